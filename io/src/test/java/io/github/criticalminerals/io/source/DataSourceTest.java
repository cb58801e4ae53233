package io.github.criticalminerals.io.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.criticalminerals.io.report.LoadException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {
    /** Of the three bytes "abc": FIPS 180-2, appendix B.1. */
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    @Test
    void opensAFileATextAStreamAndBytesAlike() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "abc");
        assertThat(read(DataSource.of(file))).isEqualTo("abc");
        assertThat(read(DataSource.ofText("t", "abc"))).isEqualTo("abc");
        assertThat(read(DataSource.of("s", stream("abc")))).isEqualTo("abc");
        assertThat(read(DataSource.ofBytes("b", "abc".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("abc");
        assertThat(DataSource.of(file)).hasToString("a.csv");
    }

    @Test
    void takesTheSha256OfTheBytesAsTheyLie() throws IOException {
        byte[] packed = gzip("abc");
        try (SourceStream plain = DataSource.ofText("t", "abc").open();
                SourceStream gzip = DataSource.ofBytes("t.gz", packed).open()) {
            assertThat(plain.finish().get()).isEqualTo(SHA256_OF_ABC);
            assertThat(gzip.finish().get()).isNotEqualTo(SHA256_OF_ABC).hasSize(64);
        }
    }

    @Test
    void takesTheSha256OfManyBytesToo() throws Exception {
        for (int length : new int[] {65_535, 65_536, 65_537, 200_003}) {
            byte[] bytes = new byte[length];
            new java.util.Random(length).nextBytes(bytes);
            try (SourceStream stream = DataSource.ofBytes("t", bytes).open()) {
                assertThat(stream.finish().get())
                        .isEqualTo(java.util.HexFormat.of()
                                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                        .digest(bytes)));
            }
        }
    }

    @Test
    void comparesTheSha256() {
        DataSource source = DataSource.ofText("t", "abd").withSha256(SHA256_OF_ABC.toUpperCase(java.util.Locale.ROOT));
        try (SourceStream stream = source.open()) {
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(stream::finish)
                    .withMessage("error sha256-mismatch at t: expected sha256 " + SHA256_OF_ABC
                            + ", found a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.withSha256("abc"))
                .withMessage("sha256 must be 64 hexadecimal digits, but was abc");
    }

    @Test
    void unpacksGzipWhateverItsName() throws IOException {
        assertThat(read(DataSource.ofBytes("a.csv", gzip("abc")))).isEqualTo("abc");
        assertThat(DataSource.ofBytes("a.csv", gzip("abc")).head()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesACutGzip() throws IOException {
        byte[] packed = gzip("a".repeat(1_000));
        for (int length = 3; length < packed.length; length++) {
            DataSource cut = DataSource.ofBytes("a.gz", Arrays.copyOf(packed, length));
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> read(cut))
                    .withMessageStartingWith("error damaged-archive at a.gz: expected a whole packed file, found: ");
        }
        packed[packed.length - 7] ^= 1;
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(DataSource.ofBytes("a.gz", packed)))
                .withMessage(
                        "error damaged-archive at a.gz: expected a whole packed file, found: Corrupt GZIP trailer");
    }

    @Test
    void refusesAGzipBomb() throws IOException {
        byte[] packed = gzip("\0".repeat(20 << 20));
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(DataSource.ofBytes("a.gz", packed)))
                .withMessage(
                        "error unpacks-to-too-much at a.gz: expected at most 200 bytes to come out of one packed byte,"
                                + " found more");
        DataSource small = DataSource.ofBytes("a.gz", gzip("abcde")).withLimits(Limits.DEFAULT.withUnpackedBytes(3));
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(small))
                .withMessage("error unpacks-to-too-much at a.gz: expected at most 3 bytes to come out, found more");
        DataSource trusted = DataSource.ofBytes("a.gz", packed).withLimits(Limits.DEFAULT.withUnpackedRatio(2_000));
        assertThat(read(trusted)).hasSize(20 << 20);
    }

    @Test
    void readsAStreamOnceButLooksAtItsHeadBefore() {
        DataSource source = DataSource.of("s", stream("abc"));
        assertThat(source.head()).containsExactly('a', 'b', 'c');
        assertThat(source.head()).containsExactly('a', 'b', 'c');
        assertThat(read(source)).isEqualTo("abc");
        assertThatIllegalStateException()
                .isThrownBy(source::open)
                .withMessage("s is a stream and was read before; load a file or a text to read it again");
        assertThatIllegalStateException().isThrownBy(source::head);
    }

    @Test
    void looksAtNoMoreThanTheHead() throws IOException {
        String text = "x".repeat(DataSource.HEAD_BYTES + 7);
        DataSource stream = DataSource.of("s", stream(text));
        assertThat(stream.head()).hasSize(DataSource.HEAD_BYTES);
        assertThat(read(stream)).isEqualTo(text);
        assertThat(DataSource.ofText("t", text).head()).hasSize(DataSource.HEAD_BYTES);
        byte[] packed = gzip(incompressible());
        DataSource cut = DataSource.of("s.gz", new ByteArrayInputStream(packed));
        assertThat(cut.head().length).isPositive();
        assertThat(read(cut)).hasSize(incompressible().length());
    }

    private static String incompressible() {
        StringBuilder text = new StringBuilder();
        new java.util.Random(3).ints(200_000, 32, 127).forEach(c -> text.append((char) c));
        return text.toString();
    }

    @Test
    void saysThatItCannotRead() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> DataSource.of(folder.resolve("none.csv")).open())
                .withMessage("error cannot-read at none.csv: expected a file, found none");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> DataSource.of(folder).open())
                .withMessageStartingWith("error cannot-read at ");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException();
            }
        };
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> DataSource.of("b", broken).open())
                .withMessage("error cannot-read at b: expected readable bytes, found: IOException");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> DataSource.of("b", broken).head())
                .withMessage("error cannot-read at b: expected readable bytes, found: IOException");
    }

    @Test
    void keepsWhatIsExpected() {
        DataSource source = DataSource.ofText("t", "abc");
        assertThat(source.expectedRows()).isEmpty();
        assertThat(source.withRows(7).withSha256(SHA256_OF_ABC).expectedRows()).hasValue(7);
        assertThat(source.withLimits(Limits.DEFAULT.withColumns(7)).limits().columns())
                .isEqualTo(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.withRows(-1))
                .withMessage("rows must be at least 0, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSource.ofText(" ", ""))
                .withMessage("name must name a file or a stream, but was blank");
    }

    @Test
    void readsByteByByte() {
        try (SourceStream stream = DataSource.ofText("t", "\u00e9").open()) {
            assertThat(stream.read()).isEqualTo(0xc3);
            assertThat(stream.read()).isEqualTo(0xa9);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    static String read(DataSource source) {
        try (SourceStream stream = source.open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void holdsAStreamInMemoryIfAsked() {
        DataSource stream = DataSource.of("upload", new ByteArrayInputStream("seven".getBytes(StandardCharsets.UTF_8)));
        assertThat(stream.head()).hasSize(5);
        DataSource again = stream.reopenable();
        assertThat(read(again)).isEqualTo("seven");
        assertThat(read(again)).isEqualTo("seven");
        assertThat(again.name()).isEqualTo("upload");
        DataSource text = DataSource.ofText("text", "7");
        assertThat(text.reopenable()).isSameAs(text);
    }
}
