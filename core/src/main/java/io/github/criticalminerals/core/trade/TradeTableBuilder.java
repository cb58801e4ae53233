package io.github.criticalminerals.core.trade;

import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects rows. Not for use by several threads. */
public final class TradeTableBuilder {

    private static final int MOST_PARTIES = 1 << 16;
    private static final int MOST_PRODUCTS = 1 << 18;

    final Basis basis;
    final TradeColumns columns = new TradeColumns();
    private final Map<Producer, Integer> partyIndexes = new HashMap<>();
    private final Map<HsCode, Integer> productIndexes = new HashMap<>();
    final List<Source> sources = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    @Nullable
    Edition edition;

    /** What was given: year, exporter, importer and product in one number; open addressing, 0 is free. */
    private long[] seen = new long[32];

    TradeTableBuilder(Basis basis) {
        this.basis = Objects.requireNonNull(basis, "basis is required");
    }

    /** Says in which edition the figures were published. */
    public TradeTableBuilder edition(Edition edition) {
        this.edition = edition;
        return this;
    }

    /** Adds a source of the figures. */
    public TradeTableBuilder source(Source source) {
        sources.add(source);
        return this;
    }

    /** Adds a remark on the whole table, for example whether values are FOB or CIF. */
    public TradeTableBuilder note(String note) {
        notes.add(note);
        return this;
    }

    /**
     * Adds a row with a known quantity.
     *
     * @param exporter the country it came from, as {@link Producer#parse} reads it
     * @param importer the country it went to, as {@link Producer#parse} reads it
     * @param product the code, as {@link HsCode#parse} reads it
     * @param value the value (USD of that year), at least 0
     * @param tonnes the quantity (t, on the table's basis), at least 0
     */
    public TradeTableBuilder add(
            int year, String exporter, String importer, String product, double value, double tonnes) {
        return add(new TradeFlow(
                year,
                Producer.parse(exporter),
                Producer.parse(importer),
                HsCode.parse(product),
                value,
                Mass.ofTonnes(tonnes, basis)));
    }

    /**
     * Adds a row.
     *
     * @param flow the row, its quantity on the table's basis
     * @throws DuplicateFlowException if year, exporter, importer and product are those of a row given before; the
     *     builder is then as it was
     * @throws MixedBasisException if the quantity is on another basis
     */
    public TradeTableBuilder add(TradeFlow flow) {
        basis.requireSame(flow.quantity().basis());
        int exporter = index("parties", partyIndexes, columns.parties, flow.exporter(), MOST_PARTIES);
        int importer = index("parties", partyIndexes, columns.parties, flow.importer(), MOST_PARTIES);
        int code = index("products", productIndexes, columns.products, flow.product(), MOST_PRODUCTS);
        long pair = ((long) exporter << 16) | importer;
        if (!isNew(((long) flow.year() << 50) | (pair << 18) | code)) {
            throw new DuplicateFlowException(flow.year(), flow.exporter(), flow.importer(), flow.product());
        }
        columns.add(flow, exporter, importer, code);
        return this;
    }

    private static <T> int index(String what, Map<T, Integer> indexes, List<T> all, T one, int most) {
        Integer known = indexes.get(one);
        if (known != null) {
            return known;
        }
        if (all.size() == most) {
            throw new IllegalArgumentException("a table must have at most " + most + " " + what);
        }
        indexes.put(one, all.size());
        all.add(one);
        return all.size() - 1;
    }

    private boolean isNew(long key) {
        if (4L * columns.size() > 3L * seen.length) {
            long[] before = seen;
            seen = new long[2 * before.length];
            for (long each : before) {
                if (each != 0) {
                    seen[slot(each)] = each;
                }
            }
        }
        int slot = slot(key);
        boolean isNew = seen[slot] == 0;
        seen[slot] = key;
        return isNew;
    }

    /** Where a key stands, or is to stand. */
    private int slot(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (seen.length - 1);
        while (seen[slot] != 0 && seen[slot] != key) {
            slot = (slot + 1) & (seen.length - 1);
        }
        return slot;
    }

    /** Makes the table. */
    public TradeTable build() {
        return new TradeTable(this);
    }

    @Override
    public String toString() {
        return "trade so far: " + columns.size() + " rows";
    }
}
