package io.github.criticalminerals.core.scenario;

import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import java.time.LocalDate;
import java.util.List;

/** Small chains for tests. Amounts are given by the day: 365 times as much is a year's. */
final class Chains {

    static final Country CHINA = Country.of("CHN");
    static final Country JAPAN = Country.of("JPN");
    static final Country USA = Country.of("USA");
    static final Country MALAYSIA = Country.of("MYS");
    static final LocalDate DAY0 = LocalDate.of(2025, 1, 1);

    private Chains() {}

    static Mass daily(double tonnes) {
        return Mass.ofTonnes(tonnes * 365, Basis.REO);
    }

    static SupplyChainBuilder chain() {
        return SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO);
    }

    static Plant plant(Country country, Stage stage, double aDay) {
        return Plant.of(country, stage, daily(aDay));
    }

    static Buyer buyer(String name, double aDay) {
        return Buyer.of(name, daily(aDay));
    }

    /** One plant that delivers 10 a day to one buyer abroad who keeps a stock of some days. */
    static SupplyChain pair(double stockDays) {
        return chain().add(plant(CHINA, Stage.REFINING, 10))
                .add(buyer("Japan", 10).withStock(Interval.exact(stockDays)))
                .build();
    }

    /** China 85 and Malaysia 15 a day, to China 40, Japan 35 and the United States 25. */
    static SupplyChain refined() {
        return chain().add(plant(CHINA, Stage.REFINING, 85))
                .add(plant(MALAYSIA, Stage.REFINING, 15))
                .add(buyer("China", 40))
                .add(buyer("Japan", 35))
                .add(buyer("United States", 25))
                .build();
    }

    /** Everything at once: three stages, routes that take days, stocks, a yield, spare capacity, a project. */
    static SupplyChain rich() {
        return chain().add(plant(CHINA, Stage.MINING, 60))
                .add(plant(USA, Stage.MINING, 30)
                        .withSpare(daily(20), Interval.exact(30 / 365.0), Interval.exact(60 / 365.0))
                        .withStocks(Interval.ZERO, Interval.exact(5)))
                .add(plant(CHINA, Stage.REFINING, 50).withStocks(Interval.exact(10), Interval.exact(3)))
                .add(plant(MALAYSIA, Stage.REFINING, 13)
                        .withSpare(daily(10), Interval.exact(10 / 365.0), Interval.ZERO)
                        .withStocks(Interval.exact(7), Interval.ZERO))
                .add(Plant.project(
                        "new plant", USA, Stage.REFINING, daily(8), DAY0.plusDays(50), Interval.exact(20 / 365.0)))
                .add(plant(CHINA, Stage.MAGNET, 40).withStocks(Interval.exact(2), Interval.exact(1)))
                .add(plant(JAPAN, Stage.MAGNET, 20).withStocks(Interval.exact(20), Interval.exact(4)))
                .add(buyer("China", 25).withStock(Interval.exact(3)))
                .add(buyer("Japan", 20).withStock(Interval.exact(11)).withPriority(2))
                .add(Buyer.of("rest", daily(13)).in(Aggregate.of("rest")).withPriority(3))
                .add(new Route(Stage.MAGNET, "China", "China", daily(20), Mass.unknown(Basis.REO), 0, 0))
                .add(new Route(Stage.MAGNET, "China", "Japan", daily(10), daily(12), 0, 5))
                .add(new Route(Stage.MAGNET, "China", "rest", daily(10), Mass.unknown(Basis.REO), 0, 2))
                .add(new Route(Stage.MAGNET, "Japan", "Japan", daily(12), Mass.unknown(Basis.REO), 0, 0))
                .add(new Route(Stage.MAGNET, "Japan", "rest", daily(3), daily(9), 0, 1))
                .yieldOf(Stage.REFINING, Interval.exact(0.7))
                .yieldOf(Stage.MAGNET, Interval.exact(0.9))
                .stock(Stage.MINING, daily(1))
                .build();
    }

    /** The daily values of one number, read off an engine. */
    static double[] daily(Simulation simulation, int days, java.util.function.ToDoubleFunction<State> of) {
        Engine engine = engine(simulation);
        double[] values = new double[days];
        for (int t = 0; t < days; t++) {
            engine.day(t);
            values[t] = of.applyAsDouble(engine.now);
        }
        return values;
    }

    static Engine engine(Simulation simulation) {
        Simulation.Plan plan = simulation.plan((name, range, more) -> Picker.middle(range));
        return new Engine(plan.network(), plan.schedule(), plan.options());
    }

    static List<Stage> stages() {
        return List.of(Stage.MINING, Stage.REFINING, Stage.MAGNET);
    }

    /** The gap of a run less that of another, all buyers together (t). */
    static double moreGap(RunComparison compared) {
        return compared.buyers().stream()
                .mapToDouble(RunComparison.BuyerRow::moreGap)
                .sum();
    }
}
