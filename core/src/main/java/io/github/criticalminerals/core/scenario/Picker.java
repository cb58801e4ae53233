package io.github.criticalminerals.core.scenario;

import io.github.criticalminerals.core.quantity.Interval;

/** Chooses a number of a range: one end for a corner run, the middle, or what was drawn. */
@FunctionalInterface
interface Picker {

    /**
     * The number.
     *
     * @param name what the range is of, once a simulation
     * @param more whether the upper end is the hopeful one
     */
    double pick(String name, Interval range, boolean more);

    /** The number, which may be infinite. */
    default double any(String name, Interval range, boolean more) {
        return range.isExact() ? range.lower() : pick(name, range, more);
    }

    /** The number, which must be finite. */
    default double finite(String name, Interval range, boolean more) {
        double value = any(name, range, more);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be bounded, but was " + range);
        }
        return value;
    }

    /** The middle of each range. */
    static double middle(Interval range) {
        return range.isBounded() ? range.midpoint() : Double.POSITIVE_INFINITY;
    }
}
