package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.Country;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The score of one country in one dimension.
 *
 * @param country the country
 * @param dimension the dimension, in JSON its constant's name
 * @param score the score
 */
public record GovernanceRow(Country country, GovernanceDimension dimension, GovernanceScore score) {

    public GovernanceRow {
        Objects.requireNonNull(country, "country is required");
        Objects.requireNonNull(dimension, "dimension is required");
        Objects.requireNonNull(score, "score is required");
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static GovernanceRow ofJson(
            @JsonProperty("country") @Nullable Country country,
            @JsonProperty("dimension") @Nullable GovernanceDimension dimension,
            @JsonProperty("score") @Nullable GovernanceScore score) {
        return new GovernanceRow(country, dimension, score);
    }
}
