package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.dataset.PriceSeries;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.chart.Chart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Figure 2: how two producers' shares have moved since the last close of the year before, each in its own currency. */
record PriceFigure(Map<String, PriceSeries> prices) {

    static final LocalDate BASE = LocalDate.of(2024, 12, 31);
    static final LocalDate END = LocalDate.of(2025, 6, 12);

    double change(String name) {
        return Objects.requireNonNull(prices.get(name)).changeSince(BASE, END);
    }

    /** The changes (%) by day, from the base to the last day of the figure. */
    private Map<String, SortedMap<LocalDate, Double>> changes() {
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        prices.values().forEach(series -> {
            SortedMap<LocalDate, Double> line = new TreeMap<>();
            series.rebasedTo(BASE)
                    .closes()
                    .headMap(END.plusDays(1))
                    .forEach((day, index) -> line.put(day, index - 100));
            lines.put(series.name() + " (" + series.unit().replace("/share", "") + ")", line);
        });
        return lines;
    }

    Chart chart() {
        Chart chart = Chart.lines("Year-to-date performance to " + END, "% since the close of " + BASE, changes())
                .withIdPrefix("f2-");
        for (String note : notes()) {
            chart = chart.withNote(note);
        }
        return chart.withSource(ReportInput.CLOSES_SOURCE);
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        prices.forEach((name, series) -> notes.add(series.name() + ": "
                + Texts.signedPercent(change(name)) + " from " + series.lastOnOrBefore(BASE) + " to "
                + series.lastOnOrBefore(END) + " (closes "
                + series.findClose(series.lastOnOrBefore(BASE)).orElseThrow()
                + " and " + series.findClose(series.lastOnOrBefore(END)).orElseThrow() + " " + series.unit() + ")."));
        notes.add("Days on which an exchange was closed have no point. Currencies are not converted.");
        return notes;
    }

    CsvTable csv() {
        CsvTable csv = new CsvTable("date", "series", "close", "unit", "change_percent");
        prices.values().forEach(series -> {
            PriceSeries index = series.rebasedTo(BASE);
            index.closes()
                    .headMap(END.plusDays(1))
                    .forEach((day, value) -> csv.add(
                            day.toString(),
                            series.name(),
                            Interval.exact(series.findClose(day).orElseThrow()).toString(),
                            series.unit(),
                            Texts.rounded(Interval.exact(value - 100))));
        });
        return csv;
    }
}
