package io.github.criticalminerals.io.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupplyTablesTest {
    private static final String HEADER =
            "kind,commodity,stages,measure,year,edition,basis,name,members,tonnes_low,tonnes_high,marks,text\n";
    private static final String KEY = ",rare earths,mining,OUTPUT,2024,MCS 2025,REO,";

    private static final SupplyTable TABLE = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
            .edition(Edition.of("MCS", "2025"))
            .source(Source.of("U.S. Geological Survey", "Mineral Commodity Summaries 2025"))
            .add("China", 270_001)
            .addUnknown("Brazil", Mark.WITHHELD)
            .remainder(1_103)
            .printedTotal(390_000)
            .note("made up | for a test")
            .erratum("none: so far")
            .build();

    @Test
    void readsWhatATableWrites() {
        Loaded<List<SupplyTable>> loaded = read(TABLE.toCsv());

        assertThat(loaded.orElseThrow()).containsExactly(TABLE);
        assertThat(loaded.report().toText())
                .contains("format: supply tables, CSV of this library\n")
                .contains("rows: 7 read, 7 kept, 0 rejected\n")
                .contains("sum of tonnes_low: 661104\n")
                .contains("erratum: none: so far\n");
    }

    /** Case hard-19: written as it is, a text reads back equal; for a spreadsheet, none begins like a formula. */
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "=cmd|'/c calc'!A1", "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(1)", "=a,b", "'=1"})
    void cellsThatBeginLikeFormulasAreSafeForSpreadsheets(String text) {
        SupplyTable table = SupplyTable.builder(Commodity.named(text), Set.of(Stage.MINING), 2024, Basis.REO)
                .add("China", 7)
                .add(new SupplyRow(Aggregate.of(text), Mass.ofTonnes(11, Basis.REO), Set.of(), List.of(text)))
                .note(text)
                .build();
        assertThat(read(SupplyTables.write(List.of(table))).orElseThrow()).containsExactly(table);
        String safe = SupplyTables.writeForSpreadsheets(List.of(table));
        try (CsvRows rows = StrictCsv.of(DataSource.ofText("safe.csv", safe))
                .withRepeatedColumns()
                .open()) {
            rows.forEach(row -> assertThat(row.fields()).noneMatch(cell -> cell.matches("(?s)[=+@\t\r\n-].*")));
        }
        assertThat(safe).contains(text.startsWith("'") ? text : "'" + text.replace("\"", "\"\""));
        assertThat(SupplyTables.writeForSpreadsheets(List.of(TABLE))).isEqualTo(SupplyTables.write(List.of(TABLE)));
    }

    @Test
    void tablesOfOneKeyStayApart() {
        SupplyTable other = TABLE.toBuilder().note("second").build();
        SupplyTable another = SupplyTable.builder("gallium", Stage.REFINING, 2024, Basis.METAL)
                .add("China", 7)
                .build();
        List<SupplyTable> tables = List.of(TABLE, other, another, TABLE);

        String csv = SupplyTables.write(tables);

        assertThat(csv.split(HEADER, -1)).hasSize(4);
        assertThat(read(csv).orElseThrow()).isEqualTo(tables);
    }

    @Test
    void noTablesAreAHeader() {
        assertThat(SupplyTables.write(List.of())).isEqualTo(HEADER);
        assertThat(read(HEADER).orElseThrow()).isEmpty();
    }

    @Test
    void aKeyThatComesAgainWithoutAHeaderIsAFaultOfTheFile() {
        String row = "row" + KEY + "CHN,,2,2,,\n";
        String other = "row,gallium,mining,OUTPUT,2024,MCS 2025,REO,CHN,,3,3,,\n";

        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(HEADER + row + other + row.replace("CHN", "BRA")))
                .withMessage(
                        "error split-table at t.csv, line 4, byte 210: expected the lines of a table together, found"
                                + " one of the table that ended in line 2 (text: \"row,rare earths,mining,OUTPUT,2024,MCS"
                                + " 2025,REO,BRA,,2,2,,\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            textBlock =
                    """
            row#rwo#kind#unknown-kind#kind must be one of [commodity, row, remainder, total, source, note, erratum, omission], but was "rwo"
            mining#minng#stages#unknown-stage#unknown stage "minng"; nearest known: mining
            OUTPUT#OUT#measure#unknown-measure#measure must be one of [OUTPUT, CAPACITY, RESERVES, IMPORTS], but was "OUT"
            2024#2o24#year#invalid-year#year must be 1000 to 9999, but was "2o24"
            2024#24#year#invalid-year#year must be 1000 to 9999, but was "24"
            MCS 2025#MCS2025#edition#invalid-edition#edition must be a series and an edition (MCS 2025), but was "MCS2025"
            CHN#CHX#name#unknown-producer#*
            ,13,17,#,,17,#tonnes_low#missing-amount#expected an amount (t), found none; one that is not known is 0 with an empty tonnes_high
            ,13,17,#,1E3x,17,#tonnes_low#invalid-amount#amount must be a number of tonnes, at least 0, but was "1E3x"
            ,13,17,#,-13,17,#tonnes_low#invalid-amount#amount must be a number of tonnes, at least 0, but was "-13"
            ,13,17,#,13,11,#tonnes_high#invalid-amount#tonnes_high must be at least tonnes_low, 13, but was 11
            CHN,,#CHN,USA,#name#unknown-producer#a country has no members, but CHN was given [USA]
            ESTIMATED#GUESSED#marks#unknown-mark#*
            """)
    void oneCorruptedCellIsOneIssue(String from, String to, String column, String code, String message) {
        String good = "row" + KEY + "CHN,,13,17,ESTIMATED,\n";
        String before = "row" + KEY + "BRA,,2,2,,\n";
        String after = "row" + KEY + "AUS,,3,3,,\n";

        Loaded<List<SupplyTable>> loaded = read(HEADER + before + good.replace(from, to) + after);

        assertThat(loaded.report().issues()).hasSize(1);
        Issue issue = loaded.report().issues().get(0);
        assertThat(issue.code()).isEqualTo(code);
        assertThat(issue.place().line()).hasValue(3);
        assertThat(issue.place().column()).hasValue(column);
        if (!message.equals("*")) {
            assertThat(issue.message()).isEqualTo(message);
        }
        assertThat(loaded.report().rowsRejected()).isEqualTo(1);
        assertThat(loaded.value()).hasSize(1);
        assertThat(loaded.value().get(0).sumOfRows()).hasToString("5 t REO");
    }

    @Test
    void whatALineCannotHoldIsNotLost() {
        String total = "total" + KEY + ",,5,5,,\n";
        Loaded<List<SupplyTable>> loaded = read(HEADER + "row" + KEY + "CHN,,5,5,,\n" + "row" + KEY + "China,,7,7,,\n"
                + total + total + "note" + KEY + ",,11,,,text\n" + "source" + KEY + ",,,,,title=a\n" + "source" + KEY
                + ",,,,,publisher\n" + "source" + KEY + ",,,,,publisher=a | title=b | published=May\n" + "row" + KEY
                + "my friends,,3,3,,\n");

        assertThat(loaded.report().issues().stream().map(SupplyTablesTest::brief))
                .containsExactly(
                        "line 3 name duplicate-producer: expected every producer once in a table, found it in line 2"
                                + " too",
                        "line 5 kind second-row: expected one total in a table, found another in line 4",
                        "line 6 tonnes_low unexpected-cell: expected nothing in a line of kind note, found text",
                        "line 7 text invalid-text: publisher of a source must not be blank",
                        "line 8 text invalid-text: text must be name=value with a name of [publisher, title, published,"
                                + " doi, url, licence, locator, note], but was \"publisher\"",
                        "line 9 text invalid-text: published must be a date (2025-01-31), but was \"May\"",
                        "line 10 name unusual-aggregate: expected a country or a usual aggregate, found another name:"
                                + " read as an aggregate of unknown members");
        assertThat(loaded.report().aliases()).containsEntry("China", "CHN");
        assertThat(loaded.value().get(0).sumOfRows()).hasToString("8 t REO");
    }

    @Test
    void aCommodityOfOnesOwnIsReadWithItsTable() {
        Commodity ore = Commodity.named("my ore")
                .withElements(List.of(Element.of("Nd")))
                .withAliases(List.of("a|b"));
        SupplyTable table = SupplyTable.builder(ore, Set.of(Stage.MINING), 2024, Basis.GROSS)
                .add("China", 7)
                .build();
        SupplyTable later = SupplyTable.builder(ore, Set.of(Stage.MINING), 2025, Basis.GROSS)
                .add("China", 11)
                .build();

        assertThat(read(SupplyTables.write(List.of(table, later))).orElseThrow())
                .containsExactly(table, later);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            textBlock =
                    """
            elements=Nd#elements=Xx#invalid-text#2
            commodity,my ore#comodity,my ore#unknown-kind#2
            commodity,my ore#commodity,my or#empty-table#2
            row,my ore#commodity,my ore#second-row#3
            2024,,gross#2o24,,gross#invalid-year#2
            """)
    void aDamagedCommodityLineIsAFaultOfTheFile(String from, String to, String code, long line) {
        Commodity ore = Commodity.named("my ore").withElements(List.of(Element.of("Nd")));
        String csv = SupplyTable.builder(ore, Set.of(Stage.MINING), 2024, Basis.GROSS)
                .add("China", 7)
                .build()
                .toCsv();
        String damaged = code.equals("second-row")
                ? csv.replace("CHN,,7,7,,", ",,,,,elements=Nd").replace(from, to)
                : csv.replaceFirst(from, to);

        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(damaged))
                .satisfies(e -> {
                    assertThat(e.issues()).hasSize(1);
                    assertThat(e.issues().get(0).code()).isEqualTo(code);
                    assertThat(e.issues().get(0).place().line()).hasValue(line);
                });
    }

    @Test
    void otherColumnsAreRefused() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(HEADER.replace("text", "text,more") + "row" + KEY + "CHN,,5,5,,,\n"))
                .withMessageStartingWith(
                        "error unexpected-column at t.csv, line 1, column more: expected no columns but");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(HEADER.replace(",marks", "")))
                .withMessageStartingWith("error missing-column at t.csv, line 1: expected a column marks, found kind,");
    }

    @Test
    void writesNoTableThatWouldNotReadBack() {
        SupplyTableBuilder empty = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SupplyTables.write(List.of(empty.build())))
                .withMessage("table must be one that CSV can hold, but was rare earths, mining, output 2024: 0 rows,"
                        + " 0 t REO");
        SupplyTable blankNote = empty.add(
                        new SupplyRow(Country.CHINA, Mass.ofTonnes(7, Basis.REO), Set.of(), List.of("")))
                .build();
        assertThatIllegalArgumentException().isThrownBy(() -> SupplyTables.write(List.of(blankNote)));
        SupplyTable code = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                .add(Aggregate.of("CIS"), Mass.ofTonnes(7, Basis.REO))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SupplyTables.write(List.of(code)))
                .withMessageContaining("; error unknown-producer at table, line 2, column name");
    }

    @Test
    void jsonHoldsTheSame() {
        String json = SupplyTables.writeJson(List.of(TABLE, TABLE));

        Loaded<List<SupplyTable>> loaded = SupplyTables.readJson(DataSource.ofText("t.json", json));

        assertThat(loaded.orElseThrow()).containsExactly(TABLE, TABLE);
        assertThat(loaded.report().rowsKept()).isEqualTo(2);
        assertThat(loaded.report().errata()).containsExactly("none: so far");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            textBlock =
                    """
            "year" : 2024#"year" : null#unexpected-value#expected a value of type SupplyTable, found at the top: year is required
            "year" : 2024#"yaer" : 2024#unexpected-value#*
            "270001 t REO"#"270001 t"#unexpected-value#*
            "270001 t REO"#"two"#unexpected-value#*
            "year" : 2024#"year" : 2024, "year" : 2025#duplicate-key#expected JSON, found: Duplicate field 'year'
            """)
    void damagedJsonIsAFaultOfTheFile(String from, String to, String code, String message) {
        String json = SupplyTables.writeJson(List.of(TABLE)).replace(from, to);

        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> SupplyTables.readJson(DataSource.ofText("t.json", json)))
                .satisfies(e -> {
                    assertThat(e.issues().get(0).code()).isEqualTo(code);
                    if (!message.equals("*")) {
                        assertThat(e.issues().get(0).message()).isEqualTo(message);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            textBlock =
                    """
            null#missing-array at t.json: expected an array at the top, found none (text: "{}")
            [null]#unexpected-value at t.json, line 1, byte 1: expected a value of type SupplyTable, found null (text: "[null]")
            """)
    void nullIsNoTable(String json, String message) {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> SupplyTables.readJson(DataSource.ofText("t.json", json)))
                .withMessage("error " + message);
    }

    @Test
    void readsAnyonesCountriesAndAmounts() {
        Loaded<SupplyTable> loaded = amounts("Amount,Country\n\"1,234.5\",Burma\n2,Other countries\n,BRA\n7,China\n");

        SupplyTable table = loaded.orElseThrow();
        assertThat(table.rows().stream().map(row -> row.producer().id() + " " + row.amount()))
                .containsExactly("MMR 1234500 t REO", "BRA 0.. t REO", "CHN 7000 t REO");
        assertThat(table.remainder().orElseThrow().amount()).hasToString("2000 t REO");
        assertThat(table.rowsWithoutFigure().get(0).marks()).containsExactly(Mark.BLANK);
        assertThat(loaded.report().issues().stream().map(SupplyTablesTest::brief))
                .containsExactly("line 4 Amount missing-amount: expected an amount, found none: kept as not known");
        assertThat(loaded.report().aliases()).containsEntry("Burma", "Myanmar");
        assertThat(loaded.report().format()).isEqualTo("country and amount (kt REO)");
        assertThat(loaded.report().sums().get("Amount")).isEqualByComparingTo("1243.5");
    }

    @Test
    void damagedAmountsAreIssues() {
        Loaded<SupplyTable> loaded = amounts("country,amount\nChina,n/a\nCHN,5\nChna,5\nBrazil,-1\nWorld total,9\n");

        // A row that is rejected does not cost the good one of the same country
        assertThat(loaded.value().rows()).hasToString("[China: 5000 t REO]");
        assertThat(loaded.report().issues().stream()
                        .map(issue -> issue.place().line().orElseThrow() + " "
                                + issue.place().column().orElseThrow() + " " + issue.code()))
                .containsExactly(
                        "2 amount invalid-amount",
                        "4 country unknown-producer",
                        "5 amount invalid-amount",
                        "6 country unknown-producer");
        assertThat(loaded.report().issues().get(0).message())
                .isEqualTo("expected a number of kt, at least 0, found n/a");
    }

    @Test
    void amountsHaveTwoColumnsAndNoRowsBefore() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> amounts("country,amount,unit\nChina,5,kt\n"))
                .withMessage(
                        "error unexpected-column at mine.csv, line 1, column unit: expected the columns country and"
                                + " amount and nothing else, found another; CountryAmounts.withOtherColumns passes over it"
                                + " (text: \"unit\")");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> amounts("country,tonnes\nChina,5\n"))
                .withMessage(
                        "error missing-column at mine.csv, line 1: expected a column amount, found country, tonnes;"
                                + " CountryAmounts.withColumns takes the names of a file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SupplyTables.countryAmounts(
                        DataSource.ofText("mine.csv", "country,amount\n"), TABLE.toBuilder(), MassUnit.TONNE))
                .withMessageStartingWith("declared must be a table without rows, but was rare earths, mining");
    }

    private static Loaded<SupplyTable> amounts(String csv) {
        return SupplyTables.countryAmounts(
                DataSource.ofText("mine.csv", csv),
                SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO),
                MassUnit.KILOTONNE);
    }

    private static Loaded<List<SupplyTable>> read(String csv) {
        return SupplyTables.read(DataSource.ofText("t.csv", csv));
    }

    private static String brief(Issue issue) {
        return "line " + issue.place().line().orElseThrow() + " "
                + issue.place().column().orElseThrow() + " " + issue.code() + ": " + issue.message();
    }

    @Test
    void recognisesItsOwnHeader() {
        assertThat(SupplyTables.recognise(DataSource.ofText("x", SupplyTables.write(List.of()))))
                .allMatch(Recognition::fits);
        assertThat(SupplyTables.recognise(DataSource.ofText("x", "kind,commodity\n"))
                        .get(0)
                        .missing())
                .startsWith("stages", "measure")
                .hasSize(11);
    }
}
