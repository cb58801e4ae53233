package io.github.criticalminerals.examples.benchmark;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.index.Herfindahl;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Summary;
import io.github.criticalminerals.core.uncertainty.Variables;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws of a Herfindahl-Hirschman index over 20 countries in a second: amounts {@code 1/rank^1.2}, each normal with a
 * standard deviation of a tenth and cut at zero, the index of their shares.
 *
 * <p>Prints a line per round: draws for each second of processor time of the whole process (compiler and collector
 * included) and of wall time, on one thread and on two, in turn. Take the best of several rounds on a busy machine.
 *
 * <p>Usage: {@code MonteCarloBenchmark [draws] [rounds]}, by default 2,000,000 and 5.
 */
public final class MonteCarloBenchmark {

    private static final int COUNTRIES = 20;
    private static final double EXPONENT = 1.2;
    private static final double RELATIVE_SD = 0.1;
    private static final long SEED = 42;

    private MonteCarloBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param arguments the number of draws and of rounds
     */
    public static void main(String[] arguments) {
        run(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000_000,
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
                System.out);
    }

    static void run(int draws, int rounds, PrintStream out) {
        Variables variables = variables();
        // Two rounds for the compiler
        for (int round = -1; round <= rounds; round++) {
            for (int threads = 1; threads <= 2; threads++) {
                String name = threads == 1 ? "1 thread" : threads + " threads";
                measure(name, round, draws, threads, variables, MonteCarloBenchmark::index, out);
            }
            measure("1 thread, checked kernel", round, draws, 1, variables, Herfindahl::ofAmounts, out);
        }
    }

    static Variables variables() {
        ImmutableList.Builder<Distribution> amounts = ImmutableList.builder();
        for (int rank = 1; rank <= COUNTRIES; rank++) {
            double amount = 1 / Math.pow(rank, EXPONENT);
            amounts.add(Distribution.truncatedNormal(Interval.NON_NEGATIVE, amount, RELATIVE_SD * amount));
        }
        return Variables.of(amounts.build());
    }

    private static void measure(
            String name,
            int round,
            int draws,
            int threads,
            Variables variables,
            ToDoubleFunction<double[]> index,
            PrintStream out) {
        long wall = System.nanoTime();
        long processor = processorTime();
        Summary summary = MonteCarlo.of(draws, SEED).withThreads(threads).summary(variables, index);
        double processorSeconds = (processorTime() - processor) / 1e9;
        double wallSeconds = (System.nanoTime() - wall) / 1e9;
        if (round > 0) {
            out.printf(
                    Locale.ROOT,
                    "%-26s round %d  mean=%.6f sd=%.6f  %.2f million draws per processor second  %.2f per second%n",
                    name,
                    round,
                    summary.mean(),
                    summary.sd(),
                    draws / 1e6 / processorSeconds,
                    draws / 1e6 / wallSeconds);
        }
    }

    /** The sum of squares over the square of the sum, unchecked. */
    private static double index(double[] amounts) {
        double total = 0;
        double squares = 0;
        for (double amount : amounts) {
            total += amount;
            squares += amount * amount;
        }
        return squares / (total * total);
    }

    private static long processorTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : System.nanoTime();
    }
}
