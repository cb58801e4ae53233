package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The search against all vertices, and the nodes that it takes: a bound that stops to bound is a defect too.
 *
 * <p>Mutants of this package that survive and that no test can notice, by reason:
 *
 * <ul>
 *   <li>A moved boundary of a comparison where both sides tie: sorts, the better of two ends, chords of equal slope, a
 *       value at its own tolerance. The result is the same, or another that is as good.
 *   <li>A tolerance that is divided by the total or slope and not multiplied: both are far below any amount.
 *   <li>Shortcuts that only save work: {@code Knowledge.isExact} before the second end, {@code VertexSearch.mayImprove}
 *       before a leaf, more words than the bits of {@code VertexSearch.notHigh} need, the work of a search of ranked
 *       shares, {@code VertexSearch.cut} a node later.
 *   <li>The boxes of the m largest in {@code LargestBounds.leastConcentrated}: all alike, they are filled alike, to
 *       what the others leave.
 *   <li>A sign that a square takes away: the Hill number of order 0.5 in {@link Profile}.
 *   <li>{@code (i - from) % 2} in {@link SubsetSums}: i + from has the same parity.
 *   <li>The first of all hinges in {@code Hinges.countAbove}, which is shifted out.
 *   <li>What {@code PowerSum} would answer for power 1: nobody asks.
 *   <li>A hash code of 0, which is a legal one.
 * </ul>
 */
class VertexSearchTest {

    private static final Statistic RANKS = new Statistic.NegativeRankSum();

    /** Boxes, of which some without width may be shared by several producers. */
    private static final class Boxes {
        private final double[] lower;
        private final double[] upper;
        private final double[] count;
        private final double total;

        Boxes(double[] lower, double[] upper, double[] count, double total) {
            this.lower = lower;
            this.upper = upper;
            this.count = count;
            this.total = total;
        }

        /** One producer each. */
        static Boxes single(double[] lower, double[] upper, double total) {
            double[] count = new double[lower.length];
            Arrays.fill(count, 1);
            return new Boxes(lower, upper, count, total);
        }

        /** One producer each, with one midpoint, which ties the slopes of squares. */
        static Boxes around(double middle, double[] half, double total) {
            return single(
                    Arrays.stream(half).map(wide -> middle - wide).toArray(),
                    Arrays.stream(half).map(wide -> middle + wide).toArray(),
                    total);
        }

        static Boxes random(SplittableRandom random, int n, boolean fixed) {
            double[] lower = new double[n];
            double[] upper = new double[n];
            double[] count = new double[n];
            double[] inside = new double[n];
            for (int i = 0; i < n; i++) {
                lower[i] = random.nextDouble();
                upper[i] = random.nextInt(5) == 0 ? lower[i] : lower[i] + random.nextDouble();
                count[i] = upper[i] > lower[i] ? 1 : 1 + random.nextInt(3);
                inside[i] = count[i] * (lower[i] + random.nextDouble() * (upper[i] - lower[i]));
            }
            return new Boxes(lower, upper, count, fixed ? Amounts.sum(inside) : Double.NaN);
        }

        static Boxes tied(SplittableRandom random, int n) {
            return around(1.0 / n, random.doubles(n).map(x -> x / n).toArray(), 1);
        }

        double producers() {
            return Amounts.sum(count);
        }

        double held(double[] amounts) {
            double held = 0;
            for (int i = 0; i < amounts.length; i++) {
                held += count[i] * amounts[i];
            }
            return held;
        }

        double value(Statistic statistic, double[] amounts) {
            double whole = held(amounts);
            double[] shares = Arrays.stream(amounts).map(x -> x / whole).toArray();
            double[] counts = count.clone();
            Ranking.sort(shares, counts, shares.length);
            return statistic.of(shares, counts, shares.length, producers());
        }

        double bestVertex(Statistic statistic) {
            double best = Double.NEGATIVE_INFINITY;
            for (int mask = 0; mask < 1 << lower.length; mask++) {
                double[] x = new double[lower.length];
                double held = 0;
                for (int i = 0; i < x.length; i++) {
                    x[i] = (mask >> i & 1) == 1 ? upper[i] : lower[i];
                    held += count[i] * x[i];
                }
                if (Double.isNaN(total)) {
                    best = Math.max(best, value(statistic, x));
                    continue;
                }
                for (int i = 0; i < x.length; i++) {
                    double end = x[i];
                    x[i] += (total - held) / count[i];
                    if (x[i] >= lower[i] - 1e-13 && x[i] <= upper[i] + 1e-13) {
                        best = Math.max(best, value(statistic, x));
                    }
                    x[i] = end;
                }
            }
            return best;
        }

        VertexSearch search(Statistic statistic, long limit) {
            @Nullable Hinges hinges = null;
            if (statistic instanceof Statistic.NegativeRankSum) {
                @Nullable Hinges exact = Hinges.ofOneMidpoint(lower, upper, total);
                double[] start = search(new Statistic.PowerSum(2), limit).run().amounts;
                hinges = exact != null ? exact : new Hinges.Fit(lower, upper, count, total).from(start);
            } else if (statistic instanceof Statistic.Excess && !Double.isNaN(total)) {
                hinges = Hinges.ofExcess(total / producers());
            }
            return new VertexSearch(statistic, hinges, lower, upper, count, total, producers(), limit, Effort.usual());
        }
    }

    private static Statistic statistic(String name) {
        return switch (name) {
            case "squares" -> new Statistic.PowerSum(2);
            case "roots" -> new Statistic.PowerSum(0.5);
            case "inverses" -> new Statistic.PowerSum(-1);
            case "entropy" -> new Statistic.Entropy(0);
            case "logarithms" -> new Statistic.LogSum(0);
            case "ranks" -> RANKS;
            case "excess" -> new Statistic.Excess();
            default -> new Statistic.TopShare(Integer.parseInt(name));
        };
    }

    @ParameterizedTest
    @CsvSource({
        "squares, 161, 147, 1998",
        "roots, 136, 149, 1370",
        "inverses, 91, 154, 1068",
        "entropy, 143, 149, 1670",
        "logarithms, 124, 152, 1192",
        "ranks, 160, 147, 1639",
        "excess, 0, 142, 1998",
        "1, 0, 22, 24",
        "2, 0, 50, 179",
        "3, 0, 79, 517",
        "5, 0, 109, 328"
    })
    void findsTheBestVertexInFewNodes(String name, int free, int fixed, int tied) {
        Statistic statistic = statistic(name);
        SplittableRandom random = new SplittableRandom(101);
        long[] nodes = new long[3];
        for (int k = 0; k < 20; k++) {
            int n = 3 + k % 6;
            Boxes[] instances = {Boxes.random(random, n, false), Boxes.random(random, n, true), Boxes.tied(random, n)};
            for (int kind = 0; kind < nodes.length; kind++) {
                Boxes boxes = instances[kind];
                VertexSearch.Found found = isBestVertex(statistic, boxes);
                String what = name + " " + kind + " " + k;
                assertThat(found.complete).as(what).isTrue();
                assertThat(found.bound).as(what).isEqualTo(found.value);
                nodes[kind] += found.nodes;
            }
        }
        assertThat(nodes[0]).isLessThanOrEqualTo(free);
        assertThat(nodes[1]).isLessThanOrEqualTo(fixed);
        assertThat(nodes[2]).isLessThanOrEqualTo(tied);
    }

    @ParameterizedTest
    @CsvSource({
        "squares, 1025, 458, 15003, 3e-12",
        "ranks, 1296, 367, 6003, 0",
        "excess, 0, 592, 15003, 2e-10",
        "3, 0, 9, 9, 0"
    })
    void manyInFewNodes(String name, int free, int fixed, int tied, double mostGap) {
        SplittableRandom random = new SplittableRandom(103);
        long[] nodes = new long[3];
        double[] gap = new double[3];
        for (int k = 0; k < 3; k++) {
            Boxes[] instances = {
                Boxes.random(random, 30, false), Boxes.random(random, 30, true), Boxes.tied(random, 30 + k)
            };
            for (int kind = 0; kind < nodes.length; kind++) {
                VertexSearch.Found found =
                        instances[kind].search(statistic(name), 50_000).run();
                nodes[kind] += found.nodes;
                gap[kind] += found.bound - found.value;
                assertThat(instances[kind].value(statistic(name), found.amounts))
                        .isCloseTo(found.value, within(1e-12));
            }
        }
        assertThat(nodes[0]).isLessThanOrEqualTo(free);
        assertThat(nodes[1]).isLessThanOrEqualTo(fixed);
        // Among so many sets a tiny gap is left open after a tenth of the work
        assertThat(nodes[2]).isLessThanOrEqualTo(tied);
        assertThat(gap[0] + gap[1]).isZero();
        assertThat(gap[2]).isBetween(0.0, mostGap);
    }

    @Test
    void equalBoxesNeedOneOrder() {
        int n = 20;
        double[] lower = new double[n];
        double[] upper = new double[n];
        Arrays.fill(lower, 0.02);
        Arrays.fill(upper, 0.09);
        Statistic squares = new Statistic.PowerSum(2);
        for (double total : new double[] {Double.NaN, 0.97}) {
            VertexSearch.Found found =
                    Boxes.single(lower, upper, total).search(squares, 1_000_000).run();
            assertThat(found.complete).isTrue();
            assertThat(found.nodes).isLessThanOrEqualTo(n * (n + 2) / 2);
        }
        // 0.57 is left above the lower ends: eight are full, and one has 0.03
        double best = 8 * 0.09 * 0.09 + 0.03 * 0.03 + 11 * 0.02 * 0.02;
        assertThat(Boxes.single(lower, upper, 0.97).search(squares, 1_000_000).run().value)
                .isCloseTo(best / 0.97 / 0.97, within(1e-15));
    }

    /** Of ends among few numbers many boxes have both at least as large as others, or equal ones. */
    @ParameterizedTest
    @CsvSource({"squares", "roots", "inverses", "entropy", "logarithms", "ranks", "excess", "2"})
    void boxesThatExceedEachOther(String name) {
        SplittableRandom random = new SplittableRandom(149);
        for (int k = 0; k < 100; k++) {
            int n = 4 + k % 5;
            double unit = k % 2 == 0 ? 1 : 1.0 / 64;
            double[] lower =
                    random.ints(n, 1, 6).asDoubleStream().map(x -> x * unit).toArray();
            double[] upper = Arrays.stream(lower)
                    .map(x -> x + unit * random.nextInt(1, 9))
                    .toArray();
            double total = unit * random.nextInt((int) (Amounts.sum(lower) / unit), (int) (Amounts.sum(upper) / unit));
            for (double held : new double[] {Double.NaN, total}) {
                isBestVertex(statistic(name), Boxes.single(lower, upper, held));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5", "excess", "squares", "entropy"})
    void knownAmountsStandBesideTheOthers(String name) {
        SplittableRandom random = new SplittableRandom(109);
        for (int k = 0; k < 150; k++) {
            int open = 3 + random.nextInt(3);
            int n = open + random.nextInt(4);
            double[] lower = new double[n];
            double[] upper = new double[n];
            double[] count = new double[n];
            double[] inside = new double[n];
            for (int i = 0; i < n; i++) {
                lower[i] = (i < open ? 0.25 : 1) + random.nextInt(7);
                upper[i] = lower[i] + (i < open ? 1 + random.nextInt(12) : 0);
                count[i] = i < open ? 1 : 1 + random.nextInt(9);
                inside[i] = count[i] * (lower[i] + upper[i]) / 2;
            }
            isBestVertex(statistic(name), new Boxes(lower, upper, count, k % 5 > 0 ? Double.NaN : Amounts.sum(inside)));
        }
    }

    private static VertexSearch.Found isBestVertex(Statistic statistic, Boxes boxes) {
        VertexSearch.Found found = boxes.search(statistic, 1_000_000).run();
        double best = boxes.bestVertex(statistic);
        String what = statistic.getClass().getSimpleName() + " of " + Arrays.toString(boxes.lower)
                + Arrays.toString(boxes.upper) + boxes.total;
        assertThat(found.value).as(what).isCloseTo(best, within(1e-12 * Math.max(1, Math.abs(best))));
        assertThat(boxes.value(statistic, found.amounts)).as(what).isCloseTo(found.value, within(1e-12));
        return found;
    }

    /**
     * With a free total the steepest chords come first, and yet the best set may leave out one and take a later one.
     */
    @Test
    void theBestSetIsNotAlwaysTheFirstInOrder() {
        double[] lower = {0.5, 1.5, 4.25, 0.5, 3.5, 1.25};
        double[] upper = {8.5, 12.5, 6.25, 3.5, 10.5, 13.25};
        isBestVertex(new Statistic.PowerSum(2), Boxes.single(lower, upper, Double.NaN));
        double[] low = {1.5, 1.25, 1.25};
        double[] high = {12.5, 13.25, 13.25};
        isBestVertex(new Statistic.Entropy(0), Boxes.single(low, high, Double.NaN));
    }

    @ParameterizedTest
    @CsvSource({"squares", "entropy", "ranks", "excess"})
    void aSearchFromAKnownCompletionIsAsGoodAndNeverWorse(String name) {
        SplittableRandom random = new SplittableRandom(163);
        Statistic statistic = statistic(name);
        for (int k = 0; k < 40; k++) {
            int n = 4 + k % 4;
            Boxes boxes = k % 3 > 0 ? Boxes.random(random, n, k % 3 == 1) : Boxes.tied(random, n);
            // The first that can have it have all that is left above the lower ends
            double[] start = boxes.lower.clone();
            double left = boxes.total - boxes.held(start);
            for (int i = 0; i < n && !Double.isNaN(left); i++) {
                double added = Math.min(left, boxes.upper[i] - start[i]);
                start[i] += added;
                left -= added;
            }
            double best = boxes.bestVertex(statistic);
            VertexSearch.Found found =
                    boxes.search(statistic, 1_000_000).from(start).run();
            assertThat(found.value).as("instance " + k).isCloseTo(best, within(1e-12));
            assertThat(boxes.value(statistic, found.amounts)).isCloseTo(best, within(1e-12));
            assertThat(boxes.search(statistic, 0).from(start).run().value)
                    .as("instance " + k)
                    .isGreaterThan(boxes.value(statistic, start) - 1e-12);
        }
    }

    @Test
    void whereNothingIsOpenWhatIsKnownIsFound() {
        double[] known = {5, 3};
        Boxes boxes = new Boxes(known, known, new double[] {1, 2}, Double.NaN);
        VertexSearch.Found found = boxes.search(new Statistic.PowerSum(2), 1).run();
        assertThat(found.value).isCloseTo((25 + 9 + 9) / 121.0, within(1e-15));
        assertThat(found.amounts).containsExactly(5, 3);
        assertThat(found.complete).isTrue();
    }

    /** Whatever boxes tie, those before them are full, and some of them fill what is left without a rest. */
    @Test
    void setsOfTiedBoxesThatFillWithoutRestAreFoundAtOnce() {
        SplittableRandom random = new SplittableRandom(113);
        for (int k = 0; k < 40; k++) {
            int steep = k % 3;
            int flat = k % 4;
            int n = steep + flat + 8 + k % 5;
            double[] lower = new double[n + 1];
            double[] upper = new double[n + 1];
            double[] count = new double[n + 1];
            double[] best = new double[n + 1];
            for (int i = 0; i < n; i++) {
                double middle = i < steep ? 3 + i : i < steep + flat ? 1 - 0.1 * (i - steep) : 2;
                double half = random.nextDouble(0.1, 0.9);
                lower[i] = middle - half;
                upper[i] = middle + half;
                count[i] = 1;
                boolean high = i < steep || (i >= steep + flat && random.nextBoolean());
                best[i] = high ? upper[i] : lower[i];
            }
            // Two more have 0.7 each whatever the others have
            lower[n] = 0.7;
            upper[n] = 0.7;
            best[n] = 0.7;
            count[n] = 2;
            Boxes boxes = new Boxes(lower, upper, count, Amounts.sum(best) + 0.7);
            isFoundAtOnce(new Statistic.PowerSum(2), boxes, boxes.value(new Statistic.PowerSum(2), best));
        }
    }

    private static void isFoundAtOnce(Statistic statistic, Boxes boxes, double best) {
        VertexSearch.Found found = boxes.search(statistic, 1).run();
        String what = Arrays.toString(boxes.lower) + Arrays.toString(boxes.upper) + boxes.total;
        assertThat(found.value).as(what).isCloseTo(best, within(1e-13));
        assertThat(found.complete).as(what).isTrue();
    }

    /**
     * Pairs of neighbours in width around one midpoint, of which one is high and one low; an odd one takes the rest.
     */
    @Test
    void setsOfOneOfEachPairThatFillWithoutRestAreFoundAtOnce() {
        SplittableRandom random = new SplittableRandom(127);
        for (int k = 0; k < 40; k++) {
            int alike = k % 3;
            int n = alike + 6 + k % 5;
            double[] half = random.doubles(n, 0.1, 0.9)
                    .map(x -> -x)
                    .sorted()
                    .map(x -> -x)
                    .toArray();
            double[] best = new double[n];
            boolean first = false;
            for (int i = 0; i < n; i++) {
                boolean second = (i - alike) % 2 == 1;
                first = second ? first : random.nextBoolean();
                best[i] = i < alike || first != second ? 2 + half[i] : 2 - half[i];
            }
            if ((n - alike) % 2 == 1) {
                best[n - 1] = 2 + half[n - 1] * random.nextDouble(-1, 1);
            }
            Boxes boxes = Boxes.around(2, half, Amounts.sum(best));
            isFoundAtOnce(RANKS, boxes, boxes.value(RANKS, best));
        }
    }

    /** Where the sets of one of each pair all leave a little rest, the bound is lowered to what that costs. */
    @Test
    void aLittleRestOfPairsIsProvedBestAtOnce() {
        SplittableRandom random = new SplittableRandom(137);
        for (int k = 0; k < 20; k++) {
            Boxes boxes = pairs(4 + 2 * (k % 3), i -> 0.2 * (1 + i / 2) + (i % 2) * 0.02 * random.nextDouble(), 0);
            isFoundAtOnce(RANKS, boxes, boxes.bestVertex(RANKS));
        }
    }

    @Test
    void whateverRestOfPairsTheBoundHolds() {
        SplittableRandom random = new SplittableRandom(139);
        for (int k = 0; k < 240; k++) {
            double apart = k % 2 == 0 ? 0 : random.nextDouble(-0.14, 0.14);
            // Every other with steps from pair to pair that may be small
            double noise = k % 4 < 2 ? 1 : 0.02;
            int steps = k % 4 < 2 ? 1 : 8;
            Boxes boxes = pairs(
                    3 + k % 6, i -> 0.05 + (random.nextInt(steps) + noise * random.nextDouble()) * 0.9 / steps, apart);
            boundHolds(boxes);
        }
        // Two of one width and two of nearly one: the rest is many times the step between the pairs
        double[] halves = {0.85, 0.3131, 0.3142, 0.85};
        boundHolds(pairs(4, i -> halves[i], 1.0153));
    }

    private static void boundHolds(Boxes boxes) {
        VertexSearch.Found found = boxes.search(RANKS, 1).run();
        double best = boxes.bestVertex(RANKS);
        String what = Arrays.toString(boxes.lower) + Arrays.toString(boxes.upper) + boxes.total;
        assertThat(found.value).as(what).isLessThan(best + 1e-12);
        assertThat(found.bound).as(what).isGreaterThan(best - 1e-12);
    }

    private static Boxes pairs(int n, IntToDoubleFunction half, double apart) {
        double[] wide = IntStream.range(0, n).mapToDouble(half).map(x -> x / 32).toArray();
        return Boxes.around(1 / 32.0, wide, (n + apart) / 32);
    }
}
