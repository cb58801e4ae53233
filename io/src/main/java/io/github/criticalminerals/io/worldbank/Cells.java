package io.github.criticalminerals.io.worldbank;

import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.xlsx.XlsxRow;

/** A row of a workbook or of a CSV file. */
interface Cells {
    /** A cell without white space at its ends; empty if there is none. */
    String text(int column);

    Place place(int column);

    static Cells of(XlsxRow row) {
        return new Cells() {
            @Override
            public String text(int column) {
                return row.trimmed(column);
            }

            @Override
            public Place place(int column) {
                return row.place(column);
            }
        };
    }

    static Cells of(CsvRow row) {
        return new Cells() {
            @Override
            public String text(int column) {
                return row.trimmed(column);
            }

            @Override
            public Place place(int column) {
                return row.place(column);
            }
        };
    }
}
