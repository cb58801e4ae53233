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
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of reallocation on seeded chains of 1..3 stages with 1..4 plants each and 1..3 buyers. */
class ReallocationProperties {

    private static final List<String> CODES = List.of("CHN", "AUS", "USA", "MYS");
    private static final List<Stage> STAGES = List.of(Stage.MINING, Stage.SEPARATION, Stage.REFINING);

    private static Mass t(double tonnes) {
        return Mass.ofTonnes(tonnes, Basis.REO);
    }

    private record Parts(List<Plant> plants, List<Route> routes, List<Buyer> buyers) {

        SupplyChain chain() {
            SupplyChainBuilder builder = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO);
            plants.forEach(builder::add);
            routes.forEach(builder::add);
            buyers.forEach(builder::add);
            return builder.build();
        }
    }

    private static Parts parts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int stages = 1 + random.nextInt(3);
        List<Plant> plants = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        List<Buyer> buyers = new ArrayList<>();
        for (int b = 0; b <= random.nextInt(3); b++) {
            int demand = random.nextInt(1_000);
            buyers.add(Buyer.of("buyer " + b, t(demand))
                    .withContract(t(random.nextInt(demand + 1)))
                    .withPriority(1 + random.nextInt(3)));
        }
        for (int s = 0; s < stages; s++) {
            for (int i = 0; i <= random.nextInt(4); i++) {
                plants.add(Plant.of(Country.of(CODES.get(i)), STAGES.get(s), t(random.nextInt(900)))
                        .withSpare(
                                t(random.nextInt(300)),
                                Interval.exact(random.nextInt(3)),
                                Interval.exact(random.nextInt(5)))
                        .withCost(random.nextInt(20)));
            }
        }
        if (random.nextBoolean()) {
            for (Plant plant : plants) {
                if (plant.stage().equals(STAGES.get(stages - 1))) {
                    buyers.stream()
                            .filter(buyer -> random.nextInt(3) > 0)
                            .forEach(buyer -> routes.add(new Route(
                                    plant.stage(),
                                    plant.name(),
                                    buyer.name(),
                                    t(0),
                                    random.nextBoolean() ? t(random.nextInt(400)) : Mass.unknown(Basis.REO),
                                    random.nextInt(9))));
                }
            }
        }
        return new Parts(plants, routes, buyers);
    }

    private static Reallocation reallocation(SupplyChain chain, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Plant cut = chain.plants().get(0);
        return Reallocation.of(chain)
                .withCut(cut.producer(), cut.stage(), Share.of(random.nextInt(5) / 4.0))
                .withRule(List.of(Reallocation.Rule.values()).get(random.nextInt(4)))
                .after(random.nextInt(6));
    }

    private static double unmet(Reallocation reallocation) {
        return reallocation.in(View.CAUTIOUS).totalUnmet().tonnes().exactValue();
    }

    @Property(tries = 300)
    void whatGoesInComesOutAndNoLimitIsBroken(@ForAll long seed) {
        SupplyChain chain = parts(seed).chain();
        Allocation allocation = reallocation(chain, seed).in(View.CAUTIOUS);
        Map<String, Double> in = new LinkedHashMap<>();
        Map<String, Double> out = new LinkedHashMap<>();
        Stage last = chain.stages().get(chain.stages().size() - 1);
        for (Allocation.Delivery delivery : allocation.deliveries()) {
            out.merge(
                    delivery.stage() + delivery.from(),
                    delivery.amount().tonnes().exactValue(),
                    Double::sum);
            String to = delivery.stage().equals(last)
                    ? delivery.to()
                    : chain.stages().get(chain.stages().indexOf(delivery.stage()) + 1) + delivery.to();
            in.merge(to, delivery.amount().tonnes().exactValue(), Double::sum);
        }
        for (Plant plant : chain.plants()) {
            String key = plant.stage() + plant.name();
            if (!plant.stage().equals(chain.stages().get(0))) {
                assertThat(in.getOrDefault(key, 0.0)).isCloseTo(out.getOrDefault(key, 0.0), within(1e-9));
            }
        }
        for (Buyer buyer : chain.buyers()) {
            double got = in.getOrDefault(buyer.name(), 0.0);
            double lacks = allocation.unmet().get(buyer.name()).tonnes().exactValue();
            assertThat(got + lacks).isCloseTo(buyer.demand().tonnes().exactValue(), within(1e-9));
        }
        for (Constraint constraint : allocation.constraints()) {
            assertThat(constraint.flow().tonnes().exactValue())
                    .isLessThanOrEqualTo(constraint.limit().tonnes().exactValue() + 1e-9);
            assertThat(constraint.unmetAvoided()).isBetween(0.0, 1.0);
        }
    }

    @Property(tries = 200)
    void noStageGivesMoreThanItHas(@ForAll long seed) {
        SupplyChain chain = parts(seed).chain();
        Reallocation reallocation = reallocation(chain, seed);
        double unmet = unmet(reallocation);
        double demand = chain.demand().tonnes().exactValue();
        for (Stage stage : chain.stages()) {
            double capacity = reallocation.in(View.CAUTIOUS).constraints().stream()
                    .filter(c ->
                            c.kind() == Constraint.Kind.CAPACITY && c.name().endsWith(", " + stage))
                    .mapToDouble(c -> c.limit().tonnes().exactValue())
                    .sum();
            assertThat(unmet).isGreaterThanOrEqualTo(demand - capacity - 1e-9);
        }
    }

    @Property(tries = 200)
    void anotherPlantNeverRaisesUnmetDemand(@ForAll long seed) {
        Parts parts = parts(seed);
        SupplyChain chain = parts.chain();
        Stage stage = chain.stages().get(Math.floorMod(seed, chain.stages().size()));
        SupplyChain more =
                chain.toBuilder().add(Plant.of(Country.of("BRA"), stage, t(50))).build();
        assertThat(unmet(reallocation(more, seed))).isLessThanOrEqualTo(unmet(reallocation(chain, seed)));
    }

    @Property(tries = 200)
    void theOrderOfInputDoesNotMatter(@ForAll long seed) {
        Parts parts = parts(seed);
        Reallocation one = reallocation(parts.chain(), seed);
        Random random = new Random(seed);
        Plant cut = parts.plants.get(0);
        List<Plant> plants = new ArrayList<>(parts.plants);
        List<Route> routes = new ArrayList<>(parts.routes);
        List<Buyer> buyers = new ArrayList<>(parts.buyers);
        Collections.shuffle(plants, random);
        Collections.shuffle(routes, random);
        Collections.shuffle(buyers, random);
        plants.remove(cut);
        plants.add(0, cut);
        Reallocation other = reallocation(new Parts(plants, routes, buyers).chain(), seed);
        assertThat(other.in(View.CAUTIOUS).deliveries())
                .isEqualTo(one.in(View.CAUTIOUS).deliveries());
        assertThat(other.nMinusOne(View.CAUTIOUS)).isEqualTo(one.nMinusOne(View.CAUTIOUS));
    }

    @Property(tries = 100)
    void everyRuleLeavesTheSameUnmet(@ForAll long seed) {
        Reallocation reallocation = reallocation(parts(seed).chain(), seed);
        double least = unmet(reallocation.withRule(Reallocation.Rule.LEAST_COST));
        for (Reallocation.Rule rule : Reallocation.Rule.values()) {
            assertThat(unmet(reallocation.withRule(rule))).as("%s", rule).isCloseTo(least, within(1e-9));
        }
    }

    @Property(tries = 60)
    void theLinearProgramAgreesWithTheFlow(@ForAll long seed) {
        SupplyChain chain = parts(seed).chain();
        Reallocation reallocation = reallocation(chain, seed);
        Allocation flow = reallocation.in(View.CAUTIOUS);
        Allocation program = WholeUnitsProperties.program(reallocation, chain).in(View.CAUTIOUS);
        assertThat(flow.method()).startsWith("network flow");
        assertThat(program.method()).startsWith("linear programs");
        double size = 1 + chain.demand().tonnes().exactValue();
        assertThat(program.totalUnmet().tonnes().exactValue())
                .isCloseTo(flow.totalUnmet().tonnes().exactValue(), within(1e-8 * size));
        assertThat(program.cost()).isCloseTo(flow.cost(), within(1e-6 * (1 + flow.cost())));
    }

    @Property(tries = 60)
    void proRataOfProgramAndFlowIsOne(@ForAll long seed) {
        SupplyChain chain = parts(seed).chain();
        Reallocation reallocation = reallocation(chain, seed).withRule(Reallocation.Rule.PRO_RATA);
        Map<String, Mass> flow = reallocation.in(View.CAUTIOUS).unmet();
        Map<String, Mass> program = WholeUnitsProperties.program(reallocation, chain)
                .in(View.CAUTIOUS)
                .unmet();
        flow.forEach((buyer, unmet) -> assertThat(program.get(buyer).tonnes().exactValue())
                .as(buyer)
                .isCloseTo(unmet.tonnes().exactValue(), within(1e-3)));
    }
}
