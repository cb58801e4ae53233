package io.github.criticalminerals.core.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.criticalminerals.core.issue.Json;

/** How well a policy event is established. */
public enum Verification {
    /** Read in the act, in an official publication of it, or in a translation of its whole text. */
    ACT,
    /** Read in what others report of the act: news, law firms, statistics offices. */
    SECONDARY,
    /** Stated by one document without pointing to an act; nothing else was found. */
    UNVERIFIED;

    @JsonCreator
    static Verification ofJson(String name) {
        return Json.constant(values(), "verification", name);
    }
}
