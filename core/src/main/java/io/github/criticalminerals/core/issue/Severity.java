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

    @JsonCreator
    static Severity ofJson(String name) {
        return Json.constant(values(), "severity", name);
    }
}
