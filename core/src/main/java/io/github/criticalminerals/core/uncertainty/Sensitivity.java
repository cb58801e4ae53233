package io.github.criticalminerals.core.uncertainty;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How much of an outcome's variance each input makes by itself: first-order (Sobol) indices.
 *
 * <p>{@code S_i = Var(E(y | x_i)) / Var(y)}, estimated by {@code mean(f(B) * (f(A_i) - f(A))) / Var(y)}, where A and B
 * are independent draws and A_i is A with input i from B; f is centred first. A split is one input, and so are the
 * parts of a whole. The indices of independent inputs sum to at most 1; what is missing to 1 is made by inputs
 * together. An estimate may lie a few standard errors below 0 or above 1.
 *
 * <p>Reference: Saltelli et al. 2010, Variance based sensitivity analysis of model output, doi
 * 10.1016/j.cpc.2009.09.018.
 *
 * @param inputs one for each input, in the order of the variables
 * @param variance the variance of the outcome (its unit squared)
 * @param draws how many pairs of draws
 * @param omissions what the outcome is without, one line each
 */
public record Sensitivity(List<FirstOrder> inputs, double variance, int draws, List<String> omissions)
        implements Worded {

    /**
     * The index of one input.
     *
     * @param input its name
     * @param index the part of the variance that it makes by itself (fraction, about 0..1)
     * @param standardError of the estimate
     */
    public record FirstOrder(String input, double index, double standardError) implements Worded {

        public FirstOrder {
            Objects.requireNonNull(input, "input is required");
        }

        /** One line: {@code cut: makes 71 % of the variance by itself, standard error 2.1 %}. */
        @Override
        public String toString() {
            return input + ": makes " + Interval.exact(index).inPercent()
                    + " of the variance by itself, standard error "
                    + Interval.exact(standardError).inPercent();
        }
    }

    /** One line: the part of each input, and what the outcome is without. */
    @Override
    public String toString() {
        return inputs.stream().map(FirstOrder::toString).collect(Collectors.joining("; ")) + "; variance "
                + Interval.exact(variance).inWords() + " (" + draws + " draws)" + Text.behind(omissions);
    }

    public Sensitivity {
        omissions = ImmutableList.copyOf(omissions);
        inputs = ImmutableList.copyOf(inputs);
    }

    static Sensitivity of(
            Variables variables,
            List<String> names,
            ToDoubleFunction<double[]> outcome,
            int draws,
            long seed,
            Progress progress) {
        int inputs = variables.inputs();
        if (names.size() != inputs) {
            throw new IllegalArgumentException(
                    "names must be one for each of " + inputs + " inputs, but were " + names);
        }
        if (draws < 2) {
            throw new IllegalArgumentException("draws must be at least 2, but was " + draws);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = new double[variables.size()];
        double[] b = new double[variables.size()];
        double[][] outcomes = new double[inputs + 2][];
        for (int i = 0; i < outcomes.length; i++) {
            checkInterrupt(draws);
            outcomes[i] = new double[draws];
        }
        for (int j = 0; j < draws; j++) {
            checkInterrupt(draws);
            progress.at(j, draws);
            variables.draw(random, a, 0);
            variables.draw(random, b, 0);
            outcomes[0][j] = finite(outcome.applyAsDouble(a.clone()));
            outcomes[1][j] = finite(outcome.applyAsDouble(b.clone()));
            for (int i = 0; i < inputs; i++) {
                outcomes[i + 2][j] = finite(outcome.applyAsDouble(variables.mixed(a, b, i)));
            }
        }
        progress.at(draws, draws);
        double mean =
                (Arrays.stream(outcomes[0]).sum() + Arrays.stream(outcomes[1]).sum()) / (2.0 * draws);
        double variance = 0;
        for (int j = 0; j < draws; j++) {
            variance += square(outcomes[0][j] - mean) + square(outcomes[1][j] - mean);
        }
        variance /= 2.0 * draws - 1;
        ImmutableList.Builder<FirstOrder> indices = ImmutableList.builder();
        for (int i = 0; i < inputs; i++) {
            indices.add(index(names.get(i), outcomes[0], outcomes[1], outcomes[i + 2], mean, variance));
        }
        return new Sensitivity(indices.build(), variance, draws, ImmutableList.of());
    }

    private static FirstOrder index(String name, double[] a, double[] b, double[] mixed, double mean, double variance) {
        if (variance == 0) {
            return new FirstOrder(name, 0, 0);
        }
        double sum = 0;
        double squares = 0;
        for (int j = 0; j < a.length; j++) {
            double product = (b[j] - mean) * (mixed[j] - a[j]) / variance;
            sum += product;
            squares += product * product;
        }
        double index = sum / a.length;
        double spread = Math.max(0, squares / a.length - index * index);
        return new FirstOrder(name, index, Math.sqrt(spread / a.length));
    }

    private static void checkInterrupt(int draws) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the sensitivity of " + draws + " draws was interrupted");
        }
    }

    private static double square(double x) {
        return x * x;
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("outcome must be finite, but was " + value);
        }
        return value;
    }

    /** Returns a copy that says what the outcome is without, one line each: {@code without United States: withheld}. */
    public Sensitivity withOmissions(List<String> lines) {
        return new Sensitivity(inputs, variance, draws, lines);
    }

    /**
     * The index of an input.
     *
     * @throws IllegalArgumentException if there is no input of that name
     */
    public FirstOrder get(String input) {
        return inputs.stream()
                .filter(one -> one.input.equals(input))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("input must be one of "
                        + inputs.stream().map(FirstOrder::input).toList() + ", but was " + input));
    }
}
