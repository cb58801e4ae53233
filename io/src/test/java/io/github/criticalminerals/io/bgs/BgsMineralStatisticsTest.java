package io.github.criticalminerals.io.bgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.damage.Damage;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BgsMineralStatisticsTest {
    private static final List<String> COLUMNS = List.of(
            "country_trans",
            "country_iso3_code",
            "country_iso2_code",
            "bgs_commodity_trans",
            "bgs_sub_commodity_trans",
            "bgs_commodity_code",
            "bgs_statistic_type_trans",
            "units",
            "year",
            "quantity",
            "quantity_in_book_style",
            "data_precision_description",
            "concat_figure_notes_code",
            "concat_figure_notes_text",
            "concat_table_notes_text",
            "x");
    private static final String HEADER = String.join(",", COLUMNS) + "\n";

    /** In the format of the API; the figures are made up. */
    private static String row(
            String country, String iso3, String iso2, String year, String quantity, String book, String rest) {
        return country + "," + iso3 + "," + iso2 + ",\"cobalt, mine\",,848,Production,tonnes (metal content)," + year
                + "-01-01 00:00:00," + quantity + "," + book + "," + rest + ",,17.5\n";
    }

    private static final String COBALT = HEADER
            + row("Zaire", "ZAR", "ZR", "1977", "11", "11", ",*|j,Estimates.|Made up.")
            + row("Cuba", "CUB", "CU", "1977", "0", "-----", "Nil (nothing produced),,")
            + row("Peru", "PER", "PE", "1977", "", "...", "Figures not available,,")
            + row("Finland", "FIN", "FI", "1977", "0", "0", "Less than half a unit,,")
            + row("Congo", "COD", "CG", "1977", "7", "7", ",,");

    private static Loaded<BgsData> load(String text) {
        return BgsMineralStatistics.load(DataSource.ofText("a.csv", text));
    }

    private static List<String> issues(LoadReport report) {
        return report.issues().stream().map(issue -> issue.toString().strip()).toList();
    }

    @Test
    void keepsTheMeaningOfEveryCell() {
        Loaded<BgsData> loaded = load(COBALT);
        List<SupplyTable> tables = loaded.orElseThrow().production(Commodity.of("cobalt"), 1977);
        assertThat(tables).hasSize(1);
        SupplyTable table = tables.get(0);
        assertThat(table.stages()).containsExactly(Stage.MINING);
        assertThat(table.basis()).isEqualTo(Basis.METAL);
        assertThat(table.rows().stream().map(SupplyRow::toString))
                .containsExactly(
                        "Democratic Republic of the Congo: 11 t contained metal [ESTIMATED] (Estimates.) (Made up.)",
                        "Cuba: 0 t contained metal",
                        "Peru: no figure [NOT_AVAILABLE]",
                        "Finland: 0..0.5 t contained metal [LESS_THAN_HALF_UNIT]",
                        "Republic of the Congo: 7 t contained metal");
        assertThat(table.rows().get(4).producer().id()).isEqualTo("COG");
        assertThat(table.errata()).containsExactly(BgsMineralStatistics.CONGO);
        assertThat(table.notes()).containsExactly("As printed: cobalt, mine (tonnes (metal content))");
        BgsFigure figure = loaded.value().figures().get(0);
        assertThat(figure.cells())
                .containsEntry("x", "17.5")
                .containsEntry("country_trans", "Zaire")
                .hasSize(16);
        assertThat(figure.marks()).containsExactly(Mark.ESTIMATED);
        assertThat(loaded.report().errata()).containsExactly(BgsMineralStatistics.CONGO);
        assertThat(loaded.report().aliases()).containsEntry("Zaire", "Democratic Republic of the Congo");
        assertThat(loaded.report().sums()).containsEntry("quantity", new BigDecimal(18));
        assertThat(loaded.report().issues()).isEmpty();
    }

    @Test
    void mineralsOxidesAndContentAreTablesOfTheirOwn() {
        String rare = "rare earth minerals,%s,926,Production,tonnes (metric),1990-01-01 00:00:00,%s,%s,,%s,,\n";
        Loaded<BgsData> loaded = load(HEADER
                + "China,CHN,CN," + rare.formatted("Monazite", 5, 5, ",")
                + "USA,USA,US," + rare.formatted("Monazite", 7, 7, "a,REO content. Made up.")
                + "China,CHN,CN," + rare.formatted("Xenotime", 3, 3, ",")
                + "China,CHN,CN," + rare.formatted("", 2, 2, ",").replace("minerals", "oxides")
                + "China,CHN,CN,"
                + rare.formatted("", 13, 13, ",")
                        .replace("rare earth minerals", "\"gallium, primary\"")
                        .replace("tonnes (metric)", "kilograms (metal content)")
                + "China,CHN,CN," + rare.formatted("", 17, 17, ",").replace("Production", "Imports")
                + "China,CHN,CN," + rare.formatted("", 19, 19, ",").replace("tonnes (metric)", "million cubic metres"));
        assertThat(loaded.orElseThrow().tables().stream()
                        .map(table -> table.commodity() + "/" + table.subCommodity() + ": "
                                + table.table().commodity().name() + " "
                                + table.table().stages() + " " + table.table().sumOfRows()))
                .containsExactly(
                        "rare earth minerals/Monazite: rare earths [mining] 5 t gross weight",
                        "rare earth minerals/Monazite: rare earths [mining] 7 t REO",
                        "rare earth minerals/Xenotime: rare earths [mining] 3 t gross weight",
                        "rare earth oxides/: rare earths [separation] 2 t REO",
                        "gallium, primary/: gallium [refining] 0.013 t contained metal");
        assertThat(loaded.value().figures()).hasSize(7);
        assertThat(loaded.report().issues()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            textBlock =
                    """
            aluminium, primary##tonnes (metric)#aluminum [metal] unstated
            copper, refined##tonnes (metric)#copper [refining] unstated
            lithium minerals#Lithium carbonate#tonnes (metric)#lithium [refining] unstated
            lithium minerals#Spodumene (Li content)#tonnes (metric)#lithium [mining] contained lithium
            platinum group metals, mine#Palladium#kilograms (metal content)#palladium [mining] contained metal
            germanium metal##kilograms#germanium [metal] unstated
            potash##tonnes (K20 content)#potash [mining] K2O equivalent
            alumina##tonnes (Al2O3 content)#alumina [refining] contained Al2O3
            nepheline made up#Part#tonnes (contained)#nepheline made up: Part [mining] contained
            """)
    void readsWhatIsCounted(String commodity, String part, String unit, String expected) {
        Subject subject = Subject.of(commodity, part == null ? "" : part, unit, List.of());
        assertThat(subject.commodity().name() + " [" + subject.stage() + "] " + subject.basis())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            textBlock =
                    """
            Cuba,CUB#Atlantis,ATL#error unknown-country at a.csv, line 3, column country_trans, byte 408: expected a country, found Atlantis (text: "Atlantis")
            Cuba,CUB#Kuba,CUB#warning unknown-country-name at a.csv, line 3, column country_trans, byte 408: expected a country's name, read by its code CUB, found Kuba (text: "Kuba")
            Cuba,CUB#Cuba,PER#warning country-code-differs at a.csv, line 3, column country_iso3_code, byte 413: expected the code of Cuba, read by the name, found PER (text: "PER")
            Cuba,CUB#,CUB#error missing-text at a.csv, line 3, column country_trans, byte 408: expected some text, found nothing
            0,-----#1,-----#error contradictory-quantity at a.csv, line 3, column quantity_in_book_style, byte 496: expected a number with its quantity, ----- with 0 or ... with nothing, beside the quantity "1", found ----- (text: "-----")
            0,-----#,0#error contradictory-quantity at a.csv, line 3, column quantity_in_book_style, byte 495: expected a number with its quantity, ----- with 0 or ... with nothing, beside the quantity "", found 0 (text: "0")
            0,-----#0,nil#error unknown-mark at a.csv, line 3, column quantity_in_book_style, byte 496: expected a number, ----- or ..., found nil (text: "nil")
            0,-----#-1,-1#error invalid-quantity at a.csv, line 3, column quantity, byte 494: expected a number of at least 0, found -1 (text: "-1")
            0,-----#13,17#warning quantity-differs at a.csv, line 3, column quantity_in_book_style, byte 497: expected the quantity 13, found 17 (text: "17")
            """)
    void saysWhatIsWrongWithARow(String from, String to, String message) {
        LoadReport report = load(COBALT.replace(from, to == null ? "" : to)).report();
        assertThat(issues(report)).containsExactly(message);
        assertThat(report.rowsRejected()).isEqualTo(message.startsWith("error") ? 1 : 0);
    }

    @Test
    void saysWhatItCannotPutIntoATable() {
        Loaded<BgsData> loaded = load(HEADER
                + row("Germany", "DEU", "DE", "1990", "7", "7", ",,")
                + row("German Federal Republic", "DEU", "DE", "1990", "5", "5", ",,")
                + row("Peru", "PER", "PE", "1991", "3", "3", ",,").replace("Production", "Guesses")
                + row("Peru", "PER", "PE", "1992", "3", "3", ",,").replace("tonnes", "barrels")
                + row("Peru", "PER", "PE", "1993", "3", "3", ",,").replace("1993-01-01", "1993")
                + row("Peru", "PER", "PE", "1994", "3", "3", ",,")
                + row("Peru", "PER", "PE", "1994", "2", "2", ",,"));
        assertThat(loaded.report().issues().stream()
                        .map(issue -> issue.severity() + " " + issue.code() + " "
                                + issue.place().line().orElse(0) + " " + issue.message()))
                .containsExactly(
                        "WARNING unknown-statistic 4 expected one of [Production, Imports, Exports], found Guesses",
                        "WARNING unknown-unit 5 expected a unit of mass or volume, found barrels (metal content)",
                        "ERROR invalid-year 6 expected the first day of a year, found 1993 00:00:00",
                        "WARNING two-names-one-country 3 expected every country once in a table, found Germany in line 2 too:"
                                + " no table is made of these rows",
                        "ERROR duplicate-producer 8 expected every country once in a table, found Peru in line 7 too: no table"
                                + " is made of these rows");
        assertThat(loaded.value().tables()).isEmpty();
        assertThat(loaded.value().figures()).hasSize(6);
        assertThat(loaded.report().rowsKept()).isEqualTo(6);
    }

    @Test
    void anUnknownLayoutSaysWhatIsMissing() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(COBALT.replace("units,", "unit,")))
                .withMessageStartingWith(
                        "error unknown-layout at a.csv, line 1: expected one of these layouts: BGS World Mineral"
                                + " Statistics, OGC API, which misses units (text: ");
    }

    @Test
    void seesACutFile() {
        Damage.cutAnywhere(COBALT.getBytes(StandardCharsets.UTF_8), BgsMineralStatistics::load);
    }

    @Test
    void seesChangedBytes() {
        byte[] start = (HEADER
                        + row("Peru", "PER", "PE", "1977", "11", "11", ",*,Estimates.")
                        + row("Cuba", "CUB", "CU", "1977", "0", "-----", ",,"))
                .getBytes(StandardCharsets.UTF_8);
        Damage.changedAnywhere(start, "0123-.,\"\n\rE|*", BgsMineralStatistics::load, (bytes, loaded) -> {
            // A slow, obvious reader: the two fields behind the year, in lines that have one.
            List<String> expected = new ArrayList<>();
            for (BgsFigure figure : loaded.value().figures()) {
                String quantity = figure.cells().get("quantity").strip();
                expected.add(
                        quantity.isEmpty()
                                ? "0.."
                                : Interval.exact(Double.parseDouble(quantity.replace(",", "")))
                                        .toString());
                assertThat(new String(bytes, StandardCharsets.UTF_8).replace("\"\"", "\""))
                        .contains(figure.cells().get("country_trans"));
            }
            assertThat(loaded.value().figures().stream()
                            .map(figure -> figure.quantity().toString()))
                    .isEqualTo(expected);
            assertThat(loaded.value().figures()).hasSize((int) loaded.report().rowsKept());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bgs_cobalt_head.csv", "bgs_rare_earths_head.csv"})
    @Tag("shared")
    void everyCellOfThePublishedFilesIsThere(String name) throws IOException {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        Path file = Path.of(shared, "data", "bgs", name);
        Loaded<BgsData> loaded = BgsMineralStatistics.load(DataSource.of(file));
        assertThat(loaded.report().issues()).isEmpty();
        assertThat(loaded.report().rowsRead()).isEqualTo(150);
        List<List<String>> lines = lines(Files.readString(file));
        assertThat(loaded.value().figures()).hasSize(lines.size() - 1);
        int inTables = 0;
        for (int i = 1; i < lines.size(); i++) {
            Map<String, String> cells = loaded.value().figures().get(i - 1).cells();
            assertThat(List.copyOf(cells.keySet())).isEqualTo(lines.get(0));
            assertThat(List.copyOf(cells.values())).isEqualTo(lines.get(i));
            inTables += cells.get("bgs_statistic_type_trans").equals("Production") ? 1 : 0;
        }
        assertThat(loaded.value().tables().stream()
                        .mapToInt(table -> table.table().rows().size())
                        .sum())
                .isEqualTo(inTables);
        assertThat(loaded.value().tables().stream()
                        .noneMatch(table -> table.commodity().contains("minerals")
                                && table.table().stages().contains(Stage.SEPARATION)))
                .isTrue();
    }

    /** An independent splitter: it knows quotes and nothing else. */
    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        for (String line : Splitter.on('\n').omitEmptyStrings().split(text)) {
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (char c : (line + ",").chars().mapToObj(each -> (char) each).toList()) {
                quoted ^= c == '"';
                if (c == ',' && !quoted) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                } else if (c != '"') {
                    cell.append(c);
                }
            }
            lines.add(cells);
        }
        return lines;
    }
}
