package io.github.criticalminerals.core.concentration;

import io.github.criticalminerals.core.concentration.Statistic.HorvathPart;
import io.github.criticalminerals.core.concentration.Statistic.HorvathSum;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Outer bounds of Horvath's index, which is not Schur-convex.
 *
 * <p>It is a convex sum over all shares plus a function of the largest one alone. The largest share is cut into cells;
 * in each the sum is bounded with that share as a cap, the function by its ends; the worst cell is halved until the gap
 * is small or the work is done.
 */
final class HorvathBounds {
    private static final int MOST_CELLS = 300;
    private static final double CLOSE = 1e-12;
    private static final long WORK_OF_A_CELL = 4000;
    private static final double PEAK = 1.0 / 3;

    private final ShareBounds bounds;
    private final Knowledge known;
    private final Knowledge shares;
    /** 1 for the most, -1 for the least. What is reached and what cells are bounded by have it, so that more is better. */
    private final int sign;

    private Extreme best;
    private double reached;

    /**
     * A search for one end.
     *
     * @param sign 1 for the most concentrated, -1 for the least
     */
    HorvathBounds(ShareBounds bounds, Knowledge known, int sign) {
        this.bounds = bounds;
        this.known = known;
        this.shares = asShares(known);
        this.sign = sign;
        this.best = bounds.mostConcentrated(Index.HHI);
        this.reached = signed(best);
    }

    private record Cell(double from, double to, double bound) {}

    Extreme end() {
        Index first = Index.concentrationRatio(1);
        offer(bounds.leastConcentrated(Index.HHI));
        offer(bounds.mostConcentrated(first));
        offer(bounds.leastConcentrated(first));
        ShareBounds inShares = new ShareBounds(shares, WORK_OF_A_CELL);
        double from = inShares.leastConcentrated(first).value;
        double to = inShares.mostConcentrated(first).value;
        PriorityQueue<Cell> cells = new PriorityQueue<>(Comparator.comparingDouble(cell -> -cell.bound()));
        cells.add(new Cell(from, to, Double.POSITIVE_INFINITY));
        double closed = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < MOST_CELLS && !cells.isEmpty() && cells.element().bound() > reached + CLOSE; k++) {
            Cell worst = cells.remove();
            double middle = (worst.from() + worst.to()) / 2;
            boolean narrow = !(middle > worst.from() && middle < worst.to());
            for (double[] ends : narrow
                    ? new double[][] {{worst.from(), worst.to()}}
                    : new double[][] {{worst.from(), middle}, {middle, worst.to()}}) {
                @Nullable Extreme found = inCell(ends[0], ends[1]);
                if (found == null) {
                    continue;
                }
                if (shares == known) {
                    offer(found);
                }
                double bound = Math.min(sign * found.value, worst.bound());
                if (narrow) {
                    closed = Math.max(closed, bound);
                } else {
                    cells.add(new Cell(ends[0], ends[1], bound));
                }
            }
        }
        double open =
                cells.isEmpty() ? closed : Math.max(closed, cells.element().bound());
        return Outer.end(best, sign * Math.max(open, reached), sign * reached);
    }

    private void offer(Extreme completion) {
        if (signed(completion) > reached) {
            best = completion;
            reached = signed(completion);
        }
    }

    private double signed(Extreme completion) {
        return sign * completion.statistic(new HorvathSum(), true, Double.NaN);
    }

    /** A bound over completions whose largest share lies in the cell, with the completion it was found at. */
    private @Nullable Extreme inCell(double from, double to) {
        @Nullable Knowledge cell = shares.capped(Double.POSITIVE_INFINITY, to);
        if (cell == null) {
            return null;
        }
        double ends = Math.min(ofLargest(from), ofLargest(to));
        if (sign < 0) {
            @Nullable Extreme least = leastWithLargest(from, to, cell);
            return least == null ? null : least.with(least.value + ends, 0, least.kind);
        }
        ShareBounds search = new ShareBounds(cell, WORK_OF_A_CELL);
        Extreme most = search.most(Index.HORVATH, new HorvathPart());
        double top = from <= PEAK && to >= PEAK ? ofLargest(PEAK) : Math.max(ofLargest(from), ofLargest(to));
        return most.with(most.value + top, 0, most.kind);
    }

    /**
     * The least convex sum where some share is at least {@code from} and none above {@code to}. Of the named producers that
     * may have that much only the one with the largest lower end is tried: if another leads, the two may change shares.
     */
    private static @Nullable Extreme leastWithLargest(double from, double to, Knowledge cell) {
        int named = cell.lower.length;
        int leader = IntStream.range(0, named)
                .filter(i -> cell.upper[i] >= from)
                .boxed()
                .max(Comparator.comparingDouble(i -> cell.lower[i]))
                .orElse(named);
        @Nullable Extreme best = null;
        for (int who = leader; who < named + cell.members.length; who = Math.max(who + 1, named)) {
            @Nullable Knowledge led = cell.ledBy(who, from, to);
            if (led == null) {
                continue;
            }
            Extreme least = new ShareBounds(led, WORK_OF_A_CELL).least(Index.HORVATH, new HorvathPart());
            if (best == null || least.value < best.value) {
                best = who < named ? least : least.withFirstUnnamed(named, who - named);
            }
        }
        return best;
    }

    private static double ofLargest(double share) {
        return share - new HorvathPart().term(share);
    }

    /** The same knowledge in shares; wider than it where the total of the amounts is open. */
    private static Knowledge asShares(Knowledge known) {
        if (known.total == 1) {
            return known;
        }
        double least = Knowledge.sum(known.lower) + Knowledge.sum(known.partLower);
        double most = Knowledge.sum(known.upper) + Knowledge.sum(known.partUpper);
        double[][] named = shares(known.lower, known.upper, least, most);
        double[][] parts = shares(known.partLower, known.partUpper, least, most);
        double cap = least > 0 ? known.cap / least : Double.POSITIVE_INFINITY;
        return Knowledge.ofShares(named[0], named[1], parts[0], parts[1], known.members, cap);
    }

    private static double[][] shares(double[] lower, double[] upper, double least, double most) {
        double[][] ends = new double[2][lower.length];
        for (int i = 0; i < lower.length; i++) {
            double low = lower[i] == 0 || Double.isInfinite(most) ? 0 : lower[i] / (lower[i] + most - upper[i]);
            ends[1][i] = Double.isInfinite(upper[i]) ? 1 : upper[i] == 0 ? 0 : upper[i] / (upper[i] + least - lower[i]);
            ends[0][i] = Math.min(low, ends[1][i]);
        }
        return ends;
    }
}
