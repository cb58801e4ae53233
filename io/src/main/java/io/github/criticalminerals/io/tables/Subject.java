package io.github.criticalminerals.io.tables;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.List;

/** What rows of tidy CSV are of, and how they are written. */
final class Subject {
    private final StringBuilder rows;
    private final String result;
    private final String commodity;
    private final String stage;
    private final String place;
    private final String date;

    /** Each row is added to the end of {@code rows}. */
    Subject(StringBuilder rows, String result, String commodity, String stage, String place, String date) {
        this.rows = rows;
        this.result = result;
        this.commodity = commodity;
        this.stage = stage;
        this.place = place;
        this.date = date;
    }

    Subject at(String where) {
        return new Subject(rows, result, commodity, stage, where, date);
    }

    void row(String quantity, Interval value, String unit, String text) {
        line(quantity, number(value.lower()), value.isBounded() ? number(value.upper()) : "", unit, text);
    }

    void row(String quantity, double value, String unit, String text) {
        String number = Double.isNaN(value) ? "" : number(value);
        line(quantity, number, number, unit, text);
    }

    void row(String quantity, String text) {
        line(quantity, "", "", "", text);
    }

    private void line(String quantity, String low, String high, String unit, String text) {
        List<String> cells = new ArrayList<>();
        ImmutableList.of(result, commodity, stage, place, date, quantity, low, high, unit, text)
                .forEach(cell -> cells.add(quoted(cell)));
        rows.append(String.join(",", cells)).append('\n');
    }

    private static String number(double value) {
        return Interval.exact(value).toString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
