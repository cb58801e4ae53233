package io.github.criticalminerals.core.concentration;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the shares of some producers ("China over 80 %"), the rest being with others of whom nothing is said.
 *
 * <pre>{@code
 * ShareClaims.of("China", Share.ofPercent(80, 100)).and("United States", Share.ofPercent(2, 100))
 * }</pre>
 *
 * <p>Claims on one producer hold together: their ranges are intersected. Claims that cannot all be true are refused with
 * the smallest set of them that contradicts itself.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.NONE,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
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

        /** Refuses what is lacking. */
        public Claim {
            Objects.requireNonNull(producer, "producer is required");
            Objects.requireNonNull(share, "share is required");
        }

        /** The producer and the share in its own notation. */
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
            @JsonProperty("othersExist") @Nullable Boolean othersExist,
            @JsonProperty("largest") @Nullable Integer largest) {
        List<Claim> all = Objects.requireNonNull(claims, "claims is required");
        boolean others = Objects.requireNonNull(othersExist, "othersExist is required");
        int howMany = largest == null ? 0 : largest;
        if (all.isEmpty() || howMany < 0 || (howMany > 0 && all.size() > 1)) {
            throw new IllegalArgumentException(
                    "there must be a claim, and a claim on the largest stands alone, but there were " + all.size()
                            + " claims and largest was " + howMany);
        }
        return new ShareClaims(ImmutableList.copyOf(all), others, howMany);
    }

    /**
     * One claim; more are added by {@link #and(Producer, Share)}.
     *
     * @param producer who
     * @param share the share (fraction, 0..1)
     * @return the claims
     */
    public static ShareClaims of(Producer producer, Share share) {
        return new ShareClaims(ImmutableList.of(new Claim(producer, share)), true, 0);
    }

    /**
     * One claim about a country; more are added by {@link #and(String, Share)}.
     *
     * @param country its name or code
     * @param share the share (fraction, 0..1)
     * @return the claims
     * @throws IllegalArgumentException if the name is unknown
     */
    public static ShareClaims of(String country, Share share) {
        return of(Country.parse(country), share);
    }

    /**
     * A claim on the largest producers together, whoever they are: "the three largest have 63 %". No claim can be added.
     *
     * @param howMany how many are the largest, at least 1
     * @param share their share together (fraction, 0..1), which the bounds take as CR_k
     * @return the claims
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
     * These claims and one more.
     *
     * @param producer who
     * @param share the share (fraction, 0..1)
     * @return the claims
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
     * These claims and one more about a country.
     *
     * @param country its name or code
     * @param share the share (fraction, 0..1)
     * @return the claims
     * @throws IllegalArgumentException if the name is unknown, or these are of {@link #ofLargest}
     */
    public ShareClaims and(String country, Share share) {
        return and(Country.parse(country), share);
    }

    /**
     * These claims where the producers named are all there are.
     *
     * @return the claims
     */
    public ShareClaims withoutOthers() {
        return new ShareClaims(claims, false, largest);
    }

    /**
     * The claims as given.
     *
     * @return the claims in order
     */
    public List<Claim> claims() {
        return claims;
    }

    /**
     * Whether there may be producers that no claim names.
     *
     * @return true unless {@link #withoutOthers} was asked for
     */
    public boolean othersExist() {
        return othersExist;
    }

    /** How many the only claim is on, if it is one on the largest; else 0. */
    int largest() {
        return largest;
    }

    /** The share of each producer that all its claims allow, after a check that all of them can be true. */
    Map<Producer, Interval> ranges() {
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
        if (!othersExist && most < 1 - TOLERANCE) {
            throw new ContradictoryClaimsException(
                    ImmutableList.copyOf(lowest.values()),
                    "there are no others, and their upper ends add up to " + percent(most) + ", less than 100 %");
        }
        return ranges;
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

    /** The claims, and whether there may be others. */
    @Override
    public String toString() {
        List<String> parts = claims.stream().map(Claim::toString).toList();
        return String.join(", ", parts) + (othersExist ? ", others" : ", no others");
    }
}
