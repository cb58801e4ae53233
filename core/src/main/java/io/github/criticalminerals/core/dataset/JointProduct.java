package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comes with each tonne that a stage makes, whether it is wanted or not: cerium with neodymium. It is counted and
 * not followed: what the stage does not make takes its joint products with it.
 *
 * @param stage the stage that makes both
 * @param name what it is, not blank
 * @param perTonne how much of it comes with a tonne of the chain's commodity (t/t, above 0, bounded)
 */
public record JointProduct(Stage stage, String name, Interval perTonne) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if the name is blank, or the ratio not above 0 and bounded
     */
    public JointProduct {
        Objects.requireNonNull(stage, "stage is required");
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(perTonne, "perTonne is required");
        if (name.isBlank()) {
            throw new IllegalArgumentException("joint product must have a name, but was \"" + name + "\"");
        }
        if (perTonne.lower() <= 0 || !perTonne.isBounded()) {
            throw new IllegalArgumentException(
                    "ratio of " + name + " must be above 0 and bounded, but was " + perTonne);
        }
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static JointProduct ofJson(
            @JsonProperty("stage") @Nullable Stage stage,
            @JsonProperty("name") Json.@Nullable Words name,
            @JsonProperty("perTonne") @Nullable Interval perTonne) {
        return new JointProduct(stage, Json.required(name, "name"), perTonne);
    }

    /** One line: {@code separation: cerium, 2.9 t for each tonne}. */
    @Override
    public String toString() {
        return stage + ": " + name + ", " + perTonne + " t for each tonne";
    }
}
