package io.github.criticalminerals.io.source;

import com.google.common.base.Suppliers;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.issue.Progress;
import io.github.criticalminerals.io.report.LoadException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The opened bytes of a {@link DataSource}, unpacked if they were gzip.
 *
 * <p>A failure to read is a {@link LoadException}, with the code {@code cannot-read}, {@code damaged-archive} or {@code
 * unpacks-to-too-much}.
 */
public final class SourceStream extends InputStream {
    private static final int GZIP_MAGIC = 0x1f8b;

    private final String name;
    private final Limits limits;
    private final @Nullable String expectedSha256;
    private final Optional<Supplier<String>> originalSha256;
    private final Optional<Progress> progress;
    private final OptionalLong size;
    private final Sha256 sha256 = new Sha256();
    private final CountedStream raw;
    private final InputStream in;
    private final boolean packed;
    private long given;
    private boolean digestsLater;

    /**
     * The opened bytes of a source.
     *
     * @param onlyLooking whether the first bytes are looked at, which is no load
     */
    SourceStream(DataSource source, InputStream bytes, boolean onlyLooking) {
        this.name = source.name();
        this.limits = source.limits();
        this.expectedSha256 = onlyLooking ? null : source.expectedSha256();
        this.originalSha256 = source.originalSha256();
        this.progress = onlyLooking ? Optional.empty() : source.progress();
        this.size = progress.isPresent() ? source.size() : OptionalLong.empty();
        this.raw = new CountedStream(bytes, (buffer, offset, got, total) -> {
            if (!digestsLater) {
                sha256.update(buffer, offset, got, total);
            }
        });
        try {
            BufferedInputStream buffered = new BufferedInputStream(raw);
            buffered.mark(2);
            byte[] magic = buffered.readNBytes(2);
            buffered.reset();
            this.packed = magic.length == 2 && (((magic[0] & 0xff) << 8) | (magic[1] & 0xff)) == GZIP_MAGIC;
            this.in = packed ? new GZIPInputStream(buffered, 1 << 13) : buffered;
        } catch (IOException e) {
            closeQuietly(bytes);
            throw failure(name, e);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        LoadException.ifInterrupted(name);
        int count = readAhead(buffer, offset, length);
        tell();
        return count;
    }

    /**
     * Reads as {@link #read(byte[], int, int)} does, in whichever thread, one at a time: it neither ends on an
     * interrupt nor tells of progress, which {@link #tell} does in the thread of the load.
     *
     * @param buffer where the bytes go
     * @param offset where the first goes
     * @param length the most that are read
     * @return how many were read, or -1 at the end
     */
    public int readAhead(byte[] buffer, int offset, int length) {
        try {
            int count = in.read(buffer, offset, length);
            given += Math.max(count, 0);
            if (packed) {
                limit(name, given, raw.count(), limits);
            }
            return count;
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    /** {@return how many bytes were read} */
    public long given() {
        return given;
    }

    /**
     * From now on {@link #digest} is told the bytes that were read, so that who reads ahead need not digest them. Not
     * those of gzip: the sha256 is of the packed ones.
     */
    public void digestLater() {
        digestsLater = !packed;
    }

    /**
     * Digests bytes that were read, all in their order; those that were digested as they came are passed over.
     *
     * @param end what {@link #given} was behind the last of them
     * @throws IllegalStateException if bytes before them were left out
     */
    public void digest(byte[] buffer, int offset, int length, long end) {
        if (digestsLater) {
            long fresh = end - sha256.total;
            if (fresh > length) {
                throw new IllegalStateException(
                        "bytes must be digested in their order, but " + (fresh - length) + " were left out");
            }
            sha256.update(buffer, offset + length - (int) fresh, (int) fresh, end);
        }
    }

    /** Ends the load if its thread, which calls this, was interrupted; else says how far it is. */
    public void tell() {
        LoadException.ifInterrupted(name);
        if (progress.isPresent()) {
            progress.get().at(raw.count(), Math.max(raw.count(), size.orElse(0)));
        }
    }

    /**
     * Reads what is left, and compares the sha256 with the expected one if the source has one.
     *
     * @return gives the sha256 of the bytes as they lie in the source, gzip still packed: 64 hexadecimal digits in
     *     lower case
     * @throws LoadException if the bytes have another sha256 than was expected, or cannot be read
     */
    public Supplier<String> finish() {
        byte[] rest = new byte[1 << 13];
        int count = 0;
        while (count >= 0) {
            count = read(rest, 0, rest.length);
            digest(rest, 0, Math.max(count, 0), given);
        }
        try {
            while (raw.read(rest, 0, rest.length) >= 0) {
                LoadException.ifInterrupted(name);
            }
        } catch (IOException e) {
            throw failure(name, e);
        }
        Supplier<String> found = originalSha256.orElseGet(sha256::text);
        if (expectedSha256 != null && !expectedSha256.equals(found.get())) {
            throw LoadException.of(
                    "sha256-mismatch", Place.of(name), "expected sha256 " + expectedSha256 + ", found " + found.get());
        }
        return found;
    }

    @Override
    public void close() {
        closeQuietly(in);
    }

    /** The first bytes; a packed start that is cut off ends where it stops making sense. */
    byte[] head(int length) {
        byte[] bytes = new byte[length];
        int count = 0;
        try {
            int got = in.read(bytes, 0, length);
            while (got > 0) {
                count += got;
                got = in.read(bytes, count, length - count);
            }
        } catch (EOFException e) {
            // The packed bytes seen so far stop in the middle; what came out of them is the head.
        } catch (IOException e) {
            throw failure(name, e);
        }
        return Arrays.copyOf(bytes, count);
    }

    static void limit(String name, long unpacked, long packed, Limits limits) {
        if (unpacked > limits.unpackedBytes()) {
            throw LoadException.of(
                    "unpacks-to-too-much",
                    Place.of(name),
                    "expected at most " + limits.unpackedBytes() + " bytes to come out, found more");
        }
        if (unpacked > Limits.RATIO_FREE_BYTES && unpacked / limits.unpackedRatio() > packed) {
            throw LoadException.of(
                    "unpacks-to-too-much",
                    Place.of(name),
                    "expected at most " + limits.unpackedRatio() + " bytes to come out of one packed byte, found more");
        }
    }

    static LoadException failure(String name, IOException e) {
        Place place = Place.of(name);
        if (e instanceof ClosedByInterruptException) {
            return LoadException.interrupted(name);
        }
        if (e instanceof NoSuchFileException) {
            return LoadException.of("cannot-read", place, "expected a file, found none");
        }
        if (e instanceof AccessDeniedException) {
            return LoadException.of("cannot-read", place, "expected a readable file, found one that may not be read");
        }
        if (e instanceof FileSystemException other && other.getReason() != null) {
            return LoadException.of("cannot-read", place, "expected a file, found " + other.getReason());
        }
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof ZipException || e instanceof EOFException) {
            return LoadException.of("damaged-archive", place, "expected a whole packed file, found: " + reason);
        }
        return LoadException.of("cannot-read", place, "expected readable bytes, found: " + reason);
    }

    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // Everything wanted was read before; a file that fails to close has nothing more to say.
        }
    }

    static String requireSha256(String hex) {
        String lower = hex.trim().toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits, but was " + hex);
        }
        return lower;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The sha256 of the bytes as they lie in the source. Few bytes are kept and digested when somebody asks: the JDK
     * takes 50 ms to find its first digest, which a program that loads one small table would wait for.
     */
    private static final class Sha256 {
        private static final int KEPT_BYTES = 1 << 16;

        private ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
        private @Nullable MessageDigest digest;
        private long total;

        void update(byte[] buffer, int offset, int got, long totalNow) {
            if (got <= 0) {
                return;
            }
            total = totalNow;
            if (total <= KEPT_BYTES) {
                kept.write(buffer, offset, got);
                return;
            }
            if (digest == null) {
                digest = digest();
                digest.update(kept.toByteArray());
                kept = new ByteArrayOutputStream(0);
            }
            digest.update(buffer, offset, got);
        }

        Supplier<String> text() {
            byte[] few = kept.toByteArray();
            return digest == null
                    ? Suppliers.memoize(() -> HexFormat.of().formatHex(digest().digest(few)))
                    : Suppliers.ofInstance(HexFormat.of().formatHex(digest.digest()));
        }
    }
}
