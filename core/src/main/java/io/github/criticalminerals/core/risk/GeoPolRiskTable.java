package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Csv;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * GeoPolRisk scores and characterisation factors of many materials, buyers and years.
 *
 * <pre>{@code
 * GeoPolRiskTable table = GeoPolRiskTable.of(List.of(cobalt, lithium), purchases);
 * Files.writeString(file, table.toSimaProCsv("Japan", LocalDate.of(2026, 11, 29)), Charset.forName("windows-1252"));
 * }</pre>
 *
 * <p>A buyer without own mines, that is without a row in the table of production, has none: what is lumped as "Other
 * countries" is not taken to be perhaps its own. {@link #withOthersPerhapsOwn} takes it so.
 *
 * <p><b>The file for life cycle software</b> is SimaPro's CSV of methods, which three programs read: SimaPro itself;
 * openLCA, whose library {@code olca-simapro-csv} (GreenDelta) describes the format in its {@code format.md};
 * Brightway, through {@code bw2io.SimaProLCIACSVImporter}, whose extractor takes semicolons, Windows-1252 and six cells
 * for a factor: compartment, subcompartment, flow, CAS number, factor, unit. The format has one number for a factor, so
 * a range is written as one category for its low and one for its high end; what has no factor is left out, and the
 * comment names it.
 *
 * <p>Method and units: {@link GeoPolRisk}.
 */
@Json.OnlyAnnotated
public final class GeoPolRiskTable implements Worded {
    private final ImmutableList<GeoPolRisk> productions;
    private final ImmutableList<Imports> purchases;
    private final boolean othersPerhapsOwn;
    private final ImmutableList<Row> rows;

    /**
     * One material of one buyer in one year.
     *
     * @param commodity the material
     * @param buyer who buys
     * @param year the year of the purchases
     * @param scoreOrNull the score (fraction, 0..1), or null if there is none
     * @param factorOrNull the characterisation factor (kg copper equivalent per kg), or null if there is none
     * @param remark why there is no score or factor, or empty
     * @param omissions what the score is without, one line each
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            Commodity commodity,
            String buyer,
            int year,
            @JsonProperty("score") @Nullable Interval scoreOrNull,
            @JsonProperty("factor") @Nullable Interval factorOrNull,
            String remark,
            List<String> omissions)
            implements Worded {
        public Row {
            omissions = ImmutableList.copyOf(omissions);
            Objects.requireNonNull(commodity, "commodity is required");
            Objects.requireNonNull(buyer, "buyer is required");
            Objects.requireNonNull(remark, "remark is required");
        }

        @JsonCreator
        @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
        static Row ofJson(
                @JsonProperty("commodity") @Nullable Commodity commodity,
                @JsonProperty("buyer") Json.@Nullable Words buyer,
                @JsonProperty("year") Json.@Nullable Whole year,
                @JsonProperty("score") @Nullable Interval score,
                @JsonProperty("factor") @Nullable Interval factor,
                @JsonProperty("remark") Json.@Nullable Words remark,
                @JsonProperty("omissions") @Nullable List<Json.Words> omissions) {
            return new Row(
                    commodity,
                    Json.required(buyer, "buyer"),
                    Json.requiredInt(year, "year"),
                    score,
                    factor,
                    Json.required(remark, "remark"),
                    Json.required(omissions, "omissions"));
        }

        /** {@return the score (fraction, 0..1)} */
        public Optional<Interval> score() {
            return Optional.ofNullable(scoreOrNull);
        }

        /** {@return the characterisation factor (kg copper equivalent per kg)} */
        public Optional<Interval> factor() {
            return Optional.ofNullable(factorOrNull);
        }

        /** {@return this for people: who, what, when, score and factor with three digits, or why there is none} */
        @Override
        public String inWords() {
            return line(value -> value.inWords(3));
        }

        /** For people: who, what, when, score and factor, or why there is none. */
        @Override
        public String toString() {
            return line(Interval::toString);
        }

        private String line(Function<Interval, String> number) {
            return buyer + ", " + commodity + ", " + year + ": "
                    + score().map(value -> "score " + number.apply(value)).orElse("no score")
                    + factor().map(value -> ", factor " + number.apply(value) + " kg copper equivalent per kg")
                            .orElse("")
                    + (remark.isEmpty() ? "" : " (" + remark + ")")
                    + Text.behind(omissions);
        }
    }

    private GeoPolRiskTable(List<GeoPolRisk> productions, List<Imports> purchases, boolean othersPerhapsOwn) {
        this.productions = ImmutableList.copyOf(productions);
        this.purchases = ImmutableList.copyOf(purchases);
        this.othersPerhapsOwn = othersPerhapsOwn;
        this.rows = purchases.stream().map(this::row).collect(ImmutableList.toImmutableList());
    }

    /**
     * The table.
     *
     * @param productions a calculator for each material, stage and year of production, with its options
     * @param purchases what each buyer bought of each material in each year; each is assessed with the calculator of
     *     its material, stages, basis and year, or the only one of its material, which may have waived a difference
     * @return the table, a row for each purchase in their order
     */
    public static GeoPolRiskTable of(List<GeoPolRisk> productions, List<Imports> purchases) {
        return new GeoPolRiskTable(productions, purchases, false);
    }

    /**
     * {@return a copy with buyers without own mines that may have part of what is lumped as "Other countries"; scores
     * of such buyers are ranges}
     */
    public GeoPolRiskTable withOthersPerhapsOwn() {
        return new GeoPolRiskTable(productions, purchases, true);
    }

    /** {@return a row for each purchase, in their order} */
    @JsonProperty
    public List<Row> rows() {
        return rows;
    }

    private Row row(Imports imports) {
        try {
            GeoPolRiskResult result = calculator(imports).of(withoutMines(imports));
            Optional<Interval> factor = result.factor();
            return new Row(
                    imports.commodity(),
                    imports.importer(),
                    imports.year(),
                    result.value(),
                    factor.orElse(null),
                    result.reason().orElse(factor.isPresent() ? "" : "no price in USD"),
                    result.term().omissions());
        } catch (IllegalArgumentException e) {
            return new Row(
                    imports.commodity(),
                    imports.importer(),
                    imports.year(),
                    null,
                    null,
                    Objects.requireNonNullElse(e.getMessage(), "no score"),
                    ImmutableList.of());
        }
    }

    private GeoPolRisk calculator(Imports imports) {
        List<GeoPolRisk> ofMaterial = productions.stream()
                .filter(each -> each.production.commodity().equals(imports.commodity()))
                .toList();
        List<GeoPolRisk> same = ofMaterial.stream()
                .filter(each -> each.production.year() == imports.year()
                        && each.production.stages().equals(imports.stages())
                        && each.production.basis().equals(imports.basis()))
                .toList();
        List<GeoPolRisk> fit = same.isEmpty() ? ofMaterial : same;
        if (fit.size() != 1) {
            throw new IllegalArgumentException("production of " + imports.commodity() + " must be given once for "
                    + imports.year() + ", but is given " + fit.size() + " times");
        }
        return fit.get(0);
    }

    /** The purchases of a buyer that has no row of production, with none of its own. */
    private Imports withoutMines(Imports imports) {
        GeoPolRisk calculator = calculator(imports);
        boolean mines = calculator.production.rows().stream()
                .anyMatch(row -> row.producer() instanceof Country country
                        && imports.unit().contains(country));
        boolean inside = imports.purchases().stream()
                .anyMatch(purchase -> purchase.partner() instanceof Country country
                        && imports.unit().contains(country));
        if (othersPerhapsOwn || mines || inside || imports.unit().isEmpty()) {
            return imports;
        }
        Imports.Builder bought = Imports.builder(
                imports.importer(),
                Mass.ofTonnes(0, imports.basis()),
                imports.commodity(),
                imports.stages(),
                imports.year());
        imports.purchases().forEach(bought::add);
        imports.sources().forEach(bought::source);
        return bought.build();
    }

    /**
     * {@return the rows as CSV: {@code
     * commodity,buyer,year,score_low,score_high,factor_low,factor_high,remark,without}, one line a row, cells without a
     * figure empty, with a header}
     */
    public String toCsv() {
        return rows.stream()
                .map(row -> String.join(
                        ",",
                        Csv.cell(row.commodity().name()),
                        Csv.cell(row.buyer()),
                        String.valueOf(row.year()),
                        ends(row.scoreOrNull()),
                        ends(row.factorOrNull()),
                        Csv.cell(row.remark()),
                        Csv.cell(String.join("; ", row.omissions()))))
                .collect(Collectors.joining(
                        "\n",
                        "commodity,buyer,year,score_low,score_high,factor_low,factor_high,remark,without\n",
                        "\n"));
    }

    private static String ends(@Nullable Interval value) {
        return value == null ? "," : value.lower() + "," + (value.isBounded() ? String.valueOf(value.upper()) : "");
    }

    /**
     * The factors of one buyer as a method that SimaPro, openLCA and Brightway import. Save it in Windows-1252.
     *
     * @param buyer the buyer's name, as in the rows
     * @param day the day to write into the head
     * @return the text, lines ending in CR LF
     * @throws IllegalArgumentException if the buyer has no row with a factor
     */
    public String toSimaProCsv(String buyer, LocalDate day) {
        List<Row> own = rows.stream().filter(row -> row.buyer().equals(buyer)).toList();
        List<Integer> years = own.stream()
                .filter(row -> row.factor().isPresent())
                .map(Row::year)
                .distinct()
                .sorted()
                .toList();
        if (years.isEmpty()) {
            throw new IllegalArgumentException("buyer must have a row with a factor, one of "
                    + rows.stream()
                            .filter(row -> row.factor().isPresent())
                            .map(Row::buyer)
                            .distinct()
                            .toList()
                    + ", but was " + buyer);
        }
        List<String> lines = new ArrayList<>(List.of(
                "{SimaPro 8.5.0.0}",
                "{methods}",
                "{Date: " + day + "}",
                "{Time: 00:00:00}",
                "{Project: Methods}",
                "{CSV Format version: 8.0.5}",
                "{CSV separator: Semicolon}",
                "{Decimal separator: .}",
                "{Date separator: -}",
                "{Short date format: yyyy-MM-dd}",
                ""));
        lines.add("Method");
        section(lines, "Name", "GeoPolRisk " + cell(buyer));
        section(lines, "Version", "1;0");
        section(lines, "Comment", comment(own));
        section(lines, "Category", "Others");
        for (String use : List.of("Damage Assessment", "Normalization", "Weighting", "Addition")) {
            section(lines, "Use " + use, "No");
        }
        section(lines, "Weighting unit", "");
        for (int year : years) {
            List<Row> rowsOfYear = own.stream()
                    .filter(row -> row.year() == year && row.factor().isPresent())
                    .toList();
            boolean exact = rowsOfYear.stream()
                    .allMatch(row -> row.factor().orElseThrow().isExact());
            category(lines, year + (exact ? "" : ", low"), rowsOfYear, Side.LOW);
            if (!exact) {
                category(lines, year + ", high", rowsOfYear, Side.HIGH);
            }
        }
        lines.add("End");
        lines.add("");
        return String.join("\r\n", lines);
    }

    private static void section(List<String> lines, String name, String value) {
        lines.addAll(List.of("", name, value));
    }

    private static void category(List<String> lines, String name, List<Row> rows, Side side) {
        section(lines, "Impact category", "Geopolitical supply risk " + name + ";kg Cu eq");
        lines.addAll(List.of("", "Substances"));
        for (Row row : rows) {
            Interval factor = row.factor().orElseThrow();
            if (side == Side.LOW || factor.isBounded()) {
                lines.add(
                        "Raw;(unspecified);" + cell(capital(row.commodity().name())) + ";;" + factor.at(side) + ";kg");
            }
        }
        lines.add("");
    }

    private static String comment(List<Row> own) {
        String without = own.stream()
                .filter(row -> row.factor().isEmpty())
                .map(row -> row.commodity() + " " + row.year() + " (" + row.remark() + ")")
                .collect(Collectors.joining(", "));
        return cell("Method: " + GeoPolRisk.METHOD + ". kg copper equivalent per kg."
                + (without.isEmpty() ? "" : " Without factor: " + without) + Text.behind(omissions(own)));
    }

    /** No separator and no line end may stand in a cell, and SimaPro's files are Windows-1252. */
    private static String cell(String text) {
        return text.replaceAll("[;\\r\\n]", ",");
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** For people: how many rows, how many have a factor, and what scores are without. */
    @Override
    public String toString() {
        return "GeoPolRisk of " + rows.size() + " purchases, "
                + rows.stream().filter(row -> row.factor().isPresent()).count() + " with a factor"
                + Text.behind(omissions(rows));
    }

    private static List<String> omissions(List<Row> some) {
        return some.stream().flatMap(row -> row.omissions().stream()).distinct().toList();
    }
}
