package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryGroupTest {
    private static final Country AUSTRALIA = Country.of("AUS");
    private static final Source RULES = Source.of("The club", "Rules of the club");

    private final ObjectMapper json = new ObjectMapper();

    /** The numbers of members after each accession, as the EU counts itself: the Six, the Nine, ... */
    @ParameterizedTest
    @CsvSource({
        "1957-12-31, 0",
        "1958-01-01, 6",
        "1972-12-31, 6",
        "1973-01-01, 9",
        "1981-01-01, 10",
        "1986-01-01, 12",
        "1995-01-01, 15",
        "2004-04-30, 15",
        "2004-05-01, 25",
        "2007-01-01, 27",
        "2013-06-30, 27",
        "2013-07-01, 28",
        "2020-01-31, 28",
        "2020-02-01, 27",
        "2025-11-30, 27"
    })
    void theEuropeanUnionGrew(LocalDate date, int members) {
        assertThat(CountryGroup.EU.membersOn(date)).hasSize(members);
    }

    @Test
    void theUnitedKingdomWasInTheEuropeanUnionUntilTheLastDayOfJanuary2020() {
        Country unitedKingdom = Country.of("GBR");
        assertThat(CountryGroup.EU.contains(unitedKingdom, LocalDate.of(1972, 12, 31)))
                .isFalse();
        assertThat(CountryGroup.EU.contains(unitedKingdom, LocalDate.of(1973, 1, 1)))
                .isTrue();
        assertThat(CountryGroup.EU.contains(unitedKingdom, LocalDate.of(2020, 1, 31)))
                .isTrue();
        assertThat(CountryGroup.EU.contains(unitedKingdom, LocalDate.of(2020, 2, 1)))
                .isFalse();
    }

    @Test
    void theQuadAreFour() {
        assertThat(CountryGroup.QUAD.membersOn(LocalDate.of(2025, 7, 1)))
                .extracting(Country::name)
                .containsExactly("Australia", "India", "Japan", "United States");
        assertThat(CountryGroup.QUAD.membersOn(LocalDate.of(2017, 11, 11))).isEmpty();
    }

    @Test
    void theSevenWereSixWithoutCanada() {
        assertThat(CountryGroup.G7.membersOn(LocalDate.of(1975, 11, 15)))
                .hasSize(6)
                .doesNotContain(Country.of("CAN"));
        assertThat(CountryGroup.G7.membersOn(LocalDate.of(1976, 6, 27)))
                .hasSize(7)
                .contains(Country.of("CAN"));
        assertThat(CountryGroup.G7.contains(Country.of("RUS"), LocalDate.of(2005, 1, 1)))
                .isFalse();
    }

    @Test
    void everyGroupNamesItsSource() {
        for (CountryGroup group : List.of(CountryGroup.EU, CountryGroup.QUAD, CountryGroup.G7)) {
            assertThat(group.source().title()).isNotBlank();
            assertThat(group).hasToString(group.name());
        }
    }

    @Test
    void aCountryMayLeaveAndComeBack() {
        CountryGroup club = CountryGroup.of("Club", RULES)
                .with(AUSTRALIA, LocalDate.of(2011, 3, 5), LocalDate.of(2013, 7, 11))
                .with(AUSTRALIA, LocalDate.of(2017, 1, 1));
        assertThat(club.contains(AUSTRALIA, LocalDate.of(2013, 7, 11))).isTrue();
        assertThat(club.contains(AUSTRALIA, LocalDate.of(2013, 7, 12))).isFalse();
        assertThat(club.contains(AUSTRALIA, LocalDate.of(2017, 1, 1))).isTrue();
        assertThat(club.contains(Country.CHINA, LocalDate.of(2017, 1, 1))).isFalse();
        assertThat(club.memberships())
                .extracting(CountryGroup.Membership::toString)
                .containsExactly("AUS 2011-03-05..2013-07-11", "AUS 2017-01-01..");
        assertThat(club.memberships().get(0).lastDay()).isEqualTo(LocalDate.of(2013, 7, 11));
        assertThat(club.memberships().get(1).lastDay()).isNull();
    }

    @Test
    void aCountryIsAMemberOnceADay() {
        CountryGroup club =
                CountryGroup.of("Club", RULES).with(AUSTRALIA, LocalDate.of(2011, 3, 5), LocalDate.of(2013, 7, 11));
        refused(() -> club.with(AUSTRALIA, LocalDate.of(2013, 7, 11)))
                .hasMessage("country must not be a member twice on one day, but was: AUS 2011-03-05..2013-07-11 and"
                        + " AUS 2013-07-11..");
        assertThatThrownBy(() -> club.with(AUSTRALIA, LocalDate.of(2010, 1, 1)))
                .hasMessageStartingWith("country must not be a member twice on one day");
        assertThat(club.with(AUSTRALIA, LocalDate.of(2010, 1, 1), LocalDate.of(2011, 3, 4))
                        .memberships())
                .hasSize(2);
    }

    @Test
    void theLastDayIsNotBeforeTheFirst() {
        CountryGroup club = CountryGroup.of("Club", RULES);
        refused(() -> club.with(AUSTRALIA, LocalDate.of(2011, 3, 5), LocalDate.of(2011, 3, 4)))
                .hasMessage("last day must not be before the first, 2011-03-05, but was 2011-03-04");
        assertThat(club.with(AUSTRALIA, LocalDate.of(2011, 3, 5), LocalDate.of(2011, 3, 5))
                        .membersOn(LocalDate.of(2011, 3, 5)))
                .containsExactly(AUSTRALIA);
    }

    @Test
    void hasAName() {
        refused(() -> CountryGroup.of(" ", RULES)).hasMessage("name of a group of countries must not be blank");
    }

    @Test
    void comesBackFromJson() throws Exception {
        CountryGroup club = CountryGroup.of("Club", RULES)
                .with(Country.CHINA, LocalDate.of(2011, 3, 5), LocalDate.of(2013, 7, 11))
                .with(AUSTRALIA, LocalDate.of(2017, 1, 1));
        String text = json.writeValueAsString(club);
        assertThat(text)
                .isEqualTo("{\"name\":\"Club\",\"source\":{\"publisher\":\"The club\",\"title\":\"Rules of the club\"},"
                        + "\"memberships\":[{\"country\":\"CHN\",\"from\":\"2011-03-05\",\"lastDay\":\"2013-07-11\"},"
                        + "{\"country\":\"AUS\",\"from\":\"2017-01-01\"}]}");
        assertThat(json.readValue(text, CountryGroup.class)).isEqualTo(club).hasSameHashCodeAs(club);
        assertThat(json.readValue(json.writeValueAsString(CountryGroup.EU), CountryGroup.class))
                .isEqualTo(CountryGroup.EU)
                .isNotEqualTo(club);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"Club\"}",
                "{\"name\":null,\"source\":{\"publisher\":\"a\",\"title\":\"b\"},\"memberships\":[]}",
                "{\"name\":\"Club\",\"source\":{\"publisher\":\"a\",\"title\":\"b\"},\"memberships\":[{}]}"
            })
    void refusesJsonWithoutWhatIsRequired(String text) {
        refused(text, CountryGroup.class).hasMessageContaining("is required");
    }

    @Test
    void refusesAMembershipWithoutADate() {
        refused("{\"country\":\"CHN\",\"from\":\"2011\"}", CountryGroup.Membership.class)
                .hasMessageContaining("from must be a day such as 2025-01-31, but was \"2011\"");
        refused("{\"from\":\"2011-03-05\"}", CountryGroup.Membership.class).hasMessageContaining("country is required");
    }
}
