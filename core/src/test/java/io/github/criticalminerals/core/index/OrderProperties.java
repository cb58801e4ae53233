package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Orders beside 0 and 1, against Taylor series, which no difference enters, and against the values at 0 and 1. */
class OrderProperties {
    private static final double[] THREE = {270_000, 45_000, 13_000};
    private static final double TENTHS = 0.9999999999999999;

    @Provide
    Arbitrary<double[]> amounts() {
        return Arbitraries.doubles()
                .between(1, 1000)
                .list()
                .ofMinSize(2)
                .ofMaxSize(12)
                .map(list -> list.stream().mapToDouble(x -> x * x).toArray());
    }

    /** 1e-16 to 0.2, to either side. */
    @Provide
    Arbitrary<Double> small() {
        return Arbitraries.doubles().between(-16, -0.7).flatMap(exponent -> Arbitraries.of(1, -1)
                .map(sign -> sign * Math.pow(10, exponent)));
    }

    private static double[] shares(double[] amounts) {
        double total = Arrays.stream(amounts).sum();
        return Arrays.stream(amounts).map(x -> x / total).toArray();
    }

    /** The sum of weights times (x^d - 1)/d, by the series of the exponential. */
    private static double series(double[] x, double[] weights, double d) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double log = Math.log(x[i]);
            double term = log;
            for (int k = 2; k < 200; k++) {
                sum += weights[i] * term;
                term *= d * log / k;
            }
        }
        return sum;
    }

    @Property
    void besideOneAllAreTheirSeries(@ForAll("amounts") double[] amounts, @ForAll("small") double d) {
        double[] s = shares(amounts);
        double order = 1 + d;
        double exact = order - 1;
        double moment = series(s, s, exact);
        double renyi = exact == 0 ? -moment : -Math.log1p(exact * moment) / exact;
        assertThat(Index.renyi(order).ofAmounts(amounts)).isCloseTo(renyi, within(1e-9 * renyi));
        assertThat(Index.hill(order).ofAmounts(amounts)).isCloseTo(Math.exp(renyi), within(1e-9 * Math.exp(renyi)));
        assertThat(Index.hannahKay(order).ofAmounts(amounts)).isCloseTo(Math.exp(-renyi), within(1e-9));
        assertThat(Index.tsallis(order).ofAmounts(amounts)).isCloseTo(-moment, within(-1e-9 * moment));
        double[] relative = Arrays.stream(s).map(x -> x * s.length).toArray();
        double entropy = series(relative, s, exact) / order;
        double[] drawn = amounts.clone();
        assertThat(Index.generalisedEntropy(order, Zeros.KEPT).kernel(s.length).applyAsDouble(drawn))
                .isCloseTo(entropy, within(1e-9 * entropy + 1e-14));
    }

    @Property
    void besideZeroAllAreTheirSeries(@ForAll("amounts") double[] amounts, @ForAll("small") double a) {
        double[] s = shares(amounts);
        double[] relative = Arrays.stream(s).map(x -> x * s.length).toArray();
        double[] equal = new double[s.length];
        Arrays.fill(equal, 1.0 / s.length);
        double mean = series(relative, equal, a);
        double entropy = mean / (a - 1);
        assertThat(Index.generalisedEntropy(a, Zeros.KEPT).ofAmounts(amounts))
                .isCloseTo(entropy, within(1e-9 * entropy + 1e-14));
        double atkinson = -Math.expm1(Math.log1p(a * mean) / a);
        double epsilon = 1 - a;
        if (1 - epsilon == a) {
            assertThat(Index.atkinson(epsilon, Zeros.KEPT).ofAmounts(amounts))
                    .isCloseTo(atkinson, within(1e-9 * atkinson + 1e-14));
        }
        if (a > 0) {
            // Of hardly any aversion
            double of = -Math.expm1(Math.log1p(-a * series(relative, s, -a)) / (1 - a));
            // The index is a times a mean of the order of 1, which is exact to its last bit only
            assertThat(Index.atkinson(a, Zeros.KEPT).ofAmounts(amounts)).isCloseTo(of, within(1e-9 * of + a * 0x1p-52));
        }
    }

    @Example
    void theTenthStepOfAGridIsOrderOne() {
        for (double order : new double[] {TENTHS, 1 - 1e-12, 1 + 1e-12, 0.9999999999999992}) {
            besideOne(order, Index::hill, 1.751795751083);
            besideOne(order, Index::hannahKay, 0.5708428048);
            besideOne(order, Index::renyi, 0.560641405286);
            besideOne(order, Index::tsallis, 0.560641405286);
            besideOne(order, a -> Index.generalisedEntropy(a, Zeros.KEPT), 0.537970883382);
            besideOne(order, a -> Index.atkinson(a, Zeros.KEPT), 0.505589952767);
        }
        assertThat(Index.generalisedEntropy(1.3877787807814457e-16, Zeros.KEPT).ofAmounts(THREE))
                .isCloseTo(0.704390050973, within(1e-11));
        assertThat(Index.hill(TENTHS).ofAmounts(1, 1, 1)).isCloseTo(3, within(1e-12));
    }

    private static void besideOne(double order, DoubleFunction<Index> of, double value) {
        assertThat(of.apply(order).ofAmounts(THREE)).isCloseTo(value, within(1e-9));
        assertThat(of.apply(order).kernel(3).applyAsDouble(THREE.clone())).isCloseTo(value, within(1e-9));
    }

    @Property(tries = 50)
    void boundsBesideOneAndZeroAreThoseAtThem(@ForAll("amounts") double[] amounts) {
        List<Interval> ranges =
                Arrays.stream(amounts).mapToObj(x -> Interval.of(x, 1.5 * x)).toList();
        SharpBounds bounds = SharpBounds.ofAmounts(
                ranges, List.of(new SharpBounds.Part(Interval.exact(amounts[0]), 7)), Double.POSITIVE_INFINITY);
        for (double step : new double[] {1e-12, -1e-12, 1e-16}) {
            beside(bounds, Index.hill(1), Index.hill(1 - step));
            beside(bounds, Index.tsallis(1), Index.tsallis(1 - step));
            beside(bounds, Index.hannahKay(1), Index.hannahKay(1 - step));
            beside(bounds, Index.theilT(Zeros.DROPPED), Index.generalisedEntropy(1 - step, Zeros.DROPPED));
            beside(bounds, Index.theilL(Zeros.DROPPED), Index.generalisedEntropy(step, Zeros.DROPPED));
        }
    }

    private static void beside(SharpBounds bounds, Index at, Index beside) {
        double low = bounds.at(Side.LOW, at).value;
        assertThat(bounds.at(Side.LOW, beside).value)
                .as("%s", beside)
                .isCloseTo(low, within(1e-9 * Math.max(1e-3, low)));
        if (!beside.toString().startsWith("ge")) {
            double high = bounds.at(Side.HIGH, at).value;
            assertThat(bounds.at(Side.HIGH, beside).value).as("%s", beside).isCloseTo(high, within(1e-9 * high));
        }
    }

    @Example
    void boundsOfHalfKnownSharesBesideOne() {
        SharpBounds half = SharpBounds.ofAmounts(
                List.of(Interval.exact(270_000), Interval.exact(45_000)),
                List.of(new SharpBounds.Part(Interval.exact(60_000), 248)),
                Double.POSITIVE_INFINITY);
        assertThat(half.at(Side.LOW, Index.hill(TENTHS)).value).isCloseTo(2.19058, within(1e-5));
        assertThat(half.at(Side.HIGH, Index.hill(TENTHS)).value).isCloseTo(5.29263, within(1e-5));
    }
}
