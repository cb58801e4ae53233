package io.github.criticalminerals.core.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.criticalminerals.core.issue.Json;
import java.util.Locale;

/**
 * Where a policy event stands on a day. Never stored: {@link PolicyTimeline} works it out from the
 * dates and the amendments.
 */
public enum EventStatus {
    /** The day lies before the announcement. */
    NOT_ANNOUNCED,
    /** There is a text, but it is not yet in force, or from when is not known. */
    ANNOUNCED,
    /** Said, threatened, agreed or reported, without a signed text that is known. It does not bind. */
    PRELIMINARY,
    /** It applies on this day. */
    IN_FORCE,
    /** It would apply, or would soon, but another event that is in force suspends it. */
    SUSPENDED,
    /** Its own term, with all extensions, has run out. */
    EXPIRED,
    /** A later event repealed it. */
    ENDED,
    /**
     * Nobody can tell from the events at hand: what suspended it has lapsed and no event says what
     * followed, or the day lies before the first date that is known.
     */
    UNKNOWN;

    @JsonCreator
    static EventStatus ofJson(String name) {
        return Json.constant(values(), "status", name);
    }

    /** The status in words, lower case: {@code in force}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
