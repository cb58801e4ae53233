package io.github.criticalminerals.core.trade;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import java.util.List;

/** Which rows are of one product and importer (4 bytes a row): of each row, the next of the same. */
final class RowsByImport {

    /** Stands for no row; rows are counted from 1 here, so that a new array has none. */
    static final int NONE = 0;

    private final ImmutableMap<HsCode, Integer> codes;
    private final ImmutableMap<Producer, Integer> parties;
    private final int[] first;
    private final int[] next;

    RowsByImport(TradeColumns columns) {
        this.codes = numbers(columns.products);
        this.parties = numbers(columns.parties);
        this.first = new int[Math.multiplyExact(codes.size(), parties.size())];
        this.next = new int[columns.size()];
        int[] products = columns.codes;
        char[] importers = columns.importers;
        int width = parties.size();
        for (int row = next.length - 1; row >= 0; row--) {
            Steps.look(row);
            int key = products[row] * width + importers[row];
            next[row] = first[key];
            first[key] = row + 1;
        }
    }

    /** {@return the first row of a product and an importer, counted from 1; none if nobody has one of the two} */
    int first(HsCode product, Producer importer) {
        Integer code = codes.get(product);
        Integer party = parties.get(importer);
        return code == null || party == null ? NONE : first[code * parties.size() + party];
    }

    /** {@return the next row of the same product and importer, counted from 1} */
    int after(int row) {
        return next[row - 1];
    }

    private static <T> ImmutableMap<T, Integer> numbers(List<T> all) {
        ImmutableMap.Builder<T, Integer> numbers = ImmutableMap.builderWithExpectedSize(all.size());
        for (int i = 0; i < all.size(); i++) {
            numbers.put(all.get(i), i);
        }
        return numbers.build();
    }
}
