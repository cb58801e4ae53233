package io.github.criticalminerals.core.scenario;

/**
 * How those who hold a stock use it. The two differ much: with 90 days of stock and 70 % of supply gone the first hurts
 * on day 128, the second on day 26.
 *
 * <p>A stock of which psi x target is less than a day's use is used until it is empty under either rule: days are the
 * step, and with psi x target = use/k the rule would give back (k - 1) times what it saved the day before, so that the
 * least difference would grow k - 1 times a day.
 *
 * @param psi 0 for until it is empty; else use is the full use times min(1, stock/(psi x target)), stock that of the
 *     morning
 */
public record StockRule(double psi) {

    /** Use is full until nothing is left. */
    public static final StockRule UNTIL_EMPTY = new StockRule(0);

    /**
     * Checks the parameter.
     *
     * @throws IllegalArgumentException if it is not 0..1
     */
    public StockRule {
        if (!(psi >= 0 && psi <= 1)) {
            throw new IllegalArgumentException("psi of a stock rule must be 0..1, but was " + psi);
        }
    }

    /**
     * Use falls in proportion once the stock is below a part of its target. Those who keep no stock use what they get.
     *
     * @param psi that part (fraction, above 0, at most 1)
     */
    public static StockRule proportional(double psi) {
        if (!(psi > 0)) {
            throw new IllegalArgumentException("psi of a proportional rule must be above 0, but was " + psi);
        }
        return new StockRule(psi);
    }

    /** The part of full use that the rule allows; {@code use} is a day's on the baseline. */
    double part(double stock, double target, double use) {
        return psi == 0 || target <= 0 || psi * target < use ? 1 : Math.min(1, stock / (psi * target));
    }

    /** {@code until empty} or {@code proportional(0.8)}. */
    @Override
    public String toString() {
        return psi == 0 ? "until empty" : "proportional(" + psi + ")";
    }
}
