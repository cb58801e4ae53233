package io.github.criticalminerals.core.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/** Days as JSON has them: text, since a bare mapper knows no dates. */
final class Dates {
    private Dates() {}

    static LocalDate parse(String name, String text) {
        Objects.requireNonNull(text, () -> name + " must not be null");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " must be a date such as 2025-04-04, but was \"" + text + "\"", e);
        }
    }
}
