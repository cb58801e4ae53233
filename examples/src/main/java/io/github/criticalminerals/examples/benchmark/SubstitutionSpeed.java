package io.github.criticalminerals.examples.benchmark;

import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.numeric.MinCostFlow;
import io.github.criticalminerals.core.numeric.Work;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.substitution.Reallocation;
import io.github.criticalminerals.core.substitution.View;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures {@code core.substitution}: cold solutions of seeded chains of 12 countries by 5 stages with 40 % of the
 * routes, and the loss of each country at each stage of 60 of them.
 *
 * <p>The sum of the objectives is an exact whole number, so that other solvers of the same instances can be compared:
 * country c of stage s has a capacity that falls off with a random rank and sums to 1.15 times the demand; a route
 * within a country costs 1, another 5..99; demand that is not met costs 10,000 a unit.
 */
public final class SubstitutionSpeed {

    private static final int COUNTRIES = 12;
    private static final int STAGES = 5;
    private static final int DENSITY = 40;
    private static final int PENALTY = 10_000;
    private static final int SOLUTIONS = 500;
    private static final int RUNS = 5;
    private static final int CHAINS = 60;
    private static final double MILLION = 1e6;

    private SubstitutionSpeed() {}

    /**
     * Runs all measurements.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        cold(out);
        losses(out);
    }

    private record Arc(int from, int to, int cost) {}

    private static final class Instance {

        private final int[] capacity;
        private final int[] demand;
        private final List<Arc> arcs;

        private Instance(int[] capacity, int[] demand, List<Arc> arcs) {
            this.capacity = capacity;
            this.demand = demand;
            this.arcs = arcs;
        }

        static Instance of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] capacity = new int[COUNTRIES * STAGES];
            int[] demand = new int[COUNTRIES];
            long total = 0;
            for (int b = 0; b < COUNTRIES; b++) {
                demand[b] = (int) (1 + 1000 * Math.pow(random.nextDouble(), 3));
                total += demand[b];
            }
            for (int s = 0; s < STAGES; s++) {
                double[] weight = new double[COUNTRIES];
                double sum = 0;
                for (int c = 0; c < COUNTRIES; c++) {
                    weight[c] = 1.0 / Math.pow(1 + random.nextInt(COUNTRIES), 1.2);
                    sum += weight[c];
                }
                for (int c = 0; c < COUNTRIES; c++) {
                    capacity[s * COUNTRIES + c] = (int) (weight[c] / sum * total * 1.15);
                }
            }
            List<Arc> arcs = new ArrayList<>();
            for (int s = 0; s < STAGES; s++) {
                for (int a = 0; a < COUNTRIES; a++) {
                    for (int b = 0; b < COUNTRIES; b++) {
                        if (random.nextInt(100) < DENSITY || a == b) {
                            int cost = a == b ? 1 : 5 + random.nextInt(95);
                            arcs.add(new Arc(s * COUNTRIES + a, (s + 1) * COUNTRIES + b, cost));
                        }
                    }
                }
            }
            return new Instance(capacity, demand, arcs);
        }

        long leastCost() {
            int plants = COUNTRIES * STAGES;
            int buyers = 2 * plants;
            int source = buyers + COUNTRIES;
            MinCostFlow network = new MinCostFlow(source + 2, new Work("benchmark", Long.MAX_VALUE));
            for (int i = 0; i < plants; i++) {
                network.arc(i, plants + i, capacity[i], 0);
            }
            for (int c = 0; c < COUNTRIES; c++) {
                network.arc(source, c, MinCostFlow.UNLIMITED, 0);
            }
            for (Arc arc : arcs) {
                int to = arc.to < plants ? arc.to : arc.to + plants;
                network.arc(plants + arc.from, to, MinCostFlow.UNLIMITED, arc.cost);
            }
            long total = 0;
            for (int b = 0; b < COUNTRIES; b++) {
                network.arc(source, buyers + b, demand[b], PENALTY);
                network.arc(buyers + b, source + 1, demand[b], 0);
                total += demand[b];
            }
            network.sendAll(source, source + 1, total);
            return network.totalCost();
        }

        SupplyChain chain() {
            SupplyChainBuilder chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO);
            for (int i = 0; i < capacity.length; i++) {
                chain.add(Plant.of(country(i), stage(i), tonnes(capacity[i])));
            }
            for (Arc arc : arcs) {
                String to = arc.to < capacity.length ? country(arc.to).name() : "buyer " + arc.to % COUNTRIES;
                chain.add(new Route(
                        stage(arc.from), country(arc.from).name(), to, tonnes(0), Mass.unknown(Basis.REO), arc.cost));
            }
            for (int b = 0; b < COUNTRIES; b++) {
                chain.add(Buyer.of("buyer " + b, tonnes(demand[b])));
            }
            return chain.build();
        }

        private static Aggregate country(int plant) {
            return Aggregate.of("Producer " + plant % COUNTRIES);
        }

        private static Stage stage(int plant) {
            return Stage.standard().get(plant / COUNTRIES);
        }

        private static Mass tonnes(int amount) {
            return Mass.ofTonnes(amount, Basis.REO);
        }
    }

    private static void cold(PrintStream out) {
        List<Instance> instances = new ArrayList<>();
        for (int k = 0; k < SOLUTIONS; k++) {
            instances.add(Instance.of(1 + k));
        }
        double least = Double.POSITIVE_INFINITY;
        long sum = 0;
        for (int run = 0; run < RUNS; run++) {
            sum = 0;
            long start = System.nanoTime();
            for (Instance instance : instances) {
                sum += instance.leastCost();
            }
            least = Math.min(least, (System.nanoTime() - start) / MILLION / SOLUTIONS);
        }
        out.printf(
                Locale.ROOT,
                "cold flow, %d countries x %d stages, %d %% of routes, %d instances: least of %d runs %.3f ms each"
                        + " (sum of objectives %d)%n",
                COUNTRIES,
                STAGES,
                DENSITY,
                SOLUTIONS,
                RUNS,
                least,
                sum);
    }

    private static void losses(PrintStream out) {
        double first = 0;
        double least = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int run = 0; run < RUNS; run++) {
            sum = 0;
            double spent = 0;
            for (int seed = 1; seed <= CHAINS; seed++) {
                SupplyChain chain = Instance.of(seed).chain();
                long start = System.nanoTime();
                List<Reallocation.Loss> losses = Reallocation.of(chain).nMinusOne(View.CAUTIOUS);
                spent += (System.nanoTime() - start) / MILLION;
                sum += losses.stream()
                        .mapToDouble(loss -> loss.unmet().tonnes().lower())
                        .sum();
            }
            first = run == 0 ? spent : first;
            least = Math.min(least, spent);
        }
        out.printf(
                Locale.ROOT,
                "N-1 of %d chains of %d x %d, chain to list of losses: first %.0f ms, least of %d runs %.0f ms"
                        + " (checksum %.3f)%n",
                CHAINS,
                COUNTRIES,
                STAGES,
                first,
                RUNS,
                least,
                sum);
    }
}
