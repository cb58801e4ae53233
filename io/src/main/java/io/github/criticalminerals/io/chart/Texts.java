package io.github.criticalminerals.io.chart;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.criticalminerals.core.quantity.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Texts and numbers as charts print them, the same in every locale and JDK. */
final class Texts {
    /** Numbers are printed with at most so many significant digits, whole ones in full. */
    private static final MathContext SIGNIFICANT = new MathContext(6, RoundingMode.HALF_UP);

    /**
     * The most characters of a label that are drawn, and of any other text; the words for who does not see hold all.
     */
    private static final int LABEL = 120;

    private static final int LONGEST = 2_000;

    private static final char LEFT_TO_RIGHT = '\u200E';

    private Texts() {}

    /** A label as it is drawn. */
    static String label(String text) {
        return apart(cut(text, LABEL));
    }

    /**
     * A label after which left-to-right text can stand: behind Hebrew or Arabic letters an unseen mark keeps a colon
     * and a number from going to their other side.
     */
    static String apart(String label) {
        boolean leftwards = label.codePoints()
                .map(Character::getDirectionality)
                .anyMatch(direction -> direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
        return leftwards ? label + LEFT_TO_RIGHT : label;
    }

    /** Checks that there are labels and none is blank. */
    static void labels(Map<String, ?> rows, String argument) {
        checkArgument(!rows.isEmpty(), "%s must not be empty", argument);
        rows.keySet().forEach(label -> present("label", label));
    }

    /** Any text as it is drawn. */
    static String drawn(String text) {
        return cut(text, LONGEST);
    }

    /** The unit alone of the line that also says what else the numbers mean: what stands before a semicolon. */
    static String unit(String line) {
        int end = line.indexOf(';');
        return (end < 0 ? line : line.substring(0, end)).strip();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 4)) ? most - 4 : most - 3;
        return text.substring(0, end) + "...";
    }

    static String present(String argument, String text) {
        Objects.requireNonNull(text, () -> argument + " is required");
        checkArgument(!text.isBlank(), "%s must not be blank", argument);
        return text;
    }

    static double finite(String what, double number) {
        checkArgument(Double.isFinite(number), "%s must be finite, but was %s", what, number);
        return number;
    }

    /** A number with commas between thousands: {@code 270,000}, {@code 1,903.52}, {@code 0.0153}. */
    static String number(double number) {
        BigDecimal exact = new BigDecimal(number);
        double size = Math.abs(number);
        if (size > 0 && size < 1e-6) {
            return exact.round(SIGNIFICANT).stripTrailingZeros().toString();
        }
        boolean whole = exact.stripTrailingZeros().scale() <= 0;
        return grouped()
                .format(whole || size >= 1e6 ? exact.setScale(0, RoundingMode.HALF_UP) : exact.round(SIGNIFICANT));
    }

    /** {@code 5}, {@code 3 to 5} or {@code at least 3}. */
    static String interval(Interval interval) {
        if (!interval.isBounded()) {
            return "at least " + number(interval.lower());
        }
        return interval.isExact()
                ? number(interval.lower())
                : number(interval.lower()) + " to " + number(interval.upper());
    }

    /** A part of a sum: {@code 68.5 %}; what would be printed as zero is {@code under 0.1 %}. */
    static String percent(double part, double sum) {
        BigDecimal percent = new BigDecimal(part / sum * 100).setScale(1, RoundingMode.HALF_UP);
        return percent.signum() == 0 ? "under 0.1 %" : percent + " %";
    }

    /** A length with at most two decimals, without commas: {@code 1234.5}. */
    static String pixels(double length) {
        return new BigDecimal(length)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A fresh format: number formats are not thread-safe. */
    static NumberFormat grouped() {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(',');
        symbols.setDecimalSeparator('.');
        symbols.setMinusSign('-');
        DecimalFormat format = new DecimalFormat("#,##0.############", symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
