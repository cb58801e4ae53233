package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HingesTest {

    private static double bound(Hinges hinges, double... amounts) {
        double sum = 0;
        for (double amount : amounts) {
            sum += hinges.term(amount);
        }
        return hinges.ofSum(sum, Amounts.sum(amounts));
    }

    private static double statistic(Statistic statistic, double... amounts) {
        double total = Amounts.sum(amounts);
        double[] shares = Arrays.stream(amounts).map(x -> x / total).sorted().toArray();
        double[] ones = new double[shares.length];
        Arrays.fill(ones, 1);
        return statistic.of(shares, ones, shares.length, shares.length);
    }

    @Test
    void excessIsExact() {
        double[] amounts = {2, 3, 7, 8};
        assertThat(bound(Hinges.ofExcess(5), amounts)).isCloseTo(0.25, within(1e-15));
        assertThat(statistic(new Statistic.Excess(), amounts)).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void boundsEveryCompletionAndTouchesKnownOnes() {
        SplittableRandom random = new SplittableRandom(83);
        for (int k = 0; k < Family.instances(100); k++) {
            int n = 2 + random.nextInt(8);
            double[] lower = new double[n];
            double[] upper = new double[n];
            double[] count = new double[n];
            double[] start = new double[n];
            for (int i = 0; i < n; i++) {
                lower[i] = random.nextDouble();
                upper[i] = random.nextInt(3) == 0 ? lower[i] : lower[i] + random.nextDouble();
                count[i] = 1;
                start[i] = random.nextBoolean() ? lower[i] : upper[i];
            }
            Statistic ranked = new Statistic.NegativeRankSum();
            double total = random.nextBoolean() ? Double.NaN : Amounts.sum(start);
            Hinges hinges = new Hinges.Fit(lower, upper, count, total).from(start);
            for (int j = 0; j < 50; j++) {
                double[] x = new double[n];
                for (int i = 0; i < n; i++) {
                    x[i] = lower[i] + random.nextDouble() * (upper[i] - lower[i]);
                }
                assertThat(bound(hinges, x)).isGreaterThanOrEqualTo(statistic(ranked, x) - 1e-13);
            }
            Hinges exact = new Hinges.Fit(start, start, count, total).from(start);
            assertThat(bound(exact, start)).isCloseTo(statistic(ranked, start), within(1e-13));
        }
    }

    /** The most that the bound says, and the most there is, over boxes where all but one at most are at an end. */
    private static double excess(Hinges hinges, double[] lower, double[] upper, double total) {
        Statistic ranks = new Statistic.NegativeRankSum();
        double bound = Double.NEGATIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int n = lower.length;
        for (int mask = 0; mask < 1 << n; mask++) {
            for (int rest = 0; rest < n; rest++) {
                double[] x = new double[n];
                for (int i = 0; i < n; i++) {
                    x[i] = (mask >> i & 1) == 1 ? upper[i] : lower[i];
                }
                x[rest] += Double.isNaN(total) ? 0 : total - Amounts.sum(x);
                if (x[rest] >= lower[rest] - 1e-13 && x[rest] <= upper[rest] + 1e-13) {
                    bound = Math.max(bound, bound(hinges, x));
                    most = Math.max(most, statistic(ranks, x));
                }
            }
        }
        return bound - most;
    }

    /** How far bounds are off in a mean of instances: how many ranks. What the search for hinges is worth. */
    @Test
    void bestBoundsAreNearTheBestVertex() {
        SplittableRandom random = new SplittableRandom(97);
        double free = 0;
        double fixed = 0;
        for (int k = 0; k < 60; k++) {
            int n = 3 + k % 5;
            double[] lower = new double[n];
            double[] upper = new double[n];
            double[] count = new double[n];
            double[] start = new double[n];
            for (int i = 0; i < n; i++) {
                lower[i] = random.nextDouble();
                upper[i] = random.nextInt(4) == 0 ? lower[i] : lower[i] + random.nextDouble();
                count[i] = 1;
                start[i] = i % 2 == 0 ? lower[i] : upper[i];
            }
            Hinges any = new Hinges.Fit(lower, upper, count, Double.NaN).from(start);
            double excess = excess(any, lower, upper, Double.NaN);
            assertThat(excess).isGreaterThan(-1e-12);
            free += excess / 60;
            double total = Amounts.sum(start);
            excess = excess(new Hinges.Fit(lower, upper, count, total).from(start), lower, upper, total);
            assertThat(excess).isGreaterThan(-1e-12);
            fixed += excess / 60;
        }
        assertThat(free).isLessThan(0.0007);
        assertThat(fixed).isLessThan(0.0007);
    }

    @Test
    void producersThatShareABoxCount() {
        double[] ends = {1, 5};
        Hinges hinges = new Hinges.Fit(ends, ends, new double[] {3, 1}, 8).from(ends);
        // Ranks 1 to 4 of 5, 1, 1, 1
        assertThat(bound(hinges, 5, 1, 1, 1)).isCloseTo(-(5 + 2 + 3 + 4) / 8.0, within(1e-15));
    }

    @Test
    void seeksABetterBoundThanItStartsWith() {
        // The best has the wide box up; from the completion with both at their middle the bound would be loose
        double[] lower = {1, 3, 0};
        double[] upper = {9, 5, 2};
        double[] count = {1, 1, 1};
        double[] start = {5, 4, 1};
        Hinges hinges = new Hinges.Fit(lower, upper, count, 10).from(start);
        double best = statistic(new Statistic.NegativeRankSum(), 7, 3, 0);
        assertThat(bound(hinges, 7, 3, 0)).isBetween(best - 1e-13, best + 0.15);
    }

    @Test
    void oneMidpointIsExactWhicheverOfAPairIsHigh() {
        double[] half = {0.09, 0.08, 0.05, 0.03};
        double[] lower = Arrays.stream(half).map(h -> 0.25 - h).toArray();
        double[] upper = Arrays.stream(half).map(h -> 0.25 + h).toArray();
        Hinges hinges = Hinges.ofOneMidpoint(lower, upper, 1);
        assertThat(hinges).isNotNull();
        assertThat(hinges.pairs).isTrue();
        Statistic ranks = new Statistic.NegativeRankSum();
        for (double[] x : new double[][] {
            {upper[0], lower[1], upper[2], lower[3]},
            {upper[0], lower[1], lower[2], upper[3]},
            {lower[0], upper[1], upper[2], lower[3]},
            {lower[0], upper[1], lower[2], upper[3]}
        }) {
            assertThat(bound(hinges, x)).isCloseTo(statistic(ranks, x), within(1e-14));
        }
        // Two high and two low, but not by pairs: 0.06 of steps in width, a rank each
        double[] off = {upper[0], upper[1], lower[2], lower[3]};
        assertThat(bound(hinges, off)).isGreaterThan(statistic(ranks, off) + 0.02);
    }

    @Test
    void oneMidpointIsExactWhereTheWidestAreAtOneEnd() {
        // In no order of width: the widest is 0.09, pairs are 0.08 and 0.05, 0.03 and 0.02
        double[] half = {0.03, 0.08, 0.02, 0.09, 0.05};
        double[] lower = Arrays.stream(half).map(h -> 0.25 - h).toArray();
        double[] upper = Arrays.stream(half).map(h -> 0.25 + h).toArray();
        Statistic ranks = new Statistic.NegativeRankSum();
        for (int sign : new int[] {1, -1}) {
            // Up to 0.05 all pairs can reach, each with its wider box on one side, up to 0.13 with the widest there
            Hinges hinges = Hinges.ofOneMidpoint(lower, upper, 1.25 + sign * 0.12);
            double[] widestUp = sign > 0 ? upper : lower;
            for (int mask = 0; mask < 4; mask++) {
                double[] wider = (mask & 1) == 0 ? lower : upper;
                double[] lessWide = (mask & 1) == 0 ? upper : lower;
                double[] wide = (mask & 2) == 0 ? lower : upper;
                double[] narrow = (mask & 2) == 0 ? upper : lower;
                double[] x = {wide[0], wider[1], narrow[2], widestUp[3], lessWide[4]};
                assertThat(bound(hinges, x)).isCloseTo(statistic(ranks, x), within(1e-14));
            }
            double[] all = sign > 0 ? upper : lower;
            Hinges beyond = Hinges.ofOneMidpoint(lower, upper, Amounts.sum(all) - sign * 0.001);
            assertThat(bound(beyond, all)).isCloseTo(statistic(ranks, all), within(1e-14));
            assertThat(excess(Hinges.ofOneMidpoint(lower, upper, 1.25 + sign * 0.04), lower, upper, 1.25 + sign * 0.04))
                    .isBetween(-1e-13, 0.005);
        }
        double[] even = {upper[0], lower[1], lower[2], upper[3], upper[4]};
        assertThat(bound(Hinges.ofOneMidpoint(lower, upper, 1.25), even)).isGreaterThan(statistic(ranks, even) + 0.005);
        // 0.09 and 0.08, 0.05 and 0.03, and 0.02 alone, which may be anywhere
        double[] pairs = {lower[0], lower[1], 0.26, upper[3], upper[4]};
        assertThat(bound(Hinges.ofOneMidpoint(lower, upper, 1.25), pairs))
                .isCloseTo(statistic(ranks, pairs), within(1e-14));
    }

    @Test
    void midpointsOfLargeAmountsMayDifferByRounding() {
        assertThat(Hinges.ofOneMidpoint(new double[] {900, 800 + 4e-10}, new double[] {1100, 1200}, 2000))
                .isNotNull();
        assertThat(Hinges.ofOneMidpoint(new double[] {900, 800 + 4e-9}, new double[] {1100, 1200}, 2000))
                .isNull();
    }

    @Test
    void otherBoxesHaveNoSuchBound() {
        double[] lower = {0.2, 0.3};
        assertThat(Hinges.ofOneMidpoint(lower, new double[] {0.4, 0.3}, 0.6)).isNull();
        assertThat(Hinges.ofOneMidpoint(lower, new double[] {0.4, 0.31}, 0.6)).isNull();
        assertThat(Hinges.ofOneMidpoint(new double[] {0.2, 0.1}, new double[] {0.4, 0.5}, 0.6))
                .isNotNull();
    }
}
