package io.github.criticalminerals.core.index;

import java.util.Arrays;

/**
 * The sharp bounds of an index where only the share C of the m largest producers is known, of a range the largest for
 * the most concentrated end.
 *
 * <p>Least concentrated: the m largest have C/m each, the others the rest R = 1 - C in equal parts. Most concentrated:
 * a vertex of the ordered shares. Either the m largest have C/m each and as many others as possible have that too, or k
 * others have t = R/k each, at most C/m, m - 1 of the largest have t as well, and the first has C - (m - 1) t. Every k
 * is tried; without a limit to the others the last is none of them but t towards 0.
 */
final class LargestBounds {
    private final int largest;
    private final double lower;
    private final double upper;
    private final double unnamed;

    /**
     * Bounds from one claim.
     *
     * @param largest how many have the share together, m
     * @param lower the least share
     * @param unnamed how many others there are, at most; may be infinite
     * @throws IllegalArgumentException if the others would have to have more each than the least of the largest
     */
    LargestBounds(int largest, double lower, double upper, double unnamed) {
        double least = largest / (largest + unnamed);
        if (upper < least * (1 - Knowledge.TOLERANCE)) {
            throw new IllegalArgumentException("the largest " + largest + " of at most " + (long) (largest + unnamed)
                    + " producers must have at least " + least + ", but were claimed to have " + upper);
        }
        this.largest = largest;
        this.lower = Math.max(lower, least);
        this.upper = Math.max(upper, least);
        this.unnamed = unnamed;
    }

    /** What is known of each of the largest, in descending order, and of the others together. */
    Knowledge known() {
        double[] low = new double[largest];
        double[] high = new double[largest];
        low[0] = lower / largest;
        Arrays.setAll(high, i -> upper / (i + 1));
        return shares(low, high, 1 - upper, 1 - lower, Double.POSITIVE_INFINITY);
    }

    private Knowledge shares(double[] low, double[] high, double restLow, double restHigh, double cap) {
        return Knowledge.ofShares(
                low, high, new double[] {restLow}, new double[] {restHigh}, new double[] {unnamed}, cap);
    }

    Bound leastConcentrated(Index index, Effort effort) {
        double[] low = new double[largest];
        double[] high = new double[largest];
        Arrays.fill(low, lower / largest);
        Arrays.fill(high, upper / largest);
        Knowledge level = shares(low, high, 1 - upper, 1 - lower, upper / largest);
        return new ShareBounds(level, effort).leastConcentrated(index);
    }

    /**
     * At the largest share, for what is taken from the others may go to the first. If that is all, the first may have
     * it.
     */
    Bound mostConcentrated(Index index, Effort effort) {
        if (upper == 1) {
            return new ShareBounds(known(), effort).mostConcentrated(index);
        }
        double rest = 1 - upper;
        Bound best = at(upper / largest, index, effort);
        long tried = (long) Math.min(unnamed, ShareBounds.TRIED_WITHOUT_LIMIT);
        for (long k = 1; k <= tried && largest > 1; k++) {
            effort.spent((double) k / tried);
            if (rest / k < upper / largest) {
                Bound other = at(rest / k, index, effort);
                best = exceeds(index, other, best) ? other : best;
            }
        }
        if (unnamed <= tried || largest == 1) {
            return best;
        }
        if (!endsSuffice(index)) {
            // More than have been tried have less each, so that all others at that and none in between is beyond them
            Bound beyond = new ShareBounds(firstOnly(rest / tried), effort).mostConcentrated(index);
            return exceeds(index, beyond, best)
                    ? best.with(beyond.value, Math.abs(beyond.value - best.value), End.Kind.OUTER)
                    : best;
        }
        Bound last = Double.isInfinite(unnamed) ? towardsZero(index, effort) : at(rest / unnamed, index, effort);
        return exceeds(index, last, best) ? last : best;
    }

    private static boolean exceeds(Index index, Bound one, Bound other) {
        return index.risesWithConcentration() ? one.value > other.value : one.value < other.value;
    }

    /** All but the first at the same share, as many of the others as it takes and one that has less. */
    private Bound at(double each, Index index, Effort effort) {
        double[] named = new double[largest];
        Arrays.fill(named, each);
        named[0] = upper - (largest - 1) * each;
        return new ShareBounds(shares(named, named, 1 - upper, 1 - upper, each), effort).mostConcentrated(index);
    }

    private Knowledge firstOnly(double cap) {
        double[] named = new double[largest];
        named[0] = upper;
        return shares(named, named, 1 - upper, 1 - upper, cap);
    }

    /** Whether the statistic is convex in the share that all but the first have. */
    private static boolean endsSuffice(Index index) {
        return index.statistic() instanceof Statistic.TopShare
                || (index.statistic() instanceof Statistic.PowerSum sum && sum.power >= 2);
    }

    /**
     * With ever more producers the normalised HHI becomes the HHI, and other relative indices are at their end anyway.
     */
    private Bound towardsZero(Index index, Effort effort) {
        Index limit = index.isRelative() ? Index.HHI : index;
        Bound crumbled = new ShareBounds(firstOnly(Double.POSITIVE_INFINITY), effort).leastConcentrated(limit);
        return crumbled.with(crumbled.value, 0, End.Kind.LIMIT);
    }
}
