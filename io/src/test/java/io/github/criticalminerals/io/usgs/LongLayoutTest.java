package io.github.criticalminerals.io.usgs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LongLayoutTest {
    private static final String HEADER =
            "MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,"
                    + "Notes,Is critical mineral 2025,Other notes\r\n";

    /** In the format of the release; the figures are made up. */
    private static final String NICKEL = HEADER
            + nickel("Cuba", "Mine production", "2025", "\"1,700\"", "Estimated.")
            + nickel("Burma", "Mine production", "2025", "\u2014", "")
            + nickel("C\u00f4te d\u2019Ivoire", "Mine production", "2025", "W", "")
            + nickel("Peru", "Mine production", "2025", "s", "Reported. -- Less than \u00bd unit.")
            + nickel("China", "Mine production", "2025", "50\u2013300", "Production quota; made up.")
            + nickel("Other countries", "Mine production", "2025", "NA", "Included in \u201cWorld total.\u201d")
            + nickel("World total", "Mine production: rounded", "2025", "\"2,300\"", "Estimated. -- Data may not add.");

    private static String nickel(String country, String detail, String year, String value, String notes) {
        return "NICKEL,World Mine Production and Reserves:,Nickel," + country + ",Production," + detail
                + ",metric tons," + year + "," + value + "," + notes
                + ",Yes,\"(Data in metric tons, nickel content, unless otherwise specified)\"\r\n";
    }

    private static Loaded<UsgsData> load(String text) {
        return UsgsWorldData.load(DataSource.ofBytes("a.csv", text.getBytes(Charset.forName("windows-1252"))));
    }

    private static SupplyRow row(SupplyTable table, String country) {
        return table.rows().stream()
                .filter(row -> row.producer().equals(Producer.parse(country)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsTheMeaningOfEveryCell() {
        Loaded<UsgsData> loaded = load(NICKEL);
        assertThat(loaded.value().editions()).hasToString("[MCS 2026]");
        assertThat(loaded.value().tables()).hasSize(1);
        UsgsTable printed = loaded.value().tables().get(0);
        assertThat(printed.chapter()).isEqualTo("Nickel");
        assertThat(printed.type()).isEqualTo("Mine production");
        SupplyTable table = printed.table();
        assertThat(table.basis()).isEqualTo(Basis.METAL);
        assertThat(table.year()).isEqualTo(2025);
        assertThat(table.notes())
                .containsExactly(
                        "As printed: Nickel, Mine production (t)",
                        "(Data in metric tons, nickel content, unless otherwise specified)",
                        "World total: Estimated.",
                        "World total: Data may not add.");
        assertThat(row(table, "CUB").amount().tonnes()).isEqualTo(Interval.exact(1_700));
        assertThat(row(table, "CUB").marks()).containsExactly(Mark.ESTIMATED);
        assertThat(row(table, "CUB").notes()).containsExactly("Estimated.");
        assertThat(row(table, "MMR").amount().tonnes()).isEqualTo(Interval.ZERO);
        assertThat(row(table, "MMR").marks()).isEmpty();
        assertThat(row(table, "CIV").hasFigure()).isFalse();
        assertThat(row(table, "CIV").marks()).containsExactly(Mark.WITHHELD);
        assertThat(row(table, "PER").amount().tonnes()).isEqualTo(Interval.of(0, 0.5));
        assertThat(row(table, "PER").marks()).containsExactly(Mark.REPORTED, Mark.LESS_THAN_HALF_UNIT);
        assertThat(row(table, "CHN").amount().tonnes()).isEqualTo(Interval.of(50, 300));
        assertThat(row(table, "CHN").marks()).containsExactly(Mark.QUOTA, Mark.RANGE);
        assertThat(table.remainder().orElseThrow().marks())
                .containsExactly(Mark.NOT_AVAILABLE, Mark.INCLUDED_ELSEWHERE);
        assertThat(table.printedTotal().orElseThrow().tonnes()).isEqualTo(Interval.exact(2_300));
        LoadReport report = loaded.report();
        assertThat(report.sums()).containsExactly(Map.entry("Value", new BigDecimal(1_700 + 2_300)));
        assertThat(report.aliases()).containsEntry("Burma", "Myanmar");
        assertThat(report.reconciliations())
                .extracting(Object::toString)
                .containsExactly(
                        "nickel, [mining], output 2025, contained metal (MCS 2026): rows 1,750 to 2,000.5, printed total"
                                + " 2,300 (t), explained: the total may hold amounts of rows without a figure: C\u00f4te"
                                + " d'Ivoire, Other countries");
        assertThat(report.issues()).isEmpty();
    }

    /** As Excel and other programs save it. */
    @Test
    void readsTheSameSavedAgainInUtf8() {
        List<SupplyTable> tables =
                load(NICKEL).value().tables().stream().map(UsgsTable::table).toList();
        for (String text : List.of(NICKEL, "\uFEFF" + NICKEL, NICKEL.replace("\r\n", "\n"))) {
            Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.ofText("a.csv", text));
            assertThat(loaded.report().issues()).isEmpty();
            assertThat(loaded.value().tables().stream().map(UsgsTable::table)).isEqualTo(tables);
        }
    }

    @Test
    void rejectsARowThatIsThereTwice() {
        String peru = nickel("Peru", "Mine production", "2025", "7", "");
        Loaded<UsgsData> loaded =
                load(HEADER + peru + nickel("World total", "Mine production", "2025", "7", "") + peru);
        assertThat(loaded.report().rowsKept()).isEqualTo(2);
        assertThat(loaded.report().issues())
                .extracting(issue -> issue.code() + " " + issue.place().line().orElseThrow() + ": " + issue.message())
                .containsExactly(
                        "duplicate-row 4: expected every row once, found one that is there before with the same"
                                + " cells");
        assertThat(loaded.value().tables().get(0).table().sumOfRows()).hasToString("7 t contained metal");
        assertThat(loaded.report().reconciliations()).hasSize(1);
    }

    @Test
    void rejectsASecondRowOfAProducer() {
        Loaded<UsgsData> loaded = load(HEADER
                + nickel("Peru", "Mine production", "2024", "3", "")
                + nickel("Peru", "Mine production", "2025", "7", "")
                + nickel("Peru", "Mine production: oxide", "2025", "2", "")
                + nickel("World total", "Mine production: rounded", "2025", "9", "")
                + nickel("Peru", "Mine production", "2025", "11", "Estimated.")
                + nickel("World total", "Mine production", "2025", "20", ""));
        assertThat(loaded.report().errors())
                .extracting(issue -> issue.code() + " " + issue.place().line().orElseThrow() + " " + issue.message())
                .containsExactly(
                        "duplicate-producer 6 expected every producer once in a table, found Peru in line 3 too",
                        "duplicate-producer 7 expected every producer once in a table, found World total in line 5"
                                + " too");
        assertThat(loaded.value().tables())
                .extracting(each -> each.table().year() + " " + each.table().sumOfRows())
                .containsExactly("2024 3 t contained metal", "2025 9 t contained metal");
        assertThat(loaded.report().reconciliations()).isEmpty();
    }

    /** As sheet and scrap mica, whose material the release of 2026 lost. */
    @Test
    void keepsBothOfTwoStatisticsThatOnlyTheirFiguresTellApart() {
        String imports = "MICA,Salient Statistics\u2014United States,Mica,United States,Import,Imports,metric"
                + " tons,2025,%d,,No,\r\n";
        Loaded<UsgsData> loaded = load(HEADER + String.format(imports, 17) + String.format(imports, 3));
        assertThat(loaded.report().issues()).isEmpty();
        assertThat(loaded.value().statistics())
                .extracting(UsgsStatistic::value)
                .containsExactly(Interval.exact(17), Interval.exact(3));
    }

    @Test
    void makesATableOfEachWorldTotal() {
        String text = HEADER
                + iron("Peru", "Mine production: Usable ore", "13")
                + iron("Peru", "Mine production: Iron content", "7")
                + iron("World total", "Mine production: Usable ore, rounded", "13")
                + iron("World total", "Mine production: Iron content, rounded", "7");
        List<SupplyTable> tables = load(text).orElseThrow().supply(Commodity.of("iron ore"), Measure.OUTPUT, 2024);
        assertThat(tables).extracting(SupplyTable::basis).containsExactly(Basis.GROSS, Basis.METAL);
        assertThat(tables)
                .extracting(table -> table.sumOfRows().toString())
                .containsExactly("13000 t gross weight", "7000 t contained metal");
    }

    private static String iron(String country, String detail, String value) {
        return "IRON ORE,World Mine Production and Reserves,Iron Ore," + country + ",Production,\"" + detail
                + "\",thousand metric tons,2024," + value
                + ",,No,\"(Data in thousand metric tons, usable ore, unless otherwise specified)\"\r\n";
    }

    @Test
    void keepsEveryOtherFigureAsAStatistic() {
        String text = HEADER
                + "TIN,Salient Statistics\u2014United States,Tin,United States,Net import"
                + " reliance,All,percent,2025,E,,Yes,\r\n"
                + "TIN,Salient Statistics\u2014United States,Tin,United States,Price,\"Price, metal\",cents per"
                + " pound,2025,>50,Estimated. -- Made up.,Yes,See also.\r\n"
                + "TIN,Import Sources,Tin,\"China, Germany, and Russia\",Import sources"
                + " 2021-2024,All,percent,2021\u201324,13,,Yes,\r\n"
                + "NEON,World Production and Reserves,Neon,Peru,Production,All,million liters,2024,17,,No,\r\n"
                + "SLAG,World Production,Slag,World total,Production,All,million metric tons,2024,330 - 390,,No,\r\n"
                + "NIOBIUM (COLUMBIUM),Salient Statistics\u2014United States,Niobium (Columbium),United"
                + " States,Shipment,Shipments,metric tons,2021,?1,,Yes,\r\n";
        Loaded<UsgsData> loaded = load(text);
        assertThat(loaded.report().issues()).isEmpty();
        assertThat(loaded.value().tables()).isEmpty();
        assertThat(loaded.value().statistics())
                .extracting(each -> each.commodity() + " " + each.period() + " " + each.value() + " " + each.marks()
                        + " " + each.notes())
                .containsExactly(
                        "Tin 2025 0.. [QUALITATIVE] []",
                        "Tin 2025 50.. [ESTIMATED, INEQUALITY] [Estimated., Made up., See also.]",
                        "Tin 2021\u201324 13 [] []",
                        "Niobium (Columbium) 2021 -1 [ERRATUM] []",
                        "Neon 2024 17 [] []",
                        "Slag 2024 330..390 [RANGE] []");
        assertThat(loaded.report().errata())
                .containsExactly(
                        "MCS_2026_LOST_MINUS_SIGN: a question mark before a change of stocks stands for a lost minus"
                                + " sign");
    }

    @Test
    void readsTheShiftedRowOfYttriumAsTheErratumSays() {
        String text = HEADER
                + "YTTRIUM,World Mine Production and Reserves,Yttrium,World total,Production,All,metric tons,2025,"
                + "\"10,000 - 15,000\",Yes,Yttrium,\r\n";
        Loaded<UsgsData> loaded = load(text);
        assertThat(loaded.report().errata())
                .containsExactly(
                        "MCS_2026_YTTRIUM_SHIFTED: the last cells of the row are shifted by one column to the left and"
                                + " the chapter's name is one of them");
        assertThat(loaded.value().statistics())
                .extracting(each -> each.value() + " " + each.notes() + each.marks())
                .containsExactly("10000..15000 [][RANGE, ERRATUM]");
    }

    /** One damaged cell gives exactly one issue, which names its line and column, and one rejected row. */
    @Test
    void givesOneIssueForOneDamagedCell() {
        List<String> columns = List.of("Section", "Country", "Statistics", "Year", "Value", "Is critical mineral 2025");
        List<String> header = List.of(HEADER.strip().split(","));
        String[] lines = NICKEL.split("\r\n");
        int damages = 0;
        for (int line = 1; line < lines.length; line++) {
            for (String column : columns) {
                List<String> cells =
                        new ArrayList<>(List.of(lines[line].split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)));
                cells.set(header.indexOf(column), "7x11");
                String[] damaged = lines.clone();
                damaged[line] = String.join(",", cells);
                LoadReport report = load(String.join("\r\n", damaged) + "\r\n").report();
                assertThat(report.issues()).hasSize(1);
                Issue issue = report.issues().get(0);
                assertThat(issue.place().line()).hasValue(line + 1);
                assertThat(issue.place().column()).contains(column);
                assertThat(issue.rawText()).isEqualTo("7x11");
                assertThat(report.rowsRejected()).isEqualTo(1);
                assertThat(report.rowsRead()).isEqualTo(report.rowsKept() + report.rowsRejected());
                damages++;
            }
        }
        assertThat(damages).isEqualTo(42);
    }

    @Test
    void saysWhatItExpected() {
        String text = HEADER + "TIN,Nowhere,Tin,Peru,Price,All,percent,20x4,?,,Maybe,\r\n"
                + "TIN,World Production,Tin,Atlantis,Price,All,percent,2021\u201324,,,Yes,\r\n"
                + ",Import Sources,Tin,Peru,Price,All,percent,2024,7,,Yes,\r\n";
        assertThat(load(text).report().errors())
                .extracting(issue -> issue.code() + " " + issue.message())
                .containsExactly(
                        "unknown-section expected World ..., Salient Statistics ... or Import Sources, found Nowhere",
                        "not-a-year expected a year or a span of years, found 20x4",
                        "not-yes-or-no expected Yes, No or nothing, found Maybe",
                        "not-a-number expected a number of at least 0, a bound, a range or a mark such as W, found ?",
                        "unknown-country expected a country, other countries or the world total, found Atlantis",
                        "not-a-year expected a year, found 2021\u201324",
                        "unknown-statistic expected one of [Production, Capacity, Reserves], found Price",
                        "not-a-number expected a number of at least 0, a bound, a range or a mark such as W, found"
                                + " nothing",
                        "missing-text expected some words, found nothing");
    }
}
