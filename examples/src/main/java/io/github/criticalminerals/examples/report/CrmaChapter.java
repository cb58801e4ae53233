package io.github.criticalminerals.examples.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.risk.Answer;
import io.github.criticalminerals.core.risk.CrmaBenchmarks;
import io.github.criticalminerals.core.risk.CrmaBenchmarks.Benchmark;
import io.github.criticalminerals.core.risk.CrmaBenchmarks.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The EU's benchmarks for 2030 for each of its strategic raw materials: what sources state or prove of them, and, since
 * the EU's consumption is unknown, up to which consumption what it makes would meet them.
 */
final class CrmaChapter implements Chapter {

    /** What the tables call materials of the list that have other names there, or several parts. */
    private static final ImmutableListMultimap<String, String> NAMES = ImmutableListMultimap.<String, String>builder()
            .putAll("bauxite, alumina and aluminum", "bauxite", "alumina", "aluminum")
            .putAll("graphite (natural)", "graphite (natural)", "graphite (IEA refined)")
            .putAll("platinum-group metals", "platinum", "palladium")
            .put("permanent magnet rare earths (EU 2024)", "magnet rare earths")
            .build();

    private static final String CONSUMPTION = "EU annual consumption";

    private final ReportInput input;
    private final Consumer eu = Consumer.eu(ReportInput.YEAR);
    private final ImmutableList<SupplyTable> tables;
    private final ImmutableList<CrmaRow> rows;
    private final Table<CrmaRow> table;

    CrmaChapter(ReportInput input) {
        this.input = input;
        this.tables = input.reference().tables().stream()
                .filter(each -> each.year() == ReportInput.YEAR && each.measure() == Measure.OUTPUT)
                .collect(ImmutableList.toImmutableList());
        this.rows = CriticalList.EU_STRATEGIC_2024.entries().stream()
                .flatMap(this::rows)
                .collect(ImmutableList.toImmutableList());
        this.table = Table.of("crma-2030.csv", "Every benchmark with all evidence", rows)
                .column("material", row -> row.entry().printed())
                .column("benchmark", row -> CrmaRow.words(row.kind()))
                .column(
                        "at_least_or_most",
                        row -> Texts.percent(Interval.exact(row.kind().share())))
                .column("answer", row -> CrmaRow.words(row.answer()))
                .column("because", CrmaRow::because)
                .column("beside", CrmaRow::beside)
                .column("counted", CrmaRow::counted)
                .range("eu", "EU", row -> row.output().map(Benchmark::amount), Texts::amount)
                .column("unit", CrmaRow::unit)
                .range("met_up_to", "met up to", row -> row.output().map(Benchmark::turningPoint), Texts::amount)
                .column("missing", row -> String.join("; ", row.missing()))
                .column("world", CrmaRow::world)
                .column("edition", CrmaRow::edition)
                .inFile("sources", row -> Stream.concat(
                                row.evidence().stream().map(CrmaEvidence::source),
                                Stream.of(CrmaBenchmarks.ACT.toString()))
                        .distinct()
                        .collect(Collectors.joining("; ")));
    }

    /** Extraction, processing, recycling and one country, one row for each table that counts. */
    ImmutableList<CrmaRow> rows() {
        return rows;
    }

    private Stream<CrmaRow> rows(CriticalList.Entry entry) {
        List<SupplyTable> mined = find(entry, true);
        List<SupplyTable> made = find(entry, false);
        String world = Stream.concat(mined.stream(), made.stream())
                .flatMap(each -> largest(each).stream())
                .collect(Collectors.joining("; "));
        return Stream.of(
                        produced(entry, Kind.EXTRACTION, mined, "who extracts it"),
                        produced(entry, Kind.PROCESSING, made, "who processes it"),
                        Stream.of(unknown(entry, Kind.RECYCLING, "recycling in the EU", "")),
                        Stream.of(unknown(entry, Kind.ONE_COUNTRY, "EU imports by origin", world)))
                .flatMap(each -> each);
    }

    private Stream<CrmaRow> produced(CriticalList.Entry entry, Kind kind, List<SupplyTable> known, String missing) {
        return known.isEmpty()
                ? Stream.of(unknown(entry, kind, missing + why(entry), ""))
                : known.stream().map(each -> produced(entry, kind, each));
    }

    /** Tables of the first edition that has any of the stage. */
    private List<SupplyTable> find(CriticalList.Entry entry, boolean mining) {
        String name = entry.commodity().name();
        List<String> names = NAMES.containsKey(name) ? NAMES.get(name) : ImmutableList.of(name);
        for (String edition : ImmutableList.of(ReportInput.EDITION, ReportInput.IEA_EDITION)) {
            List<SupplyTable> found = tables.stream()
                    .filter(table -> names.contains(table.commodity().name())
                            && edition(table).equals(edition)
                            && table.stages().equals(ImmutableSet.of(Stage.MINING)) == mining
                            && !table.stages().contains(Stage.RECYCLING))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return ImmutableList.of();
    }

    private static String edition(SupplyTable table) {
        return table.edition().map(Edition::toString).orElse("");
    }

    /** Why a table is not bundled, where the data say so. */
    private String why(CriticalList.Entry entry) {
        String name = entry.commodity().name();
        return input.reference().notBundled().entrySet().stream()
                .filter(reason -> reason.getKey().startsWith(name + " (")
                        || (reason.getKey().startsWith(name + ", ")
                                && reason.getKey().contains("output " + ReportInput.YEAR)))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(reason -> " (not bundled: " + reason + ")")
                .orElse("");
    }

    private CrmaRow produced(CriticalList.Entry entry, Kind kind, SupplyTable table) {
        Mass amount = table.amountOf(eu.members());
        CrmaBenchmarks benchmarks = CrmaBenchmarks.of(entry.commodity(), Mass.unknown(table.basis()));
        Benchmark benchmark = find(
                kind, kind == Kind.EXTRACTION ? benchmarks.withExtraction(amount) : benchmarks.withProcessing(amount));
        List<String> missing = new ArrayList<>();
        if (benchmark.met() == Answer.UNKNOWN) {
            missing.add(CONSUMPTION);
        }
        if (!amount.tonnes().isBounded()) {
            missing.add("figures of " + String.join(", ", withoutFigure(table)));
        }
        if (entry.printed().contains(" - ")) {
            missing.add("figures by grade");
        }
        return new CrmaRow(
                entry,
                kind,
                CrmaEvidence.of(input, entry, kind, eu.members()),
                table.commodity().name() + ", " + Joiner.on(" and ").join(table.stages()),
                Optional.of(benchmark),
                "t " + table.basis(),
                missing,
                "",
                edition(table));
    }

    private static Benchmark find(Kind kind, CrmaBenchmarks benchmarks) {
        return benchmarks.result().stream()
                .filter(result -> result.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<String> withoutFigure(SupplyTable table) {
        return table.rowsWithoutFigure().stream()
                .map(SupplyRow::producer)
                .filter(producer ->
                        !(producer instanceof Country country) || eu.members().contains(country))
                .map(producer -> producer.name())
                .toList();
    }

    private CrmaRow unknown(CriticalList.Entry entry, Kind kind, String missing, String world) {
        return new CrmaRow(
                entry,
                kind,
                CrmaEvidence.of(input, entry, kind, eu.members()),
                "",
                Optional.empty(),
                "",
                ImmutableList.of(missing, CONSUMPTION),
                world,
                "");
    }

    /** The third country that makes most in the world: not a share of what the EU uses. */
    private Optional<String> largest(SupplyTable table) {
        return table.rows().stream()
                .filter(row -> row.producer() instanceof Country country
                        && !eu.members().contains(country)
                        && row.hasFigure())
                .max(Comparator.comparingDouble(row -> row.amount().tonnes().lower()))
                .map(row -> row.producer().name() + " makes "
                        + Texts.percent(table.shareOf(row.producer()).fraction()) + " of the world table ("
                        + table.commodity().name() + ", " + Joiner.on(" and ").join(table.stages()) + ", "
                        + edition(table) + ")");
    }

    /** How many rows have an answer. */
    long count(Answer answer) {
        return rows.stream().filter(row -> row.answer() == answer).count();
    }

    private String counts() {
        return count(Answer.YES) + " met, " + count(Answer.NO) + " not met, " + count(Answer.UNKNOWN) + " unknown";
    }

    /** A material in one line: its rows by benchmark. */
    private record Line(String material, Map<Kind, List<CrmaRow>> rows) {
        private String cell(Kind kind) {
            return rows.getOrDefault(kind, ImmutableList.of()).stream()
                    .map(CrmaRow::inWords)
                    .distinct()
                    .collect(Collectors.joining("; "));
        }
    }

    private Table<Line> lines() {
        ImmutableList.Builder<Line> lines = ImmutableList.builder();
        for (CriticalList.Entry entry : CriticalList.EU_STRATEGIC_2024.entries()) {
            lines.add(new Line(
                    entry.printed(),
                    rows.stream()
                            .filter(row -> row.entry().equals(entry))
                            .collect(Collectors.groupingBy(CrmaRow::kind))));
        }
        Table<Line> byMaterial = Table.of("crma-2030.csv", "Benchmarks by material", lines.build())
                .onPage("material", Line::material);
        for (Kind kind : Kind.values()) {
            byMaterial.onPage(
                    CrmaRow.words(kind) + ", " + Texts.percent(Interval.exact(kind.share())), line -> line.cell(kind));
        }
        return byMaterial;
    }

    @Override
    public Map<String, String> files() {
        return ImmutableMap.of(table.file(), table.toCsv());
    }

    @Override
    public void addTo(Page page) {
        page.section("The EU's benchmarks for 2030")
                .paragraph("Strategic raw materials of Regulation (EU) 2024/1252: of " + rows.size() + " rows, "
                        + counts() + ". The answers are of the years beside them, and the benchmarks of 2030. \"Met\""
                        + " and \"not met\" stand where the Joint Research Centre states it, or where the EU's own"
                        + " supply proves it: a share of supply is a lower bound of the share of consumption, so what"
                        + " reaches a benchmark meets it, one country above 65 % breaks it, and what stays below proves"
                        + " nothing. Where the act lists one grade, shares of all grades prove nothing either.")
                .paragraph(
                        "The EU's consumption in tonnes is not bundled; where nothing else answers, the cell says up to"
                                + " which consumption the output of " + ReportInput.YEAR
                                + " would meet the benchmark.");
        lines().addTo(page);
        table.foldInto(page);
        page.foldedList(
                "Sources of the benchmarks",
                ImmutableList.of(
                        CrmaBenchmarks.ACT.toString(),
                        CrmaEvidence.JRC.toString(),
                        EuRisks.STUDY
                                + ": European Commission, Study on the critical raw materials for the EU 2023, final"
                                + " report, doi:10.2873/725585 [read in a transcription]"));
    }

    @Override
    public List<String> summary() {
        return ImmutableList.of("Benchmarks of the EU for 2030: " + counts());
    }
}
