package io.github.criticalminerals.core.policy;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * An event's status is another than the day before.
 *
 * @param date the first day of the new status
 * @param event the event
 * @param before its status on the day before
 * @param after its status on {@code date}
 */
public record StatusChange(LocalDate date, PolicyEvent event, EventStatus before, EventStatus after) {

    /** Checks that nothing is missing. */
    public StatusChange {
        requireNonNull(date, "date must not be null");
        requireNonNull(event, "event must not be null");
        requireNonNull(before, "before must not be null");
        requireNonNull(after, "after must not be null");
    }

    /** The line: {@code 2026-11-11 CN-MOFCOM-2025-57: suspended, then unknown}. */
    @Override
    public String toString() {
        return date + " " + event.id() + ": " + before + ", then " + after;
    }
}
