package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value with where and in which edition it was published.
 *
 * @param <T> the type of the value
 * @param value the value
 * @param source where it was published
 * @param edition which edition it was printed in
 */
public record Sourced<T>(T value, Source source, Edition edition) {

    public Sourced {
        Objects.requireNonNull(value, "value is required");
        Objects.requireNonNull(source, "source is required");
        Objects.requireNonNull(edition, "edition is required");
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static <T> Sourced<T> ofJson(
            @JsonProperty("value") @Nullable T value,
            @JsonProperty("source") @Nullable Source source,
            @JsonProperty("edition") @Nullable Edition edition) {
        return new Sourced<>(value, source, edition);
    }
}
