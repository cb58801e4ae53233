package io.github.criticalminerals.core.index;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The lowest and the highest value of an {@link Index} over every completion of what is known: named producers anywhere
 * in their ranges, and parts that are split in any way among unnamed ones.
 *
 * <pre>{@code
 * SharpBounds.ofShares(List.of(Interval.of(0.8, 1)), List.of(new SharpBounds.Part(Interval.UNIT, 249)))
 *         .at(Side.LOW, Index.HHI)
 * }</pre>
 *
 * <ul>
 *   <li>Most concentrated is a vertex of the set of completions, least concentrated the water-filled completion; where
 *       the number of producers enters, the latter is searched over their numbers. {@link End} says what was proved.
 *   <li>Horvath's index is not Schur-convex and has outer ends. With s1 in [a, b] and H in [c, d] it lies between
 *       max(a, min(a - a^2, b - b^2) + c) and min(1, m - 2 m^2 + 2 d), m = 1/4 clipped to [a, b].
 *   <li>The work has a limit in steps, at which an end is an outer one. An interrupted thread ends it with a {@link
 *       java.util.concurrent.CancellationException}.
 * </ul>
 *
 * <p>Literature: Sleuwaegen, De Bondt and Dehandschutter 1989; Naldi and Flamini 2014; Kvalseth 2018, Heliyon 4:e00846.
 * Immutable.
 */
public final class SharpBounds {
    /** Sums beyond have squares that are no longer numbers. */
    static final double LARGEST_SUM = 1e150;

    private static final int LIMIT_OF_POWERS = 1;

    private final Knowledge known;
    private final @Nullable LargestBounds largest;
    /** What surely can be, if the ranges allow more than that. */
    private final @Nullable SharpBounds inner;

    private final long work;
    private final Progress progress;

    /**
     * A sum that unnamed producers share.
     *
     * @param amount the sum (any unit)
     * @param producers how many share it at most; infinite for no limit
     */
    public record Part(Interval amount, double producers) {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if {@code producers} is below 0 or NaN
         */
        public Part {
            if (!(producers >= 0)) {
                throw new IllegalArgumentException("producers of a part must be at least 0, but were " + producers);
            }
        }
    }

    private SharpBounds(
            Knowledge known,
            @Nullable LargestBounds largest,
            @Nullable SharpBounds inner,
            long work,
            Progress progress) {
        this.known = known;
        this.largest = largest;
        this.inner = inner;
        this.work = work;
        this.progress = progress;
    }

    /**
     * Bounds from amounts whose sum is the whole.
     *
     * @param named the amount of each named producer, in any one unit
     * @param parts what unnamed producers have, in that unit
     * @param mostEach the most that an unnamed producer may have; infinite for no limit
     * @throws IllegalArgumentException if nobody has anything, the finite ends sum to more than 1e150, or a part is too
     *     large for those who share it
     */
    public static SharpBounds ofAmounts(List<Interval> named, List<Part> parts, double mostEach) {
        return new SharpBounds(known(named, parts, Double.NaN, mostEach), null, null, Effort.USUAL, Progress.NONE);
    }

    /**
     * Bounds from shares.
     *
     * @param named the share of each named producer (fraction, 0..1)
     * @param parts what unnamed producers have (fraction, 0..1)
     * @param mostEach the most that an unnamed producer may have (fraction); infinite for no limit
     * @throws IllegalArgumentException if no completion sums to one
     */
    public static SharpBounds ofShares(List<Interval> named, List<Part> parts, double mostEach) {
        return new SharpBounds(known(named, parts, 1, mostEach), null, null, Effort.USUAL, Progress.NONE);
    }

    /**
     * Bounds from the share that the largest have together, whoever they are.
     *
     * @param howMany how many they are, at least 1
     * @param share their share together (fraction, 0..1), CR_k
     * @param others how many others there are, at most; infinite for no limit
     * @return the bounds; the largest are the named, by rank, and the others one part
     * @throws IllegalArgumentException if the others would have to have more each than the least of the largest
     */
    public static SharpBounds ofLargest(int howMany, Interval share, double others) {
        LargestBounds bounds = new LargestBounds(howMany, share.lower(), share.upper(), others);
        return new SharpBounds(bounds.known(), bounds, null, Effort.USUAL, Progress.NONE);
    }

    static SharpBounds of(Knowledge known) {
        return new SharpBounds(known, null, null, Effort.USUAL, Progress.NONE);
    }

    private static Knowledge known(List<Interval> named, List<Part> parts, double total, double mostEach) {
        return new Knowledge(
                ends(named, Interval::lower),
                ends(named, Interval::upper),
                ends(parts, part -> part.amount().lower()),
                ends(parts, part -> part.amount().upper()),
                ends(parts, Part::producers),
                total,
                mostEach);
    }

    private static <T> double[] ends(List<T> all, ToDoubleFunction<T> end) {
        return all.stream().mapToDouble(end).toArray();
    }

    /**
     * {@return a copy with another limit to the work}
     *
     * @param steps most nodes of a search tree to look at for one end, at least 1 (1,000,000 unless told)
     * @throws IllegalArgumentException if {@code steps} is below 1
     */
    public SharpBounds withWork(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, but were " + steps);
        }
        return new SharpBounds(known, largest, inner, steps, progress);
    }

    /**
     * {@return a copy that tells how far the search for an end is: steps done of those that {@link #withWork} allows;
     * the bounds, which are the same} A search that is done before jumps to the last.
     */
    public SharpBounds withProgress(Progress listener) {
        return new SharpBounds(known, largest, inner, work, Objects.requireNonNull(listener, "progress is required"));
    }

    /**
     * Returns a copy whose ends are outer ones, because its ranges allow more than can be. Those given, of the same
     * producers and parts, can be: their ends give the gaps.
     */
    public SharpBounds around(SharpBounds some) {
        return new SharpBounds(known, largest, some, work, progress);
    }

    /** {@return the range of each named producer, as narrow as the whole allows (amounts or fractions)} */
    public List<Interval> named() {
        return ranges(known.lower, known.upper);
    }

    /** {@return the range of each part, as narrow as the whole allows (amounts or fractions)} */
    public List<Interval> parts() {
        return ranges(known.partLower, known.partUpper);
    }

    private static List<Interval> ranges(double[] lower, double[] upper) {
        ImmutableList.Builder<Interval> ranges = ImmutableList.builder();
        for (int i = 0; i < lower.length; i++) {
            ranges.add(Interval.of(lower[i], upper[i]));
        }
        return ranges.build();
    }

    /** {@return whether the whole is known, which shares have; else it is what the amounts sum to} */
    public boolean isOfShares() {
        return known.totalIsFixed();
    }

    /**
     * One end of an index.
     *
     * @return the end, with a completion that gives it, or comes nearest to it of those found
     * @throws IllegalArgumentException if the index is undefined or infinite for all completions
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    public Bound at(Side side, Index index) {
        Effort effort = new Effort(work, progress);
        effort.spent(0);
        Bound end = at(side, index, effort);
        effort.spent(1);
        return end;
    }

    private Bound at(Side side, Index index, Effort effort) {
        Bound end = search(side, index, effort);
        if (inner != null) {
            Bound found = inner.at(side, index, effort);
            end = found.with(end.value, Math.abs(end.value - found.value) + found.gap, End.Kind.OUTER);
        }
        if (side == Side.LOW && Double.isInfinite(end.value)) {
            throw index.infinite();
        }
        return end;
    }

    private Bound search(Side side, Index index, Effort effort) {
        boolean most = (side == Side.HIGH) == index.risesWithConcentration();
        if (!known.isExact() && index.statistic() instanceof Statistic.HorvathSum) {
            return horvath(side, effort);
        }
        if (largest != null) {
            return most ? largest.mostConcentrated(index, effort) : largest.leastConcentrated(index, effort);
        }
        ShareBounds search = new ShareBounds(known, effort);
        return most && !known.isExact() ? search.mostConcentrated(index) : search.leastConcentrated(index);
    }

    /** From the ends of the largest share and of the HHI; the gap is to the best of the completions that give those. */
    private Bound horvath(Side side, Effort effort) {
        Bound a = at(Side.LOW, Index.concentrationRatio(1), effort);
        Bound b = at(Side.HIGH, Index.concentrationRatio(1), effort);
        Bound c = at(Side.LOW, Index.HHI, effort);
        Bound d = at(Side.HIGH, Index.HHI, effort);
        double sign = side == Side.HIGH ? 1 : -1;
        @Nullable Bound best = null;
        for (Bound each : ImmutableList.of(a, b, c, d)) {
            double value =
                    Index.HORVATH.finish(each.statistic(Index.HORVATH.statistic(), true, Double.NaN), Double.NaN);
            if (best == null || sign * value > sign * best.value) {
                best = each.counting(Double.NaN).with(value, 0, End.Kind.ATTAINED);
            }
        }
        double m = Math.min(Math.max(0.25, a.value), b.value);
        double outer = side == Side.HIGH
                ? Math.min(1, m - 2 * m * m + 2 * d.value)
                : Math.max(a.value, Math.min(a.value * (1 - a.value), b.value * (1 - b.value)) + c.value);
        Bound nearest = Objects.requireNonNull(best);
        double gap = Math.max(0, sign * (outer - nearest.value));
        return nearest.with(nearest.value + sign * gap, gap, End.Kind.OUTER);
    }

    /**
     * One end of an index of shares that are taken of a total which is not their sum, so that they do not sum to one.
     *
     * @param index HHI, one that is made of it alone, or one of the largest
     * @param total what shares are taken of (unit of the amounts)
     * @return the end; it may lie outside of the range of the index
     * @throws IllegalArgumentException if the index is another one, or an amount has no upper end
     */
    public Bound ofTotal(Side side, Index index, Interval total) {
        Statistic statistic = index.statistic();
        boolean square = statistic.isSquares() && !index.isRelative();
        if (!square && !(statistic instanceof Statistic.TopShare)) {
            throw new IllegalArgumentException(
                    "shares of a printed total do not sum to one; they serve hhi, effectiveNumber, cr(k) and nMinus1, but"
                            + " was asked for " + index);
        }
        boolean most = (side == Side.HIGH) == index.risesWithConcentration();
        double[] amounts = most ? known.upper : known.lower;
        double[] partAmounts = most ? known.partUpper : known.partLower;
        double whole = most ? total.lower() : total.upper();
        if (Double.isInfinite(Amounts.sum(amounts) + Amounts.sum(partAmounts))) {
            throw new IllegalArgumentException("shares of a printed total need amounts with an upper bound");
        }
        Knowledge exact = Knowledge.ofAmounts(amounts, amounts, partAmounts, partAmounts, known.members, known.cap);
        ShareBounds bounds = new ShareBounds(exact, new Effort(work, Progress.NONE));
        Bound found = most ? bounds.mostConcentrated(index) : bounds.leastConcentrated(index);
        double scale = found.total / whole;
        double sum = found.statistic(statistic, false, Double.NaN);
        return found.scaled(scale, index.unclamped(square ? sum * scale * scale : sum * scale, Double.NaN), whole);
    }

    /**
     * Whether the value of an end is the formula of its shares, as it is unless producers too small to count weigh in
     * it.
     *
     * @return true if the formula of the shares of the end gives its value
     */
    public static boolean isOfItsShares(Index index, Bound end) {
        boolean power = index.statistic() instanceof Statistic.PowerSum sum && sum.power > LIMIT_OF_POWERS;
        boolean plain = power || index.statistic() instanceof Statistic.TopShare;
        return end.kind != End.Kind.LIMIT || (plain && !index.isRelative() && !Double.isInfinite(end.total));
    }

    @Override
    public String toString() {
        return "bounds of " + named() + " and parts " + parts();
    }
}
