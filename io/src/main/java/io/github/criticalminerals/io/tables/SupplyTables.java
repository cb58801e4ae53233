package io.github.criticalminerals.io.tables;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Supply tables as files: this library's own CSV and JSON, and anyone's list of countries and amounts.
 *
 * <p><b>The CSV</b> is what {@link SupplyTable#toCsv()} writes: UTF-8, commas, a header with the columns below in any
 * order.
 *
 * <pre>
 * kind,commodity,stages,measure,year,edition,basis,name,members,tonnes_low,tonnes_high,marks,text
 * row,rare earths,mining,OUTPUT,2024,MCS 2025,REO,CHN,,270000,270000,ESTIMATED,
 * remainder,rare earths,mining,OUTPUT,2024,MCS 2025,REO,Other countries,,1100,1100,,
 * total,rare earths,mining,OUTPUT,2024,MCS 2025,REO,,,390000,390000,,
 * </pre>
 *
 * <ul>
 *   <li>{@code kind}: {@code row}, {@code remainder}, {@code total}, {@code source}, {@code note}, {@code erratum},
 *       {@code omission}, or {@code commodity} as the first line of a table whose commodity is the user's own.
 *   <li>{@code commodity} to {@code basis} are the key, the same on every line of a table; {@code edition} may be
 *       empty.
 *   <li>{@code name}: the code or name of a country, or the name of an aggregate, whose {@code members} are alpha-3
 *       codes with spaces between them.
 *   <li>{@code tonnes_low}, {@code tonnes_high} (t): equal if the amount is exact; the second is empty if it is
 *       unbounded. An amount of which nothing is known is 0 and empty. An empty {@code tonnes_low} is an error and
 *       never zero.
 *   <li>{@code marks}: names of {@link io.github.criticalminerals.core.dataset.Mark}, with spaces between them.
 *   <li>{@code text}: the text of a note, erratum or omission; a row's footnotes, separated by bars; {@code
 *       name=value}, separated by bars, for a source ({@code publisher}, {@code title}, {@code published}, {@code doi},
 *       {@code url}, {@code licence}, {@code locator}, {@code note}) and a commodity ({@code elements}, {@code
 *       aliases}).
 * </ul>
 *
 * <p><b>Several tables</b> may follow one another; a table ends where the key changes. The header may be repeated
 * between two tables, as it is when files are put one behind the other, and must be where a key comes again: so two
 * tables with one key stay two.
 *
 * <p><b>Faults.</b> A cell that cannot be read is an issue with line and column, and its row is left out of its table:
 * codes {@code unknown-kind}, {@code unknown-commodity}, {@code unknown-stage}, {@code unknown-measure}, {@code
 * invalid-year}, {@code invalid-edition}, {@code invalid-basis}, {@code unknown-producer}, {@code duplicate-producer},
 * {@code missing-amount}, {@code invalid-amount}, {@code unknown-mark}, {@code invalid-text}, {@code unexpected-cell},
 * {@code second-row}. An aggregate that is no usual one and names no members is a warning, {@code unusual-aggregate}. A
 * fault of the file ends the load: what {@link io.github.criticalminerals.io.csv.StrictCsv} refuses, {@code
 * unexpected-column}, {@code split-table} (a key comes again without a header) and {@code empty-table} (a commodity
 * line without a table behind it).
 */
public final class SupplyTables {
    private SupplyTables() {}

    /**
     * Reads tables in this library's CSV.
     *
     * @param source the file
     * @return the tables in the order of the file; one of which a row was left out, as the report says, holds the
     *     others
     * @throws LoadException if the file has a fault that is not a row's
     */
    public static Loaded<List<SupplyTable>> read(DataSource source) {
        return TableCsv.read(source);
    }

    /**
     * Reads tables in this library's CSV or JSON.
     *
     * @param source the file, under any name
     * @return the tables in the order of the file
     * @throws LoadException as {@link #read} and {@link #readJson} do
     */
    public static Loaded<List<SupplyTable>> load(DataSource source) {
        return TableJson.isJson(source) ? readJson(source) : read(source);
    }

    /**
     * Looks at the beginning of a file.
     *
     * @param source the file, under any name
     * @return what it misses of this library's JSON, if it is JSON, or else of its CSV, in one element
     * @throws LoadException if the file is no JSON and has no header
     */
    public static List<Recognition> recognise(DataSource source) {
        return ImmutableList.of(
                TableJson.isJson(source)
                        ? TableJson.recognise(source)
                        : TableCsv.recognise(StrictCsv.headerOf(source)));
    }

    /**
     * Writes tables in this library's CSV. {@link #read} gives equal tables: so a cell that begins like a formula
     * ({@code =}, {@code +}, {@code -}, {@code @}) is written as it is, and a spreadsheet may calculate it. {@link
     * #writeForSpreadsheets} is the safe form for texts of others.
     *
     * @param tables the tables
     * @return the text, with a header even if there are no tables
     * @throws IllegalArgumentException if a table would not read back equal: one without any line, or with a control
     *     character, a blank footnote, or an aggregate without members that looks like a country's code
     */
    public static String write(List<SupplyTable> tables) {
        StringBuilder csv = new StringBuilder(TableCsv.HEADER);
        Set<TableCsv.Key> used = new HashSet<>();
        for (SupplyTable table : tables) {
            String text = table.toCsv();
            requireReadable(table, text);
            TableCsv.Key key = TableCsv.Key.of(table);
            if (!used.add(key)) {
                used.clear();
                used.add(key);
                csv.append(TableCsv.HEADER);
            }
            csv.append(text, text.indexOf('\n') + 1, text.length());
        }
        return csv.toString();
    }

    /**
     * Writes tables in this library's CSV for a spreadsheet: an apostrophe before each text that begins like a formula
     * ({@code =}, {@code +}, {@code -}, {@code @}, a tab or a line end), so that it is shown and not calculated. Such a
     * text does not read back equal; everything else does.
     *
     * @param tables the tables
     * @return the text, with a header even if there are no tables
     * @throws IllegalArgumentException as {@link #write} does
     */
    public static String writeForSpreadsheets(List<SupplyTable> tables) {
        StringBuilder safe = new StringBuilder();
        DataSource written = DataSource.ofText("tables", write(tables));
        try (CsvRows rows = StrictCsv.of(written).withRepeatedColumns().open()) {
            line(safe, rows.header());
            rows.forEach(row -> line(safe, row.fields()));
        }
        return safe.toString();
    }

    private static void line(StringBuilder csv, List<String> cells) {
        String separator = "";
        for (String cell : cells) {
            boolean formula = !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0;
            String shown = formula ? "'" + cell : cell;
            boolean plain = shown.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            csv.append(separator).append(plain ? shown : '"' + shown.replace("\"", "\"\"") + '"');
            separator = ",";
        }
        csv.append('\n');
    }

    /**
     * Reads tables from JSON: an array of objects as {@link #writeJson} writes them.
     *
     * @param source the file, UTF-8
     * @return the tables; the report counts them as rows
     * @throws LoadException if {@link io.github.criticalminerals.io.json.StrictJson} refuses it; {@code
     *     unexpected-value} if it is no such JSON, with the table's place and, in the message, the path inside it
     */
    public static Loaded<List<SupplyTable>> readJson(DataSource source) {
        return TableJson.read(source);
    }

    /**
     * Writes tables as JSON, an array with an object for each.
     *
     * @param tables the tables
     * @return the text
     */
    public static String writeJson(List<SupplyTable> tables) {
        return TableJson.write(tables);
    }

    /**
     * Reads anyone's CSV or workbook with the two columns {@code country} and {@code amount} (in any case) and nothing
     * else; {@link CountryAmounts} says what is read, and takes other names, separators, decimal marks and encodings.
     *
     * <pre>{@code
     * Loaded<SupplyTable> mined = SupplyTables.countryAmounts(
     *         DataSource.of(Path.of("mine.csv")),
     *         SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO),
     *         MassUnit.KILOTONNE);
     * }</pre>
     *
     * @param source the file: UTF-8 with commas, or a workbook
     * @param declared what the amounts are of: commodity, stage, year and basis, and what else is known; without rows
     * @param unit the unit of the amounts
     * @return the table
     * @throws LoadException if the file has a fault that is not a row's
     * @throws IllegalArgumentException if the declared table has rows or a remainder
     */
    public static Loaded<SupplyTable> countryAmounts(DataSource source, SupplyTableBuilder declared, MassUnit unit) {
        return CountryAmounts.of(declared, unit).read(source);
    }

    private static void requireReadable(SupplyTable table, String csv) {
        String reason = "";
        try {
            if (read(DataSource.ofText("table", csv)).orElseThrow().equals(ImmutableList.of(table))) {
                return;
            }
        } catch (LoadException e) {
            reason = "; " + e.issues().get(0);
        }
        throw new IllegalArgumentException("table must be one that CSV can hold, but was " + table + reason);
    }
}
