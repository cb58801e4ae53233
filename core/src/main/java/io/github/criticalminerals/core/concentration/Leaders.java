package io.github.criticalminerals.core.concentration;

/**
 * Measures of the largest producers, and those that rank them, on plain numbers.
 *
 * <ul>
 *   <li>{@link #concentrationRatio}: CR_k, s1 + ... + sk; [k/n, 1], 1 if k exceeds n.
 *   <li>{@link #nMinus1}: 1 - s1, what is left without the largest.
 *   <li>{@link #hallTideman}: 1/(2 sum i s_i - 1), i the rank, 1 the largest; [1/n, 1]. Rosenbluth's index is the same.
 *   <li>{@link #horvath}: s1 + sum over the others of s^2 (2 - s); (0, 1].
 *   <li>{@link #dominance}: sum s^4 / H^2; [1/n, 1]; the formula is from memory.
 *   <li>A producer with nothing adds nothing to any of them.
 * </ul>
 *
 * <p>Nothing is allocated; the two that rank take an ascending array. Amounts are divided by their sum. References: Hall
 * and Tideman 1967, Measures of concentration, Journal of the American Statistical Association 62, 162-168; Horvath 1970, Suggestion for a comprehensive measure of concentration, Southern Economic Journal 36,
 * 446-452; Garcia Alba Iduñate 1994, El índice de dominancia, El Trimestre Económico 61, 499-524 (not read).
 */
public final class Leaders {
    private Leaders() {}

    /**
     * The share of the largest producers.
     *
     * @param k how many, at least 1
     * @param ascending one amount for each producer, in ascending order, none negative, at least one above 0
     * @return CR_k (fraction, 0..1)
     * @throws IllegalArgumentException if k is below 1, or the amounts are not ascending, negative, not finite (nor their sum), or all 0
     */
    public static double concentrationRatio(int k, double... ascending) {
        if (k < 1) {
            throw new IllegalArgumentException("k of a concentration ratio must be at least 1, but was " + k);
        }
        double total = Amounts.ascendingTotal(ascending);
        double sum = 0;
        for (int i = Math.max(0, ascending.length - k); i < ascending.length; i++) {
            sum += ascending[i];
        }
        return Math.min(1, sum / total);
    }

    /**
     * The share that is left without the largest producer.
     *
     * @param amounts one for each producer, in any order, none negative, at least one above 0
     * @return 1 - s1 (fraction, 0..1)
     * @throws IllegalArgumentException if an amount is negative, it or the sum not finite, or all are 0
     */
    public static double nMinus1(double... amounts) {
        double total = Amounts.total(amounts);
        double largest = 0;
        for (double amount : amounts) {
            largest = Math.max(largest, amount);
        }
        return 1 - largest / total;
    }

    /**
     * The Hall-Tideman index.
     *
     * @param ascending one amount for each producer, in ascending order, none negative, at least one above 0
     * @return the index (fraction, 1/n..1)
     * @throws IllegalArgumentException if the amounts are not ascending, negative, not finite (nor their sum), or all 0
     */
    public static double hallTideman(double... ascending) {
        return 1 / (2 * rankSum(ascending) - 1);
    }

    /** The sum of rank times share, rank 1 the largest. */
    static double rankSum(double[] ascending) {
        double total = Amounts.ascendingTotal(ascending);
        double sum = 0;
        for (int i = 0; i < ascending.length; i++) {
            sum += (ascending.length - i) * (ascending[i] / total);
        }
        return sum;
    }

    /**
     * Horvath's comprehensive concentration index.
     *
     * @param amounts one for each producer, in any order, none negative, at least one above 0
     * @return the index (fraction, 0..1)
     * @throws IllegalArgumentException if an amount is negative, it or the sum not finite, or all are 0
     */
    public static double horvath(double... amounts) {
        double total = Amounts.total(amounts);
        double largest = 0;
        double sum = 0;
        for (double amount : amounts) {
            double share = amount / total;
            largest = Math.max(largest, share);
            sum += share * share * (2 - share);
        }
        return Math.min(1, sum + largest - largest * largest * (2 - largest));
    }

    /**
     * The dominance index.
     *
     * @param amounts one for each producer, in any order, none negative, at least one above 0
     * @return the index (fraction, 1/n..1)
     * @throws IllegalArgumentException if an amount is negative, it or the sum not finite, or all are 0
     */
    public static double dominance(double... amounts) {
        double total = Amounts.total(amounts);
        double squares = 0;
        double fourths = 0;
        for (double amount : amounts) {
            double square = amount / total * (amount / total);
            squares += square;
            fourths += square * square;
        }
        return Math.min(1, fourths / squares / squares);
    }
}
