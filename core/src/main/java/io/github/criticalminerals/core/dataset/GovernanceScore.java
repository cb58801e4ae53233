package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the Worldwide Governance Indicators say of one country in one dimension and year: the estimate, and what the
 * edition gives beside it.
 *
 * <ul>
 *   <li>The estimate is in WGI units: a standard normal over the economies of a year, about -2.5 (weak) to 2.5
 *       (strong). It can exceed that and is never clamped here; a method that clamps says so.
 *   <li>A missing estimate is no score at all, not a score of zero, which is the world's average.
 *   <li>Editions from 2025 give a score of 0 to 100 beside the estimate. The two scales are not interchangeable: an
 *       estimate beyond -5..5 is refused.
 *   <li>Ranges are the publisher's 90 % confidence intervals.
 * </ul>
 *
 * <p>JSON: an object; what is not given is left out. Reference: Kaufmann, Kraay, Mastruzzi, The Worldwide Governance
 * Indicators: Methodology and Analytical Issues, Hague Journal on the Rule of Law 3 (2011),
 * doi:10.1017/S1876404511200046.
 */
@Json.OnlyAnnotated
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class GovernanceScore {

    private static final double LARGEST_ESTIMATE = 5;

    @JsonProperty
    private final double estimate;

    @JsonProperty
    private final @Nullable Double standardError;

    @JsonProperty
    private final @Nullable Interval estimateRange;

    @JsonProperty
    private final @Nullable Integer sources;

    @JsonProperty
    private final @Nullable Double percentileRank;

    @JsonProperty
    private final @Nullable Interval percentileRange;

    @JsonProperty
    private final @Nullable Double score100;

    @JsonProperty
    private final @Nullable Double score100StandardError;

    @JsonProperty
    private final @Nullable Interval score100Range;

    private GovernanceScore(Builder builder) {
        this.estimate = builder.estimate + 0.0;
        within("estimate (WGI units)", estimate, -LARGEST_ESTIMATE, LARGEST_ESTIMATE);
        this.standardError = within("standard error (WGI units)", builder.standardError, 0, Double.MAX_VALUE);
        this.estimateRange =
                within("range of the estimate", builder.estimateRange, -2 * LARGEST_ESTIMATE, 2 * LARGEST_ESTIMATE);
        this.sources = builder.sources;
        if (sources != null && sources < 1) {
            throw new IllegalArgumentException("number of sources must be at least 1, but was " + sources);
        }
        this.percentileRank = within("percentile rank", builder.percentileRank, 0, 100);
        this.percentileRange = within("range of the percentile rank", builder.percentileRange, 0, 100);
        this.score100 = within("0-100 score", builder.score100, 0, 100);
        this.score100StandardError =
                within("standard error of the 0-100 score", builder.score100StandardError, 0, Double.MAX_VALUE);
        // The ends are an estimate and its error rescaled: the publisher need not cut them off at 0 and 100
        this.score100Range = within("range of the 0-100 score", builder.score100Range, -100, 200);
    }

    /**
     * A score of which only the estimate is given.
     *
     * @param estimate the estimate (WGI units, about -2.5..2.5)
     * @throws IllegalArgumentException if the estimate is beyond -5..5 or no number
     */
    public static GovernanceScore of(double estimate) {
        return builder(estimate).build();
    }

    /**
     * A score of which the estimate and its standard error are given.
     *
     * @param estimate the estimate (WGI units, about -2.5..2.5)
     * @param standardError its standard error (WGI units), at least 0
     * @throws IllegalArgumentException if the estimate is beyond -5..5, the error is negative, or either is no number
     */
    public static GovernanceScore of(double estimate, double standardError) {
        return builder(estimate).standardError(standardError).build();
    }

    /**
     * Starts a score.
     *
     * @param estimate the estimate (WGI units, about -2.5..2.5)
     */
    public static Builder builder(double estimate) {
        return new Builder(estimate);
    }

    @JsonCreator
    static GovernanceScore ofJson(
            @JsonProperty("estimate") Json.@Nullable Decimal estimate,
            @JsonProperty("standardError") Json.@Nullable Decimal standardError,
            @JsonProperty("estimateRange") @Nullable Interval estimateRange,
            @JsonProperty("sources") Json.@Nullable Whole sources,
            @JsonProperty("percentileRank") Json.@Nullable Decimal percentileRank,
            @JsonProperty("percentileRange") @Nullable Interval percentileRange,
            @JsonProperty("score100") Json.@Nullable Decimal score100,
            @JsonProperty("score100StandardError") Json.@Nullable Decimal score100StandardError,
            @JsonProperty("score100Range") @Nullable Interval score100Range) {
        Builder builder = builder(Json.required(estimate, "estimate"));
        builder.standardError = Json.orNull(standardError);
        builder.estimateRange = estimateRange;
        builder.sources = Json.intOrNull(sources);
        builder.percentileRank = Json.orNull(percentileRank);
        builder.percentileRange = percentileRange;
        builder.score100 = Json.orNull(score100);
        builder.score100StandardError = Json.orNull(score100StandardError);
        builder.score100Range = score100Range;
        return builder.build();
    }

    /** {@return the estimate (WGI units, about -2.5..2.5, not clamped)} */
    public double estimate() {
        return estimate;
    }

    /** {@return the standard error of the estimate (WGI units), where given} */
    public Optional<Double> standardError() {
        return Optional.ofNullable(standardError);
    }

    /** {@return the 90 % confidence interval of the estimate (WGI units), where given} */
    public Optional<Interval> estimateRange() {
        return Optional.ofNullable(estimateRange);
    }

    /** {@return how many sources the estimate rests on, where given} */
    public Optional<Integer> sources() {
        return Optional.ofNullable(sources);
    }

    /** {@return the percentile rank among all economies of the year, 0 (lowest) to 100, where given} */
    public Optional<Double> percentileRank() {
        return Optional.ofNullable(percentileRank);
    }

    /** {@return the 90 % confidence interval in percentile ranks (0..100), where given} */
    public Optional<Interval> percentileRange() {
        return Optional.ofNullable(percentileRange);
    }

    /** {@return the 0-100 score, another scale than the estimate, where given} */
    public Optional<Double> score100() {
        return Optional.ofNullable(score100);
    }

    /** {@return the standard error of the 0-100 score (points of that scale), where given} */
    public Optional<Double> score100StandardError() {
        return Optional.ofNullable(score100StandardError);
    }

    /** {@return the 90 % confidence interval of the 0-100 score (points of that scale), where given} */
    public Optional<Interval> score100Range() {
        return Optional.ofNullable(score100Range);
    }

    private static @Nullable Double within(String name, @Nullable Double value, double lower, double upper) {
        if (value != null && !(value >= lower && value <= upper)) {
            String rule = lower == 0 && upper == Double.MAX_VALUE
                    ? "a finite number, at least 0"
                    : "within " + Interval.of(lower, upper);
            throw new IllegalArgumentException(name + " must be " + rule + ", but was " + value);
        }
        return value;
    }

    private static @Nullable Interval within(String name, @Nullable Interval range, double lower, double upper) {
        if (range != null && !(range.lower() >= lower && range.upper() <= upper)) {
            throw new IllegalArgumentException(
                    name + " must be within " + Interval.of(lower, upper) + ", but was " + range);
        }
        return range;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GovernanceScore that
                && estimate == that.estimate
                && Objects.equals(standardError, that.standardError)
                && Objects.equals(estimateRange, that.estimateRange)
                && Objects.equals(sources, that.sources)
                && Objects.equals(percentileRank, that.percentileRank)
                && Objects.equals(percentileRange, that.percentileRange)
                && Objects.equals(score100, that.score100)
                && Objects.equals(score100StandardError, that.score100StandardError)
                && Objects.equals(score100Range, that.score100Range);
    }

    @Override
    public int hashCode() {
        return Objects.hash(estimate, standardError, sources, percentileRank, score100);
    }

    /** The estimate and, where given, its standard error: {@code -0.513 +- 0.218 (WGI units)}, unrounded. */
    @Override
    public String toString() {
        return estimate + (standardError == null ? "" : " +- " + standardError) + " (WGI units)";
    }

    /** Collects the parts of a {@link GovernanceScore}. Not for use by several threads. */
    public static final class Builder {

        private final double estimate;
        private @Nullable Double standardError;
        private @Nullable Interval estimateRange;
        private @Nullable Integer sources;
        private @Nullable Double percentileRank;
        private @Nullable Interval percentileRange;
        private @Nullable Double score100;
        private @Nullable Double score100StandardError;
        private @Nullable Interval score100Range;

        private Builder(double estimate) {
            this.estimate = estimate;
        }

        /**
         * Gives the standard error of the estimate.
         *
         * @param error the error (WGI units), at least 0
         */
        public Builder standardError(double error) {
            this.standardError = error;
            return this;
        }

        /**
         * Gives the confidence interval of the estimate.
         *
         * @param range 90 % confidence interval (WGI units)
         */
        public Builder estimateRange(Interval range) {
            this.estimateRange = range;
            return this;
        }

        /**
         * Gives how many sources the estimate rests on.
         *
         * @param count the number, at least 1
         */
        public Builder sources(int count) {
            this.sources = count;
            return this;
        }

        /**
         * Gives the percentile rank among all economies of the year.
         *
         * @param rank the rank, 0 (lowest) to 100
         */
        public Builder percentileRank(double rank) {
            this.percentileRank = rank;
            return this;
        }

        /**
         * Gives the confidence interval in percentile ranks.
         *
         * @param range 90 % confidence interval, within 0..100
         */
        public Builder percentileRange(Interval range) {
            this.percentileRange = range;
            return this;
        }

        /**
         * Gives the 0-100 score of editions from 2025.
         *
         * @param score the score, 0..100
         */
        public Builder score100(double score) {
            this.score100 = score;
            return this;
        }

        /**
         * Gives the standard error of the 0-100 score.
         *
         * @param error the error (points of that scale), at least 0
         */
        public Builder score100StandardError(double error) {
            this.score100StandardError = error;
            return this;
        }

        /**
         * Gives the confidence interval of the 0-100 score.
         *
         * @param range 90 % confidence interval (points of that scale)
         */
        public Builder score100Range(Interval range) {
            this.score100Range = range;
            return this;
        }

        /**
         * Makes the score.
         *
         * @throws IllegalArgumentException if a part is beyond its range or no number; the message names it
         */
        public GovernanceScore build() {
            return new GovernanceScore(this);
        }

        @Override
        public String toString() {
            return "score so far: " + estimate;
        }
    }
}
