package io.github.criticalminerals.core.index;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KnowledgeTest {

    private static final double NO_CAP = Double.POSITIVE_INFINITY;
    private static final double[] NONE = {};

    private static Knowledge shares(double[] lower, double[] upper) {
        return Knowledge.ofShares(lower, upper, NONE, NONE, NONE, NO_CAP);
    }

    @Test
    void aWholeNarrowsWhatIsKnown() {
        // The others leave the first 0.2 at least and the last 0.4 at most
        Knowledge known = shares(new double[] {0, 0.5, 0.1}, new double[] {0.4, 0.5, 0.9});
        assertThat(known.lower).containsExactly(new double[] {0, 0.5, 0.1}, within(1e-15));
        assertThat(known.upper).containsExactly(new double[] {0.4, 0.5, 0.5}, within(1e-15));
        known = shares(new double[] {0, 0.5, 0.1}, new double[] {0.4, 0.5, 0.2});
        assertThat(known.lower).containsExactly(new double[] {0.3, 0.5, 0.1}, within(1e-15));
        assertThat(known.upper).containsExactly(new double[] {0.4, 0.5, 0.2}, within(1e-15));
        Knowledge open = new Knowledge(
                new double[] {7},
                new double[] {11},
                new double[] {0},
                new double[] {NO_CAP},
                new double[] {5},
                30,
                NO_CAP);
        assertThat(open.lower).containsExactly(7);
        assertThat(open.partLower).containsExactly(0);
        assertThat(open.partUpper).containsExactly(23);
        assertThat(open.isExact()).isFalse();
        Knowledge beside = Knowledge.ofShares(
                new double[] {0}, new double[] {0.9}, new double[] {0.4}, new double[] {0.7}, new double[] {5}, NO_CAP);
        assertThat(beside.lower).containsExactly(new double[] {0.3}, within(1e-15));
        assertThat(beside.upper).containsExactly(new double[] {0.6}, within(1e-15));
    }

    @Test
    void roundingLeavesZeroAtZero() {
        double[] parts = {1e9 / 3, 1e8 / 7, 1e9 / 11};
        double total = parts[2] + parts[1] + parts[0];
        double more = Math.nextUp(Math.nextUp(total));
        double[] lower = {parts[0], parts[1], parts[2], 0};
        double[] upper = {parts[0], parts[1], parts[2], 0.5};
        Knowledge known = new Knowledge(lower, upper, NONE, NONE, NONE, more, NO_CAP);
        assertThat(known.lower).containsExactly(lower);
        assertThat(known.upper[3]).isLessThan(1e-6);
        double[] lost = {parts[0], parts[1], parts[2], 1e-7};
        assertThat(new Knowledge(lower, lost, NONE, NONE, NONE, total, NO_CAP).upper)
                .containsExactly(lost);
    }

    @Test
    void aPartThatIsFullIsNotTooFull() {
        double[] three = {0.3};
        double[] part = {3};
        Knowledge known = Knowledge.ofShares(new double[] {0.7}, new double[] {0.7}, three, three, part, 0.1);
        assertThat(known.partLower).containsExactly(three, within(1e-15));
        refused(() -> Knowledge.ofShares(
                        new double[] {0.6}, new double[] {0.7}, new double[] {0.31}, new double[] {0.4}, part, 0.1))
                .hasMessage(
                        "an unsplit part of at least 0.31 cannot be split among at most 3 producers of at most 0.1");
    }

    @Test
    void whoHasNothingIsNotTheSmallest() {
        // The smallest that has something has 1 to 10
        Knowledge known = Knowledge.ofAmounts(
                new double[] {60, 0, 1},
                new double[] {60, 0, 10},
                new double[] {30},
                new double[] {30},
                new double[] {40},
                10);
        Bound most = new ShareBounds(known, Effort.usual()).mostConcentrated(Index.HHI);
        assertThat(most.value).isCloseTo((3600 + 1 + 300) / (91.0 * 91), within(1e-15));
        assertThat(most.value - most.gap).isCloseTo((3600 + 1 + 30) / (91.0 * 91), within(1e-12));
        Knowledge exact = Knowledge.ofAmounts(
                new double[] {60, 0, 10},
                new double[] {60, 0, 10},
                new double[] {30},
                new double[] {30},
                new double[] {40},
                10);
        most = new ShareBounds(exact, Effort.usual()).mostConcentrated(Index.HHI);
        assertThat(most.value).isCloseTo((3600 + 100 + 300) / 10_000.0, within(1e-15));
        assertThat(most.kind).isEqualTo(End.Kind.ATTAINED);
    }

    @Test
    void thePiecesOfAPartAreNoMoreThanIt() {
        // Of 3 two have 2 and 1 beside 5
        double[] three = {3};
        Knowledge known = Knowledge.ofAmounts(new double[] {5}, new double[] {5}, three, three, new double[] {9}, 2);
        Bound most = new ShareBounds(known, Effort.usual()).mostConcentrated(Index.HHI);
        assertThat(most.value).isCloseTo(30 / 64.0, within(1e-15));
        assertThat(most.kind).isEqualTo(End.Kind.ATTAINED);
    }

    @Test
    void withoutUpperEndOneHasAllOrEverMore() {
        double[] none = {0};
        double[] two = {2};
        double[] any = {NO_CAP};
        double[] one = {1};
        // The part has 2 and the named may have nothing, or the other way round
        Bound part = most(Knowledge.ofAmounts(none, any, two, two, one, NO_CAP));
        assertThat(part.kind).isEqualTo(End.Kind.ATTAINED);
        assertThat(part.named).containsExactly(0);
        assertThat(part.unnamed).containsExactly(1);
        assertThat(part.parts).containsExactly(0);
        assertThat(part.total).isEqualTo(2);
        Bound named = most(Knowledge.ofAmounts(two, any, none, any, one, NO_CAP));
        assertThat(named.kind).isEqualTo(End.Kind.ATTAINED);
        assertThat(named.named).containsExactly(1);
        assertThat(named.unnamed).isEmpty();
        assertThat(named.total).isEqualTo(2);
        Bound nobody = most(Knowledge.ofAmounts(none, two, none, any, one, NO_CAP));
        assertThat(nobody.kind).isEqualTo(End.Kind.ATTAINED);
        assertThat(nobody.unnamed).containsExactly(1);
        assertThat(nobody.total).isEqualTo(1);
        // Both have something: it is a limit
        Bound both = most(Knowledge.ofAmounts(two, two, one, any, one, NO_CAP));
        assertThat(both.kind).isEqualTo(End.Kind.LIMIT);
        assertThat(both.named).containsExactly(0);
        assertThat(both.unnamed).containsExactly(1);
        assertThat(both.total).isInfinite();
    }

    private static Bound most(Knowledge known) {
        Bound most = new ShareBounds(known, Effort.usual()).mostConcentrated(Index.HHI);
        assertThat(most.value).isEqualTo(1);
        assertThat(most.gap).isZero();
        return most;
    }
}
