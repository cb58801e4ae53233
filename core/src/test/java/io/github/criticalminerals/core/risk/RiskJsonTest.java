package io.github.criticalminerals.core.risk;

import static io.github.criticalminerals.core.risk.Cases.MATERIAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.JsonOfAPackage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.quantity.Share;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskJsonTest implements JsonOfAPackage {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final GovernanceTable SCORES = Cases.governance("China", -0.5, "Australia", 1.5);
    private static final SupplyTable MINED = Cases.mined()
            .add("China", Interval.of(60, 70))
            .add("Japan", 20)
            .addUnknown("Burma")
            .remainder(11)
            .build();

    /** Of figures that are ranges, unknown and lacking too. */
    @Override
    public List<Object> values() {
        Mass consumption = Mass.ofTonnes(1000, Basis.REO);
        EuSupplyRiskResult eu = EuSupplyRisk.of(MINED, SCORES).result();
        UsgsSupplyRisk.Flows flows = new UsgsSupplyRisk.Flows(
                Interval.of(80, 90), Interval.exact(7), Interval.exact(-3), Interval.exact(11), Interval.ZERO);
        UsgsSupplyRisk.Industry industry =
                new UsgsSupplyRisk.Industry("magnets", Interval.of(20, 30), Interval.exact(2), Interval.of(5, 8));
        SideBySide table = SideBySide.builder()
                .add("EU", "a", term("H", 2))
                .add("EU", "b", term("H", 3))
                .add("USGS", "a", term("DP", 7))
                .add("USGS", "b", term("DP", 5))
                .missing("USGS", "c", "no index")
                .build();
        return new ArrayList<>(List.of(
                CrmaBenchmarks.of(MATERIAL, consumption).result().get(0),
                CrmaBenchmarks.of(MATERIAL, consumption)
                        .withSourcing(MINED)
                        .result()
                        .get(3),
                EuCriticality.of("gallium", Interval.of(3, 4), Interval.exact(3.7), true),
                EuSubstitution.CostPerformance.AS_REMEMBERED,
                EuSubstitution.Availability.UNKNOWN,
                eu,
                eu.stages().get(0),
                eu.stages().get(0).coverage().get(0),
                new GeoPolRiskTable.Row(
                        MINED.commodity(), "Japan", 2023, Interval.exact(0.25), null, "no price", List.of()),
                new Imports.Purchase(Country.CHINA, Mass.unknown(Basis.REO), Money.of(7, "USD")),
                NMinusOne.of(MINED).result(),
                NetImportReliance.of(consumption, new Mass(Interval.of(300, 400), Basis.REO)),
                table.rows().get(0),
                table.missing().get(0),
                table.agreements().get(0),
                table.disagreements(1).get(0),
                flows,
                industry,
                UsgsSupplyRisk.of(MINED)
                        .withFlows(flows)
                        .withIndustries(List.of(industry), Interval.exact(400))
                        .result()));
    }

    private static Term term(String name, double value) {
        return Term.input(name, "a term", Interval.exact(value), "points", List.of());
    }

    /** What a result is explained by is a tree in JSON too, whoever made it. */
    @Test
    void everyTermComesBackEqual() throws IOException {
        GeoPolRiskResult bought = GeoPolRisk.of(MINED, SCORES)
                .of(Imports.builder(Country.of("DEU"), MATERIAL, Cases.MINING, 2023, Basis.REO)
                        .add("China", 30, 900)
                        .build());
        for (Term term : List.of(bought.term(), bought.factorTerm().orElseThrow())) {
            assertThat(MAPPER.readValue(MAPPER.writeValueAsString(term), Term.class))
                    .isEqualTo(term);
        }
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(bought.coverage()), RiskCoverage.class))
                .isEqualTo(bought.coverage());
        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(new RiskCoverage(
                                "supply",
                                List.of(),
                                List.of(),
                                List.of(),
                                MissingGovernance.EXCLUDE,
                                Share.of(1),
                                List.of())))
                        .fieldNames())
                .toIterable()
                .containsExactly(
                        "of", "withoutFigure", "unsplit", "withoutGovernance", "policy", "scored", "omissions");
    }
}
