package io.github.criticalminerals.core.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import java.time.LocalDate;

/**
 * An event's status is another than the day before.
 *
 * @param date the first day of the new status
 * @param event the event
 * @param before its status on the day before
 * @param after its status on {@code date}
 */
public record StatusChange(LocalDate date, PolicyEvent event, EventStatus before, EventStatus after) implements Worded {

    public StatusChange {
        requireNonNull(date, "date is required");
        requireNonNull(event, "event is required");
        requireNonNull(before, "before is required");
        requireNonNull(after, "after is required");
    }

    @JsonCreator
    static StatusChange fromJson(
            @JsonProperty(value = "date", required = true) Json.Words date,
            @JsonProperty(value = "event", required = true) PolicyEvent event,
            @JsonProperty(value = "before", required = true) EventStatus before,
            @JsonProperty(value = "after", required = true) EventStatus after) {
        return new StatusChange(Text.day("date", Json.required(date, "date")), event, before, after);
    }

    @JsonProperty("date")
    String dateText() {
        return date.toString();
    }

    /**
     * The line: {@code 2026-11-11 CN-MOFCOM-2025-57: Export licences ... (from 2025-11-08): suspended, then unknown}.
     */
    @Override
    public String toString() {
        return date + " " + event + ": " + before + ", then " + after;
    }
}
