package io.github.criticalminerals.io.worldbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The publisher's workbooks, every cell compared with a splitter of a few lines. */
@Tag("shared")
class WgiSharedFilesTest {
    private static final List<String> DIMENSIONS = List.of("va", "pv", "ge", "rq", "rl", "cc");

    private static Path file(String name) {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null, "critmin.shared is not set");
        return Path.of(shared, "data", "wgi", name);
    }

    /** The cells of a sheet by row and letters of the column. */
    private static List<Map<String, String>> cells(Path file, int sheet) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> strings = new ArrayList<>();
            for (String item : text(zip, "xl/sharedStrings.xml").split("<si>", -1)) {
                strings.add(item.replaceAll("<[^>]*>", "").replace("&amp;", "&"));
            }
            Pattern cell = Pattern.compile("<c r=\"([A-Z]+)[0-9]+\"([^>]*)><v>([^<]*)</v>");
            return Stream.of(text(zip, "xl/worksheets/sheet" + sheet + ".xml").split("<row ", -1))
                    .skip(1)
                    .map(row -> {
                        Map<String, String> cells = new TreeMap<>();
                        for (Matcher found = cell.matcher(row); found.find(); ) {
                            boolean shared = found.group(2).contains("t=\"s\"");
                            String value = found.group(3);
                            cells.put(found.group(1), shared ? strings.get(Integer.parseInt(value) + 1) : value);
                        }
                        return cells;
                    })
                    .toList();
        }
    }

    private static String text(ZipFile zip, String entry) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The score of six cells, or null if all say that there is none. */
    private static GovernanceScore score(List<String> six) {
        if (six.stream().allMatch(cell -> cell.equals("..") || cell.equals("#N/A"))) {
            return null;
        }
        double[] number = six.stream().mapToDouble(Double::parseDouble).toArray();
        return GovernanceScore.of(Map.of(
                Figure.ESTIMATE, number[0],
                Figure.STANDARD_ERROR, number[1],
                Figure.SOURCES, number[2],
                Figure.PERCENTILE_RANK, number[3],
                Figure.PERCENTILE_LOW, number[4],
                Figure.PERCENTILE_HIGH, number[5]));
    }

    @Test
    void everyCellOfThe2024ReleaseIsInTheTables() throws IOException {
        Path file = file("wgi_2024_release_long.xlsx");
        Loaded<List<GovernanceTable>> loaded = Wgi.load(DataSource.of(file));
        Map<Integer, GovernanceTable> tables = byYear(loaded);
        assertThat(tables).hasSize(25);
        List<Map<String, String>> rows = cells(file, 1);
        int scores = 0;
        for (Map<String, String> row : rows.subList(1, rows.size())) {
            Country country = Country.parse(row.get("B"), "World Bank");
            GovernanceScore expected =
                    score(Stream.of("F", "G", "H", "I", "J", "K").map(row::get).toList());
            assertThat(row).hasSize(11);
            assertThat(tables.get(Integer.parseInt(row.get("D")))
                            .find(country, GovernanceDimension.parse(row.get("E"))))
                    .as(row.toString())
                    .isEqualTo(java.util.Optional.ofNullable(expected));
            scores += expected == null ? 0 : 1;
        }
        assertThat(rows).hasSize(32_101);
        assertThat(scores).isEqualTo(30_974);
        assertThat(tables.values().stream()
                        .mapToInt(table -> table.rows().size())
                        .sum())
                .isEqualTo(scores);
        assertThat(loaded.report().rowsKept()).isEqualTo(32_100);
        assertThat(loaded.report().issuesByCode()).isEqualTo(Map.of("missing-score", 6L, "edition-inferred", 1L));
        assertThat(loaded.report().edition()).contains("WGI 2024");
        assertThat(tables.get(2023)
                        .get(Country.CHINA, GovernanceDimension.POLITICAL_STABILITY)
                        .estimate())
                .isEqualTo(-0.5130970478057861);
        assertThat(loaded.report().aliases())
                .containsEntry("ADO", "AND")
                .containsEntry("ROM", "ROU")
                .containsEntry("ZAR", "COD")
                .containsEntry("TMP", "TLS")
                .containsEntry("WBG", "PSE")
                .containsEntry("KSV", "XKX");
        assertThat(tables.values()).anyMatch(table -> table.countries().contains(Country.of("ANT")));
    }

    @Test
    void everyCellOfThe2023ReleaseIsInTheTables() throws IOException {
        Path file = file("wgi_2023_release_wide.xlsx");
        Loaded<List<GovernanceTable>> loaded = Wgi.load(DataSource.of(file));
        Map<Integer, GovernanceTable> tables = byYear(loaded);
        assertThat(tables).hasSize(24);
        int scores = 0;
        for (int sheet = 0; sheet < 6; sheet++) {
            List<Map<String, String>> rows = cells(file, sheet + 2);
            int first = rows.size() - 214;
            List<String> years = years(rows.get(first - 2));
            for (Map<String, String> row : rows.subList(first, rows.size())) {
                assertThat(row).hasSize(146);
                List<String> cells = inOrder(row).subList(2, 146);
                for (int year = 0; year < 24; year++) {
                    GovernanceScore expected = score(cells.subList(6 * year, 6 * year + 6));
                    assertThat(tables.get(Integer.parseInt(years.get(6 * year)))
                                    .find(
                                            Country.parse(row.get("B"), "World Bank"),
                                            GovernanceDimension.parse(DIMENSIONS.get(sheet))))
                            .isEqualTo(java.util.Optional.ofNullable(expected));
                    scores += expected == null ? 0 : 1;
                }
            }
        }
        assertThat(scores).isEqualTo(29_705);
        assertThat(tables.values().stream()
                        .mapToInt(table -> table.rows().size())
                        .sum())
                .isEqualTo(scores);
        assertThat(loaded.report().rowsKept()).isEqualTo(6 * 214 * 24);
        assertThat(loaded.report().edition()).contains("WGI 2023");
        assertThat(loaded.report().issuesByCode())
                .isEqualTo(Map.of("missing-score", 6L, "sheet-left-out", 1L, "text-left-out", 6L));
    }

    private static List<String> inOrder(Map<String, String> row) {
        return row.entrySet().stream()
                .sorted((a, b) -> a.getKey().length() == b.getKey().length()
                        ? a.getKey().compareTo(b.getKey())
                        : a.getKey().length() - b.getKey().length())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<String> years(Map<String, String> row) {
        return inOrder(row).stream().filter(cell -> cell.matches("[0-9]{4}")).toList();
    }

    private static Map<Integer, GovernanceTable> byYear(Loaded<List<GovernanceTable>> loaded) {
        Map<Integer, GovernanceTable> tables = new TreeMap<>();
        loaded.value().forEach(table -> tables.put(table.year(), table));
        return tables;
    }
}
