package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.criticalminerals.core.issue.Json;

/**
 * What is done with a country that has no governance score. It never counts as no risk; every result lists the
 * countries and names the policy.
 */
public enum MissingGovernance {
    /** What the method says: 0.5 for GeoPolRisk. The EU's and other methods say nothing, and refuse. */
    METHOD_DEFAULT,
    /** The country is left out of numerator and denominator; the coverage says how much supply is left. */
    EXCLUDE,
    /**
     * The median over the countries of its region that have a score (United Nations M49 sub-regions; Taiwan counts as
     * Eastern Asia, Kosovo as Southern Europe). A region without any is refused.
     */
    REGIONAL_MEDIAN,
    /** The weight may be any between the least and the greatest of the table: the score becomes an interval. */
    UNKNOWN;

    @JsonCreator
    static MissingGovernance ofJson(String name) {
        return Json.constant(values(), "missingGovernance", name);
    }
}
