package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditionTest {

    @ParameterizedTest
    @CsvSource({
        "MCS 2025, MCS, 2025",
        "'  MCS   2026-v1.3 ', MCS, 2026-v1.3",
        "World Mineral Production 2019-2023, World Mineral Production, 2019-2023"
    })
    void readsAndPrints(String text, String series, String number) {
        Edition edition = Edition.parse(text);
        assertThat(edition).isEqualTo(Edition.of(series, number)).hasToString(series + " " + number);
        assertThat(Edition.parse(edition.toString())).isEqualTo(edition);
        assertThat(edition.series()).isEqualTo(series);
        assertThat(edition.edition()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025", " MCS "})
    void refusesOneWord(String text) {
        refused(() -> Edition.parse(text))
                .hasMessage("edition must be a series and an edition (MCS 2025), but was \"" + text + "\"");
    }

    @Test
    void refusesPartsThatWouldNotReadBack() {
        refused(() -> Edition.of("MCS ", "2025"))
                .hasMessage("series must be one line of text without white space around it, but was \"MCS \"");
        refused(() -> Edition.of("", "2025"))
                .hasMessage("series must be one line of text without white space around it, but was \"\"");
        refused(() -> Edition.of("MCS", "2025 v2")).hasMessage("edition must be one word, but was \"2025 v2\"");
        refused(() -> Edition.of("MCS", "")).hasMessage("edition must be one word, but was \"\"");
    }

    @Test
    void ordersBySeriesThenEdition() {
        assertThat(Edition.of("MCS", "2025"))
                .isLessThan(Edition.of("MCS", "2026-v1.3"))
                .isGreaterThan(Edition.of("BGS", "2026"));
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.writeValueAsString(Edition.of("MCS", "2025"))).isEqualTo("\"MCS 2025\"");
        assertThat(mapper.readValue("\"MCS 2025\"", Edition.class)).isEqualTo(Edition.of("MCS", "2025"));
        assertThat(mapper.readValue("null", Edition.class)).isNull();
        refused("{}", Edition.class).hasMessageContaining("core.domain.Edition");
        refused("\"2025\"", Edition.class)
                .rootCause()
                .hasMessage("edition must be a series and an edition (MCS 2025), but was \"2025\"");
    }
}
