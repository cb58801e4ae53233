package io.github.criticalminerals.examples.benchmark;

import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A chain of 3 stages of 12 plants and 3 buyers, day by day: the engine, beside plain loops over arrays.
 *
 * <p>Both halve what the first refiner makes from the second year on. The loops know of a day only orders upstream,
 * production, delivery pro rata and stocks, each pass over all ways; reasons, switching, redirection, the check of the
 * balance and the months are the engine's alone. Then Monte Carlo runs of three years on two threads.
 *
 * <p>Usage: {@code ScenarioSpeed [years] [rounds] [draws]}, by default 10, 12 and 1,000.
 */
public final class ScenarioSpeed {

    private static final int STAGES = 3;
    private static final int PLANTS = 12;
    private static final int BUYERS = 3;
    private static final double EACH = 10;
    private static final double STOCK_DAYS = 10;
    private static final double REFILL_DAYS = 30;

    private ScenarioSpeed() {}

    /**
     * Measures and prints.
     *
     * @param arguments years, rounds and Monte Carlo runs
     */
    public static void main(String[] arguments) {
        run(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10,
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 12,
                arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000,
                System.out);
    }

    static void run(int years, int rounds, int draws, PrintStream out) {
        Simulation simulation = Simulation.of(chain())
                .from("2025-01-01")
                .with(Shock.outage(Country.all().get(0), Stage.REFINING, Share.of(0.5))
                        .from("2026-01-01"));
        Simulation engine = simulation.to((2024 + years) + "-12-31");
        int days = (int) (engine.end().toEpochDay() - engine.start().toEpochDay()) + 1;
        for (int round = 1; round <= rounds; round++) {
            long start = System.nanoTime();
            double gap = engine.run().gap().tonnes().lower();
            double ours = millis(start);
            start = System.nanoTime();
            double bare = loop(days);
            double loops = millis(start);
            out.printf(
                    Locale.ROOT,
                    "round %d  %d days: engine %.1f ms, loops %.1f ms, ratio %.1f  (gaps %.0f and %.0f t)%n",
                    round,
                    days,
                    ours,
                    loops,
                    ours / loops,
                    gap,
                    bare);
        }
        long start = System.nanoTime();
        String gaps = simulation
                .to("2027-12-31")
                .draw(draws, 1)
                .withThreads(2)
                .summary(run -> run.gap().tonnes().lower())
                .toString();
        out.printf(
                Locale.ROOT,
                "%d draws of three years on two threads in %.1f s: %s%n",
                draws,
                millis(start) / 1e3,
                gaps);
    }

    private static SupplyChain chain() {
        SupplyChain.Builder chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO);
        for (Stage stage : List.of(Stage.MINING, Stage.REFINING, Stage.MAGNET)) {
            for (int i = 0; i < PLANTS; i++) {
                chain.add(Plant.of(Country.all().get(i), stage, aYear(EACH))
                        .withStocks(Interval.of(STOCK_DAYS / 2, STOCK_DAYS), Interval.ZERO));
            }
        }
        for (int b = 0; b < BUYERS; b++) {
            chain.add(Buyer.of("buyer " + b, aYear(EACH * PLANTS / BUYERS)).withStock(Interval.exact(STOCK_DAYS)));
        }
        return chain.build();
    }

    private static Mass aYear(double aDay) {
        return Mass.ofTonnes(365 * aDay, Basis.REO);
    }

    /** The gap of all buyers (t) by plain loops. Row k of the stocks is stage k's feed, the last row the buyers'. */
    private static double loop(int days) {
        double[][] stock = new double[STAGES + 1][PLANTS];
        double[][] target = new double[STAGES + 1][PLANTS];
        double[][] need = new double[STAGES + 1][PLANTS];
        double[][] order = new double[STAGES + 1][PLANTS * PLANTS];
        double[] asked = new double[PLANTS];
        double gap = 0;
        for (int k = 1; k <= STAGES; k++) {
            for (int j = 0; j < width(k); j++) {
                target[k][j] = STOCK_DAYS * EACH * PLANTS / width(k);
                stock[k][j] = target[k][j];
            }
        }
        for (int t = 0; t < days; t++) {
            for (int k = STAGES; k > 0; k--) {
                Arrays.fill(asked, 0);
                for (int j = 0; j < width(k); j++) {
                    double wanted = k == STAGES ? EACH * PLANTS / BUYERS : need[k][j];
                    double all = Math.max(0, wanted + (target[k][j] - stock[k][j]) / REFILL_DAYS);
                    for (int i = 0; i < PLANTS; i++) {
                        order[k][j * PLANTS + i] = all / PLANTS;
                        asked[i] += all / PLANTS;
                    }
                }
                System.arraycopy(asked, 0, need[k - 1], 0, PLANTS);
            }
            for (int k = 0; k < STAGES; k++) {
                for (int i = 0; i < PLANTS; i++) {
                    double capacity = k == 1 && i == 0 && t >= 365 ? EACH / 2 : EACH;
                    double feed = k == 0 ? capacity : stock[k][i];
                    double made = Math.min(Math.min(capacity, feed), need[k][i]);
                    double part = need[k][i] > 0 ? made / need[k][i] : 0;
                    stock[k][i] -= k == 0 ? 0 : made;
                    for (int j = 0; j < width(k + 1); j++) {
                        stock[k + 1][j] += order[k + 1][j * PLANTS + i] * part;
                    }
                }
            }
            for (int b = 0; b < BUYERS; b++) {
                double used = Math.min(EACH * PLANTS / BUYERS, stock[STAGES][b]);
                stock[STAGES][b] -= used;
                gap += EACH * PLANTS / BUYERS - used;
            }
        }
        return gap;
    }

    private static int width(int row) {
        return row == STAGES ? BUYERS : PLANTS;
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
