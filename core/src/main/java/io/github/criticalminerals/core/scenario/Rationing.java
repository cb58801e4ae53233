package io.github.criticalminerals.core.scenario;

/** Who gets what there is where more is asked of a plant than it has. */
public enum Rationing {
    /** Everybody the same part of what was asked. */
    PRO_RATA,
    /**
     * Buyers by their rank, 1 first, and the same part within a rank; plants of the next stage rank first, all alike.
     */
    PRIORITY
}
