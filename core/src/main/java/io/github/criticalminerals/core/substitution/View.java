package io.github.criticalminerals.core.substitution;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Interval;

/** Which ends of many intervals are taken together. */
public enum View {
    /** Low outputs, spare capacities and yields, long lags and ramps, deep cuts, high demand. */
    CAUTIOUS,
    /** The other ends. */
    HOPEFUL;

    @JsonCreator
    static View ofJson(String name) {
        return Json.constant(values(), "view", name);
    }

    /** The end of something of which more is better. */
    double helpful(Interval range) {
        return this == CAUTIOUS ? range.lower() : range.upper();
    }

    /** The end of something of which more is worse. */
    double harmful(Interval range) {
        return this == CAUTIOUS ? range.upper() : range.lower();
    }
}
