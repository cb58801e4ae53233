package io.github.criticalminerals.examples.newcomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.IndexResult;
import io.github.criticalminerals.core.concentration.ShareClaims;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Oxide;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Wording;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.CountryAmounts;
import io.github.criticalminerals.io.tables.SupplyTables;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a newcomer tries in the first hour, and what the library answers, whole. */
class NewcomerTest {

    private static final ReferenceData DATA = ReferenceData.load();

    private static String message(ThrowingCallable call) {
        try {
            call.call();
        } catch (RuntimeException e) {
            return e.getMessage();
        }
        return "no exception";
    }

    /** What may throw. */
    private interface ThrowingCallable {
        Object call();
    }

    @Test
    void anOwnListWithATypoAWithheldCellAndThousandsCommas() {
        Loaded<SupplyTable> mine = CountryAmounts.of(
                        SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO), MassUnit.TONNE)
                .withWithheld("W")
                .read(DataSource.ofText(
                        "mine.csv", "country,amount\nChina,\"270,000\"\nUSA,W\nAustralai,\"13,000\"\n"));
        assertThat(mine.report().issues().stream().map(Issue::toString))
                .containsExactly("error unknown-producer at mine.csv, line 4, column country, byte 37: unknown producer"
                        + " \"Australai\"; nearest known: Australia; Austria (text: \"Australai\")");
        assertThat(Concentration.of(mine.value()).hhi().inWords())
                .isEqualTo("HHI 10,000 points; 1 row; without United States: withheld");
        assertThat(SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                        .add("China", 270_000)
                        .total(390_000)
                        .build()
                        .remainder()
                        .orElseThrow())
                .hasToString("Other countries: 120000 t REO");
    }

    @Test
    void claimsInWords() {
        assertThat(Concentration.of(ShareClaims.of("China", Share.parse("over 80 %")))
                        .hhi()
                        .inWords())
                .isEqualTo("HHI 6,401 to 10,000 points; 1 claim; others split freely");
        for (String same : List.of("over 80 %", "more than 80 %", ">80%", "at least 80 %", "80..100 %")) {
            assertThat(Share.parse(same)).isEqualTo(Share.ofPercent(80, 100));
        }
        assertThat(Share.parse("80-90 %")).isEqualTo(Share.parse("80 to 90 %"));
        assertThat(Share.parse("up to 30 %").inPercent()).isEqualTo("0 to 30 %");
        assertThat(message(() -> Share.parse("about 90 %")))
                .isEqualTo(
                        "\"about 90 %\" means no range by itself; Wording.CONVENTION.share reads about as 2.5 points to"
                                + " each side and nearly as up to 5 points less");
        assertThat(Wording.CONVENTION.share("about 90 %").inPercent()).isEqualTo("87.5 to 92.5 %");
        assertThat(message(() -> Share.parse("80")))
                .isEqualTo("share must be between 0 and 1, but was 80; Share.ofPercent takes percentages");
    }

    @Test
    void cobaltsChina() {
        SupplyTable mined = DATA.supply("cobalt", 2024, "MCS 2025");
        assertThat(mined.findShare("China").orElseThrow().inPercent()).isEqualTo("0 to 2.16 %");
        assertThat(mined.findShare("Chnia")).isEmpty();
        assertThat(message(() -> mined.shareOf("China")))
                .isEqualTo("producer must be one of the table's rows (United States; Australia; Canada; Democratic"
                        + " Republic of the Congo; Cuba; Indonesia; Madagascar; New Caledonia; Papua New Guinea;"
                        + " Philippines; Russia; Türkiye; Other countries), but was China; findShare gives 0 to"
                        + " 2.16 %");
        assertThat(mined.largest(1).get(0).producer().name()).isEqualTo("Democratic Republic of the Congo");
    }

    @Test
    void namesThatPeopleUse() {
        assertThat(message(() -> Country.of("DRC")))
                .isEqualTo("\"DRC\" is another name of the Democratic Republic of the Congo: Country.parse reads it");
        assertThat(message(() -> Country.of("Burma")))
                .isEqualTo("\"Burma\" is another name of Myanmar: Country.parse reads it");
        assertThat(Country.parse("DRC").name()).isEqualTo("Democratic Republic of the Congo");
        assertThat(message(() -> Country.parse("EU")))
                .isEqualTo("unknown country \"EU\": it is a group of countries, whose members on a day are"
                        + " CountryGroup.EU.membersOn(date)");
        assertThat(message(() -> Country.parse("Other countries")))
                .isEqualTo("unknown country \"Other countries\": it is no single country; Producer.parse reads it");
        assertThat(message(() -> Country.parse("Chnia"))).isEqualTo("unknown country \"Chnia\"; nearest known: China");
        assertThat(message(() -> Commodity.of("Nd")))
                .isEqualTo("\"Nd\" is another name of neodymium: Commodity.parse reads it");
        assertThat(List.of(
                        Commodity.parse("Nd").name(),
                        Commodity.parse("Li").name(),
                        Commodity.of("dysprosium").name()))
                .containsExactly("neodymium", "lithium", "dysprosium");
        assertThat(List.of(Stage.parse("mine"), Stage.parse("smelter"))).containsExactly(Stage.MINING, Stage.REFINING);
    }

    @Test
    void anAmbiguousNameKeepsItsExplanation() {
        String why = "unknown commodity \"REE\": publishers count different elements under this name; say which: rare"
                + " earths (USGS: the lanthanides and yttrium), magnet rare earths (IEA: neodymium, praseodymium,"
                + " dysprosium, terbium), heavy rare earths (EU 2023) or light rare earths (EU 2023)";
        assertThat(message(() -> Commodity.of("REE"))).isEqualTo(why);
        assertThat(message(() -> SupplyTable.builder("REE", Stage.MINING, 2024, Basis.REO)))
                .isEqualTo(why);
        assertThat(message(() -> DATA.supply("REE", 2024, "MCS 2025"))).isEqualTo(why);
        assertThat(message(() -> DATA.stageProfile("REE", 2024, "MCS 2025"))).isEqualTo(why);
        assertThat(message(() -> DATA.statistics("REE"))).isEqualTo(why);
        assertThat(message(() -> DATA.tables("REE"))).isEqualTo(why);
        assertThat(message(() -> DATA.trade("REE"))).isEqualTo(why);
    }

    @Test
    void exportsHalvedAndOutputHalvedAreTwoQuestions() {
        Shock exports =
                Shock.exportCut(Country.CHINA, Stage.REFINING, Share.of(0.5)).from("2025-04-04");
        Shock output =
                Shock.outage(Country.CHINA, Stage.REFINING, Share.of(0.5)).from("2025-04-04");
        Run less = Simulation.of(chain()).with(exports).to("2025-12-31").run();
        Run little = Simulation.of(chain()).with(output).to("2025-12-31").run();
        assertThat(less.gap("China").inWords()).isEqualTo("0 t (basis unstated)");
        assertThat(little.gap("China").tonnes().lower()).isPositive();
        assertThat(message(() -> less.gap("Germany")))
                .isEqualTo("unknown buyer \"Germany\"; known: China; Japan; Rest of world");
        SupplyChain spare = chain().withSpare(
                        Country.of("AUS"),
                        Stage.REFINING,
                        Mass.ofTonnes(5_000, less.gap().basis()),
                        Interval.ZERO,
                        Interval.ONE);
        assertThat(Simulation.of(spare).with(exports).to("2025-12-31").run().gap())
                .isLessThan(less.gap());
    }

    @Test
    void whatBindsOnADay() {
        Scope question = Scope.ALL
                .of(Commodity.of("dysprosium"))
                .from(Country.CHINA)
                .to(Country.UNITED_STATES)
                .forUse(EndUse.CIVIL);
        assertThat(DATA.policyTimeline().bindingOn(LocalDate.parse("2025-05-15"), question).binds().stream()
                        .map(standing -> standing.event().title() + ": " + standing.status()))
                .containsExactly(
                        "Tariff on China over synthetic opioids: in force",
                        "Export licences for items of seven medium and heavy rare earths: in force");
    }

    @Test
    void oxideToMetal() {
        Oxide oxide = Oxide.parse("Nd2O3");
        Oxide.Conversion metal = oxide.toMetal(Mass.ofTonnes(1_000, oxide.basis()));
        assertThat(metal.result().inWords()).isEqualTo("857.4 t contained metal");
        assertThat(metal.factor())
                .hasToString("f = 0.857354291675211 (fraction, 0..1) = 2*Nd / (2*Nd + 3*O) [mass of neodymium in"
                        + " Nd2O3]");
    }

    @Test
    void csvAndJsonOutAndIn() throws Exception {
        SupplyTable mined = DATA.supply("cobalt", 2024, "MCS 2025");
        String csv = SupplyTables.write(List.of(mined));
        assertThat(SupplyTables.read(DataSource.ofText("cobalt.csv", csv)).orElseThrow())
                .containsExactly(mined);
        String json = SupplyTables.writeJson(List.of(mined));
        assertThat(SupplyTables.readJson(DataSource.ofText("cobalt.json", json)).orElseThrow())
                .containsExactly(mined);
        IndexResult hhi = Concentration.of(mined).hhi();
        ObjectMapper bare = new ObjectMapper();
        assertThat(bare.readValue(bare.writeValueAsString(hhi), IndexResult.class))
                .isEqualTo(hhi);
    }

    /** The loop that everybody writes first: the top country of every commodity. */
    @Test
    void theFirstLoopOverAllCommodities() {
        Map<String, String> top = new TreeMap<>();
        for (SupplyTable table : DATA.tables()) {
            table.largest(1)
                    .forEach(row -> top.put(
                            table.commodity().name(),
                            row.producer().name() + " "
                                    + table.shares().get(row.producer()).inPercent()));
        }
        assertThat(top).hasSizeGreaterThan(80);
        assertThat(top.get("niobium")).isNotBlank();
        for (Commodity commodity : Commodity.all()) {
            for (SupplyTable table : DATA.tables(commodity.name())) {
                assertThat(table.findShare("China")).isPresent();
            }
        }
    }

    @Test
    void aStageProfileInOneCall() {
        assertThat(DATA.stageProfile("magnet rare earths", 2024, "IEA CMDE 2025")
                        .bottleneck(Index.HHI))
                .hasToString("bottleneck by hhi: refining");
        assertThat(message(() -> DATA.stageProfile("cobalt", 2024, "MCS 2031")))
                .isEqualTo("table must be one of cobalt, mining, OUTPUT, 2024 (MCS 2025); cobalt, mining, OUTPUT, 2024"
                        + " (MCS 2026); cobalt, mining, OUTPUT, 2024 (IEA CMDE 2025); cobalt, refining, OUTPUT, 2024"
                        + " (IEA CMDE 2025), but was cobalt, OUTPUT, 2024 (MCS 2031)");
    }

    @Test
    void aWrongUnit() {
        assertThat(message(() -> MassUnit.parse("tons")))
                .isEqualTo("unit of mass must be one of g, kg, t, kt, Mt, ct, kct, Mct, lb, st, long ton, oz t, but was"
                        + " \"tons\"");
        assertThat(message(() -> Mass.parse("270 kton REO")))
                .isEqualTo(
                        "mass must be a number or range, a unit and a basis (270000 t REO), but was \"270 kton REO\"");
        assertThat(message(() -> Mass.ofTonnes(3, Basis.REO).plus(Mass.ofTonnes(5, Basis.METAL))))
                .isEqualTo("amounts must be on one basis, but were on \"REO\" and \"contained metal\"");
        SupplyTable thousandTimes = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                .add("China", 270)
                .add("United States", 45)
                .printedTotal(315_000)
                .build();
        assertThat(thousandTimes.omissions())
                .containsExactly(
                        "the rows add up to 315 t REO, the printed total is 315,000 t REO, about 1000 times more;"
                                + " are the rows in thousand tonnes?");
    }

    @Test
    void theMissingFieldsOfABuilderAreNamedAtOnce() {
        assertThat(message(() -> PolicyEvent.builder("X").build()))
                .isEqualTo("policy event X needs: title, issuer, a date (announced, from or until), instrument,"
                        + " verification, source");
        assertThat(message(() -> SupplyChain.builder(Commodity.of("cobalt"), 2024, Basis.METAL)
                        .build()))
                .isEqualTo("chain must have a plant and a buyer, but has 0 plants and 0 buyers");
        assertThatThrownBy(() -> Simulation.of(chain()).with(Shock.ban(Country.CHINA, Stage.REFINING)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static SupplyChain chain() {
        SupplyTable refined = DATA.supply("magnet rare earths", Stage.REFINING, Measure.OUTPUT, 2024, "IEA CMDE 2025");
        return SupplyChain.of(refined)
                .with(Buyer.of(
                        "China", refined.findAmount(Country.CHINA).orElseThrow().scaledBy(0.5)))
                .with(Buyer.of("Japan", Mass.ofTonnes(5_000, refined.basis())));
    }
}
