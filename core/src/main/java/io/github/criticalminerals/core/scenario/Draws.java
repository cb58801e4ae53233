package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Summary;
import io.github.criticalminerals.core.uncertainty.Variables;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;

/**
 * Runs a simulation many times, each time with other values of its ranges.
 *
 * <ul>
 *   <li>Each range is drawn on its own, uniformly unless said; ranges with a common cause move together, all towards
 *       their hopeful or all towards their cautious ends.
 *   <li>Threads, seed and progress are those of the {@link MonteCarlo}, in blocks of 64: the same seed gives the same
 *       bits at any number of threads.
 *   <li>Of a run only the outcomes are kept, 8 bytes each.
 * </ul>
 */
public final class Draws {

    private static final int BLOCK = 64;

    private final Simulation simulation;
    private final ImmutableMap<String, Interval> ranges;
    private final ImmutableMap<String, String> causes;
    private final MonteCarlo draws;
    private final Distribution.Rule rule;

    private Draws(
            Simulation simulation,
            Map<String, Interval> ranges,
            Map<String, String> causes,
            MonteCarlo draws,
            Distribution.Rule rule) {
        this.simulation = simulation;
        this.ranges = ImmutableMap.copyOf(ranges);
        this.causes = ImmutableMap.copyOf(causes);
        this.draws = draws;
        this.rule = rule;
    }

    static Draws of(Simulation simulation, MonteCarlo draws) {
        Map<String, Interval> ranges = new TreeMap<>(simulation.ranges());
        ranges.forEach((name, range) -> {
            if (!range.isBounded()) {
                throw new IllegalArgumentException(name + " must be bounded to be drawn, but was " + range);
            }
        });
        return new Draws(
                simulation.withProgress(Progress.NONE),
                ranges,
                ImmutableMap.of(),
                draws.withBlock(BLOCK),
                Distribution.Rule.UNIFORM);
    }

    /** Returns a copy that draws the values of a range by another rule. */
    public Draws withRule(Distribution.Rule other) {
        return new Draws(simulation, ranges, causes, draws, other);
    }

    /**
     * {@return a copy in which some ranges have a common cause}
     *
     * @param names the ranges, as {@link Simulation#ranges()} calls them
     * @throws IllegalArgumentException if there is no such range, or it has a cause already
     */
    public Draws together(String cause, String... names) {
        Map<String, String> all = new LinkedHashMap<>(causes);
        for (String name : names) {
            if (!ranges.containsKey(name)) {
                throw new IllegalArgumentException("a common cause must be of ranges ("
                        + String.join(", ", ranges.keySet()) + "), but was of " + name);
            }
            if (all.put(name, "cause " + cause) != null) {
                throw new IllegalArgumentException("a range must have one cause, but " + name + " has two");
            }
        }
        return new Draws(simulation, ranges, all, draws, rule);
    }

    /**
     * Draws one outcome.
     *
     * @param outcome what to read off a run, finite
     * @throws ArithmeticException if an outcome is not finite
     * @throws CancellationException if the thread is interrupted
     */
    public Summary summary(ToDoubleFunction<Run> outcome) {
        Map<String, ToDoubleFunction<Run>> one = ImmutableMap.of("outcome", outcome);
        return summaries(one).values().iterator().next();
    }

    /**
     * Draws several outcomes of the same runs.
     *
     * @param outcomes what to read off a run, finite, by name, one or more
     * @throws IllegalArgumentException if there is none
     * @throws ArithmeticException if an outcome is not finite
     * @throws CancellationException if the thread is interrupted
     */
    public Map<String, Summary> summaries(Map<String, ToDoubleFunction<Run>> outcomes) {
        List<String> inputs =
                ranges.keySet().stream().map(this::cause).distinct().sorted().toList();
        Variables units = Variables.of(Collections.nCopies(inputs.size(), rule.of(Interval.UNIT)));
        List<ToDoubleFunction<Run>> wanted = ImmutableList.copyOf(outcomes.values());
        return draws.compare(units, ImmutableList.copyOf(outcomes.keySet()), (drawn, values) -> {
                    double[] own = drawn.clone();
                    Run run = simulation.run((name, range, more) -> {
                        double u = own[Collections.binarySearch(inputs, cause(name))];
                        return more ? range.upper() - u * range.width() : range.lower() + u * range.width();
                    });
                    for (int k = 0; k < values.length; k++) {
                        values[k] = wanted.get(k).applyAsDouble(run);
                    }
                })
                .summaries();
    }

    private String cause(String range) {
        return causes.getOrDefault(range, range);
    }

    /** {@return the simulation whose ranges are drawn} */
    public Simulation simulation() {
        return simulation;
    }

    @Override
    public String toString() {
        return draws + " of " + ranges.size() + " ranges, " + rule;
    }
}
