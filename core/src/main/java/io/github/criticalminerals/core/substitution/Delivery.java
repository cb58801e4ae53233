package io.github.criticalminerals.core.substitution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Mass;
import org.jspecify.annotations.Nullable;

/**
 * What one plant delivers.
 *
 * @param stage the stage that delivers
 * @param from the name of the plant there
 * @param to the name of the plant at the next stage, or of the buyer
 * @param amount how much (t a year), above 0
 */
public record Delivery(Stage stage, String from, String to, Mass amount) implements Worded {
    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Delivery ofJson(
            @JsonProperty("stage") @Nullable Stage stage,
            @JsonProperty("from") Json.@Nullable Words from,
            @JsonProperty("to") Json.@Nullable Words to,
            @JsonProperty("amount") @Nullable Mass amount) {
        return new Delivery(stage, Json.required(from, "from"), Json.required(to, "to"), amount);
    }

    /** One line: how much, of what, from whom to whom. */
    @Override
    public String toString() {
        return amount.inWords() + " of " + stage + " from " + from + " to " + to;
    }
}
