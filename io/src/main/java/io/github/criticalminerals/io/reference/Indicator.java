package io.github.criticalminerals.io.reference;

import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A single dated figure or fact that shows how a measure works: exports by month, licences asked for and given,
 * exemptions,
 * capacity outside China. Reported, and no statistics of the library's own.
 *
 * @param series what it is about; figures of one series can be set side by side
 * @param date the day, month or year, or the span of them, as reported: {@code 2025-09-23}, {@code 2025-09},
 *     {@code 2025-H1}
 * @param whereOrNull the destination or place, or null for all
 * @param valueOrNull the figure, or null where the report gives words, a bound or several figures
 * @param unit the unit of the figure; empty where there is none
 * @param printed the figure or words as reported
 * @param saidBy who said it, or empty if the source's text is all that is known
 * @param basis whether it was reported or derived, and how
 * @param source who published it first; its locator says where it was read
 */
public record Indicator(
        String series,
        String date,
        @Nullable Country whereOrNull,
        @Nullable Interval valueOrNull,
        String unit,
        String printed,
        String saidBy,
        String basis,
        Source source) {
    public Indicator {
        Objects.requireNonNull(series, "series is required");
        Objects.requireNonNull(date, "date is required");
        Objects.requireNonNull(source, "source is required");
    }

    /** {@return the destination or place, or empty for all} */
    public Optional<Country> where() {
        return Optional.ofNullable(whereOrNull);
    }

    /** {@return the figure (in the unit), or empty where the report gives words, a bound or several figures} */
    public Optional<Interval> value() {
        return Optional.ofNullable(valueOrNull);
    }

    /** For people: the series, the date, the place, what was reported and where it was read. */
    @Override
    public String toString() {
        return series + ", " + date + where().map(place -> ", " + place.name()).orElse("") + ": "
                + printed.replace("<", "below ").replace(">", "above ") + (unit.isEmpty() ? "" : " " + unit)
                + source.locator().map(place -> " (" + place + ")").orElse("");
    }
}
