package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.domain.Expression;
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
    EU("w", 10, "0..10, 10 is worst", ImmutableList.copyOf(GovernanceDimension.values())),
    /**
     * GeoPolRisk's: {@code (2.5 - political stability) / 5}, clamped to 0 (best) .. 1 (worst). Koyamparambath et al.
     * 2024, doi 10.1016/j.resconrec.2024.107801.
     */
    GEOPOLRISK("g", 1, "fraction, 0..1, 1 is worst", ImmutableList.of(GovernanceDimension.POLITICAL_STABILITY));

    private static final Expression EU_FORMULA =
            Expression.of(2).times(Expression.of(2.5).minus("WGI")).atLeast(0);
    private static final Expression GEOPOLRISK_FORMULA =
            Expression.of(2.5).minus("PV").over(5).clamp(0, 1);

    /** What a weight is called in formulas. */
    final String symbol;

    private final double worst;
    /** Of the weights. */
    final String unit;
    /** Of which estimates. */
    final ImmutableList<GovernanceDimension> dimensions;

    GovernanceScale(String symbol, double worst, String unit, ImmutableList<GovernanceDimension> dimensions) {
        this.symbol = symbol;
        this.worst = worst;
        this.unit = unit;
        this.dimensions = dimensions;
    }

    /** {@return the weights of estimates within -2.5..2.5} */
    Interval range() {
        return Interval.of(0, worst);
    }

    /** {@return the expression over the estimate, or the mean of several, that gives the weight} */
    Expression formula() {
        return this == EU ? EU_FORMULA : GEOPOLRISK_FORMULA;
    }
}
