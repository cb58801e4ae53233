package io.github.criticalminerals.io.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.io.report.LoadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWalkTest {
    @TempDir
    private Path folder;

    private final List<String> visited = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private void walk(Path path) {
        SourceWalk.forEach(
                path,
                source -> visited.add(source.name() + ": " + DataSourceTest.read(source)),
                fault -> refused.add(fault.getMessage()));
    }

    @Test
    void visitsFoldersAndArchivesInOrder() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("down").resolve("world"));
        Files.writeString(inner.resolve("b.csv"), "two");
        Files.writeString(inner.resolve("a.csv"), "one");
        Files.writeString(inner.resolve(".DS_Store"), "hidden");
        Files.write(inner.resolve("c.zip"), zip("x/d.csv", "three", "__MACOSX/d.csv", "hidden", ".e", "hidden"));
        Files.write(inner.resolve("f.xlsx"), zip("[Content_Types].xml", "types", "xl/workbook.xml", "book"));
        Files.write(inner.resolve("g.zip"), new byte[] {'P', 'K', 3, 4, 7});
        Files.writeString(inner.resolve("h.csv"), "four");
        walk(folder.resolve("down"));
        assertThat(visited.get(3)).startsWith("down/world/f.xlsx: PK");
        visited.remove(3);
        assertThat(visited)
                .containsExactly(
                        "down/world/a.csv: one",
                        "down/world/b.csv: two",
                        "down/world/c.zip!x/d.csv: three",
                        "down/world/h.csv: four");
        assertThat(refused).hasSize(1).first().asString().startsWith("error damaged-archive at down/world/g.zip: ");
    }

    @Test
    void leavesOutWhatArchiversAndSystemsWrite() {
        assertThat(List.of(".a.csv", "x/._a.csv", "__MACOSX/a.csv", "x/__MACOSX/a.csv", "x\\.DS_Store", ".git/a.csv"))
                .allMatch(SourceWalk::leavesOut);
        assertThat(List.of("a.csv", "x/a.csv", "x.y/a.csv", "__MACOSX2/a.csv", "a__MACOSX/b.csv"))
                .noneMatch(SourceWalk::leavesOut);
    }

    @Test
    void visitsOneFileUnderItsOwnName() throws IOException {
        walk(Files.writeString(folder.resolve(".a.csv"), "one"));
        assertThat(visited).containsExactly(".a.csv: one");
        assertThat(refused).isEmpty();
    }

    @Test
    void refusesWhatIsNotThere() {
        walk(folder.resolve("none.csv"));
        assertThat(refused).containsExactly("error cannot-read at none.csv: expected a file, found none");
    }

    /** A pipe may never end; nobody waits for it, and nobody is left without a word of it. */
    @Test
    void aPipeAndALinkToNothingAreRefused() throws Exception {
        Path pipe = folder.resolve("pipe.csv");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("nothing"));
        Files.writeString(folder.resolve("a.csv"), "one");
        walk(folder);
        assertThat(visited).hasSize(1);
        assertThat(refused).hasSize(2);
        assertThat(refused.get(0)).contains("link.csv");
        assertThat(refused.get(1)).contains("pipe.csv").contains("a pipe or a device and no file");
        walk(pipe);
        assertThat(refused).hasSize(3);
    }

    /** Case hard-15: a packed workbook is one file of the walk, whatever it unpacks to. */
    @Test
    void aPackedWorkbookIsOneFile() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(zip("[Content_Types].xml", "types", "xl/workbook.xml", "book"));
        }
        Files.write(folder.resolve("f.xlsx.gz"), packed.toByteArray());
        walk(folder.resolve("f.xlsx.gz"));
        walk(folder);
        assertThat(refused).isEmpty();
        assertThat(visited).hasSize(2).allMatch(each -> each.contains("f.xlsx.gz: PK"));
    }

    /** What a visit throws is not taken for a fault of the walk, and ends it. */
    @Test
    void letsTheVisitThrow() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "one");
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> SourceWalk.forEach(
                        file,
                        source -> {
                            throw new IllegalStateException("stop");
                        },
                        (LoadException fault) -> refused.add("fault")))
                .withMessage("stop");
        assertThat(refused).isEmpty();
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
