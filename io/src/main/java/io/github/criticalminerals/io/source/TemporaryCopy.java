package io.github.criticalminerals.io.source;

import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bytes that are no file, as a file: deleted when they are no longer wanted, or when the program ends before, killed or
 * not.
 */
final class TemporaryCopy {
    /** More than any archive that is not better unpacked or loaded from a file: 1 GiB. */
    private static final long MOST_BYTES = 1L << 30;

    /** The copies that are there, for the program's end. */
    private static final Set<Path> ALL = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALL.forEach(TemporaryCopy::delete)));
    }

    private final Path path;

    private TemporaryCopy(Path path) {
        this.path = path;
    }

    /** A copy of the bytes, unpacked if they were gzip. */
    static TemporaryCopy of(DataSource source, SourceStream bytes) throws IOException {
        TemporaryCopy copy = new TemporaryCopy(Files.createTempFile("critical-minerals", ".zip"));
        ALL.add(copy.path);
        try (OutputStream out = Files.newOutputStream(copy.path)) {
            new CountedStream(bytes, (buffer, offset, got, total) -> {
                        if (total > MOST_BYTES) {
                            throw LoadException.of(
                                    "stream-too-long",
                                    Place.of(source.name()),
                                    "expected an archive of at most " + MOST_BYTES
                                            + " bytes that is no file of its own, found more; unpack it, or load it"
                                            + " from a file");
                        }
                    })
                    .transferTo(out);
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.delete();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    void delete() {
        delete(path);
    }

    /** One that cannot be deleted is tried again at the program's end. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            ALL.remove(file);
        } catch (IOException e) {
            ALL.add(file);
        }
    }
}
