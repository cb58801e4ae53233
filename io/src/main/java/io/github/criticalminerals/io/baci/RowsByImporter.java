package io.github.criticalminerals.io.baci;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows by year and importer, eight bytes each. Files are in the order of exporters, sums are by importer: as they come,
 * nearly every row would wait for another place in memory; the rows of one importer on end find their sums in the
 * processor's cache.
 */
final class RowsByImporter {
    static final int CHUNK = 1 << 8;
    /** Numbers for the chunks of a shelf; it lacks the last one, to take no more than a megabyte with what Java adds. */
    private static final int SHELF_BITS = 9;

    private static final int SHELF = CHUNK << SHELF_BITS;

    // A row's bits, from the highest: the exporter's code, the product's place, the value in USD
    static final int PARTIES = 1 << 10;
    private static final int PRODUCT_BITS = 20;
    private static final int VALUE_BITS = 34;
    static final long VALUES = 1L << VALUE_BITS;

    private final Map<Integer, Year> years = new TreeMap<>();
    private Year current = new Year(-1);

    /** Chunks of all importers; they are used again. Many lie together in an array, which no garbage collector copies. */
    private final List<long[]> shelves = new ArrayList<>();
    /** The chunk behind each; 0 if there is none. */
    private int[] behind = new int[1 << SHELF_BITS];
    /** The next chunk; the first is no one's. */
    private int next = 1;

    /** The rows of one year. */
    private static final class Year {
        private final int number;
        /** The first chunk of each importer. */
        private final int[] first = new int[PARTIES];
        /** Where each importer's next row stands, counted over all chunks; at the start of a chunk, there is none. */
        private final int[] ends = new int[PARTIES];

        Year(int number) {
            this.number = number;
        }
    }

    /** Takes rows of one importer after those of another. */
    @FunctionalInterface
    interface Taker {
        void take(int year, int importer, long[] rows, int from, int size);
    }

    static int exporter(long row) {
        return (int) (row >>> (PRODUCT_BITS + VALUE_BITS));
    }

    static int product(long row) {
        return (int) (row >>> VALUE_BITS) & ((1 << PRODUCT_BITS) - 1);
    }

    static long usd(long row) {
        return row & (VALUES - 1);
    }

    /** Keeps a row of less than {@link #VALUES} USD; false if so many chunks are used. */
    boolean add(long key, int place, long usd, int mostChunks) {
        if (FlowRows.year(key) != current.number) {
            current = years.computeIfAbsent(FlowRows.year(key), Year::new);
        }
        int importer = FlowRows.importer(key);
        int at = current.ends[importer];
        if (at % CHUNK == 0) {
            if (next > mostChunks) {
                return false;
            }
            at = chunk(importer, at);
        }
        shelves.get(at / SHELF)[at % SHELF] = ((long) FlowRows.exporter(key) << PRODUCT_BITS | place) << VALUE_BITS | usd;
        current.ends[importer] = at + 1;
        return true;
    }

    /** Gives an importer one more chunk; where it begins. */
    private int chunk(int importer, int end) {
        int added = next++;
        if (added / (SHELF / CHUNK) == shelves.size()) {
            shelves.add(new long[SHELF - CHUNK]);
            behind = Arrays.copyOf(behind, shelves.size() << SHELF_BITS);
        }
        if ((added + 2) % (SHELF / CHUNK) == 0) {
            next++;
        }
        if (end == 0) {
            current.first[importer] = added;
        } else {
            behind[end / CHUNK - 1] = added;
        }
        return added * CHUNK;
    }

    /** Gives away the rows of importers from one code on to before another. */
    void give(int from, int to, Taker taker) {
        for (Year year : years.values()) {
            for (int importer = from; importer < to; importer++) {
                int last = (year.ends[importer] - 1) / CHUNK;
                for (int chunk = year.first[importer]; chunk != 0; chunk = chunk == last ? 0 : behind[chunk]) {
                    taker.take(
                            year.number,
                            importer,
                            shelves.get(chunk >> SHELF_BITS),
                            chunk * CHUNK % SHELF,
                            chunk == last ? year.ends[importer] - chunk * CHUNK : CHUNK);
                }
            }
        }
    }

    /** Forgets the rows, and keeps the memory of so many chunks. */
    void clear(int mostChunks) {
        years.clear();
        current = new Year(-1);
        next = 1;
        while (shelves.size() > (mostChunks >> SHELF_BITS) + 1) {
            shelves.remove(shelves.size() - 1);
        }
    }
}
