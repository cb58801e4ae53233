package io.github.criticalminerals.core.concentration;

import java.util.Arrays;
import java.util.List;

/**
 * The bounds of the dominance index, which is neither convex nor Schur-convex, over shares of one whole.
 *
 * <p>They are searched with every unnamed producer in a box of his own ({@link DominanceSearch}). With very many unnamed, or
 * without limit to them, the ends are outer ones from those of the first share and of the sums of squares and fourth powers.
 */
final class DominanceBounds {
    private static final int MOST_UNNAMED = 300;
    private static final Index FOURTH = Index.hannahKay(4);
    private static final Statistic DOMINANCE = new Statistic.SquareShare();

    /** What a producer costs at a node of the search, in nodes of others. */
    private static final long COST = 40;

    private final Knowledge shares;
    private final long work;
    private final ShareBounds bounds;
    private final Extreme mostHhi;
    private final Extreme leastHhi;
    private final Extreme mostFirst;

    DominanceBounds(Knowledge shares, long work) {
        this.shares = shares;
        this.work = work;
        bounds = new ShareBounds(shares, work);
        mostHhi = bounds.mostConcentrated(Index.HHI);
        leastHhi = bounds.leastConcentrated(Index.HHI);
        mostFirst = bounds.mostConcentrated(Index.concentrationRatio(1));
    }

    Extreme most() {
        return end(1);
    }

    Extreme least() {
        return end(-1);
    }

    private Extreme end(int sign) {
        Extreme best = mostHhi.evaluated(DOMINANCE);
        for (Extreme extreme : List.of(leastHhi, mostFirst, bounds.mostConcentrated(Index.SHANNON))) {
            Extreme completion = extreme.evaluated(DOMINANCE);
            best = sign * (completion.value - best.value) > 0 ? completion : best;
        }
        if (copies() <= MOST_UNNAMED) {
            return searched(sign, best);
        }
        double outer = sign > 0 ? mostByPowers() : leastByPowers();
        return Outer.end(best, sign * Math.max(sign * outer, sign * best.value), best.value);
    }

    /** The sum of the fourth powers is at most H times the largest square, and at most what it is where it is most. */
    private double mostByPowers() {
        double least = leastHhi.value;
        double ofFirst = square(mostFirst.value) / least;
        return Math.min(1, Math.min(ofFirst, fourths(bounds.mostConcentrated(FOURTH)) / square(least)));
    }

    /** The squares of the shares are less equal than the shares. */
    private double leastByPowers() {
        return Math.max(leastHhi.value, fourths(bounds.leastConcentrated(FOURTH)) / square(mostHhi.value));
    }

    private static double fourths(Extreme extreme) {
        return extreme.value * extreme.value * extreme.value;
    }

    private static double square(double x) {
        return x * x;
    }

    private double copies() {
        double copies = 0;
        for (int p = 0; p < shares.members.length; p++) {
            copies += shares.partUpper[p] > 0 ? shares.members[p] : 0;
        }
        return copies;
    }

    private Extreme searched(int sign, Extreme start) {
        int named = shares.lower.length;
        int size = named + (int) copies();
        double[] lower = Arrays.copyOf(shares.lower, size);
        double[] upper = Arrays.copyOf(shares.upper, size);
        int[] part = new int[size];
        Arrays.fill(part, -1);
        int at = named;
        for (int p = 0; p < shares.members.length; p++) {
            for (int k = 0; k < shares.members[p] && shares.partUpper[p] > 0; k++) {
                lower[at] = shares.members[p] == 1 ? shares.partLower[p] : 0;
                upper[at] = Math.min(shares.cap, shares.partUpper[p]);
                part[at++] = p;
            }
        }
        DominanceSearch search = new DominanceSearch(sign, start.value, part, shares);
        double most = Math.max(mostHhi.value, leastHhi.value);
        double proved = search.run(lower, upper, leastHhi.value, most, work / (COST * size));
        double[] found = search.found();
        Extreme best = found.length == 0 ? start : completion(found, part).evaluated(DOMINANCE);
        return Outer.end(best, sign * Math.max(sign * proved, sign * best.value), best.value);
    }

    private Extreme completion(double[] found, int[] part) {
        int named = shares.lower.length;
        int unnamed = found.length - named;
        double[] ones = new double[unnamed];
        Arrays.fill(ones, 1);
        return new Extreme(
                0,
                0,
                End.Kind.ATTAINED,
                Arrays.copyOf(found, named),
                Arrays.copyOfRange(found, named, found.length),
                ones,
                Arrays.copyOfRange(part, named, found.length),
                0,
                1,
                Double.NaN);
    }
}
