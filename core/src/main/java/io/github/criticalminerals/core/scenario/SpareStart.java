package io.github.criticalminerals.core.scenario;

/** From when the lag of spare capacity counts. */
public enum SpareStart {
    /** From the day its plant first sees an order that it cannot serve. */
    UNSERVED_ORDER,
    /** From the day the first shock is announced: nobody waits until something is missing. */
    ANNOUNCEMENT,
    /**
     * From the first day of the run: perfect foresight, which nobody has. A bound; what it gains is the value of
     * knowing.
     */
    FORESIGHT,
    /** Never: spare capacity and projects stay out. */
    NEVER
}
