package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an index was computed of, and what it leaves out.
 *
 * @param counted producers that are counted by name
 * @param unsplit parts that are known only as a sum ("Other countries")
 * @param withoutFigure producers of whom no figure is given and who are not in the sum
 * @param excluded parts that were left out on request
 * @param sumOfShares the sum of the shares; exactly 1 unless they are taken of a printed total
 * @param omissions what the result is without, in words: {@code without United States: withheld}, rows that do not sum
 *     to the printed total, rejected rows
 */
public record Coverage(
        List<Producer> counted,
        List<Producer> unsplit,
        List<Producer> withoutFigure,
        List<Producer> excluded,
        Interval sumOfShares,
        List<String> omissions)
        implements Worded {

    public Coverage {
        counted = ImmutableList.copyOf(counted);
        unsplit = ImmutableList.copyOf(unsplit);
        withoutFigure = ImmutableList.copyOf(withoutFigure);
        excluded = ImmutableList.copyOf(excluded);
        omissions = ImmutableList.copyOf(omissions);
        Objects.requireNonNull(sumOfShares, "sumOfShares is required");
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Coverage ofJson(
            @JsonProperty("counted") @Nullable List<Producer> counted,
            @JsonProperty("unsplit") @Nullable List<Producer> unsplit,
            @JsonProperty("withoutFigure") @Nullable List<Producer> withoutFigure,
            @JsonProperty("excluded") @Nullable List<Producer> excluded,
            @JsonProperty("sumOfShares") @Nullable Interval sumOfShares,
            @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
        return new Coverage(
                counted, unsplit, withoutFigure, excluded, sumOfShares, Json.required(omissions, "omissions"));
    }

    /** Nothing is left out. */
    static Coverage of(Rows rows) {
        return new Coverage(
                rows.named, rows.parts, ImmutableList.of(), ImmutableList.of(), Interval.ONE, ImmutableList.of());
    }

    @Override
    public String toString() {
        return counted.size() + (counted.size() == 1 ? " row" : " rows") + " counted"
                + listed("; known only as a sum: ", unsplit)
                + listed("; left out on request: ", excluded)
                + Text.behind(omissions);
    }

    private static String listed(String what, List<Producer> producers) {
        return producers.isEmpty()
                ? ""
                : what + producers.stream().map(Producer::name).collect(Collectors.joining(", "));
    }
}
