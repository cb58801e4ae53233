package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.domain.Stage.MINING;
import static io.github.criticalminerals.core.domain.Stage.REFINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.policy.Amendment;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table from instruments to shocks, row by row, on a chain of 10 t a day from China to Japan without stocks. */
class InstrumentTableTest {

    private static final LocalDate MARCH = LocalDate.of(2025, 3, 1);
    private static final Instrument.Licensing.Outcome MILITARY =
            new Instrument.Licensing.Outcome(List.of(EndUse.MILITARY), Share.of(0), Share.of(1));
    private static final Instrument.Licensing.Outcome CIVIL =
            new Instrument.Licensing.Outcome(List.of(EndUse.CIVIL), Share.of(0.5), Share.of(0.5));

    /** An instrument, how many shocks it makes, and what is said of it. */
    private record Row(Instrument instrument, int shocks, String note) {}

    private static final List<Row> ROWS = List.of(
            new Row(Instrument.Licensing.WITHOUT_FIGURE, 0, "without figures: not simulated; bring days and parts"),
            new Row(
                    Instrument.Licensing.WITHOUT_FIGURE.withDays(
                            Interval.exact(45), Instrument.Licensing.DayCount.WORKING),
                    0,
                    "without figures: not simulated; bring days and parts"),
            new Row(licence(Instrument.Licensing.DayCount.CALENDAR), 2, ""),
            new Row(
                    licence(Instrument.Licensing.DayCount.UNSTATED),
                    2,
                    "it is not stated which days count: from all to working days"),
            new Row(new Instrument.Quota(List.of()), 0, "without figures: not simulated"),
            new Row(new Instrument.Quota(List.of(tranche("2025-03-01", "2025-06-30"))), 1, ""),
            new Row(
                    new Instrument.Quota(List.of(
                            tranche("2025-03-01", "2025-06-30"),
                            tranche("2025-07-01", "2025-12-31"),
                            tranche("2026-01-01", "2026-06-30"))),
                    2,
                    ""),
            new Row(new Instrument.Ban(Instrument.Ban.Reach.TOTAL), 1, ""),
            new Row(
                    new Instrument.Ban(Instrument.Ban.Reach.DENIED_IN_PRINCIPLE),
                    1,
                    "denied in principle, read as a total ban"),
            new Row(
                    new Instrument.ExportCut(Instrument.ExportCut.Of.VALUE, Share.UNKNOWN),
                    0,
                    "without figures: not simulated"),
            new Row(new Instrument.ExportCut(Instrument.ExportCut.Of.QUANTITY, Share.of(0.5)), 1, ""),
            new Row(
                    new Instrument.Tariff(Instrument.Tariff.Kind.IMPOSED, List.of()),
                    0,
                    "without figures: not simulated"),
            new Row(
                    new Instrument.Tariff(
                            Instrument.Tariff.Kind.IMPOSED,
                            List.of(
                                    new Instrument.Tariff.Rate(LocalDate.of(2025, 1, 1), Interval.exact(0.1)),
                                    new Instrument.Tariff.Rate(LocalDate.of(2025, 6, 1), Interval.exact(0.3)))),
                    2,
                    "through the price only: nothing with the price off"),
            new Row(new Instrument.Truce(Interval.exact(90)), 0, "none of its own: it changes what it suspends"),
            new Row(
                    new Instrument.Facilitation(Instrument.Facilitation.Kind.FAST_TRACK, List.of("car makers")),
                    0,
                    "without figures: not simulated; bring the eased licence"),
            new Row(
                    new Instrument.Agreement(Instrument.Agreement.Kind.INVESTMENT, List.of()),
                    0,
                    "without a plant: not simulated; add one to the chain"),
            new Row(
                    new Instrument.Finance(Instrument.Finance.Kind.LOAN, List.of(), Share.UNKNOWN),
                    0,
                    "without a plant: not simulated; add one to the chain"),
            new Row(
                    new Instrument.Stockpile(Instrument.Stockpile.Kind.RESERVE, Interval.NON_NEGATIVE),
                    0,
                    "without figures: not simulated"),
            new Row(
                    new Instrument.ListChange("a list", Interval.exact(1), Interval.exact(60)),
                    0,
                    "does nothing to flows"),
            new Row(new Instrument.Targets(List.of()), 0, "does nothing to flows"),
            new Row(
                    new Instrument.TechnologyControl(Instrument.TechnologyControl.Kind.BAN),
                    0,
                    "none on goods of today; bring a delay for plants that start later"));

    private static Instrument.Licensing licence(Instrument.Licensing.DayCount count) {
        return Instrument.Licensing.WITHOUT_FIGURE
                .withDays(Interval.exact(10), count)
                .withOutcomes(MILITARY, CIVIL);
    }

    private static Instrument.Quota.Tranche tranche(String from, String until) {
        return new Instrument.Quota.Tranche(
                LocalDate.parse(from), LocalDate.parse(until), Mass.ofTonnes(100, Basis.REO));
    }

    private static PolicyEvent.Builder event(Instrument instrument) {
        Scope scope = Scope.ALL.from(Chains.CHINA);
        boolean technology = instrument instanceof Instrument.TechnologyControl;
        return PolicyEvent.builder("E-1")
                .title("an event")
                .issuer("Ministry", Chains.CHINA)
                .scope(technology ? scope.withTechnologies("separation") : scope)
                .instrument(instrument)
                .announced(LocalDate.of(2025, 1, 15))
                .from(MARCH)
                .verification(Verification.ACT)
                .source(Source.of("test", "invented"));
    }

    private static Simulation year(SupplyChain chain, PolicyEvent... events) {
        return Simulation.of(chain, PolicyTimeline.of(List.of(events)))
                .from("2025-01-01")
                .to("2025-12-31");
    }

    /** The chain whose buyer needs it for war and peace, half each. */
    private static SupplyChain uses() {
        return Chains.chain()
                .add(Chains.plant(Chains.CHINA, REFINING, 10))
                .add(Chains.buyer("Army", 5).in(Chains.JAPAN).withEndUse(EndUse.MILITARY))
                .add(Chains.buyer("Makers", 3).in(Chains.JAPAN))
                .add(Chains.buyer("Both", 2).in(Chains.JAPAN).withEndUse(EndUse.DUAL))
                .build();
    }

    private static double gap(Run run, String buyer) {
        return run.gap(buyer).tonnes().exactValue();
    }

    @Test
    void everyInstrumentHasARow() {
        Set<String> tried = ROWS.stream()
                .map(row -> row.instrument.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tried)
                .isEqualTo(Arrays.stream(Instrument.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (Row row : ROWS) {
            Translation translation =
                    year(uses(), event(row.instrument).build()).translations().get(0);
            assertThat(translation.shocks()).as("%s", row.instrument).hasSize(row.shocks);
            assertThat(translation.note()).as("%s", row.instrument).isEqualTo(row.note);
            // what makes no shock is named with the run
            Run run = year(uses(), event(row.instrument).build()).run();
            assertThat(run.notes().stream().anyMatch(note -> note.startsWith("event E-1")))
                    .as("%s", row.instrument)
                    .isEqualTo(row.shocks == 0 || !row.note.isEmpty());
        }
    }

    /** From March, 306 days: the army gets nothing after those 10 days; of civil use half is approved 10 days later. */
    @Test
    void aLicenceByEndUse() {
        Run run = year(
                        uses(),
                        event(licence(Instrument.Licensing.DayCount.CALENDAR)).build())
                .with(Switching.NEVER)
                .withRedirection(false)
                .run();
        assertThat(gap(run, "Army")).isCloseTo(306 * 5, within(1e-6));
        assertThat(gap(run, "Makers")).isCloseTo(10 * 3 + 296 * 1.5, within(1e-6));
        assertThat(gap(run, "Both")).isZero();
        assertThat(run.reasons("China", REFINING)).containsKeys(Reason.AWAITING_LICENCE, Reason.REFUSED);
    }

    /** 45 working days are 63 calendar days without holidays, and more with them. */
    @Test
    void workingDaysAndHolidays() {
        int[] decided = Days.decisions(LocalDate.of(2025, 4, 4), 10, 45, true, List.of());
        // 4 April 2025 is a Friday; 45 working days later is Friday, 6 June
        assertThat(decided[0]).isEqualTo(63);
        // what is asked on Saturday or Sunday counts from Monday on as what is asked on Friday does
        assertThat(decided[1]).isEqualTo(63);
        assertThat(decided[2]).isEqualTo(63);
        assertThat(decided[3]).isEqualTo(66);
        List<LocalDate> free = List.of(LocalDate.of(2025, 5, 1), LocalDate.of(2025, 5, 2), LocalDate.of(2025, 5, 3));
        // two more working days, over the weekend to Tuesday; the third holiday is a Saturday
        assertThat(Days.decisions(LocalDate.of(2025, 4, 4), 10, 45, true, free)[0])
                .isEqualTo(67);
        assertThat(Days.decisions(LocalDate.of(2025, 4, 4), 10, 45, false, free))
                .startsWith(45, 46, 47);
        assertThat(Days.decisions(LocalDate.of(2025, 4, 4), 3, 0, true, free)).containsExactly(0, 1, 2);
    }

    @Test
    void aMilitaryBanStrikesMilitaryUseAndByOptionDualUse() {
        Simulation simulation = year(
                uses(),
                event(new Instrument.Ban(Instrument.Ban.Reach.MILITARY_USE)).build());
        Run only = simulation.run();
        assertThat(gap(only, "Army")).isCloseTo(306 * 5, within(1e-6));
        assertThat(gap(only, "Both")).isZero();
        assertThat(only.translations().get(0).note()).isEqualTo("military use");
        Run too = simulation
                .with(Instruments.DEFAULT.withMilitaryBansOnDualUse(true))
                .run();
        assertThat(gap(too, "Both")).isCloseTo(306 * 2, within(1e-6));
        assertThat(gap(too, "Makers")).isZero();
        assertThat(Instruments.DEFAULT.withMilitaryBansOnDualUse(true))
                .hasToString("table from instruments to shocks, military bans on dual use too");
    }

    /** A ban at mining: the ore stays, and the refinery at home takes what it has room for. */
    @Test
    void aBanOfRawOre() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.CHINA, MINING, 10))
                .add(Chains.plant(Chains.CHINA, REFINING, 4).withSpare(Chains.daily(2), Interval.ZERO, Interval.ZERO))
                .add(Chains.plant(Chains.JAPAN, REFINING, 6))
                .add(Chains.buyer("Japan", 10))
                .build();
        PolicyEvent ban = event(new Instrument.Ban(Instrument.Ban.Reach.TOTAL))
                .scope(Scope.ALL.from(Chains.CHINA).at(MINING))
                .build();
        Run run = year(chain, ban)
                .with(Switching.AT_ONCE)
                .with(SpareStart.FORESIGHT)
                .run();
        double[] made = Chains.daily(run.simulation(), 200, now -> now.made[1]);
        assertThat(made[0]).isEqualTo(4);
        // the buyer lacks 6 and asks by idle capacity: three quarters of the refinery that has no ore, so that 1.5 come
        // more
        assertThat(made[199]).isCloseTo(5.5, within(1e-6));
        assertThat(Chains.daily(run.simulation(), 200, now -> now.made[2])[199]).isZero();
        assertThat(gap(run, "Japan")).isCloseTo(306 * 4.5 + 1.5, within(1e-6));
    }

    /** A stated cover is a target of who issued it; it does not strike others. */
    @Test
    void aStockpileWithDaysOfCover() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.USA, REFINING, 20).withSpare(Chains.daily(5), Interval.ZERO, Interval.ZERO))
                .add(Chains.buyer("China", 10))
                .add(Chains.buyer("Japan", 10))
                .build();
        Instrument.Stockpile sixty = new Instrument.Stockpile(Instrument.Stockpile.Kind.RESERVE, Interval.exact(60));
        PolicyEvent own = event(sixty).scope(Scope.ALL).build();
        Run run = year(chain, own).with(SpareStart.FORESIGHT).run();
        assertThat(run.translations().get(0).shocks()).singleElement().satisfies(shock -> assertThat(shock.effect())
                .isEqualTo(new Effect.StockTarget(Interval.exact(60))));
        List<BuyerMonth> rows = run.buyerMonths();
        assertThat(rows.get(rows.size() - 2).stock()).isGreaterThan(500);
        assertThat(rows.get(rows.size() - 1).stock()).isZero();
        PolicyEvent others = event(sixty).scope(Scope.ALL.to(Chains.JAPAN)).build();
        List<BuyerMonth> japan =
                year(chain, others).with(SpareStart.FORESIGHT).run().buyerMonths();
        assertThat(japan.get(japan.size() - 2).stock()).isZero();
        assertThat(japan.get(japan.size() - 1).stock()).isGreaterThan(500);
    }

    /** What the user brings stands in for the row: an eased licence, a delay, nothing at all. */
    @Test
    void figuresThatTheUserBrings() {
        PolicyEvent control = event(new Instrument.TechnologyControl(Instrument.TechnologyControl.Kind.LICENSING))
                .build();
        SupplyChain chain = Chains.pair(0)
                .with(Plant.project(
                        "new", Chains.USA, REFINING, Chains.daily(5), LocalDate.of(2025, 5, 1), Interval.ZERO));
        Shock outage = Shock.outage(Chains.CHINA, REFINING, Share.of(0.5)).from("2025-04-01");
        Simulation quiet = year(chain, control).with(outage).with(Switching.AT_ONCE);
        // 5 t a day are missing in April, and then until the new plant starts
        assertThat(gap(quiet.run(), "Japan")).isCloseTo(30 * 5, within(6.0));
        Run later = quiet.with(Instruments.DEFAULT.with("E-1", new Effect.Delay(Interval.exact(40))))
                .run();
        assertThat(gap(later, "Japan")).isCloseTo(70 * 5, within(6.0));
        assertThat(later.translations().get(0).note()).isEqualTo("figures brought");
        // a plant at home is not slowed
        assertThat(year(Chains.pair(0), control)
                        .with(Instruments.DEFAULT.with("E-1", new Effect.Delay(Interval.exact(40))))
                        .translations()
                        .get(0))
                .hasToString("E-1: no shock (no plant abroad starts later)");
        Simulation ban = year(
                Chains.pair(0),
                event(new Instrument.Ban(Instrument.Ban.Reach.TOTAL)).build());
        Run out = ban.with(Instruments.DEFAULT.with("E-1")).run();
        assertThat(gap(out, "Japan")).isZero();
        assertThat(out.translations().get(0)).hasToString("E-1: no shock (left out)");
        Instruments twice = Instruments.DEFAULT
                .with("E-1", new Effect.ExportCut(Share.of(0.5)))
                .with("E-1", new Effect.ExportCut(Share.of(0.2)));
        assertThat(gap(ban.with(twice).run(), "Japan")).isCloseTo(306 * 2, within(1e-6));
        assertThat(twice).hasToString("table from instruments to shocks, with figures brought for E-1");
    }

    /** Days and refusals of the licences that it eases, while it is in force. */
    @Test
    void anEasingTakesNewApplicationsWhileItIsInForce() {
        Shock licence = Shock.licence(Chains.CHINA, REFINING, Interval.exact(40), Share.of(1))
                .from("2025-03-01");
        Shock easing = Shock.of(
                        "general licence",
                        new Effect.Easing(new Effect.Licence(
                                Interval.exact(0), false, ImmutableList.of(), Share.of(1), Share.of(0))),
                        Scope.ALL.from(Chains.CHINA))
                .from("2025-03-11")
                .until("2025-03-20");
        Simulation simulation = year(Chains.pair(0)).with(licence);
        assertThat(gap(simulation.run(), "Japan")).isCloseTo(400, within(1e-6));
        double[] used = Chains.daily(simulation.with(easing), 110, now -> now.used[0]);
        // 1 March is day 59: ten days without, ten eased days with, and then without until what was asked on 1 March
        // comes
        assertThat(used[68]).isZero();
        assertThat(used[69]).isCloseTo(10, within(1e-9));
        assertThat(used[78]).isCloseTo(10, within(1e-9));
        assertThat(used[79]).isZero();
        assertThat(used[99]).isCloseTo(10, within(1e-9));
    }

    @Test
    void whatIsNotAboutTheChainIsNamed() {
        PolicyEvent other = event(new Instrument.Ban(Instrument.Ban.Reach.TOTAL))
                .scope(Scope.ALL.from(Chains.CHINA).of(Commodity.of("gallium")))
                .build();
        assertThat(year(Chains.pair(0), other).translations().get(0))
                .hasToString("E-1: no shock (not about rare earths)");
        PolicyEvent mines = event(new Instrument.Ban(Instrument.Ban.Reach.TOTAL))
                .scope(Scope.ALL.from(Chains.CHINA).at(MINING))
                .build();
        assertThat(year(Chains.pair(0), mines).translations().get(0).note()).isEqualTo("at no stage of the chain");
        PolicyEvent american = event(new Instrument.Ban(Instrument.Ban.Reach.TOTAL))
                .scope(Scope.ALL.from(Chains.USA))
                .build();
        Run run = year(Chains.pair(0), american).run();
        assertThat(run.translations().get(0).note()).startsWith("not simulated: a shock must strike");
        assertThat(run).asString().endsWith("; 1 events not simulated, see notes()");
        PolicyEvent after = event(new Instrument.Ban(Instrument.Ban.Reach.TOTAL))
                .from(LocalDate.of(2027, 1, 1))
                .build();
        assertThat(year(Chains.pair(0), after).translations()).isEmpty();
        assertThatThrownBy(() -> year(Chains.pair(0), after)
                        .with(Instruments.DEFAULT.with("E-2"))
                        .run())
                .hasMessageContaining("E-2");
    }

    /**
     * A truce has no shock: while it suspends the ban, that does not act, and then nobody has said what follows: two
     * runs.
     */
    @Test
    void aTruceChangesTheStatusOfWhatItSuspends() {
        PolicyEvent ban = event(new Instrument.Ban(Instrument.Ban.Reach.TOTAL)).build();
        PolicyEvent truce = PolicyEvent.builder("T-1")
                .title("a truce")
                .issuer("Ministry", Chains.CHINA)
                .scope(Scope.ALL.from(Chains.CHINA))
                .instrument(new Instrument.Truce(Interval.exact(31)))
                .announced(LocalDate.of(2025, 4, 25))
                .from(LocalDate.of(2025, 5, 1))
                .until(LocalDate.of(2025, 5, 31))
                .amends(Amendment.Effect.SUSPENDS, "E-1")
                .verification(Verification.ACT)
                .source(Source.of("test", "invented"))
                .build();
        Simulation simulation = year(Chains.pair(0), ban, truce);
        LocalDate april = LocalDate.of(2025, 4, 30);
        LocalDate may = LocalDate.of(2025, 5, 31);
        LocalDate june = LocalDate.of(2025, 6, 1);
        Run never = simulation.corners().hopeful();
        Run again = simulation.corners().cautious();
        for (Run run : List.of(never, again)) {
            assertThat(run.gap("Japan", april).tonnes().exactValue()).isCloseTo(10, within(1e-9));
            assertThat(run.gap("Japan", may).tonnes().exactValue()).isZero();
        }
        assertThat(never.gap("Japan", june).tonnes().exactValue()).isZero();
        assertThat(again.gap("Japan", june).tonnes().exactValue()).isCloseTo(10, within(1e-9));
        // what the end of the truce costs: 214 days from 1 June to the end of the year
        assertThat(Chains.moreGap(again.compareWith(never))).isCloseTo(214 * 10, within(1e-6));
        assertThat(simulation.translations().get(0).note())
                .isEqualTo("status unknown or without a signed text for a time: does not act");
    }
}
