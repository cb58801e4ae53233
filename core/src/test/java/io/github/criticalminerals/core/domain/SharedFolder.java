package io.github.criticalminerals.core.domain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the shared folder lies; a test that needs it is skipped, visibly, where nobody says. */
final class SharedFolder {

    private SharedFolder() {}

    static Path file(String path) {
        String folder = System.getProperty("critmin.shared", "");
        assumeTrue(!folder.isEmpty(), "critmin.shared is not set");
        return Path.of(folder).resolve(path);
    }

    /** The rows of a table, its header first; no cell of these files holds a line break. */
    static List<List<String>> table(String path, Charset charset) throws IOException {
        return Files.readAllLines(file(path), charset).stream()
                .map(SharedFolder::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        return cells;
    }
}
