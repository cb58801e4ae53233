package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Supply risk of rare earths and five more materials for the EU, the United States and Japan, by every method that the
 * bundled data allow, side by side and with intervals; and the EU's benchmarks for 2030. World production and
 * governance are bundled, trade, consumption and prices are not: what needs these is a range or says what is missing,
 * and every assumption is printed.
 */
final class RiskChapter implements Chapter {

    private final List<RiskMaterial> headline;
    private final List<RiskRow> rows;
    private final List<RiskRow> byStage;
    private final RiskTables tables;
    private final Table<RiskMaterial> lists;
    private final Table<RiskMaterial> stages;
    private final List<RiskRanking> rankings;
    private final Table<TradedRisk> traded;
    private final Map<String, String> explained;

    RiskChapter(ReportInput input) {
        RiskScores scores = new RiskScores(input);
        this.headline = RiskMaterial.headline(input);
        this.rows = scores.rows(headline);
        this.byStage = scores.rows(RiskMaterial.byStage(input));
        this.tables = new RiskTables(rows);
        this.lists = RiskMaterial.lists(headline);
        this.stages = new RiskTables(byStage).stages(scores.bottlenecks(RiskMaterial.byStage(input)));
        this.rankings = rankings();
        this.traded = TradedRisk.table(TradedRisk.all(input, headline));
        this.explained = explained(scores);
    }

    /**
     * One for anyone, one for each consumer, and one for each stage of the other edition, which tells of the world
     * alone.
     */
    private List<RiskRanking> rankings() {
        ImmutableList.Builder<RiskRanking> all = ImmutableList.builder();
        all.add(RiskRanking.of(ReportInput.EDITION, RiskScores.ANYONE, rows));
        for (Consumer consumer : Consumer.all(ReportInput.YEAR)) {
            all.add(RiskRanking.of(ReportInput.EDITION, consumer.name(), rows));
        }
        byStage.stream().map(row -> row.material.stage()).distinct().forEach(stage -> {
            List<RiskRow> ofStage = byStage.stream()
                    .filter(row -> row.material.stage().equals(stage))
                    .toList();
            all.add(RiskRanking.of(ReportInput.IEA_EDITION + ", " + stage, RiskScores.ANYONE, ofStage));
        });
        return all.build();
    }

    /** How two numbers of the first material come about, down to their sources. */
    private Map<String, String> explained(RiskScores scores) {
        RiskMaterial first = headline.get(0);
        Consumer consumer = Consumer.UNITED_STATES;
        return ImmutableMap.of(
                RiskMethod.EU_WORLD + ": " + first.name(),
                scores.most(first.table()).result().explain(),
                RiskMethod.GEOPOLRISK_WORLD + ": " + first.name() + ", " + consumer.name(),
                tables.score(first, consumer.name(), RiskMethod.GEOPOLRISK_WORLD)
                        .toText());
    }

    @Override
    public Map<String, String> files() {
        ImmutableMap.Builder<String, String> files = ImmutableMap.builder();
        for (Table<?> table : ImmutableList.of(
                RiskRow.table(all()),
                lists,
                stages,
                RiskRanking.scores(rankings),
                RiskRanking.agreement(rankings),
                traded,
                assumptions())) {
            files.put(table.file(), table.toCsv());
        }
        files.put("risk-explained.txt", String.join("\n", explained.values()));
        return files.buildOrThrow();
    }

    private List<RiskRow> all() {
        return ImmutableList.<RiskRow>builder().addAll(rows).addAll(byStage).build();
    }

    private static Table<RiskAssumption> assumptions() {
        return Table.of("risk-assumptions.csv", "Assumptions", ImmutableList.copyOf(RiskAssumption.values()))
                .column("id", RiskAssumption::id)
                .column("assumption", RiskAssumption::toString);
    }

    @Override
    public void addTo(Page page) {
        page.section("Supply risk: rare earths and five more materials")
                .paragraph(
                        "How risky each material is for the EU, the United States and Japan, by the methods that world"
                                + " production (" + ReportInput.EDITION + ", " + ReportInput.YEAR + ") and governance ("
                                + RiskScores.GOVERNANCE_EDITION + ", " + RiskScores.GOVERNANCE_YEAR
                                + ") allow. These take in no trade, consumption or price: a range is all that remains"
                                + " possible, and a cell says what is missing; the last table has what is known of trade. Scales differ between methods; only"
                                + " ranks compare.");
        lists.addTo(page);
        page.list(Arrays.stream(RiskMethod.values())
                .filter(method -> !method.brief().equals(method.toString()))
                .map(method -> method.brief() + ": " + method)
                .toList());
        page.figure(tables.euChart()).figure(tables.geopoliticalChart());
        tables.world().addTo(page);
        tables.consumers().addTo(page);
        stages.addTo(page);
        traded.addTo(page);
        page.section("Supply risk: where the methods disagree")
                .paragraph("Rank 1 is the riskiest; a range where intervals overlap. A disagreement names the term that"
                        + " makes it: concentration, mean weight (governance), W (import risk). Two methods"
                        + " disagree where the ranges of a rank are apart, and perhaps where only their midpoints"
                        + " are.");
        RiskRanking.ranks(
                        rankings.stream()
                                .filter(ranking -> !ranking.consumer().equals(RiskScores.ANYONE))
                                .toList(),
                        ImmutableList.of(
                                RiskMethod.HHI,
                                RiskMethod.N_MINUS_1,
                                RiskMethod.EU_WORLD,
                                RiskMethod.EU_CONTROLS,
                                RiskMethod.GEOPOLRISK_ANY,
                                RiskMethod.GEOPOLRISK_WORLD,
                                RiskMethod.USGS))
                .addTo(page);
        RiskRanking.agreement(rankings.stream()
                        .filter(ranking -> ranking.edition().equals(ReportInput.EDITION))
                        .toList())
                .addTo(page);
        page.section("Supply risk: what was assumed")
                .list(Arrays.stream(RiskAssumption.values())
                        .map(assumption -> assumption.id() + ": " + assumption)
                        .toList());
        page.paragraph("Two of the numbers in full, down to their sources:");
        explained.forEach(page::text);
    }

    @Override
    public List<String> summary() {
        List<RiskMaterial> order = tables.byRisk();
        RiskMaterial first = headline.get(0);
        List<String> mixes = Consumer.all(ReportInput.YEAR).stream()
                .map(consumer ->
                        consumer.name() + " " + tables.cell(first, consumer.name(), RiskMethod.GEOPOLRISK_WORLD))
                .toList();
        return ImmutableList.of(
                "Supply risk of " + headline.size() + " materials (" + ReportInput.EDITION + ", "
                        + RiskScores.GOVERNANCE_EDITION + "; trade and consumption are missing)",
                "  " + RiskMethod.EU_WORLD.brief() + ": from " + brief(order.get(0)) + " to "
                        + brief(order.get(order.size() - 1)),
                "  " + RiskMethod.GEOPOLRISK_WORLD + ", " + first.name() + ": " + String.join(", ", mixes));
    }

    private String brief(RiskMaterial material) {
        return RiskTables.named(material) + " " + tables.cell(material, RiskScores.ANYONE, RiskMethod.EU_WORLD);
    }
}
