package io.github.criticalminerals.core.concentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.index.End;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import org.junit.jupiter.api.Test;

class ShareClaimsTest {

    private static final ShareClaims CHINA = ShareClaims.of("China", Share.ofPercent(80, 100));

    @Test
    void chinaOverEightyPercent() {
        IndexResult hhi = Concentration.of(CHINA).hhi();
        assertThat(hhi.value().lower()).isCloseTo(0.64 + 0.04 / 249, within(1e-15));
        assertThat(hhi.value().lower()).isCloseTo(0.64016, within(5e-6));
        assertThat(hhi.value().upper()).isEqualTo(1);
        assertThat(hhi.end(Side.LOW).kind()).isEqualTo(End.Kind.ATTAINED);
        assertThat(hhi.completion(Side.LOW).unnamed().get(0).producers()).isEqualTo(249);
        IndexResult limit = Concentration.of(CHINA).withUnlimitedUnnamed().hhi();
        assertThat(limit.value().lower()).isCloseTo(0.64, within(1e-15));
        assertThat(limit.end(Side.LOW).kind()).isEqualTo(End.Kind.LIMIT);
        assertThat(limit.end(Side.HIGH).kind()).isEqualTo(End.Kind.ATTAINED);
        assertThat(limit.completion(Side.LOW).toString())
                .startsWith("China 0.8, spread without limit 0.19999999999999");
        assertThat(limit.completion(Side.LOW).named()).containsEntry(Country.of("CHN"), 0.8);
        TermRecalculation.check(hhi.term());
        TermRecalculation.check(limit.term());
    }

    @Test
    void withTheUnitedStatesAtLeastTwoPercent() {
        ShareClaims claims = CHINA.and("United States", Share.ofPercent(2, 100));
        Interval hhi = Concentration.of(claims).hhi().value();
        assertThat(hhi.lower()).isCloseTo(0.64053, within(5e-6));
        assertThat(hhi.upper()).isCloseTo(0.9608, within(1e-15));
        assertThat(Concentration.of(claims).withUnlimitedUnnamed().hhi().value().lower())
                .isCloseTo(0.6404, within(1e-15));
        assertThat(Concentration.of(claims).addedByMerging(Country.of("CHN"), Country.of("USA")))
                .satisfies(added -> {
                    assertThat(added.lower()).isCloseTo(2 * 0.8 * 0.02, within(1e-15));
                    assertThat(added.upper()).isCloseTo(2 * 0.8 * 0.2, within(1e-15));
                });
    }

    @Test
    void withTheUnitedStatesAtMostTwoPercentTheUpperEndStays() {
        ShareClaims claims = CHINA.and("United States", Share.ofPercent(0, 2));
        IndexResult hhi = Concentration.of(claims).hhi();
        assertThat(hhi.value().upper()).isEqualTo(1);
        assertThat(hhi.end(Side.HIGH).kind()).isEqualTo(End.Kind.ATTAINED);
        assertThat(hhi.completion(Side.HIGH).named()).containsEntry(Country.of("USA"), 0.0);
        assertThat(claims).hasToString("China 80..100 %, United States 0..2 %, others");
    }

    @Test
    void claimsOnOneProducerHoldTogether() {
        ShareClaims both = CHINA.and("China", Share.ofPercent(70, 85));
        IndexResult largest = Concentration.of(both).concentrationRatio(1);
        assertThat(largest.value()).isEqualTo(Interval.of(0.8, 0.85));
        assertThat(largest.coverage().counted()).containsExactly(Country.of("CHN"));
        assertThat(both.claims()).hasSize(2);
        assertThat(both.othersExist()).isTrue();
    }

    @Test
    void contradictionsNameTheSmallestSet() {
        ShareClaims apart = CHINA.and("Australia", Share.ofPercent(5, 10)).and("China", Share.ofPercent(60, 70));
        assertThatThrownBy(() -> Concentration.of(apart).hhi())
                .isInstanceOfSatisfying(ContradictoryClaimsException.class, e -> assertThat(e.claims())
                        .hasSize(2))
                .hasMessage("claims contradict each other: China 80..100 %, China 60..70 %; no share is in both");
        ShareClaims tooMuch = CHINA.and("Australia", Share.ofPercent(5, 100))
                .and("United States", Share.ofPercent(17, 100))
                .and("Japan", Share.ofPercent(1, 2));
        assertThatThrownBy(() -> Concentration.of(tooMuch).hhi())
                .hasMessage(
                        "claims contradict each other: China 80..100 %, United States 17..100 %, Australia 5..100 %; their lower"
                                + " ends add up to 102 %, more than 100 %");
        ShareClaims tooLittle = ShareClaims.of("China", Share.ofPercent(0, 60))
                .and("Japan", Share.ofPercent(0, 30))
                .withoutOthers();
        assertThatThrownBy(() -> Concentration.of(tooLittle).hhi())
                .hasMessage(
                        "claims contradict each other: China 0..60 %, Japan 0..30 %; there are no others, and their upper ends"
                                + " add up to 90 %, less than 100 %");
        assertThat(tooLittle).hasToString("China 0..60 %, Japan 0..30 %, no others");
        assertThat(tooLittle.othersExist()).isFalse();
    }

    @Test
    void claimsThatJustFitAreNoContradiction() {
        ShareClaims all = CHINA.and("Australia", Share.of(0.1, 0.2)).and("Japan", Share.of(0.1, 0.5));
        assertThat(Concentration.of(all).hhi().value().lower()).isCloseTo(0.66, within(1e-9));
        ShareClaims closed = ShareClaims.of("China", Share.of(0.7))
                .and("Japan", Share.of(0.3))
                .withoutOthers();
        assertThat(Concentration.of(closed).hhi().value().exactValue()).isCloseTo(0.58, within(1e-15));
        assertThat(Concentration.of(closed)
                        .withBloc("two", java.util.Set.of(Country.of("CHN"), Country.of("JPN")))
                        .hhi()
                        .value())
                .isEqualTo(Interval.ONE);
    }
}
