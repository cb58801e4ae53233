package io.github.criticalminerals.io.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.io.xlsx.Workbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files of any kind, loaded in a program that has just started and interrupted at every step of the way: the load ends
 * soon, and leaves no temporary copy. All outcomes are printed; the slowest step is the program's own start.
 */
class InterruptedFilesTest {
    /** How long a load goes on at most, Java's own start included (ms of its thread). */
    private static final long MOST_MILLIS = 100;

    /** A machine that others use may be slow once: what is slow is slow in each of so many programs. */
    private static final int PROGRAMS = 5;

    private static final String EVENTS =
            "id,title,issuer,announced,from,instrument,origins,source_publisher,source_title\n";

    /** The workbooks of publishers that have no sample here. */
    private static final Map<String, String> SHARED = ImmutableMap.of(
            "usgs yearbook", "usgs/history/usgs_myb2022_rare_earths_tables.xlsx",
            "usgs series", "usgs/history/usgs_ds140_rare_earths_2020.xlsx",
            "iea explorer", "iea/CM_Data_Explorer_2023-07.xlsx",
            "wgi wide", "wgi/wgi_2023_release_wide.xlsx",
            "wgi long", "wgi/wgi_2024_release_long.xlsx");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "comtrade, workbook, stream",
        "wgi, workbook, packed",
        "dataweb, workbook, disk",
        "usgs salient, workbook, zip",
        "baci, text, packed",
        "supply tables, text, zip",
        "policy events, events, policy",
        "wgi long, shared, disk",
        "wgi wide, shared, stream",
        "usgs yearbook, shared, packed",
        "usgs series, shared, zip",
        "iea explorer, shared, stream"
    })
    void everyStepEndsOnAnInterruptAndLeavesNothing(String name, String kind, String form) throws Exception {
        // A minute of programs that start: one of them in every build
        assumeTrue(Boolean.getBoolean("critmin.thorough") || name.equals("comtrade"), "critmin.thorough is not set");
        byte[] bytes =
                switch (kind) {
                    case "events" ->
                        (EVENTS + "X@,a,b,2020-01-31,2020-01-31,ban,China,c,d\n".repeat(2_000))
                                .getBytes(StandardCharsets.UTF_8);
                    case "text" -> text(name, 20_000).getBytes(StandardCharsets.UTF_8);
                    case "workbook" -> name.equals("dataweb") ? dataWeb() : twin(name);
                    default -> {
                        String shared = System.getProperty("critmin.shared");
                        assumeTrue(shared != null, "critmin.shared is not set");
                        yield Files.readAllBytes(Path.of(shared, "data", SHARED.get(name)));
                    }
                };
        Path file = folder.resolve("a");
        Files.write(
                file,
                switch (form) {
                    case "packed" -> gzip(bytes);
                    case "zip" -> Workbook.zip(ImmutableMap.of("a", bytes));
                    default -> bytes;
                });
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        List<String> words = program(temporary, file, form.equals("packed") ? "disk" : form);
        for (int i = 1; i < PROGRAMS && Long.parseLong(words.get(2)) >= MOST_MILLIS; i++) {
            words = program(temporary, file, form.equals("packed") ? "disk" : form);
        }
        System.out.println("interrupts | " + name + ", " + kind + ", " + form + " | " + String.join(" ", words));
        assertThat(words.get(0)).as("%s", words).isIn("loaded", "too-many-issues", "split-table");
        assertThat(Integer.parseInt(words.get(1))).as("%s", words).isGreaterThan(3);
        assertThat(Long.parseLong(words.get(2))).as("%s", words).isLessThan(MOST_MILLIS);
        assertThat(temporary).isEmptyDirectory();
    }

    private List<String> program(Path temporary, Path file, String form) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Interrupts.class.getName(),
                        file.toString(),
                        form)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Splitter.on(' ').splitToList(Files.readString(output).strip());
    }

    private static String text(String name, int rows) {
        Samples.Sample sample = Samples.all().get(name);
        StringBuilder text = new StringBuilder(sample.header());
        for (int i = 0; i < rows; i++) {
            text.append(sample.row().replace("@", Integer.toString(1000 + i % 9000)));
        }
        return text.toString();
    }

    /** The workbook that has the cells of a text. */
    private static byte[] twin(String name) {
        return new Workbook()
                .sheet(
                        "Data",
                        text(name, 5_000)
                                .lines()
                                .map(line -> Workbook.row(
                                        (Object[]) line.replace("\"", "").split(",", -1)))
                                .toList())
                .bytes();
    }

    private static byte[] dataWeb() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(Workbook.row("Data Type", "HTS Number", "Country", "Quantity Description", "2023"));
        for (int i = 0; i < 20_000; i++) {
            rows.add(Workbook.row("General Customs Value", 2_846_900_000L + i, "China", "kilograms", i));
        }
        return new Workbook()
                .sheet("Query Parameters", List.of(Workbook.row("Trade Flow", "Imports")))
                .sheet("General Customs Value", rows)
                .bytes();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
