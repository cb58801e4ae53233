package io.github.criticalminerals.core.uncertainty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.math.DoubleMath;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several outcomes of the same draws, side by side: the summary of each, and how likely each is to be the greatest, the
 * second, and so on.
 *
 * <p>Outcomes that are equal in a draw share the ranks they take between them: two that are both greatest count half at
 * rank 1 and half at rank 2. So the probabilities of an outcome over all ranks sum to 1, and so do those of a rank over
 * all outcomes. {@link #tied} says how often any two were equal.
 *
 * @param summaries the outcomes by name, in the order asked for, one or more
 * @param ranks for each outcome in that order the probability of rank 1 (the greatest), rank 2, ...
 * @param tied the fraction of draws in which two outcomes or more were equal, 0..1
 */
public record Comparison(Map<String, Summary> summaries, List<List<Double>> ranks, double tied) implements Worded {

    private static final double TOLERANCE = 1e-9;

    /**
     * Checks that everything is there for every outcome.
     *
     * @throws IllegalArgumentException if there is no outcome, the probabilities are not as many as the outcomes or do
     *     not sum to 1, or the fraction is not in 0..1
     */
    public Comparison {
        summaries = ImmutableMap.copyOf(summaries);
        ranks = ranks.stream().map(ImmutableList::copyOf).collect(ImmutableList.toImmutableList());
        int size = summaries.size();
        if (size == 0 || ranks.size() != size || ranks.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException("every outcome must have a probability for every rank, but for "
                    + summaries.keySet() + " was " + ranks);
        }
        for (List<Double> row : ranks) {
            double sum = row.stream().mapToDouble(Double::doubleValue).sum();
            if (!(row.stream().allMatch(p -> p >= 0) && DoubleMath.fuzzyEquals(sum, 1, TOLERANCE))) {
                throw new IllegalArgumentException("probabilities must be 0 or more and sum to 1, but was " + row);
            }
        }
        if (!(tied >= 0 && tied <= 1)) {
            throw new IllegalArgumentException("tied must be between 0 and 1, but was " + tied);
        }
    }

    @JsonCreator
    static Comparison ofJson(
            @JsonProperty("summaries") @Nullable Map<String, Summary> summaries,
            @JsonProperty("ranks") @Nullable List<List<Json.Decimal>> ranks,
            @JsonProperty("tied") Json.@Nullable Decimal tied) {
        return new Comparison(
                Objects.requireNonNull(summaries, "summaries is required"),
                Objects.requireNonNull(ranks, "ranks is required").stream()
                        .map(Json::list)
                        .toList(),
                Json.required(tied, "tied"));
    }

    /** One line: each outcome with how likely it is the greatest, and what it is without. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int i = 0;
        for (Map.Entry<String, Summary> each : summaries.entrySet()) {
            text.append(i == 0 ? "" : "; ").append(each.getKey()).append(": the greatest in ");
            text.append(Interval.exact(ranks.get(i).get(0)).inPercent()).append(" of draws, ");
            text.append(each.getValue().inWords());
            i++;
        }
        return text.append(tied == 0 ? "" : "; equal in " + Interval.exact(tied).inPercent() + " of draws")
                .toString();
    }

    /** Returns a copy whose summaries say what each outcome, by its name, is without. */
    public Comparison withOmissions(Function<String, List<String>> lines) {
        ImmutableMap.Builder<String, Summary> told = ImmutableMap.builder();
        summaries.forEach((name, summary) -> told.put(name, summary.withOmissions(lines.apply(name))));
        return new Comparison(told.build(), ranks, tied);
    }

    /**
     * The summary of one outcome.
     *
     * @throws IllegalArgumentException if there is no outcome of that name
     */
    public Summary summary(String name) {
        Summary summary = summaries.get(name);
        if (summary == null) {
            throw unknown(name);
        }
        return summary;
    }

    /**
     * How likely an outcome takes a rank.
     *
     * @param rank 1 for the greatest, up to the number of outcomes
     * @return the probability, 0..1
     * @throws IllegalArgumentException if there is no outcome of that name, or no such rank
     */
    public double probability(String name, int rank) {
        if (rank < 1 || rank > summaries.size()) {
            throw new IllegalArgumentException("rank must be between 1 and " + summaries.size() + ", but was " + rank);
        }
        return ranks.get(index(name)).get(rank - 1);
    }

    private int index(String name) {
        int index = ImmutableList.copyOf(summaries.keySet()).indexOf(name);
        if (index < 0) {
            throw unknown(name);
        }
        return index;
    }

    private IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("name must be one of " + summaries.keySet() + ", but was \"" + name + "\"");
    }
}
