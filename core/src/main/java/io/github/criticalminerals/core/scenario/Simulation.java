package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Tornado;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * A chain, what is done to it, the days to run, and the choices of behaviour. Immutable: each {@code with} method
 * returns a changed copy. What a day is, the package says.
 *
 * <p>Without a first day a run starts on 1 January of the year of its first shock (of the year after the chain's,
 * without any); without a last day it ends on 31 December of the year after the one in which it starts.
 *
 * <p>Chain and shocks may hold ranges. {@link #run()} takes the middle of each, and says so in the run's notes; {@link
 * #corners()} runs both corners; {@link #draw} draws from them. A corner run is a run, never a bound: a small early
 * shock can start spare capacity that spares a later gap.
 *
 * <p>A run ends with {@link java.util.concurrent.CancellationException} soon after its thread is interrupted.
 */
public final class Simulation {

    private final SupplyChain chain;
    private final Options options;

    private Simulation(SupplyChain chain, Options options) {
        this.chain = Objects.requireNonNull(chain, "chain is required");
        this.options = options;
    }

    private Simulation with(Consumer<Options> change) {
        return new Simulation(chain, options.with(change));
    }

    /** A chain to which nothing is done yet. */
    public static Simulation of(SupplyChain chain) {
        return new Simulation(chain, new Options());
    }

    /** A chain under dated policy: the events in force act, as {@link Instruments} says. */
    public static Simulation of(SupplyChain chain, PolicyTimeline timeline) {
        Objects.requireNonNull(timeline, "timeline is required");
        return of(chain).with(to -> to.timeline = timeline);
    }

    /**
     * {@return a copy with further shocks}
     *
     * @param more the shocks, each with a first day
     * @throws IllegalStateException if one has no first day
     * @throws IllegalArgumentException if two shocks have one name
     */
    public Simulation with(Shock... more) {
        ImmutableList.Builder<Shock> all = ImmutableList.<Shock>builder().addAll(options.shocks);
        Set<String> names = new LinkedHashSet<>();
        options.shocks.forEach(shock -> names.add(shock.name()));
        for (Shock shock : more) {
            shock.from();
            if (!names.add(shock.name())) {
                throw new IllegalArgumentException(
                        "shocks must have different names, but \"" + shock.name() + "\" is there twice");
            }
            all.add(shock);
        }
        return with(to -> to.shocks = all.build());
    }

    /** Returns a copy with another table from instruments to shocks. */
    public Simulation with(Instruments table) {
        return with(to -> to.instruments = table);
    }

    /** Returns a copy that starts on a day such as 2025-01-01. */
    public Simulation from(String day) {
        return from(Text.day("from", day));
    }

    /** Returns a copy that starts on a day. */
    public Simulation from(LocalDate day) {
        return with(to -> to.first = day);
    }

    /** Returns a copy that ends with a day such as 2026-12-31, included. */
    public Simulation to(String day) {
        return to(Text.day("to", day));
    }

    /** Returns a copy that ends with a day, included. */
    public Simulation to(LocalDate day) {
        return with(to -> to.last = day);
    }

    /** Returns a copy with another speed of switching; {@code over 90 days} unless said. */
    public Simulation with(Switching speed) {
        return with(to -> to.switching = speed);
    }

    /**
     * Returns a copy in which buyers are served by their rank where more is asked of a plant than it has, 1 first and
     * the same part within a rank; plants of the next stage rank first, all alike. Unless said, everybody gets the same
     * part of what was asked.
     */
    public Simulation withPriorities(boolean byRank) {
        return with(to -> to.byRank = byRank);
    }

    /** Returns a copy with another use of stocks; until empty unless said. */
    public Simulation with(StockRule rule) {
        return with(to -> to.stockRule = rule);
    }

    /** Returns a copy with another start of spare capacity; at the first unserved order unless said. */
    public Simulation with(SpareStart when) {
        return with(to -> to.spareStart = when);
    }

    /**
     * Returns a copy in which exporters do, or do not, offer at once to others what they may not ship; they do unless
     * said.
     */
    public Simulation withRedirection(boolean redirects) {
        return with(to -> to.redirect = redirects);
    }

    /**
     * {@return a copy in which stocks are refilled at another speed; 60 days unless said}
     *
     * @param days each day one in so many of what is missing is ordered, at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public Simulation withRefill(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days of refill must be at least 1, but were " + days);
        }
        return with(to -> to.refillDays = days);
    }

    /**
     * {@return a copy in which plants work beyond their capacity while more is wanted: with s = 1 - capacity alpha /
     * wanted, alpha grows each day by (most - alpha) s / tau while s is above 0, and else goes back by (alpha - 1) /
     * tau. 1.25 and 365 days are the literature's values (ARIO); off unless said}
     *
     * @param most what alpha tends to, 1 or more; 1 for off
     * @param days tau, at least 1
     * @throws IllegalArgumentException if one of them is too small
     */
    public Simulation withOverproduction(double most, int days) {
        if (!(most >= 1) || Double.isInfinite(most) || days < 1) {
            throw new IllegalArgumentException(
                    "overproduction must be at least 1, in 1 day or more, but was " + most + " in " + days + " days");
        }
        return with(to -> {
            to.overproduction = most;
            to.overproductionDays = days;
        });
    }

    /**
     * {@return a copy with a price: each day it is (1 - g)^(-1/(ed + es)), g the part of need that was not met the day
     * before, 1 on the baseline, and need is that of the baseline times price^-ed} Off unless said: there is no
     * elasticity that one could take for granted.
     *
     * @param demandElasticity ed, above 0, bounded
     * @param supplyElasticity es, at least 0, bounded
     * @throws IllegalArgumentException if one of them is out of range
     */
    public Simulation withPrice(Interval demandElasticity, Interval supplyElasticity) {
        if (demandElasticity.lower() <= 0
                || supplyElasticity.lower() < 0
                || !demandElasticity.isBounded()
                || !supplyElasticity.isBounded()) {
            throw new IllegalArgumentException(
                    "elasticities must be above 0 (demand) and at least 0 (supply), but were " + demandElasticity
                            + " and " + supplyElasticity);
        }
        return with(to -> {
            to.demandElasticity = demandElasticity;
            to.supplyElasticity = supplyElasticity;
        });
    }

    /**
     * Returns a copy in which events of unknown status, and those announced without a text, act as if they were in
     * force, or do not; they do not unless said.
     */
    public Simulation withUnknownActing(boolean act) {
        return with(to -> to.actUnknown = act);
    }

    /**
     * {@return a copy with another limit of work; two thousand million steps unless said}
     *
     * @param steps the most; a step is a plant, buyer or way on a day
     * @throws IllegalArgumentException if it is below 1
     */
    public Simulation withWorkLimit(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("work limit must be at least 1 step, but was " + steps);
        }
        return with(to -> to.workLimit = steps);
    }

    /**
     * {@return a copy that tells how far a run is: days done of all days, of both runs together for {@link #corners()};
     * the simulation, whose runs are the same} Of many runs ({@link #draw}) the draws tell it.
     */
    public Simulation withProgress(Progress listener) {
        Objects.requireNonNull(listener, "progress is required");
        return with(to -> to.progress = listener);
    }

    /**
     * {@return a copy in which nobody reacts: no switching, no redirection, no spare capacity, no overproduction} Only
     * then is a greater shock never followed by a smaller gap.
     */
    public Simulation withoutReactions() {
        return with(Switching.NEVER)
                .withRedirection(false)
                .with(SpareStart.NEVER)
                .withOverproduction(1, options.overproductionDays);
    }

    /** {@return the same without shocks and events: what it is compared with} */
    public Simulation baseline() {
        return with(to -> {
            to.shocks = ImmutableList.of();
            to.timeline = null;
            to.first = start();
            to.last = end();
        });
    }

    /** {@return the chain} */
    public SupplyChain chain() {
        return chain;
    }

    /** {@return day 0} */
    public LocalDate start() {
        if (options.first != null) {
            return options.first;
        }
        int year = options.shocks.stream()
                .mapToInt(shock -> shock.from().getYear())
                .min()
                .orElse(chain.year() + 1);
        return LocalDate.of(year, 1, 1);
    }

    /** {@return the last day} */
    public LocalDate end() {
        return options.last == null ? LocalDate.of(start().getYear() + 1, 12, 31) : options.last;
    }

    /** {@return what each event of the timeline does in the run, or why it does nothing; none without a timeline} */
    public List<Translation> translations() {
        return options.timeline == null
                ? ImmutableList.of()
                : options.instruments.translate(options.timeline, chain, start(), end(), options.actUnknown);
    }

    /**
     * Runs the days, with the middle of each range.
     *
     * @throws IllegalArgumentException if a range has no end, a shock does not fit the chain, the last day lies before
     *     the first, or the work limit is too small
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Run run() {
        Set<String> ranges = new LinkedHashSet<>();
        Run run = run((name, range, more) -> {
            ranges.add(name);
            return Picker.middle(range);
        });
        return ranges.isEmpty()
                ? run
                : run.withNote("the middle was taken of each range: " + String.join(", ", ranges));
    }

    /**
     * Runs both corners: every range at its hopeful end and no event of unknown status acting, and every range at its
     * cautious end and all of them acting.
     */
    public Corners corners() {
        Progress told = options.progress;
        Run hopeful = withUnknownActing(false)
                .withProgress(told.part(0, 2))
                .run((name, range, more) -> more ? range.upper() : range.lower());
        Run cautious = withUnknownActing(true)
                .withProgress(told.part(1, 2))
                .run((name, range, more) -> more ? range.lower() : range.upper());
        return new Corners(hopeful, cautious);
    }

    /** {@return the ranges that chain and shocks have, by the names that {@link #draw} uses} */
    public Map<String, Interval> ranges() {
        Map<String, Interval> ranges = new LinkedHashMap<>();
        plan((name, range, more) -> {
            ranges.put(name, range);
            return Picker.middle(range);
        });
        return ranges;
    }

    /**
     * Draws the ranges many times.
     *
     * @param draws how many runs, with which seed, on how many threads and who hears how far they are
     * @return what is drawn, to be asked for outcomes
     * @throws IllegalArgumentException if a range has no upper end
     */
    public Draws draw(MonteCarlo draws) {
        return Draws.of(this, draws);
    }

    /**
     * Runs with one range at a time at its low and at its high end, the others at their middle.
     *
     * @param outcome what is read off a run, such as {@code gap of Japan}
     * @param read reads it, finite
     * @return the outcome of each; a range without an upper end is not varied, which its omissions say
     * @throws IllegalArgumentException if a text is blank or an outcome is not finite
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Tornado tornado(String outcome, String unit, ToDoubleFunction<Run> read) {
        ImmutableList.Builder<Tornado.Swing> swings = ImmutableList.builder();
        ImmutableList.Builder<String> omissions = ImmutableList.builder();
        ranges().forEach((varied, range) -> {
            if (range.isBounded()) {
                swings.add(new Tornado.Swing(varied, range, at(varied, Side.LOW, read), at(varied, Side.HIGH, read)));
            } else {
                omissions.add("not varied, for it has no upper end: " + varied);
            }
        });
        return new Tornado(outcome, unit, read.applyAsDouble(run()), swings.build(), omissions.build());
    }

    private double at(String varied, Side side, ToDoubleFunction<Run> read) {
        return read.applyAsDouble(
                run((name, range, more) -> name.equals(varied) ? range.at(side) : Picker.middle(range)));
    }

    /** Network, schedule and what else a run needs. */
    record Plan(
            Network network, Schedule schedule, Options options, List<Shock> shocks, List<Translation> translations) {}

    Plan plan(Picker picker) {
        LocalDate start = start();
        LocalDate end = end();
        if (end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "a run must not end before it starts, but starts on " + start + " and ends on " + end);
        }
        long days = end.toEpochDay() - start.toEpochDay() + 1;
        Network network = new Network(chain, picker);
        long steps = Engine.steps(network, days);
        if (steps > options.workLimit) {
            throw new IllegalArgumentException("a run must not take more than " + options.workLimit
                    + " steps, but this one takes " + steps + " (" + days + " days)");
        }
        List<Translation> translations = fitting(network, translations());
        List<Shock> all = new ArrayList<>(options.shocks);
        translations.forEach(translation -> all.addAll(translation.shocks()));
        all.replaceAll(shock -> shock.ending(picker));
        Schedule schedule = new Schedule(network, all, start, (int) days, picker);
        return new Plan(network, schedule, options.exact(picker), ImmutableList.copyOf(all), translations);
    }

    /** Events are about more than one chain: what of them does not fit is named and left out. */
    private static List<Translation> fitting(Network network, List<Translation> translations) {
        ImmutableList.Builder<Translation> all = ImmutableList.builder();
        for (Translation translation : translations) {
            List<Shock> fit = new ArrayList<>();
            String note = translation.note();
            for (Shock shock : translation.shocks()) {
                try {
                    Schedule.check(network, shock);
                    fit.add(shock);
                } catch (IllegalArgumentException e) {
                    note += (note.isEmpty() ? "" : "; ") + "not simulated: " + e.getMessage();
                }
            }
            all.add(new Translation(translation.event(), fit, note));
        }
        return all.build();
    }

    Run run(Picker picker) {
        Plan plan = plan(picker);
        Engine engine = new Engine(plan.network, plan.schedule, plan.options);
        Ledger ledger = new Ledger(plan.network, plan.schedule);
        engine.run(ledger);
        return new Run(this, picker, plan, ledger, engine.now.spareFrom.clone(), ImmutableList.of());
    }

    @Override
    public String toString() {
        return "simulation of " + chain + ", " + start() + " to " + end() + ", " + options.shocks.size() + " shocks"
                + (options.timeline == null ? "" : ", " + options.timeline);
    }
}
