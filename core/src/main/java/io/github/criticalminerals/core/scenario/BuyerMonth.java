package io.github.criticalminerals.core.scenario;

import io.github.criticalminerals.core.domain.EndUse;
import java.time.YearMonth;

/**
 * One month of one buyer.
 *
 * @param month the month
 * @param buyer the buyer's name
 * @param endUse what for
 * @param need what it needed (t)
 * @param got what arrived from the chain (t)
 * @param used what it used (t)
 * @param gap what it lacked (t)
 * @param stock what it had in stock at the end (t)
 * @param released what a reserve outside the chain gave it (t)
 */
public record BuyerMonth(
        YearMonth month,
        String buyer,
        EndUse endUse,
        double need,
        double got,
        double used,
        double gap,
        double stock,
        double released) {}
