package io.github.criticalminerals.io.source;

import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.io.report.LoadException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Named bytes to load: a file, a stream, a text or an entry of a {@link ZipArchive}.
 *
 * <p>Gzip is recognised by its first two bytes and unpacked on the way, whatever the name says. A source made of a
 * stream can be opened once; every other one as often as you like.
 *
 * <pre>{@code
 * DataSource.of(Path.of("MCS2025_World_Data.csv")).withSha256("7a52...")
 * DataSource.of("upload", inputStream)
 * DataSource.ofText("typed in", "country,amount\nChina,7\n")
 * }</pre>
 */
public final class DataSource {
    /** How many bytes {@link #head()} returns at most: 64 KiB. */
    public static final int HEAD_BYTES = 64 << 10;

    private static final int MOST_IN_MEMORY = 256 << 20;

    private final String name;
    private final Opener opener;
    private final Limits limits;
    private final @Nullable String sha256;
    private final @Nullable Long rows;

    private final @Nullable Progress progress;

    private DataSource(
            String name,
            Opener opener,
            Limits limits,
            @Nullable String sha256,
            @Nullable Long rows,
            @Nullable Progress progress) {
        this.name = name;
        this.opener = opener;
        this.limits = limits;
        this.sha256 = sha256;
        this.rows = rows;
        this.progress = progress;
    }

    /**
     * A file.
     *
     * @param path the file; it is opened when it is read, not before
     * @return the source, named like the file without its folder
     */
    public static DataSource of(Path path) {
        Path file = path.getFileName();
        return of(file == null ? path.toString() : file.toString(), new Opener() {
            @Override
            public InputStream open() throws IOException {
                requireFile(path);
                return Files.newInputStream(path);
            }

            @Override
            public OptionalLong size() {
                try {
                    return OptionalLong.of(Files.size(path));
                } catch (IOException e) {
                    return OptionalLong.empty();
                }
            }

            @Override
            public Optional<Path> path() {
                return Optional.of(path);
            }
        });
    }

    /**
     * A stream, which is read and closed by the load. It can be opened once.
     *
     * @param name what messages call it, not blank
     * @param stream the bytes
     * @return the source
     */
    public static DataSource of(String name, InputStream stream) {
        Objects.requireNonNull(stream, "stream is required");
        return of(name, new Once(name, stream));
    }

    /**
     * A text, read as UTF-8.
     *
     * @param name what messages call it, not blank
     * @param text the text
     * @return the source
     */
    public static DataSource ofText(String name, String text) {
        return ofBytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Bytes in memory.
     *
     * @param name what messages call them, not blank
     * @param bytes the bytes, copied
     * @return the source
     */
    public static DataSource ofBytes(String name, byte... bytes) {
        byte[] copy = bytes.clone();
        return of(name, ofMemory(copy));
    }

    /** A pipe or a device may never end, or be had once only. */
    private static void requireFile(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileSystemException(
                    path.toString(), null, Files.isDirectory(path) ? "a folder" : "a pipe or a device and no file");
        }
    }

    static DataSource of(String name, Opener opener) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must name a file or a stream, but was blank");
        }
        return new DataSource(name, opener, Limits.DEFAULT, null, null, null);
    }

    /**
     * This source, or one of the same bytes in memory if it is a stream, which could be opened once only.
     *
     * @return a source that can be opened as often as you like
     * @throws LoadException {@code stream-too-long} if it is a stream of more than 256 MiB, as it lies there
     */
    public DataSource reopenable() {
        if (!(opener instanceof Once)) {
            return this;
        }
        try (InputStream stream = openRaw()) {
            byte[] bytes = new CountedStream(stream, (buffer, at, got, total) -> LoadException.ifInterrupted(name))
                    .readNBytes(MOST_IN_MEMORY + 1);
            if (bytes.length > MOST_IN_MEMORY) {
                throw LoadException.of(
                        "stream-too-long",
                        Place.of(name),
                        "expected a stream of at most " + MOST_IN_MEMORY + " bytes, found more; load it from a file");
            }
            return new DataSource(name, ofMemory(bytes), limits, sha256, rows, progress);
        } catch (IOException e) {
            throw SourceStream.failure(name, e);
        }
    }

    /** This source under another name. */
    DataSource named(String newName) {
        return new DataSource(newName, opener, limits, sha256, rows, progress);
    }

    /**
     * Returns a copy with other limits than {@link Limits#DEFAULT}.
     *
     * @param newLimits how much it may hold
     * @return a source of the same bytes
     */
    public DataSource withLimits(Limits newLimits) {
        return new DataSource(
                name, opener, Objects.requireNonNull(newLimits, "newLimits is required"), sha256, rows, progress);
    }

    /**
     * Returns a copy with the sha256 that its bytes must have: a load of other bytes ends with a {@link LoadException}.
     *
     * @param hex 64 hexadecimal digits, of the bytes as they lie in the file (gzip still packed)
     * @return a source of the same bytes
     * @throws IllegalArgumentException if it is no sha256
     */
    public DataSource withSha256(String hex) {
        return new DataSource(name, opener, limits, SourceStream.requireSha256(hex), rows, progress);
    }

    /**
     * Returns a copy with the number of rows that it must have: a load that reads more or fewer ends with a {@link
     * LoadException}.
     *
     * @param newRows the rows, header and blank lines not counted, at least 0
     * @return a source of the same bytes
     */
    public DataSource withRows(long newRows) {
        if (newRows < 0) {
            throw new IllegalArgumentException("rows must be at least 0, but was " + newRows);
        }
        return new DataSource(name, opener, limits, sha256, newRows, progress);
    }

    /**
     * Returns a copy that tells how far each of its loads is: bytes read, as they lie in the source, of all bytes;
     * where their number is not known, as of a stream, of those read so far. A workbook is told part by part.
     *
     * @param newProgress is told after every read, of some kilobytes each
     * @return a source of the same bytes
     */
    public DataSource withProgress(Progress newProgress) {
        return new DataSource(
                name, opener, limits, sha256, rows, Objects.requireNonNull(newProgress, "newProgress is required"));
    }

    /**
     * Returns a source of other bytes that were made of this one's, such as a sheet as text: it has this one's limits
     * and number of rows, and reports this one's sha256.
     *
     * @param newName what messages call it
     * @param bytes gives the bytes, from the beginning at each call; what it throws as a {@link LoadException} ends the
     *     load
     * @param originalSha256 gives the sha256 of the bytes that they were made of, when the bytes have been read
     * @return the source of the bytes
     */
    public DataSource withBytes(String newName, Supplier<InputStream> bytes, Supplier<String> originalSha256) {
        return new DataSource(
                newName,
                new Opener() {
                    @Override
                    public InputStream open() {
                        return bytes.get();
                    }

                    @Override
                    public Optional<Supplier<String>> originalSha256() {
                        return Optional.of(originalSha256);
                    }
                },
                limits,
                null,
                rows,
                progress);
    }

    Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    OptionalLong size() {
        return opener.size();
    }

    Optional<Supplier<String>> originalSha256() {
        return opener.originalSha256();
    }

    @Nullable
    String expectedSha256() {
        return sha256;
    }

    /** {@return what messages call it} */
    public String name() {
        return name;
    }

    /** {@return how much it may hold} */
    public Limits limits() {
        return limits;
    }

    /** {@return the number of rows it must have, or empty if any number will do} */
    public OptionalLong expectedRows() {
        return rows == null ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    /**
     * Opens the bytes, unpacked if they are gzip. Close them.
     *
     * @return the bytes
     * @throws LoadException if they cannot be read
     * @throws IllegalStateException if they are a stream that was opened before
     */
    public SourceStream open() {
        return new SourceStream(this, openRaw(), false);
    }

    /**
     * The first bytes, to see what the source holds. A stream can still be opened afterwards.
     *
     * @return at most {@value #HEAD_BYTES} bytes, unpacked if they are gzip
     * @throws LoadException if they cannot be read
     */
    public byte[] head() {
        if (opener instanceof Once once) {
            return once.head(this);
        }
        try (SourceStream stream = new SourceStream(this, openRaw(), true)) {
            return stream.head(HEAD_BYTES);
        }
    }

    InputStream openRaw() {
        try {
            return opener.open();
        } catch (IOException e) {
            throw SourceStream.failure(name, e);
        }
    }

    Optional<Path> path() {
        return opener.path();
    }

    /** For people: the name. */
    @Override
    public String toString() {
        return name;
    }

    private static Opener ofMemory(byte... bytes) {
        return new Opener() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public OptionalLong size() {
                return OptionalLong.of(bytes.length);
            }
        };
    }

    /** How the bytes are had. */
    interface Opener {
        InputStream open() throws IOException;

        /** The file that holds exactly these bytes, if there is one. */
        default Optional<Path> path() {
            return Optional.empty();
        }

        /** How many bytes there are, if that is known before they are read. */
        default OptionalLong size() {
            return OptionalLong.empty();
        }

        /** The sha256 to report, if it is not that of these bytes. */
        default Optional<Supplier<String>> originalSha256() {
            return Optional.empty();
        }
    }

    /** A stream that can be looked into and then read once. */
    private static final class Once implements Opener {
        private final String name;
        private final InputStream stream;
        private byte[] seen = new byte[0];
        private boolean opened;

        Once(String name, InputStream stream) {
            this.name = name;
            this.stream = stream;
        }

        byte[] head(DataSource source) {
            requireUnopened();
            if (seen.length == 0) {
                try {
                    seen = stream.readNBytes(HEAD_BYTES);
                } catch (IOException e) {
                    throw SourceStream.failure(name, e);
                }
            }
            try (SourceStream start = new SourceStream(source, new ByteArrayInputStream(seen), true)) {
                return start.head(HEAD_BYTES);
            }
        }

        @Override
        public InputStream open() {
            requireUnopened();
            opened = true;
            return seen.length == 0 ? stream : new SequenceInputStream(new ByteArrayInputStream(seen), stream);
        }

        private void requireUnopened() {
            if (opened) {
                throw new IllegalStateException(
                        name + " is a stream and was read before; load a file or a text to read it again");
            }
        }
    }
}
