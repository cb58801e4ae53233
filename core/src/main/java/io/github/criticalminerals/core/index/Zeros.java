package io.github.criticalminerals.core.index;

/** Whether producers that have nothing are counted by an index that depends on how many there are. */
public enum Zeros {
    /**
     * A producer with nothing counts: Gini of 0.5, 0.5, 0 is 1/3. Unnamed producers may have nothing too, up to the
     * most there may be.
     */
    KEPT,
    /** Only producers that have something count: Gini of 0.5, 0.5, 0 is 0. */
    DROPPED
}
