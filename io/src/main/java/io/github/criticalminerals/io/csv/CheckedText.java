package io.github.criticalminerals.io.csv;

import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.Limits;
import io.github.criticalminerals.io.source.SourceStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes text and checks it byte by byte: encoding, control bytes, quotes, and the sizes of fields and rows. Whoever reads
 * from it gets only text that splits into fields without a doubt; the first fault is thrown when everything before it has
 * been read. It needs the same memory for every input.
 */
final class CheckedText extends Reader {
    private static final int CHUNK = PlainRows.CHUNK;
    /** The bytes of a field kept for messages: 80 characters of at most 4 bytes, and some to show that there is more. */
    private static final int SHOWN_BYTES = 400;

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

    private final String name;
    private final SourceStream in;
    private final Charset charset;
    private final Limits limits;
    private final CharsetDecoder decoder;
    private final byte[] kinds = new byte[256];
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).limit(0);
    private final byte[] bytes = buffer.array();
    private List<String> header = List.of();
    private @Nullable Fault fault;
    private boolean ended;

    /** The offset in the file of the first byte of the buffer. */
    private long base;

    private Within within = Within.START;
    private boolean afterReturn;
    private long line = 1;
    private int column;
    private long rowStart;
    private long fieldStart;
    private long fieldLine = 1;
    private final byte[] fieldHead = new byte[SHOWN_BYTES];
    private int fieldHeadLength;

    private final RowStarts rowStarts = new RowStarts();

    /**
     * The text from a row on.
     *
     * @param before the rows before it, and the first bytes of it
     */
    CheckedText(String name, SourceStream in, PlainRows before, Charset charset, char separator, Limits limits) {
        this.name = name;
        this.in = in;
        this.charset = charset;
        this.limits = limits;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        classify(separator);
        base = before.rowStart();
        rowStart = base;
        fieldStart = base;
        line = before.line();
        fieldLine = line;
        buffer.limit(before.takeRest(bytes));
        if (base == 0) {
            boolean more = true;
            while (more && buffer.limit() < 4) {
                more = fill();
            }
            look();
        }
    }

    /** The names to call columns by in messages, once the header is known. */
    void header(List<String> names) {
        header = names;
    }

    /** The bytes before the next row that has not been asked for yet. To be called once for each row, in order. */
    long nextRowStart() {
        return rowStarts.remove();
    }

    /** Whether the text ended inside a line; true only at the end. */
    boolean endedInLine() {
        return ended && (column > 0 || within != Within.START);
    }

    /** Whether the text ended with a closed quote. */
    boolean endedInQuotes() {
        return ended && within == Within.AFTER_QUOTE;
    }

    /** The number of bytes decoded so far, a byte order mark included. */
    long position() {
        return base + buffer.position();
    }

    long line() {
        return line;
    }

    @Override
    public int read(char[] chars, int offset, int length) {
        if (fault != null) {
            throw exception(fault);
        }
        CharBuffer out = CharBuffer.wrap(chars, offset, length);
        while (true) {
            int from = buffer.position();
            CoderResult result = decoder.decode(buffer, out, ended);
            int to = buffer.position();
            int good = check(from, to);
            if (good < to) {
                out.position(offset + new String(bytes, from, good - from, charset).length());
            } else if (result.isError()) {
                fault = misfit(to);
            }
            int decoded = out.position() - offset;
            if (decoded > 0) {
                return decoded;
            }
            if (fault != null) {
                throw exception(fault);
            }
            if (ended) {
                return end();
            }
            fill();
        }
    }

    @Override
    public void close() {
        // The one who opened the stream closes it.
    }

    /** Looks at the first bytes: skips the mark of UTF-8, refuses what is no text in a charset that holds ASCII. */
    private void look() {
        int length = buffer.limit();
        if (length >= 3 && starts(0xef, 0xbb, 0xbf)) {
            if (!charset.equals(StandardCharsets.UTF_8)) {
                fault = fileFault("wrong-encoding", "expected " + charset + ", found the byte order mark of UTF-8");
            }
            buffer.position(3);
            rowStart = 3;
            fieldStart = 3;
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
            String expected =
                    charset.equals(StandardCharsets.ISO_8859_1) ? "an encoding such as UTF-8" : charset.name();
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

    /** Adds bytes after those not decoded yet; false at the end. */
    private boolean fill() {
        keepFieldHead(buffer.position());
        base += buffer.position();
        buffer.compact();
        int count = in.read(bytes, buffer.position(), buffer.remaining());
        ended = count < 0;
        buffer.position(buffer.position() + Math.max(count, 0));
        buffer.flip();
        return !ended;
    }

    /** Checks bytes of the buffer; the index of the first bad one, which is then the fault, or the end. */
    private int check(int from, int to) {
        int i = from;
        while (i < to && fault == null) {
            byte kind = kinds[bytes[i] & 0xff];
            boolean quoted = within == Within.QUOTED;
            if (kind == LINE_FEED && afterReturn) {
                afterReturn = false;
                if (!quoted) {
                    startRow(i + 1);
                }
                i++;
                continue;
            }
            afterReturn = kind == CARRIAGE_RETURN;
            if (kind == TEXT) {
                if (within == Within.START) {
                    within = Within.BARE;
                } else if (within == Within.AFTER_QUOTE) {
                    fault = fieldFault(
                            "text-after-quote",
                            i,
                            "expected a separator or a line end after the closing quote," + " found more text");
                    return i;
                }
                i++;
                while (i < to && kinds[bytes[i] & 0xff] == TEXT) {
                    i++;
                }
            } else if (kind == QUOTE) {
                if (within == Within.BARE) {
                    fault = fieldFault(
                            "quote-in-text", i, "expected a quote only at the start of a field, found one in it");
                    return i;
                }
                within = quoted ? Within.AFTER_QUOTE : Within.QUOTED;
                i++;
            } else if (kind == CONTROL || (kind == UTF_8_C2 && (bytes[i + 1] & 0xff) < 0xa0)) {
                int code = kind == CONTROL ? bytes[i] & 0xff : bytes[i + 1] & 0xff;
                fault = fieldFault(
                        "control-byte",
                        i,
                        String.format(Locale.ROOT, "expected text, found the control " + "character 0x%02X", code));
                return i;
            } else if (kind == UTF_8_C2) {
                // The whole character, so that its second byte is not looked at alone; then as for TEXT.
                if (within == Within.AFTER_QUOTE) {
                    fault = fieldFault(
                            "text-after-quote",
                            i,
                            "expected a separator or a line end after the closing quote," + " found more text");
                    return i;
                }
                within = quoted ? Within.QUOTED : Within.BARE;
                i += 2;
            } else {
                if (quoted) {
                    line += kind == SEPARATOR ? 0 : 1;
                } else if (kind == SEPARATOR) {
                    endField(i);
                } else {
                    endRow(i);
                }
                i++;
            }
        }
        if (fault == null) {
            checkSizes(base + to);
        }
        return fault == null ? to : Math.min(i, to);
    }

    private void endField(int at) {
        checkSizes(base + at);
        column++;
        if (column >= limits.columns() && fault == null) {
            fault = new Fault(
                    "too-many-columns",
                    line,
                    -1,
                    base + at,
                    "expected at most " + limits.columns() + " columns, found more",
                    "");
        }
        startField(at + 1);
    }

    private void endRow(int at) {
        checkSizes(base + at);
        rowStarts.add(rowStart);
        line++;
        startRow(at + 1);
    }

    private void startRow(int at) {
        column = 0;
        rowStart = base + at;
        startField(at);
    }

    private void startField(int at) {
        within = Within.START;
        fieldStart = base + at;
        fieldLine = line;
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

    /** At the end of the file: a fault in an open quote, else the last row and -1. */
    private int end() {
        if (within == Within.QUOTED) {
            throw exception(new Fault(
                    "unclosed-quote",
                    fieldLine,
                    column,
                    fieldStart,
                    "expected a closing quote, found the end of the file",
                    shown(buffer.position())));
        }
        rowStarts.add(rowStart);
        return -1;
    }

    /** The fault that the bytes at an index do not fit the encoding. */
    private Fault misfit(int at) {
        return new Fault(
                "wrong-encoding",
                line,
                column,
                base + at,
                String.format(Locale.ROOT, "expected %s, found the byte 0x%02X", charset, bytes[at] & 0xff),
                shown(Math.min(at + 20, buffer.limit())));
    }

    private Fault fieldFault(String code, int at, String message) {
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
        int lineEnd = within == Within.QUOTED ? -1 : firstLineEnd(text);
        return lineEnd < 0 ? text : text.substring(0, lineEnd);
    }

    private static int firstLineEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return i;
            }
        }
        return -1;
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
        Place place = Place.of(name).atLine(what.line());
        if (what.column() >= 0) {
            place = place.atColumn(columnName(header, what.column()));
        }
        return LoadException.of(what.code(), place.atByte(what.at()), what.message(), what.rawText());
    }

    /** The name in the header, or {@code #3} for the third column if it has none. */
    static String columnName(List<String> header, int column) {
        return Optional.of(column)
                .filter(index -> index < header.size())
                .map(index -> header.get(index).strip())
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

    /** A queue of offsets. It never holds more than the rows in one read. */
    private static final class RowStarts {
        private long[] starts = new long[16];
        private int first;
        private int size;

        void add(long start) {
            if (size == starts.length) {
                long[] larger = new long[2 * size];
                for (int i = 0; i < size; i++) {
                    larger[i] = starts[(first + i) % size];
                }
                starts = larger;
                first = 0;
            }
            starts[(first + size) % starts.length] = start;
            size++;
        }

        long remove() {
            long start = starts[first];
            first = (first + 1) % starts.length;
            size--;
            return start;
        }
    }
}
