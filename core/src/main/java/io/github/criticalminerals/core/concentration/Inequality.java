package io.github.criticalminerals.core.concentration;

/**
 * Measures of inequality on plain numbers, relative to how many producers there are.
 *
 * <p>s are the shares, n the number of amounts given: every one counts, also those of 0. Leave them out to drop them.
 *
 * <ul>
 *   <li>{@link #gini}: 1 + (1 - 2 sum i s_i)/n, i the rank, 1 the largest; [0, 1 - 1/n].
 *   <li>{@link #theilT}: ln n - E; [0, ln n]. {@link #theilL}: -mean ln(n s); infinite if a producer has nothing.
 *   <li>{@link #generalisedEntropy}: (mean (n s)^a - 1)/(a(a - 1)), Theil L at 0, Theil T at 1.
 *   <li>{@link #atkinson}: 1 - (mean (n s)^(1-e))^(1/(1-e)), 1 - n exp(mean ln s) at e = 1; [0, 1].
 *   <li>{@link #hoover}: sum |s - 1/n| / 2; [0, 1 - 1/n].
 *   <li>All are 0 for equal producers, and for one: a monopoly is not equal, it has no one to compare with.
 * </ul>
 *
 * <p>Nothing is allocated but by {@link #lorenz}. Reference: Cowell 2011, Measuring Inequality, 3rd edition, Oxford
 * University Press.
 */
public final class Inequality {
    private Inequality() {}

    /**
     * The Gini coefficient (population form).
     *
     * @param ascending one amount for each producer, in ascending order, none negative, at least one above 0
     * @return the coefficient (0..1 - 1/n)
     * @throws IllegalArgumentException if the amounts are not ascending, negative, not finite (nor their sum), or all 0
     */
    public static double gini(double... ascending) {
        double ranked = Leaders.rankSum(ascending);
        return Math.max(0, 1 + (1 - 2 * ranked) / ascending.length);
    }

    /**
     * The Lorenz curve: what part of the total the smallest producers have together.
     *
     * @param ascending one amount for each producer, in ascending order, none negative, at least one above 0
     * @return n + 1 ordinates from 0 to 1; the abscissas are 0, 1/n, ..., 1
     * @throws IllegalArgumentException if the amounts are not ascending, negative, not finite (nor their sum), or all 0
     */
    public static double[] lorenz(double... ascending) {
        double total = Amounts.ascendingTotal(ascending);
        double[] curve = new double[ascending.length + 1];
        double sum = 0;
        for (int i = 0; i < ascending.length; i++) {
            sum += ascending[i];
            curve[i + 1] = sum / total;
        }
        return curve;
    }

    /**
     * The Hoover index.
     *
     * @param amounts one for each producer, in any order, none negative, at least one above 0
     * @return the index (0..1 - 1/n)
     * @throws IllegalArgumentException if an amount is negative, it or the sum not finite, or all are 0
     */
    public static double hoover(double... amounts) {
        double total = Amounts.total(amounts);
        double equal = 1.0 / amounts.length;
        double sum = 0;
        for (double amount : amounts) {
            sum += Math.max(0, amount / total - equal);
        }
        return sum;
    }

    /**
     * Theil's T.
     *
     * @param amounts one for each producer, in any order, none negative, at least one above 0
     * @return the index (0..ln n)
     * @throws IllegalArgumentException if an amount is negative, it or the sum not finite, or all are 0
     */
    public static double theilT(double... amounts) {
        return Math.max(0, Math.log(amounts.length) - Diversity.entropy(amounts));
    }

    /**
     * Theil's L, the mean logarithmic deviation.
     *
     * @param amounts one for each producer, in any order, none negative, at least one above 0
     * @return the index, from 0; positive infinity if one has nothing
     * @throws IllegalArgumentException if an amount is negative, it or the sum not finite, or all are 0
     */
    public static double theilL(double... amounts) {
        return Math.max(0, -meanLog(amounts));
    }

    /**
     * Generalised entropy.
     *
     * @param alpha finite; 0 is Theil L, 1 Theil T, 2 half the squared coefficient of variation
     * @param amounts one for each producer, in any order, none negative, at least one above 0
     * @return the index, from 0; for {@code alpha} up to 0 positive infinity if one has nothing
     * @throws IllegalArgumentException if {@code alpha} is not finite, an amount negative, it or the sum not finite, or all are 0
     */
    public static double generalisedEntropy(double alpha, double... amounts) {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("alpha of generalised entropy must be finite, but was " + alpha);
        }
        if (alpha == 0) {
            return theilL(amounts);
        }
        if (alpha == 1) {
            return theilT(amounts);
        }
        // Where all have nearly the same, the mean square less one would be lost to rounding
        return alpha == 2
                ? meanSquareDeviation(amounts) / 2
                : Math.max(0, (meanPower(alpha, amounts) - 1) / (alpha * (alpha - 1)));
    }

    /**
     * Atkinson's index.
     *
     * @param epsilon aversion to inequality, above 0 and finite
     * @param amounts one for each producer, in any order, none negative, at least one above 0
     * @return the index (0..1); 1 from {@code epsilon} 1 on if one has nothing
     * @throws IllegalArgumentException if {@code epsilon} is not above 0 and finite, an amount negative, it or the sum not finite,
     *     or all are 0
     */
    public static double atkinson(double epsilon, double... amounts) {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon of atkinson must be above 0 and finite, but was " + epsilon);
        }
        double equal = epsilon == 1
                ? Math.exp(meanLog(amounts))
                : Math.pow(meanPower(1 - epsilon, amounts), 1 / (1 - epsilon));
        return Math.min(1, Math.max(0, 1 - equal));
    }

    private static double meanPower(double power, double[] amounts) {
        double mean = Amounts.total(amounts) / amounts.length;
        double sum = 0;
        for (double amount : amounts) {
            sum += Math.pow(amount / mean, power);
        }
        return sum / amounts.length;
    }

    private static double meanSquareDeviation(double[] amounts) {
        double mean = Amounts.total(amounts) / amounts.length;
        double sum = 0;
        for (double amount : amounts) {
            double deviation = (amount - mean) / mean;
            sum += deviation * deviation;
        }
        return sum / amounts.length;
    }

    private static double meanLog(double[] amounts) {
        double mean = Amounts.total(amounts) / amounts.length;
        double sum = 0;
        for (double amount : amounts) {
            sum += Math.log(amount / mean);
        }
        return sum / amounts.length;
    }
}
