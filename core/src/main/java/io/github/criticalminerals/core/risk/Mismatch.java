package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.criticalminerals.core.issue.Json;

/** In what two tables may differ that belong to one calculation. */
public enum Mismatch {
    /** The commodity. */
    COMMODITY,
    /** The stages of the chain: ore mined is not metal imported. */
    STAGE,
    /** What the tonnes count: oxide, metal, gross weight. */
    BASIS,
    /** The year. */
    YEAR;

    @JsonCreator
    static Mismatch ofJson(String name) {
        return Json.constant(values(), "mismatch", name);
    }
}
