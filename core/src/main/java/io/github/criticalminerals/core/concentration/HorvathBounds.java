package io.github.criticalminerals.core.concentration;

import io.github.criticalminerals.core.concentration.Statistic.HorvathPart;
import io.github.criticalminerals.core.concentration.Statistic.HorvathSum;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of Horvath's index, which is not Schur-convex, over shares of one whole.
 *
 * <p>Let somebody lead with the share m. The others have at most one half each, where g(s) = s^2 (2 - s) is convex, so
 * that m plus the sum of g over the others is convex over all completions that he leads. What counts between him and
 * another is whether that one has more than a third, where the slope of g is that of m.
 *
 * <p>Most: what moves to the leader from a share below a third adds to the index. So he has all that he may, and the
 * others are at a vertex ({@link VertexSearch}); or one other has more than a third, all the rest are at their lower ends,
 * and the leader is as small as these two allow. (Two of one part do better as one, for only a named one of more than a
 * third could keep them from it.) All leaders and pairs are tried.
 *
 * <p>Least: the others are level, and the leader is as small as leading allows, unless the level is then above a third; if
 * so, he has what a level of a third leaves. Where he is as small as leading allows, the completion is the even one or another
 * leads a better one, so that only his own lower end counts. An unnamed leader with one other of his part leads where both
 * have more than the rest can take, at the lower end of their part; with two others they are level with him, or another
 * leads.
 */
final class HorvathBounds {
    /** How many times the work of another index this one may take, which searches for each leader. */
    static final long MORE = 20;

    private static final double THIRD = 1.0 / 3;
    private static final HorvathPart PART = new HorvathPart();
    private static final HorvathSum HORVATH = new HorvathSum();

    private final Knowledge shares;
    private final int named;
    /** Who may lead: the named, then one of each part, who may hold all of it. */
    private final double[] lower;

    private final double[] upper;

    private Extreme best;
    /** The most that is not ruled out. */
    private double outer;

    /** Nodes left to all searches. */
    private long work;

    /**
     * Bounds over shares.
     *
     * @param shares what is known of them; their total is one
     * @param work most nodes of all searches
     */
    HorvathBounds(Knowledge shares, long work) {
        this.shares = shares;
        this.work = work;
        named = shares.lower.length;
        int seats = named + shares.members.length;
        lower = Arrays.copyOf(shares.lower, seats);
        upper = Arrays.copyOf(shares.upper, seats);
        for (int p = 0; p < shares.members.length; p++) {
            lower[named + p] = shares.partLower[p];
            upper[named + p] = Math.min(shares.cap, shares.partUpper[p]);
        }
        best = new ShareBounds(shares, work / MORE).leastConcentrated(Index.HHI).evaluated(HORVATH);
    }

    Extreme most() {
        best = new ShareBounds(shares, work / MORE).mostConcentrated(Index.HHI).evaluated(HORVATH);
        outer = best.value;
        pairs();
        IntStream.range(0, upper.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -upper[i]))
                .forEach(this::withAllOf);
        return Outer.end(best, Math.max(outer, best.value), best.value);
    }

    /** With a leader who has all that he may. */
    private void withAllOf(int who) {
        double leading = upper[who];
        @Nullable Knowledge led = ledBy(who, leading);
        if (led == null) {
            return;
        }
        double added = leading - PART.term(leading);
        ShareBounds.Pieces pieces = new ShareBounds(led, work).new Pieces(false);
        VertexSearch.Found found = pieces.search(PART, null, pieces.producers(), work)
                .above(best.value - added)
                .run();
        work -= found.nodes;
        outer = Math.max(outer, found.bound + added);
        if (found.value > best.value - added) {
            Extreme completion =
                    unnamedAgain(pieces.extreme(found.amounts), who).evaluated(HORVATH);
            best = completion.value > best.value ? completion : best;
        }
    }

    private @Nullable Knowledge ledBy(int who, double share) {
        @Nullable Knowledge capped = shares.capped(Double.POSITIVE_INFINITY, share);
        return capped == null ? null : capped.ledBy(who, share, share);
    }

    private Extreme unnamedAgain(Extreme completion, int who) {
        return who < named ? completion : completion.withFirstUnnamed(named, who - named);
    }

    /**
     * A leader and one other who has more than a third, all the rest at their lower ends. What both have is within their
     * ends, for an upper end is at most what all other lower ends leave.
     */
    private void pairs() {
        double least = Knowledge.sum(lower);
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j < lower.length; j++) {
                double both = 1 - least + lower[i] + lower[j];
                double first = Math.max(both / 2, both - upper[j]);
                if (i != j && both - first > THIRD && first <= upper[i]) {
                    pair(i, first, j, both - first);
                }
            }
        }
    }

    private void pair(int leader, double first, int other, double second) {
        double[] amounts = lower.clone();
        amounts[leader] = first;
        amounts[other] = second;
        double[] some = Arrays.copyOf(amounts, named);
        double[] parts = Arrays.copyOfRange(amounts, named, amounts.length);
        Knowledge exact = Knowledge.ofShares(some, some, parts, parts, shares.members, Math.min(shares.cap, first));
        ShareBounds.Pieces pieces = new ShareBounds(exact, work).new Pieces(false);
        Extreme completion = pieces.extreme(pieces.lower).evaluated(HORVATH);
        best = completion.value > best.value ? completion : best;
    }

    Extreme least() {
        for (int i = 0; i < upper.length; i++) {
            double members = i < named ? 1 : shares.members[i - named];
            if (members == 1) {
                lead(i, Math.max(lower[i], Math.min(upper[i], 1 - heldByOthers(i, THIRD))));
            } else if (members == 2) {
                lead(i, lower[i] - THIRD);
            }
        }
        return best;
    }

    /** Offers the least with a given leader. */
    private void lead(int who, double share) {
        boolean may = share > 0 && share <= upper[who] * (1 + Knowledge.TOLERANCE);
        @Nullable Knowledge led = may ? ledBy(who, Math.min(share, upper[who])) : null;
        if (led != null) {
            Extreme level = new ShareBounds(led, work).least(Index.HORVATH, PART);
            Extreme completion = unnamedAgain(level, who).evaluated(HORVATH);
            best = completion.value < best.value ? completion : best;
        }
    }

    /** What all but one hold at a level. */
    private double heldByOthers(int who, double level) {
        double held = 0;
        for (int i = 0; i < lower.length; i++) {
            double members = i < named ? 1 : shares.members[i - named];
            double most = i < named ? upper[i] : shares.partUpper[i - named];
            held += i == who || most == 0 ? 0 : Math.min(Math.max(members * level, lower[i]), most);
        }
        return held;
    }
}
