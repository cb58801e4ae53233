package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
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

    /** A change with its sign and two digits: {@code +3.70 %}. */
    static String signedPercent(double fraction) {
        return (fraction > 0 ? "+" : "") + fixed(100 * fraction, 2) + " %";
    }

    /** HHI points with one digit: {@code 1,700.3 to 1,900.1}. */
    static String points(Interval hhi) {
        String lower = fixed(10_000 * hhi.lower(), 1);
        String upper = fixed(10_000 * hhi.upper(), 1);
        return lower.equals(upper) ? lower : lower + " to " + upper;
    }

    /** Points of an index as a range for a table: {@code 1,700.3..1,900.1}. */
    static String hhi(Interval points) {
        return points(points.scaledBy(1e-4)).replace(" to ", "..");
    }

    /** Tonnes with thousands commas and the basis. */
    static String tonnes(Mass mass) {
        return amount(mass.tonnes()) + " t " + mass.basis();
    }

    /** An amount with thousands commas: {@code 270,000}, {@code 53 to 59}, {@code at least 90,000,000}. */
    static String amount(Interval amount) {
        return amount.isExact()
                ? number(amount.lower())
                : amount.isBounded()
                        ? number(amount.lower()) + " to " + number(amount.upper())
                        : "at least " + number(amount.lower());
    }

    /** A fraction as a percentage with so many significant digits: {@code 68.5 %}, {@code 65..70 %}, {@code 30.. %}. */
    static String percent(Interval fraction, int digits) {
        return range(fraction.scaledBy(100), digits) + " %";
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

    /** The text with its numbers rounded to two digits behind the point, and ranges that are then one number as one. */
    static String shortened(String text) {
        String rounded = LONG_NUMBER.matcher(text).replaceAll(number -> new BigDecimal(number.group())
                .setScale(2, RoundingMode.HALF_EVEN)
                .toPlainString());
        return SAME_ENDS.matcher(rounded).replaceAll("$1");
    }

    /** One end of an interval with at most six digits behind the point; nothing where there is none. */
    static String end(Optional<Interval> interval, Side side) {
        return interval.map(range -> range.at(side))
                .filter(Double::isFinite)
                .map(end -> rounded(Interval.exact(end)))
                .orElse("");
    }

    /** Both ends with so many significant digits: {@code 0.301..0.303}, {@code 380..} if there is no upper end. */
    static String range(Interval interval, int digits) {
        String lower = significant(interval.lower(), digits);
        String upper = interval.isBounded() ? significant(interval.upper(), digits) : "";
        return lower.equals(upper) ? lower : lower + ".." + upper;
    }

    private static String significant(double x, int digits) {
        BigDecimal number = toDigits(x, digits);
        return number.scale() > 0 ? number.toPlainString() : String.format(Locale.ROOT, "%,.0f", number);
    }

    /** The interval with so many significant digits at each end, for charts. */
    static Interval toDigits(Interval bounded, int digits) {
        return Interval.of(
                toDigits(bounded.lower(), digits).doubleValue(),
                toDigits(bounded.upper(), digits).doubleValue());
    }

    private static BigDecimal toDigits(double x, int digits) {
        return new BigDecimal(Double.toString(x))
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
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
