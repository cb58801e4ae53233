package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void rangesHaveSignificantDigits() {
        assertThat(Texts.range(Interval.of(0.301234, 0.30278), 3)).isEqualTo("0.301..0.303");
        assertThat(Texts.range(Interval.exact(0), 3)).isEqualTo("0");
        assertThat(Texts.range(Interval.atLeast(380), 3)).isEqualTo("380..");
        assertThat(Texts.range(Interval.of(20_119.7, 1_234_567), 3)).isEqualTo("20,100..1,230,000");
        assertThat(Texts.toDigits(Interval.of(0.301234, 2.7), 2)).isEqualTo(Interval.of(0.3, 2.7));
    }

    @Test
    void anEndThatIsNotThereIsBlank() {
        assertThat(Texts.end(Optional.of(Interval.atLeast(1.23456789)), Side.LOW))
                .isEqualTo("1.234568");
        assertThat(Texts.end(Optional.of(Interval.atLeast(1)), Side.HIGH)).isEmpty();
        assertThat(Texts.end(Optional.empty(), Side.LOW)).isEmpty();
    }
}
