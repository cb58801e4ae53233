package io.github.criticalminerals.core.dataset;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.trade.TradeTable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupplyTableTest {

    private static final Source SOURCE = Source.of("A publisher", "A yearbook")
            .withPublished(LocalDate.of(2025, 1, 31))
            .withDoi("10.1234/abc")
            .withLicence("CC0")
            .withLocator("p. 17 | table 3")
            .withNote("read \\ by hand")
            .withUrl("https://example.org/");

    private static SupplyTableBuilder mined() {
        return SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO);
    }

    private static SupplyTable small() {
        return mined().add("China", 53)
                .add("United States", 31)
                .add("Burma", 11)
                .remainder(5)
                .build();
    }

    private static SupplyTable full() {
        return SupplyTable.builder(
                        Commodity.of("gallium"), ImmutableSet.of(Stage.REFINING, Stage.MINING), 2023, Basis.METAL)
                .measure(Measure.CAPACITY)
                .edition(Edition.of("MCS", "2025"))
                .source(SOURCE)
                .source(Source.of("Another", "One, \"quoted\""))
                .note("first note")
                .note("a | b \\ c")
                .erratum("an-erratum")
                .omission("a row was rejected")
                .add("China", Interval.of(47, 53), Mark.RANGE, Mark.ESTIMATED)
                .addUnknown("United States", Mark.WITHHELD)
                .add(new SupplyRow(
                        Aggregate.parse("Germany and Japan"),
                        Mass.ofTonnes(7, Basis.METAL),
                        ImmutableSet.of(Mark.QUOTA),
                        ImmutableList.of("a note, with a comma", "two | bars")))
                .add("Namibia", Interval.atLeast(2), Mark.INEQUALITY)
                .remainder(3)
                .printedTotal(Mass.parse("60.. t contained metal"))
                .build();
    }

    @Test
    void holdsWhatItWasGiven() {
        SupplyTable table = small();
        assertThat(table.commodity()).isEqualTo(Commodity.of("rare earths"));
        assertThat(table.stages()).containsExactly(Stage.MINING);
        assertThat(table.measure()).isEqualTo(Measure.OUTPUT);
        assertThat(table.year()).isEqualTo(2024);
        assertThat(table.basis()).isEqualTo(Basis.REO);
        assertThat(table.edition()).isEmpty();
        assertThat(table.rows()).extracting(row -> row.producer().id()).containsExactly("CHN", "USA", "MMR");
        assertThat(table.remainder().orElseThrow().producer().name()).isEqualTo("Other countries");
        assertThat(table.sumOfRows()).isEqualTo(Mass.ofTonnes(100, Basis.REO));
        assertThat(table.findAmount(Country.of("CHN"))).contains(Mass.ofTonnes(53, Basis.REO));
        assertThat(table.findAmount(Country.of("FRA"))).isEmpty();
        assertThat(table).hasToString("rare earths, mining, output 2024: 3 rows, 100 t REO");
        assertThat(full())
                .hasToString("gallium, mining and refining, capacity 2023 (MCS 2025): 4 rows, 59.. t contained metal;"
                        + " without United States: withheld; a row was rejected");
    }

    @Test
    void saysWhatItIsWithout() {
        assertThat(small().omissions()).isEmpty();
        SupplyTable without = SupplyTable.builder("lithium", Stage.MINING, 2024, Basis.METAL)
                .addUnknown("United States", Mark.WITHHELD, Mark.ESTIMATED)
                .addUnknown("Zimbabwe")
                .addUnknown("Mali", Mark.NOT_AVAILABLE)
                .add("Chile", 13)
                .remainder(SupplyRow.of(Aggregate.of("Other countries"), Mass.unknown(Basis.METAL)))
                .omission("2 rows of own.csv were rejected")
                .build();
        assertThat(without.omissions())
                .containsExactly(
                        "without United States: withheld; Zimbabwe: no figure; Mali: not available; Other countries: no"
                                + " figure",
                        "2 rows of own.csv were rejected");
        assertThat(without)
                .hasToString("lithium, mining, output 2024: 4 rows, 13 t contained metal; without United States:"
                        + " withheld; Zimbabwe: no figure; Mali: not available; Other countries: no figure; 2 rows of"
                        + " own.csv were rejected");
    }

    @Test
    void aTotalThatTheRowsMissByMoreThanRoundingIsSaidWithTheLikelySlip() {
        SupplyTableBuilder rows = mined().add("China", 270_000).add("United States", 45_000);
        assertThat(rows.printedTotal(315_000).build().omissions()).isEmpty();
        assertThat(rows.printedTotal(320_000).build().omissions()).isEmpty();
        assertThat(rows.printedTotal(390_000).build().omissions())
                .containsExactly("the rows add up to 315,000 t REO, the printed total is 390,000 t REO");
        assertThat(rows.printedTotal(Mass.parse("300000.. t REO")).build().omissions())
                .isEmpty();
        assertThat(rows.printedTotal(390).build().omissions())
                .containsExactly(
                        "the rows add up to 315,000 t REO, the printed total is 390 t REO, about 1000 times less;"
                                + " is the total in thousand tonnes?");
        assertThat(mined().add("China", 271).printedTotal(390_000).build().omissions())
                .containsExactly(
                        "the rows add up to 271 t REO, the printed total is 390,000 t REO, about 1000 times more;"
                                + " are the rows in thousand tonnes?");
        assertThat(mined().add("China", 69.1)
                        .add("Burma", 31)
                        .printedTotal(391_000)
                        .build()
                        .omissions())
                .containsExactly("the rows add up to 100.1 t REO, the printed total is 391,000 t REO; are the rows"
                        + " percentages?");
    }

    @Test
    void refusesASecondRemainder() {
        refused(() -> small().toBuilder().remainder(7))
                .hasMessage("remainder must be given once, but was given twice: Other countries, 5 t REO and Other"
                        + " countries, 7 t REO");
    }

    @Test
    void saysThatATotalIsNoProducer() {
        assertThatThrownBy(() -> mined().add("World total", 390_000))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage(
                        "unknown producer \"World total\": a total is none; the total of a table is its printed total"
                                + " (printedTotal)");
    }

    @Test
    void refusesAYearThatHasNotFourDigits() {
        for (int year : new int[] {Integer.MIN_VALUE, -2024, 0, 24, 999, 10_000}) {
            refused(() -> SupplyTable.builder("rare earths", Stage.MINING, year, Basis.REO))
                    .hasMessage("year must be 1000 to 9999, but was " + year);
            refused(() -> GovernanceTable.builder(year, Edition.of("WGI", "2024")))
                    .hasMessage("year must be 1000 to 9999, but was " + year);
            refused(() -> SupplyChain.builder(Commodity.of("gallium"), year, Basis.METAL))
                    .hasMessage("year must be 1000 to 9999, but was " + year);
            refused(() -> TradeTable.builder().add(year, "China", "Japan", "010121", 3, 5))
                    .hasMessage("year must be 1000 to 9999, but was " + year);
        }
        for (int year : new int[] {1000, 1900, 9999}) {
            assertThat(SupplyTable.builder("rare earths", Stage.MINING, year, Basis.REO)
                            .build()
                            .year())
                    .isEqualTo(year);
        }
    }

    @Test
    void sharesAreOfTheRowsWithAFigureAndKeepBounds() {
        assertThat(small().shareOf("China")).isEqualTo(Share.of(0.53));
        assertThat(small().shareOf(Aggregate.of("Other countries"))).isEqualTo(Share.of(0.05));
        SupplyTable bounded = mined().add("China", Interval.of(6, 12))
                .add("Brazil", Interval.of(4, 6))
                .addUnknown("Russia", Mark.WITHHELD)
                .add("India", Interval.ZERO)
                .build();
        assertThat(bounded.shareOf("China")).isEqualTo(Share.of(0.5, 0.75));
        assertThat(bounded.shareOf("India")).isEqualTo(Share.of(0));
        assertThat(bounded.shareOf("Russia")).isEqualTo(Share.UNKNOWN);
        assertThat(full().shareOf("Namibia").fraction()).isEqualTo(Interval.of(2.0 / 65, 1));
        assertThat(full().shareOf("China").fraction().lower()).isZero();
        refused(() -> small().shareOf("France"))
                .hasMessage(
                        "producer must be one of the table's rows (China; United States; Myanmar; Other countries), but"
                                + " was France; findShare gives 0 to 5 %");
        assertThat(mined().add("China", 0).build().shareOf("China")).isEqualTo(Share.UNKNOWN);
    }

    @Test
    void rowsWithoutFigureAreNamedAndNotSummed() {
        assertThat(full().rowsWithoutFigure())
                .extracting(row -> row.producer().name())
                .containsExactly("United States");
        assertThat(full().sumOfRows()).isEqualTo(Mass.parse("59.. t contained metal"));
    }

    @Test
    void aGroupHasItsRowsAndWhatLumpsMayHoldOfIt() {
        SupplyTable table = mined().add("China", 53)
                .add("Sweden", Interval.of(2, 3))
                .add("Russia and Estonia", 7)
                .remainder(5)
                .build();
        Set<Country> baltic = Set.of(Country.of("SWE"), Country.of("EST"));
        assertThat(table.lumpedOf(baltic)).isEqualTo(Mass.parse("0..12 t REO"));
        assertThat(table.amountOf(baltic)).isEqualTo(Mass.parse("2..15 t REO"));
        assertThat(table.amountOf(Set.of(Country.CHINA))).isEqualTo(Mass.parse("53 t REO"));
        assertThat(table.amountOf(Set.of(Country.of("SWE")))).isEqualTo(Mass.parse("2..3 t REO"));
        SupplyTable closed =
                mined().add("China", 53).addUnknown("Sweden", Mark.WITHHELD).build();
        assertThat(closed.amountOf(baltic)).isEqualTo(Mass.unknown(Basis.REO));
        assertThat(closed.amountOf(Set.of(Country.of("EST")))).isEqualTo(Mass.parse("0 t REO"));
    }

    @Test
    void midpointsAreOfTheRowsWithAFigure() {
        SupplyTable table = mined().add("China", Interval.of(7, 13))
                .addUnknown("United States", Mark.WITHHELD)
                .add("Brazil", 3)
                .remainder(5)
                .build();
        assertThat(table.midpoints())
                .containsExactly(Map.entry("China", 10.0), Map.entry("Brazil", 3.0), Map.entry("Other countries", 5.0));
        SupplyTable above = mined().add("China", Interval.atLeast(7)).build();
        assertThatThrownBy(above::midpoints)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an unbounded interval has no midpoint, this is 7..");
    }

    @Test
    void aRowReadsAsALine() {
        Mass amount = Mass.ofTonnes(13, Basis.REO);
        assertThat(SupplyRow.of(Country.of("BRA"), amount)).hasToString("Brazil: 13 t REO");
        assertThat(new SupplyRow(
                        Country.of("USA"),
                        Mass.unknown(Basis.REO),
                        ImmutableSet.of(Mark.WITHHELD, Mark.ESTIMATED),
                        ImmutableList.of("one", "two")))
                .hasToString("United States: no figure [ESTIMATED, WITHHELD] (one) (two)");
    }

    @Test
    void refusesWhatContradictsItself() {
        SupplyTableBuilder twice = mined().add("Burma", 3).add("Myanmar", 5);
        refused(twice::build).hasMessageStartingWith("producer must occur once in a table, but was given twice: ");
        SupplyTableBuilder mixed = mined().add(Country.of("CHN"), Mass.ofTonnes(3, Basis.METAL));
        assertThatThrownBy(mixed::build)
                .isInstanceOf(MixedBasisException.class)
                .hasMessage("amounts must be on one basis, but were on \"REO\" and \"contained metal\"");
        SupplyTableBuilder total = mined().printedTotal(Mass.ofTonnes(3, Basis.METAL));
        assertThatThrownBy(total::build).isInstanceOf(MixedBasisException.class);
        SupplyTableBuilder none = SupplyTable.builder(Commodity.of("rare earths"), ImmutableSet.of(), 2024, Basis.REO);
        refused(none::build).hasMessage("stages must not be empty");
        assertThatThrownBy(() -> mined().add("Chnia", 3))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("\"Chnia\"")
                .hasMessageContaining("China");
        refused(() -> mined().add("China", -3)).hasMessage("mass must not be negative, but was -3 t REO");
    }

    @Test
    void builderStartsFromATable() {
        assertThat(full().toBuilder().build()).isEqualTo(full()).hasSameHashCodeAs(full());
        assertThat(full().toBuilder().note("another").build()).isNotEqualTo(full());
        assertThat(small()).isNotEqualTo(full());
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        for (SupplyTable table : ImmutableList.of(small(), full())) {
            assertThat(mapper.readValue(mapper.writeValueAsString(table), SupplyTable.class))
                    .isEqualTo(table);
        }
        refused("{}", SupplyTable.class).hasMessageContaining("commodity is required");
        refused("{\"producer\":\"CHN\"}", SupplyRow.class).hasMessageContaining("amount is required");
        refused("{}", SupplyRow.class).hasMessageContaining("producer is required");
    }

    @Test
    void writesCsvWithEverything() {
        assertThat(small().toCsv())
                .isEqualTo(
                        """
                        kind,commodity,stages,measure,year,edition,basis,name,members,tonnes_low,tonnes_high,marks,text
                        row,rare earths,mining,OUTPUT,2024,,REO,CHN,,53,53,,
                        row,rare earths,mining,OUTPUT,2024,,REO,USA,,31,31,,
                        row,rare earths,mining,OUTPUT,2024,,REO,MMR,,11,11,,
                        remainder,rare earths,mining,OUTPUT,2024,,REO,Other countries,,5,5,,
                        """);
        String key = "gallium,\"mining, refining\",CAPACITY,2023,MCS 2025,contained metal,";
        assertThat(full().toCsv().lines())
                .containsExactly(
                        "kind,commodity,stages,measure,year,edition,basis,name,members,tonnes_low,tonnes_high,marks,text",
                        "row," + key + "CHN,,47,53,ESTIMATED RANGE,",
                        "row," + key + "USA,,0,,WITHHELD,",
                        "row," + key + "Germany and Japan,DEU JPN,7,7,QUOTA,\"a note, with a comma | two \\| bars\"",
                        "row," + key + "NAM,,2,,INEQUALITY,",
                        "remainder," + key + "Other countries,,3,3,,",
                        "total," + key + ",,60,,,",
                        "source," + key
                                + ",,,,,publisher=A publisher | title=A yearbook | published=2025-01-31 |"
                                + " doi=10.1234/abc | url=https://example.org/ | licence=CC0 | locator=p. 17 \\| table"
                                + " 3 | note=read \\\\ by hand",
                        "source," + key + ",,,,,\"publisher=Another | title=One, \"\"quoted\"\"\"",
                        "note," + key + ",,,,,first note",
                        "note," + key + ",,,,,a | b \\ c",
                        "erratum," + key + ",,,,,an-erratum",
                        "omission," + key + ",,,,,a row was rejected");
    }

    @Test
    void csvSpellsOutACommodityOfTheUsersOwn() {
        SupplyTable table = SupplyTable.builder(
                        Commodity.named("unobtainium"), ImmutableSet.of(Stage.of("alloy", 45)), 2024, Basis.UNSTATED)
                .build();
        assertThat(table.toCsv()).contains("commodity,unobtainium,alloy (45),OUTPUT,2024,,unstated,,,,,,");
    }

    @Test
    void aMemberWithoutAmountIsInTheRowOfItsGroup() {
        SupplyTableBuilder rows =
                mined().add("United States and Canada", 60_000).add("China", 800_000);
        SupplyTable zero = rows.build().toBuilder().add("United States", 0).build();
        SupplyTable blank =
                rows.build().toBuilder().addUnknown("United States", Mark.BLANK).build();
        for (SupplyTable table : ImmutableList.of(zero, blank)) {
            assertThat(table.shareOf("United States")).isEqualTo(Share.of(0, 60_000 / 860_000.0));
            assertThat(table.findShare("United States")).contains(table.shareOf("United States"));
            assertThat(table.shares().get(Country.UNITED_STATES)).isEqualTo(table.shareOf("United States"));
            assertThat(table.amountOf(Set.of(Country.UNITED_STATES))).isEqualTo(Mass.parse("0..60000 t REO"));
            assertThat(table.findShare("Canada")).contains(Share.of(0, 60_000 / 860_000.0));
            assertThat(table.rowsWithoutFigure()).isEmpty();
            assertThat(table.omissions()).isEmpty();
            assertThat(table.shareOf("China")).isEqualTo(Share.of(800_000 / 860_000.0));
        }
        SupplyTable withheld = rows.build().toBuilder()
                .addUnknown("United States", Mark.WITHHELD)
                .build();
        assertThat(withheld.shareOf("United States")).isEqualTo(Share.UNKNOWN);
        assertThat(withheld.amountOf(Set.of(Country.UNITED_STATES))).isEqualTo(Mass.unknown(Basis.REO));
        assertThat(withheld.omissions()).containsExactly("without United States: withheld");
    }

    @Test
    void refusesAPartBesideItsWhole() {
        SupplyTableBuilder own =
                mined().add("China", 60).add("China and Burma", 70).add("Australia", 30);
        assertThatThrownBy(own::build)
                .isInstanceOf(PartAndWholeException.class)
                .hasMessage("producers must be apart, but China is a member of China and Burma, and it is not known"
                        + " whether the figure of the one holds that of the other; leave one of them out");
        SupplyTableBuilder groups = mined().add("China, Burma and Vietnam", 60).add("China and Burma", 70);
        assertThatThrownBy(groups::build).isInstanceOf(PartAndWholeException.class);
    }

    @Test
    void groupsThatShareAMemberMayBothBeItsOwn() {
        SupplyTable two =
                mined().add("China and Burma", 50).add("China and Vietnam", 50).build();
        assertThat(two.findShare("China")).contains(Share.UNKNOWN);
        assertThat(two.findShare("Burma")).contains(Share.of(0, 0.5));
        assertThat(two.findShare("Chile")).contains(Share.of(0));
        assertThat(two.amountOf(Set.of(Country.CHINA))).isEqualTo(Mass.parse("0..100 t REO"));
    }

    @Test
    void findsSharesOfWhoHasNoRow() {
        SupplyTable closed = mined().add("China", 53).add("Brazil", 47).build();
        assertThat(closed.findShare("France")).contains(Share.of(0));
        assertThat(closed.findShare("Chnia")).isEmpty();
        assertThat(closed.findShare("Congo")).isEmpty();
        assertThat(small().findShare("France")).contains(Share.of(0, 0.05));
        assertThat(small().findShare("China")).contains(Share.of(0.53));
        assertThat(small().findShare("Other countries")).contains(Share.of(0.05));
        SupplyTable open = closed.toBuilder()
                .remainder(SupplyRow.of(Aggregate.of("Other countries"), Mass.unknown(Basis.REO)))
                .build();
        assertThat(open.findShare("France")).contains(Share.UNKNOWN);
        assertThat(open.findShare("China")).contains(Share.of(0.53));
    }

    @Test
    void sharesAndTheLargestAreInOneCall() {
        assertThat(small().shares())
                .containsExactly(
                        Map.entry(Country.CHINA, Share.of(0.53)),
                        Map.entry(Country.UNITED_STATES, Share.of(0.31)),
                        Map.entry(Country.of("MMR"), Share.of(0.11)),
                        Map.entry(Aggregate.of("Other countries"), Share.of(0.05)));
        assertThat(small().largest(2)).extracting(row -> row.producer().id()).containsExactly("CHN", "USA");
        assertThat(full().largest(9))
                .extracting(row -> row.producer().id())
                .containsExactly("CHN", "Germany and Japan", "NAM");
        assertThat(small().largest(0)).isEmpty();
        refused(() -> small().largest(-1));
    }

    @Test
    void whatTheRowsLeaveOfATotalIsTheRemainder() {
        SupplyTableBuilder rows = mined().total(390_000).add("China", 270_000).add("United States", 45_000);
        SupplyTable table = rows.build();
        assertThat(table.remainder())
                .contains(SupplyRow.of(Aggregate.of("Other countries"), Mass.parse("75000 t REO")));
        assertThat(table.printedTotal()).contains(Mass.parse("390000 t REO"));
        assertThat(table.omissions()).isEmpty();
        assertThat(rows.build()).isEqualTo(table);
        SupplyTable unknown = mined().total(390_000)
                .add("China", Interval.of(260_000, 270_000))
                .addUnknown("United States", Mark.WITHHELD)
                .build();
        assertThat(unknown.remainder().orElseThrow().amount()).isEqualTo(Mass.parse("0..130000 t REO"));
        assertThat(mined().total(7).add("China", 7).build().remainder()).isEmpty();
        refused(() -> mined().total(390).add("China", 270_000).build())
                .hasMessage("total must be at least the sum of the rows, 270000 t REO, but was 390 t REO");
        refused(() -> mined().total(390).add("China", 270).remainder(7).build())
                .hasMessage("remainder must be given once, but was given twice: Other countries, 7 t REO and Other"
                        + " countries, 120 t REO");
    }

    /** The loop that everybody writes first, over tables of every kind. */
    @Test
    void theFirstLoopDoesNotThrow() {
        SupplyTable empty =
                SupplyTable.builder("lithium", Stage.MINING, 2024, Basis.METAL).build();
        SupplyTable withheld = SupplyTable.builder("lithium", Stage.MINING, 2024, Basis.METAL)
                .addUnknown("United States", Mark.WITHHELD)
                .build();
        SupplyTable zero = SupplyTable.builder("lithium", Stage.MINING, 2024, Basis.METAL)
                .add("Chile", 0)
                .build();
        for (SupplyTable table : ImmutableList.of(small(), full(), empty, withheld, zero)) {
            for (SupplyRow row : table.rows()) {
                assertThat(table.shareOf(row.producer()))
                        .isEqualTo(table.shares().get(row.producer()));
            }
            for (SupplyRow row : table.largest(1)) {
                assertThat(table.shareOf(row.producer()).fraction().upper()).isPositive();
            }
            assertThat(table.findShare("China")).isPresent();
        }
    }
}
