package io.github.criticalminerals.core.issue;

/** A value or result that has a text for people: numbers with few digits, and what is left out. */
public interface Worded {
    /** {@return this for people: its text, unless it says otherwise} */
    default String inWords() {
        return toString();
    }
}
