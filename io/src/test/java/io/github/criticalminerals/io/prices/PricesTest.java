package io.github.criticalminerals.io.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import io.github.criticalminerals.core.dataset.PriceSeries.Adjustment;
import io.github.criticalminerals.core.issue.Issue;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
    /** In the format of Yahoo Finance; the figures are made up. */
    private static final String SEVEN =
            """
            Date,Open,High,Low,Close,Adj Close,Volume
            2024-01-02,2.000000,5.000000,2.000000,3.000000,2.500000,700
            2024-01-03,null,null,null,null,null,null
            2024-01-04,7.000000,11.000000,5.000000,7.000000,6.500000,0
            """;

    private static Loaded<PriceData> load(String text) {
        return Prices.load(DataSource.ofText("a.csv", text), "A mine", "AUD/share");
    }

    private static List<String> issues(LoadReport report) {
        return report.issues().stream().map(Issue::toString).toList();
    }

    @Test
    void readsEveryColumnAndSaysHowItIsAdjusted() {
        Loaded<PriceData> loaded = load(SEVEN);
        PriceData data = loaded.orElseThrow();
        assertThat(data.series().keySet()).containsExactly("Open", "High", "Low", "Close", "Adj Close");
        assertThat(data.closes())
                .hasToString("A mine (AUD/share, adjusted for splits): 2 closes, 2024-01-02 to 2024-01-04");
        assertThat(data.closes().closes().values()).containsExactly(3.0, 7.0);
        assertThat(data.findAdjustedCloses().orElseThrow().adjustment()).isEqualTo(Adjustment.SPLITS_AND_DIVIDENDS);
        assertThat(data.findAdjustedCloses().orElseThrow().closes().values()).containsExactly(2.5, 6.5);
        assertThat(data.volumes().values()).containsExactly(new BigDecimal(700), BigDecimal.ZERO);
        assertThat(loaded.report())
                .hasToString("a.csv: Yahoo Finance, seven columns, 3 rows read, 3 kept, 0 rejected, 1 issues");
        assertThat(issues(loaded.report()))
                .containsExactly(
                        "warning null-row at a.csv, line 3, byte 102: expected a price, found none: the day is left"
                                + " out (text: \"2024-01-03\")");
        assertThat(loaded.report().sums()).containsEntry("Close", new BigDecimal("10.000000"));
    }

    @Test
    void ofSixColumnsTheCallerSaysTheAdjustment() {
        String six = "Date,Open,High,Low,Close,Volume\n2024-01-02,2,5,2,3.14159265358979,7\n";
        Loaded<PriceData> loaded = load(six);
        assertThat(loaded.orElseThrow().closes().adjustment()).isEqualTo(Adjustment.UNSTATED);
        assertThat(loaded.value().closes().closes())
                .containsExactly(Map.entry(LocalDate.of(2024, 1, 2), 3.14159265358979));
        assertThat(loaded.value().findAdjustedCloses()).isEmpty();
        assertThat(issues(loaded.report()))
                .containsExactly(
                        "info unstated-adjustment at a.csv, line 1: expected a column Adj Close, found none: the"
                                + " prices may be adjusted for splits and dividends");
        Loaded<PriceData> told =
                Prices.load(DataSource.ofText("a.csv", six), "A mine", "AUD/share", Adjustment.SPLITS_AND_DIVIDENDS);
        assertThat(told.value().closes().adjustment()).isEqualTo(Adjustment.SPLITS_AND_DIVIDENDS);
        assertThat(told.report().issues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date,value\n2024-01-02,61.5\n",
                "Value,Date\r\n\"61.5\",2024-01-02\r\n",
                "\ufeffDATE,VALUE\n2024-01-02,61.5\n"
            })
    void readsAPlainList(String text) {
        Loaded<PriceData> loaded =
                Prices.load(DataSource.ofText("a.csv", text), "NdPr oxide", "USD/kg", Adjustment.NONE);
        assertThat(loaded.orElseThrow().closes())
                .hasToString("NdPr oxide (USD/kg, not adjusted): 1 closes, 2024-01-02 to 2024-01-02");
        assertThat(loaded.value().closes().closes().values()).containsExactly(61.5);
        assertThat(loaded.report().issues()).isEmpty();
    }

    /** In the format of stooq's pages as the readers of its files know it; the figures are made up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date,Open,High,Low,Close\n2024-01-02,2,5,2,3\n2024-01-03,3,7,3,5.5\n",
                "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie\r\n2024-01-02,2,5,2,3\r\n2024-01-03,3,7,3,5.5\r\n",
                "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen\n"
                        + "2024-01-02,2,5,2,3,700.0\n"
                        + "2024-01-03,3,7,3,5.5,11\n",
                "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\r\n"
                        + "XYZ.US,D,20240102,000000,2,5,2,3,700,0\r\nXYZ.US,D,20240103,000000,3,7,3,5.5,11,0\r\n"
            })
    void readsStooq(String text) {
        Loaded<PriceData> loaded = load(text);
        assertThat(loaded.orElseThrow().series().keySet()).containsExactly("Open", "High", "Low", "Close");
        assertThat(loaded.value().closes()).hasToString("A mine (AUD/share): 2 closes, 2024-01-02 to 2024-01-03");
        assertThat(loaded.value().closes().closes().values()).containsExactly(3.0, 5.5);
        assertThat(loaded.value().volumes()).hasSize(text.contains("700") ? 2 : 0);
        assertThat(loaded.report().issuesByCode()).containsOnlyKeys("unstated-adjustment");
    }

    @Test
    void saysWhatIsWrongWithATicker() {
        String ten = "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n"
                + "XYZ.F,D,20240102,000000,2,5,2,3,700,13\n"
                + "ABC.F,D,20240103,000000,2,5,2,3,700,17\n"
                + "XYZ.F,5,20240104,100500,2,5,2,3,700,0\n"
                + "XYZ.F,D,2024-01-05,000000,2,5,2,3,700,0\n";
        LoadReport report = load(ten).report();
        assertThat(issues(report))
                .containsExactly(
                        "error other-ticker at a.csv, line 3, column \u2039TICKER>, byte 112: expected XYZ.F in all"
                                + " rows, found ABC.F (text: \"ABC.F\")",
                        "error invalid-period at a.csv, line 4, column \u2039PER>, byte 157: expected prices of days,"
                                + " D at 000000, found 5 (text: \"5\")",
                        "error invalid-date at a.csv, line 5, column \u2039DATE>, byte 197: expected a day such as"
                                + " 20240131, found 2024-01-05 (text: \"2024-01-05\")",
                        "info open-interest-left-out at a.csv, column \u2039OPENINT>: expected prices and volumes,"
                                + " found open interest in 2 rows",
                        "info unstated-adjustment at a.csv, line 1: expected a column Adj Close, found none: the"
                                + " prices may be adjusted for splits and dividends");
        assertThat(report.rowsKept()).isEqualTo(1);
    }

    @Test
    void aHeaderAloneIsAnEmptyFile() {
        PriceData data = load("date,value\n").orElseThrow();
        assertThat(data.series()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(data::closes)
                .withMessage("the file must hold a closing price, but holds none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            textBlock =
                    """
            2024-01-32,7#error invalid-date at a.csv, line 3, column date, byte 25: expected a day such as 2024-01-31, found 2024-01-32 (text: "2024-01-32")
            -2024-01-03,7#error invalid-date at a.csv, line 3, column date, byte 25: expected a day such as 2024-01-31, found -2024-01-03 (text: "-2024-01-03")
            2024-01-02,7#error duplicate-date at a.csv, line 3, column date, byte 25: expected every day once, found it in line 2 too (text: "2024-01-02")
            2024-01-03,7d#error invalid-price at a.csv, line 3, column value, byte 36: expected a number, found 7d (text: "7d")
            2024-01-03,NaN#error invalid-price at a.csv, line 3, column value, byte 36: expected a number, found NaN (text: "NaN")
            2024-01-03,0.00#error non-positive-price at a.csv, line 3, column value, byte 36: expected a price above zero, found 0.00 (text: "0.00")
            2024-01-03,-1#error non-positive-price at a.csv, line 3, column value, byte 36: expected a price above zero, found -1 (text: "-1")
            2024-01-03,null#warning null-row at a.csv, line 3, byte 25: expected a price, found none: the day is left out (text: "2024-01-03")
            2024-01-01,7#warning unordered-dates at a.csv, line 3, column date, byte 25: expected days in order, found 2024-01-01 after 2024-01-02; later ones are not listed (text: "2024-01-01")
            """)
    void saysWhatIsWrongWithARow(String row, String message) {
        LoadReport report = load("date,value\n2024-01-02,5\n".replace("5\n", "17\n") + row + "\n")
                .report();
        assertThat(issues(report)).containsExactly(message);
        assertThat(report.rowsRejected()).isEqualTo(message.startsWith("error") ? 1 : 0);
    }

    @Test
    void saysWhatIsWrongWithAVolumeOrMissing() {
        LoadReport report = load(SEVEN.replace("700", "-7")
                        .replace("7.000000,0", "null,0")
                        .replace("6.500000", ""))
                .report();
        assertThat(issues(report))
                .contains("error invalid-volume at a.csv, line 2, column Volume, byte 98: expected a number of at least"
                        + " 0, found -7 (text: \"-7\")")
                .contains("warning missing-price at a.csv, line 4, column Adj Close, byte 190: expected a price, found"
                        + " none");
    }

    @Test
    void anUnknownLayoutSaysWhatIsMissing() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load("Date,Open,High,Low,Close,Yield\n"))
                .withMessage(
                        "error unknown-layout at a.csv, line 1: expected one of these layouts: stooq, five columns,"
                                + " which misses no column Yield; Yahoo Finance or stooq, six columns, which misses"
                                + " Volume, no column Yield; Yahoo Finance, seven columns, which misses Adj Close, Volume,"
                                + " no column Yield; stooq, ten columns, which misses \u2039TICKER>, \u2039PER>,"
                                + " \u2039TIME>, \u2039OPENINT>, Volume, no column Yield; date and value, which misses"
                                + " date, value, no column Date, no column Open, no column High, no column Low, no column"
                                + " Close, no column Yield (text: \"Date,Open,High,Low,Close,Yield\")");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load("No data"))
                .withMessage("error no-data at a.csv, line 1: expected prices, found the answer of a site that has none"
                        + " (text: \"No data\")");
    }

    @Test
    void oneDamagedCellIsOneIssue() {
        List<List<String>> cells = new ArrayList<>();
        SEVEN.lines().forEach(line -> cells.add(Splitter.on(',').splitToList(line)));
        for (int row : new int[] {1, 3}) {
            for (int column = 0; column < 7; column++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < cells.size(); i++) {
                    List<String> line = new ArrayList<>(cells.get(i));
                    if (i == row) {
                        line.set(column, "7x1");
                    }
                    text.append(String.join(",", line)).append('\n');
                }
                LoadReport report = load(text.toString()).report();
                assertThat(report.errors()).hasSize(1);
                assertThat(report.errors().get(0).place().line()).hasValue(row + 1L);
                assertThat(report.errors().get(0).place().column())
                        .contains(cells.get(0).get(column));
            }
        }
    }

    @Test
    void seesACutFile() {
        Damage.cutAnywhere(SEVEN.getBytes(StandardCharsets.UTF_8), source -> Prices.load(source, "x", "y"));
    }

    @Test
    void seesChangedBytesOfTenColumns() {
        Damage.changedAnywhere(
                ("<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n"
                                + "XYZ,D,20240102,000000,2,5,2,3,700,0\nXYZ,D,20240103,000000,3,7,3,5.5,11,0\n")
                        .getBytes(StandardCharsets.UTF_8),
                "0123456789-.,\"\n\reE null",
                source -> Prices.load(source, "x", "y"),
                (bytes, loaded) -> {
                    String text = new String(bytes, StandardCharsets.UTF_8)
                            .replace("\"", "")
                            .replace("+", "");
                    closes(loaded.value()).forEach((day, close) -> assertThat(text.lines()
                                    .filter(line -> line.contains(day.toString().replace("-", "")))
                                    .map(line -> Splitter.on(',').splitToList(line))
                                    .filter(cells -> cells.size() == 10)
                                    .map(cells -> cells.get(7).strip()))
                            .anyMatch(cell ->
                                    cell.matches("[0-9].*") && Double.parseDouble(cell.replace(",", "")) == close));
                });
    }

    @Test
    void seesChangedBytes() {
        Damage.changedAnywhere(
                "date,value\n2024-01-02,17.5\n2024-01-03,null\n2024-01-04,3\n".getBytes(StandardCharsets.UTF_8),
                "0123456789-.,\"\n\reE null",
                source -> Prices.load(source, "x", "y"),
                (bytes, loaded) -> assertThat(new TreeMap<>(closes(loaded.value())))
                        .isEqualTo(slow(new String(bytes, StandardCharsets.UTF_8))));
    }

    private static Map<LocalDate, Double> closes(PriceData data) {
        boolean some = data.series().containsKey("Close") || data.series().containsKey("value");
        return some ? data.closes().closes() : Map.of();
    }

    /** A slow, obvious reader of what was not refused: lines of a day and a price. */
    private static Map<LocalDate, Double> slow(String text) {
        Map<LocalDate, Double> closes = new TreeMap<>();
        Set<LocalDate> seen = new HashSet<>();
        boolean dateFirst =
                text.toLowerCase(Locale.ROOT).replace("\"", "").strip().startsWith("date");
        for (String line : Splitter.onPattern("[\r\n]+").omitEmptyStrings().split(text.replace("\"", ""))) {
            List<String> cells = Splitter.on(',').trimResults().splitToList(line);
            String day = cells.get(dateFirst ? 0 : 1);
            String price = cells.get(dateFirst ? 1 : 0);
            boolean none = price.isEmpty() || price.equals("null");
            boolean number =
                    price.matches("\\+?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?|\\+?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?")
                            && Double.parseDouble(price) > 0
                            && Double.isFinite(Double.parseDouble(price));
            if (isDay(day) && (none || number) && seen.add(LocalDate.parse(day)) && number) {
                closes.put(LocalDate.parse(day), Double.parseDouble(price));
            }
        }
        return closes;
    }

    private static boolean isDay(String text) {
        try {
            return text.matches("\\d{4}-\\d\\d-\\d\\d") && LocalDate.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yahoo_7_columns_head.csv", "yahoo_6_columns_head.csv"})
    @Tag("shared")
    void everyCellOfThePublishedFilesIsThere(String name) throws IOException {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        Path file = Path.of(shared, "data", "prices", name);
        Loaded<PriceData> loaded = Prices.load(DataSource.of(file), name, "USD/share");
        assertThat(loaded.report().rowsRejected()).isZero();
        assertThat(loaded.report().issuesByCode().keySet()).isSubsetOf("unstated-adjustment", "may-be-cut");
        List<String> lines = Files.readAllLines(file);
        assertThat(loaded.report().rowsRead()).isEqualTo(lines.size() - 1);
        List<String> header = Splitter.on(',').splitToList(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = Splitter.on(',').splitToList(line);
            LocalDate day = LocalDate.parse(cells.get(0));
            for (int i = 1; i < header.size() - 1; i++) {
                assertThat(loaded.value().series().get(header.get(i)).closes())
                        .containsEntry(day, Double.valueOf(cells.get(i)));
            }
            assertThat(loaded.value().volumes()).containsEntry(day, new BigDecimal(cells.get(header.size() - 1)));
        }
    }
}
