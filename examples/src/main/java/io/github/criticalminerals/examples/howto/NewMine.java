package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.util.List;

/** What would a new mine change, and when? */
final class NewMine {
    public static void main(String[] args) {
        SupplyTable mined = ReferenceData.load().supply("rare earths", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025");
        Mass capacity = Mass.ofTonnes(20_000, mined.basis()); // an assumption, as are its dates and the cut
        Plant mine = Plant.project(
                "new mine", Country.of("AUS"), Stage.MINING, capacity, LocalDate.of(2026, 1, 1), Interval.ONE);
        Shock cut = Shock.exportCut(Country.CHINA, Stage.MINING, Share.of(0.3)).from("2025-07-01");
        SupplyChain without = SupplyChain.of(mined);
        for (SupplyChain chain : List.of(without, without.with(mine))) {
            Run run = Simulation.of(chain)
                    .with(cut)
                    .from("2025-01-01")
                    .to("2027-12-31")
                    .run();
            System.out.println((chain.equals(without) ? "without" : "with") + " the mine, buyers lack "
                    + run.gap().inWords() + " by the end of 2027");
        }
    }
}
