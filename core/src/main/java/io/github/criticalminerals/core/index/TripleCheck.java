package io.github.criticalminerals.core.index;

import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.math.BigDecimal;

/**
 * Whether the three numbers that analysts print can be of one list of producers: the largest share, the share of the
 * three largest, and the HHI.
 *
 * <pre>{@code
 * TripleCheck.ofPrinted("60", "80", "3000", 250).isPossible()   // no: 60 % alone are 3,600 points
 * }</pre>
 *
 * <p>With s1 in [a, b] and CR3 in [c, d] the HHI takes every value between its least (the second and third have the
 * same, and so have all others) and its greatest (a vertex of the ordered shares, of which all are looked at).
 *
 * @param isPossible whether some list of producers has all three, each within its rounding
 * @param reason the HHI that the two shares leave, in words (points), or what contradicts itself already
 */
public record TripleCheck(boolean isPossible, String reason) implements Worded {
    private static final double ROUNDING = 1e-12;
    private static final int HALVINGS = 200;

    @Override
    public String toString() {
        return (isPossible ? "possible: " : "not possible: ") + reason;
    }

    /**
     * Checks numbers as they are printed, half a unit of the last printed digit counted on each.
     *
     * @param top1 the largest share (percent)
     * @param top3 the share of the three largest (percent)
     * @param hhi the HHI (points, 0..10 000)
     * @param producers how many producers there are at most, at least 4
     * @throws IllegalArgumentException if a text is no number, or there are fewer than four producers
     */
    public static TripleCheck ofPrinted(String top1, String top3, String hhi, int producers) {
        return of(
                printed(top1).scaledBy(0.01),
                printed(top3).scaledBy(0.01),
                printed(hhi).scaledBy(1e-4),
                producers);
    }

    private static Interval printed(String text) {
        try {
            return Interval.ofRounded(new BigDecimal(text.replace(",", "").strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a printed figure must be a number, but was \"" + text + "\"", e);
        }
    }

    /**
     * Checks ranges.
     *
     * @param top1 the largest share (fraction, 0..1)
     * @param top3 the share of the three largest (fraction, 0..1)
     * @param hhi the HHI (fraction, 0..1)
     * @param producers how many producers there are at most, at least 4
     * @throws IllegalArgumentException if there are fewer than four producers
     */
    public static TripleCheck of(Interval top1, Interval top3, Interval hhi, int producers) {
        if (producers < 4) {
            throw new IllegalArgumentException("producers must be at least 4, but were " + producers);
        }
        Interval largest = top1.clamp(0, 1);
        Interval three = top3.clamp(0, 1);
        double others = producers - 3;
        double from =
                Math.max(three.lower(), Math.max(3.0 / producers, (largest.lower() + 2 / others) / (1 + 2 / others)));
        double to = Math.min(Math.min(three.upper(), 3 * largest.upper()), 1);
        if (largest.upper() * 3 < three.lower() - ROUNDING || three.upper() < largest.lower() - ROUNDING) {
            return new TripleCheck(
                    false, "the three largest have at least what the largest has, and at most three times that");
        }
        if (from > to + ROUNDING && largest.lower() < three.upper() - ROUNDING) {
            return new TripleCheck(
                    false,
                    "the others would have to have more each than the third, of at most " + producers + " producers");
        }
        double low = least(largest, Math.min(from, to), to, others);
        double high = Math.max(low, new Vertices(largest, three, producers).most());
        Interval range = Interval.of(low, high);
        boolean possible =
                Interval.of(low - ROUNDING, high + ROUNDING).intersection(hhi).isPresent();
        return new TripleCheck(
                possible,
                "the two shares leave an HHI of "
                        + range.scaledBy(Herfindahl.POINTS).inWords() + " points");
    }

    /** The least is convex in the share of the three. */
    private static double least(Interval largest, double from, double to, double others) {
        double low = from;
        double high = to;
        for (int k = 0; k < HALVINGS; k++) {
            double third = (high - low) / 3;
            if (level(largest, low + third, others) <= level(largest, high - third, others)) {
                high -= third;
            } else {
                low += third;
            }
        }
        return level(largest, (low + high) / 2, others);
    }

    private static double level(Interval largest, double three, double others) {
        double first = Math.max(largest.lower(), three / 3);
        double rest = 1 - three;
        return first * first + (three - first) * (three - first) / 2 + rest * rest / others;
    }

    /** The vertices of ordered shares: up to three blocks of equal producers, and the rest with nothing. */
    private static final class Vertices {
        private final Interval largest;
        private final Interval three;
        private final int producers;
        private double most = Double.NEGATIVE_INFINITY;

        Vertices(Interval largest, Interval three, int producers) {
            this.largest = largest;
            this.three = three;
            this.producers = producers;
        }

        double most() {
            double[] firsts = {largest.lower(), largest.upper()};
            double[] sums = {three.lower(), three.upper()};
            for (int i = 1; i <= producers; i++) {
                offer(i, 1.0 / i, 0, 0, 0, 0);
                for (int j = 1; i + j <= producers; j++) {
                    for (double first : firsts) {
                        offer(i, first, j, (1 - i * first) / j, 0, 0);
                    }
                    for (double sum : sums) {
                        twoBlocks(i, j, sum);
                    }
                }
            }
            for (double first : firsts) {
                for (double sum : sums) {
                    for (int j = 1; j < producers; j++) {
                        threeBlocks(first, sum, j);
                    }
                }
            }
            return most;
        }

        private void twoBlocks(int i, int j, double sum) {
            if (i >= 3) {
                offer(i, sum / 3, j, (1 - i * sum / 3) / j, 0, 0);
            } else if (i + j > 3) {
                double second = (1 - sum) / (i + j - 3);
                offer(i, (sum - (3 - i) * second) / i, j, second, 0, 0);
            }
        }

        /**
         * The largest and the three are given: one that leads, or two alike, then others; the last has what is left.
         */
        private void threeBlocks(double first, double sum, int j) {
            for (int last = 1; last <= producers - j - 1; last++) {
                if (j > 1) {
                    double second = (sum - first) / 2;
                    offer(1, first, j, second, last, (1 - first - j * second) / last);
                } else if (last > 1) {
                    double third = (1 - sum) / (last - 1);
                    offer(1, first, 1, sum - first - third, last, third);
                }
                double third = sum - 2 * first;
                offer(2, first, j, third, last, (1 - 2 * first - j * third) / last);
            }
        }

        private void offer(int i, double a, int j, double b, int k, double c) {
            boolean ordered = a >= b - ROUNDING && b >= c - ROUNDING && b >= -ROUNDING && c >= -ROUNDING;
            if (!ordered || i + j + k > producers || a < largest.lower() - ROUNDING || a > largest.upper() + ROUNDING) {
                return;
            }
            double sum =
                    Math.min(3, i) * a + Math.min(Math.max(0, 3 - i), j) * b + Math.min(Math.max(0, 3 - i - j), k) * c;
            if (sum >= three.lower() - ROUNDING && sum <= three.upper() + ROUNDING) {
                most = Math.max(most, i * a * a + j * b * b + k * c * c);
            }
        }
    }
}
