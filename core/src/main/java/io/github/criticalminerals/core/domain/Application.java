package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Share;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One use of a material: what for, and how much of the material's demand goes there.
 *
 * @param material what is used
 * @param name what for, for example {@code permanent magnets}; not blank
 * @param share the share of all demand for the material that this use takes (fraction, 0..1); {@link Share#UNKNOWN} if
 *     nobody says
 * @param source who says so
 */
public record Application(Commodity material, String name, Share share, Source source) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Application {
        Objects.requireNonNull(material, "material is required");
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(share, "share is required");
        Objects.requireNonNull(source, "source is required");
        if (Text.isBlank(name)) {
            throw new IllegalArgumentException("application must have a name, but was \"" + name + "\"");
        }
    }

    @JsonCreator
    static Application ofJson(
            @JsonProperty("material") @Nullable Commodity material,
            @JsonProperty("name") Json.@Nullable Words name,
            @JsonProperty("share") @Nullable Share share,
            @JsonProperty("source") @Nullable Source source) {
        return new Application(
                Objects.requireNonNull(material, "material is required"),
                Json.required(name, "name"),
                Objects.requireNonNull(share, "share is required"),
                Objects.requireNonNull(source, "source is required"));
    }

    /** Material and use: {@code dysprosium in permanent magnets}. */
    @Override
    public String toString() {
        return material + " in " + name;
    }
}
