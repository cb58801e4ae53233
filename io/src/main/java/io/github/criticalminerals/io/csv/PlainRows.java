package io.github.criticalminerals.io.csv;

import io.github.criticalminerals.io.source.Limits;
import io.github.criticalminerals.io.source.SourceStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fast way for rows that leave no doubt: printable ASCII and tabs without a quote, a line feed at the end, as many
 * fields as the row before, all sizes within the limits. It reads up to the first other row, or the end of the file,
 * and leaves everything from there on, faults too, to {@link CheckedRows}.
 */
final class PlainRows {
    static final int CHUNK = 1 << 16;

    private final SourceStream in;
    private final Limits limits;
    private final boolean[] isText = new boolean[256];
    private final byte separator;
    /** One more than is read into: 0 behind the last byte stops every number. */
    private final byte[] bytes = new byte[CHUNK + 1];
    /** Where each field of the row ends, in the buffer. */
    private final int[] ends;

    private int fields;
    private int from;
    private int limit;
    /** The offset in the file of the first byte of the buffer. */
    private long base;

    private long line = 1;

    PlainRows(SourceStream in, char separator, Limits limits) {
        this.in = in;
        this.limits = limits;
        this.separator = (byte) separator;
        this.ends = new int[limits.columns()];
        Arrays.fill(isText, ' ', 0x7f, true);
        isText['\t'] = true;
        isText['"'] = false;
        isText[separator] = false;
    }

    /** The next row; null if it is not plain, or there is none. */
    @Nullable
    CsvRow next(CsvRow.File file) {
        int count = split();
        if (count == 0 || (fields > 0 && count != fields)) {
            return null;
        }
        fields = count;
        String[] texts = new String[count];
        int start = from;
        for (int i = 0; i < count; i++) {
            texts[i] = new String(bytes, start, ends[i] - start, StandardCharsets.ISO_8859_1);
            start = ends[i] + 1;
        }
        CsvRow row = new CsvRow(file, line, base + from, texts, CsvRow.NONE_QUOTED);
        from = start;
        line++;
        return row;
    }

    /** Gives the bytes of the next rows to a reader as far as it takes them; how many it took. */
    long take(RowBytes reader) {
        long taken = 0;
        do {
            int before = from - 1;
            while (from > before) {
                before = from;
                from = reader.take(bytes, from, limit);
                taken++;
            }
            taken--;
        } while (!holdsRow() && fill());
        line += taken;
        return taken;
    }

    /** Whether a row ends in the buffer. */
    private boolean holdsRow() {
        for (int at = from; at < limit; at++) {
            if (bytes[at] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** The offset in the file of the first row that was not given. */
    long rowStart() {
        return base + from;
    }

    /** The line of the first row that was not given. */
    long line() {
        return line;
    }

    /** Moves the bytes that were read and not given into a buffer of {@link #CHUNK} bytes; their number. */
    int takeRest(byte[] buffer) {
        int count = limit - from;
        System.arraycopy(bytes, from, buffer, 0, count);
        return count;
    }

    /** Finds the ends of the fields of the next row; their number, or 0 if the row is not plain. */
    private int split() {
        int count = 0;
        int start = from;
        int at = from;
        while (true) {
            while (at < limit && isText[bytes[at] & 0xff]) {
                at++;
            }
            if (at == limit) {
                int move = from;
                if (!fill()) {
                    return 0;
                }
                at -= move;
                start -= move;
                for (int i = 0; i < count; i++) {
                    ends[i] -= move;
                }
                continue;
            }
            boolean rowEnds = bytes[at] == '\n';
            boolean blank = rowEnds && at == from;
            if ((!rowEnds && bytes[at] != separator)
                    || blank
                    || at - start > limits.fieldBytes()
                    || at - from > limits.rowBytes()
                    || count == ends.length) {
                return 0;
            }
            ends[count++] = at;
            start = ++at;
            if (rowEnds) {
                return count;
            }
        }
    }

    /** Reads more bytes behind the row that is begun; false if there are none or the buffer is full. */
    private boolean fill() {
        System.arraycopy(bytes, from, bytes, 0, limit - from);
        base += from;
        limit -= from;
        from = 0;
        int count = limit == CHUNK ? -1 : in.read(bytes, limit, CHUNK - limit);
        limit += Math.max(count, 0);
        bytes[limit] = 0;
        return count >= 0;
    }
}
