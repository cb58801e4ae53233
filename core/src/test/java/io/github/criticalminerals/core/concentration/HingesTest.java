package io.github.criticalminerals.core.concentration;

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
        return hinges.ofSum(sum, Knowledge.sum(amounts));
    }

    private static double statistic(Statistic statistic, double... amounts) {
        double total = Knowledge.sum(amounts);
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
            double total = random.nextBoolean() ? Double.NaN : Knowledge.sum(start);
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
    void otherBoxesHaveNoSuchBound() {
        double[] lower = {0.2, 0.3};
        assertThat(Hinges.ofOneMidpoint(lower, new double[] {0.4, 0.3}, 0.6)).isNull();
        assertThat(Hinges.ofOneMidpoint(lower, new double[] {0.4, 0.31}, 0.6)).isNull();
        assertThat(Hinges.ofOneMidpoint(new double[] {0.2, 0.1}, new double[] {0.4, 0.5}, 0.6))
                .isNotNull();
    }
}
