package io.github.criticalminerals.core.substitution;

/**
 * Constant elasticity of substitution between sources of one good (Armington 1969, doi 10.2307/3866403): what is made
 * of amounts, what it costs, and what is bought of each.
 *
 * <pre>{@code
 * Q   = (sum d_i x_i^r)^(1/r)             r = (s - 1)/s
 * P   = (sum d_i^s p_i^(1-s))^(1/(1-s))
 * x_i = d_i^s (p_i/P)^-s Q
 * }</pre>
 *
 * <ul>
 *   <li>{@code d}: weights of the sources, above 0, of sum 1; {@code x}: amounts, at least 0; {@code p}: prices, above
 *       0; {@code s}: elasticity of substitution, 0 to infinite.
 *   <li>{@code s = 0} (Leontief): Q is the least amount, P the sum of the prices; weights do not matter.
 *   <li>{@code s = 1} (Cobb-Douglas): Q is the product of {@code x_i^d_i}, P that of {@code (p_i/d_i)^d_i}.
 *   <li>{@code s} infinite (perfect substitutes): Q is the sum of {@code d_i x_i}, P the least {@code p_i/d_i}; sources
 *       that are equally cheap make equal parts of Q.
 *   <li>With {@code s} of 1 or less nothing is made where a source gives nothing.
 *   <li>Around these limits sums are taken of differences from one, so that nothing cancels.
 * </ul>
 */
public final class Ces {

    private static final double SUM_TOLERANCE = 1e-9;

    private Ces() {}

    /**
     * What is made of amounts.
     *
     * @param weights the sources' weights (fraction, above 0, sum 1)
     * @param elasticity the elasticity of substitution (0 to infinite)
     * @param amounts what each source gives (any unit, at least 0)
     * @return Q (the amounts' unit)
     * @throws IllegalArgumentException if an argument is out of its range or the lengths differ
     */
    public static double quantity(double[] weights, double elasticity, double... amounts) {
        check(weights, elasticity, "amount", amounts, false);
        double least = least(amounts);
        if (elasticity == 0 || (elasticity <= 1 && least == 0)) {
            return least;
        }
        if (Double.isInfinite(elasticity)) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * amounts[i];
            }
            return sum;
        }
        return powerMean(weights, amounts, (elasticity - 1) / elasticity);
    }

    /**
     * What a unit of Q costs at least.
     *
     * @param weights the sources' weights (fraction, above 0, sum 1)
     * @param elasticity the elasticity of substitution (0 to infinite)
     * @param prices the price of each source (any unit, above 0)
     * @return P (the prices' unit)
     * @throws IllegalArgumentException if an argument is out of its range or the lengths differ
     */
    public static double price(double[] weights, double elasticity, double... prices) {
        check(weights, elasticity, "price", prices, true);
        double[] each = new double[prices.length];
        double sum = 0;
        for (int i = 0; i < each.length; i++) {
            each[i] = prices[i] / weights[i];
            sum += prices[i];
        }
        return elasticity == 0
                ? sum
                : Double.isInfinite(elasticity) ? least(each) : powerMean(weights, each, 1 - elasticity);
    }

    /**
     * What is bought of each source to make Q at least cost.
     *
     * @param weights the sources' weights (fraction, above 0, sum 1)
     * @param elasticity the elasticity of substitution (0 to infinite)
     * @param quantity what is to be made (any unit, at least 0)
     * @param prices the price of each source (any unit, above 0)
     * @return the amounts, in the order of the sources (the quantity's unit)
     * @throws IllegalArgumentException if an argument is out of its range or the lengths differ
     */
    public static double[] amounts(double[] weights, double elasticity, double quantity, double... prices) {
        double index = price(weights, elasticity, prices);
        if (!(quantity >= 0) || Double.isInfinite(quantity)) {
            throw new IllegalArgumentException("quantity must be finite and at least 0, but was " + quantity);
        }
        int cheapest = 0;
        for (int i = 0; i < prices.length; i++) {
            cheapest += prices[i] / weights[i] == index ? 1 : 0;
        }
        double[] amounts = new double[prices.length];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = Double.isInfinite(elasticity)
                    ? prices[i] / weights[i] == index ? quantity / weights[i] / cheapest : 0
                    : quantity * Math.pow(weights[i] * index / prices[i], elasticity);
        }
        return amounts;
    }

    /** The mean of order r, weighted, of values above 0: the least at minus infinity. */
    static double mean(double[] weights, double[] values, double order) {
        check(weights, 1, "price", values, true);
        return order == Double.NEGATIVE_INFINITY ? least(values) : powerMean(weights, values, order);
    }

    /** The mean of order r, weighted; the geometric one at 0. */
    private static double powerMean(double[] weights, double[] values, double order) {
        // relative to the value that dominates, so that no power overflows
        double reference = order < 0 ? least(values) : -least(negative(values));
        if (reference == 0) {
            return 0;
        }
        double logs = 0;
        double above = 0;
        for (int i = 0; i < weights.length; i++) {
            double log = Math.log(values[i] / reference);
            logs += weights[i] * log;
            above += weights[i] * Math.expm1(order * log);
        }
        return reference * Math.exp(order == 0 ? logs : Math.log1p(above) / order);
    }

    private static double[] negative(double[] values) {
        double[] negative = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negative[i] = -values[i];
        }
        return negative;
    }

    private static double least(double[] values) {
        double least = values[0];
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static void check(double[] weights, double elasticity, String what, double[] values, boolean positive) {
        if (weights.length == 0 || weights.length != values.length) {
            throw new IllegalArgumentException("there must be one " + what + " for each weight, but there are "
                    + values.length + " for " + weights.length);
        }
        if (!(elasticity >= 0)) {
            throw new IllegalArgumentException("elasticity of substitution must be at least 0, but was " + elasticity);
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            if (!(weights[i] > 0)) {
                throw new IllegalArgumentException("weight must be above 0, but was " + weights[i]);
            }
            if (!(positive ? values[i] > 0 : values[i] >= 0) || Double.isInfinite(values[i])) {
                throw new IllegalArgumentException(what + " must be finite and " + (positive ? "above 0" : "at least 0")
                        + ", but was " + values[i]);
            }
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("weights must sum to 1, but sum to " + sum);
        }
    }
}
