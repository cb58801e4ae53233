package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.examples.report.CompatibleSets.CompatibleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CompatibleSetsTest {

    @Test
    void setsThatOnlyTouchHoldAtOneValue() {
        assertThat(CompatibleSets.of(ImmutableMap.of(
                        "a", Interval.of(0.25, 0.5), "b", Interval.of(0.5, 0.75), "c", Interval.of(0.625, 1))))
                .containsExactly(
                        new CompatibleSet(ImmutableList.of("a", "b"), Interval.exact(0.5)),
                        new CompatibleSet(ImmutableList.of("b", "c"), Interval.of(0.625, 0.75)));
    }

    @Test
    void claimsThatAgreeAreOneSet() {
        assertThat(CompatibleSets.of(ImmutableMap.of("a", Interval.of(0, 1), "b", Interval.exact(0.5))))
                .containsExactly(new CompatibleSet(ImmutableList.of("a", "b"), Interval.exact(0.5)));
        assertThat(CompatibleSets.of(ImmutableMap.of())).isEmpty();
    }

    /** Against the definition: every subset with a common point that no larger such subset holds. */
    @Property(tries = 200)
    void equalsTheDefinition(@ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 99) Integer> ends) {
        Map<String, Interval> claims = new LinkedHashMap<>();
        for (int i = 0; i < ends.size(); i++) {
            int from = ends.get(i) / 10;
            claims.put("c" + i, Interval.of(from, from + ends.get(i) % 10));
        }
        List<Set<String>> possible = new ArrayList<>();
        for (Set<String> subset : Sets.powerSet(claims.keySet())) {
            if (!subset.isEmpty() && common(claims, subset).isPresent()) {
                possible.add(subset);
            }
        }
        List<Set<String>> maximal = possible.stream()
                .filter(set ->
                        possible.stream().noneMatch(other -> other.size() > set.size() && other.containsAll(set)))
                .toList();
        List<CompatibleSet> sets = CompatibleSets.of(claims);
        assertThat(sets.stream()
                        .map(set -> (Set<String>) Sets.newHashSet(set.claims()))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(maximal);
        sets.forEach(
                set -> assertThat(common(claims, Sets.newHashSet(set.claims()))).contains(set.common()));
    }

    private static Optional<Interval> common(Map<String, Interval> claims, Set<String> subset) {
        Optional<Interval> common = Optional.of(Interval.of(-1e9, 1e9));
        for (String id : subset) {
            common = common.flatMap(interval -> interval.intersection(claims.get(id)));
        }
        return common;
    }
}
