package io.github.criticalminerals.io.usgs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SalientLayoutTest {
    /** In the format of the releases; the figures are made up. */
    private static final String NIOBIUM = "\uFEFF"
            + "DataSource,Commodity,Year,USprod_Mine_t,Imports_t,Exports_t,Shipments_Gov_t,Price_dkg,Stocks_Minet,NIR_pct,,\r\n"
            + "MCS2025,Niobium (Columbium) ,2020,0,\"10,103\",W,\u221283,NA,7,>95,,\r\n"
            + "MCS2025,Niobium (Columbium) ,2021,<100,7103,Less than a half unit,-11,50\u2013300,e13,E,,\r\n"
            + "MCS2025,Niobium (Columbium) ,2024e,,7.5,\u2014,\"Variable, depending on type of product\",23.50,17,<25,,\r\n"
            + ",,,,,,,,,,,\r\n";

    private static Loaded<UsgsData> load(String text) {
        return UsgsWorldData.load(DataSource.ofText("any.csv", text));
    }

    @Test
    void keepsEveryCellAsAStatistic() {
        UsgsData data = load(NIOBIUM).orElseThrow();
        assertThat(data.editions()).hasToString("[MCS 2025]");
        assertThat(data.tables()).isEmpty();
        assertThat(data.statistics())
                .extracting(each -> each.period() + " " + each.statistic() + " | " + each.detail() + " | " + each.unit()
                        + " | " + each.value() + " " + each.marks() + " | " + each.text())
                .containsExactly(
                        "2020 Production | USprod_Mine_t | metric tons | 0 [] | 0",
                        "2020 Import | Imports_t | metric tons | 10103 [] | 10,103",
                        "2020 Export | Exports_t | metric tons | 0.. [WITHHELD] | W",
                        "2020 Shipment | Shipments_Gov_t | metric tons | -83 [] | \u221283",
                        "2020 Price | Price_dkg | dollars per kilogram | 0.. [NOT_AVAILABLE] | NA",
                        "2020 Stock | Stocks_Minet | metric tons | 7 [] | 7",
                        "2020 Net import reliance | NIR_pct | percent | 95.. [INEQUALITY] | >95",
                        "2021 Production | USprod_Mine_t | metric tons | 0..100 [INEQUALITY] | <100",
                        "2021 Import | Imports_t | metric tons | 7103 [] | 7103",
                        "2021 Export | Exports_t | metric tons | 0..0.5 [LESS_THAN_HALF_UNIT] | Less than a half unit",
                        "2021 Shipment | Shipments_Gov_t | metric tons | -11 [] | -11",
                        "2021 Price | Price_dkg | dollars per kilogram | 50..300 [RANGE] | 50\u2013300",
                        "2021 Stock | Stocks_Minet | metric tons | 13 [ESTIMATED] | e13",
                        "2021 Net import reliance | NIR_pct | percent | 0.. [QUALITATIVE] | E",
                        "2024 Import | Imports_t | metric tons | 7.5 [ESTIMATED] | 7.5",
                        "2024 Export | Exports_t | metric tons | 0 [ESTIMATED] | \u2014",
                        "2024 Shipment | Shipments_Gov_t | metric tons | 0.. [QUALITATIVE] | Variable, depending on type of"
                                + " product",
                        "2024 Price | Price_dkg | dollars per kilogram | 23.5 [ESTIMATED] | 23.50",
                        "2024 Stock | Stocks_Minet | metric tons | 17 [ESTIMATED] | 17",
                        "2024 Net import reliance | NIR_pct | percent | 0..25 [ESTIMATED, INEQUALITY] | <25");
        UsgsStatistic first = data.statistics().get(0);
        assertThat(first.chapter()).isEqualTo("Niobium (Columbium)");
        assertThat(first.area()).isEqualTo("United States");
        assertThat(first.edition()).hasToString("MCS 2025");
    }

    @Test
    void reportsWhatItDid() {
        LoadReport report = load(NIOBIUM).report();
        assertThat(report.format()).isEqualTo("Mineral Commodity Summaries, salient statistics of a commodity");
        assertThat(report.edition()).contains("MCS 2025");
        assertThat(report.rowsRead()).isEqualTo(3);
        assertThat(report.blankLines()).isEqualTo(1);
        assertThat(report.sums())
                .containsEntry("Imports_t", new BigDecimal("17213.5"))
                .containsEntry("Shipments_Gov_t", new BigDecimal(-11));
        assertThat(report.issues()).isEmpty();
    }

    @Test
    void readsUnitsWhereverTheNamesHaveThem() {
        String names =
                "USprod_Primarykg,Sold_Usedkt,Grade-A-Salesmcm,NIR_Refinedpct,Price_WO3dt,Price_ctslb,Price_dtoz,Price_dto,"
                        + "USprod_mmt,Value_mdol,Bort_Imports_mct,Employment_um,Consump_";
        UsgsData data = load("DataSource,Commodity,Year," + names
                        + "\nMCS2024,Tin,2023,2,3,5,7,11,13,17,19,23,29,31,37,41\n")
                .value();
        assertThat(data.statistics())
                .extracting(each -> each.statistic() + "/" + each.unit())
                .containsExactly(
                        "Production/kilograms",
                        "Sold/thousand metric tons",
                        "/million cubic meters",
                        "Net import reliance/percent",
                        "Price/dollars per metric ton",
                        "Price/cents per pound",
                        "Price/dollars per troy ounce",
                        "Price/dollars per troy ounce",
                        "Production/million metric tons",
                        "/million dollars",
                        "Import/million carats",
                        "Employment/",
                        "Consumption/");
    }

    @Test
    void reportsNamesThatSayNothing() {
        Loaded<UsgsData> loaded =
                load("DataSource,Commodity,Year,CASE STATEMENT ERRORt,Consump_t,Consump_t,Employment_um,,\n"
                        + "MCS2024,Tin,2023,2,3,5,7,11,\n");
        assertThat(loaded.value().statistics())
                .extracting(each -> each.detail() + "/" + each.unit() + " " + each.value())
                .containsExactly(
                        "CASE STATEMENT ERRORt/metric tons 2",
                        "Consump_t/metric tons 3",
                        "Consump_t/metric tons 5",
                        "Employment_um/ 7",
                        "#8/ 11");
        assertThat(loaded.report().issues())
                .extracting(Issue::toString)
                .containsExactly(
                        "warning formula-error at any.csv, line 1, column CASE STATEMENT ERRORt: expected the name of a statistic,"
                                + " found the error of a formula; kept under that name (text: \"CASE STATEMENT ERRORt\")",
                        "warning repeated-column at any.csv, line 1, column Consump_t: expected every name once, found it 2"
                                + " times; all are kept (text: \"Consump_t\")",
                        "warning repeated-column at any.csv, line 1, column Consump_t: expected every name once, found it 2"
                                + " times; all are kept (text: \"Consump_t\")",
                        "info unknown-unit at any.csv, line 1, column Employment_um: expected a name that ends with a unit such as"
                                + " _t, found Employment_um; kept without one (text: \"Employment_um\")",
                        "warning unnamed-column at any.csv, line 1, column #8: expected a name above figures, found none; kept"
                                + " as statistics without a meaning");
    }

    @Test
    void readsFewerThanSoManyCarats() {
        UsgsData data =
                load("DataSource,Commodity,Year,Stones_Exports_mct\nMCS2024,Diamond,2023,Less than 500\u00a0carats.\n")
                        .orElseThrow();
        assertThat(data.statistics().get(0).value()).isEqualTo(Interval.of(0, 0.0005));
        assertThat(data.statistics().get(0).marks()).containsExactly(Mark.INEQUALITY);
    }

    @Test
    void readsAFootnoteThatBecameANegativeNumberAsUnknown() {
        String text = "DataSource,Commodity,Year,Imports_t\nMCS2024,Asbestos,2023,-4\n";
        Loaded<UsgsData> loaded = load(text);
        assertThat(loaded.value().statistics().get(0).marks()).containsExactly(Mark.ERRATUM);
        assertThat(loaded.value().statistics().get(0).value()).isEqualTo(Interval.NON_NEGATIVE);
        assertThat(loaded.report().errata())
                .containsExactly(
                        "MCS_2024_FOOTNOTE_FOR_NEGATIVE: a small negative number where a footnote in brackets stood says"
                                + " nothing of the amount, which is not known");
        assertThat(load(text.replace("-4", "-5")).report().errors()).hasSize(1);
    }

    @Test
    void namesTheColumnsOfFeldsparAndFluorspar() {
        String feldspar =
                "DataSource,Commodity,Year,USprod_Feldspar_kt,Imports_Feldspar_kt,Imports_Nepheline_syenite_kt,"
                        + "Exports_Feldspar_kt,Consump_Feldspar_kt,Consump_Felds-plus-neph_kt,Price_Feldspar_dt,"
                        + "Price_Nepheline_syenite_dt,Employment_num,NIR_Feldspar_pct,NIR_Nepheline_syenite_pct,\n"
                        + "MCS2024,Feldspar and Nepheline Syenite,2021,2,3,5,7, ,11,13,17,19,23,29,>95\n";
        Loaded<UsgsData> shifted = load(feldspar);
        assertThat(shifted.value().statistics().stream().skip(4).map(each -> each.detail() + " " + each.value()))
                .containsExactly(
                        "Consump_Feldspar_kt 11",
                        "Consump_Felds-plus-neph_kt 13",
                        "Price_Feldspar_dt 17",
                        "Price_Nepheline_syenite_dt 19",
                        "Employment_num 23",
                        "NIR_Feldspar_pct 29",
                        "NIR_Nepheline_syenite_pct 95..");
        assertThat(shifted.report().errata()).hasSize(1);
        assertThat(shifted.report().issues()).isEmpty();
        Loaded<UsgsData> right = load(feldspar.replace(", ,11", ",31,11").replace("MCS2024", "MCS2023"));
        assertThat(right.report().errata()).isEmpty();
        assertThat(right.value().statistics().get(4).value()).isEqualTo(Interval.exact(31));
        Loaded<UsgsData> fluorspar =
                load("DataSource,Commodity,Year,a_kt,b_kt,c_kt,d_kt,e_kt,f_kt,g_kt,h_kt,i_kt,j_kt,k_dt,l_num,m_pct,,,\n"
                        + "MCS2024,Fluorspar,2021, ,NA,2,3,5,7,11,13,17,19,23,29,31,37,41,\n");
        assertThat(fluorspar.value().statistics())
                .extracting(each -> each.detail() + " " + each.value())
                .contains("Imports_Acid_kt 3", "Exports_kt 19", "Price_Metallurgical_dt 31", "NIR_pct 41");
        assertThat(fluorspar.report().issues()).isEmpty();
    }

    @Test
    void rejectsARowWithAllItsBadCells() {
        Loaded<UsgsData> loaded = load("DataSource,Commodity,Year,USprod_t,Imports_t\n" + "MCS2024,Tin,2022,7,11\n"
                + "MCS2023,,2o23,-7,NaN\n" + "MCS2024,Tin,2022,13,17\n");
        assertThat(loaded.report().errors())
                .extracting(Issue::toString)
                .containsExactly(
                        "error wrong-edition at any.csv, line 3, column DataSource, byte 67: expected MCS and the year of the"
                                + " edition, the same in all rows, or nothing, found MCS2023 (text: \"MCS2023\")",
                        "error missing-text at any.csv, line 3, column Commodity, byte 75: expected a commodity, found nothing",
                        "error not-a-year at any.csv, line 3, column Year, byte 76: expected a year such as 2023, found 2o23"
                                + " (text: \"2o23\")",
                        bad("USprod_t", 81, "-7"),
                        bad("Imports_t", 84, "NaN"),
                        "error duplicate-year at any.csv, line 4, column Year, byte 100: expected every year once, found it"
                                + " again, found 2022 (text: \"2022\")");
        assertThat(loaded.report().rowsRead()).isEqualTo(3);
        assertThat(loaded.report().rowsRejected()).isEqualTo(2);
        assertThat(loaded.value().statistics()).hasSize(2);
    }

    private static String bad(String column, int at, String text) {
        return "error not-a-number at any.csv, line 3, column " + column + ", byte " + at
                + ": expected a number, a bound such as >25, a range, a mark such as W, NA or E, or an empty cell, found "
                + text
                + " (text: \"" + text + "\")";
    }

    @Test
    void keepsWordsNotesAndAnEditionThatTheYearsSay() {
        Loaded<UsgsData> loaded = load("Data Source,Commodity,Year,USprod_t,Price_dkg,Notes\n"
                + ",Tin,2021,Less than 700,Depends on the grade,\n" + ",Tin,2022,More than 1,7,See chapter 3.\n");
        assertThat(loaded.value().editions()).hasToString("[MCS 2023]");
        assertThat(loaded.value().statistics())
                .extracting(each -> each.value() + " " + each.marks() + " " + each.text() + " " + each.notes())
                .containsExactly(
                        "0..700 [INEQUALITY] Less than 700 []",
                        "0.. [QUALITATIVE] Depends on the grade []",
                        "1.. [INEQUALITY] More than 1 [See chapter 3.]",
                        "7 [] 7 [See chapter 3.]");
        assertThat(loaded.report().issues())
                .extracting(Issue::toString)
                .containsExactly(
                        "warning unknown-words at any.csv, line 2, column Price_dkg, byte 76: expected a number or a known mark,"
                                + " found Depends on the grade; read as words in place of a number (text: \"Depends on the"
                                + " grade\")",
                        "info missing-edition at any.csv, line 2, column Data Source, byte 52: expected MCS and the year of the"
                                + " edition, found nothing in any row; taken for that of 2023, the year after the last row's");
    }

    /** One damaged cell gives exactly one issue, which names its line and column, and one rejected row. */
    @Test
    void givesOneIssueForOneDamagedCell() {
        List<String> lines = Splitter.on("\r\n").omitEmptyStrings().splitToList(NIOBIUM.substring(1));
        List<String> header = Splitter.on(',').splitToList(lines.get(0));
        int damages = 0;
        for (int line = 1; line < 4; line++) {
            for (int column = 0; column < 10; column++) {
                List<String> cells = new ArrayList<>(
                        Splitter.onPattern(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)").splitToList(lines.get(line)));
                cells.set(column, "7x11");
                List<String> damaged = new ArrayList<>(lines);
                damaged.set(line, String.join(",", cells));
                LoadReport report = load(String.join("\r\n", damaged) + "\r\n").report();
                if (header.get(column).equals("Commodity")) {
                    continue;
                }
                assertThat(report.issues()).hasSize(1);
                assertThat(report.issues().get(0).place().line()).hasValue(line + 1);
                assertThat(report.issues().get(0).place().column()).contains(header.get(column));
                assertThat(report.issues().get(0).rawText()).isEqualTo("7x11");
                assertThat(report.rowsRejected()).isEqualTo(1);
                damages++;
            }
        }
        assertThat(damages).isEqualTo(27);
    }

    /** Wherever the file is cut: an error, or a warning that it may be, or as many rows as there are whole lines. */
    @Test
    void tellsOfEveryCut() {
        byte[] whole = NIOBIUM.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            String text = new String(cut, StandardCharsets.UTF_8);
            try {
                LoadReport report =
                        UsgsWorldData.load(DataSource.ofBytes("x.csv", cut)).report();
                assertThat(report.rowsRead() + report.blankLines())
                        .isEqualTo(text.lines().count() - 1);
                assertThat(report.issuesByCode().containsKey("may-be-cut"))
                        .isEqualTo(!text.endsWith("\n") && !text.endsWith("\r"));
            } catch (LoadException e) {
                assertThat(e.issues()).isNotEmpty();
            }
        }
    }

    @Test
    void survivesMutations() {
        WorldLayoutTest.mutate(NIOBIUM);
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(UsgsWorldData.recognise(DataSource.ofText("x.csv", "DataSource,Year,Country\n")).stream()
                        .filter(each -> each.format().contains("salient"))
                        .map(each -> Map.entry(each.format(), each.missing())))
                .containsExactly(Map.entry(
                        "Mineral Commodity Summaries, salient statistics of a commodity",
                        List.of("Commodity", "a column of figures such as USprod_t")));
    }
}
