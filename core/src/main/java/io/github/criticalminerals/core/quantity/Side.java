package io.github.criticalminerals.core.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.criticalminerals.core.issue.Json;

/** One end of a range. */
public enum Side {
    /** The lower end. */
    LOW,
    /** The upper end. */
    HIGH;

    /** {@return the other one} */
    public Side opposite() {
        return this == LOW ? HIGH : LOW;
    }

    @JsonCreator
    static Side ofJson(String name) {
        return Json.constant(values(), "side", name);
    }
}
