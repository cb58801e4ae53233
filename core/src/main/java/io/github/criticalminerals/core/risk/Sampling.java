package io.github.criticalminerals.core.risk;

import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The assumptions of a draw: how ranges are drawn, whether exact amounts are read as rounded, how lumps are split. */
record Sampling(Distribution.Rule rule, boolean rounded, @Nullable Dirichlet lumps) {

    Sampling withRounded() {
        return new Sampling(rule, true, lumps);
    }

    Sampling withSplit(Dirichlet split) {
        return new Sampling(rule, rounded, split);
    }

    /** An amount (t) as it is drawn from: a range as it is, an exact one perhaps by its rounding. */
    Interval read(Producer who, Interval tonnes) {
        if (!tonnes.isBounded()) {
            throw new IllegalArgumentException(
                    "amount of " + who.name() + " must have an upper end to be drawn from, but was " + tonnes + " t");
        }
        return rounded && tonnes.isExact() && tonnes.lower() > 0
                ? Interval.ofRounded(new BigDecimal(Double.toString(tonnes.lower())).stripTrailingZeros())
                : tonnes;
    }

    Dirichlet split(String name, int most) {
        if (lumps == null) {
            throw new IllegalArgumentException(
                    "an unsplit part needs a split for draws (withSplit), and " + name + " has none");
        }
        return new Dirichlet(Math.min(lumps.parts(), most), lumps.concentration());
    }

    @Override
    public String toString() {
        return rule + (rounded ? ", rounded figures" : "") + (lumps == null ? "" : ", split " + lumps);
    }
}
