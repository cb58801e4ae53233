package io.github.criticalminerals.io.baci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
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

class CodeTablesTest {

    private static final String HEADER = "country_code,country_name,country_iso2,country_iso3\n";

    private static Loaded<Map<Integer, BaciCountry>> countries(String rows) {
        return Baci.countries(DataSource.ofText("country_codes_V202601.csv", HEADER + rows));
    }

    private static List<String> lines(LoadReport report) {
        return report.issues().stream().map(Issue::toString).toList();
    }

    @Test
    void namesAreRepairedAndNamibiaIsNotMissing() {
        Loaded<Map<Integer, BaciCountry>> loaded =
                countries("384,C\u00c3\u00b4te d'Ivoire,CI,CIV\n516,Namibia,,NAM\n490,\"Other Asia, nes\",,S19\n");
        assertThat(loaded.orElseThrow().values())
                .containsExactly(
                        new BaciCountry(384, "C\u00f4te d'Ivoire", Country.of("CIV")),
                        new BaciCountry(516, "Namibia", Country.of("NAM")),
                        new BaciCountry(490, "Other Asia, nes", Country.of("TWN")));
        assertThat(lines(loaded.report()))
                .containsExactly(
                        "info encoded-twice at country_codes_V202601.csv, line 2, column country_name, byte 56: expected"
                                + " UTF-8, found UTF-8 that was encoded twice; read as C\u00f4te d'Ivoire (text:"
                                + " \"C\u00c3\u00b4te d'Ivoire\")",
                        "info blank-iso2 at country_codes_V202601.csv, line 3, column country_iso2, byte 92: expected NA as"
                                + " country_iso3 says, found nothing");
        assertThat(loaded.report().edition()).contains("BACI V202601");
        assertThat(loaded.report().aliases())
                .containsEntry("C\u00c3\u00b4te d'Ivoire", "C\u00f4te d'Ivoire")
                .containsEntry("Other Asia, nes", "Taiwan");
    }

    @Test
    void textThatWasEncodedOnceStays() {
        assertThat(CodeTables.encodedOnce("T\u00fcrkiye")).isEqualTo("T\u00fcrkiye");
        assertThat(CodeTables.encodedOnce("\u4e2d")).isEqualTo("\u4e2d");
        assertThat(CodeTables.encodedOnce("T\u00c3\u00bcrkiye")).isEqualTo("T\u00fcrkiye");
        assertThat(CodeTables.encodedOnce("\u00e2\u20ac\u2122")).isEqualTo("\u2019");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,Japan,JP,JPN|not-a-code|country_code|expected a number from 1 to 999, found x",
                "0,Japan,JP,JPN|not-a-code|country_code|expected a number from 1 to 999, found 0",
                "1392,Japan,JP,JPN|not-a-code|country_code|expected a number from 1 to 999, found 1392",
                "156,China,CN,CHN|duplicate-code|country_code|expected every code once, found 156",
                "999,Atlantis,AT,ATL|unknown-country|country_code|expected the code of a country or aggregate, found 999",
                "392,Japan,JP,CHN|codes-disagree|country_iso3|expected a code of Japan, found CHN",
            })
    void oneCorruptedRowIsOneIssue(String row, String code, String column, String message) {
        Loaded<Map<Integer, BaciCountry>> loaded = countries("156,China,CN,CHN\n" + row + "\n842,USA,US,USA\n");
        assertThat(loaded.value().keySet()).containsExactly(156, 842);
        assertThat(loaded.report().rowsRejected()).isEqualTo(1);
        assertThat(loaded.report().issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(code);
            assertThat(issue.place().line()).hasValue(3);
            assertThat(issue.place().column()).contains(column);
            assertThat(issue.message()).isEqualTo(message);
        });
    }

    @Test
    void productsKeepTheirLeadingZero() {
        Loaded<Map<HsCode, String>> loaded = Baci.products(DataSource.ofText(
                "product_codes_HS22_V202501.csv",
                "code,description\n010121,\"Horses: live, pure-bred\"\n284690,Compounds\n9999AA,Other\n"));
        assertThat(loaded.orElseThrow())
                .containsExactly(
                        Map.entry(HsCode.of("010121"), "Horses: live, pure-bred"),
                        Map.entry(HsCode.of("284690"), "Compounds"));
        assertThat(lines(loaded.report()))
                .containsExactly("warning no-hs-code at product_codes_HS22_V202501.csv, line 4, column code, byte 67:"
                        + " expected six digits, found a code of the publisher's own; it is no product here (text:"
                        + " \"9999AA\")");
        assertThat(loaded.report().edition()).contains("BACI V202501");
        assertThat(Baci.products(DataSource.ofText("a", "code,description\n010129,x\n10121,x\n284690,x\n284690,y\n"))
                        .report()
                        .issues())
                .extracting(issue -> issue.code() + ": " + issue.message())
                .containsExactly(
                        "not-an-hs-code: expected six digits, found 10121",
                        "duplicate-code: expected every code once, found 284690");
        assertThatThrownBy(() -> Baci.products(DataSource.ofText("a", "code,text\n")))
                .hasMessage("error missing-column at a, line 1: expected a column description, found code, text");
    }

    /** As editions up to V202301 have it. */
    @Test
    void readsTheColumnsOfEditionsBefore2024() {
        DataSource source = DataSource.ofText(
                "country_codes_V202301.csv",
                """
                country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha
                251,France,"France, Monaco",FR,FRA
                490,Chinese Taipai,Taiwan,TW,TWN
                516,Namibia,Namibia,,NAM
                697,"Europe EFTA, nes","Europe EFTA, not elsewhere specified",N/A,N/A
                711,So. African Customs Union,Southern African Customs Union,ZA,ZAF
                842,USA,"USA, Puerto Rico and US Virgin Islands",US,MEX
                """);
        assertThat(Baci.recognise(source).get(1).fits()).isTrue();
        Loaded<Map<Integer, BaciCountry>> loaded = Baci.countries(source);
        assertThat(loaded.value().values())
                .extracting(each -> each.name() + ": " + each.producer().name())
                .containsExactly(
                        "France: France",
                        "Chinese Taipai: Taiwan",
                        "Namibia: Namibia",
                        "Europe EFTA, nes: Europe EFTA, nes",
                        "So. African Customs Union: Southern African Customs Union");
        assertThat(lines(loaded.report()))
                .containsExactly(
                        "info blank-iso2 at country_codes_V202301.csv, line 4, column iso_2digit_alpha, byte 179: expected"
                                + " NA as iso_3digit_alpha says, found nothing",
                        "error codes-disagree at country_codes_V202301.csv, line 7, column iso_3digit_alpha, byte 374:"
                                + " expected a code of United States, found MEX (text: \"MEX\")");
        assertThat(loaded.report().aliases()).containsEntry("France, Monaco", "France");
        assertThatThrownBy(() -> Baci.countries(DataSource.ofText(
                        "a", "country_code,country_name_abbreviation,iso_2digit_alpha,iso_3digit_alpha\n")))
                .hasMessageStartingWith("error missing-column at a, line 1: expected a column country_name, found");
    }

    /** Edition V202301 leaves it out. */
    @Test
    void productsWithoutLeadingZerosAreReadIfTheFileHasNone() {
        Loaded<Map<HsCode, String>> loaded = Baci.products(
                DataSource.ofText(
                        "product_codes_HS17_V202301.csv",
                        "\"code\",\"description\"\n\"10121\",\"Horses: live\"\n\"91099\",\"Spices\"\n"
                                + "\"28469\",\"x\"\n\"00101\",\"x\"\n\"091099\",\"x\"\n\"10121\",\"y\"\n\"284690\",\"Compounds\"\n"));
        assertThat(loaded.value())
                .containsExactly(
                        Map.entry(HsCode.of("010121"), "Horses: live"),
                        Map.entry(HsCode.of("091099"), "Spices"),
                        Map.entry(HsCode.of("284690"), "Compounds"));
        assertThat(loaded.report().issues())
                .extracting(issue -> issue.code() + ": " + issue.message())
                .containsExactly(
                        "not-an-hs-code: expected six digits, found 28469",
                        "not-an-hs-code: expected six digits, found 00101",
                        "not-an-hs-code: expected six digits, found 091099",
                        "duplicate-code: expected every code once, found 10121",
                        "padded-products: expected products of six digits, found five in 2 rows, those of chapters 01 to"
                                + " 09; read with the leading zero that the file leaves out");
    }

    @Test
    @Tag("shared")
    void everyCellOfTheRealTableIsInTheResultOrTheReport() throws IOException {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        Path file = Path.of(shared, "data", "baci", "country_codes_V202601.csv");
        Loaded<Map<Integer, BaciCountry>> loaded = Baci.countries(DataSource.of(file));
        LoadReport report = loaded.report();
        assertThat(report.rowsRead()).isEqualTo(238);
        assertThat(report.rowsRejected()).isZero();
        assertThat(report.issuesByCode()).isEqualTo(Map.of("encoded-twice", 4L, "blank-iso2", 1L));

        int unlike = 0;
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
            if (cells.get(1).startsWith("\"")) {
                cells.set(1, (cells.get(1) + "," + cells.remove(2)).replace("\"", ""));
            }
            BaciCountry country = loaded.value().get(Integer.valueOf(cells.get(0)));
            String written = new String(country.name().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            assertThat(cells.get(1)).isIn(country.name(), written);
            assertThat(report.aliases().getOrDefault(cells.get(1), cells.get(1)))
                    .isEqualTo(country.producer().name());
            boolean asInIso = country.producer() instanceof Country known
                    && known.alpha3().equals(cells.get(3))
                    && (known.alpha2().orElse("").equals(cells.get(2))
                            || cells.get(3).equals("NAM"));
            unlike += asInIso ? 0 : 1;
        }
        // Belgium-Luxembourg, Customs Union, Taiwan, EFTA; and former states, which have no alpha-2 any more
        assertThat(loaded.value().values().stream().filter(each -> each.producer() instanceof Aggregate))
                .extracting(BaciCountry::code)
                .containsExactly(58, 697, 711);
        assertThat(unlike).isEqualTo(4 + 6);
    }
}
