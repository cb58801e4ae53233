package io.github.criticalminerals.core.trade;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which rows are of one product and importer (4 bytes a row). */
final class RowsByImport {

    private final TradeColumns columns;
    private final int[] from;
    private final int[] rows;

    RowsByImport(TradeColumns columns) {
        this.columns = columns;
        int keys = Math.multiplyExact(columns.products.size(), columns.parties.size());
        this.from = new int[keys + 1];
        this.rows = new int[columns.size()];
        for (int row = 0; row < rows.length; row++) {
            Steps.look(row);
            from[key(columns.codes[row], columns.importers[row]) + 1]++;
        }
        Arrays.parallelPrefix(from, Integer::sum);
        int[] next = from.clone();
        for (int row = 0; row < rows.length; row++) {
            rows[next[key(columns.codes[row], columns.importers[row])]++] = row;
        }
    }

    /** {@return the rows of a product and an importer, each by its number; none if one of them is below zero} */
    IntStream of(int code, int importer) {
        int key = key(code, importer);
        return code < 0 || importer < 0 ? IntStream.empty() : Arrays.stream(rows, from[key], from[key + 1]);
    }

    private int key(int code, int importer) {
        return code * columns.parties.size() + importer;
    }
}
