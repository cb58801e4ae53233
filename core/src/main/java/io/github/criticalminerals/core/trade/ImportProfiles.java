package io.github.criticalminerals.core.trade;

import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The {@link ImportProfile} of every (year, importer, product) in trade data, made in one pass that does not hold the
 * rows: about 90 bytes for each product of each importer, 56 where rows are known to be distinct.
 *
 * <pre>{@code
 * ImportProfiles.of(trade).find(Country.of("JPN"), HsCode.of("284690"), 2023);
 * flows.parallel().collect(ImportProfiles.collector());
 * }</pre>
 *
 * <p>Method: HHI = (sum of v^2) / (sum of v)^2 over the exporters' values v, which needs two sums and no shares. Values
 * are rounded to thousandths of a USD and both sums are exact integers, the squares in 128 bits; so no result depends
 * on the order of the rows, on how they are split among threads or machines, or on how the parts are combined.
 *
 * <p>Iterates by year, importer's {@link Producer#id()} and product. Immutable; Java serialisation keeps everything.
 */
public final class ImportProfiles implements Iterable<ImportProfile>, Serializable, Worded {
    private static final long serialVersionUID = 1L;

    /** How many of the largest suppliers are held unless said otherwise. */
    public static final int LEADERS = 3;

    private final ImportSums sums;

    private ImportProfiles(ImportSums sums) {
        this.sums = sums;
    }

    /**
     * The profiles of a table.
     *
     * @param trade the rows, without those of the {@link TradeFlow#WORLD}
     * @return the profiles with {@value #LEADERS} leaders each
     * @throws IllegalArgumentException if a row cannot be summed, as {@link Accumulator#add} says
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public static ImportProfiles of(TradeTable trade) {
        return new ImportProfiles(TableSums.of(trade, LEADERS));
    }

    /**
     * An empty accumulator.
     *
     * @param leaders how many of the largest suppliers each profile holds, 1 to 16
     * @throws IllegalArgumentException if {@code leaders} is not in that range
     */
    public static Accumulator accumulator(int leaders) {
        return accumulator(leaders, ImportSums.MOST_ROWS);
    }

    /**
     * An empty accumulator with another limit of work; two thousand million rows unless said.
     *
     * @param leaders how many of the largest suppliers each profile holds, 1 to 16
     * @param mostRows how many rows it takes at most, those of accumulators that it is combined with among them
     * @throws IllegalArgumentException if {@code leaders} is not in that range
     */
    public static Accumulator accumulator(int leaders, long mostRows) {
        return new Accumulator(new ImportSums(leaders, true, mostRows));
    }

    /**
     * An empty accumulator for rows that are known to be distinct, such as those of a file in strict order or of a
     * query that groups: it holds no memory of exporters, so that it is a third smaller and faster, and does not notice
     * a row that comes twice.
     *
     * @param leaders how many of the largest suppliers each profile holds, 1 to 16
     * @return the accumulator; an exporter that is part of another one it refuses with an {@link IllegalStateException}
     * @throws IllegalArgumentException if {@code leaders} is not in that range
     */
    public static Accumulator accumulatorOfDistinct(int leaders) {
        return new Accumulator(new ImportSums(leaders, false, ImportSums.MOST_ROWS));
    }

    /**
     * A collector for streams, also parallel ones.
     *
     * @return a collector of profiles with {@value #LEADERS} leaders each
     */
    public static Collector<TradeFlow, Accumulator, ImportProfiles> collector() {
        return Collector.of(() -> accumulator(LEADERS), Accumulator::accept, Accumulator::combine, Accumulator::finish);
    }

    private void readObject(ObjectInputStream in) throws IOException {
        readFields(in);
        requireSums(sums, true);
    }

    @SuppressWarnings("ConstantConditions") // serial bytes may lack it
    private static void requireSums(@Nullable ImportSums sums, boolean finished) throws InvalidObjectException {
        if (sums == null || (finished && !sums.finished)) {
            throw new InvalidObjectException("import profiles are not as they were written: expected their sums");
        }
    }

    /** Java's own reading ends arrays and classes of changed bytes with other exceptions than those of input. */
    private static void readFields(ObjectInputStream in) throws IOException {
        try {
            in.defaultReadObject();
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            InvalidObjectException invalid =
                    new InvalidObjectException("import profiles are not as they were written: " + e);
            invalid.initCause(e);
            throw invalid;
        }
    }

    /** {@return the number of rows that were summed} */
    public long rowCount() {
        return sums.rowCount();
    }

    /** {@return the sum of the values of all rows (USD)} */
    public double totalValue() {
        return sums.totalValue();
    }

    /** {@return the number of profiles} */
    public long size() {
        return sums.groupCount();
    }

    /**
     * The profile of one importer.
     *
     * @return the profile, or empty if there was no row of it
     */
    public Optional<ImportProfile> find(Producer importer, HsCode product, int year) {
        return Optional.ofNullable(sums.find(importer, product, year));
    }

    @Override
    public Iterator<ImportProfile> iterator() {
        return Spliterators.iterator(spliterator());
    }

    /** Gives all profiles away in the order of the iterator, in half its time. */
    @Override
    public void forEach(Consumer<? super ImportProfile> taker) {
        spliterator().forEachRemaining(taker);
    }

    @Override
    public Spliterator<ImportProfile> spliterator() {
        return new ProfilesInOrder(sums);
    }

    /** {@return the profiles in the order of the iterator; a parallel stream splits them by importer} */
    public Stream<ImportProfile> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /** {@return this for people: how many, of how many rows, and their value} */
    @Override
    public String inWords() {
        return size() + " import profiles of " + rowCount() + " rows, "
                + Interval.exact(totalValue()).inWords() + " USD";
    }

    @Override
    public String toString() {
        return size() + " import profiles of " + rowCount() + " rows, " + totalValue() + " USD";
    }

    /**
     * Sums rows one by one. Parts of the rows may be summed by accumulators of their own, in other threads or, through
     * Java serialisation, in other machines, and {@link #combine combined} in any order. Each belongs to one thread.
     *
     * <p>What is read is checked, and refused if its numbers disagree; an amount that was changed with all its sums is
     * not found. Bytes of people that you do not trust need an {@link java.io.ObjectInputFilter}: a stream may ask for
     * any memory.
     */
    public static final class Accumulator implements Consumer<TradeFlow>, Serializable {
        private static final long serialVersionUID = 1L;

        private final ImportSums sums;

        private Accumulator(ImportSums sums) {
            this.sums = sums;
        }

        private void readObject(ObjectInputStream in) throws IOException {
            readFields(in);
            requireSums(sums, false);
        }

        /**
         * Adds a row.
         *
         * @throws IllegalArgumentException as {@link #add} says
         */
        @Override
        public void accept(TradeFlow flow) {
            add(flow.year(), flow.exporter(), flow.importer(), flow.product(), flow.value());
        }

        /**
         * Adds a row. If it is refused, the accumulator is as it was.
         *
         * @param exporter the supplier, not the {@link TradeFlow#WORLD}
         * @param value the value (USD), at least 0 and below 9 trillion
         * @throws DuplicateFlowException if a row of that year, exporter, importer and product was added before
         * @throws IllegalArgumentException if the exporter is the world, which is a total and no supplier, or the value
         *     is not in the range
         * @throws IllegalStateException if {@link #finish} was called, or it has as many rows as it takes
         * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
         */
        public void add(int year, Producer exporter, Producer importer, HsCode product, double value) {
            sums.add(year, exporter, importer, product, value);
        }

        /** The number by which this accumulator calls a country, group or product: for loops over many rows. */
        public int numberOf(Producer party) {
            return sums.parties.of(party);
        }

        /** The number by which this accumulator calls a product. */
        public int numberOf(HsCode product) {
            return sums.products.of(product);
        }

        /**
         * Adds rows of one year and importer by column: the fastest way, for loaders of many rows.
         *
         * @param importer the {@link #numberOf(Producer) number} of the importer
         * @param rows how many, from the first of each column on
         * @param exporters numbers of the suppliers, none the {@link TradeFlow#WORLD}
         * @param products {@link #numberOf(HsCode) numbers} of the products
         * @param thousandths their values (thousandths of a USD), at least 0 and below 2^53
         * @throws IndexOutOfBoundsException if a number is none of this accumulator's, or a column is shorter
         * @throws IllegalArgumentException as {@link #add} says, and its other exceptions; this accumulator is then of
         *     no use
         */
        public void add(int year, int importer, int rows, int[] exporters, int[] products, long[] thousandths) {
            sums.add(year, importer, rows, exporters, products, thousandths);
        }

        /**
         * Adds what another accumulator has, which stays as it is.
         *
         * @param other an accumulator of other rows, with as many leaders
         * @throws DuplicateFlowException if both have a row of one year, exporter, importer and product; this
         *     accumulator is then of no use
         * @throws IllegalArgumentException if it holds another number of leaders, or only one is of distinct rows
         * @throws IllegalStateException if {@link #finish} was called on this one, or both have more rows than it takes
         * @throws java.util.concurrent.CancellationException if the thread is interrupted; this accumulator is then of
         *     no use
         */
        public Accumulator combine(Accumulator other) {
            sums.combine(other.sums);
            return this;
        }

        /** The profiles of the rows so far. Nothing can be added afterwards. */
        public ImportProfiles finish() {
            sums.finish();
            return new ImportProfiles(sums);
        }

        /** {@return how many profiles there are so far} */
        public long size() {
            return sums.groupCount();
        }

        @Override
        public String toString() {
            return "import profiles so far: " + sums.rowCount() + " rows";
        }
    }
}
