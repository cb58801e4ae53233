package io.github.criticalminerals.core.quantity;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

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
    @ValueSource(strings = {"", "%", "0,5", "NaN", "80..90", "-1 %", "..5 %", "over 80", "69,2 %", "some 80 %"})
    void refusesOtherText(String text) {
        refused(() -> Share.parse(text))
                .hasMessage(
                        "share must be a fraction (0.692), a percentage (69.2 %), a range (80..100 %, 80 to 100 %) or"
                                + " a bound (over 80 %, up to 20 %), but was \"" + text + "\"");
    }

    @Test
    void refusesWhatIsNoShare() {
        refused(() -> Share.of(1.2)).hasMessage("share must be between 0 and 1, but was 1.2");
        refused(() -> Share.of(-0.5, 0.5)).hasMessage("share must be between 0 and 1, but was -0.5..0.5");
        refused(() -> Share.ofPercent(120)).hasMessage("share must be between 0 and 100 %, but was 120 %");
        refused(() -> Share.ofPercent(70, 60)).hasMessage("share must be between 0 and 100 %, but was 70..60 %");
        refused(() -> Share.parse("101 %")).hasMessage("share must be between 0 and 100 %, but was 101 %");
        refused(() -> Share.parse("70..60 %")).hasMessage("share must be between 0 and 100 %, but was 70..60 %");
    }

    @Test
    void combines() {
        assertThat(Share.of(0.25, 0.75).complement()).isEqualTo(Share.of(0.25, 0.75));
        assertThat(Share.of(0.125).complement()).isEqualTo(Share.of(0.875));
        assertThat(Share.ofPercent(90)).isEqualTo(Share.of(0.9));
        assertThat(Share.of(0.2)).isLessThan(Share.of(0.2, 0.3));
    }

    @Test
    void readsJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue("0.25", Share.class)).isEqualTo(Share.of(0.25));
        assertThat(mapper.readValue("\"80..100 %\"", Share.class)).isEqualTo(Share.of(0.8, 1));
        assertThat(mapper.writeValueAsString(Share.of(0.8, 1))).isEqualTo("\"80..100 %\"");
        refused("{}", Share.class).hasMessageContaining("share must be a text or a number, but was {}");
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

    @ParameterizedTest
    @CsvSource({
        "over 80 %, 80..100 %",
        "Over 80%, 80..100 %",
        "more than 80 percent, 80..100 %",
        "above 80 per cent, 80..100 %",
        ">80%, 80..100 %",
        ">= 80 %, 80..100 %",
        "\u226580 %, 80..100 %",
        "at least 80 %, 80..100 %",
        "no less than 80 %, 80..100 %",
        "up to 20 %, 0..20 %",
        "at most 20 %, 0..20 %",
        "less than 20 %, 0..20 %",
        "<20 %, 0..20 %",
        "80-90 %, 80..90 %",
        "80\u201390 %, 80..90 %",
        "80 to 90 %, 80..90 %",
        "80 % to 90 %, 80..90 %",
        "from 80 to 90 %, 80..90 %",
        "between 80 and 90 %, 80..90 %",
        "69.2\u00a0%, 69.2 %",
        "69.2\u202f%, 69.2 %",
        "80..100\u00a0%\u00a0, 80..100 %"
    })
    void readsWhatPeopleWrite(String text, String share) {
        assertThat(Share.parse(text)).hasToString(share);
        assertThat(Wording.CONVENTION.share(text)).hasToString(share);
    }

    @ParameterizedTest
    @CsvSource({
        "about 90 %, 0.875, 0.925",
        "approximately 90 %, 0.875, 0.925",
        "~90%, 0.875, 0.925",
        "nearly 70 %, 0.65, 0.7",
        "almost 70 percent, 0.65, 0.7",
        "about 99 %, 0.965, 1",
        "nearly 2 %, 0, 0.02"
    })
    void readsVagueWordsByAConventionOnly(String text, double lower, double upper) {
        assertThat(Wording.CONVENTION.share(text)).isEqualTo(Share.of(lower, upper));
        refused(() -> Share.parse(text))
                .hasMessage("\"" + text
                        + "\" means no range by itself; Wording.CONVENTION.share reads about as 2.5 points to"
                        + " each side and nearly as up to 5 points less");
    }

    @Test
    void aConventionMayBeWiderOrNarrower() {
        assertThat(new Wording(2).share("about 90 %")).isEqualTo(Share.of(0.85, 0.95));
        assertThat(new Wording(0.5).share("nearly 70 %")).isEqualTo(Share.of(0.675, 0.7));
        assertThat(new Wording(2).share("over 80 %")).isEqualTo(Share.of(0.8, 1));
        refused(() -> new Wording(-1)).hasMessage("width must be a finite number of at least 0, but was -1.0");
        refused(() -> Wording.CONVENTION.share("about 101 %"))
                .hasMessage("share must be between 0 and 100 %, but was about 101 %");
    }

    @Test
    void atLeastIsUpToTheWhole() {
        assertThat(Share.ofPercent(80, 100)).isEqualTo(Share.parse("over 80 %")).isEqualTo(Share.of(0.8, 1));
        refused(() -> Share.ofPercent(101, 102)).hasMessage("share must be between 0 and 100 %, but was 101..102 %");
    }

    @Test
    void aPercentageInPlaceOfAFractionIsNamed() {
        refused(() -> Share.of(69.2))
                .hasMessage("share must be between 0 and 1, but was 69.2; Share.ofPercent takes percentages");
        refused(() -> Share.of(692)).hasMessage("share must be between 0 and 1, but was 692");
    }

    @Test
    void isForPeopleInPercent() {
        assertThat(Share.of(2.0 / 3).inPercent()).isEqualTo("66.7 %");
        assertThat(Share.of(0.123456, 0.654321).inPercent()).isEqualTo("12.3 to 65.5 %");
        assertThat(Share.parse("over 80 %").inPercent()).isEqualTo("at least 80 %");
        assertThat(Share.UNKNOWN.inPercent()).isEqualTo("0 to 100 %");
        assertThat(Share.of(1).inPercent()).isEqualTo("100 %");
        assertThat(Share.of(0).inPercent()).isEqualTo("0 %");
    }

    @Test
    void longTextIsRefusedAtOnce() {
        refused(() -> Share.parse("1".repeat(200_000))).hasMessageEndingWith("...\"");
    }
}
