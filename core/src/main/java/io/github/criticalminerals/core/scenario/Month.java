package io.github.criticalminerals.core.scenario;

import java.time.YearMonth;

/**
 * One month of a run, of all buyers together.
 *
 * @param month the month; the first and the last one of a run may be parts of months
 * @param made what the last stage made (t)
 * @param need what buyers needed (t)
 * @param used what they used (t)
 * @param gap what they lacked (t)
 * @param stock what they had in stock at the end (t)
 * @param released what reserves outside the chain gave them (t)
 * @param hhi the Herfindahl-Hirschman index of what the last stage delivered to them, by the producers' places (0..1); NaN
 *     where nothing was delivered
 * @param largest the largest of these places' part (fraction); NaN where nothing was delivered
 * @param price the mean price index, 1 on the baseline and always with the price off
 */
public record Month(
        YearMonth month,
        double made,
        double need,
        double used,
        double gap,
        double stock,
        double released,
        double hhi,
        double largest,
        double price) {}
