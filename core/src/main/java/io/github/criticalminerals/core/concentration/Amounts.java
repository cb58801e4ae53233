package io.github.criticalminerals.core.concentration;

/** Checks the numbers that kernels are given. */
final class Amounts {
    private static final double TOLERANCE = 1e-6;

    private Amounts() {}

    /** The sum, nearly as if rounded once; refuses what is negative or not finite, and a sum of zero or beyond all doubles. */
    static double total(double[] amounts) {
        double total = 0;
        double lost = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (!(amounts[i] >= 0 && amounts[i] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "amount must be finite and at least 0, but number " + (i + 1) + " was " + amounts[i]);
            }
            lost += lost(total, amounts[i]);
            total += amounts[i];
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException(
                    "amounts must sum to more than 0, but " + amounts.length + " of them sum to " + total);
        }
        if (total > Double.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "amounts must have a finite sum, but " + amounts.length + " of them sum to " + total);
        }
        return total + lost;
    }

    /** What rounding takes from the sum of two numbers; NaN if it is not finite. */
    static double lost(double sum, double next) {
        double rounded = sum + next;
        double added = rounded - sum;
        return (sum - (rounded - added)) + (next - added);
    }

    /** The sum of ascending amounts; refuses others. */
    static double ascendingTotal(double[] ascending) {
        for (int i = 1; i < ascending.length; i++) {
            if (ascending[i] < ascending[i - 1]) {
                throw new IllegalArgumentException(
                        "amounts must be in ascending order, but " + ascending[i] + " follows " + ascending[i - 1]);
            }
        }
        return total(ascending);
    }

    /** The same array; refuses shares that do not sum to one. */
    static double[] checkedShares(double[] shares) {
        double total = total(shares);
        if (Math.abs(total - 1) > TOLERANCE) {
            throw new IllegalArgumentException(
                    "shares must sum to 1 within 1e-6 (amounts are divided by their sum), but sum to " + total);
        }
        return shares;
    }
}
