package io.github.criticalminerals.io.csv;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Issue.Severity;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.SourceStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The header of an opened file and, once, its rows. */
public final class CsvRows implements Iterable<CsvRow>, AutoCloseable {
    private static final int MOST_REMARKS = 10;

    private final DataSource source;
    private final Set<StrictCsv.Allowed> allowed;
    private final SourceStream stream;
    private final CheckedRows text;
    private final ImmutableList<String> header;
    private final ImmutableMap<String, Integer> columns;
    private final ImmutableMap<String, Integer> columnsInAnyCase;
    private CsvRow.File file;
    private @Nullable CsvRow next;
    private long rowsRead;
    private long trailingFields;
    private boolean behindRows;
    private boolean started;
    private @Nullable Supplier<String> sha256;
    private LoadReport.@Nullable Builder report;
    private final boolean indexed;
    private final StrictCsv.@Nullable Remarks around;
    private final List<String> remarks = new ArrayList<>();

    CsvRows(
            DataSource source,
            Charset charset,
            char separator,
            Set<StrictCsv.Allowed> allowed,
            StrictCsv.@Nullable Remarks around) {
        this.around = around;
        this.source = source;
        this.allowed = allowed;
        this.file = new CsvRow.File(source.name(), charset, ImmutableList.of());
        this.stream = source.open();
        try {
            this.text = new CheckedRows(file, stream, separator, source.limits());
            this.header = readHeader(separator);
            this.columns = indexes(header);
            this.columnsInAnyCase = indexes(lowerCase(header));
            this.indexed = isIndex(header, 0);
            this.file = new CsvRow.File(source.name(), charset, header);
            text.file(file);
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** {@return the names in the header, white space as a keyboard has it; a column without a name is empty text} */
    public List<String> header() {
        return header;
    }

    /** {@return the remarks around the table, those behind it once the last row was read: what their cells say} */
    public List<String> remarks() {
        return ImmutableList.copyOf(remarks);
    }

    /**
     * Whether a column only counts the rows, so that it is not read.
     *
     * @param column the column, counted from 0
     * @return true for the first one, if the reader allows for it and it has no name or one that says so
     */
    public boolean isIndex(int column) {
        return indexed && column == 0;
    }

    /**
     * The place of a column's name.
     *
     * @param column the column, counted from 0
     * @return the first line and the column
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public Place place(int column) {
        return Place.of(source.name()).atLine(1).atColumn(CheckedRows.columnName(header, column));
    }

    /**
     * The column of a name.
     *
     * @param name the name in the header, white space at its ends not counted
     * @return the column, counted from 0
     * @throws LoadException if there is no such column; the message lists those there are
     */
    public int column(String name) {
        return findColumn(name)
                .orElseThrow(() -> LoadException.of(
                        "missing-column",
                        Place.of(source.name()).atLine(1),
                        "expected a column " + name + ", found " + String.join(", ", columns.keySet())));
    }

    /**
     * The column of a name, if there is one.
     *
     * @param name the name in the header, white space at its ends not counted; in another case if there is none in this
     *     one and one in another
     * @return the column, counted from 0, or empty
     */
    public OptionalInt findColumn(String name) {
        Integer column = columns.get(Text.plain(name));
        if (column == null) {
            column = columnsInAnyCase.get(Text.plain(name).toLowerCase(Locale.ROOT));
        }
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /**
     * The rows from first to last. They can be asked for once. A fault of the file is thrown where it is met.
     *
     * @return the rows
     * @throws IllegalStateException if they were asked for before
     */
    @Override
    public Iterator<CsvRow> iterator() {
        if (started) {
            throw new IllegalStateException("the rows of " + source.name() + " were asked for before; open them again");
        }
        started = true;
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                boolean more = hasRow();
                if (!more && sha256 == null) {
                    finish();
                }
                return more;
            }

            @Override
            public CsvRow next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("there is no row after the last one of " + source.name());
                }
                return checked(takeRow());
            }
        };
    }

    /**
     * Gives the next rows to a reader of bytes, as far as it takes them; what it leaves is in the rows that the
     * {@link #iterator} gives next.
     *
     * @param reader the reader
     * @param others who reads rows ahead beside this thread, or null if there is nobody
     */
    public void take(RowBytes reader, @Nullable Crew others) {
        if (next == null && !indexed) {
            rowsRead += text.take(reader, others);
        }
    }

    /**
     * Opens the report of the load: once the last row has been read, it holds the file's name, sha256, rows and blank
     * lines, and a warning if its last line may be cut.
     *
     * @param format the layout the file was recognised as
     * @return the builder, the same at each call, to which the loader adds the rest from the first row on
     */
    public LoadReport.Builder report(String format) {
        if (report == null) {
            report = LoadReport.builder(source.name(), format);
            if (indexed) {
                report.issue(Issue.info(
                        "index-column",
                        place(0),
                        "expected a name for every column, found a first one that counts the rows; it is not read",
                        header.get(0)));
            }
            if (sha256 != null) {
                complete(report, sha256);
            }
        }
        return report;
    }

    /**
     * Opens a row for the {@link #report}, which was opened before.
     *
     * @param row one of these rows
     * @return the row, its columns by their names in the header
     */
    public OpenRow open(CsvRow row) {
        return Objects.requireNonNull(report, "the report must be open").open(row, this::column);
    }

    private void complete(LoadReport.Builder open, Supplier<String> sha) {
        open.sha256(sha).rowsRead(rowsRead).blankLines(text.blankLines());
        remarks.forEach(remark -> open.issue(Issue.info(
                "text-left-out", Place.of(source.name()), "expected rows, found a remark: " + remark, remark)));
        if (text.endedInLine() && !behindRows) {
            boolean whole = text.endedInQuotes() || allowed.contains(StrictCsv.Allowed.OPEN_LAST_LINE);
            open.issue(new Issue(
                    whole ? Severity.INFO : Severity.WARNING,
                    "may-be-cut",
                    Place.of(source.name()).atLine(text.line()).atByte(text.position()),
                    "expected a line end after the last line, found none"
                            + (whole
                                    ? "; its last field is whole, or the publisher's files end so"
                                    : ": the file may be cut"),
                    ""));
        }
    }

    /** Whether a column is one that counts the rows. */
    private boolean isIndex(List<String> names, int column) {
        return column == 0
                && allowed.contains(StrictCsv.Allowed.INDEX_COLUMN)
                && (Text.isBlank(names.get(0)) || names.get(0).equals("Unnamed: 0"));
    }

    /** {@return how many rows so far ended with a separator that the header has not} */
    public long trailingFields() {
        return trailingFields;
    }

    @Override
    public void close() {
        text.close();
        stream.close();
    }

    private boolean hasRow() {
        while (next == null) {
            next = text.next();
            boolean remark = next != null && around != null && started && isRemark(next.trimmed(0), around);
            if (next == null || (!remark && !behindRows)) {
                break;
            }
            if (!remark) {
                throw LoadException.of(
                        "row-behind-remark", next.place(), "expected remarks alone behind the last row", next.text(0));
            }
            behindRows = true;
            remarks.add(remark(takeRow()));
        }
        return next != null;
    }

    private static String remark(CsvRow row) {
        return row.fields().stream().filter(cell -> !Text.isBlank(cell)).collect(Collectors.joining(", "));
    }

    private static boolean isRemark(String cell, StrictCsv.Remarks around) {
        return around.behind().matcher(cell).lookingAt();
    }

    /** The next row; there is one. */
    private CsvRow takeRow() {
        CsvRow row = Objects.requireNonNull(next);
        next = null;
        return row;
    }

    private CsvRow checked(CsvRow row) {
        LoadException.ifInterrupted(source.name());
        rowsRead++;
        int found = row.size();
        if (indexed && !row.text(0).chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw LoadException.of(
                    "unnamed-column", row.place(0), "expected the number of the row below no name", row.text(0));
        }
        return found == header.size() ? row : withoutTrailingField(row, found);
    }

    private CsvRow withoutTrailingField(CsvRow row, int found) {
        if (allowed.contains(StrictCsv.Allowed.TRAILING_FIELD)
                && found == header.size() + 1
                && row.text(header.size()).isEmpty()) {
            trailingFields++;
            return row.withFields(header.size());
        }
        throw LoadException.of(
                "ragged-row",
                row.place(),
                "expected " + header.size() + " fields as in the header, found " + found,
                String.join(",", row.fields()));
    }

    private void finish() {
        sha256 = stream.finish();
        if (report != null) {
            complete(report, sha256);
        }
        if (source.expectedRows().isPresent() && source.expectedRows().getAsLong() != rowsRead) {
            throw LoadException.of(
                    "wrong-row-count",
                    Place.of(source.name()),
                    "expected " + source.expectedRows().getAsLong() + " rows, found " + rowsRead);
        }
    }

    private ImmutableList<String> readHeader(char separator) {
        if (!hasRow()) {
            String found = text.blankLines() == 0 ? "an empty file" : "only blank lines";
            throw LoadException.of("empty-file", Place.of(source.name()), "expected a header, found " + found);
        }
        CsvRow row = takeRow();
        while (around != null && remarks.size() < MOST_REMARKS && !names(row, around.name()) && hasRow()) {
            remarks.add(remark(row));
            row = takeRow();
        }
        List<String> names = row.fields();
        if (names.size() == 1) {
            // Its own separator too: a quote that opens the header and is closed by chance swallows the lines between
            for (char other : ",;\t|".toCharArray()) {
                if (names.get(0).indexOf(other) >= 0) {
                    throw LoadException.of(
                            "wrong-separator",
                            row.place(),
                            "expected columns separated by \"" + separator + "\", found one column with \"" + other
                                    + "\" in its name",
                            names.get(0));
                }
            }
        }
        for (int i = 0; i < names.size(); i++) {
            boolean unnamed = Text.isBlank(names.get(i)) && !allowed.contains(StrictCsv.Allowed.UNNAMED_COLUMNS);
            if (unnamed && !isIndex(names, i)) {
                throw LoadException.of("unnamed-column", row.place(i), "expected a name for every column, found none");
            }
        }
        if (!allowed.contains(StrictCsv.Allowed.REPEATED_COLUMNS)) {
            requireDistinct(row);
        }
        ImmutableList.Builder<String> plain = ImmutableList.builder();
        names.forEach(name -> plain.add(Text.plain(name)));
        return plain.build();
    }

    private static List<String> lowerCase(List<String> names) {
        List<String> lower = new ArrayList<>();
        for (String name : names) {
            lower.add(name.toLowerCase(Locale.ROOT));
        }
        return lower;
    }

    private static boolean names(CsvRow row, String name) {
        return row.fields().stream().anyMatch(each -> Text.plain(each).equalsIgnoreCase(name));
    }

    private static void requireDistinct(CsvRow names) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < names.fields().size(); i++) {
            String name = names.trimmed(i);
            Integer before = name.isEmpty() ? null : seen.put(name, i);
            if (before != null) {
                throw LoadException.of(
                        "duplicate-column",
                        names.place(i),
                        "expected every name once, found it in columns " + (before + 1) + " and " + (i + 1),
                        names.text(i));
            }
        }
    }

    private static ImmutableMap<String, Integer> indexes(List<String> names) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        Set<String> repeated = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.isEmpty() && indexes.put(name, i) != null) {
                repeated.add(name);
            }
        }
        indexes.keySet().removeAll(repeated);
        return ImmutableMap.copyOf(indexes);
    }
}
