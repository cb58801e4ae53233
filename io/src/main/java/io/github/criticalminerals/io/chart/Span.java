package io.github.criticalminerals.io.chart;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a timeline: a label, the group that gives the colour, the first day and, where one is named, the last.
 *
 * <p>The last day is part of the span. A span of one day is an event.
 */
public final class Span {
    private final String label;
    private final String group;
    private final LocalDate from;
    private final @Nullable LocalDate until;

    private Span(String label, String group, LocalDate from, @Nullable LocalDate until) {
        this.label = Texts.present("label", label);
        this.group = Texts.present("group", group);
        this.from = Objects.requireNonNull(from, "from is required");
        this.until = until;
    }

    /**
     * A span with both ends.
     *
     * @param label what the row says, wrapped where it is long
     * @param group the name that the legend gives to the colour, such as an issuer
     * @param from the first day
     * @param until the last day, not before the first
     * @throws IllegalArgumentException if a text is blank or the last day is before the first
     */
    public static Span of(String label, String group, LocalDate from, LocalDate until) {
        Objects.requireNonNull(until, "until is required");
        checkArgument(!until.isBefore(from), "until must not be before from, %s, but was %s", from, until);
        return new Span(label, group, from, until);
    }

    /**
     * A span for which no end is named: it runs on to the edge of the picture.
     *
     * @param label what the row says
     * @param group the name that the legend gives to the colour
     * @param from the first day
     * @throws IllegalArgumentException if a text is blank
     */
    public static Span openEnded(String label, String group, LocalDate from) {
        return new Span(label, group, from, null);
    }

    /** {@return what the row says} */
    public String label() {
        return label;
    }

    /** {@return the name that the legend gives to the colour} */
    public String group() {
        return group;
    }

    /** {@return the first day} */
    public LocalDate from() {
        return from;
    }

    /** {@return the last day, which is part of the span; empty if none is named} */
    public Optional<LocalDate> until() {
        return Optional.ofNullable(until);
    }

    /** The days in words: {@code 2025-04-04}, {@code 2025-04-04 to 2025-11-10} or {@code from 2025-04-04}. */
    String days() {
        if (until == null) {
            return "from " + from;
        }
        return until.equals(from) ? from.toString() : from + " to " + until;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Span span
                && label.equals(span.label)
                && group.equals(span.group)
                && from.equals(span.from)
                && Objects.equals(until, span.until);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, group, from, until);
    }

    /** Such as {@code 2025-04-04 to 2025-11-10: licences (China)}. */
    @Override
    public String toString() {
        return days() + ": " + label + " (" + group + ")";
    }
}
