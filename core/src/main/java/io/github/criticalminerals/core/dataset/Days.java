package io.github.criticalminerals.core.dataset;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads days. */
final class Days {

    private Days() {}

    static LocalDate parse(String argument, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    argument + " must be a day such as 2026-11-10, but was \"" + text + "\"", e);
        }
    }
}
