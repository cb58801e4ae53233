package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of: the producers, what is known of them, and what the result has to say about it. */
final class Setting {
    final ImmutableList<Producer> named;
    final ImmutableList<Producer> parts;
    final Knowledge known;
    /** If all that is known is the share of the largest together. */
    final @Nullable LargestBounds largest;

    /** What shares are taken of, if not of the sum of the amounts. */
    final Interval printedTotal;

    final boolean ofPrintedTotal;
    final Coverage coverage;
    final ImmutableList<String> notes;
    final ImmutableList<Source> sources;
    /** The unit of the amounts, empty for shares. */
    final String unit;

    final long work;

    Setting(
            List<Producer> named,
            List<Producer> parts,
            Knowledge known,
            @Nullable LargestBounds largest,
            boolean ofPrintedTotal,
            Interval printedTotal,
            Coverage coverage,
            List<String> notes,
            List<Source> sources,
            String unit,
            long work) {
        this.named = ImmutableList.copyOf(named);
        this.parts = ImmutableList.copyOf(parts);
        this.known = known;
        this.largest = largest;
        this.ofPrintedTotal = ofPrintedTotal;
        this.printedTotal = printedTotal;
        this.coverage = coverage;
        this.notes = ImmutableList.copyOf(notes);
        this.sources = ImmutableList.copyOf(sources);
        this.unit = unit;
        this.work = work;
    }

    /** The index of what a calculator made this of. */
    IndexResult ask(Index index, Concentration of) {
        Extreme least;
        Extreme most;
        if (ofPrintedTotal) {
            least = ofTotal(index, known.lower, known.partLower, printedTotal.upper(), false);
            most = ofTotal(index, known.upper, known.partUpper, printedTotal.lower(), true);
        } else if (largest != null) {
            least = largest.leastConcentrated(index);
            most = largest.mostConcentrated(index);
        } else {
            ShareBounds bounds = new ShareBounds(known, work);
            least = bounds.leastConcentrated(index);
            most = known.isExact() ? least : bounds.mostConcentrated(index);
        }
        Extreme lower = index.risesWithConcentration() ? least : most;
        Extreme upper = index.risesWithConcentration() ? most : least;
        if (Double.isInfinite(lower.value)) {
            throw index.infinite();
        }
        return new IndexResult(index, of, this, lower, upper);
    }

    List<Contribution> contributions() {
        ImmutableList.Builder<Contribution> all = ImmutableList.builder();
        for (int i = 0; i < named.size(); i++) {
            Interval share = share(known.lower[i], known.upper[i]);
            all.add(new Contribution(named.get(i), share, share.times(share)));
        }
        for (int p = 0; p < parts.size(); p++) {
            Interval share = share(known.partLower[p], known.partUpper[p]);
            double most = known.members[p];
            all.add(new Contribution(
                    parts.get(p),
                    share,
                    Interval.of(share.lower() * share.lower() / most, share.upper() * share.upper())));
        }
        return all.build();
    }

    /** The share of a producer whose amount is known within bounds, the others anywhere in theirs. */
    private Interval share(double low, double high) {
        if (ofPrintedTotal) {
            return Interval.of(low, high).dividedBy(printedTotal);
        }
        if (known.totalIsFixed()) {
            return Interval.of(low, high).dividedBy(Interval.exact(known.total)).clamp(0, 1);
        }
        double least = Knowledge.sum(known.lower) + Knowledge.sum(known.partLower) - low;
        double most = Knowledge.sum(known.upper) + Knowledge.sum(known.partUpper);
        double others = Double.isInfinite(high) ? others() : most - high;
        double from = low == 0 ? 0 : low / (low + others);
        double to = high == 0 ? 0 : Double.isInfinite(high) ? 1 : high / (high + least);
        return Interval.of(Math.min(from, to), to);
    }

    /** The upper ends of all but one without upper end: infinite if another has none. */
    private double others() {
        double sum = 0;
        int unbounded = 0;
        for (double[] ends : new double[][] {known.upper, known.partUpper}) {
            for (double end : ends) {
                unbounded += Double.isInfinite(end) ? 1 : 0;
                sum += Double.isInfinite(end) ? 0 : end;
            }
        }
        return unbounded > 1 ? Double.POSITIVE_INFINITY : sum;
    }

    Interval addedByMerging(Producer one, Producer other) {
        Interval a = shareOf(one);
        Interval b = shareOf(other);
        double together = known.totalIsFixed() ? together(one, other) : 1;
        double most = a.upper() + b.upper() <= together
                ? a.upper() * b.upper()
                : product(Math.min(a.upper(), Math.max(together / 2, together - b.upper())), together);
        return Interval.of(2 * Math.min(a.lower() * b.lower(), most), 2 * most);
    }

    private static double product(double share, double together) {
        return share * (together - share);
    }

    /** The most that two may have together, of which the others leave. */
    private double together(Producer one, Producer other) {
        double least = Knowledge.sum(known.lower) + Knowledge.sum(known.partLower);
        return (known.total - least + known.lower[named.indexOf(one)] + known.lower[named.indexOf(other)])
                / known.total;
    }

    private Interval shareOf(Producer producer) {
        int at = named.indexOf(producer);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "producer must be one that is counted by name, but was " + producer.name());
        }
        return share(known.lower[at], known.upper[at]);
    }

    /** Shares of a printed total do not sum to one: both sums scale with what the amounts are of it. */
    private Extreme ofTotal(Index index, double[] amounts, double[] partAmounts, double whole, boolean most) {
        Statistic statistic = index.statistic();
        boolean square = statistic.equals(new Statistic.PowerSum(2)) && !index.isRelative();
        if (!square && !(statistic instanceof Statistic.TopShare)) {
            throw new IllegalArgumentException(
                    "shares of a printed total do not sum to one; they serve hhi, effectiveNumber, cr(k) and nMinus1, but"
                            + " was asked for " + index);
        }
        if (Double.isInfinite(Knowledge.sum(amounts) + Knowledge.sum(partAmounts))) {
            throw new IllegalArgumentException("shares of a printed total need amounts with an upper bound");
        }
        Knowledge exact = Knowledge.ofAmounts(amounts, amounts, partAmounts, partAmounts, known.members, known.cap);
        ShareBounds bounds = new ShareBounds(exact, work);
        Extreme found = most ? bounds.mostConcentrated(index) : bounds.leastConcentrated(index);
        double scale = found.total / whole;
        double sum = found.statistic(statistic, false, Double.NaN);
        double value = index.unclamped(square ? sum * scale * scale : sum * scale);
        return found.scaled(scale, value, whole);
    }
}
