package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows of one kind, and what each column says of a row. The page and the CSV file are two views of the same rows: the
 * page rounds, the file has each end of a range in a column of its own.
 *
 * <p>{@code Table.of("stages.csv", "By stage", rows).column("stage", Row::stage).range("hhi_points", "HHI, points", ...)}
 *
 * @param <R> a row
 */
final class Table<R> {

    private record Column<R>(String name, Function<? super R, String> cell) {}

    private final String file;
    private final String caption;
    private final ImmutableList<R> rows;
    private final List<Column<R>> inFile = new ArrayList<>();
    private final List<Column<R>> onPage = new ArrayList<>();

    private Table(String file, String caption, List<R> rows) {
        this.file = file;
        this.caption = caption;
        this.rows = ImmutableList.copyOf(rows);
    }

    static <R> Table<R> of(String file, String caption, List<R> rows) {
        return new Table<>(file, caption, rows);
    }

    /** A column of both views. */
    Table<R> column(String name, Function<? super R, String> cell) {
        return inFile(name, cell).onPage(name, cell);
    }

    Table<R> inFile(String name, Function<? super R, String> cell) {
        inFile.add(new Column<>(name, cell));
        return this;
    }

    Table<R> onPage(String name, Function<? super R, String> cell) {
        onPage.add(new Column<>(name, cell));
        return this;
    }

    /** A range: {@code name_low} and {@code name_high} in the file, in words on the page, nothing where there is none. */
    Table<R> range(
            String name,
            String heading,
            Function<? super R, Optional<Interval>> range,
            Function<? super Interval, String> inWords) {
        return inFile(name + "_low", row -> Texts.end(range.apply(row), Side.LOW))
                .inFile(name + "_high", row -> Texts.end(range.apply(row), Side.HIGH))
                .onPage(heading, row -> range.apply(row).map(inWords).orElse(""));
    }

    String file() {
        return file;
    }

    ImmutableList<R> rows() {
        return rows;
    }

    String toCsv() {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(inFile.stream().map(Column::name).toList());
            rows.forEach(row -> writer.writeRecord(cells(inFile, row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    void addTo(Page page) {
        page.table(caption, file, headers(), cells());
    }

    /** Adds the table folded under its caption. */
    void foldInto(Page page) {
        page.foldedTable(caption, file, headers(), cells());
    }

    private List<String> headers() {
        return onPage.stream().map(Column::name).toList();
    }

    private List<List<String>> cells() {
        return rows.stream().map(row -> cells(onPage, row)).toList();
    }

    private static <R> List<String> cells(List<Column<R>> columns, R row) {
        return columns.stream().map(column -> column.cell().apply(row)).toList();
    }
}
