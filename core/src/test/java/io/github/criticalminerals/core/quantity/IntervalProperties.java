package io.github.criticalminerals.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class IntervalProperties {

    @Provide
    Arbitrary<Interval> intervals() {
        Arbitrary<Double> ends = Arbitraries.doubles().between(-1e6, 1e6);
        Arbitrary<Interval> bounded =
                Combinators.combine(ends, ends).as((a, b) -> Interval.of(Math.min(a, b), Math.max(a, b)));
        return Arbitraries.oneOf(bounded, ends.map(Interval::exact), ends.map(Interval::atLeast));
    }

    @Property
    void textRoundTrips(@ForAll("intervals") Interval interval) {
        assertThat(Interval.parse(interval.toString())).isEqualTo(interval);
    }

    @Property
    void sumsAndProductsOfMembersLieInside(
            @ForAll("intervals") Interval a,
            @ForAll("intervals") Interval b,
            @ForAll @DoubleRange(min = 0, max = 1) double u,
            @ForAll @DoubleRange(min = 0, max = 1) double v) {
        double x = member(a, u);
        double y = member(b, v);
        assertThat(a.plus(b).contains(x + y)).isTrue();
        if (b.isBounded()) {
            assertThat(a.minus(b).contains(x - y)).isTrue();
        }
        if (a.isBounded() && b.isBounded()) {
            assertThat(a.times(b).contains(x * y)).isTrue();
        }
        if (b.lower() > 0) {
            assertThat(a.dividedBy(b).contains(x / y)).isTrue();
        }
        assertThat(a.hull(b).contains(x) && a.hull(b).contains(y)).isTrue();
        assertThat(a.intersection(b).isPresent()).isEqualTo(a.lower() <= b.upper() && b.lower() <= a.upper());
    }

    @Property
    void arithmeticOnExactFiguresIsExact(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double x,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double y) {
        Interval a = Interval.exact(x);
        Interval b = Interval.exact(y);
        assertThat(a.plus(b)).isEqualTo(Interval.exact(x + y));
        assertThat(a.minus(b)).isEqualTo(Interval.exact(x - y));
        assertThat(a.times(b)).isEqualTo(Interval.exact(x * y));
        assertThat(a.dividedBy(b)).isEqualTo(Interval.exact(x / y));
    }

    private static double member(Interval interval, double u) {
        double upper = interval.isBounded() ? interval.upper() : interval.lower() + 1e6;
        return Math.min(upper, interval.lower() + u * (upper - interval.lower()));
    }

    @Property
    void aRoundedRangeHoldsTheRange(
            @ForAll("intervals") Interval interval, @ForAll @IntRange(min = 1, max = 6) int digits) {
        Interval rounded = interval.rounded(digits);
        assertThat(rounded.contains(interval)).isTrue();
        assertThat(rounded.rounded(digits)).isEqualTo(rounded);
    }
}
