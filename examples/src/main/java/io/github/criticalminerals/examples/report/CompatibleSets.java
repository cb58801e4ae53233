package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which claims about one figure can hold together: all sets of intervals with a common point that no larger set has.
 */
final class CompatibleSets {

    /**
     * A maximal set.
     *
     * @param claims the ids of its claims
     * @param common the values at which all of them hold; exact where they only touch
     */
    record CompatibleSet(List<String> claims, Interval common) {}

    private CompatibleSets() {}

    /**
     * All maximal sets, in the order of their common values. A common point can be sought among the lower ends alone.
     */
    static List<CompatibleSet> of(Map<String, Interval> claims) {
        List<CompatibleSet> sets = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (double point : claims.values().stream()
                .mapToDouble(Interval::lower)
                .sorted()
                .distinct()
                .toArray()) {
            ImmutableMap.Builder<String, Interval> holding = ImmutableMap.builder();
            claims.forEach((id, interval) -> {
                if (interval.contains(point)) {
                    holding.put(id, interval);
                }
            });
            Map<String, Interval> here = holding.buildOrThrow();
            Interval common = here.values().stream()
                    .reduce((a, b) -> a.intersection(b).orElseThrow())
                    .orElseThrow();
            List<String> ids = ImmutableList.copyOf(here.keySet());
            if (seen.add(ids)) {
                sets.add(new CompatibleSet(ids, common));
            }
        }
        return sets.stream()
                .filter(set -> sets.stream()
                        .noneMatch(other -> other.claims().size() > set.claims().size()
                                && other.claims().containsAll(set.claims())))
                .collect(ImmutableList.toImmutableList());
    }
}
