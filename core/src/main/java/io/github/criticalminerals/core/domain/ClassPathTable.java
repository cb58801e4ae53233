package io.github.criticalminerals.core.domain;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the small tables that lie beside these classes: UTF-8, lines that begin with {@code #} are remarks, then a
 * header, then rows; cells are separated by tabs, and none is empty. A cell of a hyphen means "none"; a cell with
 * several names separates them by bars.
 */
final class ClassPathTable {

    private ClassPathTable() {}

    /** The rows of a table beside this class, each a map of column to cell. */
    static List<Map<String, String>> read(String file) {
        try (InputStream in = ClassPathTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException(file + " must be on the class path");
            }
            return parse(
                    file,
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " must be readable from the class path", e);
        }
    }

    static List<Map<String, String>> parse(String file, List<String> lines) {
        List<String> header = ImmutableList.of();
        ImmutableList.Builder<Map<String, String>> rows = ImmutableList.builder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                continue;
            }
            List<String> cells = Splitter.on('\t').splitToList(line);
            if (header.isEmpty()) {
                header = cells;
                continue;
            }
            if (cells.size() != header.size() || cells.contains("")) {
                throw new IllegalStateException(file + ", line " + (i + 1) + ": must have " + header.size()
                        + " cells, none empty, but was \"" + line + "\"");
            }
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < cells.size(); column++) {
                row.put(header.get(column), cells.get(column));
            }
            rows.add(row);
        }
        return rows.build();
    }

    /** A cell of a row. */
    static String cell(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new IllegalStateException("column must be one of " + row.keySet() + ", but was \"" + column + "\"");
        }
        return cell;
    }

    /** Elements by their symbols, separated by spaces. */
    static ImmutableList<Element> elements(String symbols) {
        ImmutableList.Builder<Element> elements = ImmutableList.builder();
        for (String symbol : Splitter.on(' ').split(symbols)) {
            elements.add(Element.of(symbol));
        }
        return elements.build();
    }

    /** The names in a cell. */
    static List<String> names(Map<String, String> row, String column) {
        List<String> names = new ArrayList<>();
        for (String name : Splitter.on('|').split(cell(row, column))) {
            names.add(name.strip());
        }
        return names;
    }
}
