package io.github.criticalminerals.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {

    @Test
    void handCalculated() {
        double[] x = {1, 2, 3, 4};
        assertThat(RankCorrelation.spearman(x, new double[] {10, 20, 40, 30})).isCloseTo(0.8, within(1e-12));
        assertThat(RankCorrelation.kendall(x, new double[] {10, 20, 40, 30})).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(RankCorrelation.spearman(x, new double[] {4, 3, 2, 1})).isCloseTo(-1, within(1e-12));
        // Ties share their mean rank: 1.5, 1.5, 3, 4
        assertThat(RankCorrelation.spearman(x, new double[] {5, 5, 6, 7}))
                .isCloseTo(4.5 / Math.sqrt(5 * 4.5), within(1e-12));
        assertThat(RankCorrelation.kendall(x, new double[] {5, 5, 6, 7})).isCloseTo(5 / Math.sqrt(30), within(1e-12));
    }
}
