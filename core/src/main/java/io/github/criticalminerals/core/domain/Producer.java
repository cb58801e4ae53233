package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who supplies: a {@link Country}, or an {@link Aggregate} that a publisher counts as one ("Other countries", "United
 * States and Canada"). An aggregate never counts as a country. The world's total is neither.
 *
 * <p>JSON: a country is its alpha-3 code, an aggregate is {@code {"aggregate":"United States and
 * Canada","members":["USA","CAN"]}}.
 */
public sealed interface Producer permits Country, Aggregate {
    /** {@return the name to show, such as {@code China} or {@code Other countries}} */
    String name();

    /** {@return what tells producers apart: the alpha-3 code of a country, the name of an aggregate} */
    String id();

    /**
     * Reads what statistics write: a country as {@link Country#parse(String)} reads it, else an aggregate as {@link
     * Aggregate#parse(String)} reads it.
     *
     * @param text the text, such as {@code Burma}, {@code China, Germany, and Russia} or {@code Other countries}
     * @throws UnknownNameException if it is neither, such as {@code World total}; it holds the nearest known names
     * @throws IllegalArgumentException if it names more than one country, as {@code Congo} does
     */
    static Producer parse(String text) {
        return parse(text, "");
    }

    /**
     * Reads what one publisher writes.
     *
     * @param publisher whose text it is, as {@link Country#parse(String, String)} takes it
     * @throws UnknownNameException if it is neither country nor aggregate; it holds the nearest known names
     * @throws IllegalArgumentException if it names more than one country
     */
    static Producer parse(String text, String publisher) {
        Optional<Producer> producer = find(text, publisher);
        if (producer.isEmpty()) {
            throw CountryNames.refused("producer", text, publisher);
        }
        return producer.get();
    }

    /** Reads what statistics write, as {@link #parse(String)} does; empty if the text is unknown or ambiguous. */
    static Optional<Producer> find(String text) {
        return find(text, "");
    }

    /**
     * Reads what one publisher writes, as {@link #parse(String, String)} does. A loader that lists the aliases it met
     * compares the text with the producer's {@link #name()}.
     *
     * @param publisher whose text it is, as {@link Country#parse(String, String)} takes it
     * @return the producer, or empty if the text is unknown or ambiguous
     */
    static Optional<Producer> find(String text, String publisher) {
        Optional<? extends Producer> country = Country.find(text, publisher);
        Optional<? extends Producer> producer = country.isPresent() ? country : CountryNames.aggregate(text, publisher);
        return producer.isPresent() ? Optional.of(producer.get()) : Optional.empty();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Producer fromJson(Object json) {
        if (json instanceof String code) {
            return Country.of(code);
        }
        if (json instanceof Map<?, ?> object
                && object.get("aggregate") instanceof String name
                && object.get("members") instanceof List<?> members) {
            ImmutableList.Builder<Country> countries = ImmutableList.builder();
            members.forEach(code -> countries.add(Country.of(Json.text(code, "member"))));
            return new Aggregate(name, countries.build());
        }
        throw new IllegalArgumentException(
                "producer must be the code of a country or an object with \"aggregate\" and \"members\", but was "
                        + json);
    }
}
