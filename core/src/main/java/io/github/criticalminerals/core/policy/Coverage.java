package io.github.criticalminerals.core.policy;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import java.time.LocalDate;

/**
 * Until when a collection of policy events can speak: what was published later is not in it.
 *
 * @param readableUntil the last day of which texts could be read
 * @param lookedUp the day on which they were looked up
 */
public record Coverage(LocalDate readableUntil, LocalDate lookedUp) implements Worded {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if {@code lookedUp} lies before {@code readableUntil}
     */
    public Coverage {
        requireNonNull(readableUntil, "readableUntil is required");
        requireNonNull(lookedUp, "lookedUp is required");
        checkArgument(
                !lookedUp.isBefore(readableUntil),
                "lookedUp must not lie before readableUntil, but %s lies before %s",
                lookedUp,
                readableUntil);
    }

    @JsonCreator
    static Coverage fromJson(
            @JsonProperty(value = "readableUntil", required = true) Json.Words readableUntil,
            @JsonProperty(value = "lookedUp", required = true) Json.Words lookedUp) {
        return new Coverage(
                Text.day("readableUntil", Json.required(readableUntil, "readableUntil")),
                Text.day("lookedUp", Json.required(lookedUp, "lookedUp")));
    }

    @JsonProperty("readableUntil")
    String readableUntilText() {
        return readableUntil.toString();
    }

    @JsonProperty("lookedUp")
    String lookedUpText() {
        return lookedUp.toString();
    }

    @Override
    public String toString() {
        return "texts could be read until " + readableUntil + " (looked up on " + lookedUp
                + "): what was published later is not in this answer";
    }
}
