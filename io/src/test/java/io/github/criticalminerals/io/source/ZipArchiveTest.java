package io.github.criticalminerals.io.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.criticalminerals.io.report.LoadException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {
    @TempDir
    private Path folder;

    @Test
    void listsItsFilesAsSources() throws IOException {
        byte[] zip = zip("world/b.csv", "x,y\n2,3\n", "world/", "", "a.csv", "7");
        Path file = Files.write(folder.resolve("mcs.zip"), zip);
        try (ZipArchive archive = ZipArchive.open(DataSource.of(file))) {
            assertThat(archive.entries())
                    .extracting(DataSource::name)
                    .containsExactly("mcs.zip!world/b.csv", "mcs.zip!a.csv");
            assertThat(DataSourceTest.read(archive.entry("world/b.csv"))).isEqualTo("x,y\n2,3\n");
            assertThat(DataSourceTest.read(archive.entry("world/b.csv"))).isEqualTo("x,y\n2,3\n");
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> archive.entry("c.csv"))
                    .withMessage(
                            "error no-such-entry at mcs.zip: expected the entry c.csv, found 2: world/b.csv, a.csv");
        }
    }

    @Test
    void readsAnArchiveFromAStream() throws IOException {
        DataSource stream = DataSource.of("up.zip", new ByteArrayInputStream(zip("a.csv", "7")));
        try (ZipArchive archive = ZipArchive.open(stream)) {
            assertThat(DataSourceTest.read(archive.entries().get(0))).isEqualTo("7");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../a.csv", "x/../../a.csv", "/a.csv", "\\a.csv", "x\\..\\a.csv", "C:\\a.csv", "c:a.csv", " "})
    void refusesNamesThatLeadOut(String name) throws IOException {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> ZipArchive.open(source(zip(name, "7"))))
                .withMessage(
                        "error unsafe-entry-name at up.zip: expected a name inside the archive, found one that leads out"
                                + " (text: \"" + name + "\")");
    }

    @Test
    void takesDotsInANameForAName() throws IOException {
        try (ZipArchive archive = ZipArchive.open(source(zip("x/..a.csv", "7", "b..csv", "7")))) {
            assertThat(archive.entries()).hasSize(2);
        }
    }

    @Test
    void refusesABomb() throws IOException {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> ZipArchive.open(source(zip("a.csv", "\0".repeat(20 << 20)))))
                .withMessage(
                        "error unpacks-to-too-much at up.zip: expected at most 200 bytes to come out of one packed byte,"
                                + " found more");
        DataSource small =
                source(zip("a.csv", "23571", "b.csv", "23571")).withLimits(Limits.DEFAULT.withUnpackedBytes(7));
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> ZipArchive.open(small))
                .withMessage("error unpacks-to-too-much at up.zip: expected at most 7 bytes to come out, found more");
    }

    @Test
    void refusesTooManyEntries() throws IOException {
        DataSource source = source(zip("a.csv", "7", "b.csv", "7")).withLimits(Limits.DEFAULT.withEntries(1));
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> ZipArchive.open(source))
                .withMessage("error too-many-entries at up.zip: expected at most 1 entries, found 2");
    }

    @Test
    void refusesTheSameNameTwice() throws IOException {
        byte[] zip = zip("a.csv", "7", "b.csv", "7");
        String text = new String(zip, StandardCharsets.ISO_8859_1).replace("b.csv", "a.csv");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> ZipArchive.open(source(text.getBytes(StandardCharsets.ISO_8859_1))))
                .withMessage(
                        "error duplicate-entry at up.zip: expected every entry once, found one twice (text: \"a.csv\")");
    }

    @Test
    void refusesEntriesOnOneAnother() throws IOException {
        byte[] zip = zip("a.csv", "7".repeat(11) + "2357", "b.csv", "3");
        int directory = indexOf(zip, new byte[] {'P', 'K', 1, 2});
        zip[directory + 20] = (byte) 0xff; // the packed size of the first entry
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> ZipArchive.open(source(zip)))
                .withMessageContaining(
                        "error unpacks-to-too-much at up.zip: expected entries side by side, found entries of ");
    }

    @Test
    void refusesACutArchiveAtEveryByte() throws IOException {
        byte[] zip = zip("a.csv", "23571113", "b.csv", "17");
        for (int length = 0; length < zip.length; length++) {
            DataSource cut = source(Arrays.copyOf(zip, length));
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> ZipArchive.open(cut))
                    .withMessageStartingWith("error damaged-archive at up.zip: ");
        }
    }

    @Test
    void refusesAnEntryThatDoesNotMatchItsChecksum() throws IOException {
        byte[] zip = zip("a.csv", "2357");
        int directory = indexOf(zip, new byte[] {'P', 'K', 1, 2});
        zip[directory + 16] ^= 1; // the checksum
        try (ZipArchive archive = ZipArchive.open(source(zip))) {
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> DataSourceTest.read(archive.entry("a.csv")))
                    .withMessage(
                            "error damaged-archive at up.zip!a.csv: expected a whole packed file, found: bytes that do not"
                                    + " match their checksum");
        }
    }

    @Test
    void refusesAnEntryLongerThanItSays() throws IOException {
        byte[] zip = zip("a.csv", "2357".repeat(50));
        int directory = indexOf(zip, new byte[] {'P', 'K', 1, 2});
        zip[directory + 24] = 7; // the unpacked size
        try (ZipArchive archive = ZipArchive.open(source(zip))) {
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> DataSourceTest.read(archive.entry("a.csv")))
                    .withMessageContaining("damaged-archive at up.zip!a.csv");
        }
    }

    private static DataSource source(byte... zip) {
        return DataSource.ofBytes("up.zip", zip);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
