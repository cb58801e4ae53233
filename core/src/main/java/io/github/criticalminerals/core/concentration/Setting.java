package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;

/** What is asked of: the producers, what is known of them, and what the result has to say about it. */
final class Setting {
    final ImmutableList<Producer> named;
    final ImmutableList<Producer> parts;
    final Knowledge known;
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
        this.ofPrintedTotal = ofPrintedTotal;
        this.printedTotal = printedTotal;
        this.coverage = coverage;
        this.notes = ImmutableList.copyOf(notes);
        this.sources = ImmutableList.copyOf(sources);
        this.unit = unit;
        this.work = work;
    }

    IndexResult ask(Index index) {
        Extreme least;
        Extreme most;
        if (ofPrintedTotal) {
            least = ofTotal(index, known.lower, known.partLower, printedTotal.upper(), false);
            most = ofTotal(index, known.upper, known.partUpper, printedTotal.lower(), true);
        } else {
            ShareBounds bounds = new ShareBounds(known, work);
            least = bounds.leastConcentrated(index);
            most = bounds.mostConcentrated(index);
        }
        Extreme lower = index.risesWithConcentration() ? least : most;
        Extreme upper = index.risesWithConcentration() ? most : least;
        if (Double.isInfinite(lower.value)) {
            throw index.infinite();
        }
        return new IndexResult(index, this, lower, upper);
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
