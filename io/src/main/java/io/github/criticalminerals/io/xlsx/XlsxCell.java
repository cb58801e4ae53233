package io.github.criticalminerals.io.xlsx;

import io.github.criticalminerals.core.issue.Place;
import java.util.Objects;

/**
 * A cell that holds something.
 *
 * @param sheet the workbook and the sheet, such as {@code wgidataset.xlsx!Sheet1}
 * @param row the row, counted from 1
 * @param column the column, counted from 0
 * @param kind what it holds
 * @param text what it holds, letter by letter as the file has it: a number with all its digits, {@code TRUE} or {@code
 *     FALSE}, an error such as {@code #N/A}
 */
public record XlsxCell(String sheet, int row, int column, Kind kind, String text) {
    /** What a cell can hold. */
    public enum Kind {
        /** A number; a date is one too. */
        NUMBER,
        /** Text. */
        TEXT,
        /** True or false. */
        TRUTH,
        /** An error of a formula, or a formula that was never calculated. */
        ERROR
    }

    /** Refuses missing parts. */
    public XlsxCell {
        Objects.requireNonNull(sheet, "sheet is required");
        Objects.requireNonNull(kind, "kind is required");
        Objects.requireNonNull(text, "text is required");
        if (row < 1 || column < 0) {
            throw new IllegalArgumentException(
                    "row must be at least 1 and column at least 0, but were " + row + " and " + column);
        }
    }

    /** {@return the text without the white space at its ends; a no-break space is white space too} */
    public String trimmed() {
        return text.replace('\u00a0', ' ').strip();
    }

    /** {@return the place: the sheet, the row as line, the letters of the column} */
    public Place place() {
        return Place.of(sheet).atLine(row).atColumn(letters(column));
    }

    /**
     * The letters of a column.
     *
     * @param column the column, counted from 0
     * @return {@code A} for 0, {@code Z} for 25, {@code AA} for 26
     */
    public static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }

    /** The address and the text. */
    @Override
    public String toString() {
        return letters(column) + row + " " + text.replace('<', '\u2039');
    }
}
