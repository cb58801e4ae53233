package io.github.criticalminerals.io.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.Limits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that are small as files and huge when opened, in a JVM of 96 MiB. */
class XlsxBombTest {
    private static final int MIB = 1 << 20;
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    private Path folder;

    private final List<String> names = new ArrayList<>();

    @Test
    void bombsAreRefusedInLittleMemory() throws Exception {
        assumeTrue(Boolean.getBoolean("critmin.thorough"), "half a gigabyte of workbooks: critmin.thorough is not set");
        String row = "<worksheet><sheetData><row><c t='str'><v>";
        bomb("text", SHEET, row, "aaaaaaaa", "</v></c></row></sheetData></worksheet>");
        bomb("runs", SHEET, row, "<![CDATA[aaaaaaaaa]]>", "</v></c></row></sheetData></worksheet>");
        bomb("attribute", SHEET, "<worksheet><sheetData><row><c t='", "aaaaaaaa", "'/></row></sheetData></worksheet>");
        bomb("comment", SHEET, "<worksheet><!--", "aaaaaaaa", "--></worksheet>");
        bomb("depth", SHEET, "<worksheet><sheetData><row><c><v>", "<a>", "");
        bomb("cells", SHEET, "<worksheet><sheetData><row>", "<c><v>1</v></c>", "</row></sheetData></worksheet>");
        bomb("names", SHEET, "<worksheet>", null, "</worksheet>");
        bomb("strings", "xl/sharedStrings.xml", "<sst>", "<si><t/></si>", "</sst>");
        bomb("sheets", "xl/workbook.xml", "<workbook><sheets>", "<sheet name='a' id='b'/>", "</sheets></workbook>");
        bomb(
                "entities",
                SHEET,
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>" + row,
                "&b;",
                "</v></c></row></sheetData></worksheet>");
        bomb(
                "file",
                SHEET,
                "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>" + row,
                "&a;",
                "</v></c></row></sheetData></worksheet>");
        bomb("sound", SHEET, "<worksheet><sheetData>", "<row><c t='s'><v>0</v></c></row>", "</sheetData></worksheet>");
        assertThat(outcomes(Limits.DEFAULT.unpackedRatio()))
                .as("most are packed smaller than any honest file")
                .filteredOn(line -> line.endsWith(" unpacks-to-too-much"))
                .hasSize(7)
                .contains("text unpacks-to-too-much");
        assertThat(outcomes(1_000_000))
                .containsExactly(
                        "text field-too-long",
                        "runs field-too-long",
                        "attribute field-too-long",
                        "comment field-too-long",
                        "depth malformed-xml",
                        "cells too-many-columns",
                        "names malformed-xml",
                        "strings unpacks-to-too-much",
                        "sheets damaged-workbook",
                        "entities xml-doctype",
                        "file xml-doctype",
                        "sound 1048576 rows");
    }

    /** A workbook with one part that begins and ends as said and repeats a text in between, or counts names up. */
    private void bomb(String name, String part, String start, String repeated, String end) throws IOException {
        byte[] sound = new Workbook().sheet("S", List.of(Workbook.row("a"))).bytes();
        Path file = folder.resolve(name);
        names.add(name);
        long bytes = name.equals("text") ? 100L * MIB : 32L * MIB;
        try (java.util.zip.ZipInputStream in =
                        new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(sound));
                ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    write(zip, start, repeated, end, bytes);
                } else {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }

    private static void write(OutputStream out, String start, String repeated, String end, long bytes)
            throws IOException {
        out.write(utf8(start));
        byte[] block = utf8(repeated == null ? "" : repeated.repeat(1 << 15));
        long written = 0;
        for (int i = 0; written < bytes; i++) {
            byte[] next = repeated == null ? utf8("<n" + i + "/>") : block;
            out.write(next);
            written += next.length;
        }
        out.write(utf8(end));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> outcomes(int ratio) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Opener.class.getName(),
                Integer.toString(ratio)));
        names.forEach(name -> command.add(folder.resolve(name).toString()));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }

    /** What runs in the other JVM. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] args) {
            Limits limits = Limits.DEFAULT.withUnpackedRatio(Integer.parseInt(args[0]));
            for (String file : List.of(args).subList(1, args.length)) {
                System.out.println(Path.of(file).getFileName() + " "
                        + outcome(DataSource.of(Path.of(file)).withLimits(limits)));
            }
        }

        private static String outcome(DataSource source) {
            try (StrictXlsx workbook = StrictXlsx.open(source);
                    XlsxRows rows = workbook.rows("S")) {
                int count = 0;
                while (rows.hasNext()) {
                    rows.next();
                    count++;
                }
                return count + " rows";
            } catch (LoadException e) {
                return e.issues().get(0).code();
            }
        }
    }
}
