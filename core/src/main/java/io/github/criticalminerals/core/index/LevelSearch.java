package io.github.criticalminerals.core.index;

import io.github.criticalminerals.core.index.Statistic.Separable;
import java.util.Arrays;

/**
 * The least concentrated completion: the smallest value of a Schur-convex statistic over amounts in boxes.
 *
 * <p>For a given total it is the water-filled one: every amount is {@code min(max(level, lower), upper)}. With a free
 * total the best level is searched: the statistic is quasi-convex in the amounts, so that its least value is at a level
 * where some box begins or ends to be filled, or where it is stationary in between, which has a closed form.
 */
final class LevelSearch {
    private final Statistic statistic;
    private final double[] lower;
    private final double[] upper;
    private final double[] count;
    private final int size;
    private final double crumbs;
    private final double producers;
    private final double[] shares;
    private final double[] counts;
    private double bestValue = Double.POSITIVE_INFINITY;
    private double bestLevel = Double.NaN;

    /**
     * A search over boxes.
     *
     * @param size how many kinds of boxes are used, from the front
     * @param crumbs an amount spread over infinitely many further producers
     */
    LevelSearch(
            Statistic statistic,
            double[] lower,
            double[] upper,
            double[] count,
            int size,
            double crumbs,
            double producers) {
        this.statistic = statistic;
        this.lower = lower;
        this.upper = upper;
        this.count = count;
        this.size = size;
        this.crumbs = crumbs;
        this.producers = producers;
        this.shares = new double[size];
        this.counts = new double[size];
    }

    double value() {
        return bestValue;
    }

    /** The amounts at the best level, in the caller's order. */
    double[] amounts() {
        double[] amounts = new double[size];
        for (int i = 0; i < size; i++) {
            amounts[i] = held(i, bestLevel);
        }
        return amounts;
    }

    void withTotal(double total) {
        tryLevel(WaterLevel.of(lower, upper, count, size, total - crumbs));
    }

    void withFreeTotal() {
        double[] steps = new double[2 * size];
        int used = 0;
        for (int i = 0; i < size; i++) {
            steps[used++] = lower[i];
            if (upper[i] < Double.POSITIVE_INFINITY) {
                steps[used++] = upper[i];
            }
        }
        Arrays.sort(steps, 0, used);
        if (Arrays.equals(lower, 0, size, upper, 0, size)) {
            tryLevel(0);
            return;
        }
        double top = steps[used - 1];
        tryLevel(top > 0 ? top : 1);
        for (int k = 0; k < used; k++) {
            Effort.check();
            tryLevel(steps[k]);
            if (k + 1 < used && steps[k + 1] > steps[k]) {
                between(steps[k], steps[k + 1]);
            }
        }
    }

    private void between(double from, double to) {
        double fixedTotal = crumbs;
        double fixedSum = 0;
        double free = 0;
        for (int i = 0; i < size; i++) {
            if (lower[i] <= from && upper[i] >= to) {
                free += count[i];
                continue;
            }
            double amount = held(i, from);
            fixedTotal += count[i] * amount;
            if (statistic instanceof Separable g) {
                fixedSum += count[i] * g.term(amount);
            }
        }
        if (free == 0) {
            return;
        }
        double level = Double.NaN;
        if (statistic instanceof Separable g) {
            level = g.stationaryLevel(fixedSum, fixedTotal, producers - free);
        } else if (statistic instanceof Statistic.Excess) {
            // What exceeds the mean falls while the level is below it, and rises from there on
            level = fixedTotal / (producers - free);
        }
        if (level > from && level < to) {
            tryLevel(level);
        }
    }

    private double held(int i, double level) {
        return Math.min(Math.max(level, lower[i]), upper[i]);
    }

    private void tryLevel(double level) {
        double total = crumbs;
        for (int i = 0; i < size; i++) {
            total += count[i] * held(i, level);
        }
        if (!(total > 0)) {
            return;
        }
        for (int i = 0; i < size; i++) {
            shares[i] = held(i, level) / total;
            counts[i] = count[i];
        }
        if (!(statistic instanceof Separable)) {
            Ranking.sort(shares, counts, size);
        }
        double value = statistic.of(shares, counts, size, producers);
        double ofCrumbs = crumbs > 0 ? statistic.crumbs(crumbs / total) : 0;
        value += Double.isInfinite(ofCrumbs) ? 0 : ofCrumbs;
        if (Double.isNaN(bestLevel) || value < bestValue) {
            bestValue = value;
            bestLevel = level;
        }
    }
}
