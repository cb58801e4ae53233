package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Summary;
import io.github.criticalminerals.io.reference.ReferenceData;

/** How likely is each value, if I say how the unknown may be? */
final class DrawTheUnknown {
    public static void main(String[] args) {
        SupplyTable mined = ReferenceData.load().supply("rare earths", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025");
        Concentration concentration = Concentration.of(mined);
        System.out.println("for certain: " + concentration.hhi().inWords());
        Summary drawn = concentration
                .uncertainty(Distribution.Rule.UNIFORM)
                .withRoundedFigures()
                .withSplit(Dirichlet.even(5))
                .of(Index.HHI, MonteCarlo.of(10_000, 42));
        System.out.printf(
                "with nine in ten: HHI %.0f to %.0f points%n",
                10_000 * drawn.quantile(0.05), 10_000 * drawn.quantile(0.95));
    }
}
