package io.github.criticalminerals.io.baci;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one year by importer, eight bytes each. Files are in the order of exporters, sums are by importer: as they
 * come, nearly every row would wait for another place in memory; the rows of one importer on end find their sums in the
 * processor's cache.
 */
final class RowsByImporter {
    private static final int CHUNK = 1 << 10;

    // A row's bits, from the highest: the exporter's code, the product's place, the value in USD
    private static final int EXPORTERS = 1 << 10;
    private static final int PRODUCTS = 1 << 20;
    private static final int VALUE_BITS = 34;
    private static final long VALUES = 1L << VALUE_BITS;

    private final List<ArrayDeque<long[]>> chunks = new ArrayList<>();
    /** Rows in the last chunk of each importer. */
    private final int[] sizes = new int[EXPORTERS];

    private int count;
    private int year;

    /** Takes the rows of one importer after those of another. */
    @FunctionalInterface
    interface Taker {
        void take(int year, int exporter, int importer, int product, long value);
    }

    RowsByImporter() {
        for (int importer = 0; importer < EXPORTERS; importer++) {
            chunks.add(new ArrayDeque<>());
        }
    }

    /** The memory of the rows in bytes. */
    long size() {
        return (long) count * CHUNK * Long.BYTES;
    }

    /** Keeps a row; false if it is of another year than the rows that are kept, or does not fit into eight bytes. */
    boolean add(int ofYear, int exporter, int importer, int product, double usd) {
        long value = (long) usd;
        if (value != usd || value >= VALUES || product >= PRODUCTS || (count > 0 && ofYear != year)) {
            return false;
        }
        int at = sizes[importer];
        ArrayDeque<long[]> own = chunks.get(importer);
        if (at == CHUNK || own.isEmpty()) {
            own.add(new long[CHUNK]);
            count++;
            year = ofYear;
            at = 0;
        }
        own.getLast()[at] = ((long) exporter * PRODUCTS + product) << VALUE_BITS | value;
        sizes[importer] = at + 1;
        return true;
    }

    /** Gives all rows away. */
    void drain(Taker taker) {
        for (int importer = 0; importer < EXPORTERS; importer++) {
            ArrayDeque<long[]> own = chunks.get(importer);
            while (!own.isEmpty()) {
                long[] rows = own.remove();
                int rowCount = own.isEmpty() ? sizes[importer] : CHUNK;
                for (int at = 0; at < rowCount; at++) {
                    int code = (int) (rows[at] >>> VALUE_BITS);
                    taker.take(year, code / PRODUCTS, importer, code % PRODUCTS, rows[at] & (VALUES - 1));
                }
            }
        }
        count = 0;
    }
}
