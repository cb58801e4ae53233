package io.github.criticalminerals.core.uncertainty;

import java.util.random.RandomGenerator;

/**
 * Standard normal numbers by the ziggurat method: 256 layers of equal area under {@code exp(-x^2/2)}, of which all but
 * 1.2 % of the draws need one 64-bit number, one multiplication and one comparison.
 *
 * <p>Exact in distribution: the layer takes the 8 lowest bits and the place in it the 54 highest, so that the two are
 * independent; what falls outside a layer's inner box is accepted by the density itself, and the tail is Marsaglia's.
 *
 * <p>Reference: Marsaglia, G. and Tsang, W. W. (2000), The Ziggurat Method for Generating Random Variables, Journal of
 * Statistical Software 5(8), doi 10.18637/jss.v005.i08; with the independent layers of Doornik, J. A. (2005), An
 * Improved Ziggurat Method to Generate Normal Random Samples.
 */
final class Ziggurat {

    static final int LAYERS = 256;
    /** Where the tail begins: the number for which 256 layers of equal area close at the top. */
    static final double TAIL = 3.654152885361009;
    /** The area of each layer: {@code TAIL exp(-TAIL^2/2)} and what lies beyond. */
    static final double AREA = 0.004928673233974655;

    /** The half width of each layer, the widest first; the next one is the half width of its inner box. */
    private static final double[] WIDTH = new double[LAYERS + 1];
    /** The density at each half width. */
    private static final double[] DENSITY = new double[LAYERS + 1];
    /** Half widths per unit of a signed 54-bit number. */
    private static final double[] UNIT = new double[LAYERS];

    static {
        WIDTH[0] = AREA / density(TAIL);
        WIDTH[1] = TAIL;
        for (int i = 1; i < LAYERS - 1; i++) {
            WIDTH[i + 1] = Math.sqrt(-2 * Math.log(AREA / WIDTH[i] + density(WIDTH[i])));
        }
        WIDTH[LAYERS] = 0;
        for (int i = 0; i <= LAYERS; i++) {
            DENSITY[i] = density(WIDTH[i]);
        }
        for (int i = 0; i < LAYERS; i++) {
            UNIT[i] = WIDTH[i] * 0x1p-53;
        }
    }

    private Ziggurat() {}

    static double draw(RandomGenerator random) {
        long bits = random.nextLong();
        int layer = layer(bits);
        double x = place(bits, layer);
        return isInside(x, layer) ? x : outside(random, layer, x);
    }

    static int layer(long bits) {
        return (int) bits & (LAYERS - 1);
    }

    static double place(long bits, int layer) {
        return (bits >> 10) * UNIT[layer];
    }

    /**
     * Whether a place is in the inner box of its layer, and so needs no second look; none of these is beyond the tail.
     */
    static boolean isInside(double x, int layer) {
        return Math.abs(x) < WIDTH[layer + 1];
    }

    /** The number that a place outside the inner box comes to. */
    static double outside(RandomGenerator random, int firstLayer, double first) {
        int layer = firstLayer;
        double x = first;
        while (true) {
            if (layer == 0) {
                return Math.copySign(tail(random), x);
            }
            double height = DENSITY[layer] + random.nextDouble() * (DENSITY[layer + 1] - DENSITY[layer]);
            if (height < density(x)) {
                return x;
            }
            long bits = random.nextLong();
            layer = layer(bits);
            x = place(bits, layer);
            if (isInside(x, layer)) {
                return x;
            }
        }
    }

    private static double tail(RandomGenerator random) {
        double beyond;
        double other;
        do {
            beyond = -Math.log(1 - random.nextDouble()) / TAIL;
            other = -Math.log(1 - random.nextDouble());
        } while (2 * other < beyond * beyond);
        return TAIL + beyond;
    }

    private static double density(double x) {
        return Math.exp(-0.5 * x * x);
    }
}
