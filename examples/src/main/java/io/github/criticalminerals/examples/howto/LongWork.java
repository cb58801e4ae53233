package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.io.reference.ReferenceData;

/** It takes long: a line that updates, in a terminal as in a notebook's cell. Interrupting the thread ends the work. */
final class LongWork {
    public static void main(String[] args) {
        Progress bar = Progress.withRate((done, total, perSecond) -> System.err.printf(
                "\r[%-20s] %,d of %,d, %,.0f a second", "#".repeat((int) (20 * done / total)), done, total, perSecond));
        SupplyTable mined = ReferenceData.load().supply("rare earths", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025");
        System.out.println(Concentration.of(mined)
                .uncertainty(Distribution.Rule.UNIFORM)
                .withSplit(Dirichlet.even(5))
                .of(Index.HHI, MonteCarlo.of(200_000, 42).withThreads(2).withProgress(bar))
                .inWords());
    }
}
