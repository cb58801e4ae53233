package io.github.criticalminerals.core.uncertainty;

/**
 * One draw of a Monte Carlo run with several results, such as the same index at several stages. Called from several
 * threads at once, so it must not change anything but the arrays it is given.
 */
@FunctionalInterface
public interface Outcomes {
    /**
     * Computes the outcomes of one draw.
     *
     * @param drawn the inputs in the order of the {@link Variables}; the array may be sorted or overwritten, but not
     *     kept
     * @param outcomes where the outcomes go, all of them finite, every place written
     */
    void of(double[] drawn, double[] outcomes);
}
