package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The governance scores of one year as one edition gives them, by country and dimension.
 *
 * <pre>{@code
 * GovernanceTable table = GovernanceTable.builder(2023, Edition.of("WGI", "2024"))
 *         .add("China", GovernanceDimension.POLITICAL_STABILITY, -0.5130970478057861)
 *         .build();
 * table.get(Country.CHINA, GovernanceDimension.POLITICAL_STABILITY).estimate();
 * table.missing(Country.CHINA); // the other five
 * }</pre>
 *
 * <ul>
 *   <li>A score that the publisher does not give is absent, never zero: zero is the world's average.
 *   <li>The edition is part of the key. The 2025 edition recalculated all years, so that the same year in two editions
 *       is two numbers, and mixing them in one table is not possible.
 *   <li>Rows are in the order in which the countries were added, and within a country in that of {@link
 *       GovernanceDimension}; equality does not look at the order of countries.
 * </ul>
 *
 * <p>A series over years or editions is a {@code List<GovernanceTable>}. JSON: year, edition, rows, sources, notes.
 */
@Json.OnlyAnnotated
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class GovernanceTable {

    private static final ImmutableList<GovernanceDimension> DIMENSIONS =
            ImmutableList.copyOf(GovernanceDimension.values());

    /** The columns of {@link #toCsv}. */
    private static final ImmutableList<String> COLUMNS = ImmutableList.<String>builder()
            .add("kind", "year", "edition", "country", "dimension")
            .addAll(Arrays.stream(Figure.values()).map(Figure::column).iterator())
            .add("text")
            .build();

    @JsonProperty
    private final int year;

    @JsonProperty
    private final Edition edition;

    private final ImmutableMap<Country, ImmutableMap<GovernanceDimension, GovernanceScore>> scores;

    @JsonProperty
    private final ImmutableList<Source> sources;

    @JsonProperty
    private final ImmutableList<String> notes;

    private GovernanceTable(Builder builder) {
        this.year = builder.year;
        this.edition = builder.edition;
        ImmutableMap.Builder<Country, ImmutableMap<GovernanceDimension, GovernanceScore>> byCountry =
                ImmutableMap.builder();
        builder.scores.forEach((country, row) -> byCountry.put(country, Maps.immutableEnumMap(row)));
        this.scores = byCountry.build();
        this.sources = ImmutableList.copyOf(builder.sources);
        this.notes = ImmutableList.copyOf(builder.notes);
    }

    /**
     * Starts a table.
     *
     * @param year the year that the scores are of, 1000 to 9999
     * @param edition the edition, for example {@code WGI 2024}
     * @throws IllegalArgumentException if the year has not four digits
     */
    public static Builder builder(int year, Edition edition) {
        return new Builder(year, edition);
    }

    @JsonCreator
    static GovernanceTable ofJson(
            @JsonProperty("year") Json.@Nullable Whole year,
            @JsonProperty("edition") @Nullable Edition edition,
            @JsonProperty("rows") @Nullable List<GovernanceRow> rows,
            @JsonProperty("sources") @Nullable List<Source> sources,
            @JsonProperty("notes") @Nullable List<Json.Words> notes) {
        Builder builder =
                builder(Json.requiredInt(year, "year"), Objects.requireNonNull(edition, "edition is required"));
        for (GovernanceRow row : Objects.requireNonNull(rows, "rows is required")) {
            builder.add(row.country(), row.dimension(), row.score());
        }
        builder.sources.addAll(sources == null ? ImmutableList.of() : sources);
        builder.notes.addAll(Json.list(notes));
        return builder.build();
    }

    /** {@return the year that the scores are of} */
    public int year() {
        return year;
    }

    /** {@return the edition that the scores were published in} */
    public Edition edition() {
        return edition;
    }

    /** {@return the countries that have a score in at least one dimension, in the order of the table} */
    public Set<Country> countries() {
        return scores.keySet();
    }

    /**
     * The score of a country in a dimension.
     *
     * @return the score, or empty if the publisher gives none
     */
    public Optional<GovernanceScore> find(Country country, GovernanceDimension dimension) {
        return Optional.ofNullable(
                scores.getOrDefault(country, ImmutableMap.of()).get(dimension));
    }

    /**
     * The score of a country in a dimension.
     *
     * @throws IllegalArgumentException if the table has none
     */
    public GovernanceScore get(Country country, GovernanceDimension dimension) {
        return find(country, dimension)
                .orElseThrow(() -> new IllegalArgumentException(
                        edition + " has no " + dimension.code() + " estimate of " + country.name() + " for " + year));
    }

    /**
     * The mean of a country's six estimates, as the EU's criticality method takes it.
     *
     * @return the mean (WGI units, about -2.5..2.5, not clamped), or empty if one of the six is missing; {@link
     *     #missing} says which
     */
    public Optional<Double> mean(Country country) {
        if (!missing(country).isEmpty()) {
            return Optional.empty();
        }
        double sum = 0;
        for (GovernanceDimension dimension : DIMENSIONS) {
            sum += get(country, dimension).estimate();
        }
        return Optional.of(sum / DIMENSIONS.size());
    }

    /**
     * The dimensions in which a country has no score.
     *
     * @return none, some, or all six if the table does not have the country
     */
    public List<GovernanceDimension> missing(Country country) {
        return DIMENSIONS.stream()
                .filter(dimension -> find(country, dimension).isEmpty())
                .collect(ImmutableList.toImmutableList());
    }

    /** {@return all scores, country by country} */
    @JsonProperty
    @JsonInclude
    public List<GovernanceRow> rows() {
        ImmutableList.Builder<GovernanceRow> rows = ImmutableList.builder();
        scores.forEach((country, row) ->
                row.forEach((dimension, score) -> rows.add(new GovernanceRow(country, dimension, score))));
        return rows.build();
    }

    /** {@return where the scores come from; none for a table made by hand} */
    public List<Source> sources() {
        return sources;
    }

    /** {@return remarks on the whole table} */
    public List<String> notes() {
        return notes;
    }

    /** {@return the columns of {@link #toCsv}, in order} */
    public static List<String> csvColumns() {
        return COLUMNS;
    }

    /**
     * {@return the table as CSV (RFC 4180, line feeds) with a header: one line for each score, source and note} Column
     * {@code kind} is {@code row}, {@code source} or {@code note}; countries are alpha-3 codes, dimensions two-letter
     * codes; a cell is empty where the edition gives nothing. Nothing of the table is left out.
     */
    public String toCsv() {
        StringBuilder csv = new StringBuilder(Joiner.on(',').join(COLUMNS)).append('\n');
        for (GovernanceRow row : rows()) {
            List<String> cells = new ArrayList<>(
                    ImmutableList.of(row.country().alpha3(), row.dimension().code()));
            Arrays.stream(Figure.values()).map(row.score()::text).forEach(cells::add);
            line(csv, "row", cells, "");
        }
        sources.forEach(source -> line(csv, "source", ImmutableList.of(), Csv.source(source)));
        notes.forEach(note -> line(csv, "note", ImmutableList.of(), note));
        return csv.toString();
    }

    private void line(StringBuilder csv, String kind, List<String> cells, String text) {
        List<String> line = new ArrayList<>(ImmutableList.of(kind, Integer.toString(year), edition.toString()));
        line.addAll(cells);
        while (line.size() < COLUMNS.size() - 1) {
            line.add("");
        }
        line.add(text);
        csv.append(Joiner.on(',').join(line.stream().map(Csv::cell).iterator())).append('\n');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GovernanceTable that
                && year == that.year
                && edition.equals(that.edition)
                && scores.equals(that.scores)
                && sources.equals(that.sources)
                && notes.equals(that.notes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(year, edition, scores.size());
    }

    @Override
    public String toString() {
        return edition + ", governance " + year + ": " + scores.size() + " countries, " + rows().size() + " scores";
    }

    /** Collects the parts of a {@link GovernanceTable}. Not for use by several threads. */
    public static final class Builder {

        private final int year;
        private final Edition edition;
        private final Map<Country, EnumMap<GovernanceDimension, GovernanceScore>> scores = new LinkedHashMap<>();
        private final List<Source> sources = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        private Builder(int year, Edition edition) {
            this.year = Text.requireYear(year);
            this.edition = Objects.requireNonNull(edition, "edition is required");
        }

        /**
         * Adds a score.
         *
         * @throws IllegalArgumentException if the table has that country's score in that dimension already
         */
        public Builder add(Country country, GovernanceDimension dimension, GovernanceScore score) {
            Objects.requireNonNull(country, "country is required");
            Objects.requireNonNull(score, "score is required");
            GovernanceScore before = scores.computeIfAbsent(country, unused -> new EnumMap<>(GovernanceDimension.class))
                    .putIfAbsent(dimension, score);
            if (before != null) {
                throw new IllegalArgumentException(dimension.code() + " score of " + country.name()
                        + " must be given once, but was given twice: " + before + ", " + score);
            }
            return this;
        }

        /**
         * Adds an estimate.
         *
         * @param country the country's name or code, as {@link Country#parse(String)} reads it
         * @param estimate the estimate (WGI units, about -2.5..2.5)
         * @throws IllegalArgumentException if the name is unknown, the estimate is beyond -5..5, or the table has that
         *     country's score in that dimension already
         */
        public Builder add(String country, GovernanceDimension dimension, double estimate) {
            return add(Country.parse(country), dimension, GovernanceScore.of(estimate));
        }

        /** Adds a source of the scores. */
        public Builder source(Source source) {
            sources.add(source);
            return this;
        }

        /** Adds a remark on the whole table. */
        public Builder note(String note) {
            notes.add(note);
            return this;
        }

        /** Makes the table. */
        public GovernanceTable build() {
            return new GovernanceTable(this);
        }

        @Override
        public String toString() {
            return edition + ", governance " + year + " so far: " + scores.size() + " countries";
        }
    }
}
