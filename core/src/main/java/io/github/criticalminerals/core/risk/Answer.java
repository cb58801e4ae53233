package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.criticalminerals.core.issue.Json;

/** Yes, no, or what is known leaves it open. */
public enum Answer {
    /** It is so whatever is unknown. */
    YES,
    /** It is not so whatever is unknown. */
    NO,
    /** What is unknown decides. */
    UNKNOWN;

    @JsonCreator
    static Answer ofJson(String name) {
        return Json.constant(values(), "answer", name);
    }

    static Answer of(boolean surely, boolean possibly) {
        return surely ? YES : possibly ? UNKNOWN : NO;
    }
}
