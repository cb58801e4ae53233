package io.github.criticalminerals.core.index;

import com.google.common.primitives.Doubles;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The sharp bounds of an index over every completion of what is known.
 *
 * <p>An unsplit part is most concentrated on as few producers as may hold it, and least spread evenly over as many as
 * there may be; the named stay in their boxes. Where the number of producers enters an index, more of them with nothing
 * make it more unequal, so that the concentrated end is at the most there may be, and the even end is searched over all
 * their numbers.
 */
final class ShareBounds {
    /** How many unnamed producers are tried where there is no limit. */
    static final int TRIED_WITHOUT_LIMIT = 4096;

    /** Most combinations of numbers of producers that are tried where there are several unsplit parts. */
    private static final long MOST_COMBINATIONS = 20_000;

    /** Most boxes that a part is cut into. */
    private static final int MOST_PIECES = 1000;

    /** Boxes that a level search may fill for each step of the work. */
    private static final double BOXES_IN_A_STEP = 300;

    /** A gap up to this is rounding. */
    private static final double ROUNDING = 1e-13;

    private static final long COST_OF_A_SORTED_NODE = 10;

    private final Knowledge known;
    private final Effort effort;

    ShareBounds(Knowledge known, Effort effort) {
        this.known = known;
        this.effort = effort;
    }

    /** The end at which supply is most concentrated: the upper one of an index that rises with concentration. */
    Bound mostConcentrated(Index index) {
        Bound found = most(index, index.statistic());
        return known.respectsCap(found) ? found : outsideCap(index, found);
    }

    /**
     * The cap was taken from the largest the smallest named producer may have, and the completion gives that one less:
     * an outer end. A completion with the cap from the least it may have is one.
     */
    private Bound outsideCap(Index index, Bound outer) {
        @Nullable Knowledge inner = known.withSafeCap();
        Bound found = inner == null
                ? leastConcentrated(index)
                : new ShareBounds(inner, effort).most(index, index.statistic());
        double gap = Math.abs(outer.value - found.value) + found.gap;
        return found.with(outer.value, gap, End.Kind.OUTER);
    }

    /** The end at which supply is least concentrated. */
    Bound leastConcentrated(Index index) {
        return least(index, index.statistic());
    }

    private Bound most(Index index, Statistic statistic) {
        int named = known.lower.length;
        double producers = 0;
        int dropped = 0;
        for (int i = 0; i < named; i++) {
            if (index.dropsZeros() && known.upper[i] == 0) {
                dropped++;
            } else {
                producers++;
            }
        }
        for (int p = 0; p < known.members.length; p++) {
            producers += known.partUpper[p] > 0 ? known.members[p] : 0;
        }
        if (producers < index.leastProducers()) {
            throw index.undefined();
        }
        double n = index.isRelative() ? producers : Double.NaN;
        Bound found = infinite() ? monopoly(index, statistic, n) : search(index, statistic, n);
        boolean zeroCounted = index.dropsZeros() && countedZero(found, producers + dropped);
        if (found.kind == End.Kind.ATTAINED && (zeroCounted || (Double.isInfinite(producers) && index.isRelative()))) {
            return found.with(found.value, 0, End.Kind.LIMIT);
        }
        return found;
    }

    /** Whether a producer that could have something, and is counted, has nothing. */
    private boolean countedZero(Bound found, double producers) {
        for (int i = 0; i < found.named.length; i++) {
            if (found.named[i] == 0 && known.upper[i] > 0) {
                return true;
            }
        }
        double holders = found.named.length;
        for (int k = 0; k < found.unnamed.length; k++) {
            holders += found.counts[k];
        }
        return holders < producers;
    }

    private boolean infinite() {
        return hasInfinite(known.upper) || hasInfinite(known.partUpper);
    }

    private static boolean hasInfinite(double[] ends) {
        for (double end : ends) {
            if (Double.isInfinite(end)) {
                return true;
            }
        }
        return false;
    }

    /**
     * One producer without upper bound outgrows all others; or one has everything, if none but him need have something.
     */
    private Bound monopoly(Index index, Statistic statistic, double n) {
        int named = known.lower.length;
        double[] least = Doubles.concat(known.lower, known.partLower);
        double[] most = Doubles.concat(known.upper, known.partUpper);
        int[] holders =
                IntStream.range(0, least.length).filter(i -> least[i] > 0).toArray();
        boolean isOne = holders.length == 1 && (holders[0] < named || least[holders[0]] <= known.cap);
        int who = isOne
                ? holders[0]
                : IntStream.range(0, most.length)
                        .filter(i -> Double.isInfinite(most[i]))
                        .findFirst()
                        .orElseThrow();
        boolean alone = isOne || holders.length == 0;
        double total = isOne ? least[who] : alone ? 1 : Double.POSITIVE_INFINITY;
        double[] one = {1};
        double[] shares = new double[named];
        if (who < named) {
            shares[who] = 1;
        }
        double value = index.finish(statistic.of(one, one, 1, Double.isNaN(n) ? 1 : n), n);
        double[] ofPart = who < named ? new double[0] : one;
        return new Bound(shares, ofPart, ofPart, who < named ? new int[0] : new int[] {who - named}, total)
                .counting(n)
                .with(value, 0, alone ? End.Kind.ATTAINED : End.Kind.LIMIT);
    }

    private Bound search(Index index, Statistic statistic, double n) {
        Pieces pieces = new Pieces(index.dropsZeros());
        double counted = Double.isNaN(n) ? pieces.producers() : n;
        if (statistic instanceof Statistic.Separable g
                && g.term(0) == Double.POSITIVE_INFINITY
                && (counted > pieces.producers() || pieces.oneMayHaveNothing())) {
            return emptied(index, pieces, counted);
        }
        if (Arrays.equals(pieces.lower, pieces.upper)) {
            Bound only = pieces.extreme(pieces.lower).counting(n);
            double value = index.finish(only.statistic(statistic, index.dropsZeros(), n), counted);
            return only.with(value, 0, End.Kind.ATTAINED);
        }
        VertexSearch search;
        if (statistic instanceof Statistic.Separable) {
            search = pieces.search(statistic, null, counted, effort.work);
        } else {
            long limit = effort.work / COST_OF_A_SORTED_NODE;
            double[] start = pieces.search(new Statistic.PowerSum(2), null, counted, limit)
                    .run()
                    .amounts;
            @Nullable Hinges hinges = pieces.hinges(statistic, counted, start);
            search = pieces.search(statistic, hinges, counted, limit).from(start);
        }
        VertexSearch.Found found = search.run();
        Bound extreme = pieces.extreme(found.amounts).counting(n);
        double best = index.finish(extreme.statistic(statistic, index.dropsZeros(), n), counted);
        if (found.complete) {
            return extreme.with(best, 0, End.Kind.ATTAINED);
        }
        double proved = index.finish(found.bound, counted);
        return extreme.with(proved, Math.abs(proved - best), End.Kind.OUTER);
    }

    /** A producer that counts may have nothing, which makes the statistic infinite: a completion in which one has. */
    private Bound emptied(Index index, Pieces pieces, double counted) {
        double[] upper = pieces.upper.clone();
        int least = -1;
        for (int i = 0; i < upper.length; i++) {
            if (pieces.lower[i] == 0 && pieces.count[i] > 0 && (least < 0 || upper[i] < upper[least])) {
                least = i;
            }
        }
        // The one that could have the least, so that somebody is left who has something
        if (least >= 0) {
            upper[least] = 0;
        }
        LevelSearch search =
                new LevelSearch(new Statistic.PowerSum(2), pieces.lower, upper, pieces.count, upper.length, 0, counted);
        if (known.totalIsFixed()) {
            search.withTotal(known.total);
        } else {
            search.withFreeTotal();
        }
        return pieces.extreme(search.amounts())
                .counting(counted)
                .with(index.finish(Double.POSITIVE_INFINITY, counted), 0, End.Kind.ATTAINED);
    }

    private Bound least(Index index, Statistic statistic) {
        int named = known.lower.length;
        int[] mayDrop = index.dropsZeros() ? mayBeZero() : new int[0];
        int parts = known.members.length;
        double[] members = new double[parts];
        Best best = new Best();
        for (int dropped = 0; dropped <= mayDrop.length && !best.exhausted; dropped++) {
            boolean[] out = new boolean[named];
            for (int k = 0; k < dropped; k++) {
                out[mayDrop[k]] = true;
            }
            if (!index.isRelative()) {
                for (int p = 0; p < parts; p++) {
                    members[p] = known.partUpper[p] > 0 ? known.members[p] : 0;
                }
                level(index, statistic, out, members, best);
            } else {
                spread(index, statistic, out, members, 0, best);
            }
        }
        if (best.extreme == null) {
            throw index.undefined();
        }
        if (!best.skipped && !best.exhausted) {
            return best.extreme;
        }
        boolean rising = index.risesWithConcentration();
        double found = best.extreme.value;
        double others;
        if (best.exhausted && parts <= 1) {
            // Of an index that counts producers the least concentrated end is where all have the same
            others = rising ? 0 : 1;
        } else {
            others = parts > 1 ? pooled().least(index, statistic).value : beyondTried(index, statistic);
        }
        double outer = rising ? Math.min(found, others) : Math.max(found, others);
        double gap = Math.abs(outer - found);
        boolean reached = gap <= ROUNDING;
        End.Kind kind = !reached ? End.Kind.OUTER : best.extreme.kind;
        return best.extreme.with(reached ? found : outer, reached ? 0 : gap, kind);
    }

    /** Returns a copy with one part for all: fewer numbers of producers to try, and no completion is lost. */
    private ShareBounds pooled() {
        double[] least = {Amounts.sum(known.partLower)};
        double[] most = {Amounts.sum(known.partUpper)};
        double[] members = {Amounts.sum(known.members)};
        return new ShareBounds(
                new Knowledge(known.lower, known.upper, least, most, members, known.total, known.cap), effort);
    }

    /**
     * A bound for more unnamed producers than are tried. The shares majorise those where the k named have the least
     * share S that they can have in equal parts, and the m unnamed the rest. That makes the more unequal the more they
     * are, if S exceeds k of k + m: the Lorenz curve bends later. Two indices change if every producer is doubled: H*
     * is at least (S^2/k - 1/m)/(1 - 1/m), evenness at most 1 - S + (entropy of S and 1 - S, plus S ln k)/ln m.
     */
    private double beyondTried(Index index, Statistic statistic) {
        double k = known.lower.length;
        double m = TRIED_WITHOUT_LIMIT;
        double n = k + m;
        double named = Amounts.sum(known.lower);
        double others = Amounts.sum(known.partUpper);
        double share = known.totalIsFixed() ? 1 - others / known.total : named / (named + others);
        Definition.@Nullable Spread spread = index.spread();
        if (spread != null) {
            return spread.beyond().of(share, k, m);
        }
        return share <= k / n
                ? 0
                : index.finish(statistic.of(new double[] {(1 - share) / m, share / k}, new double[] {m, k}, 2, n), n);
    }

    /** The named producers that may have nothing, the one with the least upper end first. */
    private int[] mayBeZero() {
        return IntStream.range(0, known.lower.length)
                .filter(i -> known.lower[i] == 0)
                .boxed()
                .sorted((a, b) -> Double.compare(known.upper[a], known.upper[b]))
                .mapToInt(i -> i)
                .toArray();
    }

    private static final class Best {
        @Nullable
        Bound extreme;

        long tried;
        double visited;
        boolean skipped;
        boolean exhausted;

        void offer(Bound other, boolean rising) {
            if (extreme == null || (rising ? other.value < extreme.value : other.value > extreme.value)) {
                extreme = other;
            }
        }
    }

    /** Tries every number of unnamed producers in each part. */
    private void spread(Index index, Statistic statistic, boolean[] out, double[] members, int part, Best best) {
        if (part == members.length) {
            level(index, statistic, out, members, best);
            return;
        }
        double most = known.partUpper[part] > 0 ? known.members[part] : 0;
        int from = known.partLower[part] > 0 ? 1 : 0;
        long tried = (long) Math.min(most, TRIED_WITHOUT_LIMIT);
        best.skipped |= tried < most;
        for (int m = from; m <= tried; m++) {
            if (best.exhausted) {
                break;
            }
            if (members.length > 1 && best.tried >= MOST_COMBINATIONS) {
                best.skipped = true;
                break;
            }
            members[part] = m;
            spread(index, statistic, out, members, part + 1, best);
        }
        if (Double.isInfinite(most)) {
            members[part] = most;
            spread(index, statistic, out, members, part + 1, best);
        }
    }

    private void level(Index index, Statistic statistic, boolean[] out, double[] members, Best best) {
        best.tried++;
        int named = known.lower.length;
        int parts = members.length;
        double[] lower = new double[named + parts];
        double[] upper = new double[named + parts];
        double[] count = new double[named + parts];
        int[] place = new int[named + parts];
        int size = 0;
        double producers = 0;
        for (int i = 0; i < named; i++) {
            if (!out[i]) {
                lower[size] = known.lower[i];
                upper[size] = known.upper[i];
                count[size] = 1;
                place[size++] = i;
                producers++;
            }
        }
        double crumbs = 0;
        for (int p = 0; p < parts; p++) {
            double m = members[p];
            if (Double.isInfinite(m)) {
                crumbs += known.partUpper[p];
                producers += m;
            } else if (m > 0) {
                double high = Math.min(known.cap, known.partUpper[p] / m);
                double low = known.partLower[p] / m;
                if (low > high * (1 + Knowledge.TOLERANCE)) {
                    return;
                }
                lower[size] = Math.min(low, high);
                upper[size] = high;
                count[size] = m;
                place[size++] = named + p;
                producers += m;
            }
        }
        double levels = known.totalIsFixed() ? 1 : 4.0 * size;
        best.visited += levels * size * (statistic instanceof Statistic.Separable ? 1 : 1 + size / 8.0);
        double boxes = effort.work * BOXES_IN_A_STEP;
        effort.spent(best.visited / boxes);
        best.exhausted = best.visited > boxes;
        double least = 0;
        double most = 0;
        for (int i = 0; i < size; i++) {
            least += count[i] * lower[i];
            most += count[i] * upper[i];
        }
        boolean fixed = known.totalIsFixed();
        if (fixed) {
            if (most + crumbs < known.total * (1 - Knowledge.TOLERANCE)) {
                return;
            }
            crumbs = Math.max(0, Math.min(crumbs, known.total - least));
        }
        if (producers < index.leastProducers()) {
            return;
        }
        if (most == 0 || crumbs == Double.POSITIVE_INFINITY) {
            if (crumbs > 0) {
                best.offer(dust(index), index.risesWithConcentration());
            }
            return;
        }
        double counted = Double.isInfinite(producers) ? Double.NaN : producers;
        LevelSearch search =
                new LevelSearch(statistic, lower, upper, count, size, crumbs, Double.isNaN(counted) ? 0 : counted);
        if (fixed) {
            search.withTotal(known.total);
        } else {
            search.withFreeTotal();
        }
        double[] amounts = search.amounts();
        Bound extreme = spreadOut(index, statistic, amounts, count, place, size, crumbs, producers);
        boolean empty = index.dropsZeros() && hasNothing(amounts, size);
        if (!empty && !Double.isNaN(extreme.value)) {
            best.offer(extreme, index.risesWithConcentration());
        }
    }

    private static boolean hasNothing(double[] amounts, int size) {
        return IntStream.range(0, size).anyMatch(i -> amounts[i] == 0);
    }

    private Bound spreadOut(
            Index index,
            Statistic statistic,
            double[] amounts,
            double[] count,
            int[] place,
            int size,
            double crumbs,
            double producers) {
        int named = known.lower.length;
        double total = crumbs;
        for (int i = 0; i < size; i++) {
            total += count[i] * amounts[i];
        }
        double[] shares = new double[named];
        double[] unnamed = new double[size];
        double[] counts = new double[size];
        int[] parts = new int[size];
        int used = 0;
        for (int i = 0; i < size; i++) {
            if (place[i] < named) {
                shares[place[i]] = amounts[i] / total;
            } else if (amounts[i] > 0) {
                unnamed[used] = amounts[i] / total;
                counts[used] = count[i];
                parts[used++] = place[i] - named;
            }
        }
        Bound extreme = new Bound(
                        shares,
                        Arrays.copyOf(unnamed, used),
                        Arrays.copyOf(counts, used),
                        Arrays.copyOf(parts, used),
                        total)
                .withCrumbs(crumbs / total)
                .counting(index.isRelative() ? producers : Double.NaN);
        double n = extreme.counted;
        double found = extreme.statistic(statistic, index.dropsZeros(), n);
        if (crumbs > 0) {
            double limit = index.isRelative()
                    ? crumbled(index, found, extreme.crumbs)
                    : index.finish(found + statistic.crumbs(extreme.crumbs), n);
            return extreme.with(limit, 0, End.Kind.LIMIT);
        }
        return extreme.with(index.finish(found, producers), 0, End.Kind.ATTAINED);
    }

    /** The limit of an index that depends on the number of producers, as a share is spread over ever more of them. */
    private static double crumbled(Index index, double statistic, double share) {
        Definition.@Nullable Spread spread = index.spread();
        return spread == null ? Double.NaN : spread.crumbled().applyAsDouble(statistic, share);
    }

    /** All supply in crumbs. */
    private Bound dust(Index index) {
        double value = index.isRelative()
                ? crumbled(index, 0, 1)
                : index.finish(index.statistic().crumbs(1), Double.NaN);
        double total = known.totalIsFixed() ? known.total : Amounts.sum(known.partUpper);
        return new Bound(new double[known.lower.length], new double[0], new double[0], new int[0], total)
                .withCrumbs(1)
                .with(value, 0, End.Kind.LIMIT);
    }

    /** The boxes of the concentrated end: the named, and each part cut into as few producers as may hold it. */
    final class Pieces {
        final double[] lower;
        final double[] upper;
        final double[] count;
        final int[] part;

        Pieces(boolean dropZeros) {
            int named = known.lower.length;
            DoubleStream.Builder low = DoubleStream.builder();
            DoubleStream.Builder high = DoubleStream.builder();
            DoubleStream.Builder counts = DoubleStream.builder();
            IntStream.Builder parts = IntStream.builder();
            for (int i = 0; i < named; i++) {
                low.add(known.lower[i]);
                high.add(known.upper[i]);
                counts.add(dropZeros && known.upper[i] == 0 ? 0 : 1);
                parts.add(-1);
            }
            for (int p = 0; p < known.members.length; p++) {
                double least = known.partLower[p];
                double most = known.partUpper[p];
                if (most <= 0) {
                    continue;
                }
                double full = Math.floor(least / known.cap * (1 + Knowledge.TOLERANCE));
                if (full > 0) {
                    low.add(known.cap);
                    high.add(known.cap);
                    counts.add(full);
                    parts.add(p);
                }
                double done = full > 0 ? full * known.cap : 0;
                int pieces = 0;
                while (most > done * (1 + Knowledge.TOLERANCE)) {
                    if (++pieces > MOST_PIECES) {
                        throw new IllegalArgumentException("at most " + MOST_PIECES
                                + " unnamed producers may be as large as the smallest named one, but an unsplit part of "
                                + most + " holds more of at most " + known.cap);
                    }
                    low.add(Math.max(0, least - done));
                    high.add(Math.min(known.cap, most - done));
                    counts.add(1);
                    parts.add(p);
                    done += known.cap;
                }
            }
            lower = low.build().toArray();
            upper = high.build().toArray();
            count = counts.build().toArray();
            part = parts.build().toArray();
        }

        boolean oneMayHaveNothing() {
            return IntStream.range(0, lower.length).anyMatch(i -> lower[i] == 0 && count[i] > 0);
        }

        /** What bounds a statistic of ranked shares, where there is no search for it alone. */
        @Nullable
        Hinges hinges(Statistic statistic, double producers, double[] start) {
            if (statistic instanceof Statistic.Excess) {
                return known.totalIsFixed() ? Hinges.ofExcess(known.total / producers) : null;
            }
            if (!(statistic instanceof Statistic.NegativeRankSum)) {
                return null;
            }
            @Nullable Hinges exact = known.totalIsFixed() ? Hinges.ofOneMidpoint(lower, upper, known.total) : null;
            return exact != null ? exact : new Hinges.Fit(lower, upper, count, known.total).from(start);
        }

        VertexSearch search(Statistic statistic, @Nullable Hinges hinges, double producers, long limit) {
            return new VertexSearch(statistic, hinges, lower, upper, count, known.total, producers, limit, effort);
        }

        double producers() {
            return Amounts.sum(count);
        }

        Bound extreme(double[] amounts) {
            double total = 0;
            for (int i = 0; i < amounts.length; i++) {
                total += count[i] * amounts[i];
            }
            int named = known.lower.length;
            double[] shares = new double[named];
            double[] unnamed = new double[amounts.length];
            double[] counts = new double[amounts.length];
            int[] parts = new int[amounts.length];
            int used = 0;
            for (int i = 0; i < amounts.length; i++) {
                double share = amounts[i] / total;
                if (i < named) {
                    shares[i] = share;
                } else if (share > 0) {
                    unnamed[used] = share;
                    counts[used] = count[i];
                    parts[used++] = part[i];
                }
            }
            return new Bound(
                    shares,
                    Arrays.copyOf(unnamed, used),
                    Arrays.copyOf(counts, used),
                    Arrays.copyOf(parts, used),
                    total);
        }
    }
}
