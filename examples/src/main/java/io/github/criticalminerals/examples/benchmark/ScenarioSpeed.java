package io.github.criticalminerals.examples.benchmark;

import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * A chain of 3 stages of 12 plants and 3 buyers, day by day: the engine, beside plain loops over arrays ({@link
 * BareChain}) that make the same passes and find the same gap. Both halve what the first refiner makes from the second
 * year on. Times are processor time of the thread. Then Monte Carlo runs of three years on two threads, by the clock.
 *
 * <p>Usage: {@code ScenarioSpeed [years] [rounds] [draws]}, by default 10, 40 and 1,000.
 */
public final class ScenarioSpeed {

    private ScenarioSpeed() {}

    /**
     * Measures and prints.
     *
     * @param arguments years, rounds and Monte Carlo runs
     */
    public static void main(String[] arguments) {
        run(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10,
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40,
                arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000,
                System.out);
    }

    static void run(int years, int rounds, int draws, PrintStream out) {
        Simulation simulation = Simulation.of(chain())
                .from("2025-01-01")
                .with(Shock.outage(Country.all().get(0), Stage.REFINING, Share.of(0.5))
                        .from("2026-01-01"));
        Simulation engine = simulation.to((2024 + years) + "-12-31");
        int[] monthOf = engine.start()
                .datesUntil(engine.end().plusDays(1))
                .mapToInt(day -> 12 * (day.getYear() - 2025) + day.getMonthValue() - 1)
                .toArray();
        double engineBest = Double.POSITIVE_INFINITY;
        double loopsBest = Double.POSITIVE_INFINITY;
        for (int round = 1; round <= rounds; round++) {
            double start = cpuMillis();
            double gap = engine.run().gap().tonnes().lower();
            double ours = cpuMillis() - start;
            start = cpuMillis();
            double bare = new BareChain(monthOf).run();
            double loops = cpuMillis() - start;
            engineBest = Math.min(engineBest, ours);
            loopsBest = Math.min(loopsBest, loops);
            out.printf(
                    Locale.ROOT,
                    "round %d  %d days: engine %.1f ms, loops %.1f ms, ratio %.1f  (gaps %.6f and %.6f t)%n",
                    round,
                    monthOf.length,
                    ours,
                    loops,
                    ours / loops,
                    gap,
                    bare);
        }
        out.printf(
                Locale.ROOT,
                "best: engine %.1f ms, loops %.1f ms, ratio %.1f%n",
                engineBest,
                loopsBest,
                engineBest / loopsBest);
        long start = System.nanoTime();
        String gaps = simulation
                .to("2027-12-31")
                .draw(MonteCarlo.of(draws, 1).withThreads(2))
                .summary(run -> run.gap().tonnes().lower())
                .toString();
        out.printf(
                Locale.ROOT,
                "%d draws of three years on two threads in %.1f s: %s%n",
                draws,
                (System.nanoTime() - start) / 1e9,
                gaps);
    }

    private static SupplyChain chain() {
        SupplyChainBuilder chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO);
        for (Stage stage : List.of(Stage.MINING, Stage.REFINING, Stage.MAGNET)) {
            for (int i = 0; i < BareChain.PLANTS; i++) {
                chain.add(Plant.of(Country.all().get(i), stage, aYear(BareChain.EACH))
                        .withStocks(Interval.of(BareChain.FEED_DAYS - 2.5, BareChain.FEED_DAYS + 2.5), Interval.ZERO));
            }
        }
        for (int b = 0; b < BareChain.BUYERS; b++) {
            chain.add(Buyer.of("buyer " + b, aYear(BareChain.EACH * BareChain.PLANTS / BareChain.BUYERS))
                    .withStock(Interval.exact(BareChain.BUYER_DAYS)));
        }
        return chain.build();
    }

    private static Mass aYear(double aDay) {
        return Mass.ofTonnes(365 * aDay, Basis.REO);
    }

    /** Of this thread: what others do on the machine does not count. */
    private static double cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }
}
