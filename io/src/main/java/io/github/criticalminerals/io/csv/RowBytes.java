package io.github.criticalminerals.io.csv;

/**
 * Reads rows from a file's bytes, for loaders of many rows of numbers: a text for each cell would cost most of the
 * time. What leaves any doubt it leaves to the {@link CsvRows}.
 */
@FunctionalInterface
public interface RowBytes {
    /** So many bytes stand behind those that were read, and may be looked at. */
    int BEHIND = 64;

    /** Rows that were read, and that nobody was given yet. */
    @FunctionalInterface
    interface Part {
        /**
         * Gives the rows to whom they are for, from the first on and as far as they are good. It is called once, by the
         * thread that reads the file, for one part after the other.
         *
         * @return what was given
         */
        Given give();
    }

    /**
     * Rows that were given.
     *
     * @param rows how many
     * @param end where in the bytes the row begins that is behind them
     */
    record Given(int rows, int end) {}

    /**
     * Reads rows as far as they are whole and well-formed. With others that help it is called by many threads, and
     * before the rows that stand before are given away.
     *
     * @param bytes the file's bytes, {@link #BEHIND} more than {@code limit} at least; where the one before
     *     {@code limit} is no line feed, the one at {@code limit} is 0
     * @param from where a row begins
     * @param limit where the bytes end that were read
     * @return the rows
     */
    Part read(byte[] bytes, int from, int limit);
}
