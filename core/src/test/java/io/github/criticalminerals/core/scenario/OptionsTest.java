package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.domain.Stage.REFINING;
import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.JointProduct;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Each option, with a run that it changes; each trap others fell into; each bad input, with item and rule. */
class OptionsTest {

    private static final Shock HALF =
            Shock.exportCut(Chains.CHINA, REFINING, Share.of(0.5)).from("2025-02-01");

    private static Simulation year(SupplyChain chain) {
        return Simulation.of(chain).from("2025-01-01").to("2025-12-31");
    }

    private static double gap(Simulation simulation) {
        return simulation.run().gap().tonnes().lower();
    }

    /** China 85 and Malaysia 15 with 60 more after 10 days. */
    private static SupplyChain spare() {
        return Chains.refined()
                .with(Chains.plant(Chains.MALAYSIA, REFINING, 15)
                        .withSpare(Chains.daily(60), Interval.exact(10 / 365.0), Interval.ZERO));
    }

    @Test
    void theSpeedOfSwitching() {
        Simulation simulation = year(spare()).with(HALF);
        double never = gap(simulation.with(Switching.NEVER));
        double slow = gap(simulation.with(Switching.over(90)));
        double fast = gap(simulation.with(Switching.AT_ONCE));
        assertThat(never).isCloseTo(334 * 0.425 * 60, within(1e-6));
        assertThat(slow).isLessThan(never).isEqualTo(gap(simulation));
        // ten days of 25.5 until the spare capacity is there
        assertThat(fast).isCloseTo(10 * 0.425 * 60, within(1e-6));
    }

    @Test
    void whenTheLagOfSpareCapacityStarts() {
        Shock known = HALF.announced(LocalDate.of(2025, 1, 20));
        Simulation simulation = year(spare()).with(known).with(Switching.AT_ONCE);
        assertThat(gap(simulation.with(SpareStart.ANNOUNCEMENT))).isZero();
        assertThat(gap(simulation.with(SpareStart.FORESIGHT))).isZero();
        assertThat(gap(simulation.with(SpareStart.NEVER))).isCloseTo(334 * 25.5, within(1e-6));
        // announced two days before, 10 days of lag: 8 days of 25.5
        Simulation late = simulationOf(HALF.from("2025-01-22").announced(LocalDate.of(2025, 1, 20)));
        assertThat(gap(late.with(SpareStart.ANNOUNCEMENT))).isCloseTo(8 * 25.5, within(1e-6));
        assertThat(gap(late.with(SpareStart.UNSERVED_ORDER))).isCloseTo(10 * 25.5, within(1e-6));
        assertThat(gap(late.with(SpareStart.FORESIGHT))).isZero();
    }

    private static Simulation simulationOf(Shock shock) {
        return year(spare()).with(shock).with(Switching.AT_ONCE);
    }

    /** Malaysia may not send 10 to Japan and offers it to the United States, who lack what China does not send them. */
    @Test
    void redirection() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 10))
                .add(Chains.plant(Chains.MALAYSIA, REFINING, 10))
                .add(Chains.buyer("Japan", 10))
                .add(Chains.buyer("United States", 10))
                .add(Route.of(REFINING, "China", "United States", Chains.daily(10)))
                .add(Route.of(REFINING, "Malaysia", "Japan", Chains.daily(10)))
                .add(Route.of(REFINING, "Malaysia", "United States", Chains.daily(0)))
                .build();
        Simulation simulation = year(chain)
                .with(Switching.NEVER)
                .with(Shock.ban(Chains.CHINA, REFINING).from("2025-01-01"))
                .with(Shock.ban(Chains.MALAYSIA, REFINING).to(Chains.JAPAN).from("2025-01-01"));
        assertThat(gap(simulation)).isCloseTo(365 * 10, within(1e-6));
        assertThat(gap(simulation.withRedirection(false))).isCloseTo(365 * 20, within(1e-6));
    }

    @Test
    void rationing() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 30))
                .add(Chains.buyer("Japan", 10).withPriority(1))
                .add(Chains.buyer("Korea", 20).withPriority(2))
                .build();
        Simulation simulation = Simulation.of(chain)
                .from("2025-01-01")
                .to("2025-01-01")
                .with(Shock.outage(Chains.CHINA, REFINING, Share.of(0.5)).from("2025-01-01"));
        assertThat(simulation.run().gap("Japan").tonnes().lower()).isCloseTo(5, within(1e-9));
        Run ranked = simulation.withPriorities(true).run();
        assertThat(ranked.gap("Japan").tonnes().lower()).isZero();
        assertThat(ranked.gap("Korea").tonnes().lower()).isCloseTo(15, within(1e-9));
    }

    @Test
    void stocksPricesOverproductionRefillAndBackOrders() {
        Simulation pair = year(Chains.pair(90)).with(HALF);
        assertThat(gap(pair.with(StockRule.proportional(0.8)))).isGreaterThan(gap(pair));
        assertThat(gap(pair.withPrice(Interval.exact(0.3), Interval.exact(0.2))))
                .isLessThan(gap(pair));
        assertThat(pair.withPrice(Interval.exact(0.3), Interval.exact(0.2))
                        .run()
                        .exportIncome(Chains.CHINA, REFINING))
                .isGreaterThan(pair.run().exportIncome(Chains.CHINA, REFINING));
        Simulation lost = year(Chains.pair(0))
                .with(Shock.outage(Chains.CHINA, REFINING, Share.of(0.3)).from("2025-01-01"));
        assertThat(gap(lost.withOverproduction(1.25, 365))).isLessThan(gap(lost));
        Simulation over = year(Chains.pair(10)
                        .with(Chains.plant(Chains.CHINA, REFINING, 10)
                                .withSpare(Chains.daily(50), Interval.ZERO, Interval.ZERO)))
                .with(Shock.ban(Chains.CHINA, REFINING).from("2025-02-01").until("2025-02-05"))
                .with(SpareStart.FORESIGHT);
        assertThat(over.withRefill(5).run().buyerMonths().get(1).stock())
                .isGreaterThan(over.withRefill(500).run().buyerMonths().get(1).stock());
        SupplyChain owed = Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 10).withSpare(Chains.daily(10), Interval.ZERO, Interval.ZERO))
                .add(Chains.buyer("Japan", 10).withBackOrders())
                .build();
        Run back = year(owed)
                .with(SpareStart.FORESIGHT)
                .with(Shock.ban(Chains.CHINA, REFINING).from("2025-02-01").until("2025-02-05"))
                .run();
        // 50 t were not used in time, and are on the five days after
        assertThat(back.gap().tonnes().lower()).isCloseTo(50, within(1e-6));
        assertThat(back.buyerMonths().get(1).used()).isCloseTo(280, within(1e-6));
    }

    /**
     * A stock of a fifth of a day under the proportional rule: read literally it would give back on each day four times
     * what it saved the day before, and two runs that differ in the twelfth digit would soon have nothing in common.
     */
    @Test
    void aStockOfLessThanADayDoesNotSwing() {
        Simulation simulation = year(Chains.pair(0.2)).with(StockRule.proportional(1));
        double[] one = use(simulation, 0.3);
        double[] other = use(simulation, 0.3 + 1e-12);
        for (int t = 32; t < 365; t++) {
            assertThat(one[t]).isCloseTo(other[t], within(1e-10)).isCloseTo(7, within(1e-9));
        }
        double[] whole = use(simulation, 0);
        assertThat(whole).containsOnly(10.0);
    }

    private static double[] use(Simulation simulation, double cut) {
        Shock shock = Shock.exportCut(Chains.CHINA, REFINING, Share.of(cut)).from("2025-01-31");
        return Chains.daily(simulation.with(shock), 365, now -> now.used[0]);
    }

    @Test
    void usesGrowthProjectsReservesAndTargets() {
        SupplyChain uses = Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 10))
                .add(
                        Chains.buyer("Japan", 10),
                        ImmutableMap.of(EndUse.MILITARY, Share.of(0.1), EndUse.CIVIL, Share.of(0.9)))
                .build();
        Run military = year(uses)
                .with(Shock.ban(Chains.CHINA, REFINING).forUse(EndUse.MILITARY).from("2025-01-01"))
                .run();
        assertThat(military.gap("Japan").tonnes().lower()).isCloseTo(365, within(1e-6));
        assertThat(military.gap("Japan, civil").tonnes().lower()).isZero();
        SupplyChain growing = Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 10))
                .add(Chains.buyer("Japan", 10).withGrowth(Interval.exact(0.1)))
                .build();
        assertThat(gap(year(growing))).isBetween(160.0, 190.0);
        SupplyChain project = growing.with(
                Plant.project("new", Chains.USA, REFINING, Chains.daily(5), LocalDate.of(2025, 3, 1), Interval.ZERO));
        assertThat(gap(year(project).with(Switching.AT_ONCE))).isLessThan(10);
        Shock slower = Shock.of("slower", new Effect.Delay(Interval.exact(100)), Scope.ALL.from(Chains.USA))
                .from("2025-01-01");
        assertThat(gap(year(project).with(Switching.AT_ONCE).with(slower)))
                .isGreaterThan(gap(year(project).with(Switching.AT_ONCE)));
        Shock reserve = Shock.of("reserve", new Effect.Release(Chains.daily(2 / 365.0)), Scope.ALL.to(Chains.JAPAN))
                .from("2025-02-01");
        Run released = year(Chains.pair(0)).with(HALF, reserve).run();
        assertThat(released.gap().tonnes().lower()).isCloseTo(334 * 3, within(1e-6));
        assertThat(released.whoFilled().get(0).who()).isEqualTo("reserve for Japan");
        Run joint = year(Chains.refined().toBuilder()
                        .add(new JointProduct(REFINING, "cerium", Interval.exact(3)))
                        .build())
                .run();
        assertThat(joint.jointProducts().get("cerium, refining")).isCloseTo(3 * 36_500, within(1e-6));
    }

    @Test
    void whatNeverBoundIsNamed() {
        Run run = year(spare())
                .with(Shock.exportCut(Chains.CHINA, REFINING, Share.of(0)).from("2025-02-01"))
                .run();
        assertThat(run.unbound())
                .containsExactly("export cut of China, refining", "spare capacity of Malaysia, refining");
        assertThat(run.notes())
                .contains(
                        "never bound: export cut of China, refining",
                        "never bound: spare capacity of Malaysia, refining");
        Shock duty = Shock.of("duty", new Effect.Tariff(Interval.exact(0.5)), Scope.ALL.from(Chains.CHINA))
                .from("2025-02-01");
        Run priceless = year(Chains.refined()).with(duty).run();
        assertThat(priceless.unbound()).containsExactly("duty (the price is off)");
        assertThat(priceless.gap().tonnes().lower()).isZero();
        Run priced = year(Chains.refined())
                .with(duty)
                .withPrice(Interval.exact(0.5), Interval.exact(0.5))
                .run();
        assertThat(priced.need("Japan").tonnes().lower())
                .isLessThan(priceless.need("Japan").tonnes().lower());
        assertThat(priced.need("China")).isEqualTo(priceless.need("China"));
    }

    @Test
    void rangesMakeCornersAndDraws() {
        Simulation ranged = year(Chains.pair(0))
                .with(Shock.exportCut(Chains.CHINA, REFINING, Share.of(0.2, 0.6))
                        .from("2025-01-01"));
        Corners corners = ranged.corners();
        assertThat(corners.hopeful().gap().tonnes().lower()).isCloseTo(730, within(1e-6));
        assertThat(corners.cautious().gap().tonnes().lower()).isCloseTo(2190, within(1e-6));
        assertThat(corners).asString().contains("which are no bounds");
        assertThat(ranged.run().gap().tonnes().lower()).isCloseTo(1460, within(1e-6));
        assertThat(ranged.run().notes())
                .contains("the middle was taken of each range: size of export cut of China, refining");
        Draws draws = ranged.draw(MonteCarlo.of(130, 7));
        assertThat(draws.summary(run -> run.gap().tonnes().lower()).mean()).isBetween(1300.0, 1620.0);
        assertThat(draws.together("one", "size of export cut of China, refining"))
                .hasToString(draws.toString());
        refused(() -> draws.together("one", "size of nothing"));
        assertThatThrownBy(() -> draws.summary(run -> Double.NaN)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void anInterruptedThreadStops() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> year(Chains.pair(0)).run()).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> year(Chains.pair(0))
                        .draw(MonteCarlo.of(1000, 1).withThreads(2))
                        .summary(run -> 1))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The trap of a recovery that runs below zero after its end, and of one that runs beyond whole. */
    @Test
    void aRecoveryEndsWhole() {
        for (Recovery recovery : ImmutableList.of(Recovery.linear(20), Recovery.convex(20), Recovery.AT_ONCE)) {
            Simulation simulation = year(Chains.pair(0))
                    .with(Shock.outage(Chains.CHINA, REFINING, Share.of(1))
                            .from("2025-01-01")
                            .until("2025-01-02")
                            .recovering(recovery));
            double[] capacities = Chains.daily(simulation, 365, now -> now.capacity[0]);
            for (double capacity : capacities) {
                assertThat(capacity).isBetween(0.0, 10.0);
            }
            assertThat(capacities[0]).isZero();
            assertThat(capacities[364]).isCloseTo(10, within(1e-6));
        }
    }

    /** The trap of a balance that only warns: a mass out of nowhere stops the run and names who and when. */
    @Test
    void aFailedBalanceIsAnException() {
        Engine engine = Chains.engine(year(Chains.pair(5)));
        engine.day(0);
        engine.now.stock[0] += 1e-5;
        assertThatThrownBy(() -> Balance.check(engine.net, engine.now, Chains.DAY0, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mass balance of the stock of Japan fails on 2025-01-01");
        // every day is checked: here a way carries what nobody made
        Engine broken = Chains.engine(year(Chains.pair(5)));
        broken.net.flow[0] += 1e-3;
        assertThatThrownBy(() -> broken.day(0)).isInstanceOf(IllegalStateException.class);
        assertThat(Balance.fails(1, 2, 0, 3, 0, 3)).isFalse();
        // just within and just beyond a thousand millionth of 1 + 2 + 3 + 3 = 9 and what is there
        assertThat(Balance.fails(1, 2, 0, 3, 8.9e-9, 3)).isFalse();
        assertThat(Balance.fails(1, 2, 0, 3, 9.1e-9, 3)).isTrue();
        assertThat(Balance.fails(1, 0, 2, 3, 8.9e-9, 3)).isFalse();
        // a constant that takes more than is there takes what is there, and no more
        assertThat(Balance.fails(1, 0, -2, 0, 0.5, 2)).isTrue();
        assertThat(Balance.fails(1, 0, -2, 3, 0, 2)).isTrue();
        assertThat(Balance.fails(1, 2, 0, 3, Double.NaN, 3)).isTrue();
        assertThat(Balance.fails(0, 0, 0, 0, -1e-30, 0)).isTrue();
        assertThat(Balance.fails(1, 0, -2, 0, 0, 2)).isFalse();
    }

    @Test
    void badInputNamesItemAndRule() {
        Simulation pair = year(Chains.pair(0));
        refused(() -> HALF.until("2025-01-31"))
                .hasMessage("a shock must not end before it starts, but export cut of China, refining starts on"
                        + " 2025-02-01 and ends on 2025-01-31");
        assertThatThrownBy(() -> pair.with(Shock.ban(Chains.CHINA, REFINING)))
                .hasMessage("a shock must have a first day, but ban of China, refining has none");
        refused(() -> pair.with(HALF, HALF))
                .hasMessage("shocks must have different names, but \"export cut of China, refining\" is there twice");
        refused(() -> pair.with(HALF.on("Chnia")).run())
                .hasMessage(
                        "a shock must be on plants of the chain, but export cut of China, refining is on \"Chnia\"");
        refused(() -> pair.with(Shock.ban(Chains.CHINA, Stage.MAGNET).from("2025-02-01"))
                        .run())
                .hasMessage(
                        "a shock must be at a stage of the chain (refining), but ban of China, magnet is at magnet");
        refused(() -> pair.with(Shock.ban(Chains.USA, REFINING).from("2025-02-01"))
                        .run())
                .hasMessageStartingWith("a shock must strike a plant, a way or a buyer of the chain");
        refused(() -> pair.with(Shock.quota(Chains.CHINA, REFINING, Chains.daily(1))
                                .from("2025-02-01"))
                        .run())
                .hasMessage("a quota needs a last day, but quota of China, refining has none");
        refused(() -> pair.to("2024-12-31").run())
                .hasMessage("a run must not end before it starts, but starts on 2025-01-01 and ends on 2024-12-31");
        refused(() -> pair.withWorkLimit(1094).run())
                .hasMessage("a run must not take more than 1094 steps, but this one takes 1095 (365 days)");
        assertThat(pair.withWorkLimit(1095).run().gap().tonnes().lower()).isZero();
        refused(() -> Simulation.of(Chains.pair(0).with(Buyer.of("Korea", Chains.daily(0))))
                        .run())
                .hasMessage("demand of a buyer must be above 0, but that of Korea is 0 t REO");
        refused(() -> Chains.buyer("Japan", 1).withStock(Interval.of(-1, 2)))
                .hasMessage("stock of Japan must not be negative, but was -1..2");
        assertThatThrownBy(() -> pair.run().gap("Atlantis")).isInstanceOf(UnknownNameException.class);
        refused(() -> Simulation.of(Chains.pair(0)).from("1.1.2025"))
                .hasMessage("from must be a day such as 2025-01-31, but was \"1.1.2025\"");
        refused(() -> pair.withRefill(0));
        refused(() -> pair.withPrice(Interval.exact(0), Interval.exact(1)));
        refused(() -> Switching.over(0));
        refused(() -> StockRule.proportional(0));
        refused(() -> Recovery.linear(0));
    }
}
