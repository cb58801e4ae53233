package io.github.criticalminerals.core.risk;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static io.github.criticalminerals.core.risk.Cases.MATERIAL;
import static io.github.criticalminerals.core.risk.Cases.MINING;
import static io.github.criticalminerals.core.risk.Cases.PROCESSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.uncertainty.Comparison;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Mutants that no test can tell: which end of import reliance is taken where both sides are equal; the sign of a total
 * that is squared; what the plain index, of which no coverage is shown, would say of governance.
 */
class EuSupplyRiskTest {

    /** Weights 6, 2, 8. */
    private static final GovernanceTable SCORES = Cases.governance("China", -0.5, "Australia", 1.5, "Burma", -1.5);

    private static final SupplyTable MINED =
            Cases.mined().add("China", 70).add("Australia", 30).build();
    private static final SupplyTable SOURCED =
            Cases.mined().add("China", 40).add("Australia", 60).build();
    private static final double GLOBAL = 6 * 0.49 + 2 * 0.09;
    private static final double SOURCING = 6 * 0.16 + 2 * 0.36;

    private static EuSupplyRisk risk(SupplyTable table) {
        return EuSupplyRisk.of(table, SCORES).withRecycling(Share.of(0.25)).withSubstitution(0.5);
    }

    /** Nothing is recycled and nothing can substitute. */
    private static EuSupplyRisk unreduced(SupplyTable table, GovernanceTable scores) {
        return EuSupplyRisk.of(table, scores).withRecycling(Share.of(0)).withSubstitution(1);
    }

    @Test
    void handCalculatedOneSide() {
        EuSupplyRiskResult result = risk(MINED).result();
        assertThat(result.value().exactValue()).isCloseTo(GLOBAL * 0.75 * 0.5, within(1e-14));
        assertThat(result.bottleneck()).containsExactly(MINING);
        assertThat(result.stages()).hasSize(1);
        assertThat(result.stages().get(0).side()).isEqualTo(EuSupplyRiskResult.Sides.GLOBAL_ONLY);
        assertThat(result.stages().get(0).coverage().get(0).isComplete()).isTrue();
        assertThat(result.stages().get(0).coverage().get(0).scored()).isEqualTo(Share.of(1));
        EuSupplyRiskResult eu = EuSupplyRisk.of(SCORES)
                .withEuSourcing(SOURCED)
                .withRecycling(Share.of(0.25))
                .withSubstitution(0.5)
                .result();
        assertThat(eu.value().exactValue()).isCloseTo(SOURCING * 0.75 * 0.5, within(1e-14));
        assertThat(eu.stages().get(0).side()).isEqualTo(EuSupplyRiskResult.Sides.EU_ONLY);
        assertThat(TermRecalculation.check(eu.term()).skipped()).isZero();
        assertThat(result)
                .hasToString(
                        "EU formula on world supply only of rare earths " + result.value() + ", bottleneck [[mining]]");
    }

    @Test
    void handCalculatedBlend() {
        EuSupplyRiskResult result = risk(MINED)
                .withEuSourcing(SOURCED)
                .withImportReliance(MINING, Share.of(0.8))
                .result();
        double blend = GLOBAL * 0.4 + SOURCING * 0.6;
        assertThat(result.value().exactValue()).isCloseTo(blend * 0.75 * 0.5, within(1e-14));
        assertThat(result.stages().get(0).side()).isEqualTo(EuSupplyRiskResult.Sides.GLOBAL_AND_EU);
        assertThat(result.stages().get(0).coverage()).hasSize(2);
        TermRecalculation.Outcome outcome = TermRecalculation.check(result.term());
        assertThat(outcome.skipped()).isZero();
        assertThat(outcome.recomputed()).isEqualTo(17);
        assertThat(outcome.inputs()).isEqualTo(39);
        assertThat(result.term().notes()).containsExactly("method: " + EuSupplyRisk.METHOD);
    }

    @Test
    void explainsItself() {
        GovernanceTable scores = Cases.governance("China", -0.5);
        String text = EuSupplyRisk.of(Cases.mined().add("China", 7).build(), scores)
                .withRecycling(Share.of(0.25))
                .withSubstitution(0.5)
                .result()
                .explain();
        assertThat(text)
                .isEqualTo(
                        """
                        SR = 2.25 (EU scale, from 0) = H*P*SI_SR [EU supply risk of rare earths, mining]
                        ! method: European Commission, Methodology for establishing the EU list of critical raw materials: guidelines, doi:10.2873/769526
                          H = 6 (weighted fraction) = sum(w*t*s^2) [global supply of rare earths, mining, 2023]
                            w = 6 (0..10, 10 is worst) = max(2 * (2.5 - WGI), 0) [China]
                              WGI = -0.5 (WGI units) = mean(e) [mean of the six estimates, China]
                                e = -0.5 (WGI units) [Voice and Accountability, China, 2023, WGI 2024] @1
                                e = -0.5 (WGI units) [Political Stability and Absence of Violence/Terrorism, China, 2023, WGI 2024] @1
                                e = -0.5 (WGI units) [Government Effectiveness, China, 2023, WGI 2024] @1
                                e = -0.5 (WGI units) [Regulatory Quality, China, 2023, WGI 2024] @1
                                e = -0.5 (WGI units) [Rule of Law, China, 2023, WGI 2024] @1
                                e = -0.5 (WGI units) [Control of Corruption, China, 2023, WGI 2024] @1
                            t = 1 (trade parameter) [China]
                            s = 1 (fraction, 0..1) = x / X [China]
                              x = 7 (t REO) [China] @2
                              X = 7 (t REO) [sum of the rows] @2
                          P = 0.75 (fraction, 0..1) = 1 - EoL_RIR [share of demand not met by old scrap]
                            EoL_RIR = 0.25 (fraction, 0..1) [end-of-life recycling input rate]
                          SI_SR = 0.5 (0..1, 1 if nothing can substitute) [substitution index]
                        @1 World Bank, Worldwide Governance Indicators
                        @2 Survey, Summaries
                        """);
    }

    @Test
    void theHighestStageIsTheBottleneck() {
        SupplyTable processed = Cases.processed().add("China", 1).build();
        EuSupplyRiskResult result = risk(MINED).withGlobalSupply(processed).result();
        assertThat(result.stages())
                .extracting(EuSupplyRiskResult.StageRisk::stages)
                .containsExactly(MINING, PROCESSING);
        assertThat(result.value()).isEqualTo(Interval.exact(6 * 0.75 * 0.5));
        assertThat(result.value()).isEqualTo(result.stages().get(1).value());
        assertThat(result.bottleneck()).containsExactly(PROCESSING);
        TermRecalculation.check(result.term());
        EuSupplyRiskResult other = EuSupplyRisk.of(processed, SCORES)
                .withGlobalSupply(MINED)
                .withRecycling(Share.of(0.25))
                .withSubstitution(0.5)
                .result();
        assertThat(other.value()).isEqualTo(result.value());
        assertThat(other.stages())
                .extracting(EuSupplyRiskResult.StageRisk::stages)
                .containsExactly(MINING, PROCESSING);
        SupplyTable open = Cases.processed()
                .add("China", Interval.of(1, 9))
                .add("Australia", 1)
                .build();
        EuSupplyRiskResult spans = risk(MINED).withGlobalSupply(open).result();
        assertThat(spans.bottleneck()).containsExactly(MINING, PROCESSING);
        assertThat(spans.value().lower())
                .isEqualTo(spans.stages().get(0).value().lower());
        assertThat(spans.value().upper())
                .isEqualTo(spans.stages().get(1).value().upper());
        TermRecalculation.check(spans.term());
    }

    @Test
    void whatIsNotGivenIsNotAssumed() {
        EuSupplyRiskResult bare = EuSupplyRisk.of(MINED, SCORES).result();
        assertThat(bare.value().lower()).isZero();
        assertThat(bare.value().upper()).isCloseTo(GLOBAL, within(1e-14));
        assertThat(bare.term().notes())
                .containsExactly(
                        TermRecalculation.END_BY_END,
                        "end-of-life recycling is not given: 0..1",
                        "method: " + EuSupplyRisk.METHOD);
        assertThat(bare.explain()).contains("! not given: 0..1", "! one end of 0 to 1");
        TermRecalculation.check(bare.term());
        EuSupplyRiskResult blend = risk(MINED).withEuSourcing(SOURCED).result();
        assertThat(blend.value().upper()).isCloseTo((GLOBAL / 2 + SOURCING / 2) * 0.375, within(1e-14));
        assertThat(blend.value().lower()).isCloseTo(SOURCING * 0.375, within(1e-14));
        assertThat(blend.term().notes()).contains("import reliance of mining is not given: 0..1");
        EuSupplyRiskResult turned = EuSupplyRisk.of(SCORES)
                .withGlobalSupply(SOURCED)
                .withEuSourcing(MINED)
                .withRecycling(Share.of(0.25))
                .withSubstitution(0.5)
                .result();
        assertThat(turned.value().upper()).isCloseTo(GLOBAL * 0.375, within(1e-14));
        assertThat(turned.value().lower()).isCloseTo((GLOBAL / 2 + SOURCING / 2) * 0.375, within(1e-14));
        TermRecalculation.check(turned.term());
        Interval recycled =
                risk(MINED).withRecycling(Share.of(0.2, 0.4)).result().value();
        assertThat(recycled.lower()).isCloseTo(GLOBAL * 0.6 * 0.5, within(1e-14));
        assertThat(recycled.upper()).isCloseTo(GLOBAL * 0.8 * 0.5, within(1e-14));
    }

    @Test
    void tradeParametersWeigh() {
        double plain = risk(MINED).result().value().exactValue();
        EuSupplyRisk taxed = risk(MINED).withTradeParameter(Country.CHINA, Interval.exact(1.5));
        assertThat(taxed.result().value().exactValue()).isCloseTo(plain + 0.5 * 6 * 0.49 * 0.375, within(1e-14));
        SupplyTable german = Cases.mined().add("Germany", 5).build();
        EuSupplyRisk own = unreduced(german, Cases.governance("Germany", 0.5))
                .withTradeParameter(Country.parse("Germany"), Interval.of(0.8, 0.9));
        assertThat(own.result().value()).isEqualTo(Interval.of(4 * 0.8, 4 * 0.9));
        refused(() -> own.withTradeParameter(Country.CHINA, Interval.ZERO))
                .hasMessage("trade parameter must be above 0 and bounded, but was 0");
        refused(() -> own.withTradeParameter(Country.CHINA, Interval.atLeast(1)))
                .hasMessage("trade parameter must be above 0 and bounded, but was 1..");
    }

    @Test
    void aMissingScoreIsNeverNoRisk() {
        SupplyTable table = Cases.mined().add("China", 50).add("Japan", 50).build();
        EuSupplyRisk risk = unreduced(table, Cases.governance("China", -0.5, "Mongolia", 1.5, "Peru", -2));
        EuSupplyRiskResult unknown = risk.result();
        assertThat(unknown.value()).isEqualTo(Interval.of((6 + 2) / 4.0, (6 + 9) / 4.0));
        RiskCoverage coverage = unknown.stages().get(0).coverage().get(0);
        assertThat(coverage.withoutGovernance()).containsExactly(Country.of("JPN"));
        assertThat(coverage.policy()).isEqualTo(MissingGovernance.UNKNOWN);
        assertThat(coverage.scored()).isEqualTo(Share.of(0.5));
        assertThat(coverage.isComplete()).isFalse();
        assertThat(unknown.term().notes())
                .contains("global supply of rare earths, mining, 2023: without governance score (UNKNOWN): Japan;"
                        + " scored: 50 %");
        assertThat(unknown.explain()).contains("! no score; the least to the greatest of WGI 2024");
        assertThat(risk.withMissingGovernance(MissingGovernance.EXCLUDE)
                        .result()
                        .value())
                .isEqualTo(Interval.exact(6));
        EuSupplyRiskResult median =
                risk.withMissingGovernance(MissingGovernance.REGIONAL_MEDIAN).result();
        assertThat(median.value()).isEqualTo(Interval.exact((6 + 4) / 4.0));
        assertThat(median.explain())
                .contains("! no score; the median of 2 countries of Eastern Asia (REGIONAL_MEDIAN)");
        // Weights 4, 6 and 9 in Eastern Asia
        EuSupplyRisk of3 = unreduced(
                        Cases.mined().add("Japan", 3).build(),
                        Cases.governance("China", -0.5, "Mongolia", 0.5, "Peru", 2.5, "North Korea", -2))
                .withMissingGovernance(MissingGovernance.REGIONAL_MEDIAN);
        assertThat(of3.result().value()).isEqualTo(Interval.exact(6));
        refused(() -> risk.withMissingGovernance(MissingGovernance.METHOD_DEFAULT)
                        .result())
                .hasMessage("the method states no default for a missing governance score, and WGI 2024 has none of"
                        + " Japan; choose EXCLUDE, REGIONAL_MEDIAN or UNKNOWN");
        SupplyTable polish = Cases.mined().add("Poland", 1).build();
        refused(() -> EuSupplyRisk.of(polish, SCORES)
                        .withMissingGovernance(MissingGovernance.REGIONAL_MEDIAN)
                        .result())
                .hasMessage("the regional median needs a country with a score in Eastern Europe, but WGI 2024 has none"
                        + " for Poland");
        assertThatThrownBy(() -> EuSupplyRisk.of(polish, SCORES)
                        .withMissingGovernance(MissingGovernance.EXCLUDE)
                        .result())
                .hasMessageStartingWith("supply must have a row with an amount and a score, but ")
                .hasMessageEndingWith(" has none; without score: [POL]");
        assertThat(unreduced(polish, Cases.governance()).result().value()).isEqualTo(Interval.of(0, 10));
    }

    /** The EU takes the mean of all six, GeoPolRisk political stability alone. */
    @Test
    void handCalculatedDimensions() {
        GovernanceTable.Builder table = GovernanceTable.builder(2023, Edition.of("WGI", "2024"));
        table.add("China", GovernanceDimension.VOICE_AND_ACCOUNTABILITY, 0.2)
                .add("China", GovernanceDimension.POLITICAL_STABILITY, -0.3)
                .add("China", GovernanceDimension.GOVERNMENT_EFFECTIVENESS, 0.5)
                .add("China", GovernanceDimension.REGULATORY_QUALITY, 0.7)
                .add("China", GovernanceDimension.RULE_OF_LAW, 1.1)
                .add("China", GovernanceDimension.CONTROL_OF_CORRUPTION, -1.3);
        SupplyTable mined = Cases.mined().add("China", 7).build();
        EuSupplyRiskResult eu = unreduced(mined, table.build()).result();
        assertThat(eu.value().exactValue()).isCloseTo(2 * (2.5 - 0.9 / 6), within(1e-14));
        TermRecalculation.check(eu.term());
        GeoPolRiskResult bought = GeoPolRisk.of(mined, table.build())
                .of(Imports.builder(Country.of("JPN"), MATERIAL, MINING, 2023, Basis.REO)
                        .add("China", 3, 5)
                        .build());
        assertThat(bought.value().exactValue()).isCloseTo(2.8 / 5, within(1e-15));
        assertThat(bought.explain()).contains("PV = -0.3 (WGI units)").doesNotContain("mean(e)");
    }

    @Test
    void whatIsInNoRegionHasNoNeighbours() {
        assertThat(Country.all().stream()
                        .filter(country -> Regions.find(country).isEmpty()))
                .extracting(Country::alpha3)
                .as("Antarctica and what is no more")
                .containsExactly("ATA", "ANT", "CSK", "DDR", "PUS", "SCG", "SUN", "YUG");
        SupplyTable polar = Cases.mined().add("Antarctica", 1).build();
        refused(() -> EuSupplyRisk.of(polar, Cases.governance("SCG", -0.5))
                        .withMissingGovernance(MissingGovernance.REGIONAL_MEDIAN)
                        .result())
                .hasMessage("the regional median needs a country with a score in a region, but WGI 2024 has none for"
                        + " Antarctica");
    }

    @Test
    void fiveOfSixEstimatesAreNoScore() {
        GovernanceTable five = GovernanceTable.builder(2023, Edition.of("WGI", "2024"))
                .add("China", GovernanceDimension.RULE_OF_LAW, -0.5)
                .build();
        EuSupplyRiskResult result = EuSupplyRisk.of(MINED, five).result();
        assertThat(result.stages().get(0).coverage().get(0).withoutGovernance()).hasSize(2);
    }

    @Test
    void otherCountriesMayBeAny() {
        SupplyTable table =
                Cases.mined().add("China", 70).addUnknown("Burma").remainder(30).build();
        EuSupplyRisk risk = unreduced(table, SCORES);
        Interval value = risk.result().value();
        assertThat(value.upper()).isCloseTo(6 * 0.49 + 8 * 0.09, within(1e-14));
        assertThat(value.lower()).isCloseTo(6 * 0.49 + 2 * 0.09 / 248, within(1e-14));
        RiskCoverage coverage = risk.result().stages().get(0).coverage().get(0);
        assertThat(coverage.withoutFigure()).containsExactly(Country.of("MMR"));
        assertThat(coverage.unsplit()).containsExactly(Aggregate.of("Other countries"));
        assertThat(coverage.scored()).isEqualTo(Share.of(0.7));
        assertThat(coverage.notes())
                .containsExactly(
                        "global supply of rare earths, mining, 2023: known only as a sum, and split in every possible"
                                + " way: Other countries");
        assertThat(coverage.omissions())
                .containsExactly("global supply of rare earths, mining, 2023: without Myanmar: no figure");
        TermRecalculation.check(risk.result().term());
        assertThat(risk.result().explain())
                .contains(
                        "(weighted fraction) = sum(c*w*t*s^2) [",
                        "c = 1 (number of suppliers) [China]",
                        "c = 248 (number of suppliers) [Other countries]",
                        "[Other countries, each of 248]",
                        "s = 0.3 (fraction, 0..1) = x / X [Other countries]\n",
                        "(weighted fraction) = sum(w*t*s^2) [",
                        "w = 8 (0..10, 10 is worst) [Other countries]");
        Interval one =
                risk.withRemainder(Concentration.Remainder.AS_ONE).result().value();
        assertThat(one.lower()).isCloseTo(6 * 0.49 + 2 * 0.09, within(1e-14));
        assertThat(one.upper()).isEqualTo(value.upper());
        assertThat(risk.withRemainder(Concentration.Remainder.EXCLUDED).result().value())
                .isEqualTo(Interval.exact(6));
    }

    @Test
    void anAggregateIsSplitAmongItsMembers() {
        SupplyTable table =
                Cases.mined().add("China", 70).add("Australia and Burma", 30).build();
        EuSupplyRiskResult result = unreduced(table, SCORES).result();
        assertThat(result.value().upper()).isCloseTo(6 * 0.49 + 8 * 0.09, within(1e-14));
        assertThat(result.value().lower()).isCloseTo(6 * 0.49 + 0.09 / (1 / 2.0 + 1 / 8.0), within(1e-14));
        TermRecalculation.check(result.term());
        // Who weighs nothing may have all of it
        GovernanceTable best = Cases.governance("China", -0.5, "Australia", 2.5, "Burma", -1.5);
        EuSupplyRiskResult none = unreduced(table, best).result();
        assertThat(none.value().lower()).isCloseTo(6 * 0.49, within(1e-14));
        assertThat(none.explain())
                .contains(
                        "x = 30 (t REO) [Australia of Australia and Burma]",
                        "x = 0 (t REO) [Myanmar of Australia and Burma]");
        TermRecalculation.check(none.term());
        assertThat(EuSupplyRisk.of(Cases.mined().add("China", 7).add("Peru", 0).build(), SCORES)
                        .result()
                        .explain())
                .as("who has nothing is in no term")
                .doesNotContain("[Peru]");
        SupplyTable lacking =
                Cases.mined().add("China", 70).add("Australia and Japan", 30).build();
        EuSupplyRiskResult excluded = unreduced(lacking, SCORES)
                .withMissingGovernance(MissingGovernance.EXCLUDE)
                .result();
        assertThat(excluded.value().exactValue()).isCloseTo(6 * 0.49 + 2 * 0.09, within(1e-14));
        assertThat(excluded.stages().get(0).coverage().get(0).withoutGovernance())
                .containsExactly(Country.of("JPN"));
    }

    @Test
    void outerEndsAndLimitsAreMarked() {
        SupplyTableBuilder wide = Cases.mined();
        List<String> names = List.of("China", "Australia", "Burma", "Japan", "Peru", "Chile", "Brazil");
        Object[] scores = new Object[2 * names.size()];
        for (int i = 0; i < names.size(); i++) {
            wide.add(names.get(i), Interval.of(2 + i * 3.1, 17 + i * i));
            scores[2 * i] = names.get(i);
            scores[2 * i + 1] = 0.4 * i - 1;
        }
        EuSupplyRisk risk = unreduced(wide.build(), Cases.governance(scores));
        EuSupplyRiskResult cut = risk.withWork(0).result();
        assertThat(risk.result().value().upper()).isLessThan(cut.value().upper());
        assertThat(cut.explain()).contains(" = worst + gap [");
        assertThat(risk.result().explain()).doesNotContain("worst + gap");
        assertThat(risk.result().term().notes()).noneMatch(note -> note.contains("outer bound"));
        assertThat(cut.term().notes())
                .anyMatch(note -> note.matches(
                        "global supply of rare earths, mining, 2023: the upper end is an outer bound, [\\d.]+"
                                + " beyond the worst case found"));
        TermRecalculation.check(cut.term());
        SupplyTable open = Cases.mined()
                .add("China", 70)
                .add("Burma", Interval.atLeast(10))
                .build();
        EuSupplyRiskResult limit = unreduced(open, SCORES).result();
        assertThat(limit.value().upper()).isEqualTo(8);
        assertThat(limit.term().notes())
                .contains("global supply of rare earths, mining, 2023: an amount has no upper end, and an end is the"
                        + " limit where it outgrows the others");
        TermRecalculation.check(limit.term());
        assertThat(limit.explain()).contains("s = 1 (fraction, 0..1) [Myanmar, the limit]");
        assertThat(limit.stages().get(0).coverage().get(0).scored()).isEqualTo(Share.of(1));
        SupplyTable unscored = Cases.mined()
                .add("China", Interval.atLeast(70))
                .add("Japan", Interval.of(10, 30))
                .build();
        assertThat(EuSupplyRisk.of(unscored, SCORES)
                        .result()
                        .stages()
                        .get(0)
                        .coverage()
                        .get(0)
                        .scored())
                .isEqualTo(Share.of(0.7, 1));
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        refused(() -> EuSupplyRisk.of(SCORES).result())
                .hasMessage("supply of one stage at least must be given, but none was");
        refused(() -> risk(MINED).withGlobalSupply(SOURCED))
                .hasMessage("global supply of a stage must be given once, but was given twice: mining");
        refused(() -> risk(MINED).withEuSourcing(SOURCED).withEuSourcing(MINED))
                .hasMessage("EU sourcing of a stage must be given once, but was given twice: mining");
        refused(() -> risk(MINED).withImportReliance(PROCESSING, Share.of(0.5)))
                .hasMessage("import reliance must be of a stage with a table, [[mining]], but was of " + PROCESSING);
        SupplyTable lithium = SupplyTable.builder(Commodity.of("lithium"), PROCESSING, 2023, Basis.LITHIUM)
                .add("China", 1)
                .build();
        assertThatThrownBy(() -> risk(MINED).withGlobalSupply(lithium))
                .isInstanceOfSatisfying(MismatchException.class, e -> {
                    assertThat(e.mismatch()).isEqualTo(Mismatch.COMMODITY);
                    assertThat(e.left()).isEqualTo("rare earths");
                    assertThat(e.right()).isEqualTo("lithium");
                })
                .hasMessage("tables and stages must be of one commodity, but were of rare earths and lithium");
        refused(() -> risk(MINED).withSubstitution(1.5))
                .hasMessage("substitution index must be between 0 and 1, but was 1.5");
        assertThatThrownBy(() -> EuSupplyRisk.of(Cases.mined().add("China", 0).build(), SCORES)
                        .result())
                .hasMessageStartingWith("supply must have a row with an amount and a score, but rare earths");
    }

    @Test
    void scalesOfGovernance() {
        assertThat(Cases.weight(GovernanceScale.EU, -0.35)).isCloseTo(5.7, within(1e-15));
        assertThat(Cases.weight(GovernanceScale.EU, -2.6)).isCloseTo(10.2, within(1e-14));
        assertThat(Cases.weight(GovernanceScale.EU, 2.7)).isZero();
        assertThat(GovernanceScale.EU.range()).isEqualTo(Interval.of(0, 10));
        assertThat(Cases.weight(GovernanceScale.GEOPOLRISK, -2.6)).isEqualTo(1);
        assertThat(Cases.weight(GovernanceScale.GEOPOLRISK, 2.6)).isZero();
        assertThat(Cases.weight(GovernanceScale.GEOPOLRISK, 0.5)).isEqualTo(0.4);
        assertThat(GovernanceScale.GEOPOLRISK.range()).isEqualTo(Interval.UNIT);
    }

    @Test
    void resultsAreJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        EuSupplyRiskResult result = risk(MINED).result();
        String json = mapper.writeValueAsString(result);
        assertThat(mapper.readValue(json, EuSupplyRiskResult.class)).isEqualTo(result);
        assertThat(mapper.readValue(mapper.writeValueAsString(result.term()), Term.class))
                .isEqualTo(result.term());
    }

    @Test
    void drawsLieWithinTheBounds() {
        SupplyTable table = Cases.mined()
                .add("China", Interval.of(60, 80))
                .add("Australia", 20)
                .add("Japan", 5)
                .remainder(10)
                .build();
        EuSupplyRisk risk = EuSupplyRisk.of(table, SCORES)
                .withEuSourcing(SOURCED)
                .withImportReliance(MINING, Share.of(0.7, 0.9))
                .withRecycling(Share.of(0.1, 0.2))
                .withSubstitution(0.9);
        RiskUncertainty uncertainty =
                risk.uncertainty(Distribution.Rule.UNIFORM).withSplit(Dirichlet.even(3));
        Summary summary = uncertainty.of(MonteCarlo.of(5000, 1));
        Interval bounds = risk.result().value();
        assertThat(bounds.contains(summary.least())).isTrue();
        assertThat(bounds.contains(summary.greatest())).isTrue();
        assertThat(summary.sd()).isPositive();
        assertThat(uncertainty.of(MonteCarlo.of(5000, 1)).mean()).isEqualTo(summary.mean());
        Sensitivity sensitivity = uncertainty.sensitivity(MonteCarlo.of(2000, 5));
        assertThat(sensitivity.inputs())
                .extracting(Sensitivity.FirstOrder::input)
                .containsExactly(
                        "amount of China, global supply of rare earths, mining, 2023",
                        "w of Japan",
                        "amount of Other countries, global supply of rare earths, mining, 2023",
                        "w of Other countries",
                        "import reliance, rare earths, mining",
                        "recycling of rare earths");
        assertThat(sensitivity
                        .get("amount of China, global supply of rare earths, mining, 2023")
                        .index())
                .isGreaterThan(sensitivity.get("w of Japan").index());
        refused(() -> risk.uncertainty(Distribution.Rule.UNIFORM).of(MonteCarlo.of(10, 1)))
                .hasMessage("an unsplit part needs a split for draws (withSplit), and Other countries has none");
        SupplyTable open = Cases.mined().add("China", Interval.atLeast(7)).build();
        refused(() -> EuSupplyRisk.of(open, SCORES)
                        .uncertainty(Distribution.Rule.UNIFORM)
                        .of(MonteCarlo.of(10, 1)))
                .hasMessage("amount of China must have an upper end to be drawn from, but was 7.. t");
    }

    @Test
    void theStandardErrorOfGovernanceIsDrawn() {
        GovernanceTable scores = Cases.uncertainGovernance(0.6, "China", -0.5);
        EuSupplyRisk risk = unreduced(Cases.mined().add("China", 7).build(), scores);
        Summary summary = risk.uncertainty(Distribution.Rule.UNIFORM).of(MonteCarlo.of(40_000, 3));
        assertThat(summary.mean()).isCloseTo(6, within(0.02));
        assertThat(summary.sd()).isCloseTo(2 * 0.6 / Math.sqrt(6), within(0.01));
    }

    @Test
    void roundedFiguresAndSharedScoresAreDrawnOnce() {
        GovernanceTable scores = Cases.uncertainGovernance(0.6, "China", -0.5, "Australia", 1.5);
        RiskUncertainty mined = unreduced(MINED, scores).uncertainty(Distribution.Rule.UNIFORM);
        Map<String, RiskUncertainty> cases = new LinkedHashMap<>();
        cases.put("a", mined);
        cases.put("b", mined);
        Comparison twice = RiskUncertainty.compare(cases, MonteCarlo.of(500, 9));
        assertThat(twice.tied()).isEqualTo(1);
        assertThat(twice.summary("b").mean()).isCloseTo(GLOBAL, within(0.1));
        assertThat(mined.withRoundedFigures().of(MonteCarlo.of(50, 1)).mean()).isBetween(GLOBAL * 0.8, GLOBAL * 1.2);
        Sensitivity rounded = mined.withRoundedFigures().sensitivity(MonteCarlo.of(50, 1));
        assertThat(rounded.inputs())
                .extracting(Sensitivity.FirstOrder::input)
                .containsExactly(
                        "amount of China, global supply of rare earths, mining, 2023",
                        "w of China",
                        "amount of Australia, global supply of rare earths, mining, 2023",
                        "w of Australia");
        assertThat(mined.sensitivity(MonteCarlo.of(50, 1)).inputs()).hasSize(2);
        assertThat(unreduced(Cases.mined().add("China", 70).add("Burma", 0).build(), SCORES)
                        .uncertainty(Distribution.Rule.UNIFORM)
                        .withRoundedFigures()
                        .sensitivity(MonteCarlo.of(50, 1))
                        .inputs())
                .as("none is none, whatever is rounded")
                .hasSize(1);
        SupplyTable lumped =
                Cases.mined().add("China", 70).add("Australia and Burma", 30).build();
        EuSupplyRisk split = unreduced(lumped, SCORES);
        Summary draws = split.uncertainty(Distribution.Rule.UNIFORM)
                .withSplit(Dirichlet.even(9))
                .of(MonteCarlo.of(2000, 1));
        assertThat(split.result().value().contains(draws.least())).isTrue();
        assertThat(split.result().value().contains(draws.greatest())).isTrue();
    }

    @Test
    void resultsDoNotDependOnTheOrderOfRows() {
        SupplyTable turned = Cases.mined().add("Australia", 30).add("China", 70).build();
        assertThat(risk(turned).result().value()).isEqualTo(risk(MINED).result().value());
        assertThat(Set.copyOf(risk(turned).result().bottleneck())).isEqualTo(Set.of(MINING));
    }
}
