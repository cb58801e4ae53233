package io.github.criticalminerals.io.policydb;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.policy.PolicyEvent;
import java.util.List;

/**
 * What an export of Global Trade Alert holds.
 *
 * @param interventions all rows that were kept, in the order of the file
 */
public record GtaData(List<GtaIntervention> interventions) {
    public GtaData {
        interventions = ImmutableList.copyOf(interventions);
    }

    /** {@return the policy events among them, in the order of the file} */
    public List<PolicyEvent> events() {
        return interventions.stream()
                .flatMap(intervention -> intervention.findEvent().stream())
                .collect(ImmutableList.toImmutableList());
    }
}
