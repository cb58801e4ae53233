package io.github.criticalminerals.core.index;

/** Puts values with counts into ascending order. */
final class Ranking {
    private Ranking() {}

    /** Sorts the first {@code size} values ascending and moves the counts along; for short arrays. */
    static void sort(double[] values, double[] counts, int size) {
        for (int i = 1; i < size; i++) {
            double value = values[i];
            double count = counts[i];
            int j = i;
            while (j > 0 && values[j - 1] > value) {
                values[j] = values[j - 1];
                counts[j] = counts[j - 1];
                j--;
            }
            values[j] = value;
            counts[j] = count;
        }
    }
}
