package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group of elements as somebody defines it. Authors differ (gadolinium is a heavy rare earth to one and a light one
 * to another), so a group without its author is no definition.
 *
 * @param name the name, not blank
 * @param source who defines it so
 * @param elements the members, at least one, each once, in the order given
 */
public record ElementGroup(String name, Source source, List<Element> elements) {

    private static final Source EU_STUDY_2023 = Source.of(
                    "European Commission", "Study on the Critical Raw Materials for the EU 2023 - Final Report")
            .withDoi("10.2873/725585");

    /** The 17 rare earth elements: scandium, yttrium and the lanthanoids, lanthanum to lutetium. */
    public static final ElementGroup RARE_EARTHS = of(
            "rare earths",
            Source.of("IUPAC", "Nomenclature of Inorganic Chemistry, Recommendations 2005 (Red Book)")
                    .withLocator("IR-3.5, rare earth metals"),
            "Sc Y La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu");

    /** The five light rare earths that the EU study of 2023 assesses. */
    public static final ElementGroup LIGHT_RARE_EARTHS_EU_2023 =
            of("light rare earths (EU 2023)", EU_STUDY_2023, "La Ce Pr Nd Sm");

    /** The ten heavy rare earths that the EU study of 2023 assesses, europium, gadolinium and yttrium among them. */
    public static final ElementGroup HEAVY_RARE_EARTHS_EU_2023 =
            of("heavy rare earths (EU 2023)", EU_STUDY_2023, "Y Eu Gd Tb Dy Ho Er Tm Yb Lu");

    /** The four rare earths of permanent magnets that the IEA's figures for "rare earth elements" count. */
    public static final ElementGroup MAGNET_RARE_EARTHS = of(
            "magnet rare earths",
            Source.of("International Energy Agency", "Global Critical Minerals Outlook 2025")
                    .withNote("its rare earth elements are neodymium, praseodymium, dysprosium and terbium only"),
            "Pr Nd Tb Dy");

    /** The six platinum-group metals. */
    public static final ElementGroup PLATINUM_GROUP = of(
            "platinum group",
            Source.of("U.S. Geological Survey", "Mineral Commodity Summaries 2026")
                    .withLocator("chapter Platinum-Group Metals"),
            "Ru Rh Pd Os Ir Pt");

    /**
     * Checks name and members.
     *
     * @throws IllegalArgumentException if the name is blank, or there is no member, or one occurs twice
     */
    public ElementGroup {
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(source, "source is required");
        Objects.requireNonNull(elements, "elements is required");
        if (Text.isBlank(name)) {
            throw new IllegalArgumentException("element group must have a name, but was \"" + name + "\"");
        }
        elements = ImmutableList.copyOf(elements);
        if (elements.isEmpty() || ImmutableSet.copyOf(elements).size() < elements.size()) {
            throw new IllegalArgumentException(
                    "elements of a group must be at least one, each once, but were " + elements);
        }
    }

    @JsonCreator
    static ElementGroup ofJson(
            @JsonProperty("name") Json.@Nullable Words name,
            @JsonProperty("source") @Nullable Source source,
            @JsonProperty("elements") @Nullable List<Element> elements) {
        return new ElementGroup(
                Json.required(name, "name"),
                Objects.requireNonNull(source, "source is required"),
                Objects.requireNonNull(elements, "elements is required"));
    }

    private static ElementGroup of(String name, Source source, String symbols) {
        return new ElementGroup(name, source, ClassPathTable.elements(symbols));
    }

    /** Name and members: {@code magnet rare earths (Pr Nd Tb Dy)}. */
    @Override
    public String toString() {
        return name + " ("
                + String.join(" ", elements.stream().map(Element::symbol).toList()) + ")";
    }
}
