package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.IndexResult;
import io.github.criticalminerals.core.concentration.ShareClaims;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.policy.EventStatus;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.Standing;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.examples.report.CompatibleSets.CompatibleSet;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.chart.Span;
import io.github.criticalminerals.io.report.Reconciliation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The main job: reproduces the figures and the checkable numbers of the five source documents from published data, each
 * with its source, into {@code examples/target/report/}, and prints a summary.
 *
 * <p>Options: {@code --date 2025-11-30} (the day that the policy timeline is shown for), {@code --commodity cobalt}
 * (another commodity in Figure 1), {@code --out folder}.
 */
public final class Report {

    private final ReportInput input;
    private final MineFigure mining;
    private final PriceFigure prices;
    private final List<Finding> findings;
    private final List<Chapter> chapters;

    Report(ReportInput input) {
        this.input = input;
        this.mining = MineFigure.of(input);
        this.prices = PriceFigure.of(input);
        this.findings = new ClaimCheck(input).all();
        this.chapters =
                ImmutableList.of(new ScreeningChapter(input), new RiskChapter(input), new CrmaChapter(input), new SubstitutionChapter(input));
    }

    /**
     * Writes the report. What is wrong with an option, or with the folder to write to, is one line, and the exit status
     * is 1.
     *
     * @param args the options
     */
    public static void main(String[] args) {
        PrintStream print = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status = run(args, print);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Writes the report and gives the exit status. */
    static int run(String[] args, PrintStream print) {
        try {
            write(args, print);
            return 0;
        } catch (IOException e) {
            print.println("error: the report cannot be written: " + e.getMessage() + "; nothing was changed");
        } catch (IllegalArgumentException e) {
            print.println("error: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
        return 1;
    }

    private static void write(String[] args, PrintStream print) throws IOException {
        Path out = Path.of("target", "report");
        LocalDate date = ReportInput.USUAL_DATE;
        String commodity = ReportInput.USUAL_COMMODITY;
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--date" -> date = date(value);
                case "--commodity" -> commodity = Commodity.parse(value).name();
                case "--out" -> out = Path.of(value);
                default ->
                    throw new IllegalArgumentException(
                            "option must be --date, --commodity or --out, but was \"" + args[i] + "\"");
            }
        }
        Report report = new Report(ReportInput.load(date, commodity));
        report.write(out);
        report.summary(out).forEach(print::println);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("--date must be like 2025-11-30, but was \"" + text + "\"", e);
        }
    }

    /** Every file of the report by its name, as text. */
    Map<String, String> files() {
        ImmutableMap.Builder<String, String> files = ImmutableMap.builder();
        files.put("figure-1-mine-production-2024.svg", mining.chart().toSvg());
        files.put("figure-1-mine-production-2024.csv", mining.csv().toCsv());
        files.put("figure-2-ytd-performance.svg", prices.chart().toSvg());
        files.put("figure-2-ytd-performance.csv", prices.table().toCsv());
        files.put("claims.csv", claims().toCsv());
        files.put("claims-refining-sets.csv", refiningSets().toCsv());
        files.put("timeline.csv", timeline().toCsv());
        files.put("lists.csv", lists().toCsv());
        files.put("stages.csv", stages().toCsv());
        files.put("reconciliation.csv", reconciliation().toCsv());
        chapters.forEach(chapter -> files.putAll(chapter.files()));
        files.put("index.html", page());
        return files.buildOrThrow();
    }

    /**
     * Writes all files beside their places first and moves them when all are written: a full disk leaves what was
     * there.
     */
    void write(Path out) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        files.put("figure-1-mine-production-2024.png", mining.chart().toPng(2));
        files.put("figure-2-ytd-performance.png", prices.chart().toPng(2));
        Files.createDirectories(out);
        Path beside = Files.createTempDirectory(out, ".unfinished");
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(beside.resolve(file.getKey()), file.getValue());
            }
            for (String name : files.keySet()) {
                Files.move(beside.resolve(name), out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (String name : files.keySet()) {
                Files.deleteIfExists(beside.resolve(name));
            }
            Files.deleteIfExists(beside);
        }
    }

    /** What the command prints: at most 40 lines. */
    List<String> summary(Path out) {
        List<String> lines = new ArrayList<>();
        lines.add(mining.title() + " (" + mining.table().edition().orElseThrow() + ")");
        mining.notes().forEach(note -> lines.add("  " + note));
        lines.add("Closing prices since " + PriceFigure.BASE);
        prices.notes().stream().limit(2).forEach(note -> lines.add("  " + note));
        lines.add("By stage, within one source (" + ReportInput.IEA_EDITION + ", magnet rare earths, "
                + ReportInput.YEAR + ")");
        for (SupplyTable table : sameSource()) {
            lines.add("  " + table.stages().iterator().next() + ": HHI "
                    + Texts.points(Concentration.of(table).hhi().value()) + " points, China "
                    + Texts.percent(table.shareOf("China").fraction())
                    + (table.equals(bottleneck()) ? " (the bottleneck)" : ""));
        }
        lines.add("Claims of the documents: " + findings.size());
        Map<Verdict, Integer> counts = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            int count =
                    (int) findings.stream().filter(f -> f.verdict() == verdict).count();
            if (count > 0) {
                counts.put(verdict, count);
            }
        }
        counts.forEach((verdict, count) -> lines.add("  " + verdict + ": " + count));
        lines.add("Refining claims that can hold together");
        for (CompatibleSet set : compatible(Wording.CONVENTION)) {
            lines.add("  " + String.join(", ", set.claims()) + ": China " + sharesInWords(set.common()) + ", HHI "
                    + Texts.points(impliedHhi(set.common()).value()) + " points");
        }
        long inForce = input.timeline().standingsOn(input.date()).stream()
                .filter(standing -> standing.status().toString().equals("in force"))
                .count();
        lines.add("Policy events: " + input.timeline().events().size() + ", in force on " + input.date() + ": "
                + inForce);
        lines.add("US critical minerals: " + CriticalList.US_2025.members().size() + " in 2025, "
                + CriticalList.US_2025
                        .differenceFrom(CriticalList.US_2022)
                        .added()
                        .size() + " of them new");
        chapters.forEach(chapter -> lines.addAll(chapter.summary()));
        lines.add("Written to " + out + "; open index.html");
        return lines;
    }

    CsvTable claims() {
        CsvTable csv = new CsvTable(
                "id",
                "document",
                "said_by",
                "subject",
                "stages",
                "measure",
                "qualifier",
                "value",
                "unit",
                "as_of",
                "means",
                "library_figure",
                "library_source",
                "library_edition",
                "library_measure",
                "library_scope",
                "verdict",
                "why");
        for (Finding finding : findings) {
            Claim claim = finding.claim();
            csv.add(
                    claim.id(),
                    claim.document(),
                    claim.saidBy(),
                    claim.subject(),
                    claim.stages(),
                    claim.measure(),
                    claim.qualifier(),
                    claim.value(),
                    claim.unit(),
                    claim.asOf(),
                    finding.meaning(),
                    finding.figure(),
                    finding.source(),
                    finding.edition(),
                    finding.measure(),
                    finding.scope(),
                    finding.verdict().toString(),
                    finding.why());
        }
        return csv;
    }

    /** The claims on China's share of refining or processing. */
    private Map<String, Interval> refiningClaims(Wording wording) {
        Map<String, Interval> claims = new LinkedHashMap<>();
        for (Claim claim : input.claims()) {
            if (claim.check().equals("share") && !claim.checkedStages().equals("mining")) {
                claims.put(claim.id(), claim.meaning(wording).orElseThrow());
            }
        }
        return claims;
    }

    private List<CompatibleSet> compatible(Wording wording) {
        return CompatibleSets.of(refiningClaims(wording));
    }

    /** What a share of China implies for the index, whoever the others are. */
    private static IndexResult impliedHhi(Interval share) {
        return Concentration.of(ShareClaims.of("China", new Share(share))).hhi();
    }

    CsvTable refiningSets() {
        CsvTable csv = new CsvTable("width", "claims", "share_low", "share_high", "hold", "hhi_low", "hhi_high");
        for (Map.Entry<String, Wording> width : ImmutableMap.of(
                        "convention", Wording.CONVENTION, "half", Wording.HALF, "double", Wording.DOUBLE)
                .entrySet()) {
            for (CompatibleSet set : compatible(width.getValue())) {
                Interval hhi = impliedHhi(set.common()).points();
                csv.add(
                        width.getKey(),
                        String.join(" ", set.claims()),
                        Texts.rounded(Interval.exact(set.common().lower())),
                        Texts.rounded(Interval.exact(set.common().upper())),
                        set.common().isExact() ? "only at this value" : "between these values",
                        Texts.rounded(Interval.exact(hhi.lower())),
                        Texts.rounded(Interval.exact(hhi.upper())));
            }
        }
        return csv;
    }

    CsvTable timeline() {
        CsvTable csv = new CsvTable(
                "id",
                "title",
                "issuer",
                "scope",
                "announced",
                "from",
                "until",
                "instrument",
                "status",
                "on",
                "reason",
                "verification",
                "sources");
        for (Standing standing : input.timeline().standingsOn(input.date())) {
            PolicyEvent event = standing.event();
            csv.add(
                    event.id(),
                    event.title(),
                    event.issuer(),
                    event.scope().toString(),
                    event.announced().map(LocalDate::toString).orElse(""),
                    event.from().map(LocalDate::toString).orElse(""),
                    event.until().map(LocalDate::toString).orElse(""),
                    Texts.instrument(event.instrument()),
                    standing.status().toString(),
                    standing.date().toString(),
                    standing.reason(),
                    event.verification().toString(),
                    String.join(
                            " | ",
                            event.sources().stream().map(Source::toString).toList()));
        }
        return csv;
    }

    CsvTable lists() {
        CsvTable csv = new CsvTable("mineral", "us_2022", "us_2025", "added_2025", "eu_2023");
        for (Commodity mineral : CriticalList.US_2025.members()) {
            boolean before = CriticalList.US_2022.contains(mineral);
            csv.add(
                    mineral.name(),
                    before ? "yes" : "no",
                    "yes",
                    before ? "no" : "yes",
                    names(
                            CriticalList.EU_2023.contains(mineral)
                                    ? ImmutableList.of(mineral)
                                    : ofTheSameElements(mineral)));
        }
        return csv;
    }

    /** The EU's entries that hold all elements of a mineral which it does not list by that name. */
    private static List<Commodity> ofTheSameElements(Commodity mineral) {
        return CriticalList.EU_2023.members().stream()
                .filter(member ->
                        !mineral.elements().isEmpty() && member.elements().containsAll(mineral.elements()))
                .toList();
    }

    /** The tables of one source, which may be ranked against each other. */
    private List<SupplyTable> sameSource() {
        return ImmutableList.of(input.minedMagnetElements(), input.refining());
    }

    private SupplyTable bottleneck() {
        return sameSource().stream()
                .max(Comparator.comparingDouble(
                        table -> Concentration.of(table).hhi().value().lower()))
                .orElseThrow();
    }

    CsvTable stages() {
        CsvTable csv = new CsvTable(
                "commodity",
                "stage",
                "measure",
                "year",
                "edition",
                "basis",
                "sum_tonnes",
                "largest",
                "share_low",
                "share_high",
                "hhi_points_low",
                "hhi_points_high",
                "n_minus_1_low",
                "n_minus_1_high",
                "ranked",
                "bottleneck");
        for (SupplyTable table : sameSource()) {
            csv.add(stage(table, "yes", table.equals(bottleneck()) ? "yes" : "no"));
        }
        csv.add(stage(input.mining(), "no: another source and scope", ""));
        csv.add(stage(input.reserves(), "no: another source, scope and measure", ""));
        return csv;
    }

    private static String[] stage(SupplyTable table, String ranked, String bottleneck) {
        Concentration concentration = Concentration.of(table);
        Interval hhi = concentration.hhi().points();
        Interval left = concentration.nMinus1().value();
        SupplyRow largest = table.rows().stream()
                .filter(SupplyRow::hasFigure)
                .max(Comparator.comparingDouble(row -> row.amount().tonnes().lower()))
                .orElseThrow();
        Interval share = table.shareOf(largest.producer()).fraction();
        return new String[] {
            table.commodity().name(),
            String.join(" and ", table.stages().stream().map(Object::toString).toList()),
            table.measure().name().toLowerCase(Locale.ROOT),
            Integer.toString(table.year()),
            table.edition().map(Edition::toString).orElse(""),
            table.basis().name(),
            Texts.rounded(table.sumOfRows().tonnes()),
            largest.producer().name(),
            Texts.rounded(Interval.exact(share.lower())),
            Texts.rounded(Interval.exact(share.upper())),
            Texts.rounded(Interval.exact(hhi.lower())),
            Texts.rounded(Interval.exact(hhi.upper())),
            Texts.rounded(Interval.exact(left.lower())),
            Texts.rounded(Interval.exact(left.upper())),
            ranked,
            bottleneck
        };
    }

    CsvTable reconciliation() {
        CsvTable csv = new CsvTable("table", "unit", "sum_of_rows", "printed_total", "verdict", "explanation");
        for (Reconciliation reconciliation : input.reference().reconciliations()) {
            csv.add(
                    reconciliation.table(),
                    reconciliation.unit(),
                    Texts.rounded(reconciliation.sum()),
                    Texts.rounded(reconciliation.total()),
                    reconciliation.verdict().toString(),
                    reconciliation.explanation());
        }
        return csv;
    }

    /** Everything on one page. */
    private String page() {
        Page page = Page.titled("Rare earths: the documents' figures and numbers, from published data")
                .paragraph("Two figures and " + findings.size()
                        + " statements of five public documents, held against published"
                        + " data. Every figure has its source; what cannot be checked says why. Policy events are shown as of "
                        + input.date() + ".");
        page.section("Figure 1: mine production")
                .paragraph("In the documents: a pie chart of rare earth mine production by"
                        + " country, 2024, without numbers (D1, Figure 1)."
                        + (input.commodity().equals(ReportInput.USUAL_COMMODITY)
                                ? ""
                                : " Here the same of another commodity: " + input.commodity() + "."));
        page.figure(mining.chart());
        table(page, "Rows of Figure 1", mining.readable());
        if (!mining.table().errata().isEmpty()) {
            page.list(mining.table().errata());
        }
        page.section("Figure 2: share prices")
                .paragraph("In the documents: year-to-date performance of two producers as of " + PriceFigure.DOCUMENT
                        + ", without numbers (D1, Figure 2). Here to " + prices.end()
                        + ", the last day of which closes of both are at hand; the numbers for the documents' day stand under"
                        + " the figure.")
                .figure(prices.chart());
        prices.table().foldInto(page);
        page.section("Stages: which one is the bottleneck")
                .paragraph(
                        "Stages are ranked within one source only. Mining and reserves after the USGS stand beside it and are"
                                + " not ranked. Separation and magnets: no country table is at hand; their shares are unknown.")
                .figure(hhiChart());
        table(
                page,
                "By stage: the largest supplier's share, HHI in points, what is left without the largest",
                stagesInWords());
        page.section("Claims")
                .paragraph(
                        "A claim is read as an interval (column \"means\", in the claim's unit): a printed figure is half a"
                                + " unit of its last digit to either side; about and approximately, 2.5 points; nearly, up to 5 points less;"
                                + " over, the figure or more. A figure of another measure or scope is shown and proves nothing either way.");
        CsvTable brief = new CsvTable("id", "doc", "says", "verdict", "means", "library_figure", "edition", "why");
        for (Finding finding : findings) {
            Claim claim = finding.claim();
            brief.add(
                    claim.id(),
                    claim.document(),
                    claim.inOneLine(),
                    finding.verdict().toString(),
                    finding.meaningInWords(),
                    finding.figureInWords(),
                    finding.edition(),
                    finding.why());
        }
        table(page, "Claims of the documents", brief);
        page.paragraph("Sources of the library's figures, by claim:").list(sourcesOfFigures());
        page.list(input.documents().entrySet().stream()
                .map(document -> document.getKey() + ": " + document.getValue())
                .toList());
        page.section("Refining claims among themselves")
                .paragraph(
                        "Which of the claims on China's refining or processing can be true together, at the convention's"
                                + " width, half and double, and what each set implies for the HHI (points), whoever the others are.");
        table(page, "Maximal sets", refiningSetsInWords());
        page.section("Policy timeline")
                .paragraph("Status on " + input.date() + ": " + statusCounts()
                        + ". An event without signed text stays preliminary; what follows a suspension that has expired is"
                        + " unknown until an act says it."
                        + input.timeline()
                                .coverage()
                                .map(known -> " " + known + ".")
                                .orElse(""))
                .figure(timelineChart());
        folded(
                page,
                "All " + input.timeline().events().size() + " policy events with their sources, status on "
                        + input.date(),
                timeline()
                        .only(
                                "id",
                                "title",
                                "scope",
                                "from",
                                "until",
                                "status",
                                "reason",
                                "instrument",
                                "verification",
                                "sources"));
        page.section("Critical minerals of the United States")
                .paragraph(
                        "New in the list of 2025: "
                                + names(CriticalList.US_2025
                                        .differenceFrom(CriticalList.US_2022)
                                        .added())
                                + ". The EU lists some minerals in groups or forms: the column names its entries of the same elements.")
                .list(Stream.of(CriticalList.US_2022, CriticalList.US_2025, CriticalList.EU_2023)
                        .map(list -> list.name() + ": "
                                + list.sources().stream().map(Source::toString).collect(Collectors.joining("; ")))
                        .toList());
        folded(page, "The " + CriticalList.US_2025.members().size() + " minerals of the list of 2025", lists());
        page.section("Bundled tables against their printed totals")
                .paragraph("Of " + reconciliation().rows().size() + " tables with a printed total: " + reconciled()
                        + ". Those that are not within rounding of the total, or have a named erratum:");
        table(page, "Errata and differences", exceptions());
        folded(page, "All tables: the sum of the rows and the printed total", reconciliation());
        folded(page, "Tables of MCS 2025 that are not bundled, and why", notBundled());
        chapters.forEach(chapter -> chapter.addTo(page));
        page.section("Files")
                .paragraph("Beside this page, each figure and table as a file:")
                .links(links());
        return page.toHtml();
    }

    /** The stages for the page. */
    private CsvTable stagesInWords() {
        CsvTable words = new CsvTable(
                "stage", "commodity", "measure", "edition", "largest", "share", "HHI", "N-1", "ranked", "bottleneck");
        for (List<String> row : stages().rows()) {
            UnaryOperator<String> cell = name -> row.get(stages().header().indexOf(name));
            words.add(
                    cell.apply("stage"),
                    cell.apply("commodity"),
                    cell.apply("measure"),
                    cell.apply("edition"),
                    cell.apply("largest"),
                    Texts.percent(ends(cell, "share")),
                    points(ends(cell, "hhi_points")),
                    Texts.percent(ends(cell, "n_minus_1")),
                    cell.apply("ranked"),
                    cell.apply("bottleneck"));
        }
        return words;
    }

    /** The maximal sets for the page. */
    private CsvTable refiningSetsInWords() {
        CsvTable words = new CsvTable("width", "claims", "China's share", "hold", "HHI, points");
        for (List<String> row : refiningSets().rows()) {
            UnaryOperator<String> cell = name -> row.get(refiningSets().header().indexOf(name));
            words.add(
                    cell.apply("width"),
                    cell.apply("claims").replace(" ", ", "),
                    Texts.percent(ends(cell, "share"), 4),
                    cell.apply("hold"),
                    points(ends(cell, "hhi")));
        }
        return words;
    }

    private static String points(Interval points) {
        return Texts.points(points.scaledBy(1e-4)).replace(" to ", "..");
    }

    private static Interval ends(UnaryOperator<String> cell, String name) {
        return Interval.of(
                Double.parseDouble(cell.apply(name + "_low")), Double.parseDouble(cell.apply(name + "_high")));
    }

    /** Each source of a figure with the claims that it stands beside. */
    private List<String> sourcesOfFigures() {
        Map<String, List<String>> claims = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (!finding.source().isEmpty()) {
                claims.computeIfAbsent(finding.source(), source -> new ArrayList<>())
                        .add(finding.claim().id());
            }
        }
        return claims.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .toList();
    }

    private String statusCounts() {
        Map<EventStatus, Integer> counts = new EnumMap<>(EventStatus.class);
        input.timeline()
                .standingsOn(input.date())
                .forEach(standing -> counts.merge(standing.status(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private String reconciled() {
        Map<String, Integer> counts = new TreeMap<>();
        input.reference().reconciliations().forEach(one -> counts.merge(verdict(one), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String verdict(Reconciliation one) {
        return one.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What a reader looks for first: tables that rounding of the total does not explain, and corrected ones. */
    private CsvTable exceptions() {
        Set<String> errata = input.reference().tables().stream()
                .flatMap(table -> table.errata().stream())
                .collect(ImmutableSet.toImmutableSet());
        CsvTable some = new CsvTable("table", "unit", "sum of rows", "printed total", "verdict", "explanation");
        for (Reconciliation one : input.reference().reconciliations()) {
            boolean corrected = errata.stream().anyMatch(one.explanation()::contains);
            if (corrected || one.verdict() != Reconciliation.Verdict.WITHIN_ROUNDING_OF_TOTAL) {
                some.add(
                        one.table(),
                        one.unit(),
                        Texts.amount(one.sum()),
                        Texts.amount(one.total()),
                        verdict(one),
                        one.explanation());
            }
        }
        return some;
    }

    private CsvTable notBundled() {
        CsvTable reasons = new CsvTable("table", "why not");
        input.reference().notBundled().forEach(reasons::add);
        return reasons;
    }

    private static String names(List<Commodity> commodities) {
        return commodities.stream().map(Commodity::name).collect(Collectors.joining(", "));
    }

    private static void folded(Page page, String caption, CsvTable table) {
        page.foldedTable(caption, "", table.header(), table.rows());
    }

    private static void table(Page page, String caption, CsvTable table) {
        page.table(caption, "", table.header(), table.rows());
    }

    private Map<String, String> links() {
        ImmutableMap.Builder<String, String> links = ImmutableMap.builder();
        for (String file : ImmutableList.of(
                "figure-1-mine-production-2024.svg",
                "figure-1-mine-production-2024.png",
                "figure-1-mine-production-2024.csv",
                "figure-2-ytd-performance.svg",
                "figure-2-ytd-performance.png",
                "figure-2-ytd-performance.csv",
                "claims.csv",
                "claims-refining-sets.csv",
                "timeline.csv",
                "lists.csv",
                "stages.csv",
                "reconciliation.csv")) {
            links.put(file, file);
        }
        chapters.forEach(chapter -> chapter.files().keySet().forEach(file -> links.put(file, file)));
        return links.buildOrThrow();
    }

    private Chart hhiChart() {
        Map<String, Interval> rows = new LinkedHashMap<>();
        for (SupplyTable table : sameSource()) {
            rows.put(
                    table.stages().iterator().next() + ", magnet rare earths",
                    Concentration.of(table).hhi().points());
        }
        return Chart.intervals(
                        "Concentration by stage, " + ReportInput.YEAR,
                        "HHI, points; the range is what is not known",
                        rows)
                .withSource(sameSource().get(0).sources().get(0).toString());
    }

    private Chart timelineChart() {
        List<Span> spans = new ArrayList<>();
        for (Standing standing : input.timeline().standingsOn(input.date())) {
            PolicyEvent event = standing.event();
            Optional<LocalDate> from = event.from().or(event::announced);
            if (from.isPresent()
                    && !from.get().isBefore(LocalDate.of(2025, 1, 1))
                    && event.signed()
                    && event.instrument().restricts()) {
                spans.add(lastDay(standing, from.get())
                        .map(last -> Span.of(event.title(), standing.status().toString(), from.get(), last))
                        .orElseGet(() ->
                                Span.openEnded(event.title(), standing.status().toString(), from.get())));
            }
        }
        return Chart.timeline("Restrictions since 2025, by status on " + input.date(), spans, input.date());
    }

    /** The last day as stated, or the day before an act took it back; nothing if it has no end. */
    private Optional<LocalDate> lastDay(Standing standing, LocalDate from) {
        return standing.status() == EventStatus.ENDED
                ? input.timeline().changesBetween(from, standing.date()).stream()
                        .filter(change ->
                                change.event().equals(standing.event()) && change.after() == EventStatus.ENDED)
                        .map(change -> change.date().minusDays(1))
                        .findFirst()
                : standing.event().until();
    }

    private static String sharesInWords(Interval share) {
        return share.isExact() ? "only at " + Texts.percent(share) : Texts.percent(share);
    }
}
