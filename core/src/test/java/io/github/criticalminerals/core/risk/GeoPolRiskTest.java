package io.github.criticalminerals.core.risk;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static io.github.criticalminerals.core.risk.Cases.MATERIAL;
import static io.github.criticalminerals.core.risk.Cases.MINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mutants that no test can tell: which end a partner has that weighs as much as the import risk itself. */
class GeoPolRiskTest {

    private static final Country JAPAN = Country.of("JPN");
    private static final Country GERMANY = Country.of("DEU");

    /** Weights 0.6, 0.2, 0.8. */
    private static final GovernanceTable SCORES = Cases.governance("China", -0.5, "Australia", 1.5, "Burma", -1.5);

    private static final SupplyTable MINED =
            Cases.mined().add("China", 70).add("Australia", 20).add("Japan", 10).build();
    private static final double HHI = 0.49 + 0.04 + 0.01;

    private static Imports.Builder imports(Country buyer) {
        return Imports.builder(buyer, MATERIAL, MINING, 2023, Basis.REO).source(Cases.PAGE);
    }

    private final GeoPolRisk risk = GeoPolRisk.of(MINED, SCORES);

    @Test
    void handCalculated() {
        GeoPolRiskResult result = risk.of(imports(JAPAN)
                .add("China", 30, 900_000)
                .add("Australia", 10, 100_000)
                .build());
        double importRisk = (0.6 * 30 + 0.2 * 10) / (10 + 40);
        assertThat(result.concentration().exactValue()).isCloseTo(HHI, within(1e-15));
        assertThat(result.importRisk().exactValue()).isCloseTo(importRisk, within(1e-15));
        assertThat(result.value().exactValue()).isCloseTo(HHI * importRisk, within(1e-15));
        assertThat(result.price().orElseThrow().exactValue()).isCloseTo(25, within(1e-12));
        assertThat(result.midpoint().orElseThrow().exactValue()).isCloseTo(25 * HHI * importRisk, within(1e-12));
        assertThat(result.factor().orElseThrow().exactValue())
                .isCloseTo(25 * HHI * importRisk / 0.409412948, within(1e-12));
        assertThat(result.domesticProduction()).isEqualTo(Interval.exact(10));
        assertThat(result.importer()).isEqualTo("Japan");
        assertThat(result.reason()).isEmpty();
        assertThat(result.coverage().isComplete()).isTrue();
        assertThat(TermRecalculation.check(result.factorTerm().orElseThrow()).skipped())
                .isZero();
        assertThat(result.explain()).startsWith("CF = ").contains("Survey, Summaries", "World Bank");
        assertThat(result)
                .hasToString("GeoPolRisk of rare earths, Japan, 2023: " + result.value() + ", factor "
                        + result.factor().orElseThrow() + " kg copper equivalent per kg");
    }

    @Test
    void noImportsAreNoRiskWithAReason() {
        GeoPolRiskResult none = risk.of(imports(JAPAN).build());
        assertThat(none.value()).isEqualTo(Interval.ZERO);
        assertThat(none.coverage().scored())
                .as("of nothing, nothing lacks a score")
                .isEqualTo(Share.of(1));
        assertThat(none.reason()).contains("no imports: Japan produces 10 t and buys none");
        assertThat(none.price()).isEmpty();
        assertThat(none.midpoint()).isEmpty();
        assertThat(none.factor()).isEmpty();
        assertThat(none.factorTerm()).isEmpty();
        assertThat(none.explain()).startsWith("score = 0 ").contains("! no imports: Japan produces 10 t and buys none");
        TermRecalculation.check(none.term());
        refused(() -> risk.of(imports(GERMANY).build()))
                .hasMessage("Germany neither imports nor produces rare earths as far as is known: that is not no risk");
        Imports unknown = imports(GERMANY)
                .add(new Imports.Purchase(Country.CHINA, Mass.unknown(Basis.REO), Money.of(7, "USD")))
                .build();
        refused(() -> risk.of(unknown))
                .hasMessage("Germany bought from [CHN] and no quantity is known: that is not no risk");
    }

    @Test
    void aMissingScoreIsNeverNoRisk() {
        Imports imports =
                imports(GERMANY).add("China", 30, 1).add("Peru", 10, 1).build();
        GeoPolRiskResult half = risk.of(imports);
        assertThat(half.importRisk().exactValue()).isCloseTo((0.6 * 30 + 0.5 * 10) / 40, within(1e-15));
        assertThat(half.coverage().withoutGovernance()).containsExactly(Country.of("PER"));
        assertThat(half.coverage().policy()).isEqualTo(MissingGovernance.METHOD_DEFAULT);
        assertThat(half.coverage().scored()).isEqualTo(Share.of(0.75));
        Imports even = imports(GERMANY).add("China", 10, 1).add("Peru", 10, 1).build();
        assertThat(risk.of(even).coverage().scored()).isEqualTo(Share.of(0.5));
        Imports loose = imports(GERMANY)
                .add(new Imports.Purchase(Country.CHINA, new Mass(Interval.of(10, 30), Basis.REO), Money.of(1, "USD")))
                .add(new Imports.Purchase(
                        Country.of("PER"), new Mass(Interval.of(20, 70), Basis.REO), Money.of(1, "USD")))
                .build();
        assertThat(risk.of(loose).coverage().scored()).isEqualTo(Share.of(10 / 80.0, 30 / 50.0));
        assertThat(half.term().notes())
                .contains("imports of Germany: without governance score (METHOD_DEFAULT): Peru; scored: 75 %");
        assertThat(half.explain()).contains("! no score; the method's default (METHOD_DEFAULT)");
        GeoPolRiskResult excluded =
                risk.withMissingGovernance(MissingGovernance.EXCLUDE).of(imports);
        assertThat(excluded.importRisk().exactValue()).isCloseTo(0.6, within(1e-15));
        Interval unknown = risk.withMissingGovernance(MissingGovernance.UNKNOWN)
                .of(imports)
                .importRisk();
        assertThat(unknown.lower()).isCloseTo((0.6 * 30 + 0.2 * 10) / 40, within(1e-15));
        assertThat(unknown.upper()).isCloseTo((0.6 * 30 + 0.8 * 10) / 40, within(1e-15));
        Imports all = imports(GERMANY).add("Peru", 10, 1).build();
        refused(() -> risk.withMissingGovernance(MissingGovernance.EXCLUDE).of(all))
                .hasMessage(
                        "all that Germany bought is from partners without governance score, [PER], and EXCLUDE leaves"
                                + " nothing: that is not no risk");
        assertThat(imports(GERMANY).add("China", 1, 0).build().purchases()).hasSize(1);
        Imports areas = imports(GERMANY)
                .add("China", 30, 1)
                .add(new Imports.Purchase(Aggregate.of("Areas, nes"), Mass.ofTonnes(10, Basis.REO), Money.of(1, "USD")))
                .build();
        assertThat(risk.of(areas).importRisk()).isEqualTo(half.importRisk());
        assertThat(risk.of(areas).coverage().withoutGovernance()).containsExactly(Aggregate.of("Areas, nes"));
        assertThat(risk.withMissingGovernance(MissingGovernance.EXCLUDE)
                        .of(areas)
                        .importRisk())
                .isEqualTo(excluded.importRisk());
        assertThat(risk.withMissingGovernance(MissingGovernance.REGIONAL_MEDIAN)
                        .of(areas)
                        .importRisk())
                .isEqualTo(unknown);
    }

    @Test
    void aBlocsOwnTradeAddsNone() {
        LocalDate day = LocalDate.of(2023, 6, 30);
        SupplyTable mined = Cases.mined().add("China", 70).add("Germany", 30).build();
        Imports imports = Imports.builder(CountryGroup.EU, day, MATERIAL, MINING, 2023, Basis.REO)
                .add("China", 30, 300_000)
                .add("Germany", 50, 500_000)
                .build();
        GeoPolRiskResult result = GeoPolRisk.of(mined, SCORES).of(imports);
        assertThat(result.importRisk().exactValue()).isCloseTo(0.6 * 30 / (30 + 80), within(1e-15));
        assertThat(result.coverage().withoutGovernance()).isEmpty();
        assertThat(result.explain()).contains("! inside EU");
        assertThat(result.explain())
                .contains("p = 30 (t REO) [domestic production] @1", "f = 50 (t REO) [imports from Germany]\n")
                .endsWith("\n@1 Survey, Summaries\n@2 World Bank, Worldwide Governance Indicators\n@3 "
                        + GeoPolRisk.METHOD + "\n");
        assertThat(imports.unit()).hasSize(27);
        TermRecalculation.check(result.term());
    }

    @Test
    void aCompanyBuysForItself() {
        Imports.Builder purchases = Imports.builder("Works", Mass.ofTonnes(5, Basis.REO), MATERIAL, MINING, 2023);
        GeoPolRiskResult result =
                risk.of(purchases.add("China", 3, 7).add("China", 12, 8).build());
        assertThat(result.importRisk().exactValue()).isCloseTo(0.6 * 15 / 20, within(1e-15));
        assertThat(result.domesticProduction()).isEqualTo(Interval.exact(5));
        assertThat(result.explain()).contains("p = 5 (t REO) [domestic production]", "f = 15 (t REO)");
        Imports inEuro = Imports.builder("Works", Mass.ofTonnes(0, Basis.REO), MATERIAL, MINING, 2023)
                .add(new Imports.Purchase(Country.CHINA, Mass.ofTonnes(4, Basis.REO), Money.of(8000, "EUR")))
                .build();
        assertThat(risk.of(inEuro).price()).contains(Interval.exact(2));
        assertThat(risk.of(inEuro).factor()).isEmpty();
        assertThat(risk.of(inEuro).explain()).startsWith("score = ");
        assertThat(risk.of(inEuro))
                .hasToString("GeoPolRisk of rare earths, Works, 2023: "
                        + risk.of(inEuro).value());
    }

    @Test
    void whatMustAgreeIsWaivedByName() {
        Imports other = Imports.builder(JAPAN, Commodity.of("neodymium"), Set.of(Stage.METAL), 2022, Basis.GROSS)
                .add("China", 30, 1)
                .build();
        assertThatThrownBy(() -> risk.of(other))
                .isInstanceOfSatisfying(MismatchException.class, e -> {
                    assertThat(e.mismatch()).isEqualTo(Mismatch.COMMODITY);
                    assertThat(e.left()).isEqualTo("rare earths");
                    assertThat(e.right()).isEqualTo("neodymium");
                })
                .hasMessage("production and imports must be of one commodity, but were of rare earths and neodymium;"
                        + " withWaived(Mismatch.COMMODITY) accepts it");
        GeoPolRisk commodity = risk.withWaived(Mismatch.COMMODITY);
        refused(() -> commodity.of(other))
                .hasMessage("production and imports must be of one stage, but were of mining and metal;"
                        + " withWaived(Mismatch.STAGE) accepts it");
        refused(() -> commodity.withWaived(Mismatch.STAGE).of(other))
                .hasMessage("production and imports must be of one basis, but were of REO and gross weight;"
                        + " withWaived(Mismatch.BASIS) accepts it");
        refused(() -> commodity.withWaived(Mismatch.STAGE, Mismatch.BASIS).of(other))
                .hasMessage("production and imports must be of one year, but were of 2023 and 2022;"
                        + " withWaived(Mismatch.YEAR) accepts it");
        GeoPolRiskResult waived = risk.withWaived(Mismatch.values()).of(other);
        assertThat(waived.term().notes())
                .contains(
                        "waived: stage of production is mining, of imports metal",
                        "waived: basis of production is REO, of imports gross weight",
                        "waived: year of production is 2023, of imports 2022",
                        "governance of 2023 for imports of 2022");
        assertThat(waived.explain())
                .contains("p = 10 (t REO) [domestic production]", "f = 30 (t gross weight) [imports from China]");
        assertThat(risk.of(imports(JAPAN).add("China", 1, 1).build()).term().notes())
                .containsExactly("method: " + GeoPolRisk.METHOD);
    }

    @Test
    void aBuyerWithoutRowMayBeAmongTheOthers() {
        SupplyTable open = Cases.mined().add("China", 70).remainder(30).build();
        Imports imports = imports(JAPAN).add("China", 30, 1).build();
        GeoPolRiskResult result = GeoPolRisk.of(open, SCORES).of(imports);
        assertThat(result.domesticProduction()).isEqualTo(Interval.of(0, 30));
        assertThat(result.importRisk()).isEqualTo(Interval.of(0.6 * 30 / 60, 0.6));
        assertThat(result.term().notes())
                .contains("production of Japan may be part of what the table gives as a sum: 0 to 30 t more");
        TermRecalculation.check(result.term());
        TermRecalculation.check(result.factorTerm().orElseThrow());
        assertThat(GeoPolRisk.of(open, SCORES)
                        .withConcentration(c -> c.withRemainder(Concentration.Remainder.AS_ONE))
                        .of(imports)
                        .concentration()
                        .exactValue())
                .isCloseTo(0.58, within(1e-15));
        SupplyTable lumped =
                Cases.mined().add("China", 70).add("Japan and Peru", 30).build();
        assertThat(GeoPolRisk.of(lumped, SCORES).of(imports).domesticProduction())
                .isEqualTo(Interval.of(0, 30));
        assertThat(GeoPolRisk.of(lumped, SCORES)
                        .of(imports(GERMANY).add("China", 30, 1).build())
                        .domesticProduction())
                .isEqualTo(Interval.ZERO);
        SupplyTable withheld =
                Cases.mined().add("China", 70).addUnknown("Japan").build();
        GeoPolRiskResult unknown = GeoPolRisk.of(withheld, SCORES).of(imports);
        assertThat(unknown.domesticProduction()).isEqualTo(Interval.NON_NEGATIVE);
        assertThat(unknown.importRisk()).isEqualTo(Interval.of(0, 0.6));
        assertThat(unknown.explain()).contains("! domestic production has no upper end, and the import risk its limit");
        TermRecalculation.check(unknown.term());
    }

    @Test
    void othersWithoutFigureMayHoldAnyProductionOfTheBuyer() {
        SupplyTable open = Cases.mined()
                .add("China", 70)
                .remainder(SupplyRow.of(Aggregate.of("Other countries"), Mass.unknown(Basis.REO)))
                .build();
        GeoPolRiskResult result = GeoPolRisk.of(open, SCORES)
                .of(imports(JAPAN).add("China", 30, 1).build());
        assertThat(result.domesticProduction()).isEqualTo(Interval.NON_NEGATIVE);
        assertThat(result.importRisk()).isEqualTo(Interval.of(0, 0.6));
        assertThat(result.term().notes())
                .contains("production of Japan may be part of what the table gives as a sum: nobody says how much");
        TermRecalculation.check(result.term());
        refused(() -> GeoPolRisk.of(open, SCORES).of(imports(JAPAN).build()))
                .hasMessage("Japan neither imports nor produces rare earths as far as is known: that is not no risk");
    }

    @Test
    void rangesOfImportsAreTakenSharply() {
        Imports imports = imports(GERMANY)
                .add(new Imports.Purchase(Country.CHINA, new Mass(Interval.of(10, 30), Basis.REO), Money.of(1, "USD")))
                .add(new Imports.Purchase(
                        Country.of("AUS"),
                        new Mass(Interval.of(5, 40), Basis.REO),
                        new Money(Interval.of(2, 4), "USD")))
                .add("Burma", 2, 1)
                .build();
        GeoPolRiskResult result = risk.of(imports);
        assertThat(result.importRisk().upper()).isCloseTo((0.6 * 30 + 0.2 * 5 + 1.6) / 37, within(1e-15));
        assertThat(result.importRisk().lower()).isCloseTo((0.6 * 10 + 0.2 * 40 + 1.6) / 52, within(1e-15));
        Interval price = result.price().orElseThrow();
        assertThat(price.lower()).isCloseTo(4 / 72.0 / 1000, within(1e-15));
        assertThat(price.upper()).isCloseTo(6 / 17.0 / 1000, within(1e-15));
        Term factor = result.factorTerm().orElseThrow();
        TermRecalculation.check(factor);
        assertThat(factor.value().lower())
                .isCloseTo(result.factor().orElseThrow().lower(), within(1e-18));
        assertThat(factor.value().upper())
                .isCloseTo(result.factor().orElseThrow().upper(), within(1e-18));
        assertThat(result.factor().orElseThrow().upper())
                .isCloseTo(HHI * 20.6 / 37 * 6 / 17.0 / 1000 / 0.409412948, within(1e-15));
        assertThat(result.coverage().scored()).isEqualTo(Share.of(1));
    }

    @Test
    void whatMayBeNothingAndWeighsNothingIsNoRisk() {
        LocalDate day = LocalDate.of(2023, 6, 30);
        Imports inside = Imports.builder(CountryGroup.EU, day, MATERIAL, MINING, 2023, Basis.REO)
                .add(new Imports.Purchase(GERMANY, new Mass(Interval.of(0, 5), Basis.REO), Money.of(1, "USD")))
                .build();
        assertThat(risk.of(inside).value()).isEqualTo(Interval.ZERO);
        assertThat(risk.of(inside).reason()).isEmpty();
        assertThat(risk.of(inside).price()).as("perhaps none was bought").isEmpty();
    }

    @Test
    void whatHasNoQuantityIsInNoSum() {
        Imports imports = imports(GERMANY)
                .add("China", 10, 2000)
                .add(new Imports.Purchase(Country.of("AUS"), Mass.unknown(Basis.REO), Money.of(900, "USD")))
                .add(new Imports.Purchase(Country.of("AUS"), Mass.unknown(Basis.REO), Money.of(900, "USD")))
                .add(new Imports.Purchase(
                        Country.of("MMR"), Mass.ofTonnes(10, Basis.REO), new Money(Interval.NON_NEGATIVE, "USD")))
                .build();
        GeoPolRiskResult result = risk.of(imports);
        assertThat(result.coverage().withoutFigure()).containsExactly(Country.of("AUS"));
        assertThat(result.importRisk().exactValue()).isCloseTo(0.7, within(1e-15));
        assertThat(result.price()).contains(Interval.exact(0.2));
    }

    @Test
    void importsComeFromATradeTable() {
        TradeTable trade = TradeTable.builder(Basis.REO)
                .add(2023, "China", "Japan", "990530", 900_000, 30)
                .add(2023, "Australia", "Japan", "990530", 100_000, 10)
                .add(2023, "China", "Japan", "994610", 1, 1)
                .add(2022, "China", "Japan", "990530", 5, 5)
                .add(2023, "China", "Germany", "990530", 7, 7)
                .add(2023, "Germany", "France", "990530", 3, 3)
                .source(Cases.PAGE)
                .build();
        Imports japan = Imports.of(trade, JAPAN, List.of(HsCode.of("990530")), 2023, MATERIAL, MINING);
        assertThat(japan.purchases()).hasSize(2);
        assertThat(japan.sources()).containsExactly(Cases.PAGE);
        assertThat(japan).hasToString("Japan, rare earths, 2023: 2 purchases");
        assertThat(risk.of(japan).price().orElseThrow().exactValue()).isCloseTo(25, within(1e-12));
        assertThat(Imports.of(trade, JAPAN, List.of(HsCode.of("990530"), HsCode.of("994610")), 2023, MATERIAL, MINING)
                        .purchases())
                .hasSize(3);
        Imports bloc = Imports.of(
                trade, CountryGroup.EU, LocalDate.of(2023, 1, 1), List.of(HsCode.of("990530")), 2023, MATERIAL, MINING);
        assertThat(bloc.purchases())
                .extracting(Imports.Purchase::partner)
                .containsExactlyInAnyOrder(Country.CHINA, GERMANY);
        assertThatThrownBy(() -> Imports.of(
                        trade, JAPAN, List.of(HsCode.of("990530"), HsCode.of("9905")), 2023, MATERIAL, MINING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("products must not contain one another, but ");
    }

    @Test
    void aProductOfAnotherStageAndAYearWithoutTradeAreRefused() {
        TradeTable trade = TradeTable.builder(Basis.REO)
                .add(2023, "China", "Japan", "280530", 900_000, 30)
                .build();
        List<HsCode> metal = List.of(HsCode.of("280530"));
        assertThatThrownBy(() -> Imports.of(trade, JAPAN, metal, 2023, MATERIAL, MINING))
                .hasMessageStartingWith("product must be of the stage, [mining], but 280530 is [rare earths, [metal]");
        refused(() -> Imports.of(trade, JAPAN, metal, 2042, MATERIAL, Stage.parseSet("metal")))
                .hasMessage(
                        "trade must have product 280530 in 2042, or none bought is no answer, but nobody has it; years"
                                + " of the table: [2023]");
        assertThat(Imports.of(trade, Country.of("FRA"), metal, 2023, MATERIAL, Stage.parseSet("metal"))
                        .purchases())
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoPurchase() {
        refused(() -> imports(JAPAN)
                        .add(new Imports.Purchase(
                                Country.CHINA, new Mass(Interval.atLeast(3), Basis.REO), Money.of(1, "USD"))))
                .hasMessage("quantity must have an upper end or be unknown, but was 3.. t REO of China");
        refused(() -> imports(JAPAN).add("China", 3, -7))
                .hasMessage("value must not be negative, but was -7 USD of China");
        assertThatThrownBy(() -> imports(JAPAN)
                        .add(new Imports.Purchase(Country.CHINA, Mass.ofTonnes(3, Basis.METAL), Money.of(1, "USD")))
                        .build())
                .isInstanceOf(MixedBasisException.class);
        refused(() -> imports(JAPAN)
                        .add("China", 1, 1)
                        .add(new Imports.Purchase(Country.CHINA, Mass.ofTonnes(3, Basis.REO), Money.of(1, "EUR")))
                        .build())
                .hasMessage("values must be in one currency, but were in USD and EUR");
        refused(() -> Imports.builder(JAPAN, MATERIAL, Set.of(), 2023, Basis.REO)
                        .build())
                .hasMessage("stages must not be empty");
    }

    @Test
    void drawsLieWithinTheBounds() {
        GovernanceTable scores = Cases.uncertainGovernance(0.2, "China", -0.5, "Australia", 1.5);
        SupplyTable open = Cases.mined()
                .add("China", Interval.of(60, 80))
                .add("Japan", 10)
                .remainder(30)
                .build();
        Imports imports =
                imports(JAPAN).add("China", 30, 1).add("Australia", 10, 1).build();
        GeoPolRisk calculator = GeoPolRisk.of(open, scores);
        RiskUncertainty uncertainty =
                calculator.uncertainty(imports, Distribution.Rule.TRIANGULAR).withSplit(Dirichlet.even(4));
        Summary summary = uncertainty.of(MonteCarlo.of(20_000, 4));
        Interval bounds = calculator.of(imports).value();
        assertThat(summary.mean()).isBetween(bounds.lower(), bounds.upper());
        assertThat(summary.sd()).isPositive();
        Sensitivity sensitivity = uncertainty.withRoundedFigures().sensitivity(MonteCarlo.of(500, 2));
        assertThat(sensitivity.inputs())
                .extracting(Sensitivity.FirstOrder::input)
                .containsExactly(
                        "amount of China, production of rare earths, 2023",
                        "amount of Japan, production of rare earths, 2023",
                        "amount of Other countries, production of rare earths, 2023",
                        "g of China",
                        "imports of Japan from China",
                        "g of Australia",
                        "imports of Japan from Australia");
        Imports works = Imports.builder("Works", Mass.ofTonnes(0, Basis.REO), MATERIAL, MINING, 2023)
                .add("China", 3, 7)
                .build();
        SupplyTable known = Cases.mined().add("China", 70).add("Japan", 30).build();
        GeoPolRisk exact = GeoPolRisk.of(known, SCORES);
        Summary point = exact.uncertainty(works, Distribution.Rule.UNIFORM).of(MonteCarlo.of(10, 1));
        assertThat(point.mean()).isCloseTo(exact.of(works).value().exactValue(), within(1e-15));
        assertThat(point.sd()).isCloseTo(0, within(1e-12));
    }
}
