package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.quantity.Interval;

/**
 * A claim beside the library's own figure.
 *
 * @param claim the claim
 * @param meaning the interval that its words mean, perhaps empty
 * @param figure the library's figure, perhaps empty
 * @param source where that figure comes from, perhaps empty
 * @param edition its edition, perhaps empty
 * @param measure what it measures, perhaps empty
 * @param scope what it counts, perhaps empty
 * @param verdict how the two stand to each other
 * @param why in words
 */
record Finding(
        Claim claim,
        String meaning,
        String figure,
        String source,
        String edition,
        String measure,
        String scope,
        Verdict verdict,
        String why) {

    /** The meaning for reading: in percent where the claim is. */
    String meaningInWords() {
        return inWords(meaning);
    }

    /** The figure for reading: in percent where the claim is, a change with its sign. */
    String figureInWords() {
        return claim.check().equals("rise") ? Texts.signedPercent(Double.parseDouble(figure)) : inWords(figure);
    }

    private String inWords(String fraction) {
        boolean percent = claim.unit().equals("%") || claim.value().equals("half");
        return percent && !fraction.isEmpty() ? Texts.percent(Interval.parse(fraction), 4) : fraction;
    }
}
