package io.github.criticalminerals.core.risk;

import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import java.util.Set;
import java.util.function.DoubleFunction;

/** Small inputs that several tests share. */
final class Cases {
    static final Commodity MATERIAL = Commodity.of("rare earths");
    static final Set<Stage> MINING = Set.of(Stage.MINING);
    static final Set<Stage> PROCESSING = Set.of(Stage.SEPARATION, Stage.REFINING);
    static final Source PAGE = Source.of("Survey", "Summaries");

    private Cases() {}

    /** Scores: all six estimates of a country alike. */
    static GovernanceTable governance(Object... countriesAndEstimates) {
        return governance(GovernanceScore::of, countriesAndEstimates)
                .source(Source.of("World Bank", "Worldwide Governance Indicators"))
                .build();
    }

    /** The same with a standard error of each estimate, and of no source. */
    static GovernanceTable uncertainGovernance(double error, Object... countriesAndEstimates) {
        return governance(estimate -> GovernanceScore.of(estimate, error), countriesAndEstimates)
                .build();
    }

    private static GovernanceTable.Builder governance(DoubleFunction<GovernanceScore> score, Object... pairs) {
        GovernanceTable.Builder table = GovernanceTable.builder(2023, Edition.of("WGI", "2024"));
        for (int i = 0; i < pairs.length; i += 2) {
            for (GovernanceDimension dimension : GovernanceDimension.values()) {
                table.add(
                        Country.parse((String) pairs[i]),
                        dimension,
                        score.apply(((Number) pairs[i + 1]).doubleValue()));
            }
        }
        return table;
    }

    static SupplyTableBuilder mined() {
        return SupplyTable.builder(MATERIAL, MINING, 2023, Basis.REO).source(PAGE);
    }

    static SupplyTableBuilder processed() {
        return SupplyTable.builder(MATERIAL, PROCESSING, 2023, Basis.REO);
    }

    /** The weight that a method's formula makes of a governance estimate. */
    static double weight(GovernanceScale scale, double estimate) {
        String name = scale == GovernanceScale.EU ? "WGI" : "PV";
        return Node.computed("w", "weight", "", scale.formula(), Node.input(name, "estimate", estimate, "WGI units"))
                .value()
                .exactValue();
    }

    /** {@code sum w*s^2}, s the share of each amount in their sum. */
    static double weightedIndex(double[] amounts, double[] weights) {
        double total = 0;
        for (double amount : amounts) {
            total += amount;
        }
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            double share = amounts[i] / total;
            sum += weights[i] * share * share;
        }
        return sum;
    }
}
