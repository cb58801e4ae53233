package io.github.criticalminerals.examples.newcomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.ConcentrationChange;
import io.github.criticalminerals.core.concentration.ConcentrationSeries;
import io.github.criticalminerals.core.concentration.ShareClaims;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.Profile;
import io.github.criticalminerals.core.index.TripleCheck;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.risk.CrmaBenchmarks;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.GeoPolRisk;
import io.github.criticalminerals.core.risk.Imports;
import io.github.criticalminerals.core.risk.NMinusOne;
import io.github.criticalminerals.core.risk.NetImportReliance;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.risk.UsgsSupplyRisk;
import io.github.criticalminerals.core.scenario.EventReading;
import io.github.criticalminerals.core.scenario.ReExports;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.core.substitution.Allocation;
import io.github.criticalminerals.core.substitution.MaterialSubstitution;
import io.github.criticalminerals.core.substitution.Reallocation;
import io.github.criticalminerals.core.substitution.View;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Variables;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.tables.TidyCsv;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every result goes out as JSON by a bare mapper, and as tidy CSV. */
class ResultsTest {

    private static final ObjectMapper BARE = new ObjectMapper();
    private static final ReferenceData DATA = ReferenceData.load();
    private static final SupplyTable COBALT = DATA.supply("cobalt", 2024, "MCS 2025");
    private static final GovernanceTable GOVERNANCE = DATA.governance(2023, "WGI 2024");
    private static final PolicyTimeline TIMELINE = DATA.policyTimeline();
    private static final LocalDate DAY = LocalDate.parse("2025-05-15");

    private static SupplyChain chain() {
        SupplyTable refined = DATA.supply("magnet rare earths", Stage.REFINING, Measure.OUTPUT, 2024, "IEA CMDE 2025");
        return SupplyChain.of(refined).with(Buyer.of("Japan", Mass.ofTonnes(5_000, refined.basis())));
    }

    private static Run run() {
        Shock cut =
                Shock.exportCut(Country.CHINA, Stage.REFINING, Share.of(0.5)).from("2025-04-04");
        return Simulation.of(chain()).with(cut).to("2025-12-31").run();
    }

    private static Allocation allocation() {
        return Reallocation.of(chain())
                .withCut(Country.CHINA, Stage.REFINING, Share.of(0.5))
                .in(View.HOPEFUL);
    }

    private static LoadReport report() {
        return SupplyTables.countryAmounts(
                        DataSource.ofText("mine.csv", "country,amount\nChina,7\nChnia,5\n"),
                        SupplyTable.builder("cobalt", Stage.MINING, 2024, Basis.METAL),
                        MassUnit.TONNE)
                .report();
    }

    private static GeoPolResult geopolitical() {
        return new GeoPolResult(GeoPolRisk.of(COBALT, GOVERNANCE)
                .of(Imports.builder(Country.of("JPN"), COBALT.commodity(), COBALT.stages(), 2024, COBALT.basis())
                        .add("China", 5, 7)
                        .build()));
    }

    /** A name to keep the line short. */
    private record GeoPolResult(io.github.criticalminerals.core.risk.GeoPolRiskResult result) {}

    private static void halfAndWhole(double[] inputs, double[] outcomes) {
        outcomes[0] = inputs[0] / 2;
        outcomes[1] = inputs[0];
    }

    /** Two years of months, each the same. */
    private static Map<YearMonth, Double> months(double each) {
        Map<YearMonth, Double> months = new TreeMap<>();
        for (int m = 0; m < 24; m++) {
            months.put(YearMonth.from(DAY).minusMonths(12).plusMonths(m), each);
        }
        return months;
    }

    /** One of each kind that is not made of one table alone. */
    static List<Object> results() {
        Run run = run();
        List<Object> results = new ArrayList<>(List.of(
                run,
                run.months().get(3),
                run.buyerMonths().get(3),
                run.plantMonths().get(3),
                run.compareWith(run.simulation().baseline().run()),
                allocation(),
                report(),
                geopolitical().result(),
                TIMELINE.standingsOn(DAY).get(0),
                TIMELINE.changesBetween(DAY, DAY.plusYears(1)).get(0),
                TIMELINE.bindingOn(DAY, Scope.ALL.of(Commodity.of("dysprosium"))),
                TIMELINE.bindingGridOn(DAY, Scope.ALL.of(Commodity.of("dysprosium"))),
                TIMELINE.cliffsAhead(DAY).get(0),
                NetImportReliance.of(Mass.ofTonnes(7, Basis.METAL), Mass.ofTonnes(2, Basis.METAL)),
                MonteCarlo.of(10, 1)
                        .sensitivity(
                                Variables.of(List.of(Distribution.uniform(Interval.of(0, 1)))),
                                List.of("cut"),
                                x -> x[0]),
                new ReExports.Export("China", "Japan", 1.23456789),
                Profile.of(1.1, 2.3, 7.9),
                TripleCheck.ofPrinted("60", "80", "3000", 250),
                Concentration.of(ShareClaims.of("China", Share.parse("over 80 %")))
                        .hhi()
                        .completion(Side.HIGH)));
        results.addAll(run.whoFilled());
        results.addAll(run.translations());
        results.addAll(run.compareWith(run.simulation().baseline().run()).buyers());
        results.addAll(run.compareWith(run.simulation().baseline().run()).plants());
        results.addAll(EventReading.of(Map.of(), Map.of(), DAY, DAY));
        return results;
    }

    private static JsonNode json(Object result) throws JsonProcessingException {
        return BARE.readTree(BARE.writeValueAsString(result));
    }

    /** Results that are read back as equal ones. */
    @Test
    void jsonOutAndIn() throws JsonProcessingException {
        Run run = run();
        for (Object result : List.of(
                Concentration.of(COBALT).hhi(),
                EuSupplyRisk.of(COBALT, GOVERNANCE).result(),
                UsgsSupplyRisk.of(COBALT).result(),
                NMinusOne.of(COBALT).result(),
                NetImportReliance.of(Mass.ofTonnes(5, Basis.METAL), Mass.ofTonnes(2, Basis.METAL)),
                TIMELINE.standingsOn(DAY).get(0),
                TIMELINE.changesBetween(DAY, DAY.plusYears(1)).get(0),
                TIMELINE.bindingOn(DAY, Scope.ALL.of(Commodity.of("dysprosium"))),
                TIMELINE.cliffsAhead(DAY).get(0),
                run.months().get(0),
                run.buyerMonths().get(0),
                run.plantMonths().get(0),
                DATA.statistics("cobalt").get(0))) {
            Object again = BARE.readValue(BARE.writeValueAsString(result), result.getClass());
            assertThat(again).isEqualTo(result);
        }
    }

    @Test
    void numbersStandAsNumbersBesideExactTexts() throws JsonProcessingException {
        JsonNode hhi = json(Concentration.of(COBALT).hhi());
        assertThat(hhi.get("value").asText()).isEqualTo("0.5940817844300652..0.5945426420949674");
        assertThat(hhi.get("low").isNumber()).isTrue();
        assertThat(hhi.get("high").doubleValue()).isEqualTo(0.5945426420949674);
        for (Object result : List.of(
                EuSupplyRisk.of(COBALT, GOVERNANCE).result(),
                UsgsSupplyRisk.of(COBALT).result(),
                NMinusOne.of(COBALT).result(),
                geopolitical().result())) {
            assertThat(json(result).get("low").isNumber()).isTrue();
            assertThat(json(result).get("high").isNumber()).isTrue();
        }
        JsonNode run = json(run());
        assertThat(run.get("gapTonnes").isNumber()).isTrue();
        assertThat(run.get("firstShortage").asText()).isEqualTo("2025-04-04");
        assertThat(run.get("months").get(3).get("month").asText()).isEqualTo("2025-04");
        assertThat(run.get("months").get(3).get("gap").isNumber()).isTrue();
        JsonNode report = json(report());
        assertThat(report.get("rowsRead").asInt()).isEqualTo(2);
        assertThat(report.get("rowsRejected").asInt()).isEqualTo(1);
        assertThat(report.get("sums").get("amount").isNumber()).isTrue();
        assertThat(report.get("issues").get(0).get("code").asText()).isEqualTo("unknown-producer");
        assertThat(json(DATA.stageProfile("magnet rare earths", 2024, "IEA CMDE 2025"))
                        .get("bottleneck")
                        .get("candidates")
                        .get(0)
                        .get(0)
                        .asText())
                .isEqualTo("refining");
        assertThat(json(run().compareWith(run().simulation().baseline().run()))
                        .get("buyers")
                        .get(0)
                        .get("moreGap")
                        .isNumber())
                .isTrue();
    }

    @Test
    void tidyCsvOfATable() {
        SupplyTable small = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                .add("China", 270_000)
                .addUnknown("United States")
                .remainder(30_000)
                .build();
        assertThat(TidyCsv.of()
                        .add(small)
                        .add(small, Concentration.of(small).hhi())
                        .toText())
                .isEqualTo(
                        """
                        result,commodity,stage,place,date,quantity,low,high,unit,text
                        supply,rare earths,mining,CHN,2024,amount,270000,270000,t REO,
                        supply,rare earths,mining,CHN,2024,share,0.9,0.9,"fraction, 0..1",
                        supply,rare earths,mining,USA,2024,amount,,,,no figure
                        supply,rare earths,mining,USA,2024,share,0,1,"fraction, 0..1",
                        supply,rare earths,mining,Other countries,2024,amount,30000,30000,t REO,
                        supply,rare earths,mining,Other countries,2024,share,0.1,0.1,"fraction, 0..1",
                        index,rare earths,mining,,2024,hhi,0.8100403225806452,0.8200000000000001,"fraction, 0..1",without United States: no figure
                        """);
    }

    @Test
    void tidyCsvOfEveryResultHasOneShape() {
        Concentration exact = Concentration.of(SupplyTable.builder("cobalt", Stage.MINING, 2023, Basis.METAL)
                .add("Congo (Kinshasa)", 75)
                .add("Indonesia", 25)
                .build());
        Variables unit = Variables.of(List.of(Distribution.uniform(Interval.of(0, 1))));
        Application magnets = new Application(
                Commodity.of("dysprosium"), "magnets", Share.of(1), Source.of("test", "invented figures"));
        String csv = TidyCsv.of()
                .add(COBALT)
                .add(Concentration.of(COBALT).hhi())
                .add(DATA.stageProfile("magnet rare earths", 2024, "IEA CMDE 2025"), Index.HHI)
                .add(ConcentrationSeries.of(List.of(COBALT), Index.HHI))
                .add(EuSupplyRisk.of(COBALT, GOVERNANCE).result())
                .add(UsgsSupplyRisk.of(COBALT).result())
                .add(geopolitical().result())
                .add(NMinusOne.of(COBALT).result())
                .add(SideBySide.builder()
                        .add("HHI", "cobalt", Concentration.of(COBALT).hhi().term())
                        .build())
                .add(run())
                .add(allocation())
                .add(TIMELINE.bindingOn(DAY, Scope.ALL.of(Commodity.of("dysprosium"))))
                .add(TIMELINE.changesBetween(DAY, DAY.plusYears(1)))
                .add(report())
                .add(COBALT, Concentration.of(COBALT).contributions().get(0))
                .add(exact.decomposition(Producer::name, Zeros.KEPT))
                .add(COBALT, ConcentrationChange.between(exact, Concentration.of(COBALT)))
                .add("gap", "t", MonteCarlo.of(10, 1).summary(unit, x -> x[0]))
                .add("t", MonteCarlo.of(10, 1).compare(unit, List.of("half", "whole"), ResultsTest::halfAndWhole))
                .add(run().compareWith(run().simulation().baseline().run()))
                .add("magnets", EventReading.of(months(10), months(20), DAY, DAY))
                .add(
                        COBALT.commodity(),
                        Country.of("USA"),
                        NetImportReliance.of(Mass.ofTonnes(5, Basis.METAL), Mass.ofTonnes(2, Basis.METAL)))
                .add("gap", "t", MonteCarlo.of(10, 1).sensitivity(unit, List.of("cut"), x -> x[0]))
                .add(
                        COBALT.commodity(),
                        CrmaBenchmarks.of(COBALT.commodity(), Mass.unknown(COBALT.basis()))
                                .withExtraction(Mass.ofTonnes(0, COBALT.basis()))
                                .result())
                .add(MaterialSubstitution.of(List.of(magnets), List.of(), Map.of(magnets.material(), Interval.exact(2)))
                        .of(magnets.material()))
                .toText();
        Map<String, Integer> rows = new TreeMap<>();
        try (CsvRows read = StrictCsv.of(DataSource.ofText("tidy.csv", csv)).open()) {
            for (CsvRow row : read) {
                rows.merge(row.text(0), 1, Integer::sum);
                String low = row.text(6);
                assertThat(low.isEmpty() ? 0 : Double.parseDouble(low)).isNotNaN();
                assertThat(low.isEmpty() && row.text(9).isEmpty())
                        .as(row.toString())
                        .isFalse();
            }
        }
        assertThat(rows)
                .containsOnlyKeys(
                        "supply",
                        "index",
                        "profile",
                        "series",
                        "EU supply risk",
                        "USGS supply risk",
                        "GeoPolRisk",
                        "N-1",
                        "side by side",
                        "run",
                        "allocation",
                        "binding",
                        "change",
                        "load",
                        "contribution",
                        "groups",
                        "HHI change",
                        "summary of gap",
                        "summary of half",
                        "summary of whole",
                        "ranks",
                        "runs",
                        "event reading",
                        "net import reliance",
                        "sensitivity of gap",
                        "CRMA benchmarks",
                        "substitution");
    }
}
