package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.risk.GeoPolRisk;
import io.github.criticalminerals.core.risk.GeoPolRiskResult;
import io.github.criticalminerals.core.risk.Imports;
import io.github.criticalminerals.io.reference.ReferenceData;

/** How high is the geopolitical supply risk of a buyer, by its own purchases? */
final class GeoPolRiskScore {
    public static void main(String[] args) {
        ReferenceData data = ReferenceData.load();
        SupplyTable refined = data.supply("magnet rare earths", Stage.REFINING, Measure.OUTPUT, 2024, "IEA CMDE 2025");
        Mass own = Mass.ofTonnes(0, refined.basis());
        Imports bought = Imports.builder("My company", own, refined.commodity(), refined.stages(), 2024)
                .add("China", 131, 7_900_000) // tonnes and USD, an assumption
                .add("Malaysia", 29, 1_900_000)
                .build();
        GeoPolRiskResult risk =
                GeoPolRisk.of(refined, data.governance(2023, "WGI 2024")).of(bought);
        System.out.println(risk.inWords());
        System.out.println(risk.explain(1));
    }
}
