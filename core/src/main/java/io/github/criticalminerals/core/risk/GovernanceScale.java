package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Interval;

/**
 * How a method turns World Bank governance estimates (about -2.5..2.5, higher is better) into a weight of risk (higher
 * is worse). The 0-100 scores of the 2025 edition are another scale and are never read as estimates.
 */
enum GovernanceScale {
    /**
     * The EU's: {@code 2 * (2.5 - mean of the six estimates)}, 0 (best) to 10 (worst). An estimate below -2.5 goes
     * beyond 10, as in the source; above 2.5 (no mean of six gets there) the weight is 0, lest a supplier lower the
     * risk of others. European Commission 2017, doi 10.2873/769526.
     */
    EU(10, "WGI"),
    /**
     * GeoPolRisk's: {@code (2.5 - political stability) / 5}, clamped to 0 (best) .. 1 (worst). Koyamparambath et al.
     * 2024, doi 10.1016/j.resconrec.2024.107801.
     */
    GEOPOLRISK(1, "PV");

    @JsonCreator
    static GovernanceScale ofJson(String name) {
        return Json.constant(values(), "governanceScale", name);
    }

    private final double worst;
    private final String estimate;

    GovernanceScale(double worst, String estimate) {
        this.worst = worst;
        this.estimate = estimate;
    }

    /**
     * The weight for an estimate.
     *
     * @param estimate the estimate (WGI units, about -2.5..2.5): for the EU the mean of the six dimensions, for
     *     GeoPolRisk political stability
     * @return the weight, worse is higher; see {@link #range}
     */
    double of(double estimate) {
        return Node.computed("w", "weight", "", formula(), Node.input(this.estimate, "estimate", estimate, "WGI units"))
                .value()
                .exactValue();
    }

    /** {@return the weights of estimates within -2.5..2.5} */
    Interval range() {
        return Interval.of(0, worst);
    }

    /** {@return the expression over the estimate that gives the weight} */
    Expression formula() {
        return this == EU
                ? Expression.of(2).times(Expression.of(2.5).minus(estimate)).atLeast(0)
                : Expression.of(2.5).minus(estimate).over(5).clamp(0, 1);
    }
}
