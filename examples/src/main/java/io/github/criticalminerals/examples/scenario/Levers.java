package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.core.scenario.Switching;
import io.github.criticalminerals.core.substitution.Allocation;
import io.github.criticalminerals.core.substitution.Cap;
import io.github.criticalminerals.core.substitution.Reallocation;
import io.github.criticalminerals.core.substitution.View;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What buyers outside China can do about halved exports: each lever alone and all together. */
public final class Levers implements Scenario {

    private static final String ABROAD = RefinedMaterials.ABROAD;
    private static final double HOME = 0.5;
    private static final double PLANT = 5_000;
    private static final double STOCK = 90;
    /** Substitution after 2010, at most, as a part of demand in a year (Sprecher et al. 2017). */
    private static final double SUBSTITUTED = 0.1;

    private static final LocalDate START = LocalDate.of(2025, 5, 1);
    private static final LocalDate OPENED = LocalDate.of(2025, 1, 1);
    private static final double CEILING = 0.65;
    private static final double[] CEILINGS = {0.9, 0.8, 0.7, 0.65, 0.6, 0.5};
    private static final List<Country> QUAD =
            ImmutableList.of(Country.UNITED_STATES, Country.of("AUS"), Country.of("IND"), Country.of("JPN"));

    private final RefinedMaterials refined;

    /**
     * The levers on the bundled figures.
     *
     * @param data the figures
     */
    public Levers(ReferenceData data) {
        this.refined = new RefinedMaterials(data);
    }

    // region scenario
    /** China's exports are halved from May 2025; demand is flat; a lever changes the chain. */
    Simulation halved(UnaryOperator<SupplyChain> lever) {
        Shock half = Shock.exportCut(Country.CHINA, Stage.REFINING, Share.of(0.5));
        return Simulation.of(lever.apply(refined.chain(HOME, 0, 0)))
                .with(half.from(START))
                .from("2025-01-01")
                .to("2027-12-31");
    }

    /** The levers by name. */
    Map<String, UnaryOperator<SupplyChain>> levers() {
        Map<String, UnaryOperator<SupplyChain>> levers = new LinkedHashMap<>();
        levers.put("stock of 90 days", chain -> changed(chain, buyer -> buyer.withStock(Interval.exact(STOCK))));
        levers.put("new mine, 5,000 t", this::mine);
        levers.put("domestic refinery, 5,000 t", this::refinery);
        levers.put("recycling, 5,000 t", this::recycling);
        levers.put(
                "substitution, 10 % a year",
                chain -> changed(chain, buyer -> buyer.withGrowth(Interval.exact(-SUBSTITUTED))));
        levers.put("Quad: its outlook of 2030 at once", this::quad);
        return levers;
    }
    // endregion

    private static SupplyChain changed(SupplyChain chain, UnaryOperator<Buyer> change) {
        Buyer abroad = chain.buyers().stream()
                .filter(buyer -> buyer.name().equals(ABROAD))
                .findFirst()
                .orElseThrow();
        return chain.with(change.apply(abroad));
    }

    private Plant opened(Stage stage, double tonnes, Country where) {
        Mass capacity =
                Mass.ofTonnes(tonnes, refined.table(Stage.REFINING, 2024).basis());
        return Plant.project(where.name() + ", new", where, stage, capacity, OPENED, Interval.ZERO);
    }

    private SupplyChain mine(SupplyChain chain) {
        return chain.with(opened(Stage.MINING, PLANT, Country.UNITED_STATES));
    }

    private SupplyChain refinery(SupplyChain chain) {
        return selling(chain, opened(Stage.REFINING, PLANT, Country.UNITED_STATES));
    }

    private SupplyChain recycling(SupplyChain chain) {
        return selling(chain, opened(Stage.REFINING, PLANT, Country.of("JPN")).unfed());
    }

    private static SupplyChain selling(SupplyChain chain, Plant plant) {
        return chain.with(plant).with(Route.of(Stage.REFINING, plant.name(), ABROAD, Mass.ofTonnes(0, chain.basis())));
    }

    /** What the outlook adds by 2030 in the four countries is open; India and Japan have no row in it. */
    private SupplyChain quad(SupplyChain chain) {
        SupplyChain all = chain;
        for (Country country : QUAD) {
            if (added(country) > 0) {
                Plant plant = opened(Stage.REFINING, added(country), country);
                all = all.with(plant.withName(country.name() + RefinedMaterials.GROWTH));
            }
        }
        return all;
    }

    /** China's part of what others need may be 65 % at most, from the first day, and nothing is built for it. */
    private Simulation capped() {
        Simulation halved = halved(chain -> chain);
        double need = (1 - HOME) * refined.world(2024);
        double sent = refined.refines(Country.CHINA, 2024).tonnes().exactValue() - HOME * refined.world(2024);
        Shock cap = Shock.exportCut(Country.CHINA, Stage.REFINING, Share.of(1 - CEILING * need / sent));
        return halved.with(cap.named("cap").from(OPENED));
    }

    private double added(Producer producer) {
        SupplyTable later = refined.table(Stage.REFINING, 2030);
        return later.findAmount(producer).isEmpty()
                ? 0
                : later.findAmount(producer)
                        .orElseThrow()
                        .minus(refined.refines(producer, 2024))
                        .tonnes()
                        .exactValue();
    }

    private Grid alone() {
        Grid grid = Grid.of(
                "With exports halved from May 2025 to the end of 2027 and demand outside China of 2024",
                "lever",
                "gap, t",
                "gap, days of need",
                "first day short",
                "95 % met again from",
                "refined in China, % of what they got in the three years",
                "mined there, %");
        grid = row(grid, "nothing", halved(chain -> chain).run());
        for (Map.Entry<String, UnaryOperator<SupplyChain>> lever : levers().entrySet()) {
            grid = row(grid, lever.getKey(), halved(lever.getValue()).run());
        }
        grid = row(grid, "ceiling of 65 % on China, nothing built", capped().run());
        return row(grid, "all but the ceiling together", halved(this::together).run());
    }

    SupplyChain together(SupplyChain chain) {
        SupplyChain all = chain;
        for (UnaryOperator<SupplyChain> lever : levers().values()) {
            all = lever.apply(all);
        }
        return all;
    }

    private static Grid row(Grid grid, String name, Run run) {
        double need = run.need(ABROAD).tonnes().exactValue();
        double gap = run.gap(ABROAD).tonnes().exactValue();
        return grid.row(
                name,
                Cell.of(gap, 0),
                Cell.of(gap / need * 365, 0),
                Cell.of(run.firstShortage(ABROAD), "none"),
                gap == 0 ? Cell.of("never short") : Cell.of(run.recovery(ABROAD), "not by 2027"),
                Cell.of(100 * run.exposure(ABROAD, Stage.REFINING).getOrDefault("China", 0.0), 1),
                Cell.of(100 * run.exposure(ABROAD, Stage.MINING).getOrDefault("China", 0.0), 1));
    }

    /** The least new capacity outside China for each ceiling on China's part; what the outlook has comes first. */
    Allocation under(double ceiling) {
        SupplyTable now = refined.table(Stage.REFINING, 2024);
        SupplyChain chain = SupplyChain.of(now);
        for (Producer other : RefinedMaterials.others()) {
            double more = added(other);
            chain = chain.with(spare(other.name() + ", outlook", other, more, 1));
        }
        chain = chain.with(spare("beyond the outlook", Aggregate.of("anywhere"), refined.world(2024), 3));
        return Reallocation.of(chain)
                .withCap(Cap.ofDemand(Country.CHINA, Stage.REFINING, Share.of(ceiling)))
                .in(View.CAUTIOUS);
    }

    private Plant spare(String name, Producer where, double tonnes, long cost) {
        Mass none = Mass.ofTonnes(0, refined.table(Stage.REFINING, 2024).basis());
        return Plant.of(where, Stage.REFINING, none)
                .withName(name)
                .withSpare(Mass.ofTonnes(tonnes, none.basis()), Interval.ZERO, Interval.ZERO)
                .withCost(cost);
    }

    private Grid frontier() {
        Grid grid = Grid.of(
                "Least new refining for each ceiling on China's part of the world's need of 2024, t a year (unmet if it is"
                        + " not built)",
                "ceiling",
                "new in all",
                "in the outlook for 2030",
                "beyond it");
        double china = refined.refines(Country.CHINA, 2024).tonnes().exactValue();
        for (double ceiling : CEILINGS) {
            Allocation least = under(ceiling);
            double beyond = least.table(Stage.REFINING)
                    .findAmount(Aggregate.of("anywhere"))
                    .map(mass -> mass.tonnes().exactValue())
                    .orElse(0.0);
            double all = Math.max(0, china - ceiling * refined.world(2024));
            grid = grid.row(
                    String.format(Locale.ROOT, "%.0f %%", 100 * ceiling),
                    Cell.of(all, 0),
                    Cell.of(all - beyond, 0),
                    Cell.of(beyond, 0));
        }
        return grid;
    }

    /** One input at a time between two values, in whole tonnes; the widest first. */
    Map<String, Interval> tornado() {
        Map<String, Interval> ranges = new LinkedHashMap<>();
        ranges.put("China's part of use, 30 to 70 %", between(gap(0.7, 0.5, 0, 0, 90), gap(0.3, 0.5, 0, 0, 90)));
        ranges.put("exports cut, 25 to 75 %", between(gap(HOME, 0.25, 0, 0, 90), gap(HOME, 0.75, 0, 0, 90)));
        ranges.put("stock, 0 to 90 days", between(gap(HOME, 0.5, STOCK, 0, 90), gap(HOME, 0.5, 0, 0, 90)));
        ranges.put("demand, -5 to +5 % a year", between(gap(HOME, 0.5, 0, -0.05, 90), gap(HOME, 0.5, 0, 0.05, 90)));
        ranges.put(
                "turning to others, at once to 180 days", between(gap(HOME, 0.5, 0, 0, 0), gap(HOME, 0.5, 0, 0, 180)));
        Map<String, Interval> sorted = new LinkedHashMap<>();
        ranges.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        each -> each.getValue().lower() - each.getValue().upper()))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    private static Interval between(double one, double other) {
        return Interval.of(Math.rint(Math.min(one, other)), Math.rint(Math.max(one, other)));
    }

    private double gap(double home, double cut, double stock, double growth, int switching) {
        Shock shock = Shock.exportCut(Country.CHINA, Stage.REFINING, Share.of(cut));
        return Simulation.of(refined.chain(home, stock, growth))
                .with(shock.from(START))
                .with(new Switching(switching))
                .from("2025-01-01")
                .to("2027-12-31")
                .run()
                .gap(ABROAD)
                .tonnes()
                .exactValue();
    }

    private Grid swings() {
        Grid grid = Grid.of("Gap outside China to the end of 2027, t, one input at a time", "input", "least", "most");
        for (Map.Entry<String, Interval> each : tornado().entrySet()) {
            grid = grid.row(
                    each.getKey(),
                    Cell.of(each.getValue().lower(), 0),
                    Cell.of(each.getValue().upper(), 0));
        }
        return grid;
    }

    /** What is unmet of the world's need without two countries at a stage (fraction). */
    double without(Stage stage, Producer one, Producer other) {
        SupplyTable now = refined.table(stage, 2024);
        Reallocation lost = Reallocation.of(SupplyChain.of(now)).withCut(one, stage, Share.of(1));
        double unmet = (one.equals(other) ? lost : lost.withCut(other, stage, Share.of(1)))
                .in(View.CAUTIOUS)
                .totalUnmet()
                .tonnes()
                .exactValue();
        return unmet / now.sumOfRows().tonnes().exactValue();
    }

    private Grid nMinusTwo() {
        Grid grid = Grid.of(
                "Of the world's output of 2024 lost with the largest two countries (others as they are)",
                "stage",
                "the largest",
                "lost, %",
                "and the second",
                "lost, %");
        for (Stage stage : new Stage[] {Stage.MINING, Stage.REFINING}) {
            List<Producer> largest = refined.table(stage, 2024).rows().stream()
                    .sorted(Comparator.comparingDouble(
                            row -> -row.amount().tonnes().exactValue()))
                    .map(row -> row.producer())
                    .toList();
            grid = grid.row(
                    stage.toString(),
                    Cell.of(largest.get(0).name()),
                    Cell.of(100 * without(stage, largest.get(0), largest.get(0)), 1),
                    Cell.of(largest.get(1).name()),
                    Cell.of(100 * without(stage, largest.get(0), largest.get(1)), 1));
        }
        return grid;
    }

    @Override
    public Answer answer() {
        double nothing = gap(halved(chain -> chain));
        double mine = gap(halved(this::mine));
        double refinery = gap(halved(this::refinery));
        double recycling = gap(halved(this::recycling));
        Grid helps = Grid.of("Which 5,000 t a year help most: gap avoided to the end of 2027, t", "where", "t")
                .row("refining", Cell.of(nothing - refinery, 0))
                .row("recycling (refined, without ore)", Cell.of(nothing - recycling, 0))
                .row("mining", Cell.of(nothing - mine, 0));
        Run base = halved(chain -> chain).run();
        LocalDate day = LocalDate.of(2026, 6, 1);
        return Answer.of(
                        "levers",
                        "Levers: what reduces the dependence",
                        "China's exports of refined magnet rare earths are halved from May 2025 and China uses half of"
                                + " all (scenario 1, demand as in 2024). What does each lever do alone, and all"
                                + " together, to what is lacking outside China and to the dependence on China? A"
                                + " what-if to the end of 2027; sizes are assumed, to be compared with each other.",
                        chart())
                .finding(String.format(
                        Locale.ROOT,
                        "Of 5,000 t a year in one place a refinery avoids %,.0f t of the gap in the time, the same"
                                + " recycled %,.0f t, a mine %,.0f t: in this run refining is short, and ore is not.",
                        nothing - refinery,
                        nothing - recycling,
                        nothing - mine))
                .finding(
                        "A stock moves the day and leaves the dependence as it is. A refinery lowers what was refined in"
                                + " China and not what was mined there: it takes Chinese ore too, since flows of ore are taken"
                                + " in proportion. Recycling lowers both.")
                .finding(String.format(
                        Locale.ROOT,
                        "A ceiling of 65 %% on China's part asks for %,.0f t a year of new refining, of which the IEA's"
                                + " outlook for 2030 has %,.0f t: a ceiling alone builds nothing, it leaves need unmet.",
                        refined.refines(Country.CHINA, 2024).tonnes().exactValue() - CEILING * refined.world(2024),
                        RefinedMaterials.others().stream()
                                .mapToDouble(this::added)
                                .sum()))
                .grid(alone())
                .grid(helps)
                .grid(frontier())
                .grid(swings())
                .grid(nMinusTwo())
                .bindsFirst("From " + Answer.since(base, "China", Stage.REFINING, day) + " China's refiner "
                        + base.reason("China", Stage.REFINING, day).sentence() + ".")
                .doesNotBind(String.format(
                        Locale.ROOT, "A new mine of 5,000 t: %,.0f t of the gap avoided.", nothing - mine))
                .doesNotBind(
                        "India and Japan in the Quad: the outlook has no refining in either, so that nothing can be"
                                + " brought forward; that is no statement that they have none.")
                .assuming(
                        "The sizes",
                        "5,000 t a year, 90 days, 10 % a year",
                        "Twice the plant is about twice the tonnes avoided until something else is short.")
                .assuming(
                        "When they are there",
                        "plants open on 2025-01-01",
                        "The most hopeful case: a mine took six or seven years (Keilhacker and Minner 2017, Riddle et al. 2015); each year later is a"
                                + " year without it.")
                .assuming(
                        "Substitution",
                        "10 % of demand a year, from the first day",
                        "The rate after 2010, at most (Sprecher et al. 2017); whether it holds for long is not known.")
                .assuming(
                        "Least cost",
                        "what the outlook has first, then anything beyond",
                        "An order of preference: no cost of a tonne of refining is bundled, so that the frontier is in"
                                + " tonnes and not in money.")
                .notKnown("Costs, prices and elements; what a plant in one country is worth to another is taken as the"
                        + " same for all outside China.")
                .source(RefinedMaterials.SOURCE)
                .source("Substitution: Sprecher et al. 2017 (doi 10.1021/acs.est.6b05751), abstract.");
    }

    private static double gap(Simulation simulation) {
        return simulation.run().gap(ABROAD).tonnes().exactValue();
    }

    private Chart chart() {
        return Chart.intervals(
                        "What the gap outside China hangs on", "t lacking from May 2025 to the end of 2027", tornado())
                .withNote("Exports halved, China uses half, no stock, flat demand, 90 days to turn to others; one input"
                        + " at a time.")
                .withSource("simulation on " + RefinedMaterials.EDITION);
    }
}
