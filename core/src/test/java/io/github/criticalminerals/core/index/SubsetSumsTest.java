package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SubsetSumsTest {

    private static double sum(boolean[] taken, double... values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += taken[i] ? values[i] : 0;
        }
        return sum;
    }

    private static double[] descending(SplittableRandom random, int size) {
        double[] values = random.doubles(size, -1, 0).sorted().map(x -> -x).toArray();
        return values;
    }

    @Test
    void sumsNextToATarget() {
        double[] values = {13, 7, 5, 2};
        assertThat(SubsetSums.nextTo(16, values))
                .isDeepEqualTo(new boolean[][] {{true, false, false, true}, {true, false, true, false}});
        // A sum that is the target is both the largest up to it and, but for what follows, the next is above
        assertThat(sum(SubsetSums.nextTo(14, values)[0], values)).isEqualTo(14);
        assertThat(sum(SubsetSums.nextTo(14, values)[1], values)).isEqualTo(15);
    }

    @Test
    void oneSideMayBeEmpty() {
        double[] values = {3, 2};
        boolean[] none = {false, false};
        boolean[] all = {true, true};
        assertThat(SubsetSums.nextTo(-1, values)).isDeepEqualTo(new boolean[][] {none, none});
        assertThat(SubsetSums.nextTo(0, values)[0]).containsExactly(none);
        assertThat(SubsetSums.nextTo(6, values)).isDeepEqualTo(new boolean[][] {all, all});
    }

    @Test
    void againstAllSubsets() {
        SplittableRandom random = new SplittableRandom(73);
        for (int size = 1; size <= 11; size++) {
            double[] values = descending(random, size);
            for (int k = 0; k < 20; k++) {
                double target = random.nextDouble() * Amounts.sum(values);
                double below = 0;
                double above = Double.POSITIVE_INFINITY;
                for (int mask = 0; mask < 1 << size; mask++) {
                    boolean[] taken = new boolean[size];
                    for (int i = 0; i < size; i++) {
                        taken[i] = (mask >> i & 1) == 1;
                    }
                    double sum = sum(taken, values);
                    below = sum <= target ? Math.max(below, sum) : below;
                    above = sum > target ? Math.min(above, sum) : above;
                }
                boolean[][] found = SubsetSums.nextTo(target, values);
                assertThat(sum(found[0], values)).isCloseTo(below, within(1e-14));
                assertThat(sum(found[1], values)).isCloseTo(above, within(1e-14));
            }
        }
    }

    @Test
    void ofManyTheLargestAreTakenBySize() {
        SplittableRandom random = new SplittableRandom(79);
        for (int size : new int[] {33, 40, 57}) {
            double[] values = descending(random, size);
            double target = Amounts.sum(values) * (0.2 + 0.6 * random.nextDouble());
            boolean[][] found = SubsetSums.nextTo(target, values);
            assertThat(target - sum(found[0], values))
                    .as(Arrays.toString(values))
                    .isBetween(-1e-14, 1e-6);
            assertThat(sum(found[1], values) - target).isBetween(-1e-14, 1e-6);
        }
    }
}
