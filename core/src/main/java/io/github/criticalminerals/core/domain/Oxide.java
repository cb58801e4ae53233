package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An oxide of one element, by which a tonnage of oxide turns into one of contained metal and back.
 *
 * <p>Any formula that an oxide can have, not only those that statistics report ({@link #reportedFor}): a rare earth
 * holds 1 to 2 oxygen atoms for each of its own, as its oxides lie between RO and RO2 (Adachi and Imanaka 1998,
 * Chemical Reviews 98, doi:10.1021/cr940055h), and no element more than 4, as in OsO4. Whether an oxide of that formula
 * was ever made is not checked.
 *
 * <p>The metal fraction of X_n O_m is {@code n * X / (n * X + m * O)}, X and O the atomic weights ({@link
 * Element#atomicWeight}), range 0..1. The weights are taken as printed, so that an exact tonnage stays exact and the
 * shares of a table do not change by conversion; how far IUPAC's uncertainty can move the fraction is a note of the
 * result.
 *
 * <p>A tonnage of mixed rare earths has no single factor: convert element by element.
 *
 * <p>Text and JSON: the formula, {@code Nd2O3}.
 *
 * @param element the element, not oxygen, with an atomic weight
 * @param atoms its atoms in the formula, 1..99
 * @param oxygens the oxygen atoms in the formula, 1..99; 1 to 2 for each atom of a rare earth, at most 4 for each of
 *     others
 */
public record Oxide(Element element, int atoms, int oxygens) {

    private static final Element OXYGEN = Element.of("O");
    private static final Pattern FORMULA = Pattern.compile("([A-Z][a-z]?)(\\d{0,2})O(\\d{0,2})");
    private static final int MOST_ATOMS = 99;
    private static final int MOST_OXYGENS = 4;

    /**
     * A converted tonnage.
     *
     * @param result the tonnage on the other basis (t)
     * @param factor what it was multiplied by, and how that was derived
     */
    public record Conversion(Mass result, Term factor) {

        public Conversion {
            Objects.requireNonNull(result, "result is required");
            Objects.requireNonNull(factor, "factor is required");
        }
    }

    /**
     * Checks the formula.
     *
     * @throws IllegalArgumentException if the element is oxygen or has no atomic weight, a number of atoms is outside
     *     1..99, or an oxide cannot have so few or so many oxygen atoms
     */
    public Oxide {
        if (element == OXYGEN) {
            throw new IllegalArgumentException("element of an oxide must not be oxygen itself");
        }
        if (element.atomicWeight().isEmpty()) {
            throw new IllegalArgumentException(
                    "element of an oxide must have a standard atomic weight, but was " + element);
        }
        checkAtoms("atoms", atoms);
        checkAtoms("oxygens", oxygens);
        boolean rareEarth = ElementGroup.RARE_EARTHS.elements().contains(element);
        if (rareEarth && (oxygens < atoms || oxygens > 2 * atoms)) {
            throw new IllegalArgumentException(
                    "oxide of a rare earth must have 1 to 2 oxygen atoms for each of its own, as " + element.symbol()
                            + "2O3 has, but was " + formula(element, atoms, oxygens));
        }
        if (!rareEarth && oxygens > MOST_OXYGENS * atoms) {
            throw new IllegalArgumentException("oxide must have at most " + MOST_OXYGENS
                    + " oxygen atoms for each other one, but was " + formula(element, atoms, oxygens));
        }
    }

    private static void checkAtoms(String name, int value) {
        if (value < 1 || value > MOST_ATOMS) {
            throw new IllegalArgumentException(name + " must be between 1 and " + MOST_ATOMS + ", but was " + value);
        }
    }

    /**
     * The oxide as which the trade and the statistics report a rare earth: CeO2, Pr6O11, Tb4O7, and X2O3 for all
     * others.
     *
     * @param rareEarth one of the 17 but promethium, which has no atomic weight
     * @throws IllegalArgumentException if the element is no rare earth, or promethium
     */
    public static Oxide reportedFor(Element rareEarth) {
        if (!ElementGroup.RARE_EARTHS.elements().contains(rareEarth)) {
            throw new IllegalArgumentException(
                    "element must be one of " + ElementGroup.RARE_EARTHS.elements() + ", but was " + rareEarth);
        }
        return switch (rareEarth.symbol()) {
            case "Ce" -> new Oxide(rareEarth, 1, 2);
            case "Pr" -> new Oxide(rareEarth, 6, 11);
            case "Tb" -> new Oxide(rareEarth, 4, 7);
            default -> new Oxide(rareEarth, 2, 3);
        };
    }

    /**
     * Reads a formula.
     *
     * @param text for example {@code Nd2O3}; surrounding white space is ignored
     * @throws IllegalArgumentException if it is no formula of this kind, or one that no oxide can have, as Nd3O2
     * @throws UnknownNameException if the element is none
     */
    public static Oxide parse(String text) {
        Matcher parts = FORMULA.matcher(Text.trimmed(text));
        if (!parts.matches()) {
            throw new IllegalArgumentException("oxide must be a formula (Nd2O3), but was \"" + text + "\"");
        }
        return new Oxide(Element.of(parts.group(1)), count(parts.group(2)), count(parts.group(3)));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Oxide ofJson(@Nullable Object json) {
        return parse(Json.text(json, "oxide"));
    }

    /**
     * {@return what a tonnage of this oxide counts: {@link Basis#REO} for the oxide of a rare earth, else its formula
     * and the word content, for example {@link Basis#WO3}}
     */
    public Basis basis() {
        return ElementGroup.RARE_EARTHS.elements().contains(element) ? Basis.REO : Basis.of(this + " content");
    }

    /**
     * {@return the mass of the element in a unit mass of this oxide (fraction, 0..1), derived from the atomic weights}
     */
    public Term metalFraction() {
        Node fraction = fraction(Node.of(weight(element)), Node.of(weight(OXYGEN)));
        Interval metals = element.standardAtomicWeight().orElseThrow();
        Interval oxygensWeight = OXYGEN.standardAtomicWeight().orElseThrow();
        double value = fraction.value().exactValue();
        double most = Math.max(
                fraction(metals.upper(), oxygensWeight.lower()) - value,
                value - fraction(metals.lower(), oxygensWeight.upper()));
        return fraction.term()
                .withNote(String.format(
                        Locale.ROOT,
                        "the uncertainty of the atomic weights moves this fraction by at most %.1e",
                        most));
    }

    /**
     * The metal in a tonnage of this oxide.
     *
     * @param oxide the oxide (t, on {@link #basis()}); what is unknown stays unknown
     * @return the contained metal (t, on {@link Basis#METAL}) and the factor
     * @throws MixedBasisException if the tonnage is on another basis
     */
    public Conversion toMetal(Mass oxide) {
        return convert(oxide, basis(), Basis.METAL, metalFraction());
    }

    /**
     * The oxide that holds a tonnage of metal.
     *
     * @param metal the contained metal (t, on {@link Basis#METAL}); what is unknown stays unknown
     * @return the oxide (t, on {@link #basis()}) and the factor
     * @throws MixedBasisException if the tonnage is on another basis
     */
    public Conversion toOxide(Mass metal) {
        Term fraction = metalFraction();
        Term factor = Node.computed(
                        "k",
                        "mass of " + this + " for a unit mass of " + element.name(),
                        "ratio, at least 1",
                        Expression.of(1).over("f"),
                        Node.of(fraction))
                .term();
        return convert(metal, Basis.METAL, basis(), factor);
    }

    private static Conversion convert(Mass given, Basis from, Basis to, Term factor) {
        given.basis().requireSame(from);
        return new Conversion(new Mass(given.tonnes().scaledBy(factor.value().exactValue()), to), factor);
    }

    private double fraction(double metal, double oxygen) {
        return fraction(Node.input(element.symbol(), "metal", metal, ""), Node.input("O", "oxygen", oxygen, ""))
                .value()
                .exactValue();
    }

    private Node fraction(Node metal, Node oxygen) {
        Expression metals = Expression.of(atoms).times(metal.name());
        return Node.computed(
                "f",
                "mass of " + element.name() + " in " + this,
                "fraction, 0..1",
                metals.over(metals.plus(Expression.of(oxygens).times("O"))),
                metal,
                oxygen);
    }

    private static Term weight(Element element) {
        double value = element.atomicWeight().orElseThrow();
        return Term.input(
                        element.symbol(),
                        "atomic weight of " + element.name(),
                        Interval.exact(value),
                        "relative atomic mass",
                        ImmutableList.of(Element.ATOMIC_WEIGHTS))
                .withNote("with its uncertainty: "
                        + element.standardAtomicWeight().orElseThrow());
    }

    private static int count(String digits) {
        return digits.isEmpty() ? 1 : Integer.parseInt(digits);
    }

    @Override
    @JsonValue
    public String toString() {
        return formula(element, atoms, oxygens);
    }

    private static String formula(Element element, int atoms, int oxygens) {
        return element.symbol() + (atoms == 1 ? "" : atoms) + "O" + (oxygens == 1 ? "" : oxygens);
    }
}
