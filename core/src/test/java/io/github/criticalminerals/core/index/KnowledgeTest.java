package io.github.criticalminerals.core.index;

import static io.github.criticalminerals.core.index.Known.NONE;
import static io.github.criticalminerals.core.index.Known.NO_CAP;
import static io.github.criticalminerals.core.index.Known.assertEnd;
import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.quantity.Interval;
import org.junit.jupiter.api.Test;

class KnowledgeTest {

    @Test
    void aWholeNarrowsWhatIsKnown() {
        // The others leave the first 0.2 at least and the last 0.4 at most
        Knowledge known = Known.shares(new double[] {0, 0.5, 0.1}, new double[] {0.4, 0.5, 0.9});
        assertThat(known.lower).containsExactly(new double[] {0, 0.5, 0.1}, within(1e-15));
        assertThat(known.upper).containsExactly(new double[] {0.4, 0.5, 0.5}, within(1e-15));
        known = Known.shares(new double[] {0, 0.5, 0.1}, new double[] {0.4, 0.5, 0.2});
        assertThat(known.lower).containsExactly(new double[] {0.3, 0.5, 0.1}, within(1e-15));
        assertThat(known.upper).containsExactly(new double[] {0.4, 0.5, 0.2}, within(1e-15));
        double[] any = {NO_CAP};
        Knowledge open =
                new Knowledge(new double[] {7}, new double[] {11}, new double[] {0}, any, new double[] {5}, 30, NO_CAP);
        assertThat(open.lower).containsExactly(7);
        assertThat(open.partLower).containsExactly(0);
        assertThat(open.partUpper).containsExactly(23);
        assertThat(open.isExact()).isFalse();
        Knowledge beside = Known.shares(new double[] {0}, new double[] {0.9}, Interval.of(0.4, 0.7), 5, NO_CAP);
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
        double[] named = {0.7};
        Knowledge known = Known.shares(named, named, Interval.exact(0.3), 3, 0.1);
        assertThat(known.partLower).containsExactly(new double[] {0.3}, within(1e-15));
        refused(() -> Known.shares(new double[] {0.6}, named, Interval.of(0.31, 0.4), 3, 0.1))
                .hasMessage(
                        "an unsplit part of at least 0.31 cannot be split among at most 3 producers of at most 0.1");
    }

    @Test
    void whoHasNothingIsNotTheSmallest() {
        // The smallest that has something has 1 to 10
        Interval part = Interval.exact(30);
        Knowledge known = Known.amounts(new double[] {60, 0, 1}, new double[] {60, 0, 10}, part, 40, 10);
        Bound most = Known.most(Index.HHI, known);
        assertThat(most.value).isCloseTo((3600 + 1 + 300) / (91.0 * 91), within(1e-15));
        assertThat(most.value - most.gap).isCloseTo((3600 + 1 + 30) / (91.0 * 91), within(1e-12));
        double[] ten = {60, 0, 10};
        most = Known.most(Index.HHI, Known.amounts(ten, ten, part, 40, 10));
        assertEnd(most, End.Kind.ATTAINED, (3600 + 100 + 300) / 10_000.0, 1e-15);
    }

    @Test
    void thePiecesOfAPartAreNoMoreThanIt() {
        // Of 3 two have 2 and 1 beside 5
        double[] five = {5};
        Knowledge known = Known.amounts(five, five, Interval.exact(3), 9, 2);
        assertEnd(Known.most(Index.HHI, known), End.Kind.ATTAINED, 30 / 64.0, 1e-15);
    }

    @Test
    void withoutUpperEndOneHasAllOrEverMore() {
        double[] none = {0};
        double[] two = {2};
        double[] any = {NO_CAP};
        // The part has 2 and the named may have nothing, or the other way round
        Bound part = most(Known.amounts(none, any, Interval.exact(2), 1, NO_CAP), End.Kind.ATTAINED);
        assertThat(part.named).containsExactly(0);
        assertThat(part.unnamed).containsExactly(1);
        assertThat(part.parts).containsExactly(0);
        assertThat(part.total).isEqualTo(2);
        Bound named = most(Known.amounts(two, any, Interval.NON_NEGATIVE, 1, NO_CAP), End.Kind.ATTAINED);
        assertThat(named.named).containsExactly(1);
        assertThat(named.unnamed).isEmpty();
        assertThat(named.total).isEqualTo(2);
        Bound nobody = most(Known.amounts(none, two, Interval.NON_NEGATIVE, 1, NO_CAP), End.Kind.ATTAINED);
        assertThat(nobody.unnamed).containsExactly(1);
        assertThat(nobody.total).isEqualTo(1);
        // Both have something: it is a limit
        Bound both = most(Known.amounts(two, two, Interval.atLeast(1), 1, NO_CAP), End.Kind.LIMIT);
        assertThat(both.named).containsExactly(0);
        assertThat(both.unnamed).containsExactly(1);
        assertThat(both.total).isInfinite();
    }

    private static Bound most(Knowledge known, End.Kind kind) {
        Bound most = Known.most(Index.HHI, known);
        assertEnd(most, kind, 1, 0);
        assertThat(most.gap).isZero();
        return most;
    }
}
