package io.github.criticalminerals.io.source;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive whose entries are sources. Close it when they are loaded.
 *
 * <pre>{@code
 * try (ZipArchive archive = ZipArchive.open(DataSource.of(Path.of("mcs2024.zip")))) {
 *     for (DataSource entry : archive.entries()) { ... }   // named mcs2024.zip!world/mcs2024-raree_world.csv
 * }
 * }</pre>
 *
 * <p>Refused with a {@link LoadException}: an archive that is damaged or cut short ({@code damaged-archive}); an entry
 * whose name leads out of the archive, such as {@code ../a.csv}, {@code /a.csv} or {@code C:\a.csv} ({@code
 * unsafe-entry-name}), or that is there twice ({@code duplicate-entry}); entries that lie on one another, or that
 * unpack to more than the {@link Limits} allow ({@code unpacks-to-too-much}). An entry whose checksum does not match
 * its bytes is refused when it has been read ({@code damaged-archive}). The list of entries is looked at before it is
 * in memory ({@code too-many-entries}).
 */
public final class ZipArchive implements AutoCloseable {
    private final String name;
    private final ZipFile zip;
    private final @Nullable TemporaryCopy copy;
    private final Supplier<String> sha256;
    private final ImmutableMap<String, DataSource> entries;

    private ZipArchive(DataSource archive, Path file, @Nullable TemporaryCopy copy, Supplier<String> sha256)
            throws IOException {
        this.name = archive.name();
        this.copy = copy;
        this.sha256 = sha256;
        ZipDirectory.require(name, file, archive.limits());
        this.zip = new ZipFile(file.toFile());
        try {
            this.entries = list(Files.size(file), archive);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /**
     * Opens an archive and looks at all names and sizes in it.
     *
     * @param archive a file, which is read where it lies, or bytes (a stream, an entry, gzip) that are copied to a
     *     temporary file until the archive is closed or the program ends
     * @return the archive
     * @throws LoadException if it is damaged or not to be trusted
     */
    public static ZipArchive open(DataSource archive) {
        TemporaryCopy copy = null;
        try {
            Optional<Path> path = archive.path();
            if (path.isPresent() && isZip(path.get())) {
                Supplier<String> sha256 = archive.expectedSha256() == null
                        ? Suppliers.memoize(() -> sha256(archive))
                        : Suppliers.ofInstance(sha256(archive));
                return new ZipArchive(archive, path.get(), null, sha256);
            }
            try (SourceStream bytes = archive.open()) {
                copy = TemporaryCopy.of(archive, bytes);
                return new ZipArchive(archive, copy.path(), copy, bytes.finish());
            }
        } catch (IOException e) {
            delete(copy);
            throw SourceStream.failure(archive.name(), e);
        } catch (RuntimeException e) {
            delete(copy);
            throw e;
        }
    }

    /** {@return the files of the archive in its own order, each named {@code archive!entry}; folders are left out} */
    public List<DataSource> entries() {
        return entries.values().asList();
    }

    /**
     * The entry of that name.
     *
     * @param entry the name inside the archive, such as {@code world/mcs2024-raree_world.csv}
     * @return the entry as a source
     * @throws LoadException if there is none; the message lists the names, twenty at most
     */
    public DataSource entry(String entry) {
        DataSource found = entries.get(entry);
        if (found == null) {
            List<String> names = entries.keySet().asList();
            String some = String.join(", ", names.subList(0, Math.min(20, names.size())));
            throw LoadException.of(
                    "no-such-entry",
                    Place.of(name),
                    "expected the entry " + entry + ", found " + names.size() + ": " + some);
        }
        return found;
    }

    /** {@return the sha256 of the archive's bytes as they lie in the source: 64 hexadecimal digits in lower case} */
    public String sha256() {
        return sha256.get();
    }

    private static String sha256(DataSource archive) {
        try (SourceStream bytes = archive.open()) {
            return bytes.finish().get();
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.read() == 'P' && bytes.read() == 'K';
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw SourceStream.failure(name, e);
        } finally {
            delete(copy);
        }
    }

    private ImmutableMap<String, DataSource> list(long archiveBytes, DataSource archive) {
        Limits limits = archive.limits();
        if (zip.size() > limits.entries()) {
            throw LoadException.of(
                    "too-many-entries",
                    Place.of(name),
                    "expected at most " + limits.entries() + " entries, found " + zip.size());
        }
        Map<String, DataSource> found = new LinkedHashMap<>();
        long packed = 0;
        long unpacked = 0;
        for (ZipEntry entry : ImmutableList.copyOf(zip.stream().iterator())) {
            requireSafe(entry.getName());
            packed += entry.getCompressedSize();
            unpacked += entry.getSize();
            if (packed > archiveBytes) {
                throw LoadException.of(
                        "unpacks-to-too-much",
                        Place.of(name),
                        "expected entries side by side, found entries of " + packed + " bytes in an archive of "
                                + archiveBytes,
                        entry.getName());
            }
            SourceStream.limit(name, unpacked, packed, limits);
            if (!entry.isDirectory()) {
                DataSource source = DataSource.of(name + "!" + entry.getName(), new EntryOpener(entry))
                        .withLimits(limits);
                DataSource told = archive.progress().map(source::withProgress).orElse(source);
                if (found.put(entry.getName(), told) != null) {
                    throw LoadException.of(
                            "duplicate-entry",
                            Place.of(name),
                            "expected every entry once, found one twice",
                            entry.getName());
                }
            }
        }
        return ImmutableMap.copyOf(found);
    }

    private void requireSafe(String entry) {
        boolean up = false;
        for (String part : entry.split("[/\\\\]", -1)) {
            up |= part.equals("..");
        }
        boolean absolute = entry.startsWith("/") || entry.startsWith("\\") || entry.matches("[A-Za-z]:.*");
        if (up || absolute || entry.isBlank() || entry.chars().anyMatch(Character::isISOControl)) {
            throw LoadException.of(
                    "unsafe-entry-name",
                    Place.of(name),
                    "expected a name inside the archive, found one that leads out",
                    entry);
        }
    }

    private static void delete(@Nullable TemporaryCopy copy) {
        if (copy != null) {
            copy.delete();
        }
    }

    /** Opens an entry; at the end of its bytes, their number and checksum must be what the archive says. */
    private final class EntryOpener implements DataSource.Opener {
        private final ZipEntry entry;

        EntryOpener(ZipEntry entry) {
            this.entry = entry;
        }

        @Override
        public InputStream open() throws IOException {
            CRC32 crc = new CRC32();
            return new CountedStream(zip.getInputStream(entry), (buffer, offset, got, total) -> {
                if (got > 0) {
                    crc.update(buffer, offset, got);
                }
                if (total > entry.getSize()) {
                    throw new ZipException("more bytes than the archive says, " + entry.getSize());
                }
                if (got < 0 && (total != entry.getSize() || crc.getValue() != entry.getCrc())) {
                    throw new ZipException("bytes that do not match their checksum");
                }
            });
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(entry.getSize());
        }
    }
}
