package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.quantity.Interval;

/**
 * What others report on a claim, where no statistics and no policy event of the library do.
 *
 * @param claim the claim's number
 * @param figure the figure reported, in the claim's unit (rates as fractions)
 * @param day the day from which it holds, or of the report
 * @param measure what it measures
 * @param scope what it holds for
 * @param missing what the claim has besides and the report does not, perhaps nothing
 * @param source who reports it
 */
record Reported(
        String claim, Interval figure, String day, String measure, String scope, String missing, String source) {}
