package io.github.criticalminerals.examples.howto;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.reference.ReferenceData;

/** What if material of military grade is refused? */
final class MilitaryRefused {
    public static void main(String[] args) {
        SupplyTable refined = ReferenceData.load()
                .supply("magnet rare earths", Stage.REFINING, Measure.OUTPUT, 2024, "IEA CMDE 2025");
        Mass need = Mass.ofTonnes(6_000, refined.basis()); // an assumption, as are stock and shares
        Buyer america = Buyer.of("United States", need).withStock(Interval.exact(30));
        SupplyChain chain = SupplyChain.of(refined)
                .with(america, ImmutableMap.of(EndUse.MILITARY, Share.ofPercent(5), EndUse.CIVIL, Share.ofPercent(95)));
        Shock ban = Shock.ban(Country.CHINA, Stage.REFINING).to(Country.UNITED_STATES);
        Shock refusal = ban.forUse(EndUse.MILITARY).from("2025-04-04");
        Run run = Simulation.of(chain).with(refusal).run();
        for (Buyer buyer : chain.buyers()) {
            String from =
                    run.firstShortage(buyer.name()).map(day -> " from " + day).orElse("");
            System.out.println(buyer.name() + " lacks " + run.gap(buyer.name()).inWords() + from);
        }
    }
}
