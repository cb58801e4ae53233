package io.github.criticalminerals.core.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.criticalminerals.core.issue.Worded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A share of a whole (fraction, 0..1), perhaps known only within bounds.
 *
 * <p>Text and JSON: an exact share prints as a fraction, {@code 0.692}; one known from a printed, rounded percentage as
 * {@code 69.2 %}, which stands for 0.6915..0.6925; any other range as {@code 80..100 %}. The reading of a printed
 * percentage is cut to 0..1: {@code 100 %} is 0.995..1.
 *
 * @param fraction the share, both ends between 0 and 1
 */
public record Share(Interval fraction) implements Comparable<Share>, Worded {

    /** A share of which nothing is known: 0..1. */
    public static final Share UNKNOWN = new Share(Interval.UNIT);

    private static final int MAX_DECIMALS = 12;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if an end lies outside 0..1
     */
    public Share {
        if (fraction.lower() < 0 || fraction.upper() > 1) {
            String slip = fraction.lower() >= 0 && fraction.upper() >= 2 && fraction.upper() <= 100
                    ? "; Share.ofPercent takes percentages"
                    : "";
            throw new IllegalArgumentException("share must be between 0 and 1, but was " + fraction + slip);
        }
    }

    /** An exact share (fraction, 0..1). */
    public static Share of(double fraction) {
        return new Share(Interval.exact(fraction));
    }

    /** A share known within bounds (fractions, 0..1), the upper one at least the lower one. */
    public static Share of(double lower, double upper) {
        return new Share(Interval.of(lower, upper));
    }

    /**
     * An exact share given in percent.
     *
     * @param percent the share (%, 0..100), taken as exact: for a printed, rounded figure use {@link #parse}
     * @throws IllegalArgumentException if it lies outside 0..100
     */
    public static Share ofPercent(double percent) {
        return ofPercent(percent, percent);
    }

    /**
     * A share known within bounds given in percent.
     *
     * @param lower the lower end (%, 0..100)
     * @param upper the upper end (%, 0..100), at least {@code lower}
     * @throws IllegalArgumentException if an end lies outside 0..100 or they are the wrong way round
     */
    public static Share ofPercent(double lower, double upper) {
        if (!(lower >= 0 && upper <= 100 && lower <= upper)) {
            String shown =
                    lower == upper ? Interval.number(lower) : Interval.number(lower) + ".." + Interval.number(upper);
            throw new IllegalArgumentException("share must be between 0 and 100 %, but was " + shown + " %");
        }
        return ofPercent(BigDecimal.valueOf(lower), BigDecimal.valueOf(upper));
    }

    /**
     * Reads the text form, or a share as people write it. Ends are closed: "over 80 %" holds 80 % too.
     *
     * @param text {@code 0.692} (exact), {@code 69.2 %} (rounded to the last digit printed), {@code 80..100 %}, {@code
     *     80-90 %}, {@code 80 to 90 %}, or a percentage behind over, more than, above, at least, {@code >}, {@code >=},
     *     up to, at most, less than, under, below; {@link Wording} reads about and nearly too
     * @throws IllegalArgumentException if the text has another form or lies outside 0..1 (0..100 %)
     */
    public static Share parse(String text) {
        return ShareText.parse(text, null);
    }

    @JsonCreator
    static Share ofJson(@Nullable Object json) {
        if (json instanceof Number number) {
            return of(number.doubleValue());
        }
        if (json instanceof String text) {
            return parse(text);
        }
        throw new IllegalArgumentException("share must be a text or a number, but was " + json);
    }

    /** {@return what is left of the whole: one minus this share} */
    public Share complement() {
        return of(1 - fraction.upper(), 1 - fraction.lower());
    }

    /**
     * {@return this share for people: {@code 69.2 %}, {@code 80 to 90 %}, or {@code at least 80 %} if it may be the
     * whole: three digits, ends outward}
     */
    public String inPercent() {
        return fraction.upper() == 1 && fraction.lower() > 0 && !fraction.isExact()
                ? Interval.atLeast(fraction.lower()).inPercent()
                : fraction.inPercent();
    }

    /** Orders by lower, then by upper end. */
    @Override
    public int compareTo(Share other) {
        int byLower = Double.compare(fraction.lower(), other.fraction.lower());
        return byLower != 0 ? byLower : Double.compare(fraction.upper(), other.fraction.upper());
    }

    /** {@return this for people: as {@link #inPercent()}} */
    @Override
    public String inWords() {
        return inPercent();
    }

    @Override
    @JsonValue
    public String toString() {
        if (fraction.isExact()) {
            return Interval.number(fraction.lower());
        }
        BigDecimal lower = percent(fraction.lower());
        BigDecimal upper = percent(fraction.upper());
        BigDecimal middle = fraction.lower() == 0
                ? BigDecimal.ZERO
                : fraction.upper() == 1
                        ? BigDecimal.valueOf(100)
                        : lower.add(upper).multiply(new BigDecimal("0.5"));
        for (int decimals = 0; decimals <= MAX_DECIMALS; decimals++) {
            BigDecimal printed = middle.setScale(decimals, RoundingMode.HALF_EVEN);
            if (rounded(printed).equals(this)) {
                return printed.toPlainString() + " %";
            }
        }
        return lower.toPlainString() + ".." + upper.toPlainString() + " %";
    }

    static Share ofPercent(BigDecimal lower, BigDecimal upper) {
        return of(fraction(lower), fraction(upper));
    }

    static Share rounded(BigDecimal percent) {
        return new Share(Interval.ofRounded(percent.movePointLeft(2)).clamp(0, 1));
    }

    private static double fraction(BigDecimal percent) {
        return percent.movePointLeft(2).doubleValue();
    }

    private static BigDecimal percent(double fraction) {
        BigDecimal percent =
                new BigDecimal(Double.toString(fraction)).movePointRight(2).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }
}
