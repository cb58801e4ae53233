package io.github.criticalminerals.examples.reference;

import com.google.common.base.Joiner;
import com.google.common.hash.Hashing;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The published files on one side, the bundled ones and what is said of them on the other. */
final class Output {
    private final Path published;
    private final Path folder;
    private final List<String> said = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> index = new ArrayList<>();

    Output(Path published, Path folder) {
        this.published = published;
        this.folder = folder;
    }

    /** The first file of a name, in any subfolder. */
    Path find(String name) {
        try (Stream<Path> files = Files.walk(published)) {
            return files.filter(file -> file.endsWith(name))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "folder must hold the file " + name + ", but does not: " + published.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException("folder must be readable, but is not: " + published.getFileName(), e);
        }
    }

    Path published() {
        return published;
    }

    /** The rows of a list of facts, its lines of remarks left out. */
    List<Map<String, String>> facts(String name) throws IOException {
        String text = Files.readString(find(name))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n", "", "\n"));
        List<Map<String, String>> facts = new ArrayList<>();
        try (CsvRows rows = StrictCsv.of(DataSource.ofText(name, text)).open()) {
            for (CsvRow row : rows) {
                Map<String, String> fact = new LinkedHashMap<>();
                for (String column : rows.header()) {
                    fact.put(column, row.text(rows.column(column)).strip());
                }
                facts.add(fact);
            }
        }
        return facts;
    }

    /** Writes a bundled file of lines. */
    void write(String name, List<String> lines) throws IOException {
        write(name, Joiner.on('\n').join(lines) + "\n");
    }

    /** Writes a bundled file. */
    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** A line of the index: what a file holds, how many entries, of which edition and day, and where it is from. */
    void index(String name, String kind, String edition, long entries, String day, String... source) {
        index.add(Joiner.on('\t')
                .join(name, kind, edition, entries, day, Joiner.on('\t').join(source)));
        said.add(name + ": " + entries + " " + kind.toLowerCase(java.util.Locale.ROOT));
    }

    /** A file that this command does not make, as it stands in the index. */
    void indexOnly(String name, String kind, String edition, long entries, String day, String... source) {
        index.add(Joiner.on('\t')
                .join(name, kind, edition, entries, day, Joiner.on('\t').join(source)));
    }

    /** Says what a bundled file was made from. */
    void origin(String name, String from, String terms) throws IOException {
        origins.add(name + ": made from " + from + ", " + terms + ", sha256 "
                + Hashing.sha256().hashBytes(Files.readAllBytes(find(from))));
    }

    /** Says what a bundled file was made from, in the words of its loader. */
    void origin(String line) {
        origins.add(line);
    }

    /** A table that is not bundled, and why. */
    void leaveOut(String table, String reason) {
        leftOut.add(table + "\t" + reason);
    }

    /** Writes the index and the two lists, and says what was written. */
    String close() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# file, what it holds, edition, entries, day of the publisher's text, publisher, title, doi or url, terms, note");
        lines.addAll(index);
        write("bundled.tsv", lines);
        write("origins.txt", origins);
        write("not-bundled.tsv", leftOut);
        return said.stream().map(line -> line + "\n").collect(Collectors.joining()) + leftOut.size()
                + " tables not bundled\n";
    }

    /** A line of CSV; cells with commas, quotes or line ends are quoted. */
    static String csv(Object... cells) {
        return Stream.of(cells)
                .map(Object::toString)
                .map(cell -> cell.matches("(?s).*[,\"\n\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                .collect(Collectors.joining(","));
    }
}
