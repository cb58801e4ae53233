package io.github.criticalminerals.examples.reference;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.usgs.UsgsData;
import io.github.criticalminerals.io.usgs.UsgsTable;
import io.github.criticalminerals.io.usgs.UsgsWorldData;
import io.github.criticalminerals.io.worldbank.Wgi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes everything that is bundled but the policy events and the tables of the International Energy Agency, from a
 * folder with
 * the published files and lists of facts, in any subfolder: {@code MCS2025_World_Data.csv},
 * {@code MCS2026_Commodities_Data.csv},
 * the World Bank's workbook of the Worldwide Governance Indicators, release of 2024, under any name, the European
 * studies
 * ({@link EuropeanStudies}), trade and single figures ({@link Reported}):
 *
 * <pre>{@code
 * mvn -q -B -Preference -Dcritmin.mcs=FOLDER
 * }</pre>
 *
 * <p>A table is bundled if its commodity is a standard one and its rows add up to its printed total, within rounding,
 * by a named
 * erratum, or but for rows without a figure that the total may hold. The others are in {@code not-bundled.tsv} with
 * the reason.
 * Of the governance scores the estimates of 2023 with their standard errors are taken. {@code bundled.tsv} lists the
 * files with
 * their sources, {@code origins.txt} what each was made from.
 *
 * <p><b>The next edition of the Mineral Commodity Summaries</b>, without a line of Java: put its file into the folder;
 * add its line to the table {@code releases.csv} beside this class (the file, the name of what it becomes, the day of
 * its posting, and whether statistics of the United States are in it, yes or no); run the command; run the tests. The
 * new figures are then in the library. Only a layout that the loader does not know needs more.
 */
public final class BuildReference {
    /**
     * A file of the U.S. Geological Survey, what it becomes, the day of its posting, and whether statistics are in it
     * too.
     */
    record Release(String file, String bundled, String day, boolean hasStatistics) {}

    private static final String GOVERNANCE_EDITION = "WGI 2024";
    private static final int GOVERNANCE_YEAR = 2023;

    private BuildReference() {}

    /**
     * Runs the command.
     *
     * @param args the folder with the published files, and the folder to write to
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "arguments must be the folder with the published files and the folder to write to, but were "
                            + List.of(args));
        }
        System.out.print(build(Path.of(args[0]), Path.of(args[1])));
    }

    /**
     * Writes the files.
     *
     * @param published the folder with the published files, searched with its subfolders
     * @param folder the folder to write to
     * @return what was written, for people
     * @throws IOException if a file cannot be read or written
     */
    static String build(Path published, Path folder) throws IOException {
        Output out = new Output(published, folder);
        for (Release release : releases()) {
            Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.of(out.find(release.file())));
            tables(out, release, loaded);
            if (release.hasStatistics()) {
                UnitedStates.write(out, release.file(), release.day(), loaded);
            }
        }
        governance(out);
        EuropeanStudies.write(out);
        Reported.write(out);
        for (String name : List.of("iea-2025-magnet-rare-earths.csv", "iea-2025-energy-minerals.csv")) {
            out.indexOnly(
                    name,
                    "TABLES",
                    "IEA CMDE 2025",
                    SupplyTables.read(DataSource.of(
                                    name, Objects.requireNonNull(ReferenceData.class.getResourceAsStream(name), name)))
                            .orElseThrow()
                            .size(),
                    "",
                    "International Energy Agency",
                    "Critical Minerals Data Explorer 2025",
                    "https://www.iea.org",
                    "CC BY 4.0",
                    "a transcription, made by hand");
        }
        return out.close();
    }

    /** The releases that are taken: the table beside this class. */
    static ImmutableList<Release> releases() throws IOException {
        String name = "releases.csv";
        ImmutableList.Builder<Release> releases = ImmutableList.builder();
        try (InputStream table = Objects.requireNonNull(BuildReference.class.getResourceAsStream(name), name);
                CsvRows rows = StrictCsv.of(
                                DataSource.ofText(name, new String(table.readAllBytes(), StandardCharsets.UTF_8)))
                        .open()) {
            for (CsvRow row : rows) {
                String statistics = row.text(rows.column("statistics"));
                if (!statistics.equals("yes") && !statistics.equals("no")) {
                    throw new IllegalArgumentException(
                            name + ": statistics must be yes or no, but was '" + statistics + "'");
                }
                releases.add(new Release(
                        row.text(rows.column("file")),
                        row.text(rows.column("bundled")),
                        row.text(rows.column("posted")),
                        statistics.equals("yes")));
            }
        }
        return releases.build();
    }

    private static void tables(Output out, Release release, Loaded<UsgsData> loaded) throws IOException {
        List<SupplyTable> bundled = new ArrayList<>();
        for (SupplyTable read :
                loaded.orElseThrow().tables().stream().map(UsgsTable::table).toList()) {
            SupplyTable table = PrintedRevision.apply(read);
            Optional<String> reason = reasonToLeaveOut(table);
            if (reason.isPresent()) {
                out.leaveOut(title(table), reason.get());
            } else {
                bundled.add(table);
            }
        }
        Edition edition = loaded.value().editions().get(0);
        loaded.value().statistics().stream()
                .filter(each -> each.unit().startsWith("million cubic meters")
                        && (each.section().startsWith("World") || each.section().isEmpty()))
                .map(each -> each.commodity().toLowerCase(Locale.ROOT) + ", "
                        + each.statistic().toLowerCase(Locale.ROOT) + " " + each.period() + " (" + edition + ")")
                .distinct()
                .forEach(name -> out.leaveOut(name, "by volume, and no density is cited"));
        loaded.report().issues().stream()
                .filter(issue -> issue.code().equals("empty-table"))
                .map(issue -> Commodity.parse(issue.rawText()) + " (" + edition + ")")
                .distinct()
                .forEach(name -> out.leaveOut(name, "the file has no figure"));
        ReferenceData.of(bundled);
        out.write(release.bundled(), SupplyTables.write(bundled));
        LoadReport report = loaded.report();
        out.origin(release.bundled() + ": made from " + release.file() + ", "
                + report.edition().orElseThrow() + ", " + report.licence().orElseThrow() + ", sha256 "
                + report.sha256().orElseThrow());
        out.index(
                release.bundled(),
                "TABLES",
                edition.toString(),
                bundled.size(),
                release.day(),
                "U.S. Geological Survey",
                "Mineral Commodity Summaries " + edition.edition() + ", data release",
                "10.3133/mcs" + edition.edition(),
                "public domain (CC0 1.0)",
                "");
    }

    /** The estimates and standard errors of one year, a line for each country. */
    private static void governance(Output out) throws IOException {
        Loaded<List<GovernanceTable>> loaded = governance(out.published());
        GovernanceTable table = loaded.orElseThrow().stream()
                .filter(each -> each.year() == GOVERNANCE_YEAR)
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add("edition,year,country"
                + Stream.of(GovernanceDimension.values())
                        .map(dimension -> "," + dimension.code() + "," + dimension.code() + "_error")
                        .collect(Collectors.joining()));
        for (Country country : table.countries().stream().sorted().toList()) {
            StringBuilder line = new StringBuilder(GOVERNANCE_EDITION + "," + GOVERNANCE_YEAR + "," + country);
            for (GovernanceDimension dimension : GovernanceDimension.values()) {
                Optional<GovernanceScore> score = table.find(country, dimension);
                line.append(',')
                        .append(score.map(GovernanceScore::estimate)
                                .map(Object::toString)
                                .orElse(""));
                line.append(',')
                        .append(score.flatMap(GovernanceScore::standardError)
                                .map(Object::toString)
                                .orElse(""));
            }
            lines.add(line.toString());
        }
        out.write("governance.csv", lines);
        out.index(
                "governance.csv",
                "GOVERNANCE",
                GOVERNANCE_EDITION,
                lines.size() - 1,
                "",
                "World Bank",
                "Worldwide Governance Indicators, 2024 update",
                "https://www.govindicators.org",
                "CC BY 4.0",
                "");
        LoadReport report = loaded.report();
        out.origin("governance.csv: made from the World Bank's wgidataset.xlsx, " + GOVERNANCE_EDITION + ", "
                + report.licence().orElseThrow() + ", sha256 " + report.sha256().orElseThrow());
    }

    /** The workbook of the edition, whatever it is called. */
    private static Loaded<List<GovernanceTable>> governance(Path folder) throws IOException {
        List<Path> workbooks;
        try (Stream<Path> files = Files.walk(folder)) {
            workbooks = files.filter(file -> file.toString().endsWith(".xlsx"))
                    .sorted()
                    .toList();
        }
        for (Path workbook : workbooks) {
            DataSource source = DataSource.of(workbook);
            if (Wgi.recognise(source).stream().anyMatch(Recognition::fits)) {
                Loaded<List<GovernanceTable>> loaded = Wgi.load(source);
                if (loaded.report().edition().equals(Optional.of(GOVERNANCE_EDITION))) {
                    return loaded;
                }
            }
        }
        throw new IllegalArgumentException("folder must hold the World Bank's workbook of " + GOVERNANCE_EDITION
                + ", but does not: " + folder.getFileName());
    }

    private static Optional<String> reasonToLeaveOut(SupplyTable table) {
        Optional<Commodity> standard = Commodity.find(table.commodity().name());
        if (standard.isEmpty() || !standard.get().equals(table.commodity())) {
            return Optional.of("no standard commodity");
        }
        if (table.printedTotal().isEmpty()) {
            return Optional.of("no total printed that the rows could be compared with");
        }
        Reconciliation reconciliation =
                ReferenceData.of(ImmutableList.of(table)).reconciliations().get(0);
        return reconciliation.verdict() == Reconciliation.Verdict.DIFFERS
                ? Optional.of("the rows do not add up to the printed total: " + reconciliation)
                : Optional.empty();
    }

    private static String title(SupplyTable table) {
        Measure measure = table.measure();
        return table.commodity() + ", "
                + table.stages().stream().map(Stage::toString).collect(Collectors.joining(" and ")) + ", "
                + measure.name().toLowerCase(Locale.ROOT) + " " + table.year() + ", " + table.basis() + " ("
                + table.edition().orElseThrow() + ")";
    }
}
