package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way in which everything unknown could be: a share for every producer, named and unnamed. The ends of a bound are
 * values of the index at such completions.
 *
 * @param named the shares of the named producers (fraction, 0..1), in the order of the table or claims
 * @param unnamed the unnamed producers that have something, in groups of equal ones
 * @param crumbs the share that is spread over ever more producers (fraction, 0..1), 0 unless the end is a limit
 * @param omissions what the whole is without, in words, such as {@code without United States: withheld}
 */
@Json.OnlyAnnotated
public record Completion(
        Map<Producer, Double> named,
        @JsonProperty List<Unnamed> unnamed,
        @JsonProperty double crumbs,
        @JsonProperty List<String> omissions)
        implements Worded {

    public Completion {
        named = ImmutableMap.copyOf(named);
        unnamed = ImmutableList.copyOf(unnamed);
        omissions = ImmutableList.copyOf(omissions);
    }

    /**
     * Unnamed producers with equal shares.
     *
     * @param part the unsplit part that they belong to
     * @param producers how many there are, at least 1
     * @param share the share of each (fraction, 0..1)
     */
    public record Unnamed(Producer part, long producers, double share) implements Worded {

        @JsonCreator
        static Unnamed ofJson(
                @JsonProperty("part") @Nullable Producer part,
                @JsonProperty("producers") Json.@Nullable Whole producers,
                @JsonProperty("share") Json.@Nullable Decimal share) {
            return new Unnamed(
                    Objects.requireNonNull(part, "part is required"),
                    Json.required(producers, "producers"),
                    Json.required(share, "share"));
        }

        /** One line: {@code Other countries: 3 of 0.0931 % each}. */
        @Override
        public String toString() {
            return part.name() + ": " + producers + " of " + percent(share) + " each";
        }
    }

    /** A named producer's share, in JSON. */
    record Named(Producer producer, double share) {
        @JsonCreator
        static Named ofJson(
                @JsonProperty("producer") @Nullable Producer producer,
                @JsonProperty("share") Json.@Nullable Decimal share) {
            return new Named(Objects.requireNonNull(producer, "producer is required"), Json.required(share, "share"));
        }
    }

    @JsonCreator
    static Completion ofJson(
            @JsonProperty("named") @Nullable List<Named> named,
            @JsonProperty("unnamed") @Nullable List<Unnamed> unnamed,
            @JsonProperty("crumbs") Json.@Nullable Decimal crumbs,
            @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
        ImmutableMap.Builder<Producer, Double> shares = ImmutableMap.builder();
        Objects.requireNonNull(named, "named is required").forEach(each -> shares.put(each.producer(), each.share()));
        return new Completion(
                shares.build(),
                Objects.requireNonNull(unnamed, "unnamed is required"),
                Json.required(crumbs, "crumbs"),
                Json.required(omissions, "omissions"));
    }

    @JsonProperty("named")
    private List<Named> namedInJson() {
        return named.entrySet().stream()
                .map(each -> new Named(each.getKey(), each.getValue()))
                .toList();
    }

    /** {@return all shares without the crumbs, one for each producer, in descending order (fractions, 0..1)} */
    public List<Double> shares() {
        List<Double> all = new ArrayList<>(named.values());
        for (Unnamed group : unnamed) {
            for (long k = 0; k < group.producers(); k++) {
                all.add(group.share());
            }
        }
        all.sort(Comparator.reverseOrder());
        return ImmutableList.copyOf(all);
    }

    /**
     * {@return the shares for people: {@code China 68.5 %, United States 11.4 %, Other countries: 3 of 0.0931 % each},
     * to the nearest of three digits, and what the whole is without}
     */
    @Override
    public String inWords() {
        StringBuilder text = new StringBuilder();
        named.forEach((producer, share) -> append(text, producer.name() + " " + percent(share)));
        unnamed.forEach(group -> append(text, group.toString()));
        if (crumbs > 0) {
            append(text, "spread without limit " + percent(crumbs));
        }
        return text + Text.behind(omissions);
    }

    private static String percent(double share) {
        return Interval.exact(share).inPercent();
    }

    /** The shares by name, then the unnamed, then the crumbs, then what the whole is without. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        named.forEach((producer, share) -> append(text, producer.name() + " " + share));
        for (Unnamed group : unnamed) {
            append(text, group.part().name() + " " + group.producers() + " x " + group.share());
        }
        if (crumbs > 0) {
            append(text, "spread without limit " + crumbs);
        }
        return text + Text.behind(omissions);
    }

    private static void append(StringBuilder text, String part) {
        text.append(text.length() == 0 ? "" : ", ").append(part);
    }
}
