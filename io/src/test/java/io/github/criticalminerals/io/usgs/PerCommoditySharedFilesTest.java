package io.github.criticalminerals.io.usgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.LoadedAll;
import io.github.criticalminerals.io.report.Reconciliation;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The published per-commodity files themselves, where the property {@code critmin.shared} says where they are. */
@Tag("shared")
class PerCommoditySharedFilesTest {
    /** Units of columns in tonnes, and those that errata say, by the file's code and the column. */
    private static final Map<String, String> UNITS = ImmutableMap.<String, String>builder()
            .put("t", "1")
            .put("kt", "1000")
            .put("mt", "1000000")
            .put("mmt", "1000000")
            .put("kg", "0.001")
            .put("kct", "0.0002")
            .put("mct", "0.2")
            .put("mcm", "1")
            .put("talc_Reserves_t", "1000")
            .put("selen_Reserves_kt", "1")
            .build();

    private static final String WORD = "a word";

    private Path folder = Path.of("");

    @BeforeEach
    void findTheFiles() {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        folder = Path.of(shared, "data", "usgs");
    }

    @Test
    void loadsEveryFileOf2022And2024() {
        LoadedAll<UsgsData> all = UsgsWorldData.loadAll(folder.resolve("2024"));
        all.orElseThrow();
        assertThat(all.reports()).hasSize(77 + 85);
        assertThat(all.issues()).isEmpty();
        assertThat(all.reports().stream().mapToLong(LoadReport::rowsRejected).sum())
                .isZero();
        assertThat(all.reports().stream()
                        .flatMap(report -> report.reconciliations().stream())
                        .filter(each -> each.verdict() == Reconciliation.Verdict.DIFFERS)
                        .map(Reconciliation::toString))
                .containsExactly(
                        "manganese, [mining], output 2022, contained metal (MCS 2024): rows 20,109, printed total 19,800 (kt),"
                                + " differs",
                        "tantalum, [mining], output 2022, contained metal (MCS 2024): rows 2,051, printed total 1,990 (t),"
                                + " differs");
        LoadedAll<UsgsData> before = UsgsWorldData.loadAll(folder.resolve("2022"));
        assertThat(before.orElseThrow().editions()).hasToString("[MCS 2022]");
        assertThat(before.reports()).hasSize(12);
        assertThat(before.reports())
                .allSatisfy(report -> assertThat(report.issues()).isEmpty());
    }

    @Test
    void keepsEveryCell() throws IOException {
        int worlds = 0;
        int salients = 0;
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().matches(".*[/\\\\](2022|2024)[/\\\\].*csv"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            List<List<String>> rows = split(Files.readString(file, StandardCharsets.UTF_8));
            Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.of(file));
            if (rows.get(0).get(0).endsWith("DataSource")) {
                salients++;
                checkSalient(file, rows, loaded);
            } else {
                worlds++;
                checkWorld(file, rows, loaded);
            }
        }
        assertThat(worlds).isEqualTo(12 + 77 + 3);
        assertThat(salients).isEqualTo(85 - 3);
    }

    private static void checkSalient(Path file, List<List<String>> rows, Loaded<UsgsData> loaded) {
        Multiset<String> printed = HashMultiset.create();
        rows.subList(1, rows.size()).forEach(row -> row.subList(3, row.size()).stream()
                .filter(cell -> !cell.isEmpty())
                .forEach(printed::add));
        Multiset<String> found = HashMultiset.create();
        loaded.value().statistics().forEach(each -> found.add(each.text().replace('\u00a0', ' ')));
        assertThat(found).as("%s", file).isEqualTo(printed);
    }

    /** Numbers are compared in tonnes, everything else is counted. */
    private static void checkWorld(Path file, List<List<String>> rows, Loaded<UsgsData> loaded) {
        List<String> header = rows.get(0);
        String name = String.valueOf(file.getFileName());
        Multiset<String> printed = HashMultiset.create();
        List<String> notes = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int i = 3; i < row.size(); i++) {
                boolean note = header.get(i).toLowerCase(Locale.ROOT).contains("note");
                if (note && !row.get(i).isEmpty()) {
                    notes.add(row.get(i));
                    if (row.get(i - 1).isEmpty() && row.get(i).matches("(Included with|Categorized as) .*")) {
                        printed.add(WORD);
                    }
                } else if (!row.get(i).isEmpty()) {
                    printed.add(inTonnes(row.get(i), header.get(i), name));
                }
            }
        }
        Multiset<String> found = HashMultiset.create();
        StringBuilder said = new StringBuilder();
        for (UsgsTable each : loaded.value().tables()) {
            SupplyTable table = each.table();
            table.rows().forEach(row -> add(row, found, said));
            table.remainder().ifPresent(row -> add(row, found, said));
            table.printedTotal().ifPresent(total -> found.add(text(total.tonnes())));
            table.notes().forEach(note -> said.append(note).append('\n'));
            table.notes().stream()
                    .filter(note -> table.printedTotal().isEmpty()
                            && note.matches("World total: (NA|XX|Categorized as \"large\")"))
                    .forEach(note -> found.add(WORD));
        }
        for (UsgsStatistic each : loaded.value().statistics()) {
            boolean known =
                    !each.value().equals(Interval.NON_NEGATIVE) && !each.marks().contains(Mark.LESS_THAN_HALF_UNIT);
            String unit = UNITS.getOrDefault(each.unit(), "1");
            found.add(known ? text(each.value(), new BigDecimal(unit)) : WORD);
            each.notes().forEach(note -> said.append(note).append('\n'));
        }
        assertThat(Multisets.difference(printed, found)).as("%s: lost", file).isEmpty();
        assertThat(Multisets.difference(found, printed)).as("%s: made up", file).isEmpty();
        assertThat(notes).as("%s", file).allSatisfy(note -> assertThat(said).contains(note));
    }

    private static void add(SupplyRow row, Multiset<String> found, StringBuilder said) {
        row.notes().forEach(note -> said.append(note).append('\n'));
        if (!row.marks().equals(Set.of(Mark.BLANK))) {
            boolean known = row.hasFigure() && !row.marks().contains(Mark.LESS_THAN_HALF_UNIT);
            found.add(known ? text(row.amount().tonnes()) : WORD);
        }
    }

    private static String text(Interval value) {
        return text(value, BigDecimal.ONE);
    }

    private static String text(Interval value, BigDecimal factor) {
        double end = value.isBounded() ? value.upper() : value.lower();
        return Double.toString(
                new BigDecimal(Double.toString(end)).multiply(factor).doubleValue());
    }

    private static String inTonnes(String cell, String column, String file) {
        String digits = cell.replaceAll("^[e<>]|,", "");
        if (!digits.matches("\\d+")) {
            return WORD;
        }
        String corrected = digits.equals("101600000") ? "1600000" : digits;
        String code = file.replaceAll("(?i).*mcs\\d{4}-|_world.csv|_salient.csv", "");
        String unit = column.replaceAll("(?i)(prod|cap|reserves|sponge|pigment|ore|k2o|equiv|est|\\d{4}|_)", "");
        String factor = UNITS.getOrDefault(code + "_" + column, UNITS.getOrDefault(unit.toLowerCase(Locale.ROOT), "1"));
        return text(Interval.exact(Double.parseDouble(corrected)), new BigDecimal(factor));
    }

    /** An independent splitter: it knows quotes and nothing else. */
    private static List<List<String>> split(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString()
                        .replaceAll("[\\s\u00a0]+", " ")
                        .strip()
                        .replaceAll("^\"|\"$", "")
                        .replace("\"\"", "\"")
                        .strip());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return rows;
    }

    @Test
    void readsRareEarthsAsPrintedIn2024() {
        Loaded<UsgsData> loaded =
                UsgsWorldData.load(DataSource.of(folder.resolve("2024/world/mcs2024-raree_world.csv")));
        SupplyTable before = rareEarths(loaded, Measure.OUTPUT, 2022);
        SupplyTable after = rareEarths(loaded, Measure.OUTPUT, 2023);
        SupplyTable reserves = rareEarths(loaded, Measure.RESERVES, 2023);
        assertThat(before.printedTotal().orElseThrow()).hasToString("300000 t REO");
        assertThat(after.printedTotal().orElseThrow()).hasToString("350000 t REO");
        assertThat(reserves.printedTotal().orElseThrow()).hasToString("110000000 t REO");
        assertThat(before.findAmount(Country.parse("China")).orElseThrow()).hasToString("210000 t REO");
        assertThat(after.findAmount(Country.parse("China")).orElseThrow()).hasToString("240000 t REO");
        assertThat(before.findAmount(Country.parse("United States")).orElseThrow())
                .hasToString("42000 t REO");
        assertThat(after.findAmount(Country.parse("United States")).orElseThrow())
                .hasToString("43000 t REO");
        SupplyRow china = after.rows().stream()
                .filter(row -> row.producer().equals(Country.parse("China")))
                .findFirst()
                .orElseThrow();
        assertThat(china.notes()).containsExactly("Production quota; does not include undocumented production.");
        assertThat(china.marks()).containsExactly(Mark.ESTIMATED, Mark.QUOTA);
    }

    private static SupplyTable rareEarths(Loaded<UsgsData> loaded, Measure measure, int year) {
        List<SupplyTable> tables = loaded.value().supply(Commodity.of("rare earths"), measure, year);
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }
}
