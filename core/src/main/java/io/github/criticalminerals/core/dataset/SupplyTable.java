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
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Share;
import java.util.ArrayList;
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

    /** The columns of {@link #toCsv}. */
    private static final ImmutableList<String> COLUMNS = ImmutableList.of(
            "kind",
            "commodity",
            "stages",
            "measure",
            "year",
            "edition",
            "basis",
            "name",
            "members",
            "tonnes_low",
            "tonnes_high",
            "marks",
            "text");

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

    private SupplyTable(Builder builder) {
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
            sameBasis(row.amount());
            if (!seen.add(row.producer().id())) {
                throw new IllegalArgumentException("producer must occur once in a table, but was given twice: "
                        + row.producer().name());
            }
        }
        if (printedTotalOrNull != null) {
            sameBasis(printedTotalOrNull);
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

    private void sameBasis(Mass amount) {
        if (!amount.basis().equals(basis)) {
            throw new MixedBasisException(basis, amount.basis());
        }
    }

    /**
     * Starts a table of output of a standard commodity at one stage.
     *
     * @param commodity the commodity's name, as {@link Commodity#parse} reads it
     * @param stage the stage
     * @param year the year that the figures are of, 1000 to 9999
     * @param basis what the tonnes count
     * @return a builder
     * @throws IllegalArgumentException if the year has not four digits
     */
    public static Builder builder(String commodity, Stage stage, int year, Basis basis) {
        return builder(
                Commodity.parse(commodity),
                ImmutableSet.of(Objects.requireNonNull(stage, "stage must not be null")),
                year,
                basis);
    }

    /**
     * Starts a table of output.
     *
     * @param commodity the commodity
     * @param stages the stages that the figures cover together
     * @param year the year that the figures are of, 1000 to 9999
     * @param basis what the tonnes count
     * @return a builder
     * @throws IllegalArgumentException if the year has not four digits
     */
    public static Builder builder(Commodity commodity, Set<Stage> stages, int year, Basis basis) {
        return new Builder(commodity, stages, year, basis);
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
        Builder builder = builder(
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
     * The rows that have no figure, the remainder included. A country whose cell is empty beside a group of countries
     * that it belongs to is none: its amount is in the group's.
     *
     * @return rows that no sum holds
     */
    public List<SupplyRow> rowsWithoutFigure() {
        ImmutableList.Builder<SupplyRow> without = ImmutableList.builder();
        for (SupplyRow row : allRows()) {
            if (!row.hasFigure() && !isInLump(row)) {
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
     *   <li>what {@link Builder#omission} said, such as the rejected rows of a file.
     * </ul>
     *
     * @return one a line; none if nothing is known to be missing
     */
    public List<String> omissions() {
        return Omissions.of(this, stated);
    }

    /**
     * The sum of all rows that have a figure, the remainder included. Not the printed total.
     *
     * @return the sum (t); zero if no row has a figure
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
     * One number for each row that has a figure, for charts: the midpoint of its range, the remainder last.
     *
     * @return amounts (t) by the producer's name, in the order of the table; {@link #rowsWithoutFigure} names the
     *     others
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
     * The amount of a producer.
     *
     * @param producer a country or aggregate
     * @return its amount (t), 0.. where the publisher gives no figure, empty if the table has no such row
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
     * What some countries have together, as far as the table says: their own rows and {@link #lumpedOf}.
     *
     * @param countries for example the members of a group
     * @return the amount (t); exactly 0 only if no row and no lump can hold anything of theirs
     */
    public Mass amountOf(Set<Country> countries) {
        Mass sum = lumpedOf(countries);
        for (SupplyRow row : rows) {
            if (row.producer() instanceof Country country && countries.contains(country) && !isInLump(row)) {
                sum = sum.plus(row.amount());
            }
        }
        return sum;
    }

    /** Whether the publisher leaves a country's cell empty since another row, whose figure is given, holds it. */
    private boolean isInLump(SupplyRow row) {
        return !row.hasFigure()
                && !row.marks().contains(Mark.WITHHELD)
                && !row.marks().contains(Mark.NOT_AVAILABLE)
                && lumpOf(row) != null;
    }

    private @Nullable SupplyRow lumpOf(SupplyRow row) {
        for (SupplyRow other : rows) {
            if (other.hasFigure() && other.producer() instanceof Aggregate group && group.contains(row.producer())) {
                return other;
            }
        }
        return null;
    }

    /**
     * What the parts that are known only as a sum may hold of some countries: those that name one of them, and those
     * that name nobody if one of the countries has no row of its own. A part without figure may hold anything.
     *
     * @param countries the countries
     * @return from 0 to all of those parts (t)
     */
    public Mass lumpedOf(Set<Country> countries) {
        boolean absent =
                countries.stream().anyMatch(country -> findAmount(country).isEmpty());
        double most = 0;
        for (SupplyRow row : allRows()) {
            if (row.producer() instanceof Aggregate group
                    && (group.members().isEmpty()
                            ? absent
                            : group.members().stream().anyMatch(countries::contains))) {
                most += row.amount().tonnes().upper();
            }
        }
        return new Mass(Interval.of(0, most), basis);
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
            throw new IllegalArgumentException(
                    "producer must be one of the table's rows (" + names(allRows()) + "), but was " + producer.name()
                            + "; findShare gives " + share(producer).inPercent());
        }
        return share(producer);
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
        return Producer.find(producer).map(this::share);
    }

    /**
     * The share of every row in the sum of the rows that have a figure, as {@link #shareOf(Producer)} gives it.
     *
     * @return shares (fraction, 0..1) in the order of the table, the remainder last
     */
    public Map<Producer, Share> shares() {
        ImmutableMap.Builder<Producer, Share> shares = ImmutableMap.builder();
        allRows().forEach(row -> shares.put(row.producer(), share(row.producer())));
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

    private Share share(Producer producer) {
        Interval own = Interval.ZERO;
        Interval shared = Interval.ZERO;
        Interval rest = Interval.ZERO;
        boolean known = true;
        boolean hasRow = findAmount(producer).isPresent();
        for (SupplyRow row : allRows()) {
            boolean mayHold = mayHold(row, producer, hasRow);
            if (row.producer().equals(producer)) {
                known &= row.hasFigure() || isInLump(row);
                own = row.hasFigure() ? row.amount().tonnes() : own;
            } else if (!row.hasFigure()) {
                known &= !mayHold;
            } else if (mayHold) {
                shared = shared.plus(row.amount().tonnes());
            } else {
                rest = rest.plus(row.amount().tonnes());
            }
        }
        Interval all = own.plus(shared).plus(rest);
        if (!known || all.upper() == 0) {
            return Share.UNKNOWN;
        }
        if (all.isExact() && shared.upper() == 0) {
            return Share.of(own.lower() / sumOfRows().tonnes().exactValue());
        }
        double most = own.upper() + shared.upper();
        double low = own.lower() == 0 ? 0 : own.lower() / (own.lower() + shared.upper() + rest.upper());
        double high = most == 0 ? 0 : Double.isInfinite(most) ? 1 : most / (most + rest.lower());
        return Share.of(low, high);
    }

    /** Whether another row may hold some of a producer's: a group that it belongs to, or anybody's if it has no row. */
    private static boolean mayHold(SupplyRow row, Producer producer, boolean hasRow) {
        return row.producer() instanceof Aggregate group
                && !group.equals(producer)
                && (group.members().isEmpty() ? !hasRow : group.contains(producer));
    }

    /**
     * How many countries may have a part in what the table lumps without naming them: all there are, less those named.
     *
     * @return the number, at least 1
     */
    public int mostUnnamed() {
        int known = 0;
        for (SupplyRow row : rows) {
            known += row.producer() instanceof Aggregate group ? group.members().size() : 1;
        }
        return Math.max(1, Country.MOST - known);
    }

    /**
     * Returns a copy in which a user's own figure stands in place of a row's, such as a bound for one that is withheld.
     *
     * @param producer whose row, or the remainder's
     * @param amount the user's figure
     * @return the table, with a note that says so
     * @throws IllegalArgumentException if no row is of the producer
     */
    public SupplyTable withOwnFigure(Producer producer, Mass amount) {
        Builder copy = toBuilder();
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

    /**
     * A builder that starts with everything this table has.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(commodity, stages, year, basis).measure(measure);
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
        return COLUMNS;
    }

    /**
     * The table as CSV (RFC 4180, line feeds), one line for each row, with a header. Column {@code kind} is {@code
     * row}, {@code remainder}, {@code total}, {@code source}, {@code note}, {@code erratum}, {@code omission} or {@code
     * commodity} (written only for a commodity of the user's own); figures are in {@code tonnes_low} and {@code
     * tonnes_high} (t), equal if exact, the latter empty if unbounded. Countries are alpha-3 codes. Nothing of the
     * table is left out.
     *
     * @return the text
     */
    public String toCsv() {
        StringBuilder csv = new StringBuilder(Joiner.on(',').join(COLUMNS)).append('\n');
        Optional<Commodity> standard = Commodity.find(commodity.name());
        if (standard.isEmpty() || !standard.orElseThrow().equals(commodity)) {
            line(
                    csv,
                    "commodity",
                    "",
                    "",
                    null,
                    "",
                    Csv.pairs(
                            "elements",
                            Joiner.on(' ')
                                    .join(commodity.elements().stream()
                                            .map(Element::symbol)
                                            .toList()),
                            "aliases",
                            Csv.joined(commodity.aliases())));
        }
        rows.forEach(row -> line(csv, "row", row));
        remainder().ifPresent(row -> line(csv, "remainder", row));
        printedTotal().ifPresent(total -> line(csv, "total", "", "", total.tonnes(), "", ""));
        for (Source source : sources) {
            line(csv, "source", "", "", null, "", Csv.source(source));
        }
        notes.forEach(note -> line(csv, "note", "", "", null, "", note));
        errata.forEach(erratum -> line(csv, "erratum", "", "", null, "", erratum));
        stated.forEach(omission -> line(csv, "omission", "", "", null, "", omission));
        return csv.toString();
    }

    private void line(StringBuilder csv, String kind, SupplyRow row) {
        String members = row.producer() instanceof Aggregate aggregate
                ? Joiner.on(' ')
                        .join(aggregate.members().stream().map(Country::alpha3).toList())
                : "";
        line(
                csv,
                kind,
                row.producer().id(),
                members,
                row.amount().tonnes(),
                Joiner.on(' ').join(row.marks()),
                Csv.joined(row.notes()));
    }

    private void line(
            StringBuilder csv,
            String kind,
            String name,
            String members,
            @Nullable Interval tonnes,
            String marks,
            String text) {
        List<String> cells = ImmutableList.of(
                kind,
                commodity.name(),
                Joiner.on(", ").join(stages),
                measure.name(),
                Integer.toString(year),
                edition().map(Edition::toString).orElse(""),
                basis.name(),
                name,
                members,
                tonnes == null ? "" : Interval.exact(tonnes.lower()).toString(),
                tonnes == null || !tonnes.isBounded()
                        ? ""
                        : Interval.exact(tonnes.upper()).toString(),
                marks,
                text);
        csv.append(Joiner.on(',').join(cells.stream().map(Csv::cell).iterator()))
                .append('\n');
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

    /** Collects the parts of a {@link SupplyTable}. Not for use by several threads. */
    public static final class Builder {

        private final Commodity commodity;
        private final ImmutableSet<Stage> stages;
        private final int year;
        private final Basis basis;
        private final List<SupplyRow> rows = new ArrayList<>();
        private final List<Source> sources = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<String> errata = new ArrayList<>();
        private final List<String> omissions = new ArrayList<>();
        private Measure measure = Measure.OUTPUT;
        private @Nullable Edition edition;
        private @Nullable SupplyRow remainder;
        private @Nullable Mass printedTotal;
        private @Nullable Mass total;

        private Builder(Commodity commodity, Set<Stage> stages, int year, Basis basis) {
            this.commodity = Objects.requireNonNull(commodity, "commodity is required");
            this.stages = ImmutableSet.copyOf(Objects.requireNonNull(stages, "stages is required"));
            this.year = Years.checked(year);
            this.basis = Objects.requireNonNull(basis, "basis is required");
        }

        /**
         * Says what is measured; output unless said.
         *
         * @param what output, capacity or reserves
         * @return this builder
         */
        public Builder measure(Measure what) {
            this.measure = Objects.requireNonNull(what, "measure must not be null");
            return this;
        }

        /**
         * Says in which edition the figures were printed.
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
         * Adds a remark on the whole table.
         *
         * @param note the remark
         * @return this builder
         */
        public Builder note(String note) {
            notes.add(note);
            return this;
        }

        /**
         * Names a publisher's error that is corrected in this table.
         *
         * @param erratum the name of the erratum
         * @return this builder
         */
        public Builder erratum(String erratum) {
            errata.add(erratum);
            return this;
        }

        /**
         * Says what the table is without and every result of it must say: rows of a file that were rejected, for
         * example. Rows without figure and a printed total that differs are said without it.
         *
         * @param omission in words, such as {@code 2 rows of own.csv were rejected}
         * @return this builder
         */
        public Builder omission(String omission) {
            omissions.add(Objects.requireNonNull(omission, "omission must not be null"));
            return this;
        }

        /**
         * Adds a country with a known amount.
         *
         * @param country its name or code, as {@link Producer#parse} reads it
         * @param tonnes the amount (t, on the table's basis), at least 0
         * @return this builder
         */
        public Builder add(String country, double tonnes) {
            return add(Producer.parse(country), Mass.ofTonnes(tonnes, basis));
        }

        /**
         * Adds a country with an amount known within bounds.
         *
         * @param country its name or code, as {@link Producer#parse} reads it
         * @param tonnes the amount (t, on the table's basis)
         * @param marks what the publisher says about the figure
         * @return this builder
         */
        public Builder add(String country, Interval tonnes, Mark... marks) {
            return add(Producer.parse(country), new Mass(tonnes, basis), marks);
        }

        /**
         * Adds a producer.
         *
         * @param producer a country or a named aggregate
         * @param amount the amount, on the table's basis
         * @param marks what the publisher says about the figure
         * @return this builder
         */
        public Builder add(Producer producer, Mass amount, Mark... marks) {
            return add(SupplyRow.of(producer, amount, marks));
        }

        /**
         * Adds a row.
         *
         * @param row the row, on the table's basis
         * @return this builder
         */
        public Builder add(SupplyRow row) {
            rows.add(row);
            return this;
        }

        /**
         * Adds a country of which no figure is given.
         *
         * @param country its name or code, as {@link Producer#parse} reads it
         * @param marks why there is none, for example {@link Mark#WITHHELD}
         * @return this builder
         */
        public Builder addUnknown(String country, Mark... marks) {
            return add(Producer.parse(country), Mass.unknown(basis), marks);
        }

        /**
         * Says how much is lumped together as "Other countries".
         *
         * @param tonnes the amount (t, on the table's basis), at least 0
         * @return this builder
         * @throws IllegalArgumentException if there is a remainder already
         */
        public Builder remainder(double tonnes) {
            return remainder(SupplyRow.of(Aggregate.of("Other countries"), Mass.ofTonnes(tonnes, basis)));
        }

        /**
         * Says what is lumped together and how much it is.
         *
         * @param row the aggregate's row, on the table's basis
         * @return this builder
         * @throws IllegalArgumentException if there is a remainder already; one that is known only in parts is their
         *     sum
         */
        public Builder remainder(SupplyRow row) {
            if (remainder != null) {
                throw new IllegalArgumentException(
                        "remainder must be given once, but was given twice: " + text(remainder) + " and " + text(row));
            }
            this.remainder = row;
            return this;
        }

        private static String text(SupplyRow row) {
            return row.producer().name() + ", " + row.amount();
        }

        /**
         * Says how much all have together: what the rows leave of it becomes the remainder, and it is the printed
         * total. Where rows have no figure the remainder is from 0 on, since they may hold all of the missing part.
         *
         * @param tonnes the total (t, on the table's basis)
         * @return this builder
         */
        public Builder total(double tonnes) {
            this.total = Mass.ofTonnes(tonnes, basis);
            return printedTotal(tonnes);
        }

        private void fillUp(Mass all) {
            Interval sum = Interval.ZERO;
            boolean isComplete = true;
            for (SupplyRow row : rows) {
                isComplete &= row.hasFigure();
                sum = row.hasFigure() ? sum.plus(row.amount().tonnes()) : sum;
            }
            double most = all.tonnes().exactValue() - sum.lower();
            if (most < 0) {
                throw new IllegalArgumentException(
                        "total must be at least the sum of the rows, " + new Mass(sum, basis) + ", but was " + all);
            }
            if (most > 0) {
                double least = isComplete ? Math.max(0, all.tonnes().exactValue() - sum.upper()) : 0;
                remainder(SupplyRow.of(Aggregate.of("Other countries"), new Mass(Interval.of(least, most), basis)));
            }
            total = null;
        }

        /**
         * Says which total the publisher printed, taken as exact.
         *
         * @param tonnes the total (t, on the table's basis)
         * @return this builder
         */
        public Builder printedTotal(double tonnes) {
            return printedTotal(Mass.ofTonnes(tonnes, basis));
        }

        /**
         * Says which total the publisher printed.
         *
         * @param total the total, on the table's basis; for a rounded one the figure as printed
         * @return this builder
         */
        public Builder printedTotal(Mass total) {
            this.printedTotal = total;
            return this;
        }

        /**
         * Makes the table.
         *
         * @return the table
         * @throws IllegalArgumentException if a producer is given twice, or the rows exceed the {@link #total}
         * @throws PartAndWholeException if a country has an amount beside that of a group it belongs to
         * @throws MixedBasisException if an amount is on another basis than the table
         */
        public SupplyTable build() {
            if (total != null) {
                fillUp(total);
            }
            return new SupplyTable(this);
        }

        /** One line: what was given so far. */
        @Override
        public String toString() {
            return "table of " + commodity.name() + " " + year + " so far: " + rows.size() + " rows";
        }
    }
}
