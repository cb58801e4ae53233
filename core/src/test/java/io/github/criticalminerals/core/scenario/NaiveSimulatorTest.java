package io.github.criticalminerals.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The engine beside the naive simulator on random small chains: licence, quota, bans by end use, outages, rationing.
 */
class NaiveSimulatorTest {

    private static final int DAYS = 150;
    private static final List<Country> PLACES =
            List.of(Country.of("CHN"), Country.of("JPN"), Country.of("USA"), Country.of("MYS"));
    private static final List<EndUse> USES = List.of(EndUse.MILITARY, EndUse.DUAL, EndUse.CIVIL);

    /**
     * The same seeds each time, and some that are new each day; the profile thorough takes 5,000 of the first, each
     * mutant is tried on fewer.
     */
    @Test
    void theEngineDoesWhatThePageSays() {
        int fixed = Integer.getInteger("critmin.seeds", Boolean.getBoolean("critmin.thorough") ? 5_000 : 150);
        compare(20_261_129L, fixed);
        compare(LocalDate.now(ZoneOffset.UTC).toEpochDay() * 1_000_000, Math.min(fixed, 50));
    }

    private void compare(long first, int runs) {
        int short_ = 0;
        for (long seed = first; seed < first + runs; seed++) {
            try {
                short_ += compare(seed) ? 1 : 0;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        System.out.println("naive simulator: seeds " + first + " to " + (first + runs - 1) + ", " + short_
                + " of them with a gap");
        assertThat(short_).isGreaterThan(runs / 3);
    }

    private final List<Shock> shocks = new ArrayList<>();

    private boolean compare(long seed) {
        Random random = new Random(seed);
        shocks.clear();
        NaiveSimulator naive = new NaiveSimulator();
        SupplyChain chain = chain(random, naive);
        blows(random, naive, chain);
        Simulation simulation = Simulation.of(chain)
                .from(Chains.DAY0)
                .to(Chains.DAY0.plusDays(DAYS - 1))
                .with(shocks.toArray(new Shock[0]));
        naive.refillDays = 1 + random.nextInt(70);
        simulation = simulation.withRefill(naive.refillDays);
        if (random.nextInt(3) == 0) {
            naive.psi = 0.3 + 0.7 * random.nextDouble();
            simulation = simulation.with(StockRule.proportional(naive.psi));
        }
        naive.byPriority = random.nextBoolean();
        simulation = simulation.withPriorities(naive.byPriority);
        naive.redirects = random.nextBoolean();
        naive.switching = List.of(-1, 0, 20).get(random.nextInt(3));
        simulation = simulation.withRedirection(naive.redirects).with(new Switching(naive.switching));
        naive.start();
        Engine engine = Chains.engine(simulation);
        boolean gap = false;
        for (int t = 0; t < DAYS; t++) {
            naive.day(t);
            engine.day(t);
            for (NaiveSimulator.Plant plant : naive.plants) {
                int i = index(engine.net, plant);
                same(t, plant.name + " capacity", plant.capacity, engine.now.capacity[i], plant.base);
                same(t, plant.name + " made", plant.made, engine.now.made[i], plant.base);
                same(t, plant.name + " feed", plant.feed, engine.now.feed[i], plant.base + plant.feedTarget);
                same(
                        t,
                        plant.name + " product",
                        plant.product,
                        engine.now.product[i],
                        plant.base + plant.productTarget);
            }
            for (int b = 0; b < naive.buyers.size(); b++) {
                NaiveSimulator.Buyer buyer = naive.buyers.get(b);
                same(t, buyer.name + " used", buyer.used, engine.now.used[b], buyer.need);
                same(t, buyer.name + " stock", buyer.stock, engine.now.stock[b], buyer.need + buyer.target);
                gap |= engine.now.gap[b] > 1e-6 * buyer.need;
            }
        }
        return gap;
    }

    private static void same(int t, String what, double naive, double engine, double scale) {
        assertThat(engine).as("day %s, %s", t, what).isCloseTo(naive, within(1e-7 * scale));
    }

    private static int index(Network net, NaiveSimulator.Plant plant) {
        for (int i = 0; i < net.plantCount; i++) {
            if (net.plants.get(i).name().equals(plant.name) && net.stageOf(i) == plant.stage) {
                return i;
            }
        }
        throw new AssertionError(plant.name);
    }

    /** From the buyers to the mines: who sells makes about what he sells, who buys needs about what he gets. */
    private static SupplyChain chain(Random random, NaiveSimulator naive) {
        SupplyChainBuilder chain = Chains.chain();
        naive.stages = 1 + random.nextInt(3);
        int buyers = 1 + random.nextInt(3);
        for (int b = 0; b < buyers; b++) {
            NaiveSimulator.Buyer buyer = new NaiveSimulator.Buyer();
            buyer.name = "buyer " + b;
            buyer.place = PLACES.get(random.nextInt(PLACES.size()));
            buyer.use = USES.get(random.nextInt(USES.size()));
            buyer.priority = 1 + random.nextInt(3);
            buyer.backOrders = random.nextInt(4) == 0;
            naive.buyers.add(buyer);
        }
        for (int k = 0; k < naive.stages; k++) {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                NaiveSimulator.Plant plant = new NaiveSimulator.Plant();
                plant.place = PLACES.get(i);
                plant.name = PLACES.get(i).name();
                plant.stage = k;
                plant.fed = k > 0;
                naive.plants.add(plant);
            }
        }
        for (int k = naive.stages - 1; k >= 0; k--) {
            int stage = k;
            double yield = k == 0 ? 1 : 0.5 + 0.5 * random.nextDouble();
            if (k > 0) {
                chain.yieldOf(stage(k), Interval.exact(yield));
            }
            List<NaiveSimulator.Plant> sellers =
                    naive.plants.stream().filter(plant -> plant.stage == stage).toList();
            for (NaiveSimulator.Buyer buyer : k == naive.stages - 1 ? naive.buyers : List.<NaiveSimulator.Buyer>of()) {
                double got = join(random, naive, sellers, null, buyer, 1 + 20 * random.nextDouble(), chain);
                buyer.need = got * (random.nextBoolean() ? 1 : 0.95 + 0.1 * random.nextDouble());
                double cover = random.nextBoolean() ? 0 : 30 * random.nextDouble();
                buyer.target = cover * buyer.need;
                Buyer whole = Chains.buyer(buyer.name, buyer.need)
                        .in(buyer.place)
                        .withEndUse(buyer.use)
                        .withPriority(buyer.priority)
                        .withStock(Interval.exact(cover));
                chain.add(buyer.backOrders ? whole.withBackOrders() : whole);
            }
            for (NaiveSimulator.Plant next : naive.plants) {
                if (next.stage == k + 1) {
                    join(random, naive, sellers, next, null, next.base / next.yield, chain);
                }
            }
            for (NaiveSimulator.Plant plant : sellers) {
                double sold = plant.out.stream().mapToDouble(way -> way.flow).sum();
                plant.base = Math.max(0.5, sold) * (random.nextBoolean() ? 1 : 0.95 + 0.1 * random.nextDouble());
                plant.yield = yield;
                double feed = k == 0 || random.nextBoolean() ? 0 : 20 * random.nextDouble();
                double product = random.nextBoolean() ? 0 : 10 * random.nextDouble();
                plant.feedTarget = plant.fed ? feed * plant.base / yield : 0;
                plant.productTarget = product * plant.base;
                Plant whole = Chains.plant((Country) plant.place, stage(k), plant.base)
                        .withStocks(Interval.exact(feed), Interval.exact(product));
                if (random.nextInt(3) == 0) {
                    plant.spare = plant.base * random.nextDouble();
                    int lag = random.nextInt(30);
                    int ramp = random.nextInt(40);
                    whole = whole.withSpare(
                            Chains.daily(plant.spare), Interval.exact(lag / 365.0), Interval.exact(ramp / 365.0));
                    plant.lag = lag;
                    plant.ramp = ramp;
                }
                chain.add(whole);
            }
        }
        return chain.build();
    }

    private static double join(
            Random random,
            NaiveSimulator naive,
            List<NaiveSimulator.Plant> sellers,
            NaiveSimulator.Plant plant,
            NaiveSimulator.Buyer buyer,
            double amount,
            SupplyChainBuilder chain) {
        double sum = 0;
        int sure = random.nextInt(sellers.size());
        for (int i = 0; i < sellers.size(); i++) {
            if (i != sure && random.nextInt(4) == 0) {
                continue;
            }
            NaiveSimulator.Way way = new NaiveSimulator.Way();
            way.from = sellers.get(i);
            way.toPlant = plant;
            way.toBuyer = buyer;
            way.flow = amount * (0.2 + random.nextDouble()) / sellers.size();
            way.days = random.nextBoolean() ? 0 : random.nextInt(9);
            way.from.out.add(way);
            (plant != null ? plant.in : buyer.in).add(way);
            naive.ways.add(way);
            sum += way.flow;
            Route route = Route.of(
                            stage(way.from.stage),
                            way.from.name,
                            plant != null ? plant.name : buyer.name,
                            Chains.daily(way.flow))
                    .withDays(way.days);
            if (random.nextInt(4) == 0) {
                way.most = way.flow * (1 + random.nextDouble());
                route = route.withCapacity(Chains.daily(way.most));
            }
            chain.add(route);
        }
        return sum;
    }

    private static Stage stage(int k) {
        return Chains.stages().get(k);
    }

    private void blows(Random random, NaiveSimulator naive, SupplyChain chain) {
        int count = 1 + random.nextInt(4);
        for (int n = 0; n < count; n++) {
            NaiveSimulator.Blow blow = new NaiveSimulator.Blow();
            blow.kind = List.of("outage", "cut", "quota", "licence").get(random.nextInt(4));
            NaiveSimulator.Plant plant = naive.plants.get(random.nextInt(naive.plants.size()));
            blow.place = plant.place;
            blow.stage = plant.stage;
            blow.use = blow.kind.equals("outage") || random.nextBoolean() ? null : USES.get(random.nextInt(3));
            blow.first = random.nextInt(60);
            blow.last = blow.first + random.nextInt(80);
            blow.size = random.nextInt(3) == 0 ? 1 : random.nextDouble();
            blow.wait = 1 + random.nextInt(30);
            blow.approved = random.nextDouble();
            blow.refused = (1 - blow.approved) * random.nextDouble();
            blow.left = plant.base * 40 * random.nextDouble();
            Country country = (Country) blow.place;
            Effect effect =
                    switch (blow.kind) {
                        case "outage" -> new Effect.Outage(Share.of(blow.size), Recovery.AT_ONCE);
                        case "cut" -> new Effect.ExportCut(Share.of(blow.size));
                        case "quota" -> new Effect.Quota(Mass.ofTonnes(blow.left, Basis.REO));
                        default ->
                            new Effect.Licence(
                                    Interval.exact(blow.wait),
                                    false,
                                    ImmutableList.of(),
                                    Share.of(blow.approved),
                                    Share.of(blow.refused));
                    };
            Scope scope = Scope.ALL.from(country).at(stage(blow.stage));
            Shock shock = Shock.of("shock " + n, effect, blow.use == null ? scope : scope.forUse(blow.use))
                    .from(Chains.DAY0.plusDays(blow.first))
                    .until(Chains.DAY0.plusDays(blow.last));
            Network network = new Network(chain, (name, range, more) -> Picker.middle(range));
            boolean twice =
                    naive.blows.stream().anyMatch(other -> other.kind.equals(blow.kind) && !blow.kind.equals("cut"));
            if (Schedule.strikes(network, shock) && !twice) {
                naive.blows.add(blow);
                shocks.add(shock);
            }
        }
    }
}
