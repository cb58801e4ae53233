package io.github.criticalminerals.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.numeric.LinearProgram;
import io.github.criticalminerals.core.numeric.MinCostFlow;
import io.github.criticalminerals.core.numeric.Work;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.substitution.MaterialSubstitution;
import io.github.criticalminerals.core.substitution.Reallocation;
import io.github.criticalminerals.core.trade.ImportProfiles;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a notebook shows of a calculator or builder that a cell ends with. */
class CalculatorTextTest {
    private static final SupplyTable MINED =
            Cases.mined().add("China", 70).add("Chile", 30).build();
    private static final GovernanceTable SCORES = Cases.governance("China", -0.5, "Chile", 1);
    private static final Application MAGNETS =
            new Application(Cases.MATERIAL, "magnets", Share.ofPercent(100), Cases.PAGE);

    @Test
    void calculatorsOfRiskSayOfWhat() {
        assertThat(GeoPolRisk.of(MINED, SCORES))
                .hasToString(
                        "GeoPolRisk of rare earths, mining, output 2023: 2 rows, 100 t REO; WGI 2024, governance 2023: 2"
                                + " countries, 12 scores");
        assertThat(EuSupplyRisk.of(MINED, SCORES))
                .hasToString(
                        "EU supply risk of rare earths at [mining]; WGI 2024, governance 2023: 2 countries, 12 scores");
        assertThat(EuSupplyRisk.of(SCORES))
                .hasToString("EU supply risk; WGI 2024, governance 2023: 2 countries, 12 scores");
        assertThat(UsgsSupplyRisk.of(MINED))
                .hasToString("USGS supply risk of rare earths, mining, output 2023: 2 rows, 100 t REO");
        assertThat(NMinusOne.of(MINED)).hasToString("N-1 of rare earths, mining, output 2023: 2 rows, 100 t REO");
        assertThat(NMinusOne.of(MINED).withDemand(Mass.ofTonnes(80, Basis.REO), Map.of()))
                .hasToString("N-1 of rare earths, mining, output 2023: 2 rows, 100 t REO; demand 80 t REO");
        assertThat(CrmaBenchmarks.of(Cases.MATERIAL, Mass.ofTonnes(7, Basis.REO)))
                .hasToString("CRMA benchmarks of rare earths, consumption 7 t REO");
        assertThat(EuEconomicImportance.of(List.of(MAGNETS), Map.of("magnets", Interval.exact(7)), "EUR"))
                .hasToString("EU economic importance of rare earths in 1 uses");
        assertThat(EuSubstitution.of(List.of(MAGNETS), List.of()))
                .hasToString("EU substitution indices of rare earths in 1 applications, 0 substitutes");
    }

    @Test
    void uncertaintiesSayWhatIsAssumed() {
        assertThat(UsgsSupplyRisk.of(MINED)
                        .uncertainty(Distribution.Rule.UNIFORM)
                        .withRoundedFigures()
                        .withSplit(Dirichlet.even(3)))
                .hasToString("uncertainty of USGS supply risk of rare earths, mining, output 2023: 2 rows, 100 t REO;"
                        + " UNIFORM, rounded figures, split Dirichlet[parts=3, concentration=1.0]");
        assertThat(Concentration.of(MINED).uncertainty(Distribution.Rule.TRIANGULAR))
                .hasToString("uncertainty of the shares of 2 producers, TRIANGULAR");
        assertThat(Concentration.of(MINED)
                        .uncertainty(Distribution.Rule.TRIANGULAR)
                        .withRoundedFigures()
                        .withSplit(Dirichlet.even(3)))
                .hasToString("uncertainty of the shares of 2 producers, TRIANGULAR, rounded figures, split"
                        + " Dirichlet[parts=3, concentration=1.0]");
    }

    @Test
    void calculatorsOfSubstitutionSayOfWhat() {
        SupplyChain chain = SupplyChain.builder(Cases.MATERIAL, 2024, Basis.REO)
                .add(Plant.of(Country.CHINA, Stage.MINING, Mass.ofTonnes(17, Basis.REO)))
                .add(Buyer.of("Japan", Mass.ofTonnes(7, Basis.REO)))
                .build();
        assertThat(Reallocation.of(chain)).hasToString("reallocation of " + chain + "; 0 cuts, 0 caps, LEAST_COST");
        assertThat(MaterialSubstitution.of(List.of(MAGNETS), List.of(), Map.of(Cases.MATERIAL, Interval.exact(0.5))))
                .hasToString("substitution in 1 applications, 0 substitutes");
    }

    @Test
    void buildersSayWhatTheyHaveSoFar() {
        SideBySide.Builder sides = SideBySide.builder();
        assertThat(sides).hasToString("side by side so far: 0 methods, 0 materials");
        Term score = Term.input("P", "a score", Interval.exact(3), "index", List.of(Cases.PAGE));
        assertThat(sides.add("plain", "tin", score).add("plain", "zinc", score).build())
                .hasToString("1 methods side by side, 2 materials");
        assertThat(MINED.toBuilder()).hasToString("table of rare earths 2023 so far: 2 rows");
        assertThat(SupplyChain.builder(Cases.MATERIAL, 2024, Basis.REO))
                .hasToString("chain of rare earths 2024 so far: 0 plants, 0 buyers");
        assertThat(TradeTable.builder().add(2023, "China", "Japan", "010121", 3, 5))
                .hasToString("trade so far: 1 rows");
        assertThat(ImportProfiles.accumulator(3)).hasToString("import profiles so far: 0 rows");
        assertThat(GovernanceTable.builder(2023, Edition.of("WGI", "2024")))
                .hasToString("WGI 2024, governance 2023 so far: 0 countries");
        assertThat(PolicyEvent.builder("cn-2025-04")).hasToString("policy event so far: cn-2025-04");
        assertThat(Imports.builder(Country.CHINA, Cases.MATERIAL, Cases.MINING, 2023, Basis.REO))
                .hasToString("China, rare earths, 2023 so far: 0 purchases");
        assertThat(new LinearProgram(3, new Work("test", 7)))
                .hasToString("linear program of 3 variables, 0 constraints");
        assertThat(new MinCostFlow(5, new Work("test", 7))).hasToString("network of 5 nodes, 0 arcs");
    }
}
