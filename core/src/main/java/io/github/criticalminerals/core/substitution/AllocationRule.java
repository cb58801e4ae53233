package io.github.criticalminerals.core.substitution;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.criticalminerals.core.issue.Named;

/** Who goes without where not all buyers can be served. Whatever the rule, as little as possible is left unmet. */
public enum AllocationRule {
    /** Those whom it costs most to serve. */
    LEAST_COST,
    /**
     * All by the same fraction of their demand, as far as deliveries can reach them; what some cannot be given goes to
     * the others by the same rule. Fractions are exact to a unit of the network flow, or to 1e-7 in a linear program.
     */
    PRO_RATA,
    /** Those without contract first. */
    CONTRACT_FIRST,
    /** Those of the highest priority number first; an important buyer's last tonne goes before another's first. */
    PRIORITY;

    @JsonCreator
    static AllocationRule ofJson(String name) {
        return Named.of(values(), "allocationRule", name);
    }
}
