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

    /** Producers in boxes, or (0) random instances with unsplit parts; the limit is what it took, and 3 % for rounding. */
    @ParameterizedTest
    @CsvSource({
        "3, 1, 94",
        "3, -1, 404",
        "8, 1, 123",
        "8, -1, 518",
        "20, 1, 168",
        "20, -1, 812",
        "0, 1, 225",
        "0, -1, 964"
    })
    void findsWhatItProvesWithFewNodes(int producers, int sign, long limit) {
        SplittableRandom random = new SplittableRandom(163);
        Stream<Knowledge> instances = producers > 0
                ? named(producers)
                : Stream.generate(() -> ClimbedBoundsReferenceTest.random(random, 1))
                        .limit(INSTANCES);
        long nodes = instances
                .mapToLong(shares -> {
                    Run run = new Run(sign, shares);
                    double[] found = run.search.found();
                    assertThat(Knowledge.sum(found)).isCloseTo(1, within(1e-12));
                    assertThat(run.proved).isCloseTo(Index.DOMINANCE.ofAmounts(found), within(2e-14));
                    return run.search.nodes();
                })
                .sum();
        assertThat(nodes).isLessThanOrEqualTo(limit);
    }
}
