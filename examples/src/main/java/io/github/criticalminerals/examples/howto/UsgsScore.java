package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.UsgsSupplyRisk;
import io.github.criticalminerals.core.risk.UsgsSupplyRiskResult;
import io.github.criticalminerals.io.reference.ReferenceData;

/** How high is the supply risk by the method of the USGS? */
final class UsgsScore {
    public static void main(String[] args) {
        SupplyTable mined = ReferenceData.load().supply("cobalt", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025");
        UsgsSupplyRisk.Flows flows = new UsgsSupplyRisk.Flows( // of the United States (t), an assumption
                Interval.exact(10_000), // imports
                Interval.exact(4_600), // exports
                Interval.ZERO, // change of stocks
                Interval.exact(300), // primary production
                Interval.exact(2_000)); // secondary production
        UsgsSupplyRiskResult risk = UsgsSupplyRisk.of(mined).withFlows(flows).result();
        System.out.println(risk.inWords() + " (0 to 1)");
        System.out.println("trade exposure " + risk.tradeExposure().value().inPercent() + " of consumption");
        System.out.println("ability and willingness to supply, and industries, were not given: so it is a range");
    }
}
