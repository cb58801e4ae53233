package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import org.jspecify.annotations.Nullable;

/** A result that is one range, with the tree of numbers that it was computed of. */
@JsonIgnoreProperties(
        value = {"low", "high"},
        allowGetters = true)
public interface Explained extends Worded {

    /** {@return the value; what it is and its unit say the result's own text and its {@link #term}} */
    default Interval value() {
        return term().value();
    }

    /** {@return the tree of numbers that the value was computed of} */
    Term term();

    /** {@return the tree as text: one term a line, then the sources} */
    default String explain() {
        return term().toText();
    }

    /**
     * {@return {@link #explain()} to so many levels below the value, at least 0, with a line for what is left out below
     * a term}
     */
    default String explain(int depth) {
        return term().toText(depth);
    }

    /**
     * The value with few digits.
     *
     * @param digits how many significant digits, at least 1
     * @return the range, its ends outward
     * @throws IllegalArgumentException if there are less than 1
     */
    default Interval rounded(int digits) {
        return value().rounded(digits);
    }

    @JsonProperty("low")
    private double lowInJson() {
        return value().lower();
    }

    @JsonProperty("high")
    private @Nullable Double highInJson() {
        return value().isBounded() ? value().upper() : null;
    }
}
