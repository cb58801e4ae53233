package io.github.criticalminerals.core.trade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.criticalminerals.core.dataset.Csv;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.TradedForm;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Share;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who sold how much of what to whom: rows of {@link TradeFlow}, kept as columns, so that ten million take about 260 MB.
 *
 * <pre>{@code
 * TradeTable trade = TradeTable.builder()
 *         .add(2023, "China", "Japan", "284690", 131_000, 17)
 *         .add(2023, "Viet Nam", "Japan", "284690", 29_000, 5)
 *         .build();
 * trade.importShares(Country.of("JPN"), HsCode.of("284690"), 2023);   // by value
 * Concentration.of(trade.suppliersTo(
 *         Country.of("JPN"), HsCode.of("284690"), 2023, Commodity.of("rare earths"), Stage.SEPARATION)).hhi();
 * }</pre>
 *
 * <ul>
 *   <li>Values are in USD of the year, quantities in tonnes on one {@link #basis}, {@link TradeFlow#NET_WEIGHT} unless
 *       said otherwise: tonnes of goods, not of what they contain. A missing quantity is missing and in no sum.
 *   <li>A row is one (year, exporter, importer, product); none is given twice. What the exporter and what the importer
 *       reported of one flow are two numbers and belong in two tables; whose report it is, and whether values are FOB
 *       or CIF, a loader says in {@link #notes}.
 *   <li>A total over partners is a row of {@link TradeFlow#WORLD}; shares and suppliers leave it out.
 *   <li>Products of several levels (2846 and 284690) may stand side by side; nothing here adds them up, but for
 *       {@link #totalValue}, which is the plain sum of the column.
 * </ul>
 */
@Json.OnlyAnnotated
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class TradeTable implements Worded {

    /** The columns of {@link #toCsv}. */
    private static final ImmutableList<String> COLUMNS = ImmutableList.of(
            "kind",
            "year",
            "exporter",
            "exporter_members",
            "importer",
            "importer_members",
            "product",
            "value_usd",
            "tonnes",
            "basis",
            "edition",
            "text");

    private final ImmutableList<Producer> parties;
    private final ImmutableList<HsCode> products;
    private final short[] years;
    /** Indexes of {@link #parties}, as unsigned numbers. */
    private final char[] exporters;

    private final char[] importers;
    /** Indexes of {@link #products}. */
    private final int[] codes;
    /** USD. */
    private final double[] values;
    /** Tonnes; not a number where missing. */
    private final double[] quantities;

    private volatile @Nullable ByImport byImport;

    @JsonProperty
    private final Basis basis;

    @JsonProperty("edition")
    private final @Nullable Edition editionOrNull;

    @JsonProperty
    private final ImmutableList<Source> sources;

    @JsonProperty
    private final ImmutableList<String> notes;

    private TradeTable(Builder builder) {
        this.parties = ImmutableList.copyOf(builder.parties);
        this.products = ImmutableList.copyOf(builder.products);
        this.years = Arrays.copyOf(builder.years, builder.size);
        this.exporters = Arrays.copyOf(builder.exporters, builder.size);
        this.importers = Arrays.copyOf(builder.importers, builder.size);
        this.codes = Arrays.copyOf(builder.codes, builder.size);
        this.values = Arrays.copyOf(builder.values, builder.size);
        this.quantities = Arrays.copyOf(builder.quantities, builder.size);
        this.basis = builder.basis;
        this.editionOrNull = builder.edition;
        this.sources = ImmutableList.copyOf(builder.sources);
        this.notes = ImmutableList.copyOf(builder.notes);
    }

    /**
     * Starts a table of quantities in tonnes of {@link TradeFlow#NET_WEIGHT}.
     *
     * @return a builder
     */
    public static Builder builder() {
        return builder(TradeFlow.NET_WEIGHT);
    }

    /**
     * Starts a table.
     *
     * @param basis what the tonnes count
     * @return a builder
     */
    public static Builder builder(Basis basis) {
        return new Builder(basis);
    }

    @JsonCreator
    static TradeTable ofJson(
            @JsonProperty("basis") @Nullable Basis basis,
            @JsonProperty("edition") @Nullable Edition edition,
            @JsonProperty("rows") @Nullable List<TradeFlow> rows,
            @JsonProperty("sources") @Nullable List<Source> sources,
            @JsonProperty("notes") @Nullable List<Json.Words> notes) {
        Builder builder = builder(Objects.requireNonNull(basis, "basis is required"));
        builder.edition = edition;
        builder.sources.addAll(sources == null ? ImmutableList.of() : sources);
        builder.notes.addAll(Json.list(notes));
        Objects.requireNonNull(rows, "rows is required").forEach(builder::add);
        return builder.build();
    }

    /**
     * How many rows there are.
     *
     * @return the number, at least 0
     */
    public int rowCount() {
        return values.length;
    }

    /**
     * The sum of the values of all rows, whatever they are: to compare with what the file should hold.
     *
     * @return the sum (USD)
     */
    public double totalValue() {
        double sum = 0;
        double lost = 0; // by rounding so far (Kahan)
        for (double value : values) {
            double next = value - lost;
            double larger = sum + next;
            lost = larger - sum - next;
            sum = larger;
        }
        return sum;
    }

    /**
     * How many rows have no quantity.
     *
     * @return the number
     */
    public int rowsWithoutQuantity() {
        int count = 0;
        for (double quantity : quantities) {
            count += Double.isNaN(quantity) ? 1 : 0;
        }
        return count;
    }

    /**
     * What the tonnes count.
     *
     * @return the basis of every quantity
     */
    public Basis basis() {
        return basis;
    }

    /**
     * The edition that the figures were published in.
     *
     * @return the edition, where given
     */
    public Optional<Edition> edition() {
        return Optional.ofNullable(editionOrNull);
    }

    /**
     * Where the figures come from.
     *
     * @return the sources, none for a table made by hand
     */
    public List<Source> sources() {
        return sources;
    }

    /**
     * Remarks on the whole table.
     *
     * @return one a line
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * The years that rows are of.
     *
     * @return in order
     */
    public Set<Integer> years() {
        ImmutableSortedSet.Builder<Integer> all = ImmutableSortedSet.naturalOrder();
        int last = 0;
        for (short year : years) {
            if (year != last) {
                all.add((int) year);
                last = year;
            }
        }
        return all.build();
    }

    /**
     * The products that rows are of.
     *
     * @return in the order of their codes
     */
    public Set<HsCode> products() {
        return ImmutableSortedSet.copyOf(products);
    }

    /**
     * All rows in their order; each is made when it is asked for.
     *
     * @return an immutable list
     */
    @JsonProperty
    @JsonInclude
    public List<TradeFlow> rows() {
        return new Rows(this);
    }

    /** {@return the year of one row, by its index from 0} */
    int year(int row) {
        return years[row];
    }

    /** {@return the exporter of one row} */
    Producer exporter(int row) {
        return parties.get(exporters[row]);
    }

    /** {@return the importer of one row} */
    Producer importer(int row) {
        return parties.get(importers[row]);
    }

    /** {@return the product of one row} */
    HsCode product(int row) {
        return products.get(codes[row]);
    }

    /** {@return a number that rows of one product have in common, less than the number of products} */
    int productNumber(int row) {
        return codes[row];
    }

    /** {@return the value of one row (USD of the year, nominal)} */
    double value(int row) {
        return values[row];
    }

    /**
     * The rows of one year.
     *
     * @param year the year
     * @return a table of them, maybe empty
     */
    public TradeTable ofYear(int year) {
        return filter(row -> years[row] == year);
    }

    /**
     * The rows of one product.
     *
     * @param product the code; codes within it are others
     * @return a table of them, maybe empty
     */
    public TradeTable ofProduct(HsCode product) {
        int code = products.indexOf(product);
        return filter(row -> codes[row] == code);
    }

    /**
     * The rows of one importer.
     *
     * @param importer a country or aggregate
     * @return a table of them, maybe empty
     */
    public TradeTable toImporter(Producer importer) {
        int party = parties.indexOf(importer);
        return filter(row -> importers[row] == party);
    }

    /**
     * The rows of one exporter.
     *
     * @param exporter a country or aggregate
     * @return a table of them, maybe empty
     */
    public TradeTable fromExporter(Producer exporter) {
        int party = parties.indexOf(exporter);
        return filter(row -> exporters[row] == party);
    }

    /**
     * The rows of partners, without those of the {@link TradeFlow#WORLD} as exporter, which are totals.
     *
     * @return a table of them
     */
    public TradeTable withoutWorld() {
        int world = parties.indexOf(TradeFlow.WORLD);
        return world < 0 ? this : filter(row -> exporters[row] != world);
    }

    /**
     * The rows that a condition holds for.
     *
     * @param condition the condition
     * @return a table of them, maybe empty
     */
    public TradeTable where(Predicate<TradeFlow> condition) {
        return filter(row -> condition.test(row(row)));
    }

    /**
     * What an importer bought of a product in a year, without the row of the {@link TradeFlow#WORLD}.
     *
     * @param importer a country or aggregate
     * @param product the code
     * @param year the year
     * @return the rows, the largest value first; of equal ones in the order of the exporters' {@link Producer#id()};
     *     none if others bought the product in that year, and the importer did not
     * @throws IllegalArgumentException if no row is of that product and year: nothing bought is then no answer
     */
    public List<TradeFlow> importsOf(Producer importer, HsCode product, int year) {
        List<TradeFlow> found = new ArrayList<>(imports(importer, product, year));
        if (found.isEmpty() && IntStream.range(0, values.length).noneMatch(row -> isOf(row, product, year))) {
            throw new IllegalArgumentException("trade must have product " + product + " in " + year
                    + ", or none bought is no answer, but nobody has it; years of the table: " + years());
        }
        found.removeIf(flow -> flow.exporter().equals(TradeFlow.WORLD));
        found.sort(Comparator.comparingDouble(TradeFlow::value).reversed().thenComparing(flow -> flow.exporter()
                .id()));
        return ImmutableList.copyOf(found);
    }

    /**
     * The shares of the suppliers in what an importer bought of a product in a year, by value.
     *
     * @param importer a country or aggregate
     * @param product the code
     * @param year the year
     * @return shares (fraction of the sum of the rows, 0..1) by exporter, the largest first; empty if others bought the
     *     product in that year, and the importer did not
     * @throws IllegalArgumentException if all values are zero, or no row is of that product and year
     * @throws PartAndWholeException if a country and a group it belongs to are both exporters
     */
    public Map<Producer, Share> importShares(Producer importer, HsCode product, int year) {
        List<TradeFlow> flows = importsOf(importer, product, year);
        double sum = 0;
        for (TradeFlow flow : flows) {
            sum += flow.value();
        }
        if (sum == 0 && !flows.isEmpty()) {
            throw new IllegalArgumentException("shares need a value above zero, but all imports of " + product + " by "
                    + importer.name() + " in " + year + " are zero");
        }
        PartAndWholeException.check(flows.stream().map(TradeFlow::exporter).toList());
        ImmutableMap.Builder<Producer, Share> shares = ImmutableMap.builder();
        for (TradeFlow flow : flows) {
            shares.put(flow.exporter(), Share.of(Math.min(1, flow.value() / sum)));
        }
        return shares.build();
    }

    /**
     * What an importer bought of a product in a year, by quantity, as a table that indices take. A missing quantity is
     * a row without figure; the row of the {@link TradeFlow#WORLD} is the printed total.
     *
     * @param importer a country or aggregate
     * @param product the code
     * @param year the year
     * @param commodity the commodity that the product is counted as
     * @param stage the stage that the product is of
     * @return a table of {@link Measure#IMPORTS} (t, on this table's basis), the largest value first; without rows if
     *     others bought the product in that year, and the importer did not
     * @throws IllegalArgumentException if no row is of that product and year, or the product is known to be of other
     *     stages
     */
    public SupplyTable suppliersTo(Producer importer, HsCode product, int year, Commodity commodity, Stage stage) {
        TradedForm.requireStage(product, ImmutableSet.of(stage));
        SupplyTableBuilder table = SupplyTable.builder(commodity, ImmutableSet.of(stage), year, basis)
                .measure(Measure.IMPORTS)
                .note("imports of " + importer.name() + ", HS " + product);
        edition().ifPresent(table::edition);
        sources.forEach(table::source);
        notes.forEach(table::note);
        for (TradeFlow flow : importsOf(importer, product, year)) {
            if (flow.hasQuantity()) {
                table.add(flow.exporter(), flow.quantity());
            } else {
                table.add(flow.exporter(), flow.quantity(), Mark.NOT_AVAILABLE);
            }
        }
        for (TradeFlow flow : imports(importer, product, year)) {
            if (flow.exporter().equals(TradeFlow.WORLD) && flow.hasQuantity()) {
                table.printedTotal(flow.quantity());
            }
        }
        return table.build();
    }

    /**
     * A builder that starts with everything this table has.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = emptyBuilder();
        rows().forEach(builder::add);
        return builder;
    }

    private Builder emptyBuilder() {
        Builder builder = builder(basis);
        builder.edition = editionOrNull;
        builder.sources.addAll(sources);
        builder.notes.addAll(notes);
        return builder;
    }

    /**
     * The table as CSV (RFC 4180, line feeds), one line for each row, with a header. Column {@code kind} is {@code
     * row}, {@code source} or {@code note}; a missing quantity is empty. Countries are alpha-3 codes. Nothing of the
     * table is left out.
     *
     * @return the text
     */
    public String toCsv() {
        StringBuilder csv = new StringBuilder(Joiner.on(',').join(COLUMNS)).append('\n');
        for (TradeFlow flow : rows()) {
            line(
                    csv,
                    "row",
                    ImmutableList.of(
                            Integer.toString(flow.year()),
                            flow.exporter().id(),
                            members(flow.exporter()),
                            flow.importer().id(),
                            members(flow.importer()),
                            flow.product().digits(),
                            Interval.exact(flow.value()).toString(),
                            flow.hasQuantity() ? flow.quantity().tonnes().toString() : ""),
                    "");
        }
        List<String> none = Collections.nCopies(8, "");
        sources.forEach(source -> line(csv, "source", none, Csv.source(source)));
        notes.forEach(note -> line(csv, "note", none, note));
        return csv.toString();
    }

    private void line(StringBuilder csv, String kind, List<String> cells, String text) {
        csv.append(kind);
        cells.forEach(cell -> csv.append(',').append(Csv.cell(cell)));
        csv.append(',').append(Csv.cell(basis.name()));
        csv.append(',').append(Csv.cell(edition().map(Edition::toString).orElse("")));
        csv.append(',').append(Csv.cell(text)).append('\n');
    }

    private static String members(Producer producer) {
        return producer instanceof Aggregate aggregate
                ? Joiner.on(' ')
                        .join(aggregate.members().stream().map(Country::alpha3).iterator())
                : "";
    }

    private List<TradeFlow> imports(Producer importer, HsCode product, int year) {
        int party = parties.indexOf(importer);
        int code = products.indexOf(product);
        List<TradeFlow> found = new ArrayList<>();
        if (party < 0 || code < 0) {
            return found;
        }
        ByImport index = byImport();
        int key = code * parties.size() + party;
        for (int i = index.from[key]; i < index.from[key + 1]; i++) {
            int row = index.rows[i];
            if (years[row] == year) {
                found.add(row(row));
            }
        }
        return found;
    }

    /** The rows sorted by product and importer (4 bytes each), made when first asked for. */
    private ByImport byImport() {
        ByImport index = byImport;
        if (index == null) {
            index = new ByImport(Math.multiplyExact(products.size(), parties.size()));
            byImport = index;
        }
        return index;
    }

    private final class ByImport {
        final int[] from;
        final int[] rows;

        ByImport(int keys) {
            this.from = new int[keys + 1];
            this.rows = new int[values.length];
            for (int row = 0; row < values.length; row++) {
                Steps.look(row);
                from[key(row) + 1]++;
            }
            for (int key = 0; key < keys; key++) {
                from[key + 1] += from[key];
            }
            int[] next = from.clone();
            for (int row = 0; row < values.length; row++) {
                rows[next[key(row)]++] = row;
            }
        }

        private int key(int row) {
            return codes[row] * parties.size() + importers[row];
        }
    }

    private TradeFlow row(int row) {
        double quantity = quantities[row];
        return new TradeFlow(
                years[row],
                parties.get(exporters[row]),
                parties.get(importers[row]),
                products.get(codes[row]),
                values[row],
                Double.isNaN(quantity) ? Mass.unknown(basis) : Mass.ofTonnes(quantity, basis));
    }

    private boolean isOf(int row, HsCode product, int year) {
        return years[row] == year && product.contains(products.get(codes[row]));
    }

    private TradeTable filter(IntPredicate condition) {
        Builder builder = emptyBuilder();
        for (int row = 0; row < values.length; row++) {
            Steps.look(row);
            if (condition.test(row)) {
                builder.add(row(row));
            }
        }
        return builder.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TradeTable that
                && Arrays.equals(values, that.values)
                && Arrays.equals(quantities, that.quantities)
                && Arrays.equals(years, that.years)
                && Arrays.equals(exporters, that.exporters)
                && Arrays.equals(importers, that.importers)
                && Arrays.equals(codes, that.codes)
                && parties.equals(that.parties)
                && products.equals(that.products)
                && basis.equals(that.basis)
                && Objects.equals(editionOrNull, that.editionOrNull)
                && sources.equals(that.sources)
                && notes.equals(that.notes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(values), Arrays.hashCode(codes), parties, basis, editionOrNull);
    }

    /** {@return the table for people: edition, number of rows, their years and total value} */
    @Override
    public String inWords() {
        return line(
                years().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                Interval.exact(totalValue()).inWords());
    }

    /** One line: edition, number of rows, their years and total value. */
    @Override
    public String toString() {
        return line(years().toString(), String.valueOf(totalValue()));
    }

    private String line(String years, String value) {
        return "trade" + edition().map(v -> " (" + v + ")").orElse("") + ": " + rowCount() + " rows, years " + years
                + ", " + value + " USD";
    }

    /** The rows, made one by one. */
    private static final class Rows extends AbstractList<TradeFlow> implements RandomAccess {
        private final TradeTable table;

        Rows(TradeTable table) {
            this.table = table;
        }

        @Override
        public TradeFlow get(int index) {
            return table.row(Objects.checkIndex(index, size()));
        }

        @Override
        public int size() {
            return table.rowCount();
        }
    }

    /** Collects rows. Not for use by several threads. */
    public static final class Builder {

        private static final int MOST_PARTIES = 1 << 16;
        private static final int MOST_PRODUCTS = 1 << 18;

        private final Basis basis;
        private final List<Producer> parties = new ArrayList<>();
        private final List<HsCode> products = new ArrayList<>();
        private final Map<Producer, Integer> partyIndexes = new HashMap<>();
        private final Map<HsCode, Integer> productIndexes = new HashMap<>();
        private final List<Source> sources = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private @Nullable Edition edition;

        private int size;
        private short[] years = new short[16];
        private char[] exporters = new char[16];
        private char[] importers = new char[16];
        private int[] codes = new int[16];
        private double[] values = new double[16];
        private double[] quantities = new double[16];
        /** What was given: year, exporter, importer and product in one number; open addressing, 0 is free. */
        private long[] seen = new long[32];

        private Builder(Basis basis) {
            this.basis = Objects.requireNonNull(basis, "basis is required");
        }

        /**
         * Says in which edition the figures were published.
         *
         * @param edition the edition
         * @return this builder
         */
        public Builder edition(Edition edition) {
            this.edition = edition;
            return this;
        }

        /**
         * Adds a source of the figures.
         *
         * @param source the source
         * @return this builder
         */
        public Builder source(Source source) {
            sources.add(source);
            return this;
        }

        /**
         * Adds a remark on the whole table, for example whether values are FOB or CIF.
         *
         * @param note the remark
         * @return this builder
         */
        public Builder note(String note) {
            notes.add(note);
            return this;
        }

        /**
         * Adds a row with a known quantity.
         *
         * @param year the year
         * @param exporter the country it came from, as {@link Producer#parse} reads it
         * @param importer the country it went to, as {@link Producer#parse} reads it
         * @param product the code, as {@link HsCode#parse} reads it
         * @param value the value (USD of that year), at least 0
         * @param tonnes the quantity (t, on the table's basis), at least 0
         * @return this builder
         */
        public Builder add(int year, String exporter, String importer, String product, double value, double tonnes) {
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
         * @return this builder
         * @throws DuplicateFlowException if year, exporter, importer and product are those of a row given before; the
         *     builder is then as it was
         * @throws MixedBasisException if the quantity is on another basis
         */
        public Builder add(TradeFlow flow) {
            if (!flow.quantity().basis().equals(basis)) {
                throw new MixedBasisException(basis, flow.quantity().basis());
            }
            int exporter = index("parties", partyIndexes, parties, flow.exporter(), MOST_PARTIES);
            int importer = index("parties", partyIndexes, parties, flow.importer(), MOST_PARTIES);
            int code = index("products", productIndexes, products, flow.product(), MOST_PRODUCTS);
            long pair = ((long) exporter << 16) | importer;
            if (!isNew(((long) flow.year() << 50) | (pair << 18) | code)) {
                throw new DuplicateFlowException(flow.year(), flow.exporter(), flow.importer(), flow.product());
            }
            if (size == values.length) {
                int larger = size + (size >> 1);
                years = Arrays.copyOf(years, larger);
                exporters = Arrays.copyOf(exporters, larger);
                importers = Arrays.copyOf(importers, larger);
                codes = Arrays.copyOf(codes, larger);
                values = Arrays.copyOf(values, larger);
                quantities = Arrays.copyOf(quantities, larger);
            }
            years[size] = (short) flow.year();
            exporters[size] = (char) exporter;
            importers[size] = (char) importer;
            codes[size] = code;
            values[size] = flow.value() + 0.0; // no negative zero
            quantities[size] = flow.hasQuantity() ? flow.quantity().tonnes().exactValue() : Double.NaN;
            size++;
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
            if (4L * size > 3L * seen.length) {
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

        /**
         * Makes the table.
         *
         * @return the table
         */
        public TradeTable build() {
            return new TradeTable(this);
        }

        /** One line: what was given so far. */
        @Override
        public String toString() {
            return "trade so far: " + size + " rows";
        }
    }
}
