package io.github.criticalminerals.core.concentration;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.index.End;
import io.github.criticalminerals.core.index.Family;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.index.Zeros;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.uncertainty.Distribution;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LargestBoundsTest {

    private static final ShareClaims THREE = ShareClaims.ofLargest(3, Share.ofPercent(63));

    private static Concentration largest(int howMany, Share share) {
        return Concentration.of(ShareClaims.ofLargest(howMany, share));
    }

    @Test
    void handCalculated() {
        IndexResult five = Concentration.of(THREE).withMostUnnamed(2).hhi();
        assertThat(five.value().lower()).isCloseTo(3 * 0.21 * 0.21 + 2 * 0.185 * 0.185, within(1e-15));
        // t = 0.37 / 2: 0.26 and four of 0.185; t = 0.21 gives but 4 * 0.21^2 + 0.16^2 = 0.202
        assertThat(five.value().upper()).isCloseTo(0.26 * 0.26 + 4 * 0.185 * 0.185, within(1e-15));
        assertThat(five.completion(Side.HIGH).shares()).hasSize(5);
        assertThat(five.completion(Side.HIGH).shares().get(0)).isCloseTo(0.26, within(1e-15));
        IndexResult many = Concentration.of(THREE).hhi();
        double t = 0.37 / 247;
        assertThat(many.value().lower()).isCloseTo(0.63 * 0.63 / 3 + 0.37 * 0.37 / 247, within(1e-15));
        assertThat(many.value().upper()).isCloseTo((0.63 - 2 * t) * (0.63 - 2 * t) + 249 * t * t, within(1e-15));
        assertThat(many.end(Side.LOW).kind()).isEqualTo(End.Kind.ATTAINED);
        assertThat(many.end(Side.HIGH).kind()).isEqualTo(End.Kind.ATTAINED);
        assertThat(many.coverage().counted()).hasSize(3);
        assertThat(many.coverage().counted().get(2).name()).isEqualTo("largest, rank 3");
    }

    @Test
    void contributionsAreThoseOfTheRanks() {
        List<Interval> shares = Concentration.of(THREE).contributions().stream()
                .map(Contribution::share)
                .toList();
        // The first has a third of their share at least, the k-th a k-th of it at most
        double[] lower = {0.21, 0, 0, 0.37};
        double[] upper = {0.63, 0.315, 0.21, 0.37};
        assertThat(shares).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(shares.get(i).lower()).as("rank " + i).isCloseTo(lower[i], within(1e-15));
            assertThat(shares.get(i).upper()).as("rank " + i).isCloseTo(upper[i], within(1e-15));
        }
    }

    @Test
    void withoutLimitTheEndsAreLimits() {
        Concentration unlimited = Concentration.of(THREE).withUnlimitedUnnamed();
        for (Index index : new Index[] {Index.HHI, Index.normalisedHhi(Zeros.KEPT)}) {
            IndexResult result = unlimited.of(index);
            assertThat(result.value().upper()).isCloseTo(0.63 * 0.63, within(1e-15));
            assertThat(result.end(Side.HIGH)).isEqualTo(new End(End.Kind.LIMIT, 0));
            assertThat(result.completion(Side.HIGH).crumbs()).isCloseTo(0.37, within(1e-15));
        }
        assertThat(unlimited.hhi().value().lower()).isCloseTo(0.63 * 0.63 / 3, within(1e-15));
        assertThat(unlimited.hhi().end(Side.LOW).kind()).isEqualTo(End.Kind.LIMIT);
        assertThat(unlimited.concentrationRatio(1).value().upper()).isCloseTo(0.63, within(1e-15));
        // 0.26 and four of 0.185 are ranked 1 to 5
        IndexResult ranked = unlimited.of(Index.HALL_TIDEMAN);
        assertThat(ranked.value().upper()).isCloseTo(1 / (2 * (0.26 + 14 * 0.185) - 1), within(1e-15));
        assertThat(ranked.end(Side.HIGH).kind()).isEqualTo(End.Kind.ATTAINED);
    }

    @Test
    void oneLargestHasItsShare() {
        Concentration largest = largest(1, Share.ofPercent(40));
        IndexResult one = largest.withMostUnnamed(4).hhi();
        assertThat(one.value().lower()).isCloseTo(0.16 + 4 * 0.15 * 0.15, within(1e-15));
        assertThat(one.value().upper()).isCloseTo(2 * 0.16 + 0.04, within(1e-15));
        assertThat(largest.withUnlimitedUnnamed().hhi().value().upper()).isCloseTo(0.36, within(1e-15));
    }

    @Test
    void aRangeOfTheShare() {
        Concentration range = largest(2, Share.ofPercent(30, 70)).withMostUnnamed(3);
        // The two have at least two fifths
        assertThat(range.hhi().value().lower()).isCloseTo(0.2, within(1e-15));
        assertThat(range.hhi().value().upper()).isCloseTo(0.6 * 0.6 + 4 * 0.1 * 0.1, within(1e-15));
        Interval all = largest(2, Share.ofPercent(60, 100)).hhi().value();
        assertThat(all.upper()).isEqualTo(1);
        assertThat(all.lower()).isCloseTo(0.18 + 0.16 / 248, within(1e-15));
    }

    @Test
    void ofAllTheFirstMayHaveAll() {
        Concentration all = largest(2, Share.ofPercent(60, 100)).withMostUnnamed(3);
        // One of five has all: the others count while they have anything, and where those with nothing are kept
        IndexResult kept = all.of(Index.gini(Zeros.KEPT));
        assertThat(kept.value().upper()).isCloseTo(0.8, within(1e-15));
        assertThat(kept.end(Side.HIGH)).isEqualTo(new End(End.Kind.ATTAINED, 0));
        for (Index index : List.of(Index.gini(Zeros.DROPPED), Index.hoover(Zeros.DROPPED))) {
            IndexResult dropped = all.of(index);
            assertThat(dropped.value().upper()).as(index.toString()).isCloseTo(0.8, within(1e-15));
            assertThat(dropped.end(Side.HIGH)).as(index.toString()).isEqualTo(new End(End.Kind.LIMIT, 0));
        }
        assertThat(all.of(Index.normalisedHhi(Zeros.DROPPED)).value().upper()).isEqualTo(1);
        assertThat(all.of(Index.evenness(Zeros.DROPPED)).value().lower()).isZero();
        // Where they are known to have all, nobody else counts
        Concentration two = largest(2, Share.ofPercent(100));
        assertThat(two.of(Index.gini(Zeros.KEPT)).value()).isEqualTo(Interval.of(0, 0.5));
        assertThat(two.of(Index.gini(Zeros.DROPPED)).value()).isEqualTo(Interval.of(0, 0.5));
    }

    @Test
    void equalSharesMayBeWithinARange() {
        // Of 45 % two are above the level of five, of two thirds three are equal
        IndexResult gini =
                largest(2, Share.ofPercent(45, 70)).withMostUnnamed(3).of(Index.gini(Zeros.KEPT));
        assertThat(gini.value().lower()).isCloseTo(0, within(1e-15));
    }

    @Test
    void ofARangeTheLargestShareIsMostConcentrated() {
        SplittableRandom random = new SplittableRandom(151);
        for (int k = 0; k < Family.instances(20); k++) {
            int m = 1 + random.nextInt(3);
            int n = m + 1 + random.nextInt(4);
            double least = (double) m / n;
            double[] ends = random.doubles(2, least, 1).sorted().toArray();
            Concentration claimed = largest(m, Share.of(ends[0], ends[1])).withMostUnnamed(n - m);
            for (Index index : Family.schurConvex(Zeros.KEPT)) {
                double most = Double.NEGATIVE_INFINITY;
                for (int i = 0; i <= 8; i++) {
                    most = Math.max(most, most(index, m, n, ends[0] + (ends[1] - ends[0]) * i / 8));
                }
                Interval value = claimed.of(index).value();
                double found = index.risesWithConcentration() ? value.upper() : -value.lower();
                Family.assertClose(index + " of " + m + " of " + n, found, most, 1e-12);
            }
        }
    }

    @Test
    void tooLittleForTheLargestIsRefused() {
        refused(() -> Concentration.of(THREE).withMostUnnamed(1).hhi())
                .hasMessage(
                        "the largest 3 of at most 4 producers must have at least 0.75, but were claimed to have 0.63");
        refused(() -> Concentration.of(THREE.withoutOthers()).hhi())
                .hasMessage(
                        "the largest 3 of at most 3 producers must have at least 1.0, but were claimed to have 0.63");
        // Just enough: all are equal
        ShareClaims half = ShareClaims.ofLargest(2, Share.ofPercent(50));
        assertThat(Concentration.of(half).withMostUnnamed(2).hhi().value().exactValue())
                .isCloseTo(0.25, within(1e-15));
    }

    @Test
    void whatItDoesNotServe() {
        IndexResult horvath = Concentration.of(THREE).of(Index.HORVATH);
        assertThat(horvath.end(Side.LOW).kind()).isEqualTo(End.Kind.OUTER);
        assertThat(horvath.end(Side.HIGH).kind()).isEqualTo(End.Kind.OUTER);
        refused(() -> Concentration.of(THREE).uncertainty(Distribution.Rule.UNIFORM))
                .hasMessage("draws need shares of producers, but all that is known is a share of the largest");
        refused(() -> THREE.and("China", Share.ofPercent(50)))
                .hasMessage("a claim on the largest stands alone, but the largest 3 0.63, others was to be joined by"
                        + " China 0.5");
        refused(() -> ShareClaims.ofLargest(0, Share.ofPercent(50)))
                .hasMessage("how many are the largest must be at least 1, but was 0");
        assertThat(THREE.claims())
                .containsExactly(new ShareClaims.Claim(Aggregate.of("the largest 3"), Share.ofPercent(63)));
    }

    /** The vertices of the ordered shares: two steps, of which the first or the second may be at the end. */
    private static double most(Index index, int m, int n, double share) {
        double best = Double.NEGATIVE_INFINITY;
        double rest = 1 - share;
        for (int i = 1; i <= n; i++) {
            for (int j = i + 1; j <= n; j++) {
                double a;
                double b;
                if (i >= m) {
                    a = share / m;
                    b = (rest - (i - m) * a) / (j - i);
                } else if (j > m) {
                    b = rest / (j - m);
                    a = (share - (m - i) * b) / i;
                } else {
                    continue;
                }
                if (b < -1e-12 || a < b - 1e-12) {
                    continue;
                }
                double[] x = new double[n];
                Arrays.fill(x, 0, i, a);
                Arrays.fill(x, i, j, Math.max(0, b));
                best = Math.max(best, Family.oriented(index, x));
            }
        }
        return best;
    }

    @Test
    void againstAllVerticesAndRandomCompletions() {
        SplittableRandom random = new SplittableRandom(89);
        for (int k = 0; k < Family.instances(40); k++) {
            int m = 1 + random.nextInt(3);
            int n = m + 1 + random.nextInt(4);
            double share = (double) m / n + random.nextDouble() * (1 - (double) m / n);
            Concentration claimed = largest(m, Share.of(share)).withMostUnnamed(n - m);
            double[][] completions = new double[Family.instances(50)][];
            Arrays.setAll(completions, c -> completion(random, m, n, share));
            for (Index index : Family.schurConvex(Zeros.KEPT)) {
                IndexResult result = claimed.of(index);
                Interval value = result.value();
                double found = index.risesWithConcentration() ? value.upper() : -value.lower();
                String what = index + " of " + m + " of " + n + " with " + share;
                Family.assertClose(what, found, most(index, m, n, share), 1e-12);
                for (double[] x : completions) {
                    assertThat(index.ofAmounts(x))
                            .as(what + " " + Arrays.toString(x))
                            .isBetween(value.lower() - 1e-11, value.upper() + 1e-11);
                }
            }
        }
    }

    /** Shares in descending order of which the first m sum to the share, none of them 0. */
    private static double[] completion(SplittableRandom random, int m, int n, double share) {
        while (true) {
            double[] x = new double[n];
            double above = 0;
            double below = 0;
            for (int i = 0; i < n; i++) {
                x[i] = random.nextInt(3) == 0 ? 1 : random.nextDouble(0.01, 1);
                above += i < m ? x[i] : 0;
                below += i < m ? 0 : x[i];
            }
            double smallest = Double.POSITIVE_INFINITY;
            double largest = 0;
            for (int i = 0; i < n; i++) {
                x[i] *= i < m ? share / above : (1 - share) / below;
                smallest = i < m ? Math.min(smallest, x[i]) : smallest;
                largest = i < m ? largest : Math.max(largest, x[i]);
            }
            if (largest <= smallest) {
                return x;
            }
            if (random.nextInt(20) == 0) {
                for (int i = 0; i < n; i++) {
                    x[i] = i < m ? share / m : (1 - share) / (n - m);
                }
                return x;
            }
        }
    }

    @Test
    void moreOthersThanAreTried() {
        // Every number up to 4096 is tried; of five times that many the entropy gains nothing, and HHI its last vertex
        Concentration many = Concentration.of(THREE).withMostUnnamed(20_000);
        assertThat(many.of(Index.SHANNON).end(Side.LOW)).isEqualTo(new End(End.Kind.ATTAINED, 0));
        double t = 0.37 / 20_000;
        assertThat(many.hhi().value().upper())
                .isCloseTo((0.63 - 2 * t) * (0.63 - 2 * t) + 20_002 * t * t, within(1e-15));
        // Of a rest so small more others than are tried may be better
        IndexResult outer =
                largest(2, Share.of(0.99999)).withMostUnnamed(20_000).of(Index.hannahKay(1.9));
        assertThat(outer.end(Side.HIGH).kind()).isEqualTo(End.Kind.OUTER);
        assertThat(outer.end(Side.HIGH).gap()).isPositive().isLessThan(1e-8);
        assertThat(Index.hannahKay(1.9)
                        .ofAmounts(outer.completion(Side.HIGH).shares().stream()
                                .mapToDouble(x -> x)
                                .toArray()))
                .isCloseTo(outer.value().upper() - outer.end(Side.HIGH).gap(), within(1e-12));
    }
}
