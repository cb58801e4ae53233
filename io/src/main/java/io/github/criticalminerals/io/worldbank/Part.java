package io.github.criticalminerals.io.worldbank;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A figure that the files give of one country, dimension and year, with its range and the names that its column may
 * have.
 */
enum Part {
    ESTIMATE(-5, 5, "estimate", "governance estimate (approx. -2.5 to +2.5)", "EST"),
    STANDARD_ERROR(0, 100, "stddev", "stderr", "standard error (estimate)", "STD.ERR", "SE"),
    SOURCES(1, 1_000, "nsource", "numsrc", "number of sources", "NO.SRC"),
    RANK(0, 100, "pctrank", "rank", "p-rank", "PER.RNK"),
    RANK_LOWER(0, 100, "pctranklower", "lower", "PER.RNK.LOWER"),
    RANK_UPPER(0, 100, "pctrankupper", "upper", "PER.RNK.UPPER"),
    ESTIMATE_LOWER(-10, 10, "lower threshold (90% conf. int. estimate)"),
    ESTIMATE_UPPER(-10, 10, "upper threshold (90% conf. int. estimate)"),
    SCORE(0, 100, "governance score (0-100)", "SC"),
    SCORE_ERROR(0, 100, "standard error (gov. score)"),
    SCORE_LOWER(-100, 200, "lower threshold (90% conf. int. score)"),
    SCORE_UPPER(-100, 200, "upper threshold (90% conf. int. score)");

    private final double least;
    private final double most;
    private final ImmutableList<String> names;

    Part(double least, double most, String... names) {
        this.least = least;
        this.most = most;
        this.names = ImmutableList.copyOf(names);
    }

    /** By the name of a column, or the end of an indicator's code. */
    static Optional<Part> find(String name) {
        for (Part part : values()) {
            for (String each : part.names) {
                if (each.equalsIgnoreCase(name)) {
                    return Optional.of(part);
                }
            }
        }
        return Optional.empty();
    }

    /** By an indicator's code: {@code PV.PER.RNK}, {@code GOV_WGI_PV.EST}, {@code GOV_WGI_PV_EST}. */
    static Optional<Part> ofCode(String code) {
        String plain = code.strip().toUpperCase(Locale.ROOT);
        plain = plain.startsWith("GOV_WGI_") ? plain.substring(8).replace('_', '.') : plain;
        return plain.length() > 3 && plain.charAt(2) == '.' ? find(plain.substring(3)) : Optional.empty();
    }

    /** The first of its names. */
    String label() {
        return names.get(0);
    }

    boolean holds(double value) {
        return value >= least && value <= most && (this != SOURCES || value == Math.rint(value));
    }

    /** What a value must be. */
    String rule() {
        return (this == SOURCES ? "a whole number" : "a number") + " within " + Interval.of(least, most);
    }

    /** The score of these parts, of which the estimate is one. */
    static GovernanceScore score(Map<Part, Double> parts) {
        GovernanceScore.Builder score =
                GovernanceScore.builder(value(parts, ESTIMATE).orElseThrow());
        value(parts, STANDARD_ERROR).ifPresent(score::standardError);
        range(parts, ESTIMATE_LOWER, ESTIMATE_UPPER).ifPresent(score::estimateRange);
        value(parts, SOURCES).ifPresent(count -> score.sources(count.intValue()));
        value(parts, RANK).ifPresent(score::percentileRank);
        range(parts, RANK_LOWER, RANK_UPPER).ifPresent(score::percentileRange);
        value(parts, SCORE).ifPresent(score::score100);
        value(parts, SCORE_ERROR).ifPresent(score::score100StandardError);
        range(parts, SCORE_LOWER, SCORE_UPPER).ifPresent(score::score100Range);
        return score.build();
    }

    /** What is wrong with the ranges of these parts, or empty. */
    static Optional<String> rangeFault(Map<Part, Double> parts) {
        return rangeFault(parts, ESTIMATE_LOWER, ESTIMATE_UPPER)
                .or(() -> rangeFault(parts, RANK_LOWER, RANK_UPPER))
                .or(() -> rangeFault(parts, SCORE_LOWER, SCORE_UPPER));
    }

    private static Optional<String> rangeFault(Map<Part, Double> parts, Part lower, Part upper) {
        Double low = parts.get(lower);
        Double high = parts.get(upper);
        if (low == null && high == null) {
            return Optional.empty();
        }
        if (low != null && high != null && low <= high) {
            return Optional.empty();
        }
        return Optional.of("expected both ends of a range, the lower not above the upper, found " + lower.label() + " "
                + (low == null ? "missing" : low) + " and " + upper.label() + " " + (high == null ? "missing" : high));
    }

    private static Optional<Double> value(Map<Part, Double> parts, Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    private static Optional<Interval> range(Map<Part, Double> parts, Part lower, Part upper) {
        return value(parts, lower).flatMap(low -> value(parts, upper).map(high -> Interval.of(low, high)));
    }
}
