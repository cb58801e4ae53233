package io.github.criticalminerals.core.quantity;

/** One end of a range. */
public enum Side {
    /** The lower end. */
    LOW,
    /** The upper end. */
    HIGH;

    /** {@return the other one} */
    public Side opposite() {
        return this == LOW ? HIGH : LOW;
    }
}
