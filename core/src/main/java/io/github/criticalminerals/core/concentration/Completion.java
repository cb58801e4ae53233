package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Producer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One way in which everything unknown could be: a share for every producer, named and unnamed. The ends of a bound are
 * values of the index at such completions.
 */
public final class Completion {

    private final ImmutableMap<Producer, Double> named;
    private final ImmutableList<Unnamed> unnamed;
    private final double crumbs;

    /**
     * Unnamed producers with equal shares.
     *
     * @param part the unsplit part that they belong to
     * @param producers how many there are, at least 1
     * @param share the share of each (fraction, 0..1)
     */
    public record Unnamed(Producer part, long producers, double share) {}

    Completion(Map<Producer, Double> named, List<Unnamed> unnamed, double crumbs) {
        this.named = ImmutableMap.copyOf(named);
        this.unnamed = ImmutableList.copyOf(unnamed);
        this.crumbs = crumbs;
    }

    /**
     * The shares of the named producers.
     *
     * @return share by producer (fraction, 0..1), in the order of the table or claims
     */
    public Map<Producer, Double> named() {
        return named;
    }

    /**
     * The unnamed producers that have something.
     *
     * @return groups of equal ones
     */
    public List<Unnamed> unnamed() {
        return unnamed;
    }

    /**
     * The share that is spread over ever more producers, where their number is not limited.
     *
     * @return the share (fraction, 0..1), 0 unless the end is a limit
     */
    public double crumbs() {
        return crumbs;
    }

    /**
     * All shares, without the crumbs.
     *
     * @return one for each producer, in descending order (fractions, 0..1)
     */
    public List<Double> shares() {
        List<Double> all = new ArrayList<>(named.values());
        for (Unnamed group : unnamed) {
            for (long k = 0; k < group.producers(); k++) {
                all.add(group.share());
            }
        }
        all.sort(Comparator.reverseOrder());
        return ImmutableList.copyOf(all);
    }

    /** The shares by name, then the unnamed, then the crumbs. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        named.forEach((producer, share) -> append(text, producer.name() + " " + share));
        for (Unnamed group : unnamed) {
            append(text, group.part().name() + " " + group.producers() + " x " + group.share());
        }
        if (crumbs > 0) {
            append(text, "spread without limit " + crumbs);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String part) {
        text.append(text.length() == 0 ? "" : ", ").append(part);
    }
}
