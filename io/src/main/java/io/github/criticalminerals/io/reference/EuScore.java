package io.github.criticalminerals.io.reference;

import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A material's scores in one of the EU's lists of 2011, 2014, 2017, 2020 and 2023. The method changed in 2017: earlier
 * scores
 * are on another scale.
 *
 * @param commodity the material
 * @param material the material as printed
 * @param year the year of the list
 * @param supplyRiskOrNull the supply risk (EU scale, from 0), as wide as its rounding, or null if it was not assessed
 * @param economicImportanceOrNull the economic importance (EU scale, 0..10), likewise
 * @param source where it is from, and on what terms
 */
public record EuScore(
        Commodity commodity,
        String material,
        int year,
        @Nullable Interval supplyRiskOrNull,
        @Nullable Interval economicImportanceOrNull,
        Source source) {
    public EuScore {
        Objects.requireNonNull(commodity, "commodity is required");
        Objects.requireNonNull(source, "source is required");
    }

    /** {@return the supply risk (EU scale, from 0), as wide as its rounding} */
    public Optional<Interval> supplyRisk() {
        return Optional.ofNullable(supplyRiskOrNull);
    }

    /** {@return the economic importance (EU scale, 0..10), as wide as its rounding} */
    public Optional<Interval> economicImportance() {
        return Optional.ofNullable(economicImportanceOrNull);
    }

    /** For people: material, year and both scores. */
    @Override
    public String toString() {
        return material + ", " + year + ": supply risk "
                + supplyRisk().map(Interval::toString).orElse("not assessed") + ", economic importance "
                + economicImportance().map(Interval::toString).orElse("not assessed");
    }
}
