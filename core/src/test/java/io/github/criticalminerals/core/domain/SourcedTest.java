package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.quantity.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcedTest {

    private static final Source SURVEY = Source.of("Survey", "Summaries");
    private static final Edition EDITION = Edition.of("MCS", "2025");
    private static final TypeReference<Sourced<Interval>> TYPE = new TypeReference<>() {};

    @Test
    void mapsTheValueAndKeepsTheSource() {
        assertThat(new Sourced<>(7.0, SURVEY, EDITION).value()).isEqualTo(7.0);
    }

    @Test
    void refusesMissingParts() {
        assertThatThrownBy(() -> new Sourced<>(null, SURVEY, EDITION))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value is required");
        assertThatThrownBy(() -> new Sourced<>(7, null, EDITION)).hasMessage("source is required");
        assertThatThrownBy(() -> new Sourced<>(7, SURVEY, null)).hasMessage("edition is required");
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Sourced<Interval> sourced = new Sourced<>(Interval.of(3, 5), SURVEY, EDITION);
        String json = mapper.writeValueAsString(sourced);
        assertThat(json)
                .isEqualTo("{\"value\":\"3..5\",\"source\":{\"publisher\":\"Survey\",\"title\":\"Summaries\"},"
                        + "\"edition\":\"MCS 2025\"}");
        assertThat(mapper.readValue(json, TYPE)).isEqualTo(sourced);
        assertThat(mapper.readValue("null", TYPE)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | value is required",
                "{\"value\":null} | value is required",
                "{\"value\":7} | source is required",
                "{\"value\":7,\"source\":{\"publisher\":\"P\",\"title\":\"T\"}} | edition is required"
            })
    void refusesIncompleteJson(String json, String message) {
        assertThatThrownBy(() -> new ObjectMapper().readValue(json, TYPE))
                .rootCause()
                .hasMessage(message);
    }
}
