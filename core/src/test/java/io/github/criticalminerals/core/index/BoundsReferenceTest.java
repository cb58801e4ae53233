package io.github.criticalminerals.core.index;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * The bounds against the truth by brute force: all vertices for the concentrated end, a numerical minimum that knows
 * nothing of water levels for the even end, random completions in between.
 */
class BoundsReferenceTest {

    private static final double NO_CAP = Double.POSITIVE_INFINITY;
    private static final double[] NONE = {};
    private static final int INSTANCES = Family.instances(40);
    private static final int COMPLETIONS = Family.instances(1_000);

    private static Knowledge shares(SplittableRandom random, int n) {
        double[] lower = new double[n];
        double[] upper = new double[n];
        double spread = 3.0 / n;
        while (true) {
            for (int i = 0; i < n; i++) {
                double a = random.nextDouble() * spread;
                double b = random.nextDouble() * spread;
                lower[i] = random.nextInt(4) == 0 ? 0 : Math.min(a, b);
                upper[i] = random.nextInt(5) == 0 ? lower[i] : Math.max(a, b);
            }
            if (Amounts.sum(lower) < 1 && Amounts.sum(upper) > 1) {
                return Knowledge.ofShares(lower, upper, NONE, NONE, NONE, NO_CAP);
            }
        }
    }

    /** Boxes with one midpoint, some of them equal, and a total that is not always the sum of the midpoints. */
    private static Knowledge oneMidpoint(SplittableRandom random, int n) {
        double[] lower = new double[n];
        double[] upper = new double[n];
        double middle = random.nextBoolean() ? 1.0 / n : (0.8 + 0.4 * random.nextDouble()) / n;
        while (true) {
            for (int i = 0; i < n; i++) {
                double half = random.nextInt(4) == 0 ? 0.5 / n : random.nextDouble() * 0.8 / n;
                lower[i] = middle - half;
                upper[i] = middle + half;
            }
            if (Amounts.sum(lower) < 1 && Amounts.sum(upper) > 1) {
                // Not tightened, so that the midpoint stays
                Knowledge known = Knowledge.ofShares(lower, upper, NONE, NONE, NONE, NO_CAP);
                if (Arrays.equals(known.lower, lower) && Arrays.equals(known.upper, upper)) {
                    return known;
                }
            }
        }
    }

    private static Knowledge amounts(SplittableRandom random, int n) {
        double[] lower = new double[n];
        double[] upper = new double[n];
        for (int i = 0; i < n; i++) {
            double a = random.nextDouble() * 100;
            double b = random.nextDouble() * 100;
            lower[i] = random.nextInt(4) == 0 ? 0 : Math.min(a, b);
            upper[i] = random.nextInt(5) == 0 ? lower[i] : Math.max(a, b);
        }
        return Knowledge.ofAmounts(lower, upper, NONE, NONE, NONE, NO_CAP);
    }

    /** All vertices: every amount at an end, and with a fixed total one that takes the rest. */
    private static List<double[]> vertices(Knowledge known) {
        int n = known.lower.length;
        List<double[]> vertices = new ArrayList<>();
        for (int mask = 0; mask < 1 << n; mask++) {
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = (mask >> i & 1) == 1 ? known.upper[i] : known.lower[i];
            }
            if (!known.totalIsFixed()) {
                vertices.add(x);
                continue;
            }
            for (int rest = 0; rest < n; rest++) {
                double[] y = x.clone();
                y[rest] = 0;
                y[rest] = known.total - Amounts.sum(y);
                if (y[rest] >= known.lower[rest] - 1e-13 && y[rest] <= known.upper[rest] + 1e-13) {
                    y[rest] = Math.min(Math.max(y[rest], known.lower[rest]), known.upper[rest]);
                    vertices.add(y);
                }
            }
        }
        return vertices;
    }

    private static double oriented(Index index, double[] x) {
        if (!(DoubleStream.of(x).sum() > 0)) {
            return Double.NaN;
        }
        double value;
        try {
            value = index.ofAmounts(x);
        } catch (IllegalArgumentException e) {
            value = Double.POSITIVE_INFINITY;
        }
        return index.risesWithConcentration() ? value : -value;
    }

    @Test
    void highEndsAreTheBestOfAllVertices() {
        SplittableRandom random = new SplittableRandom(20261122);
        for (int k = 0; k < INSTANCES; k++) {
            int n = 2 + k % 5;
            for (Knowledge known : List.of(shares(random, n), amounts(random, n), oneMidpoint(random, n + 2))) {
                List<double[]> vertices = vertices(known);
                for (Index index : Family.schurConvex(Zeros.KEPT)) {
                    double truth = vertices.stream()
                            .mapToDouble(x -> oriented(index, x))
                            .filter(v -> !Double.isNaN(v))
                            .max()
                            .orElseThrow();
                    Bound most = new ShareBounds(known, Effort.usual()).mostConcentrated(index);
                    double found = index.risesWithConcentration() ? most.value : -most.value;
                    String what = index + " of " + Arrays.toString(known.lower) + Arrays.toString(known.upper);
                    assertThat(most.kind).as(what).isEqualTo(End.Kind.ATTAINED);
                    if (Double.isInfinite(truth)) {
                        assertThat(found).as(what).isEqualTo(truth);
                    } else {
                        assertThat(found).as(what).isCloseTo(truth, within(1e-12 * Math.max(1, Math.abs(truth))));
                        assertThat(oriented(index, most.named))
                                .as("completion of " + what)
                                .isCloseTo(found, within(1e-12 * Math.max(1, Math.abs(truth))));
                    }
                }
            }
        }
    }

    @Test
    void lowEndsAreTheNumericalMinimum() {
        SplittableRandom random = new SplittableRandom(31);
        for (int k = 0; k < INSTANCES; k++) {
            int n = 2 + k % 5;
            for (Knowledge known : List.of(shares(random, n), amounts(random, n))) {
                for (Index index : Family.schurConvex(Zeros.KEPT)) {
                    double truth = known.totalIsFixed()
                            ? oriented(index, levelled(known, known.total))
                            : overTotals(known, x -> oriented(index, x));
                    Bound least = new ShareBounds(known, Effort.usual()).leastConcentrated(index);
                    double found = index.risesWithConcentration() ? least.value : -least.value;
                    String what = index + " of " + Arrays.toString(known.lower) + Arrays.toString(known.upper);
                    assertThat(least.kind).as(what).isEqualTo(End.Kind.ATTAINED);
                    if (Double.isInfinite(truth)) {
                        assertThat(found).as(what).isEqualTo(truth);
                    } else {
                        assertThat(found).as(what).isCloseTo(truth, within(1e-9 * Math.max(1, Math.abs(truth))));
                        assertThat(oriented(index, least.named)).as(what).isCloseTo(found, within(1e-12));
                    }
                }
            }
        }
    }

    /** Moves amounts from larger to smaller producers, two at a time, until none can move. */
    private static double[] levelled(Knowledge known, double total) {
        int n = known.lower.length;
        double[] x = known.lower.clone();
        double left = total - Amounts.sum(x);
        for (int i = 0; i < n; i++) {
            double added = Math.min(left, known.upper[i] - x[i]);
            x[i] += added;
            left -= added;
        }
        double moved = 1;
        while (moved > 1e-15 * total) {
            moved = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double step = Math.min((x[i] - x[j]) / 2, Math.min(x[i] - known.lower[i], known.upper[j] - x[j]));
                    if (step > 0) {
                        x[i] -= step;
                        x[j] += step;
                        moved = Math.max(moved, step);
                    }
                }
            }
        }
        return x;
    }

    /** The least value over totals, by a grid that is refined around its best point. */
    private static double overTotals(Knowledge known, ToDoubleFunction<double[]> value) {
        return overTotals(known, total -> value.applyAsDouble(levelled(known, total)), true);
    }

    private static double overTotals(Knowledge known, DoubleUnaryOperator value, boolean withLast) {
        double from = Math.max(1e-9, Amounts.sum(known.lower));
        double to = Amounts.sum(known.upper) - (withLast ? 0 : known.upper[known.upper.length - 1]);
        double best = Double.POSITIVE_INFINITY;
        double at = from;
        for (int round = 0; round < 12; round++) {
            double step = (to - from) / 60;
            for (int k = 0; k <= 60; k++) {
                double total = Math.min(from + k * step, to);
                double v = value.applyAsDouble(total);
                if (v < best) {
                    best = v;
                    at = total;
                }
            }
            from = Math.max(from, at - 1.5 * step);
            to = Math.min(to, at + 1.5 * step);
        }
        return best;
    }

    @Test
    void endsWithARemainderAgainstBruteForce() {
        SplittableRandom random = new SplittableRandom(47);
        for (int k = 0; k < INSTANCES / 2; k++) {
            int n = 1 + k % 3;
            int members = 1 + k / 3 % 3;
            Knowledge boxes = amounts(random, n + 1);
            boolean fixed = random.nextBoolean() && !boxes.isExact();
            double least = Amounts.sum(boxes.lower);
            double total =
                    fixed ? least + (0.1 + 0.8 * random.nextDouble()) * (Amounts.sum(boxes.upper) - least) : Double.NaN;
            double[] from = {boxes.lower[n]};
            double[] to = {boxes.upper[n]};
            Knowledge known = new Knowledge(
                    Arrays.copyOf(boxes.lower, n),
                    Arrays.copyOf(boxes.upper, n),
                    from,
                    to,
                    new double[] {members},
                    total,
                    NO_CAP);
            Knowledge asOne = new Knowledge(boxes.lower, boxes.upper, NONE, NONE, NONE, total, NO_CAP);
            ShareBounds bounds = new ShareBounds(known, Effort.usual());
            for (Index index : Family.schurConvex(Zeros.KEPT)) {
                if (n + (to[0] > 0 ? members : 0) < index.leastProducers()) {
                    refused(() -> bounds.mostConcentrated(index)).hasMessage(index + " is undefined for one producer");
                    continue;
                }
                double most = vertices(asOne).stream()
                        .mapToDouble(x -> oriented(index, Arrays.copyOf(x, n + (to[0] > 0 ? members : 0))))
                        .filter(v -> !Double.isNaN(v))
                        .max()
                        .orElseThrow();
                int sign = index.risesWithConcentration() ? 1 : -1;
                String what = index + " of " + Arrays.toString(boxes.lower) + Arrays.toString(boxes.upper) + " among "
                        + members + " of " + total;
                close(sign * bounds.mostConcentrated(index).value, most, 1e-12, what);
                double even = Double.POSITIVE_INFINITY;
                for (int m = Math.max(from[0] > 0 ? 1 : 0, index.leastProducers() - n);
                        m <= (to[0] > 0 ? members : 0);
                        m++) {
                    int unnamed = m;
                    double value = fixed
                            ? oriented(index, split(boxes, unnamed, total))
                            : overTotals(boxes, t -> oriented(index, split(boxes, unnamed, t)), unnamed > 0);
                    even = Double.isNaN(value) ? even : Math.min(even, value);
                }
                close(sign * bounds.leastConcentrated(index).value, even, 1e-9, what);
            }
        }
    }

    private static void close(double found, double truth, double tolerance, String what) {
        if (Double.isInfinite(truth)) {
            assertThat(found).as(what).isEqualTo(truth);
        } else {
            assertThat(found).as(what).isCloseTo(truth, within(tolerance * Math.max(1, Math.abs(truth))));
        }
    }

    /** The last box split among some producers, and all levelled by moves between two. NaN if that cannot be. */
    private static double[] split(Knowledge boxes, int unnamed, double total) {
        int n = boxes.lower.length - 1;
        double[] low = Arrays.copyOf(boxes.lower, n + unnamed);
        double[] high = Arrays.copyOf(boxes.upper, n + unnamed);
        Arrays.fill(low, n, n + unnamed, 0);
        Arrays.fill(high, n, n + unnamed, boxes.upper[n]);
        double[] x = low.clone();
        double rest = boxes.lower[n];
        if (unnamed > 0) {
            x[n] = rest;
        }
        double left = total - Amounts.sum(x);
        for (int i = 0; i < n + Math.min(1, unnamed); i++) {
            double added = Math.max(0, Math.min(left, boxes.upper[i] - x[i]));
            x[i] += added;
            rest += i == n ? added : 0;
            left -= added;
        }
        if (Math.abs(left) > 1e-9 * total) {
            return new double[] {0};
        }
        double moved = 1;
        while (moved > 1e-15 * total) {
            moved = 0;
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    double step = Math.min((x[i] - x[j]) / 2, Math.min(x[i] - low[i], high[j] - x[j]));
                    if (i >= n && j < n) {
                        step = Math.min(step, rest - boxes.lower[n]);
                    } else if (i < n && j >= n) {
                        step = Math.min(step, boxes.upper[n] - rest);
                    }
                    if (step > 0) {
                        x[i] -= step;
                        x[j] += step;
                        rest += (j >= n ? step : 0) - (i >= n ? step : 0);
                        moved = Math.max(moved, step);
                    }
                }
            }
        }
        return x;
    }

    @Test
    void completionsLieWithin() {
        SplittableRandom random = new SplittableRandom(37);
        for (Zeros zeros : Zeros.values()) {
            double[] lower = {0.3, 0, 0.05};
            double[] upper = {0.6, 0.2, 0.15};
            Knowledge claims = Knowledge.ofShares(
                    lower, upper, new double[] {0, 0.02}, new double[] {1, 0.1}, new double[] {7, 2}, NO_CAP);
            double[] tonnes = {53, 0, 7};
            double[] most = {97, 13, 11};
            Knowledge table = Knowledge.ofAmounts(
                    tonnes, most, new double[] {5, 3}, new double[] {5, 17}, new double[] {6, 3}, NO_CAP);
            for (Knowledge known : List.of(claims, table)) {
                SharpBounds bounds = SharpBounds.of(known);
                List<double[]> completions = completions(known, random);
                for (Index index : Family.all(zeros)) {
                    Bound a = bounds.at(Side.LOW, index);
                    Bound b = bounds.at(Side.HIGH, index);
                    double low = Math.min(a.value, b.value);
                    double high = Math.max(a.value, b.value);
                    for (double[] x : completions) {
                        double value;
                        try {
                            value = index.ofAmounts(x);
                        } catch (IllegalArgumentException e) {
                            continue;
                        }
                        assertThat(value)
                                .as(index + " of " + Arrays.toString(x))
                                .isBetween(low - 1e-12 * Math.max(1, Math.abs(low)), high + 1e-12 * Math.max(1, high));
                    }
                }
            }
        }
    }

    private static List<double[]> completions(Knowledge known, SplittableRandom random) {
        List<double[]> found = new ArrayList<>();
        int named = known.lower.length;
        while (found.size() < COMPLETIONS) {
            List<Double> x = new ArrayList<>();
            for (int i = 0; i < named; i++) {
                x.add(corner(random, known.lower[i], known.upper[i]));
            }
            double[] sums = new double[known.members.length];
            for (int p = 0; p < sums.length; p++) {
                sums[p] = corner(random, known.partLower[p], known.partUpper[p]);
            }
            if (known.totalIsFixed()) {
                double rest = known.total - x.stream().mapToDouble(v -> v).sum() - Amounts.sum(sums) + sums[0];
                if (rest < known.partLower[0] || rest > known.partUpper[0]) {
                    continue;
                }
                sums[0] = rest;
            }
            for (int p = 0; p < sums.length; p++) {
                int among = 1 + random.nextInt((int) known.members[p]);
                double[] weights = new double[among];
                for (int k = 0; k < among; k++) {
                    weights[k] = random.nextInt(3) == 0 ? 1 : -Math.log(random.nextDouble(1e-9, 1));
                }
                for (double weight : weights) {
                    x.add(sums[p] * weight / Amounts.sum(weights));
                }
            }
            found.add(x.stream().mapToDouble(v -> v).toArray());
        }
        return found;
    }

    private static double corner(SplittableRandom random, double from, double to) {
        return switch (random.nextInt(4)) {
            case 0 -> from;
            case 1 -> to;
            default -> from + (to - from) * random.nextDouble();
        };
    }

    @Test
    void fortyRandomIntervalsAreSolvedAndFortyWithOneMidpointAreBounded() {
        SplittableRandom random = new SplittableRandom(43);
        double[] lower = new double[40];
        double[] upper = new double[40];
        for (int k = 0; k < 11; k++) {
            for (int i = 0; i < 40; i++) {
                double a = random.nextDouble() * 0.05;
                double b = random.nextDouble() * 0.05;
                lower[i] = Math.min(a, b);
                upper[i] = Math.max(a, b);
            }
            Knowledge known = Knowledge.ofShares(lower, upper, NONE, NONE, NONE, NO_CAP);
            ShareBounds bounds = new ShareBounds(known, Effort.usual());
            for (Index index : List.of(Index.HHI, Index.SHANNON)) {
                assertThat(bounds.mostConcentrated(index).kind)
                        .as(index.toString())
                        .isEqualTo(End.Kind.ATTAINED);
                assertThat(bounds.leastConcentrated(index).gap)
                        .as(index.toString())
                        .isLessThanOrEqualTo(1e-13);
            }
        }
        for (int i = 0; i < 40; i++) {
            double half = random.nextDouble() * 0.025;
            lower[i] = 0.025 - half;
            upper[i] = 0.025 + half;
        }
        Knowledge known = Knowledge.ofShares(lower, upper, NONE, NONE, NONE, NO_CAP);
        ShareBounds bounds = new ShareBounds(known, Effort.usual());
        for (Index index : List.of(
                Index.HHI,
                Index.EFFECTIVE_NUMBER,
                Index.SHANNON,
                Index.concentrationRatio(3),
                Index.HALL_TIDEMAN,
                Index.generalisedEntropy(2, Zeros.KEPT),
                Index.hoover(Zeros.KEPT),
                Index.gini(Zeros.KEPT))) {
            Bound hard = bounds.mostConcentrated(index);
            int sign = index.risesWithConcentration() ? 1 : -1;
            assertThat(hard.gap).as(index.toString()).isLessThanOrEqualTo(1e-9);
            assertThat(index.ofAmounts(hard.named) + sign * hard.gap).isCloseTo(hard.value, within(1e-13));
        }
        Bound hhi = bounds.mostConcentrated(Index.HHI);
        assertThat(hhi.kind).isEqualTo(End.Kind.OUTER);
        assertThat(hhi.gap).isPositive();
    }

    @Test
    void fortyWithOneMidpointAreSolvedForGiniWhateverTheirTotal() {
        SplittableRandom random = new SplittableRandom(71);
        for (int k = 0; k < INSTANCES / 2; k++) {
            double middle = k % 2 == 0 ? 0.025 : 0.024 + 0.002 * random.nextDouble();
            double[] lower = new double[40 + k % 3];
            double[] upper = new double[lower.length];
            for (int i = 0; i < lower.length; i++) {
                double half = random.nextDouble() * 0.02;
                lower[i] = middle - half;
                upper[i] = middle + half;
            }
            double total = k % 2 == 0 ? lower.length * middle : 1;
            Knowledge known = new Knowledge(lower, upper, NONE, NONE, NONE, total, NO_CAP);
            Bound most = new ShareBounds(known, Effort.usual()).mostConcentrated(Index.gini(Zeros.KEPT));
            assertThat(most.gap).as("instance " + k).isLessThanOrEqualTo(1e-12);
        }
    }

    @Test
    void moreNumbersOfUnnamedThanAreTriedAreBounded() {
        double[] share = {0.002};
        // Equal shares take 200 and 299 unnamed, which is beyond the first 20,000 of 105,000 pairs of numbers
        Knowledge twoParts = Knowledge.ofShares(
                share, share, new double[] {0.4, 0.598}, new double[] {0.4, 0.598}, new double[] {300, 350}, NO_CAP);
        double[] equal = new double[500];
        Arrays.fill(equal, 0.002);
        beyond(twoParts, equal);
        // Equal shares take 9,999 unnamed, of which 4,096 are tried
        double[] little = {0.0001};
        double[] rest = {0.9999};
        for (double members : new double[] {20_000, Double.POSITIVE_INFINITY}) {
            beyond(Knowledge.ofShares(little, little, rest, rest, new double[] {members}, NO_CAP), equal);
        }
    }

    private static void beyond(Knowledge known, double... equal) {
        for (Index index : Family.relative(Zeros.KEPT)) {
            Bound least = new ShareBounds(known, Effort.usual()).leastConcentrated(index);
            assertThat(least.kind).as(index.toString()).isEqualTo(End.Kind.OUTER);
            assertThat(least.gap).as(index.toString()).isPositive();
            assertThat(least.value).as(index.toString()).isCloseTo(index.ofAmounts(equal), within(1e-9));
        }
    }

    @Test
    void numbersOfUnnamedThatCannotBeBetterNeedNoTrial() {
        double[] share = {0.5};
        for (double members : new double[] {20_000, Double.POSITIVE_INFINITY}) {
            Knowledge half = Knowledge.ofShares(share, share, share, share, new double[] {members}, NO_CAP);
            for (Index index : Family.relative(Zeros.KEPT)) {
                Bound least = new ShareBounds(half, Effort.usual()).leastConcentrated(index);
                assertThat(least.kind).as(index.toString()).isEqualTo(End.Kind.ATTAINED);
                assertThat(least.value).as(index.toString()).isCloseTo(index.ofAmounts(1, 1), within(1e-12));
            }
        }
        double[] tonnes = {7, 3};
        Knowledge free = Knowledge.ofAmounts(
                tonnes, tonnes, new double[] {1}, new double[] {2}, new double[] {Double.POSITIVE_INFINITY}, NO_CAP);
        Bound least = new ShareBounds(free, Effort.usual()).leastConcentrated(Index.gini(Zeros.KEPT));
        assertThat(least.kind).isEqualTo(End.Kind.ATTAINED);
        assertThat(least.value).isCloseTo(Index.gini(Zeros.KEPT).ofAmounts(7, 3, 2), within(1e-12));
    }

    @Test
    void cappedPartsAgainstAllSplits() {
        // Top 3 known, the rest in steps of a hundredth among at most 4, none above the smallest named
        double[] top = {0.4, 0.2, 0.1};
        Knowledge known = Knowledge.ofShares(top, top, new double[] {0.3}, new double[] {0.3}, new double[] {4}, 0.1);
        ShareBounds bounds = new ShareBounds(known, Effort.usual());
        for (Index index : Family.ABSOLUTE) {
            double most = Double.NEGATIVE_INFINITY;
            for (int a = 0; a <= 10; a++) {
                for (int b = 0; b <= a; b++) {
                    for (int c = 0; c <= b; c++) {
                        int d = 30 - a - b - c;
                        if (d >= 0 && d <= c) {
                            double value = oriented(index, new double[] {40, 20, 10, a, b, c, d});
                            most = Math.max(most, value);
                        }
                    }
                }
            }
            double least = oriented(index, new double[] {40, 20, 10, 7.5, 7.5, 7.5, 7.5});
            Bound high = bounds.mostConcentrated(index);
            Bound low = bounds.leastConcentrated(index);
            int sign = index.risesWithConcentration() ? 1 : -1;
            assertThat(sign * high.value)
                    .as(index.toString())
                    .isCloseTo(most, within(1e-12 * Math.max(1, Math.abs(most))));
            assertThat(sign * low.value)
                    .as(index.toString())
                    .isCloseTo(least, within(1e-12 * Math.max(1, Math.abs(least))));
        }
    }

    @Test
    void aPartOfTooManyPiecesIsRefused() {
        Knowledge crumbs = Knowledge.ofShares(
                new double[] {0.1},
                new double[] {1},
                new double[] {0},
                new double[] {0.9},
                new double[] {5000},
                0.0005);
        refused(() -> new ShareBounds(crumbs, Effort.usual()).mostConcentrated(Index.HHI))
                .hasMessage(
                        "at most 1000 unnamed producers may be as large as the smallest named one, but an unsplit part"
                                + " of 0.9 holds more of at most 5.0E-4");
    }

    @Test
    void capOfAHalfKnownNamedProducerIsAnOuterEnd() {
        // The smallest named is between 1 and 10, the rest of 30 to be split below it
        Knowledge known = Knowledge.ofAmounts(
                new double[] {60, 1},
                new double[] {60, 10},
                new double[] {30},
                new double[] {30},
                new double[] {40},
                10);
        ShareBounds bounds = new ShareBounds(known, Effort.usual());
        Bound most = bounds.mostConcentrated(Index.HHI);
        assertThat(most.kind).isEqualTo(End.Kind.OUTER);
        // With the cap at 10 the named one is least at 1, which is no completion; with both at 10 it is one
        assertThat(most.value).isCloseTo((3600 + 1 + 300) / (91.0 * 91), within(1e-15));
        double inner = (3600 + 1 + 30) / (91.0 * 91);
        assertThat(most.value - most.gap).isCloseTo(inner, within(1e-12));
        Bound least = bounds.leastConcentrated(Index.HHI);
        assertThat(least.kind).isEqualTo(End.Kind.ATTAINED);
        assertThat(least.value).isCloseTo((3600 + 100 + 40 * 0.75 * 0.75) / 10_000, within(1e-15));
    }

    @Test
    void hooverIsLeastWhereTheMeanIs() {
        // Beside 4 and 10 the third has 0 to 20: with 7, the mean, only the largest exceeds it, by 3 of 21
        Knowledge known =
                Knowledge.ofAmounts(new double[] {4, 10, 0}, new double[] {4, 10, 20}, NONE, NONE, NONE, NO_CAP);
        Bound least = new ShareBounds(known, Effort.usual()).leastConcentrated(Index.hoover(Zeros.KEPT));
        assertThat(least.value).isCloseTo(1.0 / 7, within(1e-15));
        assertThat(least.named).containsExactly(new double[] {4 / 21.0, 10 / 21.0, 7 / 21.0}, within(1e-15));
    }

    @Test
    void withoutUpperEndsAllMayBeEqualOrOneAlone() {
        double[] none = {0, 0};
        double[] any = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        ShareBounds two = new ShareBounds(Knowledge.ofAmounts(none, any, NONE, NONE, NONE, NO_CAP), Effort.usual());
        Bound least = two.leastConcentrated(Index.HHI);
        assertThat(least.value).isEqualTo(0.5);
        assertThat(least.named).containsExactly(0.5, 0.5);
        Bound most = two.mostConcentrated(Index.HHI);
        assertThat(most.value).isEqualTo(1);
        assertThat(most.kind).isEqualTo(End.Kind.ATTAINED);
        assertThat(most.named).containsExactly(1, 0);
        assertThat(most.total).isEqualTo(1);
        // Beside another with something nobody ever has all
        most = new ShareBounds(Knowledge.ofAmounts(new double[] {2, 1}, any, NONE, NONE, NONE, NO_CAP), Effort.usual())
                .mostConcentrated(Index.HHI);
        assertThat(most.value).isEqualTo(1);
        assertThat(most.kind).isEqualTo(End.Kind.LIMIT);
        assertThat(most.named).containsExactly(1, 0);
        assertThat(most.total).isInfinite();
        ShareBounds parts = new ShareBounds(
                Knowledge.ofAmounts(
                        new double[] {7},
                        new double[] {11},
                        none,
                        new double[] {3, Double.POSITIVE_INFINITY},
                        new double[] {2, 5},
                        NO_CAP),
                Effort.usual());
        most = parts.mostConcentrated(Index.gini(Zeros.KEPT));
        // One of eight has all
        assertThat(most.value).isCloseTo(7.0 / 8, within(1e-15));
        assertThat(parts.mostConcentrated(Index.hoover(Zeros.KEPT)).value).isCloseTo(7.0 / 8, within(1e-15));
        assertThat(parts.mostConcentrated(Index.theilL(Zeros.KEPT)).value).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(most.kind).isEqualTo(End.Kind.ATTAINED);
        assertThat(most.named).containsExactly(1);
        assertThat(most.unnamed).isEmpty();
    }

    @Test
    void whereNothingIsInfiniteTheOneThatMayHaveTheLeastHasNothing() {
        Index index = Index.theilL(Zeros.KEPT);
        double[] none = {0, 0, 0};
        Knowledge free = Knowledge.ofAmounts(none, new double[] {5, 0, 3}, NONE, NONE, NONE, NO_CAP);
        Bound most = new ShareBounds(free, Effort.usual()).mostConcentrated(index);
        assertThat(most.value).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(most.named).containsExactly(0.5, 0, 0.5);
        // Without the first the others could not have all
        Knowledge whole =
                Knowledge.ofShares(new double[] {0, 0, 0.1}, new double[] {0.9, 0.2, 0.5}, NONE, NONE, NONE, NO_CAP);
        most = new ShareBounds(whole, Effort.usual()).mostConcentrated(index);
        assertThat(most.value).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(most.named).containsExactly(new double[] {0.5, 0, 0.5}, within(1e-15));
    }

    private static Bound most(Index index, double[] lower, double[] upper, double[] part, double... members) {
        Knowledge known = Knowledge.ofShares(lower, upper, part, part, members, NO_CAP);
        return new ShareBounds(known, Effort.usual()).mostConcentrated(index);
    }

    private static Bound least(Index index, double[] lower, double[] upper) {
        Knowledge known = Knowledge.ofShares(lower, upper, NONE, NONE, NONE, NO_CAP);
        return new ShareBounds(known, Effort.usual()).leastConcentrated(index);
    }

    @Test
    void whoIsCountedOnlyWithSomethingMakesALimit() {
        Index dropped = Index.normalisedHhi(Zeros.DROPPED);
        double[] low = {0.5, 0};
        double[] high = {1, 0.5};
        Bound alone = most(dropped, low, high, NONE);
        assertThat(alone.value).isEqualTo(1);
        assertThat(alone.kind).isEqualTo(End.Kind.LIMIT);
        assertThat(most(Index.normalisedHhi(Zeros.KEPT), low, high, NONE).kind).isEqualTo(End.Kind.ATTAINED);
        // One with nothing is not counted; of the others each has something, or one of a part has not
        double[] named = {0.5, 0};
        double[] part = {0.5};
        Bound all = most(dropped, named, named, part, 1);
        assertThat(all.value).isCloseTo(0, within(1e-15));
        assertThat(all.kind).isEqualTo(End.Kind.ATTAINED);
        Bound twoOfThree = most(dropped, named, named, part, 2);
        assertThat(twoOfThree.value).isCloseTo(0.25, within(1e-15));
        assertThat(twoOfThree.kind).isEqualTo(End.Kind.LIMIT);
        double[] widest = {0.5, 0.4, 0};
        assertThat(most(Index.theilL(Zeros.DROPPED), widest, new double[] {0.6, 0.5, 0}, NONE).value)
                .isCloseTo(-Math.log(1.2 * 0.8) / 2, within(1e-15));
    }

    @Test
    void theOneThatMayHaveTheLeastIsLeftOutFirst() {
        Index evenness = Index.evenness(Zeros.DROPPED);
        // Without the second the others are equal, without the first they are not
        Bound halves = least(evenness, new double[] {0, 0, 0.4}, new double[] {0.6, 0.3, 0.7});
        assertThat(halves.value).isCloseTo(1, within(1e-15));
        assertThat(halves.named).containsExactly(new double[] {0.5, 0, 0.5}, within(1e-15));
        // The last has a fifth at least, and cannot be left out
        Bound three = least(evenness, new double[] {0, 0, 0.2}, new double[] {0.8, 0.8, 0.25});
        assertThat(three.value)
                .isCloseTo(-(0.75 * Math.log(0.375) + 0.25 * Math.log(0.25)) / Math.log(3), within(1e-15));
        // One with nothing is none of two
        Bound two = least(Index.normalisedHhi(Zeros.DROPPED), new double[] {0.7, 0, 0}, new double[] {0.8, 0.3, 0});
        assertThat(two.value).isCloseTo(2 * 0.58 - 1, within(1e-15));
    }

    @Test
    void partsWithoutLimitShareTheRest() {
        double inf = Double.POSITIVE_INFINITY;
        double[] named = {0.3};
        Knowledge shares = Knowledge.ofShares(
                named, named, new double[] {0, 0}, new double[] {0.5, 0.5}, new double[] {inf, inf}, NO_CAP);
        Bound least = new ShareBounds(shares, Effort.usual()).leastConcentrated(Index.HHI);
        assertThat(least.value).isCloseTo(0.09, within(1e-15));
        assertThat(least.crumbs).isCloseTo(0.7, within(1e-15));
        assertThat(least.kind).isEqualTo(End.Kind.LIMIT);
        double[] tonnes = {53, 29, 11};
        Knowledge table =
                Knowledge.ofAmounts(tonnes, tonnes, new double[] {0}, new double[] {inf}, new double[] {inf}, NO_CAP);
        ShareBounds open = new ShareBounds(table, Effort.usual());
        Bound even = open.leastConcentrated(Index.normalisedHhi(Zeros.KEPT));
        assertThat(even.value).isZero();
        assertThat(even.kind).isEqualTo(End.Kind.LIMIT);
        assertThat(even.crumbs).isEqualTo(1);
        assertThat(open.leastConcentrated(Index.evenness(Zeros.KEPT)).value).isEqualTo(1);
        // Equal shares are but nearly reached, with more than are tried
        Bound gini = open.leastConcentrated(Index.gini(Zeros.KEPT));
        assertThat(gini.value).isZero();
        assertThat(gini.kind).isEqualTo(End.Kind.OUTER);
        assertThat(gini.gap).isBetween(1e-6, 0.01);
    }

    @Test
    void piecesOfACappedPartAgainstItsLeastAndMost() {
        // 25 or more among four of at most 10: two have 10, and one the rest
        double[] named = {40, 20, 10};
        Knowledge known = Knowledge.ofAmounts(named, named, new double[] {25}, new double[] {35}, new double[] {4}, 10);
        Bound most = new ShareBounds(known, Effort.usual()).mostConcentrated(Index.HHI);
        assertThat(most.value).isCloseTo((1600 + 400 + 100 + 2 * 100 + 25) / (95.0 * 95), within(1e-15));
        assertThat(most.kind).isEqualTo(End.Kind.ATTAINED);
        most = new ShareBounds(known, Effort.usual()).mostConcentrated(Index.concentrationRatio(6));
        assertThat(most.value).isCloseTo(1, within(1e-15));
    }

    @Test
    void hooverMayBeMostElsewhereThanTheHhi() {
        SplittableRandom random = new SplittableRandom(157);
        Index hoover = Index.hoover(Zeros.KEPT);
        int elsewhere = 0;
        for (int k = 0; k < 60; k++) {
            Knowledge known = shares(random, 5);
            ShareBounds bounds = new ShareBounds(known, Effort.usual());
            double best = vertices(known).stream()
                    .mapToDouble(hoover::ofAmounts)
                    .max()
                    .orElseThrow();
            assertThat(bounds.mostConcentrated(hoover).value).isCloseTo(best, within(1e-12));
            elsewhere += hoover.ofAmounts(bounds.mostConcentrated(Index.HHI).named) < best - 1e-9 ? 1 : 0;
        }
        assertThat(elsewhere).isPositive();
    }

    @Test
    void beyondTheNumbersTriedTheNamedAreTakenAsEqual() {
        // 0.2 and a hundred of 0.00001 hold S = 0.201, k = 101 of n = 4197: below all of more than 4096 others
        double[] named = new double[101];
        Arrays.fill(named, 0.00001);
        named[0] = 0.2;
        double[] rest = {1 - Amounts.sum(named)};
        Knowledge known = Knowledge.ofShares(named, named, rest, rest, new double[] {Double.POSITIVE_INFINITY}, NO_CAP);
        ShareBounds bounds = new ShareBounds(known, Effort.usual());
        double s = 0.201;
        double k = 101;
        double m = 4096;
        double n = k + m;
        double r = 1 - s;
        bounded(bounds, Index.gini(Zeros.KEPT), s - k / n, named);
        bounded(bounds, Index.hoover(Zeros.KEPT), s - k / n, named);
        bounded(bounds, Index.theilT(Zeros.KEPT), s * Math.log(s * n / k) + r * Math.log(r * n / m), named);
        bounded(bounds, Index.normalisedHhi(Zeros.KEPT), (s * s / k - 1 / m) / (1 - 1 / m), named);
        double evenness = r + (s * Math.log(k / s) - r * Math.log(r)) / Math.log(m);
        bounded(bounds, Index.evenness(Zeros.KEPT), evenness, named);
    }

    private static void bounded(ShareBounds bounds, Index index, double value, double... named) {
        Bound least = bounds.leastConcentrated(index);
        assertThat(least.value).as(index.toString()).isCloseTo(value, within(1e-12));
        assertThat(least.kind).as(index.toString()).isEqualTo(End.Kind.OUTER);
        for (int others : new int[] {1, 100, 4096, 5000, 20_000}) {
            double[] x = Arrays.copyOf(named, named.length + others);
            Arrays.fill(x, named.length, x.length, (1 - Amounts.sum(named)) / others);
            int sign = index.risesWithConcentration() ? 1 : -1;
            assertThat(sign * index.ofAmounts(x)).as(index + " of " + others).isGreaterThan(sign * least.value);
        }
    }
}
