package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a score was computed of, and what it lacks.
 *
 * @param of what it is the coverage of, for example {@code global supply, mining}
 * @param withoutFigure suppliers of whom no amount is given; they are not in any sum
 * @param unsplit parts that are known only as a sum ("Other countries") and may be any countries
 * @param withoutGovernance suppliers with an amount and without a governance score
 * @param policy what was done with those
 * @param scored the share of the amounts that is of suppliers with a score (fraction, 0..1)
 * @param omissions what the amounts are without, in words: {@code imports of Japan: without China: no figure}
 */
public record RiskCoverage(
        String of,
        List<Producer> withoutFigure,
        List<Producer> unsplit,
        List<Producer> withoutGovernance,
        MissingGovernance policy,
        Share scored,
        List<String> omissions)
        implements Worded {

    public RiskCoverage {
        Objects.requireNonNull(of, "of is required");
        withoutFigure = ImmutableList.copyOf(withoutFigure);
        unsplit = ImmutableList.copyOf(unsplit);
        withoutGovernance = ImmutableList.copyOf(withoutGovernance);
        Objects.requireNonNull(policy, "policy is required");
        Objects.requireNonNull(scored, "scored is required");
        omissions = ImmutableList.copyOf(omissions);
    }

    /** {@return whether every supplier has an amount and a score: true if nothing is lacking} */
    @JsonIgnore
    public boolean isComplete() {
        return omissions.isEmpty() && unsplit.isEmpty() && withoutGovernance.isEmpty();
    }

    /** What else is to be known, one line for each kind. */
    List<String> notes() {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        if (!unsplit.isEmpty()) {
            notes.add(of + ": known only as a sum, and split in every possible way: " + names(unsplit));
        }
        if (!withoutGovernance.isEmpty()) {
            notes.add(of + ": without governance score (" + policy + "): " + names(withoutGovernance) + "; scored: "
                    + scored.inWords());
        }
        return notes.build();
    }

    private static String listed(String what, List<Producer> producers) {
        return producers.isEmpty() ? "" : what + names(producers);
    }

    private static String names(List<Producer> producers) {
        return String.join(", ", producers.stream().map(Producer::name).toList());
    }

    @Override
    public String toString() {
        return of + ": " + scored.inPercent() + " of the amounts are of suppliers with a score"
                + listed("; known only as a sum: ", unsplit)
                + listed("; no score (" + policy + "): ", withoutGovernance)
                + Text.behind(omissions);
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static RiskCoverage ofJson(
            @JsonProperty("of") Json.@Nullable Words of,
            @JsonProperty("withoutFigure") @Nullable List<Producer> withoutFigure,
            @JsonProperty("unsplit") @Nullable List<Producer> unsplit,
            @JsonProperty("withoutGovernance") @Nullable List<Producer> withoutGovernance,
            @JsonProperty("policy") @Nullable MissingGovernance policy,
            @JsonProperty("scored") @Nullable Share scored,
            @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
        return new RiskCoverage(
                Json.required(of, "of"),
                withoutFigure,
                unsplit,
                withoutGovernance,
                policy,
                scored,
                Json.required(omissions, "omissions"));
    }
}
