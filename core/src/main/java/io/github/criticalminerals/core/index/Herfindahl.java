package io.github.criticalminerals.core.index;

/**
 * The Herfindahl-Hirschman index on plain numbers.
 *
 * <p>H = sum of s^2 over the producers, s the share of each (fraction, 0..1). Range [1/n, 1]; times 10 000 it is in
 * points.
 *
 * <ul>
 *   <li>One producer gives 1, n equal ones 1/n.
 *   <li>A producer with nothing adds nothing.
 *   <li>Merging producers with shares a and b adds exactly 2ab.
 * </ul>
 *
 * <p>Nothing is allocated and the order does not matter. Reference: Rhoades 1993, The Herfindahl-Hirschman index,
 * Federal Reserve Bulletin 79, 188-189.
 */
public final class Herfindahl {
    /** Points in one, the scale that competition authorities print. */
    public static final double POINTS = 10_000;

    private Herfindahl() {}

    /**
     * The index of shares.
     *
     * @param shares one for each producer, none negative, summing to one within 1e-6 (fractions); they are divided by
     *     their sum
     * @return H (fraction, 0..1)
     * @throws IllegalArgumentException if a share is negative or not finite, or they do not sum to one
     */
    public static double ofShares(double... shares) {
        return ofAmounts(Amounts.checkedShares(shares));
    }

    /**
     * The index of amounts.
     *
     * @param amounts one for each producer, any unit, none negative, at least one above 0
     * @return H (fraction, 0..1)
     * @throws IllegalArgumentException if an amount is negative, it or the sum not finite, or all are 0
     */
    public static double ofAmounts(double... amounts) {
        double total = Amounts.total(amounts);
        double sum = 0;
        for (double amount : amounts) {
            double share = amount / total;
            sum += share * share;
        }
        return Math.min(1, sum);
    }

    /** {@return H in points (0..10 000), from a fraction (0..1)} */
    static double points(double hhi) {
        return hhi * POINTS;
    }

    /**
     * The index moved so that equal producers give 0, H*.
     *
     * @param hhi H (fraction, 1/n..1)
     * @param producers how many were counted, at least 2
     * @return H* = (H - 1/n)/(1 - 1/n) (fraction, 0..1)
     * @throws IllegalArgumentException if there are fewer than two producers, for whom it is undefined
     */
    static double normalised(double hhi, int producers) {
        if (producers < 2) {
            throw new IllegalArgumentException("producers must be at least 2, but was " + producers);
        }
        return Index.normalisedHhi(Zeros.KEPT).finish(hhi, producers);
    }

    /**
     * What a merger adds.
     *
     * @param oneShare the share of one (fraction, 0..1)
     * @param otherShare the share of the other (fraction, 0..1)
     * @return the change of H (fraction), twice their product
     */
    static double addedByMerging(double oneShare, double otherShare) {
        return 2 * oneShare * otherShare;
    }
}
