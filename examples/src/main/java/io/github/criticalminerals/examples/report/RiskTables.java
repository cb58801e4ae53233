package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
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
        return find(material, RiskScores.ANYONE, RiskMethod.EU_WORLD)
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
                                (RiskMaterial material) -> score(material, RiskScores.ANYONE, RiskMethod.EU_WORLD)
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
                RiskMethod.EU_WORLD.toString(),
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

    Table<RiskMaterial> world() {
        Table<RiskMaterial> table = supply("The world's supply, the same for every consumer", RiskRow.FILE)
                .onPage("likely range", material -> Texts.range(likely(material), RiskRow.DIGITS));
        for (RiskMethod method : ImmutableList.of(RiskMethod.EU_SUPPLY_RISK, RiskMethod.EU_CRITICALITY)) {
            table.onPage(method.brief(), material -> cell(material, "EU", method));
        }
        return table;
    }

    /** World supply by stage, with the stage that decides the EU's supply risk. */
    Table<RiskMaterial> stages(Map<String, String> bottlenecks) {
        return supply("By stage, within " + ReportInput.IEA_EDITION + " (world supply)", "risk-stages.csv")
                .column(
                        "bottleneck_of_the_material",
                        material -> Objects.requireNonNull(bottlenecks.get(material.name())));
    }

    /** What both tables of the world's supply have. */
    private Table<RiskMaterial> supply(String caption, String file) {
        Table<RiskMaterial> table = Table.of(file, caption, materials())
                .inFile("material", RiskMaterial::name)
                .onPage("material", RiskTables::named)
                .column("stage", RiskMaterial::stage);
        ImmutableMap.of(
                        "hhi_fraction", RiskMethod.HHI,
                        "n_minus_1_fraction", RiskMethod.N_MINUS_1,
                        "eu_score_world_supply_only", RiskMethod.EU_WORLD)
                .forEach((name, method) -> table.inFile(name + "_low", material -> end(material, method, Side.LOW))
                        .inFile(name + "_high", material -> end(material, method, Side.HIGH))
                        .onPage(method.brief(), material -> cell(material, RiskScores.ANYONE, method)));
        return table;
    }

    private String end(RiskMaterial material, RiskMethod method, Side side) {
        return Texts.end(
                find(material, RiskScores.ANYONE, method)
                        .flatMap(RiskRow::score)
                        .map(Term::value),
                side);
    }

    private record Use(RiskMaterial material, String consumer) {}

    Table<?> consumers() {
        List<Use> uses = materials().stream()
                .flatMap(material ->
                        Consumer.all(ReportInput.YEAR).stream().map(consumer -> new Use(material, consumer.name())))
                .toList();
        Table<Use> table = Table.of(RiskRow.FILE, "By consumer", uses)
                .onPage("material", use -> named(use.material()))
                .onPage("consumer", Use::consumer);
        for (RiskMethod method : ImmutableList.of(
                RiskMethod.OWN,
                RiskMethod.EU_CONTROLS,
                RiskMethod.GEOPOLRISK_ANY,
                RiskMethod.GEOPOLRISK_WORLD,
                RiskMethod.USGS,
                RiskMethod.SINGLE_POINT,
                RiskMethod.RELIANCE)) {
            table.onPage(
                    method == RiskMethod.OWN ? "own production (t)" : method.brief(),
                    use -> cell(use.material(), use.consumer(), method));
        }
        return table;
    }
}
