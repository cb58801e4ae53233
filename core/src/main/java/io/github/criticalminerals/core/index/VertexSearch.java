package io.github.criticalminerals.core.index;

import io.github.criticalminerals.core.index.Statistic.Separable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The most concentrated completion: the largest value of a convex statistic over amounts in boxes,
 * exactly, by branch and bound.
 *
 * <p>With a fixed total the largest value is at a vertex: every amount at an end of its box but one,
 * which takes the rest. With a free total (shares are the amounts over their sum) every amount is at
 * an end. Two rules cut the tree. Exchange: if both ends of box i are at least those of box j, then
 * some optimal vertex has i at its upper or j at its lower end, because moving mass from j to i
 * majorises. Bound: for a separable statistic its chords over the boxes make a fractional knapsack that is solved by
 * sorting; one of ranked shares is bounded by a separable one first ({@link Hinges}).
 */
final class VertexSearch {
    private static final double SLACK = 1e-12;
    /** A tenth of the work is done before a small gap ends the search. */
    private static final int SOON = 10;

    private static final double CLOSE = 1e-12;
    private static final double NEAR = 1e-8;
    /** Nodes before ties are looked at. */
    private static final long FIRST = 2000;

    private static final double TIED = 1e-9;

    private static final long NODES_BETWEEN_LOOKS = 255;

    private final Statistic statistic;
    /** What bounds a statistic of ranked shares where the total is fixed. */
    private final @Nullable Hinges hinges;

    private final boolean fixed;
    private final double total;
    /** What amounts may be off by. */
    private final double rounding;

    private final double producers;
    private final Effort effort;
    private final long workLimit;
    private final long first;
    private long limit;
    private final int[] place;
    private final int items;
    private final double[] lower;
    private final double[] upper;
    private final double[] width;
    private final double[] slope;
    private final double[] gain;
    private final double[] widthBefore;
    private final double[] gainBefore;
    private final double[] lowerTermsBefore;
    private final double[] lowerBefore;
    private final long[][] dominators;
    private final long[] notHigh;
    private final double[] amount;
    private final double[] constantAmounts;
    private final double[] constantCounts;
    private final int constants;
    private final double[] scratchShares;
    private final double[] scratchCounts;
    private final double[] best;
    private double bestValue = Double.NEGATIVE_INFINITY;
    /** Whether all slopes are equal, so that the bound cannot tell one set of boxes from another. */
    private final boolean tied;

    private double rootBound = Double.NaN;
    private double openBound = Double.NEGATIVE_INFINITY;
    private long nodes;
    private boolean inTies;
    private double ceiling = Double.POSITIVE_INFINITY;
    private boolean stopped;

    /**
     * A search over boxes.
     *
     * @param total the fixed total, or NaN if it is free
     * @param counts how many producers share a box; above 1 only for boxes without width
     * @param workLimit most nodes to visit, but for those to a first completion
     * @param effort is told how many of them are
     */
    VertexSearch(
            Statistic statistic,
            @Nullable Hinges hinges,
            double[] lowers,
            double[] uppers,
            double[] counts,
            double total,
            double producers,
            long workLimit,
            Effort effort) {
        this.effort = effort;
        this.statistic = statistic;
        this.hinges = hinges;
        this.fixed = !Double.isNaN(total);
        this.total = total;
        this.rounding = SLACK * total;
        this.producers = producers;
        int size = lowers.length;
        double[] slopes = new double[size];
        for (int i = 0; i < size; i++) {
            if (uppers[i] > lowers[i]) {
                slopes[i] = (term(uppers[i]) - term(lowers[i])) / (uppers[i] - lowers[i]);
            }
        }
        int[] wide = IntStream.range(0, size).filter(i -> uppers[i] > lowers[i]).toArray();
        double steepest = Arrays.stream(wide).mapToDouble(i -> slopes[i]).max().orElse(0);
        double flattest = Arrays.stream(wide).mapToDouble(i -> slopes[i]).min().orElse(0);
        tied = steepest - flattest <= SLACK * Math.abs(steepest);
        // Equal slopes but for rounding: wide boxes first leave the narrow ones to fill up with
        Comparator<Integer> order = tied
                ? Comparator.comparingDouble(i -> lowers[i] - uppers[i])
                : Comparator.<Integer>comparingDouble(i -> -slopes[i])
                        .thenComparingDouble(i -> -(lowers[i] + uppers[i]));
        int[] open = Arrays.stream(wide).boxed().sorted(order).mapToInt(i -> i).toArray();
        int[] shut = IntStream.range(0, size)
                .filter(i -> uppers[i] <= lowers[i] && counts[i] > 0)
                .toArray();
        place = IntStream.concat(Arrays.stream(open), Arrays.stream(shut)).toArray();
        items = open.length;
        constants = shut.length;
        // A first completion is reached with two nodes for each box, and without one nothing is found
        long reach = 2L * items + 2;
        this.workLimit = Math.max(workLimit, reach);
        first = Math.min(this.workLimit, Math.max(FIRST, reach));
        limit = this.workLimit;
        constantAmounts = Arrays.stream(shut).mapToDouble(i -> lowers[i]).toArray();
        constantCounts = Arrays.stream(shut).mapToDouble(i -> counts[i]).toArray();
        lower = Arrays.stream(open).mapToDouble(i -> lowers[i]).toArray();
        upper = Arrays.stream(open).mapToDouble(i -> uppers[i]).toArray();
        slope = Arrays.stream(open)
                .mapToDouble(i -> tied ? steepest : slopes[i])
                .toArray();
        width = new double[items];
        gain = new double[items];
        widthBefore = new double[items + 1];
        gainBefore = new double[items + 1];
        lowerBefore = new double[items + 1];
        lowerTermsBefore = new double[items + 1];
        for (int i = 0; i < items; i++) {
            width[i] = upper[i] - lower[i];
            widthBefore[i + 1] = widthBefore[i] + width[i];
            lowerBefore[i + 1] = lowerBefore[i] + lower[i];
            gain[i] = term(upper[i]) - term(lower[i]);
            gainBefore[i + 1] = gainBefore[i] + gain[i];
            lowerTermsBefore[i + 1] = lowerTermsBefore[i] + term(lower[i]);
        }
        int words = (items + 63) >>> 6;
        notHigh = new long[words];
        dominators = new long[items][words];
        for (int j = 0; j < items; j++) {
            for (int i = 0; i < j; i++) {
                if (lower[i] >= lower[j] && upper[i] >= upper[j]) {
                    dominators[j][i >>> 6] |= 1L << i;
                }
            }
        }
        amount = lower.clone();
        best = new double[size];
        scratchShares = new double[size];
        scratchCounts = new double[size];
    }

    /** What was found: the amounts in the caller's order, whether they are proved best, and the nodes that it took. */
    static final class Found {
        final double value;
        final double bound;
        final double[] amounts;
        final boolean complete;
        final long nodes;

        private Found(double value, double bound, double[] amounts, boolean complete, long nodes) {
            this.value = value;
            this.bound = bound;
            this.amounts = amounts;
            this.complete = complete;
            this.nodes = nodes;
        }
    }

    /** Starts from a completion that is known, in the caller's order; it must be one. */
    VertexSearch from(double[] amounts) {
        for (int i = 0; i < items; i++) {
            amount[i] = amounts[place[i]];
        }
        leaf(fixed ? total : Arrays.stream(amount).sum() + constantTotal());
        System.arraycopy(lower, 0, amount, 0, items);
        return this;
    }

    private double constantTotal() {
        double sum = 0;
        for (int i = 0; i < constants; i++) {
            sum += constantCounts[i] * constantAmounts[i];
        }
        return sum;
    }

    Found run() {
        double constantTotal = constantTotal();
        double constantSum = 0;
        for (int i = 0; i < constants; i++) {
            constantSum += constantCounts[i] * term(constantAmounts[i]);
        }
        if (items == 0) {
            leaf(constantTotal);
        } else if (!fixed && statistic instanceof Statistic.TopShare topShare) {
            largestTop(topShare.top, constantTotal);
        } else if (!fixed && statistic instanceof Statistic.Excess) {
            largestTop(0, constantTotal);
        } else if (statistic instanceof Statistic.TopShare topShare) {
            new Top(topShare.top, total - constantTotal - lowerBefore[items]).search();
        } else if (fixed) {
            double slack = total - constantTotal - lowerBefore[items];
            double sum = constantSum + lowerTermsBefore[items];
            limit = first;
            fixedTotal(0, sum, slack, -1);
            if (stopped) {
                fillTies(slack);
                limit = workLimit;
                stopped = false;
                openBound = Double.NEGATIVE_INFINITY;
                fixedTotal(0, sum, slack, -1);
            }
        } else {
            freeTotal(0, constantSum, constantTotal);
        }
        boolean complete = openBound <= bestValue + tolerance();
        return new Found(bestValue, complete ? bestValue : openBound, best, complete, nodes);
    }

    /**
     * With a free total the first k shares are largest with some boxes at their upper ends, the largest of the constant
     * amounts beside them, and all other boxes at their lower ends. Hoover is the largest over k of what the first k
     * shares exceed k equal ones by.
     *
     * @param k how many are first, or 0 for every k
     */
    private void largestTop(int k, double constantTotal) {
        Integer[] bySize = new Integer[constants];
        Arrays.setAll(bySize, i -> i);
        Arrays.sort(bySize, Comparator.comparingDouble(i -> -constantAmounts[i]));
        for (int raised = 0; raised <= (k == 0 ? items : Math.min(k, items)); raised++) {
            double beside = 0;
            double left = k - raised;
            if (k == 0) {
                raise(raised, beside, constantTotal);
            }
            for (int c = 0; c < constants && (k == 0 || left > 0); c++) {
                double taken = k == 0 ? constantCounts[bySize[c]] : Math.min(left, constantCounts[bySize[c]]);
                beside += taken * constantAmounts[bySize[c]];
                left -= taken;
                if (k == 0) {
                    raise(raised, beside, constantTotal);
                }
            }
            if (k > 0) {
                raise(raised, beside, constantTotal);
            }
        }
    }

    /** Raises as many boxes as asked for, so that their share and what is beside them is largest (Dinkelbach). */
    private void raise(int raised, double beside, double constantTotal) {
        Integer[] byWorth = new Integer[items];
        Arrays.setAll(byWorth, i -> i);
        double ratio = 0;
        double before = -1;
        while (ratio > before) {
            double price = ratio;
            Arrays.sort(byWorth, Comparator.comparingDouble(i -> -((1 - price) * upper[i] + price * lower[i])));
            double top = beside;
            double held = constantTotal;
            for (int i = 0; i < items; i++) {
                int item = byWorth[i];
                amount[item] = i < raised ? upper[item] : lower[item];
                top += i < raised ? upper[item] : 0;
                held += amount[item];
            }
            leaf(held);
            before = ratio;
            ratio = held > 0 ? top / held : 1;
        }
    }

    /**
     * Where the bound cannot tell boxes apart, tries the sets of them whose sums come next to what is to be filled: of
     * single boxes, or of one of each pair.
     */
    private void fillTies(double slack) {
        int last = 0;
        while (last + 1 < items && widthBefore[last + 1] < slack) {
            last++;
        }
        double edge = slope[last];
        int[] ties = IntStream.range(0, items)
                .filter(i -> Math.abs(slope[i] - edge) <= TIED * Math.abs(edge))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -width[i]))
                .mapToInt(i -> i)
                .toArray();
        if (ties.length < 2) {
            return;
        }
        inTies = true;
        double left = slack - widthBefore[Arrays.stream(ties).min().orElseThrow()];
        int step = hinges != null && hinges.pairs ? 2 : 1;
        double[] atoms = new double[ties.length / step];
        for (int k = 0; k < atoms.length; k++) {
            double partner = step == 2 ? width[ties[2 * k + 1]] : 0;
            atoms[k] = width[ties[step * k]] - partner;
            left -= partner;
        }
        if (atoms.length * step < ties.length) {
            // One without partner takes the rest wherever it is
            left -= width[ties[ties.length - 1]] / 2;
        }
        double nearest = Double.POSITIVE_INFINITY;
        for (boolean[] taken : SubsetSums.nextTo(left, atoms)) {
            for (int i = 0; i < items; i++) {
                amount[i] = slope[i] > edge ? upper[i] : lower[i];
            }
            for (int k = 0; k < ties.length; k++) {
                boolean raised = k / step < atoms.length && taken[k / step] == (k % step == 0);
                amount[ties[k]] = raised ? upper[ties[k]] : lower[ties[k]];
            }
            double rest = total - constantTotal() - Amounts.sum(amount);
            nearest = Math.min(nearest, Math.abs(rest));
            for (int i = 0; i < items; i++) {
                double end = amount[i];
                if (end + rest >= lower[i] && end + rest <= upper[i]) {
                    amount[i] = end + rest;
                    leaf(total);
                    amount[i] = end;
                }
            }
        }
        System.arraycopy(lower, 0, amount, 0, items);
        if (step == 2 && ties.length % 2 == 0 && atoms.length <= SubsetSums.EXHAUSTIVE) {
            lowerCeiling(ties, nearest, slack);
        }
    }

    /**
     * With pairs the bound is reached by sets that take one of each, and have no rest. Let s be the smallest step in
     * width, halved, from one pair to the next, and r the least rest of such a set. A rest costs at least half of it,
     * wherever it goes, and a set that is off at some step costs at least s less its rest. So if r is up to s / 2, no
     * completion comes nearer to the bound than r / 2.
     */
    private void lowerCeiling(int[] ties, double rest, double slack) {
        double step = Double.POSITIVE_INFINITY;
        for (int i = 0; i < items; i++) {
            boolean beyond = Math.abs(slope[i] - slope[ties[0]]) > TIED * Math.abs(slope[ties[0]]);
            step = beyond ? Math.min(step, width[i] - width[ties[0]]) : step;
        }
        for (int k = 1; k < ties.length; k += 2) {
            step = Math.min(step, width[ties[k]] - (k + 1 < ties.length ? width[ties[k + 1]] : 0));
        }
        if (rest <= step / 4) {
            ceiling = fixedBound(0, lowerTermsBefore[items], slack, -1) - rest / (2 * total);
        }
    }

    private double tolerance() {
        return 4e-15 * Math.abs(bestValue);
    }

    private boolean cut(double proved) {
        double bound = Math.min(proved, ceiling);
        if (Double.isNaN(rootBound)) {
            rootBound = bound;
        }
        if (bound <= bestValue + tolerance()) {
            return true;
        }
        if (stopped) {
            openBound = Math.max(openBound, bound);
            return true;
        }
        if ((nodes & NODES_BETWEEN_LOOKS) == 0) {
            effort.spent((double) nodes / workLimit);
        }
        if (++nodes > limit || (nodes > workLimit / SOON && rootBound - bestValue <= (inTies ? NEAR : CLOSE))) {
            stopped = true;
            openBound = Math.max(openBound, bound);
            return true;
        }
        return false;
    }

    /** Items from {@code at} on are undecided; {@code slack} is what is left above the lower ends. */
    private void fixedTotal(int at, double sum, double slack, int rest) {
        if (slack < -rounding
                || slack > widthBefore[items] - widthBefore[at] + (rest < 0 ? 0 : width[rest]) + rounding) {
            return;
        }
        if (at == items || (rest >= 0 && slack <= 0)) {
            if (rest >= 0) {
                lastTakes(sum, slack, rest);
            }
            return;
        }
        if (cut(fixedBound(at, sum, slack, rest))) {
            return;
        }
        int word = at >>> 6;
        long bit = 1L << at;
        if (mayRise(at)) {
            amount[at] = upper[at];
            fixedTotal(at + 1, sum + gain[at], slack - width[at], rest);
            amount[at] = lower[at];
            notHigh[word] |= bit;
            if (rest < 0) {
                fixedTotal(at + 1, sum, slack, at);
            }
        }
        notHigh[word] |= bit;
        fixedTotal(at + 1, sum, slack, rest);
        notHigh[word] &= ~bit;
    }

    /** All others are at an end; where slopes tie, any that is low may take the rest, and the best of them is tried. */
    private void lastTakes(double sum, double slack, int rest) {
        for (int i = tied ? 0 : rest; i < (tied ? items : rest + 1); i++) {
            boolean mayRise = amount[i] == lower[i] && width[i] >= slack - rounding;
            if (mayRise && mayImprove(sum, slack, i)) {
                amount[i] = lower[i] + Math.min(Math.max(slack, 0), width[i]);
                leaf(total);
                amount[i] = lower[i];
            }
        }
    }

    private boolean mayImprove(double sum, double slack, int rest) {
        double last = lower[rest] + Math.min(Math.max(slack, 0), width[rest]);
        double value = sum - term(lower[rest]) + term(last);
        return ofSum(value, total) > bestValue - SLACK * Math.abs(bestValue);
    }

    private void freeTotal(int at, double sum, double held) {
        if (at == items) {
            leaf(held);
            return;
        }
        if (cut(freeBound(at, sum, held))) {
            return;
        }
        int word = at >>> 6;
        long bit = 1L << at;
        if (mayRise(at)) {
            amount[at] = upper[at];
            freeTotal(at + 1, sum + gain[at] + lowerTerm(at), held + upper[at]);
            amount[at] = lower[at];
        }
        notHigh[word] |= bit;
        freeTotal(at + 1, sum + lowerTerm(at), held + lower[at]);
        notHigh[word] &= ~bit;
    }

    private double lowerTerm(int at) {
        return lowerTermsBefore[at + 1] - lowerTermsBefore[at];
    }

    private boolean mayRise(int at) {
        for (int k = 0; k < notHigh.length; k++) {
            if ((dominators[at][k] & notHigh[k]) != 0) {
                return false;
            }
        }
        return true;
    }

    private double fixedBound(int at, double sum, double slack, int rest) {
        double left = Math.max(slack, 0);
        double bound = sum;
        if (rest >= 0) {
            double taken = Math.min(left, width[rest]);
            bound += slope[rest] * taken;
            left -= taken;
        }
        int low = at;
        int high = items;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (widthBefore[middle + 1] - widthBefore[at] <= left) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        bound += gainBefore[low] - gainBefore[at];
        if (low < items) {
            bound += slope[low] * Math.max(0, left - (widthBefore[low] - widthBefore[at]));
        }
        return total == 1 && hinges == null ? bound : ofSum(bound, total);
    }

    private double term(double x) {
        return hinges != null ? hinges.term(x) : statistic instanceof Separable g ? g.term(x) : 0;
    }

    private double ofSum(double sum, double held) {
        return hinges != null ? hinges.ofSum(sum, held) : ((Separable) statistic).ofSum(sum, held, producers);
    }

    private double freeBound(int at, double sum, double held) {
        double t = held + lowerBefore[items] - lowerBefore[at];
        double s = sum + lowerTermsBefore[items] - lowerTermsBefore[at];
        double bound = ofSum(s, t);
        for (int k = at; k < items; k++) {
            double stationary = statistic instanceof Separable g
                    ? g.stationaryTotal(s - slope[k] * t, slope[k], producers)
                    : Double.NaN;
            if (stationary > t && stationary < t + width[k]) {
                bound = Math.max(bound, ofSum(s + slope[k] * (stationary - t), stationary));
            }
            t += width[k];
            s += gain[k];
            bound = Math.max(bound, ofSum(s, t));
        }
        return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound;
    }

    private void leaf(double held) {
        if (!(held > 0)) {
            return;
        }
        double divisor = fixed ? total : held;
        int n = 0;
        for (int i = 0; i < items; i++) {
            scratchShares[n] = amount[i] / divisor;
            scratchCounts[n++] = 1;
        }
        for (int i = 0; i < constants; i++) {
            scratchShares[n] = constantAmounts[i] / divisor;
            scratchCounts[n++] = constantCounts[i];
        }
        if (!(statistic instanceof Separable)) {
            Ranking.sort(scratchShares, scratchCounts, n);
        }
        double value = statistic.of(scratchShares, scratchCounts, n, producers);
        if (value > bestValue) {
            bestValue = value;
            for (int i = 0; i < items; i++) {
                best[place[i]] = amount[i];
            }
            for (int i = 0; i < constants; i++) {
                best[place[items + i]] = constantAmounts[i];
            }
        }
    }

    /**
     * With a fixed total the first k shares are largest for some k boxes: their upper ends, or their lower ends and all
     * that is left above lower ends, whichever is less. A weighted mean of the two is a sum over the boxes, which
     * bounds it.
     */
    private final class Top {
        private static final int STEPS = 20;

        private final double slack;
        private final double[] low = Arrays.copyOf(lower, items + constants);
        private final double[] high = Arrays.copyOf(upper, items + constants);
        private final int[] order;
        private final int[] chosen;
        private final double[] before;
        private double weight = 0.5;

        Top(int k, double slack) {
            this.slack = slack;
            System.arraycopy(constantAmounts, 0, low, items, constants);
            System.arraycopy(constantAmounts, 0, high, items, constants);
            Integer[] members = IntStream.range(0, items + constants)
                    .boxed()
                    .flatMap(i ->
                            Collections.nCopies(i < items ? 1 : (int) Math.min(k, constantCounts[i - items]), i)
                                    .stream())
                    .toArray(Integer[]::new);
            chosen = new int[Math.min(k, members.length)];
            double from = 0;
            double to = 1;
            for (int step = 0; step < STEPS; step++) {
                Arrays.sort(members, Comparator.comparingDouble(i -> -mean(high[i], low[i])));
                double excess = -slack;
                for (int i = 0; i < chosen.length; i++) {
                    excess += high[members[i]] - low[members[i]];
                }
                // Where the upper ends are more than can be had they should weigh less
                from = excess > 0 ? from : weight;
                to = excess > 0 ? weight : to;
                weight = (from + to) / 2;
            }
            order = Arrays.stream(members).mapToInt(i -> i).toArray();
            before = new double[order.length + 1];
            for (int i = 0; i < order.length; i++) {
                before[i + 1] = before[i] + mean(high[order[i]], low[order[i]]);
            }
        }

        private double mean(double ofUpper, double ofLower) {
            return weight * ofUpper + (1 - weight) * ofLower;
        }

        void search() {
            choose(0, 0, 0, slack);
        }

        private void choose(int at, int taken, double uppers, double lowers) {
            int left = chosen.length - taken;
            if (left == 0) {
                fill(Math.min(uppers, lowers) / total);
                return;
            }
            if (at + left > order.length || cut((mean(uppers, lowers) + before[at + left] - before[at]) / total)) {
                return;
            }
            chosen[taken] = order[at];
            choose(at + 1, taken + 1, uppers + high[order[at]], lowers + low[order[at]]);
            choose(at + 1, taken, uppers, lowers);
        }

        /** The completion where the chosen have as much as they can, then the others. */
        private void fill(double value) {
            if (value <= bestValue) {
                return;
            }
            System.arraycopy(lower, 0, amount, 0, items);
            double left = slack;
            for (int k = 0; k < chosen.length + items; k++) {
                int i = k < chosen.length ? chosen[k] : k - chosen.length;
                if (i < items) {
                    double added = Math.max(0, Math.min(left, upper[i] - amount[i]));
                    amount[i] += added;
                    left -= added;
                }
            }
            leaf(total);
        }
    }
}
