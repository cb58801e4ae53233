package io.github.criticalminerals.io.tables;

import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import java.util.Objects;
import java.util.Optional;

/**
 * One figure of a file of Our World in Data.
 *
 * @param entity who it is of, as printed, such as {@code China} or {@code World}
 * @param code the code as printed: alpha-3, {@code OWID_WRL} for the world, empty for most groups
 * @param year the year
 * @param indicator the name of the column, which says what is counted, and often in which unit
 * @param value the figure (in that unit)
 */
public record OwidFigure(String entity, String code, int year, String indicator, double value) {
    public OwidFigure {
        Objects.requireNonNull(entity, "entity is required");
        Objects.requireNonNull(code, "code is required");
        Objects.requireNonNull(indicator, "indicator is required");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, but was " + value);
        }
    }

    /**
     * {@return whose figure it is: a country or a group of countries; empty for the world and for groups not known
     * here}
     */
    public Optional<Producer> producer() {
        return code.matches("[A-Z]{3}") ? Country.find(code).map(Producer.class::cast) : Producer.find(entity);
    }
}
