package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CountryProperties {
    private final ObjectMapper json = new ObjectMapper();

    @Property
    void everyTextFormComesBack(@ForAll("countries") Country country) throws Exception {
        assertThat(Country.of(country.toString())).isSameAs(country);
        assertThat(Country.of(country.name())).isSameAs(country);
        assertThat(Country.parse(country.toString())).isSameAs(country);
        assertThat(Country.parse(country.name())).isSameAs(country);
        country.alpha2().ifPresent(code -> assertThat(Country.of(code)).isSameAs(country));
        country.numeric().ifPresent(code -> assertThat(Country.of(code)).isSameAs(country));
        assertThat(json.readValue(json.writeValueAsString(country), Country.class))
                .isSameAs(country);
        assertThat(json.readValue(json.writeValueAsString(country), Producer.class))
                .isSameAs(country);
    }

    @Property
    void aNameReadsTheSameHoweverItIsWritten(
            @ForAll("names") String name,
            @ForAll("writings") List<Writing> writings,
            @ForAll("publishers") String publisher) {
        String written = name;
        for (Writing writing : writings) {
            written = writing.way.apply(written);
        }
        assertThat(Country.find(written, publisher)).as(written).isEqualTo(Country.find(name, publisher));
        assertThat(Country.find(name, publisher)).isPresent();
    }

    @Property
    void noTextIsTakenForSomethingByAccident(@ForAll String text, @ForAll("publishers") String publisher) {
        Producer.find(text, publisher)
                .ifPresent(producer -> assertThat(CountryNames.key(text)).isNotEmpty());
    }

    @Property
    void aKeyIsItsOwnKey(@ForAll("names") String name) {
        String key = CountryNames.key(name);
        assertThat(key).matches("[a-z0-9]+( [a-z0-9]+)*");
        assertThat(CountryNames.key(key)).isEqualTo(key);
    }

    @Property
    void aListOfCountriesHasThoseMembers(
            @ForAll("countries") Country first,
            @ForAll("countries") Country second,
            @ForAll("countries") Country third) {
        List<Country> members = ImmutableList.of(first, second, third);
        String text = first.name() + ", " + second.name() + ", and " + third.name();
        // "Hong Kong, China" is one country
        Assume.that(Country.find(first.name() + ", " + second.name()).isEmpty());
        Assume.that(Country.find(second.name() + ", and " + third.name()).isEmpty());
        if (members.stream().distinct().count() == 3) {
            assertThat(Aggregate.parse(text)).isEqualTo(Aggregate.of(text, first, second, third));
        } else {
            assertThat(Producer.find(text)).isEmpty();
        }
    }

    @Property
    void anAggregateComesBackFromJson(@ForAll("aggregates") Aggregate aggregate) throws Exception {
        String text = json.writeValueAsString(aggregate);
        assertThat(json.readValue(text, Producer.class)).isEqualTo(aggregate);
        assertThat(json.readValue(text, Aggregate.class)).isEqualTo(aggregate);
    }

    /** Ways to write a name that mean nothing. */
    enum Writing {
        UPPER(name -> name.toUpperCase(Locale.ROOT)),
        LOWER(name -> name.toLowerCase(Locale.ROOT)),
        DECOMPOSED(name -> Normalizer.normalize(name, Normalizer.Form.NFD)),
        WITHOUT_ACCENTS(name -> Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "")),
        TYPOGRAPHIC_APOSTROPHE(name -> name.replace('\'', '\u2019')),
        NO_BREAK_SPACE(name -> name.replace(' ', '\u00a0')),
        MORE_SPACE(name -> " " + name.replace(" ", "  ") + "\u00a0"),
        AMPERSAND(name -> name.replace(" and ", " & ")),
        ARTICLE(name -> "The " + name);

        @SuppressWarnings("ImmutableEnumChecker") // a lambda without captures
        private final UnaryOperator<String> way;

        Writing(UnaryOperator<String> way) {
            this.way = way;
        }
    }

    @Property
    void aNameEncodedTwiceReadsTheSame(@ForAll("names") String name) {
        for (Charset taken : List.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"))) {
            String twice = new String(name.getBytes(StandardCharsets.UTF_8), taken);
            assertThat(Country.find(twice)).isEqualTo(Country.find(name));
        }
    }

    @Provide
    Arbitrary<Country> countries() {
        return Arbitraries.of(Country.all());
    }

    /** Short names, and those that publishers write, but no codes: these are upper case. */
    @Provide
    Arbitrary<String> names() {
        List<String> published = ClassPathTable.read("country-names.tsv").stream()
                .filter(row ->
                        row.get("means").length() == 3 && row.get("publisher").equals("-"))
                .map(row -> row.get("name"))
                .toList();
        return Arbitraries.oneOf(Arbitraries.of(Country.all()).map(Country::name), Arbitraries.of(published));
    }

    @Provide
    Arbitrary<List<Writing>> writings() {
        return Arbitraries.of(Writing.class).list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> publishers() {
        return Arbitraries.of("", "BACI", "BGS", "Comtrade", "GTA", "IEA", "USGS", "World Bank");
    }

    @Provide
    Arbitrary<Aggregate> aggregates() {
        Arbitrary<String> names = Arbitraries.strings().alpha().ofMaxLength(20).map(text -> ("others " + text).strip());
        Arbitrary<List<Country>> members =
                Arbitraries.of(Country.all()).list().uniqueElements().ofMaxSize(5);
        return Combinators.combine(names, members).as(Aggregate::new);
    }
}
