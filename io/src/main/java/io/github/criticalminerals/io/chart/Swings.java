package io.github.criticalminerals.io.chart;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;

/** Bars from the number of the base case to those at both ends. */
record Swings(double base, ImmutableList<Row> rows) implements Content {

    /** A number with one input at either end of its range: the ranges' texts, and the numbers. */
    record Row(String label, String low, String high, double atLow, double atHigh) {}

    @Override
    public String inWords() {
        return "base " + Texts.number(base) + "; "
                + rows.stream()
                        .map(row -> row.label() + ": " + Texts.number(row.atLow()) + " at " + row.low() + ", "
                                + Texts.number(row.atHigh()) + " at " + row.high())
                        .collect(joining("; "));
    }

    @Override
    public ImmutableList<ImmutableList<String>> data() {
        ImmutableList.Builder<ImmutableList<String>> data = ImmutableList.builder();
        data.add(ImmutableList.of("label", "low", "high", "base", "at_low", "at_high"));
        rows.forEach(row -> data.add(ImmutableList.of(
                row.label(),
                row.low(),
                row.high(),
                Content.digits(base),
                Content.digits(row.atLow()),
                Content.digits(row.atHigh()))));
        return data.build();
    }
}
