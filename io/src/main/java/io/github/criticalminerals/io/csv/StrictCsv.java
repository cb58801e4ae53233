package io.github.criticalminerals.io.csv;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads delimited text with a header, and refuses what is damaged.
 *
 * <pre>{@code
 * try (CsvRows rows = StrictCsv.of(DataSource.of(path)).open()) {
 *     int country = rows.column("COUNTRY");
 *     for (CsvRow row : rows) {
 *         row.text(country);
 *     }
 * }
 * }</pre>
 *
 * <p>What it reads: RFC 4180 with a separator of one character; line ends CRLF, LF and CR, also mixed; line ends and
 * doubled quotes inside quotes; the byte order mark of UTF-8; lines without any character, which are skipped and
 * counted; a header alone, which is an empty table; {@code #} as any other character.
 *
 * <p>What it refuses, with a {@link io.github.criticalminerals.io.report.LoadException} whose issue has this code:
 *
 * <ul>
 *   <li>{@code empty-file}: no header;
 *   <li>{@code wrong-encoding}: UTF-16 or UTF-32, by name; a byte that the encoding has not;
 *   <li>{@code control-byte}: NUL and any other control character but tab, carriage return and line feed;
 *   <li>{@code unclosed-quote}, {@code text-after-quote}, {@code quote-in-text};
 *   <li>{@code wrong-separator}: one column whose name holds another usual separator;
 *   <li>{@code unnamed-column}, {@code duplicate-column}, {@code missing-column};
 *   <li>{@code ragged-row}: more or fewer fields than the header;
 *   <li>{@code row-behind-remark}: a row behind a remark that ends the table;
 *   <li>{@code field-too-long}, {@code row-too-long}, {@code too-many-columns}: more than the {@link
 *       io.github.criticalminerals.io.source.Limits} of the source;
 *   <li>{@code wrong-row-count}, {@code sha256-mismatch}: not what the source expects.
 * </ul>
 *
 * <p>A last line without a line end is a warning, {@code may-be-cut}; an info where its last field ends with a quote,
 * or the publisher's files end so. The first fault in the file is the one thrown; every row
 * before it has been given by then. Time is linear in the bytes, memory does not depend on them.
 */
public final class StrictCsv {
    /** What a reader takes that others refuse. */
    enum Allowed {
        UNNAMED_COLUMNS,
        INDEX_COLUMN,
        REPEATED_COLUMNS,
        TRAILING_FIELD,
        OPEN_LAST_LINE
    }

    /** Remarks around the table: a name that the header has and no remark, and how one behind the rows begins. */
    record Remarks(String name, Pattern behind) {}

    private final DataSource source;
    private final Charset charset;
    private final char separator;
    /** Never changed. */
    private final Set<Allowed> allowed;

    private final @Nullable Remarks remarks;

    private StrictCsv(
            DataSource source, Charset charset, char separator, Set<Allowed> allowed, @Nullable Remarks remarks) {
        this.source = source;
        this.charset = charset;
        this.separator = separator;
        this.allowed = allowed;
        this.remarks = remarks;
    }

    /**
     * Comma-separated UTF-8.
     *
     * @param source what to read
     * @return a reader of it
     */
    public static StrictCsv of(DataSource source) {
        return new StrictCsv(
                Objects.requireNonNull(source, "source is required"),
                StandardCharsets.UTF_8,
                ',',
                EnumSet.noneOf(Allowed.class),
                null);
    }

    /**
     * The header of a source, whatever its encoding is, to see which layout it has. The source can be read afterwards,
     * even if it is a stream. What follows the header is not looked at.
     *
     * @param source what to look at, separated by commas
     * @return the names; those that are no ASCII may be garbled
     * @throws io.github.criticalminerals.io.report.LoadException if there is no header
     */
    public static List<String> headerOf(DataSource source) {
        return of(source).header();
    }

    /**
     * The header, as {@link #headerOf} looks at it.
     *
     * @return the names; those that are no ASCII may be garbled
     * @throws io.github.criticalminerals.io.report.LoadException if there is no header
     */
    public List<String> header() {
        DataSource start = DataSource.ofBytes(source.name(), source.head()).withLimits(source.limits());
        try (CsvRows rows = new StrictCsv(start, charset, separator, allowed, remarks)
                .withWindows1252OrUtf8()
                .withUnnamedColumns()
                .withRepeatedColumns()
                .open()) {
            return rows.header();
        }
    }

    /**
     * Refuses a source whose header a layout does not fit.
     *
     * @param source the source
     * @param tried what the header misses of the layout
     * @throws io.github.criticalminerals.io.report.LoadException {@code unknown-layout} if that is anything
     */
    public static void require(DataSource source, Recognition tried) {
        if (!tried.fits()) {
            throw Recognition.unknownLayout(
                    Place.of(source.name()).atLine(1), ImmutableList.of(tried), String.join(",", headerOf(source)));
        }
    }

    /**
     * Returns a copy for another encoding.
     *
     * @param newCharset an encoding that holds ASCII as it is, such as windows-1252
     * @return a new reader
     * @throws IllegalArgumentException if it is another one, such as UTF-16
     */
    public StrictCsv withCharset(Charset newCharset) {
        byte[] ascii = new byte[0x7f - 0x20];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) (0x20 + i);
        }
        if (!new String(ascii, newCharset).equals(new String(ascii, StandardCharsets.US_ASCII))) {
            throw new IllegalArgumentException("charset must hold ASCII as it is, but was " + newCharset);
        }
        return new StrictCsv(source, newCharset, separator, allowed, remarks);
    }

    /**
     * Returns a copy for a file that its publisher writes in Windows-1252, and that may have been saved again in UTF-8:
     * UTF-8 if the source begins with its mark, or if its first {@value DataSource#HEAD_BYTES} bytes hold others than
     * ASCII and are UTF-8 without exception; Windows-1252 otherwise. The source can be read afterwards, even if it is a
     * stream.
     *
     * @return a new reader
     */
    public StrictCsv withWindows1252OrUtf8() {
        byte[] head = source.head();
        CharBuffer text = CharBuffer.allocate(head.length);
        boolean utf8 = !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), text, false)
                .isError();
        return withCharset(
                utf8 && isBeyondAscii(text.flip()) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"));
    }

    private static boolean isBeyondAscii(CharBuffer text) {
        while (text.hasRemaining()) {
            if (text.get() > 0x7f) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns a copy for another separator.
     *
     * @param newSeparator an ASCII character that is no letter, digit, quote or line end, such as {@code ;} or a tab
     * @return a new reader
     */
    public StrictCsv withSeparator(char newSeparator) {
        boolean usable = newSeparator == '\t'
                || (newSeparator >= ' '
                        && newSeparator < 0x7f
                        && newSeparator != '"'
                        && !Character.isLetterOrDigit(newSeparator));
        if (!usable) {
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT,
                    "separator must be an ASCII character that is no letter, digit or quote, but was 0x%02X",
                    (int) newSeparator));
        }
        return new StrictCsv(source, charset, newSeparator, allowed, remarks);
    }

    /** {@return a copy for a header in which columns may have no name; such columns are found by their index only} */
    public StrictCsv withUnnamedColumns() {
        return allowing(Allowed.UNNAMED_COLUMNS);
    }

    /**
     * {@return a copy for rows that may end with a separator that the header has not: one more field than the header
     * is read if it is empty, and left out}
     */
    public StrictCsv withTrailingField() {
        return allowing(Allowed.TRAILING_FIELD);
    }

    /** {@return a copy for a header in which a name may stand twice; such columns are found by their index only} */
    public StrictCsv withRepeatedColumns() {
        return allowing(Allowed.REPEATED_COLUMNS);
    }

    /**
     * {@return a copy for a file that a program such as pandas may have written with a first column that counts the
     * rows: without a name, or named {@code Unnamed: 0}; its cells must be whole numbers, and the report says that it
     * is not read}
     */
    public StrictCsv withIndexColumn() {
        return allowing(Allowed.INDEX_COLUMN);
    }

    /**
     * {@return a copy for files of a publisher who never ends the last line: that it has no end is an info and no
     * warning}
     */
    public StrictCsv withOpenLastLine() {
        return allowing(Allowed.OPEN_LAST_LINE);
    }

    /**
     * Returns a copy for a table with remarks before its header and behind its last row, as the World Bank's site and
     * DataBank write them; the report has an info {@code text-left-out} for each. Ten remarks at
     * most stand before the header.
     *
     * @param name a name that the header has, in any case
     * @param behind how the first cell of a remark behind the rows begins
     * @return a new reader
     */
    public StrictCsv withRemarks(String name, Pattern behind) {
        return new StrictCsv(source, charset, separator, allowed, new Remarks(name, behind));
    }

    private StrictCsv allowing(Allowed more) {
        Set<Allowed> all = EnumSet.of(more);
        all.addAll(allowed);
        return new StrictCsv(source, charset, separator, all, remarks);
    }

    /**
     * Opens the source and reads the header. Close the rows.
     *
     * @return the rows
     * @throws io.github.criticalminerals.io.report.LoadException if the source cannot be read or the header is refused
     */
    public CsvRows open() {
        return new CsvRows(source, charset, separator, allowed, remarks);
    }
}
