package io.github.criticalminerals.core.domain;

import com.google.common.collect.ImmutableList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
            List<String> lines = new ArrayList<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            return parse(file, lines);
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
            List<String> cells = split(line, '\t');
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

    /** The parts of a text; without Guava's splitter and streams, for these tables are read when a program starts. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
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
        for (String symbol : split(symbols, ' ')) {
            elements.add(Element.of(symbol));
        }
        return elements.build();
    }

    /** The names in a cell. */
    static List<String> names(Map<String, String> row, String column) {
        List<String> names = new ArrayList<>();
        for (String name : split(cell(row, column), '|')) {
            names.add(name.strip());
        }
        return names;
    }
}
