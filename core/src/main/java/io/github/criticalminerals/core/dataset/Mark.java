package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.issue.Json;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a publisher says about a figure, or in place of one. */
public enum Mark {
    /** The publisher's estimate. */
    ESTIMATED,
    /** Said to be reported, where the neighbours are estimates. */
    REPORTED,
    /** A production quota and not a measured output. */
    QUOTA,
    /** Withheld to protect a company's data ({@code W}); not zero, not in the sum. */
    WITHHELD,
    /** Not available ({@code NA}); not zero, not in the sum. */
    NOT_AVAILABLE,
    /** Not applicable ({@code XX}). */
    NOT_APPLICABLE,
    /** More than zero and less than half a unit of the column. */
    LESS_THAN_HALF_UNIT,
    /** Printed with "more than" or "less than". */
    INEQUALITY,
    /** Printed as a range. */
    RANGE,
    /** An empty cell, of which the publisher does not say whether it is zero or unknown. */
    BLANK,
    /** A word in place of a number, such as "Large". */
    QUALITATIVE,
    /** Contained in another row or in the total ("Included in World total"). */
    INCLUDED_ELSEWHERE,
    /** Corrected by a named erratum, which the table lists. */
    ERRATUM;

    @JsonCreator
    static Mark ofJson(String name) {
        return Json.constant(values(), "mark", name);
    }

    /** The marks that stand in place of a figure. */
    private static final ImmutableSet<Mark> NO_FIGURE =
            ImmutableSet.of(WITHHELD, NOT_AVAILABLE, NOT_APPLICABLE, BLANK, QUALITATIVE, INCLUDED_ELSEWHERE);

    /** Why a row has no figure: {@code withheld}, or {@code no figure} where no mark says it. */
    static String whyNoFigure(Set<Mark> marks) {
        String why = marks.stream()
                .filter(NO_FIGURE::contains)
                .map(mark -> mark.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return why.isEmpty() ? "no figure" : why;
    }
}
