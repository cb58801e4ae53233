package io.github.criticalminerals.core.domain;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Reads the small tables that lie beside these classes: UTF-8, lines that begin with {@code #} are remarks, then a header,
 * then rows; cells are separated by tabs, and none is empty. A cell of a hyphen means "none"; a cell with several names
 * separates them by bars.
 */
final class ClassPathTable {

    private static final Splitter CELLS = Splitter.on('\t');
    private static final Splitter NAMES = Splitter.on('|').trimResults();

    private ClassPathTable() {}

    /** The rows of a table beside this class, each a map of column to cell. */
    static List<Map<String, String>> read(String file) {
        try {
            return parse(
                    file,
                    Resources.readLines(Resources.getResource(ClassPathTable.class, file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " must be readable from the class path", e);
        }
    }

    static List<Map<String, String>> parse(String file, List<String> lines) {
        List<String> header = ImmutableList.of();
        ImmutableList.Builder<Map<String, String>> rows = ImmutableList.builder();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("#")) {
                continue;
            }
            List<String> cells = CELLS.splitToList(lines.get(i));
            if (header.isEmpty()) {
                header = cells;
                continue;
            }
            if (cells.size() != header.size() || cells.contains("")) {
                throw new IllegalStateException(file + ", line " + (i + 1) + ": must have " + header.size()
                        + " cells, none empty, but was \"" + lines.get(i) + "\"");
            }
            ImmutableMap.Builder<String, String> row = ImmutableMap.builder();
            for (int column = 0; column < cells.size(); column++) {
                row.put(header.get(column), cells.get(column));
            }
            rows.add(row.buildOrThrow());
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
        return Splitter.on(' ').splitToStream(symbols).map(Element::of).collect(ImmutableList.toImmutableList());
    }

    /** The names in a cell. */
    static List<String> names(Map<String, String> row, String column) {
        return NAMES.splitToList(cell(row, column));
    }
}
