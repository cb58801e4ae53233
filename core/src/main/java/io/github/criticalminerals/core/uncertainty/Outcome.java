package io.github.criticalminerals.core.uncertainty;

/**
 * One draw of a Monte Carlo run: what is computed from the inputs as drawn. Called from several threads at once, so it
 * must not change anything but the array it is given.
 */
@FunctionalInterface
public interface Outcome {
    /**
     * Computes the outcome of one draw.
     *
     * @param drawn the inputs in the order of the {@link Variables}; the array is the caller's own until it returns, so
     *     it may be sorted or overwritten, but not kept
     * @return the outcome, finite
     */
    double of(double[] drawn);
}
