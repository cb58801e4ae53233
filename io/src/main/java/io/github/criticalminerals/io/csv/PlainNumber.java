package io.github.criticalminerals.io.csv;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads numbers as statistics print them, and nothing else: digits, an optional sign before them, an optional decimal
 * part, an optional decimal exponent, and thousands commas where they belong.
 *
 * <table>
 *   <caption>What is read and what is not</caption>
 *   <tr><th>read</th><th>not read</th></tr>
 *   <tr><td>{@code 45000}, {@code 45,000}, {@code 1,234,567.5}</td><td>{@code 4,5000}, {@code 45,00}, {@code
 *   ,450}</td></tr>
 *   <tr><td>{@code 0.5}, {@code -3}, {@code +3}</td><td>{@code .5}, {@code 5.}, {@code - 3}, {@code (3)}</td></tr>
 *   <tr><td>{@code 1e3}, {@code 1.5E-7}</td><td>{@code 1e400}, {@code 1,000e3}</td></tr>
 *   <tr><td></td><td>{@code NaN}, {@code Infinity}, {@code 0x1p3}, {@code 1d}, {@code 1f}, {@code 1_000}, digits other
 *       than 0 to 9, and empty text</td></tr>
 * </table>
 */
public final class PlainNumber {
    /** The longest text that is read as a number (characters). */
    public static final int MOST_CHARACTERS = 100;

    private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private PlainNumber() {}

    /**
     * Reads a number exactly.
     *
     * @param text the text, without white space at its ends
     * @return the number, or empty if the text is none or is too large for a {@code double}
     */
    public static Optional<BigDecimal> find(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        if (PLAIN.matcher(text).matches()) {
            return finite(new BigDecimal(text));
        }
        if (Grouped.TEXT.matcher(text).matches()) {
            return finite(new BigDecimal(text.replace(",", "")));
        }
        return Optional.empty();
    }

    /**
     * Reads an amount exactly.
     *
     * @param text the text, without white space at its ends
     * @return the number, or empty if the text is none, or one below 0 or above {@link Figure#MOST}
     */
    public static Optional<BigDecimal> findAmount(String text) {
        return find(text).filter(number -> number.signum() >= 0 && number.doubleValue() <= Figure.MOST);
    }

    private static Optional<BigDecimal> finite(BigDecimal number) {
        return Double.isFinite(number.doubleValue()) ? Optional.of(number) : Optional.empty();
    }

    /** Read when the first number is not plain: most programs start without. */
    private static final class Grouped {
        static final Pattern TEXT = Pattern.compile("[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\\.[0-9]+)?");
    }
}
