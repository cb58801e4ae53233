package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.quantity.Interval;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What the words of a claim mean as an interval: a convention, replaceable, with closed ends.
 *
 * <ul>
 *   <li>no qualifier, a printed figure: half a unit of its last digit on each side;
 *   <li>about, approximately, around: 2.5 points on each side;
 *   <li>nearly, almost: from 5 points less up to the figure;
 *   <li>over, more than, not before: the figure or more (a share: up to 1); up to: from zero to the figure;
 *   <li>half: 50 points, as printed after its qualifier.
 * </ul>
 *
 * Points are hundredths for shares. Half and double width apply to the first three; over and up to have no width.
 *
 * @param width the factor on the widths: 1 is the convention
 */
record Wording(double width) {

    static final Wording CONVENTION = new Wording(1);
    static final Wording HALF = new Wording(0.5);
    static final Wording DOUBLE = new Wording(2);

    /**
     * Reads a claim's words.
     *
     * @param measure what is measured; a measure that begins with "share" is bounded by 1
     * @param qualifier "nearly", "over" and the like, perhaps none
     * @param value the figure as printed
     * @param unit its unit; with {@code %} the interval is in fractions
     * @return the interval, empty if the words give no number or have an unknown qualifier
     */
    Optional<Interval> read(String measure, String qualifier, String value, String unit) {
        boolean percent = unit.equals("%") || value.equals("half");
        Optional<BigDecimal> figure = number(value);
        if (figure.isEmpty()) {
            return Optional.empty();
        }
        double x = figure.orElseThrow().doubleValue();
        double top = measure.startsWith("share") ? 100 : Double.POSITIVE_INFINITY;
        String word = qualifier.toLowerCase(Locale.ROOT);
        Interval meaning;
        if (word.isEmpty()) {
            double half = 0.5 * Math.pow(10, -figure.orElseThrow().scale()) * width;
            meaning = Interval.of(x == 0 ? 0 : x - half, x + half);
        } else if (starts(word, "about", "approximately", "around")) {
            meaning = Interval.of(x - 2.5 * width, x + 2.5 * width);
        } else if (starts(word, "nearly", "almost")) {
            meaning = x >= 0 ? Interval.of(x - 5 * width, x) : Interval.of(x, x + 5 * width);
        } else if (starts(word, "over", "more than", "not before")) {
            meaning = Interval.of(x, top);
        } else if (starts(word, "up to", "at most")) {
            meaning = Interval.of(0, x);
        } else {
            return Optional.empty();
        }
        return Optional.of(percent ? hundredth(meaning) : meaning);
    }

    private static boolean starts(String word, String... beginnings) {
        for (String beginning : beginnings) {
            if (word.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static Interval hundredth(Interval percent) {
        return Interval.of(
                hundredth(percent.lower()), percent.isBounded() ? hundredth(percent.upper()) : percent.upper());
    }

    private static double hundredth(double percent) {
        return new BigDecimal(Double.toString(percent)).movePointLeft(2).doubleValue();
    }

    private static Optional<BigDecimal> number(String value) {
        if (value.equals("half")) {
            return Optional.of(BigDecimal.valueOf(50));
        }
        return value.matches("-?\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(value)) : Optional.empty();
    }
}
