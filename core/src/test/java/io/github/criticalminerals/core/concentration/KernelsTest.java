package io.github.criticalminerals.core.concentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The kernels on plain numbers, calculated by hand. */
class KernelsTest {

    private static final Offset<Double> NEARLY = within(1e-14);
    private static final double[] X = {2, 3, 5};

    @Test
    void handCalculatedInequality() {
        double mean = 10.0 / 3;
        assertThat(Inequality.theilL(X)).isCloseTo(Math.log(mean) - Math.log(30) / 3, NEARLY);
        assertThat(Inequality.generalisedEntropy(0, X)).isEqualTo(Inequality.theilL(X));
        assertThat(Inequality.generalisedEntropy(1, X)).isEqualTo(Inequality.theilT(X));
        assertThat(Inequality.generalisedEntropy(2, X)).isCloseTo(0.07, NEARLY);
        // The mean of 1/2, 1/3 and 1/5 is 31/90
        assertThat(Inequality.generalisedEntropy(-1, X)).isCloseTo((mean * 31 / 90 - 1) / 2, NEARLY);
        // The third power: (8 + 27 + 125) / 3 over the cube of the mean, less 1, over 6
        assertThat(Inequality.generalisedEntropy(3, X)).isCloseTo((160 * 0.009 - 1) / 6, NEARLY);
        assertThat(Inequality.atkinson(1, X)).isCloseTo(1 - Math.cbrt(30) / mean, NEARLY);
        assertThat(Inequality.atkinson(2, X)).isCloseTo(1 - 90.0 / 31 / mean, NEARLY);
        assertThat(Inequality.lorenz(X)).containsExactly(0, 0.2, 0.5, 1);
    }

    /** Sums of 200 rounded shares lose digits that these would show. */
    @Test
    void twoHundredEqualsAreEqual() {
        double[] equal = new double[200];
        for (double amount : new double[] {0.005, 0.3, 12345.678}) {
            Arrays.fill(equal, amount);
            assertThat(Inequality.theilT(equal)).isLessThan(1e-15);
            assertThat(Index.theilT(Zeros.KEPT).ofAmounts(equal)).isLessThan(1e-15);
            assertThat(Inequality.generalisedEntropy(2, equal)).isZero();
            assertThat(Diversity.entropy(equal)).isEqualTo(Math.log(200));
        }
    }

    /** The halved square of a thousandth of a millionth, of which the mean square less one would keep nothing. */
    @Test
    void nearlyEqualIsNotEqual() {
        assertThat(Inequality.generalisedEntropy(2, 1 + 1e-9, 1 - 1e-9)).isCloseTo(5e-19, within(1e-25));
    }

    @Test
    void aProducerWithNothingIsTheUtmostInequality() {
        assertThat(Inequality.theilL(0, 7)).isInfinite();
        assertThat(Inequality.generalisedEntropy(-1, 0, 7)).isInfinite();
        assertThat(Inequality.atkinson(1, 0, 7)).isEqualTo(1);
        assertThat(Inequality.atkinson(2, 0, 7)).isEqualTo(1);
    }

    @Test
    void parametersAreChecked() {
        assertThatThrownBy(() -> Inequality.atkinson(0, X))
                .hasMessage("epsilon of atkinson must be above 0 and finite, but was 0.0");
        assertThatThrownBy(() -> Inequality.atkinson(Double.POSITIVE_INFINITY, X))
                .hasMessage("epsilon of atkinson must be above 0 and finite, but was Infinity");
        assertThatThrownBy(() -> Inequality.generalisedEntropy(Double.NaN, X))
                .hasMessage("alpha of generalised entropy must be finite, but was NaN");
        assertThatThrownBy(() -> Diversity.hill(-1, X)).hasMessage("order of hill must be at least 0, but was -1.0");
        assertThatThrownBy(() -> Herfindahl.ofAmounts(1e308, 1e308))
                .hasMessage("amounts must have a finite sum, but 2 of them sum to Infinity");
        assertThatThrownBy(() -> Leaders.concentrationRatio(0, X))
                .hasMessage("k of a concentration ratio must be at least 1, but was 0");
    }

    @Test
    void handCalculatedHillNumbers() {
        assertThat(Diversity.hill(Double.POSITIVE_INFINITY, X)).isCloseTo(2, NEARLY);
        assertThat(Diversity.hill(2, X)).isCloseTo(100 / 38.0, NEARLY);
        // Order 0 counts those who have something
        assertThat(Diversity.hill(0, 2, 0, 5)).isCloseTo(2, NEARLY);
    }

    @Test
    void theUnitOfAmountsIsNothingToDominance() {
        // (16 + 81 + 625) / 38^2
        assertThat(Leaders.dominance(X)).isCloseTo(0.5, NEARLY);
        assertThat(Leaders.dominance(2e100, 3e100, 5e100)).isCloseTo(0.5, NEARLY);
        assertThat(Leaders.dominance(2e-100, 3e-100, 5e-100)).isCloseTo(0.5, NEARLY);
    }
}
