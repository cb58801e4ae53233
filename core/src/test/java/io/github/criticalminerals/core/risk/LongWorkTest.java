package io.github.criticalminerals.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.index.Bound;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.SharpBounds;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.core.substitution.MaterialSubstitution;
import io.github.criticalminerals.core.substitution.Reallocation;
import io.github.criticalminerals.core.substitution.View;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can take longer than two seconds tells how far it is, and gives the same whether somebody listens or not. */
class LongWorkTest {

    private static final Variables TWO =
            Variables.of(List.of(Distribution.uniform(Interval.of(2, 3)), Distribution.uniform(Interval.of(5, 7))));

    /** What each gives, and how often it tells how far it is at the least. */
    private record Task(int times, long total, Function<Progress, Object> result) {}

    private static final ImmutableMap<String, Task> TASKS = ImmutableMap.<String, Task>builder()
            .put("summary", new Task(782, 50_001, progress -> run(1, progress).summary(TWO, x -> x[0] * x[1])))
            // The other threads may have done all before the caller looks again
            .put("summary, threads", new Task(2, 50_001, progress -> run(3, progress)
                    .summary(TWO, x -> x[0] * x[1])))
            .put("compare", new Task(782, 50_001, progress -> run(1, progress)
                    .compare(TWO, List.of("a", "b"), (x, y) -> {
                        y[0] = x[0];
                        y[1] = x[1] - 3;
                    })))
            .put("sensitivity", new Task(50_002, 50_001, progress -> run(1, progress)
                    .sensitivity(TWO, List.of("a", "b"), x -> x[0] * x[1])))
            .put("score", new Task(782, 50_001, progress -> EuSupplyRisk.of(table(), Cases.governance("China", 0.3))
                    .uncertainty(Distribution.Rule.UNIFORM)
                    .of(run(1, progress))))
            .put("run", new Task(732, 731, progress -> simulation()
                    .withProgress(progress)
                    .run()
                    .gap()))
            .put("corners", new Task(1463, 1462, progress -> simulation()
                    .withProgress(progress)
                    .corners()
                    .toString()))
            .put("draws", new Task(131, 130, progress -> simulation()
                    .withProgress((done, total) -> {
                        throw new IllegalStateException("a run of many tells nothing");
                    })
                    .draw(MonteCarlo.of(130, 7).withProgress(progress))
                    .summary(run -> run.gap().tonnes().lower())))
            .put(
                    "bounds",
                    new Task(
                            20,
                            1_000_000,
                            progress -> text(bounds().withProgress(progress).at(Side.LOW, Index.gini(Zeros.DROPPED)))))
            .put(
                    "bounds of few nodes",
                    new Task(
                            2,
                            1_000_000,
                            progress -> text(bounds().withProgress(progress).at(Side.HIGH, Index.HORVATH))))
            .put(
                    "bounds of the largest",
                    new Task(
                            100,
                            1_000_000,
                            progress -> text(SharpBounds.ofLargest(3, Interval.of(0.5, 0.6), 1000)
                                    .withProgress(progress)
                                    .at(Side.HIGH, Index.gini(Zeros.KEPT)))))
            .put("concentration", new Task(4, 2_000_000, progress -> Concentration.of(table())
                    .of(Index.gini(Zeros.DROPPED), progress)
                    .toString()))
            .put("without each plant", new Task(2, 1, progress -> Reallocation.of(chain())
                    .withProgress(progress)
                    .nMinusOne(View.CAUTIOUS)
                    .toString()))
            .put("substitution", new Task(20, 10_000_000_000L, progress -> substitution()
                    .withProgress(progress)
                    .of(Commodity.of("dysprosium"))
                    .toString()))
            .build();

    /** Two materials that rest on each other, so that it takes many rounds. */
    private static MaterialSubstitution substitution() {
        Source source = Source.of("made up", "for this test");
        Commodity dysprosium = Commodity.of("dysprosium");
        Commodity terbium = Commodity.of("terbium");
        Application one = new Application(dysprosium, "magnets", Share.of(1), source);
        Application two = new Application(terbium, "magnets", Share.of(1), source);
        return MaterialSubstitution.of(
                List.of(one, two),
                List.of(
                        by(one, new Replacement.Material(terbium), 0.999),
                        by(two, new Replacement.Material(dysprosium), 0.999),
                        by(one, new Replacement.Technology("ferrite"), 0.0005),
                        by(two, new Replacement.Technology("ferrite"), 0.0005)),
                ImmutableMap.of(dysprosium, Interval.exact(3), terbium, Interval.exact(3)));
    }

    private static Substitute by(Application use, Replacement replacement, double share) {
        return Substitute.of(use, replacement, Source.of("made up", "for this test"))
                .withPerformance(Interval.exact(1))
                .withShareOfUse(Share.of(share));
    }

    private static MonteCarlo run(int threads, Progress progress) {
        return MonteCarlo.of(50_001, 42).withThreads(threads).withProgress(progress);
    }

    private static String text(Bound bound) {
        return bound.end() + " " + bound.value();
    }

    private static SupplyTable table() {
        return SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                .add("China", Interval.of(31, 37))
                .build();
    }

    private static SharpBounds bounds() {
        List<Interval> named = IntStream.range(0, 120)
                .mapToObj(i -> i % 2 == 0 ? Interval.of(0, 2450) : Interval.exact(i * 7 + 1))
                .toList();
        return SharpBounds.ofAmounts(named, List.of(), Double.POSITIVE_INFINITY);
    }

    private static SupplyChain chain() {
        return SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(Plant.of(Country.CHINA, Stage.MINING, Mass.ofTonnes(1000, Basis.REO)))
                .add(Buyer.of("Japan", Mass.ofTonnes(1000, Basis.REO)))
                .build();
    }

    private static Simulation simulation() {
        return Simulation.of(chain())
                .with(Shock.outage(Country.CHINA, Stage.MINING, Share.of(0.2, 0.6))
                        .from("2025-02-01"))
                .from("2025-01-01")
                .to("2027-01-01");
    }

    private static String[] names() {
        return TASKS.keySet().toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("names")
    void tellsHowFarItIsFromNothingToAllAndGivesTheSame(String name) {
        Task task = TASKS.get(name);
        List<Long> heard = new ArrayList<>();
        Thread caller = Thread.currentThread();
        Object result = task.result.apply((done, total) -> {
            assertThat(total).isEqualTo(task.total);
            assertThat(Thread.currentThread()).isEqualTo(caller);
            heard.add(done);
        });
        assertThat(heard).hasSizeGreaterThanOrEqualTo(task.times).isSorted();
        assertThat(heard.get(0)).isZero();
        assertThat(heard.get(heard.size() - 1)).isEqualTo(task.total);
        assertThat(result).isEqualTo(task.result.apply(Progress.NONE));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isNotCalledAfterAnInterruptNorAfterItThrew(String name) {
        Task task = TASKS.get(name);
        List<Long> heard = new ArrayList<>();
        assertThatThrownBy(() -> task.result.apply((done, total) -> {
                    heard.add(done);
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(heard).hasSize(1);
        assertThatThrownBy(() -> task.result.apply((done, total) -> {
                    heard.add(done);
                    throw new IllegalStateException("no screen");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no screen");
        assertThat(heard).hasSize(2);
    }

    @Test
    void aListenerThatFailsLateEndsTheDrawsOfAllThreads() {
        for (int threads : new int[] {1, 4}) {
            assertThatThrownBy(() -> run(threads, (done, total) -> {
                                if (done > 20_000) {
                                    throw new IllegalStateException("no screen");
                                }
                            })
                            .summary(TWO, x -> x[0]))
                    .hasMessage("no screen");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 10_000})
    void blocksOfOneSizeHaveTheSameDrawsAtAnyNumberOfThreads(int block) {
        MonteCarlo run = MonteCarlo.of(1_001, 42).withBlock(block);
        assertThat(run.withThreads(3).summary(TWO, x -> x[0] * x[1])).isEqualTo(run.summary(TWO, x -> x[0] * x[1]));
        assertThat(run.summary(TWO, x -> x[0]).draws().distinct().count()).isEqualTo(1_001);
    }

    @Test
    void blocksHaveADraw() {
        assertThatThrownBy(() -> MonteCarlo.of(7, 1).withBlock(0))
                .hasMessage("draws of a block must be at least 1, but was 0");
    }
}
