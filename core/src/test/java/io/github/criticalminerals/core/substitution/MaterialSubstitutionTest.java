package io.github.criticalminerals.core.substitution;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.numeric.NoSolutionException;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Mutants that no test can tell: in which round a cycle that settles is left, shares that exceed 1 by exactly the
 * tolerance.
 */
class MaterialSubstitutionTest {

    private static final Commodity DY = Commodity.of("dysprosium");
    private static final Commodity TB = Commodity.of("terbium");
    private static final Commodity CO = Commodity.of("cobalt");
    private static final Source MADE_UP = Source.of("test", "invented figures");
    private static final Interval FULL = Interval.ONE;
    private static final Interval NOW = Interval.ZERO;

    private static Application use(Commodity material, String name, double share) {
        return new Application(material, name, Share.of(share), MADE_UP);
    }

    private static Substitute by(Application use, Commodity other, double share) {
        return row(use, new Replacement.Material(other), Share.of(share), FULL, NOW);
    }

    private static Substitute by(Application use, String technology, double share) {
        return row(use, new Replacement.Technology(technology), Share.of(share), FULL, NOW);
    }

    private static Substitute row(
            Application use, Replacement other, Share share, Interval performance, Interval years) {
        return Substitute.of(use, other, MADE_UP)
                .withPerformance(performance)
                .withShareOfUse(share)
                .withYearsToDeploy(years);
    }

    private final Application dy = use(DY, "magnets", 1);
    private final Application tb = use(TB, "magnets", 1);

    /** A substitute of every figure, in 40 % of the use. */
    private static MaterialSubstitution motor(Application magnets, Interval years) {
        Substitute row = Substitute.of(magnets, new Replacement.Technology("motor"), MADE_UP)
                .withPerformance(Interval.exact(0.7))
                .withCostRatio(Interval.exact(2))
                .withReadiness(Interval.exact(5))
                .withShareOfUse(Share.of(0.4))
                .withYearsToDeploy(years);
        return MaterialSubstitution.of(List.of(magnets), List.of(row), Map.of());
    }

    @Test
    void replacingDysprosiumByTerbiumDoesNotHelpAndSaysWhy() {
        Application dy = use(DY, "permanent magnets", 0.97);
        Application tb = use(TB, "permanent magnets", 0.9);
        MaterialResult result = MaterialSubstitution.of(
                        List.of(dy, tb),
                        List.of(by(dy, TB, 0.8), by(tb, DY, 0.8)),
                        Map.of(DY, Interval.exact(0.53), TB, Interval.exact(0.59)))
                .of(DY);
        assertThat(result.riskLeft()).isEqualTo(Interval.exact(0.53));
        assertThat(result.substitutability().fraction().exactValue()).isCloseTo(0.97 * 0.8, within(1e-15));
        MaterialResult.Effect effect = result.effects().get(0);
        assertThat(effect.verdict()).isEqualTo(MaterialResult.Verdict.DOES_NOT_HELP);
        assertThat(effect.reason())
                .isEqualTo("replacing dysprosium by terbium does not help: terbium's supply risk of 0.542, after"
                        + " its own substitutes, is not below the 0.53 of dysprosium");
        assertThat(result.explain()).contains("! replacing dysprosium by terbium does not help: ");
        TermRecalculation.check(result.term());
    }

    @Test
    void aSubstituteHelpsOnlyIfItsRiskIsBelow() {
        Application dy = use(DY, "permanent magnets", 1);
        Substitute terbium = by(dy, TB, 0.8);
        assertThat(verdict(terbium, Interval.exact(3), Interval.exact(3)))
                .isEqualTo(MaterialResult.Verdict.DOES_NOT_HELP);
        assertThat(verdict(terbium, Interval.of(3, 5), Interval.of(5, 7)))
                .isEqualTo(MaterialResult.Verdict.DOES_NOT_HELP);
        assertThat(verdict(terbium, Interval.of(3, 5), Interval.of(2, 3))).isEqualTo(MaterialResult.Verdict.MAY_HELP);
        assertThat(verdict(terbium, Interval.of(3, 5), Interval.of(1, 2))).isEqualTo(MaterialResult.Verdict.HELPS);
    }

    private static MaterialResult.Verdict verdict(Substitute row, Interval risk, Interval own) {
        return MaterialSubstitution.of(List.of(row.application()), List.of(row), Map.of(DY, risk, TB, own))
                .of(DY)
                .effects()
                .get(0)
                .verdict();
    }

    @Test
    void aTechnologyTakesItsShareOfTheRisk() {
        Application magnets = use(DY, "permanent magnets", 0.5);
        Application lamps = use(DY, "lamps", 0.3);
        MaterialResult result = MaterialSubstitution.of(
                        List.of(magnets, lamps),
                        List.of(by(magnets, "induction motor", 0.4), by(lamps, CO, 1)),
                        Map.of(DY, Interval.exact(0.7), CO, Interval.exact(0.2)))
                .of(DY);
        assertThat(result.substitutability().fraction().exactValue()).isCloseTo(0.5 * 0.4 + 0.3, within(1e-15));
        assertThat(result.riskLeft().exactValue()).isCloseTo(0.7 - 0.5 * 0.4 * 0.7 - 0.3 * (0.7 - 0.2), within(1e-15));
        assertThat(result).hasToString("risk of dysprosium 0.7, 0.41 left with substitutes, substitutability 50 %");
        assertThat(result.uses().get(0).application()).isEqualTo(lamps);
        assertThat(result.uses().get(0).riskLeft().exactValue()).isCloseTo(0.2, within(1e-15));
        assertThat(result.effects())
                .extracting(MaterialResult.Effect::reason)
                .containsExactly(
                        "cobalt's supply risk of 0.2 is below the 0.7 of dysprosium",
                        "induction motor's supply risk of 0 is below the 0.7 of dysprosium");
        TermRecalculation.check(result.term());
    }

    @Test
    void aChainCountsTheSubstitutesOwnSubstitutes() {
        Application tb = use(TB, "Magnets", 1);
        MaterialResult result = MaterialSubstitution.of(
                        List.of(dy, tb),
                        List.of(by(dy, TB, 0.5), by(tb, "ferrite", 0.6)),
                        Map.of(DY, Interval.exact(1), TB, Interval.exact(1)))
                .of(DY);
        assertThat(result.riskLeft().exactValue()).isCloseTo(1 - 0.5 * 0.6, within(1e-15));
        assertThat(result.effects().get(0).ownRisk().exactValue()).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void aCycleSettlesAtItsGreatestSolution() {
        MaterialSubstitution both = MaterialSubstitution.of(
                List.of(dy, tb),
                List.of(by(dy, TB, 0.5), by(tb, DY, 0.5), by(dy, "ferrite", 0.2)),
                Map.of(DY, Interval.exact(1), TB, Interval.exact(1)));
        // e_dy = 1 - 0.2 - 0.5 (1 - e_tb), e_tb = 1 - 0.5 (1 - e_dy): 1 - e_dy = 0.2 / (1 - 0.25)
        assertThat(both.of(DY).riskLeft().exactValue()).isCloseTo(1 - 0.2 / 0.75, within(1e-12));
        assertThat(both.of(TB).riskLeft().exactValue()).isCloseTo(1 - 0.1 / 0.75, within(1e-12));
        MaterialSubstitution whole = MaterialSubstitution.of(
                List.of(dy, tb),
                List.of(by(dy, TB, 1), by(tb, DY, 1)),
                Map.of(DY, Interval.exact(0.9), TB, Interval.exact(0.8)));
        assertThat(whole.of(DY).riskLeft().exactValue()).isCloseTo(0.8, within(1e-15));
        assertThat(whole.of(TB).riskLeft()).isEqualTo(Interval.exact(0.8));
    }

    @Test
    void aCycleThatDoesNotSettleIsNamedWithinItsSteps() {
        MaterialSubstitution cycle = MaterialSubstitution.of(
                List.of(dy, tb, use(CO, "magnets", 1)),
                List.of(
                        by(dy, TB, 1 - 1e-7),
                        by(dy, CO, 1e-8),
                        by(tb, DY, 1 - 1e-7),
                        by(dy, "ferrite", 1e-7),
                        by(tb, "ferrite", 1e-7)),
                Map.of(DY, Interval.exact(1), TB, Interval.exact(1), CO, Interval.exact(1)));
        refused(() -> cycle.of(DY))
                .hasMessage("substitutes must not rest on each other alone, but these do: dysprosium in magnets"
                        + " > terbium in magnets > dysprosium in magnets");
        assertThatThrownBy(() -> cycle.withMostSteps(100_000).of(DY))
                .isInstanceOfSatisfying(NoSolutionException.class, e -> assertThat(e.kind())
                        .isEqualTo(NoSolutionException.Kind.TOO_LONG))
                .hasMessage("substitution of dysprosium must end within 100000 steps, but did not");
    }

    /** Terbium's risk is 2 or more; half of its use is ferrite's. At best 1 is left of it, at worst it helps nobody. */
    @Test
    void aSubstituteOfOpenRiskMayHelp() {
        MaterialResult result = MaterialSubstitution.of(
                        List.of(dy, tb),
                        List.of(by(dy, TB, 0.5), by(tb, "ferrite", 0.5)),
                        Map.of(DY, Interval.exact(3), TB, Interval.atLeast(2)))
                .of(DY);
        assertThat(result.riskLeft()).isEqualTo(Interval.of(2, 3));
        assertThat(result.effects().get(0).ownRisk()).isEqualTo(Interval.atLeast(1));
    }

    @Test
    void whatIsUnknownMakesTheRangeWide() {
        Application magnets = new Application(DY, "magnets", Share.of(0.6, 0.8), MADE_UP);
        Substitute vague = row(
                magnets,
                new Replacement.Material(TB),
                Share.of(0.1, 0.5),
                Substitute.UNKNOWN_PERFORMANCE,
                Interval.of(2, 5));
        MaterialSubstitution some =
                MaterialSubstitution.of(List.of(magnets), List.of(vague), Map.of(DY, Interval.of(0.7, 0.9)));
        MaterialResult result = some.of(DY);
        assertThat(result.substitutability()).isEqualTo(Share.of(0, 0.4));
        assertThat(result.riskLeft().upper()).isEqualTo(0.9);
        assertThat(result.riskLeft().lower()).isCloseTo(0.7 * (1 - 0.8 * 0.5), within(1e-15));
        TermRecalculation.check(result.term());
        assertThat(result.effects().get(0).verdict()).isEqualTo(MaterialResult.Verdict.MAY_HELP);
        assertThat(result.effects().get(0).reason())
                .isEqualTo("terbium's supply risk of at least 0 may or may not be below the 0.7 to 0.9 of dysprosium");
        assertThat(some.movable(DY, 1)).isEqualTo(Share.of(0));
        assertThat(some.movable(DY, 3)).isEqualTo(Share.of(0, 0.4));
        assertThat(some.movable(DY, 5).fraction().lower()).isCloseTo(0.06, within(1e-15));
        assertThat(some.withLeastPerformance(0.5).movable(DY, 5).fraction().lower())
                .isZero();
        assertThat(some.withLeastReadiness(5).movable(DY, 5)).isEqualTo(Share.of(0, 0.4));
        assertThat(some.withLargestCostRatio(2).movable(DY, 5)).isEqualTo(Share.of(0, 0.4));
    }

    @Test
    void materialsOfTheSameSuppliersDoNotHelpEachOtherWhateverTheirRisk() {
        Interval risk = Interval.of(0.7, 0.9);
        List<Substitute> each = List.of(by(dy, TB, 0.8), by(tb, DY, 0.8));
        MaterialSubstitution apart = MaterialSubstitution.of(List.of(dy, tb), each, Map.of(DY, risk, TB, risk));
        assertThat(apart.of(DY).effects().get(0).verdict()).isEqualTo(MaterialResult.Verdict.MAY_HELP);
        MaterialResult shared = apart.withSharedSupply(List.of(DY, TB)).of(DY);
        assertThat(shared.riskLeft()).isEqualTo(risk);
        assertThat(shared.effects().get(0).verdict()).isEqualTo(MaterialResult.Verdict.DOES_NOT_HELP);
        assertThat(shared.effects().get(0).reason())
                .isEqualTo(
                        "replacing dysprosium by terbium does not help: both come from the same suppliers, whose supply"
                                + " risk is 0.7 to 0.9");

        List<Substitute> more = List.of(by(dy, TB, 0.8), by(tb, "ferrite", 0.5));
        MaterialResult byWayOfTerbium = MaterialSubstitution.of(List.of(dy, tb), more, Map.of(DY, risk, TB, risk))
                .withSharedSupply(List.of(DY, TB))
                .withLeastReadiness(1)
                .of(DY);
        assertThat(byWayOfTerbium.effects().get(0).reason())
                .isEqualTo(
                        "terbium's supply risk of 0.35 to 0.45, after its own substitutes, is below the 0.7 to 0.9 of"
                                + " dysprosium");
        MaterialResult tight = MaterialSubstitution.of(
                        List.of(dy, tb), List.of(by(dy, TB, 0.8), by(tb, "ferrite", 0.1)), Map.of(DY, risk, TB, risk))
                .withSharedSupply(List.of(DY, TB))
                .of(DY);
        assertThat(tight.effects().get(0).verdict()).isEqualTo(MaterialResult.Verdict.HELPS);
    }

    @Test
    void aSubstituteOnTheThresholdCounts() {
        MaterialSubstitution all = motor(use(DY, "magnets", 0.5), Interval.exact(3));
        Share moved = Share.of(0.5 * 0.4);
        assertThat(all.movable(DY, 3)).isEqualTo(moved);
        assertThat(all.movable(DY, 2.9)).isEqualTo(Share.of(0));
        assertThat(all.withLeastPerformance(0.7).movable(DY, 3)).isEqualTo(moved);
        assertThat(all.withLeastPerformance(0.71).movable(DY, 3)).isEqualTo(Share.of(0));
        assertThat(all.withLeastReadiness(5).movable(DY, 3)).isEqualTo(moved);
        assertThat(all.withLeastReadiness(5.1).movable(DY, 3)).isEqualTo(Share.of(0));
        assertThat(all.withLargestCostRatio(2).movable(DY, 3)).isEqualTo(moved);
        assertThat(all.withLargestCostRatio(1.9).movable(DY, 3)).isEqualTo(Share.of(0));
        assertThat(all.movable(CO, 3)).as("of no use that is known").isEqualTo(Share.of(0));
    }

    @Test
    void theBestSubstitutesComeFirstWhereTheyCompete() {
        Application magnets = use(DY, "magnets", 1);
        MaterialResult result = MaterialSubstitution.of(
                        List.of(magnets),
                        List.of(by(magnets, CO, 0.7), by(magnets, "ferrite", 0.6)),
                        Map.of(DY, Interval.exact(1), CO, Interval.exact(0.5)))
                .of(DY);
        assertThat(result.riskLeft().exactValue()).isCloseTo(1 - 0.6 - 0.4 * 0.5, within(1e-15));
        assertThat(result.substitutability()).isEqualTo(Share.of(1));
    }

    @Test
    void bothOfTwoConditionsHold() {
        MaterialSubstitution all = motor(dy, NOW);
        assertThat(all.withLeastPerformance(0.8).withLeastPerformance(0.1).movable(DY, 0))
                .isEqualTo(Share.of(0));
        assertThat(all.withLeastReadiness(4).withLargestCostRatio(1).movable(DY, 0))
                .isEqualTo(Share.of(0));
        assertThat(all.withLeastReadiness(4).withLargestCostRatio(3).movable(DY, 0))
                .isEqualTo(Share.of(0.4));
        refused(() -> all.withLeastPerformance(70))
                .hasMessage("least performance must be between 0.0 and 10.0, but was 70.0");
        refused(() -> all.withLeastReadiness(Double.NaN))
                .hasMessage("least readiness must be between 1.0 and 9.0, but was NaN");
        refused(() -> all.withLargestCostRatio(-1))
                .hasMessage("largest cost ratio must be between 0.0 and Infinity, but was -1.0");
        refused(() -> all.movable(DY, 2030)).hasMessage("years from now must be between 0.0 and 200.0, but was 2030.0");
        refused(() -> all.withMostSteps(0)).hasMessage("steps must be at least 1, but were 0");
    }

    @Test
    void badInputIsRefused() {
        Application magnets = use(DY, "magnets", 0.7);
        Application lamps = use(DY, "lamps", 0.31);
        Map<Commodity, Interval> risks = Map.of(DY, Interval.exact(1));
        refused(() -> MaterialSubstitution.of(List.of(magnets, lamps), List.of(), risks))
                .hasMessage(
                        "shares of the applications of dysprosium must not exceed 1, but their lower ends sum to 1.01");
        refused(() -> MaterialSubstitution.of(List.of(magnets, magnets), List.of(), risks))
                .hasMessage("application must occur once, but was given twice: dysprosium in magnets");
        refused(() -> MaterialSubstitution.of(List.of(magnets), List.of(by(lamps, CO, 1)), risks))
                .hasMessage("substitute must be for one of the applications, but was for dysprosium in lamps");
        refused(() -> MaterialSubstitution.of(List.of(magnets), List.of(by(magnets, CO, 1), by(magnets, CO, 1)), risks))
                .hasMessage(
                        "substitute must occur once in a use, but was given twice: dysprosium in magnets by cobalt");
        refused(() -> MaterialSubstitution.of(List.of(magnets), List.of(), Map.of(DY, Interval.of(-1, 1))))
                .hasMessage("supply risk must not be negative, but was -1..1 of dysprosium");
        refused(() -> MaterialSubstitution.of(List.of(magnets), List.of(), Map.of())
                        .of(DY))
                .hasMessage(
                        "material must have an application and a known supply risk, but dysprosium has 1 applications"
                                + " and no risk");
        MaterialSubstitution two = MaterialSubstitution.of(
                List.of(magnets), List.of(), Map.of(DY, Interval.exact(1), CO, Interval.exact(2)));
        refused(() -> two.withSharedSupply(List.of(DY, CO)))
                .hasMessage("materials of the same suppliers must have one supply risk, but cobalt has 2 and dysprosium"
                        + " has 1");
        refused(() -> two.withSharedSupply(List.of(DY, TB)))
                .hasMessage("materials of the same suppliers must have one supply risk, but terbium has none and"
                        + " dysprosium has 1");
        refused(() -> MaterialSubstitution.of(List.of(magnets), List.of(), Map.of(DY, Interval.atLeast(2)))
                        .of(DY))
                .hasMessageEndingWith("but dysprosium has 1 applications and risk 2..");
        refused(() -> MaterialSubstitution.of(List.of(magnets), List.of(), risks)
                        .of(CO))
                .hasMessageEndingWith("but cobalt has 0 applications and no risk");
        assertThat(MaterialSubstitution.of(List.of(magnets), List.of(), Map.of(DY, Interval.ZERO))
                        .of(DY)
                        .riskLeft())
                .isEqualTo(Interval.ZERO);
        refused(() -> by(magnets, DY, 1))
                .hasMessage(
                        "substitute must be another material than the one it replaces, but was dysprosium in magnets by"
                                + " dysprosium");
    }
}
