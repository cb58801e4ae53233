package io.github.criticalminerals.io.csv;

/**
 * Takes rows from a file's bytes, for loaders of many rows of numbers: a text for each cell would cost most of the
 * time. What leaves any doubt it leaves to the {@link CsvRow}s.
 */
@FunctionalInterface
public interface RowBytes {
    /** So many bytes stand behind those that were read, and may be looked at: the first of them is 0. */
    int BEHIND = 32;

    /**
     * Takes the row that begins at a byte, if it is whole, well-formed and good.
     *
     * @param bytes the file's bytes, {@link #BEHIND} more than {@code limit} at least; the one at {@code limit} is 0
     * @param from where the row begins
     * @param limit where the bytes end that were read
     * @return where the next row begins, behind a line feed; {@code from} if the row was not taken
     */
    int take(byte[] bytes, int from, int limit);
}
