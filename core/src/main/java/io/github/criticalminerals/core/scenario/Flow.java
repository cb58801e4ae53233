package io.github.criticalminerals.core.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one plant sent to one of its customers in a whole run.
 *
 * @param stage the stage that delivers
 * @param from the name of the plant there
 * @param to the name of the plant at the next stage, or of the buyer
 * @param sent what was sent off (t); what was still on its way on the last day is part of it
 */
public record Flow(Stage stage, String from, String to, double sent) implements Worded {

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if a name is blank, or the amount is negative or not finite
     */
    public Flow {
        Objects.requireNonNull(stage, "stage is required");
        Text.requireName("from", from);
        Text.requireName("to", to);
        if (!(sent >= 0) || Double.isInfinite(sent)) {
            throw new IllegalArgumentException("sent must be finite and not negative, but was " + sent);
        }
    }

    @JsonCreator
    static Flow ofJson(
            @JsonProperty("stage") @Nullable Stage stage,
            @JsonProperty("from") Json.@Nullable Words from,
            @JsonProperty("to") Json.@Nullable Words to,
            @JsonProperty("sent") Json.@Nullable Decimal sent) {
        return new Flow(
                Objects.requireNonNull(stage, "stage is required"),
                Json.required(from, "from"),
                Json.required(to, "to"),
                Json.required(sent, "sent"));
    }

    /** One line: {@code China, refining to Japan: 2,500 t}. */
    @Override
    public String toString() {
        return from + ", " + stage + " to " + to + ": " + Interval.exact(sent).inWords() + " t";
    }
}
