package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.criticalminerals.core.issue.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What takes the place of a material: another material, with a supply risk of its own, or a technology without it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Replacement.Material.class, name = "material"),
    @JsonSubTypes.Type(value = Replacement.Technology.class, name = "technology")
})
public sealed interface Replacement {

    /** {@return what it is called, for example {@code terbium} or {@code induction motor}} */
    String name();

    /**
     * Another element or material.
     *
     * @param commodity what it is; one's own, with its elements, for an alloy or compound
     */
    record Material(Commodity commodity) implements Replacement {

        public Material {
            Objects.requireNonNull(commodity, "commodity is required");
        }

        @Override
        public String name() {
            return commodity.name();
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /**
     * Another technology, that needs none of the material.
     *
     * @param name what it is called, not blank
     */
    record Technology(String name) implements Replacement {

        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Technology {
            Objects.requireNonNull(name, "name is required");
            if (name.isBlank()) {
                throw new IllegalArgumentException("technology must have a name, but was \"" + name + "\"");
            }
        }

        @JsonCreator
        static Technology ofJson(@JsonProperty("name") Json.@Nullable Words name) {
            return new Technology(Json.required(name, "name"));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
