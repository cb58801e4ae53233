package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskChapterTest {

    private static final ReportInput INPUT = ReportInput.load(ReportInput.USUAL_DATE, ReportInput.USUAL_COMMODITY);
    private static final RiskChapter CHAPTER = new RiskChapter(INPUT);
    private static final List<RiskRow> ROWS = new RiskScores(INPUT).rows(RiskMaterial.headline(INPUT));

    @Test
    void everyCellHasAValueOrSaysWhatIsMissing() {
        assertThat(ROWS).hasSize(6 * 22);
        assertThat(ROWS).allSatisfy(row -> assertThat(row.inBrief()).isNotBlank());
        assertThat(ROWS.stream().filter(row -> row.score().isEmpty()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.missing()).isNotBlank());
        assertThat(ROWS.stream()
                        .filter(row -> row.method == RiskMethod.RELIANCE)
                        .map(RiskRow::inBrief)
                        .distinct())
                .containsExactly("missing: apparent consumption");
        List<String> known =
                Arrays.stream(RiskAssumption.values()).map(RiskAssumption::id).toList();
        assertThat(ROWS).allSatisfy(row -> assertThat(known).containsAll(row.assumptions()));
    }

    @Test
    void theEuFormulaIsAtMostTheOneWithNothingRecycled() {
        for (RiskMaterial material : RiskMaterial.headline(INPUT)) {
            Interval most = value(ROWS, material.name(), RiskScores.ANYONE, RiskMethod.EU_WORLD);
            Interval open = value(ROWS, material.name(), "EU", RiskMethod.EU_SUPPLY_RISK);
            assertThat(open).isEqualTo(Interval.of(0, most.upper()));
            for (Consumer consumer : Consumer.all(ReportInput.YEAR)) {
                Interval controls = value(ROWS, material.name(), consumer.name(), RiskMethod.EU_CONTROLS);
                assertThat(controls.lower()).isGreaterThanOrEqualTo(most.lower());
            }
        }
    }

    @Test
    void buyingAsTheWorldProducesLiesWithinAnyPurchases() {
        for (RiskMaterial material : RiskMaterial.headline(INPUT)) {
            for (Consumer consumer : Consumer.all(ReportInput.YEAR)) {
                Interval any = value(ROWS, material.name(), consumer.name(), RiskMethod.GEOPOLRISK_ANY);
                Interval world = value(ROWS, material.name(), consumer.name(), RiskMethod.GEOPOLRISK_WORLD);
                assertThat(any.contains(world))
                        .as(material.name() + ", " + consumer.name())
                        .isTrue();
            }
        }
    }

    @Test
    void handCalculatedGeoPolRiskOfAClosedTable() {
        // Every producer of graphite has a row but the United States, which have no figure; Japan has none at all.
        SupplyTable table = RiskMaterial.headline(INPUT).get(4).table();
        double sum = 0;
        double squares = 0;
        double weighted = 0;
        for (SupplyRow row : table.rows()) {
            if (row.hasFigure()) {
                double x = row.amount().tonnes().exactValue();
                double stability = INPUT.reference()
                        .governance(RiskScores.GOVERNANCE_YEAR, RiskScores.GOVERNANCE_EDITION)
                        .get(
                                (Country) row.producer(),
                                io.github.criticalminerals.core.dataset.GovernanceDimension.POLITICAL_STABILITY)
                        .estimate();
                sum += x;
                squares += x * x;
                weighted += x * Math.min(1, Math.max(0, (2.5 - stability) / 5));
            }
        }
        Interval score = value(ROWS, "graphite (natural)", "Japan", RiskMethod.GEOPOLRISK_WORLD);
        assertThat(score.exactValue())
                .isCloseTo(squares / sum / sum * weighted / sum, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void withoutControlsInForceTheyChangeNothing() {
        ReportInput before = ReportInput.load(LocalDate.of(2022, 6, 30), ReportInput.USUAL_COMMODITY);
        List<RiskRow> rows =
                new RiskScores(before).rows(RiskMaterial.headline(before).subList(1, 2));
        Interval most = value(rows, "gallium", RiskScores.ANYONE, RiskMethod.EU_WORLD);
        assertThat(value(rows, "gallium", "Japan", RiskMethod.EU_CONTROLS)).isEqualTo(most);
        assertThat(value(ROWS, "gallium", "Japan", RiskMethod.EU_CONTROLS).lower())
                .isGreaterThan(most.upper());
        assertThat(RiskRow.table(rows).toCsv()).contains("no control is in force");
        assertThat(RiskRow.table(ROWS).toCsv()).contains("in force: CN-MOFCOM-2023-23");
    }

    @Test
    void oneNumberChangedChangesItsMaterialAndNoOther() {
        Map<String, String> before = CHAPTER.files();
        SupplyTable tungsten = INPUT.reference()
                .supply("tungsten", Stage.MINING, Measure.OUTPUT, ReportInput.YEAR, ReportInput.EDITION);
        Map<String, String> after =
                new RiskChapter(INPUT.withReference(INPUT.reference().with(with(tungsten, "AUT", 1_600)))).files();
        assertThat(lines(after.get("risk.csv"), "tungsten,EU,own production"))
                .isNotEqualTo(lines(before.get("risk.csv"), "tungsten,EU,own production"));
        assertThat(lines(after.get("risk.csv"), "tungsten,any,HHI"))
                .isNotEqualTo(lines(before.get("risk.csv"), "tungsten,any,HHI"));
        assertThat(lines(after.get("risk.csv"), "cobalt")).isEqualTo(lines(before.get("risk.csv"), "cobalt"));
        assertThat(after.get("risk-side-by-side.csv")).isNotEqualTo(before.get("risk-side-by-side.csv"));
        assertThat(after.get("risk-explained.txt")).isEqualTo(before.get("risk-explained.txt"));
    }

    /** Every table of the page has its file, and every file of the page is written. */
    @Test
    void everyTableOfThePageLinksAFileThatIsWritten() {
        Page page = Page.titled("Risk");
        CHAPTER.addTo(page);
        assertThat(Splitter.on("<caption>").splitToList(page.toHtml())).hasSize(1 + 7);
        assertThat(CHAPTER.files().get("risk-stages.csv"))
                .startsWith("material,stage,hhi_fraction_low,hhi_fraction_high,")
                .contains("\ncobalt,refining,");
        assertThat(CHAPTER.files().get("risk-materials.csv")).contains("\ntungsten,mining,");
    }

    @Test
    void realTradeStandsBesideTheRanges() {
        List<TradedRisk> rows = TradedRisk.all(INPUT, RiskMaterial.headline(INPUT));
        assertThat(rows)
                .extracting(row -> row.material().name())
                .containsExactly(
                        "neodymium", "dysprosium", "gallium", "cobalt", "lithium", "graphite (natural)", "tungsten");
        TradedRisk gallium = rows.get(2);
        assertThat(gallium.supplier().orElseThrow().country()).isEqualTo("China");
        assertThat(gallium.us().orElseThrow().largest()).isEqualTo("Canada");
        assertThat(gallium.ours().value().intersection(gallium.published().orElseThrow()))
                .isPresent();
        assertThat(rows.get(1).supplier()).as("shares that repeat the world's").isEmpty();
    }

    @Test
    void thePagePrintsEveryAssumptionAndTwoNumbersInFull() {
        Page page = Page.titled("Risk");
        CHAPTER.addTo(page);
        String html = page.toHtml();
        for (RiskAssumption assumption : RiskAssumption.values()) {
            assertThat(html)
                    .contains(assumption.id() + ": "
                            + assumption.toString().replace("\"", "&quot;").replace("'", "&#39;"));
        }
        assertThat(html)
                .contains(
                        "missing: apparent consumption",
                        "missing: no list of Japan is bundled",
                        "H = 2.7281766251100548 (weighted fraction) = sum(c*w*t*s^2)",
                        "score_low = ",
                        "doi:10.3133/mcs2025");
        assertThat(CHAPTER.summary()).hasSize(3).allSatisfy(line -> assertThat(line.length())
                .isLessThan(180));
    }

    private static Interval value(List<RiskRow> rows, String material, String consumer, RiskMethod method) {
        return rows.stream()
                .filter(row ->
                        row.material.name().equals(material) && row.consumer.equals(consumer) && row.method == method)
                .findFirst()
                .flatMap(RiskRow::score)
                .map(Term::value)
                .orElseThrow();
    }

    private static SupplyTable with(SupplyTable table, String country, double tonnes) {
        SupplyTableBuilder builder = SupplyTable.builder(table.commodity(), table.stages(), table.year(), table.basis())
                .measure(table.measure())
                .edition(table.edition().orElseThrow());
        table.sources().forEach(builder::source);
        table.remainder().ifPresent(builder::remainder);
        for (SupplyRow row : table.rows()) {
            builder.add(
                    row.producer().equals(Country.of(country))
                            ? new SupplyRow(
                                    row.producer(), Mass.ofTonnes(tonnes, table.basis()), row.marks(), row.notes())
                            : row);
        }
        return builder.build();
    }

    private static List<String> lines(String csv, String start) {
        return Splitter.on('\n')
                .splitToStream(csv)
                .filter(line -> line.startsWith(start))
                .collect(ImmutableList.toImmutableList());
    }
}
