package io.github.criticalminerals.io.damage;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.ZipArchive;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.usgs.UsgsWorldData;
import io.github.criticalminerals.io.worldbank.Wgi;
import io.github.criticalminerals.io.xlsx.XlsxCell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Attacks by name, each a supplier of its outcome; the main method runs one and prints it, with the time it took. */
public final class Attacks {
    private static final int MANY = 1_000_000;

    private Attacks() {}

    /** Runs the attack that is named. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        String outcome = outcome(all().get(args[0]));
        System.out.println(outcome + " " + (System.nanoTime() - start) / 1_000_000);
    }

    /** {@return every attack} */
    public static Map<String, Supplier<LoadReport>> all() {
        ImmutableMap.Builder<String, Supplier<LoadReport>> all = ImmutableMap.builder();
        Samples.all().forEach((name, sample) -> {
            all.put(name + ": a million bad rows", () -> sample.load()
                    .apply(endless(sample.header(), i -> sample.bad())));
            String longRow = sample.bad().replaceFirst("(?<=^|,)\"?[^,\"]*x[^,\"]*\"?(?=,|\n)", "x".repeat(60_000));
            all.put(name + ": cells of 60,000 characters", () -> sample.load()
                    .apply(rows(sample.header(), 3_000, i -> longRow)));
        });
        String longNote = "x".repeat(60_000);
        all.put("usgs world: notes of 60,000 characters, each another", () -> UsgsWorldData.load(rows(
                        "Source,Country,Type,Prod_t_2022,Prod_notes\n",
                        3_000,
                        i -> "MCS2023,Peru,\"Tin mines, " + i + "\",7," + longNote + "\n"))
                .report());
        all.put("a million unknown names", () -> SupplyTables.countryAmounts(
                        endless("country,amount\n", i -> "Nowhere " + i + ",7\n"),
                        SupplyTable.builder("tin", Stage.MINING, 2024, Basis.METAL),
                        MassUnit.TONNE)
                .report());
        all.put("a million unknown names without a figure", () -> Wgi.load(endless(
                        "code,countryname,year,indicator,estimate\n", i -> "X" + i + ",Nowhere " + i + ",2023,pv,..\n"))
                .report());
        all.put("a workbook of 300,000 bad rows", () -> Wgi.load(DataSource.of(workbook()))
                .report());
        all.put("a zip archive that is one directory", () -> {
            try (ZipArchive archive = ZipArchive.open(DataSource.of(directory()))) {
                throw new IllegalStateException(archive.entries().size() + " entries");
            }
        });
        return all.build();
    }

    private static String outcome(Supplier<LoadReport> attack) {
        try {
            LoadReport report = attack.get();
            return "loaded," + report.rowsKept() + "-kept," + report.issues().size() + "-issues";
        } catch (LoadException e) {
            return e.issues().get(0).code();
        }
    }

    private static DataSource endless(String header, IntFunction<String> row) {
        return rows(header, MANY, row);
    }

    /** A header and rows that are made while they are read. */
    static DataSource rows(String header, int rows, IntFunction<String> row) {
        return DataSource.of("attack.csv", new InputStream() {
            private byte[] line = header.getBytes(StandardCharsets.UTF_8);
            private int at;
            private int count;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (at == line.length) {
                    if (count == rows) {
                        return -1;
                    }
                    line = row.apply(count++).getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                int given = Math.min(length, line.length - at);
                System.arraycopy(line, at, buffer, offset, given);
                at += given;
                return given;
            }
        });
    }

    private static Path workbook() {
        Map<String, String> parts = ImmutableMap.of(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r\" Type=\"a/officeDocument\""
                        + " Target=\"xl/workbook.xml\"/></Relationships>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"a/worksheet\" Target=\"s.xml\"/></Relationships>",
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"Sheet1\" id=\"r1\"/></sheets></workbook>");
        try {
            Path file = Files.createTempFile("attack", ".xlsx");
            file.toFile().deleteOnExit();
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (Map.Entry<String, String> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                }
                zip.putNextEntry(new ZipEntry("xl/s.xml"));
                zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
                String[] header = {"code", "year", "indicator", "estimate"};
                for (int row = 1; row <= 300_000; row++) {
                    StringBuilder xml = new StringBuilder("<row r=\"" + row + "\">");
                    for (int column = 0; column < header.length; column++) {
                        xml.append("<c t=\"inlineStr\" r=\"" + XlsxCell.letters(column) + row + "\"><is><t>")
                                .append(row == 1 ? header[column] : "x")
                                .append("</t></is></c>");
                    }
                    zip.write(xml.append("</row>").toString().getBytes(StandardCharsets.UTF_8));
                }
                zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 126 MB of central directory. */
    private static Path directory() {
        try {
            Path file = Files.createTempFile("attack", ".zip");
            file.toFile().deleteOnExit();
            byte[] name = "n".repeat(60_000).getBytes(StandardCharsets.UTF_8);
            int entries = 2_100;
            int length = 46 + name.length;
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int i = 0; i < entries; i++) {
                    ByteBuffer entry = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
                    entry.putInt(0, 0x02014b50).putShort(28, (short) name.length);
                    entry.position(46);
                    entry.put(name);
                    out.write(entry.array());
                }
                ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
                end.putInt(0, 0x06054b50).putShort(8, (short) entries).putShort(10, (short) entries);
                end.putInt(12, entries * length).putInt(16, 0);
                out.write(end.array());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
