package io.github.criticalminerals.io.usgs;

import static io.github.criticalminerals.io.xlsx.Workbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.damage.Rounds;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.xlsx.Workbook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fixtures are in the format of the workbooks; their figures are made up. */
class UsgsWorkbookTest {
    private static List<List<Object>> series() {
        return new ArrayList<>(List.of(
                row("TIN STATISTICS1"),
                row("U.S. GEOLOGICAL SURVEY"),
                row("[All quantities in metric tons (t) tin content unless otherwise noted]"),
                row("Last modification: March 7, 2021"),
                row(
                        "Year",
                        "Production",
                        "Stocks2",
                        "Unit value ($/t)",
                        "Unit value 98$/t",
                        "Net import reliance (%)",
                        "World production "),
                row(1901, new BigDecimal("37.200000000000003"), "NA", 11, 13, "E", 1700),
                row(1902, "W", -5, "NA", null, ">75", 1900),
                row(1903, "--", 7, 17, 19, 23, "Less than \u00bd unit"),
                row("NA Not available. W Withheld to avoid disclosing company proprietary data. -- Zero."),
                row("1Compiled by A. Person and B. Person."),
                row("2Year end."),
                row("Data are made up.  See the note.")));
    }

    private static List<List<Object>> world() {
        return new ArrayList<>(List.of(
                row("TABLE 8"),
                row("RARE EARTHS: WORLD MINE PRODUCTION, BY COUNTRY OR LOCALITY1"),
                row(),
                row("(Metric tons, rare-earth oxide equivalent)"),
                row(),
                row("Country or locality2", null, 2021, null, "2022e"),
                row("Chinae, 4", null, 700, null, 1100),
                row("France3", null, 13, "r, 5", 17, 5),
                row("Greece", null, "--", null, "NA"),
                row("Vietname", null, 290, " ", null),
                row("Other", null, 19, "e", 23),
                row("Total", null, 1020, null, 1140, "r"),
                row("eEstimated.  rRevised.  NA Not available.  -- Zero."),
                row("1Table includes made-up data."),
                row("2In addition, others may have produced some."),
                row("3Of a mine."),
                row("4Official production quota."),
                row("5Reported by the company."),
                row(),
                row("Source: nobody.")));
    }

    private static List<List<Object>> salient() {
        return new ArrayList<>(List.of(
                row("TABLE 1"),
                row("SALIENT U.S. RARE EARTH STATISTICS1"),
                row(),
                row(null, null, "2021", null, "2022"),
                row("Production of concentrates2", "metric tons", 31, "e", 37, "2"),
                row("Exports, REO equivalent:e"),
                row("Concentrates, monazite", null, 41, null, "--"),
                row("Compounds:"),
                row("Cerium compounds", "do.", 43, null, 47),
                row("Other compoundse", "do.", 53, null, "W"),
                row("Metals:"),
                row("Metals and alloys", "do.", 59, " ", 61),
                row("Imports for consumption, REO equivalent:"),
                row("Metals:"),
                row("Metals and alloys", "do.", 67, null, null),
                row("World production, REO equivalent", "do.", 1020, "r", 1200),
                row("Prices, annual average:"),
                row("Monazite, gross basis", "dollars per kilogram", 2.3, null, 2.9),
                row("Mischmetal", "metric tons", new BigDecimal("5.6600000000000001"), null, 6.5),
                row("eEstimated.  rRevised.  do. Ditto.  W Withheld.  -- Zero."),
                row("1Data are rounded."),
                row("2Sources: nobody, 2023, Form 7.")));
    }

    private static Workbook yearbook(List<List<Object>> world, List<List<Object>> salient) {
        return new Workbook()
                .sheet("Note", List.of(row("Advance data of the USGS"), row("Minerals Yearbook 2022, v. I, Metals")))
                .sheet("T1", salient)
                .sheet(
                        "T3",
                        List.of(row("TABLE 3"), row("AVERAGE PRICES"), row("Product", 2021, 2022), row("Tin", 2, 3)))
                .sheet("T8", world);
    }

    private static Loaded<UsgsData> load(Workbook workbook) {
        return UsgsWorkbook.load(DataSource.ofBytes("a.xlsx", workbook.bytes()));
    }

    private static Loaded<UsgsData> loadSeries(List<List<Object>> rows) {
        return load(new Workbook().sheet("Tin", rows).sheet("Sheet1", List.of()));
    }

    private static List<String> issues(LoadReport report) {
        return report.issues().stream().map(Issue::toString).toList();
    }

    private static UsgsStatistic statistic(Loaded<UsgsData> loaded, String detail, String period) {
        List<UsgsStatistic> found = loaded.value().statistics().stream()
                .filter(each -> each.detail().equals(detail) && each.period().equals(period))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void readsEveryCellOfASeries() {
        Loaded<UsgsData> loaded = loadSeries(series());
        assertThat(loaded.orElseThrow().editions()).hasToString("[DS 140 2021-03-07]");
        assertThat(loaded.value().tables()).isEmpty();
        assertThat(loaded.value().statistics()).hasSize(3 * 6 - 1);
        UsgsStatistic first = loaded.value().statistics().get(0);
        assertThat(first.chapter()).isEqualTo("TIN");
        assertThat(first.area()).isEqualTo("United States");
        assertThat(first.unit()).isEqualTo("metric tons");
        assertThat(first.value()).isEqualTo(Interval.exact(37.2));
        assertThat(first.text()).isEqualTo("37.2");
        assertThat(first.notes())
                .containsExactly(
                        "[All quantities in metric tons (t) tin content unless otherwise noted]",
                        "Compiled by A. Person and B. Person.",
                        "Data are made up. See the note.");
        assertThat(statistic(loaded, "Production", "1902").marks()).containsExactly(Mark.WITHHELD);
        assertThat(statistic(loaded, "Production", "1902").value()).isEqualTo(Interval.NON_NEGATIVE);
        assertThat(statistic(loaded, "Production", "1903").value()).isEqualTo(Interval.ZERO);
        assertThat(statistic(loaded, "Stocks", "1901").marks()).containsExactly(Mark.NOT_AVAILABLE);
        assertThat(statistic(loaded, "Stocks", "1902").value()).isEqualTo(Interval.exact(-5));
        assertThat(statistic(loaded, "Stocks", "1902").notes()).contains("Year end.");
        UsgsStatistic price = statistic(loaded, "Unit value 98$/t", "1901");
        assertThat(price.statistic()).isEqualTo("Unit value");
        assertThat(price.unit()).isEqualTo("98$/t");
        assertThat(price.notes()).doesNotContain(first.notes().get(0)).hasSize(2);
        assertThat(statistic(loaded, "Net import reliance (%)", "1901").marks()).containsExactly(Mark.QUALITATIVE);
        assertThat(statistic(loaded, "Net import reliance (%)", "1902").value()).hasToString("75..");
        assertThat(statistic(loaded, "Net import reliance (%)", "1902").unit()).isEqualTo("%");
        UsgsStatistic world = statistic(loaded, "World production", "1903");
        assertThat(world.area()).isEqualTo("World");
        assertThat(world.marks()).containsExactly(Mark.LESS_THAN_HALF_UNIT);
        assertThat(loaded.report()).hasToString("a.xlsx: Data Series 140, 3 rows read, 3 kept, 0 rejected, 1 issues");
        assertThat(issues(loaded.report()))
                .containsExactly(
                        "info text-left-out at a.xlsx!Tin, line 2, column A: expected the title, the units or the day"
                                + " of the last modification, found text: U.S. GEOLOGICAL SURVEY (text: \"U.S. GEOLOGICAL"
                                + " SURVEY\")");
        assertThat(loaded.report().sums().get("World production")).hasToString("3600");
    }

    @Test
    void aSeriesMaySayLess() {
        List<List<Object>> rows = series();
        rows.set(3, row("Modified lately"));
        rows.set(2, row("[Values as noted]"));
        rows.get(4).set(2, "Production");
        rows.get(6).set(2, 5);
        rows.add(6, row());
        rows.get(7).add("beside");
        Loaded<UsgsData> loaded = load(new Workbook()
                .sheet("Notes", List.of(row("Notes"), row("a", "b")))
                .sheet("Tin", rows));
        assertThat(loaded.value().editions()).hasToString("[DS 140 1904]");
        assertThat(loaded.report().issuesByCode())
                .isEqualTo(Map.of(
                        "edition-inferred", 1L,
                        "no-unit", 1L,
                        "repeated-column", 1L,
                        "sheet-left-out", 1L,
                        "text-left-out", 3L));
        assertThat(loaded.value().statistics().get(0).unit()).isEmpty();
        assertThat(issues(loaded.report()))
                .contains(
                        "info sheet-left-out at a.xlsx!Notes: expected a row for a year under its title, found another"
                                + " sheet of 3 cells, which are not in the data (text: \"Notes, a b\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            textBlock =
                    """
            6#0#1901#error duplicate-year at a.xlsx!Tin, line 7, column A: expected every year once, found it in line 6 too (text: "1901")
            6#0#19x2#error not-a-year at a.xlsx!Tin, line 7, column A: expected a year such as 2023, found 19x2 (text: "19x2")
            6#1#-7#error not-a-number at a.xlsx!Tin, line 7, column B: expected a number, a bound such as >25, a mark such as NA or W, or an empty cell, found -7 (text: "-7")
            5#6#1470*#error not-a-number at a.xlsx!Tin, line 6, column G: expected a number, a bound such as >25, a mark such as NA or W, or an empty cell, found 1470* (text: "1470*")
            5#6#E#error not-a-number at a.xlsx!Tin, line 6, column G: expected a number, a bound such as >25, a mark such as NA or W, or an empty cell, found E (text: "E")
            """)
    void aBadCellOfASeriesIsNamed(int row, int column, String bad, String message) {
        List<List<Object>> rows = series();
        rows.get(row).set(column, bad);
        LoadReport report = loadSeries(rows).report();
        assertThat(report.errors()).singleElement().hasToString(message);
        assertThat(report.rowsRejected()).isEqualTo(1);
    }

    private static SupplyRow rowOf(SupplyTable table, String country) {
        return table.rows().stream()
                .filter(each -> each.producer().equals(Producer.parse(country)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsWorldProductionWithItsMarks() {
        Loaded<UsgsData> loaded = load(yearbook(world(), salient()));
        assertThat(loaded.orElseThrow().editions()).hasToString("[MYB 2022]");
        SupplyTable before = loaded.value()
                .supply(Commodity.of("rare earths"), Measure.OUTPUT, 2021)
                .get(0);
        SupplyTable after = loaded.value()
                .supply(Commodity.of("rare earths"), Measure.OUTPUT, 2022)
                .get(0);
        assertThat(loaded.value().tables()).hasSize(2);
        assertThat(before.basis()).isEqualTo(Basis.REO);
        assertThat(before.rows()).hasSize(4);
        assertThat(rowOf(before, "CHN").marks()).containsExactly(Mark.ESTIMATED, Mark.QUOTA);
        assertThat(rowOf(before, "CHN").notes()).containsExactly("Official production quota.");
        assertThat(rowOf(before, "FRA").marks()).isEmpty();
        assertThat(rowOf(before, "FRA").notes()).containsExactly("Of a mine.", "Revised.", "Reported by the company.");
        assertThat(rowOf(after, "FRA").marks()).containsExactly(Mark.ESTIMATED);
        assertThat(rowOf(after, "FRA").notes()).containsExactly("Of a mine.", "Reported by the company.");
        assertThat(rowOf(before, "GRC").amount().tonnes()).isEqualTo(Interval.ZERO);
        assertThat(rowOf(after, "GRC").marks()).containsExactly(Mark.NOT_AVAILABLE);
        assertThat(rowOf(before, "VNM").marks()).containsExactly(Mark.ESTIMATED);
        assertThat(rowOf(after, "VNM").marks()).containsExactly(Mark.BLANK);
        assertThat(rowOf(after, "VNM").hasFigure()).isFalse();
        assertThat(before.remainder().orElseThrow().amount()).hasToString("19 t REO");
        assertThat(after.printedTotal().orElseThrow()).hasToString("1140 t REO");
        assertThat(after.notes())
                .containsExactly(
                        "As printed: RARE EARTHS, WORLD MINE PRODUCTION, BY COUNTRY OR LOCALITY (t)",
                        "Table includes made-up data.",
                        "In addition, others may have produced some.",
                        "Source: nobody.",
                        "World total: Revised.");
        assertThat(loaded.report().reconciliations())
                .extracting(Reconciliation::verdict)
                .containsExactly(
                        Reconciliation.Verdict.WITHIN_ROUNDING_OF_TOTAL,
                        Reconciliation.Verdict.WITHIN_ROUNDING_OF_TOTAL);
        assertThat(loaded.report().rowsRead()).isEqualTo(6 + 9);
        assertThat(loaded.report().aliases())
                .containsEntry("Chinae, 4", "China")
                .containsEntry("Other compoundse", "Other compounds")
                .doesNotContainKeys("Greece", "Concentrates, monazite");
    }

    @Test
    void readsSalientStatisticsInTheirGroups() {
        Loaded<UsgsData> loaded = load(yearbook(world(), salient()));
        assertThat(loaded.value().statistics()).hasSize(9 * 2 - 1);
        UsgsStatistic first = statistic(loaded, "Production of concentrates", "2022");
        assertThat(first.marks()).isEmpty();
        assertThat(first.section()).isEqualTo("TABLE 1, SALIENT U.S. RARE EARTH STATISTICS");
        assertThat(first.chapter()).isEqualTo("RARE EARTHS");
        assertThat(first.notes()).containsExactly("Sources: nobody, 2023, Form 7.", "Data are rounded.");
        assertThat(statistic(loaded, "Production of concentrates", "2021").marks())
                .containsExactly(Mark.ESTIMATED);
        UsgsStatistic monazite = statistic(loaded, "Exports, REO equivalent: Concentrates, monazite", "2021");
        assertThat(monazite.unit()).isEmpty();
        assertThat(monazite.marks()).containsExactly(Mark.ESTIMATED);
        assertThat(monazite.statistic()).isEqualTo("Exports, REO equivalent");
        UsgsStatistic compounds = statistic(loaded, "Exports, REO equivalent: Compounds: Other compounds", "2022");
        assertThat(compounds.marks()).containsExactly(Mark.WITHHELD);
        assertThat(compounds.unit()).isEqualTo("metric tons");
        assertThat(statistic(loaded, "Exports, REO equivalent: Metals: Metals and alloys", "2022")
                        .text())
                .isEqualTo("61");
        assertThat(statistic(loaded, "Imports for consumption, REO equivalent: Metals: Metals and alloys", "2021")
                        .marks())
                .isEmpty();
        UsgsStatistic world = statistic(loaded, "World production, REO equivalent", "2021");
        assertThat(world.area()).isEqualTo("World");
        assertThat(world.notes()).containsExactly("Revised.", "Data are rounded.");
        UsgsStatistic price = statistic(loaded, "Prices, annual average: Mischmetal", "2021");
        assertThat(price.unit()).isEqualTo("dollars per kilogram");
        assertThat(price.text()).isEqualTo("5.66");
        assertThat(price.marks()).containsExactly(Mark.ERRATUM);
        assertThat(statistic(loaded, "Prices, annual average: Monazite, gross basis", "2021")
                        .marks())
                .isEmpty();
        assertThat(loaded.report().errata())
                .containsExactly(
                        "MYB_2022_MISCHMETAL_PRICE_UNIT: the unit of the price of mischmetal is dollars per kilogram,"
                                + " not metric tons: as in the Mineral Commodity Summaries of 2024");
        assertThat(loaded.report().issuesByCode())
                .isEqualTo(Map.of("blank-cell", 2L, "blank-unit", 1L, "sheet-left-out", 2L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            textBlock =
                    """
            6#0#Atlantis#error unknown-country at a.xlsx!T8, line 7, column A: expected a country, other countries or the total, found Atlantis (text: "Atlantis")
            6#0#China9#error unknown-mark at a.xlsx!T8, line 7, column A: expected marks that the table explains, beside a figure, found 9 (text: "China9")
            6#2#7x#error not-a-number at a.xlsx!T8, line 7, column C: expected a number of at least 0, a bound such as >25, or a mark such as --, NA or W, found 7x (text: "7x")
            6#2#-7#error not-a-number at a.xlsx!T8, line 7, column C: expected a number of at least 0, a bound such as >25, or a mark such as --, NA or W, found -7 (text: "-7")
            6#3#p#error unknown-mark at a.xlsx!T8, line 7, column D: expected marks that the table explains, beside a figure, found p (text: "p")
            6#3#e; r#error unknown-mark at a.xlsx!T8, line 7, column D: expected marks that the table explains, beside a figure, found e; r (text: "e; r")
            """)
    void aBadCellOfWorldProductionIsNamed(int row, int column, String bad, String message) {
        List<List<Object>> rows = world();
        rows.get(row).set(column, bad);
        Loaded<UsgsData> loaded = load(yearbook(rows, salient()));
        assertThat(loaded.report().errors()).singleElement().hasToString(message);
        assertThat(loaded.report().rowsRejected()).isEqualTo(1);
        assertThat(loaded.report().reconciliations()).isEmpty();
        assertThat(loaded.value().tables().get(0).table().rows()).hasSize(3);
    }

    @Test
    void aBadRowOfSalientStatisticsIsNamed() {
        List<List<Object>> rows = salient();
        rows.get(9).set(0, "Cerium compounds");
        rows.get(11).set(0, null);
        rows.get(17).set(2, "two");
        assertThat(load(yearbook(world(), rows)).report().errors().stream().map(Issue::toString))
                .containsExactly(
                        "error duplicate-row at a.xlsx!T1, line 10, column A: expected every row once, found Exports,"
                                + " REO equivalent: Compounds: Cerium compounds in line 9 too (text: \"Cerium"
                                + " compounds\")",
                        "error missing-label at a.xlsx!T1, line 12, column A: expected what the figures are of, found"
                                + " nothing",
                        "error not-a-number at a.xlsx!T1, line 18, column C: expected a number of at least 0, a bound"
                                + " such as >25, or a mark such as --, NA or W, found two (text: \"two\")");
    }

    @Test
    void rowsBehindTheTotalAndTablesWithoutMassAreStatistics() {
        List<List<Object>> rows = world();
        rows.add(12, row("Of which:"));
        rows.add(13, row("Light rare earths", null, 900, null, 1000));
        rows.add(14, row("Greece", null, 5, null, 7));
        Loaded<UsgsData> loaded = load(new Workbook().sheet("T8", rows));
        assertThat(loaded.value().statistics()).hasSize(4).allMatch(each -> each.chapter()
                .equals("RARE EARTHS"));
        assertThat(loaded.value().statistics().get(0).area()).isEqualTo("Light rare earths");
        assertThat(loaded.value().tables()).hasSize(2);
        assertThat(loaded.report().issuesByCode())
                .isEqualTo(Map.of("blank-cell", 1L, "edition-inferred", 1L, "text-left-out", 1L));
        rows.set(3, row("(Million cubic meters)"));
        assertThat(load(new Workbook().sheet("T8", rows)).value().statistics()).hasSize(2 * 8 - 1);
        rows.set(3, row("(Metric tons)"));
        rows.set(1, row("ALUMINUM: WORLD PRODUCTION CAPACITY"));
        assertThat(load(new Workbook().sheet("T8", rows))
                        .value()
                        .tables()
                        .get(0)
                        .table()
                        .measure())
                .isEqualTo(Measure.CAPACITY);
        rows.get(5).set(4, 2021);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(new Workbook().sheet("T8", rows)))
                .withMessage("error duplicate-column at a.xlsx!T8, line 6: expected every year once, found Country or"
                        + " locality2, , 2021, , 2021");
    }

    @Test
    void aFootnoteMayStandInPlaceOfAFigure() {
        List<List<Object>> rows = world();
        rows.get(3).set(0, "(Metric tons unless otherwise noted)");
        rows.get(8).set(4, "(6)");
        rows.add(19, row("6Less than \u00bd unit."));
        Loaded<UsgsData> loaded = load(new Workbook().sheet("T8", rows));
        SupplyRow greece = rowOf(loaded.value().tables().get(1).table(), "GRC");
        assertThat(greece.amount().tonnes()).isEqualTo(Interval.of(0, 0.5));
        assertThat(greece.marks()).contains(Mark.LESS_THAN_HALF_UNIT);
        assertThat(loaded.value().tables().get(0).table().notes()).doesNotContain("Less than \u00bd unit.");
        rows.get(8).set(4, "(7)");
        rows.get(7).set(4, "(5)");
        assertThat(load(new Workbook().sheet("T8", rows)).report().errors().stream()
                        .map(Issue::code))
                .containsExactly("not-a-number", "not-a-number");
    }

    @Test
    void textsElsewhereAreReported() {
        List<List<Object>> rows = world();
        rows.get(1).add("beside the title");
        rows.get(5).set(1, "Note");
        rows.get(6).set(1, "beside the years");
        rows.get(13).add("beside a footnote");
        rows.get(5).set(4, "2022x");
        assertThat(load(new Workbook().sheet("T8", rows)).report().issuesByCode())
                .isEqualTo(Map.of("blank-cell", 1L, "edition-inferred", 1L, "text-left-out", 4L, "unknown-mark", 1L));
    }

    @Test
    void anotherFileIsRefused() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(new Workbook().sheet("Tin", series().subList(0, 4))))
                .withMessage(
                        "error unknown-layout at a.xlsx: expected one of these layouts: Data Series 140, which misses"
                                + " a column Year; Minerals Yearbook, tables of a chapter, which misses a sheet with TABLE"
                                + " and a number above a title of world production or salient statistics and a row of"
                                + " years (text: \"Tin\")");
        assertThat(UsgsWorkbook.recognise(DataSource.ofText("a.csv", "a\n")))
                .allMatch(each -> each.missing().equals(List.of("a workbook")));
        DataSource source =
                DataSource.ofBytes("a.xlsx", yearbook(world(), salient()).bytes());
        assertThat(UsgsWorkbook.recognise(source).get(1).fits()).isTrue();
        assertThat(UsgsWorkbook.load(source.withRows(15)).report().rowsRead()).isEqualTo(15);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> UsgsWorkbook.load(source.withRows(14)))
                .withMessage("error wrong-row-count at a.xlsx: expected 14 rows, found 15");
    }

    @Test
    void aFileThatIsCutIsRefused() {
        byte[] bytes = yearbook(world(), salient()).bytes();
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> UsgsWorkbook.load(DataSource.ofBytes("cut", cut)));
        }
    }

    /** Cells changed and emptied: typed refusals, rejected rows, or figures that stand in the file. */
    @Test
    void mutationsAreReadOrRefused() {
        int rounds = Rounds.count();
        Random random = Rounds.random();
        int refused = 0;
        // Two damaged files in each turn
        for (int round = 0; round < rounds; round += 2) {
            List<List<List<Object>>> sheets = List.of(world(), salient(), series());
            for (List<List<Object>> rows : sheets) {
                List<Object> row = rows.get(random.nextInt(rows.size()));
                if (!row.isEmpty()) {
                    Object[] other = {
                        null,
                        "x",
                        -1,
                        2031,
                        1901,
                        "China",
                        "e",
                        "r, 5",
                        new Workbook.Raw("e", "#REF!"),
                        "",
                        0.5,
                        "Total",
                        "2022"
                    };
                    row.set(random.nextInt(row.size()), other[random.nextInt(other.length)]);
                }
            }
            refused += refused(yearbook(sheets.get(0), sheets.get(1)), numbers(sheets.subList(0, 2)))
                    + refused(new Workbook().sheet("Tin", sheets.get(2)), numbers(sheets.subList(2, 3)));
        }
        assertThat(refused).isBetween(rounds / 5, rounds * 19 / 20);
    }

    private static int refused(Workbook workbook, Set<Double> numbers) {
        try {
            Loaded<UsgsData> loaded = load(workbook);
            LoadReport report = loaded.report();
            assertThat(report.rowsRead()).isEqualTo(report.rowsKept() + report.rowsRejected());
            loaded.value().statistics().stream()
                    .map(UsgsStatistic::value)
                    .filter(value -> value.isExact() && value.lower() != 0)
                    .forEach(value -> assertThat(numbers).contains(value.lower()));
            loaded.value().tables().stream()
                    .flatMap(each -> each.table().rows().stream())
                    .filter(row -> row.hasFigure() && row.notes().stream().noneMatch(note -> note.contains(" t ")))
                    .map(row -> row.amount().tonnes())
                    .filter(value -> value.lower() != 0)
                    .forEach(value -> assertThat(numbers).contains(value.lower()));
            return report.errors().isEmpty() ? 0 : 1;
        } catch (LoadException e) {
            return 1;
        }
    }

    /** All cells that are numbers, as numbers or as texts. */
    private static Set<Double> numbers(List<List<List<Object>>> sheets) {
        Set<Double> numbers = new HashSet<>();
        sheets.forEach(rows -> rows.forEach(row -> row.forEach(cell -> {
            if (cell instanceof Number number) {
                numbers.add(number.doubleValue());
            } else if (cell instanceof String text && text.matches("-?[0-9.]+")) {
                numbers.add(Double.parseDouble(text));
            }
        })));
        return numbers;
    }
}
