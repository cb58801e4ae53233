package io.github.criticalminerals.io.source;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that are counted, and looked at by somebody else, as they come. */
final class CountedStream extends InputStream {
    /** Who looks at the bytes. */
    interface Watcher {
        /**
         * Looks at bytes, or at the end.
         *
         * @param got how many came, -1 at the end
         * @param total how many have come with them
         */
        void look(byte[] buffer, int offset, int got, long total) throws IOException;
    }

    private final InputStream in;
    private final Watcher watcher;
    private long count;

    CountedStream(InputStream in, Watcher watcher) {
        this.in = in;
        this.watcher = watcher;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = in.read(buffer, offset, length);
        count += Math.max(got, 0);
        watcher.look(buffer, offset, got, count);
        return got;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
