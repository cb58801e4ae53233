package io.github.criticalminerals.io.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The EU's scores of 2017 computed again from the inputs printed beside them. Source: European Commission, Study on the
 * review of the list of critical raw materials, criticality assessments, 2017, doi:10.2873/876644, table 3 and annex 5,
 * table 18. Tolerance: the rounding of the printed inputs and of the printed score, and nothing else.
 */
class EuAssessmentReferenceTest {
    private static final List<EuAssessment> OF_2017 = ReferenceData.load().euAssessments().stream()
            .filter(each -> each.edition().edition().equals("2017"))
            .toList();

    @Test
    void everyScoreLiesInTheIntervalOfItsRoundedInputs() {
        assertThat(OF_2017).hasSize(78).allSatisfy(each -> assertThat(
                        each.supplyRiskOfInputs().orElseThrow().intersection(each.supplyRisk()))
                .as(each.toString())
                .isPresent());
    }

    /** The test above bites: with IR in place of IR/2 it fails for many. */
    @Test
    void theWholeImportRelianceInPlaceOfHalfMissesMany() {
        long misses = OF_2017.stream()
                .filter(each -> each.sides() == EuSupplyRiskResult.Sides.GLOBAL_AND_EU)
                .filter(each -> broken(each).intersection(each.supplyRisk()).isEmpty())
                .count();
        assertThat(misses).isGreaterThanOrEqualTo(30);
    }

    private static Interval broken(EuAssessment each) {
        Interval world = each.worldIndex().orElseThrow();
        Interval eu = each.euIndex().orElseThrow();
        Interval ir = each.importReliance().fraction();
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double whole : List.of(ir.lower(), ir.upper())) {
            low = Math.min(low, world.lower() * whole + eu.lower() * (1 - whole));
            high = Math.max(high, world.upper() * whole + eu.upper() * (1 - whole));
        }
        Interval left = each.recycling().complement().fraction();
        return Interval.of(
                low * left.lower() * each.substitution().lower(),
                high * left.upper() * each.substitution().upper());
    }
}
