package io.github.criticalminerals.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.concentration.Concentration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/**
 * Mutants that no test can tell: which of two equal values is kept, whether a range without width counts as decided,
 * the sign of a total that is squared.
 */
class WeightedBoundsTest {

    @Test
    void handCalculatedSumOfWeightedSquares() {
        double[] amounts = {3, 1, 0};
        double[] weights = {2, 5, 9};
        assertThat(WeightedBounds.least(amounts, amounts, weights).value).isEqualTo(2 * 0.5625 + 5 * 0.0625);
        assertThat(WeightedBounds.most(amounts, amounts, weights, 1).value).isEqualTo(1.4375);
        assertThat(Cases.weightedIndex(amounts, weights)).isEqualTo(1.4375);
    }

    @Test
    void theGreatestIsThatOfAllVertices() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 300; round++) {
            Box box = new Box(random, 1 + random.nextInt(9));
            WeightedBounds.Found found =
                    WeightedBounds.most(box.lower, box.upper, box.weight, WeightedBounds.DEFAULT_WORK);
            double best = Double.NEGATIVE_INFINITY;
            for (int vertex = 0; vertex < 1 << box.lower.length; vertex++) {
                double[] x = box.lower.clone();
                for (int i = 0; i < x.length; i++) {
                    x[i] = (vertex >> i & 1) == 1 ? box.upper[i] : x[i];
                }
                best = Math.max(best, Arrays.stream(x).sum() > 0 ? Cases.weightedIndex(x, box.weight) : best);
            }
            assertThat(found.value).isCloseTo(best, within(1e-12 * best));
            assertThat(found.gap).isZero();
            assertThat(Cases.weightedIndex(found.amounts, box.weight)).isEqualTo(found.value);
        }
    }

    @Test
    void nothingIsBelowTheLeast() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 200; round++) {
            Box box = new Box(random, 1 + random.nextInt(6));
            WeightedBounds.Found found = WeightedBounds.least(box.lower, box.upper, box.weight);
            assertThat(Cases.weightedIndex(found.amounts, box.weight)).isEqualTo(found.value);
            double nearest = Double.POSITIVE_INFINITY;
            for (int draw = 0; draw < 2000; draw++) {
                double[] x = new double[box.lower.length];
                for (int i = 0; i < x.length; i++) {
                    double u = draw < 1000 ? random.nextDouble() : random.nextInt(5) / 4.0;
                    x[i] = box.lower[i] + u * (box.upper[i] - box.lower[i]);
                }
                if (Arrays.stream(x).sum() > 0) {
                    nearest = Math.min(nearest, Cases.weightedIndex(x, box.weight));
                }
            }
            assertThat(found.value).isLessThanOrEqualTo(nearest * (1 + 1e-12));
            // Small steps from the least lead nowhere lower
            for (int i = 0; i < found.amounts.length; i++) {
                for (double step : new double[] {-1e-4, 1e-4}) {
                    double[] x = found.amounts.clone();
                    x[i] = Math.min(Math.max(x[i] * (1 + step), box.lower[i]), box.upper[i]);
                    assertThat(Cases.weightedIndex(x, box.weight)).isGreaterThanOrEqualTo(found.value * (1 - 1e-12));
                }
            }
        }
    }

    @Test
    void whatHasNoUpperEndMayOutgrowAll() {
        double[] lower = {10, 5, 0};
        double[] upper = {10, Double.POSITIVE_INFINITY, 4};
        WeightedBounds.Found heavy = WeightedBounds.most(lower, upper, new double[] {1, 9, 2}, 100);
        assertThat(heavy.isLimit()).isTrue();
        assertThat(heavy.value).isEqualTo(9);
        assertThat(heavy.amounts).containsExactly(0, 1, 0);
        WeightedBounds.Found light = WeightedBounds.most(lower, upper, new double[] {90, 1, 2}, 100);
        assertThat(light.isLimit()).isFalse();
        assertThat(light.value).isEqualTo((90 * 100 + 25) / 225.0);
        assertThat(light.amounts).containsExactly(10, 5, 0);
        double[] two = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        assertThat(WeightedBounds.most(new double[] {1, 1}, two, new double[] {3, 8}, 9).amounts)
                .containsExactly(0, 1);
        assertThat(WeightedBounds.least(lower, upper, new double[] {1, 1, 1}).value)
                .isCloseTo(1 / (14 * 14 / 116.0 + 1), within(1e-15));
        assertThat(WeightedBounds.least(lower, upper, new double[] {1, 1, 1}).isLimit())
                .isFalse();
        WeightedBounds.Found none = WeightedBounds.least(lower, upper, new double[] {1, 0, 1});
        assertThat(none.isLimit()).isTrue();
        assertThat(none.value).isZero();
        assertThat(none.amounts).containsExactly(0, 1, 0);
    }

    @Test
    void aSearchThatIsCutOffSaysHowFarItMayBe() {
        SplittableRandom random = new SplittableRandom(3);
        int cut = 0;
        for (int round = 0; round < 50; round++) {
            Box box = new Box(random, 12);
            WeightedBounds.Found full = WeightedBounds.most(box.lower, box.upper, box.weight, 1_000_000);
            WeightedBounds.Found found = WeightedBounds.most(box.lower, box.upper, box.weight, 0);
            assertThat(full.gap).isZero();
            assertThat(found.value).isGreaterThanOrEqualTo(full.value * (1 - 1e-12));
            assertThat(found.value - found.gap)
                    .isCloseTo(Cases.weightedIndex(found.amounts, box.weight), within(1e-12));
            cut += found.gap > 0 ? 1 : 0;
        }
        assertThat(cut).isPositive();
    }

    /**
     * One exact amount and one range: of the chord (100 + 100 x) / (10 + x)^2 the greatest value, at x = 8, is no
     * vertex's.
     */
    @Test
    void handCalculatedSearch() {
        double[] lower = {10, 0};
        double[] upper = {10, 20};
        double[] weight = {1, 5};
        WeightedBounds.Found cut = WeightedBounds.most(lower, upper, weight, 0);
        assertThat(cut.value).isCloseTo(900 / 324.0, within(1e-15));
        assertThat(cut.amounts).containsExactly(10, 20);
        assertThat(cut.gap).isCloseTo(900 / 324.0 - 2100 / 900.0, within(1e-15));
        assertThat(cut.isLimit()).isFalse();
        WeightedBounds.Found found = WeightedBounds.most(lower, upper, weight, 1);
        assertThat(found.value).isCloseTo(2100 / 900.0, within(1e-15));
        assertThat(found.gap).isZero();
        assertThat(found.amounts).containsExactly(10, 20);
        // 5/4, 37/16, 8/9 and 40/25 at the four vertices
        assertThat(WeightedBounds.most(new double[] {1, 1}, new double[] {3, 2}, new double[] {4, 1}, 9).amounts)
                .containsExactly(3, 1);
    }

    @Test
    void handCalculatedLeast() {
        // What is free follows the exact 9 of weight 2 at 18: 18/3 and 18/6; the last may not go beyond 1
        WeightedBounds.Found found = WeightedBounds.least(
                new double[] {9, 0, 0, 0},
                new double[] {9, Double.POSITIVE_INFINITY, 50, 1},
                new double[] {2, 3, 6, 1e-6});
        double level = (2 * 81 + 1e-6) / 10;
        assertThat(found.amounts[0]).isEqualTo(9);
        assertThat(found.amounts[1]).isCloseTo(level / 3, within(1e-14));
        assertThat(found.amounts[2]).isCloseTo(level / 6, within(1e-14));
        assertThat(found.amounts[3]).isEqualTo(1);
        // Nobody is held: in proportion to 1/weight, whatever the level
        WeightedBounds.Found free = WeightedBounds.least(new double[] {0, 0}, new double[] {5, 7}, new double[] {2, 3});
        assertThat(free.value).isCloseTo(1 / (1 / 2.0 + 1 / 3.0), within(1e-15));
        // What weighs nothing has its upper end, and is no limit if it has one
        WeightedBounds.Found none = WeightedBounds.least(new double[] {2, 1}, new double[] {4, 6}, new double[] {3, 0});
        assertThat(none.amounts).containsExactly(2, 6);
        assertThat(none.value).isCloseTo(3 * 4 / 64.0, within(1e-15));
        assertThat(none.isLimit()).isFalse();
    }

    @Test
    void whereNobodyNeedHaveAnythingTheHeaviestHasAll() {
        WeightedBounds.Found found =
                WeightedBounds.most(new double[] {0, 0, 0, 0}, new double[] {5, 0, 7, 3}, new double[] {2, 9, 6, 6}, 0);
        assertThat(found.value).isEqualTo(6);
        assertThat(found.amounts).containsExactly(0, 0, 7, 0);
        assertThat(found.gap).isZero();
        double[] two = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        assertThat(WeightedBounds.most(new double[] {1, 1}, two, new double[] {8, 3}, 9).amounts)
                .containsExactly(1, 0);
        // As heavy as the worst case without it: it may outgrow all, and the other need not be there
        WeightedBounds.Found even =
                WeightedBounds.most(new double[] {2}, new double[] {Double.POSITIVE_INFINITY}, new double[] {4}, 9);
        assertThat(WeightedBounds.most(new double[] {1, 1}, two, new double[] {8, 8}, 9).amounts)
                .containsExactly(1, 0);
        assertThat(even.isLimit()).isTrue();
        assertThat(even.value).isEqualTo(4);
    }

    @Test
    void manyRangesAreSettledWithinTheDefaultWork() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 20; round++) {
            double[] lower = new double[40];
            double[] upper = new double[40];
            double[] weight = new double[40];
            for (int i = 0; i < 40; i++) {
                double x = 1000 / Math.pow(i + 1, 1.2);
                lower[i] = 0.9 * x;
                upper[i] = 1.1 * x;
                weight[i] = 2 + 6 * random.nextDouble();
            }
            assertThat(WeightedBounds.most(lower, upper, weight, WeightedBounds.DEFAULT_WORK).gap)
                    .isZero();
        }
    }

    /** Not by time: with the flag set beforehand each stretch of the work ends before it gives anything. */
    @Test
    void everyStretchOfTheWorkLooksAtTheInterrupt() {
        Box box = new Box(new SplittableRandom(7), 5);
        WeightedSupply supply = new WeightedSupply(
                Cases.mined().add("China", 3).add("Japan", 5).build(),
                "H",
                "supply",
                WeightedSupply.UNWEIGHTED,
                Concentration.Remainder.UNSPLIT,
                WeightedBounds.DEFAULT_WORK);
        for (Runnable stretch : List.<Runnable>of(
                () -> WeightedBounds.least(box.lower, box.upper, box.weight),
                () -> WeightedBounds.most(box.lower, box.upper, box.weight, WeightedBounds.DEFAULT_WORK),
                () -> supply.index().term())) {
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(stretch::run).isInstanceOf(CancellationException.class);
            } finally {
                assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
            }
        }
    }

    /** Boxes of all kinds: exact, from zero, wide. */
    private static final class Box {
        final double[] lower;
        final double[] upper;
        final double[] weight;

        Box(SplittableRandom random, int size) {
            lower = new double[size];
            upper = new double[size];
            weight = new double[size];
            for (int i = 0; i < size; i++) {
                lower[i] = random.nextInt(3) == 0 ? 0 : 10 * random.nextDouble();
                upper[i] = random.nextInt(3) == 0 ? lower[i] : lower[i] + 20 * random.nextDouble();
                weight[i] = random.nextInt(8) == 0 ? 0.1 : 10 * random.nextDouble();
            }
            upper[0] = lower[0] + 1;
        }
    }
}
