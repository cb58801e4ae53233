package io.github.criticalminerals.core.risk;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mutant that no test can tell: shares that exceed the whole by exactly the tolerance. */
class EuSubstitutionTest {

    private static final Commodity DYSPROSIUM = Commodity.of("dysprosium");
    private static final Application MAGNETS = new Application(DYSPROSIUM, "magnets", Share.of(0.75), Cases.PAGE);
    private static final Application LAMPS = new Application(DYSPROSIUM, "lamps", Share.of(0.25), Cases.PAGE);
    private static final Replacement TERBIUM = new Replacement.Material(Commodity.of("terbium"));
    private static final Replacement MOTOR = new Replacement.Technology("induction motor");

    private static Substitute substitute(
            Application use, Replacement by, Interval performance, Interval cost, Share share) {
        return new Substitute(
                use, by, performance, cost, Substitute.UNKNOWN_READINESS, share, Substitute.UNKNOWN_YEARS, Cases.PAGE);
    }

    private static final Substitute BY_TERBIUM =
            substitute(MAGNETS, TERBIUM, Interval.ONE, Interval.exact(3), Share.of(0.25));
    private static final Substitute BY_MOTOR =
            substitute(MAGNETS, MOTOR, Interval.exact(0.8), Interval.exact(1.5), Share.of(0.5));

    private static final EuSubstitution INDEX =
            EuSubstitution.of(List.of(MAGNETS, LAMPS), List.of(BY_TERBIUM, BY_MOTOR));

    @Test
    void handCalculatedImportanceIndex() {
        Term index = INDEX.importanceIndex(EuSubstitution.CostPerformance.AS_REMEMBERED);
        // similar and much dearer 0.9, reduced and dearer 0.9; a quarter of the magnets and all lamps keep 1
        double magnets = 0.25 * 0.9 + 0.5 * 0.9 + 0.25;
        assertThat(index.value().exactValue()).isCloseTo(0.75 * magnets + 0.25, within(1e-15));
        assertThat(TermRecalculation.check(index).skipped()).isZero();
        assertThat(index.toText())
                .contains(
                        "(0..1, 1 if nothing can substitute) = sum(A*F)",
                        "! matrix as remembered, not read again in the source",
                        "F = 1 (fraction, 0..1) [lamps, no substitute is known]",
                        "f = 0.9 (fraction, 0..1) [terbium in magnets] @1");
    }

    @Test
    void aClassThatIsOpenMakesARange() {
        Substitute open = substitute(MAGNETS, MOTOR, Interval.of(0.8, 1), Interval.ONE, Share.of(0.5));
        Term index = EuSubstitution.of(List.of(MAGNETS, LAMPS), List.of(open))
                .importanceIndex(EuSubstitution.CostPerformance.AS_REMEMBERED);
        assertThat(index.value().lower()).isCloseTo(0.75 * (1 - 0.5 * 0.3) + 0.25, within(1e-15));
        assertThat(index.value().upper()).isCloseTo(0.75 * (1 - 0.5 * 0.2) + 0.25, within(1e-15));
        TermRecalculation.check(index);
    }

    @Test
    void handCalculatedSupplyRiskIndex() {
        EuSubstitution index = INDEX.withAvailability(
                        TERBIUM, new EuSubstitution.Availability(Interval.ONE, Interval.ONE, Interval.exact(0.9)))
                .withAvailability(
                        MOTOR,
                        new EuSubstitution.Availability(Interval.exact(0.8), Interval.exact(0.8), Interval.exact(0.8)));
        double magnets = 0.25 * Math.cbrt(0.9) + 0.5 * 0.8 + 0.25;
        assertThat(index.supplyRiskIndex().value().exactValue()).isCloseTo(0.75 * magnets + 0.25, within(1e-15));
        assertThat(TermRecalculation.check(index.supplyRiskIndex()).skipped()).isZero();
        Interval unknown = INDEX.supplyRiskIndex().value();
        assertThat(unknown.upper()).isCloseTo(1, within(1e-15));
        assertThat(unknown.lower()).isCloseTo(0.75 * 0.25 + 0.25, within(1e-15));
        Interval half = Interval.of(0.8, 1);
        EuSubstitution known = INDEX.withAvailability(TERBIUM, new EuSubstitution.Availability(half, half, half))
                .withAvailability(MOTOR, new EuSubstitution.Availability(half, half, half));
        assertThat(known.supplyRiskIndex().value().lower()).isCloseTo(0.75 * (0.75 * 0.8 + 0.25) + 0.25, within(1e-15));
        Interval listed = known.withCriticalList(CriticalList.EU_2023, 0.7)
                .supplyRiskIndex()
                .value();
        assertThat(listed).isNotEqualTo(known.supplyRiskIndex().value());
        CriticalList us = CriticalList.US_2025;
        assertThat(us.contains(Commodity.of("terbium"))).isTrue();
        Interval critical = known.withCriticalList(us, 0.8).supplyRiskIndex().value();
        assertThat(critical.lower())
                .isCloseTo(0.75 * (0.25 * Math.cbrt(0.64) + 0.5 * 0.8 + 0.25) + 0.25, within(1e-15));
        TermRecalculation.check(INDEX.supplyRiskIndex());
    }

    /** Sub-shares that are ranges: for the least index those that help most take what is left, whoever is given first. */
    @Test
    void handCalculatedSubSharesOfRanges() {
        Application all = new Application(DYSPROSIUM, "magnets", Share.of(1), Cases.PAGE);
        EuSubstitution index = EuSubstitution.of(
                        List.of(all),
                        List.of(
                                substitute(all, TERBIUM, Interval.ONE, Interval.ONE, Share.of(0.3, 0.9)),
                                substitute(all, MOTOR, Interval.ONE, Interval.ONE, Share.of(0.2, 0.6))))
                .withAvailability(
                        TERBIUM, new EuSubstitution.Availability(Interval.ONE, Interval.ONE, Interval.exact(0.9)))
                .withAvailability(
                        MOTOR,
                        new EuSubstitution.Availability(Interval.exact(0.8), Interval.exact(0.8), Interval.exact(0.8)));
        double terbium = 1 - Math.cbrt(0.9);
        double motor = 1 - 0.8;
        assertThat(index.supplyRiskIndex().value().lower()).isCloseTo(1 - 0.6 * motor - 0.4 * terbium, within(1e-15));
        assertThat(index.supplyRiskIndex().value().upper()).isCloseTo(1 - 0.2 * motor - 0.3 * terbium, within(1e-15));
    }

    @Test
    void nothingIsClampedAtTheGuidelinesFloor() {
        Substitute all = substitute(MAGNETS, MOTOR, Interval.ONE, Interval.ONE, Share.of(1));
        Substitute lamps = substitute(LAMPS, MOTOR, Interval.ONE, Interval.ONE, Share.of(1));
        EuSubstitution.CostPerformance own =
                new EuSubstitution.CostPerformance(List.of(0.59, 0.6, 0.7), List.of(0.7, 0.8, 1.0), 0.9, 1, 2);
        assertThat(EuSubstitution.of(List.of(MAGNETS, LAMPS), List.of(all, lamps))
                        .importanceIndex(own)
                        .value()
                        .exactValue())
                .isCloseTo(0.59, within(1e-15));
    }

    @Test
    void handCalculatedClasses() {
        EuSubstitution.CostPerformance matrix = EuSubstitution.CostPerformance.AS_REMEMBERED;
        assertThat(matrix.of(Interval.ONE, Interval.ONE)).isEqualTo(Interval.exact(0.7));
        assertThat(matrix.of(Interval.exact(0.9), Interval.exact(2))).isEqualTo(Interval.exact(0.8));
        assertThat(matrix.of(Interval.ONE, Interval.exact(2.1))).isEqualTo(Interval.exact(0.9));
        assertThat(matrix.of(Interval.exact(0.89), Interval.exact(0.5))).isEqualTo(Interval.exact(0.8));
        assertThat(matrix.of(Interval.exact(0.5), Interval.exact(1.1))).isEqualTo(Interval.exact(0.9));
        assertThat(matrix.of(Interval.exact(0.5), Interval.exact(5))).isEqualTo(Interval.exact(1));
        assertThat(matrix.of(Interval.ZERO, Interval.ONE)).isEqualTo(Interval.exact(1));
        assertThat(matrix.of(Interval.of(0.8, 1), Interval.of(1, 3))).isEqualTo(Interval.of(0.7, 1));
        assertThat(matrix.of(Interval.of(0.8, 1), Interval.ONE)).isEqualTo(Interval.of(0.7, 0.8));
        assertThat(matrix.of(Substitute.UNKNOWN_PERFORMANCE, Substitute.UNKNOWN_COST_RATIO))
                .isEqualTo(Interval.of(0.7, 1));
        assertThat(new EuSubstitution.CostPerformance(List.of(0.0, 0.1, 1.0), List.of(0.8, 0.9, 1.0), 0.9, 1, 2)
                        .least())
                .isZero();
        assertThat(matrix.of(Interval.of(0, 0.5), Interval.ONE)).isEqualTo(Interval.of(0.8, 1));
        assertThat(matrix.of(Interval.of(0.5, 0.9), Interval.of(0.5, 1))).isEqualTo(Interval.of(0.7, 0.8));
        assertThat(matrix.of(Interval.ONE, Interval.of(1.5, 2))).isEqualTo(Interval.exact(0.8));
        assertThat(matrix.of(Interval.ONE, Interval.of(2, 2.5))).isEqualTo(Interval.of(0.8, 0.9));
        refused(() -> new EuSubstitution.CostPerformance(List.of(0.5), List.of(0.8, 0.9, 1.0), 0.9, 1, 2))
                .hasMessage("similar must be three factors between 0 and 1, but was [0.5]");
        refused(() -> new EuSubstitution.CostPerformance(List.of(0.7, 0.8, 0.9), List.of(0.8, 0.9, 1.1), 0.9, 1, 2))
                .hasMessage("reduced must be three factors between 0 and 1, but was [0.8, 0.9, 1.1]");
        refused(() -> new EuSubstitution.Availability(Interval.ONE, Interval.of(0.8, 1.2), Interval.ONE))
                .hasMessage("factor must be between 0 and 1, but was 0.8..1.2");
    }

    @Test
    void handCalculatedAvailability() {
        EuSubstitution.Availability some =
                new EuSubstitution.Availability(Interval.of(0.8, 1), Interval.exact(0.8), Interval.of(0.9, 1));
        assertThat(some.value()).isEqualTo(Interval.of(Math.cbrt(0.8 * 0.8 * 0.9), Math.cbrt(0.8)));
        assertThat(EuSubstitution.Availability.UNKNOWN.value().upper()).isEqualTo(1);
        assertThat(EuSubstitution.Availability.UNKNOWN.value().lower()).isZero();
    }

    @Test
    void usesThatAreNotGivenMayBeAny() {
        Term index = EuSubstitution.of(List.of(MAGNETS), List.of())
                .importanceIndex(EuSubstitution.CostPerformance.AS_REMEMBERED);
        assertThat(index.value()).isEqualTo(Interval.of(0.75 + 0.25 * 0.7, 1));
        assertThat(index.toText()).contains("[share of use, not given]", "[uses not given]");
        TermRecalculation.check(index);
        Application open = new Application(DYSPROSIUM, "magnets", Share.of(0.5, 1), Cases.PAGE);
        Substitute all = substitute(open, MOTOR, Interval.ONE, Interval.exact(3), Share.of(0.4, 0.6));
        Interval value = EuSubstitution.of(List.of(open, LAMPS), List.of(all))
                .importanceIndex(EuSubstitution.CostPerformance.AS_REMEMBERED)
                .value();
        // Lowest: the rest of the uses at the least entry; highest: magnets as few as may be, substituted as little
        assertThat(value.lower()).isCloseTo(0.5 * (1 - 0.6 * 0.1) + 0.25 + 0.25 * 0.7, within(1e-15));
        assertThat(value.upper()).isCloseTo(0.5 * (1 - 0.4 * 0.1) + 0.5, within(1e-15));
    }

    @Test
    void refusesWhatDoesNotFit() {
        refused(() -> EuSubstitution.of(List.of(), List.of())).hasMessage("applications must not be empty");
        Application other = new Application(Commodity.of("terbium"), "lamps", Share.of(1), Cases.PAGE);
        assertThatThrownBy(() -> EuSubstitution.of(List.of(MAGNETS, other), List.of()))
                .isInstanceOf(MismatchException.class)
                .hasMessage(
                        "applications and their index must be of one commodity, but were of dysprosium and terbium");
        refused(() -> EuSubstitution.of(List.of(LAMPS), List.of(BY_MOTOR)))
                .hasMessage(
                        "substitute must be in one of the applications, but was dysprosium in magnets by induction motor");
        refused(() -> EuSubstitution.of(
                                List.of(
                                        MAGNETS,
                                        LAMPS,
                                        new Application(DYSPROSIUM, "other", Share.of(0.5), Cases.PAGE)),
                                List.of())
                        .importanceIndex(EuSubstitution.CostPerformance.AS_REMEMBERED))
                .hasMessage("shares of use must not exceed 1 together, but are at least 1.5");
        Substitute much = substitute(MAGNETS, MOTOR, Interval.ONE, Interval.ONE, Share.of(0.9));
        refused(() -> EuSubstitution.of(List.of(MAGNETS), List.of(BY_TERBIUM, much))
                        .importanceIndex(EuSubstitution.CostPerformance.AS_REMEMBERED))
                .hasMessage("sub-shares in magnets must not exceed 1 together, but are at least 1.15");
    }

    @Test
    void handCalculatedEconomicImportance() {
        EuEconomicImportance importance = EuEconomicImportance.of(
                List.of(MAGNETS, LAMPS),
                Map.of("magnets", Interval.exact(40), "lamps", Interval.exact(20)),
                "billion EUR");
        Term bare = importance.result();
        assertThat(bare.value()).isEqualTo(Interval.of(0, 35));
        Term known = importance
                .withSubstitution(INDEX.importanceIndex(EuSubstitution.CostPerformance.AS_REMEMBERED))
                .result();
        assertThat(known.value().exactValue()).isCloseTo(0.94375 * 35, within(1e-13));
        assertThat(known.unit()).isEqualTo("billion EUR");
        TermRecalculation.check(known);
        Term helped = importance
                .withSubstitution(INDEX.importanceIndex(EuSubstitution.CostPerformance.AS_REMEMBERED))
                .result();
        assertThat(helped.value().exactValue()).isCloseTo(0.94375 * 35, within(1e-13));
        assertThat(helped.toText()).contains("= SI_EI*sum(A*Q)", "! method: " + EuSupplyRisk.METHOD);
        TermRecalculation.check(helped);
        Term part = EuEconomicImportance.of(List.of(MAGNETS), Map.of("magnets", Interval.of(30, 40)), "billion EUR")
                .withSubstitution(Term.input("x", "index", Interval.ONE, "", List.of()))
                .result();
        assertThat(part.value()).isEqualTo(Interval.of(22.5, 40));
        TermRecalculation.check(part);
        refused(() -> importance.withSubstitution(Term.input("x", "index", Interval.of(0.5, 1.5), "", List.of())))
                .hasMessage("substitution index must be between 0 and 1, but was 0.5..1.5");
        assertThat(EuEconomicImportance.of(List.of(MAGNETS), Map.of("magnets", Interval.of(0, 40)), "EUR")
                        .result()
                        .value())
                .isEqualTo(Interval.of(0, 40));
        refused(() -> EuEconomicImportance.of(List.of(), Map.of(), "EUR")).hasMessage("uses must not be empty");
        refused(() -> EuEconomicImportance.of(List.of(MAGNETS), Map.of(), "EUR"))
                .hasMessage(
                        "value added must be given for each use, bounded and not negative, but of magnets was null");
        assertThatThrownBy(
                        () -> EuEconomicImportance.of(List.of(MAGNETS), Map.of("magnets", Interval.exact(-1)), "EUR"))
                .hasMessageEndingWith("but of magnets was -1");
        assertThatThrownBy(
                        () -> EuEconomicImportance.of(List.of(MAGNETS), Map.of("magnets", Interval.atLeast(1)), "EUR"))
                .hasMessageEndingWith("but of magnets was 1..");
    }

    @Test
    void theIndexEntersTheSupplyRisk() {
        EuSupplyRiskResult result = EuSupplyRisk.of(
                        Cases.mined().add("China", 7).build(), Cases.governance("China", -0.5))
                .withRecycling(Share.of(0))
                .withSubstitution(INDEX.supplyRiskIndex())
                .result();
        assertThat(result.value().upper()).isCloseTo(6, within(1e-14));
        assertThat(result.value().lower())
                .isCloseTo(6 * INDEX.supplyRiskIndex().value().lower(), within(1e-14));
        assertThat(result.explain()).contains("f = 0 (fraction, 0..1) = (SP*SCr*SCo)^(1/3)");
        TermRecalculation.check(result.term());
    }

    @Test
    void criticalByThresholdsOrAsStrategic() {
        assertThat(verdict(1.0, 1.0, 2.8, 2.8, false)).isEqualTo(EuCriticality.Verdict.BY_THRESHOLDS);
        assertThat(verdict(0.9, 0.9, 5, 5, false)).isEqualTo(EuCriticality.Verdict.NOT_CRITICAL);
        assertThat(verdict(2, 2, 2.7, 2.7, false)).isEqualTo(EuCriticality.Verdict.NOT_CRITICAL);
        assertThat(verdict(0.1, 0.1, 4, 4, true)).isEqualTo(EuCriticality.Verdict.AS_STRATEGIC);
        assertThat(verdict(0.95, 1.05, 4, 4, false)).isEqualTo(EuCriticality.Verdict.UNDECIDED);
        assertThat(verdict(0.95, 1, 4, 4, false)).isEqualTo(EuCriticality.Verdict.UNDECIDED);
        assertThat(verdict(1.5, 1.5, 2.75, 2.8, false)).isEqualTo(EuCriticality.Verdict.UNDECIDED);
        assertThat(verdict(0.95, 1.05, 4, 4, true)).isEqualTo(EuCriticality.Verdict.AS_STRATEGIC);
        assertThat(verdict(1.5, 1.5, 2.75, 2.85, false)).isEqualTo(EuCriticality.Verdict.UNDECIDED);
        EuCriticality one = EuCriticality.of("one", Interval.of(1, 2), Interval.exact(3), false);
        EuCriticality two = EuCriticality.of("two", Interval.exact(4), Interval.exact(6), false);
        EuCriticality group = EuCriticality.group("both", List.of(one, two), true);
        assertThat(group.supplyRisk().value()).isEqualTo(Interval.of(2.5, 3));
        assertThat(group.economicImportance().value()).isEqualTo(Interval.exact(4.5));
        assertThat(group.strategic()).isTrue();
        assertThat(group).hasToString("both: SR 2.5..3, EI 4.5, BY_THRESHOLDS");
        TermRecalculation.check(group.supplyRisk());
        TermRecalculation.check(group.economicImportance());
        refused(() -> EuCriticality.group("none", List.of(), false))
                .hasMessage("a group must have an element, but none has none");
    }

    private static EuCriticality.Verdict verdict(double r1, double r2, double e1, double e2, boolean strategic) {
        return EuCriticality.of("material", Interval.of(r1, r2), Interval.of(e1, e2), strategic)
                .verdict();
    }
}
