package io.github.criticalminerals.core.risk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The least and the greatest {@code sum w*x^2 / (sum x)^2} over amounts in boxes {@code l..u}.
 *
 * <p>The square root of it is a norm over a positive linear function, hence quasi-convex: it is greatest at a vertex of the
 * box, and least where {@code x = clip(level / w, l, u)} for one level. The vertex is searched by branch and bound: chords over
 * the boxes make a fractional knapsack, whose value over the squared total bounds a branch from above.
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
        double[] levels = new double[2 * lower.length];
        for (int i = 0; i < lower.length; i++) {
            levels[2 * i] = weight[i] * lower[i];
            levels[2 * i + 1] = weight[i] == 0 ? 0 : weight[i] * upper[i];
        }
        Arrays.sort(levels);
        Found found = new Found(Double.POSITIVE_INFINITY, 0, new double[0]);
        for (int k = 0; k < levels.length; k++) {
            double level = levels[k];
            double next = k + 1 < levels.length ? levels[k + 1] : Double.POSITIVE_INFINITY;
            if (level < Double.POSITIVE_INFINITY) {
                found = lesser(found, at(level, lower, upper, weight), weight);
                double stationary = stationary(level, next, lower, upper, weight);
                if (stationary > level && stationary < next) {
                    found = lesser(found, at(stationary, lower, upper, weight), weight);
                }
            }
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

    /** Where the amounts between two neighbouring levels are free to follow: the others' numerator over their total. */
    private static double stationary(double from, double to, double[] lower, double[] upper, double[] weight) {
        double total = 0;
        double numerator = 0;
        double middle = to == Double.POSITIVE_INFINITY ? 2 * from + 1 : from + (to - from) / 2;
        for (int i = 0; i < lower.length; i++) {
            double x = weight[i] == 0 ? upper[i] : middle / weight[i];
            if (weight[i] == 0 || x <= lower[i] || x >= upper[i]) {
                double held = weight[i] == 0 ? upper[i] : Math.min(Math.max(x, lower[i]), upper[i]);
                total += held;
                numerator += weight[i] * held * held;
            }
        }
        return total > 0 ? numerator / total : Double.NaN;
    }

    private static Found lesser(Found found, double[] amounts, double[] weight) {
        double value = WeightedHerfindahl.unchecked(amounts, weight);
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
        search.branch();
        if (outgrows >= 0 && weight[outgrows] >= search.best) {
            return limit(outgrows, upper.length, weight[outgrows]);
        }
        double[] amounts = search.bestAmounts;
        double value = amounts.length == 0 ? Double.NEGATIVE_INFINITY : WeightedHerfindahl.unchecked(amounts, weight);
        return search.open > search.best * (1 + CLOSE)
                ? new Found(search.open, search.open - value, amounts)
                : new Found(value, 0, amounts);
    }

    private void branch() {
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

    /** The bound of what is decided, and the box to decide next; offers every vertex it passes. */
    private Node bound() {
        double total = 0;
        double numerator = 0;
        int largest = -1;
        for (int i = 0; i < state.length; i++) {
            double x = state[i] == 1 ? upper[i] : lower[i];
            total += x;
            numerator += weight[i] * x * x;
            if (state[i] < 0 && (largest < 0 || upper[i] > upper[largest])) {
                largest = i;
            }
        }
        double bound = value(numerator, total);
        int branchOn = largest;
        int raised = 0;
        offer(bound, raised);
        if (total == 0 && largest >= 0) {
            bound = Double.POSITIVE_INFINITY;
        }
        for (int i : bySlope) {
            if (state[i] >= 0) {
                continue;
            }
            double width = upper[i] - lower[i];
            double slope = weight[i] * (upper[i] + lower[i]);
            double intercept = numerator - slope * total;
            double inside = -2 * intercept / slope;
            if (intercept < 0 && inside > total && inside < total + width) {
                double peak = value(intercept + slope * inside, inside);
                if (peak > bound) {
                    bound = peak;
                    branchOn = i;
                }
            }
            total += width;
            numerator += slope * width;
            raised++;
            double here = value(numerator, total);
            offer(here, raised);
            bound = Math.max(bound, here);
        }
        return new Node(bound, branchOn);
    }

    private static double value(double numerator, double total) {
        return total > 0 ? numerator / total / total : Double.NEGATIVE_INFINITY;
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
