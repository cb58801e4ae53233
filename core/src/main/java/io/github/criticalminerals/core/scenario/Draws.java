package io.github.criticalminerals.core.scenario;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableMap;
import com.google.common.util.concurrent.Uninterruptibles;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs a simulation many times, each time with other values of its ranges.
 *
 * <ul>
 *   <li>Each range is drawn on its own, uniformly unless said; ranges with a common cause move together, all towards
 *       their hopeful or all towards their cautious ends.
 *   <li>A seed fixes every draw: the same seed gives the same bits, whatever the number of threads. Runs are drawn in
 *       blocks of 64, each with a child stream of its own.
 *   <li>Of a run only the outcomes are kept, 8 bytes each.
 *   <li>It ends with {@link CancellationException} soon after the calling thread is interrupted.
 * </ul>
 */
public final class Draws {

    private static final int BLOCK = 64;

    private final Simulation simulation;
    private final ImmutableMap<String, Interval> ranges;
    private final ImmutableMap<String, String> causes;
    private final int runs;
    private final long seed;
    private final int threads;
    private final Distribution.Rule rule;

    private Draws(
            Simulation simulation,
            Map<String, Interval> ranges,
            Map<String, String> causes,
            int runs,
            long seed,
            int threads,
            Distribution.Rule rule) {
        if (runs < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "runs and threads must be at least 1, but were " + runs + " and " + threads);
        }
        this.simulation = simulation;
        this.ranges = ImmutableMap.copyOf(ranges);
        this.causes = ImmutableMap.copyOf(causes);
        this.runs = runs;
        this.seed = seed;
        this.threads = threads;
        this.rule = rule;
    }

    static Draws of(Simulation simulation, int runs, long seed) {
        Map<String, Interval> ranges = new TreeMap<>(simulation.ranges());
        ranges.forEach((name, range) -> {
            if (!range.isBounded()) {
                throw new IllegalArgumentException(name + " must be bounded to be drawn, but was " + range);
            }
        });
        return new Draws(simulation, ranges, ImmutableMap.of(), runs, seed, 1, Distribution.Rule.UNIFORM);
    }

    /**
     * Returns a copy that uses several threads, with the same outcomes.
     *
     * @param count how many, at least 1
     * @return the draws
     */
    public Draws withThreads(int count) {
        return new Draws(simulation, ranges, causes, runs, seed, count, rule);
    }

    /**
     * Returns a copy that draws by another rule.
     *
     * @param other how likely the values of a range are
     * @return the draws
     */
    public Draws withRule(Distribution.Rule other) {
        return new Draws(simulation, ranges, causes, runs, seed, threads, other);
    }

    /**
     * Returns a copy in which some ranges have a common cause.
     *
     * @param cause what to call it
     * @param names the ranges, as {@link Simulation#ranges()} calls them
     * @return the draws
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
        return new Draws(simulation, ranges, all, runs, seed, threads, rule);
    }

    /**
     * Draws one outcome.
     *
     * @param outcome what to read off a run, finite
     * @return its summary
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
     * @param outcomes what to read off a run, finite, by name
     * @return the summary of each
     * @throws ArithmeticException if an outcome is not finite
     * @throws CancellationException if the thread is interrupted
     */
    public Map<String, Summary> summaries(Map<String, ToDoubleFunction<Run>> outcomes) {
        Work work = new Work(new ArrayList<>(outcomes.values()), new ArrayList<>(outcomes.keySet()));
        work.execute();
        ImmutableMap.Builder<String, Summary> summaries = ImmutableMap.builder();
        for (int k = 0; k < work.names.size(); k++) {
            summaries.put(work.names.get(k), Summary.of(work.kept[k]));
        }
        return summaries.build();
    }

    /** {@return the simulation whose ranges are drawn} */
    public Simulation simulation() {
        return simulation;
    }

    private Picker picker(SplittableRandom random, Distribution unit) {
        Map<String, Double> drawn = new HashMap<>();
        for (String cause : causesInOrder()) {
            drawn.put(cause, unit.draw(random));
        }
        return (name, range, more) -> {
            String own = causes.getOrDefault(name, name);
            Double u = drawn.get(own);
            if (u == null) {
                throw new IllegalStateException("no draw for " + name);
            }
            return more ? range.upper() - u * range.width() : range.lower() + u * range.width();
        };
    }

    private SortedSet<String> causesInOrder() {
        SortedSet<String> all = new TreeSet<>();
        ranges.keySet().forEach(name -> all.add(causes.getOrDefault(name, name)));
        return all;
    }

    /** How many runs of how many ranges. */
    @Override
    public String toString() {
        return runs + " runs with seed " + seed + " of " + ranges.size() + " ranges, " + rule;
    }

    private record Task(int block, SplittableRandom random) {}

    private final class Work {
        private final List<ToDoubleFunction<Run>> outcomes;
        private final List<String> names;
        private final double[][] kept;
        private final SplittableRandom root = new SplittableRandom(seed);
        private final List<Thread> others = new ArrayList<>();
        private int handedOut;
        private int failedBlock = Integer.MAX_VALUE;
        private @Nullable Throwable failure;

        Work(List<ToDoubleFunction<Run>> outcomes, List<String> names) {
            this.outcomes = outcomes;
            this.names = names;
            this.kept = new double[names.size()][runs];
        }

        void execute() {
            for (int i = 1; i < threads; i++) {
                Thread thread = new Thread(this::work, "draws-" + i);
                thread.setDaemon(true);
                others.add(thread);
            }
            others.forEach(Thread::start);
            work();
            boolean interrupted = false;
            try {
                for (Thread other : others) {
                    other.join();
                }
            } catch (InterruptedException e) {
                interrupted = true;
                others.forEach(Thread::interrupt);
            }
            others.forEach(Uninterruptibles::joinUninterruptibly);
            if (interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while waiting for runs");
            }
            if (failure != null) {
                Throwables.throwIfUnchecked(failure);
            }
        }

        private synchronized @Nullable Task next() {
            return failure == null && handedOut * (long) BLOCK < runs ? new Task(handedOut++, root.split()) : null;
        }

        private synchronized void failed(int block, Throwable thrown) {
            if (block < failedBlock) {
                failedBlock = block;
                failure = thrown;
            }
            if (thrown instanceof CancellationException) {
                others.forEach(Thread::interrupt);
            }
        }

        private void work() {
            Distribution unit = rule.of(Interval.UNIT);
            for (Task task = next(); task != null; task = next()) {
                try {
                    block(task, unit);
                } catch (RuntimeException | Error e) {
                    failed(task.block, e);
                }
            }
        }

        private void block(Task task, Distribution unit) {
            int first = task.block * BLOCK;
            int last = Math.min(runs, first + BLOCK);
            for (int d = first; d < last; d++) {
                Run run = simulation.run(picker(task.random, unit));
                for (int k = 0; k < kept.length; k++) {
                    double value = outcomes.get(k).applyAsDouble(run);
                    if (!Double.isFinite(value)) {
                        throw new ArithmeticException(
                                "outcome must be finite, but " + names.get(k) + " was " + value + " in run " + (d + 1));
                    }
                    kept[k][d] = value;
                }
            }
        }
    }
}
