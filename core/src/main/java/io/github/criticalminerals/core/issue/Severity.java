package io.github.criticalminerals.core.issue;

import com.fasterxml.jackson.annotation.JsonCreator;

/** How grave an issue is, in rising order. */
public enum Severity {
    /** Worth knowing; the data are used as they stand, such as a named erratum that was applied. */
    INFO,
    /** The data are used, but somebody should look, such as a total that its rows miss by more than rounding. */
    WARNING,
    /** The data named by the issue are not used, such as a rejected row. */
    ERROR;

    /**
     * Reads a name as {@link #toString()} prints it.
     *
     * @param text {@code INFO}, {@code WARNING} or {@code ERROR}
     * @return the severity of that name
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    @JsonCreator
    public static Severity parse(String text) {
        return Named.of(values(), "severity", text);
    }
}
