package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProducerTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void isACountryWhereItCanBe() {
        assertThat(Producer.parse("Burma")).isSameAs(Country.of("MMR"));
        assertThat(Producer.parse("Serbia and Montenegro")).isSameAs(Country.of("SCG"));
        assertThat(Producer.parse("Trinidad & Tobago")).isSameAs(Country.of("TTO"));
        assertThat(Producer.parse("Congo", "BGS")).isSameAs(Country.of("COD"));
        assertThat(Country.of("MMR").id()).isEqualTo("MMR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "United States and Canada|United States and Canada|USA CAN",
                "United\u00a0States  and Canada |United States and Canada|USA CAN",
                "China, Germany, and Russia|China, Germany, and Russia|CHN DEU RUS",
                "China, Germany and Russia|China, Germany and Russia|CHN DEU RUS",
                "China & Japan|China & Japan|CHN JPN",
                "Hong Kong, China, and Japan|Hong Kong, China, and Japan|HKG JPN",
                "Korea, Republic of, and Japan|Korea, Republic of, and Japan|KOR JPN",
                "Japan and Korea, Republic of|Japan and Korea, Republic of|JPN KOR",
                "Bosnia and Herzegovina and Serbia|Bosnia and Herzegovina and Serbia|BIH SRB",
                "Trinidad and Tobago, Cuba, AND Antigua & Barbuda"
                        + "|Trinidad and Tobago, Cuba, AND Antigua & Barbuda|TTO CUB ATG",
                "Belgium-Luxembourg (...1998)|Belgium-Luxembourg|BEL LUX",
                "southern african customs union|Southern African Customs Union|BWA LSO NAM SWZ ZAF",
            })
    void isAnAggregateOfKnownMembers(String text, String name, String members) {
        Aggregate aggregate = Aggregate.parse(text);
        assertThat(aggregate.name()).isEqualTo(name);
        assertThat(aggregate.members()).extracting(Country::alpha3).containsExactly(members.split(" "));
        assertThat(Producer.parse(text)).isEqualTo(aggregate);
        assertThat(Aggregate.parse(aggregate.toString())).isEqualTo(aggregate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Other countries",
                "Other Countries",
                "Other",
                "Rest of world",
                "Rest of the World",
                "Areas, nes",
                "Europe EFTA, nes",
                "Other Asia, nes "
            })
    void isAnAggregateOfUnknownMembers(String text) {
        boolean refused = text.startsWith("Other Asia");
        if (refused) {
            assertThat(Producer.find(text)).isEmpty();
            assertThat(Producer.find(text, "Comtrade")).contains(Country.of("TWN"));
        } else {
            assertThat(Producer.parse(text)).isEqualTo(Aggregate.of(text));
        }
    }

    @Test
    void readsTheNumericCodesOfAggregatesInTradeStatistics() {
        assertThat(Producer.parse("58", "BACI"))
                .isEqualTo(Aggregate.of("Belgium-Luxembourg", Country.of("BEL"), Country.of("LUX")));
        assertThat(Producer.parse("697", "BACI")).isEqualTo(Aggregate.of("Europe EFTA, nes"));
        assertThat(Producer.find("58")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "World",
                "World total",
                "World total (rounded)",
                "Chinae",
                "China, Germany",
                "China and Chinae",
                "China and China",
                "and China",
                "China and",
                "China, and Other countries",
                "Korea and Japan",
                " and ",
                ""
            })
    void isNoProducer(String text) {
        assertThat(Producer.find(text)).isEmpty();
        assertThatThrownBy(() -> Producer.parse(text))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith("unknown producer \"");
        assertThatThrownBy(() -> Aggregate.parse(text)).isInstanceOf(UnknownNameException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"World", "World total", "World total (rounded)", "TOTAL", "Grand total", "Total, all countries"})
    void saysThatATotalIsNoProducer(String text) {
        assertThatThrownBy(() -> Producer.parse(text))
                .isInstanceOfSatisfying(
                        UnknownNameException.class, e -> assertThat(e.nearest()).isEmpty())
                .hasMessage("unknown producer \"" + text + "\": a total is none; the total of a table is its printed"
                        + " total (printedTotal)");
        assertThatThrownBy(() -> Country.parse(text))
                .hasMessageContaining("unknown country")
                .hasMessageContaining("total is none");
        assertThatThrownBy(() -> Producer.parse("Totaland")).hasMessageContaining("nearest known");
    }

    @Test
    void aLongTextIsNoListOfCountries() {
        assertThat(Producer.find("Hong Kong, China, ".repeat(10_000) + "and Japan"))
                .isEmpty();
        assertThat(Producer.find(", and".repeat(99))).isEmpty();
    }

    @Test
    void refusesAnAmbiguousName() {
        assertThat(Producer.find("Congo")).isEmpty();
        assertThatThrownBy(() -> Producer.parse("Congo"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("producer must name one country, but \"Congo\" may be COD");
    }

    @Test
    void aSingleCountryIsNoAggregate() {
        assertThatThrownBy(() -> Aggregate.parse("China")).isInstanceOf(UnknownNameException.class);
        refused(() -> Aggregate.of("Burma"))
                .hasMessage("aggregate must not have the name of a country, but \"Burma\" is MMR (Myanmar)");
    }

    @Test
    void anAggregateHasANameOnOneLine() {
        refused(() -> Aggregate.of(" ")).hasMessage("aggregate must have a name, but it was blank");
        refused(() -> Aggregate.of("a<b"))
                .hasMessage("aggregate must have a name on one line without a less-than sign, but was \"a<b\"");
        assertThatThrownBy(() -> Aggregate.of("a\nb")).hasMessageStartingWith("aggregate must have a name on one line");
        assertThatThrownBy(() -> new Aggregate(null, List.of())).hasMessage("aggregate is required");
        assertThatThrownBy(() -> new Aggregate("Others", null)).hasMessage("members is required; they may be empty");
    }

    @Test
    void aMemberIsGivenOnce() {
        refused(() -> Aggregate.of("both", Country.CHINA, Country.CHINA))
                .hasMessage("members must differ from each other, but were [CHN, CHN]");
    }

    @Test
    void anAggregateIsItsName() {
        Aggregate others = Aggregate.of("Other countries");
        assertThat(others.id()).isEqualTo("Other countries");
        assertThat(others).hasToString("Other countries");
        assertThat(others.members()).isEmpty();
    }

    @Test
    void bothComeBackFromJson() throws Exception {
        Aggregate both = Aggregate.of("United States and Canada", Country.UNITED_STATES, Country.of("CAN"));
        assertThat(json.writeValueAsString(both))
                .isEqualTo("{\"aggregate\":\"United States and Canada\",\"members\":[\"USA\",\"CAN\"]}");
        assertThat(json.readValue(json.writeValueAsString(both), Aggregate.class))
                .isEqualTo(both);
        List<Producer> producers = ImmutableList.of(Country.CHINA, both, Aggregate.of("Other countries"));
        String text = json.writeValueAsString(producers);
        assertThat(text)
                .isEqualTo("[\"CHN\",{\"aggregate\":\"United States and Canada\",\"members\":[\"USA\",\"CAN\"]},"
                        + "{\"aggregate\":\"Other countries\",\"members\":[]}]");
        assertThat(json.readValue(text, new TypeReference<List<Producer>>() {})).isEqualTo(producers);
    }

    @Test
    void aRecordThatHoldsProducersComesBackFromJson() throws Exception {
        Held held = new Held(Country.CHINA, ImmutableList.of(Aggregate.of("Other countries"), Country.of("AUS")));
        String text = json.writeValueAsString(held);
        assertThat(text)
                .isEqualTo("{\"one\":\"CHN\",\"more\":[{\"aggregate\":\"Other countries\",\"members\":[]},\"AUS\"]}");
        assertThat(json.readValue(text, Held.class)).isEqualTo(held);
    }

    record Held(Producer one, List<Producer> more) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "\"Chinae\"",
                "{\"aggregate\":\"Other countries\"}",
                "{\"members\":[]}",
                "{\"aggregate\":null,\"members\":[]}",
                "{\"aggregate\":\"Other countries\",\"members\":null}",
                "{\"aggregate\":\"Other countries\",\"members\":[null]}",
                "{\"aggregate\":\"Other countries\",\"members\":[\"XXX\"]}",
                "{\"aggregate\":\"China\",\"members\":[]}"
            })
    void refusesOtherJson(String text) {
        refused(text, Producer.class);
        refused(text, Aggregate.class);
    }

    @Test
    void saysWhatTheJsonOfAProducerIs() {
        refused("{}", Producer.class)
                .hasMessageContaining(
                        "producer must be the code of a country or an object with \"aggregate\" and \"members\","
                                + " but was {}");
    }
}
