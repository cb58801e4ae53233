package io.github.criticalminerals.core.uncertainty;

import io.github.criticalminerals.core.quantity.Interval;

/**
 * How far the U.S. Geological Survey moved its own figures of output from one edition to the next: an empirical width
 * for a figure that is printed without one.
 *
 * <p>Half of the revisions were smaller than m (the median of |revision|, in per cent of the figure, over 31 editions).
 * A normal distribution of which half of the draws lie within m has the standard deviation {@code m / 0.67449}. The
 * figure of the world is cut at the largest revision seen, those of countries at zero.
 *
 * <p><b>Limits.</b> Revisions show how sure the publisher is, not how right: a quota that is never revised has no width
 * (China's rare earths, m = 0, which gives a point). Revisions of one year's rows are taken as independent, which they
 * are not. The widths are second hand, read in a public study whose figures were not recomputed here; they are offered
 * by name and are no default.
 *
 * <pre>{@code
 * RevisionWidth.RARE_EARTHS.ofCountry(45_000) // the United States, t REO
 * }</pre>
 */
public enum RevisionWidth {
    /** Rare earths, mine production. */
    RARE_EARTHS(2.4, 0, 7.7, 17),
    /** Antimony, mine production. */
    ANTIMONY(11.3, 11.0, 20, 43),
    /** Cobalt, mine production. */
    COBALT(5.7, 4.7, 6.9, 17),
    /** Copper, mine production. */
    COPPER(1.4, 5, 2.9, 3.6),
    /** Natural graphite, mine production. */
    GRAPHITE(6.5, 2.2, 6.3, 30),
    /** Tungsten, mine production. */
    TUNGSTEN(5.3, 5.6, 8.3, 55);

    /** The 75 % point of the standard normal distribution: half of its draws are nearer to 0. */
    private static final double QUARTILE = 0.674489750196082;

    private final double world;
    private final double china;
    private final double country;
    private final double largest;

    RevisionWidth(double world, double china, double country, double largest) {
        this.world = world;
        this.china = china;
        this.country = country;
        this.largest = largest;
    }

    /**
     * {@return the world's output as it may be after the next revision of a printed figure (t), within the largest
     * revision seen}
     */
    public Distribution ofWorld(double tonnes) {
        checked(tonnes);
        return of(tonnes, world, Interval.of(tonnes * (1 - largest / 100), tonnes * (1 + largest / 100)));
    }

    /**
     * {@return China's output as it may be after the next revision of a printed figure (t); a point where China's
     * figures were not revised}
     */
    public Distribution ofChina(double tonnes) {
        return of(tonnes, china, Interval.NON_NEGATIVE);
    }

    /** {@return the output of another country as it may be after the next revision of a printed figure (t)} */
    public Distribution ofCountry(double tonnes) {
        return of(tonnes, country, Interval.NON_NEGATIVE);
    }

    private static Distribution of(double tonnes, double percent, Interval cut) {
        checked(tonnes);
        return tonnes == 0 || percent == 0
                ? Distribution.point(tonnes)
                : Distribution.truncatedNormal(cut, tonnes, tonnes * percent / 100 / QUARTILE);
    }

    private static void checked(double tonnes) {
        if (!(tonnes >= 0 && Double.isFinite(tonnes))) {
            throw new IllegalArgumentException("output must be finite and at least 0 (t), but was " + tonnes);
        }
    }
}
