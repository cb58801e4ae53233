package io.github.criticalminerals.core.substitution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.numeric.NoSolutionException;
import io.github.criticalminerals.core.numeric.Work;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Who fills the gap when a plant of a chain is cut, so many years after.
 *
 * <pre>{@code
 * Reallocation.of(chain).withCut(china, Stage.MINING, Share.of(0.5)).after(3).in(View.CAUTIOUS).totalUnmet()
 * }</pre>
 *
 * <p>A plant can make, {@code t} years after the cut,
 *
 * <pre>{@code
 * output * (1 - removed) + spare * min(1, max(0, (t - lag) / ramp))
 * }</pre>
 *
 * where the spare part of a plant that is cut is not counted. Of all ways to serve the buyers those are taken that
 * leave least unmet, by the {@link Rule}, and of these one that costs least; ties go to plants and buyers
 * first by name.
 *
 * <ul>
 *   <li>Where no stage loses anything and every cap is on one plant or one buyer's part, the problem is a network flow:
 *       it is solved exactly in whole units, fifteen digits of all demand, to which amounts are rounded; what is unmet
 *       by that rounding alone (thirds) is none.
 *   <li>Otherwise it is a linear program; amounts then are exact to 1e-9 of all demand before losses.
 *   <li>Figures that are intervals are taken end by end in two {@link View}s, between which the unmet demand lies; an
 *       end that is unbounded is refused where it is needed. A lag without upper end never ends in the cautious view.
 *   <li>The chain has no memory: stocks are not drawn, and what is spare in one year is spare in the next.
 * </ul>
 *
 * <p>Immutable; each {@code with} method returns another calculator.
 */
public final class Reallocation {

    /** Who goes without where not all buyers can be served. Whatever the rule, as little as possible is left unmet. */
    public enum Rule {
        /** Those whom it costs most to serve. */
        LEAST_COST,
        /**
         * All by the same fraction of their demand, as far as deliveries can reach them; what some cannot be given goes
         * to the others by the same rule. Fractions are exact to a unit of the network flow, or to 1e-7 in a linear
         * program.
         */
        PRO_RATA,
        /** Those without contract first. */
        CONTRACT_FIRST,
        /** Those of the highest priority number first; an important buyer's last tonne goes before another's first. */
        PRIORITY;

        @JsonCreator
        static Rule ofJson(String name) {
            return Json.constant(values(), "allocationRule", name);
        }
    }

    /** Steps of one answer; a chain of 60 plants takes a hundred thousandth of them. */
    private static final long MOST_STEPS = 10_000_000_000L;

    private static final double MOST_YEARS = 200;

    final SupplyChain chain;
    final Options options;

    /** What is asked of the chain; changed on copies only. */
    static final class Options {
        ImmutableList<Cut> cuts = ImmutableList.of();
        ImmutableList<Cap> caps = ImmutableList.of();
        Rule rule = Rule.LEAST_COST;
        double years;
        private long mostSteps = MOST_STEPS;
        private Progress progress = Progress.NONE;

        Options with(Consumer<Options> change) {
            Options copy = new Options();
            copy.cuts = cuts;
            copy.caps = caps;
            copy.rule = rule;
            copy.years = years;
            copy.mostSteps = mostSteps;
            copy.progress = progress;
            change.accept(copy);
            return copy;
        }
    }

    private Reallocation(SupplyChain chain, Options options) {
        this.chain = chain;
        this.options = options;
    }

    private Reallocation with(Consumer<Options> change) {
        return new Reallocation(chain, options.with(change));
    }

    /**
     * What is taken from a producer at one stage.
     *
     * @param producer who is cut
     * @param stage at which stage
     * @param removed the part of its output that is gone (fraction, 0..1)
     */
    public record Cut(Producer producer, Stage stage, Share removed) {

        public Cut {
            Objects.requireNonNull(producer, "producer is required");
            Objects.requireNonNull(stage, "stage is required");
            Objects.requireNonNull(removed, "removed is required");
        }
    }

    /**
     * What the loss of one producer at one stage does.
     *
     * @param producer who is lost
     * @param stage at which stage, spare capacity included
     * @param unmet the demand that is not met then (t a year)
     * @param share the part of demand that is (fraction, 0..1)
     * @param added how much more is unmet than with it (t a year); above 0 for a pivotal plant
     */
    public record Loss(Producer producer, Stage stage, Mass unmet, Share share, Mass added) implements Worded {

        /** {@return whether demand that is met with the producer cannot be met without it} */
        @JsonIgnore
        public boolean isPivotal() {
            return added.tonnes().lower() > 0;
        }

        @Override
        public String toString() {
            return "without " + producer.name() + ", " + stage + ": " + unmet.inWords() + " unmet, " + share.inPercent()
                    + " of the need; " + added.inWords() + " more than before";
        }
    }

    /**
     * What a new mine or plant does.
     *
     * @param plant the mine or plant
     * @param unmetBefore the demand that is not met without it (t a year), over both views
     * @param unmetAfter the same with it
     * @param before each score of its stage without it, over both views
     * @param after the same with it
     */
    public record Addition(
            Plant plant,
            Interval unmetBefore,
            Interval unmetAfter,
            Map<String, Interval> before,
            Map<String, Interval> after) {

        public Addition {
            before = ImmutableMap.copyOf(before);
            after = ImmutableMap.copyOf(after);
        }
    }

    /**
     * A chain as it is, at once.
     *
     * @return the calculator, without cuts and caps, at year 0, at least cost
     */
    public static Reallocation of(SupplyChain chain) {
        return new Reallocation(Objects.requireNonNull(chain, "chain is required"), new Options());
    }

    /**
     * {@return a copy with a producer cut; one cut before at the same stage loses so much of the rest}
     *
     * @param removed the part of its output that is gone
     * @throws IllegalArgumentException if the chain has no such plant at that stage
     */
    public Reallocation withCut(Producer producer, Stage stage, Share removed) {
        if (chain.plants().stream()
                .noneMatch(s -> s.producer().equals(producer) && s.stage().equals(stage))) {
            throw new IllegalArgumentException(
                    "a cut must be of a plant of the chain, but was of " + producer.name() + " at " + stage);
        }
        Cut cut = new Cut(producer, stage, removed);
        return with(to -> to.cuts = added(to.cuts, cut));
    }

    /** Returns a copy with a cap more. */
    public Reallocation withCap(Cap cap) {
        return with(to -> to.caps = added(to.caps, cap));
    }

    /** Returns a copy with another rule: who goes without first. */
    public Reallocation withRule(Rule other) {
        return with(to -> to.rule = Objects.requireNonNull(other, "rule is required"));
    }

    /**
     * {@return a copy at another time}
     *
     * @param since years after the cut, 0..200; not a calendar year
     * @throws IllegalArgumentException if it is not
     */
    public Reallocation after(double since) {
        if (!(since >= 0 && since <= MOST_YEARS)) {
            throw new IllegalArgumentException(
                    "years after the cut must be between 0 and 200 (is it a calendar year?), but was " + since);
        }
        return with(to -> to.years = since);
    }

    /**
     * {@return a copy with another limit of work} An answer that takes more steps (about an addition or comparison
     * each) is refused by a {@link NoSolutionException}; a thread that is interrupted ends with a {@link
     * java.util.concurrent.CancellationException} at once.
     *
     * @param most the most steps of one answer, at least 1; 10,000,000,000 unless said
     */
    public Reallocation withMostSteps(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("steps must be at least 1, but were " + most);
        }
        return with(to -> to.mostSteps = most);
    }

    /**
     * Returns a copy of which {@link #nMinusOne} tells how far it is: told after each producer and stage, of all that
     * there are.
     */
    public Reallocation withProgress(Progress listener) {
        return with(to -> to.progress = Objects.requireNonNull(listener, "progress is required"));
    }

    Work work() {
        return new Work("reallocation of " + chain.commodity().name(), options.mostSteps);
    }

    private static <T> ImmutableList<T> added(ImmutableList<T> list, T more) {
        return ImmutableList.<T>builder().addAll(list).add(more).build();
    }

    /**
     * The best allocation in one view.
     *
     * @param view which ends of intervals are taken
     * @throws IllegalArgumentException if a figure that is needed is unbounded, or a cap is on no plant of the chain
     * @throws NoSolutionException if it takes more steps than {@link #withMostSteps} allows
     */
    public Allocation in(View view) {
        return new Allocation(this, view);
    }

    /** {@return the demand that is not met, from the hopeful to the cautious view (t a year)} */
    public Mass unmet() {
        return new Mass(unmetTonnes(), chain.basis());
    }

    private Interval unmetTonnes() {
        double low = in(View.HOPEFUL).totalUnmet().tonnes().exactValue();
        double high = in(View.CAUTIOUS).totalUnmet().tonnes().exactValue();
        return Interval.of(Math.min(low, high), Math.max(low, high));
    }

    /**
     * What the loss of each producer at each stage would do, beside the cuts.
     *
     * @param view which ends of intervals are taken
     * @return one for each producer and stage, the worst first, then in the order of the chain and of names
     */
    public List<Loss> nMinusOne(View view) {
        Allocation base = in(view);
        ChainProblem problem = base.problem;
        Work work = work();
        double demand = problem.totalDemand;
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < problem.plants.size(); i++) {
            Plant plant = problem.plants.get(i);
            groups.computeIfAbsent(plant.stage() + " " + plant.producer().id(), g -> new ArrayList<>())
                    .add(i);
        }
        List<Loss> losses = new ArrayList<>();
        options.progress.at(0, groups.size());
        for (List<Integer> group : groups.values()) {
            work.look();
            double[] without = problem.tonnes();
            group.forEach(i -> without[i] = 0);
            double unmet = base.model.solve(without, work).totalUnmet();
            Plant first = problem.plants.get(group.get(0));
            losses.add(new Loss(
                    first.producer(),
                    first.stage(),
                    Mass.ofTonnes(unmet, chain.basis()),
                    Share.of(demand == 0 ? 0 : Math.min(1, unmet / demand)),
                    Mass.ofTonnes(base.clean(Math.max(0, unmet - base.solution.totalUnmet())), chain.basis())));
            options.progress.at(losses.size(), groups.size());
        }
        losses.sort(
                Comparator.comparingDouble((Loss loss) -> -loss.unmet().tonnes().lower())
                        .thenComparing(Loss::stage)
                        .thenComparing(loss -> loss.producer().name()));
        return ImmutableList.copyOf(losses);
    }

    /**
     * What each of some new mines and plants would do, the one that closes most of the gap first.
     *
     * @param candidates mines and plants, each of a name that its stage does not have
     * @param scores what is wanted of the table of the new one's stage, such as a supply risk, by name; the HHI in
     *     points is always given as {@code HHI}
     * @return one for each candidate, by cautious then hopeful unmet demand, then in the order given
     */
    public List<Addition> additions(List<Plant> candidates, Map<String, Function<SupplyTable, Interval>> scores) {
        Map<String, Function<SupplyTable, Interval>> all = new LinkedHashMap<>(scores);
        all.put("HHI", table -> Concentration.of(table).hhi().points());
        List<Addition> additions = new ArrayList<>();
        Interval unmet = unmetTonnes();
        for (Plant candidate : candidates) {
            if (chain.plants().stream()
                    .anyMatch(
                            s -> s.stage().equals(candidate.stage()) && s.name().equals(candidate.name()))) {
                throw new IllegalArgumentException("a new plant must have a name of its own, but the chain has "
                        + candidate.name() + " at " + candidate.stage());
            }
            Reallocation with =
                    new Reallocation(chain.toBuilder().add(candidate).build(), options);
            additions.add(new Addition(
                    candidate,
                    unmet,
                    with.unmetTonnes(),
                    scores(candidate.stage(), all),
                    with.scores(candidate.stage(), all)));
        }
        additions.sort(Comparator.comparingDouble((Addition a) -> a.unmetAfter().upper())
                .thenComparingDouble(a -> a.unmetAfter().lower()));
        return ImmutableList.copyOf(additions);
    }

    private Map<String, Interval> scores(Stage stage, Map<String, Function<SupplyTable, Interval>> wanted) {
        SupplyTable cautious = in(View.CAUTIOUS).table(stage);
        SupplyTable hopeful = in(View.HOPEFUL).table(stage);
        ImmutableMap.Builder<String, Interval> scores = ImmutableMap.builder();
        wanted.forEach((name, score) -> scores.put(name, score.apply(cautious).hull(score.apply(hopeful))));
        return scores.build();
    }

    @Override
    public String toString() {
        return "reallocation of " + chain + "; " + options.cuts.size() + " cuts, " + options.caps.size() + " caps, "
                + options.rule;
    }
}
