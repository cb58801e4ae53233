package io.github.criticalminerals.io.reference;

import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Share;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What part of the EU's use of a material an application has, and the sector of manufacture it is counted under.
 *
 * @param edition the edition that prints it
 * @param commodity the material
 * @param material the material as printed
 * @param application the application as printed
 * @param share its part of the uses (fraction, 0..1), as wide as its rounding
 * @param sector the two-digit NACE sector as printed, or empty
 * @param valueAddedOrNull the sector's value added (million EUR), or null if it is not printed
 * @param doubt what is doubtful, or empty
 * @param source where it is from, and on what terms
 */
public record EuUse(
        Edition edition,
        Commodity commodity,
        String material,
        String application,
        Share share,
        String sector,
        @Nullable Double valueAddedOrNull,
        String doubt,
        Source source) {
    public EuUse {
        Objects.requireNonNull(edition, "edition is required");
        Objects.requireNonNull(commodity, "commodity is required");
        Objects.requireNonNull(share, "share is required");
    }

    /** {@return the sector's value added (million EUR), or empty if it is not printed} */
    public Optional<Double> valueAdded() {
        return Optional.ofNullable(valueAddedOrNull);
    }

    /** For people: material, application, share and sector. */
    @Override
    public String toString() {
        return material + ", " + application + ": " + share + (sector.isEmpty() ? "" : ", " + sector) + " (" + edition
                + ")" + (doubt.isEmpty() ? "" : "; " + doubt);
    }
}
