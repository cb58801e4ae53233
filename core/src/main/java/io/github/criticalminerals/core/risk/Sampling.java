package io.github.criticalminerals.core.risk;

import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import org.jspecify.annotations.Nullable;

/** The assumptions of a draw: how ranges are drawn, whether exact amounts are read as rounded, how lumps are split. */
final class Sampling {
    private final Distribution.Rule rule;
    private final boolean rounded;
    private final @Nullable Dirichlet lumps;

    Sampling(Distribution.Rule rule, boolean rounded, @Nullable Dirichlet lumps) {
        this.rule = rule;
        this.rounded = rounded;
        this.lumps = lumps;
    }

    Distribution.Rule rule() {
        return rule;
    }

    boolean rounded() {
        return rounded;
    }

    Sampling withRounded() {
        return new Sampling(rule, true, lumps);
    }

    Sampling withSplit(Dirichlet split) {
        return new Sampling(rule, rounded, split);
    }

    Dirichlet split(String name, int most) {
        if (lumps == null) {
            throw new IllegalArgumentException(
                    "an unsplit part needs a split for draws (withSplit), and " + name + " has none");
        }
        return new Dirichlet(Math.min(lumps.parts(), most), lumps.concentration());
    }
}
