package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The outer bounds of Horvath's index, and sharp ones of the HHI, against the truth by climbing: from random
 * completions amounts are moved between two producers, or given and taken where the total is free, as long as that
 * helps. It knows nothing of leaders, vertices, water levels or multipliers. An end that is attained and that no climb
 * passes is the truth.
 */
class ClimbedBoundsReferenceTest {

    /** A few find what there is to find; mutants meet them all. */
    private static final int INSTANCES = Math.min(60, Math.max(16, Family.instances(16)));

    private static final int CLIMBS = 4;
    private static final double EVERYTHING = 1e9;

    /** Some named and up to two parts with few members; the total is one or free, and small ones may have a cap. */
    private static Knowledge random(SplittableRandom random, double total) {
        while (true) {
            int n = 1 + random.nextInt(5);
            double scale = random.nextBoolean() ? 1 : 1.0 / n;
            double[] lower = new double[n];
            double[] upper = new double[n];
            for (int i = 0; i < n; i++) {
                double a = random.nextInt(4) == 0 ? 0 : random.nextDouble() * scale;
                double b = random.nextInt(5) == 0 ? 1 : random.nextDouble() * scale;
                upper[i] = Math.max(a, b);
                lower[i] = random.nextInt(6) == 0 ? upper[i] : Math.min(a, b) * (random.nextInt(3) == 0 ? 1 : 0.4);
            }
            int parts = random.nextInt(3);
            double[] least = new double[parts];
            double[] most = new double[parts];
            double[] members = new double[parts];
            for (int p = 0; p < parts; p++) {
                double a = random.nextDouble() * 0.5;
                double b = random.nextDouble() * 0.7;
                least[p] = Math.min(a, b) * random.nextInt(2);
                most[p] = Math.max(a, b);
                members[p] = 1 + random.nextInt(4);
            }
            double smallest = Arrays.stream(lower).min().orElseThrow();
            double cap = smallest > 0 && random.nextBoolean() ? smallest : Double.POSITIVE_INFINITY;
            try {
                return new Knowledge(lower, upper, least, most, members, total, cap);
            } catch (IllegalArgumentException e) {
                // Contradictory: another
            }
        }
    }

    @Test
    void noClimbPassesTheEndsOfAWhole() {
        againstClimbs(1, new SplittableRandom(137));
    }

    @Test
    void noClimbPassesTheEndsWithAFreeTotal() {
        againstClimbs(Double.NaN, new SplittableRandom(139));
    }

    private static void againstClimbs(double total, SplittableRandom random) {
        for (int k = 0; k < INSTANCES; k++) {
            Knowledge known = random(random, total);
            for (Index index : List.of(Index.HORVATH, Index.HHI)) {
                for (int sign : new int[] {1, -1}) {
                    noClimbPasses(known, index, sign, end(known, index, sign), random);
                }
            }
        }
    }

    private static Bound end(Knowledge known, Index index, int sign) {
        Bound end = SharpBounds.of(known).at(sign > 0 ? Side.HIGH : Side.LOW, index);
        double reached = end.statistic(index.statistic(), true, Double.NaN);
        assertThat(sign * (end.value - reached)).isCloseTo(end.gap, within(1e-12));
        boolean sharp = index.equals(Index.HHI) || known.isExact();
        assertThat(end.kind).isEqualTo(sharp ? End.Kind.ATTAINED : End.Kind.OUTER);
        isACompletion(known, end);
        return end;
    }

    @Test
    void horvathIsWithinWhatTheLargestShareAndTheHhiLeave() {
        // s1 in 0.35 to 0.55 and H in 0.265 to 0.37: max(0.35, 0.2275 + 0.265) and 0.35 - 0.245 + 0.74
        SharpBounds bounds = SharpBounds.ofShares(
                List.of(Interval.of(0.35, 0.55), Interval.of(0.15, 0.35), Interval.exact(0.15)),
                List.of(new SharpBounds.Part(Interval.exact(0.15), 1)),
                Double.POSITIVE_INFINITY);
        assertThat(bounds.at(Side.LOW, Index.concentrationRatio(1)).value).isEqualTo(0.35);
        assertThat(bounds.at(Side.LOW, Index.HHI).value).isCloseTo(0.29, within(1e-12));
        assertThat(bounds.at(Side.HIGH, Index.HHI).value).isCloseTo(0.37, within(1e-12));
        Bound low = bounds.at(Side.LOW, Index.HORVATH);
        Bound high = bounds.at(Side.HIGH, Index.HORVATH);
        assertThat(low.value).isCloseTo(0.2275 + 0.29, within(1e-12));
        assertThat(high.value).isCloseTo(0.35 - 2 * 0.35 * 0.35 + 2 * 0.37, within(1e-12));
        // .55, .15, .15, .15 gives .55 + 3 * .0225 * 1.85
        assertThat(high.value - high.gap).isCloseTo(0.674875, within(1e-12));
        assertThat(high.kind).isEqualTo(End.Kind.OUTER);
    }

    private static void isACompletion(Knowledge known, Bound end) {
        double slack = 1e-9 * end.total;
        for (int i = 0; i < known.lower.length; i++) {
            assertThat(end.named[i] * end.total).isBetween(known.lower[i] - slack, known.upper[i] + slack);
        }
        for (int p = 0; p < known.members.length; p++) {
            double held = 0;
            double holders = 0;
            for (int k = 0; k < end.unnamed.length; k++) {
                if (end.parts[k] == p) {
                    held += end.counts[k] * end.unnamed[k] * end.total;
                    holders += end.counts[k];
                    assertThat(end.unnamed[k] * end.total).isLessThanOrEqualTo(known.cap + slack);
                }
            }
            assertThat(held).isBetween(known.partLower[p] - slack, known.partUpper[p] + slack);
            assertThat(holders).isLessThanOrEqualTo(known.members[p]);
        }
    }

    private static void noClimbPasses(Knowledge known, Index index, int sign, Bound end, SplittableRandom random) {
        Climber climber = new Climber(known);
        for (int k = 0; k < CLIMBS; k++) {
            double[] start = climber.start(random);
            if (start.length > 0) {
                double[] top = climber.climb(start, index, sign);
                assertThat(sign * (index.ofAmounts(top) - end.value))
                        .as(index + (sign > 0 ? " most" : " least") + " at " + Arrays.toString(top))
                        .isLessThanOrEqualTo(1e-9);
            }
        }
    }

    /** Completions as amounts of the named and of every member of each part. */
    private static final class Climber {
        private final Knowledge known;
        private final int[] part;

        Climber(Knowledge known) {
            this.known = known;
            int named = known.lower.length;
            part = IntStream.concat(
                            IntStream.generate(() -> -1).limit(named),
                            IntStream.range(0, known.members.length)
                                    .flatMap(p -> IntStream.generate(() -> p).limit((int) known.members[p])))
                    .toArray();
        }

        private double held(double[] x, int p) {
            return IntStream.range(0, x.length)
                    .filter(i -> part[i] == p)
                    .mapToDouble(i -> x[i])
                    .sum();
        }

        private double room(double[] x, int i) {
            double more = part[i] < 0
                    ? known.upper[i] - x[i]
                    : Math.min(known.cap - x[i], known.partUpper[part[i]] - held(x, part[i]));
            return Math.max(0, more);
        }

        private double spare(double[] x, int i) {
            double less =
                    part[i] < 0 ? x[i] - known.lower[i] : Math.min(x[i], held(x, part[i]) - known.partLower[part[i]]);
            return Math.max(0, less);
        }

        /** A random completion; empty if the try fails. */
        double[] start(SplittableRandom random) {
            double[] x = Arrays.copyOf(known.lower, part.length);
            double[] owed = known.partLower.clone();
            for (int i = known.lower.length; i < x.length; i++) {
                x[i] = Math.min(owed[part[i]], known.cap);
                owed[part[i]] -= x[i];
            }
            double left = known.totalIsFixed() ? known.total - Amounts.sum(x) : 2 * random.nextDouble();
            for (int k = 0; k < 10 * x.length; k++) {
                int i = random.nextInt(x.length);
                double added = Math.min(room(x, i), left * (random.nextInt(3) == 0 ? 1 : random.nextDouble()));
                x[i] += added;
                left -= added;
            }
            boolean fails = (known.totalIsFixed() && Math.abs(left) > 1e-12) || !(Amounts.sum(x) > 0);
            return fails ? new double[0] : x;
        }

        double[] climb(double[] start, Index index, int sign) {
            double[] x = start;
            double value = sign * index.ofAmounts(x);
            for (double step = 0.3; step > 1e-5; ) {
                boolean better = false;
                for (int i = 0; i < x.length; i++) {
                    for (int j = -2; j < x.length; j++) {
                        for (double most : new double[] {step, EVERYTHING}) {
                            double[] y = moved(x, i, j, most);
                            if (Amounts.sum(y) > 1e-9 && sign * index.ofAmounts(y) > value + 1e-13) {
                                x = y;
                                value = sign * index.ofAmounts(y);
                                better = true;
                            }
                        }
                    }
                }
                step = better ? step : step / 2;
            }
            return x;
        }

        /** From one to another, or to (-1) or from (-2) nobody where the total is free. */
        private double[] moved(double[] x, int from, int to, double most) {
            double[] y = x.clone();
            if (to < 0) {
                double moved = Math.min(most, to == -1 ? spare(x, from) : room(x, from));
                y[from] += known.totalIsFixed() ? 0 : to == -1 ? -moved : moved;
            } else if (from != to) {
                boolean within = part[from] >= 0 && part[from] == part[to];
                double moved = within ? Math.min(x[from], known.cap - x[to]) : Math.min(spare(x, from), room(x, to));
                y[from] -= Math.min(most, moved);
                y[to] += Math.min(most, moved);
            }
            return y;
        }
    }
}
