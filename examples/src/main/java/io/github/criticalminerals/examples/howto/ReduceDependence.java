package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.reference.ReferenceData;

/** How far do domestic plants, recycling, allies and substitution each reduce the dependence? Assumed levers. */
final class ReduceDependence {
    public static void main(String[] args) {
        gap("nothing is done", 6_000, 0, "USA");
        gap("2,000 t of domestic capacity", 6_000, 2_000, "USA");
        gap("900 t recycled at home", 6_000, 900, "USA");
        gap("2,000 t of capacity in Australia", 6_000, 2_000, "AUS");
        gap("a tenth less needed", 5_400, 0, "USA");
    }

    private static void gap(String lever, double needed, double added, String where) {
        SupplyTable refined = ReferenceData.load()
                .supply("magnet rare earths", Stage.REFINING, Measure.OUTPUT, 2024, "IEA CMDE 2025");
        Mass none = Mass.ofTonnes(0, refined.basis());
        Plant plant = Plant.of(Country.of(where), Stage.REFINING, none).withName("new plant");
        SupplyChain chain = SupplyChain.of(refined)
                .with(plant.withSpare(Mass.ofTonnes(added, refined.basis()), Interval.ZERO, Interval.ZERO))
                .with(Buyer.of("United States", Mass.ofTonnes(needed, refined.basis())));
        Shock cut = Shock.exportCut(Country.CHINA, Stage.REFINING, Share.of(0.5));
        Simulation year = Simulation.of(chain).with(cut.from("2025-04-04")).to("2025-12-31");
        Mass gap = year.run().gap("United States");
        System.out.println(lever + ": the United States lack " + gap.inWords() + " in 2025");
    }
}
