package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.chart.Chart;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Results of the risk chapter side by side, as the page shows them.
 *
 * @param rows the results
 */
record RiskTables(List<RiskRow> rows) {

    /** Copies the rows. */
    RiskTables {
        rows = ImmutableList.copyOf(rows);
    }

    private List<RiskMaterial> materials() {
        return rows.stream().map(row -> row.material).distinct().toList();
    }

    private Optional<RiskRow> find(RiskMaterial material, String consumer, RiskMethod method) {
        return rows.stream()
                .filter(row -> row.material.equals(material) && row.method == method && row.consumer.equals(consumer))
                .findFirst();
    }

    Term score(RiskMaterial material, String consumer, RiskMethod method) {
        return find(material, consumer, method).flatMap(RiskRow::score).orElseThrow();
    }

    /** A cell: the result, or what is missing, or that the method is for the United States alone. */
    String cell(RiskMaterial material, String consumer, RiskMethod method) {
        return find(material, consumer, method).map(RiskRow::inBrief).orElse("US only");
    }

    private Interval likely(RiskMaterial material) {
        return find(material, RiskScores.ANYONE, RiskMethod.EU_MOST)
                .flatMap(RiskRow::likely)
                .orElseThrow();
    }

    /** A material, and what its figures are without. */
    static String named(RiskMaterial material) {
        List<String> without = material.table().omissions();
        return material.name() + (without.isEmpty() ? "" : " (" + String.join("; ", without) + ")");
    }

    /** The materials, that with the highest risk by the EU formula first. */
    List<RiskMaterial> byRisk() {
        return materials().stream()
                .sorted(Comparator.comparingDouble(
                                (RiskMaterial material) -> score(material, RiskScores.ANYONE, RiskMethod.EU_MOST)
                                        .value()
                                        .lower())
                        .reversed())
                .toList();
    }

    Chart euChart() {
        Map<String, Interval> bars = new LinkedHashMap<>();
        for (RiskMaterial material : byRisk()) {
            bars.put(named(material), Texts.toDigits(likely(material), RiskRow.DIGITS));
        }
        return sourced(Chart.intervals(
                RiskMethod.EU_MOST.toString(),
                "EU scale; the range holds 90 % of the draws (standard errors, rounding)",
                bars));
    }

    Chart geopoliticalChart() {
        Map<String, Interval> bars = new LinkedHashMap<>();
        for (RiskMaterial material : byRisk()) {
            for (Consumer consumer : Consumer.all(ReportInput.YEAR)) {
                Interval score = score(material, consumer.name(), RiskMethod.GEOPOLRISK_WORLD)
                        .value();
                bars.put(named(material) + ", " + consumer.name(), Texts.toDigits(score, RiskRow.DIGITS));
            }
        }
        return sourced(Chart.intervals(
                RiskMethod.GEOPOLRISK_WORLD.toString(), "0..1; the range is what is not known of production", bars));
    }

    private Chart sourced(Chart chart) {
        Chart sourced = chart;
        for (Source source : rows.get(0).material.table().sources()) {
            sourced = sourced.withSource(source.toString());
        }
        return sourced.withSource(RiskScores.GOVERNANCE_EDITION + ", governance of " + RiskScores.GOVERNANCE_YEAR);
    }

    CsvTable world() {
        CsvTable csv = new CsvTable(
                "material",
                "stage",
                "HHI",
                "N-1",
                RiskMethod.EU_MOST.brief(),
                "likely range",
                RiskMethod.EU_SUPPLY_RISK.brief(),
                "EU criticality");
        for (RiskMaterial material : materials()) {
            csv.add(
                    named(material),
                    material.stage(),
                    cell(material, RiskScores.ANYONE, RiskMethod.HHI),
                    cell(material, RiskScores.ANYONE, RiskMethod.N_MINUS_1),
                    cell(material, RiskScores.ANYONE, RiskMethod.EU_MOST),
                    Texts.range(likely(material), RiskRow.DIGITS),
                    cell(material, "EU", RiskMethod.EU_SUPPLY_RISK),
                    cell(material, "EU", RiskMethod.EU_CRITICALITY));
        }
        return csv;
    }

    CsvTable consumers() {
        CsvTable csv = new CsvTable(
                "material",
                "consumer",
                "own production (t)",
                RiskMethod.EU_CONTROLS.brief(),
                RiskMethod.GEOPOLRISK_ANY.brief(),
                RiskMethod.GEOPOLRISK_WORLD.brief(),
                RiskMethod.USGS.brief(),
                RiskMethod.SINGLE_POINT.brief(),
                RiskMethod.RELIANCE.brief());
        for (RiskMaterial material : materials()) {
            for (Consumer consumer : Consumer.all(ReportInput.YEAR)) {
                String name = consumer.name();
                csv.add(
                        named(material),
                        name,
                        cell(material, name, RiskMethod.OWN),
                        cell(material, name, RiskMethod.EU_CONTROLS),
                        cell(material, name, RiskMethod.GEOPOLRISK_ANY),
                        cell(material, name, RiskMethod.GEOPOLRISK_WORLD),
                        cell(material, name, RiskMethod.USGS),
                        cell(material, name, RiskMethod.SINGLE_POINT),
                        cell(material, name, RiskMethod.RELIANCE));
            }
        }
        return csv;
    }

    /** World supply by stage, with the stage that decides the EU's supply risk. */
    CsvTable stages(Map<String, String> bottlenecks) {
        CsvTable csv = new CsvTable(
                "material", "stage", "HHI", "N-1", RiskMethod.EU_MOST.brief(), "bottleneck of the material");
        for (RiskMaterial material : materials()) {
            csv.add(
                    named(material),
                    material.stage(),
                    cell(material, RiskScores.ANYONE, RiskMethod.HHI),
                    cell(material, RiskScores.ANYONE, RiskMethod.N_MINUS_1),
                    cell(material, RiskScores.ANYONE, RiskMethod.EU_MOST),
                    Objects.requireNonNull(bottlenecks.get(material.name())));
        }
        return csv;
    }
}
