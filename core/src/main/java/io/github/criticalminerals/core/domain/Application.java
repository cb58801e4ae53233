package io.github.criticalminerals.core.domain;

import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Share;
import java.util.Objects;

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

    /** Material and use: {@code dysprosium in permanent magnets}. */
    @Override
    public String toString() {
        return material + " in " + name;
    }
}
