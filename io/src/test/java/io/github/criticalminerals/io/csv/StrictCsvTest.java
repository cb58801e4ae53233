package io.github.criticalminerals.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.Limits;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictCsvTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Test
    void readsRowsUnderAHeader() {
        DataSource source = text("country,amount\nChina,7\n\"Korea, Republic of\",\"1\"\"3\"\n");
        try (CsvRows rows = StrictCsv.of(source).open()) {
            assertThat(rows.header()).containsExactly("country", "amount");
            assertThat(rows.column("amount")).isEqualTo(1);
            assertThat(rows.findColumn("year")).isEmpty();
            List<String> seen = new ArrayList<>();
            for (CsvRow row : rows) {
                seen.add(row.line() + row.fields().toString());
            }
            assertThat(seen).containsExactly("2[China, 7]", "3[Korea, Republic of, 1\"3]");
            LoadReport report = rows.report("any").build();
            assertThat(report.rowsRead()).isEqualTo(2);
            assertThat(report.blankLines()).isZero();
            assertThat(report.issues()).isEmpty();
            assertThat(report.source()).isEqualTo("a.csv");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n2,3\n5,7\n",
                "a,b\r\n2,3\r\n5,7\r\n",
                "a,b\r2,3\r5,7\r",
                "a,b\r\n2,3\n5,7\r",
                "\uFEFFa,b\n2,3\n5,7\n",
                "a,b\n\n2,3\r\n\r\n\r5,7\n\n",
                "\"a\",b\n2,\"3\"\n5,7\n",
                "a,b\n2,3\n5,7"
            })
    void readsTheSameFromEveryLineEnd(String text) {
        assertThat(read(text)).containsExactly(List.of("a", "b"), List.of("2", "3"), List.of("5", "7"));
    }

    @Test
    void countsBlankLines() {
        try (CsvRows rows = StrictCsv.of(text("\n\na,b\n\n2,3\r\n\r\n")).open()) {
            rows.forEach(row -> assertThat(row.line()).isEqualTo(5));
            assertThat(rows.report("any").build().blankLines()).isEqualTo(4);
        }
    }

    @Test
    void takesAHeaderAloneForAnEmptyTable() {
        assertThat(read("a,b\n")).containsExactly(List.of("a", "b"));
        assertThat(warnings("a,b\n")).containsExactly("warning no-rows at a.csv: expected rows, found none");
    }

    @Test
    void takesNumberSignsSpacesAndEmptyFieldsAsData() {
        assertThat(read("a,b\n#note,\n 2 ,\t\n\"\",\"#\"\n"))
                .containsExactly(List.of("a", "b"), List.of("#note", ""), List.of(" 2 ", "\t"), List.of("", "#"));
    }

    @Test
    void takesAnEmptyQuotedFieldInOneColumnForARow() {
        assertThat(read("a\n\"\"\n\n2\n")).containsExactly(List.of("a"), List.of(""), List.of("2"));
    }

    @Test
    void warnsOfALastLineWithoutLineEnd() {
        assertThat(warnings("a,b\n2,3\n5,7"))
                .containsExactly(
                        "warning may-be-cut at a.csv, line 3, byte 11: expected a line end after the last line,"
                                + " found none: the file may be cut");
        assertThat(warnings("a,b\n2,\"3\"").get(0)).startsWith("info may-be-cut");
        assertThat(warnings("a,b\n2,")).hasSize(1);
        assertThat(warnings("a,b")).hasSize(2);
        assertThat(warnings("a,b\n2,3\r")).isEmpty();
    }

    @Test
    void readsTheDeclaredEncodingAndSeparator() {
        DataSource source = DataSource.ofBytes("a.csv", "name;b\nC\u00f4te d\u2019Ivoire;\u2014\n".getBytes(WINDOWS));
        try (CsvRows rows =
                StrictCsv.of(source).withCharset(WINDOWS).withSeparator(';').open()) {
            CsvRow row = rows.iterator().next();
            assertThat(row.fields()).containsExactly("C\u00f4te d\u2019Ivoire", "\u2014");
            assertThat(row.place(1)).hasToString("a.csv, line 2, column b, byte 21");
        }
    }

    @Test
    void trimsWhiteSpaceAndNoBreakSpaces() {
        try (CsvRows rows = StrictCsv.of(text("a,b\n\u00a0 2\t, \u00a0\n")).open()) {
            CsvRow row = rows.iterator().next();
            assertThat(row.trimmed(0)).isEqualTo("2");
            assertThat(row.trimmed(1)).isEmpty();
            assertThat(row.text(0)).isEqualTo("\u00a0 2\t");
        }
    }

    @Test
    void tellsThePlaceOfEveryField() {
        String text = "\uFEFFa,b,c,\"d\ne\"\r\n\n2,\"x\r\ny\"\"\u20ac\n\",7,11\n13,17,19,23\n";
        try (CsvRows rows = StrictCsv.of(text(text)).open()) {
            Iterator<CsvRow> each = rows.iterator();
            CsvRow row = each.next();
            assertThat(row.place()).isEqualTo(Place.of("a.csv").atLine(4).atByte(17));
            assertThat(row.place(0)).isEqualTo(at(4, "a", 17));
            assertThat(row.place(1)).isEqualTo(at(4, "b", 19));
            assertThat(row.place(2)).isEqualTo(at(6, "c", 32));
            assertThat(row.place(3)).isEqualTo(at(6, "d e", 34));
            assertThat(each.next().place(3)).isEqualTo(at(7, "d e", 46));
            assertThat(row).hasToString("line 4 [2, x\r\ny\"\u20ac\n, 7, 11]");
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(new String(bytes, 46, 2, StandardCharsets.UTF_8)).isEqualTo("23");
        }
    }

    private static Place at(long line, String column, long at) {
        return Place.of("a.csv").atLine(line).atColumn(column).atByte(at);
    }

    @Test
    void refusesDamage() {
        refuses("", "empty-file at a.csv: expected a header, found an empty file");
        refuses("\uFEFF", "empty-file at a.csv: expected a header, found an empty file");
        refuses("\n\r\n", "empty-file at a.csv: expected a header, found only blank lines");
        refuses(
                "t,k,v\n2,\"3,5\n7,11,13\n",
                "unclosed-quote at a.csv, line 2, column k, byte 8: expected a closing quote, found the end of the file"
                        + " (text: \"\"3,5\\n7,11,13\\n\")");
        refuses(
                "t,k,v\n2,\"ab\"c,1\n7,11,13\n",
                "text-after-quote at a.csv, line 2, column k, byte 12: expected a separator or a line end after the closing"
                        + " quote, found more text (text: \"\"ab\"c,1\")");
        refuses(
                "t,k,v\n2,\"ab\"\u00e9,1\n",
                "text-after-quote at a.csv, line 2, column k, byte 12: expected a separator or a line end after the closing"
                        + " quote, found more text (text: \"\"ab\"\u00e9,1\")");
        refuses(
                "t,k,v\n2,ab\"c,1\n",
                "quote-in-text at a.csv, line 2, column k, byte 10: expected a quote only at the start of a field, found one"
                        + " in it (text: \"ab\"c,1\")");
        refuses(
                "t,k,v\n2,3\n",
                "ragged-row at a.csv, line 2, byte 6: expected 3 fields as in the header, found 2"
                        + " (text: \"2,3\")");
        refuses(
                "t,k,v\n2,3,5,7\n",
                "ragged-row at a.csv, line 2, byte 6: expected 3 fields as in the header, found 4"
                        + " (text: \"2,3,5,7\")");
        refuses(
                "t,k,v\n2,3,5\n7,11",
                "ragged-row at a.csv, line 3, byte 12: expected 3 fields as in the header, found 2"
                        + " (text: \"7,11\")");
        refuses(
                "t,k,v\n2,01\u0000101,1\n",
                "control-byte at a.csv, line 2, column k, byte 10: expected text, found the control character 0x00"
                        + " (text: \"01\\u0000101,1\")");
        refuses(
                "t,k,v\n2,a\u0085b,1\n",
                "control-byte at a.csv, line 2, column k, byte 9: expected text, found the control character 0x85"
                        + " (text: \"a\\u0085b,1\")");
        refuses(
                "t,k,k\n2,3,5\n",
                "duplicate-column at a.csv, line 1, column #3, byte 4: expected every name once, found it"
                        + " in columns 2 and 3 (text: \"k\")");
        refuses(
                "t, ,k\n2,3,5\n",
                "unnamed-column at a.csv, line 1, column #2, byte 2: expected a name for every column,"
                        + " found none");
        refuses(
                "t;k;v\n2;3;5\n",
                "wrong-separator at a.csv, line 1, byte 0: expected columns separated by \",\", found one"
                        + " column with \";\" in its name (text: \"t;k;v\")");
        refuses(
                "t\tk\n2\t3\n",
                "wrong-separator at a.csv, line 1, byte 0: expected columns separated by \",\", found one"
                        + " column with \"\\t\" in its name (text: \"t\\tk\")");
    }

    @Test
    void refusesOtherEncodings() {
        refuses(
                "t,k\n2,a\u00ffb\n".getBytes(StandardCharsets.ISO_8859_1),
                "wrong-encoding at a.csv, line 2, column k, byte 7: expected UTF-8, found the byte 0xFF"
                        + " (text: \"a\uFFFDb\")");
        refuses(
                new byte[] {'t', '\n', (byte) 0xc3},
                "wrong-encoding at a.csv, line 2, column t, byte 2: expected UTF-8, found the byte 0xC3"
                        + " (text: \"\uFFFD\")");
        byte[] little = "\uFEFFt,k\n".getBytes(StandardCharsets.UTF_16LE);
        byte[] big = "\uFEFFt,k\n".getBytes(StandardCharsets.UTF_16BE);
        refuses(little, "wrong-encoding at a.csv, line 1, byte 0: expected UTF-8, found UTF-16LE");
        refuses(big, "wrong-encoding at a.csv, line 1, byte 0: expected UTF-8, found UTF-16BE");
        refuses(
                "t,k\n".getBytes(StandardCharsets.UTF_16LE),
                "wrong-encoding at a.csv, line 1, byte 0: expected UTF-8, found UTF-16LE");
        refuses(
                "t,k\n".getBytes(StandardCharsets.UTF_16BE),
                "wrong-encoding at a.csv, line 1, byte 0: expected UTF-8, found UTF-16BE");
        refuses(
                new byte[] {0, 0, (byte) 0xfe, (byte) 0xff, 0, 0, 0, 't'},
                "wrong-encoding at a.csv, line 1, byte 0: expected UTF-8, found UTF-32");
        refuses(
                new byte[] {'P', 'K', 3, 4, 20, 0},
                "wrong-encoding at a.csv, line 1, byte 0: expected UTF-8, found a zip archive, such as .zip or .xlsx");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() ->
                        StrictCsv.of(text("\uFEFFt\n")).withCharset(WINDOWS).open())
                .withMessage(
                        "error wrong-encoding at a.csv, line 1, byte 0: expected windows-1252, found the byte order mark"
                                + " of UTF-8");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> drain(StrictCsv.of(DataSource.ofBytes("a.csv", new byte[] {'t', '\n', (byte) 0x96}))
                        .withCharset(StandardCharsets.ISO_8859_1)))
                .withMessage("error control-byte at a.csv, line 2, column t, byte 2: expected text, found the control"
                        + " character 0x96 (text: \"\\u0096\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrictCsv.of(text("t\n")).withCharset(StandardCharsets.UTF_16LE))
                .withMessage("charset must hold ASCII as it is, but was UTF-16LE");
    }

    @Test
    void givesTheRowsBeforeTheFault() {
        DataSource source = text("t,k\n2,3\n5,7\n11,\"13\"x\n");
        List<String> seen = new ArrayList<>();
        assertThatExceptionOfType(LoadException.class).isThrownBy(() -> {
            try (CsvRows rows = StrictCsv.of(source).open()) {
                rows.forEach(row -> seen.add(row.text(0)));
            }
        });
        assertThat(seen).containsExactly("2", "5");
    }

    @Test
    void remarksMayStandAroundATable() {
        StrictCsv csv = StrictCsv.of(DataSource.ofText(
                        "a.csv", "\ufeff\"Source, a\",1,\n\nt,K\n2,3\n5,7\n\nUpdated: 11\nUpdated: 13"))
                .withRemarks("k", Pattern.compile("Updated:"));
        assertThat(csv.header()).containsExactly("t", "K");
        try (CsvRows rows = csv.open()) {
            List<String> read = new ArrayList<>();
            LoadReport.Builder report = rows.report("f");
            rows.forEach(row -> read.add(row.place() + " " + row.fields()));
            assertThat(read).containsExactly("a.csv, line 4, byte 23 [2, 3]", "a.csv, line 5, byte 27 [5, 7]");
            assertThat(rows.remarks()).containsExactly("Source, a, 1", "Updated: 11", "Updated: 13");
            assertThat(report.build().rowsRead()).isEqualTo(2);
            assertThat(report.build().issuesByCode()).containsExactly(java.util.Map.entry("text-left-out", 3L));
        }
        try (CsvRows rows = StrictCsv.of(DataSource.ofText("a.csv", "t,k\nUpdated: 2\n3,5\n"))
                .withRemarks("k", Pattern.compile("Updated:"))
                .open()) {
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> rows.iterator().hasNext())
                    .withMessage("error row-behind-remark at a.csv, line 3, byte 15: expected remarks alone behind the"
                            + " last row (text: \"3\")");
        }
    }

    @Test
    void throwsTheFirstFaultOfTheFile() {
        refuses(
                "t,k\n2\n\"\u0000\n",
                "ragged-row at a.csv, line 2, byte 4: expected 2 fields as in the header, found 1" + " (text: \"2\")");
    }

    @Test
    void refusesTooMuch() {
        Limits limits = Limits.DEFAULT.withFieldBytes(7).withRowBytes(13).withColumns(3);
        refuses(
                DataSource.ofText("a.csv", "t,k\n1234567,2\n12345678,3\n").withLimits(limits),
                "field-too-long at a.csv, line 3, column t, byte 14: expected a field of at most 7 bytes, found more"
                        + " (text: \"12345678,3\")");
        refuses(
                DataSource.ofText("a.csv", "t,k,v\n1234567,2345678,\n").withLimits(limits),
                "row-too-long at a.csv, line 2, byte 6: expected a row of at most 13 bytes, found more");
        refuses(
                DataSource.ofText("a.csv", "t,k,v\n,,,\n").withLimits(limits),
                "too-many-columns at a.csv, line 2, byte 8: expected at most 3 columns, found more");
        assertThat(read(DataSource.ofText("a.csv", "t,k,v\n1234567,23,4\n").withLimits(limits)))
                .hasSize(2);
    }

    @Test
    void refusesAnEndlessFieldBeforeItFillsTheMemory() {
        for (String start : List.of("t,k\n2,", "t,k\n2,\"")) {
            Endless stream = new Endless(start, 'x');
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> drain(StrictCsv.of(DataSource.of("a.csv", stream))))
                    .withMessageStartingWith("error field-too-long at a.csv, line 2, column k, byte 6: ")
                    .withMessageContaining("expected a field of at most 65536 bytes, found more")
                    .withMessageEndingWith("\u2026\")");
            assertThat(stream.given).isLessThan(1 << 18);
            assertThat(stream.closed).isTrue();
        }
        Endless lines = new Endless("t,k\n2,\"", '\n');
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> drain(StrictCsv.of(DataSource.of("a.csv", lines))))
                .withMessageContaining("field-too-long");
        Endless separators = new Endless("t,k\n2,", ',');
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> drain(StrictCsv.of(DataSource.of("a.csv", separators))))
                .withMessageContaining("too-many-columns");
    }

    @Test
    void readsColumnsWithoutANameIfAsked() {
        try (CsvRows rows =
                StrictCsv.of(text("t,,,k\n2,3,5,7\n")).withUnnamedColumns().open()) {
            assertThat(rows.header()).containsExactly("t", "", "", "k");
            assertThat(rows.column("k")).isEqualTo(3);
            CsvRow row = rows.iterator().next();
            assertThat(row.place(1)).isEqualTo(at(2, "#2", 8));
        }
    }

    @Test
    void readsATrailingSeparatorIfAsked() {
        StrictCsv csv = StrictCsv.of(text("t,k\n2,3,\n5,7\n")).withTrailingField();
        try (CsvRows rows = csv.open()) {
            List<List<String>> seen = new ArrayList<>();
            rows.forEach(row -> seen.add(row.fields()));
            assertThat(seen).containsExactly(List.of("2", "3"), List.of("5", "7"));
        }
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> drain(StrictCsv.of(text("t,k\n2,3,5\n")).withTrailingField()))
                .withMessageContaining("expected 2 fields as in the header, found 3");
    }

    @Test
    void namesTheColumnsThereAre() {
        try (CsvRows rows = StrictCsv.of(text("t,k\n")).open()) {
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> rows.column("v"))
                    .withMessage("error missing-column at a.csv, line 1: expected a column v, found t, k");
        }
    }

    @Test
    void checksWhatTheSourceExpects() {
        assertThat(read(text("t\n2\n3\n").withRows(2))).hasSize(3);
        refuses(text("t\n2\n3\n").withRows(5), "wrong-row-count at a.csv: expected 5 rows, found 2");
        String other = "0".repeat(64);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(text("t\n2\n").withSha256(other)))
                .withMessageStartingWith("error sha256-mismatch at a.csv: expected sha256 " + other + ", found ");
    }

    @Test
    void looksAtAHeaderWithoutReadingOn() {
        byte[] bytes = "t,k\n2,\u00f4\"\n".getBytes(WINDOWS);
        DataSource stream = DataSource.of("a.csv", new java.io.ByteArrayInputStream(bytes));
        assertThat(StrictCsv.headerOf(stream)).containsExactly("t", "k");
        assertThat(StrictCsv.headerOf(stream)).containsExactly("t", "k");
        refuses(
                stream,
                "wrong-encoding at a.csv, line 2, column k, byte 6: expected UTF-8, found the byte 0xF4"
                        + " (text: \"\uFFFD\"\")");
        assertThat(StrictCsv.headerOf(text("\uFEFFt\u00e9,k\n"))).containsExactly("t\u00e9", "k");
    }

    @Test
    void namesAnEncodingThatAHeaderCannotHave() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() ->
                        StrictCsv.headerOf(DataSource.ofBytes("a.csv", "t,k\n".getBytes(StandardCharsets.UTF_16LE))))
                .withMessage("error wrong-encoding at a.csv, line 1, byte 0: expected an encoding such as UTF-8, found"
                        + " UTF-16LE");
    }

    /** What a publisher writes in Windows-1252 is saved again in UTF-8 by others. */
    @Test
    void tellsUtf8FromWindows1252WhereTheFirstBytesLeaveNoDoubt() {
        String row = "C\u00f4te d\u2019Ivoire";
        for (String before : List.of("t\n", "t\n" + "x\n".repeat(DataSource.HEAD_BYTES / 2 - 3))) {
            String text = before + row + "\n" + row + "\n";
            for (DataSource source : List.of(
                    DataSource.ofText("a.csv", text),
                    DataSource.ofText("a.csv", "\uFEFF" + text),
                    DataSource.ofBytes("a.csv", text.getBytes(WINDOWS)))) {
                List<String> cells = new ArrayList<>();
                try (CsvRows rows = StrictCsv.of(source).withWindows1252OrUtf8().open()) {
                    rows.forEach(each -> cells.add(each.text(0)));
                }
                assertThat(cells).endsWith(row, row).hasSizeGreaterThanOrEqualTo(2);
            }
        }
        DataSource both = DataSource.ofBytes("a.csv", "t\n\u00f4\u00c3\u00b4\n".getBytes(WINDOWS));
        try (CsvRows rows = StrictCsv.of(both).withWindows1252OrUtf8().open()) {
            assertThat(rows.iterator().next().text(0)).isEqualTo("\u00f4\u00c3\u00b4");
        }
        byte[] neither = "t\n\u00f4\n\u0081\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> {
                    try (CsvRows rows = StrictCsv.of(DataSource.ofBytes("a.csv", neither))
                            .withWindows1252OrUtf8()
                            .open()) {
                        rows.forEach(each -> {});
                    }
                })
                .withMessageStartingWith(
                        "error wrong-encoding at a.csv, line 3, column t, byte 4: expected windows-1252,"
                                + " found the byte 0x81");
    }

    @Test
    void givesItsRowsOnce() {
        try (CsvRows rows = StrictCsv.of(text("t\n2\n")).open()) {
            assertThat(rows.report("any")).isSameAs(rows.report("any"));
            Iterator<CsvRow> each = rows.iterator();
            each.next();
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(each::next)
                    .withMessage("there is no row after the last one of a.csv");
            assertThatIllegalStateException()
                    .isThrownBy(rows::iterator)
                    .withMessage("the rows of a.csv were asked for before; open them again");
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', 'x', '7', '\n', '\u00e9', 0})
    void refusesASeparatorThatIsPartOfText(char separator) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrictCsv.of(text("t\n")).withSeparator(separator))
                .withMessageStartingWith(
                        "separator must be an ASCII character that is no letter, digit or quote, but was 0x");
    }

    /** Every damage at every place where one buffer ends and the next begins. */
    @Test
    void findsDamageAtEveryBufferBoundary() {
        List<String> damages =
                List.of("\"ab\"c,1", "ab\"c,1", "a\u0000b,1", "a\uD83D\uDE00b,1", "\"a\r\n\"\"b\",1", "a,1\r\n2,1");
        for (int boundary : List.of(8192, 65536)) {
            for (String damage : damages) {
                for (int shift = -6; shift <= 1; shift++) {
                    byte[] bytes = (padding(boundary + shift) + damage + "\n5,7\n").getBytes(StandardCharsets.UTF_8);
                    assertThat(outcome(bytes).equals(SlowCsv.outcome(bytes)))
                            .as("%s at %s", damage, boundary + shift)
                            .isTrue();
                }
            }
        }
    }

    /** Rows of that many bytes. */
    private static String padding(int bytes) {
        int rows = (bytes - 50) / 4;
        int rest = bytes - 4 * rows;
        return "t,k\n" + "2,3\n".repeat(rows - 1) + "7".repeat(rest - 3) + ",1\n";
    }

    @Test
    void neverGivesANumberFromATruncatedFileWithoutSayingSo() {
        byte[] whole = "\uFEFFcountry,\"amount\"\r\n\"Korea, \"\"R\"\"\",1\u20ac3\n\nPeru,\"1\r\n7\"\n"
                .getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThat(outcome(cut)).as("first %s bytes", length).isEqualTo(SlowCsv.outcome(cut));
        }
    }

    private static String outcome(byte... bytes) {
        return SlowCsv.outcomeOf(() -> read(DataSource.ofBytes("a.csv", bytes)));
    }

    private static void refuses(String text, String message) {
        refuses(text.getBytes(StandardCharsets.UTF_8), message);
    }

    private static void refuses(byte[] bytes, String message) {
        refuses(DataSource.ofBytes("a.csv", bytes), message);
    }

    private static void refuses(DataSource source, String message) {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(source))
                .withMessage("error " + message);
    }

    private static List<List<String>> read(String text) {
        return read(text(text));
    }

    static List<List<String>> read(DataSource source) {
        List<List<String>> all = new ArrayList<>();
        try (CsvRows rows = StrictCsv.of(source).open()) {
            all.add(rows.header());
            rows.forEach(row -> all.add(row.fields()));
        }
        return all;
    }

    private static void drain(StrictCsv csv) {
        try (CsvRows rows = csv.open()) {
            rows.forEach(row -> assertThat(row.line()).isPositive());
        }
    }

    private static List<String> warnings(String text) {
        try (CsvRows rows = StrictCsv.of(text(text)).open()) {
            rows.forEach(row -> assertThat(row.line()).isPositive());
            return rows.report("any").build().issues().stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private static DataSource text(String text) {
        return DataSource.ofText("a.csv", text);
    }

    /** A start, then the same byte for ever. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private final byte rest;
        private long given;
        private boolean closed;

        Endless(String start, char rest) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(start.getBytes(StandardCharsets.UTF_8));
            this.start = bytes.toByteArray();
            this.rest = (byte) rest;
        }

        @Override
        public int read() {
            byte next = given < start.length ? start[(int) given] : rest;
            given++;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            for (int i = 0; i < length; i++) {
                buffer[offset + i] = (byte) read();
            }
            return length;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void findsRepeatedColumnsByTheirIndexOnly() {
        try (CsvRows rows = StrictCsv.of(DataSource.ofText("a.csv", "t,k,k\n2,3,5\n"))
                .withRepeatedColumns()
                .open()) {
            assertThat(rows.findColumn("t")).hasValue(0);
            assertThat(rows.findColumn("k")).isEmpty();
            assertThat(rows.place(2)).hasToString("a.csv, line 1, column k");
            assertThat(rows.iterator().next().fields()).containsExactly("2", "3", "5");
        }
        assertThat(StrictCsv.headerOf(DataSource.ofText("a.csv", "t,k,k\n"))).containsExactly("t", "k", "k");
    }

    /** Bytes come 65,536 at a time. */
    @Test
    void aFieldMayLieInSeveralParts() {
        List<List<String>> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder("plain,quoted\n");
        for (int length = 9_000; length < 9_070; length++) {
            String plain = "a" + "\u00e9".repeat(length) + length;
            String quoted = "b,\n\"" + "c".repeat(2 * length) + length;
            rows.add(List.of(plain, quoted));
            text.append(plain)
                    .append(",\"")
                    .append(quoted.replace("\"", "\"\""))
                    .append("\"\n");
        }
        try (CsvRows read =
                StrictCsv.of(DataSource.ofText("a", text.toString())).open()) {
            assertThat(read).extracting(CsvRow::fields).isEqualTo(rows);
        }
    }
}
