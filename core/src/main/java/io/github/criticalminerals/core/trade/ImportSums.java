package io.github.criticalminerals.core.trade;

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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sums behind {@link ImportProfiles}: for each year and importer pages of numbers, which have for each product
 *
 * <pre>
 * suppliers | total | low and high half of the sum of squares | the largest suppliers, the largest first: 53 bits of
 * the amount and 11 of the exporter | one bit for each exporter that was seen
 * </pre>
 *
 * <p>What a row mostly needs stands first, in one line of the processor's cache. Without the bits, which are there to
 * tell a row that comes twice, a product has 56 bytes.
 */
final class ImportSums implements Serializable {
    /** Two thousand million: some minutes, and far above every published list. */
    static final long MOST_ROWS = 2_000_000_000L;

    private static final long serialVersionUID = 2L;

    /** Amounts are whole numbers of thousandths of a USD. */
    static final double UNITS = 1000;
    /** Up to here a double holds every whole number. */
    static final double MOST = 0x1p53;

    /** Products in a page. */
    static final int PAGE = 64;

    static final int TOTAL = 1;
    static final int LOW = 2;
    static final int HIGH = 3;
    static final int LARGEST = 4;

    private static final int EXPORTER_BITS = 11;

    /** Numbers of bits from the start: for as many exporters as there are countries. */
    private static final int SEEN = 4;

    /** Numbers that are made room for at once: nearly two megabytes, for arrays of a little more may take three. */
    private static final int MOST_ROOM = (1 << 18) - 2;

    /** Numbers in a line of the processor's cache. */
    static final int LINE = 8;

    private static final int MOST_LEADERS = 16;
    static final int MOST_EXPORTERS = 1 << EXPORTER_BITS;

    final int leaders;
    final boolean remembers;
    final int seenAt;
    int stride;

    final transient Numbering<Producer> parties = new Numbering<>();
    final transient Numbering<HsCode> products = new Numbering<>();
    final TreeMap<Integer, YearSums> years = new TreeMap<>();

    /** Whether a party was met as exporter, by number. */
    final transient boolean[] exporters = new boolean[MOST_EXPORTERS];

    long rows;
    private final long mostRows;
    long groups;
    long total;
    boolean finished;

    /** Made when the first profile asks, after {@link #finish}. */
    private transient volatile int @Nullable [] nested;

    /** What was looked at; kept, for no compiler to leave the looking out. */
    @SuppressWarnings("UnusedVariable")
    private transient long looked;

    // Room for the next pages
    private transient long[] room = new long[0];
    private transient int free;

    // What the last row had; the next one mostly has the same.
    private transient @Nullable Producer exporter;
    private transient @Nullable Producer importer;
    private transient int exporterNumber = -1;
    private transient int importerNumber = -1;
    private transient int yearNumber = -1;
    private transient int marketOf = -1;
    private transient MarketSums market = new MarketSums();

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
            Integer[] sorted = new Integer[things.size()];
            Arrays.setAll(sorted, number -> number);
            Arrays.sort(sorted, (one, other) -> order.compare(things.get(one), things.get(other)));
            int[] numbersInOrder = new int[sorted.length];
            Arrays.setAll(numbersInOrder, at -> sorted[at]);
            return numbersInOrder;
        }
    }

    ImportSums(int leaders, boolean remembers, long mostRows) {
        this.mostRows = mostRows;
        if (leaders < 1 || leaders > MOST_LEADERS) {
            throw new IllegalArgumentException("leaders must be 1 to " + MOST_LEADERS + ", but was " + leaders);
        }
        this.leaders = leaders;
        this.remembers = remembers;
        this.seenAt = LARGEST + leaders;
        this.stride = remembers ? seenAt + SEEN : seenAt;
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

    /** Adds a row; mostly the last one had the same year and parties. */
    @SuppressWarnings("ReferenceEquality") // an equal producer that is another object is looked up
    void add(int year, Producer newExporter, Producer newImporter, HsCode product, double value) {
        long units = units(value);
        int who = exporterNumber(newExporter);
        if (newImporter != importer) {
            importerNumber = parties.of(newImporter);
            importer = newImporter;
        }
        add(year, who, importerNumber, products.of(product), units);
    }

    /** The number of a supplier, mostly that of the last row. */
    @SuppressWarnings("ReferenceEquality") // an equal producer that is another object is looked up
    int exporterNumber(Producer newExporter) {
        if (newExporter != exporter) {
            requireSupplier(newExporter);
            exporterNumber = parties.of(newExporter);
            exporter = newExporter;
        }
        return exporterNumber;
    }

    static long units(double value) {
        double amount = Math.rint(value * UNITS);
        if (!(value >= 0 && amount < MOST)) {
            throw new IllegalArgumentException("value must be at least 0 and below " + (long) (MOST / UNITS)
                    + " (USD) to be summed exactly, but was " + value);
        }
        return (long) amount;
    }

    /** Adds rows of one year and importer by column. */
    void add(int year, int whom, int size, int[] exporting, int[] codes, long[] units) {
        requireOpen();
        requireRoomFor(size);
        Steps.look(0);
        if (size == 0) {
            return;
        }
        requireFit(whom, parties.things.size(), "importer");
        MarketSums within = market(year, whom);
        looked += within.look(size);
        for (int row = 0; row < size; row++) {
            requireKnown(exporting[row], codes[row], units[row]);
            if (!add(within, exporting[row], codes[row], units[row])) {
                throw duplicate(year, exporting[row], whom, codes[row]);
            }
        }
    }

    private void requireKnown(int who, int product, long units) {
        if (product < 0 || product >= products.things.size() || units < 0 || units >= MOST || !isExporter(who)) {
            requireFit(who, parties.things.size(), "exporter");
            requireFit(product, products.things.size(), "product");
            if (units < 0 || units >= MOST) {
                throw new IllegalArgumentException("thousandths must be at least 0 and below 2^53, but were " + units);
            }
            requireSupplier(parties.things.get(who));
            meet(who);
        }
    }

    private static void requireFit(int number, int known, String of) {
        if (number < 0 || number >= known) {
            throw new IndexOutOfBoundsException(
                    of + " must be one of the " + known + " numbers that were given, but was " + number);
        }
    }

    boolean isExporter(int who) {
        return who >= 0 && who < MOST_EXPORTERS && exporters[who];
    }

    /** The market of a year and importer, mostly that of the last row. */
    private MarketSums market(int year, int whom) {
        if (year != yearNumber || whom != marketOf) {
            market = years.computeIfAbsent(year, YearSums::new).of(whom);
            yearNumber = year;
            marketOf = whom;
        }
        return market;
    }

    /** Adds a row of numbers that are known: those of the year and parties mostly are the last row's. */
    void add(int year, int who, int whom, int product, long units) {
        requireOpen();
        Steps.look(rows);
        requireRoomFor(1);
        if (!isExporter(who)) {
            meet(who);
        }
        if (!add(market(year, whom), who, product, units)) {
            throw duplicate(year, who, whom, product);
        }
    }

    /** Adds a row of an exporter that was met; false if there is one, as far as that is remembered. */
    private boolean add(MarketSums within, int who, int product, long units) {
        long sum = Math.addExact(total, units);
        long[] page = within.find(product);
        if (page == null) {
            page = newPage(within, product);
        }
        if (!add(page, within.at(product), who, units)) {
            return false;
        }
        total = sum;
        rows++;
        return true;
    }

    /**
     * Makes room for the page of a product. Pages lie together in large arrays, as many as need half a megabyte at
     * least, which no garbage collector copies.
     */
    private long[] newPage(MarketSums within, int product) {
        if (free + PAGE * stride > room.length) {
            int pages = Math.max(1, Math.min(2 * room.length, MOST_ROOM) / (PAGE * stride));
            room = new long[pages * PAGE * stride];
            free = 0;
        }
        within.put(product / PAGE, room, free, stride);
        free += PAGE * stride;
        return room;
    }

    private void requireOpen() {
        if (finished) {
            throw new IllegalStateException("an accumulator takes no rows after finish()");
        }
    }

    private void requireRoomFor(long more) {
        if (rows + more > mostRows) {
            throw new IllegalStateException("sums must be of at most " + mostRows + " rows, but of " + (rows + more)
                    + "; sum parts of them, or set another limit");
        }
    }

    /** Adds a row; false if there is one of that product and exporter, as far as that is remembered. */
    private boolean add(long[] page, int at, int who, long units) {
        if (remembers) {
            int word = at + seenAt + who / 64;
            long seen = page[word];
            if ((seen >>> who & 1) != 0) {
                return false;
            }
            page[word] = seen | 1L << who;
        }
        rank(page, at, units, who);
        if (page[at]++ == 0) {
            groups++;
        }
        page[at + TOTAL] += units;
        addSquares(page, at, Math.multiplyHigh(units, units), units * units);
        return true;
    }

    private DuplicateFlowException duplicate(int year, int who, int importer, int product) {
        return new DuplicateFlowException(
                year, parties.things.get(who), parties.things.get(importer), products.things.get(product));
    }

    void combine(ImportSums other) {
        requireOpen();
        if (other.leaders != leaders || other.remembers != remembers) {
            throw new IllegalArgumentException("both must hold as many leaders and remember alike, but one holds "
                    + leaders + (remembers ? " and remembers" : "") + " and the other " + other.leaders
                    + (other.remembers ? " and remembers" : ""));
        }
        int[] party = other.parties.things.stream().mapToInt(parties::of).toArray();
        int[] code = other.products.things.stream().mapToInt(products::of).toArray();
        for (int who = 0; who < party.length; who++) {
            if (other.isExporter(who)) {
                meet(party[who]);
            }
        }
        requireRoomFor(other.rows);
        total = Math.addExact(total, other.total);
        rows += other.rows;
        long step = 0;
        for (YearSums from : other.years.values()) {
            YearSums within = years.computeIfAbsent(from.number, YearSums::new);
            for (int whom = 0; whom < from.markets.length; whom++) {
                MarketSums theirs = from.markets[whom];
                for (int what = 0; theirs != null && what < code.length; what++) {
                    Steps.look(step++);
                    long[] added = theirs.find(what);
                    if (added != null && added[theirs.at(what)] != 0) {
                        MarketSums here = within.of(party[whom]);
                        long[] known = here.find(code[what]);
                        long[] page = known == null ? newPage(here, code[what]) : known;
                        int clash = combine(page, here.at(code[what]), other, added, theirs.at(what), party);
                        if (clash >= 0) {
                            throw duplicate(from.number, clash, party[whom], code[what]);
                        }
                    }
                }
            }
        }
    }

    /** Adds what another has of a product in a market; an exporter that both have, or -1. */
    private int combine(long[] page, int at, ImportSums other, long[] added, int from, int[] party) {
        for (int each = 0; remembers && each < party.length; each++) {
            if (other.isSeen(added, from, each)) {
                if (isSeen(page, at, party[each])) {
                    return party[each];
                }
                page[at + seenAt + party[each] / 64] |= 1L << party[each];
            }
        }
        groups += page[at] == 0 ? 1 : 0;
        page[at + TOTAL] += added[from + TOTAL];
        addSquares(page, at, added[from + HIGH], added[from + LOW]);
        long suppliers = page[at] + added[from];
        for (int rank = 0; rank < Math.min(leaders, added[from]); rank++) {
            rank(page, at, other.leaderAmount(added, from, rank), party[other.leaderIndex(added, from, rank)]);
            page[at]++; // as many as are ranked
        }
        page[at] = suppliers;
        return -1;
    }

    @Nullable
    ImportProfile find(Producer ofImporter, HsCode product, int ofYear) {
        Integer who = parties.numbers.get(ofImporter);
        Integer what = products.numbers.get(product);
        YearSums within = years.get(ofYear);
        if (who == null || what == null || within == null) {
            return null;
        }
        MarketSums ofBoth = within.find(who);
        return ofBoth == null ? null : profile(ofYear, who, ofBoth, what);
    }

    /** The profile of a product in an importer's market; null if there was no row of it. */
    @Nullable
    ImportProfile profile(int year, int importer, MarketSums market, int product) {
        long[] page = market.find(product);
        if (page == null || page[market.at(product)] == 0) {
            return null;
        }
        return new ImportProfile(
                year, parties.things.get(importer), products.things.get(product), this, page, market.at(product));
    }

    /** The group and the part of it that both supply, or null: then shares mean nothing. */
    @Nullable
    PartAndWholeException overlap(long[] page, int at) {
        int[] pairs = nested;
        if (pairs == null) {
            pairs = nested();
            nested = pairs;
        }
        for (int i = 0; i < pairs.length; i += 2) {
            if (isSeen(page, at, pairs[i]) && isSeen(page, at, pairs[i + 1])) {
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
        for (Producer whole : remembers ? parties.things : ImmutableList.<Producer>of()) {
            for (Producer part : whole instanceof Aggregate ? parties.things : ImmutableList.<Producer>of()) {
                Steps.look(step++);
                if (whole instanceof Aggregate group && group.contains(part)) {
                    pairs.add(parties.of(whole)).add(parties.of(part));
                }
            }
        }
        return pairs.build().toArray();
    }

    long total(long[] page, int at) {
        return page[at + TOTAL];
    }

    int suppliers(long[] page, int at) {
        return (int) page[at];
    }

    /** The sum of squares over the square of the total, which is not zero; exactly 1 for one supplier. */
    double hhi(long[] page, int at) {
        long sum = page[at + TOTAL];
        long high = page[at + HIGH];
        long low = page[at + LOW];
        if (high == Math.multiplyHigh(sum, sum) && low == sum * sum) {
            return 1;
        }
        double squares = high * 0x1p64 + ((low >>> 1) * 2.0 + (low & 1));
        return Math.min(1, squares / ((double) sum * sum));
    }

    /** The amount of the supplier of that rank, from 0; 0 if there are fewer. */
    long leaderAmount(long[] page, int at, int rank) {
        return page[at + LARGEST + rank] >>> EXPORTER_BITS;
    }

    Producer leader(long[] page, int at, int rank) {
        return parties.things.get(leaderIndex(page, at, rank));
    }

    int leaderIndex(long[] page, int at, int rank) {
        return (int) page[at + LARGEST + rank] & (MOST_EXPORTERS - 1);
    }

    /**
     * Puts a supplier among the largest, if it is one of them. Each smaller one goes on to the next place; whether it
     * does is anybody's guess, so there is no branch for it.
     */
    private void rank(long[] page, int at, long units, int who) {
        int from = at + LARGEST;
        int to = from + leaders;
        long differ = -1; // its sign stays while no other has this amount
        for (int place = from; place < to; place++) {
            long difference = (page[place] >>> EXPORTER_BITS) - units;
            differ &= difference | -difference;
        }
        if (differ >= 0) {
            rankTied(page, at, units, who);
            return;
        }
        long moved = units << EXPORTER_BITS | who;
        boolean larger = false;
        for (int place = from; place < to; place++) {
            long other = page[place];
            larger |= moved + Long.MIN_VALUE > other + Long.MIN_VALUE;
            page[place] = larger ? moved : other;
            moved = larger ? other : moved;
        }
    }

    /** Puts a supplier among the largest, of which one may have the same amount: then by identity. */
    private void rankTied(long[] page, int at, long units, int who) {
        int place = (int) Math.min(leaders, page[at]);
        while (place > 0 && isBefore(units, who, page, at, place - 1)) {
            if (place < leaders) {
                page[at + LARGEST + place] = page[at + LARGEST + place - 1];
            }
            place--;
        }
        if (place < leaders) {
            page[at + LARGEST + place] = units << EXPORTER_BITS | who;
        }
    }

    private boolean isBefore(long units, int who, long[] page, int at, int rank) {
        long other = leaderAmount(page, at, rank);
        return units > other
                || (units == other
                        && parties.things
                                        .get(who)
                                        .id()
                                        .compareTo(leader(page, at, rank).id())
                                < 0);
    }

    boolean isSeen(long[] page, int at, int who) {
        int word = seenAt + who / 64;
        return word < stride && ((page[at + word] >>> who) & 1) != 0;
    }

    private void addSquares(long[] page, int at, long high, long low) {
        long sum = page[at + LOW] + low;
        page[at + HIGH] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        page[at + LOW] = sum;
    }

    /** A new exporter: if rows are remembered, all sums get a bit for it. */
    private void meet(int who) {
        if (who >= MOST_EXPORTERS) {
            throw new IllegalArgumentException("there must be at most " + MOST_EXPORTERS + " exporters and importers");
        }
        if (remembers) {
            int wide = Math.max(stride, seenAt + who / 64 + 1);
            if (wide > stride) {
                for (YearSums each : years.values()) {
                    for (MarketSums one : each.markets) {
                        if (one != null) {
                            one.widen(wide);
                        }
                    }
                }
                stride = wide;
            }
        } else {
            for (int other = 0; other < Math.min(parties.things.size(), MOST_EXPORTERS); other++) {
                if (exporters[other]) {
                    requireNoPart(who, other);
                }
            }
        }
        exporters[who] = true;
    }

    /** What is not remembered cannot be asked whether a group and a part of it supply the same product. */
    private void requireNoPart(int one, int other) {
        for (int[] pair : new int[][] {{one, other}, {other, one}}) {
            if (parties.things.get(pair[0]) instanceof Aggregate group && group.contains(parties.things.get(pair[1]))) {
                throw new IllegalStateException("exporters must be no part of each other where rows are not remembered,"
                        + " but " + parties.things.get(pair[1]) + " is of " + group);
            }
        }
    }

    static void requireSupplier(Producer exporter) {
        if (exporter.equals(TradeFlow.WORLD)) {
            throw new IllegalArgumentException("exporter must be a supplier, but was World, which is a total; leave its"
                    + " rows out, as TradeTable.withoutWorld() does");
        }
    }

    private Object writeReplace() {
        return new ImportSumsForm(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("expected the serial form, found the object itself");
    }
}
