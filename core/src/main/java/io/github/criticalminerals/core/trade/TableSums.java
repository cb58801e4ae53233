package io.github.criticalminerals.core.trade;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Producer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Sums the rows of a table, one importer after the other, so that the sums of each stay in the processor's cache. No
 * row of a table comes twice; exporters are remembered only where one is part of another.
 */
final class TableSums {
    /** Rows that are added together. */
    private static final int BATCH = 1 << 12;

    private final TradeTable trade;
    private final ImportSums sums;
    private final int[] exporting = new int[BATCH];
    private final int[] codes = new int[BATCH];
    private final long[] units = new long[BATCH];
    /** One more than the number in the sums, by the table's number of a product; 0 if it was not met. */
    private int[] numbers = new int[0];

    private int size;
    private int year;

    private TableSums(TradeTable trade, int leaders) {
        this.trade = trade;
        this.sums = new ImportSums(leaders, hasPartAndWhole(trade), ImportSums.MOST_ROWS);
    }

    /** The sums of a table, to which nothing can be added. */
    static ImportSums of(TradeTable trade, int leaders) {
        TableSums all = new TableSums(trade, leaders);
        runs(trade).forEach((importer, runs) -> all.add(all.sums.parties.of(importer), runs.build()));
        all.sums.finish();
        return all.sums;
    }

    /** Adds the rows of an importer. */
    private void add(int importer, ImmutableIntArray ends) {
        for (int run = 0; run < ends.length(); run += 2) {
            for (int row = ends.get(run); row < ends.get(run + 1); row++) {
                if (size == BATCH || trade.year(row) != year) {
                    flush(importer);
                    year = trade.year(row);
                }
                exporting[size] = sums.exporterNumber(trade.exporter(row));
                codes[size] = product(row);
                units[size] = ImportSums.units(trade.value(row));
                size++;
            }
        }
        flush(importer);
    }

    private void flush(int importer) {
        sums.add(year, importer, size, exporting, codes, units);
        size = 0;
    }

    private int product(int row) {
        int product = trade.productNumber(row);
        if (product >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(product + 1, 2 * numbers.length));
        }
        if (numbers[product] == 0) {
            numbers[product] = sums.products.of(trade.product(row)) + 1;
        }
        return numbers[product] - 1;
    }

    /** Whether an exporter of a table is part of another. */
    private static boolean hasPartAndWhole(TradeTable trade) {
        Set<Producer> exporters = new HashSet<>();
        for (int row = 0; row < trade.rowCount(); row++) {
            Steps.look(row);
            exporters.add(trade.exporter(row));
        }
        for (Producer whole : exporters) {
            for (Producer part : whole instanceof Aggregate ? exporters : ImmutableList.<Producer>of()) {
                if (whole instanceof Aggregate group && group.contains(part)) {
                    return true;
                }
            }
        }
        return false;
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
}
