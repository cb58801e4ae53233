package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.domain.Stage.MINING;
import static io.github.criticalminerals.core.domain.Stage.REFINING;
import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything that comes out of a run, worked out by hand. */
class MeasuresTest {

    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private static final Shock TEN_DAYS =
            Shock.ban(Chains.CHINA, REFINING).from("2025-02-01").until("2025-02-10");

    private static Simulation year(SupplyChain chain) {
        return Simulation.of(chain).from("2025-01-01").to("2025-12-31");
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    /**
     * 10 t a day from China to Japan, which keeps 50 t. Nothing may leave from 1 to 10 February: the stock lasts five
     * days, five more lack 10 t each. Afterwards China makes what it can, 10 t, and the stock stays empty.
     */
    @Test
    void tenDaysWithoutAnything() {
        Run run = year(Chains.pair(5)).with(TEN_DAYS).run();
        assertThat(run.firstShortage()).contains(day("2025-02-06"));
        assertThat(run.firstShortage("Japan")).contains(day("2025-02-06"));
        assertThat(run.worstDay("Japan")).contains(day("2025-02-06"));
        assertThat(run.lastShockDay()).contains(day("2025-02-10"));
        assertThat(run.daysToStockOut("Japan")).contains(5);
        assertThat(run.recovery("Japan")).contains(day("2025-02-11"));
        assertThat(run.gap().tonnes().exactValue()).isCloseTo(50, within(1e-9));
        assertThat(run.gapDays("Japan")).isCloseTo(5, within(1e-9));
        assertThat(run.need("Japan").tonnes().exactValue()).isCloseTo(3650, within(1e-9));
        assertThat(run.gap("Japan", day("2025-02-05")).tonnes().exactValue()).isZero();
        assertThat(run.gap("Japan", day("2025-02-10")).tonnes().exactValue()).isCloseTo(10, within(1e-9));
        assertThat(run.explain(day("2025-02-07")).value().exactValue()).isCloseTo(10, within(1e-9));
        assertThat(run.explain(day("2025-02-03"), "Japan").value().exactValue()).isZero();
        assertThat(run.whoFilled()).singleElement().satisfies(filler -> {
            assertThat(filler.who()).isEqualTo("stock of Japan");
            assertThat(filler.tonnes()).isCloseTo(50, within(1e-9));
        });
        assertThat(run.unbound()).isEmpty();
        assertThat(run.reasons("China", REFINING))
                .isEqualTo(Map.of(Reason.ORDERS, 31, Reason.BANNED, 10, Reason.CAPACITY, 324));
        assertThat(run.reason("China", REFINING, day("2025-02-10"))).isEqualTo(Reason.BANNED);
        Month month = run.months().get(1);
        assertThat(month.month()).isEqualTo(FEBRUARY);
        assertThat(month.made()).isCloseTo(180, within(1e-9));
        assertThat(month.need()).isCloseTo(280, within(1e-9));
        assertThat(month.used()).isCloseTo(230, within(1e-9));
        assertThat(month.gap()).isCloseTo(50, within(1e-9));
        assertThat(month.stock()).isCloseTo(0, within(1e-9));
        assertThat(month.released()).isZero();
        assertThat(month.price()).isEqualTo(1);
        assertThat(run.months().get(0).stock()).isEqualTo(50);
        PlantMonth plant = run.plantMonths().get(1);
        assertThat(plant.plant()).isEqualTo("China");
        assertThat(plant.stage()).isEqualTo(REFINING);
        assertThat(plant.delivered()).isCloseTo(180, within(1e-9));
        assertThat(plant.reason()).isEqualTo(Reason.CAPACITY);
        BuyerMonth buyer = run.buyerMonths().get(1);
        assertThat(buyer.buyer()).isEqualTo("Japan");
        assertThat(buyer.endUse()).isEqualTo(EndUse.CIVIL);
        assertThat(buyer.got()).isCloseTo(180, within(1e-9));
        assertThat(run).asString().endsWith(", first on 2025-02-06");
    }

    @Test
    void nothingShortNothingToRecover() {
        Run run = year(Chains.pair(5)).run();
        assertThat(run.firstShortage()).isEmpty();
        assertThat(run.worstDay("Japan")).isEmpty();
        assertThat(run.recovery("Japan")).isEmpty();
        assertThat(run.daysToStockOut("Japan")).isEmpty();
        assertThat(run.lastShockDay()).isEmpty();
        assertThat(run.whoFilled()).isEmpty();
        // still short at the end: no recovery, and no last day of a shock without end
        Run lasting = year(Chains.pair(5))
                .with(Shock.ban(Chains.CHINA, REFINING).from("2025-12-01"))
                .run();
        assertThat(lasting.recovery("Japan")).isEmpty();
        assertThat(lasting.lastShockDay()).isEmpty();
        // met again for 30 days is recovered, for 29 it is not
        Shock late = Shock.ban(Chains.CHINA, REFINING).from("2025-11-20").until("2025-12-02");
        assertThat(year(Chains.pair(0)).with(late).run().recovery("Japan")).isEmpty();
        assertThat(year(Chains.pair(0)).with(late.until("2025-12-01")).run().recovery("Japan"))
                .contains(day("2025-12-02"));
    }

    /** What lacks 5 % of need is met well enough; 6 % is not. */
    @Test
    void recoveryIsOfNinetyFivePerCent() {
        Simulation simulation = year(Chains.pair(0)).with(TEN_DAYS);
        Shock rest = Shock.exportCut(Chains.CHINA, REFINING, Share.of(0.05)).from("2025-02-11");
        assertThat(simulation.with(rest).run().recovery("Japan")).contains(day("2025-02-11"));
        Shock more = Shock.exportCut(Chains.CHINA, REFINING, Share.of(0.06)).from("2025-02-11");
        assertThat(simulation.with(more).run().recovery("Japan")).isEmpty();
    }

    /**
     * Goods that are 20 days on their way: what is not sent from 1 to 10 February is missing from 21 February to 2
     * March.
     */
    @Test
    void theTroughCanComeAfterTheLastDayOfTheEvent() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 10))
                .add(Chains.buyer("Japan", 10))
                .add(Route.of(REFINING, "China", "Japan", Chains.daily(10)).withDays(20))
                .build();
        Run run = year(chain).with(TEN_DAYS).run();
        assertThat(run.firstShortage()).contains(day("2025-02-21"));
        assertThat(run.worstDay("Japan")).contains(day("2025-02-21"));
        assertThat(run.worstDay("Japan").orElseThrow())
                .isAfter(run.lastShockDay().orElseThrow());
        assertThat(run.gap().tonnes().exactValue()).isCloseTo(100, within(1e-9));
        assertThat(run.recovery("Japan")).contains(day("2025-03-03"));
    }

    /** On its way for three days, and held up from 1 to 5 February: five days without, then all at once. */
    @Test
    void aPauseHoldsUpWhatIsOnItsWay() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 10))
                .add(Chains.buyer("Japan", 10))
                .add(Route.of(REFINING, "China", "Japan", Chains.daily(10)).withDays(3))
                .build();
        Shock pause = Shock.of("strait", new Effect.Pause(), Scope.ALL)
                .from("2025-02-01")
                .until("2025-02-05");
        Simulation simulation = year(chain).with(pause);
        double[] arrived = Chains.daily(simulation, 60, now -> now.arrived[0]);
        double[] stock = Chains.daily(simulation, 60, now -> now.stock[0]);
        assertThat(arrived[30]).isEqualTo(10);
        assertThat(arrived[31]).isZero();
        assertThat(arrived[35]).isZero();
        assertThat(arrived[36]).isCloseTo(60, within(1e-9));
        assertThat(stock[36]).isCloseTo(50, within(1e-9));
        Run run = simulation.run();
        assertThat(run.gap().tonnes().exactValue()).isCloseTo(50, within(1e-9));
        assertThat(run.unbound()).isEmpty();
        Shock reserve = Shock.of("reserve", new Effect.Release(Chains.daily(1 / 365.0)), Scope.ALL.to(Chains.JAPAN))
                .from("2025-01-01");
        // a reserve that nobody needs never bound; one of 1 t a day gives five
        Run rich = Simulation.of(Chains.pair(9)).with(reserve).run();
        assertThat(rich.unbound()).containsExactly("reserve");
        Run helped = simulation.with(reserve.until("2025-02-03")).run();
        assertThat(helped.unbound()).isEmpty();
        assertThat(helped.gap().tonnes().exactValue()).isCloseTo(47, within(1e-9));
        assertThat(helped.months().get(1).released()).isCloseTo(3, within(1e-9));
    }

    /**
     * A target of 60 t from 1 February on: each day a sixtieth of what lacks is ordered more, and there is room to make
     * it.
     */
    @Test
    void aTargetIsFilledBitByBit() {
        SupplyChain chain = Chains.pair(0)
                .with(Chains.plant(Chains.CHINA, REFINING, 10)
                        .withSpare(Chains.daily(10), Interval.ZERO, Interval.ZERO));
        Shock target = Shock.of("reserve", new Effect.StockTarget(Interval.exact(6)), Scope.ALL.to(Chains.JAPAN))
                .from("2025-02-01")
                .until("2025-06-30");
        Simulation simulation = year(chain).with(SpareStart.FORESIGHT).with(target);
        double[] stock = Chains.daily(simulation, 365, now -> now.stock[0]);
        assertThat(stock[30]).isZero();
        assertThat(stock[31]).isCloseTo(1, within(1e-9));
        assertThat(stock[60]).isCloseTo(60 * (1 - Math.pow(59 / 60.0, 30)), within(1e-9));
        // afterwards it goes down again
        assertThat(stock[181]).isLessThan(stock[180]);
        assertThat(simulation.run().gap().tonnes().exactValue()).isZero();
    }

    /**
     * The trap of a target on current output: half the plant is lost for a year, and its stock of feed is what it was.
     */
    @Test
    void targetsStayOnTheBaseline() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.USA, MINING, 10))
                .add(Chains.plant(Chains.CHINA, REFINING, 10).withStocks(Interval.exact(8), Interval.ZERO))
                .add(Chains.buyer("Japan", 10))
                .build();
        Simulation simulation = year(chain)
                .with(Shock.outage(Chains.CHINA, REFINING, Share.of(0.5)).from("2025-02-01"));
        double[] feed = Chains.daily(simulation, 365, now -> now.feed[1]);
        assertThat(feed[30]).isEqualTo(80);
        assertThat(feed[364]).isCloseTo(80, within(0.5));
    }

    /** China 85 and Malaysia 15; half of China's lost in February without reactions: 42.5 and 15. */
    @Test
    void concentrationByMonth() {
        Run run = year(Chains.refined())
                .withoutReactions()
                .with(Shock.outage(Chains.CHINA, REFINING, Share.of(0.5))
                        .from("2025-02-01")
                        .until("2025-02-28"))
                .run();
        Month january = run.months().get(0);
        assertThat(january.hhi()).isCloseTo(0.85 * 0.85 + 0.15 * 0.15, within(1e-12));
        assertThat(january.largest()).isCloseTo(0.85, within(1e-12));
        Month february = run.months().get(1);
        double china = 42.5 / 57.5;
        assertThat(february.hhi()).isCloseTo(china * china + (1 - china) * (1 - china), within(1e-12));
        assertThat(february.largest()).isCloseTo(china, within(1e-12));
        SupplyTable table = run.deliveries(REFINING, FEBRUARY);
        assertThat(table.findAmount(Chains.CHINA).orElseThrow().tonnes().exactValue())
                .isCloseTo(28 * 42.5, within(1e-9));
        assertThat(Concentration.of(table).hhi().points().exactValue())
                .isCloseTo(10_000 * february.hhi(), within(1e-6));
        refused(() -> run.deliveries(REFINING, YearMonth.of(2026, 1)))
                .hasMessage("stage must be one of refining and month one from 2025-01 to 2025-12, but were refining and"
                        + " 2026-01");
        refused(() -> run.deliveries(Stage.MAGNET, FEBRUARY));
        refused(() -> run.deliveries(REFINING, YearMonth.of(2024, 12)));
    }

    /** Mines China 60 and the United States 40; Japan refines all of it and a buyer uses 100 and 10 from elsewhere. */
    @Test
    void whereItCameFromThroughTheStages() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.CHINA, MINING, 60))
                .add(Chains.plant(Chains.USA, MINING, 40))
                .add(Chains.plant(Chains.JAPAN, REFINING, 100))
                .add(Chains.buyer("Japan", 110))
                .build();
        Run run = year(chain).run();
        assertThat(run.exposure("Japan", REFINING))
                .containsOnlyKeys("Japan", "balancing item")
                .hasEntrySatisfying("Japan", part -> assertThat(part).isCloseTo(100 / 110.0, within(1e-12)));
        assertThat(run.notes())
                .anyMatch(note -> note.startsWith("balancing item of refining: 3650"))
                .noneMatch(note -> note.startsWith("balancing item of mining"));
        Map<String, Double> mined = run.exposure("Japan", MINING);
        assertThat(mined.keySet()).containsExactly("China", "United States", "balancing item");
        assertThat(mined.get("China")).isCloseTo(60 / 110.0, within(1e-12));
        assertThat(mined.values().stream().mapToDouble(part -> part).sum()).isCloseTo(1, within(1e-12));
        refused(() -> run.exposure("Japan", Stage.MAGNET))
                .hasMessage("stage must be one of mining, refining, but was magnet");
    }

    /**
     * 200 t of feed and 100 t of product: twelve days without ore take 120 t of feed, five without refining 50 t of
     * product.
     */
    @Test
    void stocksOfPlantsFillToo() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.USA, MINING, 10))
                .add(Chains.plant(Chains.CHINA, REFINING, 10).withStocks(Interval.exact(20), Interval.exact(10)))
                .add(Chains.buyer("Japan", 6))
                .add(Chains.buyer("Korea", 4))
                .build();
        Shock ore =
                Shock.outage(Chains.USA, MINING, Share.of(1)).from("2025-02-01").until("2025-02-12");
        Run feed = year(chain).with(ore).run();
        assertThat(feed.whoFilled()).singleElement().satisfies(filler -> {
            assertThat(filler.who()).isEqualTo("stock of feed of China, refining");
            assertThat(filler.tonnes()).isCloseTo(120, within(1e-6));
        });
        assertThat(feed.gap().tonnes().exactValue()).isZero();
        PlantMonth refinery = feed.plantMonths().get(3);
        assertThat(refinery.plant()).isEqualTo("China");
        assertThat(refinery.month()).isEqualTo(FEBRUARY);
        assertThat(refinery.made()).isCloseTo(280, within(1e-6));
        assertThat(refinery.fed()).isCloseTo(280, within(1e-6));
        assertThat(refinery.feed()).isCloseTo(80, within(1e-6));
        assertThat(refinery.product()).isCloseTo(100, within(1e-6));
        Shock refining = Shock.outage(Chains.CHINA, REFINING, Share.of(1))
                .from("2025-03-01")
                .until("2025-03-05");
        assertThat(year(chain).with(refining).run().whoFilled()).singleElement().satisfies(filler -> {
            assertThat(filler.who()).isEqualTo("stock of product of China, refining");
            assertThat(filler.tonnes()).isCloseTo(50, within(1e-6));
        });
    }

    /**
     * Half of China's 85 t gone, nobody reacts: Japan ordered 29.75 t there and gets half, and 5.25 t from Malaysia; it
     * has 2 t in stock and needs 35 t. Its gap is 35 - (2 + 14.875 + 5.25).
     */
    @Test
    void theTreeOfAGap() {
        SupplyChain chain = Chains.refined().with(Chains.buyer("Japan", 35).withStock(Interval.exact(2 / 35.0)));
        Run run = year(chain)
                .withoutReactions()
                .with(Shock.outage(Chains.CHINA, REFINING, Share.of(0.5)).from("2025-02-01"))
                .run();
        Term gap = run.explain(day("2025-02-01"), "Japan");
        assertThat(gap.value().exactValue()).isCloseTo(12.875, within(1e-9));
        assertThat(gap.formula()).map(Object::toString).contains("max(n - u, 0)");
        assertThat(gap.unit()).isEqualTo("t REO a day");
        assertThat(gap.children()).extracting(Term::name).containsExactly("n", "u");
        Term used = gap.children().get(1);
        assertThat(used.value().exactValue()).isCloseTo(22.125, within(1e-9));
        assertThat(used.children()).extracting(Term::name).containsExactly("w", "s", "r", "a", "a", "c");
        assertThat(used.children())
                .extracting(term -> Math.rint(1e6 * term.value().exactValue()) / 1e6)
                .containsExactly(35.0, 2.0, 0.0, 14.875, 5.25, 0.0);
        Term china = used.children().get(3);
        assertThat(china.label()).isEqualTo("arrived from China, refining");
        assertThat(china.notes()).containsExactly("China, refining makes all that it can");
        assertThat(china.formula()).map(Object::toString).contains("min(o, p)*f");
        assertThat(china.children())
                .extracting(term -> Math.rint(1e6 * term.value().exactValue()) / 1e6)
                .containsExactly(29.75, 29.75, 0.5);
        Term part = china.children().get(2);
        assertThat(part.unit()).isEqualTo("fraction, 0..1");
        assertThat(part.children())
                .extracting(term -> Math.rint(1e6 * term.value().exactValue()) / 1e6)
                .containsExactly(0.0, 42.5, 0.0, 85.0);
    }

    /** What comes from far was sent days ago; what was asked of others, or redirected, is said so. */
    @Test
    void theTreeOfWhatCameInOtherWays() {
        SupplyChain far = Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 10))
                .add(Chains.plant(Chains.MALAYSIA, REFINING, 10)
                        .withSpare(Chains.daily(9), Interval.ZERO, Interval.ZERO))
                .add(Chains.buyer("Japan", 20))
                .add(Route.of(REFINING, "China", "Japan", Chains.daily(10)).withDays(20))
                .add(Route.of(REFINING, "Malaysia", "Japan", Chains.daily(10)))
                .build();
        Run run = year(far)
                .with(Switching.AT_ONCE)
                .with(SpareStart.FORESIGHT)
                .with(TEN_DAYS)
                .run();
        Term used = run.explain(day("2025-02-05"), "Japan").children().get(1);
        assertThat(used.children().get(3).label()).isEqualTo("arrived from China, refining, sent 20 days ago");
        assertThat(used.children().get(3).value().exactValue()).isEqualTo(10);
        assertThat(used.children().get(4).label())
                .isEqualTo("arrived from Malaysia, refining, by rank, redirected or asked of it when others failed");
        assertThat(used.children().get(4).value().exactValue()).isCloseTo(19, within(1e-9));
        assertThat(run.buyerMonths().get(0).got()).isCloseTo(620, within(1e-6));
        double stock = 0;
        for (BuyerMonth month : run.buyerMonths()) {
            stock += month.got() - month.used();
            assertThat(month.stock()).isCloseTo(stock, within(1e-6));
        }
        Term before = run.explain(day("2025-01-05"), "Japan").children().get(1);
        assertThat(before.children().get(4).formula()).map(Object::toString).contains("min(o, p)*f");
    }

    /** A refinery makes 0.7 t of each tonne of ore, a magnet maker 0.9 t of each tonne of metal. */
    @Test
    void whatWasFedIsWhatWasMadeByItsYield() {
        Run run = year(Chains.rich()).with(TEN_DAYS).run();
        assertThat(run.plantMonths()).hasSize(12 * 7).allSatisfy(row -> {
            double yield = row.stage().equals(MINING) ? Double.NaN : row.stage().equals(REFINING) ? 0.7 : 0.9;
            assertThat(row.fed()).isCloseTo(Double.isNaN(yield) ? 0 : row.made() / yield, within(1e-6));
        });
    }

    /** What bound a plant on most days of a month: 20 of February's 28 days a ban, then its capacity. */
    @Test
    void theReasonOfAMonth() {
        Run run = year(Chains.pair(0)).with(TEN_DAYS.until("2025-02-20")).run();
        assertThat(run.plantMonths().subList(0, 3))
                .extracting(PlantMonth::reason)
                .containsExactly(Reason.ORDERS, Reason.BANNED, Reason.ORDERS);
    }

    @Test
    void twoRunsBesideEachOther() {
        Simulation simulation = year(Chains.pair(0)).with(TEN_DAYS);
        Run run = simulation.run();
        RunComparison comparison = run.compareWith(simulation.baseline().run());
        assertThat(Chains.moreGap(comparison)).isCloseTo(100, within(1e-9));
        assertThat(comparison.differing()).containsExactly(FEBRUARY);
        assertThat(comparison.buyers()).singleElement().satisfies(row -> {
            assertThat(row.buyer()).isEqualTo("Japan");
            assertThat(row.used()).isCloseTo(3550, within(1e-9));
            assertThat(row.other()).isCloseTo(3650, within(1e-9));
        });
        assertThat(comparison.plants()).singleElement().satisfies(row -> {
            assertThat(row.plant()).isEqualTo("China, refining");
            assertThat(row.made()).isCloseTo(3550, within(1e-9));
            assertThat(row.other()).isCloseTo(3650, within(1e-9));
        });
        assertThat(comparison).asString().startsWith("gap of 100").contains("instead of 0");
        Run longer = simulation.to("2026-01-01").run();
        refused(() -> run.compareWith(longer))
                .hasMessageStartingWith("runs to compare must be of one chain and the same days");
    }

    /** Two buyers in one place: the place means both, and a day's tree is of one of them. */
    @Test
    void aBuyerIsAskedForByNameOrPlace() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 30))
                .add(Chains.buyer("Toyota", 10).in(Chains.JAPAN))
                .add(Chains.buyer("Honda", 20).in(Chains.JAPAN).withPriority(2))
                .build();
        Run run = year(chain).with(TEN_DAYS).run();
        assertThat(run.gap("Japan").tonnes().exactValue()).isCloseTo(300, within(1e-9));
        assertThat(run.gap("Honda").tonnes().exactValue()).isCloseTo(200, within(1e-9));
        assertThat(run.gapDays("Japan")).isCloseTo(10, within(1e-9));
        assertThat(run.buyerMonths().get(2).buyer()).isEqualTo("Honda");
        assertThat(run.buyerMonths().get(2).got()).isCloseTo(360, within(1e-9));
        assertThat(run.buyerMonths().get(3).got()).isCloseTo(180, within(1e-9));
        assertThat(run.exportIncome(Chains.CHINA, REFINING)).isCloseTo(355 / 365.0, within(1e-12));
        assertThatThrownBy(() -> run.gap("Tojota")).hasMessageContaining("Toyota");
        assertThat(run.daysToStockOut("Japan")).isEmpty();
        // without a name it is the tree of who lacks most
        assertThat(run.explain(day("2025-02-03")).label()).isEqualTo("gap of Honda on 2025-02-03");
        refused(() -> run.explain(day("2025-02-03"), "Japan"))
                .hasMessage("explain one buyer, but Japan has [Honda, Toyota]");
        assertThatThrownBy(() -> run.reason("Chnia", REFINING, day("2025-02-03")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("China");
        assertThatThrownBy(() -> run.reason("China", MINING, day("2025-02-03")))
                .isInstanceOf(UnknownNameException.class);
        refused(() -> run.gap("Japan", day("2026-01-01")))
                .hasMessage("day must be one of the run's (2025-01-01 to 2025-12-31), but was 2026-01-01");
        refused(() -> run.gap("Japan", day("2024-12-31")));
    }

    /**
     * Income is tonnes times the price of the day before's gap: half of exports gone, price 2 with elasticities of 1 in
     * all.
     */
    @Test
    void aCutCanRaiseTheIncomeOfWhoCuts() {
        Simulation half = year(Chains.pair(0))
                .with(Shock.exportCut(Chains.CHINA, REFINING, Share.of(0.5)).from("2025-01-01"));
        assertThat(half.run().exportIncome(Chains.CHINA, REFINING)).isCloseTo(0.5, within(1e-9));
        assertThat(half.withPrice(Interval.exact(0.2), Interval.exact(0.1))
                        .run()
                        .exportIncome(Chains.CHINA, REFINING))
                .isGreaterThan(1);
        assertThat(half.run().exportIncome(Chains.JAPAN, REFINING)).isNaN();
        // with elasticities of 1 in all half is missing at first: the price is 2 then; a month's is the mean
        Simulation priced = half.withPrice(Interval.exact(0.5), Interval.exact(0.5));
        double[] prices = Chains.daily(priced, 59, now -> now.price);
        assertThat(prices[0]).isCloseTo(2, within(1e-9));
        double sum = 0;
        for (int t = 31; t < 59; t++) {
            sum += prices[t];
        }
        assertThat(priced.run().months().get(1).price()).isCloseTo(sum / 28, within(1e-9));
    }
}
