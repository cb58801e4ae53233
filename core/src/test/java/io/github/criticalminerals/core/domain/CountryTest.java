package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void isoCountriesAreThoseOfTheJdk() {
        Set<String> alpha3 = Country.all().stream()
                .filter(country -> country.kind() == Country.Kind.ISO)
                .map(Country::alpha3)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(alpha3).hasSize(249).isEqualTo(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
        for (String alpha2 : Locale.getISOCountries()) {
            assertThat(Country.of(alpha2).alpha3()).isEqualTo(new Locale("", alpha2).getISO3Country());
        }
    }

    @Test
    void readsEveryEnglishNameOfTheJdk() {
        for (String alpha2 : Locale.getISOCountries()) {
            String name = new Locale("", alpha2).getDisplayCountry(Locale.ENGLISH);
            assertThat(Country.find(name)).as(name).contains(Country.of(alpha2));
        }
    }

    @Test
    void everyIsoCountryHasCodesOfTheRightForm() {
        for (Country country : Country.all()) {
            assertThat(country.alpha3()).matches("[A-Z]{3}");
            if (country.kind() == Country.Kind.ISO) {
                assertThat(country.alpha2().orElseThrow()).matches("[A-Z]{2}");
                assertThat(country.numeric().orElseThrow()).matches("[0-9]{3}");
            }
        }
    }

    @Test
    void kosovoHasACodeOfTheUsersRange() {
        Country kosovo = Country.of("XKX");
        assertThat(kosovo.kind()).isEqualTo(Country.Kind.USER_ASSIGNED);
        assertThat(kosovo.name()).isEqualTo("Kosovo");
        assertThat(kosovo.alpha2()).contains("XK");
        assertThat(kosovo.numeric()).isEmpty();
    }

    @Test
    void formerStatesAreCountriesWithoutAlpha2() {
        List<Country> former = Country.all().stream()
                .filter(country -> country.kind() == Country.Kind.FORMER)
                .toList();
        assertThat(former).extracting(Country::alpha3).containsExactly("ANT", "CSK", "DDR", "PUS", "SCG", "SUN", "YUG");
        assertThat(former).allSatisfy(country -> {
            assertThat(country.alpha2()).isEmpty();
            assertThat(country.numeric()).isPresent();
        });
        // CS has stood for Czechoslovakia and for Serbia and Montenegro
        assertThat(Country.find("CS")).isEmpty();
    }

    @Test
    void thereIsOneInstanceOfEach() {
        assertThat(Country.of("CN"))
                .isSameAs(Country.of("CHN"))
                .isSameAs(Country.of("156"))
                .isSameAs(Country.of("China"))
                .isSameAs(Country.parse("People's Republic of China"))
                .isSameAs(Country.CHINA);
        assertThat(Country.of("US")).isSameAs(Country.UNITED_STATES);
    }

    @Test
    void namibiaIsACountryAndNotAMissingValue() {
        Country namibia = Country.of("NA");
        assertThat(namibia.name()).isEqualTo("Namibia");
        assertThat(namibia.alpha2()).contains("NA");
        assertThat(Country.parse("NA")).isSameAs(namibia);
        assertThat(Country.find("na")).isEmpty();
        assertThat(Country.find("n/a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Côte d'Ivoire",
                "Côte d’Ivoire",
                "Co\u0302te d\u2019Ivoire",
                "Cote d'Ivoire",
                "Cote d Ivoire",
                "COTE D'IVOIRE",
                "CÔTE D´IVOIRE",
                "Cote D'ivoire",
                "  Côte\u00a0d‘Ivoire ",
                "C\u00c3\u00b4te d'Ivoire",
                "C\u00c3\u00b4te d\u00e2\u20ac\u2122Ivoire",
                "Côte dʼIvoire",
                "Ｃｏｔｅ ｄ＇Ｉｖｏｉｒｅ",
                "Ivory Coast"
            })
    void readsCoteDIvoireInEveryForm(String name) {
        assertThat(Country.parse(name).alpha3()).isEqualTo("CIV");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Türkiye|TUR",
                "T\u00c3\u00bcrkiye|TUR",
                "TÜRKİYE|TUR",
                "türkıye|TUR",
                "Turkiye|TUR",
                "Turkey|TUR",
                "Curaçao|CUW",
                "Cura\u00c3\u00a7ao|CUW",
                "CURACAO|CUW",
                "Saint Barth\u00c3\u00a9lemy|BLM",
                "\u00c3\u2026land Islands|ALA",
                "\u00c3\u0085land Islands|ALA",
                "Réunion|REU",
                "São Tomé and Principe|STP",
                "Burma|MMR",
                "United\u00a0States|USA",
                "U.S.|USA",
                "U. S. A.|USA",
                "Vietnam\u200b|VNM",
                "Viet\u00adnam|VNM",
                "Korea, Republic of|KOR",
                "Korea (Rep. of)|KOR",
                "Korea, North|PRK",
                "Dem. People's Rep. of Korea|PRK",
                "Congo (Kinshasa)|COD",
                "Congo (Brazzaville)|COG",
                "Zaire|COD",
                "Rhodesia|ZWE",
                "The Bahamas|BHS",
                "Bahamas, The|BHS",
                "Bosnia & Herzegovina|BIH",
                "BOSNIA  AND  HERZEGOVINA|BIH",
                "Guinea Bissau|GNB",
                "Taiwan, Province of China|TWN",
                "Chinese Taipei|TWN",
                "German Federal Republic|DEU",
                "Fed. Rep. of Germany (...1990)|DEU",
                "German Democratic Rep|DDR",
                "USSR (...1990)|SUN",
                "Serbia and Montenegro (...2005)|SCG",
                "Serbia and Montenegro|SCG",
                "Netherlands Antilles (former)|ANT",
                "Sudan (...2011)|SDN",
                "4|AFG",
                "004|AFG",
                " CHN |CHN",
                "810|SUN",
            })
    void readsNamesAsPublishersWriteThem(String name, String alpha3) {
        assertThat(Country.parse(name).alpha3()).isEqualTo(alpha3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Congo|BGS|COD",
                "Congo|bgs|COD",
                "Congo|BACI|COG",
                "Congo|Comtrade|COG",
                "Congo|GTA|COG",
                "Korea|IEA|KOR",
                "842|Comtrade|USA",
                "842|BACI|USA",
                "699|BACI|IND",
                "251|BACI|FRA",
                "579|Comtrade|NOR",
                "757|Comtrade|CHE",
                "490|BACI|TWN",
                "S19|Comtrade|TWN",
                "Other Asia, nes|BACI|TWN",
                "736|BACI|SDN",
                "280|BACI|DEU",
                "8|BACI|ALB",
                "ADO|World Bank|AND",
                "ROM|World Bank|ROU",
                "ZAR|World Bank|COD",
                "ZAR|BGS|COD",
                "TMP|WorldBank|TLS",
                "WBG|World Bank|PSE",
                "KSV|world bank|XKX",
                "ANT|World Bank|ANT",
                "1A0|BGS|XKX",
                "China|BGS|CHN",
                "China|a publisher nobody knows|CHN",
            })
    void readsWhatOnePublisherMeans(String name, String publisher, String alpha3) {
        assertThat(Country.parse(name, publisher).alpha3()).isEqualTo(alpha3);
        assertThat(Country.find(name, publisher)).contains(Country.of(alpha3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"842", "490", "S19", "ADO", "1A0", "Other Asia, nes"})
    void whatOnePublisherMeansIsUnknownToOthers(String text) {
        assertThat(Country.find(text)).isEmpty();
        assertThat(Country.find(text, "USGS")).isEmpty();
    }

    @Test
    void refusesAnAmbiguousNameAndNamesBoth() {
        assertThat(Country.find("Congo")).isEmpty();
        assertThat(Country.find("Congo", "USGS")).isEmpty();
        assertThatThrownBy(() -> Country.parse(" congo"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "country must name one country, but \" congo\" may be COD (Democratic Republic of the Congo) or"
                                + " COG (Republic of the Congo); give the code, the full name or the publisher");
        refused(() -> Country.parse("Korea", "BGS"))
                .hasMessage(
                        "country must name one country, but \"Korea\" may be KOR (South Korea) or PRK (North Korea);"
                                + " give the code, the full name or the publisher");
        assertThatThrownBy(() -> Country.of("Congo")).hasMessageStartingWith("country must name one country, but");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Other countries",
                "Rest of world",
                "World total",
                "World total (rounded)",
                "World",
                "United States and Canada",
                "Chinae",
                "Belgium8",
                "Greecee",
                "European Union",
                "",
                "—",
                "C\ufffdte d'Ivoire"
            })
    void isNoCountry(String text) {
        assertThat(Country.find(text)).isEmpty();
    }

    @Test
    void anUnknownNameListsTheNearest() {
        assertThatThrownBy(() -> Country.parse("Belgium8")).isInstanceOfSatisfying(UnknownNameException.class, e -> {
            assertThat(e.kind()).isEqualTo("country");
            assertThat(e.name()).isEqualTo("Belgium8");
            assertThat(e.nearest()).containsExactly("Belgium", "Belarus", "Belize");
        });
        assertThatThrownBy(() -> Country.parse("Burna"))
                .isInstanceOfSatisfying(
                        UnknownNameException.class, e -> assertThat(e.nearest()).contains("Burma"));
    }

    @Test
    void ofIsStrict() {
        for (String text : List.of("china", "CHINA", " CHN", "chn", "Burma", "4", "Cote d'Ivoire")) {
            assertThatThrownBy(() -> Country.of(text)).as(text).isInstanceOf(UnknownNameException.class);
        }
        assertThat(Country.of("004").alpha3()).isEqualTo("AFG");
        assertThatThrownBy(() -> Country.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("country is required");
    }

    @Test
    void sortsByCodeAndHashesByIt() {
        assertThat(List.of(Country.of("USA"), Country.of("AUS"), Country.of("CHN")).stream()
                        .sorted())
                .containsExactly(Country.of("AUS"), Country.of("CHN"), Country.of("USA"));
        assertThat(Country.CHINA.hashCode()).isEqualTo("CHN".hashCode());
        assertThat(Country.CHINA).isNotEqualTo(Country.UNITED_STATES);
    }

    @Test
    void isItsCodeInJson() throws Exception {
        assertThat(json.writeValueAsString(Country.of("CIV"))).isEqualTo("\"CIV\"");
        assertThat(json.readValue("\"CIV\"", Country.class)).isSameAs(Country.of("CIV"));
        Map<Country, Integer> map = ImmutableMap.of(Country.CHINA, 7);
        String text = json.writeValueAsString(map);
        assertThat(text).isEqualTo("{\"CHN\":7}");
        assertThat(json.readValue(text, new TypeReference<Map<Country, Integer>>() {}))
                .isEqualTo(map);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "\"\"", "\"Chinae\"", "\"chn\"", "true"})
    void refusesOtherJson(String text) {
        refused(text, Country.class).hasMessageNotContaining("NullPointer");
    }

    @Test
    void noTwoCountriesShareACode() {
        Set<String> codes = new HashSet<>();
        for (Country country : Country.all()) {
            assertThat(codes.add(country.alpha3())).isTrue();
            country.alpha2().ifPresent(code -> assertThat(codes.add(code)).isTrue());
            country.numeric().ifPresent(code -> assertThat(codes.add(code)).isTrue());
        }
    }
}
