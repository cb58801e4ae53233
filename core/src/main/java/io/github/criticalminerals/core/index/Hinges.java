package io.github.criticalminerals.core.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sum of convex terms that bounds a statistic of ranked shares from above.
 *
 * <p>The sum of the k largest amounts is the least over b of {@code k b + sum max(0, x - b)} (Rockafellar and Uryasev
 * 2000, doi 10.21314/JOR.2000.038). Minus the sum of rank times share is the sum of all these over the total, less the
 * number of producers. So any hinges b, one for each k, give a bound, which is exact where k amounts are above the k-th
 * hinge. Those that bound best over all vertices are sought by subgradient steps. Hoover has one hinge, at the mean,
 * and is exact.
 */
final class Hinges {
    private static final int STEPS = 60;
    /** Steps without a better bound before they are shortened. */
    private static final int PATIENCE = 5;

    private static final double SHORTER = 0.7;
    private static final double ROUNDING = 1e-12;

    /** Ascending. */
    private final double[] at;

    private final double[] sumBefore;
    /** What is added to the sum of the terms. */
    private final double offset;
    /** What is taken from the share of the total. */
    private final double producers;

    /** Whether boxes tie in pairs of neighbours in width, one at its upper end and one at its lower. */
    final boolean pairs;

    private Hinges(double[] at, double offset, double producers, boolean pairs) {
        this.at = at;
        this.offset = offset;
        this.producers = producers;
        this.pairs = pairs;
        this.sumBefore = new double[at.length + 1];
        for (int k = 0; k < at.length; k++) {
            sumBefore[k + 1] = sumBefore[k] + at[k];
        }
    }

    /** Of minus the sum of rank times share: the last hinge is that of the largest amount, the first of all but one. */
    private static Hinges ofFirstSums(double[] ascending, boolean pairs) {
        double offset = 0;
        for (int j = 0; j < ascending.length; j++) {
            offset += (ascending.length - j) * ascending[j];
        }
        return new Hinges(ascending, offset, ascending.length + 1, pairs);
    }

    /** Of what exceeds the mean, exactly. */
    static Hinges ofExcess(double mean) {
        return new Hinges(new double[] {mean}, 0, 0, false);
    }

    /**
     * The best bound of minus the sum of rank times share over boxes with one midpoint; null if they have not.
     *
     * <p>By width, descending, some of the widest boxes are all at one end. Of each two that follow one is at the upper
     * and one at the lower end, whichever: at every distance from the midpoint as many amounts are above as below it.
     * The hinges lie between the pairs, on both sides alike. A last box without partner may be anywhere.
     */
    static @Nullable Hinges ofOneMidpoint(double[] lower, double[] upper, double total) {
        int n = lower.length;
        double middle = (Amounts.sum(lower) + Amounts.sum(upper)) / (2 * n);
        double[] half = new double[n];
        for (int i = 0; i < n; i++) {
            half[i] = (lower[i] - upper[i]) / 2;
            if (!(upper[i] > lower[i]) || Math.abs(lower[i] + upper[i] - 2 * middle) > ROUNDING * middle) {
                return null;
            }
        }
        Arrays.sort(half);
        // Descending, with one more of no width that an odd one is paired with
        double[] wide = new double[n + 1];
        Arrays.setAll(wide, i -> i < n ? -half[i] : 0);
        double apart = total - n * middle;
        double held = 0;
        int alike = 0;
        while (alike < n - 1 && held + betweenPairs(wide, alike) < Math.abs(apart)) {
            held += wide[alike++];
        }
        double[] at = new double[n - 1];
        int used = 0;
        for (int i = 0; i < alike; i++) {
            at[used++] = middle + Math.signum(apart) * (wide[i] + wide[i + 1]) / 2;
        }
        for (int i = alike + 1; at.length - used > 1; i += 2) {
            at[used++] = middle + wide[i];
            at[used++] = middle - wide[i];
        }
        if (used < at.length) {
            at[used] = middle;
        }
        Arrays.sort(at);
        return ofFirstSums(at, true);
    }

    /** The most that the pairs can be apart, each with its wider box on the same side. */
    private static double betweenPairs(double[] wide, int from) {
        double sum = 0;
        for (int i = from; i + 1 < wide.length; i += 2) {
            sum += wide[i] - wide[i + 1];
        }
        return sum;
    }

    /** How many hinges are below. */
    private int below(double x) {
        int low = 0;
        int high = at.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    double term(double x) {
        int k = below(x);
        return k * x - sumBefore[k];
    }

    /** The bound of the statistic, from the sum of the terms of the amounts and their total. */
    double ofSum(double sum, double total) {
        return (offset + sum) / total - producers;
    }

    /** Seeks hinges for boxes, from a completion of them that should be a good one. */
    static final class Fit {
        private final double[] lower;
        private final double[] upper;
        private final double[] count;
        private final double total;
        private final double[] gain;
        private final double[] filled;
        private final int[] order;
        private final int items;

        /**
         * A search over boxes.
         *
         * @param total the fixed total, or NaN if it is free
         */
        Fit(double[] lower, double[] upper, double[] count, double total) {
            this.lower = lower;
            this.upper = upper;
            this.count = count;
            this.total = total;
            gain = new double[lower.length];
            filled = new double[lower.length];
            order = new int[lower.length];
            int used = 0;
            for (int i = 0; i < lower.length; i++) {
                if (upper[i] > lower[i]) {
                    order[used++] = i;
                }
            }
            items = used;
        }

        /** The best hinges found for minus the sum of rank times share. */
        Hinges from(double[] start) {
            double[] ranked = ranked(start);
            int n = ranked.length;
            double[] at = new double[n - 1];
            for (int j = 0; j < at.length; j++) {
                at[j] = (ranked[j] + ranked[j + 1]) / 2;
            }
            double held = 0;
            double ranks = 0;
            for (int j = 0; j < n; j++) {
                held += ranked[j];
                ranks += (n - j) * ranked[j];
            }
            double target = -ranks / held;
            Hinges best = ofFirstSums(at, false);
            double least = Double.POSITIVE_INFINITY;
            double length = 1;
            int waited = 0;
            double[] above = new double[at.length + 1];
            for (int step = 0; step < STEPS; step++) {
                Hinges hinges = ofFirstSums(at.clone(), false);
                double value = hinges.fill(this);
                if (value < least) {
                    least = value;
                    best = hinges;
                    waited = 0;
                } else if (++waited > PATIENCE) {
                    length *= SHORTER;
                    waited = 0;
                }
                hinges.countAbove(this, above);
                double norm = 0;
                held = 0;
                for (int j = 0; j < at.length; j++) {
                    double slope = at.length - j - above[j];
                    norm += slope * slope;
                }
                for (int i = 0; i < lower.length; i++) {
                    held += count[i] * (lower[i] + filled[i] * (upper[i] - lower[i]));
                }
                if (norm == 0 || value <= target) {
                    break;
                }
                double move = length * (value - target) * held / norm;
                for (int j = 0; j < at.length; j++) {
                    at[j] -= move * (at.length - j - above[j]);
                }
                Arrays.sort(at);
            }
            return best;
        }

        /** The amounts of all, ascending. */
        private double[] ranked(double[] amounts) {
            double[] all = new double[(int) Amounts.sum(count)];
            int n = 0;
            for (int i = 0; i < amounts.length; i++) {
                Arrays.fill(all, n, n + (int) count[i], amounts[i]);
                n += (int) count[i];
            }
            Arrays.sort(all);
            return all;
        }
    }

    /** The largest bound over vertices of the boxes where all but one are at an end, and that one's chord. */
    private double fill(Fit boxes) {
        double sum = 0;
        double held = 0;
        for (int i = 0; i < boxes.lower.length; i++) {
            double low = term(boxes.lower[i]);
            sum += boxes.count[i] * low;
            held += boxes.count[i] * boxes.lower[i];
            boxes.gain[i] = (term(boxes.upper[i]) - low) / (boxes.upper[i] - boxes.lower[i]);
            boxes.filled[i] = 0;
        }
        for (int k = 1; k < boxes.items; k++) {
            int item = boxes.order[k];
            int j = k;
            while (j > 0 && boxes.gain[boxes.order[j - 1]] < boxes.gain[item]) {
                boxes.order[j] = boxes.order[j - 1];
                j--;
            }
            boxes.order[j] = item;
        }
        double most = ofSum(sum, held);
        for (int k = 0; k < boxes.items; k++) {
            int item = boxes.order[k];
            double width = boxes.upper[item] - boxes.lower[item];
            double taken = Double.isNaN(boxes.total) ? width : Math.min(width, Math.max(0, boxes.total - held));
            sum += boxes.gain[item] * taken;
            held += taken;
            double value = ofSum(sum, held);
            if (Double.isNaN(boxes.total) && !(value > most)) {
                break;
            }
            most = value;
            boxes.filled[item] = taken / width;
        }
        return most;
    }

    /** How many amounts are above each hinge where the bound is largest. */
    private void countAbove(Fit boxes, double[] above) {
        Arrays.fill(above, 0);
        for (int i = 0; i < boxes.lower.length; i++) {
            above[below(boxes.upper[i])] += boxes.count[i] * boxes.filled[i];
            above[below(boxes.lower[i])] += boxes.count[i] * (1 - boxes.filled[i]);
        }
        // An amount with k hinges below it is above the first k of them
        for (int j = at.length - 1; j >= 0; j--) {
            above[j] += above[j + 1];
        }
        System.arraycopy(above, 1, above, 0, at.length);
    }
}
