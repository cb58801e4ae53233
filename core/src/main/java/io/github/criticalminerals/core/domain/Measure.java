package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.criticalminerals.core.issue.Json;

/**
 * What a supply figure measures. These are different things: a share of output says nothing of a share of capacity,
 * of reserves or of imports, and they are never mixed in one table or ranked together.
 */
public enum Measure {
    /** What was produced in a year (t per year). */
    OUTPUT,
    /** What the plants could produce in a year (t per year). */
    CAPACITY,
    /** What is in the ground and could be mined economically at the time (t). */
    RESERVES,
    /** What one importer bought in a year, by the country it came from (t per year); not where it was produced. */
    IMPORTS;

    @JsonCreator
    static Measure ofJson(String name) {
        return Json.constant(values(), "measure", name);
    }
}
