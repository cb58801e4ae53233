package io.github.criticalminerals.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureTest {
    private static final Map<String, Figure> WORDS = Map.of("W", Figure.unknown(Mark.WITHHELD), "\u2014", Figure.ZERO);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    45,000       | 45000      | 44500..45500   | []
                    390000       | 390000     | 385000..395000 | []
                    41,600       | 41600      | 41550..41650   | []
                    6.8          | 6.8        | 6.75..6.85     | []
                    7            | 7          | 6.5..7.5       | []
                    0            | 0          | 0              | []
                    e5,000       | 5000       | 4500..5500     | [ESTIMATED]
                    >90,000,000  | 90000000.. | 90000000..     | [INEQUALITY]
                    <25          | 0..25      | 0..25          | [INEQUALITY]
                    50–300       | 50..300    | 50..300        | [RANGE]
                    330 - 390    | 330..390   | 330..390       | [RANGE]
                    10,000 - 15,000 | 10000..15000 | 10000..15000 | [RANGE]
                    ''           | 0..        | 0..            | [BLANK]
                    W            | 0..        | 0..            | [WITHHELD]
                    —            | 0          | 0              | []
                    """)
    void keepsTheMeaningOfACell(String cell, String value, String rounding, String marks) {
        Figure figure = Figure.find(cell, WORDS).orElseThrow();
        assertThat(figure.value()).hasToString(value);
        assertThat(figure.rounding()).hasToString(rounding);
        assertThat(figure.marks()).hasToString(marks);
        assertThat(figure.isKnown()).isEqualTo(!value.equals("0.."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NA",
                "w",
                "1243,000",
                "-7",
                "300–50",
                ">-1",
                ">",
                "<W",
                "50-300",
                "NaN",
                "e",
                "e W",
                "1–2–3",
                "1e400",
                "Large",
                "?7",
                "--",
                "7 t",
                ">1243,000"
            })
    void readsNothingThatTheFormatDoesNotDeclare(String cell) {
        assertThat(Figure.find(cell, WORDS)).isEmpty();
    }

    @Test
    void addsMarks() {
        Figure figure = Figure.find("7", WORDS).orElseThrow().with(Mark.QUOTA).with(Mark.ESTIMATED);
        assertThat(figure.marks()).containsExactly(Mark.ESTIMATED, Mark.QUOTA);
        assertThat(Figure.LESS_THAN_HALF_UNIT.value()).isEqualTo(Interval.of(0, 0.5));
    }
}
