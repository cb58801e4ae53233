package io.github.criticalminerals.io.tables;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.source.DataSource;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Governance tables as this library's own CSV, which is what {@link GovernanceTable#toCsv()} writes: UTF-8, commas, a
 * header with its columns in any order.
 *
 * <pre>
 * kind,year,edition,country,dimension,estimate,standard_error,...,text
 * row,2023,WGI 2024,CHN,pv,-0.5130970478057861,0.20809811353683472,...,
 * source,2023,WGI 2024,,,,,...,publisher=World Bank | title=Worldwide Governance Indicators
 * </pre>
 *
 * <ul>
 *   <li>Year and edition are the key: lines with the same one are a table, wherever they stand.
 *   <li>A row needs an estimate; every other figure may be empty, of a range both ends.
 *   <li>A cell that cannot be read is an issue with line and column, and its row is left out: {@code invalid-year},
 *       {@code invalid-edition}, {@code unknown-kind}, {@code unknown-country}, {@code unknown-dimension}, {@code
 *       missing-estimate}, {@code invalid-number}, {@code invalid-score}, {@code duplicate-key}, {@code invalid-text}.
 * </ul>
 */
public final class GovernanceTables {
    private static final String HEADER = String.join(",", GovernanceTable.csvColumns()) + "\n";

    private GovernanceTables() {}

    /**
     * Writes tables. {@link #read} gives equal tables.
     *
     * @param tables the tables, no two of the same year and edition
     * @return the text, with a header even if there are no tables
     * @throws IllegalArgumentException if two tables have the same year and edition, or a table has no line
     */
    public static String write(List<GovernanceTable> tables) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (GovernanceTable table : tables) {
            String text = table.toCsv();
            csv.append(text, HEADER.length(), text.length());
        }
        List<GovernanceTable> again =
                read(DataSource.ofText("tables", csv.toString())).value();
        if (!again.equals(tables)) {
            throw new IllegalArgumentException(
                    "tables must be such that CSV can hold them, each of another year and edition"
                            + " and with a line, but were " + tables);
        }
        return csv.toString();
    }

    /**
     * Reads tables.
     *
     * @param source the file
     * @return the tables in the order of their first lines; one of which a row was left out, as the report says, holds
     *     the others
     * @throws LoadException if {@link StrictCsv} refuses the file or a column is missing or another one
     */
    public static Loaded<List<GovernanceTable>> read(DataSource source) {
        try (CsvRows rows = StrictCsv.of(source).withIndexColumn().open()) {
            TableCsv.requireOnly(rows, ImmutableSet.copyOf(GovernanceTable.csvColumns()));
            GovernanceTable.csvColumns().forEach(rows::column);
            Map<String, GovernanceTable.Builder> tables = new LinkedHashMap<>();
            LoadReport.Builder report = rows.report("governance tables, CSV of this library");
            Names names = new Names();
            for (CsvRow row : rows) {
                OpenRow open = rows.open(row);
                new Line(open, names).read(tables);
                open.end();
            }
            return new Loaded<>(
                    tables.values().stream()
                            .map(GovernanceTable.Builder::build)
                            .collect(ImmutableList.toImmutableList()),
                    report.build());
        }
    }

    /** One line while it is read. */
    private record Line(OpenRow row, Names names) {
        void read(Map<String, GovernanceTable.Builder> tables) {
            Optional<Integer> year = row.read("year", "invalid-year", TableCsv::year);
            Optional<Edition> edition = row.read("edition", "invalid-edition", Edition::parse);
            String kind = row.text("kind");
            if (!ImmutableList.of("row", "source", "note").contains(kind)) {
                row.error("unknown-kind", "kind", "expected row, source or note");
            }
            Optional<GovernanceScore> score = kind.equals("row") ? score() : Optional.empty();
            Optional<Country> country = kind.equals("row")
                    ? row.read(
                            "country",
                            "unknown-country",
                            text -> names.read("country", text, Country::find, Country::parse))
                    : Optional.empty();
            Optional<GovernanceDimension> dimension = kind.equals("row")
                    ? row.read("dimension", "unknown-dimension", GovernanceDimension::parse)
                    : Optional.empty();
            if (!row.isGood()) {
                return;
            }
            GovernanceTable.Builder table = tables.computeIfAbsent(
                    year.orElseThrow() + " " + edition.orElseThrow(),
                    key -> GovernanceTable.builder(year.orElseThrow(), edition.orElseThrow()));
            switch (kind) {
                case "row" ->
                    row.read(
                            "dimension",
                            "duplicate-key",
                            text -> table.add(country.orElseThrow(), dimension.orElseThrow(), score.orElseThrow()));
                case "source" -> row.read("text", "invalid-text", text -> table.source(TableCsv.source(text)));
                default -> table.note(row.text("text"));
            }
        }

        private Optional<GovernanceScore> score() {
            Map<Figure, Double> figures = new EnumMap<>(Figure.class);
            for (Figure figure : Figure.values()) {
                number(figure).ifPresent(value -> figures.put(figure, value));
            }
            if (row.text("estimate").isEmpty()) {
                row.error("missing-estimate", "estimate", "expected an estimate");
            }
            GovernanceScore.RANGES.forEach((low, high) -> requireRange(figures, low, high));
            return row.isGood() ? Optional.of(GovernanceScore.of(figures)) : Optional.empty();
        }

        private void requireRange(Map<Figure, Double> figures, Figure low, Figure high) {
            boolean isLow = row.text(low.column()).isEmpty();
            if (isLow != row.text(high.column()).isEmpty()) {
                row.error("invalid-number", (isLow ? low : high).column(), "expected both ends of a range");
            }
            Double lower = figures.get(low);
            Double upper = figures.get(high);
            if (lower != null && upper != null && lower > upper) {
                row.error("invalid-number", high.column(), "expected an end of at least " + lower);
            }
        }

        private Optional<Double> number(Figure figure) {
            String text = row.text(figure.column());
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<Double> number = PlainNumber.find(text).map(BigDecimal::doubleValue);
            if (number.isEmpty()) {
                row.error("invalid-number", figure.column(), "expected a number");
            } else if (!figure.holds(number.orElseThrow())) {
                row.error("invalid-score", figure.column(), "expected " + figure.rule());
            }
            return number.filter(figure::holds);
        }
    }
}
