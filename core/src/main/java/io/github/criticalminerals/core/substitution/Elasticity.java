package io.github.criticalminerals.core.substitution;

import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Objects;

/**
 * An elasticity with what is not known of it and who says so. There are no defaults: for rare earths no published one
 * could be verified.
 *
 * @param value its size (percent for a percent, at least 0), an interval
 * @param source who says so
 */
public record Elasticity(Interval value, Source source) {

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if it may be negative
     */
    public Elasticity {
        Objects.requireNonNull(value, "value is required");
        Objects.requireNonNull(source, "source is required");
        if (value.lower() < 0) {
            throw new IllegalArgumentException("elasticity must be given as its size, at least 0, but was " + value);
        }
    }

    @Override
    public String toString() {
        return value.inWords(3) + " (" + source + ")";
    }
}
