package io.github.criticalminerals.core.risk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The least and the greatest {@code sum w*x^2 / (sum x)^2} over amounts in boxes {@code l..u}.
 *
 * <p>The square root of it is a norm over a positive linear function, hence quasi-convex: it is greatest at a vertex of
 * the box, and least where {@code x = clip(level / w, l, u)} for one level. The vertex is searched by branch and bound:
 * chords over the boxes make a fractional knapsack, whose value over the squared total bounds a branch from above.
 */
final class WeightedBounds {

    /** What was found: the amounts that give the value, and how far a bound lies beyond it. */
    static final class Found {
        final double value;
        final double gap;
        final double[] amounts;

        private Found(double value, double gap, double[] amounts) {
            this.value = value;
            this.gap = gap;
            this.amounts = amounts;
        }

        /** Whether the amounts come ever nearer to the value, and none gives it. */
        boolean isLimit() {
            return Double.isNaN(gap);
        }
    }

    static final int DEFAULT_WORK = 20_000;
    private static final double CLOSE = 1e-13;

    private final double[] lower;
    private final double[] upper;
    private final double[] weight;
    private final int work;
    private final int[] bySlope;
    /** -1 undecided, 0 at the lower, 1 at the upper end. */
    private final int[] state;

    private double best = Double.NEGATIVE_INFINITY;
    private double[] bestAmounts = {};
    private double open = Double.NEGATIVE_INFINITY;
    private int nodes;

    private WeightedBounds(double[] lower, double[] upper, double[] weight, int work) {
        this.lower = lower;
        this.upper = upper;
        this.weight = weight;
        this.work = work;
        this.state = new int[lower.length];
        for (int i = 0; i < state.length; i++) {
            state[i] = upper[i] > lower[i] ? -1 : 0;
        }
        this.bySlope = IntStream.range(0, lower.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -weight[i] * (lower[i] + upper[i])))
                .mapToInt(i -> i)
                .toArray();
    }

    /** The least value; an amount without upper end and weight takes all, and the value 0 is then a limit. */
    static Found least(double[] lower, double[] upper, double[] weight) {
        for (int i = 0; i < upper.length; i++) {
            if (upper[i] == Double.POSITIVE_INFINITY && weight[i] == 0) {
                return limit(i, upper.length, 0);
            }
        }
        double[] levels = IntStream.range(0, lower.length)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.of(weight[i] * lower[i], weight[i] * upper[i]))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        Found found = new Found(Double.POSITIVE_INFINITY, 0, new double[0]);
        for (int k = 0; k < levels.length; k++) {
            look();
            double next = levels[Math.min(k + 1, levels.length - 1)];
            double level = stationary(levels[k] + (next - levels[k]) / 2, lower, upper, weight);
            found = lesser(found, at(level, lower, upper, weight), weight);
        }
        return found;
    }

    private static double[] at(double level, double[] lower, double[] upper, double[] weight) {
        double[] amounts = new double[lower.length];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = weight[i] == 0 ? upper[i] : Math.min(Math.max(level / weight[i], lower[i]), upper[i]);
        }
        return amounts;
    }

    /**
     * Where the value is least if those follow the level that do at a given one, and the others are held at an end: the
     * others' numerator over their total. The level does not matter if all follow it.
     */
    private static double stationary(double level, double[] lower, double[] upper, double[] weight) {
        double total = 0;
        double numerator = 0;
        double[] amounts = at(level, lower, upper, weight);
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] <= lower[i] || amounts[i] >= upper[i]) {
                total += amounts[i];
                numerator += weight[i] * amounts[i] * amounts[i];
            }
        }
        return total > 0 ? numerator / total : level;
    }

    private static Found lesser(Found found, double[] amounts, double[] weight) {
        double value = value(amounts, weight);
        // Not a number if nobody has anything
        return value < found.value ? new Found(value, 0, amounts) : found;
    }

    private static Found limit(int who, int size, double value) {
        double[] amounts = new double[size];
        amounts[who] = 1;
        return new Found(value, Double.NaN, amounts);
    }

    /** The greatest value; what has no upper end may outgrow all others, and its weight is then a limit. */
    static Found most(double[] lower, double[] upper, double[] weight, int work) {
        int outgrows = -1;
        double[] bounded = upper.clone();
        for (int i = 0; i < upper.length; i++) {
            if (upper[i] == Double.POSITIVE_INFINITY) {
                bounded[i] = lower[i];
                outgrows = outgrows < 0 || weight[i] > weight[outgrows] ? i : outgrows;
            }
        }
        WeightedBounds search = new WeightedBounds(lower, bounded, weight, work);
        if (Arrays.stream(lower).sum() > 0) {
            search.branch();
        } else {
            search.alone();
        }
        if (outgrows >= 0 && weight[outgrows] >= search.best) {
            return limit(outgrows, upper.length, weight[outgrows]);
        }
        double value = value(search.bestAmounts, weight);
        return new Found(Math.max(search.open, value), Math.max(search.open - value, 0), search.bestAmounts);
    }

    /** Where nobody need have anything, the heaviest has all. */
    private void alone() {
        int heaviest = -1;
        for (int i = 0; i < upper.length; i++) {
            if (upper[i] > 0 && weight[i] > best) {
                best = weight[i];
                heaviest = i;
            }
        }
        if (heaviest >= 0) {
            bestAmounts = lower.clone();
            bestAmounts[heaviest] = upper[heaviest];
        }
    }

    /**
     * Ends the work if the thread was interrupted, whose flag stays set. Between two looks lie some ten additions for
     * each supplier at most.
     */
    static void look() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the search for the worst case was interrupted before it was done");
        }
    }

    private void branch() {
        look();
        Node node = bound();
        if (node.bound <= best * (1 + CLOSE)) {
            return;
        }
        if (++nodes > work) {
            open = Math.max(open, node.bound);
            return;
        }
        int item = node.branchOn;
        for (int end : new int[] {1, 0}) {
            state[item] = end;
            branch();
        }
        state[item] = -1;
    }

    private record Node(double bound, int branchOn) {}

    /** The bound of what is decided, and the box to decide next if no vertex has it; offers the best vertex passed. */
    private Node bound() {
        double total = 0;
        double numerator = 0;
        for (int i = 0; i < state.length; i++) {
            double x = state[i] == 1 ? upper[i] : lower[i];
            total += x;
            numerator += weight[i] * x * x;
        }
        double bound = value(numerator, total);
        int branchOn = -1;
        int raised = 0;
        double vertex = bound;
        int vertexRaised = 0;
        for (int i : bySlope) {
            if (state[i] >= 0) {
                continue;
            }
            double width = upper[i] - lower[i];
            double slope = weight[i] * (upper[i] + lower[i]);
            // Where the chord's value is greatest
            double part = Math.min(Math.max(total - 2 * numerator / slope, 0), width);
            double peak = value(numerator + slope * part, total + part);
            if (peak > bound) {
                bound = peak;
                branchOn = i;
            }
            total += width;
            numerator += slope * width;
            raised++;
            double passed = value(numerator, total);
            if (passed > vertex) {
                vertex = passed;
                vertexRaised = raised;
            }
        }
        offer(vertex, vertexRaised);
        return new Node(bound, branchOn);
    }

    /** The index of amounts: {@code sum w*x^2 / (sum x)^2}; not a number if nobody has anything. */
    private static double value(double[] amounts, double[] weights) {
        double total = 0;
        for (double amount : amounts) {
            total += amount;
        }
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            double share = amounts[i] / total;
            sum += weights[i] * share * share;
        }
        return sum;
    }

    private static double value(double numerator, double total) {
        return numerator / total / total;
    }

    /** The vertex with the first so many undecided boxes at their upper ends. */
    private void offer(double value, int raised) {
        if (!(value > best)) {
            return;
        }
        best = value;
        bestAmounts = lower.clone();
        int left = raised;
        for (int i : bySlope) {
            if (state[i] == 1 || (state[i] < 0 && left-- > 0)) {
                bestAmounts[i] = upper[i];
            }
        }
    }
}
