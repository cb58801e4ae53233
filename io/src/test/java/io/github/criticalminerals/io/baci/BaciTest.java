package io.github.criticalminerals.io.baci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.trade.ImportProfiles;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaciTest {

    private static final String NAME_2023 = "BACI_HS22_Y2023_V202501.csv";
    private static final String YEAR_2023 =
            """
            t,i,j,k,v,q
            2023,156,392,284690,131.25,17.003
            2023,490,842,284690,2.5,           NA
            2023,251,699,010121,0.029,0
            2023,58,757,280530,7,1e+05
            """;
    private static final String YEAR_2024 =
            """
            t,i,j,k,v,q
            2024,156,392,284690,137.001,19
            """;
    private static final String COUNTRIES =
            """
            country_code,country_name,country_iso2,country_iso3
            58,Belgium-Luxembourg (...1998),BE,BEL
            156,China,CN,CHN
            251,France,FR,FRA
            384,C\u00c3\u00b4te d'Ivoire,CI,CIV
            392,Japan,JP,JPN
            490,"Other Asia, nes",,S19
            516,Namibia,,NAM
            699,India,IN,IND
            757,Switzerland,CH,CHE
            842,USA,US,USA
            """;
    private static final String PRODUCTS =
            """
            code,description
            010121,"Horses: live, pure-bred breeding animals"
            280530,"Earth-metals, rare"
            284690,Compounds
            9999AA,Not specified
            """;

    private static Loaded<TradeTable> load(String text) {
        return Baci.load(DataSource.ofText(NAME_2023, text));
    }

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("BACI_HS22_Y2024_V202501.csv", YEAR_2024);
        files.put(NAME_2023, YEAR_2023);
        files.put("country_codes_V202501.csv", COUNTRIES);
        files.put("product_codes_HS22_V202501.csv", PRODUCTS);
        files.put("Readme.txt", "BACI");
        return files;
    }

    private static byte[] zipped(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> lines(LoadReport report) {
        return report.issues().stream().map(Issue::toString).toList();
    }

    @Test
    void readsAYear() {
        Loaded<TradeTable> loaded = load(YEAR_2023);
        TradeTable trade = loaded.orElseThrow();
        assertThat(trade.rows())
                .extracting(TradeFlow::toString)
                .containsExactly(
                        "2023 CHN to JPN, 284690: 131250.0 USD, 17.003 t net weight",
                        "2023 TWN to USA, 284690: 2500.0 USD, no quantity",
                        "2023 FRA to IND, 010121: 29.0 USD, 0 t net weight",
                        "2023 Belgium-Luxembourg to CHE, 280530: 7000.0 USD, 100000 t net weight");
        assertThat(trade.rows().get(3).exporter())
                .isEqualTo(Aggregate.of("Belgium-Luxembourg", Country.of("BEL"), Country.of("LUX")));
        assertThat(trade.edition()).contains(Edition.parse("BACI HS22 V202501"));
        assertThat(trade.sources())
                .extracting(Object::toString)
                .containsExactly("CEPII, BACI HS22 V202501, " + NAME_2023 + ", Etalab 2.0 [sha256 "
                        + loaded.report().sha256().orElseThrow() + "]");
        assertThat(trade.notes())
                .containsExactly("values are FOB, reconciled by the publisher from the reports of both partners");
        LoadReport report = loaded.report();
        assertThat(report).hasToString(NAME_2023 + ": BACI trade flows, 4 rows read, 4 kept, 0 rejected, 0 issues");
        assertThat(report.edition()).contains("BACI HS22 V202501");
        assertThat(report.licence()).contains("Etalab 2.0");
        assertThat(report.citation().orElseThrow()).contains("2010-23");
        assertThat(report.sums())
                .containsEntry("v", new BigDecimal("140.779"))
                .containsEntry("q", new BigDecimal("100017.003"));
    }

    @Test
    void paddingColumnOrderBlankLinesAndLineEndsMakeNoDifference() {
        TradeTable plain = load(YEAR_2023).value();
        assertThat(load(YEAR_2023.replace("131.25", "   131.250").replace(",58,", ", 058 ,"))
                        .value()
                        .rows())
                .isEqualTo(plain.rows());
        assertThat(load(YEAR_2023.replace("\n", "\r\n")).value().rows()).isEqualTo(plain.rows());
        assertThat(load("\ufeff" + YEAR_2023.replace("2023,251", "\n2023,251"))
                        .value()
                        .rows())
                .isEqualTo(plain.rows());
        assertThat(load("q,v,k,j,i,t\n17.003,131.25,284690,392,156,2023\n")
                        .value()
                        .rows())
                .isEqualTo(plain.rows().subList(0, 1));
        assertThat(load("t,i,j,k,v,q\n").orElseThrow().rowCount()).isZero();
    }

    @Test
    void keepsTheWantedRowsAndChecksAll() {
        Loaded<TradeTable> loaded = Baci.load(
                DataSource.ofText("any.csv", YEAR_2023), flow -> flow.product().equals(HsCode.of("284690")));
        assertThat(loaded.orElseThrow().rowCount()).isEqualTo(2);
        assertThat(loaded.value().edition()).isEmpty();
        assertThat(lines(loaded.report()))
                .containsExactly("info left-out at any.csv: 2 good rows are left out as not wanted");
        assertThat(Baci.load(DataSource.ofText("any.csv", YEAR_2023.replace("0.029", "x")), flow -> flow.product()
                                .equals(HsCode.of("284690")))
                        .report()
                        .issuesByCode())
                .containsOnlyKeys("left-out", "not-a-number");
    }

    @Test
    void streamsIntoProfilesWithoutHoldingRows() {
        ImportProfiles.Accumulator profiles = ImportProfiles.accumulator(3);
        LoadReport report = Baci.forEach(DataSource.ofText(NAME_2023, YEAR_2023), profiles);
        ImportProfiles finished = profiles.finish();
        assertThat(finished.rowCount()).isEqualTo(report.rowsKept()).isEqualTo(4);
        assertThat(finished.totalValue()).isEqualTo(140779);
        assertThat(finished)
                .containsExactlyElementsOf(ImportProfiles.of(load(YEAR_2023).value()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "156|x|unknown-country|i|expected a country's code of 1 to 3 digits, found x",
                "156|''|unknown-country|i|expected a country's code of 1 to 3 digits, found nothing",
                "156|China|unknown-country|i|expected a country's code of 1 to 3 digits, found China",
                "156|1156|unknown-country|i|expected a country's code of 1 to 3 digits, found 1156",
                "392|999|unknown-country|j|expected a country's code of 1 to 3 digits, found 999",
                "284690|28469|not-an-hs-code|k|expected six digits, found 28469",
                "284690|2846900|not-an-hs-code|k|expected six digits, found 2846900",
                "284690|28469A|not-an-hs-code|k|expected six digits, found 28469A",
                "131.25|-131.25|negative-number|v|expected a number of at least 0, found -131.25",
                "131.25|NaN|not-a-number|v|expected a number of at least 0, found NaN",
                "131.25|NA|not-a-number|v|expected a number of at least 0, found NA",
                "131.25|''|not-a-number|v|expected a number of at least 0, found nothing",
                "131.25|1e400|not-a-number|v|expected a number of at least 0, found 1e400",
                "131.25|0x1p3|not-a-number|v|expected a number of at least 0, found 0x1p3",
                "131.25|131.|not-a-number|v|expected a number of at least 0, found 131.",
                "131.25|.25|not-a-number|v|expected a number of at least 0, found .25",
                "131.25|1.2.5|not-a-number|v|expected a number of at least 0, found 1.2.5",
                "131.25|9e9|out-of-range|v|expected less than 9e9, found 9e9",
                "17.003|-17.003|negative-number|q|expected a number of at least 0, or NA, found -17.003",
                "17.003|N/A|not-a-number|q|expected a number of at least 0, or NA, found N/A",
                "17.003|''|not-a-number|q|expected a number of at least 0, or NA, found nothing",
                "17.003|1000000000000|out-of-range|q|expected less than 1e12, found 1000000000000",
                "2023|2022|not-a-year|t|expected 2023, found 2022",
                "2023|23|not-a-year|t|expected 2023, found 23",
            })
    void oneCorruptedCellIsOneIssue(String cell, String other, String code, String column, String message) {
        String row = "2023,156,392,284690,131.25,17.003";
        Loaded<TradeTable> loaded = load(YEAR_2023.replace(row, row.replaceFirst(cell, other)));
        assertThat(loaded.value().rows())
                .isEqualTo(load(YEAR_2023).value().rows().subList(1, 4));
        assertThat(loaded.report().rowsRejected()).isEqualTo(1);
        assertThat(loaded.report().issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(code);
            assertThat(issue.message()).isEqualTo(message);
            assertThat(issue.rawText()).isEqualTo(other);
            assertThat(issue.place().line()).hasValue(2);
            assertThat(issue.place().column()).contains(column);
        });
        assertThatThrownBy(loaded::orElseThrow).isInstanceOf(LoadException.class);
    }

    @Test
    void aYearIsOneOfThisOrTheLastMillenniumWhereTheNameSaysNone() {
        Loaded<TradeTable> loaded = Baci.load(DataSource.ofText("a.csv", YEAR_2023.replace("2023,156", "0023,156")));
        assertThat(lines(loaded.report()))
                .containsExactly(
                        "error not-a-year at a.csv, line 2, column t, byte 12: expected a year, found 0023 (text:"
                                + " \"0023\")");
        for (String year : List.of("1000", "2999", " 2023", "2023\t")) {
            Loaded<TradeTable> good =
                    Baci.load(DataSource.ofText("a.csv", "t,i,j,k,v,q\n" + year + ",4,8,010121,1,1\n"));
            assertThat(good.orElseThrow().years()).containsExactly(Integer.valueOf(year.strip()));
        }
        for (String year : List.of("0999", "3000", "02023", "202", "2 23", "+202", "-1", "")) {
            Loaded<TradeTable> bad =
                    Baci.load(DataSource.ofText("a.csv", "t,i,j,k,v,q\n" + year + ",4,8,010121,1,1\n"));
            assertThat(bad.report().issuesByCode()).as(year).containsOnlyKeys("not-a-year");
        }
        DataSource ofYearZero = DataSource.ofText("BACI_HS22_Y0000_V202501.csv", YEAR_2023);
        assertThat(Baci.load(ofYearZero).report().issuesByCode()).containsOnlyKeys("not-a-year");
    }

    @Test
    void everyBadCellOfARowIsTold() {
        assertThat(load("t,i,j,k,v,q\nx,x,x,x,x,x\n").report().issues())
                .extracting(Issue::code)
                .containsExactly(
                        "not-a-year",
                        "unknown-country",
                        "unknown-country",
                        "not-an-hs-code",
                        "not-a-number",
                        "not-a-number");
    }

    @Test
    void aRowThatIsThereTwiceIsRejected() {
        String twice = YEAR_2023 + "2023,156,392,284690,7,7\n";
        Loaded<TradeTable> loaded = load(twice);
        assertThat(loaded.value().rowCount()).isEqualTo(4);
        assertThat(lines(loaded.report()))
                .containsExactly(
                        "error duplicate-row at " + NAME_2023 + ", line 6, byte 139: expected every t, i, j and k"
                                + " once, found them twice (text: \"2023,156,392,284690,7,7\")");
        ImportProfiles.Accumulator profiles = ImportProfiles.accumulator(1);
        assertThat(Baci.forEach(DataSource.ofText(NAME_2023, twice), profiles).issuesByCode())
                .containsOnlyKeys("duplicate-row");
        assertThat(profiles.finish().rowCount()).isEqualTo(4);
    }

    @Test
    void readsAFolderAZipAndGzip(@TempDir Path folder) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Loaded<TradeTable> ofFolder = Baci.load(folder, flow -> true);
        assertThat(ofFolder.orElseThrow().years()).containsExactly(2023, 2024);
        assertThat(ofFolder.value().rowCount()).isEqualTo(5);
        assertThat(ofFolder.report().issues())
                .extracting(issue -> issue.code() + " " + issue.place().source())
                .containsExactly(
                        "not-loaded Readme.txt",
                        "encoded-twice country_codes_V202501.csv",
                        "blank-iso2 country_codes_V202501.csv",
                        "file-read country_codes_V202501.csv",
                        "no-hs-code product_codes_HS22_V202501.csv",
                        "file-read product_codes_HS22_V202501.csv",
                        "file-read " + NAME_2023,
                        "file-read BACI_HS22_Y2024_V202501.csv");
        assertThat(ofFolder.report().rowsRead()).isEqualTo(5);
        assertThat(ofFolder.report().edition()).contains("BACI HS22 V202501");
        assertThat(ofFolder.report().aliases())
                .containsEntry("Other Asia, nes", "Taiwan")
                .containsEntry("USA", "United States");
        assertThat(ofFolder.report().issues().get(6).message())
                .startsWith("4 rows read, sha256 ")
                .endsWith(load(YEAR_2023).report().sha256().orElseThrow());

        Path zip = folder.resolve("BACI.zip");
        Files.write(zip, zipped(files()));
        Loaded<TradeTable> ofZip = Baci.load(zip, flow -> true);
        assertThat(ofZip.orElseThrow().rows()).isEqualTo(ofFolder.value().rows());
        assertThat(ofZip.report().issues()).hasSameSizeAs(ofFolder.report().issues());
        List<TradeFlow> flows = new ArrayList<>();
        assertThat(Baci.forEach(zip, flows::add).rowsKept()).isEqualTo(5);
        assertThat(flows).isEqualTo(ofFolder.value().rows());

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(YEAR_2023.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Baci.load(DataSource.ofBytes(NAME_2023 + ".gz", bytes.toByteArray()))
                        .value()
                        .edition())
                .contains(Edition.parse("BACI HS22 V202501"));
    }

    /**
     * As editions up to V202301 are: other columns of the countries' table, and products without their leading zero.
     */
    @Test
    void readsAnEditionWithoutLeadingZeros() throws IOException {
        String year =
                """
                t,i,j,k,v,q
                2021,156,392,28469,3,5
                2021,156,392,10121,7,11
                2021,156,392,10129,13,17
                2021,156,392,010121,19,23
                2021,156,392,284690,29,31
                """;
        Map<String, String> files = new TreeMap<>();
        files.put("BACI_HS17_Y2021_V202301.csv", year);
        files.put(
                "country_codes_V202301.csv",
                """
                country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha
                156,China,China,CN,CHN
                392,Japan,Japan,JP,JPN
                """);
        files.put(
                "product_codes_HS17_V202301.csv", "\"code\",\"description\"\n\"10121\",\"Horses\"\n\"284690\",\"x\"\n");
        files.put("__MACOSX/._BACI_HS17_Y2021_V202301.csv", "\0\5\26\7");
        Loaded<TradeTable> loaded = Baci.load(DataSource.ofBytes("BACI_HS17_V202301.zip", zipped(files)));
        assertThat(loaded.value().rows())
                .extracting(flow -> flow.product().digits() + " " + flow.value())
                .containsExactly("010121 7000.0", "284690 29000.0");
        assertThat(loaded.report().issues())
                .extracting(issue -> issue.code() + ": " + issue.message())
                .filteredOn(text -> !text.startsWith("file-read"))
                .containsExactly(
                        "padded-products: expected products of six digits, found five in 1 rows, those of chapters 01"
                                + " to 09; read with the leading zero that the file leaves out",
                        "not-an-hs-code: expected six digits, found 28469",
                        "unknown-product: expected a code of the table of products, found 10129",
                        "not-an-hs-code: expected six digits, found 010121",
                        "padded-products: expected products of six digits, found five in 1 rows, those of chapters 01"
                                + " to 09; read with the leading zero that the file leaves out");
        assertThat(load("t,i,j,k,v,q\n2023,156,392,010121,7,11\n2023,156,392,10129,13,17\n")
                        .report()
                        .errors())
                .extracting(Issue::message)
                .containsExactly("expected six digits, found 10129");
    }

    @Test
    void theTablesOfCodesSayWhatThereIs() throws IOException {
        Map<String, String> files = files();
        files.put("country_codes_V202501.csv", COUNTRIES.replace("392,Japan,JP,JPN\n", ""));
        files.put("product_codes_HS22_V202501.csv", PRODUCTS.replace("010121", "010129"));
        LoadReport report =
                Baci.load(DataSource.ofBytes("BACI.zip", zipped(files))).report();
        assertThat(report.errors())
                .extracting(issue -> issue.code() + ": " + issue.message())
                .containsExactly(
                        "unknown-country: expected a country's code of 1 to 3 digits, found 392",
                        "unknown-product: expected a code of the table of products, found 010121",
                        "unknown-country: expected a country's code of 1 to 3 digits, found 392");
    }

    @Test
    void editionsAndRevisionsAreNotMixed() throws IOException {
        for (String other : List.of("BACI_HS22_Y2024_V202601.csv", "BACI_HS17_Y2024_V202501.csv")) {
            Map<String, String> files = files();
            files.remove("BACI_HS22_Y2024_V202501.csv");
            files.put(other, YEAR_2024);
            byte[] zip = zipped(files);
            assertThatThrownBy(() -> Baci.load(DataSource.ofBytes("a.zip", zip)))
                    .isInstanceOf(LoadException.class)
                    .hasMessageStartingWith("error mixed-editions at a.zip: expected files of BACI HS");
        }
        Map<String, String> files = files();
        files.put("country_codes_V202601.csv", files.remove("country_codes_V202501.csv"));
        byte[] zip = zipped(files);
        assertThatThrownBy(() -> Baci.load(DataSource.ofBytes("a.zip", zip)))
                .hasMessageStartingWith("error mixed-editions at a.zip: expected files of BACI V202");
    }

    @Test
    void recognisesItsThreeLayouts() {
        assertThat(Baci.recognise(DataSource.ofText("a", YEAR_2023)))
                .extracting(Recognition::fits)
                .containsExactly(true, false, false);
        assertThat(Baci.recognise(DataSource.ofText("a", COUNTRIES)))
                .extracting(Recognition::fits)
                .containsExactly(false, true, false);
        assertThat(Baci.recognise(DataSource.ofText("a", PRODUCTS)))
                .extracting(Recognition::fits)
                .containsExactly(false, false, true);
        assertThatThrownBy(() -> load("t,i,j,hs6,v,q\n"))
                .isInstanceOf(LoadException.class)
                .hasMessage(
                        "error unknown-layout at " + NAME_2023 + ", line 1: expected one of these layouts: BACI trade"
                                + " flows, which misses k (text: \"t,i,j,hs6,v,q\")");
        assertThatThrownBy(() -> Baci.load(DataSource.ofBytes("a.zip", zipped(Map.of("a.csv", "x,y\n")))))
                .hasMessageContaining("unknown-layout at a.zip!a.csv, line 1")
                .hasMessageContaining("BACI product codes, which misses code, description");
        assertThatThrownBy(() -> Baci.load(DataSource.ofBytes("a.zip", zipped(Map.of("c.csv", COUNTRIES)))))
                .hasMessage("error no-data at a.zip: expected a file with the columns t,i,j,k,v,q, found none");
        assertThatThrownBy(() -> load("t,i,j,k,v,q\n2023,156,392,284690,1\n"))
                .hasMessageContaining("ragged-row at " + NAME_2023 + ", line 2");
        assertThat(load("t,i,j,k,v,q,w\n2023,156,392,284690,1,1,1\n").report().issues())
                .extracting(Issue::code)
                .containsExactly("unread-column");
    }

    @Test
    void truncationAtEveryByteIsAnErrorAWarningOrAPrefixThatCounts() {
        byte[] whole = YEAR_2023.getBytes(StandardCharsets.UTF_8);
        List<TradeFlow> rows = load(YEAR_2023).value().rows();
        for (int length = 0; length < whole.length; length++) {
            DataSource cut = DataSource.ofText(NAME_2023, YEAR_2023.substring(0, length));
            Loaded<TradeTable> loaded;
            try {
                loaded = Baci.load(cut);
            } catch (LoadException e) {
                assertThat(e.issues()).as("length %s", length).hasSize(1);
                continue;
            }
            int kept = loaded.value().rowCount();
            if (loaded.report().issuesByCode().containsKey("may-be-cut")) {
                kept = Math.max(0, kept - 1); // the last row may be cut within its last number
            } else {
                assertThat(YEAR_2023.charAt(length - 1)).isEqualTo('\n');
            }
            assertThat(loaded.value().rows().subList(0, kept)).isEqualTo(rows.subList(0, kept));
            assertThat(loaded.report().rowsKept()).isLessThan(5);
        }
    }
}
