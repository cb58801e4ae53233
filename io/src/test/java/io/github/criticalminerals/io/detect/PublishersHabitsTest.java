package io.github.criticalminerals.io.detect;

import static io.github.criticalminerals.io.xlsx.Workbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Issue.Severity;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.io.bgs.BgsData;
import io.github.criticalminerals.io.comtrade.Comtrade;
import io.github.criticalminerals.io.comtrade.ComtradeData;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.damage.Samples;
import io.github.criticalminerals.io.policydb.IeaPolicies;
import io.github.criticalminerals.io.policydb.IeaPolicy;
import io.github.criticalminerals.io.prices.PriceData;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.OwidFigure;
import io.github.criticalminerals.io.usgs.UsgsData;
import io.github.criticalminerals.io.usgs.UsgsStatistic;
import io.github.criticalminerals.io.usgs.UsgsWorldData;
import io.github.criticalminerals.io.xlsx.Workbook;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What publishers and the programs of their readers do to files, one kind a test: read as it is meant, or said. */
class PublishersHabitsTest {
    private static final String WORLD = "Source,Country,Type,Prod_t_2021,Prod_t_est_2022,Prod_notes,Reserves_kt\n";

    @Test
    void aNoteOfAllRowsThatSaysTheUnitIsReadAndSaid() {
        String note = "\"Units are thousand metric tons, gross weight.\"";
        Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.ofText(
                "mcs2023-chrom_world.csv",
                WORLD + "MCS2023,South Africa,\"Mine production, marketable chromite ore\",18613,18013," + note
                        + ",200003\n" + "MCS2023,Turkey,\"Mine production, marketable chromite ore\",6967,6907," + note
                        + ",26003\n"));
        SupplyTable table = supply(loaded, "chromium", Measure.OUTPUT, 2022);
        assertThat(table.findAmount(Country.parse("South Africa")).orElseThrow())
                .hasToString("18013000 t gross weight");
        assertThat(table.notes().toString()).contains("Unit as the notes of all rows say, kt");
        assertThat(loaded.report().issuesByCode()).containsEntry("unit-from-notes", 2L);
    }

    @Test
    void aNoteOfSomeRowsThatSaysAnotherUnitIsADoubt() {
        Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.ofText(
                "a.csv",
                WORLD + "MCS2023,South Africa,Tin mines,19,17,Units are thousand metric tons,\n"
                        + "MCS2023,Peru,Tin mines,7,11,,\n"));
        SupplyTable table = supply(loaded, "tin", Measure.OUTPUT, 2022);
        assertThat(table.findAmount(Country.parse("Peru")).orElseThrow().tonnes())
                .hasToString("11");
        assertThat(table.notes().toString()).contains("Doubtful unit");
        assertThat(loaded.report().issuesByCode()).containsEntry("unit-contradicts-note", 2L);
    }

    @Test
    void reservesOutOfAllProportionAreADoubtAndNotConverted() {
        String file = "Source,Country,Type,Prod_t_2021,Prod_t_est_2022,Reserves_t\n"
                + "MCS2023,China,\"Mine production, vanadium content\",70303,70001,9503\n"
                + "MCS2023,Russia,\"Mine production, vanadium content\",20101,17003,5003\n";
        Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.ofText("mcs2023-vanad_world.csv", file));
        SupplyTable reserves = supply(loaded, "vanadium", Measure.RESERVES, 2022);
        assertThat(reserves.findAmount(Country.parse("China")).orElseThrow().tonnes())
                .hasToString("9503");
        assertThat(reserves.notes().toString()).contains("Doubtful unit: reserves of 0.167 times the output of 2022");
        assertThat(loaded.report().issues())
                .extracting(Issue::severity, Issue::code)
                .containsExactly(org.assertj.core.api.Assertions.tuple(Severity.WARNING, "reserves-out-of-proportion"));
        Loaded<UsgsData> good = UsgsWorldData.load(DataSource.ofText(
                "mcs2023-vanad_world.csv", file.replace("9503", "9500003").replace("5003", "5000003")));
        assertThat(good.report().issues()).isEmpty();
    }

    @Test
    void aWordMeansABasisOnlyInItsChapter() {
        Loaded<UsgsData> iron = UsgsWorldData.load(DataSource.ofText(
                "mcs2023-fepig_world.csv",
                WORLD + "MCS2023,France,\"Mine production, iron oxide pigments\",5003,5009,,NA\n"));
        assertThat(iron.value().tables())
                .allSatisfy(each -> assertThat(each.table().basis()).isEqualTo(Basis.UNSTATED));
        Loaded<UsgsData> titanium = UsgsWorldData.load(DataSource.ofText(
                "mcs2023-titan_world.csv",
                "Source,Country,Type,Cap_Pigment_t_2022\nMCS2023,France,Titanium dioxide pigment capacity,5003\n"));
        assertThat(titanium.value().tables())
                .allSatisfy(each -> assertThat(each.table().basis()).isEqualTo(Basis.TIO2));
    }

    @Test
    void aTotalOfTwoThingsIsNoneOfOne() {
        Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.ofText(
                "mcs2023-timin_world.csv",
                "Source,Country,Type,Prod_kt_2022\n"
                        + "MCS2023,Australia,\"Mine production, rutile\",193\n"
                        + "MCS2023,Kenya,\"Mine production, rutile\",73\n"
                        + "MCS2023,\"World total (ilmenite and rutile, rounded)\",\"Mine production, rutile\",9007\n"));
        SupplyTable rutile = supply(loaded, "rutile", Measure.OUTPUT, 2022);
        assertThat(rutile.printedTotal()).isEmpty();
        assertThat(rutile.notes().toString()).contains("9007, which is of more than this table");
    }

    @Test
    void aUnitThatTheStatisticCannotHaveIsLeftOut() {
        Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.ofText(
                "s.csv",
                "DataSource,Commodity,Year,NIR_Compounds_t,Price_Alumina_kt,Employment_mmt,Price_dt,Imports_t\n"
                        + "MCS2024,Rare Earths,2022,>95,7,11,13,17\n"));
        assertThat(loaded.value().statistics())
                .extracting(UsgsStatistic::unit)
                .containsExactly("", "", "", "dollars per metric ton", "metric tons");
        assertThat(loaded.report().issuesByCode()).isEqualTo(java.util.Map.of("unit-contradicts-statistic", 3L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Less than 50,000 tons:0..0.05",
                "less than 50,000 metric tons.:0..0.05",
                "More than 2 million metric tons:2..",
                "Less than 3 thousand metric tons:0..0.003",
                "Less than 7:0..7",
                "Less than 5 trucks:0..",
                "Included with 2 other forms:0..",
            })
    void anyLessThanCostsAtMostOneCell(String kind) {
        String cell = kind.substring(0, kind.lastIndexOf(':'));
        Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.ofText(
                "mcs2023-fesla_salient.csv",
                "DataSource,Commodity,Year,Imports_mmt,Exports_mmt,NIR_pct\nMCS2023,Slag,2021,2,\"" + cell
                        + "\",15%\n"));
        assertThat(loaded.report().rowsKept()).isEqualTo(1);
        assertThat(loaded.value().statistics())
                .extracting(each -> each.value().toString())
                .containsExactly("2", kind.substring(kind.lastIndexOf(':') + 1), "15");
    }

    @Test
    void aFileOfWhichNothingIsKeptIsNotLoaded() {
        DataSource expectancy = DataSource.ofText(
                "life.csv",
                "Country Name,Country Code,Series Name,Series Code,2022 [YR2022]\n"
                        + "China,CHN,Life,SP.DYN.LE00.IN,78.2\n");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> AnyFormat.load(expectancy))
                .satisfies(e -> assertThat(e.issues().get(0).code()).isEqualTo("unknown-layout"));
        LoadReport report = AnyFormat.load(DataSource.ofText("a.csv", WORLD + "MCS2023,Atlantis,Tin mines,7,11,,\n"))
                .report();
        assertThat(report.keptNothing()).isTrue();
        assertThat(report.errors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Source,Country,Type,Prod_t_2022\n",
                "DataSource,Commodity,Year,Imports_t\n",
                ",t,i,j,k,v,q\n",
                "Date,Open,High,Low,Close,Adj Close,Volume\n",
                "code,description\n",
                "Entity,Code,Year,Tin\n",
                "kind,commodity,stages,measure,year,edition,basis,name,members,tonnes_low,tonnes_high,marks,text\n",
            })
    void aHeaderAloneIsAWarning(String header) {
        LoadReport report = AnyFormat.load(DataSource.ofText("a.csv", header)).report();
        assertThat(report.issues().stream().filter(each -> each.severity() == Severity.WARNING))
                .extracting(Issue::code)
                .containsExactly("no-rows");
    }

    @Test
    void aRowWithoutAFigureIsNoConflictWithItsTwin() {
        String header =
                "country_trans,country_iso3_code,country_iso2_code,bgs_commodity_trans,bgs_sub_commodity_trans,bgs_commodity_code,bgs_statistic_type_trans,units,year,quantity,quantity_in_book_style,data_precision_description,concat_figure_notes_code,concat_figure_notes_text,concat_table_notes_text\n";
        String rest = ",DEU,DE,\"cobalt, refined\",,617,Production,tonnes (metric),1991-01-01 00:00:00,";
        String east = "Germany" + rest + "977,977,,,,\n";
        String west = "German Federal Republic" + rest + ",...,,,,\n";
        for (String both : List.of(east + west, west + east)) {
            Loaded<?> loaded = AnyFormat.load(DataSource.ofText("bgs.csv", header + both));
            assertThat(((BgsData) loaded.value()).tables()).hasSize(1).allSatisfy(each -> assertThat(each.table()
                            .findAmount(Country.parse("Germany"))
                            .orElseThrow()
                            .tonnes())
                    .hasToString("977"));
            assertThat(loaded.report().issuesByCode()).isEqualTo(java.util.Map.of("blank-twin", 1L));
        }
        Loaded<?> conflict = AnyFormat.load(DataSource.ofText("bgs.csv", header + east + west.replace(",...", "7,7")));
        assertThat(((BgsData) conflict.value()).tables()).isEmpty();
        assertThat(conflict.report().issuesByCode()).containsKey("two-names-one-country");
    }

    /** A row of the web download, by the names of its columns; the rest is empty. */
    private static String comtrade(boolean pascal) {
        List<String> names = List.of(
                "typeCode=C",
                "freqCode=A",
                "refYear=2020",
                "refMonth=52",
                "period=2020",
                "reporterCode=392",
                "reporterISO=JPN",
                "reporterDesc=Japan",
                "flowCode=M",
                "partnerCode=156",
                "partnerISO=CHN",
                "partnerDesc=China",
                "partner2Code=0",
                "classificationCode=H5",
                "cmdCode=2606",
                "customsCode=C00",
                "mosCode=0",
                "motCode=0",
                "qtyUnitAbbr=kg",
                "qty=7",
                (pascal ? "atlQty" : "altQty") + "=11",
                "netWgt=28376000",
                "grossWgt=0",
                "cifvalue=13",
                "fobvalue=",
                "primaryValue=10229515.2",
                "isReported=FALSE");
        String header = names.stream()
                .map(each -> each.substring(0, each.indexOf('=')))
                .map(each -> pascal ? Character.toUpperCase(each.charAt(0)) + each.substring(1) : each)
                .collect(Collectors.joining(","));
        return header + "\n"
                + names.stream()
                        .map(each -> each.substring(each.indexOf('=') + 1))
                        .map(each -> each.isEmpty() ? each : '"' + each + '"')
                        .collect(Collectors.joining(","))
                + ",\n";
    }

    @Test
    void namesInAnotherCaseAreTheSameNames() {
        Loaded<ComtradeData> now = Comtrade.load(DataSource.ofText("now.csv", comtrade(false)));
        Loaded<ComtradeData> before = Comtrade.load(DataSource.ofText("before.csv", comtrade(true)));
        assertThat(before.value().rows()).hasToString(now.value().rows().toString());
        assertThat(before.report().sums())
                .containsKey("altQty")
                .isEqualTo(now.report().sums());
    }

    @Test
    void aWorkbookWithTheColumnsOfACsvIsThatCsv() {
        Workbook salient = new Workbook()
                .sheet("Notes", List.of())
                .sheet(
                        "SalientCSV",
                        List.of(
                                row("DataSource", "Commodity", "Year", "Imports_t", "Price_dkg"),
                                row("MCS2023", "Quartz Crystal", 2021, "W", "37.200000000000003"),
                                row("MCS2023", "Quartz Crystal", 2022, 1013, 41)));
        byte[] file = salient.bytes();
        DataSource bytes = DataSource.ofBytes("mcs2023-quartz_salient.xlsx", file);
        Loaded<?> any = AnyFormat.load(bytes);
        assertThat(any.value()).isEqualTo(UsgsWorldData.load(bytes).value());
        assertThat(((UsgsData) any.value()).statistics())
                .extracting(UsgsStatistic::text)
                .contains("W", "1013", "41");
        assertThat(any.report().source()).isEqualTo("mcs2023-quartz_salient.xlsx!SalientCSV");
        assertThat(any.report().sha256().orElseThrow())
                .isEqualTo(
                        com.google.common.hash.Hashing.sha256().hashBytes(file).toString());
        assertThat(any.report().rowsRead()).isEqualTo(2);
        List<String> lines = comtrade(false).lines().toList();
        Workbook comtrade = new Workbook()
                .sheet("Sheet1", List.of(row((Object[]) lines.get(0).split(",", -1)), row((Object[])
                        lines.get(1).replaceAll("\"|,$", "").split(",", -1))));
        DataSource stream = DataSource.of("upload", new ByteArrayInputStream(comtrade.bytes()));
        assertThat(((ComtradeData) AnyFormat.load(stream).value()).rows()).hasSize(1);
    }

    /**
     * Case load-12, for every layout that publishers give as both; empty cells at the end of a row are no ragged row.
     */
    @ParameterizedTest
    @ValueSource(strings = {"usgs world", "usgs combined", "usgs long", "usgs salient", "usgs critical", "comtrade"})
    void theTwinOfACsvIsReadAlike(String name) {
        Samples.Sample sample = Samples.all().get(name);
        String csv = sample.file(3);
        List<List<Object>> cells = new ArrayList<>();
        try (CsvRows rows = StrictCsv.of(DataSource.ofText("a.csv", csv)).open()) {
            cells.add(row(rows.header().toArray()));
            for (CsvRow each : rows) {
                List<Object> row = row(each.fields().toArray());
                while (row.get(row.size() - 1).equals("")) {
                    row.remove(row.size() - 1);
                }
                cells.add(row);
            }
        }
        DataSource workbook =
                DataSource.ofBytes("a.xlsx", new Workbook().sheet("S", cells).bytes());
        LoadReport twin = AnyFormat.load(workbook).report();
        LoadReport whole = AnyFormat.load(DataSource.ofText("a.csv", csv)).report();
        assertThat(twin.rowsKept()).isEqualTo(whole.rowsKept()).isPositive();
        assertThat(twin.sums()).isEqualTo(whole.sums());
        assertThat(twin.issuesByCode()).isEqualTo(whole.issuesByCode());
    }

    @Test
    void aFirstColumnThatCountsTheRowsIsReadOver() {
        String flows =
                ",t,i,j,k,v,q\n20938,2021,12,24,040630,34.313,       14.137\n20939,2021,12,24,070110,3.637,  NA\n";
        Loaded<?> loaded = AnyFormat.load(DataSource.ofText("extract.csv", flows));
        assertThat(((TradeTable) loaded.value()).rows()).hasSize(2);
        assertThat(loaded.report().issuesByCode()).isEqualTo(java.util.Map.of("index-column", 1L));
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> AnyFormat.load(DataSource.ofText("a.csv", flows.replace("20939", "x"))));
        Loaded<?> prices = AnyFormat.load(
                DataSource.ofText("p.csv", "Unnamed: 0,Date,Open,High,Low,Close,Volume\n0,2024-01-02,2,3,5,7,11\n"));
        assertThat(((PriceData) prices.value()).series()).containsKey("Close");
    }

    @Test
    void daysWithATimeAndAZoneAndDividendsAreRead() {
        Loaded<?> loaded = AnyFormat.load(DataSource.ofText(
                "history.csv",
                "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n"
                        + "2013-07-22 00:00:00-04:00,54.3,54.7,53.2,53.5,4613111,0.0,0.0\n"
                        + "2013-07-29 00:00:00-04:00,53.2,54.5,53.0,53.9,6664513,0.24,0.0\n"));
        assertThat(loaded.report().rowsKept()).isEqualTo(2);
        assertThat(((PriceData) loaded.value()).volumes()).containsKey(LocalDate.of(2013, 7, 22));
        assertThat(loaded.report().issuesByCode()).containsEntry("events-left-out", 1L);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> AnyFormat.load(DataSource.ofText(
                        "x.csv", "\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n")))
                .withMessageContaining("prices as Investing.com exports them, which are not read");
    }

    @Test
    void daysInAnOrderThatTheFileProvesAreDays() {
        String header = "title,description,status,year,jurisdiction,source,datePromulgated,yearEnded,learnMore,"
                + "learnMoreLanguage,dateModified,countries,states,technologies,tags,policyType\n";
        String row = "Law %s,,In force,2009,National,,%s,,,,1719491373459,\"[{\"\"iso3\"\":\"\"ECU\"\",\"\"name\"\":"
                + "\"\"Ecuador\"\"}]\",[],[],[],[]\n";
        Loaded<List<IeaPolicy>> proven = IeaPolicies.load(DataSource.ofText(
                "a.csv", header + row.formatted("1", "29-12-2009") + row.formatted("2", "07-05-2010")));
        assertThat(proven.value())
                .extracting(each -> each.promulgated().map(LocalDate::toString).orElse(""))
                .containsExactly("2009-12-29", "2010-05-07");
        Loaded<List<IeaPolicy>> open = IeaPolicies.load(DataSource.ofText(
                "a.csv", header + row.formatted("1", "11-12-2009") + row.formatted("2", "05-05-2010")));
        assertThat(open.value())
                .extracting(each -> each.promulgated().map(LocalDate::toString).orElse(""))
                .containsExactly("", "2010-05-05");
        assertThat(open.report().issuesByCode()).containsEntry("no-full-day", 1L);
    }

    @Test
    void aWholeLastRowIsNoWarning() {
        LoadReport prices = AnyFormat.load(DataSource.ofText(
                        "MP.csv",
                        "Date,Open,High,Low,Close,Adj Close,Volume\n2024-03-07,15.02,15.40,14.98,15.24,15.24,2871201"))
                .report();
        assertThat(prices.issues())
                .extracting(each -> each.severity() + " " + each.code())
                .containsExactly("INFO may-be-cut");
        LoadReport quoted = AnyFormat.load(DataSource.ofText("a.csv", "Entity,Year,Tin\nPeru,2021,\"7\""))
                .report();
        assertThat(quoted.issues()).extracting(Issue::severity).containsExactly(Severity.INFO);
        LoadReport cut = AnyFormat.load(DataSource.ofText("a.csv", WORLD + "MCS2023,Peru,Tin mines,7,11,,"))
                .report();
        assertThat(cut.issues()).extracting(Issue::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void chartsOfOurWorldInDataAreRead() {
        Loaded<?> loaded = AnyFormat.load(DataSource.ofText(
                "owid.csv",
                "Entity,Code,Year,Tin (tonnes),Change\n"
                        + "China,CHN,2023,7,-3\n"
                        + "World,OWID_WRL,2023,11,\n"
                        + "Other countries,,2023,,5\n"
                        + "China,CHN,2023,13,\n"
                        + "Nowhere,XYZ,2023,1,2\n"));
        assertThat((List<?>) loaded.value())
                .extracting(each -> ((OwidFigure) each).entity() + " " + ((OwidFigure) each).value())
                .containsExactly("China 7.0", "China -3.0", "World 11.0", "Other countries 5.0");
        assertThat(((OwidFigure) ((List<?>) loaded.value()).get(2)).producer()).isEmpty();
        assertThat(loaded.report().issuesByCode())
                .isEqualTo(java.util.Map.of("duplicate-row", 1L, "unknown-country", 1L));
    }

    @Test
    void metadataBesideTablesIsLeftAlone() {
        assertThat(AnyFormat.companion(DataSource.ofText(
                        "a.zip!world/mcs2023-fepig_meta.xml", "<?xml version=\"1.0\"?>\n<metadata>\n<idinfo>")))
                .isPresent();
        assertThat(AnyFormat.companion(DataSource.ofText("a.zip!README.txt", "read me")))
                .isPresent();
        assertThat(AnyFormat.companion(DataSource.ofText("a.html", "<!DOCTYPE html><html>")))
                .isEmpty();
        assertThat(AnyFormat.companion(DataSource.ofText("readme.csv", WORLD))).isEmpty();
    }

    private static SupplyTable supply(Loaded<UsgsData> loaded, String commodity, Measure measure, int year) {
        List<SupplyTable> tables = loaded.value()
                .supply(Commodity.find(commodity).orElseGet(() -> Commodity.named(commodity)), measure, year);
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }
}
