package io.github.criticalminerals.io.xlsx;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.Cells;
import java.util.List;
import java.util.Optional;

/** A row that has a line in the file; it may hold no cell. */
public final class XlsxRow implements Cells {
    private final String sheet;
    private final int number;
    private final ImmutableList<XlsxCell> cells;

    XlsxRow(String sheet, int number, List<XlsxCell> cells) {
        this.sheet = sheet;
        this.number = number;
        this.cells = ImmutableList.copyOf(cells);
    }

    /** {@return the number, counted from 1} */
    public int number() {
        return number;
    }

    /** {@return the cells that hold something, from left to right} */
    public List<XlsxCell> cells() {
        return cells;
    }

    /**
     * A cell.
     *
     * @param column the column, counted from 0
     * @return the cell, or empty if it holds nothing
     */
    public Optional<XlsxCell> find(int column) {
        int low = 0;
        int high = cells.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = cells.get(middle).column();
            if (at == column) {
                return Optional.of(cells.get(middle));
            }
            if (at < column) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    @Override
    public String trimmed(int column) {
        return find(column).map(XlsxCell::trimmed).orElse("");
    }

    /** {@return what the cells up to the last that holds something hold, without white space at their ends} */
    public List<String> texts() {
        ImmutableList.Builder<String> texts = ImmutableList.builder();
        int next = 0;
        for (XlsxCell cell : cells) {
            for (; next < cell.column(); next++) {
                texts.add("");
            }
            texts.add(cell.trimmed());
            next++;
        }
        return texts.build();
    }

    /** {@return whether no cell holds anything but white space} */
    public boolean isBlank() {
        return cells.stream().allMatch(cell -> cell.trimmed().isEmpty());
    }

    @Override
    public long line() {
        return number;
    }

    @Override
    public Place place() {
        return Place.of(sheet).atLine(number);
    }

    /**
     * The place of a cell, whether it holds something or not.
     *
     * @param column the column, counted from 0
     * @return the sheet, the row as line, the letters of the column
     */
    @Override
    public Place place(int column) {
        return place().atColumn(XlsxCell.letters(column));
    }

    @Override
    public Cell cell(int column) {
        return new Cell(text(column), place(column));
    }

    @Override
    public String text(int column) {
        return trimmed(column);
    }

    /** For people: the number and the cells. */
    @Override
    public String toString() {
        return "row " + number + " " + cells;
    }
}
