package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The closed forms that bounds rest on, against numerical derivatives. */
class StatisticTest {

    private static final double STEP = 1e-5;

    static Statistic.Separable[] statistics() {
        return new Statistic.Separable[] {
            new Statistic.PowerSum(2),
            new Statistic.PowerSum(3),
            new Statistic.PowerSum(0.5),
            new Statistic.PowerSum(-1),
            new Statistic.Entropy(0),
            new Statistic.LogSum(0)
        };
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void isStationaryAtTheTotal(Statistic.Separable statistic) {
        // Chords whose stationary totals are above 0: of sums of squares one that is below 0 at 0, and so on
        double beta = statistic.term(7) - statistic.term(6);
        double alpha = statistic.term(6) - 6 * beta;
        double total = statistic.stationaryTotal(alpha, beta, 5);
        assertThat(total).isPositive();
        double before = statistic.ofSum(alpha + beta * (total - STEP), total - STEP, 5);
        double after = statistic.ofSum(alpha + beta * (total + STEP), total + STEP, 5);
        double beside = statistic.ofSum(alpha + beta * (total + 0.1), total + 0.1, 5);
        assertThat((after - before) / (2 * STEP)).isCloseTo(0, within(1e-7));
        assertThat(beside).isNotCloseTo(after, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void isStationaryAtTheLevel(Statistic.Separable statistic) {
        double fixedSum = statistic.term(2) + statistic.term(3) + statistic.term(7);
        double level = statistic.stationaryLevel(fixedSum, 12, 3);
        assertThat(level).isBetween(2.0, 7.0);
        assertThat(slope(statistic, fixedSum, level)).isCloseTo(0, within(1e-7));
        assertThat(Math.abs(slope(statistic, fixedSum, level + 0.1))).isGreaterThan(1e-6);
    }

    /** Of the statistic where three producers are fixed, and two more are at the level. */
    private static double slope(Statistic.Separable statistic, double fixedSum, double level) {
        double after = statistic.ofSum(fixedSum + 2 * statistic.term(level + STEP), 12 + 2 * (level + STEP), 5);
        double before = statistic.ofSum(fixedSum + 2 * statistic.term(level - STEP), 12 + 2 * (level - STEP), 5);
        return (after - before) / (2 * STEP);
    }
}
