package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VintageTest {

    @ParameterizedTest
    @CsvSource({
        "MCS 2025, MCS, 2025",
        "'  MCS   2026-v1.3 ', MCS, 2026-v1.3",
        "World Mineral Production 2019-2023, World Mineral Production, 2019-2023"
    })
    void readsAndPrints(String text, String series, String edition) {
        Vintage vintage = Vintage.parse(text);
        assertThat(vintage).isEqualTo(Vintage.of(series, edition)).hasToString(series + " " + edition);
        assertThat(Vintage.parse(vintage.toString())).isEqualTo(vintage);
        assertThat(vintage.series()).isEqualTo(series);
        assertThat(vintage.edition()).isEqualTo(edition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025", " MCS "})
    void refusesOneWord(String text) {
        assertThatThrownBy(() -> Vintage.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vintage must be a series and an edition (MCS 2025), but was \"" + text + "\"");
    }

    @Test
    void refusesPartsThatWouldNotReadBack() {
        assertThatThrownBy(() -> Vintage.of("MCS ", "2025"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series must be text without white space around it, but was \"MCS \"");
        assertThatThrownBy(() -> Vintage.of("", "2025"))
                .hasMessage("series must be text without white space around it, but was \"\"");
        assertThatThrownBy(() -> Vintage.of("MCS", "2025 v2"))
                .hasMessage("edition must be one word, but was \"2025 v2\"");
        assertThatThrownBy(() -> Vintage.of("MCS", "")).hasMessage("edition must be one word, but was \"\"");
    }

    @Test
    void ordersBySeriesThenEdition() {
        assertThat(Vintage.of("MCS", "2025"))
                .isLessThan(Vintage.of("MCS", "2026-v1.3"))
                .isGreaterThan(Vintage.of("BGS", "2026"));
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.writeValueAsString(Vintage.of("MCS", "2025"))).isEqualTo("\"MCS 2025\"");
        assertThat(mapper.readValue("\"MCS 2025\"", Vintage.class)).isEqualTo(Vintage.of("MCS", "2025"));
        assertThat(mapper.readValue("null", Vintage.class)).isNull();
        assertThatThrownBy(() -> mapper.readValue("{}", Vintage.class)).hasMessageContaining("core.domain.Vintage");
        assertThatThrownBy(() -> mapper.readValue("\"2025\"", Vintage.class))
                .rootCause()
                .hasMessage("vintage must be a series and an edition (MCS 2025), but was \"2025\"");
    }
}
