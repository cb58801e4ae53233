package io.github.criticalminerals.io.source;

import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The size of a zip archive's list of entries, which the JDK reads into memory whole: looked at before that. */
final class ZipDirectory {
    /** What an entry of the list takes at most, its name with some folders and its times included (bytes). */
    private static final long ENTRY_BYTES = 1024;

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_BYTES = 56;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int MOST_COMMENT = 0xffff;
    private static final long IN_64 = 0xffffffffL;

    private ZipDirectory() {}

    /** Refuses a file whose last bytes say that the list is longer than the limits allow. */
    static void require(String name, Path file, Limits limits) throws IOException {
        long most = ENTRY_BYTES * limits.entries();
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            ByteBuffer tail = read(channel, Math.max(0, size - END_BYTES - MOST_COMMENT - LOCATOR_64_BYTES), size);
            long base = size - tail.limit();
            for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
                if (tail.getInt(at) != END) {
                    continue;
                }
                long bytes = tail.getInt(at + 12) & IN_64;
                boolean in64 = bytes == IN_64
                        || (tail.getInt(at + 16) & IN_64) == IN_64
                        || (tail.getShort(at + 10) & 0xffff) == 0xffff;
                if (in64 && at >= LOCATOR_64_BYTES && tail.getInt(at - LOCATOR_64_BYTES) == LOCATOR_64) {
                    long end = tail.getLong(at - LOCATOR_64_BYTES + 8);
                    if (end >= 0 && end <= size - END_64_BYTES) {
                        ByteBuffer end64 = read(channel, end, end + END_64_BYTES);
                        bytes = end64.getInt(0) == END_64 ? end64.getLong(40) : bytes;
                    }
                }
                boolean possible = Long.compareUnsigned(bytes, base + at) <= 0;
                if (possible && bytes > most) {
                    throw LoadException.of(
                            "too-many-entries",
                            Place.of(name),
                            "expected a list of entries of at most " + most + " bytes, found one of " + bytes);
                }
            }
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        long at = from;
        int count = 0;
        while (bytes.hasRemaining() && count >= 0) {
            count = channel.read(bytes, at);
            at += Math.max(count, 0);
        }
        return bytes.flip();
    }
}
