package io.github.criticalminerals.core.domain;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What can take a material's place in one application, and how well. What a source does not say is an interval that
 * says nothing ({@link #UNKNOWN_PERFORMANCE} and so on), never a guess.
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

    /** The largest performance that is taken for a ratio; more would be a percentage. */
    public static final double MOST_PERFORMANCE = 10;

    private static final double MOST_COST_RATIO = 50;
    private static final double MOST_YEARS = 200;

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
     * @throws IllegalArgumentException if a figure is outside its range, or so large that it must be in another unit
     *     (percent, a calendar year), or the material would replace itself
     */
    public Substitute {
        Objects.requireNonNull(application, "application is required");
        Objects.requireNonNull(replacement, "replacement is required");
        Objects.requireNonNull(shareOfUse, "shareOfUse is required");
        Objects.requireNonNull(source, "source is required");
        check("performance", performance, MOST_PERFORMANCE, "a ratio, 1 is as well as before; is it in percent?");
        check("costRatio", costRatio, MOST_COST_RATIO, "a ratio, 1 is as much as before; is it in percent?");
        check("yearsToDeploy", yearsToDeploy, MOST_YEARS, "years from now; is it a calendar year?");
        Objects.requireNonNull(readiness, "readiness is required");
        if (!UNKNOWN_READINESS.contains(readiness)) {
            throw new IllegalArgumentException("readiness must be between 1 and 9, but was " + readiness);
        }
        if (replacement instanceof Replacement.Material other
                && other.commodity().equals(application.material())) {
            throw new IllegalArgumentException("substitute must be another material than the one it replaces, but was "
                    + application + " by " + replacement);
        }
    }

    /**
     * {@return the substitutes that come with this library, by material and application} They are a start: dysprosium,
     * terbium, neodymium and samarium in magnets and motors, terbium, europium, yttrium and lanthanum in fluorescent
     * lighting, gallium, germanium, cobalt, lithium, natural graphite and tungsten. Each has the report, the place in
     * it and the words quoted from there; what a report does not say in figures is unknown.
     */
    public static List<Substitute> all() {
        return SubstituteCatalogue.all();
    }

    private static void check(String name, Interval value, double most, String unit) {
        if (Objects.requireNonNull(value, name + " is required").lower() < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but was " + value);
        }
        if (value.lower() > most || (value.isBounded() && value.upper() > most)) {
            throw new IllegalArgumentException(
                    name + " must be at most " + Interval.exact(most) + " (" + unit + "), but was " + value);
        }
    }

    /** Its parts, to be changed on their way to another substitute. */
    private final class Draft {
        private Interval performance = Substitute.this.performance;
        private Interval costRatio = Substitute.this.costRatio;
        private Interval readiness = Substitute.this.readiness;
        private Share shareOfUse = Substitute.this.shareOfUse;
        private Interval yearsToDeploy = Substitute.this.yearsToDeploy;

        Substitute with(Consumer<Draft> change) {
            change.accept(this);
            return new Substitute(
                    application, replacement, performance, costRatio, readiness, shareOfUse, yearsToDeploy, source);
        }
    }

    /**
     * A substitute of which nothing more is said: performance, cost, readiness, share of the use and years are unknown.
     *
     * @param application the material and the use it is replaced in
     */
    public static Substitute of(Application application, Replacement replacement, Source source) {
        return new Substitute(
                application,
                replacement,
                UNKNOWN_PERFORMANCE,
                UNKNOWN_COST_RATIO,
                UNKNOWN_READINESS,
                Share.UNKNOWN,
                UNKNOWN_YEARS,
                source);
    }

    /** Returns a copy with another performance of the product (ratio, 1 is as well as before). */
    public Substitute withPerformance(Interval ratio) {
        return new Draft().with(to -> to.performance = ratio);
    }

    /** Returns a copy with another cost of the use (ratio, 1 is as much as before). */
    public Substitute withCostRatio(Interval ratio) {
        return new Draft().with(to -> to.costRatio = ratio);
    }

    /** Returns a copy with another readiness (technology readiness level, 1..9). */
    public Substitute withReadiness(Interval level) {
        return new Draft().with(to -> to.readiness = level);
    }

    /** Returns a copy with another largest share of this use that it can take (fraction, 0..1). */
    public Substitute withShareOfUse(Share largest) {
        return new Draft().with(to -> to.shareOfUse = largest);
    }

    /** Returns a copy with another time until it can take that share (years from now). */
    public Substitute withYearsToDeploy(Interval years) {
        return new Draft().with(to -> to.yearsToDeploy = years);
    }

    /** One line: {@code dysprosium in permanent magnets by terbium}. */
    @Override
    public String toString() {
        return application + " by " + replacement;
    }
}
