package io.github.criticalminerals.examples.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "inspect");
    private static final Path TABLE = Path.of(
            "..", "io", "src", "main", "java", "io", "github", "criticalminerals", "io", "detect", "package-info.java");

    /** In the formats of the releases; the figures are made up. */
    private static final String TIN =
            "Source,Country,Type,Prod_t_2022,Prod_t_est_2023,Prod_notes,Reserves_t,Reserves_notes,\r\n"
                    + "MCS2024,Chinae,\"Mine production, tin content\",71,67,,1100,,\r\n"
                    + "MCS2024,Peru,\"Mine production, tin content\",29,,,NA,,13\r\n"
                    + "MCS2024,World total (rounded),\"Mine production, tin content\",100,131,,1000,,\r\n"
                    + ",,,,,,,,\r\n";

    private static final String SALIENT = "DataSource,Commodity,Year,USprod_t,CASE STATEMENT ERRORt,NIR_pct\r\n"
            + "MCS2024,Tin,2022,7,11,>75\r\n"
            + "MCS2024,Tin,2023,-13,0x1p3,>75\r\n";

    @TempDir
    private Path folder;

    private int status;

    private String run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        status = Inspect.run(List.of(args), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private Path downloads() throws IOException {
        Path downloads = Files.createDirectories(folder.resolve("downloads"));
        Files.writeString(downloads.resolve("a.csv"), TIN);
        Files.writeString(downloads.resolve("broken.zip"), "PK\u0003\u0004 and no more");
        Files.writeString(downloads.resolve("cut.csv"), TIN.substring(0, 210));
        Files.writeString(downloads.resolve("empty.csv"), "");
        Files.writeString(downloads.resolve("prose.txt"), "Nothing to load, nothing to lose.\n");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(downloads.resolve("release.zip")))) {
            zip.putNextEntry(new ZipEntry("salient/b.csv"));
            zip.write(SALIENT.getBytes(StandardCharsets.UTF_8));
        }
        return downloads;
    }

    private static void assertGolden(String name, String found) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("critmin.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, found);
        }
        assertThat(found).isEqualTo(Files.readString(golden));
    }

    @Test
    void saysOfEveryFileWhatItIs() throws IOException {
        String found = run(downloads().toString());
        assertThat(status).isEqualTo(1);
        assertGolden("downloads.txt", found);
    }

    @Test
    void sumsUpFilesOfOneFormat() throws IOException {
        Path downloads = downloads();
        Files.delete(downloads.resolve("broken.zip"));
        Files.delete(downloads.resolve("cut.csv"));
        Files.delete(downloads.resolve("empty.csv"));
        Files.delete(downloads.resolve("prose.txt"));
        Files.writeString(downloads.resolve("c.csv"), TIN.replace("tin", "zinc"));
        String found = run("--summary", downloads.toString());
        assertThat(status).isZero();
        assertGolden("summary.txt", found);
        Files.writeString(downloads.resolve("c.csv"), TIN.replace("131", "96"));
        assertThat(run("--summary", downloads.toString())).isNotEqualTo(found);
    }

    @Test
    void saysWhatItNeeds() {
        assertThat(run())
                .isEqualTo("expected files, folders or zip archives, found no argument: mvn -q -Pinspect"
                        + " -Dcritmin.args=\"FILE|FOLDER...\"\n");
        assertThat(status).isEqualTo(2);
    }

    @Test
    void goesOnAfterAnUnusablePath() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), TIN);
        String found = run(folder.resolve("none.csv").toString(), "a\u0000b", file.toString());
        assertThat(status).isEqualTo(1);
        assertThat(found)
                .contains("  error    cannot-read at none.csv: expected a file, found none\n")
                .contains("  error    not one of the file's: java.nio.file.InvalidPathException: ")
                .contains("a.csv\n  format   Mineral Commodity Summaries, world data of a commodity, MCS 2024\n")
                .endsWith("3 files, 1 loaded, 2 not loaded\n");
    }

    /** The table in the documentation of io.detect is what the command says of the published files. */
    @Test
    @Tag("shared")
    void theTableOfFormatsIsWhatTheCommandSays() throws IOException {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        Path data = Path.of(shared, "data");
        String[] args = Stream.concat(
                        Stream.of("--summary"),
                        Stream.of(
                                        "usgs/2022",
                                        "usgs/2024/world",
                                        "usgs/2024/salient",
                                        "usgs/2025/MCS2025_World_Data.csv",
                                        "usgs/2026/MCS2026_Commodities_Data.csv",
                                        "usgs/history/usgs_ds140_rare_earths_2020.xlsx",
                                        "usgs/history/usgs_myb2022_rare_earths_tables.xlsx",
                                        "wgi/wgi_2023_release_wide.xlsx",
                                        "wgi/wgi_2024_release_long.xlsx",
                                        "comtrade/comtrade_plus_download_head.csv",
                                        "comtrade/comtrade_api_hs2846_2010.json",
                                        "baci/country_codes_V202601.csv",
                                        "bgs",
                                        "iea/CM_Data_Explorer_2023-07.xlsx",
                                        "policy/gta_interventions_head.csv",
                                        "policy/iea_policies_head.csv",
                                        "prices/yahoo_6_columns_head.csv",
                                        "prices/yahoo_7_columns_head.csv")
                                .map(name -> data.resolve(name).toString()))
                .toArray(String[]::new);
        List<String> found = run(args)
                .lines()
                .filter(line -> !line.startsWith("  erratum"))
                .map(line -> line.isEmpty() ? " *" : " * " + line)
                .toList();
        assertThat(status).isZero();
        String table = Files.readString(TABLE);
        if ("write".equals(System.getProperty("critmin.golden"))) {
            int from = table.indexOf(" * <pre>\n") + 9;
            table = table.substring(0, from) + String.join("\n", found) + "\n"
                    + table.substring(table.indexOf(" * </pre>"));
            Files.writeString(TABLE, table);
        }
        assertThat(table).contains(String.join("\n", found));
    }
}
