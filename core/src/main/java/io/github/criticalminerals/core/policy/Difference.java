package io.github.criticalminerals.core.policy;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Worded;

/**
 * One event that does not stand the same on two days, or in two timelines on one day.
 *
 * @param before where it stands on the first day, or in the first timeline
 * @param after where it stands on the second day, or in the second timeline; an event that a timeline does not hold is
 *     {@link EventStatus#NOT_ANNOUNCED} there and the reason says so
 */
public record Difference(@JsonProperty(required = true) Standing before, @JsonProperty(required = true) Standing after)
        implements Worded {

    /**
     * Checks that both are of one event.
     *
     * @throws IllegalArgumentException if they are not
     */
    public Difference {
        requireNonNull(before, "before is required");
        requireNonNull(after, "after is required");
        checkArgument(
                before.event().id().equals(after.event().id()),
                "before and after must be of one event, but were of %s and %s",
                before.event().id(),
                after.event().id());
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
                + (edited ? "as " + after.event() + " " : "") + after.date() + " " + after.inWords();
    }
}
