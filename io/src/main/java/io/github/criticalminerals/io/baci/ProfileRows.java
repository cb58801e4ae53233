package io.github.criticalminerals.io.baci;

import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.trade.DuplicateFlowException;
import io.github.criticalminerals.core.trade.ImportProfiles;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.io.csv.Crew;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes import profiles of the rows of each file. Rows are kept by importer as far as memory allows, then summed, in
 * another thread if there is one, while the next are read. Rows are read by all threads.
 */
final class ProfileRows implements Flows.Taker {
    private static final int BATCH = 1 << 13;
    private static final int BYTES_OF_GROUP = 60;
    private static final long OTHER_BYTES = 12L << 20;
    private static final long BYTES_OF_CHUNK = (long) RowsByImporter.CHUNK * Long.BYTES;
    /** At first few rows are kept, so that the program soon knows what is done most; then more and more. */
    private static final int FIRST_CHUNKS = 1 << 7;

    /** Years and importers whose rows are summed before anything else is done. */
    private static final int TOGETHER = 1 << 3;

    private static final long LEAST_BYTES = 1L << 19;
    private static final long MOST_BYTES = 8L << 20;

    private final int threads;
    private final Consumer<ImportProfiles> each;
    private final long bytes;
    private final TreeSet<Integer> years = new TreeSet<>();
    private final TreeSet<Integer> yearsOfFile = new TreeSet<>();
    private Way way = Way.ORDERED;
    private int files;
    private int delivered;

    private ImportProfiles.Accumulator sums = ImportProfiles.accumulatorOfDistinct(ImportProfiles.LEADERS);
    /** The number in the sums, by code; -1 if it was not met. */
    private final int[] parties = new int[Flows.PARTIES];

    /** Products have their places as numbers in the sums; how many have them. */
    private int products;

    private RowsByImporter filling = new RowsByImporter();
    private RowsByImporter other = new RowsByImporter();
    /** The most chunks that the rows may have now. */
    private int most;

    private final Batch batch = new Batch();
    /** What {@link RowsByImporter} does not keep. */
    private final List<TradeFlow> odd = new ArrayList<>();

    /** Sums the last rows, of some importers after those of others. */
    private final List<FutureTask<?>> summing = new ArrayList<>();

    private final Crew crew;

    /** How rows are summed; what one way cannot do the next can, in a new reading. */
    private enum Way {
        /** In batches, without memory of exporters: while rows come in strict order. */
        ORDERED,
        /** In batches, with memory: while no row comes twice. */
        REMEMBERED,
        /** Each at once, so that a row that comes twice is rejected where it stands. */
        ONE_BY_ONE
    }

    /** Rows of one year and importer by column, with the numbers of the sums. */
    private static final class Batch {
        private final int[] exporter = new int[BATCH];
        private final int[] product = new int[BATCH];
        private final long[] thousandths = new long[BATCH];
        private int year;
        private int importer;
        private int size;
    }

    /** The rows need the next way. */
    private static final class NextWayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NextWayException() {
            super("rows must be summed in another way", null, false, false);
        }
    }

    ProfileRows(int threads, Consumer<ImportProfiles> each) {
        this(threads, each, MOST_BYTES);
    }

    /**
     * Makes profiles.
     *
     * @param bytes the most that rows may take before they are summed
     */
    ProfileRows(int threads, Consumer<ImportProfiles> each, long bytes) {
        this.bytes = bytes;
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but were " + threads);
        }
        this.threads = threads;
        this.crew = new Crew("import profiles", threads - 1);
        this.each = Objects.requireNonNull(each, "each is required");
    }

    /** Loads, by the next way if one does not do. */
    LoadReport load(Supplier<Flows> read) {
        begin();
        if (threads > 1) {
            // What is read when first asked, beside the rest: tables of countries, and Java's list of digests
            crew.later(new FutureTask<>(() -> Producer.find("", Flows.PUBLISHER)));
            crew.later(
                    new FutureTask<>(() -> MessageDigest.getInstance("SHA-256").digest()));
        }
        try {
            while (true) {
                try {
                    return read.get().report();
                } catch (NextWayException e) {
                    endSums();
                    way = way == Way.ORDERED ? Way.REMEMBERED : Way.ONE_BY_ONE;
                    delivered = Math.max(delivered, files);
                    files = 0;
                    years.clear();
                    begin();
                }
            }
        } finally {
            crew.close();
        }
    }

    /** Waits for sums that are not wanted any more, for they use what the next way uses. */
    private void endSums() {
        for (FutureTask<?> part : summing) {
            try {
                crew.await(part);
            } catch (RuntimeException e) {
                // Nobody needs it
            }
        }
    }

    private void begin() {
        sums = way == Way.ORDERED
                ? ImportProfiles.accumulatorOfDistinct(ImportProfiles.LEADERS)
                : ImportProfiles.accumulator(ImportProfiles.LEADERS);
        Arrays.fill(parties, -1);
        products = 0;
        yearsOfFile.clear();
        filling = new RowsByImporter();
        other = new RowsByImporter();
        batch.size = 0;
        odd.clear();
        most = FIRST_CHUNKS;
        summing.clear();
    }

    @Override
    public @Nullable Crew others() {
        return threads == 1 ? null : crew;
    }

    @Override
    public void take(Flows flows, int year, int exporter, int importer, int product, double value, double tonnes) {
        if (way == Way.ONE_BY_ONE) {
            yearsOfFile.add(year);
            sums.add(
                    year,
                    Objects.requireNonNull(flows.party(exporter)),
                    Objects.requireNonNull(flows.party(importer)),
                    flows.product(product),
                    value);
            return;
        }
        requireOrder(flows);
        long usd = (long) value;
        if (usd == value && usd < RowsByImporter.VALUES) {
            keep(flows, FlowRows.key(FlowRows.parties(year, exporter, importer), 0), product, usd);
        } else {
            Flows.each(odd::add).take(flows, year, exporter, importer, product, value, tonnes);
            if (odd.size() == BATCH) {
                await(flows);
                number(flows);
                sumOdd();
            }
        }
    }

    @Override
    public int take(Flows flows, FlowRows rows, int count) {
        if (way == Way.ONE_BY_ONE) {
            return Flows.Taker.super.take(flows, rows, count);
        }
        requireOrder(flows);
        for (int row = 0; row < count; row++) {
            keep(flows, rows.key[row], rows.place[row], rows.usd[row]);
        }
        return count;
    }

    private void requireOrder(Flows flows) {
        if (way == Way.ORDERED && !flows.ascends()) {
            throw new NextWayException();
        }
    }

    private void keep(Flows flows, long key, int place, long usd) {
        while (!filling.add(key, place, usd, most)) {
            flush(flows);
        }
    }

    /** Sums what was read; with another thread, while the next is read. */
    private void flush(Flows flows) {
        await(flows);
        number(flows);
        other.clear(most);
        most = Math.min(2 * most, mostChunks());
        RowsByImporter full = filling;
        for (int from = 0; from < full.groups(); from += TOGETHER) {
            int first = from;
            summing.add(new FutureTask<>(() -> sum(full, first), null));
        }
        if (threads == 1) {
            await(flows);
            filling.clear(most);
            return;
        }
        filling = other;
        other = full;
        if (!summing.isEmpty()) {
            crew.later(summing.get(0));
        }
    }

    /** A part of what is left beside the sums: these grow, and with two threads there are rows twice. */
    private int mostChunks() {
        long left = Runtime.getRuntime().maxMemory() - OTHER_BYTES - BYTES_OF_GROUP * sums.size();
        long most = Math.min(bytes, Math.max(LEAST_BYTES, threads == 1 ? left / 2 : left / 4));
        return (int) Math.max(1, most / BYTES_OF_CHUNK);
    }

    private void await(Flows flows) {
        for (FutureTask<?> part : summing) {
            LoadException.ifInterrupted(flows.name());
            crew.await(part);
        }
        summing.clear();
    }

    /** Gives numbers to parties and products that were met since. */
    private void number(Flows flows) {
        for (int code = 0; code < parties.length; code++) {
            Producer party = parties[code] < 0 ? flows.metParty(code) : null;
            parties[code] = party == null ? parties[code] : sums.numberOf(party);
        }
        for (; products < flows.productCount(); products++) {
            int number = sums.numberOf(flows.product(products));
            if (number != products) {
                throw new IllegalStateException("product " + products + " must be new, but had the number " + number);
            }
        }
    }

    /** Sums the rows of some importers; then those of the next may be. */
    private void sum(RowsByImporter rows, int from) {
        rows.give(from, Math.min(from + TOGETHER, rows.groups()), this::sum);
        sum(batch);
        if (threads > 1 && from + TOGETHER < rows.groups()) {
            crew.later(summing.get(from / TOGETHER + 1));
        }
    }

    /** As many rows of one importer together as there are. */
    private void sum(int year, int importer, long[] rows, int from, int size) {
        if (batch.size + size > BATCH || importer != batch.importer || year != batch.year) {
            sum(batch);
            batch.importer = importer;
            batch.year = year;
        }
        int at = batch.size;
        for (int row = from; row < from + size; row++) {
            batch.exporter[at] = parties[RowsByImporter.exporter(rows[row])];
            batch.product[at] = RowsByImporter.product(rows[row]);
            batch.thousandths[at] = 1000 * RowsByImporter.usd(rows[row]);
            at++;
        }
        batch.size = at;
    }

    private void sum(Batch rows) {
        if (rows.size > 0) {
            yearsOfFile.add(rows.year);
            sum(() -> sums.add(
                    rows.year, parties[rows.importer], rows.size, rows.exporter, rows.product, rows.thousandths));
            rows.size = 0;
        }
    }

    private void sumOdd() {
        odd.forEach(row -> {
            yearsOfFile.add(row.year());
            sum(() -> sums.accept(row));
        });
        odd.clear();
    }

    private void sum(Runnable rows) {
        try {
            rows.run();
        } catch (DuplicateFlowException e) {
            throw new NextWayException();
        } catch (IllegalStateException e) {
            // Exporters that are part of each other cannot be told without memory
            if (way == Way.ORDERED) {
                throw new NextWayException();
            }
            throw e;
        }
    }

    @Override
    public void end(Flows flows, DataSource file) {
        if (way != Way.ONE_BY_ONE) {
            flush(flows);
            await(flows);
            sumOdd();
        }
        for (int year : yearsOfFile) {
            if (!years.add(year)) {
                throw LoadException.of(
                        "repeated-year",
                        Place.of(file.name()),
                        "expected each year in one file, found " + year + " in two");
            }
        }
        ImportProfiles profiles = sums.finish();
        filling = new RowsByImporter();
        other = new RowsByImporter();
        if (++files > delivered) {
            each.accept(profiles);
        }
        begin();
    }
}
