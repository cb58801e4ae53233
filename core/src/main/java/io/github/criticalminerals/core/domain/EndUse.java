package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a material is used for, so that a restriction can bind on one use and spare another.
 *
 * <p>An open identity: the constants are the three kinds as a whole; a user names uses of his own within a kind.
 *
 * @param name the use, for example {@code permanent magnets for traction motors}; not blank
 * @param kind whether it is military, dual or civil
 */
public record EndUse(String name, Kind kind) {

    /** All military uses. */
    public static final EndUse MILITARY = new EndUse("military", Kind.MILITARY);
    /** All dual uses. */
    public static final EndUse DUAL = new EndUse("dual", Kind.DUAL);
    /** All civil uses. */
    public static final EndUse CIVIL = new EndUse("civil", Kind.CIVIL);

    /** Who may be behind a use, as export control law distinguishes. */
    public enum Kind {
        /** Weapons and their parts. */
        MILITARY,
        /** Items that serve both. */
        DUAL,
        /** Everything else. */
        CIVIL;

        @JsonCreator
        static Kind ofJson(String name) {
            return Json.constant(values(), "kind", name);
        }
    }

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public EndUse {
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(kind, "kind is required");
        if (Text.isBlank(name)) {
            throw new IllegalArgumentException("end use must have a name, but was \"" + name + "\"");
        }
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static EndUse ofJson(@JsonProperty("name") Json.@Nullable Words name, @JsonProperty("kind") @Nullable Kind kind) {
        return new EndUse(Json.orNull(name), kind);
    }

    @Override
    public String toString() {
        return name;
    }
}
