package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Mass;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much one producer has.
 *
 * @param producer a country, or a named aggregate that the publisher does not split
 * @param amount the amount (t, on the table's basis); 0.. (unbounded) where there is no figure
 * @param marks what the publisher says about the figure, in the order of {@link Mark}
 * @param notes the publisher's footnotes on this row
 */
public record SupplyRow(Producer producer, Mass amount, Set<Mark> marks, List<String> notes) {

    public SupplyRow {
        Objects.requireNonNull(producer, "producer is required");
        Objects.requireNonNull(amount, "amount is required");
        marks = Sets.immutableEnumSet(marks);
        notes = ImmutableList.copyOf(notes);
    }

    /**
     * A row without footnotes.
     *
     * @param producer a country or a named aggregate
     * @param amount the amount (t)
     * @param marks what the publisher says about the figure
     */
    public static SupplyRow of(Producer producer, Mass amount, Mark... marks) {
        return new SupplyRow(producer, amount, Sets.immutableEnumSet(ImmutableList.copyOf(marks)), ImmutableList.of());
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static SupplyRow ofJson(
            @JsonProperty("producer") @Nullable Producer producer,
            @JsonProperty("amount") @Nullable Mass amount,
            @JsonProperty("marks") @Nullable List<Mark> marks,
            @JsonProperty("notes") @Nullable List<Json.Words> notes) {
        return new SupplyRow(
                producer, amount, Sets.immutableEnumSet(marks == null ? ImmutableList.of() : marks), Json.list(notes));
    }

    /**
     * {@return whether the publisher gives any figure: false if nothing is known of the amount; such a row is not in a
     * sum and an index names it}
     */
    public boolean hasFigure() {
        return amount.isKnown();
    }

    /** One line for reading: producer, amount or that there is none, marks, footnotes. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(producer.name()).append(": ").append(hasFigure() ? amount : "no figure");
        if (!marks.isEmpty()) {
            line.append(' ').append(marks);
        }
        notes.forEach(note -> line.append(" (").append(note).append(')'));
        return line.toString();
    }
}
