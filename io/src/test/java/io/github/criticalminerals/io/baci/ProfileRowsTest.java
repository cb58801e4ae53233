package io.github.criticalminerals.io.baci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.criticalminerals.core.trade.ImportProfile;
import io.github.criticalminerals.core.trade.ImportProfiles;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of whole files against those of rows that were given one by one. */
class ProfileRowsTest {
    private static final List<String> CODES = List.of("36", "56", "58", "156", "392", "490", "704", "842");
    private static final List<String> PRODUCTS = List.of("010121", "250510", "280530", "284690", "850511", "850519");

    @TempDir
    Path folder;

    private Path file(String name, List<String> rows) throws IOException {
        return Files.writeString(folder.resolve(name), "t,i,j,k,v,q\n" + String.join("\n", rows) + "\n");
    }

    /** Random rows of two years in strict order, 58 (Belgium-Luxembourg) and 56 (Belgium) both among them or not. */
    private static List<String> rows(Random random, boolean parts) {
        TreeSet<String> keys = new TreeSet<>((a, b) -> Long.compare(number(a), number(b)));
        for (int i = 0; i < 300; i++) {
            String exporter = CODES.get(random.nextInt(CODES.size()));
            if (parts || !exporter.equals("58")) {
                keys.add(2022 + random.nextInt(2) + "," + exporter + "," + CODES.get(random.nextInt(CODES.size())) + ","
                        + PRODUCTS.get(random.nextInt(PRODUCTS.size())));
            }
        }
        return new ArrayList<>(keys.stream()
                .map(key -> key + "," + value(random) + "," + (random.nextInt(4) == 0 ? "NA" : "0.5"))
                .toList());
    }

    /** In thousands of USD: whole USD mostly, sometimes more than fits into 34 bits, sometimes a part of a USD. */
    private static String value(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "20000000.125";
            case 1 -> "0.1234";
            default -> String.valueOf(random.nextInt(1000) / 8.0);
        };
    }

    private static long number(String key) {
        String[] cells = key.split(",", -1);
        return Long.parseLong(cells[0]
                + "0".repeat(3 - cells[1].length())
                + cells[1]
                + "0".repeat(3 - cells[2].length())
                + cells[2]
                + cells[3]);
    }

    private static List<ImportProfile> profiles(Path place, int threads) {
        List<ImportProfile> all = new ArrayList<>();
        Baci.importProfiles(place, threads, each -> each.forEach(all::add));
        return all;
    }

    private static List<ImportProfile> oneByOne(Path place) {
        ImportProfiles.Accumulator sums = ImportProfiles.accumulator(ImportProfiles.LEADERS);
        Baci.forEach(place, sums);
        List<ImportProfile> all = new ArrayList<>();
        sums.finish().forEach(all::add);
        return all;
    }

    @Test
    void areThoseOfRowsOneByOneWhateverTheOrder() throws IOException {
        Random random = new Random(20261130);
        for (int round = 0; round < 60; round++) {
            List<String> rows = rows(random, round % 3 == 0);
            if (round % 2 == 1) {
                Collections.shuffle(rows, random);
            } else if (round % 4 == 2) {
                Collections.swap(rows, rows.size() - 2, rows.size() - 1); // the order breaks at the end
            }
            if (round % 5 == 4) {
                rows.add(rows.get(random.nextInt(rows.size()))); // a row twice
                rows.set(3, rows.get(3) + "x"); // no number
            }
            Path file = file("a.csv", rows);
            List<ImportProfile> expected = oneByOne(file);
            assertThat(profiles(file, 1)).as("round " + round).isNotEmpty().isEqualTo(expected);
            assertThat(profiles(file, 2)).isEqualTo(expected);
            assertThat(profiles(file, 1))
                    .extracting(ImportProfile::suppliers)
                    .isEqualTo(expected.stream().map(ImportProfile::suppliers).toList());
        }
    }

    /** A source of some megabytes, which both read ahead. */
    @Test
    void ofAZipAreTheSameForAnyNumberOfThreads() throws IOException {
        Random random = new Random(11);
        StringBuilder rows = new StringBuilder("t,i,j,k,v,q\n");
        for (String exporter : CODES) {
            for (String importer : CODES) {
                for (int product = 280_000; product < 280_900 && !exporter.equals("58"); product++) {
                    rows.append("2022,")
                            .append(exporter + "," + importer + "," + product + "," + value(random))
                            .append(product % 500 == 0 ? ",\"1\"\n" : ",1.5\n");
                }
            }
        }
        Path zip = folder.resolve("a.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("BACI_HS22_Y2022_V202501.csv"));
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }
        List<ImportProfile> expected = oneByOne(zip);
        for (int threads = 1; threads <= 4; threads++) {
            assertThat(profiles(zip, threads)).as(threads + " threads").isEqualTo(expected);
        }
    }

    /** Whoever listens is called by the load, and so can interrupt it, whichever thread reads. */
    @Test
    void onlyTheThreadOfTheLoadTellsOfProgressAndItEndsOnAnInterrupt() {
        StringBuilder text = new StringBuilder("t,i,j,k,v,q\n");
        for (String exporter : CODES.subList(0, 2)) {
            for (int product = 100_000; product < 300_000; product++) {
                text.append("2022," + exporter + ",842," + product + ",1,1\n");
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int threads = 1; threads <= 3; threads++) {
            Set<Thread> told = new HashSet<>();
            AtomicLong most = new AtomicLong();
            DataSource source = DataSource.ofBytes("a.csv", bytes).withProgress((done, total) -> {
                told.add(Thread.currentThread());
                most.set(done);
                if (done > bytes.length / 3) {
                    Thread.currentThread().interrupt();
                }
            });
            ProfileRows taker = new ProfileRows(threads, each -> {});
            assertThatExceptionOfType(LoadException.class)
                    .as(threads + " threads")
                    .isThrownBy(() -> taker.load(() -> {
                        Flows flows = new Flows("a.csv", true, taker);
                        flows.read(source);
                        return flows;
                    }))
                    .satisfies(e -> assertThat(e.issues().get(0).code()).isEqualTo("interrupted"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(told).containsExactly(Thread.currentThread());
            assertThat(most.get()).isLessThan(bytes.length * 2L / 3);
        }
    }

    /** Of all bytes, in their order, though other threads read them ahead; of a packed source those that are packed. */
    @Test
    void theSha256IsOfTheBytesForAnyNumberOfThreads() throws Exception {
        for (int products : new int[] {1, 700, 90_000}) {
            StringBuilder text = new StringBuilder("t,i,j,k,v,q\n");
            for (int product = 100_000; product < 100_000 + products; product++) {
                text.append("2022,156,842," + product + (product % 30_000 == 0 ? ",\"1\"" : ",1") + ",1\n");
            }
            byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(plain);
            }
            for (byte[] bytes : List.of(plain, packed.toByteArray())) {
                String sha256 = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
                DataSource source = DataSource.ofBytes("a.csv", bytes).withSha256(sha256);
                for (int threads = 1; threads <= 3; threads++) {
                    ProfileRows taker = new ProfileRows(threads, each -> {});
                    LoadReport report = taker.load(() -> {
                        Flows flows = new Flows("a.csv", true, taker);
                        flows.read(source);
                        return flows;
                    });
                    assertThat(report.sha256()).as(threads + " threads").hasValue(sha256);
                }
            }
        }
    }

    /** Rows that are summed after every chunk, with one thread and two, are summed alike. */
    @Test
    void areTheSameHoweverManyRowsAreKept() throws IOException {
        Random random = new Random(7);
        List<String> rows = new ArrayList<>();
        for (int exporter = 0; exporter < CODES.size(); exporter++) {
            for (int product = 100_000; product < 101_500; product++) {
                if (random.nextInt(3) > 0) {
                    rows.add("2022," + CODES.get(exporter) + "," + CODES.get(random.nextInt(2)) + "," + product + ","
                            + value(random) + ",1");
                }
            }
        }
        Path file = file("a.csv", rows);
        List<ImportProfile> expected = oneByOne(file);
        for (long bytes : new long[] {1, 20_000, Long.MAX_VALUE}) {
            for (int threads : new int[] {1, 2}) {
                List<ImportProfile> all = new ArrayList<>();
                ProfileRows taker = new ProfileRows(threads, each -> each.forEach(all::add), bytes);
                taker.load(() -> {
                    Flows flows = new Flows("a.csv", true, taker);
                    flows.read(DataSource.of(file));
                    return flows;
                });
                assertThat(all).as(bytes + " bytes, " + threads + " threads").isEqualTo(expected);
            }
        }
    }

    @Test
    void ofAFolderComeFileByFileAndOnceWhereTheOrderBreaks() throws IOException {
        Random random = new Random(1);
        for (int year : new int[] {2021, 2023, 2024}) {
            List<String> rows = rows(random, false).stream()
                    .filter(row -> row.startsWith("2022"))
                    .map(row -> year + row.substring(4))
                    .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
            if (year == 2023) {
                Collections.shuffle(rows, random);
            }
            file("BACI_HS22_Y" + year + "_V202601.csv", rows);
        }
        List<Integer> years = new ArrayList<>();
        LoadReport report = Baci.importProfiles(
                folder, 2, each -> years.add(each.iterator().next().year()));
        assertThat(years).containsExactly(2021, 2023, 2024);
        assertThat(report.rowsRejected()).isZero();
        assertThat(profiles(folder, 2)).isEqualTo(oneByOne(folder));
    }

    @Test
    void aYearInTwoFilesIsRefused() throws IOException {
        file("a.csv", List.of("2022,36,156,280530,1,2"));
        file("b.csv", List.of("2022,36,156,284690,1,2"));
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> profiles(folder, 1))
                .withMessageContaining("repeated-year at b.csv: expected each year in one file, found 2022 in two");
    }

    @Test
    void aRowThatComesTwiceIsRejected() throws IOException {
        Path file =
                file("a.csv", List.of("2022,36,156,280530,1,2", "2022,36,156,280530,5,2", "2022,36,392,280530,3,2"));
        LoadReport report = Baci.importProfiles(
                file, 1, each -> assertThat(each.totalValue()).isEqualTo(4000));
        assertThat(report.errors()).singleElement().satisfies(issue -> assertThat(issue.toString())
                .contains("duplicate-row at a.csv, line 3"));
    }

    @Test
    void needAThread() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Baci.importProfiles(folder, 0, each -> {}))
                .withMessage("threads must be at least 1, but were 0");
    }

    @Test
    void endOnInterrupt() throws IOException {
        Path file = file("a.csv", rows(new Random(3), false));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(LoadException.class).isThrownBy(() -> profiles(file, 2));
        assertThat(Thread.interrupted()).isTrue();
    }
}
