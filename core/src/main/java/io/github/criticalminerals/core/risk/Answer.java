package io.github.criticalminerals.core.risk;

/** Yes, no, or what is known leaves it open. */
public enum Answer {
    /** It is so whatever is unknown. */
    YES,
    /** It is not so whatever is unknown. */
    NO,
    /** What is unknown decides. */
    UNKNOWN;

    static Answer of(boolean surely, boolean possibly) {
        return surely ? YES : possibly ? UNKNOWN : NO;
    }
}
