package io.github.criticalminerals.core.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of material (tonnes, on a stated basis), perhaps known only within bounds.
 *
 * <p>An amount of which nothing is known is 0.. (unbounded), never zero. Amounts are not negative. Arithmetic on two
 * amounts asks for one basis and throws {@link MixedBasisException} otherwise.
 *
 * <p>Text and JSON: {@code 270000 t REO}, {@code 90000000.. t REO}; {@link #parse} takes other units of mass too and
 * converts them to tonnes.
 *
 * @param tonnes the amount (t), lower end at least 0
 * @param basis what the tonnes count
 */
public record Mass(Interval tonnes, Basis basis) implements Comparable<Mass>, Worded {

    private static final String NUMBER = "0123456789+-.eE";
    private static final Pattern SPACES = Pattern.compile(" +");
    /** In a unit: "thousands of metric tons". */
    private static final int MOST_UNIT_WORDS = 4;

    private static final int MOST_SHOWN = 200;

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if it may be negative
     */
    public Mass {
        if (tonnes.lower() < 0) {
            throw new IllegalArgumentException("mass must not be negative, but was " + tonnes + " t " + basis);
        }
    }

    /** An exact amount in tonnes. */
    public static Mass ofTonnes(double tonnes, Basis basis) {
        return new Mass(Interval.exact(tonnes), basis);
    }

    /** {@return an exact amount in any unit, in tonnes} */
    public static Mass of(double amount, MassUnit unit, Basis basis) {
        return of(Interval.exact(amount), unit, basis);
    }

    /** {@return an amount in any unit, in tonnes} */
    public static Mass of(Interval amount, MassUnit unit, Basis basis) {
        return new Mass(Interval.of(unit.toTonnes(amount.lower()), unit.toTonnes(amount.upper())), basis);
    }

    /** {@return an amount of which nothing is known: 0.. (unbounded)} */
    public static Mass unknown(Basis basis) {
        return new Mass(Interval.NON_NEGATIVE, basis);
    }

    /**
     * Reads the text form.
     *
     * @param text an interval, a unit of mass and a basis, for example {@code 270000 t REO}; the basis may be missing
     *     and is then {@link Basis#UNSTATED}
     * @throws IllegalArgumentException if the text has another form
     */
    public static Mass parse(String text) {
        Objects.requireNonNull(text, "mass is required");
        String plain = SPACES.matcher(Text.plain(text)).replaceAll(" ");
        int number = 0;
        while (number < plain.length() && NUMBER.indexOf(plain.charAt(number)) >= 0) {
            number++;
        }
        String rest = plain.substring(number).stripLeading();
        // The longest unit first: "long tons" before "long"
        for (int end = wordsEnd(rest); number > 0 && end > 0; end = rest.lastIndexOf(' ', end - 1)) {
            Optional<MassUnit> unit = MassUnit.find(rest.substring(0, end));
            if (unit.isPresent()) {
                String basis = rest.substring(end).stripLeading();
                return of(
                        Interval.parse(plain.substring(0, number)),
                        unit.get(),
                        basis.isEmpty() ? Basis.UNSTATED : Basis.of(basis));
            }
        }
        String shown = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
        throw new IllegalArgumentException(
                "mass must be a number or range, a unit and a basis (270000 t REO), but was \"" + shown + "\"");
    }

    /** The end of the last word that a unit may reach to. */
    private static int wordsEnd(String text) {
        int end = 0;
        for (int words = 0; words < MOST_UNIT_WORDS && end < text.length(); words++) {
            int space = text.indexOf(' ', end + 1);
            end = space < 0 ? text.length() : space;
        }
        return end;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Mass ofJson(@Nullable Object json) {
        return parse(Json.text(json, "mass"));
    }

    /** {@return whether anything is known of the amount; not for 0.. (unbounded)} */
    public boolean isKnown() {
        return tonnes.isBounded() || tonnes.lower() > 0;
    }

    /**
     * The sum of two amounts.
     *
     * @param other the amount to add, on the same basis
     * @return the sum
     * @throws MixedBasisException if the bases differ
     */
    public Mass plus(Mass other) {
        return new Mass(tonnes.plus(sameBasis(other).tonnes), basis);
    }

    /**
     * The difference of two unrelated amounts.
     *
     * @param other the amount to take away, on the same basis, at most this one
     * @return the difference, its lower end not below zero
     * @throws MixedBasisException if the bases differ
     * @throws IllegalArgumentException if the other amount certainly exceeds this one
     */
    public Mass minus(Mass other) {
        Interval difference = tonnes.minus(sameBasis(other).tonnes);
        if (difference.upper() < 0) {
            throw new IllegalArgumentException("cannot take " + other + " from " + this);
        }
        return new Mass(Interval.of(Math.max(0, difference.lower()), difference.upper()), basis);
    }

    /** {@return this amount times any finite number from 0 on} */
    public Mass scaledBy(double factor) {
        return new Mass(tonnes.scaledBy(factor), basis);
    }

    /**
     * This amount as a share of a total that it is part of.
     *
     * @param total the total, on the same basis, above zero
     * @return the share, cut to 0..1
     * @throws MixedBasisException if the bases differ
     * @throws IllegalArgumentException if the total may be zero or is certainly less than this amount
     */
    public Share shareOf(Mass total) {
        Interval quotient = tonnes.dividedBy(sameBasis(total).tonnes);
        if (quotient.lower() > 1) {
            throw new IllegalArgumentException(this + " cannot be part of " + total);
        }
        return new Share(quotient.clamp(0, 1));
    }

    /**
     * Orders by lower, then by upper end.
     *
     * @throws MixedBasisException if the bases differ
     */
    @Override
    public int compareTo(Mass other) {
        int byLower = Double.compare(tonnes.lower(), sameBasis(other).tonnes.lower());
        return byLower != 0 ? byLower : Double.compare(tonnes.upper(), other.tonnes.upper());
    }

    /**
     * {@return this amount for people: {@code 1,235 t REO}, {@code 1,234 to 1,236 t REO} or {@code an unknown amount,
     * REO}: ends of a range with four digits, outward}
     */
    @Override
    public String inWords() {
        String counted = basis.equals(Basis.UNSTATED) ? "(basis unstated)" : basis.name();
        return isKnown() ? tonnes.inWords() + " t " + counted : "an unknown amount, " + counted;
    }

    @Override
    @JsonValue
    public String toString() {
        return tonnes + " t " + basis;
    }

    private Mass sameBasis(Mass other) {
        basis.requireSame(other.basis);
        return other;
    }
}
