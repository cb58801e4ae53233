package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.index.Herfindahl;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Set;

/**
 * How authorities sort values of the Herfindahl-Hirschman index, and changes of it, at a time.
 *
 * <p>All three are horizontal merger guidelines of the U.S. Department of Justice and Federal Trade Commission. They
 * were made for mergers in a market; what they say of countries and minerals is a comparison, not a finding. Bounds are
 * in points (HHI times 10 000); a value at a bound is in the class below it, as the guidelines say "above".
 */
public enum HhiScheme {
    /**
     * 1982 to 1997: below 1000 unconcentrated, to 1800 moderately, above highly concentrated. A change counts as
     * significant above 100 points in the middle class and above 50 in the upper one (Horizontal Merger Guidelines of
     * 1992, revised 1997, section 1.51).
     */
    DOJ_FTC_1982(1000, 1800) {
        @Override
        Change changeAt(double after, double added) {
            double least = after > upper() ? 50 : 100;
            return after >= lower() && added > least ? Change.SIGNIFICANT : Change.MINOR;
        }
    },
    /**
     * 2010: below 1500 unconcentrated, to 2500 moderately, above highly concentrated. A change above 100 points is
     * significant from 1500 on, one above 200 presumed harmful above 2500 (Horizontal Merger Guidelines of 19 August
     * 2010, section 5.3).
     */
    DOJ_FTC_2010(1500, 2500) {
        @Override
        Change changeAt(double after, double added) {
            if (after > upper() && added > 200) {
                return Change.PRESUMED_HARMFUL;
            }
            return after >= lower() && added > 100 ? Change.SIGNIFICANT : Change.MINOR;
        }
    },
    /**
     * 2023: above 1800 highly concentrated, no other class. There a change above 100 points is presumed harmful (Merger
     * Guidelines, section 2.1, Guideline 1).
     */
    DOJ_FTC_2023(0, 1800) {
        @Override
        Change changeAt(double after, double added) {
            if (added <= 100) {
                return Change.MINOR;
            }
            return after > upper() ? Change.PRESUMED_HARMFUL : Change.SIGNIFICANT;
        }
    };

    /** The class of a value. */
    public enum Level {
        /** Below the scheme's first bound. */
        UNCONCENTRATED,
        /** Between its bounds. */
        MODERATELY_CONCENTRATED,
        /** Not above its only bound (2023). */
        NOT_HIGHLY_CONCENTRATED,
        /** Above its upper bound. */
        HIGHLY_CONCENTRATED
    }

    /** What a change amounts to. */
    public enum Change {
        /** Not above the scheme's bounds, or from a value that it does not look at. */
        MINOR,
        /** Raises concern. */
        SIGNIFICANT,
        /** Presumed to harm competition. */
        PRESUMED_HARMFUL
    }

    private static final double STEPS_IN_A_POINT = 1e6;

    private final double lowerPoints;
    private final double upperPoints;

    HhiScheme(double lowerPoints, double upperPoints) {
        this.lowerPoints = lowerPoints;
        this.upperPoints = upperPoints;
    }

    abstract Change changeAt(double after, double added);

    double lower() {
        return lowerPoints;
    }

    double upper() {
        return upperPoints;
    }

    /**
     * The class of a value.
     *
     * @param hhi the index (fraction, 0..1)
     * @throws IllegalArgumentException if it is not a fraction
     */
    public Level levelOf(double hhi) {
        double points = points(hhi);
        if (points > upperPoints) {
            return Level.HIGHLY_CONCENTRATED;
        }
        if (this == DOJ_FTC_2023) {
            return Level.NOT_HIGHLY_CONCENTRATED;
        }
        return points < lowerPoints ? Level.UNCONCENTRATED : Level.MODERATELY_CONCENTRATED;
    }

    /**
     * The classes that a half-known value may be in.
     *
     * @param hhi the index (fraction, 0..1)
     * @return from the lowest to the highest that it may be in, more than one if the interval spans a bound
     * @throws IllegalArgumentException if an end is not a fraction
     */
    Set<Level> levelsOf(Interval hhi) {
        Level from = levelOf(hhi.lower());
        Level to = levelOf(hhi.upper());
        ImmutableSet.Builder<Level> levels = ImmutableSet.builder();
        for (Level level : Level.values()) {
            boolean exists = (level == Level.NOT_HIGHLY_CONCENTRATED) == (this == DOJ_FTC_2023)
                    || level == Level.HIGHLY_CONCENTRATED;
            if (exists && level.compareTo(from) >= 0 && level.compareTo(to) <= 0) {
                levels.add(level);
            }
        }
        return levels.build();
    }

    /**
     * What a rise amounts to.
     *
     * @param before the index before (fraction, 0..1)
     * @param after the index after (fraction, 0..1)
     * @return the scheme's verdict; a fall is {@link Change#MINOR}
     * @throws IllegalArgumentException if a value is not a fraction
     */
    public Change change(double before, double after) {
        double from = points(before);
        double to = points(after);
        return changeAt(to, rounded(to - from));
    }

    private static double points(double hhi) {
        if (!(hhi >= 0 && hhi <= 1)) {
            throw new IllegalArgumentException("hhi must be between 0 and 1, but was " + hhi);
        }
        return rounded(hhi * Herfindahl.POINTS);
    }

    /** Floating-point noise must not move a value over a bound. */
    private static double rounded(double points) {
        return Math.rint(points * STEPS_IN_A_POINT) / STEPS_IN_A_POINT;
    }
}
