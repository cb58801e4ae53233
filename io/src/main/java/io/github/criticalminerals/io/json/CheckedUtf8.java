package io.github.criticalminerals.io.json;

import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.SourceStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Gives bytes on only if they are UTF-8: no overlong form, no surrogate, nothing above U+10FFFF, nothing cut. It
 * remembers the last of them for messages.
 */
final class CheckedUtf8 extends InputStream {
    /** More than Jackson asks for at once, so that what it stumbles over is still there. */
    private static final int KEPT = 1 << 14;

    /** How much of a line is shown before the place of a fault (bytes). */
    private static final int SHOWN_BEFORE = 30;

    /** How much is shown in all (bytes); an issue keeps 80 characters of it. */
    private static final int SHOWN = 400;

    private final String name;
    private final InputStream in;
    private byte[] kept = new byte[0];
    private long end;
    private long line = 1;
    private boolean afterReturn;
    private int missing;
    private int low = 0x80;
    private int high = 0xbf;
    private @Nullable LoadException fault;

    CheckedUtf8(String name, SourceStream stream) throws IOException {
        this.name = name;
        PushbackInputStream pushback = new PushbackInputStream(stream, 4);
        byte[] head = pushback.readNBytes(4);
        requireUtf8(name, head);
        pushback.unread(head);
        this.in = pushback;
    }

    private static void requireUtf8(String name, byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        String found = null;
        if (start.startsWith("\u00ff\u00fe\0\0")
                || start.startsWith("\0\0\u00fe\u00ff")
                || start.startsWith("\0\0\0")
                || start.endsWith("\0\0\0")) {
            found = "UTF-32";
        } else if (start.startsWith("\u00ff\u00fe") || (start.length() > 1 && start.charAt(1) == 0)) {
            found = "UTF-16LE";
        } else if (start.startsWith("\u00fe\u00ff") || (start.length() > 1 && start.charAt(0) == 0)) {
            found = "UTF-16BE";
        } else if (start.startsWith("PK\u0003\u0004")) {
            found = "a zip archive, such as .zip or .xlsx";
        }
        if (found != null) {
            throw LoadException.of(
                    "wrong-encoding", Place.of(name).atLine(1).atByte(0), "expected UTF-8, found " + found);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (fault != null) {
            throw fault;
        }
        int count = in.read(buffer, offset, length);
        if (count < 0) {
            if (missing > 0) {
                throw misfit("the end of the file");
            }
            return -1;
        }
        int good = 0;
        while (good < count && fits(buffer[offset + good] & 0xff)) {
            good++;
        }
        keep(buffer, offset, count);
        end += good;
        if (good < count) {
            fault = misfit(String.format(Locale.ROOT, "the byte 0x%02X", buffer[offset + good] & 0xff));
            if (good == 0) {
                throw fault;
            }
        }
        return good;
    }

    /** Takes the next byte: first by what must come, then by what it says must come after it. */
    private boolean fits(int next) {
        if (missing > 0) {
            if (next < low || next > high) {
                return false;
            }
            missing--;
            low = 0x80;
            high = 0xbf;
            return true;
        }
        if (next < 0x80) {
            line += next == '\r' || (next == '\n' && !afterReturn) ? 1 : 0;
            afterReturn = next == '\r';
            return true;
        }
        missing = next < 0xe0 ? 1 : next < 0xf0 ? 2 : 3;
        low = next == 0xe0 ? 0xa0 : next == 0xf0 ? 0x90 : 0x80;
        high = next == 0xed ? 0x9f : next == 0xf4 ? 0x8f : 0xbf;
        return next >= 0xc2 && next <= 0xf4;
    }

    private LoadException misfit(String found) {
        return LoadException.of(
                "wrong-encoding",
                Place.of(name).atLine(line).atByte(end),
                "expected UTF-8, found " + found,
                around(end));
    }

    private void keep(byte[] buffer, int offset, int count) {
        int before = Math.min(kept.length, Math.max(KEPT - count, 0));
        byte[] both = new byte[before + count];
        System.arraycopy(kept, kept.length - before, both, 0, before);
        System.arraycopy(buffer, offset, both, before, count);
        kept = both;
    }

    /** The text at a byte: its line, from a little before it. */
    String around(long at) {
        long first = Math.max(end - kept.length, 0);
        int index = (int) Math.min(Math.max(at - first, 0), kept.length);
        int from = index;
        while (from > 0 && index - from < SHOWN_BEFORE && kept[from - 1] != '\n' && kept[from - 1] != '\r') {
            from--;
        }
        while (from < index && (kept[from] & 0xc0) == 0x80) {
            from++;
        }
        int to = index;
        while (to < kept.length && to - from < SHOWN && kept[to] != '\n' && kept[to] != '\r') {
            to++;
        }
        return new String(kept, from, to - from, StandardCharsets.UTF_8);
    }
}
