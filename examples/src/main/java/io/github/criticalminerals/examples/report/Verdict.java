package io.github.criticalminerals.examples.report;

import java.util.Locale;

/** What published data say of a claim. */
enum Verdict {
    /** The claim's interval and the library's figure meet. */
    CONSISTENT,
    /** They meet for a part of what is claimed, or on some of the days that it may speak of; the reason says which. */
    PARTLY_CONSISTENT,
    /** They do not meet. */
    INCONSISTENT,
    /** The data at hand measure something else. */
    DIFFERENT_MEASURE,
    /** The data at hand count something else, or other stages. */
    DIFFERENT_SCOPE,
    /** Both. */
    DIFFERENT_MEASURE_AND_SCOPE,
    /** No data at hand speak of it. */
    NOT_CHECKABLE;

    /** In words. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
