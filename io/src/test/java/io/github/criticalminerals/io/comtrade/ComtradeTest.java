package io.github.criticalminerals.io.comtrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.io.damage.Damage;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComtradeTest {
    private static final Charset CP1252 = Charset.forName("windows-1252");

    /** The names of the format, and made-up cells. */
    private static Map<String, String> cells(String reporter, String partner, String flow, String product) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("freqCode", "A");
        cells.put("refYear", "2022");
        cells.put("refMonth", "52");
        cells.put("period", "2022");
        party(cells, "reporter", reporter);
        cells.put("flowCode", flow);
        party(cells, "partner", partner);
        cells.put("partner2Code", "0");
        cells.put("classificationCode", "H6");
        cells.put("cmdCode", product);
        cells.put("customsCode", "C00");
        cells.put("mosCode", "0 ");
        cells.put("motCode", "0");
        cells.put("qtyUnitAbbr", "kg");
        cells.put("qty", "7000");
        cells.put("netWgt", "7000");
        cells.put("isNetWgtEstimated", "false");
        cells.put("grossWgt", "");
        cells.put("cifvalue", "13.5");
        cells.put("fobvalue", "");
        cells.put("primaryValue", "13.5");
        return cells;
    }

    private static void party(Map<String, String> cells, String role, String party) {
        List<String> parts = Splitter.on('/').splitToList(party);
        cells.put(role + "Code", parts.get(0));
        cells.put(role + "ISO", parts.get(1));
        cells.put(role + "Desc", parts.get(2));
    }

    @SafeVarargs
    private static String csv(Map<String, String>... rows) {
        List<Map<String, String>> list = new ArrayList<>();
        for (Map<String, String> row : rows) {
            list.add(row);
        }
        return csv(list);
    }

    private static String csv(List<Map<String, String>> rows) {
        StringBuilder text = new StringBuilder(String.join(",", rows.get(0).keySet())).append("\r\n");
        for (Map<String, String> row : rows) {
            row.values().forEach(cell -> text.append(cell.isEmpty() ? "" : '"' + cell + '"')
                    .append(','));
            text.append("\r\n");
        }
        return text.toString();
    }

    @SafeVarargs
    private static String json(Map<String, String>... rows) {
        List<Map<String, String>> list = new ArrayList<>();
        for (Map<String, String> row : rows) {
            list.add(row);
        }
        return json(list);
    }

    private static String json(List<Map<String, String>> rows) {
        return "{\"elapsedTime\":\"0.03 secs\",\"count\":" + rows.size() + ",\"data\":["
                + rows.stream()
                        .map(row -> row.entrySet().stream()
                                .map(cell -> "\"" + cell.getKey() + "\":"
                                        + (cell.getValue().isEmpty()
                                                ? "null"
                                                : cell.getValue().matches("[1-9]\\d*|true|false")
                                                        ? cell.getValue()
                                                        : "\"" + cell.getValue() + "\""))
                                .collect(Collectors.joining(",", "{", "}")))
                        .collect(Collectors.joining(","))
                + "],\"error\":\"\"}";
    }

    private static Loaded<ComtradeData> load(String text) {
        return Comtrade.load(DataSource.ofBytes("a", text.getBytes(CP1252)));
    }

    private static Map<String, String> peru(String column, String cell) {
        Map<String, String> row = cells("604/PER/Peru", "384/CIV/C\u00f4te d'Ivoire", "M", "010121");
        row.put(column, cell);
        return row;
    }

    private static final Map<String, String> WORLD = cells("604/PER/Peru", "0/W00/World", "M", "284690");

    /** As pandas writes what it read of the API; figures made up. */
    private static String reExport(List<Map<String, String>> rows) {
        StringBuilder text =
                new StringBuilder("," + String.join(",", rows.get(0).keySet()) + "\n");
        for (int i = 0; i < rows.size(); i++) {
            text.append(i);
            rows.get(i).values().forEach(cell -> text.append(',')
                    .append(
                            cell.equals("false")
                                    ? "False"
                                    : cell.contains(",") ? '"' + cell + '"' : cell.equals("0 ") ? "0" : cell));
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void readsAReExport() {
        Map<String, String> horses = peru("netWgt", "4322339.354");
        horses.put("cmdCode", "10121");
        Map<String, String> silent = cells("156//", "792//", "X", "2846");
        silent.put("customsDesc", "T\u00fcrkiye, all");
        horses.put("customsDesc", "");
        String text = reExport(List.of(horses, silent));
        Loaded<ComtradeData> loaded = Comtrade.load(DataSource.ofBytes("a", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(loaded.orElseThrow().rows()).hasSize(2);
        ComtradeRow first = loaded.value().rows().get(0);
        assertThat(first.netWeight()).hasToString("4322.339354 t net weight");
        assertThat(first.product()).isEqualTo("010121");
        assertThat(first.cell("cmdCode")).isEqualTo("10121");
        assertThat(first.cell("")).isEqualTo("0");
        assertThat(first.cell("isNetWgtEstimated")).isEqualTo("False");
        assertThat(first.isWhole()).isTrue();
        ComtradeRow second = loaded.value().rows().get(1);
        assertThat(second.reporter()).isEqualTo(Producer.parse("CHN"));
        assertThat(second.partner()).isEqualTo(Producer.parse("TUR"));
        assertThat(second.cell("customsDesc")).isEqualTo("T\u00fcrkiye, all");
        assertThat(loaded.value().reportedImports().rows()).hasSize(1);
        assertThat(loaded.report().format()).isEqualTo("UN Comtrade, re-export");
        assertThat(loaded.report().issues().stream().map(Issue::toString))
                .containsExactly(
                        "info index-column at a, line 1, column #1: expected a name for every column, found a first one that"
                                + " counts the rows; it is not read",
                        "info padded-products at a, column cmdCode: expected an even number of digits, found an odd"
                                + " one in 1 rows: read with a zero before them");
    }

    @Test
    void refusesAReExportWhoseCellsAreShifted() {
        Map<String, String> row = peru("freqCode", "20220101");
        String text = reExport(List.of(row));
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> Comtrade.load(DataSource.ofText("a", text)))
                .withMessageStartingWith("error shifted-columns at a, line 2, column freqCode, byte ")
                .withMessageContaining(
                        "expected a frequency such as A, found a date: the cells stand one column too far to the left");
    }

    /** Whole words only: neither seven or nine digits nor letters among them are a date. */
    @Test
    void takesOnlyEightDigitsForADate() {
        for (String frequency : List.of("2024010", "202401011", "2024O101", "20240-01")) {
            String text = csv(peru("freqCode", frequency), WORLD);
            assertThat(load(text).report().issues())
                    .extracting(Issue::code)
                    .isNotEmpty()
                    .doesNotContain("shifted-columns");
        }
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(csv(peru("freqCode", "20240101"), WORLD)))
                .withMessageStartingWith("error shifted-columns");
    }

    @Test
    void seesDamageOfAReExport() {
        byte[] whole = reExport(List.of(peru("netWgt", "4322339.354"), WORLD)).getBytes(StandardCharsets.UTF_8);
        Damage.cutAnywhere(whole, Comtrade::load);
        Damage.changedAnywhere(whole, "0123456789.,\"\n\reETF", Comtrade::load, (bytes, loaded) -> {
            String text = new String(bytes, StandardCharsets.UTF_8).replace("\"", "");
            for (ComtradeRow each : loaded.value().rows()) {
                each.cells().forEach(cell -> assertThat(text).contains(cell.replace("\"", "")));
                assertThat(text).contains(each.product().replaceFirst("^0", ""));
            }
        });
    }

    @Test
    void readsTheWebDownloadAndSaysThatItsHeaderIsOneShort() {
        Loaded<ComtradeData> loaded = load(csv(peru("qty", "11"), WORLD));
        ComtradeRow row = loaded.orElseThrow().rows().get(0);
        assertThat(row.partner()).isEqualTo(Country.of("CIV"));
        assertThat(row.product()).isEqualTo("010121");
        assertThat(row.findProduct()).contains(HsCode.of("010121"));
        assertThat(row.netWeight()).hasToString("7 t net weight");
        assertThat(row.findNumber("qty")).contains(new BigDecimal(11));
        assertThat(row.findNumber("fobvalue")).isEmpty();
        assertThat(row.cell("mosCode")).isEqualTo("0");
        assertThat(row.isWhole()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.cell("weight"))
                .withMessageStartingWith("column must be one of freqCode, refYear,");
        assertThat(loaded.report().issues().stream().map(Issue::toString))
                .containsExactly(
                        "info header-one-short at a, line 1: expected as many names as fields, found 25 names, and one"
                                + " more field, empty, in 2 rows");
        assertThat(loaded.report().sums()).containsEntry("primaryValue", new BigDecimal("27.0"));
        TradeTable imports = loaded.value().reportedImports();
        assertThat(imports.rows())
                .extracting(TradeFlow::toString)
                .containsExactly(
                        "2022 CIV to PER, 010121: 13.5 USD, 7 t net weight",
                        "2022 World to PER, 284690: 13.5 USD, 7 t net weight");
        assertThat(imports.notes())
                .containsExactly(
                        "imports as the importer reported them; values are primaryValue, mostly CIF",
                        "classification: H6");
        assertThat(loaded.value().reportedExports().rowCount()).isZero();
    }

    @Test
    void readsADownloadThatWasSavedAgainInUtf8() {
        String text = csv(peru("qty", "11"), WORLD);
        ComtradeData data = load(text).value();
        assertThat(data.rows().get(0).cell("partnerDesc")).isEqualTo("C\u00f4te d'Ivoire");
        for (String again : List.of(text, "\uFEFF" + text, text.replace("\r\n", "\n"))) {
            assertThat(Comtrade.load(DataSource.ofText("a", again)).value()).isEqualTo(data);
        }
    }

    @Test
    void readsTheAnswerOfTheApiAlike() {
        Loaded<ComtradeData> download = load(csv(peru("netWgt", ""), WORLD));
        Loaded<ComtradeData> answer = Comtrade.load(DataSource.ofText("a", json(peru("netWgt", ""), WORLD)));
        assertThat(answer.orElseThrow()).isEqualTo(download.value());
        assertThat(answer.value().rows().get(0).netWeight().isKnown()).isFalse();
        assertThat(answer.report().issues()).isEmpty();
        assertThat(Comtrade.load(DataSource.ofText("a", "{\"count\":0,\"data\":[],\"error\":\"\"}"))
                        .orElseThrow()
                        .rows())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            textBlock =
                    """
            842/USA/USA#USA
            699/IND/India#IND
            251/FRA/France#FRA
            579/NOR/Norway#NOR
            757/CHE/Switzerland#CHE
            490/S19/Other Asia, nes#TWN
            490/S19/#TWN
            0/W00/World#World
            837/X1 /Bunkers#Bunkers
            899/_X /Areas, nes#Areas, nes
            839/_X /Special Categories#Special Categories
            838/X2 /Free Zones#Free Zones
            97/EUR/European Union#European Union
            36//#AUS
            """)
    void readsTheCodesOfThePublisher(String party, String id) {
        Loaded<ComtradeData> loaded = load(csv(cells("604/PER/Peru", party, "X", "2846"), peru("flowCode", "X")));
        assertThat(loaded.orElseThrow().rows().get(0).partner().id()).isEqualTo(id);
        assertThat(loaded.report().issuesByCode()).containsOnlyKeys("header-one-short");
        TradeTable exports = loaded.value().reportedExports();
        assertThat(exports.rows().get(0).exporter()).isEqualTo(Country.of("PER"));
        assertThat(exports.rows().get(0).importer().id()).isEqualTo(id);
    }

    @Test
    void aWeightOfZeroBesideAValueIsMissing() {
        assertThat(load(csv(peru("netWgt", "0")))
                        .orElseThrow()
                        .rows()
                        .get(0)
                        .netWeight()
                        .isKnown())
                .isFalse();
        Map<String, String> nothing = peru("netWgt", "0");
        nothing.put("primaryValue", "0");
        assertThat(load(csv(nothing)).orElseThrow().rows().get(0).netWeight()).hasToString("0 t net weight");
    }

    @Test
    void aTableTakesWholeYearsOfHsCodesOnly() {
        Map<String, String> month = peru("freqCode", "M");
        month.put("refMonth", "3");
        month.put("period", "202203");
        Loaded<ComtradeData> loaded = load(csv(
                WORLD,
                month,
                peru("cmdCode", "TOTAL"),
                peru("motCode", "2100"),
                peru("primaryValue", ""),
                peru("classificationCode", "S3"),
                peru("customsCode", "C05"),
                peru("partner2Code", "156"),
                peru("mosCode", "1")));
        TradeTable table = loaded.orElseThrow().reportedImports();
        assertThat(table.rowCount()).isEqualTo(1);
        assertThat(table.notes())
                .contains("8 more rows of this flow are months, parts, no HS codes or without a value");
        assertThat(loaded.report().issuesByCode()).containsEntry("missing-value", 1L);
    }

    @Test
    void twoEditionsAreToldApartByTheCaller() {
        ComtradeData data = load(csv(peru("classificationCode", "H5"), peru("classificationCode", "H6")))
                .orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(data::reportedImports)
                .withMessage("a flow must be given once, but was given twice: 2022 CIV to PER, 010121");
        assertThat(data.where(row -> row.cell("classificationCode").equals("H5"))
                        .reportedImports()
                        .rowCount())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            textBlock =
                    """
            refYear#52#error invalid-period at a, line 2, column refYear, byte 269: expected a year, found 52 (text: "52")
            refMonth#36#error invalid-period at a, line 2, column refMonth, byte 276: expected 52 for a year or a month from 1 to 12, found 36 (text: "36")
            period#2021#error invalid-period at a, line 2, column period, byte 281: expected the year, or year and month, beside it, found 2021 (text: "2021")
            partnerCode#7x1#warning country-code-differs at a, line 2, column partnerCode, byte 311: expected the code of Cte d'Ivoire, found 7x1 (text: "7x1")
            partnerCode#604#error contradictory-country at a, line 2, column partnerDesc, byte 323: expected the name of code 604, found Cte d'Ivoire (text: "Cte d'Ivoire")
            partnerISO#7x1#warning country-code-differs at a, line 2, column partnerISO, byte 317: expected the code of Cte d'Ivoire, found 7x1 (text: "7x1")
            cmdCode##error missing-text at a, line 2, column cmdCode, byte 348: expected a code, found nothing
            netWgt#-7#error invalid-number at a, line 2, column netWgt, byte 384: expected a number of at least 0, found -7 (text: "-7")
            cifvalue#1d#error invalid-number at a, line 2, column cifvalue, byte 400: expected a number of at least 0, found 1d (text: "1d")
            isNetWgtEstimated#maybe#error not-true-or-false at a, line 2, column isNetWgtEstimated, byte 391: expected true or false, found maybe (text: "maybe")
            primaryValue##warning missing-value at a, line 2, column primaryValue, byte 408: expected a value (USD), found nothing
            """)
    void saysWhatIsWrongWithARow(String column, String cell, String message) {
        LoadReport report = load(csv(peru(column, cell == null ? "" : cell))).report();
        List<String> issues = report.issues().stream()
                .filter(issue -> !issue.code().equals("header-one-short"))
                .map(issue -> issue.toString().replace("\u00f4", "").strip())
                .toList();
        assertThat(issues).containsExactly(message);
        assertThat(report.rowsRejected()).isEqualTo(message.startsWith("error") ? 1 : 0);
    }

    @Test
    void aRowTwiceIsAFault() {
        assertThat(load(csv(WORLD, WORLD)).report().errors().get(0))
                .hasToString(
                        "error duplicate-row at a, line 3, column freqCode, byte 407: expected every flow once, found it at"
                                + " a, line 2, column freqCode, byte 265 too (text: \"A 2022 604 M 0 0 H6 284690 C00 0 0\")");
    }

    @Test
    void theApiMayFail() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(json(WORLD).replace("\"count\":1", "\"count\":2")))
                .withMessage(
                        "error wrong-row-count at a: expected the count to be the number of rows, 1, found another (text:"
                                + " \"2\")");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(json(WORLD).replace("\"error\":\"\"", "\"error\":\"no quota left\"")))
                .withMessage(
                        "error publisher-error at a: expected rows, found an error of the API (text: \"no quota left\")");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(json(WORLD, WORLD).replaceFirst("isNetWgtEstimated", "isWeightEstimated")))
                .withMessageStartingWith("error unexpected-field at a, line 1, byte ");
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(peru("cmdCode", Integer.toString(100_000 + i)));
        }
        assertThat(Comtrade.load(DataSource.ofText("a", json(rows))).report().issues())
                .hasToString(
                        "[warning may-be-capped at a: expected fewer than 500 rows, found as many as the preview gives at"
                                + " most]");
    }

    @Test
    void anUnknownLayoutSaysWhatIsMissing() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(csv(WORLD).replace("cmdCode", "code")))
                .withMessageStartingWith(
                        "error unknown-layout at a, line 1: expected one of these layouts: UN Comtrade, web"
                                + " download, which misses cmdCode; UN Comtrade, API, which misses count, data, data.freqCode,");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load(json(WORLD).replace("cmdCode", "code")))
                .withMessageStartingWith(
                        "error unknown-layout at a, line 1: expected one of these layouts: UN Comtrade, API,"
                                + " which misses data.cmdCode; ");
    }

    @Test
    void seesACutFile() {
        Damage.cutAnywhere(csv(peru("qty", "7"), WORLD).getBytes(CP1252), Comtrade::load);
        Damage.cutAnywhere(json(WORLD).getBytes(StandardCharsets.UTF_8), Comtrade::load);
    }

    @Test
    void seesChangedBytes() {
        Damage.Check<ComtradeData> check = (bytes, loaded) -> {
            assertThat(loaded.value().rows()).hasSize((int) loaded.report().rowsKept());
            for (ComtradeRow row : loaded.value().rows()) {
                double kilograms = Double.parseDouble(
                        "0" + row.cell("netWgt").replace(",", "").replaceFirst("^[+-]", ""));
                assertThat(row.netWeight().isKnown() ? row.netWeight().tonnes().exactValue() * 1e3 : 0)
                        .isCloseTo(kilograms, org.assertj.core.api.Assertions.withinPercentage(1e-9));
                assertThat(row.cell("refYear")).isEqualTo(Integer.toString(row.year()));
                assertThat(row.partner().id()).isIn("World", "CIV");
                assertThat(row.reporter().id()).isEqualTo("PER");
            }
        };
        Damage.changedAnywhere(csv(peru("qty", "7"), WORLD).getBytes(CP1252), "0123-.,\"\n\rEW", Comtrade::load, check);
        Damage.changedAnywhere(
                json(WORLD).getBytes(StandardCharsets.UTF_8), "0123-.,\"\n\rEW{}[]:", Comtrade::load, check);
    }

    private static Path shared(String name) {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        return Path.of(shared, "data", "comtrade", name);
    }

    /** An independent splitter: it knows quotes and nothing else. */
    @Test
    @Tag("shared")
    void everyCellOfThePublishedDownloadIsThere() throws IOException {
        Path file = shared("comtrade_plus_download_head.csv");
        Loaded<ComtradeData> loaded = Comtrade.load(DataSource.of(file));
        assertThat(loaded.report().issuesByCode()).containsExactly(Map.entry("header-one-short", 1L));
        assertThat(loaded.report().rowsRead()).isEqualTo(200);
        List<String> lines = Files.readAllLines(file, CP1252);
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (char c : line.chars().mapToObj(each -> (char) each).toList()) {
                quoted ^= c == '"';
                if (c == ',' && !quoted) {
                    cells.add(cell.toString().strip());
                    cell.setLength(0);
                } else if (c != '"') {
                    cell.append(c);
                }
            }
            assertThat(cells).hasSize(47);
            assertThat(cell).isEmpty();
            assertThat(loaded.value().rows().get(i - 1).cells()).isEqualTo(cells);
        }
    }

    @Test
    @Tag("shared")
    void everyValueOfThePublishedAnswerIsThere() throws IOException {
        Path file = shared("comtrade_api_hs2846_2010.json");
        Loaded<ComtradeData> loaded = Comtrade.load(DataSource.of(file));
        assertThat(loaded.report().issues()).isEmpty();
        JsonNode data = new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(file.toFile())
                .get("data");
        assertThat(loaded.value().rows()).hasSize(data.size());
        for (int i = 0; i < data.size(); i++) {
            ComtradeRow row = loaded.value().rows().get(i);
            assertThat(row.columns()).hasSize(data.get(i).size());
            data.get(i).properties().forEach(value -> {
                String cell = row.cell(value.getKey());
                if (value.getValue().isNumber()) {
                    assertThat(new BigDecimal(cell))
                            .isEqualByComparingTo(value.getValue().decimalValue());
                } else {
                    assertThat(cell)
                            .isEqualTo(
                                    value.getValue().isNull()
                                            ? ""
                                            : value.getValue().asText().strip());
                }
            });
        }
        TradeTable imports = loaded.value().reportedImports();
        assertThat(imports.rowCount()).isEqualTo(24);
        double world = imports.importsOf(Country.of("CHN"), HsCode.of("2846"), 2010).stream()
                .mapToDouble(TradeFlow::value)
                .sum();
        assertThat(world).isEqualTo(36_666_449);
    }
}
