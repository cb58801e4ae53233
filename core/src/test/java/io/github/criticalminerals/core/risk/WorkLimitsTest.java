package io.github.criticalminerals.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.ShareClaims;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.index.End;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.SharpBounds;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.numeric.NoSolutionException;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.core.substitution.Cap;
import io.github.criticalminerals.core.substitution.MaterialSubstitution;
import io.github.criticalminerals.core.substitution.Reallocation;
import io.github.criticalminerals.core.substitution.View;
import io.github.criticalminerals.core.trade.ImportProfiles;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.core.trade.TradeTableBuilder;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every way into the library that can take longer than a second: it has a limit in steps, and ends when interrupted.
 */
class WorkLimitsTest {

    private static final List<Country> COUNTRIES =
            Country.all().stream().limit(200).toList();
    private static final Source MADE_UP = Source.of("test", "invented figures");

    private static final GovernanceTable SCORES = Cases.uncertainGovernance(
            0.2,
            COUNTRIES.stream()
                    .flatMap(country -> Stream.<Object>of(
                            country.name(), 0.001 * country.name().length()))
                    .toArray());
    private static final TradeTable TRADE = trade();
    private static final SupplyChain CHAIN = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
            .add(Plant.of(Country.CHINA, Stage.MINING, Mass.ofTonnes(1000, Basis.REO)))
            .add(Buyer.of("Japan", Mass.ofTonnes(1000, Basis.REO)))
            .build();

    /** The entry points, each with a question that takes long. */
    private static final ImmutableMap<String, Runnable> ENTRIES = ImmutableMap.<String, Runnable>builder()
            .put("Concentration.of(table)", () -> Concentration.of(halfKnown()).of(Index.gini(Zeros.DROPPED)))
            .put("Concentration.of(claims)", () -> Concentration.of(claims()).of(Index.theilT(Zeros.DROPPED)))
            .put("SharpBounds.at", () -> bounds().withWork(1L << 60).at(Side.LOW, Index.gini(Zeros.DROPPED)))
            .put("ConcentrationUncertainty.of", () -> Concentration.of(halfKnown())
                    .uncertainty(Distribution.Rule.UNIFORM)
                    .of(Index.HHI, draws()))
            .put("EuSupplyRisk.result", () -> EuSupplyRisk.of(halfKnown(), SCORES)
                    .result())
            .put("UsgsSupplyRisk.result", () -> UsgsSupplyRisk.of(halfKnown()).result())
            .put("RiskUncertainty.of", () -> EuSupplyRisk.of(halfKnown(), SCORES)
                    .uncertainty(Distribution.Rule.UNIFORM)
                    .of(draws()))
            .put("RiskUncertainty.sensitivity", () -> EuSupplyRisk.of(halfKnown(), SCORES)
                    .uncertainty(Distribution.Rule.UNIFORM)
                    .sensitivity(MonteCarlo.of(20_000, 7)))
            .put("MonteCarlo.summary", () -> draws().summary(one(), drawn -> drawn[0]))
            .put("MonteCarlo.summary, threads", () -> draws().withThreads(3).summary(one(), drawn -> drawn[0]))
            .put("MonteCarlo.compare", () -> draws().compare(one(), List.of("a", "b"), (drawn, outcomes) -> {
                outcomes[0] = drawn[0];
                outcomes[1] = 1;
            }))
            .put("MonteCarlo.sensitivity", () -> MonteCarlo.of(2_000_000, 7)
                    .sensitivity(one(), List.of("x"), drawn -> Math.sin(drawn[0])))
            .put("Reallocation, flow", () -> chain(150).nMinusOne(View.CAUTIOUS))
            .put("Reallocation, program", () -> chain(16)
                    .withCap(Cap.ofDelivered(Aggregate.of("plant 1"), Stage.MINING, Share.of(1)))
                    .nMinusOne(View.CAUTIOUS))
            .put("MaterialSubstitution.of", () -> materials(100).of(Commodity.named("material 0")))
            .put("ImportProfiles.of", () -> ImportProfiles.of(TRADE))
            .put("ImportProfiles.Accumulator", () -> sums().finish())
            .put("TradeTable.where", () -> TRADE.where(flow -> flow.value() > 3))
            .put("Simulation.run", () -> Simulation.of(CHAIN).run())
            .put(
                    "Simulation.draw",
                    () -> Simulation.of(CHAIN).draw(MonteCarlo.of(2_000, 7)).summary(run -> 1))
            .build();

    /** Of those that end within 100 ms: what they say then. */
    private static final ImmutableMap<String, String> AT_ONCE = ImmutableMap.of(
            "MonteCarlo.summary", "a run of 2000000000 draws was interrupted",
            "MonteCarlo.summary, threads", "a run of 2000000000 draws was interrupted",
            "Reallocation, flow", "reallocation of rare earths was interrupted",
            "Reallocation, program", "reallocation of rare earths was interrupted",
            "MaterialSubstitution.of", "substitution of material 0 was interrupted");

    private static MonteCarlo draws() {
        return MonteCarlo.of(2_000_000_000, 7).withKeptDraws(false);
    }

    private static Variables one() {
        return Variables.of(List.of(Distribution.Rule.UNIFORM.of(Interval.of(2, 3))));
    }

    private static SupplyTable halfKnown() {
        SupplyTableBuilder table = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO);
        for (int i = 0; i < COUNTRIES.size(); i++) {
            table.add(COUNTRIES.get(i).name(), i % 2 == 0 ? Interval.of(0, 2450) : Interval.exact(7 * i + 1));
        }
        return table.build();
    }

    private static ShareClaims claims() {
        ShareClaims claims = ShareClaims.of(COUNTRIES.get(0), Share.of(0, 0.5));
        for (int i = 1; i < 120; i++) {
            claims = claims.and(COUNTRIES.get(i), i % 2 == 0 ? Share.of(0, 0.02) : Share.of(0.001 + 1e-5 * i));
        }
        return claims;
    }

    private static SharpBounds bounds() {
        List<Interval> named = IntStream.range(0, 245)
                .mapToObj(i -> i % 2 == 0 ? Interval.of(0, 2450) : Interval.exact(i * 7 + 1))
                .toList();
        return SharpBounds.ofAmounts(named, List.of(), Double.POSITIVE_INFINITY);
    }

    private static Reallocation chain(int plants) {
        SupplyChainBuilder chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO);
        SplittableRandom random = new SplittableRandom(7);
        for (Stage stage : List.of(Stage.MINING, Stage.SEPARATION, Stage.REFINING)) {
            for (int i = 0; i < plants; i++) {
                chain.add(Plant.of(Aggregate.of("plant " + i), stage, Mass.ofTonnes(random.nextInt(1, 1000), Basis.REO))
                        .withCost(random.nextInt(100)));
            }
        }
        for (int i = 0; i < plants; i++) {
            chain.add(Buyer.of("buyer " + i, Mass.ofTonnes(random.nextInt(1, 1000), Basis.REO)));
        }
        return Reallocation.of(chain.build());
    }

    /** Materials that all replace each other almost whole, so that it takes 100,000 rounds. */
    private static MaterialSubstitution materials(int count) {
        List<Application> uses = new ArrayList<>();
        List<Substitute> rows = new ArrayList<>();
        Map<Commodity, Interval> risks = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Application use = new Application(Commodity.named("material " + i), "magnets", Share.of(1), MADE_UP);
            uses.add(use);
            risks.put(use.material(), Interval.exact(1));
        }
        for (Application use : uses) {
            rows.add(Substitute.of(use, new Replacement.Technology("ferrite"), MADE_UP)
                    .withPerformance(Interval.exact(1))
                    .withShareOfUse(Share.of(1e-7)));
            for (Application other : uses) {
                if (!other.equals(use)) {
                    rows.add(Substitute.of(use, new Replacement.Material(other.material()), MADE_UP)
                            .withPerformance(Interval.exact(1))
                            .withShareOfUse(Share.of((1 - 1e-7) / (count - 1))));
                }
            }
        }
        return MaterialSubstitution.of(uses, rows, risks);
    }

    private static TradeTable trade() {
        TradeTableBuilder trade = TradeTable.builder();
        for (int code = 100_000; code < 100_030; code++) {
            for (Country exporter : COUNTRIES.subList(0, 100)) {
                for (Country importer : COUNTRIES.subList(100, 140)) {
                    trade.add(new TradeFlow(
                            2024,
                            exporter,
                            importer,
                            HsCode.of("" + code),
                            code % 97,
                            Mass.unknown(TradeFlow.NET_WEIGHT)));
                }
            }
        }
        return trade.build();
    }

    private static ImportProfiles.Accumulator sums() {
        ImportProfiles.Accumulator sums = ImportProfiles.accumulator(3);
        TRADE.rows().forEach(sums);
        return sums;
    }

    @TestFactory
    Stream<DynamicTest> endsSoonAfterAnInterrupt() {
        return ENTRIES.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    double least = Double.POSITIVE_INFINITY;
                    // Other work on the machine may delay one of them
                    for (int attempt = 0; attempt < 5 && least >= 100; attempt++) {
                        least = Math.min(
                                least,
                                millisecondsToEnd(entry.getValue(), AT_ONCE.getOrDefault(entry.getKey(), "(?s).*")));
                    }
                    System.out.printf("%s ends %.1f ms after the interrupt%n", entry.getKey(), least);
                    assertThat(least)
                            .as("ms until it ended")
                            .isLessThan(AT_ONCE.containsKey(entry.getKey()) ? 100 : 500);
                }));
    }

    /** Asks again and again until the thread is interrupted. */
    private static double millisecondsToEnd(Runnable question, String words) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>(false);
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    question.run();
                }
            } catch (RuntimeException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        Thread.sleep(300);
        long start = System.nanoTime();
        thread.interrupt();
        thread.join(30_000);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        assertThat(thread.isAlive()).isFalse();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class).hasMessageMatching(words);
        assertThat(flag.get()).as("the thread stays interrupted").isTrue();
        return milliseconds;
    }

    @Test
    void atTheLimitThereIsAnOuterEndOrANamedException() {
        Index gini = Index.gini(Zeros.DROPPED);
        assertThat(bounds().withWork(1).at(Side.LOW, gini).end().kind()).isEqualTo(End.Kind.OUTER);
        assertThat(Concentration.of(claims()).of(gini).value().upper()).isBetween(0.0, 1.0);
        EuSupplyRiskResult little =
                EuSupplyRisk.of(halfKnown(), SCORES).withWork(1).result();
        EuSupplyRiskResult more =
                EuSupplyRisk.of(halfKnown(), SCORES).withWork(100_000).result();
        assertThat(little.value().upper()).isGreaterThanOrEqualTo(more.value().upper());
        for (Runnable stopped : List.<Runnable>of(
                () -> chain(16).withMostSteps(500).nMinusOne(View.CAUTIOUS),
                () -> chain(16)
                        .withCap(Cap.ofDelivered(Aggregate.of("plant 1"), Stage.MINING, Share.of(1)))
                        .withMostSteps(500)
                        .in(View.CAUTIOUS),
                () -> materials(100).withMostSteps(500).of(Commodity.named("material 0")),
                () -> materials(20).withMostSteps(1_000_000).of(Commodity.named("material 0")))) {
            assertThatExceptionOfType(NoSolutionException.class)
                    .isThrownBy(stopped::run)
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(NoSolutionException.Kind.TOO_LONG))
                    .withMessageMatching("(reallocation of rare earths|substitution of material 0)"
                            + " must end within (500|1000000) steps, but did not");
        }
        assertThatThrownBy(() -> Simulation.of(CHAIN).withWorkLimit(7).run())
                .hasMessageContaining("must not take more than 7 steps");
        ImportProfiles.Accumulator few = ImportProfiles.accumulator(3, 2);
        TRADE.rows().subList(0, 2).forEach(few);
        assertThatThrownBy(() -> few.accept(TRADE.rows().get(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("sums must be of at most 2 rows, but of 3; sum parts of them, or set another limit");
        assertThatThrownBy(() -> few.combine(sums())).hasMessageStartingWith("sums must be of at most 2 rows");
        assertThat(few.finish().rowCount()).isEqualTo(2);
    }
}
