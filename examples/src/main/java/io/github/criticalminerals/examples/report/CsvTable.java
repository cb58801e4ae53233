package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A table of the report: a header and rows of text, written as CSV and shown on the page. */
final class CsvTable {

    private final ImmutableList<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    CsvTable(String... header) {
        this.header = ImmutableList.copyOf(header);
    }

    CsvTable add(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException("row must have " + header.size() + " cells, but has " + cells.length);
        }
        rows.add(ImmutableList.copyOf(cells));
        return this;
    }

    List<String> header() {
        return header;
    }

    List<List<String>> rows() {
        return ImmutableList.copyOf(rows);
    }

    /** The same rows with some of the columns, for the page. */
    CsvTable only(String... columns) {
        CsvTable chosen = new CsvTable(columns);
        for (List<String> row : rows) {
            ImmutableList.Builder<String> cells = ImmutableList.builder();
            for (String column : columns) {
                cells.add(row.get(header.indexOf(column)));
            }
            chosen.rows.add(cells.build());
        }
        return chosen;
    }

    String toCsv() {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(header);
            rows.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
