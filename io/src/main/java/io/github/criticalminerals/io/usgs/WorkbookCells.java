package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.io.csv.Figure;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.xlsx.XlsxCell;
import io.github.criticalminerals.io.xlsx.XlsxRow;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The cells of the publisher's workbooks. */
final class WorkbookCells {
    /** What the workbooks print for zero, besides a zero. */
    static final ImmutableMap<String, Figure> DASHES = ImmutableMap.of("--", Figure.ZERO);

    private WorkbookCells() {}

    /** What a cell holds, with single spaces and none at its ends. */
    static String text(XlsxRow row, int column) {
        return spaced(row.trimmed(column));
    }

    static String spaced(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    /**
     * A cell as it is printed: a number is stored in binary, so that 37.2 has the digits 37.200000000000003, and is
     * printed with the fewest digits that are still the same number.
     */
    static String printed(XlsxCell cell) {
        Optional<BigDecimal> number = number(cell);
        return number.isPresent() ? number.get().toPlainString() : spaced(cell.trimmed());
    }

    /** The number of a cell, as it is printed. */
    static Optional<BigDecimal> number(XlsxCell cell) {
        return cell.kind() == XlsxCell.Kind.NUMBER
                ? PlainNumber.find(cell.trimmed())
                        .map(number -> BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros())
                        .map(number -> number.scale() < 0 ? number.setScale(0) : number)
                : PlainNumber.find(spaced(cell.trimmed()));
    }

    /** The figure of a cell: a number, a bound, or a mark in place of one. */
    static Optional<Figure> figure(XlsxCell cell, Map<String, Figure> more) {
        boolean readable = cell.kind() == XlsxCell.Kind.NUMBER || cell.kind() == XlsxCell.Kind.TEXT;
        return readable ? CellWords.find(printed(cell), more) : Optional.empty();
    }

    /** What is to be said of a cell that is in no table. */
    static Issue leftOut(XlsxCell cell, String expected) {
        return Issue.info(
                "text-left-out",
                cell.place(),
                "expected " + expected + ", found text: " + spaced(cell.trimmed()),
                cell.text());
    }
}
