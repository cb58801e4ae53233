package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.domain.Stage.MINING;
import static io.github.criticalminerals.core.domain.Stage.REFINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of a run. Balance is checked by the engine on every day of every test; here it must not fail. */
class ScenarioProperties {

    private static Simulation year(SupplyChain chain) {
        return Simulation.of(chain).from("2025-01-01").to("2025-12-31");
    }

    private static List<Shock> shocks(double outage, double cut, int day) {
        return List.of(
                Shock.outage(Chains.CHINA, MINING, Share.of(outage))
                        .from(Chains.DAY0.plusDays(day))
                        .until(Chains.DAY0.plusDays(day + 90))
                        .recovering(Recovery.convex(30)),
                Shock.exportCut(Chains.CHINA, REFINING, Share.of(cut)).from(Chains.DAY0.plusDays(day + 20)),
                Shock.licence(Chains.JAPAN, Chains.stages().get(2), Interval.exact(30), Share.of(0.6))
                        .from(Chains.DAY0.plusDays(day + 5))
                        .until(Chains.DAY0.plusDays(day + 120)));
    }

    @Property(tries = 40)
    void stocksAreNeverNegativeAndNothingIsMadeOfNothing(
            @ForAll @DoubleRange(min = 0, max = 1) double outage,
            @ForAll @DoubleRange(min = 0, max = 1) double cut,
            @ForAll @IntRange(min = 0, max = 200) int day) {
        Simulation simulation = year(Chains.rich())
                .with(shocks(outage, cut, day).toArray(new Shock[0]))
                .with(Switching.over(30));
        Engine engine = Chains.engine(simulation);
        for (int t = 0; t < 365; t++) {
            engine.day(t);
            for (double[] stocks : new double[][] {
                engine.now.feed,
                engine.now.product,
                engine.now.stock,
                engine.now.shipped,
                engine.now.owed,
                engine.now.used,
                engine.now.gap,
                engine.now.made
            }) {
                for (double each : stocks) {
                    assertThat(each).isNotNegative().isFinite();
                }
            }
        }
    }

    @Property(tries = 20)
    void twiceTheMassesTwiceTheGap(
            @ForAll @DoubleRange(min = 0.1, max = 1) double outage, @ForAll @DoubleRange(min = 0, max = 1) double cut) {
        Shock[] shocks = shocks(outage, cut, 10).toArray(new Shock[0]);
        double once = year(Chains.rich()).with(shocks).run().gap().tonnes().lower();
        double twice =
                year(scaled(Chains.rich(), 2)).with(shocks).run().gap().tonnes().lower();
        assertThat(twice).isCloseTo(2 * once, within(1e-9 * (1 + once)));
        // all the gallium there is, in kilograms: no tolerance is a mass
        double tiny = year(scaled(Chains.rich(), 1e-9))
                .with(shocks)
                .run()
                .gap()
                .tonnes()
                .lower();
        assertThat(tiny).isCloseTo(1e-9 * once, within(1e-18 * (1 + once)));
    }

    private static SupplyChain scaled(SupplyChain chain, double factor) {
        SupplyChainBuilder other = SupplyChain.builder(chain.commodity(), chain.year(), chain.basis());
        for (Plant plant : chain.plants()) {
            other.add(new Plant(
                    plant.name(),
                    plant.producer(),
                    plant.stage(),
                    plant.output().scaledBy(factor),
                    plant.spare().scaledBy(factor),
                    plant.lagYears(),
                    plant.rampYears(),
                    plant.cost(),
                    plant.fed(),
                    plant.feedDays(),
                    plant.productDays(),
                    plant.starts()));
        }
        for (Buyer buyer : chain.buyers()) {
            Mass none = buyer.contracted();
            other.add(new Buyer(
                    buyer.name(),
                    buyer.demand().scaledBy(factor),
                    none,
                    buyer.priority(),
                    buyer.endUse(),
                    buyer.place(),
                    buyer.growth(),
                    buyer.stockDays(),
                    buyer.backOrders()));
        }
        chain.routes()
                .forEach(route -> other.add(new io.github.criticalminerals.core.dataset.Route(
                        route.stage(),
                        route.from(),
                        route.to(),
                        route.flow().scaledBy(factor),
                        route.capacity().isKnown() ? route.capacity().scaledBy(factor) : route.capacity(),
                        route.cost(),
                        route.days())));
        chain.stages().forEach(stage -> {
            other.stock(stage, chain.stock(stage).scaledBy(factor));
            if (!stage.equals(chain.stages().get(0))) {
                other.yieldOf(stage, chain.yieldOf(stage));
            }
        });
        return other.build();
    }

    @Property(tries = 15)
    void noResultDependsOnTheOrderOfTheInputs(
            @ForAll @DoubleRange(min = 0, max = 1) double outage, @ForAll @DoubleRange(min = 0, max = 1) double cut) {
        List<Shock> shocks = shocks(outage, cut, 30);
        SupplyChain chain = Chains.rich();
        SupplyChainBuilder turned = SupplyChain.builder(chain.commodity(), chain.year(), chain.basis());
        Lists.reverse(chain.plants()).forEach(turned::add);
        Lists.reverse(chain.buyers()).forEach(turned::add);
        Lists.reverse(chain.routes()).forEach(turned::add);
        Lists.reverse(chain.stages()).forEach(stage -> {
            turned.stock(stage, chain.stock(stage));
            if (!stage.equals(chain.stages().get(0))) {
                turned.yieldOf(stage, chain.yieldOf(stage));
            }
        });
        Run one = year(chain).with(shocks.toArray(new Shock[0])).run();
        Run other = year(turned.build())
                .with(Lists.reverse(shocks).toArray(new Shock[0]))
                .run();
        assertThat(other.months()).isEqualTo(one.months());
        assertThat(other.plantMonths()).isEqualTo(one.plantMonths());
    }

    /** Of shocks on different nodes: the order in which they are given is none in which they act. */
    @Property(tries = 15)
    void shocksOnDifferentNodesCommute(
            @ForAll @DoubleRange(min = 0, max = 1) double one, @ForAll @DoubleRange(min = 0, max = 1) double other) {
        Shock mine = Shock.outage(Chains.CHINA, MINING, Share.of(one)).from("2025-02-01");
        Shock plant = Shock.outage(Chains.JAPAN, Chains.stages().get(2), Share.of(other))
                .from("2025-03-01");
        Simulation none = year(Chains.rich());
        assertThat(none.with(mine).with(plant).run().months())
                .isEqualTo(none.with(plant).with(mine).run().months());
    }

    /** With reactions off a greater shock leaves at least as great a gap. */
    @Property(tries = 40)
    void moreShockNoLessGapWhereNobodyReacts(
            @ForAll @DoubleRange(min = 0, max = 1) double a,
            @ForAll @DoubleRange(min = 0, max = 1) double b,
            @ForAll @IntRange(min = 0, max = 100) int day) {
        Simulation quiet = year(Chains.rich()).withoutReactions();
        double small = gapOf(quiet, Math.min(a, b), day);
        double large = gapOf(quiet, Math.max(a, b), day);
        assertThat(large).isGreaterThanOrEqualTo(small * (1 - 1e-9) - 1e-9);
    }

    private static double gapOf(Simulation quiet, double size, int day) {
        Shock outage = Shock.outage(Chains.CHINA, REFINING, Share.of(size)).from(Chains.DAY0.plusDays(day));
        return quiet.with(outage).run().gap().tonnes().lower();
    }

    /**
     * With reactions on it need not. The buyer's plant abroad has spare capacity that takes a year, counted from the
     * first order that it cannot serve. A small early shortage starts that year, so that the great one later finds it
     * ready.
     */
    @Example
    void aSmallEarlyShockCanSpareALaterGap() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 10))
                .add(Chains.plant(Chains.JAPAN, REFINING, 10)
                        .withSpare(Chains.daily(10), Interval.exact(1), Interval.ZERO))
                .add(Chains.buyer("Japan", 20))
                .build();
        Simulation two =
                Simulation.of(chain).from("2025-01-01").to("2026-12-31").with(Switching.AT_ONCE);
        Shock late = Shock.outage(Chains.CHINA, REFINING, Share.of(1)).from("2026-01-10");
        Shock early = Shock.outage(Chains.CHINA, REFINING, Share.of(0.05))
                .named("early")
                .from("2025-01-02")
                .until("2025-01-11");
        double without = two.with(late).run().gap().tonnes().lower();
        double with = two.with(late).with(early).run().gap().tonnes().lower();
        assertThat(with).isLessThan(without / 10);
    }

    @Property(tries = 5)
    void theSameBitsAtAnyNumberOfThreads(@ForAll long seed) {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 10))
                .add(Chains.plant(Chains.JAPAN, REFINING, 10)
                        .withSpare(Chains.daily(5), Interval.of(0.1, 0.5), Interval.of(0, 0.3)))
                .add(Chains.buyer("Japan", 20).withStock(Interval.of(10, 40)))
                .build();
        Simulation simulation = year(chain)
                .with(Shock.outage(Chains.CHINA, REFINING, Share.of(0.2, 0.9)).from("2025-02-01"));
        List<double[]> outcomes = new ArrayList<>();
        for (int threads : ImmutableList.of(1, 2, 3)) {
            outcomes.add(simulation
                    .draw(MonteCarlo.of(200, seed).withThreads(threads))
                    .summary(run -> run.gap().tonnes().lower())
                    .draws()
                    .toArray());
        }
        assertThat(outcomes.get(1)).containsExactly(outcomes.get(0));
        assertThat(outcomes.get(2)).containsExactly(outcomes.get(0));
        assertThat(Arrays.stream(outcomes.get(0)).distinct().count()).isGreaterThan(20);
    }
}
