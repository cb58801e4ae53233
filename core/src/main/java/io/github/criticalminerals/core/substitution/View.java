package io.github.criticalminerals.core.substitution;

/** Which ends of the intervals of a chain are taken together. */
public enum View {
    /** Low outputs, spare capacities and yields, long lags and ramps, deep cuts, high demand. */
    CAUTIOUS,
    /** The other ends. */
    HOPEFUL
}
