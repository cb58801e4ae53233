package io.github.criticalminerals.io.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.usgs.UsgsData;
import io.github.criticalminerals.io.xlsx.Workbook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class AnyFormatTest {
    private static final String TIN = "Source,Country,Type,Prod_t_2022\nMCS2023,Peru,Tin mines,7\n";

    @Test
    void everyFormatStandsInThePackagesTable() throws IOException {
        String table = Files.readString(Path.of(
                        "src", "main", "java", "io", "github", "criticalminerals", "io", "detect", "package-info.java"))
                .replaceAll("\\s+\\* ?", " ");
        List<DataSource> kinds = List.of(
                DataSource.ofText("text", "-\n"),
                DataSource.ofText("json", "{}"),
                DataSource.ofBytes(
                        "workbook",
                        new Workbook().sheet("a", List.of(Workbook.row("b"))).bytes()));
        Set<String> formats = kinds.stream()
                .flatMap(kind -> AnyFormat.recognise(kind).stream())
                .map(Recognition::format)
                .collect(Collectors.toSet());
        assertThat(formats).hasSizeGreaterThan(25).allSatisfy(format -> assertThat(table)
                .contains(format));
    }

    @Test
    void loadsWhatItsLoaderLoads() throws IOException {
        Loaded<?> tin = AnyFormat.load(DataSource.ofText("any", TIN));
        assertThat(tin.value()).isInstanceOf(UsgsData.class);
        assertThat(tin.report().format()).isEqualTo("Mineral Commodity Summaries, world data of a commodity");
        SupplyTable table = SupplyTable.builder("tin", Stage.MINING, 2022, Basis.METAL)
                .add("Peru", 7)
                .build();
        assertThat(AnyFormat.load(DataSource.ofText("any", SupplyTables.write(List.of(table))))
                        .value())
                .isEqualTo(List.of(table));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(TIN.getBytes(StandardCharsets.UTF_8));
        }
        DataSource stream = DataSource.of("upload", new ByteArrayInputStream(packed.toByteArray()));
        assertThat(AnyFormat.load(stream).value()).isEqualTo(tin.value());
    }

    @Test
    void namesTheNearestLayoutFirst() {
        DataSource near = DataSource.ofText(
                "x.csv", "kind,commodity,stages,measure,year,edition,basis,name,members,tonnes,marks\n");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> AnyFormat.load(near))
                .satisfies(
                        e -> assertThat(e.getMessage())
                                .startsWith(
                                        "error unknown-layout at x.csv, line 1: expected one of these layouts: supply tables, CSV of this"
                                                + " library, which misses tonnes_low, tonnes_high, text; ")
                                .contains("; or ")
                                .endsWith(
                                        "(text: \"kind,commodity,stages,measure,year,edition,basis,name,members,tonnes,marks\")"));
        assertThat(AnyFormat.recognise(near)).noneMatch(Recognition::fits).hasSizeGreaterThan(4);
    }

    @Test
    void knowsJsonAndWorkbooksToo() throws IOException {
        SupplyTable table = SupplyTable.builder("tin", Stage.MINING, 2022, Basis.METAL)
                .add("Peru", 7)
                .build();
        assertThat(AnyFormat.load(DataSource.ofText("any", SupplyTables.writeJson(List.of(table))))
                        .value())
                .isEqualTo(List.of(table));
        assertThat(AnyFormat.load(DataSource.ofText("gold.csv", "date,value\n2025-01-02,7\n"))
                        .report()
                        .format())
                .isEqualTo("date and value");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(bytes)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("a.txt"));
        }
        DataSource archive = DataSource.of("upload", new ByteArrayInputStream(bytes.toByteArray()));
        assertThatExceptionOfType(LoadException.class).isThrownBy(() -> AnyFormat.load(archive));
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> AnyFormat.load(DataSource.ofText("x.json", "{\"a\": 1}\n")))
                .satisfies(e -> assertThat(e.issues().get(0).code()).isEqualTo("unknown-layout"));
    }

    @Test
    void saysWhyNothingCanBeRead() {
        DataSource empty = DataSource.ofText("x.csv", "");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> AnyFormat.load(empty))
                .withMessage("error empty-file at x.csv: expected a header, found an empty file");
        assertThatExceptionOfType(LoadException.class).isThrownBy(() -> AnyFormat.recognise(empty));
        DataSource binary = DataSource.ofBytes("x.bin", new byte[] {0, 1, 2, 3});
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> AnyFormat.load(binary))
                .satisfies(e -> assertThat(e.issues().get(0).code()).isEqualTo("control-byte"));
    }

    @Test
    void namesWhatIsNoTable() {
        String page = "a web page or other XML, such as the answer of a server in place of a file";
        assertThat(Map.of(
                        "<!DOCTYPE html>", page,
                        "\u00ef\u00bb\u00bf\r\n <html>", page,
                        "<?xml version='1.0'?>", page,
                        "%PDF-1.7", "a PDF",
                        "\u00d0\u00cf\u0011\u00e0", "an old (xls) or a protected workbook: save it as xlsx or CSV",
                        "PK\5\6", "a zip archive without entries",
                        "PAR1", "a Parquet file",
                        "7z\u00bc\u00af", "a 7z archive: unpack it",
                        "Rar!\u001a", "a rar archive: unpack it",
                        "version https://git-lfs", "the pointer to a file that Git LFS holds: fetch the file"))
                .allSatisfy((start, what) -> {
                    byte[] bytes = (start + "\n1,2\n").getBytes(StandardCharsets.ISO_8859_1);
                    assertThatExceptionOfType(LoadException.class)
                            .isThrownBy(() -> AnyFormat.load(DataSource.ofBytes("x.csv", bytes)))
                            .satisfies(e -> {
                                assertThat(e.issues()).hasSize(1);
                                assertThat(e.issues().get(0).code()).isEqualTo("not-a-table");
                                assertThat(e.issues().get(0).message()).isEqualTo("expected a table, found " + what);
                            });
                });
    }

    @Test
    void throwsWhatTheLoaderThrows() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> AnyFormat.load(DataSource.ofText("x.csv", TIN + "MCS2023,Chile\n")))
                .withMessage(
                        "error ragged-row at x.csv, line 3, byte 57: expected 4 fields as in the header, found 2 (text:"
                                + " \"MCS2023,Chile\")");
    }
}
