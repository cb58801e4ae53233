package io.github.criticalminerals.core.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A closed range of real numbers in which a figure is known to lie; exact when its ends meet.
 *
 * <p>There is no second notion of bounds in this library: "known", "rounded", "over 80 %" and "withheld" are all
 * intervals. The lower end is finite; the upper end may be unbounded (positive infinity), for figures printed as {@code
 * >90,000,000} or withheld altogether. No end is ever NaN, and negative zero is read as zero.
 *
 * <p>Arithmetic takes the operands as unrelated and returns the smallest interval that holds every result of a pair of
 * members (up to floating-point rounding of the ends; there is no outward rounding, so that arithmetic on exact
 * intervals gives exact intervals). A result without a finite lower end is refused.
 *
 * <p>Text and JSON: {@code 5} (exact), {@code 3..5}, {@code 3..} (unbounded above).
 *
 * @param lower the lower end, finite
 * @param upper the upper end, at least {@code lower}, possibly positive infinity
 */
public record Interval(double lower, double upper) implements Worded {

    /** The interval that holds zero alone. */
    public static final Interval ZERO = new Interval(0, 0);

    /** The interval that holds one alone. */
    public static final Interval ONE = new Interval(1, 1);

    /** All numbers from zero up: what is known of an amount of which nothing else is known. */
    public static final Interval NON_NEGATIVE = new Interval(0, Double.POSITIVE_INFINITY);

    /** All fractions, 0..1. */
    public static final Interval UNIT = new Interval(0, 1);

    private static final MathContext TWELVE_DIGITS = new MathContext(12);

    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException if an end is NaN, the lower end is infinite, or the ends are the wrong way round
     */
    public Interval {
        if (Double.isNaN(lower) || Double.isInfinite(lower)) {
            throw new IllegalArgumentException("lower end must be a finite number, but was " + lower);
        }
        if (Double.isNaN(upper)) {
            throw new IllegalArgumentException("upper end must be a number or unbounded, but was NaN");
        }
        if (upper < lower) {
            throw new IllegalArgumentException(
                    "lower end must not exceed upper end, but was " + number(lower) + ".." + number(upper));
        }
        lower = lower + 0.0;
        upper = upper + 0.0;
    }

    /** An exact figure: the interval that holds a finite number alone. */
    public static Interval exact(double value) {
        return new Interval(value, value);
    }

    /** All numbers between two ends, both included; the lower one is finite, the upper one may be positive infinity. */
    public static Interval of(double lower, double upper) {
        return new Interval(lower, upper);
    }

    /** All numbers from a finite end up, without bound. */
    public static Interval atLeast(double lower) {
        return new Interval(lower, Double.POSITIVE_INFINITY);
    }

    /**
     * What a figure printed with rounding says: plus or minus half a unit of its last digit, both ends included. {@code
     * 69.2} is 69.15..69.25; {@code 390000} with three significant digits must be given as {@code 3.90E+5}.
     *
     * @param printed the figure as printed; its scale says which digit is the last
     * @return the interval of all numbers that may have been rounded to {@code printed}
     */
    public static Interval ofRounded(BigDecimal printed) {
        BigDecimal half = BigDecimal.ONE.movePointLeft(printed.scale()).multiply(new BigDecimal("0.5"));
        return new Interval(
                printed.subtract(half).doubleValue(), printed.add(half).doubleValue());
    }

    /**
     * What a figure says that was printed without a hint at its rounding: it is taken to be rounded at its last digit
     * other than zero, so that 390,000 is 385,000..395,000. Of figures with more than twelve digits, twelve are taken
     * as printed, since the others are a computer's.
     *
     * @param printed the figure, finite
     * @return the interval of all numbers that may have been rounded to {@code printed}; zero is zero
     */
    public static Interval ofPrinted(double printed) {
        return printed == 0
                ? ZERO
                : ofRounded(new BigDecimal(Double.toString(printed))
                        .round(TWELVE_DIGITS)
                        .stripTrailingZeros());
    }

    /**
     * Reads the text form: {@code 5}, {@code 3..5} or {@code 3..}.
     *
     * @param text the text, surrounding white space ignored
     * @throws IllegalArgumentException if the text has another form or its ends are the wrong way round
     */
    public static Interval parse(String text) {
        Objects.requireNonNull(text, "interval is required");
        String plain = Text.trimmed(text);
        Matcher exact = Grammar.EXACT.matcher(plain);
        if (exact.matches()) {
            return exact(Double.parseDouble(exact.group(1)));
        }
        Matcher range = Grammar.RANGE.matcher(plain);
        if (range.matches()) {
            String upper = range.group(2);
            return of(
                    Double.parseDouble(range.group(1)),
                    upper == null ? Double.POSITIVE_INFINITY : Double.parseDouble(upper));
        }
        throw new IllegalArgumentException(
                "interval must be a number, lower..upper or lower.., but was \"" + text + "\"");
    }

    @JsonCreator
    static Interval ofJson(@Nullable Object json) {
        if (json instanceof Number number) {
            return exact(number.doubleValue());
        }
        if (json instanceof String text) {
            return parse(text);
        }
        throw new IllegalArgumentException("interval must be a text or a number, but was " + json);
    }

    /** {@return whether the figure is known exactly: true if the ends meet} */
    public boolean isExact() {
        return lower == upper;
    }

    /** {@return whether the upper end is finite: false if there is no upper bound} */
    public boolean isBounded() {
        return upper != Double.POSITIVE_INFINITY;
    }

    /** {@return one end: {@link #lower} or {@link #upper}} */
    public double at(Side side) {
        return side == Side.LOW ? lower : upper;
    }

    /**
     * {@return the exact figure, which both ends are}
     *
     * @throws IllegalStateException if the ends differ
     */
    public double exactValue() {
        if (!isExact()) {
            throw new IllegalStateException("the interval must be exact, but was " + this);
        }
        return lower;
    }

    /** Whether a number lies in this interval, ends included; false for NaN. */
    public boolean contains(double value) {
        return value >= lower && value <= upper;
    }

    /** Whether every number of another interval lies in this one. */
    public boolean contains(Interval other) {
        return other.lower >= lower && other.upper <= upper;
    }

    /** {@return upper end minus lower end, zero if exact, infinite if unbounded} */
    public double width() {
        return upper - lower;
    }

    /**
     * {@return the number halfway between the ends}
     *
     * @throws IllegalStateException if the interval is unbounded
     */
    public double midpoint() {
        if (!isBounded()) {
            throw new IllegalStateException("an unbounded interval has no midpoint, this is " + this);
        }
        return isExact() ? lower : lower + (upper - lower) / 2;
    }

    /** {@return the range of the sum of two figures} */
    public Interval plus(Interval other) {
        return new Interval(lower + other.lower, upper + other.upper);
    }

    /**
     * The difference of two unrelated figures.
     *
     * @param other the figure to take away, bounded
     * @return the range of the difference
     * @throws IllegalArgumentException if {@code other} is unbounded, since the difference then has no lower end
     */
    public Interval minus(Interval other) {
        if (!other.isBounded()) {
            throw new IllegalArgumentException("an unbounded interval cannot be subtracted: " + this + " - " + other);
        }
        return new Interval(lower - other.upper, upper - other.lower);
    }

    /**
     * The product of two unrelated figures.
     *
     * @return the range of the product; zero times an unbounded figure is zero
     * @throws IllegalArgumentException if the product has no lower end (an unbounded figure times a negative one)
     */
    public Interval times(Interval other) {
        double a = product(lower, other.lower);
        double b = product(lower, other.upper);
        double c = product(upper, other.lower);
        double d = product(upper, other.upper);
        return new Interval(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    /**
     * The quotient of two unrelated figures.
     *
     * @param divisor the divisor, whose lower end is above zero
     * @return the range of the quotient
     * @throws IllegalArgumentException if the divisor may be zero or negative
     */
    public Interval dividedBy(Interval divisor) {
        if (divisor.lower <= 0) {
            throw new IllegalArgumentException("divisor must be above zero, but was " + divisor);
        }
        double low = lower >= 0 ? lower / divisor.upper : lower / divisor.lower;
        double high = upper >= 0 ? upper / divisor.lower : upper / divisor.upper;
        return new Interval(low, high);
    }

    /**
     * {@return the share of this amount in the sum of it and others, which are not below 0 (fraction, 0..1); of nothing
     * it is 0, even where the others have nothing too}
     */
    public Interval shareBeside(Interval others) {
        double low = lower == 0 ? 0 : lower / (lower + others.upper);
        double high = upper == 0 ? 0 : isBounded() ? upper / (upper + others.lower) : 1;
        return new Interval(Math.min(low, high), high);
    }

    /**
     * This figure times a known number.
     *
     * @param factor any finite number; a negative one swaps the ends
     * @return the range of the product
     * @throws IllegalArgumentException if the factor is negative and this interval unbounded
     */
    public Interval scaledBy(double factor) {
        return times(exact(factor));
    }

    /**
     * {@return the numbers in both intervals, what is left if both hold the figure; empty if they contradict each
     * other}
     */
    public Optional<Interval> intersection(Interval other) {
        double low = Math.max(lower, other.lower);
        double high = Math.min(upper, other.upper);
        return low <= high ? Optional.of(new Interval(low, high)) : Optional.empty();
    }

    /** The smallest interval that holds both. */
    public Interval hull(Interval other) {
        return new Interval(Math.min(lower, other.lower), Math.max(upper, other.upper));
    }

    /** Both ends moved into a range. */
    public Interval clamp(double min, double max) {
        return new Interval(Math.min(Math.max(lower, min), max), Math.min(Math.max(upper, min), max));
    }

    /**
     * This range with ends of few digits, moved outward: it holds this one.
     *
     * @param digits how many significant digits an end may have, at least 1
     * @return the range; an exact figure that has more digits becomes the range between its two neighbours
     * @throws IllegalArgumentException if there are less than 1
     */
    public Interval rounded(int digits) {
        double low = rounded(lower, digitsOf(digits), RoundingMode.FLOOR);
        double high = isBounded() ? rounded(upper, digits, RoundingMode.CEILING) : upper;
        return Double.isFinite(low) && low <= lower && high >= upper ? new Interval(low, high) : this;
    }

    private static int digitsOf(int digits) {
        if (digits < 1) {
            throw new IllegalArgumentException("digits must be at least 1, but was " + digits);
        }
        return digits;
    }

    /**
     * {@return this fraction for people, as a percentage: {@code 69.2 %}, {@code 80 to 100 %} or {@code at least 80 %}:
     * ends of a range with three digits, outward; an exact fraction to the nearest of three digits}
     */
    public String inPercent() {
        return words(3, 2, " %");
    }

    /**
     * {@return this figure for people: {@code 1,235}, {@code 1,234 to 1,236} or {@code at least 1,234}: ends of a range
     * with four digits, outward; an exact figure to the nearest of four digits, or whole if it is above}
     */
    @Override
    public String inWords() {
        return inWords(4);
    }

    /**
     * This figure for people, with few digits.
     *
     * @param digits how many significant digits, at least 1; what is before the point is kept whole
     * @return as {@link #inWords()}
     * @throws IllegalArgumentException if there are less than 1
     */
    public String inWords(int digits) {
        return words(digitsOf(digits), 0, "");
    }

    private String words(int digits, int places, String unit) {
        if (isExact()) {
            return shown(lower, digits, places, RoundingMode.HALF_EVEN) + unit;
        }
        String low = shown(lower, digits, places, RoundingMode.FLOOR);
        return isBounded()
                ? low + " to " + shown(upper, digits, places, RoundingMode.CEILING) + unit
                : "at least " + low + unit;
    }

    /** With that many significant digits, and all of those before the point. */
    private static String shown(double value, int digits, int places, RoundingMode rounding) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).movePointRight(places);
        int whole = exact.precision() - exact.scale();
        BigDecimal few = exact.round(new MathContext(Math.max(digits, whole), rounding));
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(Math.max(0, few.scale()));
        return format.format(few);
    }

    private static double rounded(double value, int digits, RoundingMode rounding) {
        return new BigDecimal(Double.toString(value))
                .round(new MathContext(digits, rounding))
                .doubleValue();
    }

    /** The text form: {@code 5}, {@code 3..5} or {@code 3..}; reads back to an equal interval. */
    @Override
    @JsonValue
    public String toString() {
        if (isExact()) {
            return number(lower);
        }
        return number(lower) + ".." + (isBounded() ? number(upper) : "");
    }

    /** A double as the shortest plain decimal that reads back to it; exponents only beyond 1e15 or below 1e-7. */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "unbounded" : "-unbounded";
        }
        double size = Math.abs(value);
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return size != 0 && (size >= 1e15 || size < 1e-7) ? exact.toString() : exact.toPlainString();
    }

    private static double product(double x, double y) {
        return x == 0 || y == 0 ? 0 : x * y;
    }

    /** Read when the first text is: most programs start without. */
    private static final class Grammar {
        static final String NUMBER = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?";
        static final Pattern EXACT = Pattern.compile("(" + NUMBER + ")");
        static final Pattern RANGE = Pattern.compile("(" + NUMBER + ")\\s*\\.\\.\\s*(" + NUMBER + ")?");
    }
}
