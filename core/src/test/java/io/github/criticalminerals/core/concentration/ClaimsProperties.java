package io.github.criticalminerals.core.concentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.index.End;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Claims on countries, on groups of them, and on both, against every way to share out the whole on a grid. */
class ClaimsProperties {
    private static final int GRID = 12;
    private static final List<Country> ALL =
            List.of(Country.CHINA, Country.of("MMR"), Country.of("VNM"), Country.of("AUS"), Country.UNITED_STATES);
    private static final List<Index> INDICES =
            List.of(Index.HHI, Index.concentrationRatio(1), Index.concentrationRatio(2));

    /** Who a claim is on, as places in the list above, and its range on the grid. */
    record Said(List<Integer> who, int from, int to) {
        Producer producer() {
            List<Country> members = who.stream().map(ALL::get).toList();
            return members.size() == 1
                    ? members.get(0)
                    : new Aggregate(
                            String.join(
                                    " and ", members.stream().map(Country::name).toList()),
                            ImmutableList.copyOf(members));
        }

        boolean holds(int[] shares) {
            int sum = who.stream().mapToInt(place -> shares[place]).sum();
            return from <= sum && sum <= to;
        }
    }

    @Provide
    Arbitrary<List<Said>> claims() {
        Arbitrary<List<Integer>> who = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(0, 4).map(List::of)),
                Tuple.of(1, Arbitraries.just(List.of(0, 1))),
                Tuple.of(1, Arbitraries.just(List.of(0, 1, 2))),
                Tuple.of(1, Arbitraries.just(List.of(3, 4))));
        Arbitrary<int[]> range = Combinators.combine(
                        Arbitraries.integers().between(0, GRID),
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.just(0)),
                                Tuple.of(1, Arbitraries.integers().between(0, 4))))
                .as((from, width) -> new int[] {from, Math.min(GRID, from + width)});
        return Combinators.combine(who, range)
                .as((whom, ends) -> new Said(whom, ends[0], ends[1]))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    /** The claims, and one on everybody who is in none so that the five are all there are. */
    private static ShareClaims closed(List<Said> said) {
        ShareClaims claims = null;
        List<Said> all = new ArrayList<>(said);
        for (int place = 0; place < ALL.size(); place++) {
            int at = place;
            if (said.stream().noneMatch(one -> one.who.contains(at))) {
                all.add(new Said(List.of(at), 0, GRID));
            }
        }
        for (Said one : all) {
            Share share = Share.of(one.from / (double) GRID, one.to / (double) GRID);
            claims = claims == null ? ShareClaims.of(one.producer(), share) : claims.and(one.producer(), share);
        }
        return claims.withoutOthers();
    }

    private static List<int[]> completions(List<Said> said) {
        List<int[]> all = new ArrayList<>();
        for (int a = 0; a <= GRID; a++) {
            for (int b = 0; a + b <= GRID; b++) {
                for (int c = 0; a + b + c <= GRID; c++) {
                    for (int d = 0; a + b + c + d <= GRID; d++) {
                        int[] shares = {a, b, c, d, GRID - a - b - c - d};
                        if (said.stream().allMatch(one -> one.holds(shares))) {
                            all.add(shares);
                        }
                    }
                }
            }
        }
        return all;
    }

    private static double of(Index index, int[] shares) {
        return index.ofAmounts(Arrays.stream(shares).asDoubleStream().toArray());
    }

    /**
     * The claims of a country and of groups that hold each other, or nothing of each other, are laminar: ends are on
     * the grid.
     */
    @Property(tries = 400)
    void boundsHoldEveryCompletionAndNothingIsRefusedThatCanBe(@ForAll("claims") List<Said> said) {
        List<int[]> completions = completions(said);
        for (Index index : INDICES) {
            IndexResult result;
            try {
                result = Concentration.of(closed(said)).of(index);
            } catch (IllegalArgumentException e) {
                if (!e.getMessage().startsWith("claims must be on producers that are apart, but ")) {
                    assertThat(completions).as(e.getMessage()).isEmpty();
                }
                continue;
            }
            assertThat(completions).as("some completion of " + said).isNotEmpty();
            Interval value = result.value();
            double most = 0;
            for (int[] shares : completions) {
                double one = of(index, shares);
                most = Math.max(most, one);
                assertThat(one)
                        .as(index + " of " + Arrays.toString(shares))
                        .isBetween(value.lower() - 1e-12, value.upper() + 1e-12);
            }
            if (result.end(Side.HIGH).kind() == End.Kind.ATTAINED) {
                assertThat(value.upper()).as(index.toString()).isCloseTo(most, within(1e-9));
            }
        }
    }

    /** Found by the property above: the group has to take what its member at the least leaves of the whole. */
    @Example
    void aGroupBesideItsMemberMayHaveMoreThanTheLeast() {
        boundsHoldEveryCompletionAndNothingIsRefusedThatCanBe(List.of(
                new Said(List.of(2), 2, 6),
                new Said(List.of(3), 0, 0),
                new Said(List.of(0, 1), 0, 0),
                new Said(List.of(3, 4), 3, 6)));
    }

    /** A claim said twice, or in another order, says no more. */
    @Property(tries = 100)
    void orderAndRepetitionDoNotMatter(@ForAll("claims") List<Said> said) {
        List<Said> other = new ArrayList<>(said);
        Collections.reverse(other);
        other.add(said.get(0));
        assertThat(ends(other)).isEqualTo(ends(said));
    }

    /** The ends, or that the claims are refused: of two faults the one is named that is met first. */
    private static Object ends(List<Said> said) {
        try {
            Interval value = Concentration.of(closed(said)).hhi().value();
            return Map.of("low", Math.round(1e9 * value.lower()), "high", Math.round(1e9 * value.upper()));
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }
}
