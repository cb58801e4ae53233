package io.github.criticalminerals.io.xlsx;

import static io.github.criticalminerals.io.xlsx.Workbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.io.damage.Rounds;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.Limits;
import io.github.criticalminerals.io.source.ZipArchive;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictXlsxTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    private Path folder;

    private static Workbook workbook() {
        return new Workbook()
                .sheet(
                        "First & <last>",
                        List.of(
                                row("name", "amount", " padded\u00a0"),
                                row("Peru", "7", 2.50),
                                row(),
                                row(null, new Workbook.Raw("e", "#N/A"), null, new Workbook.Raw("b", "1"), "x")))
                .sheet("Empty", List.of());
    }

    private static List<String> read(DataSource source) {
        List<String> read = new ArrayList<>();
        try (StrictXlsx workbook = StrictXlsx.open(source)) {
            for (String sheet : workbook.sheets()) {
                read.add(sheet);
                try (XlsxRows rows = workbook.rows(sheet)) {
                    rows.forEachRemaining(row -> row.cells().forEach(cell -> read.add(cell.kind() + " " + cell)));
                }
            }
        }
        return read;
    }

    private static List<String> readSheet(String cells) {
        return read(DataSource.ofBytes(
                "a.xlsx",
                workbook().part(SHEET, "<worksheet>" + cells + "</worksheet>").bytes()));
    }

    private static void assertRefused(Workbook workbook, String message) {
        assertRefused(DataSource.ofBytes("a.xlsx", workbook.bytes()), message);
    }

    private static void assertRefused(DataSource source, String message) {
        assertThatThrownBy(() -> read(source)).isInstanceOf(LoadException.class).hasMessage("error " + message);
    }

    private static void assertSheetRefused(String rows, String message) {
        assertRefused(workbook().part(SHEET, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"), message);
    }

    @Test
    void givesTypedCellsWithTheirAddresses() {
        assertThat(read(DataSource.ofBytes("a.xlsx", workbook().bytes())))
                .containsExactly(
                        "First & <last>",
                        "TEXT A1 name",
                        "TEXT B1 amount",
                        "TEXT C1  padded\u00a0",
                        "TEXT A2 Peru",
                        "TEXT B2 7",
                        "NUMBER C2 2.5",
                        "ERROR B4 #N/A",
                        "TRUTH D4 TRUE",
                        "TEXT E4 x",
                        "Empty");
    }

    @Test
    void aRowIsSeenByColumn() {
        try (StrictXlsx workbook =
                StrictXlsx.open(DataSource.ofBytes("a.xlsx", workbook().bytes()))) {
            List<XlsxRow> rows = workbook.firstRows("First & <last>", 9);
            assertThat(rows).hasSize(4);
            assertThat(workbook.firstRows("First & <last>", 2)).hasSize(2);
            assertThat(rows.get(0).trimmed(2)).isEqualTo("padded");
            assertThat(rows.get(2).isBlank()).isTrue();
            assertThat(rows.get(3).isBlank()).isFalse();
            assertThat(rows.get(3).texts()).containsExactly("", "#N/A", "", "TRUE", "x");
            assertThat(rows.get(3).find(0)).isEmpty();
            assertThat(rows.get(3).find(99)).isEmpty();
            assertThat(rows.get(3).trimmed(2)).isEmpty();
            XlsxCell cell = rows.get(3).find(1).orElseThrow();
            assertThat(cell.place()).hasToString("a.xlsx!First & \u2039last>, line 4, column B");
            assertThat(rows.get(3).place(27)).hasToString("a.xlsx!First & \u2039last>, line 4, column AB");
            assertThat(rows.get(3)).hasToString("row 4 [B4 #N/A, D4 TRUE, E4 x]");
        }
    }

    @Test
    void rowsEnd() {
        try (StrictXlsx workbook =
                        StrictXlsx.open(DataSource.ofBytes("a.xlsx", workbook().bytes()));
                XlsxRows rows = workbook.rows("Empty")) {
            assertThat(rows.hasNext()).isFalse();
            assertThatThrownBy(rows::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("no row after row 0");
            assertThatThrownBy(() -> workbook.rows("second"))
                    .hasMessage("error missing-sheet at a.xlsx: expected the sheet second, found First & \u2039last>,"
                            + " Empty");
        }
    }

    @Test
    void readsEveryWayToWriteACell() {
        assertThat(readSheet("<sheetData><row><c t='inlineStr'><is><r><t>a</t></r><r><t xml:space='preserve'> b</t></r>"
                        + "<rPh sb='0' eb='1'><t>reading</t></rPh></is></c><c><f>1+1</f><v>2</v></c>"
                        + "<c t='str'><f>A1</f><v>&amp;&#65;</v></c><c t='str'><f>A9</f></c><c><f>SUM(A1)</f></c>"
                        + "<c t='d'><v>2024-01-31</v></c><c s='3'/><c t='b'><v>0</v></c></row>"
                        + "<row r='9'><c r='ZZ9'><v>-1.2917047739028931E-7</v></c></row></sheetData>"
                        + "<extLst><row><c><v>5</v></c></row></extLst>"))
                .containsExactly(
                        "First & <last>",
                        "TEXT A1 a b",
                        "NUMBER B1 2",
                        "TEXT C1 &A",
                        "ERROR E1 =SUM(A1)",
                        "TEXT F1 2024-01-31",
                        "TRUTH H1 FALSE",
                        "NUMBER ZZ9 -1.2917047739028931E-7",
                        "Empty");
    }

    @Test
    void readsPrefixedNamesAbsoluteTargetsAndNoStrings() {
        String rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        byte[] bytes = Workbook.zip(
                Map.of(
                        "_rels/.rels",
                        utf8("<Relationships><Relationship Id='a' Type='" + rels
                                + "/officeDocument' Target='/book.xml'/></Relationships>"),
                        "book.xml",
                        utf8("<x:workbook xmlns:x='y' xmlns:r='z'><x:sheets><x:sheet name='S'"
                                + " r:id='q'/></x:sheets></x:workbook>"),
                        "_rels/book.xml.rels",
                        utf8("<Relationships><Relationship Id='q' Type='" + rels + "/worksheet' Target='Sheet.xml'/>"
                                + "<Relationship Id='w' Type='" + rels
                                + "/externalLink' Target='http://a/b' TargetMode='External'/>"
                                + "</Relationships>"),
                        "sheet.xml",
                        utf8(
                                "<x:worksheet"
                                        + " xmlns:x='y'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>")));
        assertThat(read(DataSource.ofBytes("a.xlsx", bytes))).containsExactly("S", "NUMBER A1 1");
    }

    /** Case core-10: a target is a URI reference beside the part that names it. */
    @ParameterizedTest
    @CsvSource({
        "xl/workbook.xml, worksheets/sheet1.xml, xl/worksheets/sheet1.xml",
        "/xl/workbook.xml, /xl/worksheets/sheet1.xml, xl/worksheets/sheet1.xml",
        "./xl/workbook.xml, ./worksheets/sheet1.xml, xl/worksheets/sheet1.xml",
        "xl/workbook.xml, ../other/sheet1.xml, other/sheet1.xml",
        "xl/../xl/workbook.xml, a/.././b/sheet1.xml, xl/b/sheet1.xml",
        "xl/workbook.xml, worksheets/my%20sheet.xml, xl/worksheets/my sheet.xml",
        "xl/workbook.xml, worksheets/a+b.xml, xl/worksheets/a+b.xml",
        "xl/workbook.xml, worksheets/100%.xml, xl/worksheets/100%.xml",
        "xl/workbook.xml, ../../../sheet1.xml, sheet1.xml"
    })
    void aTargetIsAUriReference(String book, String target, String part) {
        assertThat(read(DataSource.ofBytes("a.xlsx", oneCell(book, target, part, StandardCharsets.UTF_8))))
                .containsExactly("S", "NUMBER A1 7");
    }

    /** Case core-10: parts may be in UTF-16. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE"})
    void aPartMayBeInUtf16(String charset) {
        byte[] bytes = oneCell("xl/workbook.xml", "sheet1.xml", "xl/sheet1.xml", Charset.forName(charset));
        assertThat(read(DataSource.ofBytes("a.xlsx", bytes))).containsExactly("S", "NUMBER A1 7");
    }

    private static byte[] oneCell(String book, String target, String part, Charset charset) {
        String rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        String sheet = "<worksheet><sheetData><row r='1'><c r='A1'><v>7</v></c></row></sheetData></worksheet>";
        String mark = charset.name().matches("UTF-16[BL]E") ? "\uFEFF" : "";
        return Workbook.zip(Map.of(
                "_rels/.rels",
                utf8("<Relationships><Relationship Id='a' Type='" + rels + "officeDocument' Target='" + book
                        + "'/></Relationships>"),
                "xl/workbook.xml",
                utf8("<workbook xmlns:r='z'><sheets><sheet name='S' r:id='q'/></sheets></workbook>"),
                "xl/_rels/workbook.xml.rels",
                utf8("<Relationships><Relationship Id='q' Type='" + rels + "worksheet' Target='" + target
                        + "'/></Relationships>"),
                part,
                (mark + "<?xml version='1.0' encoding='" + charset.name().replaceAll("[BL]E$", "") + "'?>" + sheet)
                        .getBytes(charset)));
    }

    /**
     * Case hard-14: a workbook on disk is read where it lies, and the copy of another ends with its load or its
     * program.
     */
    @ParameterizedTest
    @CsvSource({"disk, closed", "disk, killed", "stream, closed", "stream, killed", "packed, closed", "packed, killed"})
    void noCopyOutlivesALoad(String from, String end) throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        byte[] bytes = workbook().bytes();
        Path file = Files.write(folder.resolve("a.xlsx"), from.equals("packed") ? gzip(bytes) : bytes);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holding.class.getName(),
                        file.toString(),
                        from)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("open");
            assertThat(temporary.toFile().list()).hasSize(from.equals("disk") ? 0 : 1);
            if (end.equals("killed")) {
                process.destroy(); // SIGTERM
            } else {
                process.getOutputStream().close();
                assertThat(out.readLine()).isEqualTo("closed");
                assertThat(temporary).isEmptyDirectory();
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(temporary).isEmptyDirectory();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    /** Holds a workbook open until its input ends. */
    public static final class Holding {
        public static void main(String[] args) throws IOException {
            Path file = Path.of(args[0]);
            DataSource source = args[1].equals("stream")
                    ? DataSource.of("a.xlsx", Files.newInputStream(file))
                    : DataSource.of(file);
            try (StrictXlsx workbook = StrictXlsx.open(source)) {
                assertThat(workbook.sheets()).isNotEmpty();
                System.out.println("open");
                assertThat(System.in.readAllBytes()).isEmpty();
            }
            System.out.println("closed");
        }
    }

    @Test
    void readsFilesStreamsGzipAndZipEntriesAlike() throws IOException {
        byte[] bytes = workbook().bytes();
        List<String> expected = read(DataSource.ofBytes("a.xlsx", bytes));
        Path file = Files.write(folder.resolve("a.xlsx"), bytes);
        assertThat(read(DataSource.of(file))).isEqualTo(expected);
        assertThat(read(DataSource.of("upload", new ByteArrayInputStream(bytes))))
                .isEqualTo(expected);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        DataSource gzip = DataSource.ofBytes("a.xlsx.gz", packed.toByteArray());
        assertThat(StrictXlsx.isZip(gzip)).isTrue();
        assertThat(read(gzip)).isEqualTo(expected);
        byte[] outer = Workbook.zip(Map.of("in/a.xlsx", bytes));
        try (ZipArchive archive = ZipArchive.open(DataSource.ofBytes("b.zip", outer))) {
            assertThat(read(archive.entry("in/a.xlsx"))).isEqualTo(expected);
        }
        assertThat(StrictXlsx.isZip(DataSource.ofText("a.csv", "a,b\n"))).isFalse();
    }

    @Test
    void takesTheSha256AndComparesIt() {
        DataSource source = DataSource.ofBytes("a.xlsx", workbook().bytes());
        String sha256;
        try (StrictXlsx workbook = StrictXlsx.open(source)) {
            sha256 = workbook.report("a format").build().sha256().orElseThrow();
        }
        assertThat(read(source.withSha256(sha256))).isNotEmpty();
        assertRefused(
                source.withSha256("0".repeat(64)),
                "sha256-mismatch at a.xlsx: expected sha256 " + "0".repeat(64) + ", found " + sha256);
        try (StrictXlsx workbook = StrictXlsx.open(source.withRows(2))) {
            assertThatThrownBy(() -> workbook.report("a format").rowsRead(3).build())
                    .hasMessage("error wrong-row-count at a.xlsx: expected 2 rows, found 3");
        }
    }

    @Test
    void whatIsNoWorkbookIsSaid() {
        String start = "not-a-workbook at a.xlsx: expected an xlsx workbook, found ";
        assertRefused(DataSource.ofText("a.xlsx", ""), start + "an empty file");
        assertRefused(DataSource.ofText("a.xlsx", "a,b\n"), start + "another kind of file");
        assertRefused(
                DataSource.ofBytes("a.xlsx", (byte) 0xd0, (byte) 0xcf, (byte) 0x11, (byte) 0xe0, (byte) 1),
                start + "an old (xls) or a protected workbook");
        assertRefused(
                DataSource.ofBytes("a.xlsx", Workbook.zip(Map.of("a.csv", utf8("a,b\n")))),
                start + "a zip archive without the part _rels/.rels; one of other files is to be unpacked first");
        assertRefused(
                workbook().part("_rels/.rels", "<Relationships/>"), start + "a zip archive that names no workbook");
        assertRefused(
                workbook().part("_rels/.rels", "<a><Relationship Id='a' Type='x/officeDocument' Target='b.xml'/></a>"),
                start + "a zip archive without the part _rels/b.xml.rels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<row r='0'/>; 1; expected a row after row 0 and up to 1048576, found 0; 0",
                "<row r='2'/><row r='2'/>; 3; expected a row after row 2 and up to 1048576, found 2; 2",
                "<row r='1048577'/>; 1; expected a row after row 0 and up to 1048576, found 1048577; 1048577",
                "<row r='x'/>; 1; expected a row after row 0 and up to 1048576, found x; x",
                "<row r='7'><c r='A8'/></row>; 7; expected a cell of row 7, found A8; A8",
                "<row r='7'><c r='7'/></row>; 7; expected a cell of row 7, found 7; 7",
                "<row r='7'><c r='a7'/></row>; 7; expected a cell of row 7, found a7; a7",
                "<row r='7'><c r='B7'/><c r='B7'/></row>; 7; expected a cell of row 7 right of column B, found B7; B7",
                "<row r='7'><c r='AAAAAAA7'/></row>; 7; expected a cell of row 7, found AAAAAAA7; AAAAAAA7",
            })
    void rowsAndCellsStandInOrder(String rows, int line, String message, String raw) {
        assertSheetRefused(
                rows,
                "wrong-address at a.xlsx!First & \u2039last>, line " + line + ": " + message + " (text: \"" + raw
                        + "\")");
    }

    @Test
    void damageOfTheWorkbookIsRefused() {
        assertSheetRefused(
                "<row><c t='s'><v>9</v></c></row>",
                "damaged-workbook at a.xlsx!First & \u2039last>, line 1, column A:"
                        + " expected the number of one of the 6 shared strings, found 9 (text: \"9\")");
        assertSheetRefused(
                "<row><c t='z'><v>9</v></c></row>",
                "unknown-cell-type at a.xlsx!First & \u2039last>, line 1, column A:"
                        + " expected one of the types n, s, str, inlineStr, b, e, d, found z (text: \"z\")");
        assertRefused(
                workbook().part("xl/workbook.xml", "<workbook><sheets><sheet name='a' id='nope'/></sheets></workbook>"),
                "damaged-workbook at a.xlsx: expected every sheet once, with a name and a part (text: \"a\")");
        assertRefused(
                workbook()
                        .part(
                                "xl/workbook.xml",
                                "<workbook><sheets><sheet name='a' id='rId1'/><sheet name='a'"
                                        + " id='rId2'/></sheets></workbook>"),
                "damaged-workbook at a.xlsx: expected every sheet once, with a name and a part (text: \"a\")");
        assertThatThrownBy(() -> readSheet("<sheetData><row><c></row></sheetData>"))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith(
                        "error malformed-xml at a.xlsx!" + SHEET + ": expected well-formed XML, found: ");
        assertThatThrownBy(() -> readSheet("<sheetData><row><c><v>\u0001</v></c></row></sheetData>"))
                .hasMessageStartingWith("error malformed-xml at a.xlsx!" + SHEET);
        byte[] latin1 = "<worksheet><sheetData><row><c t='str'><v>\u00e9</v></c></row></sheetData></worksheet>"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(DataSource.ofBytes(
                        "a.xlsx", workbook().part(SHEET, latin1).bytes())))
                .hasMessageStartingWith("error malformed-xml at a.xlsx!" + SHEET);
    }

    @Test
    void pathsOutOfTheArchiveAreRefused() {
        assertRefused(
                workbook().part("../../evil.xml", "<a/>"),
                "unsafe-entry-name at a.xlsx: expected a name inside the archive, found one that leads out"
                        + " (text: \"../../evil.xml\")");
    }

    @Test
    void limitsHold() {
        Limits limits = Limits.DEFAULT.withFieldBytes(100).withColumns(3);
        DataSource source = DataSource.ofBytes("a.xlsx", workbook().bytes());
        assertRefused(
                source.withLimits(Limits.DEFAULT.withColumns(3)),
                "too-many-columns at a.xlsx!First & \u2039last>, line 4: expected at most 3 columns, found more, found"
                        + " D4 (text: \"D4\")");
        DataSource longText = DataSource.ofBytes(
                        "a.xlsx",
                        workbook()
                                .part(
                                        SHEET,
                                        "<worksheet><sheetData><row><c t='inlineStr'><is>"
                                                + "<r><t>12345678901234567890</t></r>".repeat(6)
                                                + "</is></c></row></sheetData></worksheet>")
                                .bytes())
                .withLimits(limits.withColumns(9));
        assertThatThrownBy(() -> read(longText)).hasMessageStartingWith("error field-too-long at a.xlsx!");
        assertThatThrownBy(() ->
                        read(source.withLimits(new Limits(4, 9, 1024, Limits.DEFAULT.unpackedBytes(), 200, 10_000))))
                .hasMessageStartingWith("error field-too-long at a.xlsx!_rels/.rels");
        assertRefused(
                source.withLimits(
                        Limits.DEFAULT.withFieldBytes(400).withRowBytes(400).withEntries(2)),
                "too-many-entries at a.xlsx: expected at most 2 entries, found 6");
        DataSource longRow = DataSource.ofBytes(
                        "a.xlsx",
                        workbook()
                                .part(
                                        SHEET,
                                        "<worksheet><sheetData><row>"
                                                + ("<c t='str'><v>" + "a".repeat(300) + "</v></c>").repeat(3)
                                                + "</row></sheetData></worksheet>")
                                .bytes())
                .withLimits(Limits.DEFAULT.withFieldBytes(400).withRowBytes(800));
        assertRefused(
                longRow,
                "row-too-long at a.xlsx!First & \u2039last>, line 1: expected rows of at most 800 bytes, found a"
                        + " longer one");
    }

    @Test
    void letters() {
        assertThat(List.of(
                        XlsxCell.letters(0),
                        XlsxCell.letters(25),
                        XlsxCell.letters(26),
                        XlsxCell.letters(701),
                        XlsxCell.letters(702)))
                .containsExactly("A", "Z", "AA", "ZZ", "AAA");
        assertThatThrownBy(() -> new XlsxCell("a", 0, 1, XlsxCell.Kind.TEXT, ""))
                .hasMessage("row must be at least 1 and column at least 0, but were 0 and 1");
    }

    @Test
    void aFileThatIsCutIsRefusedAtEveryByte() {
        byte[] bytes = workbook().bytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(DataSource.ofBytes("a.xlsx", cut)))
                    .as("first %s bytes", length)
                    .isInstanceOf(LoadException.class);
        }
    }

    /** Damage to the packed bytes and to the XML: what the whole file says, another reading, or a typed refusal. */
    @Test
    void mutationsAreReadOrRefused() {
        int rounds = Rounds.count();
        Random random = Rounds.random();
        byte[] whole = workbook().bytes();
        byte[] sheet =
                utf8("<?xml version=\"1.0\"?><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c"
                        + " r=\"B1\"><f>1&amp;2</f><v>2.5</v></c></row><row r=\"2\"><c"
                        + " t=\"e\"><v>#N/A</v></c></row></sheetData></worksheet>");
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = round % 2 == 0
                    ? mutated(whole, random)
                    : workbook().part(SHEET, mutated(sheet, random)).bytes();
            try {
                assertThat(read(DataSource.ofBytes("a.xlsx", bytes))).isNotEmpty();
            } catch (LoadException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(rounds / 5, rounds * 19 / 20);
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "<>/&\"0A".charAt(random.nextInt(7)));
        }
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
