package io.github.criticalminerals.core.index;

import java.util.Arrays;

/** The subsets of some values whose sums are next to a target: by halves that meet in the middle. */
final class SubsetSums {
    /** The values of each half; the largest of more than twice as many are taken or left by their size alone. */
    private static final int HALF = 16;

    /** The most values of which all subsets are looked at. */
    static final int EXHAUSTIVE = 2 * HALF;

    private final double[] sums;
    private final int[] sets;

    /** All sums of the given values, ascending. */
    private SubsetSums(double[] values, int from, int step) {
        double[] sorted = {0};
        int[] taken = {0};
        int bit = 1;
        for (int i = from; i < values.length; i += step, bit <<= 1) {
            int size = sorted.length;
            double[] more = new double[2 * size];
            int[] moreTaken = new int[2 * size];
            int without = 0;
            int with = 0;
            for (int k = 0; k < more.length; k++) {
                if (with == size || (without < size && sorted[without] <= sorted[with] + values[i])) {
                    moreTaken[k] = taken[without];
                    more[k] = sorted[without++];
                } else {
                    moreTaken[k] = taken[with] | bit;
                    more[k] = sorted[with++] + values[i];
                }
            }
            sorted = more;
            taken = moreTaken;
        }
        sums = sorted;
        sets = taken;
    }

    /**
     * The subsets with the largest sum up to the target and the smallest from it on; the same for both where none is on
     * one side.
     *
     * @param values none negative, descending
     */
    static boolean[][] nextTo(double target, double... values) {
        boolean[] taken = new boolean[values.length];
        double left = target;
        int from = Math.max(0, values.length - EXHAUSTIVE);
        for (int i = 0; i < from; i++) {
            double rest = Amounts.sum(Arrays.copyOfRange(values, i + 1, values.length)) / 2;
            taken[i] = Math.abs(left - values[i] - rest) < Math.abs(left - rest);
            left -= taken[i] ? values[i] : 0;
        }
        SubsetSums some = new SubsetSums(values, from, 2);
        SubsetSums others = new SubsetSums(values, from + 1, 2);
        double below = Double.NEGATIVE_INFINITY;
        double above = Double.POSITIVE_INFINITY;
        int[] atBelow = {-1, -1};
        int[] atAbove = {-1, -1};
        int j = others.sums.length - 1;
        for (int i = 0; i < some.sums.length; i++) {
            while (j >= 0 && some.sums[i] + others.sums[j] > left) {
                j--;
            }
            if (j >= 0 && some.sums[i] + others.sums[j] > below) {
                below = some.sums[i] + others.sums[j];
                atBelow = new int[] {some.sets[i], others.sets[j]};
            }
            if (j + 1 < others.sums.length && some.sums[i] + others.sums[j + 1] < above) {
                above = some.sums[i] + others.sums[j + 1];
                atAbove = new int[] {some.sets[i], others.sets[j + 1]};
            }
        }
        return new boolean[][] {
            taken(taken, from, Double.isInfinite(below) ? atAbove : atBelow),
            taken(taken, from, Double.isInfinite(above) ? atBelow : atAbove)
        };
    }

    private static boolean[] taken(boolean[] before, int from, int[] sets) {
        boolean[] taken = before.clone();
        for (int i = from; i < taken.length; i++) {
            taken[i] = ((sets[(i - from) % 2] >> ((i - from) / 2)) & 1) == 1;
        }
        return taken;
    }
}
