package io.github.criticalminerals.core.policy;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Where an event stands on a day, and why: one line of a timeline.
 *
 * @param event the event
 * @param date the day asked for
 * @param status its status on that day
 * @param reason why, in words: {@code suspended by CN-MOFCOM-2025-70 until 2026-11-10}
 */
public record Standing(PolicyEvent event, LocalDate date, EventStatus status, String reason) {

    /** Checks that nothing is missing. */
    public Standing {
        requireNonNull(event, "event must not be null");
        requireNonNull(date, "date must not be null");
        requireNonNull(status, "status must not be null");
        requireNonNull(reason, "reason must not be null");
    }

    /** The line: {@code 2025-11-30 CN-MOFCOM-2025-57: suspended (suspended by ...)}. */
    @Override
    public String toString() {
        return date + " " + event.id() + ": " + status + " (" + reason + ")";
    }
}
