package io.github.criticalminerals.io.chart;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.LocalDate;
import java.util.function.Function;

/** What a chart shows, before anything of AWT is loaded. */
sealed interface Content {
    /** The numbers in words, for who does not see the picture. */
    String inWords();

    /** The names of the columns, then the rows, with all digits. */
    ImmutableList<ImmutableList<String>> data();

    /** Parts of a sum, each above 0, in the order of the slices. */
    record Shares(ImmutableMap<String, Double> slices) implements Content {
        double sum() {
            return slices.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        /** An amount and its part of the sum: {@code 270,000 (68.5 %)}. */
        String amount(double amount) {
            return amount(amount, "");
        }

        /** The same with a unit after the amount: {@code 270,000 t REO (68.5 %)}. */
        String amount(double amount, String unit) {
            return Texts.number(amount) + unit + " (" + Texts.percent(amount, sum()) + ")";
        }

        @Override
        public String inWords() {
            return words(slices, this::amount);
        }

        @Override
        public ImmutableList<ImmutableList<String>> data() {
            return table("label,amount", slices, amount -> ImmutableList.of(digits(amount)));
        }
    }

    /** One exact number a row, drawn as a bar from 0. */
    record Bars(ImmutableMap<String, Double> rows) implements Content {
        @Override
        public String inWords() {
            return words(rows, Texts::number);
        }

        @Override
        public ImmutableList<ImmutableList<String>> data() {
            return table("label,amount", rows, amount -> ImmutableList.of(digits(amount)));
        }
    }

    /** One interval a row, drawn as a line with a cap at each end. */
    record Intervals(ImmutableMap<String, Interval> rows) implements Content {
        @Override
        public String inWords() {
            return words(rows, Texts::interval);
        }

        @Override
        public ImmutableList<ImmutableList<String>> data() {
            return table(
                    "label,low,high",
                    rows,
                    interval -> ImmutableList.of(
                            digits(interval.lower()), interval.isBounded() ? digits(interval.upper()) : ""));
        }
    }

    /** Numbers over days, one line a label; the marked days get an upright mark. */
    record Lines(ImmutableMap<String, ImmutableSortedMap<LocalDate, Double>> lines, ImmutableList<LocalDate> marked)
            implements Content {
        @Override
        public String inWords() {
            return words(
                    lines,
                    line -> Texts.number(line.values().asList().get(0)) + " on " + line.firstKey() + " to "
                            + Texts.number(last(line)) + " on " + line.lastKey());
        }

        @Override
        public ImmutableList<ImmutableList<String>> data() {
            ImmutableList.Builder<ImmutableList<String>> data = ImmutableList.builder();
            data.add(ImmutableList.of("label", "day", "number"));
            lines.forEach((label, line) ->
                    line.forEach((day, number) -> data.add(ImmutableList.of(label, day.toString(), digits(number)))));
            return data.build();
        }

        /** The number of a line's last day. */
        static double last(ImmutableSortedMap<LocalDate, Double> line) {
            return line.values().asList().get(line.size() - 1);
        }
    }

    /** Spans of days, one row each; the marked days get an upright mark at every row. */
    record Timeline(ImmutableList<Span> spans, ImmutableList<LocalDate> marked) implements Content {
        @Override
        public String inWords() {
            return spans.stream().map(Span::toString).collect(joining("; "));
        }

        @Override
        public ImmutableList<ImmutableList<String>> data() {
            ImmutableList.Builder<ImmutableList<String>> data = ImmutableList.builder();
            data.add(ImmutableList.of("label", "group", "from", "until"));
            spans.forEach(span -> data.add(ImmutableList.of(
                    span.label(),
                    span.group(),
                    span.from().toString(),
                    span.until().map(LocalDate::toString).orElse(""))));
            return data.build();
        }
    }

    /** A point of two figures, both with an upper end; the group gives its colour and shape. */
    record Point(String label, String group, Interval x, Interval y) {
        @Override
        public String toString() {
            return says("", "");
        }

        /** What the mark says, each figure after what its axis means. */
        private String says(String across, String up) {
            return label + ": " + across + Texts.interval(x) + "; " + up + Texts.interval(y) + " (" + group + ")";
        }
    }

    /** Points, numbered from 1, with what each axis means and the threshold on it. */
    record Matrix(ImmutableList<Point> points, String across, double acrossAt, String up, double upAt)
            implements Content {
        /** What a point's mark says. */
        String says(Point point) {
            return point.says(across + " ", up + " ");
        }

        @Override
        public String inWords() {
            return across + "; " + up + ": "
                    + points.stream().map(Point::toString).collect(joining("; "));
        }

        @Override
        public ImmutableList<ImmutableList<String>> data() {
            ImmutableList.Builder<ImmutableList<String>> data = ImmutableList.builder();
            data.add(ImmutableList.of("label", "group", "x_low", "x_high", "y_low", "y_high"));
            points.forEach(point -> data.add(ImmutableList.of(
                    point.label(),
                    point.group(),
                    digits(point.x().lower()),
                    digits(point.x().upper()),
                    digits(point.y().lower()),
                    digits(point.y().upper()))));
            return data.build();
        }
    }

    private static <V> ImmutableList<ImmutableList<String>> table(
            String columns, ImmutableMap<String, V> rows, Function<V, ImmutableList<String>> values) {
        ImmutableList.Builder<ImmutableList<String>> table = ImmutableList.builder();
        table.add(ImmutableList.copyOf(Splitter.on(',').split(columns)));
        rows.forEach((label, value) -> table.add(ImmutableList.<String>builder()
                .add(label)
                .addAll(values.apply(value))
                .build()));
        return table.build();
    }

    private static String digits(double number) {
        return Interval.exact(number).toString();
    }

    private static <V> String words(ImmutableMap<String, V> rows, Function<V, String> value) {
        return rows.entrySet().stream()
                .map(row -> row.getKey() + ": " + value.apply(row.getValue()))
                .collect(joining("; "));
    }
}
