package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableSet;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** Days as text, and days that count. */
final class Days {

    private Days() {}

    static YearMonth parseMonth(String argument, String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    argument + " must be a month such as 2026-11, but was \"" + text + "\"", e);
        }
    }

    /**
     * {@return the day of each decision: that of day t is the first on which {@code wait} days that count have passed;
     * for each day of the run the number of the day on which what was asked then is decided}
     */
    static int[] decisions(LocalDate first, int days, int wait, boolean working, List<LocalDate> holidays) {
        int[] decided = new int[days];
        if (!working) {
            for (int t = 0; t < days; t++) {
                decided[t] = t + wait;
            }
            return decided;
        }
        Set<LocalDate> free = ImmutableSet.copyOf(holidays);
        int ahead = 0;
        int passed = 0;
        for (int t = 0; t < days; t++) {
            if (ahead < t) {
                ahead = t;
                passed = 0;
            }
            while (passed < wait) {
                ahead++;
                if (counts(first.plusDays(ahead), free)) {
                    passed++;
                }
            }
            decided[t] = ahead;
            if (counts(first.plusDays((long) t + 1), free)) {
                passed--;
            }
        }
        return decided;
    }

    private static boolean counts(LocalDate day, Set<LocalDate> free) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !free.contains(day);
    }
}
