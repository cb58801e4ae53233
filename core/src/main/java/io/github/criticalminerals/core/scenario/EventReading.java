package io.github.criticalminerals.core.scenario;

import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What statistics say of a measure, in one word for each time after it: months 0 to 3, 4 to 6 and 7 to 12, the month in
 * which it comes into force being month 0. Months from the announcement to the one before force are the time of
 * anticipation; the twelve months before the announcement are what is compared with.
 *
 * <p>With m the mean of those twelve and s their standard deviation, a series falls in a time of k months if its mean
 * there is below m by more than both a quarter of m and 2 s/sqrt(k). The words:
 *
 * <ul>
 *   <li>bit: what comes from the origin falls, and the total falls;
 *   <li>diverted: what comes from the origin falls, the total does not;
 *   <li>no visible effect: what comes from the origin does not fall;
 *   <li>untestable: fewer than six of the twelve months or not all months of the time are there, what came from the
 *       origin before is nothing, or the quarter and twice the noise would be more than all of it.
 * </ul>
 *
 * <p>A word says what the series did. Whether the measure did it, it does not say.
 */
public final class EventReading {

    /** How a series behaved. */
    public enum Word {
        /** The origin falls, and so does the total. */
        BIT("bit"),
        /** The origin falls, the total does not. */
        DIVERTED("diverted"),
        /** The origin does not fall. */
        NO_VISIBLE_EFFECT("no visible effect"),
        /** The figures do not allow to say. */
        UNTESTABLE("untestable");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * One time after, or the time of anticipation.
     *
     * @param name {@code anticipation}, {@code months 0-3} and so on
     * @param word the word
     * @param origin change of what comes from the origin (fraction of the mean before); NaN if untestable
     * @param total change of the total (fraction of the mean before); NaN if untestable
     */
    public record Row(String name, Word word, double origin, double total) implements Worded {
        /** One line: {@code months 0-3: diverted, from the origin -38 %, in all 2.1 %}. */
        @Override
        public String toString() {
            return name + ": " + word
                    + (Double.isNaN(origin)
                            ? ""
                            : ", from the origin " + Interval.exact(origin).inPercent() + ", in all "
                                    + Interval.exact(total).inPercent());
        }
    }

    private static final double QUARTER = 0.25;
    private static final int ENOUGH = 6;

    private EventReading() {}

    /**
     * Reads two series of months.
     *
     * @param origin what comes from the origin (any unit), finite and at least 0; a month that is not known is not in
     *     it
     * @param total what comes from everywhere (the same unit)
     * @param announced when the measure became known
     * @param force when it came into force, not before that
     * @return a row for each time; that of anticipation only if there is a month of it
     * @throws IllegalArgumentException if it came into force before it was announced, or a value is negative or not
     *     finite
     */
    public static List<Row> of(
            Map<YearMonth, Double> origin, Map<YearMonth, Double> total, LocalDate announced, LocalDate force) {
        if (force.isBefore(announced)) {
            throw new IllegalArgumentException("a measure must not be in force before it is announced, but was on "
                    + force + ", announced on " + announced);
        }
        check("origin", origin);
        check("total", total);
        YearMonth known = YearMonth.from(announced);
        YearMonth zero = YearMonth.from(force);
        List<YearMonth> before = months(known.minusMonths(12), known.minusMonths(1));
        List<Row> rows = new ArrayList<>();
        if (known.isBefore(zero)) {
            rows.add(row("anticipation", origin, total, before, months(known, zero.minusMonths(1))));
        }
        rows.add(row("months 0-3", origin, total, before, months(zero, zero.plusMonths(3))));
        rows.add(row("months 4-6", origin, total, before, months(zero.plusMonths(4), zero.plusMonths(6))));
        rows.add(row("months 7-12", origin, total, before, months(zero.plusMonths(7), zero.plusMonths(12))));
        return rows;
    }

    private static void check(String argument, Map<YearMonth, Double> values) {
        values.forEach((month, value) -> {
            if (!Double.isFinite(value) || value < 0) {
                throw new IllegalArgumentException(
                        argument + " must be finite and at least 0 in each month, but was " + value + " in " + month);
            }
        });
    }

    private static List<YearMonth> months(YearMonth first, YearMonth last) {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private static Row row(
            String name,
            Map<YearMonth, Double> origin,
            Map<YearMonth, Double> total,
            List<YearMonth> before,
            List<YearMonth> after) {
        Series mine = new Series(origin, before, after);
        Series all = new Series(total, before, after);
        if (!mine.isTestable() || !all.isTestable()) {
            return new Row(name, Word.UNTESTABLE, Double.NaN, Double.NaN);
        }
        Word word = !mine.falls() ? Word.NO_VISIBLE_EFFECT : all.falls() ? Word.BIT : Word.DIVERTED;
        return new Row(name, word, mine.change(), all.change());
    }

    /** One series before and after. */
    private static final class Series {
        private final double[] before;
        private final double[] after;
        private final int wanted;

        Series(Map<YearMonth, Double> values, List<YearMonth> before, List<YearMonth> after) {
            this.before = values(values, before);
            this.after = values(values, after);
            this.wanted = after.size();
        }

        private static double[] values(Map<YearMonth, Double> values, List<YearMonth> months) {
            return months.stream()
                    .filter(values::containsKey)
                    .mapToDouble(values::get)
                    .toArray();
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }

        private double threshold() {
            double mean = mean(before);
            double squares = 0;
            for (double value : before) {
                squares += (value - mean) * (value - mean);
            }
            double deviation = Math.sqrt(squares / (before.length - 1));
            return Math.max(QUARTER * mean, 2 * deviation / Math.sqrt(after.length));
        }

        boolean isTestable() {
            return before.length >= ENOUGH && after.length == wanted && mean(before) > 0 && threshold() < mean(before);
        }

        boolean falls() {
            return mean(before) - mean(after) > threshold();
        }

        double change() {
            return mean(after) / mean(before) - 1;
        }
    }
}
