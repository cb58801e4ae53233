package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static io.github.criticalminerals.core.scenario.EventReading.Word.BIT;
import static io.github.criticalminerals.core.scenario.EventReading.Word.DIVERTED;
import static io.github.criticalminerals.core.scenario.EventReading.Word.NO_VISIBLE_EFFECT;
import static io.github.criticalminerals.core.scenario.EventReading.Word.UNTESTABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.scenario.EventReading.Row;
import io.github.criticalminerals.core.scenario.EventReading.Word;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Known on 10 January 2025, in force from 4 April 2025: before is 2024, April 2025 is month 0. */
class EventReadingTest {

    private static final LocalDate ANNOUNCED = LocalDate.of(2025, 1, 10);
    private static final LocalDate FORCE = LocalDate.of(2025, 4, 4);
    private static final YearMonth FIRST = YearMonth.of(2024, 1);
    private static final YearMonth KNOWN = YearMonth.of(2025, 1);
    private static final YearMonth ZERO = YearMonth.of(2025, 4);

    /** 2024 goes from low to high and back month by month; from January 2025 to April 2026 all months are the same. */
    private static Map<YearMonth, Double> series(double low, double high, double after) {
        Map<YearMonth, Double> values = new TreeMap<>();
        for (int m = 0; m < 12; m++) {
            values.put(FIRST.plusMonths(m), m % 2 == 0 ? low : high);
        }
        set(values, KNOWN, YearMonth.of(2026, 4), after);
        return values;
    }

    private static void set(Map<YearMonth, Double> values, YearMonth first, YearMonth last, double value) {
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            values.put(month, value);
        }
    }

    private static List<Row> read(Map<YearMonth, Double> origin, Map<YearMonth, Double> total) {
        return EventReading.of(origin, total, ANNOUNCED, FORCE);
    }

    private static List<Word> words(Map<YearMonth, Double> origin, Map<YearMonth, Double> total) {
        return read(origin, total).stream().map(Row::word).toList();
    }

    @Test
    void bitIsAFallOfBothByMoreThanAQuarter() {
        List<Row> rows = read(series(100, 100, 74), series(400, 400, 299));
        assertThat(rows).extracting(Row::word).containsOnly(BIT);
        assertThat(rows.get(1).origin()).isCloseTo(-0.26, within(1e-12));
        assertThat(rows.get(1).total()).isCloseTo(-0.2525, within(1e-12));
        // The boundary itself is not a fall: of the origin, of the total.
        assertThat(words(series(100, 100, 75), series(400, 400, 299))).containsOnly(NO_VISIBLE_EFFECT);
        assertThat(words(series(100, 100, 74), series(400, 400, 300))).containsOnly(DIVERTED);
    }

    @Test
    void divertedIsAFallOfTheOriginThatOthersMadeUpFor() {
        assertThat(words(series(100, 100, 0), series(400, 400, 400))).containsOnly(DIVERTED);
        // A total that falls with the origin is not diverted.
        assertThat(words(series(100, 100, 0), series(130, 130, 30))).containsOnly(BIT);
    }

    @Test
    void noVisibleEffectIsAnOriginThatDoesNotFallWhateverTheTotalDoes() {
        assertThat(words(series(100, 100, 100), series(400, 400, 400))).containsOnly(NO_VISIBLE_EFFECT);
        assertThat(words(series(100, 100, 130), series(400, 400, 430))).containsOnly(NO_VISIBLE_EFFECT);
        assertThat(words(series(100, 100, 100), series(400, 400, 100))).containsOnly(NO_VISIBLE_EFFECT);
    }

    /**
     * 60 and 140 in turn: m = 100, s = sqrt(12 x 40^2 / 11) = 41.78. The noise of k months, 2 s/sqrt(k): 48.24 for the
     * three of anticipation and of months 4-6, 41.78 for four, 34.11 for six. A fall by 45 passes where four or six
     * months are read.
     */
    @Test
    void aFallHasToStandOutOfTheNoiseOfItsMonths() {
        assertThat(words(series(60, 140, 55), series(400, 400, 100)))
                .containsExactly(NO_VISIBLE_EFFECT, BIT, NO_VISIBLE_EFFECT, BIT);
        assertThat(words(series(60, 140, 58.3), series(400, 400, 100)).get(1)).isEqualTo(NO_VISIBLE_EFFECT);
        assertThat(words(series(60, 140, 58.1), series(400, 400, 100)).get(1)).isEqualTo(BIT);
    }

    /** 0 and 200 in turn: s = 104.45. Four months would have to fall by 104.45 of 100, six by 85.28. */
    @Test
    void untestableIsASeriesWhoseNoiseIsMoreThanAllOfIt() {
        assertThat(words(series(0, 200, 10), series(400, 400, 100)))
                .containsExactly(UNTESTABLE, UNTESTABLE, UNTESTABLE, BIT);
        assertThat(words(series(100, 100, 10), series(0, 800, 10)))
                .containsExactly(UNTESTABLE, UNTESTABLE, UNTESTABLE, BIT);
        assertThat(read(series(0, 200, 10), series(400, 400, 100)).get(0).origin())
                .isNaN();
    }

    @Test
    void untestableIsAnOriginFromWhichNothingCame() {
        assertThat(words(series(0, 0, 0), series(400, 400, 100))).containsOnly(UNTESTABLE);
    }

    @Test
    void sixMonthsBeforeAreEnoughAndFiveAreNot() {
        Map<YearMonth, Double> origin = series(100, 100, 10);
        origin.keySet().removeIf(month -> month.isBefore(FIRST.plusMonths(6)));
        assertThat(words(origin, series(400, 400, 100))).containsOnly(BIT);
        origin.remove(FIRST.plusMonths(6));
        assertThat(words(origin, series(400, 400, 100))).containsOnly(UNTESTABLE);
        assertThat(words(series(400, 400, 100), origin)).containsOnly(UNTESTABLE);
    }

    /** Missing is not zero: a time that lacks a month of either series has no word, the others keep theirs. */
    @Test
    void aTimeThatLacksAMonthIsUntestable() {
        Map<YearMonth, Double> gap = series(100, 100, 10);
        gap.remove(ZERO.plusMonths(5));
        assertThat(words(gap, series(400, 400, 100))).containsExactly(BIT, BIT, UNTESTABLE, BIT);
        assertThat(words(series(400, 400, 100), gap)).containsExactly(BIT, BIT, UNTESTABLE, BIT);
    }

    @Test
    void eachTimeReadsItsOwnMonths() {
        YearMonth[][] times = {
            {KNOWN, ZERO.minusMonths(1)},
            {ZERO, ZERO.plusMonths(3)},
            {ZERO.plusMonths(4), ZERO.plusMonths(6)},
            {ZERO.plusMonths(7), ZERO.plusMonths(12)}
        };
        for (int k = 0; k < times.length; k++) {
            Map<YearMonth, Double> values = series(100, 100, 100);
            set(values, times[k][0], times[k][1], 10);
            List<Row> rows = read(values, values);
            assertThat(rows)
                    .extracting(Row::name)
                    .containsExactly("anticipation", "months 0-3", "months 4-6", "months 7-12");
            for (int other = 0; other < times.length; other++) {
                assertThat(rows.get(other).word()).isEqualTo(other == k ? BIT : NO_VISIBLE_EFFECT);
                assertThat(rows.get(other).origin()).isCloseTo(other == k ? -0.9 : 0, within(1e-12));
            }
        }
    }

    /** Known and in force in one month: no month lies between, though days may. */
    @Test
    void withoutAMonthBetweenThereIsNoAnticipation() {
        Map<YearMonth, Double> values = series(100, 100, 100);
        assertThat(EventReading.of(values, values, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 31)))
                .extracting(Row::name)
                .containsExactly("months 0-3", "months 4-6", "months 7-12");
        assertThat(EventReading.of(values, values, LocalDate.of(2025, 1, 31), LocalDate.of(2025, 2, 1)))
                .extracting(Row::name)
                .startsWith("anticipation");
    }

    @Test
    void theWordsAsText() {
        assertThat(Word.values())
                .extracting(Word::toString)
                .containsExactly("bit", "diverted", "no visible effect", "untestable");
    }

    @Test
    void badInput() {
        Map<YearMonth, Double> good = series(100, 100, 100);
        refused(() -> EventReading.of(good, good, LocalDate.of(2025, 4, 4), LocalDate.of(2025, 1, 10)))
                .hasMessage("a measure must not be in force before it is announced, but was on 2025-01-10,"
                        + " announced on 2025-04-04");
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
            Map<YearMonth, Double> bad = series(100, 100, 100);
            bad.put(ZERO, value);
            refused(() -> read(bad, good))
                    .hasMessage("origin must be finite and at least 0 in each month, but was " + value + " in 2025-04");
            assertThatThrownBy(() -> read(good, bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("total must be finite");
        }
    }
}
