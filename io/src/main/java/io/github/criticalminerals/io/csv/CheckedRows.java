package io.github.criticalminerals.io.csv;

import com.google.common.base.CharMatcher;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.Limits;
import io.github.criticalminerals.io.source.SourceStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Splits any text into rows and checks it byte by byte: encoding, control bytes, quotes, and the sizes of fields and
 * rows. The first fault is thrown when every row before it has been given. It needs the same memory for every input.
 */
final class CheckedRows {
    /**
     * The bytes of a field kept for messages: 80 characters of at most 4 bytes, and some to show that there is more.
     */
    private static final int SHOWN_BYTES = 400;

    /** One bit of each of eight bytes; it is set where a byte is not of ASCII. */
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private static final byte TEXT = 0;
    private static final byte QUOTE = 1;
    private static final byte SEPARATOR = 2;
    private static final byte CARRIAGE_RETURN = 3;
    private static final byte LINE_FEED = 4;
    private static final byte CONTROL = 5;
    /** The first byte of a C1 control character, or of another character, in UTF-8. */
    private static final byte UTF_8_C2 = 6;

    /** Where in a field the next byte stands. */
    private enum Within {
        START,
        BARE,
        QUOTED,
        AFTER_QUOTE
    }

    /** What is wrong, kept until the text before it has been read. Column counts from 0; -1 is the whole row. */
    private record Fault(String code, long line, int column, long at, String message, String rawText) {}

    private final Blocks blocks;
    private final Charset charset;
    private final Limits limits;
    private final CharsetDecoder decoder;
    private final byte[] kinds = new byte[256];
    /** What the bytes were decoded to, which only shows that they can be. */
    private final CharBuffer decoded = CharBuffer.allocate(1 << 12);

    private CsvRow.File file;
    private @Nullable Fault fault;
    private boolean ended;
    private ByteBuffer buffer;
    private byte[] bytes;
    /** The index in the buffer of the next byte; those up to the buffer's position fit the encoding. */
    private int at;
    /** The bytes at the buffer's position do not. */
    private boolean misfit;

    /** The offset in the file of the first byte of the buffer. */
    private long base;

    private Within within = Within.START;
    private boolean afterReturn;
    private long line = 1;
    private int column;
    private long rowStart;
    private long rowLine;
    private long blankLines;
    private boolean endedInLine;
    private boolean endedInQuotes;
    private final List<String> texts = new ArrayList<>();
    private BitSet quotedFields = CsvRow.NONE_QUOTED;
    /** What the field says so far, without the quotes around it. */
    private byte[] field = new byte[256];

    private int fieldLength;
    private long fieldStart;
    private long fieldLine;
    private final byte[] fieldHead = new byte[SHOWN_BYTES];
    private int fieldHeadLength;

    CheckedRows(CsvRow.File file, SourceStream in, char separator, Limits limits) {
        this.file = file;
        this.blocks = new Blocks(in);
        this.buffer = blocks.current().buffer();
        this.bytes = blocks.current().bytes();
        this.charset = file.charset();
        this.limits = limits;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        classify(separator);
        while (buffer.limit() < 4 && !ended) {
            fill();
        }
        look();
        startRow();
        decode();
    }

    /** Says the names to call columns by in messages, once the header is known. */
    void file(CsvRow.File named) {
        file = named;
    }

    /** The next row; null if there is none. */
    @Nullable
    CsvRow next() {
        while (true) {
            boolean rowEnds = fault == null && scan();
            if (fault != null) {
                throw exception(fault);
            }
            if (rowEnds && isBlank()) {
                blankLines++;
                startRow();
            } else if (rowEnds) {
                return takeRow(at - 1);
            } else if (misfit) {
                throw exception(misfit());
            } else if (ended && !buffer.hasRemaining()) {
                return end();
            } else {
                fill();
                decode();
            }
        }
    }

    /** Gives the next rows to a reader of bytes as far as it takes them, and others help; how many it took. */
    long take(RowBytes reader, @Nullable Crew others) {
        long taken = 0;
        blocks.reader(reader, at, others);
        while (fault == null && isBlank()) {
            RowBytes.Given given = blocks.part(reader, at).give();
            if (given.rows() > 0) {
                LoadException.ifInterrupted(file.name());
                at = given.end();
                line += given.rows();
                taken += given.rows();
                afterReturn = false;
                startRow();
            }
            if (given.rows() == 0 && (ended || holdsLine() || !fill())) {
                break;
            }
        }
        buffer.position(Math.max(at, buffer.position()));
        decode();
        return taken;
    }

    /** Whether a line ends in the buffer. */
    private boolean holdsLine() {
        for (int i = at; i < buffer.limit(); i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Nobody reads ahead any more. */
    void close() {
        blocks.close();
    }

    /** How many lines without any character were passed over. */
    long blankLines() {
        return blankLines;
    }

    /** Whether the text ended inside a line; true only at the end. */
    boolean endedInLine() {
        return endedInLine;
    }

    /** Whether the text ended with a closed quote. */
    boolean endedInQuotes() {
        return endedInQuotes;
    }

    /** The number of bytes that were split so far, a byte order mark included. */
    long position() {
        return base + at;
    }

    long line() {
        return line;
    }

    /** Whether the row has no character so far. */
    private boolean isBlank() {
        return column == 0 && within == Within.START;
    }

    /** Looks at the first bytes: skips the mark of UTF-8, refuses what is no text in a charset that holds ASCII. */
    private void look() {
        int length = buffer.limit();
        if (length >= 3 && starts(0xef, 0xbb, 0xbf)) {
            if (!charset.equals(StandardCharsets.UTF_8)) {
                fault = fileFault("wrong-encoding", "expected " + charset + ", found the byte order mark of UTF-8");
            }
            buffer.position(3);
            at = 3;
            return;
        }
        String found = null;
        if (length >= 4 && (starts(0xff, 0xfe, 0, 0) || starts(0, 0, 0xfe, 0xff))) {
            found = "UTF-32";
        } else if (starts(0xff, 0xfe)
                || (length >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0)) {
            found = "UTF-16LE";
        } else if (starts(0xfe, 0xff)
                || (length >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0)) {
            found = "UTF-16BE";
        } else if (starts('P', 'K', 3, 4)) {
            found = "a zip archive, such as .zip or .xlsx";
        }
        if (found != null) {
            String expected = charset.equals(StandardCharsets.UTF_8) ? charset.name() : "an encoding such as UTF-8";
            fault = fileFault("wrong-encoding", "expected " + expected + ", found " + found);
        }
    }

    private boolean starts(int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= buffer.limit() || (bytes[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Goes on to bytes behind those that were split; false if there is no room or no more. */
    private boolean fill() {
        keepFieldHead(at);
        if (within == Within.BARE) {
            append((int) Math.max(fieldStart - base, 0), at);
        }
        int known = buffer.limit() - at;
        base += at;
        Blocks.Block block = blocks.next(at);
        buffer = block.buffer();
        bytes = block.bytes();
        ended = block.ended();
        at = 0;
        return buffer.limit() > known;
    }

    /**
     * Moves the buffer's position to the first byte that does not fit the encoding, or is of a character that goes on.
     */
    private void decode() {
        int plain = buffer.position();
        while (plain + Long.BYTES <= buffer.limit() && (buffer.getLong(plain) & HIGHEST_BITS) == 0) {
            plain += Long.BYTES;
        }
        while (plain < buffer.limit() && bytes[plain] >= 0) {
            plain++;
        }
        buffer.position(plain);
        misfit = false;
        if (plain < buffer.limit()) {
            CoderResult result = decoder.decode(buffer, decoded.clear(), ended);
            while (result.isOverflow()) {
                result = decoder.decode(buffer, decoded.clear(), ended);
            }
            misfit = result.isError();
        }
    }

    /** Goes on to the end of a row or, without one, to a fault or to the last byte that is known to fit. */
    private boolean scan() {
        int to = buffer.position();
        while (at < to) {
            byte kind = kinds[bytes[at] & 0xff];
            boolean quoted = within == Within.QUOTED;
            if (kind == LINE_FEED && afterReturn) {
                afterReturn = false;
                if (quoted) {
                    keep(1);
                } else {
                    at++;
                    startRow();
                }
                continue;
            }
            afterReturn = kind == CARRIAGE_RETURN;
            if (kind == CONTROL || (kind == UTF_8_C2 && (bytes[at + 1] & 0xff) < 0xa0)) {
                int code = kind == CONTROL ? bytes[at] & 0xff : bytes[at + 1] & 0xff;
                fault = fieldFault(
                        "control-byte",
                        String.format(Locale.ROOT, "expected text, found the control character 0x%02X", code));
                return false;
            }
            if (kind == TEXT || kind == UTF_8_C2) {
                if (within == Within.AFTER_QUOTE) {
                    fault = fieldFault(
                            "text-after-quote",
                            "expected a separator or a line end after the closing quote, found more text");
                    return false;
                }
                within = quoted ? Within.QUOTED : Within.BARE;
                int end = at + (kind == TEXT ? 1 : 2);
                while (end < to && kinds[bytes[end] & 0xff] == TEXT) {
                    end++;
                }
                if (quoted) {
                    keep(end - at);
                } else {
                    at = end;
                }
            } else if (kind == QUOTE) {
                if (within == Within.BARE) {
                    fault = fieldFault(
                            "quote-in-text", "expected a quote only at the start of a field, found one in it");
                    return false;
                }
                openOrClose();
            } else if (quoted) {
                line += kind == SEPARATOR ? 0 : 1;
                keep(1);
            } else {
                checkSizes(base + at);
                if (fault != null) {
                    return false;
                }
                at++;
                if (kind != SEPARATOR) {
                    line++;
                    return true;
                }
                endField();
            }
        }
        checkSizes(base + to);
        return false;
    }

    /** Takes the next bytes into the field. */
    private void keep(int count) {
        append(at, at + count);
        at += count;
    }

    private void append(int from, int to) {
        int count = to - from;
        if (fieldLength + count > field.length) {
            field = Arrays.copyOf(field, Math.max(2 * field.length, fieldLength + count));
        }
        System.arraycopy(bytes, from, field, fieldLength, count);
        fieldLength += count;
    }

    /** A quote that opens the field, closes it, or is one of two that stand for one. */
    private void openOrClose() {
        if (within == Within.START) {
            if (quotedFields.isEmpty()) {
                quotedFields = new BitSet();
            }
            quotedFields.set(column);
        }
        boolean second = within == Within.AFTER_QUOTE;
        within = within == Within.QUOTED ? Within.AFTER_QUOTE : Within.QUOTED;
        if (second) {
            keep(1);
        } else {
            at++;
        }
    }

    /** The field that ends before a byte: what is not quoted lies in the buffer, but for what has left it. */
    private String text(int end) {
        int from = (int) Math.max(fieldStart - base, 0);
        if (within == Within.BARE && fieldLength == 0) {
            return new String(bytes, from, end - from, charset);
        }
        if (within == Within.BARE) {
            append(from, end);
        }
        return fieldLength == 0 ? "" : new String(field, 0, fieldLength, charset);
    }

    private void endField() {
        texts.add(text(at - 1));
        column++;
        if (column >= limits.columns() && fault == null) {
            fault = new Fault(
                    "too-many-columns",
                    line,
                    -1,
                    base + at - 1,
                    "expected at most " + limits.columns() + " columns, found more",
                    "");
        }
        startField();
    }

    /** The row that has ended. */
    private CsvRow takeRow(int end) {
        texts.add(text(end));
        CsvRow row = new CsvRow(file, rowLine, rowStart, texts.toArray(new String[0]), quotedFields);
        startRow();
        return row;
    }

    private void startRow() {
        texts.clear();
        quotedFields = CsvRow.NONE_QUOTED;
        column = 0;
        rowStart = base + at;
        rowLine = line;
        startField();
    }

    private void startField() {
        within = Within.START;
        fieldStart = base + at;
        fieldLine = line;
        fieldLength = 0;
        fieldHeadLength = 0;
    }

    private void checkSizes(long end) {
        if (fault == null && end - fieldStart > limits.fieldBytes()) {
            fault = new Fault(
                    "field-too-long",
                    fieldLine,
                    column,
                    fieldStart,
                    "expected a field of at most " + limits.fieldBytes() + " bytes, found more",
                    shown((int) Math.min(end - base + 80, buffer.limit())));
        } else if (fault == null && end - rowStart > limits.rowBytes()) {
            fault = new Fault(
                    "row-too-long",
                    line,
                    -1,
                    rowStart,
                    "expected a row of at most " + limits.rowBytes() + " bytes, found more",
                    "");
        }
    }

    /** At the end of the file: a fault in an open quote, else the row that has no line end, or null. */
    private @Nullable CsvRow end() {
        if (within == Within.QUOTED) {
            throw exception(new Fault(
                    "unclosed-quote",
                    fieldLine,
                    column,
                    fieldStart,
                    "expected a closing quote, found the end of the file",
                    shown(at)));
        }
        if (isBlank()) {
            return null;
        }
        endedInLine = true;
        endedInQuotes = within == Within.AFTER_QUOTE;
        return takeRow(at);
    }

    /** The fault that the next bytes do not fit the encoding. */
    private Fault misfit() {
        return new Fault(
                "wrong-encoding",
                line,
                column,
                base + at,
                String.format(Locale.ROOT, "expected %s, found the byte 0x%02X", charset, bytes[at] & 0xff),
                shown(Math.min(at + 20, buffer.limit())));
    }

    private Fault fieldFault(String code, String message) {
        return new Fault(code, line, column, base + at, message, shown(Math.min(at + 80, buffer.limit())));
    }

    private static Fault fileFault(String code, String message) {
        return new Fault(code, 1, -1, 0, message, "");
    }

    /** The field the next byte belongs to, as text, up to the end of the line or the end of what is given. */
    private String shown(int end) {
        int inBuffer = (int) Math.max(fieldStart - base, 0);
        int length = fieldHeadLength + Math.max(end - inBuffer, 0);
        byte[] field = Arrays.copyOf(fieldHead, Math.min(length, SHOWN_BYTES));
        int copied = Math.max(field.length - fieldHeadLength, 0);
        System.arraycopy(bytes, inBuffer, field, field.length - copied, copied);
        String text = new String(field, charset);
        int lineEnd = within == Within.QUOTED ? -1 : CharMatcher.anyOf("\r\n").indexIn(text);
        return lineEnd < 0 ? text : text.substring(0, lineEnd);
    }

    /** Before bytes leave the buffer: keeps those of the field that is not at its end. */
    private void keepFieldHead(int end) {
        int from = (int) Math.max(fieldStart - base, 0);
        int count = Math.min(end - from, SHOWN_BYTES - fieldHeadLength);
        if (count > 0) {
            System.arraycopy(bytes, from, fieldHead, fieldHeadLength, count);
            fieldHeadLength += count;
        }
    }

    private LoadException exception(Fault what) {
        Place place = Place.of(file.name()).atLine(what.line());
        if (what.column() >= 0) {
            place = place.atColumn(columnName(file.header(), what.column()));
        }
        return LoadException.of(what.code(), place.atByte(what.at()), what.message(), what.rawText());
    }

    /** The name in the header, or {@code #3} for the third column if it has none. */
    static String columnName(List<String> header, int column) {
        return Optional.of(column)
                .filter(index -> index < header.size())
                .map(index -> header.get(index))
                .filter(found -> !Text.isBlank(found))
                .orElse("#" + (column + 1));
    }

    private void classify(char separator) {
        boolean singleBytes = charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1.0f;
        for (int value = 0; value < 256; value++) {
            boolean control = (value < 0x20 && value != '\t') || value == 0x7f;
            if (value >= 0x80 && singleBytes) {
                String one = new String(new byte[] {(byte) value}, charset);
                control = one.length() == 1 && Character.isISOControl(one.charAt(0));
            }
            kinds[value] = control ? CONTROL : TEXT;
        }
        if (charset.equals(StandardCharsets.UTF_8)) {
            kinds[0xc2] = UTF_8_C2;
        }
        kinds['\n'] = LINE_FEED;
        kinds['\r'] = CARRIAGE_RETURN;
        kinds['"'] = QUOTE;
        kinds[separator] = SEPARATOR;
    }
}
