package io.github.criticalminerals.core.index;

import static io.github.criticalminerals.core.index.Family.assertClose;
import static io.github.criticalminerals.core.index.Family.sign;
import static io.github.criticalminerals.core.index.Known.NONE;
import static io.github.criticalminerals.core.index.Known.NO_CAP;
import static io.github.criticalminerals.core.index.Known.assertEnd;
import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * The bounds against the truth by brute force: all vertices for the concentrated end, a numerical minimum that knows
 * nothing of water levels for the even end, random completions in between.
 */
class BoundsReferenceTest {

    private static final int INSTANCES = Family.instances(40);
    private static final int COMPLETIONS = Family.instances(1_000);

    private static Knowledge shares(SplittableRandom random, int n) {
        double[] lower = new double[n];
        double[] upper = new double[n];
        do {
            fill(random, 3.0 / n, lower, upper);
        } while (Amounts.sum(lower) >= 1 || Amounts.sum(upper) <= 1);
        return Known.shares(lower, upper);
    }

    private static Knowledge amounts(SplittableRandom random, int n) {
        double[] lower = new double[n];
        double[] upper = new double[n];
        fill(random, 100, lower, upper);
        return Known.amounts(lower, upper);
    }

    private static void fill(SplittableRandom random, double scale, double[] lower, double[] upper) {
        for (int i = 0; i < lower.length; i++) {
            double a = random.nextDouble() * scale;
            double b = random.nextDouble() * scale;
            lower[i] = random.nextInt(4) == 0 ? 0 : Math.min(a, b);
            upper[i] = random.nextInt(5) == 0 ? lower[i] : Math.max(a, b);
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
                Knowledge known = Known.shares(lower, upper);
                if (Arrays.equals(known.lower, lower) && Arrays.equals(known.upper, upper)) {
                    return known;
                }
            }
        }
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
        return DoubleStream.of(x).sum() > 0 ? Family.oriented(index, x) : Double.NaN;
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
                    Bound most = Known.most(index, known);
                    double found = sign(index) * most.value;
                    String what = index + " of " + Arrays.toString(known.lower) + Arrays.toString(known.upper);
                    assertThat(most.kind).as(what).isEqualTo(End.Kind.ATTAINED);
                    assertClose(what, found, truth, 1e-12);
                    assertClose("completion of " + what, oriented(index, most.named), found, 1e-12);
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
                            : overTotals(known, total -> oriented(index, levelled(known, total)), true);
                    Bound least = Known.least(index, known);
                    double found = sign(index) * least.value;
                    String what = index + " of " + Arrays.toString(known.lower) + Arrays.toString(known.upper);
                    assertThat(least.kind).as(what).isEqualTo(End.Kind.ATTAINED);
                    assertClose(what, found, truth, 1e-9);
                    assertThat(oriented(index, least.named)).as(what).isCloseTo(found, within(1e-12));
                }
            }
        }
    }

    private static double[] levelled(Knowledge known, double total) {
        int more = known.lower.length + 1;
        return split(Known.amounts(Arrays.copyOf(known.lower, more), Arrays.copyOf(known.upper, more)), 0, total);
    }

    /** The least value over totals, by a grid that is refined around its best point. */
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
            ShareBounds bounds = Known.bounds(known);
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
                String what = index + " of " + Arrays.toString(boxes.lower) + Arrays.toString(boxes.upper) + " among "
                        + members + " of " + total;
                assertClose(what, sign(index) * bounds.mostConcentrated(index).value, most, 1e-12);
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
                assertClose(what, sign(index) * bounds.leastConcentrated(index).value, even, 1e-9);
            }
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
            ShareBounds bounds = Known.bounds(Known.shares(lower, upper));
            for (Index index : List.of(Index.HHI, Index.SHANNON)) {
                assertThat(bounds.mostConcentrated(index).kind)
                        .as(index.toString())
                        .isEqualTo(End.Kind.ATTAINED);
                assertThat(bounds.leastConcentrated(index).gap)
                        .as(index.toString())
                        .isLessThanOrEqualTo(1e-13);
            }
        }
        ShareBounds bounds = Known.bounds(
                around(0.025, 1, random.doubles(40).map(x -> x * 0.025).toArray()));
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
            assertThat(hard.gap).as(index.toString()).isLessThanOrEqualTo(1e-9);
            assertThat(index.ofAmounts(hard.named) + sign(index) * hard.gap).isCloseTo(hard.value, within(1e-13));
        }
        Bound hhi = bounds.mostConcentrated(Index.HHI);
        assertThat(hhi.kind).isEqualTo(End.Kind.OUTER);
        assertThat(hhi.gap).isPositive();
    }

    private static Knowledge around(double middle, double total, double... half) {
        double[] lower = DoubleStream.of(half).map(wide -> middle - wide).toArray();
        double[] upper = DoubleStream.of(half).map(wide -> middle + wide).toArray();
        return new Knowledge(lower, upper, NONE, NONE, NONE, total, NO_CAP);
    }

    @Test
    void fortyWithOneMidpointAreSolvedForGiniWhateverTheirTotal() {
        SplittableRandom random = new SplittableRandom(71);
        for (int k = 0; k < INSTANCES / 2; k++) {
            double middle = k % 2 == 0 ? 0.025 : 0.024 + 0.002 * random.nextDouble();
            double[] half = random.doubles(40 + k % 3).map(x -> x * 0.02).toArray();
            double total = k % 2 == 0 ? half.length * middle : 1;
            Bound most = Known.most(Index.gini(Zeros.KEPT), around(middle, total, half));
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
        for (double members : new double[] {20_000, Double.POSITIVE_INFINITY}) {
            beyond(Known.shares(little, little, Interval.exact(0.9999), members, NO_CAP), equal);
        }
    }

    private static void beyond(Knowledge known, double... equal) {
        for (Index index : Family.relative(Zeros.KEPT)) {
            Bound least = Known.least(index, known);
            assertThat(least.kind).as(index.toString()).isEqualTo(End.Kind.OUTER);
            assertThat(least.gap).as(index.toString()).isPositive();
            assertThat(least.value).as(index.toString()).isCloseTo(index.ofAmounts(equal), within(1e-9));
        }
    }

    @Test
    void numbersOfUnnamedThatCannotBeBetterNeedNoTrial() {
        double[] share = {0.5};
        for (double members : new double[] {20_000, Double.POSITIVE_INFINITY}) {
            Knowledge half = Known.shares(share, share, Interval.exact(0.5), members, NO_CAP);
            for (Index index : Family.relative(Zeros.KEPT)) {
                Bound least = Known.least(index, half);
                assertThat(least.kind).as(index.toString()).isEqualTo(End.Kind.ATTAINED);
                assertThat(least.value).as(index.toString()).isCloseTo(index.ofAmounts(1, 1), within(1e-12));
            }
        }
        double[] tonnes = {7, 3};
        Knowledge free = Known.amounts(tonnes, tonnes, Interval.of(1, 2), Double.POSITIVE_INFINITY, NO_CAP);
        Index gini = Index.gini(Zeros.KEPT);
        assertEnd(Known.least(gini, free), End.Kind.ATTAINED, gini.ofAmounts(7, 3, 2), 1e-12);
    }

    @Test
    void cappedPartsAgainstAllSplits() {
        // Top 3 known, the rest in steps of a hundredth among at most 4, none above the smallest named
        double[] top = {0.4, 0.2, 0.1};
        ShareBounds bounds = Known.bounds(Known.shares(top, top, Interval.exact(0.3), 4, 0.1));
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
            String what = index.toString();
            assertClose(what, sign(index) * bounds.mostConcentrated(index).value, most, 1e-12);
            assertClose(what, sign(index) * bounds.leastConcentrated(index).value, least, 1e-12);
        }
    }

    @Test
    void aPartOfTooManyPiecesIsRefused() {
        Knowledge crumbs = Known.shares(new double[] {0.1}, new double[] {1}, Interval.of(0, 0.9), 5000, 0.0005);
        refused(() -> Known.most(Index.HHI, crumbs))
                .hasMessage(
                        "at most 1000 unnamed producers may be as large as the smallest named one, but an unsplit part"
                                + " of 0.9 holds more of at most 5.0E-4");
    }

    @Test
    void capOfAHalfKnownNamedProducerIsAnOuterEnd() {
        // The smallest named is between 1 and 10, the rest of 30 to be split below it
        ShareBounds bounds =
                Known.bounds(Known.amounts(new double[] {60, 1}, new double[] {60, 10}, Interval.exact(30), 40, 10));
        Bound most = bounds.mostConcentrated(Index.HHI);
        // With the cap at 10 the named one is least at 1, which is no completion; with both at 10 it is one
        assertEnd(most, End.Kind.OUTER, (3600 + 1 + 300) / (91.0 * 91), 1e-15);
        double inner = (3600 + 1 + 30) / (91.0 * 91);
        assertThat(most.value - most.gap).isCloseTo(inner, within(1e-12));
        Bound least = bounds.leastConcentrated(Index.HHI);
        assertEnd(least, End.Kind.ATTAINED, (3600 + 100 + 40 * 0.75 * 0.75) / 10_000, 1e-15);
    }

    @Test
    void hooverIsLeastWhereTheMeanIs() {
        // Beside 4 and 10 the third has 0 to 20: with 7, the mean, only the largest exceeds it, by 3 of 21
        Knowledge known = Known.amounts(new double[] {4, 10, 0}, new double[] {4, 10, 20});
        Bound least = Known.least(Index.hoover(Zeros.KEPT), known);
        assertThat(least.value).isCloseTo(1.0 / 7, within(1e-15));
        assertThat(least.named).containsExactly(new double[] {4 / 21.0, 10 / 21.0, 7 / 21.0}, within(1e-15));
    }

    @Test
    void withoutUpperEndsAllMayBeEqualOrOneAlone() {
        double[] none = {0, 0};
        double[] any = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        ShareBounds two = Known.bounds(Known.amounts(none, any));
        Bound least = two.leastConcentrated(Index.HHI);
        assertThat(least.value).isEqualTo(0.5);
        assertThat(least.named).containsExactly(0.5, 0.5);
        Bound most = two.mostConcentrated(Index.HHI);
        assertEnd(most, End.Kind.ATTAINED, 1, 0);
        assertThat(most.named).containsExactly(1, 0);
        assertThat(most.total).isEqualTo(1);
        // Beside another with something nobody ever has all
        most = Known.most(Index.HHI, Known.amounts(new double[] {2, 1}, any));
        assertEnd(most, End.Kind.LIMIT, 1, 0);
        assertThat(most.named).containsExactly(1, 0);
        assertThat(most.total).isInfinite();
        double[] more = {3, Double.POSITIVE_INFINITY};
        double[] members = {2, 5};
        ShareBounds parts =
                Known.bounds(Knowledge.ofAmounts(new double[] {7}, new double[] {11}, none, more, members, NO_CAP));
        most = parts.mostConcentrated(Index.gini(Zeros.KEPT));
        // One of eight has all
        assertEnd(most, End.Kind.ATTAINED, 7.0 / 8, 1e-15);
        assertThat(parts.mostConcentrated(Index.hoover(Zeros.KEPT)).value).isCloseTo(7.0 / 8, within(1e-15));
        assertThat(parts.mostConcentrated(Index.theilL(Zeros.KEPT)).value).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(most.named).containsExactly(1);
        assertThat(most.unnamed).isEmpty();
    }

    @Test
    void whereNothingIsInfiniteTheOneThatMayHaveTheLeastHasNothing() {
        Index index = Index.theilL(Zeros.KEPT);
        Bound most = Known.most(index, Known.amounts(new double[] {0, 0, 0}, new double[] {5, 0, 3}));
        assertThat(most.value).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(most.named).containsExactly(0.5, 0, 0.5);
        // Without the first the others could not have all
        most = Known.most(index, Known.shares(new double[] {0, 0, 0.1}, new double[] {0.9, 0.2, 0.5}));
        assertThat(most.value).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(most.named).containsExactly(new double[] {0.5, 0, 0.5}, within(1e-15));
    }

    @Test
    void whoIsCountedOnlyWithSomethingMakesALimit() {
        Index dropped = Index.normalisedHhi(Zeros.DROPPED);
        double[] low = {0.5, 0};
        double[] high = {1, 0.5};
        assertEnd(Known.most(dropped, Known.shares(low, high)), End.Kind.LIMIT, 1, 0);
        assertThat(Known.most(Index.normalisedHhi(Zeros.KEPT), Known.shares(low, high)).kind)
                .isEqualTo(End.Kind.ATTAINED);
        // One with nothing is not counted; of the others each has something, or one of a part has not
        double[] named = {0.5, 0};
        Interval part = Interval.exact(0.5);
        assertEnd(Known.most(dropped, Known.shares(named, named, part, 1, NO_CAP)), End.Kind.ATTAINED, 0, 1e-15);
        assertEnd(Known.most(dropped, Known.shares(named, named, part, 2, NO_CAP)), End.Kind.LIMIT, 0.25, 1e-15);
        Knowledge widest = Known.shares(new double[] {0.5, 0.4, 0}, new double[] {0.6, 0.5, 0});
        assertThat(Known.most(Index.theilL(Zeros.DROPPED), widest).value)
                .isCloseTo(-Math.log(1.2 * 0.8) / 2, within(1e-15));
    }

    @Test
    void theOneThatMayHaveTheLeastIsLeftOutFirst() {
        Index evenness = Index.evenness(Zeros.DROPPED);
        // Without the second the others are equal, without the first they are not
        Bound halves = Known.least(evenness, Known.shares(new double[] {0, 0, 0.4}, new double[] {0.6, 0.3, 0.7}));
        assertThat(halves.value).isCloseTo(1, within(1e-15));
        assertThat(halves.named).containsExactly(new double[] {0.5, 0, 0.5}, within(1e-15));
        // The last has a fifth at least, and cannot be left out
        Bound three = Known.least(evenness, Known.shares(new double[] {0, 0, 0.2}, new double[] {0.8, 0.8, 0.25}));
        assertThat(three.value)
                .isCloseTo(-(0.75 * Math.log(0.375) + 0.25 * Math.log(0.25)) / Math.log(3), within(1e-15));
        // One with nothing is none of two
        Knowledge two = Known.shares(new double[] {0.7, 0, 0}, new double[] {0.8, 0.3, 0});
        assertThat(Known.least(Index.normalisedHhi(Zeros.DROPPED), two).value).isCloseTo(2 * 0.58 - 1, within(1e-15));
    }

    @Test
    void partsWithoutLimitShareTheRest() {
        double inf = Double.POSITIVE_INFINITY;
        double[] named = {0.3};
        Knowledge shares = Knowledge.ofShares(
                named, named, new double[] {0, 0}, new double[] {0.5, 0.5}, new double[] {inf, inf}, NO_CAP);
        Bound least = Known.least(Index.HHI, shares);
        assertEnd(least, End.Kind.LIMIT, 0.09, 1e-15);
        assertThat(least.crumbs).isCloseTo(0.7, within(1e-15));
        double[] tonnes = {53, 29, 11};
        ShareBounds open = Known.bounds(Known.amounts(tonnes, tonnes, Interval.NON_NEGATIVE, inf, NO_CAP));
        Bound even = open.leastConcentrated(Index.normalisedHhi(Zeros.KEPT));
        assertEnd(even, End.Kind.LIMIT, 0, 0);
        assertThat(even.crumbs).isEqualTo(1);
        assertThat(open.leastConcentrated(Index.evenness(Zeros.KEPT)).value).isEqualTo(1);
        // Equal shares are but nearly reached, with more than are tried
        Bound gini = open.leastConcentrated(Index.gini(Zeros.KEPT));
        assertEnd(gini, End.Kind.OUTER, 0, 0);
        assertThat(gini.gap).isBetween(1e-6, 0.01);
    }

    @Test
    void piecesOfACappedPartAgainstItsLeastAndMost() {
        // 25 or more among four of at most 10: two have 10, and one the rest
        double[] named = {40, 20, 10};
        ShareBounds bounds = Known.bounds(Known.amounts(named, named, Interval.of(25, 35), 4, 10));
        double most = (1600 + 400 + 100 + 2 * 100 + 25) / (95.0 * 95);
        assertEnd(bounds.mostConcentrated(Index.HHI), End.Kind.ATTAINED, most, 1e-15);
        assertThat(bounds.mostConcentrated(Index.concentrationRatio(6)).value).isCloseTo(1, within(1e-15));
    }

    @Test
    void hooverMayBeMostElsewhereThanTheHhi() {
        SplittableRandom random = new SplittableRandom(157);
        Index hoover = Index.hoover(Zeros.KEPT);
        int elsewhere = 0;
        for (int k = 0; k < 60; k++) {
            Knowledge known = shares(random, 5);
            ShareBounds bounds = Known.bounds(known);
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
        Interval rest = Interval.exact(1 - Amounts.sum(named));
        ShareBounds bounds = Known.bounds(Known.shares(named, named, rest, Double.POSITIVE_INFINITY, NO_CAP));
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
            assertThat(sign(index) * index.ofAmounts(x))
                    .as(index + " of " + others)
                    .isGreaterThan(sign(index) * least.value);
        }
    }
}
