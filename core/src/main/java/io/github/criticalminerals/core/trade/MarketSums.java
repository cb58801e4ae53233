package io.github.criticalminerals.core.trade;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The imports of one importer in one year, by page of products; null where there is no row. */
final class MarketSums implements Serializable {
    private static final long serialVersionUID = 2L;

    @SuppressWarnings("UnusedVariable") // serialisation looks for it
    private static final ObjectStreamField[] serialPersistentFields = {new ObjectStreamField("pages", long[][].class)};

    /** The numbers among which each page is. */
    transient long[] @Nullable [] pages = new long[0][];
    /** Where among them it begins. */
    private transient int[] starts = new int[0];

    private transient int stride;

    long @Nullable [] find(int product) {
        return product / ImportSums.PAGE < pages.length ? pages[product / ImportSums.PAGE] : null;
    }

    /** Where among the numbers that {@link #find} finds a product begins. */
    int at(int product) {
        return starts[product / ImportSums.PAGE] + product % ImportSums.PAGE * stride;
    }

    void put(int number, long[] numbers, int start, int numbersOfProduct) {
        if (number >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(number + 1, 2 * pages.length));
            starts = Arrays.copyOf(starts, pages.length);
        }
        pages[number] = numbers;
        starts[number] = start;
        stride = numbersOfProduct;
    }

    /**
     * Looks through all pages before so many rows are added, if these are many: memory gives what lies together
     * sooner than it gives one product's numbers after the other's.
     */
    long look(int rows) {
        long seen = 0;
        for (int number = 0; number < pages.length && rows > pages.length * ImportSums.PAGE / 8; number++) {
            long[] page = pages[number];
            for (int at = starts[number];
                    page != null && at < starts[number] + ImportSums.PAGE * stride;
                    at += ImportSums.LINE) {
                seen += page[at];
            }
        }
        return seen;
    }

    /** For a larger stride. */
    void widen(int wide) {
        int before = stride;
        for (int number = 0; number < pages.length; number++) {
            long[] page = pages[number];
            if (page != null) {
                long[] wider = new long[ImportSums.PAGE * wide];
                for (int i = 0; i < ImportSums.PAGE; i++) {
                    System.arraycopy(page, starts[number] + i * before, wider, i * wide, before);
                }
                put(number, wider, 0, wide);
            }
        }
    }

    /** Writes each page alone. */
    private void writeObject(ObjectOutputStream out) throws IOException {
        long[][] written = new long[pages.length][];
        for (int number = 0; number < pages.length; number++) {
            if (pages[number] != null) {
                written[number] =
                        Arrays.copyOfRange(pages[number], starts[number], starts[number] + ImportSums.PAGE * stride);
            }
        }
        out.putFields().put("pages", written);
        out.writeFields();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        if (!(in.readFields().get("pages", null) instanceof long[][] read)) {
            throw new InvalidObjectException("expected the pages of a market, found none");
        }
        pages = read;
        starts = new int[read.length];
        for (long[] page : read) {
            stride = page == null ? stride : page.length / ImportSums.PAGE;
        }
    }
}
