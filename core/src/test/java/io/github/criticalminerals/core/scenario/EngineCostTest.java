package io.github.criticalminerals.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a day costs. How long it takes, the examples measure. */
class EngineCostTest {

    /** Three stages, ways of days, stocks, spare capacity, and a shock of each kind that acts day after day. */
    @Test
    void nothingIsAllocatedForADay() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean);
        Stage magnets = Chains.stages().get(2);
        Shock[] shocks = {
            Shock.outage(Chains.CHINA, Stage.MINING, Share.of(0.4))
                    .from("2025-02-01")
                    .until("2025-12-31")
                    .recovering(Recovery.convex(200)),
            Shock.exportCut(Chains.CHINA, Stage.REFINING, Share.of(0.5)).from("2025-03-01"),
            Shock.quota(
                            Chains.MALAYSIA,
                            Stage.REFINING,
                            Mass.ofTonnes(2_000, Chains.rich().basis()))
                    .from("2025-03-01")
                    .until("2026-03-01"),
            Shock.licence(Chains.JAPAN, magnets, Interval.exact(30), Share.of(0.6))
                    .from("2025-01-20"),
            Shock.of(
                            "easing",
                            new Effect.Easing(new Effect.Licence(
                                    Interval.exact(3), true, ImmutableList.of(), Share.of(0.9), Share.of(0.1))),
                            Scope.ALL.from(Chains.JAPAN))
                    .from("2025-09-01"),
            Shock.of("pause", new Effect.Pause(), Scope.ALL).from("2025-05-01").until("2025-05-20"),
            Shock.of("release", new Effect.Release(Chains.daily(1 / 365.0)), Scope.ALL)
                    .from("2025-06-01"),
            Shock.of("target", new Effect.StockTarget(Interval.exact(40)), Scope.ALL.to(Chains.JAPAN))
                    .from("2025-07-01"),
            Shock.of("duty", new Effect.Tariff(Interval.exact(0.3)), Scope.ALL.from(Chains.CHINA))
                    .from("2025-08-01")
        };
        Simulation simulation = Simulation.of(Chains.rich())
                .from("2025-01-01")
                .to("2027-12-31")
                .with(shocks)
                .withPriorities(true)
                .with(StockRule.proportional(0.8))
                .withPrice(Interval.exact(0.3), Interval.exact(0.2))
                .withOverproduction(1.25, 365);
        allocated(Chains.engine(simulation));
        // the machine takes some bytes of its own now and then
        assertThat(allocated(Chains.engine(simulation))).isLessThan(1_095);
    }

    private static long allocated(Engine engine) {
        com.sun.management.ThreadMXBean thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        thread.getCurrentThreadAllocatedBytes();
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int t = 0; t < 1_095; t++) {
            engine.day(t);
        }
        return thread.getCurrentThreadAllocatedBytes() - before;
    }
}
