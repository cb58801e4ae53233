package io.github.criticalminerals.io.worldbank;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.Cells;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A line for each country, dimension and year: the 2024 release, and the sheets of the 2025 one. */
final class FlatLayout {
    static final String FORMAT_2024 = "WGI, a row for a country, dimension and year (2024 release)";
    static final String FORMAT_2025 = "WGI, a sheet for a dimension (2025 release)";

    private static final ImmutableList<String> NEEDED_2024 = ImmutableList.of("code", "year", "indicator", "estimate");
    private static final ImmutableList<String> NEEDED_2025 = ImmutableList.of(
            "economy (code)", "year", "number of sources", "governance estimate (approx. -2.5 to +2.5)");

    private final Optional<GovernanceDimension> sheet;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<Figure, Integer> figures = new LinkedHashMap<>();
    private final Map<Integer, Long> leftOut = new LinkedHashMap<>();
    private final List<String> header;

    /**
     * A table under its header.
     *
     * @param sheet the dimension that the sheet is of, if its name says one
     */
    FlatLayout(List<String> header, Optional<GovernanceDimension> sheet) {
        this.sheet = sheet;
        this.header = header;
        List<String> known = ImmutableList.of(
                "code",
                "economy (code)",
                "countryname",
                "economy (name)",
                "year",
                "indicator",
                "governance dimension",
                "codeindyr",
                "id variable (economy code/ gov. dimension/ year)");
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).toLowerCase(Locale.ROOT);
            int column = i;
            Optional<Figure> figure = FigureNames.find(name);
            if (figure.isPresent()) {
                figure.ifPresent(each -> figures.putIfAbsent(each, column));
            } else if (known.contains(name)) {
                columns.putIfAbsent(name, i);
            } else {
                leftOut.put(i, 0L);
            }
        }
    }

    static List<String> missing2024(List<String> header) {
        return missing(NEEDED_2024, header);
    }

    static List<String> missing2025(List<String> header) {
        return missing(NEEDED_2025, header);
    }

    private static List<String> missing(List<String> needed, List<String> header) {
        List<String> missing = new ArrayList<>(needed);
        header.forEach(name -> missing.remove(name.toLowerCase(Locale.ROOT)));
        return missing;
    }

    void read(Cells cells, Scores scores) {
        Scores.Row row = scores.row();
        int code = column("code", "economy (code)");
        int name = column("countryname", "economy (name)");
        row.country(cells, code, name);
        int dimension = column("indicator", "governance dimension");
        String indicator = dimension < 0 ? "" : cells.trimmed(dimension);
        Optional<GovernanceDimension> found = indicator.isEmpty() ? sheet : GovernanceDimension.find(indicator);
        if (sheet.isPresent() && found.isPresent() && !found.equals(sheet)) {
            found = Optional.empty();
        }
        row.dimension(found, cells.place(Math.max(dimension, 0)), indicator);
        int year = row.year(cells.trimmed(column("year", "year")), cells.place(column("year", "year")));
        figures.forEach((figure, column) -> row.figure(year, figure, cells.trimmed(column), cells.place(column)));
        int key = column("codeindyr", "id variable (economy code/ gov. dimension/ year)");
        String expected = cells.trimmed(code)
                + found.map(GovernanceDimension::code).orElse(indicator)
                + cells.trimmed(column("year", "year"));
        if (key >= 0 && !cells.trimmed(key).equalsIgnoreCase(expected)) {
            row.fault(
                    "key-differs",
                    cells.place(key),
                    "expected " + expected + " as in the columns beside it",
                    cells.trimmed(key));
        }
        leftOut.replaceAll((column, count) -> cells.trimmed(column).isEmpty() ? count : count + 1);
        row.end();
    }

    void end(Place place, Scores scores) {
        scores.columnsLeftOut(place, header, leftOut, "scores");
    }

    private int column(String name, String other) {
        return columns.getOrDefault(name, columns.getOrDefault(other, -1));
    }
}
