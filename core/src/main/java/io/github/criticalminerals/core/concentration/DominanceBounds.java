package io.github.criticalminerals.core.concentration;

import java.util.Arrays;

/**
 * Outer bounds of the dominance index, which is neither convex nor Schur-convex.
 *
 * <p>It is the HHI of the squared amounts, so that boxes of amounts are boxes of squares; what is lost is the total and
 * the sum of an unsplit part. It also lies between what the extremes of the sums of squares and fourth powers allow.
 */
final class DominanceBounds {
    private static final int MOST_UNNAMED = 300;
    private static final Index FOURTH = Index.hannahKay(4);

    private final ShareBounds bounds;
    private final Knowledge known;
    private final long work;
    private final Extreme mostHhi;
    private final Extreme leastHhi;
    private final Extreme mostFirst;

    DominanceBounds(ShareBounds bounds, Knowledge known, long work) {
        this.bounds = bounds;
        this.known = known;
        this.work = work;
        mostHhi = bounds.mostConcentrated(Index.HHI);
        leastHhi = bounds.leastConcentrated(Index.HHI);
        mostFirst = bounds.mostConcentrated(Index.concentrationRatio(1));
    }

    Extreme most() {
        double least = leastHhi.value;
        double fourths = fourths(bounds.mostConcentrated(FOURTH));
        double outer = Math.min(square(mostFirst.value) / least, fourths / square(least));
        outer = Math.min(1, Math.min(outer, ofSquares(true)));
        Extreme best = mostHhi;
        for (Extreme extreme : candidates()) {
            best = dominance(extreme) > dominance(best) ? extreme : best;
        }
        return Outer.end(best, Math.max(outer, dominance(best)), dominance(best));
    }

    Extreme least() {
        double fourths = fourths(bounds.leastConcentrated(FOURTH));
        double outer = Math.max(leastHhi.value, fourths / square(mostHhi.value));
        outer = Math.max(outer, ofSquares(false));
        Extreme best = mostHhi;
        for (Extreme extreme : candidates()) {
            best = dominance(extreme) < dominance(best) ? extreme : best;
        }
        return Outer.end(best, Math.min(outer, dominance(best)), dominance(best));
    }

    private Extreme[] candidates() {
        return new Extreme[] {mostFirst, bounds.mostConcentrated(Index.SHANNON), leastHhi};
    }

    /** The sum of the fourth powers of the shares. */
    private static double fourths(Extreme extreme) {
        return extreme.value * extreme.value * extreme.value;
    }

    private static double square(double x) {
        return x * x;
    }

    private static double dominance(Extreme extreme) {
        return extreme.statistic(new Statistic.SquareShare(), true, Double.NaN);
    }

    /** The HHI of the squares in their boxes, the unnamed each in a box of its own. */
    private double ofSquares(boolean most) {
        int named = known.lower.length;
        int parts = known.members.length;
        double[] lower = new double[named + parts];
        double[] upper = new double[named + parts];
        double[] count = new double[named + parts];
        int copies = 0;
        for (int i = 0; i < named; i++) {
            lower[i] = square(known.lower[i]);
            upper[i] = square(known.upper[i]);
            count[i] = 1;
        }
        for (int p = 0; p < parts; p++) {
            double members = known.partUpper[p] > 0 ? known.members[p] : 0;
            lower[named + p] = members == 1 ? square(known.partLower[p]) : 0;
            upper[named + p] = square(Math.min(known.cap, known.partUpper[p]));
            count[named + p] = members;
            copies += (int) Math.min(members, MOST_UNNAMED + 1);
        }
        if (copies > MOST_UNNAMED || Double.isInfinite(Knowledge.sum(upper))) {
            return most ? 1 : 0;
        }
        Statistic squares = new Statistic.PowerSum(2);
        if (!most) {
            LevelSearch search = new LevelSearch(squares, lower, upper, count, named + parts, 0, 1);
            search.withFreeTotal();
            return search.value();
        }
        double[] low = Arrays.copyOf(lower, named + copies);
        double[] high = Arrays.copyOf(upper, named + copies);
        double[] ones = new double[named + copies];
        Arrays.fill(ones, 1);
        int at = named;
        for (int p = 0; p < parts; p++) {
            for (int k = 0; k < (int) count[named + p]; k++) {
                low[at] = lower[named + p];
                high[at++] = upper[named + p];
            }
        }
        return new VertexSearch(squares, null, low, high, ones, Double.NaN, low.length, work).run().bound;
    }
}
