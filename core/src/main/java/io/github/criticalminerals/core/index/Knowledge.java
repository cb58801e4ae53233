package io.github.criticalminerals.core.index;

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
        double least = Amounts.sum(this.lower) + Amounts.sum(this.partLower);
        double most = Amounts.sum(this.upper) + Amounts.sum(this.partUpper);
        if (finite(this.upper) + finite(this.partUpper) > SharpBounds.LARGEST_SUM || least > SharpBounds.LARGEST_SUM) {
            throw new IllegalArgumentException("amounts must sum to at most " + SharpBounds.LARGEST_SUM + ", but "
                    + (lower.length + partLower.length) + " of them sum to "
                    + (finite(this.upper) + finite(this.partUpper)));
        }
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

    private static double finite(double[] ends) {
        return Arrays.stream(ends).filter(Double::isFinite).sum();
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
    boolean respectsCap(Bound completion) {
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

    /**
     * Returns a copy with the cap at the least that the smallest named producer may have, or null if that cannot be.
     */
    @Nullable
    Knowledge withSafeCap() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < upper.length; i++) {
            if (upper[i] > 0) {
                smallest = Math.min(smallest, lower[i]);
            }
        }
        try {
            return new Knowledge(lower, upper, partLower, partUpper, members, total, Math.min(cap, smallest));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
