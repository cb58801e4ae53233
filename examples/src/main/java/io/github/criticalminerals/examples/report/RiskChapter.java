package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.Answer;
import io.github.criticalminerals.io.chart.Chart;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Supply risk of rare earths and five more materials for the EU, the United States and Japan, by every method that the bundled
 * data allow, side by side and with intervals; and the EU's benchmarks for 2030. World production and governance are bundled,
 * trade, consumption and prices are not: what needs these is a range or says what is missing, and every assumption is printed.
 */
final class RiskChapter implements Chapter {

    private static final String SCORES = "risk.csv";

    private final List<RiskMaterial> headline;
    private final List<RiskRow> rows;
    private final List<RiskRow> byStage;
    private final List<RiskRanking> rankings;
    private final CrmaTable benchmarks;
    private final Map<String, String> explained;

    RiskChapter(ReportInput input) {
        RiskScores scores = new RiskScores(input);
        this.headline = RiskMaterial.headline(input);
        this.rows = scores.rows(headline);
        this.byStage = scores.rows(RiskMaterial.byStage(input));
        this.rankings = rankings();
        this.benchmarks = new CrmaTable(input);
        this.explained = explained(scores);
    }

    /** One for anyone, one for each consumer, and one for each stage of the other edition, which tells of the world alone. */
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
                RiskMethod.EU_MOST + ": " + first.name(),
                scores.most(first.table()).result().explain(),
                RiskMethod.GEOPOLRISK_WORLD + ": " + first.name() + ", " + consumer.name(),
                score(first, consumer.name(), RiskMethod.GEOPOLRISK_WORLD).toText());
    }

    private Term score(RiskMaterial material, String consumer, RiskMethod method) {
        return find(material, consumer, method).score().orElseThrow();
    }

    private RiskRow find(RiskMaterial material, String consumer, RiskMethod method) {
        return rows.stream()
                .filter(row -> row.material.equals(material) && row.method == method && row.consumer.equals(consumer))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Map<String, String> files() {
        ImmutableMap.Builder<String, String> files = ImmutableMap.builder();
        files.put(SCORES, RiskRow.csv(all()).toCsv());
        files.put("risk-side-by-side.csv", RiskRanking.scores(rankings).toCsv());
        files.put("risk-agreement.csv", RiskRanking.agreement(rankings).toCsv());
        files.put("risk-assumptions.csv", assumptions().toCsv());
        files.put("crma-2030.csv", benchmarks.csv().toCsv());
        files.put("risk-explained.txt", String.join("\n", explained.values()));
        return files.buildOrThrow();
    }

    private List<RiskRow> all() {
        return ImmutableList.<RiskRow>builder().addAll(rows).addAll(byStage).build();
    }

    private static CsvTable assumptions() {
        CsvTable csv = new CsvTable("id", "assumption");
        for (RiskAssumption assumption : RiskAssumption.values()) {
            csv.add(assumption.id(), assumption.toString());
        }
        return csv;
    }

    @Override
    public void addTo(Page page) {
        page.section("Supply risk: rare earths and five more materials")
                .paragraph(
                        "How risky each material is for the EU, the United States and Japan, by the methods that world"
                                + " production (" + ReportInput.EDITION + ", " + ReportInput.YEAR + ") and governance ("
                                + RiskScores.GOVERNANCE_EDITION + ", " + RiskScores.GOVERNANCE_YEAR
                                + ") allow. Trade, consumption and prices are not bundled: a range is all that remains possible, and a"
                                + " cell says what is missing. Scales differ between methods; only ranks compare.");
        table(page, "The materials, and who lists them", RiskMaterial.lists(headline));
        page.list(Arrays.stream(RiskMethod.values())
                .filter(method -> !method.brief().equals(method.toString()))
                .map(method -> method.brief() + ": " + method)
                .toList());
        page.figure(euChart()).figure(geopolitical());
        table(page, "The world's supply, the same for every consumer", world());
        table(page, "By consumer", consumers());
        table(page, "By stage, within " + ReportInput.IEA_EDITION + " (world supply)", stages());
        page.section("Supply risk: where the methods disagree")
                .paragraph(
                        "Rank 1 is the riskiest; a range where intervals overlap. A disagreement names the term that makes it:"
                                + " concentration, mean weight (governance), W (import risk). It is one perhaps where ranges overlap and only their"
                                + " midpoints lie two ranks apart.");
        table(
                page,
                "Ranks (" + ReportInput.EDITION + ")",
                RiskRanking.ranks(
                        rankings.stream()
                                .filter(ranking -> !ranking.consumer().equals(RiskScores.ANYONE))
                                .toList(),
                        ImmutableList.of(
                                RiskMethod.HHI,
                                RiskMethod.N_MINUS_1,
                                RiskMethod.EU_MOST,
                                RiskMethod.EU_CONTROLS,
                                RiskMethod.GEOPOLRISK_ANY,
                                RiskMethod.GEOPOLRISK_WORLD,
                                RiskMethod.USGS)));
        table(
                page,
                "Agreement of each two methods: Spearman's rho, Kendall's tau, and who is two ranks or more apart",
                RiskRanking.agreement(rankings.stream()
                                .filter(ranking -> ranking.edition().equals(ReportInput.EDITION))
                                .toList())
                        .only("consumer", "method", "and", "spearman", "kendall", "disagree", "perhaps"));
        page.section("The EU's benchmarks for 2030")
                .paragraph(
                        "Strategic raw materials of Regulation (EU) 2024/1252. The EU's consumption is not bundled, so the table"
                                + " says up to which annual consumption what the EU makes would meet a benchmark. Where the act lists one"
                                + " grade only, figures by grade are missing.");
        table(page, "Benchmarks of " + ReportInput.YEAR + " output", benchmarks.brief());
        page.section("Supply risk: what was assumed")
                .list(assumptions().rows().stream()
                        .map(row -> row.get(0) + ": " + row.get(1))
                        .toList());
        page.paragraph("Two of the numbers in full, down to their sources:");
        explained.forEach(page::text);
    }

    private static void table(Page page, String caption, CsvTable table) {
        page.table(caption, table.header(), table.rows());
    }

    private Chart euChart() {
        Map<String, Interval> bars = new LinkedHashMap<>();
        for (RiskMaterial material : byRisk()) {
            bars.put(
                    material.name(),
                    Texts.toDigits(
                            find(material, RiskScores.ANYONE, RiskMethod.EU_MOST)
                                    .likely()
                                    .orElseThrow(),
                            RiskRow.DIGITS));
        }
        return sourced(Chart.intervals(
                RiskMethod.EU_MOST.toString(),
                "EU scale; the range holds 90 % of the draws (standard errors, rounding)",
                bars));
    }

    private Chart geopolitical() {
        Map<String, Interval> bars = new LinkedHashMap<>();
        for (RiskMaterial material : byRisk()) {
            for (Consumer consumer : Consumer.all(ReportInput.YEAR)) {
                bars.put(
                        material.name() + ", " + consumer.name(),
                        Texts.toDigits(
                                score(material, consumer.name(), RiskMethod.GEOPOLRISK_WORLD)
                                        .value(),
                                RiskRow.DIGITS));
            }
        }
        return sourced(Chart.intervals(
                RiskMethod.GEOPOLRISK_WORLD.toString(), "0..1; the range is what is not known of production", bars));
    }

    private Chart sourced(Chart chart) {
        for (Source source : headline.get(0).table().sources()) {
            chart = chart.withSource(source.toString());
        }
        return chart;
    }

    private List<RiskMaterial> byRisk() {
        return headline.stream()
                .sorted(Comparator.comparingDouble(
                                (RiskMaterial material) -> score(material, RiskScores.ANYONE, RiskMethod.EU_MOST)
                                        .value()
                                        .lower())
                        .reversed())
                .toList();
    }

    private CsvTable world() {
        CsvTable csv = new CsvTable(
                "material", "stage", "HHI", "N-1", RiskMethod.EU_MOST.brief(), "likely range", "EU supply risk");
        for (RiskMaterial material : headline) {
            RiskRow most = find(material, RiskScores.ANYONE, RiskMethod.EU_MOST);
            csv.add(
                    material.name(),
                    material.stage(),
                    find(material, RiskScores.ANYONE, RiskMethod.HHI).inBrief(),
                    find(material, RiskScores.ANYONE, RiskMethod.N_MINUS_1).inBrief(),
                    most.inBrief(),
                    Texts.range(most.likely().orElseThrow(), RiskRow.DIGITS),
                    find(material, "EU", RiskMethod.EU_SUPPLY_RISK).inBrief());
        }
        return csv;
    }

    private CsvTable consumers() {
        CsvTable csv = new CsvTable(
                "material",
                "consumer",
                "own production (t)",
                RiskMethod.EU_CONTROLS.brief(),
                RiskMethod.GEOPOLRISK_ANY.brief(),
                RiskMethod.GEOPOLRISK_WORLD.brief(),
                RiskMethod.USGS.brief(),
                "net import reliance");
        for (RiskMaterial material : headline) {
            for (Consumer consumer : Consumer.all(ReportInput.YEAR)) {
                String name = consumer.name();
                csv.add(
                        material.name(),
                        name,
                        find(material, name, RiskMethod.OWN).inBrief(),
                        find(material, name, RiskMethod.EU_CONTROLS).inBrief(),
                        find(material, name, RiskMethod.GEOPOLRISK_ANY).inBrief(),
                        find(material, name, RiskMethod.GEOPOLRISK_WORLD).inBrief(),
                        consumer.equals(Consumer.UNITED_STATES)
                                ? find(material, name, RiskMethod.USGS).inBrief()
                                : "US only",
                        find(material, name, RiskMethod.RELIANCE).inBrief());
            }
        }
        return csv;
    }

    private CsvTable stages() {
        CsvTable csv = new CsvTable("material", "stage", "HHI", "N-1", RiskMethod.EU_MOST.brief());
        List<RiskMaterial> tables =
                byStage.stream().map(row -> row.material).distinct().toList();
        for (RiskMaterial material : tables) {
            csv.add(
                    material.name(),
                    material.stage(),
                    stage(material, RiskMethod.HHI),
                    stage(material, RiskMethod.N_MINUS_1),
                    stage(material, RiskMethod.EU_MOST));
        }
        return csv;
    }

    private String stage(RiskMaterial material, RiskMethod method) {
        return byStage.stream()
                .filter(row -> row.material.equals(material) && row.method == method)
                .findFirst()
                .orElseThrow()
                .inBrief();
    }

    @Override
    public List<String> summary() {
        List<RiskMaterial> order = byRisk();
        RiskMaterial first = headline.get(0);
        List<String> mixes = Consumer.all(ReportInput.YEAR).stream()
                .map(consumer -> consumer.name() + " "
                        + find(first, consumer.name(), RiskMethod.GEOPOLRISK_WORLD)
                                .inBrief())
                .toList();
        return ImmutableList.of(
                "Supply risk of " + headline.size() + " materials (" + ReportInput.EDITION + ", "
                        + RiskScores.GOVERNANCE_EDITION + "; trade and consumption are missing)",
                "  " + RiskMethod.EU_MOST + ": from " + brief(order.get(0)) + " to "
                        + brief(order.get(order.size() - 1)),
                "  " + RiskMethod.GEOPOLRISK_WORLD + ", " + first.name() + ": " + String.join(", ", mixes),
                "  Benchmarks of the EU for 2030: " + benchmarks.count(Answer.YES) + " met, "
                        + benchmarks.count(Answer.NO) + " not met, " + benchmarks.count(Answer.UNKNOWN)
                        + " unknown for want of its consumption");
    }

    private String brief(RiskMaterial material) {
        return material.name() + " "
                + find(material, RiskScores.ANYONE, RiskMethod.EU_MOST).inBrief();
    }
}
