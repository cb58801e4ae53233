package io.github.criticalminerals.core.substitution;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;

/** How long a stock lasts. */
public final class Stockpile {

    private Stockpile() {}

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
}
