package io.github.criticalminerals.core.index;

import java.util.Arrays;

/** Amounts that indices are computed of: their checks, and their sums. */
final class Amounts {
    private static final double TOLERANCE = 1e-6;

    private Amounts() {}

    /**
     * The sum, nearly as if rounded once; refuses what is negative or not finite, and a sum of zero or beyond all
     * doubles.
     */
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

    /** The same array; refuses shares that do not sum to one. */
    static double[] checkedShares(double[] shares) {
        double total = total(shares);
        if (Math.abs(total - 1) > TOLERANCE) {
            throw new IllegalArgumentException(
                    "shares must sum to 1 within 1e-6 (amounts are divided by their sum), but sum to " + total);
        }
        return shares;
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The sum of the squares over the square of the sum; two chains of additions each, so that neither waits. */
    static double squareShare(double[] amounts) {
        double total = 0;
        double squares = 0;
        double otherTotal = 0;
        double otherSquares = 0;
        int pairs = amounts.length & ~1;
        for (int i = 0; i < pairs; i += 2) {
            total += amounts[i];
            squares += amounts[i] * amounts[i];
            otherTotal += amounts[i + 1];
            otherSquares += amounts[i + 1] * amounts[i + 1];
        }
        if (pairs < amounts.length) {
            total += amounts[pairs];
            squares += amounts[pairs] * amounts[pairs];
        }
        total += otherTotal;
        return (squares + otherSquares) / (total * total);
    }

    /** Moves what is above 0 to the front, and says how much that is. */
    static int withoutZeros(double[] amounts) {
        int counted = 0;
        for (double amount : amounts) {
            if (amount > 0) {
                amounts[counted++] = amount;
            }
        }
        return counted;
    }

    /** Makes the first amounts shares of their sum, ascending. */
    static void sortShares(double[] amounts, int size) {
        double total = 0;
        for (int i = 0; i < size; i++) {
            total += amounts[i];
        }
        for (int i = 0; i < size; i++) {
            amounts[i] /= total;
        }
        Arrays.sort(amounts, 0, size);
    }
}
