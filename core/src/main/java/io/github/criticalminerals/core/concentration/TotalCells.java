package io.github.criticalminerals.core.concentration;

import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An end over amounts by way of one over shares, which need not be the same for every total.
 *
 * <p>A known total is divided by. One that is free has its range cut into cells. In a cell every share has a box, wider
 * than what can be by the cell's width; the end over the boxes bounds that of the cell, and the end at its middle is a
 * completion. The worst cell is halved until the gap is small or the work is done.
 */
final class TotalCells {
    private static final double CLOSE = 1e-13;
    static final int MOST_CELLS = 60;

    private final Knowledge known;
    private final Statistic statistic;
    /** 1 for the most, -1 for the least. What is compared has it, so that more is better. */
    private final int sign;

    private final Function<Knowledge, Extreme> ofShares;
    private Extreme best;

    /**
     * A search for one end of a statistic that is its own index.
     *
     * @param sign 1 for the most concentrated, -1 for the least
     * @param start a completion that may be good
     * @param ofShares that end over shares
     */
    TotalCells(Knowledge known, Statistic statistic, int sign, Extreme start, Function<Knowledge, Extreme> ofShares) {
        this.known = known;
        this.statistic = statistic;
        this.sign = sign;
        this.ofShares = ofShares;
        this.best = start.evaluated(statistic);
    }

    /** Totals between the reciprocals of two numbers, and what the shares there are at most. */
    private record Cell(double from, double to, double bound) {
        double middle() {
            return (from + to) / 2;
        }

        boolean isNarrow() {
            return !(middle() > from && middle() < to);
        }
    }

    Extreme end() {
        if (known.isExact()) {
            return best;
        }
        if (known.totalIsFixed()) {
            return Objects.requireNonNull(ofTotal(known.total));
        }
        double least = Knowledge.sum(known.lower) + Knowledge.sum(known.partLower);
        double most = Knowledge.sum(known.upper) + Knowledge.sum(known.partUpper);
        PriorityQueue<Cell> open = new PriorityQueue<>(Comparator.comparingDouble(cell -> -cell.bound()));
        add(1 / most, 1 / least, open);
        double closed = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < MOST_CELLS && !open.isEmpty() && open.element().bound() > signed(best) + CLOSE; k++) {
            Cell worst = open.remove();
            if (worst.isNarrow()) {
                closed = Math.max(closed, worst.bound());
            } else {
                add(worst.from(), worst.middle(), open);
                add(worst.middle(), worst.to(), open);
            }
        }
        double bound = Math.max(closed, open.isEmpty() ? closed : open.element().bound());
        return Outer.end(best, sign * Math.max(bound, signed(best)), best.value);
    }

    private double signed(Extreme extreme) {
        return sign * extreme.value;
    }

    /** Offers the best completion of a total in the cell. */
    private void add(double from, double to, PriorityQueue<Cell> open) {
        @Nullable Knowledge shares = known.asShares(from, to);
        if (shares == null) {
            return;
        }
        Cell cell = new Cell(from, to, signed(ofShares.apply(shares)));
        open.add(cell);
        @Nullable Extreme there = ofTotal(Double.isInfinite(to) ? anyShares() : 1 / cell.middle());
        if (there != null && signed(there.evaluated(statistic)) > signed(best)) {
            best = there.evaluated(statistic);
        }
    }

    /** The end if the total is known, or null if it cannot be that. */
    private @Nullable Extreme ofTotal(double total) {
        @Nullable Knowledge fixed = known.withTotal(total);
        @Nullable Knowledge shares = fixed == null ? null : fixed.asShares(1 / total, 1 / total);
        return shares == null ? null : ofShares.apply(shares).ofWhole(total);
    }

    /** A total so small that everybody who may have something may have all of it, where nothing is known to be. */
    private double anyShares() {
        double least = known.cap;
        for (double[] ends : new double[][] {known.upper, known.partUpper}) {
            for (double end : ends) {
                least = end > 0 ? Math.min(least, end) : least;
            }
        }
        return Double.isInfinite(least) ? 1 : least;
    }
}
