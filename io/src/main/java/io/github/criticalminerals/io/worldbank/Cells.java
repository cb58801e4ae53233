package io.github.criticalminerals.io.worldbank;

import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.xlsx.XlsxRow;
import java.util.function.IntFunction;

/** A row of a workbook or of a CSV file: its cells without white space at their ends, empty if there is none. */
record Cells(IntFunction<String> texts, IntFunction<Place> places) {
    static Cells of(XlsxRow row) {
        return new Cells(row::trimmed, row::place);
    }

    static Cells of(CsvRow row) {
        return new Cells(row::trimmed, row::place);
    }

    String text(int column) {
        return texts.apply(column);
    }

    Place place(int column) {
        return places.apply(column);
    }
}
