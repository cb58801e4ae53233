package io.github.criticalminerals.core.domain;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.Objects;

/**
 * What can take a material's place in one application, and how well. What a source does not say is an interval that says
 * nothing ({@link #UNKNOWN_PERFORMANCE} and so on), never a guess.
 *
 * @param application the material and the use it is replaced in
 * @param replacement what takes its place
 * @param performance how well the product works with it (ratio, 1 is as well as before, lower end at least 0)
 * @param costRatio what the use costs with it (ratio, 1 is as much as before, lower end at least 0)
 * @param readiness how far it is developed (technology readiness level, 1..9)
 * @param shareOfUse the largest share of this use that it can take (fraction, 0..1)
 * @param yearsToDeploy how long until it can take that share (years, lower end at least 0)
 * @param source who says so: report, page or table, and the quoted figure
 */
public record Substitute(
        Application application,
        Replacement replacement,
        Interval performance,
        Interval costRatio,
        Interval readiness,
        Share shareOfUse,
        Interval yearsToDeploy,
        Source source) {

    /** A performance of which nothing is known: 0.. (unbounded). */
    public static final Interval UNKNOWN_PERFORMANCE = Interval.NON_NEGATIVE;

    /** A cost ratio of which nothing is known: 0.. (unbounded). */
    public static final Interval UNKNOWN_COST_RATIO = Interval.NON_NEGATIVE;

    /** A readiness of which nothing is known: 1..9. */
    public static final Interval UNKNOWN_READINESS = Interval.of(1, 9);

    /** A time to deployment of which nothing is known: 0.. (unbounded). */
    public static final Interval UNKNOWN_YEARS = Interval.NON_NEGATIVE;

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if a figure is outside its range, or the material would replace itself
     */
    public Substitute {
        Objects.requireNonNull(application, "application is required");
        Objects.requireNonNull(replacement, "replacement is required");
        Objects.requireNonNull(performance, "performance is required");
        Objects.requireNonNull(costRatio, "costRatio is required");
        Objects.requireNonNull(readiness, "readiness is required");
        Objects.requireNonNull(shareOfUse, "shareOfUse is required");
        Objects.requireNonNull(yearsToDeploy, "yearsToDeploy is required");
        Objects.requireNonNull(source, "source is required");
        checkNotNegative("performance", performance);
        checkNotNegative("cost ratio", costRatio);
        checkNotNegative("years to deploy", yearsToDeploy);
        if (!UNKNOWN_READINESS.contains(readiness)) {
            throw new IllegalArgumentException("readiness must be between 1 and 9, but was " + readiness);
        }
        if (replacement instanceof Replacement.Material other
                && other.commodity().equals(application.material())) {
            throw new IllegalArgumentException("substitute must be another material than the one it replaces, but was "
                    + application + " by " + replacement);
        }
    }

    private static void checkNotNegative(String name, Interval value) {
        if (value.lower() < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but was " + value);
        }
    }

    /** One line: {@code dysprosium in permanent magnets by terbium}. */
    @Override
    public String toString() {
        return application + " by " + replacement;
    }
}
