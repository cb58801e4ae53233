package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares of one whole that are known as ranges, filled up so that a weighted sum of them is least or greatest. */
final class Shares {

    private static final double TOLERANCE = 1e-9;

    private Shares() {}

    /** A use of a material: its share, and what it is weighted by. */
    record Use(String name, Interval share, List<Source> sources, Node weight) {
        static Use of(Application use, Node weight) {
            return new Use(use.name(), use.share().fraction(), ImmutableList.of(use.source()), weight);
        }

        /** Whatever of the whole is in no other. */
        static Use notGiven(Node weight) {
            return new Use("not given", Interval.UNIT, ImmutableList.of(), weight);
        }
    }

    /**
     * The shares that sum to one and have the least or the greatest weighted sum, each with its weight: what the lower
     * ends leave goes to the least (greatest) weight first. Uses without a share are left out.
     *
     * @throws IllegalArgumentException if the lower ends exceed one
     */
    static List<Node> of(List<Use> uses, Side side) {
        double[] weights =
                uses.stream().mapToDouble(use -> use.weight.end(side)).toArray();
        double[] shares = filled(uses.stream().map(Use::share).toList(), weights, side, true, "shares of use");
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            Use use = uses.get(i);
            if (shares[i] != 0) {
                nodes.add(Node.input(
                        "A", "share of use, " + use.name, Interval.exact(shares[i]), "fraction, 0..1", use.sources));
                nodes.add(use.weight);
            }
        }
        return nodes;
    }

    /** The same for parts that need not reach the whole: none has more than its lower end for the least sum. */
    static double[] upTo(List<Interval> ranges, double[] weights, Side side, String what) {
        return filled(ranges, weights, side, side == Side.HIGH, what);
    }

    private static double[] filled(List<Interval> ranges, double[] weights, Side side, boolean fill, String what) {
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
                .sorted(Comparator.comparingDouble(i -> side == Side.HIGH ? -weights[i] : weights[i]))
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
