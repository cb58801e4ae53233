package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the shares of some producers ("China over 80 %"), the rest being with others of whom nothing is said.
 *
 * <pre>{@code
 * ShareClaims.of("China", Share.ofPercent(80, 100)).and("United States", Share.ofPercent(2, 100))
 * }</pre>
 *
 * <p>Claims on one producer hold together: their ranges are intersected. A claim on a group beside one on a member of
 * it is one on the other members; groups that share members are refused. Claims that cannot all be true are refused
 * with the smallest set of them that contradicts itself.
 */
@Json.OnlyAnnotated
public final class ShareClaims {

    /** What sums of shares may be off by. */
    private static final double TOLERANCE = 1e-9;

    @JsonProperty
    private final ImmutableList<Claim> claims;

    @JsonProperty
    private final boolean othersExist;

    /** How many the only claim is on, if it names nobody but the largest; else 0. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    private final int largest;

    /**
     * One statement about one producer's share.
     *
     * @param producer who
     * @param share the share (fraction, 0..1)
     */
    public record Claim(Producer producer, Share share) {

        public Claim {
            Objects.requireNonNull(producer, "producer is required");
            Objects.requireNonNull(share, "share is required");
        }

        @Override
        public String toString() {
            return producer.name() + " " + share;
        }
    }

    private ShareClaims(ImmutableList<Claim> claims, boolean othersExist, int largest) {
        this.claims = claims;
        this.othersExist = othersExist;
        this.largest = largest;
    }

    @JsonCreator
    static ShareClaims ofJson(
            @JsonProperty("claims") @Nullable List<Claim> claims,
            @JsonProperty("othersExist") Json.@Nullable Flag othersExist,
            @JsonProperty("largest") Json.@Nullable Whole largest) {
        List<Claim> all = Objects.requireNonNull(claims, "claims is required");
        boolean others = Json.required(othersExist, "othersExist");
        int howMany = largest == null ? 0 : Json.requiredInt(largest, "largest");
        if (all.isEmpty() || howMany < 0 || (howMany > 0 && all.size() > 1)) {
            throw new IllegalArgumentException(
                    "there must be a claim, and a claim on the largest stands alone, but there were " + all.size()
                            + " claims and largest was " + howMany);
        }
        return new ShareClaims(ImmutableList.copyOf(all), others, howMany);
    }

    /** One claim of a share (fraction, 0..1); more are added by {@link #and(Producer, Share)}. */
    public static ShareClaims of(Producer producer, Share share) {
        return new ShareClaims(ImmutableList.of(new Claim(producer, share)), true, 0);
    }

    /**
     * One claim about a country; more are added by {@link #and(String, Share)}.
     *
     * @param share the share (fraction, 0..1)
     * @throws IllegalArgumentException if the name is unknown
     */
    public static ShareClaims of(String country, Share share) {
        return of(Country.parse(country), share);
    }

    /**
     * A claim on the largest producers together, whoever they are: "the three largest have 63 %". No claim can be
     * added.
     *
     * @param howMany how many are the largest, at least 1
     * @param share their share together (fraction, 0..1), which the bounds take as CR_k
     * @throws IllegalArgumentException if {@code howMany} is below 1
     */
    public static ShareClaims ofLargest(int howMany, Share share) {
        if (howMany < 1) {
            throw new IllegalArgumentException("how many are the largest must be at least 1, but was " + howMany);
        }
        Claim claim = new Claim(Aggregate.of("the largest " + howMany), share);
        return new ShareClaims(ImmutableList.of(claim), true, howMany);
    }

    /**
     * Returns a copy with one more claim.
     *
     * @param share the share (fraction, 0..1)
     * @throws IllegalArgumentException if these are of {@link #ofLargest}
     */
    public ShareClaims and(Producer producer, Share share) {
        if (largest > 0) {
            throw new IllegalArgumentException("a claim on the largest stands alone, but " + this
                    + " was to be joined by " + new Claim(producer, share));
        }
        return new ShareClaims(
                ImmutableList.<Claim>builder()
                        .addAll(claims)
                        .add(new Claim(producer, share))
                        .build(),
                othersExist,
                largest);
    }

    /**
     * Returns a copy with one more claim, about a country.
     *
     * @param share the share (fraction, 0..1)
     * @throws IllegalArgumentException if the name is unknown, or these are of {@link #ofLargest}
     */
    public ShareClaims and(String country, Share share) {
        return and(Country.parse(country), share);
    }

    /** {@return a copy where the producers named are all there are} */
    public ShareClaims withoutOthers() {
        return new ShareClaims(claims, false, largest);
    }

    /** {@return the claims in order} */
    public List<Claim> claims() {
        return claims;
    }

    /**
     * {@return whether there may be producers that no claim names: true unless {@link #withoutOthers} was asked for}
     */
    public boolean othersExist() {
        return othersExist;
    }

    /** How many the only claim is on, if it is one on the largest; else 0. */
    int largest() {
        return largest;
    }

    /**
     * What a claim on a group leaves to those of its members that no other claim names.
     *
     * @param name the group and who is left out
     * @param share what is left, if the members and the group have the shares that are claimed
     * @param members how many they are
     */
    record Rest(Aggregate name, Interval share, int members) {}

    /**
     * The claims as ranges of producers that are apart: a group beside a member of it becomes what is left of the
     * group.
     *
     * @param ranges the share of each producer, groups without members that are claimed on their own included
     * @param rests what is left of the other groups
     * @param areSharp whether the ranges hold nothing that contradicts a claim; not so where a group and a member of it
     *     are both in ranges
     */
    record Apart(Map<Producer, Interval> ranges, List<Rest> rests, boolean areSharp) {}

    /** Separates groups from the members of theirs that are claimed too. */
    Apart apart() {
        Map<Producer, Interval> all = ranges();
        Map<Producer, Interval> apart = new LinkedHashMap<>(all);
        List<Rest> rests = new ArrayList<>();
        boolean sharp = true;
        for (Map.Entry<Producer, Interval> entry : all.entrySet()) {
            if (entry.getKey() instanceof Aggregate group && !group.members().isEmpty()) {
                List<Producer> inside = all.keySet().stream()
                        .filter(other -> !other.equals(group) && meets(group, other))
                        .toList();
                if (!inside.isEmpty()) {
                    apart.remove(group);
                    rests.add(rest(group, entry.getValue(), inside, all));
                    sharp &= entry.getValue().isExact()
                            && inside.stream().allMatch(member -> all.getOrDefault(member, Interval.UNIT)
                                    .isExact());
                }
            }
        }
        return new Apart(apart, rests, sharp);
    }

    private static boolean meets(Aggregate group, Producer other) {
        return other instanceof Country ? group.members().contains(other) : sharesMember(group, (Aggregate) other);
    }

    private static boolean sharesMember(Aggregate one, Aggregate other) {
        return !Collections.disjoint(one.members(), other.members());
    }

    private static Rest rest(Aggregate group, Interval share, List<Producer> inside, Map<Producer, Interval> all) {
        Interval held = Interval.ZERO;
        for (Producer member : inside) {
            if (member instanceof Aggregate other) {
                throw new IllegalArgumentException("claims must be on producers that are apart, but members of "
                        + group.name() + " are in " + other.name() + " too; claim the members instead");
            }
            held = held.plus(all.getOrDefault(member, Interval.UNIT));
        }
        int members = group.members().size() - inside.size();
        if (members == 0 && !(share.isExact() && held.isExact())) {
            throw new IllegalArgumentException("claims must be on producers that are apart, but " + group.name()
                    + " and all its members are claimed; leave one out");
        }
        double most = share.upper() - held.lower();
        if (most < -TOLERANCE || (members == 0 && Math.abs(share.lower() - held.lower()) > TOLERANCE)) {
            List<Claim> claims = new ArrayList<>();
            claims.add(new Claim(group, new Share(share)));
            inside.forEach(member -> claims.add(new Claim(member, new Share(all.getOrDefault(member, Interval.UNIT)))));
            throw new ContradictoryClaimsException(
                    claims,
                    most < -TOLERANCE
                            ? "a part exceeds its whole"
                            : "the members of " + group.name() + " have together another share than it has");
        }
        Interval left = Interval.of(
                Math.max(0, share.lower() - held.upper()), members == 0 ? 0 : Math.max(0, Math.min(1, most)));
        Aggregate name = Aggregate.of(
                group.name() + " without " + inside.stream().map(Producer::name).collect(Collectors.joining(" and ")));
        return new Rest(name, Interval.of(Math.min(left.lower(), left.upper()), left.upper()), members);
    }

    /**
     * Cases in which all claims are true: members of groups at the least that they can have, their groups at any share
     * left.
     */
    ShareClaims someCases() {
        Map<Producer, Interval> said = ranges();
        Map<Producer, Interval> cases = new LinkedHashMap<>(said);
        said.forEach((producer, share) -> {
            if (producer instanceof Aggregate group) {
                double held = 0;
                boolean hasMembers = false;
                for (Map.Entry<Producer, Interval> other : said.entrySet()) {
                    if (other.getKey() instanceof Country member
                            && group.members().contains(member)) {
                        cases.put(member, Interval.exact(other.getValue().lower()));
                        held += other.getValue().lower();
                        hasMembers = true;
                    }
                }
                if (hasMembers) {
                    cases.put(group, Interval.of(Math.max(share.lower(), held), Math.max(share.upper(), held)));
                }
            }
        });
        ImmutableList.Builder<Claim> all = ImmutableList.builder();
        cases.forEach((producer, share) -> all.add(new Claim(producer, new Share(share))));
        return new ShareClaims(all.build(), othersExist, largest);
    }

    /** The share of each producer that all its claims allow, after a check that all of them can be true. */
    private Map<Producer, Interval> ranges() {
        Map<Producer, Claim> highest = new LinkedHashMap<>();
        Map<Producer, Claim> lowest = new LinkedHashMap<>();
        for (Claim claim : claims) {
            highest.merge(claim.producer(), claim, (a, b) -> lower(b) > lower(a) ? b : a);
            lowest.merge(claim.producer(), claim, (a, b) -> upper(b) < upper(a) ? b : a);
        }
        Map<Producer, Interval> ranges = new LinkedHashMap<>();
        for (Producer producer : highest.keySet()) {
            Claim low = highest.getOrDefault(producer, claims.get(0));
            Claim high = lowest.getOrDefault(producer, claims.get(0));
            if (lower(low) > upper(high)) {
                throw new ContradictoryClaimsException(ImmutableList.of(low, high), "no share is in both");
            }
            ranges.put(producer, Interval.of(lower(low), upper(high)));
        }
        List<Claim> largestFirst = new ArrayList<>(highest.values());
        largestFirst.removeIf(
                claim -> isPartOfAnother(claim, highest.values()) || overlapsAGroup(claim, highest.values()));
        largestFirst.sort(Comparator.comparingDouble(claim -> -lower(claim)));
        double sum = 0;
        for (int i = 0; i < largestFirst.size(); i++) {
            sum += lower(largestFirst.get(i));
            if (sum > 1 + TOLERANCE) {
                throw new ContradictoryClaimsException(
                        largestFirst.subList(0, i + 1),
                        "their lower ends add up to " + percent(sum) + ", more than 100 %");
            }
        }
        double most = lowest.values().stream().mapToDouble(ShareClaims::upper).sum();
        if (!othersExist && most < 1 - TOLERANCE && largestFirst.size() == highest.size()) {
            throw new ContradictoryClaimsException(
                    ImmutableList.copyOf(lowest.values()),
                    "there are no others, and their upper ends add up to " + percent(most) + ", less than 100 %");
        }
        return ranges;
    }

    /** Whether the claim is on a member of a group that another is on. */
    private static boolean isPartOfAnother(Claim claim, Collection<Claim> all) {
        return claim.producer() instanceof Country
                && all.stream()
                        .anyMatch(
                                other -> other.producer() instanceof Aggregate group && meets(group, claim.producer()));
    }

    private static boolean overlapsAGroup(Claim claim, Collection<Claim> all) {
        return claim.producer() instanceof Aggregate group
                && !group.members().isEmpty()
                && all.stream()
                        .anyMatch(other -> !other.producer().equals(group)
                                && other.producer() instanceof Aggregate another
                                && sharesMember(group, another));
    }

    private static String percent(double sum) {
        return BigDecimal.valueOf(100 * sum)
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private static double lower(Claim claim) {
        return claim.share().fraction().lower();
    }

    private static double upper(Claim claim) {
        return claim.share().fraction().upper();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShareClaims that
                && claims.equals(that.claims)
                && othersExist == that.othersExist
                && largest == that.largest;
    }

    @Override
    public int hashCode() {
        return Objects.hash(claims, othersExist, largest);
    }

    @Override
    public String toString() {
        List<String> parts = claims.stream().map(Claim::toString).toList();
        return String.join(", ", parts) + (othersExist ? ", others" : ", no others");
    }
}
