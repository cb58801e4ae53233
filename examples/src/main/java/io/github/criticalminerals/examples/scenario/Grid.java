package io.github.criticalminerals.examples.scenario;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small table of an {@link Answer}: outcomes by what is varied.
 *
 * @param caption what the numbers are, with their unit
 * @param header the heading of the labels, then of each column
 * @param rows the rows, each with a cell for each column
 */
public record Grid(String caption, List<String> header, List<Row> rows) {

    /**
     * One row.
     *
     * @param label what it is of
     * @param cells its entries
     */
    public record Row(String label, List<Cell> cells) {
        /** Keeps a copy. */
        public Row {
            cells = ImmutableList.copyOf(cells);
        }

        List<String> texts() {
            return ImmutableList.<String>builder()
                    .add(label)
                    .addAll(cells.stream().map(Cell::shown).toList())
                    .build();
        }
    }

    /**
     * Checks that every row has a cell for each column.
     *
     * @throws IllegalArgumentException if one has not
     */
    public Grid {
        header = ImmutableList.copyOf(header);
        rows = ImmutableList.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != header.size() - 1) {
                throw new IllegalArgumentException("row must have " + (header.size() - 1) + " cells, but " + row.label()
                        + " has " + row.cells().size());
            }
        }
    }

    /**
     * A table without rows yet.
     *
     * @param caption what the numbers are, with their unit
     * @param header the heading of the labels, then of each column
     * @return the table
     */
    public static Grid of(String caption, String... header) {
        return new Grid(caption, ImmutableList.copyOf(header), ImmutableList.of());
    }

    /**
     * Returns a copy with another row.
     *
     * @param label what it is of
     * @param cells an entry for each column
     * @return the table
     */
    public Grid row(String label, Cell... cells) {
        return row(label, ImmutableList.copyOf(cells));
    }

    /**
     * Returns a copy with another row.
     *
     * @param label what it is of
     * @param cells an entry for each column
     * @return the table
     */
    public Grid row(String label, List<Cell> cells) {
        return new Grid(
                caption,
                header,
                ImmutableList.<Row>builder()
                        .addAll(rows)
                        .add(new Row(label, cells))
                        .build());
    }

    /** {@return the rows as text, each with its label first} */
    public List<List<String>> texts() {
        return rows.stream().map(Row::texts).toList();
    }

    /** {@return the table as lines of text in columns, with its caption above} */
    public List<String> lines() {
        List<List<String>> all = new ArrayList<>();
        all.add(header);
        all.addAll(texts());
        int[] widths = IntStream.range(0, header.size())
                .map(c ->
                        all.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        lines.add(caption + ":");
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder("  ").append(Strings.padEnd(row.get(0), widths[0], ' '));
            for (int c = 1; c < row.size(); c++) {
                line.append("  ").append(Strings.padStart(row.get(c), widths[c], ' '));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
