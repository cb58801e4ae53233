package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.dataset.Buyer;
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

/** What if the dominant supplier halves its exports? */
final class ExportsHalved {
    public static void main(String[] args) {
        SupplyTable refined = ReferenceData.load()
                .supply("magnet rare earths", Stage.REFINING, Measure.OUTPUT, 2024, "IEA CMDE 2025");
        Country china = Country.of("China");
        Mass half = refined.findAmount(china).orElseThrow().scaledBy(0.5);
        SupplyChain chain = SupplyChain.of(refined)
                .with(Buyer.of("China", half)) // an assumption: half of what China makes is used at home
                .with(Buyer.of("Japan", Mass.ofTonnes(5_000, refined.basis())).withStock(Interval.exact(60)));

        Shock cut = Shock.exportCut(china, Stage.REFINING, Share.of(0.5)).from("2025-04-04");
        Run run = Simulation.of(chain).with(cut).to("2025-12-31").run();
        for (Buyer buyer : chain.buyers()) {
            String from =
                    run.firstShortage(buyer.name()).map(day -> " from " + day).orElse("");
            System.out.println(buyer.name() + " lacks " + run.gap(buyer.name()).inWords() + from);
        }
        run.whoFilled().forEach(each -> System.out.printf("filled by %s: %,.0f t%n", each.who(), each.tonnes()));
        run.notes().forEach(note -> System.out.println("note: " + note));
    }
}
