package io.github.criticalminerals.io.csv;

import io.github.criticalminerals.io.source.SourceStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a source, block by block. Where others help, blocks end with a line end if they have one, some are kept
 * ahead, and whoever comes first reads the next block and the rows of each: the others, or the one who wants them.
 */
final class Blocks {
    /** Where rows are read from bytes: so many that what is done with a block is not often done. */
    private static final int LARGE = 1 << 18;

    static final int SIZE = 1 << 16;
    private static final int MOST_AHEAD = 2;

    private final SourceStream in;
    private Block current = new Block(SIZE);
    private @Nullable RowBytes reader;
    private @Nullable Crew crew;

    // What others change too, with this object's lock
    private final ArrayDeque<Block> ahead = new ArrayDeque<>();
    private final ArrayDeque<Block> free = new ArrayDeque<>();
    private Block last = current;
    /** The reading of the block behind the last one; null if nobody is to read it. */
    private @Nullable FutureTask<?> reading;

    // With the lock of the source
    private boolean closed;

    /** Bytes that were read, those from the buffer's position on not looked at yet. */
    static final class Block {
        private final int room;
        private final byte[] bytes;
        private final ByteBuffer buffer;
        /** How many bytes there are; those behind the buffer's limit begin the next block. */
        private int size;
        /** The first that no block before had. */
        private int first;
        /** How many bytes the source had given with these. */
        private long given;

        private boolean lines;
        private boolean ended;
        /** Why there is no block. */
        private @Nullable RuntimeException failure;
        /** Why there is no block behind this one. */
        private @Nullable RuntimeException fault;

        private @Nullable FutureTask<RowBytes.Part> part;

        Block(int room) {
            this.room = room;
            this.bytes = new byte[room + RowBytes.BEHIND];
            this.buffer = ByteBuffer.wrap(bytes).limit(0);
        }

        byte[] bytes() {
            return bytes;
        }

        ByteBuffer buffer() {
            return buffer;
        }

        /** Whether the source has no more bytes than these. */
        boolean ended() {
            return ended;
        }

        /** Takes the bytes of a block from an index on, and those that come next, to the end of a line if asked for. */
        private void read(SourceStream in, Block before, int from, boolean toLineEnd) {
            if (before.fault != null) {
                throw before.fault;
            }
            lines = toLineEnd;
            fault = null;
            int known = Math.max(0, before.buffer.position() - from);
            size = before.size - from;
            System.arraycopy(before.bytes, from, bytes, 0, size);
            first = size;
            int read;
            do {
                read = size < room ? read(in, size > first) : -1;
                size += Math.max(read, 0);
                // An archive gives some kilobytes at once
            } while (read > 0 && room == LARGE && !Thread.currentThread().isInterrupted());
            given = in.given();
            ended = read < 0 && size < room && fault == null;
            int limit = lines ? lastLineEnd(0) : size;
            limit = limit == 0 ? size : limit;
            buffer.limit(limit).position(Math.min(known, limit));
            if (limit == size) {
                bytes[size] = 0;
            }
        }

        /** Reads more bytes; a fault is left to the next block if this one has some. */
        private int read(SourceStream in, boolean hasSome) {
            try {
                return in.readAhead(bytes, size, room - size);
            } catch (RuntimeException e) {
                if (!hasSome) {
                    throw e;
                }
                fault = e;
                return -1;
            }
        }

        /** Leaves what is behind the last line that ends, of those from an index on, to the next block. */
        private void endWithLine(int from) {
            int end = ended ? 0 : lastLineEnd(from);
            if (end > 0) {
                lines = true;
                buffer.limit(end);
            }
        }

        /** Behind the last line feed from an index on, or 0. */
        private int lastLineEnd(int from) {
            int end = size;
            while (end > from && bytes[end - 1] != '\n') {
                end--;
            }
            return end > from ? end : 0;
        }

        /** Whether the next block begins with a line, whatever is done with this one. */
        private boolean endsWithLine() {
            return lines && failure == null && !ended && buffer.limit() > 0 && bytes[buffer.limit() - 1] == '\n';
        }
    }

    Blocks(SourceStream in) {
        this.in = in;
    }

    Block current() {
        return current;
    }

    /** Says who reads rows, from an index of this block on, and who helps with it. */
    void reader(RowBytes rows, int from, @Nullable Crew helpers) {
        reader = rows;
        crew = helpers;
        if (helpers != null && last == current) {
            in.digestLater();
            current.endWithLine(from);
            readOn(helpers);
        }
    }

    /** Goes on to the next block; it begins with what is left of this one from an index on. */
    Block next(int from) {
        if (crew == null) {
            Block before = current;
            current = reader == null || before.room == LARGE ? before : new Block(LARGE);
            current.read(in, before, from, false);
            last = current;
            in.tell();
            return current;
        }
        Block before = current;
        current = taken(crew, from);
        if (current.failure != null) {
            throw current.failure;
        }
        in.tell();
        in.digest(current.bytes, current.first, current.size - current.first, current.given);
        if (before.room == LARGE) {
            free(before);
        }
        readOn(crew);
        return current;
    }

    private Block taken(Crew helpers, int from) {
        while (true) {
            FutureTask<?> next;
            synchronized (this) {
                Block block = ahead.poll();
                if (block != null) {
                    return block;
                }
                next = reading == null ? reading(helpers, from) : reading;
            }
            helpers.await(next);
        }
    }

    private synchronized void free(Block block) {
        free.add(block);
    }

    /** Others read no more of the source. */
    void close() {
        synchronized (in) {
            closed = true;
        }
    }

    /** Has the block behind the last one read, if that is needed. */
    private synchronized void readOn(Crew helpers) {
        if (reading == null && ahead.size() < MOST_AHEAD && last.endsWithLine()) {
            helpers.soon(reading(helpers, last.buffer.limit()));
        }
    }

    private synchronized FutureTask<?> reading(Crew helpers, int from) {
        FutureTask<?> task = new FutureTask<>(() -> readAhead(helpers, from), null);
        reading = task;
        return task;
    }

    /** Reads the block behind the last one from an index of that on. A fault is kept until its turn has come. */
    private void readAhead(Crew helpers, int from) {
        Block block;
        synchronized (this) {
            block = free.isEmpty() ? new Block(LARGE) : free.remove();
        }
        block.failure = null;
        block.part = null;
        try {
            synchronized (in) {
                if (closed) {
                    return;
                }
                block.read(in, last, from, true);
            }
            if (reader != null) {
                RowBytes rows = reader;
                int limit = block.buffer.limit();
                block.part = new FutureTask<>(() -> rows.read(block.bytes, 0, limit));
                helpers.soon(block.part);
            }
        } catch (RuntimeException e) {
            block.failure = e;
        }
        synchronized (this) {
            last = block;
            ahead.add(block);
            reading = null;
        }
        readOn(helpers);
    }

    /** The rows of this block from an index on. */
    RowBytes.Part part(RowBytes rows, int from) {
        FutureTask<RowBytes.Part> part = current.part;
        current.part = null;
        return part == null || crew == null || from > 0
                ? rows.read(current.bytes, from, current.buffer.limit())
                : crew.await(part);
    }
}
