package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Set;

/**
 * A claim beside the library's own figure.
 *
 * @param claim the claim
 * @param meaning the interval that its words mean, perhaps empty
 * @param figure the library's figure, perhaps empty
 * @param source where that figure comes from, perhaps empty
 * @param edition its edition or day, perhaps empty
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

    /** Checks whose figure is a change, which has a sign. */
    private static final Set<String> CHANGES = ImmutableSet.of("rise", "year-to-date", "one-move", "export-change");

    /** A claim that nothing at hand speaks of. */
    static Finding notCheckable(Claim claim, String why) {
        return of(claim, "", Verdict.NOT_CHECKABLE, why);
    }

    /** A verdict on a claim by its usual meaning; where the figure is from is still to be said. */
    static Finding of(Claim claim, String figure, Verdict verdict, String why) {
        String meaning = claim.meaning(Wording.CONVENTION).map(Texts::rounded).orElse("");
        return new Finding(claim, meaning, figure, "", "", "", "", verdict, why);
    }

    Finding from(String whose, String editionOrDay) {
        return new Finding(claim, meaning, figure, whose, editionOrDay, measure, scope, verdict, why);
    }

    Finding measuring(String what, String ofWhat) {
        return new Finding(claim, meaning, figure, source, edition, what, ofWhat, verdict, why);
    }

    Finding meaning(String words) {
        return new Finding(claim, words, figure, source, edition, measure, scope, verdict, why);
    }

    /** The meaning for reading: in percent where the claim is. */
    String meaningInWords() {
        return inWords(meaning);
    }

    /** The figure for reading: in percent where the claim is, a change with its sign. */
    String figureInWords() {
        return CHANGES.contains(claim.check()) ? Texts.signedPercent(Double.parseDouble(figure)) : inWords(figure);
    }

    private String inWords(String fraction) {
        boolean percent = claim.unit().equals("%") || claim.value().equals("half");
        return percent && !fraction.isEmpty() ? Texts.percent(Interval.parse(fraction), 4) : fraction;
    }
}
