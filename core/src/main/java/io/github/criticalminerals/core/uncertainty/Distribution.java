package io.github.criticalminerals.core.uncertainty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How likely each value of an uncertain figure is; in the figure's own unit.
 *
 * <p>Made from an interval by a rule that is named: {@link Rule} where only the interval is known, or one of the
 * factory methods where more is. Every draw of a distribution made from an interval lies in the interval, ends
 * included.
 *
 * <p>JSON: an object with the {@code kind} and the components.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Distribution.Point.class, name = "point"),
    @JsonSubTypes.Type(value = Distribution.Uniform.class, name = "uniform"),
    @JsonSubTypes.Type(value = Distribution.Triangular.class, name = "triangular"),
    @JsonSubTypes.Type(value = Distribution.Normal.class, name = "normal"),
    @JsonSubTypes.Type(value = Distribution.TruncatedNormal.class, name = "truncated-normal")
})
public sealed interface Distribution {

    /** {@return one value drawn, finite, in the figure's unit} */
    double draw(RandomGenerator random);

    /** How an interval of which nothing else is known becomes a distribution. Exact intervals become points. */
    enum Rule {
        /** Every value of the interval is equally likely. */
        UNIFORM,
        /** The likelihood rises linearly from the ends to the midpoint. */
        TRIANGULAR,
        /** Normal around the midpoint, the ends two standard deviations off, cut there. */
        TRUNCATED_NORMAL;

        /**
         * Applies the rule.
         *
         * @param interval where the figure lies
         * @throws IllegalArgumentException if the interval is unbounded: no rule says how likely its values are
         */
        public Distribution of(Interval interval) {
            return switch (this) {
                case UNIFORM -> uniform(interval);
                case TRIANGULAR -> triangular(interval, bounded(interval).midpoint());
                case TRUNCATED_NORMAL ->
                    truncatedNormal(
                            interval, bounded(interval).midpoint(), interval.isExact() ? 1 : interval.width() / 4);
            };
        }
    }

    /** A figure that is known, finite. */
    static Distribution point(double value) {
        return new Point(value);
    }

    /**
     * Every value of an interval is equally likely.
     *
     * @param interval where the figure lies, bounded
     * @return the distribution, a point if the interval is exact
     * @throws IllegalArgumentException if the interval is unbounded
     */
    static Distribution uniform(Interval interval) {
        return interval.isExact() ? point(interval.lower()) : new Uniform(interval);
    }

    /**
     * The likelihood rises linearly from one end to the most likely value and falls linearly to the other end.
     *
     * @param interval where the figure lies, bounded
     * @param mode the most likely value, in the interval
     * @return the distribution, a point if the interval is exact
     * @throws IllegalArgumentException if the interval is unbounded or does not hold the mode
     */
    static Distribution triangular(Interval interval, double mode) {
        return interval.isExact() && interval.contains(mode) ? point(mode) : new Triangular(interval, mode);
    }

    /**
     * A normal distribution, for an estimate published with its standard error (governance scores).
     *
     * @param mean the estimate, finite
     * @param sd its standard error, above 0
     * @throws IllegalArgumentException if either is outside its range
     */
    static Distribution normal(double mean, double sd) {
        return new Normal(mean, sd);
    }

    /**
     * A normal distribution of which only the values in an interval are kept.
     *
     * @param interval where the figure lies; may be unbounded above
     * @param mean the mean before the cut, finite, not necessarily in the interval
     * @param sd the standard deviation before the cut, above 0
     * @return the distribution, a point if the interval is exact
     * @throws IllegalArgumentException if mean or standard deviation are outside their range, or the interval lies more
     *     than a million standard deviations off the mean
     */
    static Distribution truncatedNormal(Interval interval, double mean, double sd) {
        return interval.isExact() ? point(interval.lower()) : new TruncatedNormal(interval, mean, sd);
    }

    private static Interval bounded(Interval interval) {
        if (!interval.isBounded()) {
            throw new IllegalArgumentException("interval must be bounded to be drawn from, but was " + interval);
        }
        return interval;
    }

    private static Interval wide(Interval interval) {
        Objects.requireNonNull(interval, "interval is required");
        if (interval.isExact()) {
            throw new IllegalArgumentException("interval must have a width, but was " + interval);
        }
        return interval;
    }

    private static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, but was " + value);
        }
        return value;
    }

    private static double positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be above 0 and finite, but was " + value);
        }
        return value;
    }

    /**
     * A known value.
     *
     * @param value the value, finite
     */
    record Point(double value) implements Distribution {
        /**
         * Checks the value.
         *
         * @throws IllegalArgumentException if it is not finite
         */
        public Point {
            finite("value", value);
        }

        @JsonCreator
        static Point ofJson(@JsonProperty("value") Json.@Nullable Decimal value) {
            return new Point(Json.required(value, "value"));
        }

        @Override
        public double draw(RandomGenerator random) {
            return value;
        }
    }

    /**
     * Equally likely values.
     *
     * @param interval the range, bounded, not exact
     */
    record Uniform(Interval interval) implements Distribution {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if it is exact or unbounded
         */
        public Uniform {
            bounded(wide(interval));
        }

        @JsonCreator
        @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
        static Uniform ofJson(@JsonProperty("interval") @Nullable Interval interval) {
            return new Uniform(interval);
        }

        @Override
        public double draw(RandomGenerator random) {
            double lower = interval.lower();
            double upper = interval.upper();
            return Math.min(lower + random.nextDouble() * (upper - lower), upper);
        }
    }

    /**
     * A triangle; drawn by inverting its distribution function.
     *
     * @param interval the range, bounded, not exact
     * @param mode the most likely value, in the range
     */
    record Triangular(Interval interval, double mode) implements Distribution {
        /**
         * Checks range and mode.
         *
         * @throws IllegalArgumentException if the range is exact or unbounded, or does not hold the mode
         */
        public Triangular {
            bounded(wide(interval));
            if (!interval.contains(mode)) {
                throw new IllegalArgumentException("mode must lie in " + interval + ", but was " + mode);
            }
        }

        @JsonCreator
        @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
        static Triangular ofJson(
                @JsonProperty("interval") @Nullable Interval interval,
                @JsonProperty("mode") Json.@Nullable Decimal mode) {
            return new Triangular(interval, Json.required(mode, "mode"));
        }

        @Override
        public double draw(RandomGenerator random) {
            double lower = interval.lower();
            double upper = interval.upper();
            double width = upper - lower;
            double area = random.nextDouble() * width;
            return area < mode - lower
                    ? Math.min(lower + Math.sqrt(area * (mode - lower)), upper)
                    : Math.max(upper - Math.sqrt((width - area) * (upper - mode)), lower);
        }
    }

    /**
     * A normal distribution.
     *
     * @param mean the mean, finite
     * @param sd the standard deviation, above 0
     */
    record Normal(double mean, double sd) implements Distribution {
        /**
         * Checks mean and standard deviation.
         *
         * @throws IllegalArgumentException if the mean is not finite or the standard deviation not above 0
         */
        public Normal {
            finite("mean", mean);
            positive("sd", sd);
        }

        @JsonCreator
        static Normal ofJson(
                @JsonProperty("mean") Json.@Nullable Decimal mean, @JsonProperty("sd") Json.@Nullable Decimal sd) {
            return new Normal(Json.required(mean, "mean"), Json.required(sd, "sd"));
        }

        @Override
        public double draw(RandomGenerator random) {
            return mean + sd * Ziggurat.draw(random);
        }
    }

    /**
     * A normal distribution cut to an interval.
     *
     * <p>Where the interval holds the mean and two standard deviations in all, normal numbers are drawn until one is
     * inside (at most 2.1 on average). A narrower interval around the mean takes uniform ones, accepted by the density;
     * an interval off the mean takes exponential or uniform ones, whichever are accepted more often: Robert, C. P.
     * (1995), Simulation of truncated normal variables, Statistics and Computing 5, 121-125, doi 10.1007/BF00143942.
     * All three are exact in distribution.
     *
     * @param interval the range, not exact, possibly unbounded above
     * @param mean the mean before the cut, finite
     * @param sd the standard deviation before the cut, above 0
     */
    record TruncatedNormal(Interval interval, double mean, double sd) implements Distribution {

        private static final double FARTHEST = 1e6;

        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if the range is exact or more than a million standard deviations off the
         *     mean, the mean is not finite, or the standard deviation not above 0
         */
        public TruncatedNormal {
            wide(interval);
            finite("mean", mean);
            positive("sd", sd);
            double distance = Math.max(interval.lower() - mean, mean - interval.upper()) / sd;
            if (distance > FARTHEST) {
                throw new IllegalArgumentException("interval must lie within a million sd of the mean, but was "
                        + interval + " with mean " + mean + " and sd " + sd);
            }
        }

        @JsonCreator
        @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
        static TruncatedNormal ofJson(
                @JsonProperty("interval") @Nullable Interval interval,
                @JsonProperty("mean") Json.@Nullable Decimal mean,
                @JsonProperty("sd") Json.@Nullable Decimal sd) {
            return new TruncatedNormal(interval, Json.required(mean, "mean"), Json.required(sd, "sd"));
        }

        @Override
        public double draw(RandomGenerator random) {
            if (!isDrawnByRejection()) {
                return narrow(random, (interval.lower() - mean) / sd, (interval.upper() - mean) / sd);
            }
            double value;
            do {
                value = mean + sd * Ziggurat.draw(random);
            } while (!interval.contains(value));
            return value;
        }

        /** Whether at least about half of the normal numbers are inside. */
        private boolean isDrawnByRejection() {
            return interval.contains(mean) && interval.width() >= 2 * sd;
        }

        /** Whether what comes of a layer of the ziggurat, and not of its tail, is always inside. */
        boolean isOnlyCutInTheTails() {
            return mean - Ziggurat.TAIL * sd >= interval.lower() && mean + Ziggurat.TAIL * sd <= interval.upper();
        }

        /** Draws from a standard normal distribution between a and b, and moves the value to its place. */
        private double narrow(RandomGenerator random, double a, double b) {
            double z;
            if (a > 0) {
                z = tail(random, a, b);
            } else if (b < 0) {
                z = -tail(random, -b, -a);
            } else {
                do {
                    z = a + random.nextDouble() * (b - a);
                } while (random.nextDouble() >= Math.exp(-0.5 * z * z));
            }
            return Math.min(Math.max(mean + sd * z, interval.lower()), interval.upper());
        }

        /** Between a and b, where a is above 0. */
        private static double tail(RandomGenerator random, double a, double b) {
            double root = Math.sqrt(a * a + 4);
            // (a^2 - a root) / 4 without cancellation
            double gap = -a / (a + root);
            double z;
            if (b - a < 2 / (a + root) * Math.exp(0.5 + gap)) {
                do {
                    z = a + random.nextDouble() * (b - a);
                } while (random.nextDouble() >= Math.exp(0.5 * (a - z) * (a + z)));
                return z;
            }
            double rate = 0.5 * (a + root);
            double off;
            do {
                z = a + random.nextExponential() / rate;
                off = z - rate;
            } while (z > b || random.nextDouble() >= Math.exp(-0.5 * off * off));
            return z;
        }
    }
}
