package io.github.criticalminerals.core.quantity;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @CsvSource({"5,5", "0,0", "-0,0", "2.50,2.5", "3..5,3..5", "3..,3..", "-2..3,-2..3", "'  1 .. 2 ',1..2", "1e3,1000"
    })
    void readsAndPrintsText(String text, String printed) {
        assertThat(Interval.parse(text)).hasToString(printed);
        assertThat(Interval.parse(printed)).isEqualTo(Interval.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "..5", "x", "1..2..3", "NaN", "1d", "0x10", "Infinity", "1,000"})
    void refusesOtherText(String text) {
        refused(() -> Interval.parse(text))
                .hasMessage("interval must be a number, lower..upper or lower.., but was \"" + text + "\"");
    }

    @Test
    void refusesImpossibleEnds() {
        refused(() -> Interval.of(5, 3)).hasMessage("lower end must not exceed upper end, but was 5..3");
        refused(() -> Interval.of(Double.NaN, 3)).hasMessage("lower end must be a finite number, but was NaN");
        refused(() -> Interval.of(INF, INF)).hasMessage("lower end must be a finite number, but was Infinity");
        refused(() -> Interval.of(3, Double.NaN)).hasMessage("upper end must be a number or unbounded, but was NaN");
    }

    @Test
    void roundedFigureIsHalfAUnitOfItsLastDigit() {
        assertThat(Interval.ofRounded(new BigDecimal("69.2"))).isEqualTo(Interval.of(69.15, 69.25));
        assertThat(Interval.ofRounded(new BigDecimal("3.90E+5"))).isEqualTo(Interval.of(389_500, 390_500));
    }

    @Test
    void knowsItsWidthAndMiddle() {
        assertThat(Interval.of(3, 7).width()).isEqualTo(4);
        assertThat(Interval.of(3, 7).midpoint()).isEqualTo(5);
        assertThat(Interval.exact(3).midpoint()).isEqualTo(3);
        assertThat(Interval.atLeast(3).width()).isEqualTo(INF);
        assertThatThrownBy(() -> Interval.atLeast(3).midpoint())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an unbounded interval has no midpoint, this is 3..");
        assertThat(Interval.exact(7).exactValue()).isEqualTo(7);
        assertThatThrownBy(() -> Interval.of(3, 7).exactValue()).hasMessage("the interval must be exact, but was 3..7");
    }

    @Test
    void arithmeticKeepsBounds() {
        Interval a = Interval.of(2, 3);
        Interval b = Interval.of(5, 7);
        assertThat(a.plus(b)).isEqualTo(Interval.of(7, 10));
        assertThat(b.minus(a)).isEqualTo(Interval.of(2, 5));
        assertThat(a.times(b)).isEqualTo(Interval.of(10, 21));
        assertThat(Interval.of(-2, 3).times(b)).isEqualTo(Interval.of(-14, 21));
        assertThat(b.dividedBy(a)).isEqualTo(Interval.of(5.0 / 3, 3.5));
        assertThat(Interval.of(-7, -5).dividedBy(a)).isEqualTo(Interval.of(-3.5, -5.0 / 3));
        assertThat(a.scaledBy(-1)).isEqualTo(Interval.of(-3, -2));
        assertThat(Interval.atLeast(2).plus(b)).isEqualTo(Interval.atLeast(7));
        assertThat(Interval.atLeast(2).minus(b)).isEqualTo(Interval.atLeast(-5));
        assertThat(Interval.NON_NEGATIVE.times(Interval.ZERO)).isEqualTo(Interval.ZERO);
        assertThat(a.dividedBy(Interval.atLeast(2))).isEqualTo(Interval.of(0, 1.5));
    }

    @Test
    void refusesResultsWithoutALowerEnd() {
        refused(() -> Interval.exact(1).minus(Interval.atLeast(2)))
                .hasMessage("an unbounded interval cannot be subtracted: 1 - 2..");
        refused(() -> Interval.exact(1).dividedBy(Interval.of(0, 2)))
                .hasMessage("divisor must be above zero, but was 0..2");
        refused(() -> Interval.atLeast(1).scaledBy(-2))
                .hasMessage("lower end must be a finite number, but was -Infinity");
    }

    @Test
    void setOperations() {
        Interval a = Interval.of(2, 5);
        assertThat(a.contains(2)).isTrue();
        assertThat(a.contains(5)).isTrue();
        assertThat(a.contains(5.1)).isFalse();
        assertThat(a.contains(1.9)).isFalse();
        assertThat(a.contains(Double.NaN)).isFalse();
        assertThat(a.contains(Interval.of(3, 5))).isTrue();
        assertThat(a.contains(Interval.of(3, 7))).isFalse();
        assertThat(a.contains(Interval.of(1, 3))).isFalse();
        assertThat(a.intersection(Interval.of(3, 7))).contains(Interval.of(3, 5));
        assertThat(a.intersection(Interval.of(5, 7))).contains(Interval.exact(5));
        assertThat(a.intersection(Interval.of(6, 7))).isEmpty();
        assertThat(a.hull(Interval.of(11, 13))).isEqualTo(Interval.of(2, 13));
        assertThat(Interval.of(-2, 5).clamp(0, 3)).isEqualTo(Interval.of(0, 3));
        assertThat(Interval.of(7, 11).clamp(0, 3)).isEqualTo(Interval.exact(3));
        assertThat(Interval.atLeast(3).isBounded()).isFalse();
    }

    @Test
    void readsTextAndNumbersFromJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue("\"3..5\"", Interval.class)).isEqualTo(Interval.of(3, 5));
        assertThat(mapper.readValue("0.25", Interval.class)).isEqualTo(Interval.exact(0.25));
        assertThat(mapper.writeValueAsString(Interval.atLeast(3))).isEqualTo("\"3..\"");
        refused("{}", Interval.class).hasMessageContaining("interval must be a text or a number, but was {}");
    }

    @Test
    void printsVeryLargeAndSmallNumbersWithExponents() {
        assertThat(Interval.exact(1e-12)).hasToString("1E-12");
        assertThat(Interval.exact(2.5e20)).hasToString("2.5E+20");
        assertThat(Interval.parse("2.5E+20")).isEqualTo(Interval.exact(2.5e20));
    }

    @Test
    void aPrintedFigureIsRoundedAtItsLastDigitOtherThanZero() {
        assertThat(Interval.ofPrinted(390_000)).isEqualTo(Interval.of(385_000, 395_000));
        assertThat(Interval.ofPrinted(0.69)).isEqualTo(Interval.of(0.685, 0.695));
        assertThat(Interval.ofPrinted(0)).isEqualTo(Interval.ZERO);
        assertThat(Interval.ofPrinted(0.1 + 0.2)).isEqualTo(Interval.of(0.25, 0.35));
    }

    @Test
    void roundsOutward() {
        assertThat(Interval.of(4923.546, 4923.624).rounded(4)).isEqualTo(Interval.of(4923, 4924));
        assertThat(Interval.of(0.12345, 0.6789).rounded(2)).isEqualTo(Interval.of(0.12, 0.68));
        assertThat(Interval.exact(2.0 / 3).rounded(3)).isEqualTo(Interval.of(0.666, 0.667));
        assertThat(Interval.exact(0.5).rounded(3)).isEqualTo(Interval.exact(0.5));
        assertThat(Interval.atLeast(12345).rounded(2)).isEqualTo(Interval.atLeast(12000));
        assertThat(Interval.of(-1.26, -1.24).rounded(2)).isEqualTo(Interval.of(-1.3, -1.2));
        refused(() -> Interval.ONE.rounded(0)).hasMessage("digits must be at least 1, but was 0");
    }

    @Test
    void isForPeopleInWords() {
        assertThat(Interval.exact(4923.6).inWords()).isEqualTo("4,924");
        assertThat(Interval.exact(1234567.8).inWords()).isEqualTo("1,234,568");
        assertThat(Interval.of(4923.546, 4923.624).inWords()).isEqualTo("4,923 to 4,924");
        assertThat(Interval.atLeast(4923.2).inWords()).isEqualTo("at least 4,923");
        assertThat(Interval.exact(0.755102).inWords()).isEqualTo("0.7551");
        assertThat(Interval.ZERO.inWords()).isEqualTo("0");
        assertThat(Interval.exact(0.00012345).inWords()).isEqualTo("0.0001234");
        assertThat(Interval.of(0.30001, 0.5).inPercent()).isEqualTo("30 to 50 %");
        assertThat(Interval.exact(0.692).inPercent()).isEqualTo("69.2 %");
        assertThat(Interval.exact(-0.5).inPercent()).isEqualTo("-50 %");
    }
}
