package io.github.criticalminerals.core.concentration;

/**
 * Hill numbers and entropies on plain numbers: how many equal producers would be as diverse.
 *
 * <p>N_a = (sum of s^a)^(1/(1-a)), s the shares. a = 0 counts the producers that have something, a = 1 is exp(E) with
 * the Shannon entropy E = -sum of s ln s, a = 2 is one over the Herfindahl index, a = infinity one over the largest
 * share. Range [1, n].
 *
 * <ul>
 *   <li>One producer gives 1 (entropies 0), n equal ones n (entropies ln n).
 *   <li>A producer with nothing adds nothing, at every order.
 *   <li>The s^a are scaled by the largest share, so that they do not vanish at large orders.
 * </ul>
 *
 * <p>Nothing is allocated and the order does not matter. Amounts are divided by their sum. Reference: Hill 1973,
 * Diversity and evenness, Ecology 54, 427-432, doi 10.2307/1934352.
 */
public final class Diversity {
    private Diversity() {}

    /**
     * The Hill number.
     *
     * @param order at least 0, may be infinite
     * @param amounts one for each producer, any unit (or shares), none negative, at least one above 0
     * @return N_a (number of producers, 1..n)
     * @throws IllegalArgumentException if the order is negative or NaN, an amount negative, it or the sum not finite, or all are 0
     */
    public static double hill(double order, double... amounts) {
        if (!(order >= 0)) {
            throw new IllegalArgumentException("order of hill must be at least 0, but was " + order);
        }
        double total = Amounts.total(amounts);
        double largest = 0;
        for (double amount : amounts) {
            largest = Math.max(largest, amount / total);
        }
        if (Double.isInfinite(order)) {
            return 1 / largest;
        }
        if (order == 1) {
            return Math.exp(entropy(amounts));
        }
        double sum = 0;
        for (double amount : amounts) {
            double share = amount / total;
            sum += share > 0 ? Math.pow(share / largest, order) : 0;
        }
        return Math.exp((Math.log(sum) + order * Math.log(largest)) / (1 - order));
    }

    /**
     * The Shannon entropy.
     *
     * @param amounts one for each producer, any unit (or shares), none negative, at least one above 0
     * @return E (nats, 0..ln n)
     * @throws IllegalArgumentException if an amount is negative, it or the sum not finite, or all are 0
     */
    public static double entropy(double... amounts) {
        double total = Amounts.total(amounts);
        double sum = 0;
        double lost = 0;
        for (double amount : amounts) {
            double share = amount / total;
            double term = share > 0 ? share * Math.log(share) : 0;
            lost += Amounts.lost(sum, term);
            sum += term;
        }
        return Math.max(0, -(sum + lost));
    }
}
