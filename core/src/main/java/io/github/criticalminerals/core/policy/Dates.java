package io.github.criticalminerals.core.policy;

import io.github.criticalminerals.core.issue.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Days as JSON has them: text, since a bare mapper knows no dates. */
final class Dates {
    private Dates() {}

    static LocalDate parse(String name, Json.@Nullable Words json) {
        String text = Json.required(json, name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " must be a date such as 2025-04-04, but was \"" + text + "\"", e);
        }
    }
}
