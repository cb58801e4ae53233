package io.github.criticalminerals.core.uncertainty;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws the inputs of a calculation many times and summarises what comes out.
 *
 * <ul>
 *   <li>A seed fixes every draw: the same seed gives the same bits on one JVM, whatever the number of threads. The
 *       draws are made in blocks of 4,096, each with a child stream of its own ({@link SplittableRandom#split}), and
 *       what the blocks give is combined in their order. The first draws of a longer run are those of a shorter one.
 *   <li>Nothing is allocated for a draw. Kept draws take 8 bytes each and outcome; they are kept unless asked
 *       otherwise, since quantiles need them.
 *   <li>An outcome that is not finite stops the run: it would make the mean meaningless.
 *   <li>The work is the number of draws, and each costs what its outcome does. A run whose thread is interrupted ends
 *       after the draw at hand with a {@link CancellationException}; the thread stays interrupted.
 *   <li>Options are set with the {@code with} methods, which return a changed copy.
 * </ul>
 *
 * <p>Example: the mean of a sum of two figures, of which one is only known as a range.
 *
 * <pre>{@code
 * Variables variables = Variables.of(List.of(
 *         Distribution.point(7), Distribution.Rule.UNIFORM.of(Interval.of(2, 3))));
 * Summary sum = MonteCarlo.of(100_000, 42).summary(variables, drawn -> drawn[0] + drawn[1]);
 * }</pre>
 */
public final class MonteCarlo {

    private static final int BLOCK = 4096;
    private static final int CHUNKS_IN_A_BLOCK = 64;
    private static final long MILLIS_BETWEEN_LOOKS = 100;
    private final int draws;
    private final long seed;
    private final int threads;
    private final boolean keepDraws;
    private final int block;
    private final Progress progress;

    private MonteCarlo(int draws, long seed, int threads, boolean keepDraws, int block, Progress progress) {
        if (draws < 1) {
            throw new IllegalArgumentException("draws must be at least 1, but was " + draws);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
        }
        this.draws = draws;
        this.seed = seed;
        if (block < 1) {
            throw new IllegalArgumentException("draws of a block must be at least 1, but was " + block);
        }
        this.threads = threads;
        this.keepDraws = keepDraws;
        this.block = block;
        this.progress = Objects.requireNonNull(progress, "progress is required");
    }

    /**
     * A run on one thread that keeps its draws.
     *
     * @param draws how many, 1 or more; the error of the mean falls with the square root
     * @param seed any number; the same one gives the same draws
     * @throws IllegalArgumentException if the number of draws is below 1
     */
    public static MonteCarlo of(int draws, long seed) {
        return new MonteCarlo(draws, seed, 1, true, BLOCK, Progress.NONE);
    }

    /**
     * {@return a copy that runs on several threads: the caller's and others that end with the run; the run, which gives
     * the same bits}
     *
     * @param count how many, 1 or more
     * @throws IllegalArgumentException if it is below 1
     */
    public MonteCarlo withThreads(int count) {
        return new MonteCarlo(draws, seed, count, keepDraws, block, progress);
    }

    /**
     * Returns a copy with or without keeping its draws: false to save 8 bytes for each draw and outcome, at the price
     * of quantiles and probabilities.
     */
    public MonteCarlo withKeptDraws(boolean keep) {
        return new MonteCarlo(draws, seed, threads, keep, block, progress);
    }

    /**
     * {@return a copy that hands out other blocks of draws than of 4,096: small ones, if an outcome takes so long that
     * several threads could not share the draws else} Blocks of another size have other draws.
     *
     * @param size the draws of a block, 1 or more
     * @throws IllegalArgumentException if it is below 1
     */
    public MonteCarlo withBlock(int size) {
        return new MonteCarlo(draws, seed, threads, keepDraws, size, progress);
    }

    /**
     * {@return a copy that tells how far it is: draws made of all draws, by all threads together, 0 first and all last;
     * the run, which gives the same bits}
     *
     * @param listener who hears it, on the thread that asked for the draws
     */
    public MonteCarlo withProgress(Progress listener) {
        return new MonteCarlo(draws, seed, threads, keepDraws, block, listener);
    }

    /**
     * Draws one outcome.
     *
     * @param outcome what to compute from them
     * @throws ArithmeticException if an outcome is not finite
     * @throws CancellationException if the thread is interrupted
     * @throws RuntimeException whatever {@code outcome} throws
     */
    public Summary summary(Variables variables, ToDoubleFunction<double[]> outcome) {
        Run run = new Run(
                variables,
                ImmutableList.of("outcome"),
                (drawn, outcomes) -> outcomes[0] = outcome.applyAsDouble(drawn),
                false);
        run.execute();
        return run.summary(0);
    }

    /**
     * How much of an outcome's variance each input makes by itself. The outcome is computed (inputs + 2) times for each
     * of the draws, all on one thread; no draw is kept.
     *
     * @param names one for each independent input: a split and the parts of a whole have one
     * @param outcome what to compute from them
     * @return the indices; all 0 if the outcome does not vary
     * @throws IllegalArgumentException if there are more or fewer names than inputs, or fewer than 2 draws
     * @throws ArithmeticException if an outcome is not finite
     * @throws CancellationException if the thread is interrupted; it stays so
     */
    public Sensitivity sensitivity(Variables variables, List<String> names, ToDoubleFunction<double[]> outcome) {
        return Sensitivity.of(variables, names, outcome, draws, seed, progress);
    }

    /**
     * Draws several outcomes together and compares them.
     *
     * @param names what to call the outcomes, one or more, all different
     * @param outcomes what to compute from the inputs, as many as names
     * @return the summary of each, and the probability of each rank, the greatest first
     * @throws IllegalArgumentException if there is no name, or one twice
     * @throws ArithmeticException if an outcome is not finite
     * @throws CancellationException if the thread is interrupted
     * @throws RuntimeException whatever {@code outcomes} throws
     */
    public Comparison compare(Variables variables, List<String> names, BiConsumer<double[], double[]> outcomes) {
        if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("names must be one or more, all different, but were " + names);
        }
        Run run = new Run(variables, ImmutableList.copyOf(names), outcomes, true);
        run.execute();
        return run.comparison();
    }

    @Override
    public String toString() {
        return draws + " draws with seed " + seed;
    }

    /** What a block gives: the moments of each outcome, and how often each took each rank. */
    private record Block(List<Moments> moments, Ranks ranks) {}

    /** Counts how often each of several outcomes takes each rank. */
    private static final class Ranks {
        private final int size;
        private final double[] times;
        private long tiedDraws;

        Ranks(int size) {
            this.size = size;
            this.times = new double[size * size];
        }

        void count(double[] outcomes) {
            boolean tied = false;
            for (int i = 0; i < size; i++) {
                int greater = 0;
                int equal = 0;
                for (int j = 0; j < size; j++) {
                    if (outcomes[j] > outcomes[i]) {
                        greater++;
                    } else if (outcomes[j] == outcomes[i]) {
                        equal++;
                    }
                }
                tied |= equal > 1;
                for (int rank = greater; rank < greater + equal; rank++) {
                    times[i * size + rank] += 1.0 / equal;
                }
            }
            if (tied) {
                tiedDraws++;
            }
        }

        void add(Ranks other) {
            for (int i = 0; i < times.length; i++) {
                times[i] += other.times[i];
            }
            tiedDraws += other.tiedDraws;
        }
    }

    /** A block that is still to be drawn, with its own stream. */
    private record Task(int block, SplittableRandom random) {}

    /** One run: which blocks are handed out, and what came back. */
    private final class Run {
        private final Variables variables;
        private final List<String> names;
        private final int size;
        private final BiConsumer<double[], double[]> outcomes;
        private final boolean ranked;
        /** How many are made, by all threads. */
        private final AtomicLong made = new AtomicLong();

        private long told;
        private final double @Nullable [][] kept;
        private final SplittableRandom root = new SplittableRandom(seed);
        private final int blocks = (int) ((draws + (long) block - 1) / block);
        private final SortedMap<Integer, Block> results = new TreeMap<>();
        private int handedOut;
        private int failedBlock = Integer.MAX_VALUE;
        private @Nullable Throwable failure;
        private final Thread caller = Thread.currentThread();
        private volatile boolean stopped;

        Run(Variables variables, List<String> names, BiConsumer<double[], double[]> outcomes, boolean ranked) {
            this.variables = variables;
            this.names = names;
            this.size = names.size();
            this.outcomes = outcomes;
            this.ranked = ranked;
            this.kept = keepDraws ? new double[size][draws] : null;
        }

        int draws() {
            return draws;
        }

        int block() {
            return block;
        }

        void execute() {
            progress.at(0, draws);
            List<Thread> others = new ArrayList<>();
            for (int i = 1; i < Math.min(threads, blocks); i++) {
                Thread thread = new Thread(this::work, "monte-carlo-" + i);
                thread.setDaemon(true);
                thread.start();
                others.add(thread);
            }
            work();
            boolean interrupted = false;
            for (Thread other : others) {
                while (other.isAlive()) {
                    try {
                        other.join(MILLIS_BETWEEN_LOOKS);
                        tell();
                    } catch (InterruptedException e) {
                        interrupted = true;
                        stopped = true;
                    } catch (RuntimeException | Error e) {
                        failed(blocks, e);
                    }
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (stopped) {
                throw new CancellationException("a run of " + draws + " draws was interrupted");
            }
            if (failure != null) {
                Throwables.throwIfUnchecked(failure);
            }
            tell();
        }

        void made(int more) {
            made.addAndGet(more);
            if (Thread.currentThread() == caller) {
                tell();
            }
        }

        /** Whoever listens hears it from the caller's thread, and once. */
        private void tell() {
            long now = made.get();
            if (now > told && !isStopped() && !hasFailed()) {
                told = now;
                progress.at(now, draws);
            }
        }

        private synchronized boolean hasFailed() {
            return failure != null;
        }

        /** Whether the run is to end; the caller's thread looks whether it was interrupted. */
        boolean isStopped() {
            if (!stopped && Thread.currentThread() == caller && caller.isInterrupted()) {
                stopped = true;
            }
            return stopped;
        }

        /** Blocks are handed out in order, so the first to fail is always reached, at any number of threads. */
        private synchronized @Nullable Task next() {
            return failure == null && !stopped && handedOut < blocks ? new Task(handedOut++, root.split()) : null;
        }

        private synchronized void done(int block, Block result) {
            results.put(block, result);
        }

        private synchronized void failed(int block, Throwable thrown) {
            if (block < failedBlock) {
                failedBlock = block;
                failure = thrown;
            }
            stopped |= thrown instanceof CancellationException;
        }

        private void work() {
            Worker worker = new Worker(this);
            for (Task task = next(); task != null; task = next()) {
                try {
                    Block block = worker.draw(task);
                    if (block != null) {
                        done(task.block, block);
                    }
                } catch (RuntimeException | Error e) {
                    failed(task.block, e);
                }
            }
        }

        Summary summary(int outcome) {
            Moments all = results.values().stream()
                    .map(block -> block.moments.get(outcome))
                    .reduce(Moments::with)
                    .orElseThrow();
            return new Summary(all, kept == null ? null : kept[outcome]);
        }

        Comparison comparison() {
            Ranks all = new Ranks(size);
            results.values().forEach(block -> all.add(block.ranks));
            ImmutableMap.Builder<String, Summary> summaries = ImmutableMap.builder();
            ImmutableList.Builder<List<Double>> rows = ImmutableList.builder();
            for (int i = 0; i < size; i++) {
                summaries.put(names.get(i), summary(i));
                rows.add(Arrays.stream(all.times, i * size, (i + 1) * size)
                        .mapToObj(times -> times / draws)
                        .collect(ImmutableList.toImmutableList()));
            }
            return new Comparison(summaries.build(), rows.build(), (double) all.tiedDraws / draws);
        }
    }

    /** What one thread needs for its draws, allocated once. */
    private static final class Worker {
        private final Run run;
        private final double[] drawn;
        private final double[] outcomes;
        /** Where the outcomes of a block go if none are kept. */
        private final double[][] scratch;

        Worker(Run run) {
            this.run = run;
            this.drawn = new double[run.variables.size()];
            this.outcomes = new double[run.size];
            this.scratch = run.kept == null ? new double[run.size][run.block()] : new double[0][];
        }

        /** Null if the run is to end. */
        @Nullable
        Block draw(Task task) {
            int first = task.block * run.block();
            int count = Math.min(run.block(), run.draws() - first);
            int chunk = Math.max(1, run.block() / CHUNKS_IN_A_BLOCK);
            double[][] into = run.kept == null ? scratch : run.kept;
            int at = run.kept == null ? 0 : first;
            Ranks ranks = new Ranks(run.size);
            for (int i = at; i < at + count; i += chunk) {
                int to = Math.min(i + chunk, at + count);
                draw(task.random, into, i, to, ranks);
                if (run.isStopped()) {
                    return null;
                }
                run.made(to - i);
            }
            ImmutableList.Builder<Moments> moments = ImmutableList.builder();
            for (int k = 0; k < into.length; k++) {
                moments.add(finite(run.names.get(k), Moments.of(into[k], at, at + count), into[k], at, first));
            }
            return new Block(moments.build(), ranks);
        }

        /**
         * Short, so that it is called often: the compiler then replaces it as a whole and not in the middle of its
         * loop.
         */
        private void draw(RandomGenerator random, double[][] into, int from, int to, Ranks ranks) {
            for (int i = from; i < to && !run.isStopped(); i++) {
                run.variables.draw(random, drawn, 0);
                run.outcomes.accept(drawn, outcomes);
                for (int k = 0; k < outcomes.length; k++) {
                    into[k][i] = outcomes[k];
                }
                if (run.ranked) {
                    ranks.count(outcomes);
                }
            }
        }

        private static Moments finite(String name, Moments moments, double[] values, int at, int first) {
            if (Double.isFinite(moments.mean())
                    && Double.isFinite(moments.least())
                    && Double.isFinite(moments.greatest())) {
                return moments;
            }
            int i = at;
            while (Double.isFinite(values[i])) {
                i++;
            }
            throw new ArithmeticException(
                    name + " must be finite, but was " + values[i] + " in draw " + (first + i - at + 1));
        }
    }
}
