package io.github.criticalminerals.io.usgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.Sets;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The published files themselves, where the property {@code critmin.shared} says where they are. */
@Tag("shared")
class UsgsSharedFilesTest {
    private static final String IMPORTS_2025 =
            "Estimated based on reported import data for China. Source: Zen Innovations, Global Trade Tracker.";
    private static final String IMPORTS_2026 =
            "Estimated based on reported import data for China. Source: Trade Data Monitor Inc.";

    private Path folder = Path.of("");

    @BeforeEach
    void findTheFiles() {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        folder = Path.of(shared, "data", "usgs");
    }

    private Loaded<UsgsData> load(String name) {
        return UsgsWorldData.load(DataSource.of(folder.resolve(name)));
    }

    private static SupplyTable rareEarths(Loaded<UsgsData> loaded, Measure measure, int year) {
        List<SupplyTable> tables = loaded.value().supply(Commodity.of("rare earths"), measure, year);
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }

    @Test
    void loadsTheCombinedDataOf2025() {
        Loaded<UsgsData> loaded = load("2025/MCS2025_World_Data.csv");
        LoadReport report = loaded.report();
        assertThat(report.rowsRead()).isEqualTo(1250);
        assertThat(report.rowsRejected()).isZero();
        assertThat(report.issuesByCode()).containsOnlyKeys("blank-cell", "empty-table", "reserves-out-of-proportion");
        assertThat(report.errata()).hasSize(11);
        assertThat(report.reconciliations())
                .extracting(Reconciliation::verdict)
                .doesNotContain(Reconciliation.Verdict.DIFFERS);
        assertThat(report.reconciliations().stream()
                        .filter(each -> each.verdict() == Reconciliation.Verdict.EXPLAINED)
                        .map(Reconciliation::table))
                .containsExactly(
                        "gemstones, [mining], reserves 2024, unstated (MCS 2025)",
                        "graphite (natural), [mining], reserves 2024, unstated (MCS 2025)");
    }

    @Test
    void loadsTheLongDataOf2026() {
        LoadReport report = load("2026/MCS2026_Commodities_Data.csv").report();
        assertThat(report.rowsRead()).isEqualTo(8886);
        assertThat(report.rowsRejected()).isZero();
        assertThat(report.issuesByCode()).containsOnlyKeys("total-mismatch", "reserves-out-of-proportion");
        assertThat(report.reconciliations().stream()
                        .filter(each -> each.verdict() == Reconciliation.Verdict.DIFFERS)
                        .map(Reconciliation::table))
                .containsExactly(
                        "pig iron, [metal], output 2024, unstated (MCS 2026)",
                        "raw steel, [metal], output 2024, unstated (MCS 2026)",
                        "raw steel, [metal], output 2025, unstated (MCS 2026)");
    }

    /** Every figure printed in the file is in the value, and none is there that is not printed. */
    @Test
    void keepsEveryCellOfTheLongData() throws IOException {
        String text =
                Files.readString(folder.resolve("2026/MCS2026_Commodities_Data.csv"), Charset.forName("windows-1252"));
        long cells = cells(text).size() / 12 - 1L;
        UsgsData data = load("2026/MCS2026_Commodities_Data.csv").value();
        long inTables = data.tables().stream()
                .mapToLong(each -> each.table().rows().size()
                        + each.table().remainder().stream().count())
                .sum();
        long worlds = cellsOf(text, "World total")
                - data.statistics().stream()
                        .filter(each -> each.area().equals("World total"))
                        .count();
        assertThat(inTables + worlds + data.statistics().size())
                .isEqualTo(cells)
                .isEqualTo(8886);
    }

    private static long cellsOf(String text, String area) {
        return cells(text).stream().filter(area::equals).count();
    }

    /** An independent splitter: it knows quotes and nothing else. */
    private static List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == ',' || c == '\n')) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        return cells;
    }

    @Test
    void keepsEveryNumberOfTheCombinedData() throws IOException {
        String text = Files.readString(folder.resolve("2025/MCS2025_World_Data.csv"), StandardCharsets.UTF_8);
        List<String> all = cells(text);
        long numbers = 0;
        for (int i = 13; i < all.size(); i++) {
            int column = i % 13;
            boolean number = column == 5 || column == 6 || column == 8 || column == 9 || column == 11;
            numbers += number && !all.get(i).isEmpty() ? 1 : 0;
        }
        UsgsData data = load("2025/MCS2025_World_Data.csv").value();
        long inTables = data.tables().stream()
                .map(UsgsTable::table)
                .mapToLong(table -> Stream.concat(table.rows().stream(), table.remainder().stream())
                                .filter(row -> row.hasFigure()
                                        && Sets.intersection(
                                                        row.marks(),
                                                        Sets.immutableEnumSet(Mark.ERRATUM, Mark.LESS_THAN_HALF_UNIT))
                                                .isEmpty())
                                .count()
                        + table.printedTotal().stream().count())
                .sum();
        long inStatistics = data.statistics().stream()
                .filter(each -> !each.text().isEmpty())
                .count();
        // The reserves of magnesium metal repeat its capacities (erratum): ten cells.
        assertThat(inTables + inStatistics + 10).isEqualTo(numbers);
    }

    @Test
    void readsRareEarthsAsPrintedIn2025() {
        Loaded<UsgsData> loaded = load("2025/MCS2025_World_Data.csv");
        check(
                rareEarths(loaded, Measure.OUTPUT, 2023),
                """
                USA 41600; AUS 16000; BRA 140; MMR 43000; CAN 0; CHN 255000; GRL 0; IND 2900; MDG 2100; MYS 310; NGA 7200;
                RUS 2500; ZAF 0; TZA 0; THA 3600; VNM 300; Other countries 1440; total 376000; sum 376090""");
        SupplyTable output = rareEarths(loaded, Measure.OUTPUT, 2024);
        check(
                output,
                """
                USA 45000; AUS 13000; BRA 20; MMR 31000; CAN 0; CHN 270000; GRL 0; IND 2900; MDG 2000; MYS 130; NGA 13000;
                RUS 2500; ZAF 0; TZA 0; THA 13000; VNM 300; Other countries 1100; total 390000; sum 393950""");
        check(
                rareEarths(loaded, Measure.RESERVES, 2024),
                """
                USA 1900000; AUS 5700000; BRA 21000000; MMR 0..; CAN 830000; CHN 44000000; GRL 1500000; IND 6900000; MDG 0..;
                MYS 0..; NGA 0..; RUS 3800000; ZAF 860000; TZA 890000; THA 4500; VNM 3500000; Other countries 0..;
                total 90000000..; sum 90884500""");
        for (String country : List.of("AUS", "MMR", "MDG", "MYS", "NGA", "THA", "VNM")) {
            assertThat(row(output, country).notes()).containsExactly(IMPORTS_2025);
            assertThat(row(output, country).marks()).containsExactly(Mark.ESTIMATED);
        }
        assertThat(row(output, "CHN").notes())
                .containsExactly("Production quota; does not include undocumented production.");
        assertThat(row(output, "CHN").marks()).containsExactly(Mark.ESTIMATED, Mark.QUOTA);
        assertThat(row(rareEarths(loaded, Measure.OUTPUT, 2023), "CHN").marks()).containsExactly(Mark.QUOTA);
        assertThat(row(output, "USA").marks()).containsExactly(Mark.ESTIMATED);
        assertThat(row(output, "GRL").marks()).containsExactly(Mark.ERRATUM);
        assertThat(row(rareEarths(loaded, Measure.RESERVES, 2024), "AUS").notes())
                .containsExactly(
                        "For Australia, Joint Ore Reserves Committee-compliant or equivalent reserves were 3.3 million"
                                + " tons.");
        assertThat(row(rareEarths(loaded, Measure.RESERVES, 2024), "MYS").marks())
                .containsExactly(Mark.NOT_AVAILABLE);
    }

    @Test
    void readsRareEarthsAsPrintedIn2026() {
        Loaded<UsgsData> loaded = load("2026/MCS2026_Commodities_Data.csv");
        SupplyTable before = rareEarths(loaded, Measure.OUTPUT, 2024);
        check(
                before,
                """
                USA 45500; AUS 29000; BRA 560; MMR 27000; CAN 0; CHN 270000; GRL 0; IND 2900; MDG 1400; MYS 140; NGA 1500;
                RUS 2600; ZAF 0; TZA 0; THA 2100; VNM 300; Other countries 1000; total 380000; sum 384000""");
        check(
                rareEarths(loaded, Measure.OUTPUT, 2025),
                """
                USA 51000; AUS 29000; BRA 2000; MMR 22000; CAN 0; CHN 270000; GRL 0; IND 2900; MDG 2700; MYS 110; NGA 1500;
                RUS 2600; ZAF 0; TZA 0; THA 4800; VNM 150; Other countries 550; total 390000; sum 389310""");
        check(
                rareEarths(loaded, Measure.RESERVES, 2025),
                """
                USA 1900000; AUS 6300000; BRA 21000000; MMR 0..; CAN 830000; CHN 44000000; GRL 1500000; IND 0..; MDG 0..;
                MYS 710000; NGA 0..; RUS 3800000; ZAF 860000; TZA 890000; THA 0..; VNM 3500000; Other countries 0..;
                total 85000000..; sum 85290000""");
        for (String country : List.of("MMR", "MDG", "MYS", "THA", "VNM")) {
            assertThat(row(before, country).notes()).containsExactly("Estimated.", IMPORTS_2026);
        }
        assertThat(row(before, "USA").marks()).containsExactly(Mark.REPORTED);
        assertThat(row(before, "AUS").marks()).containsExactly(Mark.ESTIMATED);
        assertThat(row(before, "CHN").marks()).containsExactly(Mark.ESTIMATED, Mark.QUOTA);
        assertThat(row(rareEarths(loaded, Measure.OUTPUT, 2025), "CHN").marks()).containsExactly(Mark.ESTIMATED);
    }

    private static SupplyRow row(SupplyTable table, String country) {
        return table.rows().stream()
                .filter(row -> row.producer().equals(Producer.parse(country)))
                .findFirst()
                .orElseThrow();
    }

    private static void check(SupplyTable table, String expected) {
        List<String> found = new ArrayList<>();
        Stream.concat(table.rows().stream(), table.remainder().stream())
                .forEach(row ->
                        found.add(row.producer().id() + " " + row.amount().tonnes()));
        Interval total = table.printedTotal().orElseThrow().tonnes();
        found.add("total " + total);
        found.add("sum " + table.sumOfRows().tonnes());
        assertThat(found)
                .containsExactlyElementsOf(Splitter.onPattern(";\\s*").splitToList(expected.replace('\n', ' ')));
    }
}
