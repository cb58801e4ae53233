package io.github.criticalminerals.io.csv;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.quantity.Interval;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell of a statistical table says, in the unit of its column: a number, a bound, a range, or a mark in place of
 * one.
 *
 * <table>
 *   <caption>Cells and what they say</caption>
 *   <tr><th>cell</th><th>value</th><th>mark</th></tr>
 *   <tr><td>{@code 45,000}</td><td>45000</td><td></td></tr>
 *   <tr><td>{@code e5,000}</td><td>5000</td><td>estimated</td></tr>
 *   <tr><td>{@code >90,000,000}</td><td>90000000..</td><td>inequality</td></tr>
 *   <tr><td>{@code <25}</td><td>0..25</td><td>inequality</td></tr>
 *   <tr><td>{@code 50–300}, {@code 330 - 390}</td><td>50..300, 330..390</td><td>range</td></tr>
 *   <tr><td>an empty cell</td><td>0..</td><td>blank</td></tr>
 *   <tr><td>a word that the format declares</td><td>as declared</td><td>as declared</td></tr>
 * </table>
 *
 * @param value what the figure may be (unit of the column); 0.. where nothing is known, never zero for a missing one
 * @param rounding what it may have been before it was rounded to its last digit that is not a zero; the value itself
 *     where there is no digit to round
 * @param marks what stands beside the figure or in place of it
 */
public record Figure(Interval value, Interval rounding, Set<Mark> marks) {
    /** Zero, where a dash is printed for it. */
    public static final Figure ZERO = new Figure(Interval.ZERO, Interval.ZERO, ImmutableSet.of());

    /** More than zero and less than half a unit. */
    public static final Figure LESS_THAN_HALF_UNIT = of(Interval.of(0, 0.5), Mark.LESS_THAN_HALF_UNIT);

    /**
     * The largest number that is a figure: more than any statistic counts, so that no unit makes it too large for a
     * double.
     */
    public static final double MOST = 1e18;

    private static final Pattern BOUND = Pattern.compile("([<>])\\s?(.+)");
    private static final Pattern RANGE = Pattern.compile("([0-9.,]+)(?:\\s?\\u2013\\s?|\\s-\\s)([0-9.,]+)");

    public Figure {
        Objects.requireNonNull(value, "value is required");
        Objects.requireNonNull(rounding, "rounding is required");
        marks = Sets.immutableEnumSet(marks);
    }

    /**
     * A figure of which nothing is known.
     *
     * @param reason why
     * @return 0.. with that mark
     */
    public static Figure unknown(Mark reason) {
        return of(Interval.NON_NEGATIVE, reason);
    }

    /**
     * Reads a cell.
     *
     * @param cell the text without white space at its ends
     * @param words the texts that the format declares in place of numbers, letter by letter, with what they say
     * @return the figure, or empty if the cell is neither number, bound, range nor declared word, may be negative, or
     *     is more than {@link #MOST}
     */
    public static Optional<Figure> find(String cell, Map<String, Figure> words) {
        Figure declared = words.get(cell);
        if (declared != null) {
            return Optional.of(declared);
        }
        if (cell.isEmpty()) {
            return Optional.of(unknown(Mark.BLANK));
        }
        Matcher bound = BOUND.matcher(cell);
        if (bound.matches()) {
            boolean atLeast = bound.group(1).equals(">");
            return number(bound.group(2))
                    .map(end -> of(atLeast ? Interval.atLeast(end) : Interval.of(0, end), Mark.INEQUALITY));
        }
        Matcher range = RANGE.matcher(cell);
        if (range.matches()) {
            return number(range.group(1)).flatMap(low -> number(range.group(2))
                    .filter(high -> high >= low)
                    .map(high -> of(Interval.of(low, high), Mark.RANGE)));
        }
        boolean estimated = cell.startsWith("e");
        return PlainNumber.find(estimated ? cell.substring(1) : cell)
                .filter(number -> number.signum() >= 0 && number.doubleValue() <= MOST)
                .map(number -> {
                    Figure figure =
                            new Figure(Interval.exact(number.doubleValue()), rounding(number), ImmutableSet.of());
                    return estimated ? figure.with(Mark.ESTIMATED) : figure;
                });
    }

    /**
     * Returns a copy with one more mark.
     *
     * @param mark what else stands beside it
     * @return the figure
     */
    public Figure with(Mark mark) {
        return new Figure(value, rounding, Sets.union(marks, Sets.immutableEnumSet(mark)));
    }

    /** {@return whether anything is known of the figure: false for 0.. (unbounded)} */
    public boolean isKnown() {
        return !value.equals(Interval.NON_NEGATIVE);
    }

    private static Figure of(Interval value, Mark mark) {
        return new Figure(value, value, Sets.immutableEnumSet(mark));
    }

    private static Optional<Double> number(String text) {
        return PlainNumber.find(text).map(BigDecimal::doubleValue).filter(number -> number >= 0 && number <= MOST);
    }

    private static Interval rounding(BigDecimal printed) {
        if (printed.signum() == 0) {
            return Interval.ZERO;
        }
        BigDecimal plain = printed.scale() <= 0 ? printed.stripTrailingZeros() : printed;
        Interval range = Interval.ofRounded(plain);
        return Interval.of(Math.max(0, range.lower()), range.upper());
    }
}
