package io.github.criticalminerals.core.index;

import java.util.Arrays;

/**
 * The level to which a set of boxes is filled so that the contents have a given total.
 *
 * <p>Box i holds between {@code lower[i]} and {@code upper[i]}; at level {@code t} it holds {@code
 * min(max(t, lower[i]), upper[i])}. Among all contents with one total the filled one is the least in
 * the majorisation order (Marshall, Olkin and Arnold 2011, Inequalities, doi
 * 10.1007/978-0-387-68276-1), so every Schur-convex function is least there.
 *
 * <p>Pure functions, safe from any thread.
 */
final class WaterLevel {
    private WaterLevel() {}

    /**
     * The level at which the boxes hold {@code total}.
     *
     * @param lower least content of each box (any unit, finite, at least 0)
     * @param upper largest content of each box (same unit, at least {@code lower}, may be infinite)
     * @param count how many boxes of each kind there are (at least 0)
     * @param size how many kinds are used, from the front
     * @param total the content of all boxes together (same unit)
     * @return the level (same unit); the least lower end if {@code total} is not above the sum of the
     *     lower ends, the largest finite end if it is not below the sum of the upper ends
     */
    static double of(double[] lower, double[] upper, double[] count, int size, double total) {
        double[] steps = new double[2 * size];
        int used = 0;
        double held = 0;
        for (int i = 0; i < size; i++) {
            held += count[i] * lower[i];
            steps[used++] = lower[i];
            if (upper[i] < Double.POSITIVE_INFINITY) {
                steps[used++] = upper[i];
            }
        }
        Arrays.sort(steps, 0, used);
        double level = used == 0 ? 0 : steps[0];
        for (int k = 0; k < used && held < total; k++) {
            double open = 0;
            for (int i = 0; i < size; i++) {
                if (lower[i] <= steps[k] && upper[i] > steps[k]) {
                    open += count[i];
                }
            }
            double next = k + 1 < used ? steps[k + 1] : Double.POSITIVE_INFINITY;
            if (open == 0) {
                level = k + 1 < used ? next : steps[k];
                continue;
            }
            double rise = (total - held) / open;
            if (steps[k] + rise <= next) {
                return steps[k] + rise;
            }
            held += open * (next - steps[k]);
            level = next;
        }
        return level;
    }
}
