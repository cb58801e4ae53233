package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An index over the years, with the places where the edition changes.
 *
 * <p>The same year in two editions is two points. A step between editions is not a change of supply alone: publishers
 * revise.
 *
 * @param points the results, by year, then edition
 */
public record ConcentrationSeries(List<Point> points) implements Worded {

    /**
     * One result.
     *
     * @param table what it is of
     * @param result the index
     * @param editionChanged whether the table is of another edition than the one before it
     */
    public record Point(SupplyTable table, IndexResult result, boolean editionChanged) implements Worded {
        @JsonCreator
        static Point ofJson(
                @JsonProperty("table") @Nullable SupplyTable table,
                @JsonProperty("result") @Nullable IndexResult result,
                @JsonProperty("editionChanged") Json.@Nullable Flag editionChanged) {
            return new Point(
                    Objects.requireNonNull(table, "table is required"),
                    Objects.requireNonNull(result, "result is required"),
                    Json.required(editionChanged, "editionChanged"));
        }

        @Override
        public String toString() {
            return table.year()
                    + table.edition().map(edition -> " (" + edition + ")").orElse("") + ": " + result.inWords()
                    + (editionChanged ? "; another edition than the point before" : "");
        }
    }

    /** {@return what is to be known of steps and points: states that are no more, what points are without} */
    public List<String> notes() {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            int year = point.table().year();
            if (i > 0) {
                Scope.dissolved(points.get(i - 1).table(), point.table())
                        .forEach(note -> notes.add(year + ": " + note));
            }
            point.result().omissions().forEach(omission -> notes.add(year + ": " + omission));
        }
        return notes.build();
    }

    public ConcentrationSeries {
        points = ImmutableList.copyOf(points);
    }

    /**
     * The series of an index.
     *
     * @param tables tables of one commodity, measure and set of stages
     * @return one point for each table
     * @throws MixedSourcesException if the tables differ in commodity, measure or stages
     * @throws io.github.criticalminerals.core.quantity.MixedBasisException if their amounts are on different bases
     */
    public static ConcentrationSeries of(List<SupplyTable> tables, Index index) {
        return of(tables, index, UnaryOperator.identity());
    }

    /**
     * The series of an index, with options for every table.
     *
     * @param tables tables of one commodity, measure and set of stages
     * @param options sets the options of a calculator
     * @return one point for each table
     * @throws MixedSourcesException if the tables differ in commodity, measure or stages
     * @throws io.github.criticalminerals.core.quantity.MixedBasisException if their amounts are on different bases
     */
    public static ConcentrationSeries of(List<SupplyTable> tables, Index index, UnaryOperator<Concentration> options) {
        List<SupplyTable> inOrder = tables.stream()
                .sorted(Comparator.comparingInt(SupplyTable::year).thenComparing(Scope::source))
                .toList();
        List<Point> points = new ArrayList<>();
        for (SupplyTable table : inOrder) {
            SupplyTable first = inOrder.get(0);
            Scope.check(first, table);
            boolean changed = !points.isEmpty()
                    && !Scope.source(points.get(points.size() - 1).table()).equals(Scope.source(table));
            points.add(new Point(table, options.apply(Concentration.of(table)).of(index), changed));
        }
        return new ConcentrationSeries(points);
    }

    @Override
    public String toString() {
        return points.stream().map(Point::toString).collect(Collectors.joining(" | "));
    }
}
