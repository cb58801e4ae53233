package io.github.criticalminerals.core.uncertainty;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.criticalminerals.core.quantity.Interval;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonteCarloTest {

    /** Every way to draw is among them: a loop of normals, a narrow one, single inputs, a split. */
    private static final Variables MIXED = Variables.of(List.of(
                    Distribution.truncatedNormal(Interval.NON_NEGATIVE, 7, 2),
                    Distribution.truncatedNormal(Interval.of(2, 30), 11, 3),
                    Distribution.truncatedNormal(Interval.of(5, 5.5), 5, 3),
                    Distribution.uniform(Interval.of(13, 17)),
                    Distribution.triangular(Interval.of(2, 5), 3),
                    Distribution.normal(19, 1),
                    Distribution.point(23)))
            .andSplit(Distribution.uniform(Interval.of(29, 31)), Dirichlet.even(3))
            .and(Distribution.truncatedNormal(Interval.NON_NEGATIVE, 37, 2));

    private static double concentration(double[] amounts) {
        double sum = 0;
        double squares = 0;
        for (double amount : amounts) {
            sum += amount;
            squares += amount * amount;
        }
        return squares / (sum * sum);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void givesTheSameBitsAtAnyThreadCount(int threads) {
        MonteCarlo run = MonteCarlo.of(50_001, 42);
        Summary one = run.summary(MIXED, MonteCarloTest::concentration);
        Summary several = run.withThreads(threads).summary(MIXED, MonteCarloTest::concentration);
        assertThat(several).isEqualTo(one);
        assertThat(run.withThreads(threads).withKeptDraws(false).summary(MIXED, MonteCarloTest::concentration))
                .isEqualTo(run.withKeptDraws(false).summary(MIXED, MonteCarloTest::concentration));
        assertThat(MonteCarlo.of(50_001, 43).summary(MIXED, MonteCarloTest::concentration))
                .isNotEqualTo(one);
    }

    @Test
    void keepingTheDrawsChangesNoMoment() {
        MonteCarlo run = MonteCarlo.of(9_000, 5);
        Summary kept = run.summary(MIXED, MonteCarloTest::concentration);
        Summary notKept = run.withKeptDraws(false).summary(MIXED, MonteCarloTest::concentration);
        assertThat(notKept.mean()).isEqualTo(kept.mean());
        assertThat(notKept.sd()).isEqualTo(kept.sd());
        assertThat(notKept.count()).isEqualTo(9_000);
        assertThat(kept.mean()).isCloseTo(kept.draws().sum() / 9_000, within(1e-12));
    }

    @Test
    void aLongerRunBeginsWithTheShorterOne() {
        double[] shorter = MonteCarlo.of(5_000, 3)
                .summary(MIXED, drawn -> drawn[0])
                .draws()
                .toArray();
        double[] longer = MonteCarlo.of(12_000, 3)
                .summary(MIXED, drawn -> drawn[0])
                .draws()
                .toArray();
        assertThat(Arrays.copyOf(longer, 5_000)).isEqualTo(shorter);
        assertThat(Arrays.stream(longer).distinct().count()).isEqualTo(12_000);
    }

    @Test
    void drawsEveryInputInItsPlace() {
        assertThat(MIXED.size()).isEqualTo(11);
        assertThat(MIXED).hasToString("11 uncertain inputs");
        assertThat(Variables.of(List.of()).size()).isZero();
        double[] means = {7, 11, 5.25, 15, 10.0 / 3, 19, 23, 10, 10, 10, 37};
        double[] widest = {0.1, 0.1, 0.01, 0.05, 0.05, 0.05, 0, 0.3, 0.3, 0.3, 0.1};
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
        Comparison all = MonteCarlo.of(20_000, 11)
                .compare(MIXED, names, (drawn, outcomes) -> System.arraycopy(drawn, 0, outcomes, 0, drawn.length));
        for (int i = 0; i < means.length; i++) {
            assertThat(all.summary(names.get(i)).mean()).isCloseTo(means[i], within(widest[i]));
        }
        assertThat(all.summary("h").sd()).isGreaterThan(1);
        assertThat(all.summary("g").sd()).isZero();
    }

    /** Three parts of 1, each in 0..1: uniform on the simplex again, so the largest is 11/18 on average. */
    @Test
    void handCalculatedMeanOfPartsOfAWhole() {
        Distribution part = Distribution.uniform(Interval.UNIT);
        Variables parts = Variables.ofWhole(Variables.of(List.of(part, part)), 1, Interval.UNIT, Dirichlet.even(1));
        Comparison drawn = MonteCarlo.of(50_000, 47)
                .compare(
                        Variables.of(List.of(Distribution.point(5))).andAll(parts),
                        List.of("largest", "sum"),
                        (x, y) -> {
                            y[0] = Math.max(x[1], Math.max(x[2], x[3]));
                            y[1] = x[0] + x[1] + x[2] + x[3];
                        });
        assertThat(drawn.summary("largest").mean())
                .isCloseTo(11 / 18.0, within(4 * drawn.summary("largest").standardError()));
        assertThat(drawn.summary("sum").least()).isCloseTo(6, within(1e-12));
        assertThat(drawn.summary("sum").greatest()).isCloseTo(6, within(1e-12));
    }

    @Test
    void refusesAWholeThatLeavesNothingToDraw() {
        Variables never = Variables.ofWhole(
                Variables.of(List.of(Distribution.point(3))), 2, Interval.of(0, 1), Dirichlet.even(1));
        assertThatThrownBy(() -> MonteCarlo.of(1, 1).summary(never, drawn -> drawn[0]))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("draws of the parts must leave a rest in 0..1 of 2.0 now and then, but a million did not");
    }

    /** Shares that are uniform on the simplex: the mean of the sum of squares is n times (var + mean^2) = 2/(n + 1). */
    @Test
    void handCalculatedMeanOfAnEvenSplit() {
        Variables shares = Variables.of(List.of()).andSplit(Distribution.point(1), Dirichlet.even(7));
        Summary index = MonteCarlo.of(200_000, 17).withThreads(2).summary(shares, MonteCarloTest::concentration);
        assertThat(index.mean()).isCloseTo(2.0 / 8, within(4 * index.standardError()));
        assertThat(index.standardError()).isLessThan(2e-4);
    }

    /** x uniform in 0..1 and y in 0..2: P(x over y) = 1/4. */
    @Test
    void handCalculatedProbabilityOfEachRank() {
        Variables variables =
                Variables.of(List.of(Distribution.uniform(Interval.of(0, 1)), Distribution.uniform(Interval.of(0, 2))));
        Comparison compared = MonteCarlo.of(100_000, 19).compare(variables, List.of("x", "y"), (drawn, outcomes) -> {
            outcomes[0] = drawn[0];
            outcomes[1] = drawn[1];
        });
        assertThat(compared.probability("x", 1)).isCloseTo(0.25, within(4 * Math.sqrt(0.25 * 0.75 / 100_000)));
        assertThat(compared.probability("x", 1) + compared.probability("y", 1)).isCloseTo(1, within(1e-12));
        assertThat(compared.probability("x", 1)).isEqualTo(compared.probability("y", 2));
        assertThat(compared.tied()).isZero();
        assertThat(compared.summary("y").mean()).isCloseTo(1, within(0.01));
    }

    @Test
    void equalOutcomesShareTheirRanks() {
        Comparison compared = MonteCarlo.of(5_000, 23)
                .withThreads(2)
                .compare(Variables.of(List.of()), List.of("a", "b", "c", "d"), (drawn, outcomes) -> {
                    outcomes[0] = 3;
                    outcomes[1] = 7;
                    outcomes[2] = 3;
                    outcomes[3] = 2;
                });
        assertThat(compared.ranks())
                .containsExactly(
                        List.of(0.0, 0.5, 0.5, 0.0),
                        List.of(1.0, 0.0, 0.0, 0.0),
                        List.of(0.0, 0.5, 0.5, 0.0),
                        List.of(0.0, 0.0, 0.0, 1.0));
        assertThat(compared.tied()).isEqualTo(1);
    }

    @Test
    void comparisonsAreTheSameAtAnyThreadCount() {
        List<String> names = List.of("first", "second", "third");
        BiConsumer<double[], double[]> outcomes = (drawn, results) -> {
            results[0] = drawn[0];
            results[1] = Math.rint(drawn[1]);
            results[2] = Math.rint(drawn[2] + drawn[3]);
        };
        MonteCarlo run = MonteCarlo.of(30_000, 29);
        assertThat(run.withThreads(3).compare(MIXED, names, outcomes)).isEqualTo(run.compare(MIXED, names, outcomes));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void stopsAtTheFirstOutcomeThatIsNotFinite(int threads) {
        Variables uniform = Variables.of(List.of(Distribution.uniform(Interval.UNIT)));
        MonteCarlo run = MonteCarlo.of(100_000, 31).withThreads(threads);
        double[] drawn = run.summary(uniform, values -> values[0]).draws().toArray();
        double threshold = 0.9999;
        int first = 1;
        while (drawn[first - 1] <= threshold) {
            first++;
        }
        String draw = " in draw " + first;
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> run.summary(uniform, values -> values[0] > threshold ? bad : values[0]))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("outcome must be finite, but was " + bad + draw);
        }
        assertThat(first).isGreaterThan(4_096);
    }

    @Test
    void throwsWhatTheOutcomeThrows() {
        MonteCarlo run = MonteCarlo.of(50_000, 37).withThreads(3);
        assertThatThrownBy(() -> run.summary(MIXED, drawn -> {
                    throw new IllegalStateException("no price");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no price");
        assertThatThrownBy(() -> run.summary(MIXED, drawn -> {
                    throw new AssertionError("broken");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("broken");
    }

    @Test
    void usesAsManyThreadsAsAskedForAndNoMoreThanBlocks() {
        assertThat(threads(1, 20_000)).hasSize(1);
        assertThat(threads(4, 4_096)).hasSize(1);
        assertThat(threads(3, 400_000)).hasSizeBetween(2, 3);
    }

    private static Set<Thread> threads(int count, int draws) {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        MonteCarlo.of(draws, 41).withThreads(count).summary(MIXED, drawn -> {
            seen.add(Thread.currentThread());
            return drawn[0];
        });
        return seen;
    }

    @Test
    void allocatesNothingForADraw() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MonteCarlo few = MonteCarlo.of(40_960, 43).withKeptDraws(false);
        MonteCarlo many = MonteCarlo.of(409_600, 43).withKeptDraws(false);
        long[] allocated = new long[2];
        for (int warm = 0; warm < 3; warm++) {
            long start = threads.getCurrentThreadAllocatedBytes();
            few.summary(MIXED, MonteCarloTest::concentration);
            long middle = threads.getCurrentThreadAllocatedBytes();
            many.summary(MIXED, MonteCarloTest::concentration);
            allocated[0] = middle - start;
            allocated[1] = threads.getCurrentThreadAllocatedBytes() - middle;
        }
        // 90 blocks more, at most 2 kB each; 368,640 draws more would take 5.9 MB at the least
        assertThat(allocated[1] - allocated[0]).isLessThan(90 * 2_000);
    }

    @Test
    void refusesWhatIsNoRun() {
        refused(() -> MonteCarlo.of(0, 1)).hasMessage("draws must be at least 1, but was 0");
        refused(() -> MonteCarlo.of(1, 1).withThreads(0)).hasMessage("threads must be at least 1, but was 0");
        refused(() -> MonteCarlo.of(1, 1).compare(MIXED, List.of(), (drawn, outcomes) -> {}))
                .hasMessage("names must be one or more, all different, but were []");
        refused(() -> MonteCarlo.of(1, 1).compare(MIXED, List.of("a", "a"), (drawn, outcomes) -> {}))
                .hasMessage("names must be one or more, all different, but were [a, a]");
        assertThat(MonteCarlo.of(7, 3)).hasToString("7 draws with seed 3");
    }
}
