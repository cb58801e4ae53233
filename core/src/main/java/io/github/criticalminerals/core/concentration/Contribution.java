package io.github.criticalminerals.core.concentration;

import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Objects;

/**
 * What one producer, or one unsplit part, adds to the HHI.
 *
 * @param producer the producer or the part
 * @param share its share, as narrow as what is known allows (fraction, 0..1)
 * @param squared what it adds to the HHI: the square of its share; for an unsplit part from an even split among all that
 *     may share it to one producer (fraction, 0..1)
 */
public record Contribution(Producer producer, Interval share, Interval squared) {

    /** Refuses what is lacking. */
    public Contribution {
        Objects.requireNonNull(producer, "producer is required");
        Objects.requireNonNull(share, "share is required");
        Objects.requireNonNull(squared, "squared is required");
    }

    /** One line: who, its share, what it adds to the HHI. */
    @Override
    public String toString() {
        return producer.name() + " " + share.inPercent() + " of the supply, adds " + squared.inWords(3)
                + " to the HHI (fraction, 0..1)";
    }
}
