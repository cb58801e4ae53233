package io.github.criticalminerals.core.uncertainty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What many draws of a figure come to, in the figure's unit: mean, standard deviation, quantiles, probability over a
 * threshold.
 *
 * <ul>
 *   <li>{@link #mean}, {@link #sd} (divisor n - 1), {@link #standardError} (of the mean: sd over the square root of n),
 *       {@link #least} and {@link #greatest} are always there.
 *   <li>{@link #quantile} and {@link #probabilityOver} need the draws themselves (8 bytes each); without them they
 *       throw. The first quantile sorts a copy.
 *   <li>The standard error says how far the number of draws leaves the mean open, not how uncertain the figure is: that
 *       is the standard deviation.
 *   <li>Two summaries of independent runs {@linkplain #with combine} into one of both.
 * </ul>
 *
 * <p>Quantiles are of type 7 of Hyndman, R. J. and Fan, Y. (1996), Sample Quantiles in Statistical Packages, The
 * American Statistician 50(4), 361-365, doi 10.1080/00031305.1996.10473566: linear between the sorted draws x(1) to
 * x(n), where x(k) is the quantile of order (k - 1)/(n - 1).
 */
@Json.OnlyAnnotated
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class Summary implements Worded {

    @JsonProperty
    private final long count;

    @JsonProperty
    private final double mean;

    @JsonProperty
    private final double sumOfSquares;

    @JsonProperty
    private final double least;

    @JsonProperty
    private final double greatest;

    @JsonProperty("draws")
    private final double @Nullable [] kept;

    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private final ImmutableList<String> omissions;

    private final Supplier<double[]> sorted;

    /** The array is not copied: callers hand over their own. */
    Summary(Moments moments, double @Nullable [] kept) {
        this(moments, kept, ImmutableList.of());
    }

    private Summary(Moments moments, double @Nullable [] kept, Iterable<String> omissions) {
        this.omissions = ImmutableList.copyOf(omissions);
        this.count = moments.count();
        this.mean = moments.mean();
        this.sumOfSquares = moments.squares();
        this.least = moments.least();
        this.greatest = moments.greatest();
        this.kept = kept;
        this.sorted = Suppliers.memoize(() -> {
            double[] copy = required().clone();
            Arrays.sort(copy);
            return copy;
        });
        if (count < 1 || !Double.isFinite(mean) || !(sumOfSquares >= 0) || !(least <= mean && mean <= greatest)) {
            throw new IllegalArgumentException("a summary must be of one finite draw or more, but was of " + count
                    + " with mean " + mean + " in " + least + ".." + greatest);
        }
        if (kept != null && kept.length != count) {
            throw new IllegalArgumentException(
                    "a summary of " + count + " draws must keep all or none, but had " + kept.length);
        }
    }

    /**
     * Summarises draws made elsewhere.
     *
     * @param draws the draws, at least one, all finite
     * @return the summary, which keeps a copy of them
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public static Summary of(double... draws) {
        if (draws.length == 0) {
            throw new IllegalArgumentException("draws must be at least 1, but was 0");
        }
        for (double draw : draws) {
            if (!Double.isFinite(draw)) {
                throw new IllegalArgumentException("draws must be finite, but one was " + draw);
            }
        }
        return new Summary(Moments.of(draws, 0, draws.length), draws.clone());
    }

    @JsonCreator
    static Summary ofJson(
            @JsonProperty("count") Json.@Nullable Whole count,
            @JsonProperty("mean") Json.@Nullable Decimal mean,
            @JsonProperty("sumOfSquares") Json.@Nullable Decimal sumOfSquares,
            @JsonProperty("least") Json.@Nullable Decimal least,
            @JsonProperty("greatest") Json.@Nullable Decimal greatest,
            @JsonProperty("draws") @Nullable List<Json.Decimal> draws,
            @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
        return new Summary(
                new Moments(
                        Json.required(count, "count"),
                        Json.required(mean, "mean"),
                        Json.required(sumOfSquares, "sumOfSquares"),
                        Json.required(least, "least"),
                        Json.required(greatest, "greatest")),
                draws == null
                        ? null
                        : Json.list(draws).stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                Json.list(omissions));
    }

    /** Returns a copy that says what the figure is without, one line each: {@code without United States: withheld}. */
    public Summary withOmissions(List<String> lines) {
        return new Summary(moments(), kept, lines);
    }

    /** {@return what the figure is without, one line each; none if nothing is known to be missing} */
    public List<String> omissions() {
        return omissions;
    }

    /** {@return the number of draws, 1 or more} */
    public long count() {
        return count;
    }

    /** {@return the mean of the draws} */
    public double mean() {
        return mean;
    }

    /**
     * {@return the standard deviation of the draws, with divisor n - 1, 0 or more}
     *
     * @throws IllegalStateException if there is one draw only
     */
    public double sd() {
        if (count == 1) {
            throw new IllegalStateException("one draw has no standard deviation");
        }
        return Math.sqrt(sumOfSquares / (count - 1));
    }

    /**
     * {@return how far the mean of this many draws may be off: the standard deviation over the square root of their
     * number}
     *
     * @throws IllegalStateException if there is one draw only
     */
    public double standardError() {
        return sd() / Math.sqrt((double) count);
    }

    /** {@return the least draw} */
    public double least() {
        return least;
    }

    /** {@return the greatest draw} */
    public double greatest() {
        return greatest;
    }

    /**
     * The value that a fraction of the draws do not exceed (type 7, see above).
     *
     * @param order the fraction, 0..1; 0.5 for the median
     * @return the quantile, the least draw at 0 and the greatest at 1
     * @throws IllegalArgumentException if the order is not in 0..1
     * @throws IllegalStateException if the draws were not kept
     */
    public double quantile(double order) {
        if (!(order >= 0 && order <= 1)) {
            throw new IllegalArgumentException("order must be between 0 and 1, but was " + order);
        }
        double[] values = sorted.get();
        double at = order * (values.length - 1);
        int below = (int) at;
        double low = values[below];
        return below + 1 < values.length ? low + (at - below) * (values[below + 1] - low) : low;
    }

    /**
     * The fraction of draws above a threshold; those equal to it do not count.
     *
     * @param threshold a number in the figure's unit
     * @return the probability, 0..1
     * @throws IllegalArgumentException if the threshold is NaN
     * @throws IllegalStateException if the draws were not kept
     */
    public double probabilityOver(double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("threshold must be a number, but was NaN");
        }
        long over = 0;
        for (double draw : required()) {
            if (draw > threshold) {
                over++;
            }
        }
        return (double) over / count;
    }

    /**
     * {@return the draws, in the order in which they were made}
     *
     * @throws IllegalStateException if they were not kept
     */
    public DoubleStream draws() {
        return Arrays.stream(required());
    }

    /** {@return whether the draws were kept: true if quantiles and probabilities can be asked for} */
    public boolean keepsDraws() {
        return kept != null;
    }

    /**
     * One summary of two independent runs, for example with different seeds on different machines.
     *
     * @return the summary of the draws of both, which are kept if both kept theirs
     * @throws ArithmeticException if both kept theirs and there are more than 2^31 - 1 together
     */
    public Summary with(Summary other) {
        double[] both = null;
        if (kept != null && other.kept != null) {
            both = Arrays.copyOf(kept, Math.addExact(kept.length, other.kept.length));
            System.arraycopy(other.kept, 0, both, kept.length, other.kept.length);
        }
        return new Summary(
                moments().with(other.moments()),
                both,
                ImmutableSet.<String>builder()
                        .addAll(omissions)
                        .addAll(other.omissions)
                        .build());
    }

    private Moments moments() {
        return new Moments(count, mean, sumOfSquares, least, greatest);
    }

    private double[] required() {
        if (kept == null) {
            throw new IllegalStateException("the draws were not kept; see MonteCarlo.withKeptDraws(true)");
        }
        return kept;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Summary that
                && moments().equals(that.moments())
                && Arrays.equals(kept, that.kept)
                && omissions.equals(that.omissions);
    }

    @Override
    public int hashCode() {
        return moments().hashCode();
    }

    /**
     * {@return the draws for people: {@code mean 0.4925, standard deviation 0.003421 (100000 draws)} with four digits,
     * and what they are without}
     */
    @Override
    public String inWords() {
        String first = Interval.exact(mean).inWords();
        return (count == 1
                        ? first + " (1 draw)"
                        : "mean " + first + ", standard deviation "
                                + Interval.exact(sd()).inWords() + " (" + count + " draws)")
                + Text.behind(omissions);
    }

    /** Mean, standard deviation, number of draws and what the figure is without, for reading only. */
    @Override
    public String toString() {
        String draws = count == 1
                ? String.format(Locale.ROOT, "%.6g (1 draw)", mean)
                : String.format(Locale.ROOT, "mean %.6g, sd %.6g (%d draws)", mean, sd(), count);
        return draws + Text.behind(omissions);
    }
}
