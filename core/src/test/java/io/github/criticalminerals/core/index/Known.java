package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.quantity.Interval;

/** What is known of amounts or shares, and where an index ends over it. */
final class Known {
    static final double NO_CAP = Double.POSITIVE_INFINITY;
    static final double[] NONE = {};

    private Known() {}

    static Knowledge shares(double[] lower, double[] upper) {
        return Knowledge.ofShares(lower, upper, NONE, NONE, NONE, NO_CAP);
    }

    static Knowledge amounts(double[] lower, double[] upper) {
        return Knowledge.ofAmounts(lower, upper, NONE, NONE, NONE, NO_CAP);
    }

    /** Beside a part of at most so many members, of which none has more than the cap. */
    static Knowledge shares(double[] lower, double[] upper, Interval part, double members, double cap) {
        double[] count = {members};
        return Knowledge.ofShares(lower, upper, new double[] {part.lower()}, new double[] {part.upper()}, count, cap);
    }

    static Knowledge amounts(double[] lower, double[] upper, Interval part, double members, double cap) {
        double[] count = {members};
        return Knowledge.ofAmounts(lower, upper, new double[] {part.lower()}, new double[] {part.upper()}, count, cap);
    }

    static ShareBounds bounds(Knowledge known) {
        return new ShareBounds(known, Effort.usual());
    }

    static Bound most(Index index, Knowledge known) {
        return bounds(known).mostConcentrated(index);
    }

    static Bound least(Index index, Knowledge known) {
        return bounds(known).leastConcentrated(index);
    }

    static void assertEnd(Bound end, End.Kind kind, double value, double tolerance) {
        assertThat(end.kind).isEqualTo(kind);
        assertThat(end.value).isCloseTo(value, within(tolerance));
    }
}
