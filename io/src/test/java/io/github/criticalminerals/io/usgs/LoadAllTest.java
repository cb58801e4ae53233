package io.github.criticalminerals.io.usgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.LoadedAll;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadAllTest {
    private static final String TIN = "Source,Country,Type,Prod_t_2021,Prod_t_est_2022\nMCS2023,Peru,Tin mines,7,11\n";
    private static final String ZINC = "Source,Country,Type,Prod_kt_2022\nMCS2023,Peru,Zinc mines,13\n";
    private static final String SALIENT = "DataSource,Commodity,Year,USprod_t\nMCS2024,Tin,2023,17\n";

    @TempDir
    private Path folder;

    @Test
    void loadsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("tin.txt"), TIN);
        LoadedAll<UsgsData> all = UsgsWorldData.loadAll(file);
        assertThat(all.orElseThrow().supply(Commodity.of("tin"), Measure.OUTPUT, 2022))
                .hasSize(1);
        assertThat(all.reports()).extracting(LoadReport::source).containsExactly("tin.txt");
    }

    @Test
    void loadsAFolderOfSeveralEditionsAndArchives() throws IOException {
        Path world = Files.createDirectories(folder.resolve("world"));
        Files.writeString(world.resolve("a.csv"), TIN);
        Files.writeString(world.resolve(".b.csv"), "left out");
        Files.writeString(world.resolve("notes.xml"), "(none)");
        Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(world.resolve("z.csv.gz")))) {
            out.write(SALIENT.getBytes(StandardCharsets.UTF_8));
        }
        zip(folder.resolve("y.zip"));
        LoadedAll<UsgsData> all = UsgsWorldData.loadAll(folder);
        assertThat(all.value().editions()).hasToString("[MCS 2023, MCS 2024]");
        String name = folder.getFileName().toString();
        assertThat(all.reports())
                .extracting(LoadReport::source)
                .containsExactly(name + "/world/a.csv", name + "/world/z.csv.gz", name + "/y.zip!salient/zinc.csv");
        assertThat(all.value().tables())
                .extracting(each ->
                        each.table().commodity().name() + " " + each.table().year())
                .containsExactly("tin 2021", "tin 2022", "zinc 2022");
        assertThat(all.value().statistics())
                .extracting(each -> each.edition() + " " + each.value())
                .containsExactly("MCS 2024 17");
        assertThat(all.issues())
                .extracting(issue -> issue.severity() + " " + issue.code() + " " + issue.place())
                .containsExactly(
                        "ERROR unknown-layout " + name + "/other.csv, line 1",
                        "INFO other-file " + name + "/world/notes.xml",
                        "INFO other-file " + name + "/y.zip!readme.txt");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(all::orElseThrow)
                .satisfies(e -> assertThat(e.issues()).extracting(Issue::code).containsExactly("unknown-layout"));
    }

    @Test
    void loadsAnArchive() throws IOException {
        Path file = zip(folder.resolve("mcs.zip"));
        LoadedAll<UsgsData> all = UsgsWorldData.loadAll(file);
        assertThat(all.reports()).extracting(LoadReport::source).containsExactly("mcs.zip!salient/zinc.csv");
        assertThat(all.orElseThrow().tables()).hasSize(1);
    }

    @Test
    void saysWhatCannotBeOpened() throws IOException {
        Path broken = Files.write(folder.resolve("broken.zip"), new byte[] {'P', 'K', 3, 4, 7});
        assertThat(UsgsWorldData.loadAll(broken).issues())
                .extracting(Issue::code)
                .containsExactly("damaged-archive");
        assertThat(UsgsWorldData.loadAll(folder.resolve("none")).issues())
                .extracting(Issue::toString)
                .containsExactly("error cannot-read at none: expected a file, found none");
    }

    private static Path zip(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("salient/zinc.csv"));
            zip.write(ZINC.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.putNextEntry(new ZipEntry("__MACOSX/zinc.csv"));
        }
        return file;
    }
}
