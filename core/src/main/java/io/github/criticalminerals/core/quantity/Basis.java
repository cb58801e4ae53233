package io.github.criticalminerals.core.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a tonnage counts: oxide equivalent, contained metal, gross weight and so on. Tonnages on different bases are
 * never added or compared; {@link MixedBasisException} says so.
 *
 * <p>An open identity: the constants are the usual ones, a user names his own with {@link #of}. Two bases are the same
 * if their names are, letter by letter; the name of a constant in other case, {@code reo}, is that of the constant.
 *
 * @param name the name as printed behind a tonnage, for example {@code REO}; not blank, without line breaks
 */
public record Basis(@JsonValue String name) {

    /** The names of the constants, before them, as each looks itself up. */
    private static final ImmutableList<String> STANDARD = ImmutableList.of(
            "REO",
            "contained metal",
            "gross weight",
            "unstated",
            "contained lithium",
            "LCE",
            "B2O3 content",
            "Cr2O3 content",
            "K2O equivalent",
            "P2O5 content",
            "TiO2 content",
            "V2O5 content",
            "WO3 content",
            "ZrO2 content");

    /** Rare-earth-oxide equivalent. */
    public static final Basis REO = new Basis("REO");
    /** Contained metal (element content). */
    public static final Basis METAL = new Basis("contained metal");
    /** Gross weight of the product, ore or concentrate. */
    public static final Basis GROSS = new Basis("gross weight");
    /** The publisher does not say. */
    public static final Basis UNSTATED = new Basis("unstated");
    /** Contained lithium. */
    public static final Basis LITHIUM = new Basis("contained lithium");
    /** Lithium carbonate equivalent. */
    public static final Basis LCE = new Basis("LCE");
    /** Boron oxide content. */
    public static final Basis B2O3 = new Basis("B2O3 content");
    /** Chromium oxide content. */
    public static final Basis CR2O3 = new Basis("Cr2O3 content");
    /** Potassium oxide equivalent. */
    public static final Basis K2O = new Basis("K2O equivalent");
    /** Phosphate content. */
    public static final Basis P2O5 = new Basis("P2O5 content");
    /** Titanium dioxide content. */
    public static final Basis TIO2 = new Basis("TiO2 content");
    /** Vanadium pentoxide content. */
    public static final Basis V2O5 = new Basis("V2O5 content");
    /** Tungsten trioxide content. */
    public static final Basis WO3 = new Basis("WO3 content");
    /** Zirconium dioxide content. */
    public static final Basis ZRO2 = new Basis("ZrO2 content");

    /**
     * Checks the name, and writes that of a constant as the constant does.
     *
     * @throws IllegalArgumentException if the name is blank, starts or ends with white space or has a line break
     */
    public Basis {
        name = standard(Text.requireName("basis", name));
    }

    private static String standard(String name) {
        for (String each : STANDARD) {
            if (each.equalsIgnoreCase(name)) {
                return each;
            }
        }
        return name;
    }

    /** A basis by its name: one of the constants' names, in any case, or a user's own. */
    public static Basis of(String name) {
        return new Basis(name);
    }

    /**
     * Checks that amounts on this basis and on another may be added and compared.
     *
     * @throws MixedBasisException if the other is another basis; it holds both
     */
    public void requireSame(Basis other) {
        if (!equals(other)) {
            throw new MixedBasisException(this, other);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Basis ofJson(@Nullable Object json) {
        return new Basis(Json.text(json, "basis"));
    }

    @Override
    public String toString() {
        return name;
    }
}
