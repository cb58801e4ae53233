package io.github.criticalminerals.examples.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.risk.Answer;
import io.github.criticalminerals.core.risk.CrmaBenchmarks;
import io.github.criticalminerals.core.risk.CrmaBenchmarks.Benchmark;
import io.github.criticalminerals.core.risk.CrmaBenchmarks.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The EU's benchmarks for 2030 for each of its strategic raw materials, as far as world tables tell. The EU's
 * consumption is unknown, so hardly one is met or not for sure; but what the EU makes says up to which consumption it
 * would be.
 */
final class CrmaTable {

    /** What the tables call materials of the list that have other names there, or several parts. */
    private static final ImmutableListMultimap<String, String> NAMES = ImmutableListMultimap.<String, String>builder()
            .putAll("bauxite, alumina and aluminum", "bauxite", "alumina", "aluminum")
            .putAll("graphite (natural)", "graphite (natural)", "graphite (IEA refined)")
            .putAll("platinum-group metals", "platinum", "palladium")
            .put("permanent magnet rare earths (EU 2024)", "magnet rare earths")
            .build();

    private static final int DIGITS = 4;
    private static final String CONSUMPTION = "EU annual consumption";

    private final ReportInput input;
    private final Consumer eu = Consumer.eu(ReportInput.YEAR);
    private final ImmutableList<SupplyTable> tables;
    private final CsvTable csv = new CsvTable(
            "material",
            "benchmark",
            "at_least_or_most",
            "answer",
            "counted",
            "eu_low",
            "eu_high",
            "unit",
            "met_up_to_low",
            "met_up_to_high",
            "missing",
            "world",
            "sources");
    private final CsvTable brief = new CsvTable(Stream.concat(
                    Stream.of("material"),
                    Arrays.stream(Kind.values())
                            .map(kind -> words(kind) + ", " + Texts.percent(Interval.exact(kind.share()))))
            .toArray(String[]::new));
    private final List<Answer> answers = new ArrayList<>();

    CrmaTable(ReportInput input) {
        this.input = input;
        this.tables = input.reference().tables().stream()
                .filter(table -> table.year() == ReportInput.YEAR && table.measure() == Measure.OUTPUT)
                .collect(ImmutableList.toImmutableList());
        CriticalList.EU_STRATEGIC_2024.entries().forEach(this::add);
    }

    CsvTable csv() {
        return csv;
    }

    /** A row for each material, the page's way. */
    CsvTable brief() {
        return brief;
    }

    /** How many have an answer. */
    int count(Answer answer) {
        return Collections.frequency(answers, answer);
    }

    private void add(CriticalList.Entry entry) {
        List<SupplyTable> mined = find(entry, true);
        List<SupplyTable> made = find(entry, false);
        List<String> world = Stream.concat(mined.stream(), made.stream())
                .flatMap(table -> largest(table).stream())
                .toList();
        brief.add(
                entry.commodity().name(),
                produced(entry, Kind.EXTRACTION, mined, "who extracts it"),
                produced(entry, Kind.PROCESSING, made, "who processes it"),
                unknown(entry, Kind.RECYCLING, "recycling in the EU", ""),
                unknown(entry, Kind.ONE_COUNTRY, "EU imports by origin", String.join("; ", world)));
    }

    private String produced(CriticalList.Entry entry, Kind kind, List<SupplyTable> known, String missing) {
        return known.isEmpty()
                ? unknown(entry, kind, missing + why(entry), "")
                : String.join(
                        "; ",
                        known.stream()
                                .map(table -> produced(entry, kind, table))
                                .toList());
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

    private String produced(CriticalList.Entry entry, Kind kind, SupplyTable table) {
        Set<Country> members = eu.members();
        Mass amount = table.amountOf(members);
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
        String counted = table.commodity().name() + ", " + Joiner.on(" and ").join(table.stages());
        answers.add(benchmark.met());
        csv.add(
                entry.printed(),
                words(kind),
                Texts.percent(Interval.exact(kind.share())),
                words(benchmark.met()),
                counted,
                Texts.end(Optional.of(benchmark.amount()), false),
                Texts.end(Optional.of(benchmark.amount()), true),
                "t " + table.basis(),
                Texts.end(Optional.of(benchmark.turningPoint()), false),
                Texts.end(Optional.of(benchmark.turningPoint()), true),
                String.join("; ", missing),
                "",
                edition(table) + "; " + CrmaBenchmarks.ACT);
        return amount.isKnown()
                ? words(benchmark.met()) + ": met up to an EU consumption of " + inWords(benchmark.turningPoint())
                        + ", with " + inWords(benchmark.amount()) + " of " + counted
                : words(benchmark.met()) + ", missing: figures of " + String.join(", ", withoutFigure(table)) + " ("
                        + counted + ")";
    }

    private static Benchmark find(Kind kind, CrmaBenchmarks benchmarks) {
        return benchmarks.result().stream()
                .filter(result -> result.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static String inWords(Interval tonnes) {
        String range = Texts.range(tonnes, DIGITS).replace("..", " to ");
        return tonnes.isBounded() ? range + " t" : range.replace(" to ", "") + " t or more";
    }

    private List<String> withoutFigure(SupplyTable table) {
        return table.rowsWithoutFigure().stream()
                .map(SupplyRow::producer)
                .filter(producer ->
                        !(producer instanceof Country country) || eu.members().contains(country))
                .map(producer -> producer.name())
                .toList();
    }

    private String unknown(CriticalList.Entry entry, Kind kind, String missing, String world) {
        Benchmark benchmark = find(kind, CrmaBenchmarks.of(entry.commodity(), Mass.unknown(Basis.UNSTATED)));
        answers.add(benchmark.met());
        csv.add(
                entry.printed(),
                words(kind),
                Texts.percent(Interval.exact(kind.share())),
                words(benchmark.met()),
                "",
                "",
                "",
                "",
                "",
                "",
                missing + "; " + CONSUMPTION,
                world,
                CrmaBenchmarks.ACT.toString());
        return words(benchmark.met()) + ", missing: " + missing + (world.isEmpty() ? "" : "; " + world);
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

    private static String words(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case YES -> "met";
            case NO -> "not met";
            case UNKNOWN -> "unknown";
        };
    }
}
