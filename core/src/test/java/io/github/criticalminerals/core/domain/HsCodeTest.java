package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HsCodeTest {

    @ParameterizedTest
    @CsvSource({"2846.90, 284690", "' 28 ', 28", "0101, 0101", "8505.11.00, 85051100", "2805 30 10 00, 2805301000"})
    void readsAndPrints(String text, String digits) {
        assertThat(HsCode.parse(text)).hasToString(digits).isEqualTo(HsCode.of(digits));
        assertThat(HsCode.parse(text).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "284", "28469", "2846900", "284690000000", "28x6", "-2846", "\u0662\u0668"})
    void refusesOtherText(String text) {
        refused(() -> HsCode.of(text))
                .hasMessage("HS code must have 2, 4, 6, 8 or 10 digits, but was \"" + text + "\"");
    }

    @Test
    void refusesSeparatorsWhereDigitsAreAskedFor() {
        refused(() -> HsCode.of("2846.90"))
                .hasMessage("HS code must have 2, 4, 6, 8 or 10 digits, but was \"2846.90\"");
    }

    @Test
    void knowsItsPlaceInTheTree() {
        HsCode heading = HsCode.of("2846");
        assertThat(heading.contains(HsCode.of("284690"))).isTrue();
        assertThat(heading.contains(heading)).isTrue();
        assertThat(heading.contains(HsCode.of("28"))).isFalse();
        assertThat(heading.contains(HsCode.of("284790"))).isFalse();
        assertThat(heading).isLessThan(HsCode.of("284610")).isGreaterThan(HsCode.of("2805"));
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.writeValueAsString(HsCode.of("0101"))).isEqualTo("\"0101\"");
        assertThat(mapper.readValue("\"0101\"", HsCode.class)).isEqualTo(HsCode.of("0101"));
        assertThat(mapper.readValue("\"2846.90\"", HsCode.class)).isEqualTo(HsCode.of("284690"));
        assertThat(mapper.readValue("null", HsCode.class)).isNull();
        refused("{}", HsCode.class).hasMessageContaining("core.domain.HsCode");
        // As a number, 0101 would have lost its leading zero
        assertThatThrownBy(() -> mapper.readValue("101", HsCode.class)).hasMessageContaining("core.domain.HsCode");
    }
}
