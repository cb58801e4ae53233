package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaterLevelTest {

    private static final double[] LOWER = {0, 2, 1};
    private static final double[] UPPER = {5, Double.POSITIVE_INFINITY, 1};
    private static final double[] COUNT = {1, 2, 3};

    private static double level(double total) {
        return WaterLevel.of(LOWER, UPPER, COUNT, 3, total);
    }

    /** One box of 0..5, two from 2 without end, three of exactly 1: 7 are held at least. */
    @Test
    void handCalculated() {
        assertThat(level(6)).isZero();
        assertThat(level(7)).isZero();
        assertThat(level(7.5)).isEqualTo(0.5);
        assertThat(level(8)).isEqualTo(1);
        assertThat(level(9)).isEqualTo(2);
        assertThat(level(12)).isEqualTo(3);
        assertThat(level(18)).isEqualTo(5);
        assertThat(level(22)).isEqualTo(7);
    }

    @Test
    void betweenBoxesTheLevelJumps() {
        double[] lower = {0, 3};
        double[] upper = {1, 4};
        double[] once = {1, 1};
        assertThat(WaterLevel.of(lower, upper, once, 2, 4)).isEqualTo(1);
        assertThat(WaterLevel.of(lower, upper, once, 2, 4.5)).isEqualTo(3.5);
        assertThat(WaterLevel.of(lower, upper, once, 2, 5)).isEqualTo(4);
        assertThat(WaterLevel.of(lower, upper, once, 2, 9)).as("all are full").isEqualTo(4);
        assertThat(WaterLevel.of(lower, upper, new double[] {1, 0}, 2, 0.5)).isEqualTo(0.5);
        assertThat(WaterLevel.of(lower, upper, once, 1, 0.5))
                .as("the first alone")
                .isEqualTo(0.5);
        assertThat(WaterLevel.of(lower, upper, once, 0, 7)).isZero();
    }
}
