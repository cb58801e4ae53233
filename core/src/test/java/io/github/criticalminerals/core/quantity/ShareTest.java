package io.github.criticalminerals.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {

    @ParameterizedTest
    @CsvSource({
        "0.692, 0.692, 0.692, 0.692",
        "69.2 %, 0.6915, 0.6925, 69.2 %",
        "90 %, 0.895, 0.905, 90 %",
        "90.0 %, 0.8995, 0.9005, 90.0 %",
        "100 %, 0.995, 1, 100 %",
        "0 %, 0, 0.005, 0 %",
        "80..100 %, 0.8, 1, 80..100 %",
        "0..100%, 0, 1, 0..100 %",
        "7 .. 11 %, 0.07, 0.11, 7..11 %"
    })
    void readsAndPrints(String text, double lower, double upper, String printed) {
        Share share = Share.parse(text);
        assertThat(share).isEqualTo(Share.of(lower, upper)).hasToString(printed);
        assertThat(Share.parse(printed)).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "0,5", "NaN", "over 80 %", "-1 %", "..5 %"})
    void refusesOtherText(String text) {
        assertThatThrownBy(() -> Share.parse(text))
                .hasMessage("share must be a fraction (0.692), a percentage (69.2 %) or a range (80..100 %), but was \""
                        + text + "\"");
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> Share.of(1.2)).hasMessage("share must be between 0 and 1, but was 1.2");
        assertThatThrownBy(() -> Share.of(-0.5, 0.5)).hasMessage("share must be between 0 and 1, but was -0.5..0.5");
        assertThatThrownBy(() -> Share.ofPercent(120)).hasMessage("share must be between 0 and 100 %, but was 120 %");
        assertThatThrownBy(() -> Share.ofPercent(70, 60))
                .hasMessage("share must be between 0 and 100 %, but was 70..60 %");
        assertThatThrownBy(() -> Share.parse("101 %")).hasMessage("share must be between 0 and 100 %, but was 101 %");
        assertThatThrownBy(() -> Share.parse("70..60 %"))
                .hasMessage("share must be between 0 and 100 %, but was 70..60 %");
    }

    @Test
    void combines() {
        assertThat(Share.of(0.5).times(Share.of(0.2, 0.4))).isEqualTo(Share.of(0.1, 0.2));
        assertThat(Share.of(0.25, 0.75).complement()).isEqualTo(Share.of(0.25, 0.75));
        assertThat(Share.of(0.125).complement()).isEqualTo(Share.of(0.875));
        assertThat(Share.ofPercent(90)).isEqualTo(Share.of(0.9));
        assertThat(Share.of(0.2)).isLessThan(Share.of(0.2, 0.3));
        assertThat(Share.of(0.2).isExact()).isTrue();
        assertThat(Share.UNKNOWN.isExact()).isFalse();
    }

    @Test
    void readsJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue("0.25", Share.class)).isEqualTo(Share.of(0.25));
        assertThat(mapper.readValue("\"80..100 %\"", Share.class)).isEqualTo(Share.of(0.8, 1));
        assertThat(mapper.writeValueAsString(Share.of(0.8, 1))).isEqualTo("\"80..100 %\"");
        assertThatThrownBy(() -> mapper.readValue("{}", Share.class))
                .hasMessageContaining("share must be a text or a number, but was {}");
    }

    @Property
    void textRoundTrips(
            @ForAll @DoubleRange(min = 0, max = 1) double a, @ForAll @DoubleRange(min = 0, max = 1) double b) {
        Share range = Share.of(Math.min(a, b), Math.max(a, b));
        assertThat(Share.parse(range.toString())).isEqualTo(range);
        assertThat(Share.parse(Share.of(a).toString())).isEqualTo(Share.of(a));
    }

    @Property
    void printedPercentagesPrintAsPrinted(@ForAll @IntRange(min = 1, max = 999) int perMille) {
        String text = perMille / 10 + "." + perMille % 10 + " %";
        assertThat(Share.parse(text)).hasToString(text);
        assertThat(Share.parse(text).fraction().contains(perMille / 1000.0)).isTrue();
    }
}
