package io.github.criticalminerals.core.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import java.time.LocalDate;

/**
 * A day on which something changes without anyone acting: a term runs out, an announced act comes into force, a rate or
 * a quota has its next step.
 *
 * @param standing where the event stands on the day of the change, with the preliminary events that would change that
 * @param before its status on the day before
 * @param step what changes in its content, in words, such as {@code rate 0.25}; empty if only its status changes
 */
public record Cliff(Standing standing, EventStatus before, String step) implements Worded {

    public Cliff {
        requireNonNull(standing, "standing is required");
        requireNonNull(before, "before is required");
        requireNonNull(step, "step is required");
    }

    @JsonCreator
    static Cliff fromJson(
            @JsonProperty(value = "standing", required = true) Standing standing,
            @JsonProperty(value = "before", required = true) EventStatus before,
            @JsonProperty(value = "step", required = true) Json.Words step) {
        return new Cliff(standing, before, Json.required(step, "step"));
    }

    /** {@return the first day of the change} */
    public LocalDate date() {
        return standing.date();
    }

    /** {@return the event that changes} */
    public PolicyEvent event() {
        return standing.event();
    }

    /** The line: {@code 2026-11-11 CN-1: Title (from 2025-11-08): suspended, then unknown (...)}. */
    @Override
    public String toString() {
        String status = before == standing.status() ? "" : before + ", then ";
        return date() + " " + event() + ": " + status + standing.inWords() + (step.isEmpty() ? "" : "; " + step);
    }
}
