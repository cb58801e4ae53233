package io.github.criticalminerals.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "7|7",
                "0045|45",
                "45000|45000",
                "45,000|45000",
                "1,234,567.50|1234567.50",
                "-3|-3",
                "+3|3",
                "0.5|0.5",
                "1e3|1E+3",
                "1.5E-7|1.5E-7",
                "-1,000|-1000"
            })
    void readsPlainNumbers(String text, BigDecimal number) {
        assertThat(PlainNumber.find(text))
                .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "NaN", "Infinity", "-Infinity", "0x1p3", "0x10", "1d", "1f", "1L", "1_000", "1e400", "-1e400",
                        "1e9999",
                "1,000e3", "4,5000", "45,00", ",450", "1,,000", "0,123", "450,", ".5", "5.", "5.e1", "- 3", "(3)",
                        "--3", "3-",
                "1 000", " 7", "7 ", "7\n", "\u0667", "\uFF17", "W", "e5,000", "1243,000", "1.2.3", "\u22123"
            })
    void readsNothingElse(String text) {
        assertThat(PlainNumber.find(text)).isEmpty();
    }

    @Test
    void readsNoEndlessNumber() {
        assertThat(PlainNumber.find("7".repeat(100))).isPresent();
        assertThat(PlainNumber.find("7".repeat(101))).isEmpty();
    }

    @Test
    void readsExactly() {
        assertThat(PlainNumber.find("0.1")).contains(new BigDecimal("0.1"));
        assertThat(PlainNumber.find("390,000")).contains(new BigDecimal("390000"));
    }
}
