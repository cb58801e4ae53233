package io.github.criticalminerals.core.trade;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Share;
import org.junit.jupiter.api.Test;

class TradeTableTest {

    private static final Country JAPAN = Country.of("JPN");
    private static final HsCode COMPOUNDS = HsCode.of("284690");
    private static final Mass MISSING = Mass.unknown(TradeFlow.NET_WEIGHT);
    private static final Commodity RARE_EARTHS = Commodity.of("rare earths");

    private static TradeTable table() {
        return TradeTable.builder()
                .edition(Edition.of("BACI HS22", "V202601"))
                .source(Source.of("CEPII", "BACI, \"HS22\"").withLocator("a | b"))
                .note("values are FOB")
                .add(2023, "Viet Nam", "Japan", "2846.90", 29, 5)
                .add(2023, "China", "Japan", "284690", 131, 17)
                .add(2024, "China", "Japan", "284690", 137, 19)
                .add(2023, "China", "Japan", "280530", 43, 3)
                .add(2023, "Japan", "China", "284690", 7, 0)
                .add(new TradeFlow(2023, Aggregate.of("Areas, nes"), JAPAN, COMPOUNDS, 13, MISSING))
                .add(new TradeFlow(
                        2023, TradeFlow.WORLD, JAPAN, COMPOUNDS, 173, Mass.ofTonnes(23, TradeFlow.NET_WEIGHT)))
                .add(new TradeFlow(
                        2023,
                        Aggregate.of("Belgium-Luxembourg", Country.of("BEL"), Country.of("LUX")),
                        Country.of("DEU"),
                        HsCode.of("010121"),
                        2.5,
                        MISSING))
                .build();
    }

    @Test
    void countsAndSumsAreOfEveryRow() {
        assertThat(table().rowCount()).isEqualTo(8);
        assertThat(table().totalValue()).isEqualTo(535.5);
        assertThat(table().years()).containsExactly(2023, 2024);
        assertThat(table().products()).containsExactly(HsCode.of("010121"), HsCode.of("280530"), COMPOUNDS);
        assertThat(table())
                .hasToString("trade (BACI HS22 V202601): 8 rows, years [2023, 2024], 535.5 USD")
                .isEqualTo(table())
                .hasSameHashCodeAs(table());
    }

    @Test
    void smallValuesAreNotLostBesideLargeOnes() {
        TradeTableBuilder builder = TradeTable.builder().add(2023, "China", "Japan", "28", 1e16, 0);
        for (int year = 2001; year <= 2010; year++) {
            builder.add(year, "China", "Japan", "28", 1, 0);
        }
        assertThat(builder.build().totalValue()).isEqualTo(1e16 + 10);
    }

    @Test
    void rowsAreRecords() {
        TradeFlow first = table().rows().get(0);
        assertThat(first)
                .isEqualTo(new TradeFlow(
                        2023, Country.of("VNM"), JAPAN, COMPOUNDS, 29, Mass.ofTonnes(5, TradeFlow.NET_WEIGHT)))
                .hasToString("2023 VNM to JPN, 284690: 29.0 USD, 5 t net weight");
        assertThat(table().rows().get(5).quantity().isKnown()).isFalse();
        assertThat(table().rows().get(5)).hasToString("2023 Areas, nes to JPN, 284690: 13.0 USD, no quantity");
        assertThat(table().rows().get(4).quantity().tonnes()).isEqualTo(Interval.ZERO);
        assertThatThrownBy(() -> table().rows().get(8)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table().rows().remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void filtersKeepOrderAndWhereItComesFrom() {
        assertThat(table().ofYear(2024).rows()).containsExactly(table().rows().get(2));
        assertThat(table().ofProduct(COMPOUNDS).rowCount()).isEqualTo(6);
        assertThat(table().ofProduct(HsCode.of("2846")).rowCount()).isZero();
        assertThat(table().where(flow -> HsCode.of("28").contains(flow.product()))
                        .rowCount())
                .isEqualTo(7);
        TradeTable china = table().where(flow -> flow.exporter().equals(Country.CHINA));
        assertThat(china.totalValue()).isEqualTo(311);
        assertThat(china.edition()).isEqualTo(table().edition());
        assertThat(china.sources()).isEqualTo(table().sources());
        assertThat(china.notes()).isEqualTo(table().notes());
    }

    @Test
    void importsAreOfPartnersAndNotOfTheWorld() {
        assertThat(table().importsOf(JAPAN, COMPOUNDS, 2023))
                .extracting(flow -> flow.exporter().id())
                .containsExactly("CHN", "VNM", "Areas, nes");
        assertThat(table().importShares(JAPAN, COMPOUNDS, 2023).get(Country.CHINA))
                .isEqualTo(Share.of(131.0 / 173));
        assertThat(table().importShares(JAPAN, COMPOUNDS, 2023).values().stream()
                        .mapToDouble(share -> share.fraction().exactValue())
                        .sum())
                .isCloseTo(1, within(1e-15));
        assertThat(table().importShares(Country.of("AUS"), COMPOUNDS, 2023)).isEmpty();
        refused(() -> table().importShares(JAPAN, COMPOUNDS, 1999))
                .hasMessage("trade must have product 284690 in 1999, or none bought is no answer, but nobody has it;"
                        + " years of the table: " + table().years());
        refused(() -> table().importsOf(JAPAN, HsCode.of("999999"), 2023))
                .hasMessageStartingWith("trade must have product 999999 in 2023");
        TradeTable worthless =
                TradeTable.builder().add(2023, "China", "Japan", "284690", 0, 3).build();
        refused(() -> worthless.importShares(JAPAN, COMPOUNDS, 2023))
                .hasMessage("shares need a value above zero, but all imports of 284690 by Japan in 2023 are zero");
    }

    @Test
    void suppliersAreATableOfImports() {
        SupplyTable suppliers = table().suppliersTo(JAPAN, COMPOUNDS, 2023, RARE_EARTHS, Stage.SEPARATION);
        assertThat(suppliers.measure()).isEqualTo(Measure.IMPORTS);
        assertThat(suppliers.basis()).isEqualTo(TradeFlow.NET_WEIGHT);
        assertThat(suppliers.rows())
                .containsExactly(
                        SupplyRow.of(Country.CHINA, Mass.ofTonnes(17, TradeFlow.NET_WEIGHT)),
                        SupplyRow.of(Country.of("VNM"), Mass.ofTonnes(5, TradeFlow.NET_WEIGHT)),
                        SupplyRow.of(Aggregate.of("Areas, nes"), MISSING, Mark.NOT_AVAILABLE));
        assertThat(suppliers.printedTotal()).contains(Mass.ofTonnes(23, TradeFlow.NET_WEIGHT));
        assertThat(suppliers.edition()).isEqualTo(table().edition());
        assertThat(suppliers.sources()).isEqualTo(table().sources());
        assertThat(suppliers.notes()).containsExactly("imports of Japan, HS 284690", "values are FOB");
        assertThat(table().suppliersTo(Country.of("AUS"), COMPOUNDS, 2023, RARE_EARTHS, Stage.SEPARATION)
                        .rows())
                .isEmpty();
        refused(() -> table().suppliersTo(JAPAN, COMPOUNDS, 2023, RARE_EARTHS, Stage.MINING))
                .hasMessageStartingWith(
                        "product must be of the stage, [mining], but 284690 is [rare earths, [separation]");
    }

    @Test
    void refusesWhatIsNoFlow() {
        Mass tonne = Mass.ofTonnes(1, TradeFlow.NET_WEIGHT);
        refused(() -> new TradeFlow(0, JAPAN, JAPAN, COMPOUNDS, 1, tonne))
                .hasMessage("year must be 1000 to 9999, but was 0");
        refused(() -> new TradeFlow(2023, JAPAN, JAPAN, COMPOUNDS, Double.NaN, tonne))
                .hasMessage("value must be a finite number of at least 0 (USD), but was NaN");
        refused(() -> new TradeFlow(2023, JAPAN, JAPAN, COMPOUNDS, -1, tonne))
                .hasMessage("value must be a finite number of at least 0 (USD), but was -1.0");
        refused(() -> new TradeFlow(2023, JAPAN, JAPAN, COMPOUNDS, 1, Mass.parse("1..2 t net weight")))
                .hasMessage("quantity must be exact or unknown, but was 1..2 t net weight");
        assertThatThrownBy(() -> TradeTable.builder()
                        .add(new TradeFlow(2023, JAPAN, JAPAN, COMPOUNDS, 1, Mass.parse("1 t REO"))))
                .isInstanceOf(MixedBasisException.class);
    }

    @Test
    void aFlowIsGivenOnce() {
        TradeTableBuilder builder = table().toBuilder();
        refused(() -> builder.add(2023, "China", "Japan", "284690", 1, 1))
                .hasMessage("a flow must be given once, but was given twice: 2023 CHN to JPN, 284690");
        assertThat(builder.build()).isEqualTo(table());
    }

    @Test
    void manyRowsAreAllKeptAndEachOnlyOnce() {
        TradeTableBuilder builder = TradeTable.builder(Basis.REO);
        for (Country exporter : Country.all()) {
            for (int code = 10; code < 100; code++) {
                builder.add(new TradeFlow(
                        2023, exporter, JAPAN, HsCode.of("28" + code), code, Mass.ofTonnes(code, Basis.REO)));
            }
        }
        TradeTable many = builder.build();
        int rows = 90 * Country.all().size();
        assertThat(many.rowCount()).isEqualTo(rows);
        assertThat(many.rows()).doesNotHaveDuplicates();
        for (TradeFlow flow : many.rows()) {
            refused(() -> builder.add(flow));
        }
        assertThat(builder.build().rowCount()).isEqualTo(rows);
    }

    @Test
    void csvHoldsEverything() {
        assertThat(table().toCsv().lines())
                .containsExactly(
                        "kind,year,exporter,exporter_members,importer,importer_members,product,value_usd,tonnes,basis,edition,text",
                        "row,2023,VNM,,JPN,,284690,29,5,net weight,BACI HS22 V202601,",
                        "row,2023,CHN,,JPN,,284690,131,17,net weight,BACI HS22 V202601,",
                        "row,2024,CHN,,JPN,,284690,137,19,net weight,BACI HS22 V202601,",
                        "row,2023,CHN,,JPN,,280530,43,3,net weight,BACI HS22 V202601,",
                        "row,2023,JPN,,CHN,,284690,7,0,net weight,BACI HS22 V202601,",
                        "row,2023,\"Areas, nes\",,JPN,,284690,13,,net weight,BACI HS22 V202601,",
                        "row,2023,World,,JPN,,284690,173,23,net weight,BACI HS22 V202601,",
                        "row,2023,Belgium-Luxembourg,BEL LUX,DEU,,010121,2.5,,net weight,BACI HS22 V202601,",
                        "source,,,,,,,,,net weight,BACI HS22 V202601,"
                                + "\"publisher=CEPII | title=BACI, \"\"HS22\"\" | locator=a \\| b\"",
                        "note,,,,,,,,,net weight,BACI HS22 V202601,values are FOB");
    }

    @Test
    void survivesJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        String json = mapper.writeValueAsString(table());
        assertThat(mapper.readValue(json, TradeTable.class)).isEqualTo(table());
        assertThat(mapper.writeValueAsString(table().rows().get(1)))
                .isEqualTo("{\"year\":2023,\"exporter\":\"CHN\",\"importer\":\"JPN\",\"product\":\"284690\","
                        + "\"value\":131.0,\"quantity\":\"17 t net weight\"}");
        TradeTable empty = TradeTable.builder(Basis.REO).build();
        assertThat(mapper.readValue(mapper.writeValueAsString(empty), TradeTable.class))
                .isEqualTo(empty);
        refused("{\"basis\":\"REO\",\"rows\":[{}]}", TradeTable.class).hasMessageContaining("year is required");
        refused("{}", TradeTable.class).hasMessageContaining("basis is required");
    }

    @Test
    void anyPartyIsAProducer() {
        Producer taiwan = Producer.parse("Other Asia, nes", "BACI");
        assertThat(taiwan).isEqualTo(Country.of("TWN"));
        assertThat(TradeFlow.WORLD.name()).isEqualTo("World");
    }

    @Test
    void refusesSharesOfAPartBesideItsWhole() {
        TradeTable trade = TradeTable.builder()
                .add(2022, "Belgium", "Japan", "280530", 10, 10)
                .add(2022, "Belgium-Luxembourg", "Japan", "280530", 20, 20)
                .add(2022, "Belgium", "France", "280530", 10, 10)
                .build();
        Country japan = Country.of("JPN");
        HsCode code = HsCode.of("280530");
        assertThatThrownBy(() -> trade.importShares(japan, code, 2022))
                .isInstanceOf(PartAndWholeException.class)
                .hasMessageStartingWith("producers must be apart, but Belgium is a member of Belgium-Luxembourg,");
        assertThatThrownBy(() -> trade.suppliersTo(japan, code, 2022, Commodity.of("rare earths"), Stage.METAL))
                .isInstanceOf(PartAndWholeException.class);
        assertThat(trade.importsOf(japan, code, 2022)).hasSize(2);
        ImportProfile profile = ImportProfiles.of(trade).find(japan, code, 2022).orElseThrow();
        assertThatThrownBy(profile::hhi).isInstanceOf(PartAndWholeException.class);
        assertThatThrownBy(() -> profile.concentrationRatio(1)).isInstanceOf(PartAndWholeException.class);
        assertThatThrownBy(profile::topSupplier).isInstanceOf(PartAndWholeException.class);
        assertThat(profile.value()).isEqualTo(30);
        assertThat(profile)
                .hasToString("2022 JPN, 280530: 30.0 USD from 2 suppliers, BEL beside Belgium-Luxembourg: no shares")
                .isEqualTo(ImportProfiles.of(trade).find(japan, code, 2022).orElseThrow());
        assertThat(ImportProfiles.of(trade)
                        .find(Country.of("FRA"), code, 2022)
                        .orElseThrow()
                        .hhi())
                .isEqualTo(Interval.ONE);
    }
}
