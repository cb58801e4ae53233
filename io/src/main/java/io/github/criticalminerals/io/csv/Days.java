package io.github.criticalminerals.io.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the days of one column: as in ISO 8601 ({@code 2009-12-29}), with midnight and a zone behind it or not ({@code
 * 2013-07-22 00:00:00-04:00}); and {@code 29-12-2009} or {@code 12/29/2009} where the column proves which number is the
 * month.
 *
 * <p>All texts of the column are {@linkplain #see seen} before the first is read: one with a number above 12 in the
 * place of the day proves the order. Where none does, or two contradict each other, only a text whose day and month are
 * the same number is read.
 */
public final class Days {
    private static final Pattern ISO = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]00:00(?::00(?:[.]0+)?)?(?: ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?)?");
    private static final Pattern OTHER = Pattern.compile("([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4})");

    private boolean dayFirst;
    private boolean monthFirst;

    /**
     * Takes note of a text that will be read.
     *
     * @param text the text, without white space at its ends
     */
    public void see(String text) {
        Matcher other = OTHER.matcher(text);
        if (other.matches()) {
            dayFirst |= Integer.parseInt(other.group(1)) > 12;
            monthFirst |= Integer.parseInt(other.group(3)) > 12;
        }
    }

    /**
     * Reads a day.
     *
     * @param text the text, without white space at its ends
     * @return the day, or empty if it is none or may be two
     */
    public Optional<LocalDate> find(String text) {
        Matcher iso = ISO.matcher(text);
        Matcher other = OTHER.matcher(text);
        try {
            if (iso.matches()) {
                return Optional.of(LocalDate.parse(iso.group(1)));
            }
            if (!other.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(other.group(1));
            int second = Integer.parseInt(other.group(3));
            int year = Integer.parseInt(other.group(4));
            if (first != second && dayFirst == monthFirst) {
                return Optional.empty();
            }
            return Optional.of(monthFirst ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
