package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.index.Herfindahl;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Concentration within groups of producers and between them.
 *
 * <ul>
 *   <li>HHI = sum over groups of (group's share)^2 times the HHI within the group.
 *   <li>Theil T = sum of (group's share) times Theil T within, plus what is between: sum of (group's share) times
 *       ln((group's share) n / n_g).
 * </ul>
 *
 * <p>Both hold exactly. Reference: Theil 1967, Economics and Information Theory.
 *
 * @param groups the groups, those with nothing left out
 * @param hhi HHI of all (fraction, 0..1)
 * @param theilT Theil T of all (nats)
 * @param theilWithin the part of it within groups (nats)
 * @param theilBetween the part of it between groups (nats)
 * @param omissions what the whole is without, in words
 */
public record GroupDecomposition(
        List<Group> groups, double hhi, double theilT, double theilWithin, double theilBetween, List<String> omissions)
        implements Worded {

    /**
     * One group.
     *
     * @param name its name
     * @param producers how many it counts
     * @param share its share of the whole (fraction, 0..1)
     * @param hhiWithin the HHI of its members' shares of the group (fraction, 0..1)
     * @param hhiAdded what it adds to the HHI of all (fraction, 0..1)
     * @param theilWithin Theil T of its members (nats)
     */
    public record Group(String name, int producers, double share, double hhiWithin, double hhiAdded, double theilWithin)
            implements Worded {

        @JsonCreator
        static Group ofJson(
                @JsonProperty("name") Json.@Nullable Words name,
                @JsonProperty("producers") Json.@Nullable Whole producers,
                @JsonProperty("share") Json.@Nullable Decimal share,
                @JsonProperty("hhiWithin") Json.@Nullable Decimal hhiWithin,
                @JsonProperty("hhiAdded") Json.@Nullable Decimal hhiAdded,
                @JsonProperty("theilWithin") Json.@Nullable Decimal theilWithin) {
            return new Group(
                    Json.required(name, "name"),
                    Json.requiredInt(producers, "producers"),
                    Json.required(share, "share"),
                    Json.required(hhiWithin, "hhiWithin"),
                    Json.required(hhiAdded, "hhiAdded"),
                    Json.required(theilWithin, "theilWithin"));
        }

        @Override
        public String toString() {
            return name + ": " + producers + (producers == 1 ? " producer, " : " producers, ")
                    + Interval.exact(share).inPercent()
                    + " of the supply, HHI " + Interval.exact(hhiWithin).inWords(3) + " within, adds "
                    + Interval.exact(hhiAdded).inWords(3) + " to the whole";
        }
    }

    private static final Index THEIL = Index.theilT(Zeros.KEPT);

    public GroupDecomposition {
        omissions = ImmutableList.copyOf(omissions);
        groups = ImmutableList.copyOf(groups);
    }

    @JsonCreator
    static GroupDecomposition ofJson(
            @JsonProperty("groups") @Nullable List<Group> groups,
            @JsonProperty("hhi") Json.@Nullable Decimal hhi,
            @JsonProperty("theilT") Json.@Nullable Decimal theilT,
            @JsonProperty("theilWithin") Json.@Nullable Decimal theilWithin,
            @JsonProperty("theilBetween") Json.@Nullable Decimal theilBetween,
            @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
        return new GroupDecomposition(
                Objects.requireNonNull(groups, "groups is required"),
                Json.required(hhi, "hhi"),
                Json.required(theilT, "theilT"),
                Json.required(theilWithin, "theilWithin"),
                Json.required(theilBetween, "theilBetween"),
                Json.required(omissions, "omissions"));
    }

    static GroupDecomposition of(Map<String, List<Double>> amounts, List<String> omissions) {
        double[] all = amounts.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        double total = Arrays.stream(all).sum();
        List<Group> groups = new ArrayList<>();
        double within = 0;
        double between = 0;
        for (Map.Entry<String, List<Double>> entry : amounts.entrySet()) {
            double[] members =
                    entry.getValue().stream().mapToDouble(Double::doubleValue).toArray();
            double sum = Arrays.stream(members).sum();
            if (sum == 0) {
                continue;
            }
            double share = sum / total;
            double hhi = Herfindahl.ofAmounts(members);
            double theil = THEIL.ofAmounts(members);
            within += share * theil;
            between += share * Math.log(share * all.length / members.length);
            groups.add(new Group(entry.getKey(), members.length, share, hhi, share * share * hhi, theil));
        }
        return new GroupDecomposition(
                groups, Herfindahl.ofAmounts(all), THEIL.ofAmounts(all), within, between, omissions);
    }

    /** {@return this for people: HHI and Theil T with three digits, each group, and what they are without} */
    @Override
    public String inWords() {
        return "HHI " + Interval.exact(hhi).inWords(3) + " (fraction, 0..1), Theil T "
                + Interval.exact(theilT).inWords(3)
                + " nats, of which within groups " + Interval.exact(theilWithin).inWords(3) + ", between them "
                + Interval.exact(theilBetween).inWords(3)
                + groups.stream().map(group -> "; " + group).collect(Collectors.joining())
                + Text.behind(omissions);
    }

    /** One line: the HHI and Theil T with their groups, and what they are without. */
    @Override
    public String toString() {
        return "hhi " + hhi + ", theilT " + theilT + ", within " + theilWithin + ", between " + theilBetween + " of "
                + groups + Text.behind(omissions);
    }
}
