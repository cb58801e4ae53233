package io.github.criticalminerals.io.xlsx;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.DataSource;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * The sheets of a workbook as CSV, for layouts that come as both: a line for each row, so that the numbers of lines are
 * those of the rows, numbers with the fewest digits that are still the same number, line ends in a cell as spaces.
 */
public final class SheetCsv {
    private SheetCsv() {}

    /**
     * The sheets of a workbook.
     *
     * @param workbook the workbook, under any name; one that can be opened several times
     * @return a source of CSV in UTF-8 for each sheet, named {@code workbook!sheet}; its load reports the workbook's
     *     sha256
     * @throws LoadException if it is no workbook, or damaged
     */
    public static List<DataSource> sheetsOf(DataSource workbook) {
        try (StrictXlsx open = StrictXlsx.open(workbook)) {
            return open.sheets().stream()
                    .map(sheet -> sheet(workbook, open.place(sheet), sheet))
                    .collect(ImmutableList.toImmutableList());
        }
    }

    /**
     * The first sheet that is as wanted, as CSV.
     *
     * @param workbook the workbook, under any name
     * @param wanted what the sheet must be
     * @return the sheet; the first one if none is, so that its load says what it misses
     * @throws LoadException if it is no workbook, damaged, or has no sheet with a header
     */
    public static DataSource sheetThat(DataSource workbook, Predicate<DataSource> wanted) {
        List<DataSource> sheets = sheetsOf(workbook.reopenable());
        for (DataSource sheet : sheets) {
            try {
                if (wanted.test(sheet)) {
                    return sheet;
                }
            } catch (LoadException e) {
                LoadException.ifInterrupted(sheet.name());
                // A sheet without a header, such as an empty one, is another one
            }
        }
        if (sheets.isEmpty()) {
            throw LoadException.of("missing-sheet", Place.of(workbook.name()), "expected a sheet, found none");
        }
        return sheets.get(0);
    }

    private static DataSource sheet(DataSource workbook, Place place, String sheet) {
        Sha256 sha256 = new Sha256();
        return workbook.withBytes(place.source(), () -> new Lines(workbook, sheet, sha256), () -> sha256.text);
    }

    /** What is known when the last row has been given. */
    private static final class Sha256 {
        private String text = "";
    }

    /** The bytes of the lines. */
    private static final class Lines extends InputStream {
        private final StrictXlsx workbook;
        private final XlsxRows rows;
        private final Sha256 sha256;
        private int row;
        private int width;
        private byte[] line = new byte[0];
        private int at;

        Lines(DataSource source, String sheet, Sha256 sha256) {
            this.workbook = StrictXlsx.open(source);
            this.sha256 = sha256;
            try {
                this.rows = workbook.rows(sheet);
            } catch (RuntimeException e) {
                workbook.close();
                throw e;
            }
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            while (at == line.length) {
                if (!rows.hasNext()) {
                    sha256.text = workbook.sha256();
                    return -1;
                }
                XlsxRow next = rows.next();
                StringBuilder text = new StringBuilder();
                for (row++; row < next.number(); row++) {
                    text.append('\n');
                }
                append(text, next);
                line = text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, buffer, offset, count);
            at += count;
            return count;
        }

        /** The cells of a row, and empty ones up to the width of the first. */
        private void append(StringBuilder text, XlsxRow row) {
            int column = 0;
            boolean any = false;
            for (XlsxCell cell : row.cells()) {
                if (!cell.trimmed().isEmpty()) {
                    text.append(",".repeat(cell.column() - column));
                    column = cell.column();
                    any = true;
                    String value = value(cell);
                    boolean plain = value.chars().allMatch(c -> c != '"' && c != ',' && c != ' ');
                    text.append(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
                }
            }
            width = width == 0 && any ? column + 1 : width;
            text.append(",".repeat(any ? Math.max(0, width - 1 - column) : 0));
        }

        private static String value(XlsxCell cell) {
            if (cell.kind() == XlsxCell.Kind.NUMBER) {
                try {
                    BigDecimal number = new BigDecimal(cell.trimmed());
                    double binary = number.doubleValue();
                    return Double.isFinite(binary)
                            ? BigDecimal.valueOf(binary).stripTrailingZeros().toPlainString()
                            : cell.trimmed();
                } catch (NumberFormatException e) {
                    return cell.trimmed();
                }
            }
            return cell.text().replaceAll("\\R", " ");
        }

        @Override
        public void close() {
            rows.close();
            workbook.close();
        }
    }
}
