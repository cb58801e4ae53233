package io.github.criticalminerals.core.concentration;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the amounts: a box for every named producer, and parts that are to be split among unnamed ones.
 * Arrays are never changed after construction.
 */
final class Knowledge {
    static final double TOLERANCE = 1e-9;
    private static final double ROUNDING = 1e-14;

    final double[] lower;
    final double[] upper;
    final double[] partLower;
    final double[] partUpper;
    /** The most producers that may share a part; may be infinite. */
    final double[] members;
    /** The total of all amounts, or NaN if it is whatever they sum to. */
    final double total;
    /** The most that an unnamed producer may have; infinite if there is no such limit. */
    final double cap;

    Knowledge(
            double[] lower,
            double[] upper,
            double[] partLower,
            double[] partUpper,
            double[] members,
            double total,
            double cap) {
        this.lower = lower.clone();
        this.upper = upper.clone();
        this.partLower = partLower.clone();
        this.partUpper = partUpper.clone();
        this.members = members.clone();
        this.cap = cap;
        for (int p = 0; p < members.length; p++) {
            double most = members[p] == 0 ? 0 : members[p] * cap;
            if (this.partLower[p] > most * (1 + TOLERANCE)) {
                throw new IllegalArgumentException("an unsplit part of at least " + partLower[p]
                        + " cannot be split among at most " + (long) members[p] + " producers of at most " + cap);
            }
            this.partUpper[p] = Math.min(this.partUpper[p], most);
            this.partLower[p] = Math.min(this.partLower[p], this.partUpper[p]);
        }
        double least = sum(this.lower) + sum(this.partLower);
        double most = sum(this.upper) + sum(this.partUpper);
        if (!(most > 0)) {
            throw new IllegalArgumentException("at least one producer must have something, but all have nothing");
        }
        if (Double.isNaN(total)) {
            this.total = total;
            return;
        }
        if (least > total * (1 + TOLERANCE)) {
            throw new IllegalArgumentException(
                    "the lower ends must not exceed the whole, but sum to " + least + " of " + total);
        }
        if (most < total * (1 - TOLERANCE)) {
            throw new IllegalArgumentException("the upper ends must reach the whole, but sum to " + most + " of "
                    + total + " and no remainder is left to others");
        }
        this.total = Math.min(Math.max(total, least), most);
        tighten(this.lower, this.upper, least, most);
        tighten(this.partLower, this.partUpper, least, most);
    }

    /** Shares of a whole. */
    static Knowledge ofShares(
            double[] lower, double[] upper, double[] partLower, double[] partUpper, double[] members, double cap) {
        return new Knowledge(lower, upper, partLower, partUpper, members, 1, cap);
    }

    /** Amounts whose sum is the whole. */
    static Knowledge ofAmounts(
            double[] lower, double[] upper, double[] partLower, double[] partUpper, double[] members, double cap) {
        return new Knowledge(lower, upper, partLower, partUpper, members, Double.NaN, cap);
    }

    /** Whether there is one completion only: every amount is known, and no part is left to be split. */
    boolean isExact() {
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] != upper[i]) {
                return false;
            }
        }
        for (double part : partUpper) {
            if (part > 0) {
                return false;
            }
        }
        return true;
    }

    boolean totalIsFixed() {
        return !Double.isNaN(total);
    }

    /** The squares of the amounts, or null where they are more than boxes: a known total, or a part with more than one. */
    @Nullable
    Knowledge squared() {
        for (double most : members) {
            if (most > 1) {
                return null;
            }
        }
        return totalIsFixed()
                ? null
                : ofAmounts(squares(lower), squares(upper), squares(partLower), squares(partUpper), members, cap * cap);
    }

    private static double[] squares(double[] values) {
        return Arrays.stream(values).map(x -> x * x).toArray();
    }

    /** The same with a known total, or null if it cannot be that. */
    @Nullable
    Knowledge withTotal(double whole) {
        try {
            return new Knowledge(lower, upper, partLower, partUpper, members, whole, cap);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The shares where the total lies between the reciprocals of two numbers, each in a box of its own, or null if there is
     * none such. Of amounts with a free total that is more than can be, the more so the wider the range of totals.
     */
    @Nullable
    Knowledge asShares(double from, double to) {
        double least = sum(lower) + sum(partLower);
        double most = sum(upper) + sum(partUpper);
        double[][] some = asShares(lower, upper, from, to, least, most);
        double[][] parts = asShares(partLower, partUpper, from, to, least, most);
        try {
            return ofShares(some[0], some[1], parts[0], parts[1], members, cap * to);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static double[][] asShares(double[] low, double[] high, double from, double to, double least, double most) {
        double[][] ends = new double[2][low.length];
        for (int i = 0; i < low.length; i++) {
            double others = Double.isInfinite(most) ? most : most - high[i];
            double leastShare = low[i] == 0 ? 0 : Math.max(low[i] * from, low[i] / (low[i] + others));
            double mostShare = high[i] == 0
                    ? 0
                    : Double.isInfinite(high[i]) ? 1 : Math.min(high[i] * to, high[i] / (high[i] + least - low[i]));
            ends[0][i] = Math.min(leastShare, mostShare);
            ends[1][i] = mostShare;
        }
        return ends;
    }

    private void tighten(double[] low, double[] high, double least, double most) {
        for (int i = 0; i < low.length; i++) {
            double l = low[i];
            double h = high[i];
            // Without upper end it is minus infinity or NaN, which raise nothing
            double raised = total - (most - h);
            double lowered = total - (least - l);
            // What rounding alone moves stays where it is: zero stays zero
            if (raised > l + ROUNDING * total) {
                low[i] = Math.min(h, raised);
            }
            if (lowered < h - ROUNDING * total) {
                high[i] = Math.max(low[i], lowered);
            }
        }
    }

    /** Whether no unnamed producer has more than the smallest named one that has something. */
    boolean respectsCap(Extreme completion) {
        if (Double.isInfinite(cap)) {
            return true;
        }
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < upper.length; i++) {
            if (upper[i] > 0) {
                smallest = Math.min(smallest, completion.named[i]);
            }
        }
        for (double share : completion.unnamed) {
            if (share > smallest * (1 + TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    /** The same with the cap at the least that the smallest named producer may have, or null if that cannot be. */
    @Nullable
    Knowledge withSafeCap() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < upper.length; i++) {
            if (upper[i] > 0) {
                smallest = Math.min(smallest, lower[i]);
            }
        }
        return capped(smallest, Double.POSITIVE_INFINITY);
    }

    /** The same with lower upper ends, or null if nothing is left. */
    @Nullable
    Knowledge capped(double unnamedAtMost, double allAtMost) {
        double[] high = upper.clone();
        for (int i = 0; i < high.length; i++) {
            high[i] = Math.min(high[i], allAtMost);
            if (high[i] < lower[i]) {
                return null;
            }
        }
        try {
            double least = Math.min(cap, Math.min(unnamedAtMost, allAtMost));
            return new Knowledge(lower, high, partLower, partUpper, members, total, least);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The same where one producer has at least a given amount, or null if that cannot be: a named one that may have it, or
     * one of an unsplit part, which then is the last of the named.
     */
    @Nullable
    Knowledge ledBy(int who, double atLeast, double atMost) {
        int named = lower.length;
        try {
            if (who < named) {
                double[] low = lower.clone();
                low[who] = Math.max(low[who], atLeast);
                return new Knowledge(low, upper, partLower, partUpper, members, total, cap);
            }
            int part = who - named;
            double most = Math.min(Math.min(atMost, cap), partUpper[part]);
            if (most < atLeast) {
                return null;
            }
            double[] low = Arrays.copyOf(lower, named + 1);
            double[] high = Arrays.copyOf(upper, named + 1);
            low[named] = atLeast;
            high[named] = most;
            double[] partLow = partLower.clone();
            double[] partHigh = partUpper.clone();
            double[] others = members.clone();
            partLow[part] = Math.max(0, partLow[part] - most);
            partHigh[part] -= atLeast;
            others[part]--;
            return new Knowledge(low, high, partLow, partHigh, others, total, cap);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
