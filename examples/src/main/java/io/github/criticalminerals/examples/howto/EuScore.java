package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import io.github.criticalminerals.io.reference.ReferenceData;

/** How high is the supply risk by the method of the EU? */
final class EuScore {
    public static void main(String[] args) {
        ReferenceData data = ReferenceData.load();
        SupplyTable mined = data.supply("cobalt", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025");
        EuSupplyRiskResult risk = EuSupplyRisk.of(mined, data.governance(2023, "WGI 2024"))
                .withRecycling(Share.ofPercent(22)) // an assumption
                .withSubstitution(0.92) // an assumption; without it the index is 0 to 1
                .result();
        System.out.println(risk.inWords());
        System.out.println(risk.explain(1));
    }
}
