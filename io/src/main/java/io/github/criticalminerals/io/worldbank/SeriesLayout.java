package io.github.criticalminerals.io.worldbank;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line for each country and indicator, a column for each year: the bulk and DataBank CSV. */
final class SeriesLayout {
    static final String FORMAT = "WGI, a column for a year (World Bank bulk or DataBank CSV)";

    private static final Pattern YEAR = Pattern.compile("([0-9]{4})(?: \\[YR\\1\\])?");
    private static final ImmutableList<ImmutableList<String>> NEEDED =
            ImmutableList.of(ImmutableList.of("Country Code"), ImmutableList.of("Indicator Code", "Series Code"));

    /** What the codes say too. */
    private static final ImmutableSet<String> LABELS = ImmutableSet.of("Indicator Name", "Series Name");

    private final int name;
    private final int code;
    private final int indicator;
    private final Map<Integer, Integer> years = new LinkedHashMap<>();
    private final Map<Integer, Long> leftOut = new LinkedHashMap<>();
    private final List<String> header;
    private boolean indicators;
    private boolean rows;

    SeriesLayout(CsvRows rows) {
        this.header = rows.header();
        this.name = rows.findColumn("Country Name").orElse(-1);
        this.code = rows.findColumn("Country Code").orElse(-1);
        this.indicator = rows.findColumn("Indicator Code")
                .orElseGet(() -> rows.findColumn("Series Code").orElse(-1));
        for (int i = 0; i < header.size(); i++) {
            Matcher year = YEAR.matcher(header.get(i));
            if (year.matches()) {
                years.put(i, Integer.valueOf(year.group(1)));
            } else if (i != name
                    && i != code
                    && i != indicator
                    && LABELS.stream().noneMatch(header.get(i)::equalsIgnoreCase)) {
                leftOut.put(i, 0L);
            }
        }
    }

    static List<String> missing(List<String> header) {
        List<String> missing = new ArrayList<>();
        for (List<String> names : NEEDED) {
            if (names.stream().noneMatch(name -> header.stream().anyMatch(name::equalsIgnoreCase))) {
                missing.add(names.get(0));
            }
        }
        if (header.stream().noneMatch(each -> YEAR.matcher(each).matches())) {
            missing.add("columns of years");
        }
        return missing;
    }

    void read(CsvRow line, Scores scores) {
        leftOut.replaceAll((column, count) -> line.trimmed(column).isEmpty() ? count : count + 1);
        Scores.Row row = scores.row();
        String series = line.trimmed(indicator);
        Optional<Figure> figure = FigureNames.ofCode(series);
        indicators |= figure.isPresent() && GovernanceDimension.find(series).isPresent();
        rows = true;
        years.forEach((index, year) ->
                figure.ifPresent(each -> row.figure(year, each, line.trimmed(index), line.place(index))));
        row.country(line, code, name);
        row.dimension(
                figure.isEmpty() ? Optional.empty() : GovernanceDimension.find(series), line.place(indicator), series);
        row.end();
    }

    /** Whether any row is of a governance indicator, or there is no row. */
    boolean isOfIndicators() {
        return indicators || !rows;
    }

    /** Says what is in other columns. */
    void end(Place place, Scores scores) {
        scores.columnsLeftOut(place, header, leftOut, "years");
    }
}
