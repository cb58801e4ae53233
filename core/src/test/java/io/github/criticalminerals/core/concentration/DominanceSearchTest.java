package io.github.criticalminerals.core.concentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search from nothing: what it proves it finds, with as few nodes as it took once; more of them are a defect too. */
class DominanceSearchTest {

    private static final int INSTANCES = 40;
    private static final long WORK = 20_000;
    private static final double NO_CAP = Double.POSITIVE_INFINITY;
    private static final double[] NONE = {};

    /** A search over a known whole, begun without any completion. */
    private static final class Run {
        final DominanceSearch search;
        final double proved;

        Run(int sign, Knowledge shares) {
            int named = shares.lower.length;
            int size = named + (int) Knowledge.sum(shares.members);
            double[] lower = Arrays.copyOf(shares.lower, size);
            double[] upper = Arrays.copyOf(shares.upper, size);
            int[] part = new int[size];
            Arrays.fill(part, 0, named, -1);
            int at = named;
            for (int p = 0; p < shares.members.length; p++) {
                for (int k = 0; k < shares.members[p]; k++) {
                    upper[at] = Math.min(shares.cap, shares.partUpper[p]);
                    part[at++] = p;
                }
            }
            ShareBounds bounds = new ShareBounds(shares, ShareBounds.DEFAULT_WORK);
            search = new DominanceSearch(sign, sign > 0 ? 0 : 2, part, shares);
            double from = bounds.leastConcentrated(Index.HHI).value;
            proved = search.run(lower, upper, from, bounds.mostConcentrated(Index.HHI).value, WORK);
        }
    }

    /** Parts whose sums are nearly or quite known. */
    private static Knowledge withParts(SplittableRandom random) {
        while (true) {
            int named = random.nextInt(3);
            double[] lower = random.doubles(named, 0, 0.4).toArray();
            double[] upper = Arrays.stream(lower).map(x -> x + 0.1).toArray();
            int parts = 1 + random.nextInt(3);
            double[] least = random.doubles(parts, 0, 1.0 / parts).toArray();
            double[] most = Arrays.stream(least)
                    .map(x -> x * (1 + 0.1 * random.nextInt(3)))
                    .toArray();
            double[] members = random.doubles(parts, 1, 5).map(Math::floor).toArray();
            double cap = random.nextBoolean() ? Arrays.stream(lower).min().orElse(NO_CAP) : NO_CAP;
            try {
                return Knowledge.ofShares(lower, upper, least, most, members, cap);
            } catch (IllegalArgumentException e) {
                // Contradictory: another
            }
        }
    }

    private static void isACompletion(Knowledge shares, double[] found) {
        assertThat(Knowledge.sum(found)).isCloseTo(1, within(1e-12));
        int at = shares.lower.length;
        for (int i = 0; i < at; i++) {
            assertThat(found[i]).isBetween(shares.lower[i], shares.upper[i]);
        }
        for (int p = 0; p < shares.members.length; p++) {
            double held = 0;
            for (int k = 0; k < shares.members[p]; k++) {
                assertThat(found[at]).isBetween(0.0, shares.cap);
                held += found[at++];
            }
            assertThat(held).isBetween(shares.partLower[p] - 2e-12, shares.partUpper[p] + 2e-12);
        }
    }

    private static Stream<Knowledge> named(int n) {
        SplittableRandom random = new SplittableRandom(157);
        return Stream.generate(() -> boxes(random, n)).limit(INSTANCES);
    }

    private static Knowledge boxes(SplittableRandom random, int n) {
        while (true) {
            double[] lower = new double[n];
            double[] upper = new double[n];
            for (int i = 0; i < n; i++) {
                double a = 2 * random.nextDouble() / n;
                double b = 3 * random.nextDouble() / n;
                lower[i] = Math.min(a, b);
                upper[i] = random.nextInt(5) == 0 ? lower[i] : Math.max(a, b);
            }
            if (Knowledge.sum(lower) < 1 && Knowledge.sum(upper) > 1) {
                return Knowledge.ofShares(lower, upper, NONE, NONE, NONE, NO_CAP);
            }
        }
    }

    /** Producers in boxes, or (0) parts to be split; the nodes are what it took, give or take 3 % for rounding. */
    @ParameterizedTest
    @CsvSource({
        "3, 1, 92",
        "3, -1, 393",
        "8, 1, 120",
        "8, -1, 503",
        "20, 1, 164",
        "20, -1, 789",
        "0, 1, 242",
        "0, -1, 2675"
    })
    void findsWhatItProvesWithFewNodes(int producers, int sign, long usual) {
        SplittableRandom random = new SplittableRandom(163);
        Stream<Knowledge> instances = producers > 0
                ? named(producers)
                : Stream.generate(() -> withParts(random)).limit(INSTANCES);
        long nodes = instances
                .mapToLong(shares -> {
                    Run run = new Run(sign, shares);
                    double[] found = run.search.found();
                    isACompletion(shares, found);
                    assertThat(run.proved).isCloseTo(Index.DOMINANCE.ofAmounts(found), within(2e-14));
                    return run.search.nodes();
                })
                .sum();
        assertThat((double) nodes).isBetween(0.97 * usual, 1.03 * usual);
    }
}
