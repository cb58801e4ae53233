package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.PriceSeries;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.chart.Chart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Figure 2: how two producers' shares have moved since the last close of the year before, each in its own currency, to
 * the last day of which both have a close.
 */
record PriceFigure(ImmutableList<PriceSeries> prices) {

    static final LocalDate BASE = LocalDate.of(2024, 12, 31);
    /** The day of the document's figure. */
    static final LocalDate DOCUMENT = LocalDate.of(2025, 6, 12);

    static PriceFigure of(ReportInput input) {
        return new PriceFigure(ImmutableList.of(input.price("Lynas"), input.price("MP Materials")));
    }

    /** The last day of which all have a close. */
    LocalDate end() {
        SortedSet<LocalDate> days = new TreeSet<>(prices.get(0).closes().keySet());
        prices.forEach(series -> days.retainAll(series.closes().keySet()));
        return days.last();
    }

    /** The change (fraction) from the base to a day. */
    static double change(PriceSeries series, LocalDate day) {
        return series.changeSince(series.lastOnOrBefore(BASE), day);
    }

    /** The changes (%) by day, from the base to the last day of the figure. */
    private Map<String, SortedMap<LocalDate, Double>> changes() {
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        for (PriceSeries series : prices) {
            SortedMap<LocalDate, Double> line = new TreeMap<>();
            series.rebasedTo(BASE)
                    .closes()
                    .subMap(BASE, end().plusDays(1))
                    .forEach((day, index) -> line.put(day, index - 100));
            lines.put(series.name() + " (" + series.unit().replace("/share", "") + ")", line);
        }
        return lines;
    }

    Chart chart() {
        String unit = "% since the close of " + BASE;
        Chart chart = Chart.lines("Performance to " + end(), unit, changes(), DOCUMENT)
                .withUnit(unit + "; the upright mark is " + DOCUMENT + ", the documents' day")
                .withIdPrefix("f2-");
        for (String note : notes()) {
            chart = chart.withNote(note);
        }
        return chart.withSource(ReportInput.CLOSES_SOURCE);
    }

    /** The day of the document first, for each series; then the last day. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        prices.forEach(series -> notes.add(note(series, DOCUMENT, "the documents' day")));
        prices.forEach(series -> notes.add(note(series, end(), "the last day both have a close")));
        notes.add("Days on which an exchange was closed have no point. Currencies are not converted.");
        return notes;
    }

    private static String note(PriceSeries series, LocalDate day, String what) {
        return series.name() + ": " + Texts.signedPercent(change(series, day)) + " from "
                + series.lastOnOrBefore(BASE) + " to " + series.lastOnOrBefore(day) + ", " + what + " (closes "
                + series.findClose(series.lastOnOrBefore(BASE)).orElseThrow() + " and "
                + series.findClose(series.lastOnOrBefore(day)).orElseThrow() + " " + series.unit() + ").";
    }

    private record Close(PriceSeries series, LocalDate day, double index) {}

    Table<?> table() {
        List<Close> closes = new ArrayList<>();
        for (PriceSeries series : prices) {
            series.rebasedTo(BASE)
                    .closes()
                    .headMap(end().plusDays(1))
                    .forEach((day, index) -> closes.add(new Close(series, day, index)));
        }
        return Table.of("figure-2-ytd-performance.csv", "Closes of Figure 2", closes)
                .column("date", close -> close.day().toString())
                .column("series", close -> close.series().name())
                .column("close", close -> Interval.exact(
                                close.series().findClose(close.day()).orElseThrow())
                        .toString())
                .column("unit", close -> close.series().unit())
                .column("change_percent", close -> Texts.rounded(Interval.exact(close.index() - 100)))
                .column("documents_day", close -> close.day().equals(DOCUMENT) ? "yes" : "");
    }
}
