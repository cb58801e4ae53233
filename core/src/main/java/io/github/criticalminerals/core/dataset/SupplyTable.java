package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who has how much of one commodity: one set of stages, one measure, one year, one edition, one basis.
 *
 * <p>Rows keep their order. Amounts are intervals: a withheld figure is 0.. (unbounded), never zero. What the publisher
 * lumps together as "Other countries" is the {@link #remainder}, which indices leave unsplit unless told otherwise. The
 * total that the publisher printed stands beside the {@link #sumOfRows sum of the rows}; the two are never mixed.
 *
 * <p>A series over years or editions is a {@code List<SupplyTable>}.
 */
@Json.OnlyAnnotated
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class SupplyTable implements Worded {

    @JsonProperty
    private final Commodity commodity;

    @JsonProperty
    private final ImmutableSet<Stage> stages;

    @JsonProperty
    private final Measure measure;

    @JsonProperty
    private final int year;

    @JsonProperty("edition")
    private final @Nullable Edition editionOrNull;

    @JsonProperty
    private final Basis basis;

    @JsonProperty
    @JsonInclude
    private final ImmutableList<SupplyRow> rows;

    @JsonProperty("remainder")
    private final @Nullable SupplyRow remainderOrNull;

    @JsonProperty("printedTotal")
    private final @Nullable Mass printedTotalOrNull;

    @JsonProperty
    private final ImmutableList<Source> sources;

    @JsonProperty
    private final ImmutableList<String> notes;

    @JsonProperty
    private final ImmutableList<String> errata;

    /** What the table is without for another reason than a row without figure. */
    @JsonProperty("omissions")
    private final ImmutableList<String> stated;

    SupplyTable(SupplyTableBuilder builder) {
        this.commodity = builder.commodity;
        this.stages = ImmutableSet.copyOf(Stage.inOrder(builder.stages));
        this.measure = builder.measure;
        this.year = builder.year;
        this.editionOrNull = builder.edition;
        this.basis = builder.basis;
        this.rows = ImmutableList.copyOf(builder.rows);
        this.remainderOrNull = builder.remainder;
        this.printedTotalOrNull = builder.printedTotal;
        this.sources = ImmutableList.copyOf(builder.sources);
        this.notes = ImmutableList.copyOf(builder.notes);
        this.errata = ImmutableList.copyOf(builder.errata);
        this.stated = ImmutableList.copyOf(builder.omissions);
        check();
    }

    private void check() {
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("stages must not be empty");
        }
        Set<String> seen = new java.util.HashSet<>();
        for (SupplyRow row : allRows()) {
            basis.requireSame(row.amount().basis());
            if (!seen.add(row.producer().id())) {
                throw new IllegalArgumentException("producer must occur once in a table, but was given twice: "
                        + row.producer().name());
            }
        }
        if (printedTotalOrNull != null) {
            basis.requireSame(printedTotalOrNull.basis());
        }
        for (SupplyRow row : allRows()) {
            if (row.producer() instanceof Aggregate whole
                    && row.hasFigure()
                    && row.amount().tonnes().upper() > 0) {
                checkApart(whole);
            }
        }
    }

    /** A member without amount of its own is in its group's row; where both have an amount, it may be counted twice. */
    private void checkApart(Aggregate whole) {
        for (SupplyRow row : allRows()) {
            if (row.hasFigure() && row.amount().tonnes().upper() > 0 && whole.contains(row.producer())) {
                throw new PartAndWholeException(row.producer(), whole);
            }
        }
    }

    private static String names(List<SupplyRow> rows) {
        return Joiner.on("; ")
                .join(rows.stream().map(row -> row.producer().name()).toList());
    }

    /**
     * Starts a table of output of a standard commodity at one stage.
     *
     * @param commodity the commodity's name, as {@link Commodity#parse} reads it
     * @param year the year that the figures are of, 1000 to 9999
     * @param basis what the tonnes count
     * @throws IllegalArgumentException if the year has not four digits
     */
    public static SupplyTableBuilder builder(String commodity, Stage stage, int year, Basis basis) {
        return builder(
                Commodity.parse(commodity),
                ImmutableSet.of(Objects.requireNonNull(stage, "stage is required")),
                year,
                basis);
    }

    /**
     * Starts a table of output.
     *
     * @param stages the stages that the figures cover together
     * @param year the year that the figures are of, 1000 to 9999
     * @param basis what the tonnes count
     * @throws IllegalArgumentException if the year has not four digits
     */
    public static SupplyTableBuilder builder(Commodity commodity, Set<Stage> stages, int year, Basis basis) {
        return new SupplyTableBuilder(commodity, stages, year, basis);
    }

    @JsonCreator
    static SupplyTable ofJson(
            @JsonProperty("commodity") @Nullable Commodity commodity,
            @JsonProperty("stages") @Nullable List<Stage> stages,
            @JsonProperty("measure") @Nullable Measure measure,
            @JsonProperty("year") Json.@Nullable Whole year,
            @JsonProperty("edition") @Nullable Edition edition,
            @JsonProperty("basis") @Nullable Basis basis,
            @JsonProperty("rows") @Nullable List<SupplyRow> rows,
            @JsonProperty("remainder") @Nullable SupplyRow remainder,
            @JsonProperty("printedTotal") @Nullable Mass printedTotal,
            @JsonProperty("sources") @Nullable List<Source> sources,
            @JsonProperty("notes") @Nullable List<Json.Words> notes,
            @JsonProperty("errata") @Nullable List<Json.Words> errata,
            @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
        SupplyTableBuilder builder = builder(
                        Objects.requireNonNull(commodity, "commodity is required"),
                        ImmutableSet.copyOf(Objects.requireNonNull(stages, "stages is required")),
                        Json.requiredInt(year, "year"),
                        Objects.requireNonNull(basis, "basis is required"))
                .measure(Objects.requireNonNull(measure, "measure is required"));
        builder.edition = edition;
        builder.remainder = remainder;
        builder.printedTotal = printedTotal;
        builder.rows.addAll(Objects.requireNonNull(rows, "rows is required"));
        builder.sources.addAll(sources == null ? ImmutableList.of() : sources);
        builder.notes.addAll(Json.list(notes));
        builder.errata.addAll(Json.list(errata));
        builder.omissions.addAll(Json.list(omissions));
        return builder.build();
    }

    /** {@return what is counted} */
    public Commodity commodity() {
        return commodity;
    }

    /** {@return the stages that the figures cover together, at least one, in chain order} */
    public Set<Stage> stages() {
        return stages;
    }

    /** {@return what is measured: output, capacity, imports or reserves} */
    public Measure measure() {
        return measure;
    }

    /** {@return the year that the figures are of} */
    public int year() {
        return year;
    }

    /** {@return the edition that the figures were printed in, where given} */
    public Optional<Edition> edition() {
        return Optional.ofNullable(editionOrNull);
    }

    /** {@return what the tonnes of every amount of the table count} */
    public Basis basis() {
        return basis;
    }

    /** {@return the producers' amounts in the publisher's order, without the remainder} */
    public List<SupplyRow> rows() {
        return rows;
    }

    /** {@return what the publisher lumps together and does not split ("Other countries"), where there is such} */
    public Optional<SupplyRow> remainder() {
        return Optional.ofNullable(remainderOrNull);
    }

    /** {@return the total that the publisher printed, rounded as printed, where there is one} */
    public Optional<Mass> printedTotal() {
        return Optional.ofNullable(printedTotalOrNull);
    }

    /** {@return where the figures come from; none for a table made by hand} */
    public List<Source> sources() {
        return sources;
    }

    /** {@return remarks on the whole table} */
    public List<String> notes() {
        return notes;
    }

    /** {@return the names of the publisher's known errors that were corrected in this table} */
    public List<String> errata() {
        return errata;
    }

    /**
     * {@return the rows that have no figure, the remainder included: no sum holds them} A country whose cell is empty
     * beside a group of countries that it belongs to is none: its amount is in the group's.
     */
    public List<SupplyRow> rowsWithoutFigure() {
        ImmutableList.Builder<SupplyRow> without = ImmutableList.builder();
        for (SupplyRow row : allRows()) {
            if (!row.hasFigure() && !new Lumps(this).isInLump(row)) {
                without.add(row);
            }
        }
        return without.build();
    }

    /**
     * What every result of this table is without, in words, each to stand as it is in the result's text.
     *
     * <ul>
     *   <li>{@code without United States: withheld; Other countries: no figure}, where rows have no figure;
     *   <li>{@code the rows add up to 315,000 t REO, the printed total is 390,000 t REO}, where they differ by more
     *       than the rounding of the total and of the rows, with the likely slip if one is near: rows in thousand
     *       tonnes, percentages;
     *   <li>what {@link SupplyTableBuilder#omission} said, such as the rejected rows of a file.
     * </ul>
     *
     * @return one a line; none if nothing is known to be missing
     */
    public List<String> omissions() {
        return Omissions.of(this, stated);
    }

    /**
     * {@return the sum of all rows that have a figure, the remainder included (t); zero if no row has a figure} Not the
     * printed total.
     */
    public Mass sumOfRows() {
        Mass sum = Mass.ofTonnes(0, basis);
        for (SupplyRow row : allRows()) {
            if (row.hasFigure()) {
                sum = sum.plus(row.amount());
            }
        }
        return sum;
    }

    /**
     * {@return one number for each row that has a figure, for charts: the midpoint of its range, the remainder last;
     * amounts (t) by the producer's name, in the order of the table; {@link #rowsWithoutFigure} names the others}
     *
     * @throws IllegalStateException if a figure has no upper end, and so no midpoint
     */
    public Map<String, Double> midpoints() {
        ImmutableMap.Builder<String, Double> amounts = ImmutableMap.builder();
        for (SupplyRow row : allRows()) {
            if (row.hasFigure()) {
                amounts.put(row.producer().name(), row.amount().tonnes().midpoint());
            }
        }
        return amounts.build();
    }

    /**
     * {@return the amount of a producer (t), 0.. where the publisher gives no figure, empty if the table has no such
     * row}
     */
    public Optional<Mass> findAmount(Producer producer) {
        for (SupplyRow row : allRows()) {
            if (row.producer().equals(producer)) {
                return Optional.of(row.amount());
            }
        }
        return Optional.empty();
    }

    /**
     * {@return what some countries have together (t), as far as the table says: their own rows and {@link #lumpedOf};
     * exactly 0 only if no row and no lump can hold anything of theirs}
     */
    public Mass amountOf(Set<Country> countries) {
        Mass sum = lumpedOf(countries);
        for (SupplyRow row : rows) {
            if (row.producer() instanceof Country country
                    && countries.contains(country)
                    && !new Lumps(this).isInLump(row)) {
                sum = sum.plus(row.amount());
            }
        }
        return sum;
    }

    /**
     * What the parts that are known only as a sum may hold of some countries: those that name one of them, and those
     * that name nobody if one of the countries has no row of its own. A part without figure may hold anything.
     *
     * @return from 0 to all of those parts (t)
     */
    public Mass lumpedOf(Set<Country> countries) {
        return new Lumps(this).of(countries);
    }

    /**
     * The share of a producer in the sum of the rows that have a figure. Bounds are sharp: the producer's amount, and
     * what groups that it belongs to may hold of it, is taken low with the others high and the other way round.
     *
     * @param producer a country or aggregate of this table
     * @return its share (fraction, 0..1); unknown, 0..1, if its row has no figure or all rows are zero
     * @throws IllegalArgumentException if the table has no such row
     */
    public Share shareOf(Producer producer) {
        if (findAmount(producer).isEmpty()) {
            throw new IllegalArgumentException("producer must be one of the table's rows (" + names(allRows())
                    + "), but was " + producer.name() + "; findShare gives "
                    + new Lumps(this).share(producer).inPercent());
        }
        return new Lumps(this).share(producer);
    }

    /**
     * The share of a country in the sum of the rows that have a figure.
     *
     * @param country the country's name or code, as {@link Producer#parse} reads it
     * @return its share (fraction, 0..1)
     * @throws IllegalArgumentException if the name is unknown or the table has no such row
     */
    public Share shareOf(String country) {
        return shareOf(Producer.parse(country));
    }

    /**
     * The share of a producer, whether or not it has a row.
     *
     * @param producer its name or code, as {@link Producer#parse} reads it
     * @return its share (fraction, 0..1): of a country without row exactly 0 where every amount of the table is
     *     another's, else from 0 to what the remainder and the rows without figure allow; empty if the text names no
     *     producer
     */
    public Optional<Share> findShare(String producer) {
        return Producer.find(producer).map(new Lumps(this)::share);
    }

    /**
     * {@return the share of every row in the sum of the rows that have a figure, as {@link #shareOf(Producer)} gives it
     * (fraction, 0..1) in the order of the table, the remainder last}
     */
    public Map<Producer, Share> shares() {
        ImmutableMap.Builder<Producer, Share> shares = ImmutableMap.builder();
        allRows().forEach(row -> shares.put(row.producer(), new Lumps(this).share(row.producer())));
        return shares.build();
    }

    /**
     * The largest of the rows that have a figure; not the remainder, which is nobody's.
     *
     * @param count how many, at least 0
     * @return the rows by {@link Mass#compareTo lower, then upper end}, the largest first; of equal ones the table's
     *     first; fewer if there are not as many
     */
    public List<SupplyRow> largest(int count) {
        return rows.stream()
                .filter(SupplyRow::hasFigure)
                .sorted(Comparator.comparing(SupplyRow::amount).reversed())
                .limit(count)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * {@return how many countries may have a part in what the table lumps without naming them: all there are, less
     * those named, at least 1}
     */
    public int mostUnnamed() {
        int known = 0;
        for (SupplyRow row : rows) {
            known += row.producer() instanceof Aggregate group ? group.members().size() : 1;
        }
        return Math.max(1, Country.MOST - known);
    }

    /**
     * {@return a copy in which a user's own figure stands in place of a row's, such as a bound for one that is
     * withheld; the table, with a note that says so}
     *
     * @param producer whose row, or the remainder's
     * @throws IllegalArgumentException if no row is of the producer
     */
    public SupplyTable withOwnFigure(Producer producer, Mass amount) {
        SupplyTableBuilder copy = toBuilder();
        SupplyRow own = SupplyRow.of(producer, amount);
        if (remainderOrNull != null && remainderOrNull.producer().equals(producer)) {
            copy.remainder = own;
        } else if (!Collections.replaceAll(copy.rows, rowOf(producer), own)) {
            throw new IllegalStateException("no row of " + producer.name());
        }
        return copy.note("own figure of " + producer.name() + ": " + amount.inWords())
                .build();
    }

    private SupplyRow rowOf(Producer producer) {
        return rows.stream()
                .filter(row -> row.producer().equals(producer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("producer must be one of the table's rows ("
                        + names(allRows()) + "), but was " + producer.name()));
    }

    /** {@return a builder that starts with everything this table has} */
    public SupplyTableBuilder toBuilder() {
        SupplyTableBuilder builder = new SupplyTableBuilder(commodity, stages, year, basis).measure(measure);
        builder.edition = editionOrNull;
        builder.remainder = remainderOrNull;
        builder.printedTotal = printedTotalOrNull;
        builder.rows.addAll(rows);
        builder.sources.addAll(sources);
        builder.notes.addAll(notes);
        builder.errata.addAll(errata);
        builder.omissions.addAll(stated);
        return builder;
    }

    /** {@return the columns of {@link #toCsv}, in order} */
    public static List<String> csvColumns() {
        return SupplyTableCsv.COLUMNS;
    }

    /**
     * {@return the table as CSV (RFC 4180, line feeds), one line for each row, with a header} Column {@code kind} is
     * {@code row}, {@code remainder}, {@code total}, {@code source}, {@code note}, {@code erratum}, {@code omission} or
     * {@code commodity} (written only for a commodity of the user's own); figures are in {@code tonnes_low} and {@code
     * tonnes_high} (t), equal if exact, the latter empty if unbounded. Countries are alpha-3 codes. Nothing of the
     * table is left out.
     */
    public String toCsv() {
        return SupplyTableCsv.of(this);
    }

    /** What the table is without for another reason than a row without figure. */
    List<String> stated() {
        return stated;
    }

    List<SupplyRow> allRows() {
        return remainderOrNull == null
                ? rows
                : ImmutableList.<SupplyRow>builder()
                        .addAll(rows)
                        .add(remainderOrNull)
                        .build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SupplyTable that
                && commodity.equals(that.commodity)
                && stages.equals(that.stages)
                && measure == that.measure
                && year == that.year
                && Objects.equals(editionOrNull, that.editionOrNull)
                && basis.equals(that.basis)
                && rows.equals(that.rows)
                && Objects.equals(remainderOrNull, that.remainderOrNull)
                && Objects.equals(printedTotalOrNull, that.printedTotalOrNull)
                && sources.equals(that.sources)
                && notes.equals(that.notes)
                && errata.equals(that.errata)
                && stated.equals(that.stated);
    }

    @Override
    public int hashCode() {
        return Objects.hash(commodity, stages, measure, year, editionOrNull, basis, rows, remainderOrNull);
    }

    /** {@return the table for people: as its text, the sum of its rows with few digits} */
    @Override
    public String inWords() {
        return line(sumOfRows().inWords());
    }

    /** One line: commodity, stages, measure, year, edition, number of rows, their sum, and what it is without. */
    @Override
    public String toString() {
        return line(sumOfRows().toString());
    }

    private String line(String sum) {
        return commodity.name() + ", " + Joiner.on(" and ").join(stages) + ", "
                + measure.name().toLowerCase(java.util.Locale.ROOT) + " " + year
                + edition().map(v -> " (" + v + ")").orElse("") + ": " + rows.size() + " rows, " + sum
                + omissions().stream().map("; "::concat).collect(Collectors.joining());
    }
}
