package io.github.criticalminerals.core.policy;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import java.time.LocalDate;

/**
 * One event that does not stand the same on two days, or in two timelines on one day: a change of status, or a step in
 * the event's content.
 *
 * @param before where it stands on the first day, for a change from one day to the next the day before; or in the first
 *     timeline
 * @param after where it stands on the second day, or in the second timeline; an event that a timeline does not hold is
 *     {@link EventStatus#NOT_ANNOUNCED} there and the reason says so
 * @param step what changes in its content by its own text, in words, such as {@code rate 0.25 (fraction)}; empty if
 *     only its standing changes
 */
public record Change(Standing before, Standing after, String step) implements Worded {

    /** @throws IllegalArgumentException if the standings are not of one event */
    public Change {
        requireNonNull(before, "before is required");
        requireNonNull(after, "after is required");
        requireNonNull(step, "step is required");
        checkArgument(
                before.event().id().equals(after.event().id()),
                "before and after must be of one event, but were of %s and %s",
                before.event().id(),
                after.event().id());
    }

    @JsonCreator
    static Change fromJson(
            @JsonProperty(value = "before", required = true) Standing before,
            @JsonProperty(value = "after", required = true) Standing after,
            @JsonProperty(value = "step", required = true) Json.Words step) {
        return new Change(before, after, Json.required(step, "step"));
    }

    /**
     * {@return the second of the two days: of a change from one day to the next, its first day; where the two lie
     * apart, the event may have changed on any day between}
     */
    public LocalDate date() {
        return after.date();
    }

    /** {@return the event that changes, as it is after} */
    public PolicyEvent event() {
        return after.event();
    }

    /** Whether there is any: two standings that differ in event, status or reason. */
    boolean isReal() {
        return !before.event().equals(after.event()) || !before.saysTheSameAs(after);
    }

    /** The line: {@code CN-1: Title (from 2025-11-08): 2026-11-10 suspended (...), 2026-11-11 unknown (...)}. */
    @Override
    public String toString() {
        boolean edited = !before.event().equals(after.event());
        return before.event() + ": " + before.date() + " " + before.inWords() + ", "
                + (edited ? "as " + after.event() + " " : "") + after.date() + " " + after.inWords()
                + (step.isEmpty() ? "" : "; " + step);
    }
}
