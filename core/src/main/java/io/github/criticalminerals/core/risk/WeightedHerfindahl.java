package io.github.criticalminerals.core.risk;

/**
 * The Herfindahl-Hirschman index with a weight for each supplier, {@code sum w*s^2}, s the supplier's share of the sum.
 *
 * <p>It is what the EU (w = governance times trade parameter), the USGS (w = ability times willingness to supply) and
 * others build on. With all weights 1 it is the plain index.
 *
 * <ul>
 *   <li>Range: from {@code 1 / sum(1/w)} to the greatest weight.
 *   <li>Amounts in any one unit: scaling all of them changes nothing. Suppliers with nothing add nothing.
 * </ul>
 */
final class WeightedHerfindahl {

    private WeightedHerfindahl() {}

    /**
     * The weighted index of amounts.
     *
     * @param amounts what each supplier has (one unit for all, at least 0, not all 0)
     * @param weights the weight of each, in the same order (at least 0)
     * @return {@code sum w*x^2 / (sum x)^2} (unit of the weights)
     * @throws IllegalArgumentException if the arrays differ in length, a number is outside its range, or nobody has
     *     anything
     */
    static double ofAmounts(double[] amounts, double[] weights) {
        if (amounts.length != weights.length) {
            throw new IllegalArgumentException(
                    "weights must be one for each of " + amounts.length + " amounts, but were " + weights.length);
        }
        double total = 0;
        for (int i = 0; i < amounts.length; i++) {
            notNegative("amount", amounts[i]);
            notNegative("weight", weights[i]);
            total += amounts[i];
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("at least one supplier must have something, but all have nothing");
        }
        return unchecked(amounts, weights);
    }

    /** Without checks, for inner loops. */
    static double unchecked(double[] amounts, double[] weights) {
        double total = 0;
        for (double amount : amounts) {
            total += amount;
        }
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            double share = amounts[i] / total;
            sum += weights[i] * share * share;
        }
        return sum;
    }

    private static void notNegative(String what, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be finite and not negative, but was " + value);
        }
    }
}
