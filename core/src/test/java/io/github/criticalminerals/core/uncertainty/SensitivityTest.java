package io.github.criticalminerals.core.uncertainty;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SensitivityTest {

    private static Distribution uniform(double from, double to) {
        return Distribution.uniform(Interval.of(from, to));
    }

    private static Sensitivity of(
            Variables variables, List<String> names, ToDoubleFunction<double[]> outcome, int draws, long seed) {
        return MonteCarlo.of(draws, seed).sensitivity(variables, names, outcome);
    }

    /** Ishigami and Homma 1990, a = 7, b = 0.1: the indices are known in closed form. */
    @Test
    void ishigami() {
        Variables variables = Variables.of(
                List.of(uniform(-Math.PI, Math.PI), uniform(-Math.PI, Math.PI), uniform(-Math.PI, Math.PI)));
        Sensitivity found = of(
                variables,
                List.of("x1", "x2", "x3"),
                x -> Math.sin(x[0]) + 7 * Math.pow(Math.sin(x[1]), 2) + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]),
                40_000,
                1);
        double pi4 = Math.pow(Math.PI, 4);
        double variance = 49.0 / 8 + 0.1 * pi4 / 5 + 0.01 * pi4 * pi4 / 18 + 0.5;
        assertThat(found.variance()).isCloseTo(variance, within(0.02 * variance));
        close(found.get("x1"), 0.5 * Math.pow(1 + 0.1 * pi4 / 5, 2) / variance);
        close(found.get("x2"), 49.0 / 8 / variance);
        close(found.get("x3"), 0);
    }

    private static void close(Sensitivity.FirstOrder found, double expected) {
        assertThat(found.standardError()).isBetween(0.0, 0.02);
        assertThat(found.index()).isCloseTo(expected, within(4 * found.standardError()));
    }

    @Test
    void aSplitIsOneInput() {
        Variables variables = Variables.of(List.of(uniform(0, 1))).andSplit(uniform(0, 2), Dirichlet.even(5));
        Sensitivity found =
                of(variables, List.of("a", "rest"), x -> x[0] + x[1] + x[2] + x[3] + x[4] + x[5], 20_000, 3);
        assertThat(found.inputs()).hasSize(2);
        close(found.get("a"), 0.2);
        close(found.get("rest"), 0.8);
        assertThat(found.draws()).isEqualTo(20_000);
        assertThat(of(variables, List.of("a", "rest"), x -> x[0] + x[3], 50, 3))
                .isEqualTo(of(variables, List.of("a", "rest"), x -> x[0] + x[3], 50, 3));
    }

    @Test
    void whatDoesNotVaryHasNoIndex() {
        Sensitivity none = of(Variables.of(List.of(uniform(0, 1))), List.of("a"), x -> 7, 10, 1);
        assertThat(none.variance()).isZero();
        assertThat(none.get("a")).isEqualTo(new Sensitivity.FirstOrder("a", 0, 0));
        Variables variables = Variables.of(List.of(uniform(0, 1)));
        refused(() -> of(variables, List.of(), x -> 7, 10, 1))
                .hasMessage("names must be one for each of 1 inputs, but were []");
        refused(() -> of(variables, List.of("a"), x -> 7, 1, 1)).hasMessage("draws must be at least 2, but was 1");
        assertThatThrownBy(() -> of(variables, List.of("a"), x -> Double.NaN, 2, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("outcome must be finite, but was NaN");
        refused(() -> none.get("b")).hasMessage("input must be one of [a], but was b");
    }
}
