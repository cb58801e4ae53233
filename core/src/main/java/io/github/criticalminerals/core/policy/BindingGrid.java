package io.github.criticalminerals.core.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * On whom restrictions bind on a day: one {@link Binding} for each destination and end use.
 *
 * @param date the day asked about
 * @param question what is asked about
 * @param cells the answers, by destination and then by end use
 */
public record BindingGrid(LocalDate date, Scope question, List<Cell> cells) implements Worded {

    /**
     * One destination and one end use.
     *
     * @param destination a country or a group; {@link Parties#ALL} stands for every destination that no other cell
     *     names
     * @param endUse the use
     * @param answer what binds there
     */
    public record Cell(
            @JsonProperty(required = true) Parties destination,
            @JsonProperty(required = true) EndUse endUse,
            @JsonProperty(required = true) Binding answer)
            implements Worded {
        public Cell {
            requireNonNull(destination, "destination is required");
            requireNonNull(endUse, "endUse is required");
            requireNonNull(answer, "answer is required");
        }

        /** The line: {@code to United States for military: binds XX-1; may bind nothing}. */
        @Override
        public String toString() {
            return "to " + (destination.isAll() ? "all others" : destination.toString()) + " for " + endUse + ": binds "
                    + Binding.ids(answer.binds()) + "; may bind " + Binding.ids(answer.mayBind());
        }
    }

    public BindingGrid {
        requireNonNull(date, "date is required");
        requireNonNull(question, "question is required");
        cells = ImmutableList.copyOf(requireNonNull(cells, "cells is required"));
    }

    @JsonCreator
    static BindingGrid fromJson(
            @JsonProperty(value = "date", required = true) Json.Words date,
            @JsonProperty(value = "question", required = true) Scope question,
            @JsonProperty(value = "cells", required = true) List<Cell> cells) {
        return new BindingGrid(Text.day("date", Json.required(date, "date")), question, cells);
    }

    @JsonProperty("date")
    String dateText() {
        return date.toString();
    }

    /**
     * The answer for a destination and a use of the grid; for a country that no row names, that of all others. A
     * country that is named and lies in a named group as well has the row of its own.
     *
     * @throws IllegalArgumentException if the grid has no column of that use, or no row for that country
     */
    public Binding answer(Country destination, EndUse endUse) {
        return cell(row(destination), endUse)
                .orElseThrow(
                        () -> new IllegalArgumentException("no cell of the grid is to " + destination.name() + " for "
                                + endUse + "; there are "
                                + cells.stream()
                                        .map(cell -> cell.destination() + " for " + cell.endUse())
                                        .collect(Collectors.joining("; "))));
    }

    private Parties row(Country destination) {
        Parties own = Parties.of(destination);
        return cells.stream()
                .map(Cell::destination)
                .filter(row -> !row.isAll() && row.covers(own, date))
                .reduce((first, second) -> second.equals(own) ? second : first)
                .orElse(Parties.ALL);
    }

    private Optional<Binding> cell(Parties row, EndUse endUse) {
        return cells.stream()
                .filter(cell -> cell.destination().equals(row) && cell.endUse().equals(endUse))
                .map(Cell::answer)
                .findFirst();
    }

    @Override
    public String toString() {
        return date + ", " + question + "\n"
                + cells.stream().map(cell -> cell + "\n").collect(Collectors.joining())
                + cells.stream()
                        .flatMap(cell -> cell.answer().remarks().stream())
                        .distinct()
                        .map(remark -> remark + "\n")
                        .collect(Collectors.joining());
    }
}
