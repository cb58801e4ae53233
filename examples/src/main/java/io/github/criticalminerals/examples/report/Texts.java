package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the report prints numbers: rounded for reading, never for calculating. */
final class Texts {

    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]+\\.[0-9]{3,}");
    private static final Pattern SAME_ENDS = Pattern.compile("([0-9]+\\.[0-9]+)\\.\\.\\1(?![0-9])");

    private Texts() {}

    /** A fraction as a percentage with one digit: {@code 68.5 %}. */
    static String percent(Interval fraction) {
        String lower = fixed(100 * fraction.lower(), 1);
        String upper = fraction.isBounded() ? fixed(100 * fraction.upper(), 1) : "";
        return (lower.equals(upper) ? lower : lower + " to " + upper) + " %";
    }

    /** A change with its sign and two digits: {@code +34.84 %}. */
    static String signedPercent(double fraction) {
        return (fraction > 0 ? "+" : "") + fixed(100 * fraction, 2) + " %";
    }

    /** HHI points with one digit: {@code 4,923.5 to 4,923.6}. */
    static String points(Interval hhi) {
        String lower = fixed(10_000 * hhi.lower(), 1);
        String upper = fixed(10_000 * hhi.upper(), 1);
        return lower.equals(upper) ? lower : lower + " to " + upper;
    }

    /** Tonnes with thousands commas and the basis. */
    static String tonnes(Mass mass) {
        Interval t = mass.tonnes();
        String text = t.isExact()
                ? number(t.lower())
                : t.isBounded() ? number(t.lower()) + " to " + number(t.upper()) : "at least " + number(t.lower());
        return text + " t " + mass.basis();
    }

    /** An instrument in words, with its figures where it has any. */
    static String instrument(Instrument instrument) {
        String name = instrument
                .getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        return instrument.figures().isEmpty()
                ? name
                : name + ": "
                        + String.join(
                                "; ",
                                instrument.figures().stream()
                                        .map(Object::toString)
                                        .toList());
    }

    /** An interval with at most six digits behind the point at each end. */
    static String rounded(Interval interval) {
        return interval.isBounded()
                ? Interval.of(rounded(interval.lower()), rounded(interval.upper()))
                        .toString()
                : Interval.atLeast(rounded(interval.lower())).toString();
    }

    /** A whole number with thousands commas. */
    static String whole(double x) {
        return fixed(x, 0).equals("-0") ? "0" : fixed(x, 0);
    }

    /** A range with two digits behind the point: {@code 2.73} or {@code 4.81 to 4.83}. */
    static String range(Interval interval) {
        String lower = fixed(interval.lower(), 2);
        String upper = fixed(interval.upper(), 2);
        return lower.equals(upper) ? lower : lower + " to " + upper;
    }

    /** The text with its numbers rounded to two digits behind the point, and ranges that are then one number as one. */
    static String shortened(String text) {
        String rounded = LONG_NUMBER.matcher(text).replaceAll(number -> new BigDecimal(number.group())
                .setScale(2, RoundingMode.HALF_EVEN)
                .toPlainString());
        return SAME_ENDS.matcher(rounded).replaceAll("$1");
    }

    private static double rounded(double x) {
        return new BigDecimal(Double.toString(x))
                .setScale(6, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    private static String number(double x) {
        return x == Math.rint(x) ? String.format(Locale.ROOT, "%,.0f", x) : String.format(Locale.ROOT, "%,.1f", x);
    }

    private static String fixed(double x, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", x);
    }
}
