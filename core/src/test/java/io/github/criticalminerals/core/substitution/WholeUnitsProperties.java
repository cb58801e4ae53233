package io.github.criticalminerals.core.substitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Amounts of any size and kind (thirds, grams, shares, billions of tonnes) against a least cut that is found by trying
 * all cuts in doubles, and the linear program of the same chain against the flow.
 */
class WholeUnitsProperties {

    private static final List<String> CODES = List.of("CHN", "AUS", "USA");
    private static final List<Stage> STAGES = List.of(Stage.MINING, Stage.REFINING);
    private static final double[] SIZES = {1e-9, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9};

    private static Mass t(double tonnes) {
        return Mass.ofTonnes(tonnes, Basis.METAL);
    }

    private static double amount(SplittableRandom random, double size) {
        return size
                * switch (random.nextInt(6)) {
                    case 0 -> random.nextInt(1, 8) / 3.0;
                    case 1 -> random.nextInt(1, 13) / 7.0;
                    case 2 -> random.nextInt(0, 5) * 0.4;
                    case 3 -> Math.rint(random.nextDouble() * 1e5) / 1e5;
                    case 4 -> 1e9;
                    default -> random.nextDouble();
                };
    }

    /** Numbers of a chain, so that the check does not read them from what it checks. */
    private record Instance(
            List<Double> mines,
            List<Double> plants,
            List<Double> demands,
            List<List<Double>> routes,
            SupplyChain chain) {

        static Instance of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double size = SIZES[random.nextInt(SIZES.length)];
            List<List<Double>> made = List.of(new ArrayList<>(), new ArrayList<>());
            List<Double> demands = new ArrayList<>();
            SupplyChainBuilder chain = SupplyChain.builder(Commodity.of("rhenium"), 2024, Basis.METAL);
            for (int s = 0; s < 2; s++) {
                for (int i = 0; i <= random.nextInt(3); i++) {
                    double output = amount(random, size);
                    made.get(s).add(output);
                    chain.add(Plant.of(Country.of(CODES.get(i)), STAGES.get(s), t(output))
                            .withCost(random.nextInt(9)));
                }
            }
            for (int b = 0; b <= random.nextInt(3); b++) {
                double demand = size * (random.nextInt(1, 9) / 3.0);
                demands.add(demand);
                chain.add(Buyer.of("buyer " + b, t(demand)).withPriority(1 + random.nextInt(2)));
            }
            List<List<Double>> routes = new ArrayList<>();
            boolean limited = random.nextBoolean();
            for (int i = 0; i < made.get(1).size(); i++) {
                List<Double> row = new ArrayList<>();
                for (int b = 0; b < demands.size(); b++) {
                    double most = limited ? amount(random, size) : Double.POSITIVE_INFINITY;
                    row.add(most);
                    if (limited) {
                        chain.add(new Route(Stage.REFINING, name(i), "buyer " + b, t(0), t(most), random.nextInt(5)));
                    }
                }
                routes.add(row);
            }
            return new Instance(made.get(0), made.get(1), demands, routes, chain.build());
        }

        static String name(int i) {
            return Country.of(CODES.get(i)).name();
        }

        double demand() {
            return demands.stream().mapToDouble(d -> d).sum();
        }

        /**
         * By the theorem of flows and cuts: the least, over all ways to part the buyers and plants, of what crosses.
         */
        double unmet(List<Double> now) {
            double least = Double.POSITIVE_INFINITY;
            double mined = now.stream().mapToDouble(m -> m).sum();
            for (int side = 0; side < 1 << demands.size(); side++) {
                // buyers of the sink's side need what comes from plants; plants may be cut, or their routes, or all
                // mines
                double short1 = 0;
                double plantCut = 0;
                double beyond = 0;
                for (int b = 0; b < demands.size(); b++) {
                    short1 += (side >> b & 1) == 0 ? demands.get(b) : 0;
                }
                for (int i = 0; i < plants.size(); i++) {
                    double ways = 0;
                    for (int b = 0; b < demands.size(); b++) {
                        ways += (side >> b & 1) == 1 ? routes.get(i).get(b) : 0;
                    }
                    plantCut += Math.min(plants.get(i), ways);
                    beyond += Math.min(plants.get(i), ways);
                }
                least = Math.min(least, short1 + Math.min(plantCut, Math.min(mined, beyond)));
            }
            return Math.max(0, demand() - least);
        }
    }

    /** A share that cannot bind makes it a linear program. */
    static Reallocation program(Reallocation flow, SupplyChain chain) {
        Plant any = chain.plants().get(0);
        return flow.withCap(Cap.ofDelivered(any.producer(), any.stage(), Share.of(1)));
    }

    @Property(tries = 400)
    void flowAndProgramLeaveUnmetWhatTheLeastCutLeaves(@ForAll long seed) {
        Instance instance = Instance.of(seed);
        double expected = instance.unmet(instance.mines());
        double size = instance.demand();
        for (Reallocation.Rule rule : Reallocation.Rule.values()) {
            Reallocation flow = Reallocation.of(instance.chain()).withRule(rule);
            Allocation by = flow.in(View.CAUTIOUS);
            assertThat(by.method()).startsWith("network flow");
            assertThat(by.totalUnmet().tonnes().exactValue()).isCloseTo(expected, within(1e-12 * size));
            Allocation lp = program(flow, instance.chain()).in(View.CAUTIOUS);
            assertThat(lp.method()).startsWith("linear programs");
            assertThat(lp.totalUnmet().tonnes().exactValue()).isCloseTo(expected, within(1e-8 * size));
            if (expected < 1e-13 * size) {
                assertThat(by.totalUnmet()).isEqualTo(t(0));
                assertThat(lp.totalUnmet()).isEqualTo(t(0));
            }
            assertThat(lp.cost()).isCloseTo(by.cost(), within(1e-6 * Math.max(size, by.cost())));
            if (rule == Reallocation.Rule.PRO_RATA) {
                by.unmet().forEach((buyer, unmet) -> assertThat(
                                lp.unmet().get(buyer).tonnes().exactValue())
                        .isCloseTo(unmet.tonnes().exactValue(), within(1e-6 * size)));
            }
        }
    }

    @Property(tries = 200)
    void aLossLeavesUnmetWhatTheLeastCutLeaves(@ForAll long seed) {
        Instance instance = Instance.of(seed);
        double size = instance.demand();
        Reallocation flow = Reallocation.of(instance.chain());
        List<Reallocation.Loss> byProgram = program(flow, instance.chain()).nMinusOne(View.CAUTIOUS);
        for (Reallocation.Loss loss : flow.nMinusOne(View.CAUTIOUS)) {
            Reallocation.Loss other = byProgram.stream()
                    .filter(each -> each.producer().equals(loss.producer())
                            && each.stage().equals(loss.stage()))
                    .findFirst()
                    .orElseThrow();
            assertThat(other.share().fraction().exactValue())
                    .isCloseTo(loss.share().fraction().exactValue(), within(1e-8));
            if (loss.stage().equals(Stage.MINING)) {
                List<Double> mines = new ArrayList<>(instance.mines());
                mines.set(CODES.indexOf(loss.producer().id()), 0.0);
                double expected = instance.unmet(mines);
                assertThat(loss.share().fraction().exactValue()).isCloseTo(expected / size, within(1e-12));
                double added = Math.max(0, expected - instance.unmet(instance.mines()));
                assertThat(loss.added().tonnes().exactValue()).isCloseTo(added, within(1e-11 * size));
                assertThat(loss.isPivotal()).isEqualTo(added > 1e-11 * size);
            }
        }
    }
}
