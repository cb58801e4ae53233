package io.github.criticalminerals.core.trade;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.domain.Producer;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sums behind {@link ImportProfiles}, packed into long numbers: for each year and importer a {@link Market}, which
 * has an entry for each product. The first row of a product is kept in its entry, for most markets of a product have
 * one supplier in a year with few rows; from the second row on the entry tells the place of the sums, which are
 *
 * <pre>
 * exporters of the largest amounts, four in a number | largest amounts + 1, the largest first, 0 if none |
 * low and high half of the sum of squares | total | one bit for each exporter that was seen
 * </pre>
 *
 * <p>What a row mostly needs stands together: the least of the largest amounts, the sums, the bits.
 */
final class ImportSums implements Serializable {
    /** Two thousand million: some minutes, and far above every published list. */
    static final long MOST_ROWS = 2_000_000_000L;

    private static final long serialVersionUID = 1L;

    /** Amounts are whole numbers of thousandths of a USD. */
    static final double UNITS = 1000;
    /** Up to here a double holds every whole number. */
    static final double MOST = 0x1p53;

    /** Bits for the amount of a row that is alone: up to 140 billion USD. With its exporter it is then one number. */
    private static final int ALONE_BITS = 47;

    /** Products in a block. */
    static final int BLOCK = 64;

    /** Numbers of bits from the start: for as many exporters as there are countries. */
    static final int SEEN = 4;

    private static final int MOST_LEADERS = 16;
    static final int MOST_PARTIES = 1 << 16;

    final int leaders;
    final int amountsAt;
    final int lowAt;
    final int highAt;
    final int totalAt;
    final int seenAt;
    int stride;

    final transient Numbering<Producer> parties = new Numbering<>();
    final transient Numbering<HsCode> products = new Numbering<>();
    final TreeMap<Integer, Year> years = new TreeMap<>();

    long rows;

    private final long mostRows;
    long groups;
    long total;
    boolean finished;

    /** Made when the first profile asks, after {@link #finish}. */
    private transient volatile int @Nullable [] nested;

    // What the last row had; the next one mostly has the same.
    private transient @Nullable Producer exporter;
    private transient @Nullable Producer importer;
    private transient @Nullable Year year;
    private transient @Nullable Market market;
    private final transient Recent recent = new Recent();
    private transient int exporterIndex;
    private transient int importerIndex;

    /** Numbers for things, in the order they are met. */
    static final class Numbering<T> {
        final Map<T, Integer> numbers = new HashMap<>();
        final List<T> things = new ArrayList<>();

        int of(T thing) {
            Integer known = numbers.get(thing);
            if (known == null) {
                known = things.size();
                things.add(thing);
                numbers.put(thing, known);
            }
            return known;
        }

        /** The numbers in the order of the things. */
        int[] sorted(Comparator<T> order) {
            Map<T, Integer> sorted = new TreeMap<>(order.thenComparing(numbers::get));
            sorted.putAll(numbers);
            return sorted.values().stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /**
     * The numbers of products that came as the same object before, in little memory, so that most are found in a cache.
     */
    private static final class Recent {
        private static final int SLOTS = 1 << 14;

        private final @Nullable HsCode[] codes = new HsCode[SLOTS];
        private final int[] numbers = new int[SLOTS];
        private int size;

        @SuppressWarnings("ReferenceEquality") // an equal code that is another object is looked up
        int of(HsCode code, Numbering<HsCode> all) {
            int slot = System.identityHashCode(code) & (SLOTS - 1);
            while (codes[slot] != null) {
                if (codes[slot] == code) {
                    return numbers[slot];
                }
                slot = (slot + 1) & (SLOTS - 1);
            }
            if (++size > SLOTS / 2) {
                Arrays.fill(codes, null);
                size = 1;
                slot = System.identityHashCode(code) & (SLOTS - 1);
            }
            codes[slot] = code;
            numbers[slot] = all.of(code);
            return numbers[slot];
        }
    }

    /** One year, by importer; null where there is no row. */
    static final class Year implements Serializable {
        private static final long serialVersionUID = 1L;

        final int number;

        @Nullable
        Market[] markets = new Market[0];

        Year(int number) {
            this.number = number;
        }

        @Nullable
        Market find(int importer) {
            return importer < markets.length ? markets[importer] : null;
        }

        Market of(int importer) {
            if (importer >= markets.length) {
                markets = Arrays.copyOf(markets, Math.max(importer + 1, 2 * markets.length));
            }
            Market market = markets[importer];
            if (market == null) {
                market = new Market();
                markets[importer] = market;
            }
            return market;
        }
    }

    /** The imports of one importer in one year. Blocks are never moved while rows come. */
    static final class Market implements Serializable {
        private static final long serialVersionUID = 1L;

        /** For each product 0 if it has no row; below 0 its only row; else the place of its sums, from 1. */
        long[] entries = new long[0];

        long[][] blocks = new long[0][];
        int size;

        long entry(int product) {
            return product < entries.length ? entries[product] : 0;
        }

        void enter(int product, int known, long entry) {
            if (product >= entries.length) {
                entries = Arrays.copyOf(entries, Math.max(known, 2 * entries.length));
            }
            entries[product] = entry;
        }

        /** A new place. */
        int open(int stride) {
            if (size % BLOCK == 0) {
                if (size / BLOCK == blocks.length) {
                    blocks = Arrays.copyOf(blocks, Math.max(4, 2 * blocks.length));
                }
                blocks[size / BLOCK] = new long[BLOCK * stride];
            }
            return ++size;
        }

        long[] block(int place) {
            return blocks[(place - 1) / BLOCK];
        }

        /** For a larger stride. */
        void widen(int stride, int wide) {
            for (int k = 0; k * BLOCK < size; k++) {
                long[] wider = new long[BLOCK * wide];
                for (int i = 0; i < BLOCK; i++) {
                    System.arraycopy(blocks[k], i * stride, wider, i * wide, stride);
                }
                blocks[k] = wider;
            }
        }
    }

    ImportSums(int leaders) {
        this(leaders, MOST_ROWS);
    }

    ImportSums(int leaders, long mostRows) {
        this.mostRows = mostRows;
        if (leaders < 1 || leaders > MOST_LEADERS) {
            throw new IllegalArgumentException("leaders must be 1 to " + MOST_LEADERS + ", but was " + leaders);
        }
        this.leaders = leaders;
        this.amountsAt = (leaders + 3) / 4;
        this.lowAt = amountsAt + leaders;
        this.highAt = lowAt + 1;
        this.totalAt = lowAt + 2;
        this.seenAt = lowAt + 3;
        this.stride = seenAt + SEEN;
    }

    int leaders() {
        return leaders;
    }

    long rowCount() {
        return rows;
    }

    long groupCount() {
        return groups;
    }

    double totalValue() {
        return total / UNITS;
    }

    void finish() {
        finished = true;
    }

    void add(int newYear, Producer newExporter, Producer newImporter, HsCode product, double value) {
        requireOpen();
        long units = units(value);
        meet(newYear, newExporter, newImporter);
        add(recent.of(product, products), units);
    }

    /**
     * Adds the rows of a table, one importer after the other, so that the sums of each stay in the processor's cache.
     */
    void addAll(TradeTable trade) {
        int[] numbers =
                new int[0]; // one more than the number here, by the table's number of a product; 0 if it was not met
        for (ImmutableIntArray.Builder runs : runs(trade).values()) {
            ImmutableIntArray ends = runs.build();
            for (int run = 0; run < ends.length(); run += 2) {
                for (int row = ends.get(run); row < ends.get(run + 1); row++) {
                    long units = units(trade.value(row));
                    meet(trade.year(row), trade.exporter(row), trade.importer(row));
                    int product = trade.productNumber(row);
                    if (product >= numbers.length) {
                        numbers = Arrays.copyOf(numbers, Math.max(product + 1, 2 * numbers.length));
                    }
                    if (numbers[product] == 0) {
                        numbers[product] = products.of(trade.product(row)) + 1;
                    }
                    add(numbers[product] - 1, units);
                }
            }
        }
    }

    /** By importer, the first row and the row after the last of each run of its rows. */
    private static Map<Producer, ImmutableIntArray.Builder> runs(TradeTable trade) {
        Map<Producer, ImmutableIntArray.Builder> runs = new LinkedHashMap<>();
        int row = 0;
        while (row < trade.rowCount()) {
            int start = row;
            Producer importer = trade.importer(start);
            while (row < trade.rowCount() && trade.importer(row).equals(importer)) {
                Steps.look(row);
                row++;
            }
            runs.computeIfAbsent(importer, key -> ImmutableIntArray.builder())
                    .add(start)
                    .add(row);
        }
        return runs;
    }

    private static long units(double value) {
        double amount = Math.rint(value * UNITS);
        if (!(value >= 0 && amount < MOST)) {
            throw new IllegalArgumentException("value must be at least 0 and below " + (long) (MOST / UNITS)
                    + " (USD) to be summed exactly, but was " + value);
        }
        return (long) amount;
    }

    /** Finds the year and the numbers of both parties; mostly the last row had the same. */
    @SuppressWarnings("ReferenceEquality") // an equal producer that is another object is looked up
    private void meet(int newYear, Producer newExporter, Producer newImporter) {
        if (newExporter != exporter) {
            requireSupplier(newExporter);
            int who = parties.of(newExporter);
            makeRoomFor(who);
            exporterIndex = who;
            exporter = newExporter;
        }
        if (year == null || year.number != newYear) {
            year = years.computeIfAbsent(newYear, Year::new);
            market = null;
        }
        if (market == null || newImporter != importer) {
            importerIndex = parties.of(newImporter);
            market = year.of(importerIndex);
            importer = newImporter;
        }
    }

    /** Adds a row of the year and the parties that were {@link #meet met} last. */
    private void add(int product, long units) {
        Steps.look(rows);
        requireRoomFor(1);
        long sum = Math.addExact(total, units);
        if (!add(Objects.requireNonNull(market), product, exporterIndex, units)) {
            throw duplicate(Objects.requireNonNull(year), exporterIndex, importerIndex, product);
        }
        total = sum;
        rows++;
    }

    private void requireRoomFor(long more) {
        if (rows + more > mostRows) {
            throw new IllegalStateException("sums must be of at most " + mostRows + " rows, but of " + (rows + more)
                    + "; sum parts of them, or set another limit");
        }
    }

    /** Adds a row; false if there is one of that product and exporter. */
    private boolean add(Market here, int product, int who, long units) {
        if (here.entry(product) == 0 && units >>> ALONE_BITS == 0) {
            here.enter(product, products.things.size(), alone(who, units));
            groups++;
            return true;
        }
        int place = open(here, product);
        long[] block = here.block(place);
        int at = at(place);
        if (isSeen(block, at, who)) {
            return false;
        }
        block[at + totalAt] += units;
        addSquares(block, at, Math.multiplyHigh(units, units), units * units);
        setSeen(block, at, who);
        rank(block, at, units + 1, who);
        return true;
    }

    private DuplicateFlowException duplicate(Year within, int who, int importer, int product) {
        return new DuplicateFlowException(
                within.number, parties.things.get(who), parties.things.get(importer), products.things.get(product));
    }

    void combine(ImportSums other) {
        requireOpen();
        if (other.leaders != leaders) {
            throw new IllegalArgumentException(
                    "both must hold as many leaders, but one holds " + leaders + " and the other " + other.leaders);
        }
        int[] party = other.parties.things.stream().mapToInt(parties::of).toArray();
        int[] code = other.products.things.stream().mapToInt(products::of).toArray();
        makeRoomFor(parties.things.size() - 1);
        requireRoomFor(other.rows);
        total = Math.addExact(total, other.total);
        rows += other.rows;
        long step = 0;
        for (Year from : other.years.values()) {
            Year within = years.computeIfAbsent(from.number, Year::new);
            for (int who = 0; who < from.markets.length; who++) {
                Market theirs = from.markets[who];
                for (int what = 0; theirs != null && what < theirs.entries.length; what++) {
                    Steps.look(step++);
                    if (theirs.entries[what] != 0) {
                        combine(within, party[who], code[what], other, theirs, theirs.entries[what], party);
                    }
                }
            }
        }
    }

    /** Adds what another has of a product in a market. */
    private void combine(
            Year within, int importer, int product, ImportSums other, Market theirs, long entry, int[] party) {
        Market here = within.of(importer);
        if (entry < 0) {
            int who = party[exporterOf(entry)];
            if (!add(here, product, who, unitsOf(entry))) {
                throw duplicate(within, who, importer, product);
            }
            return;
        }
        int place = open(here, product);
        long[] block = here.block(place);
        int at = at(place);
        long[] added = theirs.block((int) entry);
        int from = other.at((int) entry);
        for (int each = 0; each < party.length; each++) {
            if (other.isSeen(added, from, each)) {
                if (isSeen(block, at, party[each])) {
                    throw duplicate(within, party[each], importer, product);
                }
                setSeen(block, at, party[each]);
            }
        }
        block[at + totalAt] += added[from + totalAt];
        addSquares(block, at, added[from + highAt], added[from + lowAt]);
        for (int rank = 0; rank < leaders && added[from + amountsAt + rank] != 0; rank++) {
            rank(block, at, added[from + amountsAt + rank], party[other.leaderIndex(added, from, rank)]);
        }
    }

    @Nullable
    ImportProfile find(Producer ofImporter, HsCode product, int ofYear) {
        Integer who = parties.numbers.get(ofImporter);
        Integer what = products.numbers.get(product);
        Year within = years.get(ofYear);
        return who == null || what == null || within == null ? null : profile(within, who, what);
    }

    /** The profiles by year, importer's identity and product. */
    Iterator<ImportProfile> iterator() {
        int[] importers = parties.sorted(Comparator.comparing(Producer::id));
        int[] codes = products.sorted(Comparator.naturalOrder());
        Iterator<Year> each = years.values().iterator();
        return new AbstractIterator<>() {
            private @Nullable Year within = each.hasNext() ? each.next() : null;
            private int who;
            private int what;

            @Override
            protected @Nullable ImportProfile computeNext() {
                while (within != null) {
                    while (who < importers.length) {
                        while (what < codes.length) {
                            ImportProfile profile = profile(within, importers[who], codes[what++]);
                            if (profile != null) {
                                return profile;
                            }
                        }
                        who++;
                        what = 0;
                    }
                    within = each.hasNext() ? each.next() : null;
                    who = 0;
                }
                return endOfData();
            }
        };
    }

    private @Nullable ImportProfile profile(Year within, int who, int what) {
        Market ofImporter = within.find(who);
        long entry = ofImporter == null ? 0 : ofImporter.entry(what);
        return ofImporter == null || entry == 0
                ? null
                : new ImportProfile(
                        within.number,
                        parties.things.get(who),
                        products.things.get(what),
                        this,
                        entry < 0 ? sumsOf(entry) : ofImporter.block((int) entry),
                        entry < 0 ? 0 : at((int) entry));
    }

    private long[] sumsOf(long entry) {
        long[] block = new long[stride];
        put(block, 0, entry);
        return block;
    }

    /** The group and the part of it that both supply, or null: then shares mean nothing. */
    @Nullable
    PartAndWholeException overlap(long[] block, int at) {
        int[] pairs = nested;
        if (pairs == null) {
            pairs = nested();
            nested = pairs;
        }
        for (int i = 0; i < pairs.length; i += 2) {
            if (isSeen(block, at, pairs[i]) && isSeen(block, at, pairs[i + 1])) {
                return new PartAndWholeException(
                        parties.things.get(pairs[i + 1]), (Aggregate) parties.things.get(pairs[i]));
            }
        }
        return null;
    }

    /** The numbers of each group and each part of it, in turn. */
    private int[] nested() {
        ImmutableIntArray.Builder pairs = ImmutableIntArray.builder();
        long step = 0;
        for (Producer whole : parties.things) {
            for (Producer part : whole instanceof Aggregate ? parties.things : ImmutableList.<Producer>of()) {
                Steps.look(step++);
                if (whole instanceof Aggregate group && group.contains(part)) {
                    pairs.add(parties.of(whole)).add(parties.of(part));
                }
            }
        }
        return pairs.build().toArray();
    }

    long total(long[] block, int at) {
        return block[at + totalAt];
    }

    int suppliers(long[] block, int at) {
        int count = 0;
        for (int i = at + seenAt; i < at + stride; i++) {
            count += Long.bitCount(block[i]);
        }
        return count;
    }

    /** The sum of squares over the square of the total, which is not zero; exactly 1 for one supplier. */
    double hhi(long[] block, int at) {
        long sum = block[at + totalAt];
        long high = block[at + highAt];
        long low = block[at + lowAt];
        if (high == Math.multiplyHigh(sum, sum) && low == sum * sum) {
            return 1;
        }
        double squares = high * 0x1p64 + ((low >>> 1) * 2.0 + (low & 1));
        return Math.min(1, squares / ((double) sum * sum));
    }

    /** The amount of the supplier of that rank, from 0; 0 if there are fewer. */
    long leaderAmount(long[] block, int at, int rank) {
        return Math.max(0, block[at + amountsAt + rank] - 1);
    }

    Producer leader(long[] block, int at, int rank) {
        return parties.things.get(leaderIndex(block, at, rank));
    }

    int leaderIndex(long[] block, int at, int rank) {
        return (int) (block[at + rank / 4] >>> (16 * (rank % 4))) & 0xffff;
    }

    private void setLeader(long[] block, int at, int rank, long amountPlus1, int who) {
        int place = at + rank / 4;
        int shift = 16 * (rank % 4);
        block[at + amountsAt + rank] = amountPlus1;
        block[place] = (block[place] & ~(0xffffL << shift)) | ((long) who << shift);
    }

    /** Puts a supplier among the largest, if it is one of them: by amount, then by identity. */
    private void rank(long[] block, int at, long amountPlus1, int who) {
        int place = leaders;
        while (place > 0 && isBefore(amountPlus1, who, block, at, place - 1)) {
            place--;
        }
        for (int rank = leaders - 1; rank > place; rank--) {
            setLeader(block, at, rank, block[at + amountsAt + rank - 1], leaderIndex(block, at, rank - 1));
        }
        if (place < leaders) {
            setLeader(block, at, place, amountPlus1, who);
        }
    }

    private boolean isBefore(long amountPlus1, int who, long[] block, int at, int rank) {
        long other = block[at + amountsAt + rank];
        return amountPlus1 > other
                || (amountPlus1 == other
                        && parties.things
                                        .get(who)
                                        .id()
                                        .compareTo(leader(block, at, rank).id())
                                < 0);
    }

    /** The place of a product's sums, a new one if need be, with the only row there was before. */
    private int open(Market here, int product) {
        long entry = here.entry(product);
        if (entry > 0) {
            return (int) entry;
        }
        int place = here.open(stride);
        if (entry < 0) {
            put(here.block(place), at(place), entry);
        } else {
            groups++;
        }
        here.enter(product, products.things.size(), place);
        return place;
    }

    /** Puts the sums of an only row where there are none. */
    private void put(long[] block, int at, long entry) {
        int who = exporterOf(entry);
        long units = unitsOf(entry);
        setLeader(block, at, 0, units + 1, who);
        block[at + totalAt] = units;
        addSquares(block, at, Math.multiplyHigh(units, units), units * units);
        setSeen(block, at, who);
    }

    /** The entry of an only row: the highest bit, the exporter, the units. */
    private static long alone(int who, long units) {
        return Long.MIN_VALUE | (long) who << ALONE_BITS | units;
    }

    static int exporterOf(long entry) {
        return (int) (entry >>> ALONE_BITS) & 0xffff;
    }

    static long unitsOf(long entry) {
        return entry & ((1L << ALONE_BITS) - 1);
    }

    /** Where in its block a place begins. */
    int at(int place) {
        return (place - 1) % BLOCK * stride;
    }

    boolean isSeen(long[] block, int at, int who) {
        int word = seenAt + who / 64;
        return word < stride && ((block[at + word] >>> who) & 1) != 0;
    }

    private void setSeen(long[] block, int at, int who) {
        block[at + seenAt + who / 64] |= 1L << who;
    }

    private void addSquares(long[] block, int at, long high, long low) {
        long sum = block[at + lowAt] + low;
        block[at + highAt] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        block[at + lowAt] = sum;
    }

    /** Widens all groups until they have a bit for that exporter. */
    private void makeRoomFor(int who) {
        if (who >= MOST_PARTIES) {
            throw new IllegalArgumentException("there must be at most " + MOST_PARTIES + " exporters and importers");
        }
        int wide = Math.max(stride, seenAt + who / 64 + 1);
        if (wide > stride) {
            for (Year each : years.values()) {
                for (Market one : each.markets) {
                    if (one != null) {
                        one.widen(stride, wide);
                    }
                }
            }
            stride = wide;
        }
    }

    private static void requireSupplier(Producer exporter) {
        if (exporter.equals(TradeFlow.WORLD)) {
            throw new IllegalArgumentException("exporter must be a supplier, but was World, which is a total; leave its"
                    + " rows out, as TradeTable.withoutWorld() does");
        }
    }

    private void requireOpen() {
        if (finished) {
            throw new IllegalStateException("an accumulator takes no rows after finish()");
        }
    }

    private Object writeReplace() {
        return new ImportSumsForm(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("expected the serial form, found the object itself");
    }
}
