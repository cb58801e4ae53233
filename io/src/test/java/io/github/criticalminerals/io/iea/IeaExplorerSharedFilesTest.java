package io.github.criticalminerals.io.iea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The publisher's workbook, every cell accounted for. */
@Tag("shared")
class IeaExplorerSharedFilesTest {
    @Test
    void everyCellOfTheEditionOfJuly2023IsAccountedFor() throws IOException {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null, "critmin.shared is not set");
        Path file = Path.of(shared, "data", "iea", "CM_Data_Explorer_2023-07.xlsx");
        Loaded<List<IeaTable>> loaded = IeaExplorer.load(DataSource.of(file));
        assertThat(loaded.value()).hasSize(9).allMatch(table -> table.title().endsWith("(kt)"));
        // What a splitter of four lines finds of numbers and texts in all sheets
        List<Double> numbers = new ArrayList<>();
        int texts = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (int sheet = 1; sheet <= 13; sheet++) {
                byte[] bytes = zip.getInputStream(zip.getEntry("xl/worksheets/sheet" + sheet + ".xml"))
                        .readAllBytes();
                String xml = new String(bytes, StandardCharsets.UTF_8);
                texts += (int) Pattern.compile("<c [^>]*t=\"s\"[^>]*><v>")
                        .matcher(xml)
                        .results()
                        .count();
                Pattern.compile("<c (?![^>]*t=\"s\")[^>]*><v>([^<]*)</v>")
                        .matcher(xml)
                        .results()
                        .forEach(found -> numbers.add(Double.parseDouble(found.group(1))));
            }
        }
        List<Double> figures = loaded.value().stream()
                .flatMap(table -> table.figures().stream())
                .map(IeaFigure::value)
                .sorted()
                .toList();
        int years = 9 * 19;
        assertThat(numbers).hasSize(figures.size() + years);
        figures.forEach(numbers::remove);
        assertThat(numbers).allMatch(year -> year >= 2022 && year <= 2050).hasSize(years);
        long blocks = loaded.value().stream()
                .mapToLong(table -> table.figures().stream()
                        .map(IeaFigure::block)
                        .filter(block -> !block.isEmpty())
                        .distinct()
                        .count())
                .sum();
        int titles = 9;
        int scenarios = 3 * 9;
        int remarks = 1;
        assertThat(texts).isEqualTo(loaded.report().rowsRead() + blocks + titles + scenarios + remarks);
        assertThat(loaded.report().issuesByCode())
                .isEqualTo(Map.of("blank-cell", 12L, "edition-inferred", 1L, "text-left-out", 1L));
        assertThat(loaded.report().rowsRejected()).isZero();
        assertThat(loaded.report().reconciliations())
                .hasSize(748)
                .noneMatch(each -> each.verdict() == Reconciliation.Verdict.DIFFERS);
        assertThat(loaded.value()
                        .get(0)
                        .find("Neodymium", "Total demand", "Net Zero Emissions by 2050 scenario", 2030)
                        .orElseThrow()
                        .unit())
                .isEqualTo("kt");
    }
}
