package io.github.criticalminerals.core.domain;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Countries that act together, each with the days on which it was a member.
 *
 * <pre>{@code
 * CountryGroup.EU.contains(Country.of("GBR"), LocalDate.of(2020, 1, 31)); // true, its last day
 * CountryGroup club = CountryGroup.of("My club", source)
 *         .with(Country.of("AUS"), LocalDate.of(2024, 5, 1))
 *         .with(Country.of("USA"), LocalDate.of(2024, 5, 1), LocalDate.of(2025, 1, 19));
 * }</pre>
 *
 * <p>A day outside all memberships has no members. Members are states in their present or last extent: that East
 * Germany came to the EU with Germany in 1990, or that Greenland left in 1985, shows in no membership.
 */
@Json.OnlyAnnotated
public final class CountryGroup {
    /**
     * The European Union and, before 1993, the European Economic Community. The United Kingdom's last day is
     * 2020-01-31.
     */
    public static final CountryGroup EU = of(
                    "EU",
                    Source.of("European Union", "EU countries")
                            .withUrl("https://europa.eu/european-union/about-eu/countries_en")
                            .withLocator("Year of entry")
                            .withNote(
                                    "the dates on which the Treaty of Rome and the Treaties of Accession took effect"))
            .withAll("1958-01-01", "BEL", "DEU", "FRA", "ITA", "LUX", "NLD")
            .withAll("1973-01-01", "DNK", "IRL")
            .with(Country.of("GBR"), LocalDate.of(1973, 1, 1), LocalDate.of(2020, 1, 31))
            .withAll("1981-01-01", "GRC")
            .withAll("1986-01-01", "ESP", "PRT")
            .withAll("1995-01-01", "AUT", "FIN", "SWE")
            .withAll("2004-05-01", "CYP", "CZE", "EST", "HUN", "LTU", "LVA", "MLT", "POL", "SVK", "SVN")
            .withAll("2007-01-01", "BGR", "ROU")
            .withAll("2013-07-01", "HRV");

    /**
     * The Quad: Australia, India, Japan, the United States, since the meeting of officials in Manila on 2017-11-12 that
     * took up the talks of 2007 and 2008 again; these are not in it.
     */
    public static final CountryGroup QUAD = of(
                    "Quad",
                    Source.of(
                                    "Ministry of External Affairs, Government of India",
                                    "India-Australia-Japan-U.S. Consultations on Indo-Pacific")
                            .withPublished(LocalDate.of(2017, 11, 12)))
            .withAll("2017-11-12", "AUS", "IND", "JPN", "USA");

    /**
     * The Group of Seven: six since the first day of the summit of Rambouillet, Canada since that of San Juan. The EU,
     * which takes part, is not a country; Russia, which took part in the G8 from 1997 to 2014, is not of the seven.
     */
    public static final CountryGroup G7 = of(
                    "G7",
                    Source.of("Taylor and Francis", "Peter Hajnal, Summit Meetings")
                            .withDoi("10.4324/9780429436406-2"))
            .withAll("1975-11-15", "DEU", "FRA", "GBR", "ITA", "JPN", "USA")
            .withAll("1976-06-27", "CAN");

    @JsonProperty
    private final String name;

    @JsonProperty
    private final Source source;

    @JsonProperty
    private final ImmutableList<Membership> memberships;

    private CountryGroup(String name, Source source, List<Membership> memberships) {
        this.name = name;
        this.source = source;
        this.memberships = ImmutableList.copyOf(memberships);
        if (Text.isBlank(name)) {
            throw new IllegalArgumentException("name of a group of countries must not be blank");
        }
        for (int i = 0; i < memberships.size(); i++) {
            for (Membership earlier : memberships.subList(0, i)) {
                if (earlier.overlaps(memberships.get(i))) {
                    throw new IllegalArgumentException("country must not be a member twice on one day, but was: "
                            + earlier + " and " + memberships.get(i));
                }
            }
        }
    }

    /** A group without members, its name not blank; the {@code with} methods add them. */
    public static CountryGroup of(String name, Source source) {
        return new CountryGroup(name, source, ImmutableList.of());
    }

    @JsonCreator
    static CountryGroup ofJson(
            @JsonProperty("name") Json.@Nullable Words name,
            @JsonProperty("source") @Nullable Source source,
            @JsonProperty("memberships") @Nullable List<Membership> memberships) {
        return new CountryGroup(
                Json.required(name, "name"),
                Objects.requireNonNull(source, "source is required"),
                Objects.requireNonNull(memberships, "memberships is required"));
    }

    /**
     * {@return a copy with a member that has not left}
     *
     * @param from its first day as a member
     * @throws IllegalArgumentException if it is a member on one of these days already
     */
    public CountryGroup with(Country country, LocalDate from) {
        return with(new Membership(country, from, null));
    }

    /**
     * {@return a copy with a member that has left; it may come back later}
     *
     * @param from its first day as a member
     * @param lastDay its last day as a member, not before {@code from}
     * @throws IllegalArgumentException if it is a member on one of these days already
     */
    public CountryGroup with(Country country, LocalDate from, LocalDate lastDay) {
        return with(new Membership(country, from, lastDay));
    }

    private CountryGroup with(Membership membership) {
        return new CountryGroup(
                name,
                source,
                ImmutableList.<Membership>builder()
                        .addAll(memberships)
                        .add(membership)
                        .build());
    }

    private CountryGroup withAll(String from, String... codes) {
        CountryGroup group = this;
        for (String code : codes) {
            group = group.with(Country.of(code), LocalDate.parse(from));
        }
        return group;
    }

    /** {@return the name, such as {@code EU}} */
    public String name() {
        return name;
    }

    /** {@return what states the members} */
    public Source source() {
        return source;
    }

    /** {@return all memberships, past ones among them, in the order given} */
    List<Membership> memberships() {
        return memberships;
    }

    /** {@return the members on a day, in the order given, possibly none} */
    public Set<Country> membersOn(LocalDate date) {
        return memberships.stream()
                .filter(membership -> membership.isOn(date))
                .map(Membership::country)
                .collect(toImmutableSet());
    }

    /** Whether a country is a member on a day, from its first to its last. */
    public boolean contains(Country country, LocalDate date) {
        return memberships.stream().anyMatch(membership -> membership.country() == country && membership.isOn(date));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CountryGroup that
                && name.equals(that.name)
                && source.equals(that.source)
                && memberships.equals(that.memberships);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, source, memberships);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The days on which a country is a member; without a last one it has not left. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Membership(Country country, LocalDate from, @Nullable LocalDate lastDay) {
        Membership {
            if (lastDay != null && lastDay.isBefore(from)) {
                throw new IllegalArgumentException(
                        "last day must not be before the first, " + from + ", but was " + lastDay);
            }
        }

        @JsonCreator
        static Membership ofJson(
                @JsonProperty("country") @Nullable Country country,
                @JsonProperty("from") Json.@Nullable Words from,
                @JsonProperty("lastDay") Json.@Nullable Words lastDay) {
            return new Membership(
                    Objects.requireNonNull(country, "country is required"),
                    Text.day("from", Json.required(from, "from")),
                    lastDay == null ? null : Text.day("lastDay", lastDay.value()));
        }

        @JsonProperty("from")
        private String fromText() {
            return from.toString();
        }

        @JsonProperty("lastDay")
        private @Nullable String lastDayText() {
            return lastDay == null ? null : lastDay.toString();
        }

        private boolean isOn(LocalDate date) {
            return !date.isBefore(from) && (lastDay == null || !date.isAfter(lastDay));
        }

        private boolean overlaps(Membership other) {
            return country == other.country && (isOn(other.from) || other.isOn(from));
        }

        /** {@code GBR 1973-01-01..2020-01-31}, or {@code FRA 1958-01-01..} for one that has not left. */
        @Override
        public String toString() {
            return country + " " + from + ".." + (lastDay == null ? "" : lastDay);
        }
    }
}
