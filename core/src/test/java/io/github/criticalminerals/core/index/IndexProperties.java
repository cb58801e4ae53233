package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/**
 * The laws of METHODS 1. Each is a predicate of a measure and a vector; beside the property that the measures keep it
 * stands a test that a broken measure does not, and for each measure that does not keep it a counterexample.
 */
class IndexProperties {

    private static final double NEARLY = 1e-9;
    private static final List<Index> MERGING_NEVER_LOWERS = List.of(
            Index.HHI,
            Index.concentrationRatio(1),
            Index.concentrationRatio(3),
            Index.HALL_TIDEMAN,
            Index.hannahKay(0),
            Index.hannahKay(0.5),
            Index.hannahKay(1),
            Index.hannahKay(3),
            Index.hannahKay(Double.POSITIVE_INFINITY),
            Index.HORVATH);
    private static final List<Index> MERGING_NEVER_RAISES = List.of(
            Index.SHANNON, Index.hill(0.5), Index.hill(2), Index.renyi(1), Index.tsallis(0.5), Index.EFFECTIVE_NUMBER);

    /** Monopoly, equal, zero, 1e-12, 200 producers, and any. */
    @Provide
    Arbitrary<double[]> amounts() {
        Arbitrary<Double> any = Arbitraries.oneOf(
                Arbitraries.doubles().between(1, 1e6),
                Arbitraries.of(0.0, 1e-12, 1.0, 1.0, 2.0, 3.0),
                Arbitraries.doubles().between(-12, 6).map(exponent -> Math.pow(10, exponent)));
        return Arbitraries.oneOf(
                        any.array(double[].class).ofMinSize(1).ofMaxSize(12),
                        any.array(double[].class).ofSize(200),
                        Arbitraries.integers().between(1, 200).map(IndexProperties::equal))
                .filter(x -> DoubleStream.of(x).sum() > 1e-6);
    }

    private static double[] equal(int n) {
        double[] x = new double[n];
        Arrays.fill(x, 7);
        return x;
    }

    // ---- merging

    private static boolean merging(ToDoubleFunction<double[]> measure, double[] x) {
        return x.length < 2 || measure.applyAsDouble(merged(x)) >= measure.applyAsDouble(x) * (1 - NEARLY) - 1e-12;
    }

    private static double[] merged(double[] x) {
        double[] merged = Arrays.copyOfRange(x, 1, x.length);
        merged[0] += x[0];
        return merged;
    }

    @Property(tries = 100)
    void mergingNeverLowersConcentration(@ForAll("amounts") double[] x) {
        keep(MERGING_NEVER_LOWERS, IndexProperties::merging, x);
        keep(MERGING_NEVER_RAISES, (measure, y) -> merging(v -> -measure.applyAsDouble(v) + 1000, y), x);
    }

    @Test
    void mergingCatchesAnHhiThatIsMultipliedByTheNumberOfProducers() {
        catches(IndexProperties::merging, x -> Index.HHI.ofAmounts(x) * x.length);
    }

    @Test
    void mergingCanLowerWhatIsRelativeToTheNumber() {
        double[] before = {0.9, 0.05, 0.05};
        double[] after = {0.9, 0.1};
        for (Index index : List.of(
                Index.normalisedHhi(Zeros.KEPT),
                Index.gini(Zeros.KEPT),
                Index.theilT(Zeros.KEPT),
                Index.theilL(Zeros.KEPT),
                Index.hoover(Zeros.KEPT),
                Index.atkinson(0.5, Zeros.KEPT),
                Index.generalisedEntropy(2, Zeros.KEPT))) {
            assertThat(index.ofShares(after)).as(index.toString()).isLessThan(index.ofShares(before));
        }
        Index evenness = Index.evenness(Zeros.KEPT);
        assertThat(evenness.ofShares(after)).isGreaterThan(evenness.ofShares(before));
        assertThat(Index.gini(Zeros.KEPT).ofShares(before)).isCloseTo(0.567, within(5e-4));
        assertThat(Index.gini(Zeros.KEPT).ofShares(after)).isCloseTo(0.4, within(1e-15));
    }

    private static boolean addsTwiceTheProduct(ToDoubleFunction<double[]> measure, double[] x) {
        double total = DoubleStream.of(x).sum();
        double added = measure.applyAsDouble(merged(x)) - measure.applyAsDouble(x);
        return Math.abs(added - Herfindahl.addedByMerging(x[0] / total, x[1] / total)) <= 1e-12;
    }

    @Property(tries = 100)
    void mergingAddsExactlyTwiceTheProduct(@ForAll("amounts") double[] x) {
        assertThat(x.length < 2 || addsTwiceTheProduct(Herfindahl::ofAmounts, x))
                .isTrue();
    }

    @Test
    void twiceTheProductCatchesAnHhiThatIsNormalised() {
        catches(
                IndexProperties::addsTwiceTheProduct,
                x -> x.length < 2 ? 1 : Index.normalisedHhi(Zeros.KEPT).ofAmounts(x));
    }

    // ---- transfers from the small to the large

    private static boolean schur(ToDoubleFunction<double[]> measure, double[] x) {
        return x.length < 2
                || measure.applyAsDouble(transferred(x))
                        >= measure.applyAsDouble(x) - NEARLY * Math.abs(measure.applyAsDouble(x)) - 1e-10;
    }

    private static double[] transferred(double[] x) {
        if (x.length < 2) {
            return x;
        }
        double[] y = x.clone();
        int small = y[0] <= y[1] ? 0 : 1;
        double moved = y[small] * 0.3;
        y[small] -= moved;
        y[1 - small] += moved;
        return y;
    }

    @Property(tries = 100)
    void transfersToTheLargerNeverLowerConcentration(@ForAll("amounts") double[] x) {
        for (Index index : Family.schurConvex(Zeros.KEPT)) {
            if (!refused(index, x) && !refused(index, transferred(x))) {
                assertThat(schur(v -> Family.sign(index) * index.ofAmounts(v), x))
                        .as(index.toString())
                        .isTrue();
            }
        }
    }

    private static boolean refused(Index index, double[] x) {
        try {
            index.ofAmounts(x);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    @Test
    void transfersCatchRanksFromTheSmallest() {
        catches(IndexProperties::schur, x -> {
            double[] ascending = DoubleStream.of(x).sorted().toArray();
            double sum = 0;
            for (int i = 0; i < ascending.length; i++) {
                sum += (i + 1) * ascending[i] / DoubleStream.of(x).sum();
            }
            return 1 / (2 * sum - 1);
        });
    }

    @Test
    void horvathIsNotSchurConvex() {
        assertThat(Index.HORVATH.ofShares(0.55, 0.45)).isCloseTo(0.8639, within(5e-5));
        assertThat(Index.HORVATH.ofShares(0.60, 0.40)).isCloseTo(0.8560, within(5e-5));
    }

    // ---- what does not matter

    private static boolean scaleAndOrder(ToDoubleFunction<double[]> measure, double[] x) {
        double[] other = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            other[i] = x[x.length - 1 - i] * 1024;
        }
        double a = measure.applyAsDouble(x);
        return Math.abs(a - measure.applyAsDouble(other)) <= 1e-9 * Math.max(1, Math.abs(a));
    }

    @Property(tries = 100)
    void neitherScaleNorOrderMatters(@ForAll("amounts") double[] x) {
        keep(defined(Family.all(Zeros.DROPPED), x), IndexProperties::scaleAndOrder, x);
    }

    @Test
    void scaleCatchesAmountsThatAreNotDividedByTheirSum() {
        catches(
                IndexProperties::scaleAndOrder,
                x -> DoubleStream.of(x).map(s -> s * s).sum());
    }

    private static boolean zeros(ToDoubleFunction<double[]> measure, double[] x) {
        double a = measure.applyAsDouble(x);
        return Math.abs(a - measure.applyAsDouble(Arrays.copyOf(x, x.length + 3))) <= 1e-9 * Math.max(1, Math.abs(a));
    }

    @Property(tries = 100)
    void producersWithNothingAddNothingUnlessTheyAreCounted(@ForAll("amounts") double[] x) {
        keep(defined(Family.all(Zeros.DROPPED), x), IndexProperties::zeros, x);
    }

    @Test
    void zerosCatchAMeasureThatCountsThem() {
        catches(IndexProperties::zeros, Index.gini(Zeros.KEPT)::ofAmounts);
        assertThat(Index.gini(Zeros.KEPT).ofAmounts(5, 5, 0)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(Index.gini(Zeros.DROPPED).ofAmounts(5, 5, 0)).isZero();
    }

    private static boolean replication(ToDoubleFunction<double[]> measure, double[] x) {
        double[] twice = Arrays.copyOf(x, 2 * x.length);
        System.arraycopy(x, 0, twice, x.length, x.length);
        double a = measure.applyAsDouble(x);
        return Math.abs(a - measure.applyAsDouble(twice)) <= 1e-9 * Math.max(1, Math.abs(a));
    }

    @Property(tries = 100)
    void inequalityOfTwoEqualWorldsIsThatOfOne(@ForAll("amounts") double[] x) {
        List<Index> inequality = Family.relative(Zeros.KEPT).stream()
                .filter(index -> index.spread() == null)
                .toList();
        keep(defined(inequality, x), IndexProperties::replication, x);
    }

    @Test
    void replicationCatchesTheSampleGini() {
        catches(IndexProperties::replication, x -> Index.gini(Zeros.KEPT).ofAmounts(x) * x.length / (x.length - 1.0));
    }

    // ---- ranges and identities

    private static boolean fractionOfOne(ToDoubleFunction<double[]> measure, double[] x) {
        double value = measure.applyAsDouble(x);
        return value >= 1.0 / x.length - 1e-12 && value <= 1;
    }

    @Property(tries = 100)
    void valuesKeepTheirRanges(@ForAll("amounts") double[] x) {
        int n = x.length;
        keep(
                List.of(Index.HHI, Index.HALL_TIDEMAN, Index.concentrationRatio(1), Index.hannahKay(0.5)),
                IndexProperties::fractionOfOne,
                x);
        assertThat(Index.concentrationRatio(n + 1).ofAmounts(x)).isCloseTo(1, within(1e-12));
        assertThat(Index.SHANNON.ofAmounts(x)).isBetween(0.0, Math.log(n) + 1e-12);
        assertThat(Index.gini(Zeros.KEPT).ofAmounts(x)).isBetween(0.0, 1 - 1.0 / n + 1e-12);
        assertThat(Index.hoover(Zeros.KEPT).ofAmounts(x)).isBetween(0.0, 1 - 1.0 / n + 1e-12);
        assertThat(Index.N_MINUS_1.ofAmounts(x)).isBetween(0.0, 1 - 1.0 / n + 1e-12);
        assertThat(Index.theilT(Zeros.KEPT).ofAmounts(x)).isBetween(0.0, Math.log(n) + 1e-12);
        assertThat(Index.atkinson(2, Zeros.KEPT).ofAmounts(x)).isBetween(0.0, 1.0);
        assertThat(Index.HORVATH.ofAmounts(x)).isBetween(0.0, 1.0);
    }

    @Test
    void rangesCatchPointsTakenForFractions() {
        catches(IndexProperties::fractionOfOne, x -> Herfindahl.points(Index.HHI.ofAmounts(x)));
    }

    private static boolean hallTidemanIsGini(ToDoubleFunction<double[]> gini, double[] x) {
        double hallTideman = Index.HALL_TIDEMAN.ofAmounts(x);
        return Math.abs(hallTideman - 1 / (x.length * (1 - gini.applyAsDouble(x)))) <= 1e-9 * hallTideman;
    }

    @Property(tries = 100)
    void identitiesHold(@ForAll("amounts") double[] x) {
        assertThat(hallTidemanIsGini(Index.gini(Zeros.KEPT)::ofAmounts, x)).isTrue();
        double entropy = Index.SHANNON.ofAmounts(x);
        assertThat(Index.hill(1).ofAmounts(x)).isCloseTo(Math.exp(entropy), within(1e-9 * Math.exp(entropy)));
        assertThat(Index.theilT(Zeros.KEPT).ofAmounts(x)).isCloseTo(Math.log(x.length) - entropy, within(1e-9));
        double hhi = Index.HHI.ofAmounts(x);
        assertThat(Index.tsallis(2).ofAmounts(x)).isCloseTo(1 - hhi, within(1e-12));
        assertThat(Index.EFFECTIVE_NUMBER.ofAmounts(x)).isCloseTo(1 / hhi, within(1e-9 / hhi));
        assertThat(Index.generalisedEntropy(2, Zeros.KEPT).ofAmounts(x))
                .isCloseTo((x.length * hhi - 1) / 2, within(1e-9 * x.length));
    }

    @Test
    void identityCatchesTheGiniOfAnotherSign() {
        catches(IndexProperties::hallTidemanIsGini, x -> -Index.gini(Zeros.KEPT).ofAmounts(x));
    }

    /** Hill numbers fall as the order grows, and are continuous in it, also at 1. */
    private static boolean fallsWithItsOrder(DoubleFunction<ToDoubleFunction<double[]>> ofOrder, double a, double[] x) {
        double here = ofOrder.apply(a).applyAsDouble(x);
        double one = ofOrder.apply(1).applyAsDouble(x);
        return ofOrder.apply(a + 0.5).applyAsDouble(x) <= here * (1 + 1e-9)
                && ofOrder.apply(Double.POSITIVE_INFINITY).applyAsDouble(x) <= here * (1 + 1e-9)
                && Math.abs(ofOrder.apply(1 + 1e-6).applyAsDouble(x) - one) <= 1e-3 * one;
    }

    @Property(tries = 100)
    void hillNumbersFallWithTheirOrder(
            @ForAll("amounts") double[] x, @ForAll @DoubleRange(min = 0, max = 30) double a) {
        assertThat(fallsWithItsOrder(order -> Index.hill(order)::ofAmounts, a, x))
                .isTrue();
    }

    @Test
    void ordersCatchAnotherExponentAndAnEntropyAtOne() {
        DoubleFunction<ToDoubleFunction<double[]>> entropyAtOne =
                order -> order == 1 ? Index.SHANNON::ofAmounts : Index.hill(order)::ofAmounts;
        catches((any, x) -> fallsWithItsOrder(order -> Index.hannahKay(order)::ofAmounts, 2, x), x -> 0);
        catches((any, x) -> fallsWithItsOrder(entropyAtOne, 2, x), x -> 0);
    }

    // ---- kernels and bounds

    @Property(tries = 100)
    void kernelsAgreeWithTheIndices(@ForAll("amounts") double[] x) {
        assertThat(Herfindahl.ofAmounts(x)).isCloseTo(Index.HHI.ofAmounts(x), within(1e-12));
        for (Index index : Family.all(Zeros.KEPT)) {
            if (index.leastProducers() <= x.length) {
                double value = index.kernel(x.length).applyAsDouble(x.clone());
                if (Double.isInfinite(value)) {
                    assertThatIllegalArgumentException().isThrownBy(() -> index.ofAmounts(x));
                } else {
                    Family.assertClose(index.toString(), value, index.ofAmounts(x), 1e-11);
                }
            }
        }
        if (x.length > 1) {
            Profile profile = Profile.of(x);
            double[] values = {
                profile.hhi(),
                profile.normalisedHhi(),
                profile.cr1(),
                profile.cr3(),
                profile.nMinus1(),
                profile.hallTideman(),
                profile.gini(),
                profile.shannon(),
                profile.hillHalf()
            };
            for (int k = 0; k < values.length; k++) {
                Index measure = Profile.MEASURES.get(k);
                Family.assertClose(measure.toString(), values[k], measure.ofAmounts(x), 1e-11);
            }
        }
    }

    /** The least and the most concentrated end of an index. */
    private static double[] sharp(Knowledge known, Index index) {
        Bound least = Known.least(index, known);
        Bound most = Known.most(index, known);
        if (known.isExact()) {
            assertThat(least.kind).as(index.toString()).isEqualTo(End.Kind.ATTAINED);
            assertThat(most.kind).as(index.toString()).isEqualTo(End.Kind.ATTAINED);
        }
        return new double[] {least.value, most.value};
    }

    private static boolean exactOfExact(BiFunction<Knowledge, Index, double[]> bounds, Index index, double[] x) {
        double[] ends = bounds.apply(Known.amounts(x, x), index);
        return ends[0] == ends[1] && Math.abs(ends[1] - index.ofAmounts(x)) <= 1e-11 * Math.max(1, ends[1]);
    }

    @Property(tries = 50)
    void exactKnowledgeGivesAnExactInterval(@ForAll("amounts") double[] x) {
        List<Index> all = Stream.concat(Family.all(Zeros.DROPPED).stream(), Family.relative(Zeros.KEPT).stream())
                .toList();
        for (Index index : defined(all, x)) {
            assertThat(exactOfExact(IndexProperties::sharp, index, x))
                    .as(index.toString())
                    .isTrue();
        }
    }

    /** What is known more widely gives bounds that hold those of what is known, and these the value. */
    private static boolean nested(
            BiFunction<Knowledge, Index, double[]> bounds, Index index, double[] x, double width) {
        double[] outer = bounds.apply(around(x, width), index);
        double[] inner = bounds.apply(around(x, width / 2), index);
        int sign = Family.sign(index);
        double value = index.ofAmounts(x);
        double slack = 2e-11 * Math.max(1, Math.abs(value));
        double[] ends = {sign * outer[0], sign * inner[0], sign * value, sign * inner[1], sign * outer[1]};
        return IntStream.range(1, ends.length).allMatch(k -> ends[k] >= ends[k - 1] - slack);
    }

    @Property(tries = 60)
    void knowingMoreNeverWidensBounds(
            @ForAll("few") double[] x, @ForAll @DoubleRange(min = 0.01, max = 0.5) double width) {
        for (Index index : defined(Family.schurConvex(Zeros.KEPT), x)) {
            assertThat(nested(IndexProperties::sharp, index, x, width))
                    .as(index.toString())
                    .isTrue();
        }
    }

    @Test
    void boundsCatchEndsThatAreRoundedToTwoDigits() {
        BiFunction<Knowledge, Index, double[]> rounded = (known, index) -> DoubleStream.of(sharp(known, index))
                .map(end -> Math.rint(100 * end) / 100)
                .toArray();
        catches((any, x) -> nested(rounded, Index.HHI, x, 0.02), x -> 0);
        catches((any, x) -> exactOfExact(rounded, Index.HHI, x), x -> 0);
    }

    @Provide
    Arbitrary<double[]> few() {
        return Arbitraries.doubles()
                .between(1, 100)
                .array(double[].class)
                .ofMinSize(2)
                .ofMaxSize(7);
    }

    private static Knowledge around(double[] x, double width) {
        double[] lower = DoubleStream.of(x).map(v -> v * (1 - width)).toArray();
        double[] upper = DoubleStream.of(x).map(v -> v * (1 + width)).toArray();
        return Known.amounts(lower, upper);
    }

    private interface Law {
        boolean holds(ToDoubleFunction<double[]> measure, double[] x);
    }

    private static void keep(List<Index> indices, Law law, double... x) {
        for (Index index : indices) {
            assertThat(law.holds(index::ofAmounts, x)).as(index.toString()).isTrue();
        }
    }

    private static List<Index> defined(List<Index> indices, double... x) {
        return indices.stream().filter(index -> !refused(index, x)).toList();
    }

    /** Some vector shows that the measure breaks the law. */
    private static void catches(Law law, ToDoubleFunction<double[]> measure) {
        SplittableRandom random = new SplittableRandom(47);
        boolean caught = IntStream.range(0, 200)
                .mapToObj(k -> random.doubles(2 + k % 6, 1, 100).toArray())
                .anyMatch(x -> !law.holds(measure, x));
        assertThat(caught).isTrue();
    }
}
