package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several countries that a publisher gives one figure for. Its members are the countries that share the figure, which
 * is not to say that each of them has a part of it.
 *
 * <p>JSON: {@code {"aggregate":"United States and Canada","members":["USA","CAN"]}}.
 *
 * @param name the name, such as {@code Other countries}; on one line, not blank, without a less-than sign, and not the
 *     name of a country
 * @param members the countries in the order of the name, each once; none if it is not known which they are
 */
public record Aggregate(@JsonProperty("aggregate") String name, List<Country> members) implements Producer {

    public Aggregate {
        Objects.requireNonNull(name, "aggregate is required");
        Objects.requireNonNull(members, "members is required; they may be empty");
        if (Text.isBlank(name)) {
            throw new IllegalArgumentException("aggregate must have a name, but it was blank");
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '<' || Character.isISOControl(name.charAt(i))) {
                throw new IllegalArgumentException(
                        "aggregate must have a name on one line without a less-than sign, but was \"" + name + "\"");
            }
        }
        Text.requireName("aggregate", name);
        Optional<Country> country = Country.find(name);
        if (country.isPresent()) {
            throw new IllegalArgumentException("aggregate must not have the name of a country, but \"" + name + "\" is "
                    + country.get().alpha3() + " (" + country.get().name() + ")");
        }
        members = ImmutableList.copyOf(members);
        if (new HashSet<>(members).size() < members.size()) {
            throw new IllegalArgumentException("members must differ from each other, but were " + members);
        }
    }

    @JsonCreator
    static Aggregate ofJson(
            @JsonProperty("aggregate") Json.@Nullable Words name,
            @JsonProperty("members") @Nullable List<Country> members) {
        return new Aggregate(Json.required(name, "aggregate"), Objects.requireNonNull(members, "members is required"));
    }

    /**
     * An aggregate whose members are not known.
     *
     * @param name the name, such as {@code Other countries}
     * @throws IllegalArgumentException if the name is blank or that of a country
     */
    public static Aggregate of(String name) {
        return new Aggregate(name, ImmutableList.of());
    }

    /**
     * An aggregate of known members.
     *
     * @param name the name, such as {@code United States and Canada}
     * @param members the countries, each once
     * @throws IllegalArgumentException if the name is blank or that of a country, or a member is given twice
     */
    public static Aggregate of(String name, Country... members) {
        return new Aggregate(name, ImmutableList.copyOf(members));
    }

    /**
     * Reads an aggregate. It knows
     *
     * <ul>
     *   <li>countries that are joined by {@code and} or {@code &}, and before that by commas: {@code China, Germany,
     *       and Russia}; the members are those countries, each name read as long as it can be, and the aggregate's name
     *       is the text with single spaces;
     *   <li>aggregates that publishers name: {@code Belgium-Luxembourg}, {@code Southern African Customs Union};
     *   <li>what publishers call the rest: {@code Other countries}, {@code Rest of world}, {@code Areas, nes}; its
     *       members are not known.
     * </ul>
     *
     * @throws UnknownNameException if the text is none of these, such as {@code World total} or a single country
     */
    public static Aggregate parse(String text) {
        return parse(text, "");
    }

    /**
     * Reads an aggregate of one publisher, as {@link #parse(String)} does.
     *
     * @param publisher whose text it is, as {@link Country#parse(String, String)} takes it
     * @throws UnknownNameException if the text is no aggregate
     */
    static Aggregate parse(String text, String publisher) {
        return CountryNames.aggregate(text, publisher)
                .orElseThrow(() -> CountryNames.refused("aggregate", text, publisher));
    }

    /**
     * Whether all of a producer is a part of this: a member, or an aggregate of some of the members and not all; false
     * where members are not known.
     */
    public boolean contains(Producer other) {
        if (other instanceof Aggregate group) {
            return !group.members.isEmpty()
                    && group.members.size() < members.size()
                    && members.containsAll(group.members);
        }
        return members.contains(other);
    }

    @Override
    public String id() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
