package io.github.criticalminerals.io.iea;

import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * A figure of the Critical Minerals Data Explorer.
 *
 * @param block the title of the block of rows, such as {@code Copper} or {@code Base case}; empty if the sheet has none
 * @param label the name of the row: a technology, a sector, a mineral, a country, or a total
 * @param kind what the row is
 * @param scenario the scenario, such as {@code Stated policies scenario}; {@link #BASE_YEAR} for the year that is the
 *     same in all
 * @param year the year
 * @param value the value (in the unit), at least 0
 * @param unit {@code kt} as the title of the sheet says, {@code fraction} for a share, {@code unstated} where the title
 *     says none
 */
public record IeaFigure(String block, String label, Kind kind, String scenario, int year, double value, String unit) {
    /** The scenario of the first column, which the others share. */
    public static final String BASE_YEAR = "base year";

    /** What a row is. */
    public enum Kind {
        /** A figure of its own. */
        FIGURE,
        /** A sum of figures above it. */
        TOTAL,
        /** A ratio of figures above it (fraction, 0..1). */
        SHARE
    }

    /** Checks the value. */
    public IeaFigure {
        Objects.requireNonNull(block, "block is required");
        Objects.requireNonNull(label, "label is required");
        Objects.requireNonNull(kind, "kind is required");
        Objects.requireNonNull(scenario, "scenario is required");
        Objects.requireNonNull(unit, "unit is required");
        if (!(value >= 0) || Double.isInfinite(value) || (kind == Kind.SHARE && value > 1)) {
            throw new IllegalArgumentException("value must be a finite number of at least 0"
                    + (kind == Kind.SHARE ? " and at most 1" : "") + ", but was " + value);
        }
    }

    /** {@return the value as a mass on an unstated basis, or empty for a share and where the unit is no mass} */
    public Optional<Mass> mass() {
        return MassUnit.find(unit).map(each -> new Mass(Interval.exact(each.toTonnes(value)), Basis.UNSTATED));
    }
}
