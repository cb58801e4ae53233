package io.github.criticalminerals.io.usgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CombinedLayoutTest {
    static final String HEADER = "SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024,PROD_NOTES,CAP_2023,"
            + "CAP_EST_ 2024,CAP_NOTES,RESERVES_2024,RESERVE_NOTES\n";

    /** In the format of the release; the figures are made up. */
    private static final String TUNGSTEN = HEADER
            + "MCS2025,Tungsten ,Austria,\"Mine production, tungsten content\",metric tons,13,17,estimated"
            + " 2023,,,,1900,\n"
            + "MCS2025,Tungsten ,Bolivia,\"Mine production, tungsten content\",metric tons,,,W for 23-24,,,,,NA\n"
            + "MCS2025,Tungsten ,China,\"Mine production, tungsten content\",metric tons,6700,6100,Production quota;"
            + " made up.,,,,\">17,000\",Large\n"
            + "MCS2025,Tungsten ,Burma,\"Mine production, tungsten content\",metric tons,,,,,,,,Included in World"
            + " total\n"
            + "MCS2025,Tungsten ,Peru (exports),\"Mine production, tungsten content\",metric tons,7,,na for"
            + " 2024,,,,,Moderate to Large\n"
            + "MCS2025,Tungsten ,Rwanda,\"Mine production, tungsten content\",metric tons,,,Less than 1/2"
            + " unit,,,,,xx\n"
            + "MCS2025,Tungsten ,Other Countries,\"Mine production, tungsten content\",metric"
            + " tons,110,130,reported,,,,290,\n"
            + "MCS2025,Tungsten ,World total (rounded) 10,\"Mine production, tungsten content\",metric"
            + " tons,6800,6200,Excludes U.S. production.,,,,\">19,000\",\n";

    private static Loaded<UsgsData> load(String text) {
        return UsgsWorldData.load(DataSource.ofText("any name.csv", text));
    }

    private static SupplyTable table(Loaded<UsgsData> loaded, String commodity, Measure measure, int year) {
        List<SupplyTable> tables = loaded.value().supply(Commodity.parse(commodity), measure, year);
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }

    private static SupplyRow row(SupplyTable table, String country) {
        return table.rows().stream()
                .filter(row -> row.producer().equals(Country.parse(country)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void makesATableOfEachMeasureAndYear() {
        Loaded<UsgsData> loaded = load(TUNGSTEN);
        assertThat(loaded.value().editions()).hasToString("[MCS 2025]");
        assertThat(loaded.value().tables())
                .extracting(each -> each.table().measure() + " " + each.table().year())
                .containsExactly("OUTPUT 2023", "OUTPUT 2024", "RESERVES 2024");
        UsgsTable first = loaded.value().tables().get(0);
        assertThat(first.chapter()).isEqualTo("Tungsten");
        assertThat(first.type()).isEqualTo("Mine production, tungsten content");
        assertThat(first.unit()).isEqualTo(MassUnit.TONNE);
        assertThat(first.table().stages()).containsExactly(Stage.MINING);
        assertThat(first.table().basis()).isEqualTo(Basis.METAL);
        assertThat(first.table().sources().get(0).doi()).contains("10.3133/mcs2025");
        assertThat(loaded.value().statistics()).isEmpty();
    }

    @Test
    void keepsTheMeaningOfEveryCell() {
        Loaded<UsgsData> loaded = load(TUNGSTEN);
        SupplyTable before = table(loaded, "tungsten", Measure.OUTPUT, 2023);
        SupplyTable after = table(loaded, "tungsten", Measure.OUTPUT, 2024);
        SupplyTable reserves = table(loaded, "tungsten", Measure.RESERVES, 2024);
        assertThat(row(before, "AUT").amount().tonnes()).isEqualTo(Interval.exact(13));
        assertThat(row(before, "AUT").marks()).containsExactly(Mark.ESTIMATED);
        assertThat(row(after, "AUT").marks()).containsExactly(Mark.ESTIMATED);
        assertThat(row(after, "BOL").hasFigure()).isFalse();
        assertThat(row(after, "BOL").marks()).containsExactly(Mark.WITHHELD);
        assertThat(row(after, "BOL").notes()).containsExactly("W for 23-24");
        assertThat(row(reserves, "BOL").marks()).containsExactly(Mark.NOT_AVAILABLE);
        assertThat(row(before, "CHN").marks()).containsExactly(Mark.QUOTA);
        assertThat(row(after, "CHN").marks()).containsExactly(Mark.ESTIMATED, Mark.QUOTA);
        assertThat(row(reserves, "CHN").amount().tonnes()).isEqualTo(Interval.atLeast(17_000));
        assertThat(row(before, "MMR").marks()).containsExactly(Mark.BLANK);
        assertThat(row(before, "MMR").hasFigure()).isFalse();
        assertThat(row(reserves, "MMR").marks()).containsExactly(Mark.INCLUDED_ELSEWHERE);
        assertThat(row(before, "PER").amount().tonnes()).isEqualTo(Interval.exact(7));
        assertThat(row(before, "PER").notes()).containsExactly("exports", "na for 2024");
        assertThat(row(after, "PER").marks()).containsExactly(Mark.NOT_AVAILABLE);
        assertThat(row(reserves, "PER").marks()).containsExactly(Mark.QUALITATIVE);
        assertThat(row(after, "RWA").amount().tonnes()).isEqualTo(Interval.of(0, 0.5));
        assertThat(row(after, "RWA").marks()).containsExactly(Mark.LESS_THAN_HALF_UNIT);
        assertThat(row(reserves, "RWA").marks()).containsExactly(Mark.NOT_APPLICABLE);
        SupplyRow other = before.remainder().orElseThrow();
        assertThat(other.amount().tonnes()).isEqualTo(Interval.exact(110));
        assertThat(other.marks()).containsExactly(Mark.REPORTED);
        assertThat(before.printedTotal().orElseThrow().tonnes()).isEqualTo(Interval.exact(6800));
        assertThat(before.notes())
                .containsExactly(
                        "As printed: Tungsten, Mine production, tungsten content (t)",
                        "World total: Excludes U.S. production.");
        assertThat(reserves.printedTotal().orElseThrow().tonnes()).isEqualTo(Interval.atLeast(19_000));
    }

    @Test
    void reportsWhatItDid() {
        LoadReport report = load(TUNGSTEN).report();
        assertThat(report.format()).isEqualTo("Mineral Commodity Summaries, combined world data");
        assertThat(report.edition()).contains("MCS 2025");
        assertThat(report.licence()).contains("CC0 1.0");
        assertThat(report.rowsRead()).isEqualTo(8);
        assertThat(report.rowsRejected()).isZero();
        assertThat(report.sums())
                .containsEntry("PROD_2023", new BigDecimal(13 + 6700 + 7 + 110 + 6800))
                .containsEntry("RESERVES_2024", new BigDecimal(1900 + 290));
        assertThat(report.aliases())
                .containsExactly(
                        java.util.Map.entry("Burma", "Myanmar"),
                        java.util.Map.entry("World total (rounded) 10", "World total"));
        assertThat(report.errata()).isEmpty();
        assertThat(report.issues())
                .extracting(Issue::toString)
                .containsExactly(
                        "info blank-cell at any name.csv, line 5, column PROD_2023, byte 536: expected a figure or a"
                                + " note in place of one, found neither; read as unknown, not as zero",
                        "info blank-cell at any name.csv, line 5, column PROD_EST_ 2024, byte 537: expected a figure"
                                + " or a note in place of one, found neither; read as unknown, not as zero");
        assertThat(report.reconciliations())
                .extracting(Reconciliation::verdict)
                .containsExactly(
                        Reconciliation.Verdict.WITHIN_ROUNDING_OF_TOTAL,
                        Reconciliation.Verdict.WITHIN_ROUNDING_OF_TOTAL,
                        Reconciliation.Verdict.WITHIN_ROUNDING_OF_TOTAL);
    }

    @Test
    void rejectsARowWithAllItsBadCellsAndGoesOn() {
        String text = HEADER
                + "MCS2025,Tin,Peru,\"Mine production, tin content\",metric tons,13,17,,,,,19,\n"
                + "MCS2025,Tin,Atlantis,\"Mine production, tin content\",furlongs,-7,0x1p3,,1d,NaN,,\"1243,000\",\n"
                + "MCS2025,Tin,World total (rounded),\"Mine production, tin content\",metric tons,13,17,,,,,23,\n";
        Loaded<UsgsData> loaded = load(text);
        LoadReport report = loaded.report();
        assertThat(report.rowsRead()).isEqualTo(3);
        assertThat(report.rowsKept()).isEqualTo(2);
        assertThat(report.errors())
                .extracting(Issue::toString)
                .containsExactly(
                        "error unknown-country at any name.csv, line 3, column COUNTRY, byte 223: expected a country,"
                                + " other countries or the world total, found Atlantis (text: \"Atlantis\")",
                        "error unknown-unit at any name.csv, line 3, column UNIT_MEAS, byte 263: expected a unit of"
                                + " mass or million cubic meters, found furlongs (text: \"furlongs\")",
                        bad("PROD_2023", 272, "-7"),
                        bad("PROD_EST_ 2024", 275, "0x1p3"),
                        bad("CAP_2023", 282, "1d"),
                        bad("CAP_EST_ 2024", 285, "NaN"),
                        bad("RESERVES_2024", 290, "1243,000"));
        assertThat(report.issuesByCode()).doesNotContainKey("total-mismatch");
        assertThat(table(loaded, "tin", Measure.OUTPUT, 2023).rows()).hasSize(1);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(loaded::orElseThrow)
                .satisfies(e -> assertThat(e.issues()).hasSize(7));
    }

    private static String bad(String column, int at, String text) {
        return "error not-a-number at any name.csv, line 3, column " + column + ", byte " + at
                + ": expected a number of at" + " least 0, a bound such as >25, or an empty cell, found " + text
                + " (text: \"" + text + "\")";
    }

    @Test
    void rejectsRowsThatAreThereTwice() {
        Loaded<UsgsData> twice = load(TUNGSTEN + TUNGSTEN.substring(HEADER.length()));
        assertThat(twice.report().rowsRejected()).isEqualTo(8);
        assertThat(twice.report().errors())
                .extracting(issue -> issue.code() + " " + issue.place().line().orElseThrow())
                .hasSize(8)
                .startsWith("duplicate-row 10")
                .endsWith("duplicate-row 17");
        assertThat(twice.value()).isEqualTo(load(TUNGSTEN).value());
        assertThat(twice.report().reconciliations())
                .isEqualTo(load(TUNGSTEN).report().reconciliations());
    }

    @Test
    void rejectsASecondRowOfAProducer() {
        String type = "\"Mine production, tin content\",metric tons,";
        String text = HEADER
                + "MCS2025,Tin,Burma," + type + "13,17,,,,,19,\n"
                + "MCS2025,Tin,Peru (oxide)," + type + "2,2,,,,,,\n"
                + "MCS2025,Tin,Peru," + type + "3,3,,,,,,\n"
                + "MCS2025,Tin ,Burma ," + type + "11,17,,,,,19,\n"
                + "MCS2025,Tin,World total (rounded)," + type + "18,22,,,,,19,\n"
                + "MCS2025,Tin,World total," + type + "29,22,,,,,19,\n"
                + "MCS2025,Tin,Burma,\"Smelter production\",metric tons,5,5,,,,,,\n";
        Loaded<UsgsData> loaded = load(text);
        assertThat(loaded.report().errors())
                .extracting(issue -> issue.code() + " " + issue.place().line().orElseThrow() + " " + issue.message())
                .containsExactly(
                        "duplicate-producer 5 expected every producer once in a table, found Burma in line 2 too",
                        "duplicate-producer 7 expected every producer once in a table, found World total in line 6"
                                + " too");
        SupplyTable mined = loaded.value().tables().get(0).table();
        assertThat(row(mined, "MMR").amount().tonnes()).isEqualTo(Interval.exact(13));
        assertThat(row(mined, "PER").amount().tonnes()).isEqualTo(Interval.exact(5));
        assertThat(mined.printedTotal().orElseThrow().tonnes()).isEqualTo(Interval.exact(18));
        assertThat(loaded.report().reconciliations()).isEmpty();
    }

    @Test
    void warnsOfATotalThatItsRowsMiss() {
        String text = HEADER
                + "MCS2025,Tin,Peru,\"Mine production, tin content\",metric tons,13,17,,,,,1900,\n"
                + "MCS2025,Tin,World total (rounded),\"Mine production, tin content\",metric tons,13,31,,,,,2300,\n";
        assertThat(load(text).report().issues())
                .extracting(Issue::toString)
                .containsExactly(
                        "warning total-mismatch at any name.csv, line 3, column PROD_EST_ 2024, byte 293: expected the"
                                + " rows to add up to the printed total, found tin, [mining], output 2024, contained metal"
                                + " (MCS 2025): rows 17, printed total 31 (t), differs (text: \"31\")",
                        "warning total-mismatch at any name.csv, line 3, column RESERVES_2024, byte 300: expected the"
                                + " rows to add up to the printed total, found tin, [mining], reserves 2024, contained"
                                + " metal (MCS 2025): rows 1,900, printed total 2,300 (t), differs (text: \"2300\")");
    }

    @Test
    void readsTheUnitOfReservesFromTheNotes() {
        String text = HEADER
                + "MCS2025,Iron Ore  ,Peru,\"Mine production, usable ore\",thousand metric tons,13,17,,,,,19,"
                + "\"Crude Ore, million metric tons\"\n"
                + "MCS2025,Iron Ore  ,Chile,\"Mine production, usable ore\",thousand metric tons,7,11,,,,,,NA  \n"
                + "MCS2025,Molybdenum ,Peru,\"Mine production, molybdenum content\",metric tons,2,3,,,,,5,\n"
                + "MCS2025,Molybdenum ,Chile,\"Mine production, molybdenum content\",metric tons,2,3,,,,,7,"
                + " (Reserve data is thousand metric tons).\n";
        Loaded<UsgsData> loaded = load(text);
        SupplyTable ore = table(loaded, "iron ore", Measure.RESERVES, 2024);
        assertThat(row(ore, "PER").amount()).hasToString("19000000 t gross weight");
        assertThat(row(ore, "CHL").marks()).containsExactly(Mark.NOT_AVAILABLE);
        SupplyTable molybdenum = table(loaded, "molybdenum", Measure.RESERVES, 2024);
        assertThat(row(molybdenum, "PER").amount()).hasToString("5000 t contained metal");
        assertThat(molybdenum.notes()).contains("Unit of the reserves as the notes say: thousand metric tons");
        assertThat(row(table(loaded, "molybdenum", Measure.OUTPUT, 2024), "PER").amount())
                .hasToString("3 t contained metal");
    }

    @Test
    void addsRowsOfOneCountryAndKeepsBothParts() {
        String text = HEADER
                + "MCS2025,Talc,Peru (crude),\"Mine production, estimated\",metric tons,13,17,,,,,,\n"
                + "MCS2025,Talc,Peru (steatite),\"Mine production, estimated\",metric tons,19,,NA,,,,,\n";
        Loaded<UsgsData> loaded = load(text);
        SupplyRow sum = row(table(loaded, "talc and pyrophyllite", Measure.OUTPUT, 2023), "PER");
        assertThat(sum.amount()).hasToString("32 t unstated");
        assertThat(sum.notes()).containsExactly("13 t unstated: crude", "19 t unstated: steatite; NA");
        SupplyRow unknown = row(table(loaded, "talc and pyrophyllite", Measure.OUTPUT, 2024), "PER");
        assertThat(unknown.hasFigure()).isFalse();
        assertThat(unknown.notes()).containsExactly("17 t unstated: crude", "no figure: steatite; NA");
    }

    @Test
    void keepsVolumesAndLoneTotalsAsStatistics() {
        String text = HEADER
                + "MCS2025,Helium,Qatar,\"Production, helium gas content\",million cubic meters,13,,,,,,,Large\n"
                + "MCS2025,Soda ash,\"World total (rounded), synthetic\",\"Production, Synthetic\",thousand metric"
                + " tons,17,19,,,,,,\n";
        UsgsData data = load(text).orElseThrow();
        assertThat(data.tables()).isEmpty();
        assertThat(data.statistics())
                .extracting(each -> each.commodity() + " " + each.area() + " " + each.statistic() + " " + each.period()
                        + " " + each.value() + " " + each.unit() + " " + each.marks())
                .containsExactly(
                        "Helium Qatar OUTPUT 2023 13 million cubic meters []",
                        "Helium Qatar RESERVES 2024 0.. million cubic meters [QUALITATIVE]",
                        "Soda ash World total (rounded), synthetic OUTPUT 2023 17 thousand metric tons []",
                        "Soda ash World total (rounded), synthetic OUTPUT 2024 19 thousand metric tons [ESTIMATED]");
    }

    @Test
    void readsAnEmptyCellOfRareEarthsAsTheErratumSays() {
        String text = HEADER
                + "MCS2025,Rare earths,Canada ,\"Mine production, rare-earth-oxide equivalent\",metric"
                + " tons,,,,,,,13,\n"
                + "MCS2025,Rare earths,India,\"Mine production, rare-earth-oxide equivalent\",metric"
                + " tons,17,,,,,,19,\n";
        Loaded<UsgsData> loaded = load(text);
        SupplyTable output = table(loaded, "rare earths", Measure.OUTPUT, 2024);
        assertThat(row(output, "CAN").amount()).hasToString("0 t REO");
        assertThat(row(output, "CAN").marks()).containsExactly(Mark.ERRATUM);
        assertThat(row(output, "IND").marks()).containsExactly(Mark.BLANK);
        assertThat(output.errata())
                .containsExactly(
                        "MCS_2025_RARE_EARTHS_BLANK_IS_ZERO: an empty cell is zero: the printed report has a dash"
                                + " there");
        assertThat(loaded.report().errata()).containsExactlyElementsOf(output.errata());
        assertThat(loaded.value().supply(Commodity.of("rare earths"), Measure.CAPACITY, 2024))
                .isEmpty();
        Loaded<UsgsData> other = load(text.replace("MCS2025", "MCS2027"));
        assertThat(row(table(other, "rare earths", Measure.OUTPUT, 2023), "CAN").marks())
                .containsExactly(Mark.BLANK);
        assertThat(other.report().errata()).isEmpty();
    }

    @Test
    void refusesTwoEditionsInOneFile() {
        String text = HEADER
                + "MCS2025,Tin,Peru,\"Mine production, tin content\",metric tons,13,17,,,,,19,\n"
                + "MCS2026,Tin,Chile,\"Mine production, tin content\",metric tons,13,17,,,,,19,\n";
        assertThat(load(text).report().errors())
                .extracting(Issue::toString)
                .containsExactly(
                        "error wrong-edition at any name.csv, line 3, column SOURCE, byte 211: expected MCS and the"
                                + " year of the edition, the same in all rows, found MCS2026 (text: \"MCS2026\")");
    }

    @Test
    void saysThatATableIsEmpty() {
        String text = HEADER
                + "MCS2025,Gemanium,Canada ,Primary and secondary refinery production,kilograms,,,,,,,,\n"
                + "MCS2025,Gemanium,China,Primary and secondary refinery production,kilograms,,,,,,,,\n";
        assertThat(load(text).value().tables()).isEmpty();
        assertThat(load(text).report().issues())
                .extracting(Issue::toString)
                .containsExactly(
                        "info empty-table at any name.csv, line 2, column COMMODITY, byte 145: expected a figure or a"
                                + " note in place of one in some row of Gemanium, Primary and secondary refinery"
                                + " production, found none in 2 rows (text: \"Gemanium\")");
    }

    @Test
    void takesAHeaderAloneForNoTables() {
        Loaded<UsgsData> loaded = load(HEADER);
        assertThat(loaded.value().tables()).isEmpty();
        assertThat(loaded.report().rowsRead()).isZero();
    }

    @Test
    void namesTheLayoutsItTried() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load("SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_NOTES,RESERVES_2024\n"))
                .withMessage("error unknown-layout at any name.csv, line 1: expected one of these layouts: Mineral"
                        + " Commodity Summaries, world data of a commodity, which misses Prod_, Cap_ or Reserves_ with"
                        + " a unit such as Prod_t_2023; Mineral Commodity Summaries, critical minerals, which misses"
                        + " Net_Import_Reliance or Primary Applications; Mineral Commodity Summaries, salient"
                        + " statistics of a commodity, which misses Year, a column of figures such as USprod_t;"
                        + " Mineral Commodity Summaries, combined world data, which misses CAP_NOTES, RESERVE_NOTES,"
                        + " CAP_ and a year; Mineral Commodity Summaries, long data, which misses MCS chapter,"
                        + " Section, Statistics, Statistics_detail, Unit, Year, Value, Notes, Other notes, Is critical"
                        + " mineral and a year (text:"
                        + " \"SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_NOTES,RESERVES_2024\")");
    }

    /** One damaged cell gives exactly one issue, which names its line and column, and one rejected row. */
    @Test
    void givesOneIssueForOneDamagedCell() {
        String[] lines = TUNGSTEN.split("\n");
        List<String> header = List.of(lines[0].split(","));
        Set<String> checked = Set.of(
                "SOURCE",
                "COUNTRY",
                "UNIT_MEAS",
                "PROD_2023",
                "PROD_EST_ 2024",
                "CAP_2023",
                "CAP_EST_ 2024",
                "RESERVES_2024");
        long before = load(TUNGSTEN).report().issues().stream()
                .filter(issue -> !issue.code().equals("blank-cell"))
                .count();
        assertThat(before).isZero();
        int damages = 0;
        for (int line = 1; line < lines.length; line++) {
            for (String column : checked) {
                List<String> cells =
                        new java.util.ArrayList<>(List.of(lines[line].split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)));
                cells.set(header.indexOf(column), "7x11");
                String[] damaged = lines.clone();
                damaged[line] = String.join(",", cells);
                LoadReport report = load(String.join("\n", damaged) + "\n").report();
                List<Issue> issues = report.issues().stream()
                        .filter(issue -> !issue.code().equals("blank-cell"))
                        .toList();
                assertThat(issues).hasSize(1);
                assertThat(issues.get(0).place().line()).hasValue(line + 1);
                assertThat(issues.get(0).place().column()).contains(column);
                assertThat(issues.get(0).rawText()).isEqualTo("7x11");
                assertThat(report.rowsRejected()).isEqualTo(1);
                assertThat(report.rowsRead()).isEqualTo(report.rowsKept() + report.rowsRejected());
                damages++;
            }
        }
        assertThat(damages).isEqualTo(64);
    }
}
