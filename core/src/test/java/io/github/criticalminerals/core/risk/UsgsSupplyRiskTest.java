package io.github.criticalminerals.core.risk;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsgsSupplyRiskTest {

    private static final Country AUSTRALIA = Country.of("AUS");
    private static final SupplyTable MINED =
            Cases.mined().add("China", 70).add("Australia", 30).build();
    private static final Map<Country, Interval> ABILITY =
            Map.of(Country.CHINA, Interval.exact(0.5), AUSTRALIA, Interval.exact(0.25));
    private static final Map<Country, Interval> WILLINGNESS =
            Map.of(Country.CHINA, Interval.exact(0.8), AUSTRALIA, Interval.exact(0.4));
    private static final double POTENTIAL = 0.49 * 0.4 + 0.09 * 0.1;

    private static UsgsSupplyRisk.Flows flows(
            double imports, double exports, double stocks, double made, double scrap) {
        return new UsgsSupplyRisk.Flows(
                Interval.exact(imports),
                Interval.exact(exports),
                Interval.exact(stocks),
                Interval.exact(made),
                Interval.exact(scrap));
    }

    private static UsgsSupplyRisk.Industry industry(String name, double added, double spent, double profit) {
        return new UsgsSupplyRisk.Industry(name, Interval.exact(added), Interval.exact(spent), Interval.exact(profit));
    }

    private static final UsgsSupplyRisk RISK = UsgsSupplyRisk.of(MINED)
            .withAbility(ABILITY)
            .withWillingness(WILLINGNESS)
            .withFlows(flows(90, 20, 10, 15, 5))
            .withIndustries(List.of(industry("magnets", 30, 2, 4), industry("glass", 50, 1, 10)), Interval.exact(400));

    @Test
    void handCalculated() {
        UsgsSupplyRiskResult result = RISK.result();
        double exposure = 80 / 100.0;
        double vulnerability = (30 * 2 / 4.0 + 50 * 1 / 10.0) / 400;
        assertThat(result.disruptionPotential().value().exactValue()).isCloseTo(POTENTIAL, within(1e-15));
        assertThat(result.tradeExposure().value().exactValue()).isCloseTo(exposure, within(1e-15));
        assertThat(result.economicVulnerability().value().exactValue()).isCloseTo(vulnerability, within(1e-15));
        assertThat(result.value().exactValue())
                .isCloseTo(Math.cbrt(POTENTIAL * exposure * vulnerability), within(1e-15));
        assertThat(result.coverage().get(0).isComplete()).isTrue();
        assertThat(TermRecalculation.check(result.term()).skipped()).isZero();
        assertThat(result.explain())
                .contains(
                        "SR = ",
                        "= (DP*TE*EV)^(1/3) [USGS supply risk of rare earths]",
                        "= sum(ASI*WSI*s^2)",
                        "! method: " + UsgsSupplyRisk.METHOD);
        assertThat(result).hasToString("USGS supply risk of rare earths " + result.value());
        assertThat(result.explain()).doesNotContain("not given");
    }

    @Test
    void aNetExporterIsNotExposed() {
        UsgsSupplyRiskResult result = RISK.withFlows(flows(10, 30, 0, 50, 0)).result();
        assertThat(result.tradeExposure().value()).isEqualTo(Interval.ZERO);
        assertThat(result.value()).isEqualTo(Interval.ZERO);
        TermRecalculation.check(result.term());
        assertThat(RISK.withFlows(flows(10, 0, 0, 10, 0))
                        .result()
                        .tradeExposure()
                        .value())
                .as("imports as much as it makes")
                .isEqualTo(Interval.exact(0.5));
        refused(() -> RISK.withFlows(flows(10, 30, 0, 0, 0)).result())
                .hasMessage("net imports and production must not both be 0 or less");
    }

    @Test
    void whatIsNotGivenIsNotAssumed() {
        UsgsSupplyRiskResult bare = UsgsSupplyRisk.of(MINED).result();
        assertThat(bare.value().lower()).isZero();
        assertThat(bare.value().upper()).isCloseTo(Math.cbrt(0.58), within(1e-15));
        assertThat(bare.coverage().get(0).withoutGovernance()).containsExactly(Country.CHINA, AUSTRALIA);
        assertThat(bare.explain()).contains("! not given: 0..1");
        TermRecalculation.check(bare.term());
        UsgsSupplyRisk half = RISK.withWillingness(Map.of(Country.CHINA, Interval.exact(0.8)));
        Interval potential = half.result().disruptionPotential().value();
        assertThat(potential.lower()).isCloseTo(0.49 * 0.4, within(1e-15));
        assertThat(potential.upper()).isCloseTo(0.49 * 0.4 + 0.09 * 0.25, within(1e-15));
        assertThat(half.result().coverage().get(0).scored()).isEqualTo(Share.of(0.7));
        assertThat(half.result().disruptionPotential().toText())
                .containsOnlyOnce("WSI = 1 (0..1, 1 is the greatest risk) [Australia]\n    ! not given: 0..1\n");
        assertThat(half.withMissingIndices(MissingGovernance.EXCLUDE)
                        .result()
                        .disruptionPotential()
                        .value())
                .isEqualTo(Interval.exact(0.4));
        refused(() -> half.withMissingIndices(MissingGovernance.METHOD_DEFAULT))
                .hasMessage("policy must be UNKNOWN or EXCLUDE, but was METHOD_DEFAULT");
        refused(() -> half.withMissingIndices(MissingGovernance.REGIONAL_MEDIAN))
                .hasMessage("policy must be UNKNOWN or EXCLUDE, but was REGIONAL_MEDIAN");
    }

    @Test
    void rangesAreTakenSharply() {
        UsgsSupplyRiskResult result = RISK.withFlows(new UsgsSupplyRisk.Flows(
                        Interval.of(80, 90),
                        Interval.of(10, 20),
                        Interval.of(-5, 5),
                        Interval.of(10, 20),
                        Interval.of(2, 3)))
                .withIndustries(
                        List.of(new UsgsSupplyRisk.Industry(
                                "magnets", Interval.of(20, 30), Interval.of(1, 2), Interval.of(4, 8))),
                        Interval.of(300, 400))
                .result();
        assertThat(result.tradeExposure().value()).isEqualTo(Interval.of(55 / 78.0, 85 / 97.0));
        assertThat(result.economicVulnerability().value())
                .isEqualTo(Interval.of(20 * 1 / 8.0 / 400, 30 * 2 / 4.0 / 300));
        TermRecalculation.check(result.term());
    }

    @Test
    void refusesWhatIsOutOfRange() {
        refused(() -> RISK.withAbility(Map.of(Country.CHINA, Interval.of(0.5, 1.5))))
                .hasMessage("ability must be between 0 and 1, but was 0.5..1.5 of China");
        refused(() -> RISK.withWillingness(Map.of(Country.CHINA, Interval.exact(-1))))
                .hasMessage("willingness must be between 0 and 1, but was -1 of China");
        refused(() -> flows(-1, 0, 0, 0, 0)).hasMessage("flow must not be negative, but was -1 t");
        refused(() -> new UsgsSupplyRisk.Flows(
                        Interval.ONE, Interval.ONE, Interval.atLeast(1), Interval.ONE, Interval.ONE))
                .hasMessage("flow must have an upper end, but was 1.. t");
        refused(() -> industry("glass", 1, -1, 1))
                .hasMessage("value added and expenditure must be bounded and not negative, but were 1 and -1 of glass");
        refused(() -> industry("glass", 1, 1, 0))
                .hasMessage("operating profit must be above 0 and bounded, but was 0 of glass");
        refused(() -> RISK.withIndustries(List.of(), Interval.ONE))
                .hasMessage("industries must be given and GDP above 0 and bounded, but were [] and 1");
        assertThatThrownBy(() -> RISK.withIndustries(List.of(industry("glass", 1, 1, 1)), Interval.ZERO))
                .hasMessageEndingWith(" and 0");
        assertThatThrownBy(() -> RISK.withIndustries(List.of(industry("glass", 1, 1, 1)), Interval.atLeast(1)))
                .hasMessageEndingWith(" and 1..");
        refused(() -> new UsgsSupplyRisk.Industry("glass", Interval.ONE, Interval.ONE, Interval.atLeast(1)))
                .hasMessage("operating profit must be above 0 and bounded, but was 1.. of glass");
    }

    @Test
    void handCalculatedSinglePointOfFailure() {
        assertThat(UsgsSupplyRisk.singlePointOfFailure(Interval.ONE)).isEqualTo(Answer.YES);
        assertThat(UsgsSupplyRisk.singlePointOfFailure(Interval.exact(3))).isEqualTo(Answer.NO);
        assertThat(UsgsSupplyRisk.singlePointOfFailure(Interval.of(1, 3))).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void netImportRelianceIsPrintedAsTheUsgsDoes() {
        assertThat(reliance(27_000, 8900).printed()).isEqualTo("67");
        assertThat(reliance(10_200, 95).printed()).isEqualTo(">95");
        assertThat(reliance(100, 4.6).printed()).isEqualTo("95");
        assertThat(reliance(100, 4.4).printed()).isEqualTo(">95");
        assertThat(reliance(100, 0).printed()).isEqualTo("100");
        assertThat(reliance(100, 100).printed()).isEqualTo("0");
        assertThat(reliance(100, 130).printed()).isEqualTo("E");
        assertThat(reliance(8600, 800).printed()).isEqualTo("91");
        assertThat(List.of(">90", "91", ">50", "<95"))
                .allSatisfy(printed ->
                        assertThat(reliance(8600, 800).agreesWith(printed)).isEqualTo(Answer.YES));
        assertThat(List.of(">95", "90", "E", "<25"))
                .allSatisfy(printed ->
                        assertThat(reliance(8600, 800).agreesWith(printed)).isEqualTo(Answer.NO));
        assertThat(reliance(100, 130).agreesWith("E")).isEqualTo(Answer.YES);
        refused(() -> reliance(100, 30).agreesWith("W"))
                .hasMessage("printed reliance must be a percentage, a bound such as >90, or E, but was \"W\"");
        NetImportReliance wide = NetImportReliance.of(
                new Mass(Interval.of(9005, 9015), Basis.REO), new Mass(Interval.of(4250, 4350), Basis.REO));
        assertThat(wide.printed()).isEqualTo("52 to 53");
        assertThat(wide.value()).isEqualTo(Interval.of((9005 - 4350) / 9005.0, (9015 - 4250) / 9015.0));
        TermRecalculation.check(wide.term());
        refused(() -> reliance(0, 1))
                .hasMessage("consumption must be above 0 and both amounts bounded, but were 0 t REO and 1 t REO");
        assertThatThrownBy(() -> NetImportReliance.of(Mass.ofTonnes(1, Basis.REO), Mass.unknown(Basis.REO)))
                .hasMessageEndingWith("but were 1 t REO and 0.. t REO");
        assertThatThrownBy(() ->
                        NetImportReliance.of(new Mass(Interval.atLeast(1), Basis.REO), Mass.ofTonnes(1, Basis.REO)))
                .hasMessageEndingWith("but were 1.. t REO and 1 t REO");
        assertThatThrownBy(() -> NetImportReliance.of(Mass.ofTonnes(1, Basis.REO), Mass.ofTonnes(1, Basis.METAL)))
                .isInstanceOf(MixedBasisException.class);
    }

    private static NetImportReliance reliance(double consumption, double production) {
        return NetImportReliance.of(Mass.ofTonnes(consumption, Basis.REO), Mass.ofTonnes(production, Basis.REO));
    }

    @Test
    void drawsLieWithinTheBounds() {
        SupplyTable open = Cases.mined()
                .add("China", Interval.of(60, 80))
                .add("Australia", 30)
                .remainder(9)
                .build();
        UsgsSupplyRisk risk = UsgsSupplyRisk.of(open)
                .withAbility(ABILITY)
                .withWillingness(WILLINGNESS)
                .withFlows(new UsgsSupplyRisk.Flows(
                        Interval.of(80, 90), Interval.exact(20), Interval.ZERO, Interval.of(10, 20), Interval.ZERO))
                .withIndustries(List.of(industry("magnets", 30, 2, 4)), Interval.of(390, 410));
        RiskUncertainty uncertainty =
                risk.uncertainty(Distribution.Rule.UNIFORM).withSplit(Dirichlet.even(2));
        Summary summary = uncertainty.of(MonteCarlo.of(3000, 8));
        Interval bounds = risk.result().value();
        assertThat(bounds.contains(summary.least())).isTrue();
        assertThat(bounds.contains(summary.greatest())).isTrue();
        assertThat(uncertainty.sensitivity(MonteCarlo.of(100, 1)).inputs())
                .extracting(Sensitivity.FirstOrder::input)
                .contains("imports", "primary production", "GDP", "ASI of Other countries", "WSI of Other countries")
                .doesNotContain("exports", "value added, magnets");
        Summary bare =
                UsgsSupplyRisk.of(MINED).uncertainty(Distribution.Rule.UNIFORM).of(MonteCarlo.of(2000, 1));
        assertThat(bare.greatest()).isLessThan(Math.cbrt(0.58));
        assertThat(bare.least()).isGreaterThan(0);
        assertThat(RISK.uncertainty(Distribution.Rule.UNIFORM)
                        .of(MonteCarlo.of(2, 1))
                        .mean())
                .isCloseTo(RISK.result().value().exactValue(), within(1e-15));
    }

    private static UsgsSupplyRisk through(Interval imports, double exports, Interval production) {
        return UsgsSupplyRisk.of(MINED)
                .withFlows(new UsgsSupplyRisk.Flows(
                        imports, Interval.exact(exports), Interval.ZERO, production, Interval.ZERO));
    }

    /** Net imports and production are what trade exposure is a share in: both may not be nothing. */
    @Test
    void somethingMustBeConsumed() {
        Interval five = Interval.exact(5);
        for (Interval imports : List.of(five, Interval.of(3, 7), Interval.exact(4))) {
            refused(() -> through(imports, 5, Interval.ZERO))
                    .hasMessage("net imports and production must not both be 0 or less");
        }
        refused(() -> through(five, 5, Interval.of(0, 3)))
                .hasMessage("net imports and production must not both be 0 or less");
        assertThat(through(five, 4, Interval.ZERO).result().tradeExposure().value())
                .isEqualTo(Interval.ONE);
        assertThat(through(five, 4, Interval.of(0, 3)).result().tradeExposure().value())
                .isEqualTo(Interval.of(0.25, 1));
        assertThat(through(five, 6, Interval.exact(2)).result().tradeExposure().value())
                .isEqualTo(Interval.ZERO);
    }

    /** A bound that is printed is not the number itself. */
    @Test
    void aRelianceAtAPrintedBoundIsNeitherAboveNorBelowIt() {
        NetImportReliance nine = NetImportReliance.of(Mass.ofTonnes(10, Basis.REO), Mass.ofTonnes(1, Basis.REO));
        assertThat(nine.value()).isEqualTo(Interval.exact(0.9));
        assertThat(nine.agreesWith(">90")).isEqualTo(Answer.NO);
        assertThat(nine.agreesWith("<90")).isEqualTo(Answer.NO);
        assertThat(nine.agreesWith("90")).isEqualTo(Answer.YES);
        NetImportReliance none = NetImportReliance.of(Mass.ofTonnes(10, Basis.REO), Mass.ofTonnes(10, Basis.REO));
        assertThat(none.agreesWith("E")).isEqualTo(Answer.NO);
        assertThat(none).hasToString("net import reliance 0 % of apparent consumption");
    }
}
