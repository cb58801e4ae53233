package io.github.criticalminerals.io.chart;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** What a chart shows, before anything of AWT is loaded. */
sealed interface Content
        permits Content.Shares,
                Content.Bars,
                Content.Intervals,
                Content.Lines,
                Content.Timeline,
                Content.Matrix,
                Streams,
                Swings {
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
            return Texts.number(amount) + " (" + Texts.percent(amount, sum()) + ")";
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

    /**
     * Numbers over days, one line a label; some lines have a range at each of their days; the marked days get an
     * upright mark.
     */
    record Lines(
            ImmutableMap<String, ImmutableSortedMap<LocalDate, Double>> lines,
            ImmutableMap<String, ImmutableSortedMap<LocalDate, Interval>> bands,
            ImmutableList<LocalDate> marked)
            implements Content {
        /** Copies and checks the lines. */
        static Lines of(
                Map<String, ? extends SortedMap<LocalDate, Double>> lines,
                Map<String, ? extends SortedMap<LocalDate, Interval>> bands,
                Iterable<LocalDate> marked) {
            ImmutableMap.Builder<String, ImmutableSortedMap<LocalDate, Double>> copies = ImmutableMap.builder();
            lines.forEach((label, line) -> {
                ImmutableSortedMap<LocalDate, Double> copy = ImmutableSortedMap.copyOf(line);
                checkArgument(!copy.isEmpty(), "line %s must have a day, but has none", label);
                copy.forEach((day, number) -> Texts.finite(label + " on " + day, number));
                copies.put(label, copy);
            });
            ImmutableMap<String, ImmutableSortedMap<LocalDate, Double>> rows = copies.build();
            Texts.labels(rows, "lines");
            return new Lines(
                    rows,
                    ImmutableMap.copyOf(Maps.transformValues(bands, ImmutableSortedMap::copyOf)),
                    ImmutableList.copyOf(marked));
        }

        /** The range at a day; empty where the line has none. */
        Optional<Interval> band(String label, LocalDate day) {
            ImmutableSortedMap<LocalDate, Interval> band = bands.get(label);
            return band == null ? Optional.empty() : Optional.ofNullable(band.get(day));
        }

        @Override
        public String inWords() {
            ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();
            lines.forEach((label, line) ->
                    texts.put(label, at(label, line.firstKey(), line) + " to " + at(label, line.lastKey(), line)));
            return words(texts.build());
        }

        private String at(String label, LocalDate day, SortedMap<LocalDate, Double> line) {
            return Texts.number(line.getOrDefault(day, Double.NaN))
                    + band(label, day)
                            .map(range -> " (" + Texts.interval(range) + ")")
                            .orElse("")
                    + " on " + day;
        }

        @Override
        public ImmutableList<ImmutableList<String>> data() {
            ImmutableList.Builder<ImmutableList<String>> data = ImmutableList.builder();
            ImmutableList<String> columns = ImmutableList.of("label", "day", "number", "low", "high");
            int count = bands.isEmpty() ? 3 : 5;
            data.add(columns.subList(0, count));
            lines.forEach((label, line) -> line.forEach((day, number) -> {
                String low =
                        band(label, day).map(range -> digits(range.lower())).orElse("");
                String high =
                        band(label, day).map(range -> digits(range.upper())).orElse("");
                data.add(ImmutableList.of(label, day.toString(), digits(number), low, high)
                        .subList(0, count));
            }));
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
            return label + ": " + Texts.interval(x) + "; " + Texts.interval(y) + " (" + group + ")";
        }
    }

    /** Points, numbered from 1, with what each axis means and the threshold on it. */
    record Matrix(ImmutableList<Point> points, String across, double acrossAt, String up, double upAt)
            implements Content {
        /** A point's figures, each after what its axis means. */
        String figures(Point point) {
            return across + " " + Texts.interval(point.x) + "; " + up + " " + Texts.interval(point.y);
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

    static String digits(double number) {
        return Interval.exact(number).toString();
    }

    private static <V> String words(Map<String, V> rows, Function<V, String> value) {
        return words(Maps.transformValues(rows, value::apply));
    }

    private static String words(Map<String, String> rows) {
        return rows.entrySet().stream()
                .map(row -> row.getKey() + ": " + row.getValue())
                .collect(joining("; "));
    }
}
