package io.github.criticalminerals.core.domain;

/**
 * What a supply figure measures. The three are different things: a share of output says nothing of a share of capacity
 * or of reserves, and they are never mixed in one table or ranked together.
 */
public enum Measure {
    /** What was produced in a year (t per year). */
    OUTPUT,
    /** What the plants could produce in a year (t per year). */
    CAPACITY,
    /** What is in the ground and could be mined economically at the time (t). */
    RESERVES
}
