package io.github.criticalminerals.core.trade;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which rows are of one product and importer (4 bytes a row). */
final class RowsByImport {

    private final int parties;
    private final int[] from;
    private final int[] rows;

    RowsByImport(TradeColumns columns) {
        this.parties = columns.parties.size();
        int[] codes = columns.codes;
        char[] importers = columns.importers;
        int keys = Math.multiplyExact(columns.products.size(), parties);
        this.from = new int[keys + 1];
        this.rows = new int[columns.size()];
        for (int row = 0; row < rows.length; row++) {
            Steps.look(row);
            from[key(codes[row], importers[row]) + 1]++;
        }
        for (int key = 0; key < keys; key++) {
            from[key + 1] += from[key];
        }
        int[] next = from.clone();
        for (int row = 0; row < rows.length; row++) {
            rows[next[key(codes[row], importers[row])]++] = row;
        }
    }

    /** {@return the rows of a product and an importer, each by its number; none if one of them is below zero} */
    IntStream of(int code, int importer) {
        if (code < 0 || importer < 0) {
            return IntStream.empty();
        }
        int key = key(code, importer);
        return Arrays.stream(rows, from[key], from[key + 1]);
    }

    private int key(int code, int importer) {
        return code * parties + importer;
    }
}
