package io.github.criticalminerals.core.trade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Commodity;
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
import io.github.criticalminerals.core.quantity.Share;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
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

    private static final Comparator<TradeFlow> LARGEST_FIRST = Comparator.comparingDouble(TradeFlow::value)
            .reversed()
            .thenComparing(flow -> flow.exporter().id());

    private final TradeColumns columns;
    private volatile @Nullable RowsByImport byImport;

    @JsonProperty
    private final Basis basis;

    @JsonProperty("edition")
    private final @Nullable Edition editionOrNull;

    @JsonProperty
    private final ImmutableList<Source> sources;

    @JsonProperty
    private final ImmutableList<String> notes;

    TradeTable(TradeTableBuilder builder) {
        this.columns = builder.columns.trimmed();
        this.basis = builder.basis;
        this.editionOrNull = builder.edition;
        this.sources = ImmutableList.copyOf(builder.sources);
        this.notes = ImmutableList.copyOf(builder.notes);
    }

    /** Starts a table of quantities in tonnes of {@link TradeFlow#NET_WEIGHT}. */
    public static TradeTableBuilder builder() {
        return builder(TradeFlow.NET_WEIGHT);
    }

    /**
     * Starts a table.
     *
     * @param basis what the tonnes count
     */
    public static TradeTableBuilder builder(Basis basis) {
        return new TradeTableBuilder(basis);
    }

    @JsonCreator
    static TradeTable ofJson(
            @JsonProperty("basis") @Nullable Basis basis,
            @JsonProperty("edition") @Nullable Edition edition,
            @JsonProperty("rows") @Nullable List<TradeFlow> rows,
            @JsonProperty("sources") @Nullable List<Source> sources,
            @JsonProperty("notes") @Nullable List<Json.Words> notes) {
        TradeTableBuilder builder = builder(Objects.requireNonNull(basis, "basis is required"));
        builder.edition = edition;
        builder.sources.addAll(sources == null ? ImmutableList.of() : sources);
        builder.notes.addAll(Json.list(notes));
        Objects.requireNonNull(rows, "rows is required").forEach(builder::add);
        return builder.build();
    }

    /** {@return how many rows there are, at least 0} */
    public int rowCount() {
        return columns.size();
    }

    /**
     * The sum of the values of all rows, whatever they are: to compare with what the file should hold.
     *
     * @return the sum (USD)
     */
    public double totalValue() {
        double sum = 0;
        double lost = 0; // by rounding so far (Kahan)
        for (double value : columns.values) {
            double next = value - lost;
            double larger = sum + next;
            lost = larger - sum - next;
            sum = larger;
        }
        return sum;
    }

    /** {@return what the tonnes of every row count} */
    public Basis basis() {
        return basis;
    }

    /** {@return the edition that the figures were published in, where given} */
    public Optional<Edition> edition() {
        return Optional.ofNullable(editionOrNull);
    }

    /** {@return where the figures come from, none for a table made by hand} */
    public List<Source> sources() {
        return sources;
    }

    /** {@return remarks on the whole table} */
    public List<String> notes() {
        return notes;
    }

    /** {@return the years that rows are of, in order} */
    public Set<Integer> years() {
        ImmutableSortedSet.Builder<Integer> all = ImmutableSortedSet.naturalOrder();
        int last = 0;
        for (short year : columns.years) {
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
        return ImmutableSortedSet.copyOf(columns.products);
    }

    /** All rows in their order; each is made when it is asked for. */
    @JsonProperty
    @JsonInclude
    public List<TradeFlow> rows() {
        return new Rows(this);
    }

    /** {@return the year of one row, by its index from 0} */
    int year(int row) {
        return columns.years[row];
    }

    /** {@return the exporter of one row} */
    Producer exporter(int row) {
        return columns.parties.get(columns.exporters[row]);
    }

    /** {@return the importer of one row} */
    Producer importer(int row) {
        return columns.parties.get(columns.importers[row]);
    }

    /** {@return the product of one row} */
    HsCode product(int row) {
        return columns.products.get(columns.codes[row]);
    }

    /** {@return a number that rows of one product have in common, less than the number of products} */
    int productNumber(int row) {
        return columns.codes[row];
    }

    /** {@return the value of one row (USD of the year, nominal)} */
    double value(int row) {
        return columns.values[row];
    }

    /**
     * The rows of one year.
     *
     * @return a table of them, maybe empty
     */
    public TradeTable ofYear(int year) {
        return filter(row -> columns.years[row] == year);
    }

    /**
     * The rows of one product.
     *
     * @param product the code; codes within it are others
     * @return a table of them, maybe empty
     */
    public TradeTable ofProduct(HsCode product) {
        int code = columns.products.indexOf(product);
        return filter(row -> columns.codes[row] == code);
    }

    /** The rows of partners, without those of the {@link TradeFlow#WORLD} as exporter, which are totals. */
    public TradeTable withoutWorld() {
        int world = columns.parties.indexOf(TradeFlow.WORLD);
        return world < 0 ? this : filter(row -> columns.exporters[row] != world);
    }

    /**
     * The rows that a condition holds for.
     *
     * @return a table of them, maybe empty
     */
    public TradeTable where(Predicate<TradeFlow> condition) {
        return filter(row -> condition.test(row(row)));
    }

    /**
     * What an importer bought of a product in a year, without the row of the {@link TradeFlow#WORLD}.
     *
     * @return the rows, the largest value first; of equal ones in the order of the exporters' {@link Producer#id()};
     *     none if others bought the product in that year, and the importer did not
     * @throws IllegalArgumentException if no row is of that product and year: nothing bought is then no answer
     */
    public List<TradeFlow> importsOf(Producer importer, HsCode product, int year) {
        List<TradeFlow> found = imports(importer, product, year);
        if (found.isEmpty() && IntStream.range(0, columns.size()).noneMatch(row -> isOf(row, product, year))) {
            throw new IllegalArgumentException("trade must have product " + product + " in " + year
                    + ", or none bought is no answer, but nobody has it; years of the table: " + years());
        }
        found.removeIf(flow -> flow.exporter().equals(TradeFlow.WORLD));
        found.sort(LARGEST_FIRST);
        return ImmutableList.copyOf(found);
    }

    /**
     * The shares of the suppliers in what an importer bought of a product in a year, by value.
     *
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
            if (flow.quantity().isKnown()) {
                table.add(flow.exporter(), flow.quantity());
            } else {
                table.add(flow.exporter(), flow.quantity(), Mark.NOT_AVAILABLE);
            }
        }
        for (TradeFlow flow : imports(importer, product, year)) {
            if (flow.exporter().equals(TradeFlow.WORLD) && flow.quantity().isKnown()) {
                table.printedTotal(flow.quantity());
            }
        }
        return table.build();
    }

    /** A builder that starts with everything this table has. */
    public TradeTableBuilder toBuilder() {
        TradeTableBuilder builder = emptyBuilder();
        rows().forEach(builder::add);
        return builder;
    }

    private TradeTableBuilder emptyBuilder() {
        TradeTableBuilder builder = builder(basis);
        builder.edition = editionOrNull;
        builder.sources.addAll(sources);
        builder.notes.addAll(notes);
        return builder;
    }

    /**
     * The table as CSV (RFC 4180, line feeds), one line for each row, with a header. Column {@code kind} is {@code
     * row}, {@code source} or {@code note}; a missing quantity is empty. Countries are alpha-3 codes. Nothing of the
     * table is left out.
     */
    public String toCsv() {
        return TradeTableCsv.of(this);
    }

    private List<TradeFlow> imports(Producer importer, HsCode product, int year) {
        List<TradeFlow> found = new ArrayList<>();
        RowsByImport index = byImport();
        for (int row = index.first(product, importer); row != RowsByImport.NONE; row = index.after(row)) {
            if (year(row - 1) == year) {
                found.add(row(row - 1));
            }
        }
        return found;
    }

    /** The rows sorted by product and importer (4 bytes each), made when first asked for. */
    private RowsByImport byImport() {
        RowsByImport index = byImport;
        if (index == null) {
            index = new RowsByImport(columns);
            byImport = index;
        }
        return index;
    }

    private TradeFlow row(int row) {
        return columns.row(row, basis);
    }

    private boolean isOf(int row, HsCode product, int year) {
        return columns.years[row] == year && product.contains(columns.products.get(columns.codes[row]));
    }

    private TradeTable filter(IntPredicate condition) {
        TradeTableBuilder builder = emptyBuilder();
        for (int row = 0; row < columns.size(); row++) {
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
                && columns.equals(that.columns)
                && basis.equals(that.basis)
                && Objects.equals(editionOrNull, that.editionOrNull)
                && sources.equals(that.sources)
                && notes.equals(that.notes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(columns, basis, editionOrNull);
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
}
