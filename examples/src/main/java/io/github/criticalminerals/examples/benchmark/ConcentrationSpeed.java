package io.github.criticalminerals.examples.benchmark;

import com.sun.management.ThreadMXBean;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.IndexResult;
import io.github.criticalminerals.core.concentration.ShareClaims;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.index.Herfindahl;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.Profile;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Measures {@code core.index} and {@code core.concentration}: profiles of many vectors, bounds of 40 intervals, bytes
 * allocated by kernels.
 *
 * <p>Prints one line for each measurement; times are the least of several runs in one warm JVM, of bounds the median
 * over instances; those of one midpoint take long and are run once.
 */
public final class ConcentrationSpeed {

    private static final int VECTORS = 100_000;
    private static final int WIDTH = 20;
    private static final int PRODUCERS = 40;
    private static final int INSTANCES = 301;
    private static final int MIDPOINT_INSTANCES = 11;
    private static final int RUNS = 9;
    private static final double MILLION = 1e6;

    private static final List<Index> INDICES = List.of(
            Index.HHI,
            Index.EFFECTIVE_NUMBER,
            Index.concentrationRatio(1),
            Index.concentrationRatio(3),
            Index.N_MINUS_1,
            Index.HALL_TIDEMAN,
            Index.hill(0.5),
            Index.hill(3),
            Index.SHANNON,
            Index.tsallis(0.5),
            Index.normalisedHhi(Zeros.KEPT),
            Index.evenness(Zeros.KEPT),
            Index.theilT(Zeros.KEPT),
            Index.theilL(Zeros.KEPT),
            Index.generalisedEntropy(2, Zeros.KEPT),
            Index.generalisedEntropy(-1, Zeros.KEPT),
            Index.atkinson(0.5, Zeros.KEPT),
            Index.gini(Zeros.KEPT),
            Index.hoover(Zeros.KEPT),
            Index.HORVATH);

    private ConcentrationSpeed() {}

    /**
     * Runs all measurements.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "java %s, %s, %d processors%n",
                System.getProperty("java.vm.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        profiles(out);
        bounds(out);
        for (Index index : INDICES) {
            oneMidpoint(out, index);
        }
        allocation(out);
    }

    private static void profiles(PrintStream out) {
        SplittableRandom random = new SplittableRandom(53);
        double[] amounts = random.doubles((long) VECTORS * WIDTH, 1, 1000).toArray();
        double[] result = new double[VECTORS * Profile.MEASURES.size()];
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < RUNS; k++) {
            long start = System.nanoTime();
            Profile.ofEach(amounts, WIDTH, result);
            least = Math.min(least, (System.nanoTime() - start) / MILLION);
        }
        double sum = Arrays.stream(result).sum();
        out.printf(
                Locale.ROOT,
                "profile of 9 measures, %d vectors of %d, one thread: least of %d runs %.1f ms (checksum %.6f)%n",
                VECTORS,
                WIDTH,
                RUNS,
                least,
                sum);
    }

    /** All indices in every run, so that none is measured before the compiler has seen the others. */
    private static void bounds(PrintStream out) {
        SplittableRandom random = new SplittableRandom(59);
        List<Concentration> instances = new ArrayList<>();
        for (int k = 0; k < INSTANCES; k++) {
            instances.add(Concentration.of(claims(() -> {
                double a = random.nextDouble() * 2 / PRODUCERS;
                double b = random.nextDouble() * 2 / PRODUCERS;
                return Interval.of(Math.min(a, b), Math.max(a, b));
            })));
        }
        double[] medians = new double[INDICES.size()];
        Arrays.fill(medians, Double.POSITIVE_INFINITY);
        int[] solved = new int[INDICES.size()];
        for (int run = 0; run < RUNS; run++) {
            for (int i = 0; i < medians.length; i++) {
                double[] times = new double[INSTANCES];
                solved[i] = 0;
                for (int k = 0; k < INSTANCES; k++) {
                    long start = System.nanoTime();
                    IndexResult result = instances.get(k).of(INDICES.get(i));
                    times[k] = (System.nanoTime() - start) / MILLION;
                    solved[i] += result.end(Side.HIGH).gap() == 0
                                    && result.end(Side.LOW).gap() == 0
                            ? 1
                            : 0;
                }
                Arrays.sort(times);
                medians[i] = Math.min(medians[i], times[INSTANCES / 2]);
            }
        }
        for (int i = 0; i < medians.length; i++) {
            out.printf(
                    Locale.ROOT,
                    "bounds of %s, %d random intervals, %d instances: median, least of %d runs, %.4f ms, %d solved%n",
                    INDICES.get(i),
                    PRODUCERS,
                    INSTANCES,
                    RUNS,
                    medians[i],
                    solved[i]);
        }
    }

    private static void oneMidpoint(PrintStream out, Index index) {
        SplittableRandom random = new SplittableRandom(61);
        double[] times = new double[MIDPOINT_INSTANCES];
        double gap = 0;
        int attained = 0;
        for (int k = 0; k < MIDPOINT_INSTANCES; k++) {
            Concentration concentration = Concentration.of(claims(() -> {
                double half = random.nextDouble() / PRODUCERS;
                return Interval.of(1.0 / PRODUCERS - half, 1.0 / PRODUCERS + half);
            }));
            long start = System.nanoTime();
            IndexResult result = concentration.of(index);
            times[k] = (System.nanoTime() - start) / MILLION;
            double both = result.end(Side.LOW).gap() + result.end(Side.HIGH).gap();
            gap = Math.max(gap, both);
            attained += both == 0 ? 1 : 0;
        }
        Arrays.sort(times);
        out.printf(
                Locale.ROOT,
                "bounds of %s, %d intervals with one midpoint, %d instances: largest gap %.2e, %d solved, median %.1f ms,"
                        + " largest %.1f ms%n",
                index,
                PRODUCERS,
                MIDPOINT_INSTANCES,
                gap,
                attained,
                times[MIDPOINT_INSTANCES / 2],
                times[MIDPOINT_INSTANCES - 1]);
    }

    private static ShareClaims claims(Supplier<Interval> range) {
        ShareClaims claims = ShareClaims.of(Aggregate.of("Producer 1"), new Share(range.get()));
        for (int i = 2; i <= PRODUCERS; i++) {
            claims = claims.and(Aggregate.of("Producer " + i), new Share(range.get()));
        }
        return claims.withoutOthers();
    }

    private static void allocation(PrintStream out) {
        double[] amounts =
                new SplittableRandom(67).doubles(WIDTH, 1, 1000).sorted().toArray();
        report(out, "Herfindahl.ofAmounts", Herfindahl::ofAmounts, amounts);
        double[] result = new double[Profile.MEASURES.size()];
        report(
                out,
                "Profile.ofEach (of one)",
                x -> {
                    Profile.ofEach(x, x.length, result);
                    return result[0];
                },
                amounts);
    }

    private static void report(PrintStream out, String name, ToDoubleFunction<double[]> kernel, double[] amounts) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double sum = 0;
        for (int k = 0; k < 20_000; k++) {
            sum += kernel.applyAsDouble(amounts);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < 10_000; k++) {
            sum += kernel.applyAsDouble(amounts);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        out.printf(
                Locale.ROOT,
                "allocated by %s: %.2f bytes a call over 10000 calls (checksum %.6f)%n",
                name,
                bytes / 10_000.0,
                sum);
    }
}
