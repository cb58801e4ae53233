package io.github.criticalminerals.core.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import java.util.Locale;

/**
 * What one policy event does to another, for example "suspends CN-MOFCOM-2025-57". It stands in the
 * amending event and works from the day that event is in force.
 *
 * @param effect what is done
 * @param event the id of the event it is done to
 */
public record Amendment(Effect effect, String event) {

    /** The ways in which an event can act on another. */
    public enum Effect {
        /**
         * The other event does not apply while the amending event is in force. What follows when it no
         * longer is, only a later event can say; until one does, the other's status is unknown.
         */
        SUSPENDS,
        /** The other event lasts until the amending event does, or without end if that has no end. */
        EXTENDS,
        /** The other event applies again, whatever suspended it before. */
        RESUMES,
        /** The other event has ended, for good. */
        REPEALS,
        /** The other event goes on with changed content; its status stays what it is. */
        AMENDS;

        @JsonCreator
        static Effect ofJson(String name) {
            return Json.constant(values(), "effect", name);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @throws IllegalArgumentException if {@code event} is not an id
     */
    public Amendment {
        requireNonNull(effect, "effect is required");
        PolicyEvent.checkId("event", event);
    }

    @JsonCreator
    static Amendment ofJson(
            @JsonProperty(value = "effect", required = true) Effect effect,
            @JsonProperty(value = "event", required = true) Json.Words event) {
        return new Amendment(effect, Json.required(event, "event"));
    }

    /** The amendment as a phrase: {@code suspends CN-MOFCOM-2025-57}. */
    @Override
    public String toString() {
        return effect + " " + event;
    }
}
