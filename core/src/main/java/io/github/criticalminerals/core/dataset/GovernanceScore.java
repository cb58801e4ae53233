package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
 *   <li>Ranges, of which both ends are given or none, are the publisher's 90 % confidence intervals.
 * </ul>
 *
 * <p>JSON: an object of the figures that are given, {@code {"estimate":-0.53,"standardError":0.19}}. Reference:
 * Kaufmann, Kraay, Mastruzzi, The Worldwide Governance Indicators: Methodology and Analytical Issues, Hague Journal on
 * the Rule of Law 3 (2011), doi:10.1017/S1876404511200046.
 */
public final class GovernanceScore {

    /** The figures of a score, in the order of the columns of {@link GovernanceTable#toCsv}. */
    public enum Figure {
        /** The estimate (WGI units, about -2.5..2.5, not clamped). */
        ESTIMATE("WGI units", -5, 5),
        /** The standard error of the estimate (WGI units). */
        STANDARD_ERROR("WGI units", 0, 100),
        /** The lower end of the range of the estimate (WGI units). */
        ESTIMATE_LOW("WGI units", -10, 10),
        /** The upper end of the range of the estimate (WGI units). */
        ESTIMATE_HIGH("WGI units", -10, 10),
        /** How many sources the estimate rests on. */
        SOURCES("number", 1, 1_000),
        /** The percentile rank among all economies of the year, 0 (lowest) to 100. */
        PERCENTILE_RANK("percentile", 0, 100),
        /** The lower end of the range of the percentile rank (0..100). */
        PERCENTILE_LOW("percentile", 0, 100),
        /** The upper end of the range of the percentile rank (0..100). */
        PERCENTILE_HIGH("percentile", 0, 100),
        /** The 0-100 score of editions from 2025, another scale than the estimate. */
        SCORE100("points", 0, 100),
        /** The standard error of the 0-100 score (points of that scale). */
        SCORE100_STANDARD_ERROR("points", 0, 100),
        /**
         * The lower end of the range of the 0-100 score (points of that scale), an estimate and its error rescaled: the
         * publisher need not cut it off at 0.
         */
        SCORE100_LOW("points", -100, 200),
        /** The upper end of the range of the 0-100 score (points of that scale), which may exceed 100. */
        SCORE100_HIGH("points", -100, 200);

        private final String unit;
        private final double least;
        private final double most;

        Figure(String unit, double least, double most) {
            this.unit = unit;
            this.least = least;
            this.most = most;
        }

        /** {@return its column in the library's own CSV, for example {@code standard_error}} */
        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** {@return whether a value is one that the figure may have; NaN is not} */
        public boolean holds(double value) {
            return value >= least && value <= most && (this != SOURCES || value == Math.rint(value));
        }

        /** {@return what a value must be, in words: {@code a number within -5..5}} */
        public String rule() {
            return (this == SOURCES ? "a whole number" : "a number") + " within " + Interval.of(least, most);
        }

        private String property() {
            return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, name());
        }

        private Number number(double value) {
            return this == SOURCES ? (Number) (int) value : (Number) value;
        }
    }

    /** The ranges: the figure of each lower end, and that of its upper one. */
    public static final Map<Figure, Figure> RANGES = ImmutableMap.of(
            Figure.ESTIMATE_LOW, Figure.ESTIMATE_HIGH,
            Figure.PERCENTILE_LOW, Figure.PERCENTILE_HIGH,
            Figure.SCORE100_LOW, Figure.SCORE100_HIGH);

    private final ImmutableMap<Figure, Double> figures;

    private GovernanceScore(Map<Figure, Double> figures) {
        EnumMap<Figure, Double> checked = new EnumMap<>(Figure.class);
        figures.forEach((figure, value) -> {
            if (!figure.holds(value)) {
                throw new IllegalArgumentException(
                        figure.column() + " (" + figure.unit + ") must be " + figure.rule() + ", but was " + value);
            }
            checked.put(figure, value + 0.0);
        });
        if (!checked.containsKey(Figure.ESTIMATE)) {
            throw new IllegalArgumentException("estimate is required");
        }
        RANGES.forEach((low, high) -> requireRange(checked, low, high));
        this.figures = Maps.immutableEnumMap(checked);
    }

    private static void requireRange(Map<Figure, Double> figures, Figure lower, Figure upper) {
        Double low = figures.get(lower);
        Double high = figures.get(upper);
        if ((low == null) != (high == null) || (low != null && high != null && low > high)) {
            throw new IllegalArgumentException("a range must have both ends, the lower not above the upper, but "
                    + lower.column() + " was " + (low == null ? "missing" : low) + " and " + upper.column() + " "
                    + (high == null ? "missing" : high));
        }
    }

    /**
     * A score of which only the estimate is given.
     *
     * @param estimate the estimate (WGI units, about -2.5..2.5)
     * @throws IllegalArgumentException if the estimate is beyond -5..5 or no number
     */
    public static GovernanceScore of(double estimate) {
        return of(ImmutableMap.of(Figure.ESTIMATE, estimate));
    }

    /**
     * A score of which the estimate and its standard error are given.
     *
     * @param estimate the estimate (WGI units, about -2.5..2.5)
     * @param standardError its standard error (WGI units), at least 0
     * @throws IllegalArgumentException if the estimate is beyond -5..5, the error is negative, or either is no number
     */
    public static GovernanceScore of(double estimate, double standardError) {
        return of(ImmutableMap.of(Figure.ESTIMATE, estimate, Figure.STANDARD_ERROR, standardError));
    }

    /**
     * A score with all that an edition gives.
     *
     * @param figures what is given, of which the estimate is one
     * @throws IllegalArgumentException if the estimate is missing, a figure is not what its {@link Figure#rule} says,
     *     or a range lacks an end or has them the wrong way round
     */
    public static GovernanceScore of(Map<Figure, Double> figures) {
        return new GovernanceScore(figures);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static GovernanceScore ofJson(Map<String, Json.@Nullable Decimal> json) {
        EnumMap<Figure, Double> figures = new EnumMap<>(Figure.class);
        json.forEach((name, value) -> {
            Figure figure = Arrays.stream(Figure.values())
                    .filter(each -> each.property().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("figures must be among "
                            + Arrays.stream(Figure.values())
                                    .map(Figure::property)
                                    .collect(Collectors.joining(", "))
                            + ", but was \"" + name + "\""));
            if (value != null) {
                figures.put(figure, value.value());
            }
        });
        return of(figures);
    }

    @JsonValue
    Map<String, Number> json() {
        Map<String, Number> json = new LinkedHashMap<>();
        figures.forEach((figure, value) -> json.put(figure.property(), figure.number(value)));
        return json;
    }

    /** {@return the estimate (WGI units, about -2.5..2.5, not clamped)} */
    public double estimate() {
        return find(Figure.ESTIMATE).orElseThrow();
    }

    /** {@return the standard error of the estimate (WGI units), where given} */
    public Optional<Double> standardError() {
        return find(Figure.STANDARD_ERROR);
    }

    /** {@return a figure (its unit), where given} */
    public Optional<Double> find(Figure figure) {
        return Optional.ofNullable(figures.get(figure));
    }

    /** A figure as it is written: empty if it is not given, a number of sources without decimals. */
    String text(Figure figure) {
        return find(figure).map(value -> figure.number(value).toString()).orElse("");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GovernanceScore that && figures.equals(that.figures);
    }

    @Override
    public int hashCode() {
        return figures.hashCode();
    }

    /** The estimate and, where given, its standard error: {@code -0.513 +- 0.218 (WGI units)}, unrounded. */
    @Override
    public String toString() {
        return estimate() + standardError().map(error -> " +- " + error).orElse("") + " (WGI units)";
    }
}
