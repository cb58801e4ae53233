package io.github.criticalminerals.io.baci;

import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.trade.DuplicateFlowException;
import io.github.criticalminerals.core.trade.ImportProfiles;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes import profiles of the rows of each file. Rows go in batches to the sums; while one batch is summed, in another
 * thread if there is one, the next is read.
 */
final class ProfileRows implements Flows.Taker {
    private static final int BATCH = 1 << 13;

    private final int threads;
    private final Consumer<ImportProfiles> each;
    private final TreeSet<Integer> years = new TreeSet<>();
    private final TreeSet<Integer> yearsOfFile = new TreeSet<>();
    private Way way = Way.ORDERED;
    private int files;
    private int delivered;

    private ImportProfiles.Accumulator sums = ImportProfiles.accumulatorOfDistinct(ImportProfiles.LEADERS);
    /** One more than the number in the sums, by code; 0 if it was not met. */
    private final int[] parties = new int[1000];

    private int[] products = new int[1 << 13];
    private int lastYear;
    private Batch filling = new Batch();
    private Batch other = new Batch();
    private Future<?> summing = CompletableFuture.completedFuture(null);
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "import profiles");
        thread.setDaemon(true);
        return thread;
    });

    /** How rows are summed; what one way cannot do the next can, in a new reading. */
    private enum Way {
        /** In batches, without memory of exporters: while rows come in strict order. */
        ORDERED,
        /** In batches, with memory: while no row comes twice. */
        REMEMBERED,
        /** Each at once, so that a row that comes twice is rejected where it stands. */
        ONE_BY_ONE
    }

    /** Rows by column. */
    private static final class Batch {
        private final int[] year = new int[BATCH];
        private final int[] exporter = new int[BATCH];
        private final int[] importer = new int[BATCH];
        private final int[] product = new int[BATCH];
        private final long[] thousandths = new long[BATCH];
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
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but were " + threads);
        }
        this.threads = threads;
        this.each = Objects.requireNonNull(each, "each must not be null");
    }

    /** Loads, by the next way if one does not do. */
    LoadReport load(Supplier<Flows> read) {
        try {
            while (true) {
                try {
                    return read.get().report();
                } catch (NextWayException e) {
                    way = way == Way.ORDERED ? Way.REMEMBERED : Way.ONE_BY_ONE;
                    delivered = Math.max(delivered, files);
                    files = 0;
                    years.clear();
                    begin();
                }
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private void begin() {
        sums = way == Way.ORDERED
                ? ImportProfiles.accumulatorOfDistinct(ImportProfiles.LEADERS)
                : ImportProfiles.accumulator(ImportProfiles.LEADERS);
        Arrays.fill(parties, 0);
        Arrays.fill(products, 0);
        yearsOfFile.clear();
        filling.size = 0;
        other.size = 0;
        summing = CompletableFuture.completedFuture(null);
        lastYear = 0;
    }

    @Override
    public void take(Flows flows, int year, int exporter, int importer, int product, double value, double tonnes) {
        if (year != lastYear) {
            yearsOfFile.add(year);
            lastYear = year;
        }
        if (way == Way.ONE_BY_ONE) {
            sums.add(
                    year,
                    Objects.requireNonNull(flows.party(exporter)),
                    Objects.requireNonNull(flows.party(importer)),
                    flows.product(product),
                    value);
            return;
        }
        if (way == Way.ORDERED && !flows.ascends()) {
            throw new NextWayException();
        }
        Batch batch = filling;
        int row = batch.size++;
        batch.year[row] = year;
        batch.exporter[row] = exporter;
        batch.importer[row] = importer;
        batch.product[row] = product;
        batch.thousandths[row] = Math.round(value * 1000);
        if (row + 1 == BATCH) {
            flush(flows);
        }
    }

    /** Sums what was read; with another thread, while the next is read. */
    private void flush(Flows flows) {
        if (threads == 1) {
            sum(flows, filling);
            return;
        }
        await(flows);
        Batch full = filling;
        summing = executor.submit(() -> sum(flows, full));
        filling = other;
        other = full;
    }

    private void await(Flows flows) {
        try {
            summing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LoadException.ifInterrupted(flows.name());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void sum(Flows flows, Batch batch) {
        try {
            for (int row = 0; row < batch.size; row++) {
                batch.exporter[row] = party(flows, batch.exporter[row]);
                batch.importer[row] = party(flows, batch.importer[row]);
                batch.product[row] = product(flows, batch.product[row]);
            }
            sums.add(batch.size, batch.year, batch.exporter, batch.importer, batch.product, batch.thousandths);
        } catch (DuplicateFlowException e) {
            throw new NextWayException();
        } catch (IllegalStateException e) {
            // Exporters that are part of each other cannot be told without memory
            if (way == Way.ORDERED) {
                throw new NextWayException();
            }
            throw e;
        }
        batch.size = 0;
    }

    private int party(Flows flows, int code) {
        int known = parties[code];
        if (known == 0) {
            known = sums.numberOf(Objects.requireNonNull(flows.party(code))) + 1;
            parties[code] = known;
        }
        return known - 1;
    }

    private int product(Flows flows, int place) {
        if (place >= products.length) {
            products = Arrays.copyOf(products, 2 * place);
        }
        int known = products[place];
        if (known == 0) {
            known = sums.numberOf(flows.product(place)) + 1;
            products[place] = known;
        }
        return known - 1;
    }

    @Override
    public void end(Flows flows, DataSource file) {
        flush(flows);
        await(flows);
        for (int year : yearsOfFile) {
            if (!years.add(year)) {
                throw LoadException.of(
                        "repeated-year",
                        Place.of(file.name()),
                        "expected each year in one file, found " + year + " in two");
            }
        }
        ImportProfiles profiles = sums.finish();
        if (++files > delivered) {
            each.accept(profiles);
        }
        begin();
    }
}
