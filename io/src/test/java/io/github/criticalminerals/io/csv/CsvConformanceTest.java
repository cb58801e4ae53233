package io.github.criticalminerals.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The files of csv-spectrum and the checks of FastCSV, where the property {@code critmin.shared} says where they are.
 */
@Tag("shared")
class CsvConformanceTest {
    /** What is not read as the checks of FastCSV have it: the code of its refusal, or what is read, and why. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            // A row longer or shorter than the others has lost or gained a cell: which one, nobody knows.
            Map.entry("different-field-count-1", "ragged-row"),
            Map.entry("different-field-count-2", "ragged-row"),
            Map.entry("comments-none-1", "ragged-row"),
            // A quote that is not closed swallows what follows: the file is cut or damaged.
            Map.entry("open-quotation-1", "unclosed-quote"),
            Map.entry("open-quotation-2", "unclosed-quote"),
            // A quote inside bare text is one that was meant to open or close a cell, or a damaged byte.
            Map.entry("open-quotation-3", "quote-in-text"),
            Map.entry("spaces-around-quotes-1", "text-after-quote"),
            Map.entry("spaces-around-quotes-2", "text-after-quote"),
            Map.entry("spaces-around-quotes-3", "quote-in-text"),
            Map.entry("spaces-around-quotes-4", "quote-in-text"),
            Map.entry("spaces-around-quotes-5", "quote-in-text"),
            // A line without any character is no row; it is skipped and counted.
            Map.entry("line-breaks-3", "[[D]]"));

    private Path folder = Path.of("");

    @BeforeEach
    void findTheFiles() {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        folder = Path.of(shared, "data", "conformance");
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(end)).sorted().toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static String outcome(DataSource source, List<String> header) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvRows csv = StrictCsv.of(source).open()) {
            header.addAll(csv.header());
            csv.forEach(row -> rows.add(row.fields()));
            return rows.toString();
        } catch (LoadException e) {
            return e.issues().get(0).code();
        }
    }

    /** One check: its id, the kind of comments it is about, its input and the records it asks for. */
    private record Check(String id, String comments, String input, List<List<String>> records) {}

    /** Reads as much of YAML as these files have: names and quoted texts on one line, and lists in brackets. */
    private static List<Check> checks(Path file) throws IOException {
        List<Check> checks = new ArrayList<>();
        String comments = "NONE";
        String id = "";
        String input = "";
        List<List<String>> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (text.startsWith("commentMode: ")) {
                comments = text.substring(13);
            } else if (text.startsWith("- id: ")) {
                id = text.substring(6);
            } else if (text.startsWith("input: ")) {
                input = texts(text).get(0);
                records = new ArrayList<>();
            } else if (text.startsWith("records:")) {
                checks.add(new Check(id, comments, input, records));
            } else if (text.startsWith("- [")) {
                records.add(texts(text));
            }
        }
        return checks;
    }

    private static List<String> texts(String line) {
        List<String> texts = new ArrayList<>();
        Matcher quoted = Pattern.compile("'((?:[^']|'')*)'|\"([^\"]*)\"").matcher(line);
        while (quoted.find()) {
            texts.add(
                    quoted.group(1) == null ? quoted.group(2) : quoted.group(1).replace("''", "'"));
        }
        return texts;
    }

    @Test
    void readsWhatTheChecksOfFastCsvAskForButForTheListed() throws IOException {
        TreeSet<String> met = new TreeSet<>();
        int checked = 0;
        for (Path file : files(folder.resolve("fastcsv"), ".yaml")) {
            for (Check check : checks(file)) {
                if (!check.comments().equals("NONE")) {
                    continue; // There are no comments here: a line that begins with # is data.
                }
                met.add(check.id());
                for (String end : List.of("\n", "\r", "\r\n")) {
                    int columns = check.records().isEmpty()
                            ? 1
                            : check.records().get(0).size();
                    String header = columns == 1 ? "one" : "one,two";
                    String input = ended(check.input(), end);
                    String expected = OTHERWISE.getOrDefault(
                            check.id(),
                            check.records().stream()
                                    .map(record -> record.stream()
                                            .map(cell -> ended(cell, end))
                                            .toList())
                                    .toList()
                                    .toString());
                    String found = outcome(DataSource.ofText("a.csv", header + end + input), new ArrayList<>());
                    assertThat(found).as("%s: %s", check.id(), input).isEqualTo(expected);
                    checked++;
                }
            }
        }
        assertThat(met).containsAll(OTHERWISE.keySet());
        assertThat(checked).isGreaterThanOrEqualTo(100);
    }

    private static String ended(String text, String end) {
        return text.replace("\u2424", "\r\n")
                .replace("\u240d", "\r")
                .replace("\u240a", "\n")
                .replace("\u23ce", end)
                .replace("\u2420", "\u00a0");
    }

    @Test
    void readsCsvSpectrumButForAQuoteInBareText() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        for (Path file : files(folder.resolve("csv-spectrum").resolve("csvs"), ".csv")) {
            String name = file.getFileName().toString().replace(".csv", "");
            List<String> header = new ArrayList<>();
            String text = Files.readString(file);
            if (name.endsWith("_crlf") && text.indexOf('\r') < 0) {
                text = text.replace("\n", "\r\n"); // a copy that lost what it is about
            }
            String found = outcome(DataSource.ofText(name, text), header);
            if (!found.startsWith("[")) {
                refused.put(name, found);
                continue;
            }
            List<List<String>> expected = new ArrayList<>();
            JsonNode rows = new ObjectMapper()
                    .readTree(folder.resolve("csv-spectrum/json/" + name + ".json")
                            .toFile());
            rows.forEach(row -> expected.add(
                    header.stream().map(column -> row.get(column).asText()).toList()));
            assertThat(found).as(name).isEqualTo(expected.toString());
        }
        assertThat(refused).containsExactly(Map.entry("location_coordinates", "quote-in-text"));
    }

    @Test
    void readsUtf8AndRefusesOtherEncodingsByName() throws IOException {
        Map<String, String> outcomes = new TreeMap<>();
        for (Path file : files(folder.resolve("fastcsv"), ".csv")) {
            outcomes.put(file.getFileName().toString(), outcome(DataSource.of(file), new ArrayList<>()));
        }
        assertThat(outcomes)
                .containsExactly(
                        Map.entry("utf16be_bom.csv", "wrong-encoding"),
                        Map.entry("utf16le_bom.csv", "wrong-encoding"),
                        Map.entry("utf32be_bom.csv", "wrong-encoding"),
                        Map.entry("utf32le_bom.csv", "wrong-encoding"),
                        Map.entry("utf8_bom.csv", "[[123, 456]]"),
                        Map.entry("utf8_nobom.csv", "[[123, 456]]"));
        assertThat(Files.readString(folder.resolve("fastcsv/utf8_nobom.csv"), StandardCharsets.UTF_8))
                .startsWith("foo,");
    }
}
