package io.github.criticalminerals.io.baci;

import io.github.criticalminerals.io.csv.RowBytes;

/** Rows by column, as {@link FlowBytes} reads them. */
final class FlowRows implements RowBytes.Part {
    static final int MOST = 10 << 10;

    private static final int PRODUCT_BITS = 20;
    private static final int PARTY_BITS = 10;
    private static final int PARTIES = 1 << PARTY_BITS;

    /** Year, exporter, importer and product, in the order of numbers. */
    final long[] key = new long[MOST];
    /** The place of the product, once it is known to be one. */
    final int[] place = new int[MOST];
    /** Value in USD. */
    final long[] usd = new long[MOST];
    /** Thousandths of a tonne; -1 if the quantity is missing. */
    final long[] quantity = new long[MOST];

    /** Where in the bytes each row ends. */
    final int[] ends = new int[MOST];

    int size;

    // The last row's year and parties: their bytes, which bits of these count, how many they are, what they say
    long first;
    long second;
    long ofFirst;
    long ofSecond;
    int length;
    long parties;

    private final FlowBytes reader;
    private int start;

    FlowRows(FlowBytes reader) {
        this.reader = reader;
    }

    /** Begins anew, with no row before. */
    void start(int from) {
        size = 0;
        start = from;
        ofFirst = -1;
        first = 0;
    }

    /** The parties of rows: a key without its product. */
    static long parties(int year, int exporter, int importer) {
        return ((long) year << PARTY_BITS | exporter) << PARTY_BITS | importer;
    }

    static long key(long parties, long product) {
        return parties << PRODUCT_BITS | product;
    }

    static long parties(long key) {
        return key >>> PRODUCT_BITS;
    }

    static int year(long key) {
        return (int) (key >>> (PRODUCT_BITS + 2 * PARTY_BITS));
    }

    static int exporter(long key) {
        return (int) (key >>> (PRODUCT_BITS + PARTY_BITS)) & (PARTIES - 1);
    }

    static int importer(long key) {
        return (int) (key >>> PRODUCT_BITS) & (PARTIES - 1);
    }

    static int product(long key) {
        return (int) key & ((1 << PRODUCT_BITS) - 1);
    }

    @Override
    public RowBytes.Given give() {
        int given = reader.give(this);
        return new RowBytes.Given(given, given == 0 ? start : ends[given - 1]);
    }
}
