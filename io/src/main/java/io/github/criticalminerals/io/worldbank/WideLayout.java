package io.github.criticalminerals.io.worldbank;

import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.io.xlsx.StrictXlsx;
import io.github.criticalminerals.io.xlsx.XlsxCell;
import io.github.criticalminerals.io.xlsx.XlsxRow;
import io.github.criticalminerals.io.xlsx.XlsxRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A sheet for each dimension, a line for each country, six columns for each year: releases up to 2023. */
final class WideLayout {
    static final String FORMAT = "WGI, a sheet for a dimension, six columns for a year (releases up to 2023)";

    /** How far down the header may stand. */
    private static final int MOST_TITLE_ROWS = 40;

    private record Column(int year, Figure figure) {}

    private final int headerRow;
    private final int code;
    private final int name;
    private final Map<Integer, Column> columns;

    private WideLayout(int headerRow, int code, int name, Map<Integer, Column> columns) {
        this.headerRow = headerRow;
        this.code = code;
        this.name = name;
        this.columns = columns;
    }

    /** Looks for two header rows: years, and under them the names of the columns. */
    static Optional<WideLayout> find(StrictXlsx workbook, String sheet) {
        List<XlsxRow> rows = workbook.firstRows(sheet, MOST_TITLE_ROWS);
        for (int i = 1; i < rows.size(); i++) {
            Optional<WideLayout> found = find(rows.get(i - 1), rows.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<WideLayout> find(XlsxRow years, XlsxRow names) {
        int code = -1;
        int name = -1;
        int year = -1;
        Map<Integer, Column> columns = new LinkedHashMap<>();
        int width = names.texts().size();
        for (int i = 0; i < width; i++) {
            year = Scores.year(years.trimmed(i)).orElse(year);
            String text = (names.trimmed(i).isEmpty() ? years.trimmed(i) : names.trimmed(i)).toLowerCase(Locale.ROOT);
            Optional<Figure> figure = year < 0 ? Optional.empty() : FigureNames.find(text);
            if (figure.isPresent()) {
                columns.put(i, new Column(year, figure.orElseThrow()));
            } else if (text.equals("code") || text.equals("wbcode")) {
                code = i;
            } else if (text.startsWith("country")) {
                name = i;
            }
        }
        boolean estimates = columns.values().stream().anyMatch(column -> column.figure() == Figure.ESTIMATE);
        boolean distinct = columns.values().stream().distinct().count() == columns.size();
        return estimates && distinct && code >= 0
                ? Optional.of(new WideLayout(names.number(), code, name, columns))
                : Optional.empty();
    }

    void read(StrictXlsx workbook, String sheet, Scores scores) {
        Optional<GovernanceDimension> dimension = GovernanceDimension.find(sheet);
        long above = 0;
        try (XlsxRows rows = workbook.rows(sheet)) {
            while (rows.hasNext()) {
                XlsxRow row = rows.next();
                if (row.number() <= headerRow) {
                    above += row.number() < headerRow - 1 ? row.cells().size() : 0;
                } else if (row.find(code).isPresent() || row.cells().size() > 1) {
                    read(row, dimension, scores);
                } else if (!row.isBlank()) {
                    scores.leftOut(
                            row.place(),
                            "text-left-out",
                            "expected a country, found a remark: " + row.texts().get(0));
                }
            }
        }
        if (above > 0) {
            scores.leftOut(
                    workbook.place(sheet),
                    "text-left-out",
                    "expected scores from row " + (headerRow + 1) + " on, found " + above
                            + " cells of text above the header, which are not in the tables");
        }
    }

    /** Each year of a line is a row of its own, so that one bad cell costs one score. */
    private void read(XlsxRow line, Optional<GovernanceDimension> dimension, Scores scores) {
        Map<Integer, List<Integer>> byYear = new LinkedHashMap<>();
        columns.forEach((index, column) -> byYear.computeIfAbsent(column.year(), unused -> new ArrayList<>())
                .add(index));
        byYear.forEach((year, indexes) -> {
            Scores.Row row = scores.row();
            row.country(line, code, name);
            row.dimension(dimension, line.place(code), "");
            for (int index : indexes) {
                Column column = Objects.requireNonNull(columns.get(index));
                row.figure(year, column.figure(), line.trimmed(index), line.place(index));
            }
            row.end();
        });
        for (XlsxCell cell : line.cells()) {
            if (cell.column() != code && cell.column() != name && !columns.containsKey(cell.column())) {
                scores.leftOut(
                        cell.place(), "text-left-out", "expected nothing outside the columns, found " + cell.trimmed());
            }
        }
    }
}
