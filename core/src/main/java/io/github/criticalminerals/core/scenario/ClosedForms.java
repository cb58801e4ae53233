package io.github.criticalminerals.core.scenario;

import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;

/**
 * What can be said of a disruption without simulating it: how long a stock bridges, how large it should be, what a lost
 * input costs its user, and how far others can replace a supplier.
 */
public final class ClosedForms {

    /** More periods than this are no sizing. */
    private static final int MOST_PERIODS = 1_000_000;

    private ClosedForms() {}

    /**
     * The day on which a stock is empty when orders need a licence: nothing arrives for d days and then the part a that
     * is approved. With C days of stock that is day C if C is at most d, else d + (C - d)/(1 - a). For d = 45 and C =
     * 60: 65 at a = 0.25, 75 at 0.5, 195 at 0.9.
     *
     * @param coverDays C (days of demand, at least 0)
     * @param waitDays d (days, at least 0)
     * @param approved a (fraction, 0..1)
     * @return the day; infinite if all is approved and the stock lasts until then
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double stockOutUnderLicence(double coverDays, double waitDays, double approved) {
        notNegative("coverDays", coverDays);
        notNegative("waitDays", waitDays);
        fraction("approved", approved);
        return coverDays <= waitDays ? coverDays : waitDays + (coverDays - waitDays) / (1 - approved);
    }

    /**
     * Days until a stock is used up that fills a gap of constant size.
     *
     * @param cover the stock (days of whole demand, at least 0)
     * @param gap the share of demand that supply does not meet (fraction, 0..1)
     * @return {@code cover / gap} (days); unbounded where there may be no gap
     * @throws IllegalArgumentException if the cover is negative, or there is no gap for certain, when it is never used
     *     up
     */
    public static Interval daysToStockOut(Interval cover, Share gap) {
        Interval part = gap.fraction();
        if (cover.lower() < 0) {
            throw new IllegalArgumentException("days of cover must not be negative, but were " + cover);
        }
        if (part.upper() == 0) {
            throw new IllegalArgumentException("a stock is used up only by a gap above 0, but the gap is 0");
        }
        double longest = part.lower() == 0 ? Double.POSITIVE_INFINITY : cover.upper() / part.lower();
        return Interval.of(cover.lower() / part.upper(), cover.upper() == 0 ? 0 : longest);
    }

    /**
     * The stock that bridges a licence's delay and a time after it: d + (t - d)(1 - a) days for t days in all.
     *
     * @param days t, how long to bridge (days, at least 0)
     * @param waitDays d (days, at least 0)
     * @param approved a, the part approved (fraction, 0..1)
     * @return the stock (days of demand)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double stockThatBridges(double days, double waitDays, double approved) {
        notNegative("days", days);
        notNegative("waitDays", waitDays);
        fraction("approved", approved);
        return days <= waitDays ? days : waitDays + (days - waitDays) * (1 - approved);
    }

    /**
     * What a user loses who loses an input: 1 - [(1 - c) + c m^((s-1)/s)]^(s/(s-1)), output by a CES function; as s
     * tends to 1 this is 1 - m^c. The elasticity decides everything: at c = 0.0001 and m = 0.2 the loss is 0.018 % for
     * s = 0.9 and 44 % for s = 0.1, so it is an interval that the user brings.
     *
     * @param costShare c, the input's part of costs (fraction, above 0 and below 1)
     * @param left m, the part of the input that is left (fraction, above 0, at most 1)
     * @param elasticity s, of substitution (above 0)
     * @return the loss (fraction of output, 0..1)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double lossOfInput(double costShare, double left, double elasticity) {
        inside("costShare", costShare);
        if (!(left > 0 && left <= 1) || !(elasticity > 0)) {
            throw new IllegalArgumentException(
                    "left must be above 0 and at most 1, elasticity above 0, but were " + left + " and " + elasticity);
        }
        double power = (elasticity - 1) / elasticity;
        if (Math.abs(power) < 1e-9) {
            return -Math.expm1(costShare * Math.log(left));
        }
        // ln of (1 - c) + c m^r, without the digits that 1 takes
        double log = Math.log1p(costShare * Math.expm1(power * Math.log(left)));
        return -Math.expm1(log / power);
    }

    /**
     * The first-order loss of a lost input, Hulten's: c ln(1/m).
     *
     * @param costShare c, the input's part of costs (fraction, above 0 and below 1)
     * @param left m, the part of the input that is left (fraction, above 0, at most 1)
     * @return the loss (fraction of output)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double firstOrderLoss(double costShare, double left) {
        inside("costShare", costShare);
        if (!(left > 0 && left <= 1)) {
            throw new IllegalArgumentException("left must be above 0 and at most 1, but was " + left);
        }
        return costShare * Math.log(1 / left);
    }

    /**
     * By how much all others must scale up to replace a supplier: 1/(1 - f).
     *
     * @param lost f, its share (fraction, at least 0, below 1)
     * @throws IllegalArgumentException if the share is out of range
     */
    public static double scaleUpToReplace(double lost) {
        fraction("lost", lost);
        if (lost == 1) {
            throw new IllegalArgumentException("nobody is left to replace a supplier of everything");
        }
        return 1 / (1 - lost);
    }

    /**
     * How much of a lost supplier others replace who can scale up to a ceiling: min(1, (k - 1)(1 - f)/f).
     *
     * @param lost f, its share (fraction, above 0, at most 1)
     * @param ceiling k, the most that others can make of what they make today (factor, at least 1)
     * @return the part replaced (fraction)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double coveredAtCeiling(double lost, double ceiling) {
        fraction("lost", lost);
        if (lost == 0 || !(ceiling >= 1)) {
            throw new IllegalArgumentException(
                    "lost must be above 0 and the ceiling at least 1, but were " + lost + " and " + ceiling);
        }
        return Math.min(1, (ceiling - 1) * (1 - lost) / lost);
    }

    /**
     * How large a stock should be against disruptions that start and end at random.
     *
     * @param periods n, the least number of disrupted periods whose cumulated chance is at least p/(p + h)
     * @param stock (n + 1) D, in the unit of the demand
     * @param cost what holding and lacking cost together in a period on average, in the unit of the costs
     */
    public record Sizing(int periods, double stock, double cost) implements Worded {
        /** One line: {@code stock 1,200 for 5 periods, cost 31.2 a period}. */
        @Override
        public String toString() {
            return "stock " + Interval.exact(stock).inWords() + " for " + periods + " periods, cost "
                    + Interval.exact(cost).inWords() + " a period";
        }
    }

    /**
     * Sizes a stock: with alpha the chance that a disruption starts in a period and beta that it ends, the chance of
     * being in the n-th disrupted period is pi_0 = beta/(alpha + beta), pi_n = alpha beta/(alpha + beta) (1 - beta)^(n
     * - 1); n is the least with a cumulated chance of at least p/(p + h), the stock (n + 1) D, and its cost the sum of
     * pi_n [h (S - (n+1)D)+ + p ((n+1)D - S)+].
     *
     * @param starting alpha (fraction, above 0, at most 1)
     * @param ending beta (fraction, above 0, at most 1)
     * @param holding h, what a unit in stock costs a period (above 0)
     * @param lacking p, what a unit that lacks costs a period (above 0)
     * @param demand D, a period's demand (above 0)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Sizing sizeOfStock(double starting, double ending, double holding, double lacking, double demand) {
        fraction("starting", starting);
        fraction("ending", ending);
        if (starting == 0 || ending == 0 || !(holding > 0) || !(lacking > 0) || !(demand > 0)) {
            throw new IllegalArgumentException("chances, costs and demand must be above 0, but were " + starting + ", "
                    + ending + ", " + holding + ", " + lacking + " and " + demand);
        }
        double none = ending / (starting + ending);
        double first = starting * ending / (starting + ending);
        double wanted = lacking / (lacking + holding);
        double chance = none;
        int n = 0;
        // the chance of more than n disrupted periods is what is left of a geometric series
        while (1 - starting / (starting + ending) * Math.pow(1 - ending, n) < wanted) {
            n++;
            if (n > MOST_PERIODS) {
                throw new IllegalArgumentException("no stock of " + MOST_PERIODS + " periods or less is enough");
            }
        }
        double stock = (n + 1) * demand;
        double cost = 0;
        for (int k = 0; k <= n; k++) {
            chance = k == 0 ? none : first * Math.pow(1 - ending, k - 1);
            cost += chance * holding * (stock - (k + 1) * demand);
        }
        // beyond n the mean of what lacks is a geometric series too: sum over j of first (1-b)^(n+j-1) j D
        double beyond = first * Math.pow(1 - ending, n) / (ending * ending);
        cost += lacking * demand * beyond;
        return new Sizing(n, stock, cost);
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(name + " must not be negative, but was " + value);
        }
    }

    private static void fraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be 0..1, but was " + value);
        }
    }

    private static void inside(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be above 0 and below 1, but was " + value);
        }
    }
}
