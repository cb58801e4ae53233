package io.github.criticalminerals.io.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.ConcentrationChange;
import io.github.criticalminerals.core.concentration.GroupDecomposition;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.CrmaBenchmarks;
import io.github.criticalminerals.core.substitution.MaterialResult;
import io.github.criticalminerals.core.substitution.MaterialSubstitution;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import io.github.criticalminerals.core.uncertainty.Summary;
import io.github.criticalminerals.core.uncertainty.Variables;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Expected numbers are worked by hand; what every result shares is tested with the examples. */
class TidyCsvTest {
    private static final String HEADER = "result,commodity,stage,place,date,quantity,low,high,unit,text\n";
    private static final Commodity DYSPROSIUM = Commodity.of("dysprosium");

    private static SupplyTable mined(int year, double congo, double indonesia) {
        return SupplyTable.builder("cobalt", Stage.MINING, year, Basis.METAL)
                .add("Congo (Kinshasa)", congo)
                .add("Indonesia", indonesia)
                .build();
    }

    /** The half that is unsplit may be one country's, 0.25, or spread evenly over 248: 0.25/248. */
    @Test
    void contributionsToTheHhi() {
        SupplyTable table = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                .add("China", 50)
                .addUnknown("United States")
                .remainder(50)
                .build();
        TidyCsv csv = TidyCsv.of();
        Concentration.of(table).contributions().forEach(part -> csv.add(table, part));
        Concentration.of(mined(2024, 75, 25)).contributions().forEach(csv::add);

        assertThat(csv.toText())
                .isEqualTo(
                        HEADER
                                + """
                                contribution,rare earths,mining,CHN,2024,share,0.5,0.5,"fraction, 0..1",without United States: no figure
                                contribution,rare earths,mining,CHN,2024,added to the hhi,0.25,0.25,"fraction, 0..1",without United States: no figure
                                contribution,rare earths,mining,Other countries,2024,share,0.5,0.5,"fraction, 0..1",without United States: no figure
                                contribution,rare earths,mining,Other countries,2024,added to the hhi,0.0010080645161290322,0.25,"fraction, 0..1",without United States: no figure
                                contribution,,,COD,,share,0.75,0.75,"fraction, 0..1",
                                contribution,,,COD,,added to the hhi,0.5625,0.5625,"fraction, 0..1",
                                contribution,,,IDN,,share,0.25,0.25,"fraction, 0..1",
                                contribution,,,IDN,,added to the hhi,0.0625,0.0625,"fraction, 0..1",
                                """);
    }

    /** Theil T: 0.5 ln(3 * 0.5) + 2 * 0.25 ln(3 * 0.25) = 0.5 ln 1.125, all between the groups. */
    @Test
    void groups() {
        SupplyTable table = SupplyTable.builder("cobalt", Stage.MINING, 2024, Basis.METAL)
                .add("Congo (Kinshasa)", 50)
                .add("Indonesia", 25)
                .add("China", 25)
                .addUnknown("Cuba")
                .build();
        GroupDecomposition groups = Concentration.of(table)
                .decomposition(producer -> producer.id().equals("COD") ? "Africa" : "Asia", Zeros.KEPT);
        String csv = TidyCsv.of().add(table, groups).toText();

        assertThat(csv.lines()
                        .filter(line -> !line.contains(",theilT,") && !line.contains("between"))
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(
                        HEADER
                                + """
                                groups,cobalt,mining,,2024,hhi,0.375,0.375,"fraction, 0..1",without Cuba: no figure
                                groups,cobalt,mining,,2024,theilT within groups,0,0,nats,without Cuba: no figure
                                groups,cobalt,mining,Africa,2024,producers,1,1,producers,without Cuba: no figure
                                groups,cobalt,mining,Africa,2024,share,0.5,0.5,"fraction, 0..1",without Cuba: no figure
                                groups,cobalt,mining,Africa,2024,hhi within,1,1,"fraction, 0..1",without Cuba: no figure
                                groups,cobalt,mining,Africa,2024,added to the hhi,0.25,0.25,"fraction, 0..1",without Cuba: no figure
                                groups,cobalt,mining,Africa,2024,theilT within,0,0,nats,without Cuba: no figure
                                groups,cobalt,mining,Asia,2024,producers,2,2,producers,without Cuba: no figure
                                groups,cobalt,mining,Asia,2024,share,0.5,0.5,"fraction, 0..1",without Cuba: no figure
                                groups,cobalt,mining,Asia,2024,hhi within,0.5,0.5,"fraction, 0..1",without Cuba: no figure
                                groups,cobalt,mining,Asia,2024,added to the hhi,0.125,0.125,"fraction, 0..1",without Cuba: no figure
                                groups,cobalt,mining,Asia,2024,theilT within,0,0,nats,without Cuba: no figure
                                """);
        assertThat(low(csv, "theilT")).isCloseTo(0.5 * Math.log(1.125), within(1e-15));
        assertThat(low(csv, "theilT between groups")).isCloseTo(0.5 * Math.log(1.125), within(1e-15));
        assertThat(TidyCsv.of().add(groups).toText())
                .isEqualTo(csv.replace(",cobalt,mining,", ",,,").replace(",2024,", ",,"));
    }

    private static double low(String csv, String quantity) {
        String start = "," + quantity + ",";
        String line = csv.lines().filter(one -> one.contains(start)).findFirst().orElseThrow();
        String rest = line.substring(line.indexOf(start) + start.length());
        return Double.parseDouble(rest.substring(0, rest.indexOf(',')));
    }

    /** 0.5^2 + 0.5^2 = 0.5, then 0.75^2 + 0.25^2 = 0.625. */
    @Test
    void changeOfTheHhi() {
        SupplyTable later = mined(2024, 75, 25);
        ConcentrationChange change =
                ConcentrationChange.between(Concentration.of(mined(2023, 40, 40)), Concentration.of(later));

        assertThat(TidyCsv.of().add(later, change).toText())
                .isEqualTo(
                        HEADER
                                + """
                                HHI change,cobalt,mining,,2024,hhi before,0.5,0.5,"fraction, 0..1",
                                HHI change,cobalt,mining,,2024,hhi after,0.625,0.625,"fraction, 0..1",
                                HHI change,cobalt,mining,,2024,change of the hhi,0.125,0.125,"fraction, -1..1",
                                HHI change,cobalt,mining,COD,2024,share before,0.5,0.5,"fraction, 0..1",
                                HHI change,cobalt,mining,COD,2024,share after,0.75,0.75,"fraction, 0..1",
                                HHI change,cobalt,mining,COD,2024,change of the hhi,0.3125,0.3125,"fraction, -1..1",
                                HHI change,cobalt,mining,IDN,2024,share before,0.5,0.5,"fraction, 0..1",
                                HHI change,cobalt,mining,IDN,2024,share after,0.25,0.25,"fraction, 0..1",
                                HHI change,cobalt,mining,IDN,2024,change of the hhi,-0.1875,-0.1875,"fraction, -1..1",
                                """);
        ConcentrationChange noted = new ConcentrationChange(
                Interval.of(0.25, 0.5), Interval.exact(0.5), Interval.of(0, 0.25), List.of(), List.of("one", "two"));
        assertThat(TidyCsv.of().add(noted).toText())
                .isEqualTo(
                        HEADER
                                + """
                                HHI change,,,,,hhi before,0.25,0.5,"fraction, 0..1",one; two
                                HHI change,,,,,hhi after,0.5,0.5,"fraction, 0..1",one; two
                                HHI change,,,,,change of the hhi,0,0.25,"fraction, -1..1",one; two
                                """);
    }

    /** Squares about the mean: 9 + 1 + 1 + 1 = 12, over 3 is 4; the quantile of 0.05 is 0.15 of the way from 1 to 5. */
    @Test
    void summaries() {
        Summary four = Summary.of(5, 1, 5, 5).withOmissions(List.of("without Cuba: no figure"));
        assertThat(TidyCsv.of().add("price", "USD/kg", four).toText())
                .isEqualTo(
                        HEADER
                                + """
                                summary of price,,,,,draws,4,4,draws,without Cuba: no figure
                                summary of price,,,,,mean,4,4,USD/kg,without Cuba: no figure
                                summary of price,,,,,standard deviation,2,2,USD/kg,without Cuba: no figure
                                summary of price,,,,,standard error of the mean,1,1,USD/kg,without Cuba: no figure
                                summary of price,,,,,least,1,1,USD/kg,without Cuba: no figure
                                summary of price,,,,,greatest,5,5,USD/kg,without Cuba: no figure
                                summary of price,,,,,quantile 0.05,1.6,1.6,USD/kg,without Cuba: no figure
                                summary of price,,,,,quantile 0.5,5,5,USD/kg,without Cuba: no figure
                                summary of price,,,,,quantile 0.95,5,5,USD/kg,without Cuba: no figure
                                """);
    }

    @Test
    void whatASummaryDoesNotTellHasNoNumber() {
        assertThat(TidyCsv.of().add("hhi", "fraction, 0..1", Summary.of(0.5)).toText())
                .contains(
                        """
                        summary of hhi,,,,,mean,0.5,0.5,"fraction, 0..1",
                        summary of hhi,,,,,standard deviation,,,,one draw has none
                        summary of hhi,,,,,standard error of the mean,,,,one draw has none
                        summary of hhi,,,,,least,0.5,0.5,"fraction, 0..1",
                        """);
        Summary notKept = MonteCarlo.of(10, 1)
                .withKeptDraws(false)
                .summary(Variables.of(List.of(Distribution.uniform(Interval.of(0, 1)))), x -> 7);
        assertThat(TidyCsv.of().add("gap", "t", notKept).toText())
                .endsWith(
                        """
                        summary of gap,,,,,greatest,7,7,t,
                        summary of gap,,,,,quantile 0.05,,,,the draws were not kept
                        summary of gap,,,,,quantile 0.5,,,,the draws were not kept
                        summary of gap,,,,,quantile 0.95,,,,the draws were not kept
                        """);
    }

    @Test
    void sensitivities() {
        Sensitivity found = new Sensitivity(
                List.of(
                        new Sensitivity.FirstOrder("output, China", 0.75, 0.01),
                        new Sensitivity.FirstOrder("split", -0.005, 0.02)),
                0.04,
                1_000,
                List.of("without Cuba: no figure"));
        assertThat(TidyCsv.of().add("gap", "t", found).toText())
                .isEqualTo(
                        HEADER
                                + """
                                sensitivity of gap,,,,,pairs of draws,1000,1000,pairs,without Cuba: no figure
                                sensitivity of gap,,,,,variance,0.04,0.04,square of t,without Cuba: no figure
                                sensitivity of gap,,,"output, China",,first-order index,0.75,0.75,fraction of the variance,without Cuba: no figure
                                sensitivity of gap,,,"output, China",,standard error of the index,0.01,0.01,fraction of the variance,without Cuba: no figure
                                sensitivity of gap,,,split,,first-order index,-0.005,-0.005,fraction of the variance,without Cuba: no figure
                                sensitivity of gap,,,split,,standard error of the index,0.02,0.02,fraction of the variance,without Cuba: no figure
                                """);
    }

    /** Of 1000 t: 0.1 * 1000 - 30 = 70 missing, 0.25 * 1000 at most missing, 700 - 0.65 * 1000 = 50 too much. */
    @Test
    void benchmarks() {
        Commodity material = Commodity.of("rare earths");
        CrmaBenchmarks calculator = CrmaBenchmarks.of(material, Mass.ofTonnes(1_000, Basis.REO))
                .withExtraction(Mass.ofTonnes(30, Basis.REO))
                .withProcessing(Mass.ofTonnes(400, Basis.REO))
                .withSourcing(SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                        .add("China", 700)
                        .add("Germany", 900)
                        .addUnknown("Cuba")
                        .build());
        String csv = TidyCsv.of().add(material, calculator.result()).toText();

        assertThat(csv)
                .startsWith(
                        HEADER
                                + """
                                CRMA benchmarks,rare earths,,,,extraction: amount,30,30,t REO,extraction in the EU
                                CRMA benchmarks,rare earths,,,,extraction: share,0.03,0.03,fraction of consumption,extraction in the EU
                                CRMA benchmarks,rare earths,,,,extraction: benchmark,0.1,0.1,fraction of consumption,extraction in the EU
                                CRMA benchmarks,rare earths,,,,extraction: met,,,,NO; extraction in the EU
                                CRMA benchmarks,rare earths,,,,extraction: gap,70,70,t REO,extraction in the EU
                                CRMA benchmarks,rare earths,,,,processing: amount,400,400,t REO,processing in the EU
                                CRMA benchmarks,rare earths,,,,processing: share,0.4,0.4,fraction of consumption,processing in the EU
                                CRMA benchmarks,rare earths,,,,processing: benchmark,0.4,0.4,fraction of consumption,processing in the EU
                                CRMA benchmarks,rare earths,,,,processing: met,,,,YES; processing in the EU
                                CRMA benchmarks,rare earths,,,,processing: gap,0,0,t REO,processing in the EU
                                CRMA benchmarks,rare earths,,,,recycling: amount,0,,t REO,"recycling in the EU, not given"
                                CRMA benchmarks,rare earths,,,,recycling: share,0,,fraction of consumption,"recycling in the EU, not given"
                                CRMA benchmarks,rare earths,,,,recycling: benchmark,0.25,0.25,fraction of consumption,"recycling in the EU, not given"
                                CRMA benchmarks,rare earths,,,,recycling: met,,,,"UNKNOWN; recycling in the EU, not given"
                                CRMA benchmarks,rare earths,,,,recycling: gap,0,250,t REO,"recycling in the EU, not given"
                                """);
        String of = "supply of the EU, mining, 2024: China or Cuba; without Cuba: no figure\"\n";
        assertThat(csv)
                .contains("one country: met,,,,\"NO; " + of)
                .contains("one country: benchmark,0.65,0.65,fraction of consumption,\"" + of)
                .endsWith("one country: gap,50,,t REO,\"" + of);
    }

    /** Half of the use goes to a technology without risk: 2 - 0.5 * (2 - 0) = 1; terbium at 3 helps nothing. */
    @Test
    void substitution() {
        Source source = Source.of("test", "invented figures");
        Application magnets = new Application(DYSPROSIUM, "magnets", Share.of(1), source);
        MaterialResult result = MaterialSubstitution.of(
                        List.of(magnets),
                        List.of(
                                row(magnets, new Replacement.Technology("other motors"), source),
                                row(magnets, new Replacement.Material(Commodity.of("terbium")), source)),
                        Map.of(DYSPROSIUM, Interval.exact(2), Commodity.of("terbium"), Interval.exact(3)))
                .of(DYSPROSIUM);

        assertThat(TidyCsv.of().add(result).toText())
                .isEqualTo(
                        HEADER
                                + """
                                substitution,dysprosium,,,,supply risk,2,2,the scale given,
                                substitution,dysprosium,,,,substitutability,1,1,"fraction, 0..1",
                                substitution,dysprosium,,,,supply risk left,1,1,the scale given,
                                substitution,dysprosium,,magnets,,substitutability,1,1,"fraction, 0..1",
                                substitution,dysprosium,,magnets,,supply risk left,1,1,the scale given,
                                substitution,dysprosium,,magnets,,own risk of other motors,0,0,the scale given,HELPS; other motors's supply risk of 0 is below the 2 of dysprosium
                                substitution,dysprosium,,magnets,,own risk of terbium,3,3,the scale given,DOES_NOT_HELP; replacing dysprosium by terbium does not help: terbium's supply risk of 3 is not below the 2 of dysprosium
                                """);
    }

    private static Substitute row(Application use, Replacement other, Source source) {
        return Substitute.of(use, other, source)
                .withPerformance(Interval.ONE)
                .withShareOfUse(Share.of(0.5))
                .withYearsToDeploy(Interval.ZERO);
    }
}
