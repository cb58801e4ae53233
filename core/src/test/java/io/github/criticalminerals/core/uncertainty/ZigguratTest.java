package io.github.criticalminerals.core.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class ZigguratTest {

    private static final int DRAWS = 4_000_000;

    private static final double[] WIDTHS = widths();

    @Test
    void layersHaveOneAreaAndCloseAtTheTop() {
        double beyond = Math.sqrt(Math.PI / 2) * Erf.erfc(Ziggurat.TAIL / Math.sqrt(2));
        assertThat(Ziggurat.TAIL * density(Ziggurat.TAIL) + beyond).isCloseTo(Ziggurat.AREA, within(1e-17));
        double width = Ziggurat.TAIL;
        for (int layer = 1; layer < Ziggurat.LAYERS - 1; layer++) {
            width = Math.sqrt(-2 * Math.log(Ziggurat.AREA / width + density(width)));
        }
        assertThat(Ziggurat.AREA / width + density(width)).isCloseTo(1, within(1e-13));
    }

    @Test
    void drawsAStandardNormalDistribution() {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        assertThat(Goodness.ofFit(Ziggurat::draw, normal::cumulativeProbability, DRAWS))
                .isGreaterThan(1e-3);
        // The same test sees a standard deviation that is off by half a percent, and wedges that are not cut
        assertThat(Goodness.ofFit(random -> 1.005 * Ziggurat.draw(random), normal::cumulativeProbability, DRAWS))
                .isLessThan(1e-6);
        assertThat(Goodness.ofFit(ZigguratTest::uncut, normal::cumulativeProbability, DRAWS))
                .isLessThan(1e-6);
    }

    /** A deliberately broken ziggurat: what is drawn in a wedge is always taken. */
    private static double uncut(RandomGenerator random) {
        return (2 * random.nextDouble() - 1) * WIDTHS[random.nextInt(Ziggurat.LAYERS)];
    }

    /** Of the layers, from the lowest, which has the tail, to the top. */
    private static double[] widths() {
        double[] widths = new double[Ziggurat.LAYERS];
        widths[0] = Ziggurat.AREA / density(Ziggurat.TAIL);
        widths[1] = Ziggurat.TAIL;
        for (int layer = 2; layer < Ziggurat.LAYERS; layer++) {
            double below = widths[layer - 1];
            widths[layer] = Math.sqrt(-2 * Math.log(Math.min(1, Ziggurat.AREA / below + density(below))));
        }
        return widths;
    }

    @Test
    void reachesTheTailsOnBothSides() {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        SplittableRandom random = new SplittableRandom(7);
        double[] thresholds = {3, 3.6541, 4, 4.5};
        long[] above = new long[thresholds.length];
        long[] below = new long[thresholds.length];
        for (int i = 0; i < DRAWS; i++) {
            double x = Ziggurat.draw(random);
            for (int k = 0; k < thresholds.length; k++) {
                above[k] += x > thresholds[k] ? 1 : 0;
                below[k] += x < -thresholds[k] ? 1 : 0;
            }
        }
        for (int k = 0; k < thresholds.length; k++) {
            double expected = DRAWS * normal.cumulativeProbability(-thresholds[k]);
            assertThat((double) above[k]).isCloseTo(expected, within(4 * Math.sqrt(expected)));
            assertThat((double) below[k]).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        }
    }

    private static double density(double x) {
        return Math.exp(-0.5 * x * x);
    }
}
