package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.index.Bound;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.SharpBounds;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of: the producers, what is known of them, and what the result has to say about it.
 *
 * @param named who is counted by name
 * @param parts what unnamed producers have together
 * @param members how many share each part, at most
 * @param bounds what is known of their amounts or shares
 * @param coverage what is counted, and what is left out
 * @param origin what the numbers are
 */
record Setting(
        List<Producer> named,
        List<Producer> parts,
        List<Double> members,
        SharpBounds bounds,
        Coverage coverage,
        Origin origin) {

    /**
     * What the numbers are.
     *
     * @param unit the unit of the amounts, empty for shares
     * @param printedTotal what shares are taken of, if not of the sum of the amounts
     * @param notes what is to be known
     * @param sources where they are from
     */
    record Origin(String unit, Optional<Interval> printedTotal, List<String> notes, List<Source> sources) {
        static final Origin CLAIMS = new Origin("", Optional.empty(), ImmutableList.of(), ImmutableList.of());
    }

    Setting(Rows rows, SharpBounds bounds, Coverage coverage, Origin origin) {
        this(
                ImmutableList.copyOf(rows.named),
                ImmutableList.copyOf(rows.parts),
                ImmutableList.copyOf(rows.members),
                bounds,
                coverage,
                origin);
    }

    /** The index of what a calculator made this of. */
    IndexResult ask(Index index, Concentration of, Progress progress) {
        if (isExact()) {
            Bound both = end(Side.LOW, index, progress);
            return new IndexResult(index, of, this, both, both);
        }
        Bound lower = end(Side.LOW, index, progress.part(0, 2));
        Bound upper = end(Side.HIGH, index, progress.part(1, 2));
        return new IndexResult(index, of, this, lower, upper);
    }

    private boolean isExact() {
        return parts.isEmpty()
                && origin.printedTotal().isEmpty()
                && bounds.named().stream().allMatch(Interval::isExact);
    }

    private Bound end(Side side, Index index, Progress progress) {
        return origin.printedTotal()
                .map(total -> bounds.ofTotal(side, index, total))
                .orElseGet(() -> bounds.withProgress(progress).at(side, index));
    }

    List<Contribution> contributions() {
        ImmutableList.Builder<Contribution> all = ImmutableList.builder();
        List<Interval> amounts = bounds.named();
        for (int i = 0; i < named.size(); i++) {
            Interval share = share(amounts.get(i));
            all.add(new Contribution(named.get(i), share, share.times(share), coverage.omissions()));
        }
        List<Interval> sums = bounds.parts();
        for (int p = 0; p < parts.size(); p++) {
            Interval share = share(sums.get(p));
            double least = share.lower() * share.lower() / members.get(p);
            all.add(new Contribution(
                    parts.get(p), share, Interval.of(least, share.upper() * share.upper()), coverage.omissions()));
        }
        return all.build();
    }

    /** The share of a producer whose amount is one of those known, the others anywhere in theirs. */
    private Interval share(Interval amount) {
        if (origin.printedTotal().isPresent()) {
            return amount.dividedBy(origin.printedTotal().get());
        }
        if (bounds.isOfShares()) {
            return amount.clamp(0, 1);
        }
        double least = -amount.lower();
        double most = amount.isBounded() ? -amount.upper() : 0;
        int unbounded = amount.isBounded() ? 0 : -1;
        for (List<Interval> some : ImmutableList.of(bounds.named(), bounds.parts())) {
            for (Interval each : some) {
                least += each.lower();
                most += each.isBounded() ? each.upper() : 0;
                unbounded += each.isBounded() ? 0 : 1;
            }
        }
        double others = unbounded > 0 ? Double.POSITIVE_INFINITY : Math.max(0, most);
        return amount.shareBeside(Interval.of(Math.min(Math.max(0, least), others), others));
    }

    Interval addedByMerging(Producer one, Producer other) {
        Interval a = shareOf(one);
        Interval b = shareOf(other);
        double together = bounds.isOfShares() ? together(one, other) : 1;
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
        double left = 1;
        for (int i = 0; i < named.size(); i++) {
            boolean isOther = !named.get(i).equals(one) && !named.get(i).equals(other);
            left -= isOther ? bounds.named().get(i).lower() : 0;
        }
        return left - bounds.parts().stream().mapToDouble(Interval::lower).sum();
    }

    private Interval shareOf(Producer producer) {
        int at = named.indexOf(producer);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "producer must be one that is counted by name, but was " + producer.name());
        }
        return share(bounds.named().get(at));
    }
}
