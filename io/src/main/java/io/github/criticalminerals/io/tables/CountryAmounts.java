package io.github.criticalminerals.io.tables;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.PlainNumber;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.xlsx.SheetCsv;
import io.github.criticalminerals.io.xlsx.StrictXlsx;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads anyone's file of countries and amounts, CSV or a workbook (xlsx), as its owner writes it.
 *
 * <pre>{@code
 * Loaded<SupplyTable> mined = CountryAmounts.of(
 *                 SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO), MassUnit.KILOTONNE)
 *         .withColumns("Land", "Menge").withSeparator(';').withDecimalMark(',').withCharset(StandardCharsets.ISO_8859_1)
 *         .withWithheld("k. A.").withAlias("Kongo (Dem. Rep.)", "COD").withOtherColumns()
 *         .read(DataSource.of(Path.of("foerderung.csv")));
 * }</pre>
 *
 * <ul>
 *   <li>Unless said otherwise: UTF-8, commas, the columns {@code country} and {@code amount} (in any case) and nothing
 *       else.
 *   <li>A country is a code or a name as publishers write it, or an alias of one's own; several countries counted as
 *       one are an aggregate; "Other countries" and the like are the remainder. A world total is refused: it is no
 *       producer.
 *   <li>An amount is a plain number, at least 0, with thousands separators or without. An empty one is not known: it is
 *       kept as such, marked {@link Mark#BLANK}, with a warning {@code missing-amount}; a text that means withheld is
 *       kept as not known without one, marked {@link Mark#WITHHELD}. Missing is never zero.
 *   <li>Faults of a row: {@code unknown-producer}, {@code duplicate-producer}, {@code invalid-amount}. Faults of the
 *       file: {@code missing-column}, {@code unexpected-column}, {@code missing-sheet}, and what {@link StrictCsv} or
 *       {@link StrictXlsx} refuses. Columns that are passed over are each an info {@code column-passed-over}.
 *   <li>Of a workbook the first sheet with the columns is read, unless one is named. Its cells have no separator and no
 *       encoding, and its numbers no decimal mark: these options are for text.
 * </ul>
 *
 * <p>Immutable: each {@code with} method returns a changed copy.
 */
public final class CountryAmounts {

    private final SupplyTable empty;
    private final MassUnit unit;
    private final ImmutableList<Consumer<Options>> changes;
    private final Options options;

    /** What is read how, after all changes. */
    private static final class Options {
        private String country = "country";
        private String amount = "amount";
        private char separator = ',';
        private char decimalMark = '.';
        private Charset charset = StandardCharsets.UTF_8;
        private ImmutableSet<String> withheld = ImmutableSet.of();
        private final Map<String, Producer> aliases = new LinkedHashMap<>();
        private boolean others;
        private @Nullable String sheet;

        Options(List<Consumer<Options>> changes) {
            changes.forEach(change -> change.accept(this));
        }
    }

    private CountryAmounts(SupplyTable empty, MassUnit unit, ImmutableList<Consumer<Options>> changes) {
        this.empty = empty;
        this.unit = unit;
        this.changes = changes;
        this.options = new Options(changes);
    }

    /**
     * A reader of files with the columns country and amount.
     *
     * @param declared what the amounts are of: commodity, stage, year and basis, and what else is known; without rows
     * @param unit the unit of the amounts
     * @return the reader
     * @throws IllegalArgumentException if the declared table has rows or a remainder
     */
    public static CountryAmounts of(SupplyTableBuilder declared, MassUnit unit) {
        SupplyTable empty = declared.build();
        if (!empty.rows().isEmpty() || empty.remainder().isPresent()) {
            throw new IllegalArgumentException("declared must be a table without rows, but was " + empty);
        }
        return new CountryAmounts(empty, Objects.requireNonNull(unit, "unit is required"), ImmutableList.of());
    }

    private CountryAmounts with(Consumer<Options> change) {
        return new CountryAmounts(empty, unit, and(change));
    }

    private ImmutableList<Consumer<Options>> and(Consumer<Options> change) {
        return ImmutableList.<Consumer<Options>>builder()
                .addAll(changes)
                .add(change)
                .build();
    }

    /**
     * Returns a copy for columns of other names.
     *
     * @param country the name of the column of countries, in any case
     * @param amount the name of the column of amounts, in any case
     * @return the reader
     * @throws IllegalArgumentException if a name is blank, or both are the same
     */
    public CountryAmounts withColumns(String country, String amount) {
        if (country.isBlank() || amount.isBlank() || plain(country).equals(plain(amount))) {
            throw new IllegalArgumentException(
                    "columns must have two different names, but were \"" + country + "\" and \"" + amount + "\"");
        }
        return with(to -> {
            to.country = country;
            to.amount = amount;
        });
    }

    /**
     * Returns a copy for text with another separator.
     *
     * @param separator as {@link StrictCsv#withSeparator} takes it, such as {@code ;} or a tab
     * @return the reader
     * @throws IllegalArgumentException if it is no usable one
     */
    public CountryAmounts withSeparator(char separator) {
        StrictCsv.of(DataSource.ofText("text", "")).withSeparator(separator);
        return with(to -> to.separator = separator);
    }

    /**
     * Returns a copy for text with another decimal mark. With a comma, thousands are separated by points or spaces:
     * {@code 1.234,5}; with a point by commas: {@code 1,234.5}.
     *
     * @param mark a comma or a point
     * @return the reader
     * @throws IllegalArgumentException if it is another character
     */
    public CountryAmounts withDecimalMark(char mark) {
        if (mark != ',' && mark != '.') {
            throw new IllegalArgumentException("decimal mark must be a comma or a point, but was \"" + mark + "\"");
        }
        return with(to -> to.decimalMark = mark);
    }

    /**
     * Returns a copy for text in another encoding.
     *
     * @param charset as {@link StrictCsv#withCharset} takes it
     * @return the reader
     * @throws IllegalArgumentException if it does not hold ASCII as it is
     */
    public CountryAmounts withCharset(Charset charset) {
        StrictCsv.of(DataSource.ofText("text", "")).withCharset(charset);
        return with(to -> to.charset = charset);
    }

    /**
     * Returns a copy in which some texts in the column of amounts mean that the amount is withheld.
     *
     * @param texts the texts as they stand, such as {@code W}
     * @return the reader
     * @throws IllegalArgumentException if one is blank or a number
     */
    public CountryAmounts withWithheld(String... texts) {
        for (String text : texts) {
            if (text.isBlank() || PlainNumber.find(text.strip()).isPresent()) {
                throw new IllegalArgumentException(
                        "what means withheld must be a text that is no number, but was \"" + text + "\"");
            }
        }
        return with(to -> to.withheld = Arrays.stream(texts).map(String::strip).collect(ImmutableSet.toImmutableSet()));
    }

    /**
     * Returns a copy that knows one more spelling of a producer; it goes before the names that the library knows.
     *
     * @param spelling the name as it stands in the file
     * @param producer whose name it is, as {@link Producer#parse} reads it
     * @return the reader
     * @throws IllegalArgumentException if the spelling is blank, or names two producers, or the producer is unknown
     */
    public CountryAmounts withAlias(String spelling, String producer) {
        Producer meant = Producer.parse(producer);
        Producer before = options.aliases.getOrDefault(spelling.strip(), meant);
        if (spelling.isBlank() || !before.equals(meant)) {
            throw new IllegalArgumentException("alias must be a name of one producer, but was \"" + spelling + "\" of "
                    + before.name() + (before.equals(meant) ? "" : " and " + meant.name()));
        }
        return with(to -> to.aliases.put(spelling.strip(), meant));
    }

    /** {@return a reader that passes over other columns; the report names each} */
    public CountryAmounts withOtherColumns() {
        return with(to -> to.others = true);
    }

    /**
     * Returns a copy that reads a named sheet of a workbook.
     *
     * @param name the name of the sheet
     * @return the reader
     */
    public CountryAmounts withSheet(String name) {
        return with(to -> to.sheet = Objects.requireNonNull(name, "name is required"));
    }

    /**
     * Reads a file.
     *
     * @param source text or a workbook, under any name
     * @return the table
     * @throws LoadException if the file has a fault that is not a row's
     */
    public Loaded<SupplyTable> read(DataSource source) {
        if (StrictXlsx.isZip(source)) {
            return readText(sheet(source), new Options(and(to -> {
                to.separator = ',';
                to.decimalMark = '.';
                to.charset = StandardCharsets.UTF_8;
            })));
        }
        return readText(source, options);
    }

    private DataSource sheet(DataSource workbook) {
        String wanted = options.sheet;
        if (wanted == null) {
            return SheetCsv.sheetThat(workbook, sheet -> StrictCsv.headerOf(sheet).stream()
                    .map(CountryAmounts::plain)
                    .collect(ImmutableSet.toImmutableSet())
                    .containsAll(ImmutableSet.of(plain(options.country), plain(options.amount))));
        }
        List<DataSource> sheets = SheetCsv.sheetsOf(workbook.reopenable());
        String end = "!" + wanted;
        return sheets.stream()
                .filter(sheet -> sheet.name().endsWith(end))
                .findFirst()
                .orElseThrow(() -> LoadException.of(
                        "missing-sheet",
                        Place.of(workbook.name()),
                        "expected a sheet " + wanted + ", found "
                                + String.join(
                                        ", ",
                                        sheets.stream().map(DataSource::name).toList())));
    }

    private Loaded<SupplyTable> readText(DataSource source, Options how) {
        StrictCsv csv = StrictCsv.of(source)
                .withCharset(how.charset)
                .withSeparator(how.separator)
                .withIndexColumn();
        try (CsvRows rows = (how.others ? csv.withUnnamedColumns().withRepeatedColumns() : csv).open()) {
            Reading reading = new Reading(rows, empty, unit, how, source.name());
            for (CsvRow row : rows) {
                reading.line(rows.open(row));
            }
            SupplyTable table = reading.report
                    .table(reading.table, Place.of(source.name()))
                    .orElseThrow(() -> new LoadException(reading.report.build().issues()));
            return new Loaded<>(table, reading.report.build());
        }
    }

    private static String plain(String column) {
        return Text.trimmed(column).toLowerCase(Locale.ROOT);
    }

    /** One line: of what, in which unit, from which columns. */
    @Override
    public String toString() {
        return "reader of " + options.country + " and " + options.amount + " (" + unit.symbol() + " " + empty.basis()
                + ") of " + empty.commodity().name() + ", " + empty.year();
    }

    /** One reading of a file. */
    private static final class Reading {
        private final SupplyTableBuilder table;
        private final Basis basis;
        private final MassUnit unit;
        private final Options how;
        private final String country;
        private final String amount;
        private final Map<String, Long> lines = new HashMap<>();
        private final LoadReport.Builder report;
        private final Names names = new Names();
        private boolean hasRemainder;

        /** A plain space, a no-break one, a narrow no-break one, and a thin one. */
        private static final CharMatcher SPACES = CharMatcher.anyOf(" \u00a0\u202f\u2009");

        Reading(CsvRows rows, SupplyTable declared, MassUnit unit, Options how, String source) {
            this.table = declared.toBuilder();
            this.basis = declared.basis();
            this.unit = unit;
            this.how = how;
            this.country = column(rows, how.country, source);
            this.amount = column(rows, how.amount, source);
            this.report = rows.report("country and amount (" + unit.symbol() + " " + basis + ")");
            report.addToSum(amount, BigDecimal.ZERO);
            others(rows);
        }

        private static String column(CsvRows rows, String name, String source) {
            List<String> header = rows.header();
            List<String> found = header.stream()
                    .filter(each -> plain(each).equals(plain(name)))
                    .toList();
            if (found.size() > 1) {
                throw LoadException.of(
                        "duplicate-column",
                        Place.of(source).atLine(1).atColumn(found.get(1)),
                        "expected one column " + name + ", found two",
                        found.get(1));
            }
            if (found.isEmpty()) {
                throw LoadException.of(
                        "missing-column",
                        Place.of(source).atLine(1),
                        "expected a column " + name + ", found " + String.join(", ", header)
                                + "; CountryAmounts.withColumns takes the names of a file");
            }
            return found.get(0);
        }

        private void others(CsvRows rows) {
            List<String> header = rows.header();
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).equals(country) || header.get(i).equals(amount) || rows.isIndex(i)) {
                    continue;
                }
                if (!how.others) {
                    throw LoadException.of(
                            "unexpected-column",
                            rows.place(i),
                            "expected the columns " + how.country + " and " + how.amount
                                    + " and nothing else, found another; CountryAmounts.withOtherColumns passes over"
                                    + " it",
                            header.get(i));
                }
                report.issue(Issue.info("column-passed-over", rows.place(i), "this column is not read", header.get(i)));
            }
        }

        private void line(OpenRow row) {
            Optional<Producer> producer = producer(row);
            Set<Mark> marks = EnumSet.noneOf(Mark.class);
            Optional<Mass> mass = mass(row, marks);
            producer.ifPresent(who -> row.once(lines, who.id(), "duplicate-producer", country, "producer"));
            if (!row.end()) {
                return;
            }
            alias(row.trimmed(country), producer.orElseThrow());
            SupplyRow entry = new SupplyRow(producer.orElseThrow(), mass.orElseThrow(), marks, ImmutableList.of());
            if (isRemainder(entry.producer())) {
                hasRemainder = true;
                table.remainder(entry);
            } else {
                table.add(entry);
            }
        }

        /** A second remainder is a row: none is lost. */
        private boolean isRemainder(Producer producer) {
            return !hasRemainder
                    && producer instanceof Aggregate aggregate
                    && aggregate.members().isEmpty();
        }

        private Optional<Producer> producer(OpenRow row) {
            Producer alias = how.aliases.get(row.trimmed(country));
            return alias != null
                    ? Optional.of(alias)
                    : row.read(
                            country,
                            "unknown-producer",
                            text -> names.read("producer", row.trimmed(country), Producer::find, Producer::parse));
        }

        private void alias(String text, Producer producer) {
            boolean said = producer instanceof Country || how.aliases.containsKey(text);
            if (said && !text.equals(producer.name()) && !text.equals(producer.id())) {
                report.alias(text, producer.name());
            }
        }

        /**
         * A number with decimal comma as one with decimal point; thousands that are separated by spaces are read, too.
         */
        private static String exchanged(String text) {
            StringBuilder exchanged = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                exchanged.append(c == ',' ? '.' : c == '.' || SPACES.matches(c) ? ',' : c);
            }
            return exchanged.toString();
        }

        /** The amount, unless the cell is wrong; adds what stands in place of one to the marks. */
        private Optional<Mass> mass(OpenRow row, Set<Mark> marks) {
            String text = row.trimmed(amount);
            if (text.isEmpty()) {
                row.add(Issue.warning(
                        "missing-amount", row.place(amount), "expected an amount, found none: kept as not known", ""));
            }
            if (text.isEmpty() || how.withheld.contains(text)) {
                marks.add(text.isEmpty() ? Mark.BLANK : Mark.WITHHELD);
                return Optional.of(Mass.unknown(basis));
            }
            String number = how.decimalMark == ',' ? exchanged(text) : text;
            PlainNumber.find(number).ifPresent(found -> report.addToSum(amount, found));
            Optional<BigDecimal> found = PlainNumber.findAmount(number);
            if (found.isEmpty()) {
                row.error("invalid-amount", amount, "expected a number of " + unit.symbol() + ", at least 0");
            }
            return found.map(
                    each -> new Mass(Interval.exact(each.multiply(unit.tonnes()).doubleValue()), basis));
        }
    }
}
