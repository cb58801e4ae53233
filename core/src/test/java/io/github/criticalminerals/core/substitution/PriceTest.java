package io.github.criticalminerals.core.substitution;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.ClosedForms;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * {@link Ces}, {@link MarketShock}, {@link Stockpile}, {@link Recycling}. Mutants that no test can tell: which of two
 * formulas that agree serves a limit, weights that miss 1 by exactly the tolerance.
 */
class PriceTest {

    private static final double[] WEIGHTS = {0.6, 0.4};
    private static final Source ASSUMED = Source.of("test", "assumed");

    @Test
    void theLimitsAreExact() {
        assertThat(Ces.quantity(WEIGHTS, 0, 3, 5)).isEqualTo(3);
        assertThat(Ces.price(WEIGHTS, 0, 3, 5)).isEqualTo(8);
        assertThat(Ces.amounts(WEIGHTS, 0, 7, 3, 5)).containsExactly(7, 7);
        assertThat(Ces.quantity(WEIGHTS, 1, 3, 5)).isCloseTo(Math.pow(3, 0.6) * Math.pow(5, 0.4), within(1e-14));
        assertThat(Ces.price(WEIGHTS, 1, 3, 5))
                .isCloseTo(Math.pow(3 / 0.6, 0.6) * Math.pow(5 / 0.4, 0.4), within(1e-14));
        assertThat(Ces.quantity(WEIGHTS, Double.POSITIVE_INFINITY, 3, 5)).isCloseTo(3.8, within(1e-15));
        assertThat(Ces.price(WEIGHTS, Double.POSITIVE_INFINITY, 3, 5)).isEqualTo(3 / 0.6);
        assertThat(Ces.amounts(WEIGHTS, Double.POSITIVE_INFINITY, 6, 3, 5)).containsExactly(6 / 0.6, 0);
        assertThat(Ces.amounts(new double[] {0.5, 0.5}, Double.POSITIVE_INFINITY, 6, 3, 3))
                .containsExactly(6, 6);
        // Two of three equally cheap: each makes half
        assertThat(Ces.amounts(new double[] {0.25, 0.25, 0.5}, Double.POSITIVE_INFINITY, 6, 3, 4, 6))
                .containsExactly(12, 0, 6);
        assertThat(Ces.quantity(WEIGHTS, 1, 0, 5)).isZero();
        assertThat(Ces.quantity(WEIGHTS, 0.5, 0, 5)).isZero();
        assertThat(Ces.quantity(WEIGHTS, 2, 0, 5)).isCloseTo(0.4 * 0.4 * 5, within(1e-15));
        assertThat(Ces.quantity(WEIGHTS, 2, 0, 0)).isZero();
    }

    @Test
    void thereIsNoJumpAtTheLimits() {
        for (double step : new double[] {1e-6, 1e-9, 1e-12, 1e-15}) {
            double atOne = Ces.quantity(WEIGHTS, 1, 3, 5);
            assertThat(Ces.quantity(WEIGHTS, 1 + step, 3, 5)).isCloseTo(atOne, within(step + 1e-14));
            assertThat(Ces.quantity(WEIGHTS, 1 - step, 3, 5)).isCloseTo(atOne, within(step + 1e-14));
            assertThat(Ces.price(WEIGHTS, 1 + step, 3, 5)).isCloseTo(Ces.price(WEIGHTS, 1, 3, 5), within(step + 1e-14));
        }
        assertThat(Ces.quantity(WEIGHTS, 1e-4, 3, 5)).isCloseTo(3, within(1e-3));
        assertThat(Ces.quantity(WEIGHTS, 1e-9, 3e200, 5e200)).isCloseTo(3e200, within(1e192));
        assertThat(Ces.price(WEIGHTS, 1e4, 3, 5)).isCloseTo(5, within(1e-3));
    }

    @Property(tries = 200)
    void theBoughtAmountsMakeTheQuantityAtThePrice(
            @ForAll @DoubleRange(min = 0.05, max = 20) double elasticity,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double weight,
            @ForAll @DoubleRange(min = 0.1, max = 10) double price) {
        double[] weights = {weight, 1 - weight};
        double[] bought = Ces.amounts(weights, elasticity, 7, price, 2);
        assertThat(Ces.quantity(weights, elasticity, bought)).isCloseTo(7, within(1e-8));
        double index = Ces.price(weights, elasticity, price, 2);
        assertThat(bought[0] * price + bought[1] * 2).isCloseTo(7 * index, within(1e-8 * index));
        double[] other = Ces.amounts(weights, elasticity, 7, price * 1.1, 2);
        assertThat(other[0]).isLessThan(bought[0] * (1 + 1e-12));
    }

    @Test
    void badPricesAndWeightsAreRefused() {
        refused(() -> Ces.price(WEIGHTS, 2, 0, 5)).hasMessage("price must be finite and above 0, but was 0.0");
        refused(() -> Ces.quantity(new double[] {0.6, 0.5}, 2, 1, 5))
                .hasMessage("weights must sum to 1, but sum to 1.1");
        refused(() -> Ces.quantity(new double[] {1, 0}, 2, 1, 5)).hasMessage("weight must be above 0, but was 0.0");
        refused(() -> Ces.quantity(WEIGHTS, -1, 1, 5))
                .hasMessage("elasticity of substitution must be at least 0, but was -1.0");
        refused(() -> Ces.quantity(WEIGHTS, 1, 1))
                .hasMessage("there must be one amount for each weight, but there are 1 for 2");
        refused(() -> Ces.amounts(WEIGHTS, 1, -2, 1, 1))
                .hasMessage("quantity must be finite and at least 0, but was -2.0");
        refused(() -> Ces.amounts(WEIGHTS, 1, Double.POSITIVE_INFINITY, 1, 1))
                .hasMessage("quantity must be finite and at least 0, but was Infinity");
        refused(() -> Ces.quantity(WEIGHTS, 1, 1, -3)).hasMessage("amount must be finite and at least 0, but was -3.0");
        refused(() -> Ces.price(WEIGHTS, 1, 1, Double.POSITIVE_INFINITY))
                .hasMessage("price must be finite and above 0, but was Infinity");
        refused(() -> Ces.quantity(new double[0], 1))
                .hasMessage("there must be one amount for each weight, but there are 0 for 0");
        assertThat(Ces.amounts(WEIGHTS, 1, 0, 1, 1)).containsExactly(0, 0);
    }

    @Test
    void buyersTurnToOriginsThatStayCheap() {
        Map<String, Double> shares = Map.of("China", 0.7, "Australia", 0.3);
        Armington.Response half = new Armington(shares, elasticity(2, 2))
                .after(Map.of("China", 2.0))
                .get(0);
        double price = 1 / (0.7 / 2 + 0.3);
        assertThat(half.price()).isCloseTo(price, within(1e-14));
        assertThat(half.amounts().get("China")).isCloseTo(Math.pow(price / 2, 2), within(1e-14));
        assertThat(half.shares().get("China")).isCloseTo(0.35 / 0.65, within(1e-14));
        assertThat(half.shares().get("China") + half.shares().get("Australia")).isCloseTo(1, within(1e-14));
        List<Armington.Response> ends =
                new Armington(shares, new Elasticity(Interval.atLeast(0), ASSUMED)).after(Map.of("China", 2.0));
        assertThat(ends.get(0).amounts().values()).containsOnly(1.0);
        assertThat(ends.get(0).price()).isCloseTo(1.7, within(1e-14));
        assertThat(ends.get(1).price()).isEqualTo(1);
        assertThat(ends.get(1).amounts().get("Australia")).isCloseTo(1 / 0.3, within(1e-14));
        assertThat(ends.get(1).shares()).isEqualTo(Map.of("China", 0.0, "Australia", 1.0));
        Armington.Response keeps = new Armington(shares, elasticity(1, 1))
                .after(Map.of("China", 2.0))
                .get(0);
        assertThat(keeps.shares().get("China")).isCloseTo(0.7, within(1e-14));
        refused(() -> new Armington(Map.of("China", 0.7), elasticity(1, 1)))
                .hasMessage("weights must sum to 1, but sum to 0.7");
        refused(() -> new Armington(shares, elasticity(1, 1)).after(Map.of("China", 0.0)))
                .hasMessage("price must be finite and above 0, but was 0.0");
        refused(() -> new Armington(Map.of("China", 1.0), elasticity(1, 1)).after(Map.of("Chile", 2.0)))
                .hasMessage("origin must be one of [China], but was Chile");
    }

    private static Elasticity elasticity(double lower, double upper) {
        return new Elasticity(Interval.of(lower, upper), ASSUMED);
    }

    @Test
    void aShockWithRangesIsBetweenItsCorners() {
        MarketShock shock = new MarketShock(Share.of(0.3, 0.5), elasticity(0.1, 0.4), elasticity(0.2, 0.6));
        assertThat(shock.priceRatio().lower()).isCloseTo(Math.pow(0.7, -1), within(1e-15));
        assertThat(shock.priceRatio().upper()).isCloseTo(Math.pow(0.5, -1 / 0.3), within(1e-12));
        assertThat(shock.quantityRatio().lower()).isCloseTo(Math.pow(0.5, 0.4 / 0.6), within(1e-15));
        assertThat(shock.quantityRatio().upper()).isCloseTo(Math.pow(0.7, 0.1 / 0.7), within(1e-15));
        MarketShock exact = new MarketShock(Share.of(0.5), elasticity(0.2, 0.2), elasticity(0.3, 0.3));
        assertThat(exact.priceRatio()).isEqualTo(Interval.exact(4));
        TermRecalculation.check(exact.quantityTerm());
        TermRecalculation.check(exact.priceTerm());
        TermRecalculation.check(shock.quantityTerm());
        TermRecalculation.check(shock.priceTerm());
        assertThat(exact.explain())
                .contains("p = 4 (ratio to the price before) = (1 - a)^(-1 / (ed + es))")
                .contains("q = 0.757858283255199 (ratio to the quantity before) = (1 - a)^(ed / (es + ed))");
    }

    @Test
    void theEdgesOfAShock() {
        MarketShock none = new MarketShock(Share.of(0), elasticity(0, 0.4), elasticity(0, 0.6));
        assertThat(none.priceRatio()).isEqualTo(Interval.ONE);
        assertThat(none.quantityRatio()).isEqualTo(Interval.ONE);
        MarketShock rigid = new MarketShock(Share.of(0.5), elasticity(0, 0), elasticity(1, 1));
        assertThat(rigid.priceRatio()).isEqualTo(Interval.exact(2));
        assertThat(rigid.quantityRatio()).isEqualTo(Interval.ONE);
        MarketShock all = new MarketShock(Share.of(1), elasticity(0.2, 0.2), elasticity(0.3, 0.3));
        assertThat(all.quantityRatio()).isEqualTo(Interval.ZERO);
        Assertions.assertThatIllegalStateException()
                .isThrownBy(all::priceRatio)
                .withMessage("without any supply there is no price");
        assertThat(all.explain()).startsWith("q = 0 ").endsWith("! the price has no upper end\n");
        MarketShock fixed = new MarketShock(Share.of(0.3, 0.5), elasticity(0.1, 0.4), elasticity(0, 0));
        assertThat(fixed.quantityRatio()).as("demand falls to what is left").isEqualTo(Interval.of(0.5, 0.7));
        TermRecalculation.check(none.quantityTerm());
        TermRecalculation.check(none.priceTerm());
        MarketShock perhaps = new MarketShock(Share.of(0.5), elasticity(0, 1), elasticity(0, 1));
        assertThat(perhaps.priceRatio().isBounded()).isFalse();
        assertThat(perhaps.explain()).endsWith("! the price has no upper end\n");
        Assertions.assertThatIllegalStateException()
                .isThrownBy(perhaps::priceTerm)
                .withMessage("price must be bounded to be explained, but was 1.4142135623730951..");
        assertThat(perhaps.quantityRatio()).isEqualTo(Interval.of(0.5, 1));
        refused(() -> new MarketShock(Share.of(0.5), elasticity(0, 0), elasticity(0, 0)))
                .hasMessage("elasticities of demand and supply must not both be 0");
        refused(() -> new MarketShock(Share.of(0.5), elasticity(1, 1), new Elasticity(Interval.atLeast(1), ASSUMED)))
                .hasMessage("elasticities must be bounded, but were 1 and 1..");
        refused(() -> new MarketShock(Share.of(0.5), new Elasticity(Interval.atLeast(0), ASSUMED), elasticity(1, 1)))
                .hasMessage("elasticities must be bounded, but were 0.. and 1");
        refused(() -> elasticity(-0.5, 0))
                .hasMessage("elasticity must be given as its size, at least 0, but was -0.5..0");
    }

    @Test
    void aStockLastsByItsGap() {
        assertThat(ClosedForms.daysToStockOut(Interval.exact(60), Share.of(0.3)))
                .isEqualTo(Interval.exact(200));
        assertThat(ClosedForms.daysToStockOut(Interval.of(30, 60), Share.of(0, 0.5)))
                .isEqualTo(Interval.atLeast(60));
        assertThat(ClosedForms.daysToStockOut(Interval.ZERO, Share.of(0, 0.5))).isEqualTo(Interval.ZERO);
        refused(() -> ClosedForms.daysToStockOut(Interval.exact(60), Share.of(0)))
                .hasMessage("a stock is used up only by a gap above 0, but the gap is 0");
        refused(() -> ClosedForms.daysToStockOut(Interval.of(-1, 3), Share.of(0.5)))
                .hasMessage("days of cover must not be negative, but were -1..3");
    }

    @Test
    void onePercentIsNotOneAndACalendarYearIsNoDelay() {
        refused(() -> Recycling.of(Country.of("JPN"), Stage.REFINING, Share.of(1), Basis.REO))
                .hasMessage("rate must be below 1, which is all of demand from scrap; 1 % is 0.01: scrap of Japan");
        Recycling some = Recycling.of(Country.of("JPN"), Stage.REFINING, Share.of(0.99, 1), Basis.REO);
        assertThat(some.name()).isEqualTo("scrap of Japan");
        assertThat(some.after(Interval.exact(200)).delayYears()).isEqualTo(Interval.exact(200));
        refused(() -> some.after(Interval.exact(2030)))
                .hasMessage(
                        "delayYears must be between 0 and 200 (years from now; is it a calendar year?), but was 2030");
        refused(() -> some.after(Interval.of(-1, 3)))
                .hasMessage(
                        "delayYears must be between 0 and 200 (years from now; is it a calendar year?), but was -1..3");
    }

    @Test
    void recyclingGivesItsRateUpToItsCap() {
        Recycling free = Recycling.of(Country.of("JPN"), Stage.REFINING, Share.of(0.1), Basis.REO);
        assertThat(free.tonnes(Mass.ofTonnes(70, Basis.REO)).tonnes()).isEqualTo(Interval.exact(7));
        assertThat(free)
                .hasToString(
                        free.upTo(Mass.unknown(Basis.REO)).after(Interval.ZERO).toString());
        Recycling some = Recycling.of(Country.of("JPN"), Stage.REFINING, Share.of(0.1, 0.2), Basis.REO)
                .upTo(new Mass(Interval.of(5, 15), Basis.REO));
        assertThat(some.tonnes(Mass.ofTonnes(100, Basis.REO)).tonnes()).isEqualTo(Interval.of(5, 15));
        assertThat(some.tonnes(Mass.ofTonnes(20, Basis.REO)).tonnes()).isEqualTo(Interval.of(2, 4));
        Assertions.assertThatThrownBy(() -> free.tonnes(Mass.ofTonnes(70, Basis.METAL)))
                .isInstanceOf(MixedBasisException.class);
    }
}
