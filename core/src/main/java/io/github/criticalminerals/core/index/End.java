package io.github.criticalminerals.core.index;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an end of a bound is meant.
 *
 * @param kind whether a completion attains it
 * @param gap for {@link Kind#OUTER}, how far it lies beyond the best completion found (unit of the index, at least 0);
 *     else 0
 */
public record End(Kind kind, double gap) {

    /** Whether a completion of what is unknown gives the end of a bound. */
    public enum Kind {
        /** A completion gives exactly this value. */
        ATTAINED,
        /** Completions come as near as one likes, none gives it. */
        LIMIT,
        /** No completion lies beyond it; the nearest one found is {@link End#gap} away. */
        OUTER;

        @JsonCreator
        static Kind ofJson(String name) {
            return Json.constant(values(), "kind", name);
        }
    }

    /**
     * Checks the gap.
     *
     * @throws IllegalArgumentException if the gap is negative or NaN, or not 0 for an end that is not an outer one
     */
    public End {
        if (!(gap >= 0)) {
            throw new IllegalArgumentException("gap must be at least 0, but was " + gap);
        }
        if (kind != Kind.OUTER && gap != 0) {
            throw new IllegalArgumentException("gap of an end that is not OUTER must be 0, but was " + gap);
        }
    }

    @JsonCreator
    static End ofJson(@JsonProperty("kind") @Nullable Kind kind, @JsonProperty("gap") Json.@Nullable Decimal gap) {
        return new End(Objects.requireNonNull(kind, "kind is required"), Json.required(gap, "gap"));
    }
}
