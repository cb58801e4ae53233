package io.github.criticalminerals.core.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where an event stands on a day, and why: one line of a timeline.
 *
 * @param event the event
 * @param date the day asked for
 * @param status its status on that day, from signed texts alone
 * @param reason why, in words: {@code suspended by CN-MOFCOM-2025-70 until 2026-11-10}
 * @param preliminary events without a signed text that would change the status or its reason if they took effect, and
 *     how: often none
 */
public record Standing(PolicyEvent event, LocalDate date, EventStatus status, String reason, List<Prospect> preliminary)
        implements Worded {

    /**
     * What would be, if an event of which no signed text is known took effect.
     *
     * @param event the preliminary event
     * @param status the status that another event would have
     * @param reason why, in words
     */
    public record Prospect(PolicyEvent event, EventStatus status, String reason) implements Worded {
        public Prospect {
            requireNonNull(event, "event is required");
            requireNonNull(status, "status is required");
            requireNonNull(reason, "reason is required");
        }

        @JsonCreator
        static Prospect fromJson(
                @JsonProperty(value = "event", required = true) PolicyEvent event,
                @JsonProperty(value = "status", required = true) EventStatus status,
                @JsonProperty(value = "reason", required = true) Json.Words reason) {
            return new Prospect(event, status, Json.required(reason, "reason"));
        }

        /**
         * The prospect in words: {@code if XX-1: ... took effect (no signed text is known): suspended, suspended by
         * ...}.
         */
        @Override
        public String toString() {
            return "if " + event + " took effect (no signed text is known): " + status + ", " + reason;
        }
    }

    public Standing {
        requireNonNull(event, "event is required");
        requireNonNull(date, "date is required");
        requireNonNull(status, "status is required");
        requireNonNull(reason, "reason is required");
        preliminary = ImmutableList.copyOf(requireNonNull(preliminary, "preliminary is required"));
    }

    static Standing of(PolicyEvent event, LocalDate date, EventStatus status, String reason) {
        return new Standing(event, date, status, reason, ImmutableList.of());
    }

    @JsonCreator
    static Standing fromJson(
            @JsonProperty(value = "event", required = true) PolicyEvent event,
            @JsonProperty(value = "date", required = true) Json.Words date,
            @JsonProperty(value = "status", required = true) EventStatus status,
            @JsonProperty(value = "reason", required = true) Json.Words reason,
            @JsonProperty(value = "preliminary", required = true) List<Prospect> preliminary) {
        return new Standing(
                event,
                Text.day("date", Json.required(date, "date")),
                status,
                Json.required(reason, "reason"),
                preliminary);
    }

    @JsonProperty("date")
    String dateText() {
        return date.toString();
    }

    /** Whether two standings say the same of one event, on whatever day. */
    boolean saysTheSameAs(Standing other) {
        return status == other.status && reason.equals(other.reason);
    }

    /**
     * Whether the event applies on the day: it does if it is in force, it may if nobody can tell or a preliminary event
     * would decide it, else it does not. What goods it then applies to, {@link PolicyTimeline#bindingOn} says.
     */
    Force force() {
        Force now = force(status);
        boolean open = preliminary.stream().anyMatch(prospect -> force(prospect.status()) != now);
        return open ? Force.MAY_APPLY : now;
    }

    /** Whether an event applies. */
    enum Force {
        APPLIES,
        MAY_APPLY,
        DOES_NOT_APPLY
    }

    private Force force(EventStatus of) {
        return switch (of) {
            case IN_FORCE -> Force.APPLIES;
            // before its first day an event does not apply, whatever else is not known
            case UNKNOWN -> event.from().filter(date::isBefore).isPresent() ? Force.DOES_NOT_APPLY : Force.MAY_APPLY;
            case ANNOUNCED -> event.from().isPresent() ? Force.DOES_NOT_APPLY : Force.MAY_APPLY;
            case NOT_ANNOUNCED, PRELIMINARY, SUSPENDED, EXPIRED, ENDED -> Force.DOES_NOT_APPLY;
        };
    }

    /**
     * The line: {@code 2025-11-30 CN-MOFCOM-2025-57: Export licences ... (announced 2025-10-09, from 2025-11-08):
     * suspended (suspended by CN-MOFCOM-2025-70 until 2026-11-10)}, with the preliminary events behind.
     */
    @Override
    public String toString() {
        return date + " " + event + ": " + inWords();
    }

    /** {@return the status and why: {@code suspended (suspended by CN-MOFCOM-2025-70 until 2026-11-10)}} */
    @Override
    public String inWords() {
        return status + " (" + reason + ")"
                + preliminary.stream().map(prospect -> "; " + prospect).collect(Collectors.joining());
    }
}
