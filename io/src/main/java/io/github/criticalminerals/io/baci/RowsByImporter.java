package io.github.criticalminerals.io.baci;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows by year and importer, eight bytes each. Files are in the order of exporters, sums are by importer: as they come,
 * nearly every row would wait for another place in memory; the rows of one importer on end find their sums in the
 * processor's cache.
 */
final class RowsByImporter {
    static final int CHUNK = 1 << 9;

    /** Numbers for the chunks of a shelf; it lacks the last, to take no more than a megabyte in all. */
    private static final int SHELF_BITS = 8;

    private static final int SHELF = CHUNK << SHELF_BITS;

    // A row's bits, from the highest: the exporter's code, the product's place, the value in USD
    private static final int PARTIES = 1 << 10;
    private static final int PRODUCT_BITS = 20;
    private static final int VALUE_BITS = 34;
    static final long VALUES = 1L << VALUE_BITS;

    private final List<Group> groups = new ArrayList<>();
    private final Map<Integer, Group[]> years = new TreeMap<>();
    private int year = -1;
    private @Nullable Group[] ofYear = new Group[0];

    /** Chunks of all groups; they are used again. Many lie together in an array, which no garbage collector copies. */
    private final List<long[]> shelves = new ArrayList<>();
    /** The chunk behind each. */
    private int[] behind = new int[0];
    /** The chunk that is used next. */
    private int next;

    /** The rows of one year and importer. */
    private static final class Group {
        private final int year;
        private final int importer;
        private final int first;
        /** Where the next row stands, counted over all chunks; at the start of a chunk, there is none. */
        private int end;

        Group(int year, int importer, int first) {
            this.year = year;
            this.importer = importer;
            this.first = first;
            this.end = first * CHUNK;
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
        if (FlowRows.year(key) != year) {
            year = FlowRows.year(key);
            ofYear = years.computeIfAbsent(year, any -> new Group[PARTIES]);
        }
        Group group = ofYear[FlowRows.importer(key)];
        if (group == null || group.end % CHUNK == 0) {
            if (next > mostChunks) {
                return false;
            }
            group = room(group, FlowRows.importer(key));
        }
        int at = group.end++;
        shelves.get(at / SHELF)[at % SHELF] =
                ((long) FlowRows.exporter(key) << PRODUCT_BITS | place) << VALUE_BITS | usd;
        return true;
    }

    /** Gives a group, if there is one, one more chunk. */
    private Group room(@Nullable Group known, int importer) {
        int added = next++;
        if (added / (SHELF / CHUNK) == shelves.size()) {
            shelves.add(new long[SHELF - CHUNK]);
            behind = Arrays.copyOf(behind, shelves.size() << SHELF_BITS);
        }
        if ((added + 2) % (SHELF / CHUNK) == 0) {
            next++;
        }
        if (known != null) {
            behind[known.end / CHUNK - 1] = added;
            known.end = added * CHUNK;
            return known;
        }
        Group group = new Group(year, importer, added);
        ofYear[importer] = group;
        groups.add(group);
        return group;
    }

    /** {@return how many groups of a year and importer there are} */
    int groups() {
        return groups.size();
    }

    /** Gives away the rows of groups from one on to before another. */
    void give(int from, int to, Taker taker) {
        for (Group group : groups.subList(from, to)) {
            int last = (group.end - 1) / CHUNK;
            for (int chunk = group.first; chunk != last; chunk = behind[chunk]) {
                give(group, chunk, CHUNK, taker);
            }
            give(group, last, group.end - last * CHUNK, taker);
        }
    }

    private void give(Group group, int chunk, int size, Taker taker) {
        taker.take(group.year, group.importer, shelves.get(chunk >> SHELF_BITS), chunk * CHUNK % SHELF, size);
    }

    /** Forgets the rows, and keeps the memory of so many chunks. */
    void clear(int mostChunks) {
        groups.clear();
        years.clear();
        year = -1;
        next = 0;
        while (shelves.size() > (mostChunks >> SHELF_BITS) + 1) {
            shelves.remove(shelves.size() - 1);
        }
    }
}
