package io.github.criticalminerals.io.csv;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.Cells;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** One row: as many fields as the header, and the place of each in the file. */
public final class CsvRow implements Cells {
    /** What all rows of a file share. */
    record File(String name, Charset charset, List<String> header) {}

    static final BitSet NONE_QUOTED = new BitSet(0);

    /** Made when the first text needs it, which most files have not. */
    private static final class Spaces {
        static final Pattern RUN = Pattern.compile("[\\s\\h\\p{Zs}]+");
    }

    private final File file;
    private final long line;
    private final long start;
    private final String[] fields;
    private final BitSet quoted;
    /** The fields as they lie in the file. */
    private final String[] printed;

    CsvRow(File file, long line, long start, String[] fields, BitSet quoted) {
        this.file = file;
        this.line = line;
        this.start = start;
        this.fields = fields;
        this.quoted = quoted;
        this.printed = fields;
    }

    private CsvRow(CsvRow row, String[] fields) {
        this.file = row.file;
        this.line = row.line;
        this.start = row.start;
        this.fields = fields;
        this.quoted = row.quoted;
        this.printed = row.printed;
    }

    @Override
    public Cell cell(int column) {
        return new Cell(text(column), place(column));
    }

    @Override
    public String text(int column) {
        return fields[column];
    }

    @Override
    public String trimmed(int column) {
        String text = fields[column];
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** {@return all fields as the file has them, without the quotes around them} */
    public List<String> fields() {
        return ImmutableList.copyOf(fields);
    }

    @Override
    public long line() {
        return line;
    }

    /** {@return the place of the row: its first line and byte} */
    @Override
    public Place place() {
        return Place.of(file.name()).atLine(line).atByte(start);
    }

    /**
     * The place of a field.
     *
     * @param column the column, counted from 0
     * @return the line and the byte it starts at, and the column's name, or {@code #3} for the third if it has none
     * @throws IndexOutOfBoundsException if there is no such column
     */
    @Override
    public Place place(int column) {
        long at = start;
        long fieldLine = line;
        for (int i = 0; i < column; i++) {
            String text = printed[i];
            at += text.getBytes(file.charset()).length + 1L;
            if (quoted.get(i)) {
                at += 2 + text.chars().filter(c -> c == '"').count();
                fieldLine += lineEnds(text);
            }
        }
        String name = CheckedRows.columnName(file.header(), Objects.checkIndex(column, fields.length));
        return Place.of(file.name()).atLine(fieldLine).atColumn(name).atByte(at);
    }

    /** {@return whether all fields are empty or white space} */
    public boolean isBlank() {
        for (int i = 0; i < fields.length; i++) {
            if (!trimmed(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String spaced(int column) {
        String text = trimmed(column);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c) && (c != ' ' || text.charAt(i + 1) == ' ')) {
                return Spaces.RUN.matcher(text).replaceAll(" ");
            }
        }
        return text;
    }

    int size() {
        return fields.length;
    }

    /**
     * Returns a copy with another text in a field; its places stay those in the file.
     *
     * @param column the column, counted from 0
     * @param text what the field is to say
     * @return the row
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public CsvRow with(int column, String text) {
        String[] changed = fields.clone();
        changed[column] = text;
        return new CsvRow(this, changed);
    }

    /** The same row with the first fields only. */
    CsvRow withFields(int count) {
        return new CsvRow(file, line, start, Arrays.copyOf(fields, count), quoted);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static long lineEnds(String text) {
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || (c == '\n' && (i == 0 || text.charAt(i - 1) != '\r'))) {
                count++;
            }
        }
        return count;
    }

    /** For people: the line and the fields. */
    @Override
    public String toString() {
        return "line " + line + " " + fields().toString().replace('<', '\u2039');
    }
}
