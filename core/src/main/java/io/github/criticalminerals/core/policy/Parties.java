package io.github.criticalminerals.core.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Countries and groups of countries; none named means all of them. A group has the members of the
 * day asked about: the United Kingdom is covered by the European Union until 2020-01-31.
 *
 * @param countries the countries named
 * @param groups the groups named
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Parties(List<Country> countries, List<CountryGroup> groups) {

    /** Every country. */
    public static final Parties ALL = new Parties(ImmutableList.of(), ImmutableList.of());

    public Parties {
        countries = ImmutableList.copyOf(requireNonNull(countries, "countries is required"));
        groups = ImmutableList.copyOf(requireNonNull(groups, "groups is required"));
    }

    @JsonCreator
    static Parties fromJson(
            @JsonProperty("countries") @Nullable List<Country> countries,
            @JsonProperty("groups") @Nullable List<CountryGroup> groups) {
        return new Parties(
                countries == null ? ImmutableList.of() : countries, groups == null ? ImmutableList.of() : groups);
    }

    /** The given countries; all of them if none is given. */
    static Parties of(Country... countries) {
        return new Parties(ImmutableList.copyOf(countries), ImmutableList.of());
    }

    /** The given groups; every country if none is given. */
    static Parties of(CountryGroup... groups) {
        return new Parties(ImmutableList.of(), ImmutableList.copyOf(groups));
    }

    /** Whether nothing is named, which means every country. */
    @JsonIgnore
    public boolean isAll() {
        return countries.isEmpty() && groups.isEmpty();
    }

    /** Whether a country and another party can be the same on a day. */
    boolean overlaps(Parties other, LocalDate date) {
        return isAll()
                || other.isAll()
                || !Sets.intersection(membersOn(date), other.membersOn(date)).isEmpty();
    }

    /** Whether all of another party is in this one on a day. */
    boolean covers(Parties other, LocalDate date) {
        return isAll() || (!other.isAll() && membersOn(date).containsAll(other.membersOn(date)));
    }

    /** Each country and each group by itself; nothing for every country. */
    Stream<Parties> single() {
        return Stream.concat(
                countries.stream().map(Parties::of), groups.stream().map(Parties::of));
    }

    private Set<Country> membersOn(LocalDate date) {
        return Stream.concat(countries.stream(), groups.stream().flatMap(group -> group.membersOn(date).stream()))
                .collect(ImmutableSet.toImmutableSet());
    }

    /** The names: {@code China, EU}, or {@code all}. */
    @Override
    public String toString() {
        return isAll()
                ? "all"
                : Stream.concat(
                                countries.stream().map(Country::name),
                                groups.stream().map(CountryGroup::name))
                        .collect(Collectors.joining(", "));
    }
}
