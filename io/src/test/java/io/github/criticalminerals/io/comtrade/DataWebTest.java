package io.github.criticalminerals.io.comtrade;

import static io.github.criticalminerals.io.xlsx.Workbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.io.damage.Rounds;
import io.github.criticalminerals.io.detect.AnyFormat;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.xlsx.Workbook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataWebTest {
    private static List<List<Object>> sheet(String type, Object... numbers) {
        return new ArrayList<>(List.of(
                row("Annual Data"),
                row("Data Row Count", 3),
                row("Data Type", "HTS Number", "Country", "Quantity Description", "2023", 2024),
                row(type, "2846901000", "China", "kilograms", numbers[0], numbers[1]),
                row(type, 101210010, "South Korea", "number", numbers[2], numbers[3]),
                row(type, "2846.90.10.00", "Peru", "kilograms", numbers[4]),
                row("Total:", null, null, null, numbers[5], numbers[6])));
    }

    private static List<List<Object>> values() {
        return sheet("General Customs Value", "1,013,007", 911_013, 7, 11, 13, "1,013,027", "911,024");
    }

    private static Workbook workbook(String name, List<List<Object>> values) {
        return new Workbook()
                .sheet("Query Parameters", List.of(row("Trade Flow", "Imports")))
                .sheet(name, values)
                .sheet(
                        "First Unit of Quantity",
                        sheet("First Unit of Quantity", 17_000, 19_000, 23, 29, "", 17_023, 19_029));
    }

    private static Loaded<TradeTable> load(Workbook workbook) {
        return DataWeb.load(DataSource.ofBytes("DataWeb-Query-Export.xlsx", workbook.bytes()));
    }

    @Test
    void importsAreFlowsToTheUnitedStates() {
        Loaded<TradeTable> loaded = load(workbook("General Customs Value", values()));
        assertThat(loaded.report().issues()).isEmpty();
        assertThat(loaded.report().rowsKept()).isEqualTo(3);
        assertThat(loaded.value().notes())
                .containsExactly("imports as the United States reported them; values are General Customs Value");
        assertThat(loaded.value().rows())
                .extracting(Object::toString)
                .containsExactly(
                        "2023 CHN to USA, 2846901000: 1013007.0 USD, 17 t net weight",
                        "2024 CHN to USA, 2846901000: 911013.0 USD, 19 t net weight",
                        "2023 KOR to USA, 0101210010: 7.0 USD, no quantity",
                        "2024 KOR to USA, 0101210010: 11.0 USD, no quantity",
                        "2023 PER to USA, 2846901000: 13.0 USD, no quantity");
        DataSource any = DataSource.ofBytes(
                "a.xlsx", workbook("General Customs Value", values()).bytes());
        assertThat(AnyFormat.load(any).value()).isEqualTo(loaded.value());
    }

    @Test
    void exportsAreFlowsFromTheUnitedStates() {
        TradeTable table = load(workbook("FAS Value", values())).value();
        assertThat(table.rows().get(0)).asString().startsWith("2023 USA to CHN, ");
        assertThat(table.notes()).allMatch(note -> note.startsWith("exports"));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1, x, not-an-hs-code",
        "3, 2, Atlantis, unknown-country",
        "3, 2, United States, unknown-country",
        "3, 4, 7x, not-a-number",
        "3, 4, -7, not-a-number",
        "5, 2, China, duplicate-row"
    })
    void aBadCellCostsItsRow(int row, int column, String bad, String code) {
        List<List<Object>> values = values();
        values.get(row).set(column, bad);
        Loaded<TradeTable> loaded = load(workbook("Customs Value", values));
        assertThat(loaded.report().errors()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(code);
            assertThat(issue.place().line()).hasValue(row + 1L);
        });
        assertThat(loaded.report().rowsKept()).isEqualTo(2);
        assertThat(loaded.report().issuesByCode()).containsKey("total-mismatch");
    }

    @Test
    void aTotalThatDiffersIsSaid() {
        List<List<Object>> values = values();
        values.get(3).set(5, 911_014);
        assertThat(load(workbook("Customs Value", values)).report().issuesByCode())
                .isEqualTo(Map.of("total-mismatch", 1L));
    }

    @Test
    void aDownloadByMonthAndOtherWorkbooksAreRefused() {
        List<List<Object>> monthly = values();
        monthly.set(2, row("Data Type", "HTS Number", "Country", "Month", "2023", "2024"));
        assertThatThrownBy(() -> load(workbook("Customs Value", monthly)))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("a row with HTS Number, Country and years in the sheet Customs Value");
        assertThatThrownBy(() -> load(new Workbook().sheet("Sheet1", List.of(row("a")))))
                .hasMessageContaining("the sheet Query Parameters, a sheet of values");
        assertThat(DataWeb.recognise(DataSource.ofText("a.csv", "a\n")).get(0).missing())
                .containsExactly("a workbook");
    }

    @Test
    void aCutFileIsRefused() {
        byte[] whole = workbook("FAS Value", values()).bytes();
        for (int length = 0; length < whole.length; length += 13) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> DataWeb.load(DataSource.ofBytes("cut", cut)))
                    .isInstanceOf(LoadException.class);
        }
    }

    /** Cells changed and emptied: a typed refusal, or a report whose rows add up. */
    @Test
    void mutationsAreReadOrRefused() {
        Random random = Rounds.random();
        Object[] others = {
            null, "", "x", -1, "1e300", 9e17, "00", "0", "Other <countries", "Total", 2024, "United States", "Month"
        };
        int refused = 0;
        for (int round = 0; round < Rounds.count(); round++) {
            List<List<Object>> values = values();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                List<Object> row = values.get(random.nextInt(values.size()));
                row.set(random.nextInt(row.size()), others[random.nextInt(others.length)]);
            }
            try {
                LoadReport report = load(workbook("Customs Value", values)).report();
                assertThat(report.rowsRead()).isEqualTo(report.rowsKept() + report.rowsRejected());
                refused += report.errors().isEmpty() ? 0 : 1;
            } catch (LoadException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + Rounds.SEED + ", round " + round + ": " + values, e);
            }
        }
        assertThat(refused).isBetween(Rounds.count() / 10, Rounds.count() * 19 / 20);
    }
}
