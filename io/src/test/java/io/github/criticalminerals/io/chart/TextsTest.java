package io.github.criticalminerals.io.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.quantity.Interval;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void wholeNumbersAreInFullAndOthersHaveSixDigits() {
        assertThat(Texts.number(270_000)).isEqualTo("270,000");
        assertThat(Texts.number(123_456_789)).isEqualTo("123,456,789");
        assertThat(Texts.number(1_234_567.8)).isEqualTo("1,234,568");
        assertThat(Texts.number(4923.51977)).isEqualTo("4,923.52");
        assertThat(Texts.number(0.1)).isEqualTo("0.1");
        assertThat(Texts.number(-23.5)).isEqualTo("-23.5");
        assertThat(Texts.number(-0.0)).isEqualTo("0");
    }

    @Test
    void smallNumbersNeverBecomeZero() {
        assertThat(Texts.number(0.000_001_5)).isEqualTo("0.0000015");
        assertThat(Texts.number(1.5e-12)).isEqualTo("1.5E-12");
        assertThat(Texts.percent(1e-9, 1)).isEqualTo("under 0.1 %");
        assertThat(Texts.percent(0.0005, 1)).isEqualTo("0.1 %");
    }

    @Test
    void intervalsAreWords() {
        assertThat(Texts.interval(Interval.exact(5))).isEqualTo("5");
        assertThat(Texts.interval(Interval.of(3, 5000))).isEqualTo("3 to 5,000");
        assertThat(Texts.interval(Interval.atLeast(3))).isEqualTo("at least 3");
    }

    @Test
    void localeHasNoSay() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA"));
            assertThat(Texts.number(4923.5)).isEqualTo("4,923.5");
            assertThat(Texts.percent(2, 3)).isEqualTo("66.7 %");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void pixelsHaveTwoDecimalsAndNoCommas() {
        assertThat(Texts.pixels(1234.567)).isEqualTo("1234.57");
        assertThat(Texts.pixels(300)).isEqualTo("300");
    }
}
