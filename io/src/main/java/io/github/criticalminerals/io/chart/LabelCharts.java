package io.github.criticalminerals.io.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;

/** The charts that are made of plain labels with numbers: a part of {@link Chart}, which has all its methods. */
abstract sealed class LabelCharts permits ObjectCharts {

    /**
     * A pie of all amounts, clockwise from the top in the given order. An amount of 0 has no slice; a note names it.
     *
     * @param title what is shown, with its year
     * @param unit unit and basis of the amounts, such as {@code t REO}
     * @param amounts the amounts by label, none negative, not all 0
     * @throws IllegalArgumentException if a text is blank, an amount is negative or not finite, or the sum is 0
     */
    public static Chart shares(String title, String unit, Map<String, Double> amounts) {
        return shares(title, unit, amounts, 0);
    }

    /**
     * A pie in which the slices below a fraction of the sum are drawn as one, at the end, when there are at least two.
     * A note names each with its amount.
     *
     * @param title what is shown, with its year
     * @param unit unit and basis of the amounts, such as {@code t REO}
     * @param amounts the amounts by label, none negative, not all 0
     * @param groupedBelow the fraction of the sum, 0..1 without 1, below which slices are drawn as one
     * @throws IllegalArgumentException if a text is blank, an amount is negative or not finite, the sum is 0, or the
     *     fraction is out of range
     */
    public static Chart shares(String title, String unit, Map<String, Double> amounts, double groupedBelow) {
        checkArgument(
                groupedBelow >= 0 && groupedBelow < 1,
                "groupedBelow must be at least 0 and below 1, but was %s",
                groupedBelow);
        Map<String, Double> slices = new LinkedHashMap<>();
        StringJoiner zero = new StringJoiner(", ", "Zero: ", ".").setEmptyValue("");
        numbers(amounts).forEach((label, amount) -> {
            checkArgument(amount >= 0, "amount of %s must not be negative, but was %s", label, amount);
            if (amount == 0) {
                zero.add(label);
            } else {
                slices.put(label, amount);
            }
        });
        double sum = slices.values().stream().mapToDouble(Double::doubleValue).sum();
        checkArgument(sum > 0, "amounts must have a sum above 0, but were all 0");
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        List<String> small = slices.entrySet().stream()
                .filter(slice -> slice.getValue() / sum < groupedBelow)
                .map(Map.Entry::getKey)
                .collect(ImmutableList.toImmutableList());
        if (small.size() > 1) {
            String together = small.size() + " smaller, each under " + Texts.number(groupedBelow * 100) + " %";
            StringJoiner members = new StringJoiner(", ", "Drawn as one slice: ", ".");
            double amount = 0;
            for (String label : small) {
                double part = Objects.requireNonNull(slices.remove(label));
                members.add(label + " " + Texts.number(part));
                amount += part;
            }
            slices.put(together, amount);
            notes.add(members.toString());
        }
        if (zero.length() > 0) {
            notes.add(zero.toString());
        }
        Texts.present("unit", unit);
        return new Chart(title, unit + "; sum " + Texts.number(sum), new Content.Shares(ImmutableMap.copyOf(slices)))
                .withNotes(notes.build());
    }

    /**
     * Horizontal bars from 0, one a row, in the given order.
     *
     * @param title what is shown, with its year
     * @param unit unit and basis of the amounts
     * @param amounts the amounts by label; negative ones go to the left
     * @throws IllegalArgumentException if a text is blank, there is no row, or an amount is not finite
     */
    public static Chart bars(String title, String unit, Map<String, Double> amounts) {
        return new Chart(title, unit, new Content.Bars(numbers(amounts)));
    }

    /**
     * One interval a row: a line with a cap at each end, a dot where it is exact, and an arrow to the edge where the
     * upper end is unbounded. The axis includes 0.
     *
     * @param title what is shown, with its year
     * @param unit unit and basis of the ends
     * @param intervals the intervals by label
     * @throws IllegalArgumentException if a text is blank or there is no row
     */
    public static Chart intervals(String title, String unit, Map<String, Interval> intervals) {
        ImmutableMap<String, Interval> rows = ImmutableMap.copyOf(intervals);
        Texts.labels(rows, "intervals");
        return new Chart(title, unit, new Content.Intervals(rows));
    }

    /**
     * Lines over days. Neighbouring days are joined, whatever lies between them.
     *
     * @param title what is shown
     * @param unit unit of the numbers, such as {@code % since 2024-12-31}
     * @param lines the numbers by day, by label; a line has at least one day
     * @throws IllegalArgumentException if a text is blank, there is no line, a line has no day, or a number is not
     *     finite
     */
    public static Chart lines(String title, String unit, Map<String, ? extends SortedMap<LocalDate, Double>> lines) {
        return lines(title, unit, lines, ImmutableList.of());
    }

    /**
     * Lines over days with an upright mark at one of them, which the line below the title names.
     *
     * @param title what is shown
     * @param unit unit of the numbers, such as {@code % since 2024-12-31}
     * @param lines the numbers by day, by label; a line has at least one day
     * @param marked the day of the mark, from the first day of any line to the last
     * @throws IllegalArgumentException if a text is blank, there is no line, a line has no day, a number is not finite,
     *     or the mark would lie outside the lines
     */
    public static Chart lines(
            String title, String unit, Map<String, ? extends SortedMap<LocalDate, Double>> lines, LocalDate marked) {
        Objects.requireNonNull(marked, "marked is required");
        Chart chart = lines(title, unit, lines, ImmutableList.of(marked));
        checkArgument(
                lines.values().stream().anyMatch(line -> !marked.isBefore(line.firstKey()))
                        && lines.values().stream().anyMatch(line -> !marked.isAfter(line.lastKey())),
                "marked must be a day that the lines reach over, but was %s",
                marked);
        return chart.withUnit(unit + "; the upright mark is " + marked);
    }

    private static Chart lines(
            String title,
            String unit,
            Map<String, ? extends SortedMap<LocalDate, Double>> lines,
            ImmutableList<LocalDate> marked) {
        return new Chart(title, unit, Content.Lines.of(lines, ImmutableMap.of(), marked));
    }

    /**
     * Spans of days, one a row, in the given order, with the days in words.
     *
     * @param title what is shown
     * @param spans the rows
     * @throws IllegalArgumentException if the title is blank or there is no row
     */
    public static Chart timeline(String title, List<Span> spans) {
        return timeline(title, spans, ImmutableList.of());
    }

    /**
     * Spans of days, one a row, in the given order, with an upright mark at one day.
     *
     * @param title what is shown
     * @param spans the rows
     * @param marked the day of the mark
     * @throws IllegalArgumentException if the title is blank or there is no row
     */
    public static Chart timeline(String title, List<Span> spans, LocalDate marked) {
        return timeline(title, spans, ImmutableList.of(marked));
    }

    private static Chart timeline(String title, List<Span> spans, ImmutableList<LocalDate> marked) {
        checkArgument(!spans.isEmpty(), "spans must not be empty");
        String unit = marked.isEmpty() ? "days" : "days; the upright mark is " + marked.get(0);
        return new Chart(title, unit, new Content.Timeline(ImmutableList.copyOf(spans), marked));
    }

    private static ImmutableMap<String, Double> numbers(Map<String, Double> amounts) {
        ImmutableMap<String, Double> rows = ImmutableMap.copyOf(amounts);
        Texts.labels(rows, "amounts");
        rows.forEach((label, amount) -> Texts.finite("amount of " + label, amount));
        return rows;
    }
}
