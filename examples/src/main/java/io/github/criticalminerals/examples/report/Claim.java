package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.quantity.Interval;
import java.util.Optional;

/**
 * One statement of a document, as the ledger has it. The qualifier is part of the statement.
 *
 * @param id the row's number in the ledger
 * @param document which of the five documents
 * @param saidBy whose words the document gives
 * @param subject what it is about
 * @param stages the stages as written, perhaps none
 * @param measure what is measured, as written
 * @param qualifier "nearly", "over" and the like, perhaps none
 * @param value the figure as printed, perhaps a word or none
 * @param unit its unit, perhaps none
 * @param asOf the time it speaks of, as written
 * @param check how the library checks it: the name of a check, or {@code none}
 * @param checkedSubject what the check looks at
 * @param checkedStages the stages that the words mean, as {@code Stage.parseSet} reads them
 * @param checkedMeasure the measure that the words mean, perhaps none
 * @param reason why it cannot be checked, where it cannot
 */
record Claim(
        String id,
        String document,
        String saidBy,
        String subject,
        String stages,
        String measure,
        String qualifier,
        String value,
        String unit,
        String asOf,
        String check,
        String checkedSubject,
        String checkedStages,
        String checkedMeasure,
        String reason) {

    /** What the words mean as an interval, in the unit of the claim (shares as fractions), where they give a number. */
    Optional<Interval> meaning(Wording wording) {
        return wording.read(measure, qualifier, value, unit);
    }

    /** The claim in one line: {@code China, refining, share of capacity: over 80 %}. */
    String inOneLine() {
        String words = (qualifier + " " + value + " " + unit).strip().replaceAll(" +", " ");
        return (stages.isEmpty() ? subject : subject + ", " + stages) + ", " + measure
                + (words.isEmpty() ? "" : ": " + words);
    }
}
