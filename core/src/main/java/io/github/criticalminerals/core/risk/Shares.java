package io.github.criticalminerals.core.risk;

import io.github.criticalminerals.core.quantity.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares of one whole that are known as ranges, filled up so that a weighted sum of them is least or greatest. */
final class Shares {

    private static final double TOLERANCE = 1e-9;

    private Shares() {}

    /**
     * The shares that sum to one and have the greatest or the least weighted sum: what the lower ends leave goes to the
     * greatest (least) weight first.
     *
     * @throws IllegalArgumentException if the lower ends exceed one
     */
    static double[] filled(List<Interval> ranges, double[] weights, boolean greatest, String what) {
        return filled(ranges, weights, greatest, true, what);
    }

    /** The same for parts that need not reach the whole: none has more than its lower end for the least sum. */
    static double[] upTo(List<Interval> ranges, double[] weights, boolean greatest, String what) {
        return filled(ranges, weights, greatest, greatest, what);
    }

    private static double[] filled(
            List<Interval> ranges, double[] weights, boolean greatest, boolean fill, String what) {
        double[] shares = ranges.stream().mapToDouble(Interval::lower).toArray();
        double left = 1;
        for (double share : shares) {
            left -= share;
        }
        if (left < -TOLERANCE) {
            throw new IllegalArgumentException(what + " must not exceed 1 together, but are at least " + (1 - left));
        }
        int[] order = IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> greatest ? -weights[i] : weights[i]))
                .mapToInt(i -> i)
                .toArray();
        for (int i : fill ? order : new int[0]) {
            double taken = Math.max(0, Math.min(left, ranges.get(i).upper() - shares[i]));
            shares[i] += taken;
            left -= taken;
        }
        return shares;
    }
}
