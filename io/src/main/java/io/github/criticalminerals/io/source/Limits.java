package io.github.criticalminerals.io.source;

/**
 * How much a file may hold before it is refused. What a loader has no use for takes no more memory than these allow,
 * however the input is damaged; what it gives as its value takes as much as there is of it.
 *
 * @param fieldBytes the longest field (bytes as they lie in the file, quotes included), at least 1
 * @param rowBytes the longest row, all its lines together (bytes), at least 1
 * @param columns the most columns a table may have, at least 1
 * @param unpackedBytes the most that one packed file may unpack to, and that all entries of an archive may unpack to
 *     together (bytes), at least 1
 * @param unpackedRatio the most that may come out of one packed byte, on average, once {@value #RATIO_FREE_BYTES} bytes
 *     have come out; at least 1
 * @param entries the most entries an archive may have, at least 1
 */
public record Limits(int fieldBytes, int rowBytes, int columns, long unpackedBytes, int unpackedRatio, int entries) {
    /** What may come out of a packed file before its ratio is looked at (bytes): 10 MiB. */
    public static final long RATIO_FREE_BYTES = 10L << 20;

    /**
     * Fields of 64 KiB, rows of 1 MiB, 1,024 columns; 64 GiB unpacked at most 200 to 1, 10,000 entries.
     */
    public static final Limits DEFAULT = new Limits(64 << 10, 1 << 20, 1024, 64L << 30, 200, 10_000);

    public Limits {
        requirePositive("fieldBytes", fieldBytes);
        requirePositive("rowBytes", rowBytes);
        requirePositive("columns", columns);
        requirePositive("unpackedBytes", unpackedBytes);
        requirePositive("unpackedRatio", unpackedRatio);
        requirePositive("entries", entries);
        if (fieldBytes > rowBytes) {
            throw new IllegalArgumentException(
                    "fieldBytes must be at most rowBytes, " + rowBytes + ", but was " + fieldBytes);
        }
    }

    /**
     * Returns a copy with another longest field; the longest row grows with it if it has to.
     *
     * @param newFieldBytes the longest field (bytes), at least 1
     * @return new limits
     */
    public Limits withFieldBytes(int newFieldBytes) {
        return new Limits(
                newFieldBytes, Math.max(rowBytes, newFieldBytes), columns, unpackedBytes, unpackedRatio, entries);
    }

    /**
     * Returns a copy with another longest row.
     *
     * @param newRowBytes the longest row (bytes), at least {@code fieldBytes}
     * @return new limits
     */
    public Limits withRowBytes(int newRowBytes) {
        return new Limits(fieldBytes, newRowBytes, columns, unpackedBytes, unpackedRatio, entries);
    }

    /**
     * Returns a copy with another number of columns.
     *
     * @param newColumns the most columns, at least 1
     * @return new limits
     */
    public Limits withColumns(int newColumns) {
        return new Limits(fieldBytes, rowBytes, newColumns, unpackedBytes, unpackedRatio, entries);
    }

    /**
     * Returns a copy with another size of what is unpacked.
     *
     * @param newUnpackedBytes the most that may come out (bytes), at least 1
     * @return new limits
     */
    public Limits withUnpackedBytes(long newUnpackedBytes) {
        return new Limits(fieldBytes, rowBytes, columns, newUnpackedBytes, unpackedRatio, entries);
    }

    /**
     * Returns a copy with another ratio of what is unpacked.
     *
     * @param newUnpackedRatio the most that may come out of one packed byte, at least 1
     * @return new limits
     */
    public Limits withUnpackedRatio(int newUnpackedRatio) {
        return new Limits(fieldBytes, rowBytes, columns, unpackedBytes, newUnpackedRatio, entries);
    }

    /**
     * Returns a copy with another number of entries.
     *
     * @param newEntries the most entries an archive may have, at least 1
     * @return new limits
     */
    public Limits withEntries(int newEntries) {
        return new Limits(fieldBytes, rowBytes, columns, unpackedBytes, unpackedRatio, newEntries);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but was " + value);
        }
    }
}
