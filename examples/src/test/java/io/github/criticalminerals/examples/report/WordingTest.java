package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.quantity.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "share of output, '', 90, %, 0.895, 0.905",
        "share of output, '', 61.7, %, 0.6165, 0.6175",
        "share of output, approximately, 85, %, 0.825, 0.875",
        "share of output, approximately (may govern both), 90, %, 0.875, 0.925",
        "share of output, nearly, 70, %, 0.65, 0.7",
        "share of output, over, 80, %, 0.8, 1",
        "share of output, up to, 40, %, 0, 0.4",
        "share of reserves, approximately, half, '', 0.475, 0.525",
        "change of value, nearly, -50, %, -0.5, -0.45",
        "year to date, over, 80, %, 0.8, Infinity",
        "value, up to, 400, million USD, 0, 400",
        "count, '', 60, '', 59.5, 60.5",
        "first output, not before, 2030, '', 2030, Infinity"
    })
    void wordsMeanIntervals(String measure, String qualifier, String value, String unit, double lower, double upper) {
        assertThat(Wording.CONVENTION.read(measure, qualifier, value, unit)).contains(Interval.of(lower, upper));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 90, 0.8975, 0.9025, 0.89, 0.91",
        "approximately, 85, 0.8375, 0.8625, 0.8, 0.9",
        "nearly, 70, 0.675, 0.7, 0.6, 0.7",
        "over, 80, 0.8, 1, 0.8, 1",
        "up to, 40, 0, 0.4, 0, 0.4"
    })
    void overAndUpToHaveNoWidth(
            String qualifier, String value, double halfLow, double halfHigh, double doubleLow, double doubleHigh) {
        assertThat(Wording.HALF.read("share", qualifier, value, "%")).contains(Interval.of(halfLow, halfHigh));
        assertThat(Wording.DOUBLE.read("share", qualifier, value, "%")).contains(Interval.of(doubleLow, doubleHigh));
    }

    @Test
    void wordsWithoutANumberMeanNone() {
        assertThat(Wording.CONVENTION.read("year to date", "up strongly (no figure)", "", ""))
                .isEmpty();
        assertThat(Wording.CONVENTION.read("expiry", "several", "2026", "")).isEmpty();
    }
}
