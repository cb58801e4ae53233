package io.github.criticalminerals.core.trade;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of trade as columns: 25 bytes a row. */
final class TradeColumns {

    final List<Producer> parties;
    final List<HsCode> products;
    private int size;
    short[] years;
    /** Indexes of {@link #parties}, as unsigned numbers. */
    char[] exporters;

    char[] importers;
    /** Indexes of {@link #products}. */
    int[] codes;
    /** USD. */
    double[] values;
    /** Tonnes; not a number where missing. */
    double[] quantities;

    /** None yet. */
    TradeColumns() {
        this.parties = new ArrayList<>();
        this.products = new ArrayList<>();
        this.years = new short[16];
        this.exporters = new char[16];
        this.importers = new char[16];
        this.codes = new int[16];
        this.values = new double[16];
        this.quantities = new double[16];
    }

    private TradeColumns(TradeColumns rows) {
        this.parties = ImmutableList.copyOf(rows.parties);
        this.products = ImmutableList.copyOf(rows.products);
        this.years = rows.years;
        this.exporters = rows.exporters;
        this.importers = rows.importers;
        this.codes = rows.codes;
        this.values = rows.values;
        this.quantities = rows.quantities;
        this.size = rows.size;
        resize(size);
    }

    /** {@return a copy of the rows without room for more} */
    TradeColumns trimmed() {
        return new TradeColumns(this);
    }

    private void resize(int length) {
        years = Arrays.copyOf(years, length);
        exporters = Arrays.copyOf(exporters, length);
        importers = Arrays.copyOf(importers, length);
        codes = Arrays.copyOf(codes, length);
        values = Arrays.copyOf(values, length);
        quantities = Arrays.copyOf(quantities, length);
    }

    void add(TradeFlow flow, int exporter, int importer, int code) {
        if (size == values.length) {
            resize(size + (size >> 1));
        }
        years[size] = (short) flow.year();
        exporters[size] = (char) exporter;
        importers[size] = (char) importer;
        codes[size] = code;
        values[size] = flow.value() + 0.0; // no negative zero
        quantities[size] = flow.quantity().isKnown() ? flow.quantity().tonnes().exactValue() : Double.NaN;
        size++;
    }

    int size() {
        return size;
    }

    TradeFlow row(int row, Basis basis) {
        double quantity = quantities[row];
        return new TradeFlow(
                years[row],
                parties.get(exporters[row]),
                parties.get(importers[row]),
                products.get(codes[row]),
                values[row],
                Double.isNaN(quantity) ? Mass.unknown(basis) : Mass.ofTonnes(quantity, basis));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TradeColumns that
                && Arrays.equals(values, that.values)
                && Arrays.equals(quantities, that.quantities)
                && Arrays.equals(years, that.years)
                && Arrays.equals(exporters, that.exporters)
                && Arrays.equals(importers, that.importers)
                && Arrays.equals(codes, that.codes)
                && parties.equals(that.parties)
                && products.equals(that.products);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(values), Arrays.hashCode(codes), parties);
    }
}
