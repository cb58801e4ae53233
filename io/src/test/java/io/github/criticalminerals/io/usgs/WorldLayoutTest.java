package io.github.criticalminerals.io.usgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.base.Splitter;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.damage.Rounds;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorldLayoutTest {
    /** In the format of the release of 2024; the figures are made up. */
    private static final String TUNGSTEN =
            "\uFEFFSource,Country,Type,Prod_t_2022,Prod_t_est_2023,Prod_notes,Reserves_t,Reserves_notes,,\r\n"
                    + "MCS2024,United\u00a0States1,\"Mine production, contained tungsten \",W,W,,NA,\"Categorized as"
                    + " \"\"Large\"\"\",,\r\n"
                    + "MCS2024,Greece,\"Mine production, contained tungsten \",\"1,301\",1700 ,Also estimated in 2022,  "
                    + " >2300,,,\r\n"
                    + "MCS2024,Greenlande,\"Mine production, contained tungsten \",11,e13,,      NA,,,\r\n"
                    + "MCS 2024,\"Korea, Republic ofe\",\"Mine production, contained tungsten \",Less than \u00bd"
                    + " unit.,17,Reported in 2023,Included in World total.,,,\r\n"
                    + "MCS2024,\"China, concentrate\",\"Mine production, contained tungsten \",6700,6100,Production quota;"
                    + " made up.,1900,,,\r\n"
                    + "MCS2024,New Caledonia11,\"Mine production, contained tungsten \",0,,,XX,,,\r\n"
                    + "MCS2024,Other countries10,\"Mine production, contained tungsten \",<100,130,,290,,,\r\n"
                    + "MCS2024,World total (rounded)2,\"Mine production, contained tungsten \",8000,8000,Excludes U.S."
                    + " production.,NA,,,\r\n"
                    + ",,,,,,,,,\r\n"
                    + ", ,\u00a0,,,,,,,\r\n";

    private static Loaded<UsgsData> load(String text) {
        return load("mcs2024-tungs_world.csv", text);
    }

    private static Loaded<UsgsData> load(String name, String text) {
        return UsgsWorldData.load(DataSource.ofText(name, text));
    }

    private static SupplyTable table(Loaded<UsgsData> loaded, String commodity, Measure measure, int year) {
        List<SupplyTable> tables = loaded.value().supply(Subject.commodity(commodity), measure, year);
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }

    private static SupplyRow row(SupplyTable table, String country) {
        return table.rows().stream()
                .filter(row -> row.producer().equals(Producer.parse(country)))
                .findFirst()
                .orElseThrow();
    }

    private static String file(String header, String... rows) {
        return header + "\n" + String.join("\n", rows) + "\n";
    }

    @Test
    void refusesAYearThatIsNone() {
        String type = "\"Mine production, tungsten content\"";
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(file("Source,Country,Type,Prod_t_0024", "MCS2024,China," + type + ",7")))
                .withMessageContaining("not-a-year")
                .withMessageContaining("expected a year of 1000 to 9999 in the name of a column, found 24");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(file("Source,Country,Type,Reserves_t", ",China," + type + ",7")))
                .withMessageContaining("not-a-year")
                .withMessageContaining("expected MCS and the year of the edition, or a year in the name of a column");
        assertThat(load(file("Source,Country,Type,Reserves_t", "MCS2024,China," + type + ",7"))
                        .value()
                        .tables()
                        .get(0)
                        .table()
                        .year())
                .isEqualTo(2023);
    }

    @Test
    void makesATableOfEachMeasureAndYear() {
        Loaded<UsgsData> loaded = load(TUNGSTEN);
        assertThat(loaded.value().editions()).hasToString("[MCS 2024]");
        assertThat(loaded.value().tables())
                .extracting(each -> each.table().measure() + " " + each.table().year())
                .containsExactly("OUTPUT 2022", "OUTPUT 2023", "RESERVES 2023");
        UsgsTable first = loaded.value().tables().get(0);
        assertThat(first.chapter()).isEqualTo("Tungsten");
        assertThat(first.type()).isEqualTo("Mine production, contained tungsten");
        assertThat(first.unit()).isEqualTo(MassUnit.TONNE);
        assertThat(first.table().stages()).containsExactly(Stage.MINING);
        assertThat(first.table().basis()).isEqualTo(Basis.METAL);
        assertThat(first.table().sources().get(0).doi()).contains("10.5066/P144BA54");
        assertThat(loaded.value().statistics()).isEmpty();
    }

    @Test
    void keepsTheMeaningOfEveryCell() {
        Loaded<UsgsData> loaded = load(TUNGSTEN);
        SupplyTable before = table(loaded, "tungsten", Measure.OUTPUT, 2022);
        SupplyTable after = table(loaded, "tungsten", Measure.OUTPUT, 2023);
        SupplyTable reserves = table(loaded, "tungsten", Measure.RESERVES, 2023);
        assertThat(row(before, "USA").marks()).containsExactly(Mark.WITHHELD);
        assertThat(row(before, "USA").hasFigure()).isFalse();
        assertThat(row(reserves, "USA").marks()).containsExactly(Mark.NOT_AVAILABLE);
        assertThat(row(reserves, "USA").notes()).containsExactly("Categorized as \"Large\"");
        assertThat(row(before, "GRC").amount().tonnes()).isEqualTo(Interval.exact(1301));
        assertThat(row(before, "GRC").marks()).containsExactly(Mark.ESTIMATED);
        assertThat(row(after, "GRC").amount().tonnes()).isEqualTo(Interval.exact(1700));
        assertThat(row(after, "GRC").marks()).containsExactly(Mark.ESTIMATED);
        assertThat(row(reserves, "GRC").amount().tonnes()).isEqualTo(Interval.atLeast(2300));
        assertThat(row(before, "GRL").amount().tonnes()).isEqualTo(Interval.exact(11));
        assertThat(row(before, "GRL").marks()).containsExactly(Mark.ESTIMATED);
        assertThat(row(after, "GRL").amount().tonnes()).isEqualTo(Interval.exact(13));
        assertThat(row(before, "KOR").amount().tonnes()).isEqualTo(Interval.of(0, 0.5));
        assertThat(row(after, "KOR").marks()).containsExactly(Mark.REPORTED);
        assertThat(row(reserves, "KOR").marks()).containsExactly(Mark.INCLUDED_ELSEWHERE);
        assertThat(row(before, "CHN").marks()).containsExactly(Mark.QUOTA);
        assertThat(row(before, "CHN").notes()).containsExactly("concentrate", "Production quota; made up.");
        assertThat(row(before, "NCL").amount().tonnes()).isEqualTo(Interval.ZERO);
        assertThat(row(after, "NCL").marks()).containsExactly(Mark.BLANK);
        assertThat(row(reserves, "NCL").marks()).containsExactly(Mark.NOT_APPLICABLE);
        assertThat(before.remainder().orElseThrow().amount().tonnes()).isEqualTo(Interval.of(0, 100));
        assertThat(before.printedTotal().orElseThrow().tonnes()).isEqualTo(Interval.exact(8000));
        assertThat(reserves.printedTotal()).isEmpty();
        assertThat(reserves.notes())
                .containsExactly("As printed: Tungsten, Mine production, contained tungsten (t)", "World total: NA");
    }

    @Test
    void reportsWhatItDid() {
        LoadReport report = load(TUNGSTEN).report();
        assertThat(report.format()).isEqualTo("Mineral Commodity Summaries, world data of a commodity");
        assertThat(report.edition()).contains("MCS 2024");
        assertThat(report.licence()).contains("CC0 1.0");
        assertThat(report.rowsRead()).isEqualTo(8);
        assertThat(report.rowsKept()).isEqualTo(8);
        assertThat(report.blankLines()).isEqualTo(2);
        assertThat(report.sums())
                .containsEntry("Prod_t_2022", new BigDecimal(1301 + 11 + 6700 + 8000))
                .containsEntry("Prod_t_est_2023", new BigDecimal(1700 + 13 + 17 + 6100 + 130 + 8000));
        assertThat(report.aliases())
                .containsExactly(
                        Map.entry("United States1", "United States"),
                        Map.entry("Greenlande", "Greenland"),
                        Map.entry("Korea, Republic ofe", "South Korea"),
                        Map.entry("New Caledonia11", "New Caledonia"),
                        Map.entry("Other countries10", "Other countries"),
                        Map.entry("World total (rounded)2", "World total"));
        assertThat(report.issues())
                .extracting(Issue::toString)
                .containsExactly(
                        "info blank-cell at mcs2024-tungs_world.csv, line 7, column Prod_t_est_2023, byte 692: expected"
                                + " a figure or a note in place of one, found neither; read as unknown, not as zero");
        assertThat(report.reconciliations())
                .extracting(Reconciliation::verdict)
                .containsExactly(
                        Reconciliation.Verdict.WITHIN_ROUNDING_OF_TOTAL,
                        Reconciliation.Verdict.WITHIN_ROUNDING_OF_TOTAL);
    }

    @Test
    void readsTheUnitOfEachColumn() {
        Loaded<UsgsData> loaded = load(
                "iron.csv",
                file(
                        "Source,Country,Type,Prod_kt_2022,Reserves_Mt,Reserves_notes,Cap_Sponge_kg_Est_2023,Prod_mmt_est_2023",
                        "MCS2024,Peru,\"Iron ore, usable ore\",13,17,\"Crude ore, million metric tons.\",19,23"));
        assertThat(loaded.value().tables())
                .extracting(each ->
                        each.type() + ": " + each.unit() + " " + each.table().measure() + " "
                                + each.table().year() + " " + each.table().sumOfRows())
                .containsExactly(
                        "Iron ore, usable ore: KILOTONNE OUTPUT 2022 13000 t gross weight",
                        "Iron ore, usable ore: MEGATONNE RESERVES 2023 17000000 t gross weight",
                        "Iron ore, usable ore, Sponge: KILOGRAM CAPACITY 2023 0.019 t unstated",
                        "Iron ore, usable ore: MEGATONNE OUTPUT 2023 23000000 t gross weight");
    }

    @Test
    void keepsTwoKindsOfReservesApart() {
        Loaded<UsgsData> loaded = load(
                "x.csv",
                file(
                        "Source,Country,Type,Prod_kt_2022,Reserves_ore_kt,Reserves_ore_K2O_equiv_kt,Reserves_notes",
                        "MCS2024,Peru,\"Mine production, potassium oxide (K2O) equivalent\",7,11,13,note"));
        assertThat(loaded.value().supply(Commodity.of("potash"), Measure.RESERVES, 2023))
                .extracting(each -> each.sumOfRows().toString())
                .containsExactly("11000 t gross weight", "13000 t K2O equivalent");
        assertThat(loaded.value().tables().get(2).table().rows().get(0).notes()).containsExactly("note");
    }

    @Test
    void endsATableAtItsWorldTotal() {
        Loaded<UsgsData> loaded = load(
                "x.csv",
                file(
                        "Source,Country,Type,Prod_kt_2022",
                        "MCS2024,Peru,Mine production: Ilmenite and rutile,7",
                        "MCS2024,Chile,Mine production: Ilmenite,11",
                        "MCS2024,China,Mine production: Ilmenite,13",
                        "MCS2024,\"World total (ilmenite, rounded)\",World total mine production: Ilmenite,31",
                        "MCS2024,Chile,Mine production: rutile,17",
                        "MCS2024,\"World total (rutile, rounded)\",World total mine production: rutile,17",
                        "MCS2024,\"World total (ilmenite and rutile, rounded)\",World total: rutile and ilmenite,48"));
        assertThat(table(loaded, "ilmenite", Measure.OUTPUT, 2022).sumOfRows()).hasToString("31000 t unstated");
        assertThat(row(table(loaded, "ilmenite", Measure.OUTPUT, 2022), "PER").notes())
                .containsExactly("Mine production: Ilmenite and rutile");
        assertThat(table(loaded, "rutile", Measure.OUTPUT, 2022).sumOfRows()).hasToString("17000 t unstated");
        assertThat(loaded.value().statistics())
                .extracting(each -> each.area() + " " + each.value() + " " + each.unit() + " " + each.period())
                .containsExactly("World total (ilmenite and rutile, rounded) 48 kt 2022");
    }

    @Test
    void startsATableWhereAnotherTypeComesBackToTheSameCountry() {
        Loaded<UsgsData> loaded = load(
                "x.csv",
                file(
                        "Source,Country,Type,Prod_t_2022",
                        "MCS2024,Peru,Mine production - mica sheet,7",
                        "MCS2024,Chile,Mine production - mica sheet,11",
                        "MCS2024,Peru,Mine production - mica scrap,13"));
        assertThat(loaded.value().tables())
                .extracting(each ->
                        each.table().commodity().name() + " " + each.table().sumOfRows())
                .containsExactly("mica (sheet) 18 t unstated", "mica (scrap and flake) 13 t unstated");
    }

    @Test
    void readsATypeUnderAnotherName() {
        Loaded<UsgsData> loaded = load(
                "x.csv",
                file(
                        "Source,Country,\"Mine production, fluorspar\",Prod_kt_2022,Prod_kt_Est_2023,Prod_notes",
                        "MCS2024,Peru,\"Mine production, fluorspar\",7,11,"));
        assertThat(table(loaded, "fluorspar", Measure.OUTPUT, 2023).sumOfRows()).hasToString("11000 t unstated");
        assertThat(loaded.report().issues())
                .extracting(Issue::toString)
                .containsExactly(
                        "info misnamed-column at x.csv, line 1, column Mine production, fluorspar: expected Type,"
                                + " found Mine production, fluorspar; read as the type (text: \"Mine production,"
                                + " fluorspar\")");
    }

    @Test
    void keepsCellsWithoutAColumnName() {
        Loaded<UsgsData> loaded = load(
                "mcs2024-barit_world.csv",
                file("Source,Country,Type,Prod_kt_2022,Reserves_kt,,", "MCS2023,Peru,Barite,7,11,\"1,300\",see above"));
        assertThat(loaded.value().statistics())
                .extracting(each -> each.area() + " | " + each.detail() + " | " + each.value() + " | " + each.text())
                .containsExactly("Peru | #6 | 1300 | 1,300", "Peru | #7 | 0.. | see above");
        assertThat(loaded.report().issues())
                .extracting(Issue::toString)
                .containsExactly(
                        "warning unnamed-column at mcs2024-barit_world.csv, line 2, column #6, byte 72: expected"
                                + " nothing in a column that does not say what it holds, found 1,300; kept as a statistic"
                                + " without a meaning (text: \"1,300\")",
                        "warning unnamed-column at mcs2024-barit_world.csv, line 2, column #7, byte 80: expected"
                                + " nothing in a column that does not say what it holds, found see above; kept as a"
                                + " statistic without a meaning (text: \"see above\")");
    }

    @Test
    void takesTheCommodityFromTheFileNameWhereTheTypeDoesNotSayIt() {
        String text = file("Source,Country,Type,Prod_t_2020,Prod_t_Est_2021", "MCS2022,Peru,Mine production,7,11");
        assertThat(table(load("down!world/mcs2022-nicke_world (1).csv", text), "nickel", Measure.OUTPUT, 2020)
                        .sumOfRows())
                .hasToString("7 t unstated");
        Loaded<UsgsData> nameless = load("upload", text);
        assertThat(nameless.value().tables().get(0).table().commodity().name()).isEqualTo("not stated");
        assertThat(nameless.report().issues())
                .extracting(Issue::toString)
                .containsExactly(
                        "warning unknown-commodity at upload, line 2, column Type, byte 61: expected a commodity in"
                                + " the type, or a file name such as mcs2024-nicke_world.csv, found neither (text: \"Mine"
                                + " production\")");
        Loaded<UsgsData> renamed = load("mcs2022-coppe_world.csv", text.replace("Mine", "Tin mine"));
        assertThat(table(renamed, "tin", Measure.OUTPUT, 2021).sumOfRows()).hasToString("11 t unstated");
        assertThat(renamed.report().issuesByCode()).containsExactly(Map.entry("name-mismatch", 1L));
    }

    @Test
    void takesTheEditionFromTheYearsWhereNoRowSaysIt() {
        String header = "Source,Country,Type,Prod_t_est_2022,Prod_t_est_2023";
        Loaded<UsgsData> unsaid = load("x.csv", file(header, ",Peru,Tin,7,11", ",Chile,Tin,13,17"));
        assertThat(unsaid.value().editions()).hasToString("[MCS 2024]");
        assertThat(unsaid.report().issues())
                .extracting(Issue::toString)
                .containsExactly(
                        "info missing-edition at x.csv, line 2, column Source, byte 52: expected MCS and the year of"
                                + " the edition, found nothing in any row; taken for that of 2024, the year after the last"
                                + " column's");
        Loaded<UsgsData> other = load("x.csv", file(header, "MCS2025,Peru,Tin,7,11", ",Chile,Tin,13,17"));
        assertThat(other.value().editions()).hasToString("[MCS 2025]");
        assertThat(other.report().issuesByCode()).containsExactly(Map.entry("edition-mismatch", 1L));
        Loaded<UsgsData> two = load("x.csv", file(header, "MCS2024,Peru,Tin,7,11", "MCS2023,Chile,Tin,13,17"));
        assertThat(two.report().errors())
                .extracting(Issue::toString)
                .containsExactly(
                        "error wrong-edition at x.csv, line 3, column Source, byte 74: expected MCS and the year of the"
                                + " edition, the same in all rows, or nothing, found MCS2023 (text: \"MCS2023\")");
    }

    @Test
    void keepsVolumesAsStatisticsAndNotesOfColumnsWithoutFigures() {
        Loaded<UsgsData> helium = load(
                "x.csv",
                file(
                        "Source,Country,Type,Prod_mcm_2022",
                        "MCS2024,United States (from Cliffside Field),\"Mine production, helium\",7",
                        "MCS2024,Qatar,\"Mine production, helium\",Less than one-half unit"));
        assertThat(helium.value().tables()).isEmpty();
        assertThat(helium.value().statistics())
                .extracting(each -> each.area() + " " + each.value() + " " + each.unit())
                .containsExactly("United States (from Cliffside Field) 7 mcm", "Qatar 0..0.5 mcm");
        Loaded<UsgsData> noted = load(
                "x.csv",
                file(
                        "Source,Country,Type,Prod_t_2022,Prod_notes,Reserves_t,Reserves_notes",
                        "MCS2024,Peru,\"Refinery production, copper\",7,here,,and there"));
        assertThat(noted.value().tables()).hasSize(1);
        assertThat(noted.value().tables().get(0).table().rows().get(0).notes()).containsExactly("here", "and there");
    }

    @Test
    void correctsUnitsOfTheFirstVersionOf2024Only() {
        String text = file("Source,Country,Type,Prod_t_2022,Reserves_t", "MCS2024,Peru,Talc,7,11");
        Loaded<UsgsData> first = load("x.csv", text);
        assertThat(table(first, "talc and pyrophyllite", Measure.OUTPUT, 2022).sumOfRows())
                .hasToString("7000 t unstated");
        assertThat(first.report().errata())
                .containsExactly(
                        "MCS_2024_THOUSAND_TONS: the unit is thousand metric tons, not metric tons: as in the printed"
                                + " report and in the second version of the release");
        Loaded<UsgsData> other = load("x.csv", text.replace("MCS2024", "MCS2022"));
        assertThat(table(other, "talc and pyrophyllite", Measure.OUTPUT, 2022).sumOfRows())
                .hasToString("7 t unstated");
        Loaded<UsgsData> selenium = load(
                "x.csv",
                file(
                        "Source,Country,Type,Prod_t_2022,Reserves_kt",
                        "MCS2024,Peru,\"Refinery production, selenium\",7,11"));
        assertThat(table(selenium, "selenium", Measure.RESERVES, 2023).sumOfRows())
                .hasToString("11 t unstated");
    }

    @Test
    void takesAFootnoteMarkOffAFigureOnlyIfTheTotalAsksForIt() {
        String header = "Source,Country,Type,Prod_kt_2021,Prod_kt_est_2022,Reserves_kt";
        String[] rows = {
            "MCS2023,Australia,\"Mine production, zinc content\",13,17,\"1,166,000\"",
            "MCS2023,Other countries,\"Mine production, zinc content\",19,23,144000",
            "MCS2023,World total (rounded),\"Mine production, zinc content\",32,40,210000"
        };
        Loaded<UsgsData> loaded = load("x.csv", file(header, rows));
        SupplyTable reserves = table(loaded, "zinc", Measure.RESERVES, 2022);
        assertThat(row(reserves, "AUS").amount()).hasToString("66000000 t contained metal");
        assertThat(row(reserves, "AUS").marks()).containsExactly(Mark.ERRATUM);
        assertThat(reserves.errata()).hasSize(1);
        assertThat(loaded.report().reconciliations().get(2).verdict())
                .isEqualTo(Reconciliation.Verdict.WITHIN_ROUNDING_OF_TOTAL);
        rows[2] = rows[2].replace("210000", "1300000");
        Loaded<UsgsData> fitting = load("x.csv", file(header, rows));
        assertThat(row(table(fitting, "zinc", Measure.RESERVES, 2022), "AUS").amount())
                .hasToString("1166000000 t contained metal");
        assertThat(fitting.report().errata()).isEmpty();
    }

    @Test
    void rejectsARowWithAllItsBadCellsAndASecondRowOfAProducer() {
        Loaded<UsgsData> loaded = load(
                "x.csv",
                file(
                        "Source,Country,Type,Prod_t_2022,Reserves_t",
                        "MCS2024,Peru,Tin,7,11",
                        "MCS2024,Atlantis,Tin,-7,0x1p3",
                        "MCS2024,Peru,Tin,13,17",
                        "MCS2024,World total,Tin,7,11"));
        assertThat(loaded.report().errors())
                .extracting(Issue::toString)
                .containsExactly(
                        "error unknown-country at x.csv, line 3, column Country, byte 73: expected a country, other"
                                + " countries or the world total, found Atlantis (text: \"Atlantis\")",
                        bad("Prod_t_2022", 86, "-7"),
                        bad("Reserves_t", 89, "0x1p3"),
                        "error duplicate-producer at x.csv, line 4, column Country, byte 103: expected every producer"
                                + " once in a table, found Peru in line 2 too (text: \"Peru\")");
        assertThat(loaded.report().rowsRead()).isEqualTo(4);
        assertThat(loaded.report().rowsRejected()).isEqualTo(2);
        assertThat(loaded.report().reconciliations()).isEmpty();
        assertThat(row(table(loaded, "tin", Measure.OUTPUT, 2022), "PER").amount())
                .hasToString("7 t unstated");
    }

    @Test
    void rejectsRowsThatAreThereTwice() {
        int header = TUNGSTEN.indexOf("MCS2024");
        Loaded<UsgsData> twice = load(TUNGSTEN + TUNGSTEN.substring(header));
        assertThat(twice.report().errors())
                .extracting(issue -> issue.code() + " " + issue.place().line().orElseThrow())
                .hasSize(8)
                .startsWith("duplicate-row 12")
                .endsWith("duplicate-row 19");
        assertThat(twice.report().blankLines()).isEqualTo(4);
        assertThat(twice.value()).isEqualTo(load(TUNGSTEN).value());
    }

    private static String bad(String column, int at, String text) {
        return "error not-a-number at x.csv, line 3, column " + column + ", byte " + at
                + ": expected a number of at least 0, a bound such as >25, a mark such as W or NA, or an empty cell,"
                + " found "
                + text + " (text: \"" + text + "\")";
    }

    @Test
    void readsWindows1252OnlyWhereTheBytesAreThoseOfThePublisher() {
        String text = file("Source,Country,Type,Prod_t_2022", "MCS2024,C\u00f4te d\u2019Ivoire,Tin,7");
        DataSource ansi = DataSource.ofBytes("x.csv", text.getBytes(Charset.forName("windows-1252")));
        assertThat(row(table(UsgsWorldData.load(ansi), "tin", Measure.OUTPUT, 2022), "CIV")
                        .hasFigure())
                .isTrue();
        assertThat(row(table(load("x.csv", text), "tin", Measure.OUTPUT, 2022), "CIV")
                        .hasFigure())
                .isTrue();
        DataSource other =
                DataSource.ofBytes("x.csv", text.replace('\u00f4', '\u00ff').getBytes(StandardCharsets.ISO_8859_1));
        org.assertj.core.api.Assertions.assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> UsgsWorldData.load(other))
                .satisfies(e -> assertThat(e.issues().get(0).code()).isEqualTo("wrong-encoding"));
    }

    @Test
    void takesFootnoteMarksOffNames() {
        for (String cell : List.of("Indiae, 4", "India12", "Indiae", "India 4, 5", "India9, 10", "Indiae9")) {
            assertThat(Party.find(cell)).as(cell).isPresent();
            assertThat(Party.find(cell).orElseThrow().producer()).isEqualTo(Producer.parse("India"));
            assertThat(Party.find(cell).orElseThrow().mark()).isNotEmpty();
        }
        assertThat(Party.find("Indiae, 4").orElseThrow().estimated()).isTrue();
        assertThat(Party.find("India12").orElseThrow().estimated()).isFalse();
        for (String cell : List.of("Greece", "Chile", "Ukraine", "C\u00f4te d\u2019Ivoire", "Suriname", "Mozambique")) {
            assertThat(Party.find(cell).orElseThrow().mark()).as(cell).isEmpty();
        }
        assertThat(Party.find("World totale").orElseThrow().kind()).isEqualTo(Party.Kind.WORLD);
        assertThat(Party.find("World total (rounded)10").orElseThrow().qualifier())
                .isEmpty();
        assertThat(Party.find("Other countriese, 8").orElseThrow().kind()).isEqualTo(Party.Kind.REMAINDER);
        assertThat(Party.find("Atlantise, 8")).isEmpty();
        assertThat(Party.find("China, Germany, and Russa")).isEmpty();
        assertThat(Party.find("12")).isEmpty();
    }

    @Test
    void addsTwoRemaindersAndKeepsUnknownWords() {
        Loaded<UsgsData> loaded = load(
                "x.csv",
                file(
                        "Source,Country,Type,Prod_t_2022,Reserves_t",
                        "MCS2023,Peru,Lime,7,\"Adequate for all needs\"",
                        "MCS2023,Other countries (hydrated),Lime,11,",
                        "MCS2023,Other countries (quick),Lime,13,"));
        SupplyRow other =
                table(loaded, "lime", Measure.OUTPUT, 2022).remainder().orElseThrow();
        assertThat(other.amount()).hasToString("24 t unstated");
        assertThat(other.notes()).containsExactly("11 t unstated: hydrated", "13 t unstated: quick");
        assertThat(row(table(loaded, "lime", Measure.RESERVES, 2022), "PER").marks())
                .containsExactly(Mark.QUALITATIVE);
        assertThat(loaded.report().issuesByCode())
                .containsEntry("unknown-words", 1L)
                .containsOnlyKeys("unknown-words", "blank-cell");
    }

    @Test
    void takesAHeaderAloneForNoTables() {
        Loaded<UsgsData> loaded = load(file("Source,Country,Type,Prod_t_2022").stripTrailing() + "\n");
        assertThat(loaded.value().tables()).isEmpty();
        assertThat(loaded.report().rowsRead()).isZero();
        assertThat(loaded.report().issuesByCode()).containsOnlyKeys("no-rows");
    }

    /** One damaged cell gives exactly one issue, which names its line and column, and one rejected row. */
    @Test
    void givesOneIssueForOneDamagedCell() {
        List<String> lines = Splitter.on("\r\n").omitEmptyStrings().splitToList(TUNGSTEN.substring(1));
        List<String> header = Splitter.on(',').splitToList(lines.get(0));
        int damages = 0;
        for (int line = 1; line < 9; line++) {
            for (String column : List.of("Source", "Country", "Prod_t_2022", "Prod_t_est_2023", "Reserves_t")) {
                List<String> cells = new ArrayList<>(
                        Splitter.onPattern(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)").splitToList(lines.get(line)));
                cells.set(header.indexOf(column), "7x11");
                List<String> damaged = new ArrayList<>(lines);
                damaged.set(line, String.join(",", cells));
                LoadReport report = load(String.join("\r\n", damaged) + "\r\n").report();
                List<Issue> issues = report.issues().stream()
                        .filter(issue -> !issue.code().equals("blank-cell"))
                        .toList();
                assertThat(issues).hasSize(1);
                assertThat(issues.get(0).place().line()).hasValue(line + 1);
                assertThat(issues.get(0).place().column()).contains(column);
                assertThat(issues.get(0).rawText()).isEqualTo("7x11");
                assertThat(report.rowsRejected()).isEqualTo(1);
                damages++;
            }
        }
        assertThat(damages).isEqualTo(40);
    }

    /** Wherever the file is cut: an error, or a warning that it may be, or as many rows as there are whole lines. */
    @Test
    void tellsOfEveryCut() {
        byte[] whole = TUNGSTEN.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            String text = new String(cut, StandardCharsets.UTF_8);
            try {
                LoadReport report =
                        UsgsWorldData.load(DataSource.ofBytes("x.csv", cut)).report();
                long lines = text.lines().count() - 1;
                assertThat(report.rowsRead() + report.blankLines()).isEqualTo(lines);
                assertThat(report.issuesByCode().containsKey("may-be-cut"))
                        .isEqualTo(!text.endsWith("\n") && !text.endsWith("\r"));
            } catch (LoadException e) {
                assertThat(e.issues()).isNotEmpty();
            }
        }
    }

    /** Seeded damage: typed errors only, and every row is kept or rejected. */
    @Test
    void survivesMutations() {
        mutate(TUNGSTEN);
    }

    static void mutate(String text) {
        int rounds = Rounds.count();
        Random random = Rounds.random();
        byte[] alphabet = "7,\"\r\n e-W>\u00a0".getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        int changed = 0;
        LoadReport whole = load("x.csv", text).report();
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int from = text.startsWith("\uFEFF") ? 3 : 0;
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                bytes[random.nextInt(from, bytes.length)] = alphabet[random.nextInt(alphabet.length)];
            }
            try {
                LoadReport report =
                        UsgsWorldData.load(DataSource.ofBytes("x.csv", bytes)).report();
                assertThat(report.rowsRead()).isEqualTo(report.rowsKept() + report.rowsRejected());
                changed += report.sums().equals(whole.sums()) && report.issues().equals(whole.issues()) ? 0 : 1;
            } catch (LoadException e) {
                assertThat(e.issues()).isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).isBetween(rounds / 20, rounds * 19 / 20);
        assertThat(changed).isPositive();
    }
}
