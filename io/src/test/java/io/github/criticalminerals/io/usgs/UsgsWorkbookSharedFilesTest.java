package io.github.criticalminerals.io.usgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The published workbooks, every cell accounted for. */
@Tag("shared")
class UsgsWorkbookSharedFilesTest {
    private static Path file(String name) {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        return Path.of(shared, "data", "usgs", "history", name);
    }

    /** An independent splitter: it knows cells and shared strings and nothing else. */
    private static Map<String, String> cells(Path file, int sheet) throws IOException {
        Map<String, String> cells = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> strings = new ArrayList<>();
            Pattern.compile("(?s)<si>(.*?)</si>")
                    .matcher(text(zip, "xl/sharedStrings.xml"))
                    .results()
                    .forEach(found -> strings.add(found.group(1)
                            .replaceAll("<[^>]*>", "")
                            .replace("&amp;", "&")
                            .replace("&lt;", "<")));
            Pattern.compile("<c r=\"([A-Z]+[0-9]+)\"([^>]*)>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>")
                    .matcher(text(zip, "xl/worksheets/sheet" + sheet + ".xml"))
                    .results()
                    .forEach(found -> cells.put(
                            found.group(1),
                            found.group(2).contains("t=\"s\"")
                                    ? strings.get(Integer.parseInt(found.group(3)))
                                    : found.group(3)));
        }
        return cells;
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everyCellOfTheSeriesIsAccountedFor() throws IOException {
        Path file = file("usgs_ds140_rare_earths_2020.xlsx");
        Map<String, String> cells = cells(file, 1);
        Loaded<UsgsData> loaded = UsgsWorkbook.load(DataSource.of(file));
        assertThat(loaded.value().editions()).hasToString("[DS 140 2023-09-27]");
        for (UsgsStatistic each : loaded.value().statistics()) {
            int row = Integer.parseInt(each.period()) - 1900 + 6;
            assertThat(cells.remove("A" + row)).isIn(each.period(), null);
            String column = null;
            for (String letter : List.of("B", "C", "D", "E", "F", "G", "H")) {
                column = each.detail().equals(cells.get(letter + 5)) ? letter : column;
            }
            String cell = cells.remove(column + row);
            boolean number = cell.matches("[0-9].*");
            assertThat(each.value())
                    .isEqualTo(number ? Interval.exact(Double.parseDouble(cell)) : Interval.NON_NEGATIVE);
            assertThat(each.marks())
                    .isEqualTo(number ? Set.of() : Set.of(cell.equals("W") ? Mark.WITHHELD : Mark.NOT_AVAILABLE));
            assertThat(each.unit()).isEqualTo(each.detail().startsWith("Unit value") ? unit(each) : "metric tons");
        }
        // Titles, header and footnotes, of which one is in the report, and the others are in the statistics
        assertThat(cells).hasSize(4 + 8 + 3);
        assertThat(loaded.value().statistics()).hasSize(121 * 7);
        assertThat(loaded.report().issuesByCode()).isEqualTo(Map.of("text-left-out", 1L));
        assertThat(loaded.value().statistics().stream()
                        .filter(each ->
                                each.area().equals("World") && each.period().equals("2020"))
                        .map(UsgsStatistic::text))
                .containsExactly("243000");
    }

    private static String unit(UsgsStatistic each) {
        return each.detail().replaceAll(".*\\(|\\)", "");
    }

    @Test
    void everyCellOfTheYearbookIsAccountedFor() throws IOException {
        Path file = file("usgs_myb2022_rare_earths_tables.xlsx");
        Loaded<UsgsData> loaded = UsgsWorkbook.load(DataSource.of(file));
        LoadReport report = loaded.report();
        assertThat(loaded.value().editions()).hasToString("[MYB 2022]");
        assertThat(report.rowsRead()).isEqualTo(13 + 13);
        assertThat(report.rowsRejected()).isZero();
        assertThat(report.issuesByCode()).isEqualTo(Map.of("blank-unit", 1L, "sheet-left-out", 7L));
        assertThat(report.reconciliations())
                .hasSize(5)
                .allMatch(each -> each.verdict() == Reconciliation.Verdict.WITHIN_ROUNDING_OF_TOTAL);
        List<String> sheets = List.of("Note", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8");
        for (int i = 0; i < sheets.size(); i++) {
            if (!sheets.get(i).matches("T[18]")) {
                String sheet = "!" + sheets.get(i);
                long found = cells(file, i + 1).size();
                assertThat(report.issues())
                        .anyMatch(issue -> issue.place().source().endsWith(sheet)
                                && issue.message().contains(" of " + found + " cells"));
            }
        }
    }

    @Test
    void worldProductionIsAsPrinted() throws IOException {
        Path file = file("usgs_myb2022_rare_earths_tables.xlsx");
        Map<String, String> cells = cells(file, 9);
        Loaded<UsgsData> loaded = UsgsWorkbook.load(DataSource.of(file));
        assertThat(loaded.value().tables()).hasSize(5);
        String[] columns = {"C", "E", "G", "I", "K"};
        for (int i = 0; i < 5; i++) {
            SupplyTable table = loaded.value().tables().get(i).table();
            assertThat(table.year()).isEqualTo(2018 + i);
            assertThat(table.basis()).isEqualTo(Basis.REO);
            assertThat(table.rows()).hasSize(12);
            String marks = String.valueOf((char) (columns[i].charAt(0) + 1));
            for (int row = 7; row < 19; row++) {
                SupplyRow found = table.rows().get(row - 7);
                String label = cells.get("A" + row);
                assertThat(Producer.parse(label.replaceAll("e?(, )?[0-9]?$", "")))
                        .isEqualTo(found.producer());
                String cell = cells.remove(columns[i] + row);
                assertThat(found.amount().tonnes())
                        .isEqualTo(Interval.exact(cell.equals("--") ? 0 : Double.parseDouble(cell)));
                String mark = cells.getOrDefault(marks + row, "");
                cells.remove(marks + row);
                assertThat(found.marks().contains(Mark.ESTIMATED))
                        .isEqualTo(mark.equals("e") || label.matches(".*e(, [0-9])?"));
                assertThat(found.notes().contains("Revised.")).isEqualTo(mark.equals("r"));
                assertThat(found.notes().stream().anyMatch(note -> note.startsWith("Includes bastnaesite only.")))
                        .isEqualTo(mark.equals("6"));
                assertThat(found.marks().contains(Mark.QUOTA)).isEqualTo(label.equals("China3"));
                assertThat(found.notes()).hasSize((mark.matches("[r6]") ? 1 : 0) + (label.matches(".*[345]") ? 1 : 0));
            }
            assertThat(table.printedTotal().orElseThrow().tonnes())
                    .isEqualTo(Interval.exact(Double.parseDouble(cells.remove(columns[i] + 19))));
            assertThat(table.notes().contains("World total: Revised.")).isEqualTo("r".equals(cells.remove(marks + 19)));
        }
        // Labels, years, titles, and what stands below the table
        assertThat(cells).hasSize(13 + 6 + 3 + 7);
    }

    @Test
    void salientStatisticsAreAsPrinted() throws IOException {
        Path file = file("usgs_myb2022_rare_earths_tables.xlsx");
        Map<String, String> cells = cells(file, 2);
        Loaded<UsgsData> loaded = UsgsWorkbook.load(DataSource.of(file));
        List<UsgsStatistic> statistics = loaded.value().statistics();
        int next = 0;
        for (int row = 5; row < 25; row++) {
            for (String column : List.of("D", "F", "H", "J", "L")) {
                String cell = cells.remove(column + row);
                String mark = cells.remove((char) (column.charAt(0) + 1) + "" + row);
                if (cell != null) {
                    UsgsStatistic found = statistics.get(next++);
                    assertThat(found.period()).isEqualTo(cells.get(column + 4));
                    assertThat(found.value())
                            .isEqualTo(Interval.exact(cell.equals("--") ? 0 : Double.parseDouble(cell)));
                    assertThat(cells.get("A" + row))
                            .startsWith(found.detail().replaceAll(".*: ", "").substring(0, 10));
                    assertThat(found.notes().contains("Revised.")).isEqualTo("r".equals(mark));
                    if ("e".equals(mark) || (row > 5 && row < 21)) {
                        assertThat(found.marks()).isEqualTo(cell.equals("--") ? found.marks() : Set.of(Mark.ESTIMATED));
                    }
                }
            }
        }
        assertThat(statistics).hasSize(next).hasSize(13 * 5);
        assertThat(statistics.stream().map(UsgsStatistic::detail).distinct())
                .contains(
                        "Exports, REO equivalent: Compounds: Other rare-earth compounds",
                        "Imports for consumption, REO equivalent: Metals: Rare-earth metals and alloys",
                        "World production, REO equivalent",
                        "Prices, annual average: Mischmetal, 65% cerium, 35% lanthanum, metal basis")
                .hasSize(13);
        // Labels of rows and groups, units, years, titles, and what stands below the table
        assertThat(cells).hasSize(20 + 12 + 5 + 2 + 5);
        assertThat(loaded.report().errata()).hasSize(1);
    }
}
