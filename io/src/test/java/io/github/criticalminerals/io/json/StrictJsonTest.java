package io.github.criticalminerals.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.Limits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
    private static final String DOCUMENT =
            """
            {"count": 2, "data": [
              {"code": "010", "weight": 7.50, "flag": true, "none": null, "country": {"id": "PER", "tags": ["a", "b"]}, "": 1},
              {"code": "", "note": {}}
            ], "error": "none/at all", "deep": {"a": [3, null]}}
            """;

    private static DataSource source(String text) {
        return DataSource.ofText("a.json", text);
    }

    private static String refusal(String text) {
        return refusal(source(text));
    }

    private static String refusal(DataSource source) {
        List<String> found = new ArrayList<>();
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> {
                    try (StrictJson json = StrictJson.open(source)) {
                        json.value(JsonNode.class);
                    }
                })
                .satisfies(e -> found.add(e.issues().get(0).toString()));
        return found.get(0);
    }

    private static List<JsonRow> rows(String text, String... path) {
        List<JsonRow> rows = new ArrayList<>();
        try (StrictJson json = StrictJson.open(source(text))) {
            json.rows(path).forEach(rows::add);
        }
        return rows;
    }

    @Test
    void readsTheObjectsOfAnArrayAndWhatIsBesideThem() {
        try (StrictJson json = StrictJson.open(source(DOCUMENT))) {
            List<JsonRow> rows = new ArrayList<>();
            json.rows("data").forEach(rows::add);

            JsonRow first = rows.get(0);
            assertThat(first.names())
                    .containsExactly(
                            "code", "weight", "flag", "none", "country.id", "country.tags.0", "country.tags.1", "");
            assertThat(first.text("code")).isEqualTo("010");
            assertThat(first.text("weight")).isEqualTo("7.50");
            assertThat(first.text("flag")).isEqualTo("true");
            assertThat(first.text("none")).isEmpty();
            assertThat(first.isNull("none")).isTrue();
            assertThat(first.text("country.tags.1")).isEqualTo("b");
            assertThat(first.place()).hasToString("a.json, line 2, byte 25");
            assertThat(first.place("weight")).hasToString("a.json, line 2, column weight, byte 51");
            assertThat(rows.get(1)).hasToString("a.json, line 3, byte 141: code=");
            assertThat(rows.get(1).isNull("code")).isFalse();
            assertThat(rows.get(1).has("weight")).isFalse();
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> rows.get(1).text("weight"))
                    .withMessage("error missing-field at a.json, line 3, byte 141: expected weight, found code");
            assertThat(json.outside())
                    .containsExactly(
                            Map.entry("count", "2"), Map.entry("error", "none/at all"), Map.entry("deep.a.0", "3"));
            assertThat(json.report("made up").build())
                    .hasToString("a.json: made up, 2 rows read, 2 kept, 0 rejected, 0 issues");
        }
    }

    @Test
    void readsWhatIsNoAsciiInNamesAndTexts() {
        assertThat(rows("[{\"C\u00f4te \\ud834\\udd1e\ud834\udd1e\": \"\\ud834\\udd1e\ud834\udd1e \u00fc\"}]"))
                .hasToString(
                        "[a.json, line 1, byte 1: C\u00f4te \ud834\udd1e\ud834\udd1e=\ud834\udd1e\ud834\udd1e \u00fc]");
        assertThat(refusal("{\"\\ud834x\": 1}")).startsWith("error lone-surrogate at a.json, line 1, byte 8: ");
    }

    /** Jackson's own messages hold "[Source: REDACTED (...); line: 1, column: 1]". */
    @Test
    void saysWhereWithoutJacksonsWordsOnTheSource() {
        assertThat(refusal("[{\"a\": 1")).contains("(start marker at line: 1, column: 2)");
        for (String text :
                List.of("[", "[1,", "{\"a\"", "{\"a\": \"b", "[1 2]", "[}", "[tru]", "[{\"a\":1,\"a\":2}]", "1 2")) {
            assertThat(refusal(text)).startsWith("error ").doesNotContain("Source", "REDACTED", "StreamReadFeature");
        }
    }

    @Test
    void findsTheArrayByNamesAndIndexes() {
        assertThat(rows("[{\"pages\": 1}, [{\"a\": 3}]]", "1")).hasToString("[a.json, line 1, byte 16: a=3]");
        assertThat(rows("[]")).isEmpty();
        assertThat(rows("{\"x/y\": {\"~\": [{\"p/q\": 5}]}}", "x/y", "~"))
                .hasToString("[a.json, line 1, byte 15: p/q=5]");
    }

    @Test
    void readsValuesOfATypeOneByOne() {
        try (StrictJson json = StrictJson.open(source("[\"0101\", \"2846\"]"))) {
            assertThat(json.values(HsCode.class)).containsExactly(HsCode.of("0101"), HsCode.of("2846"));
        }
        try (StrictJson json = StrictJson.open(source("\"69.2 %\"").withRows(1))) {
            assertThat(json.value(Share.class)).isEqualTo(Share.parse("69.2 %"));
        }
    }

    @Test
    void aByteOrderMarkIsNoFault() {
        try (StrictJson json = StrictJson.open(source("\ufeff[1]"))) {
            assertThat(json.value(JsonNode.class)).hasToString("[1]");
        }
    }

    @Test
    void aStreamCanBeLookedAtAndThenRead() {
        DataSource once = DataSource.of("a.json", new ByteArrayInputStream(DOCUMENT.getBytes(StandardCharsets.UTF_8)));
        assertThat(StrictJson.namesOf(once))
                .containsExactly(
                        "count",
                        "data",
                        "data.code",
                        "data.weight",
                        "data.flag",
                        "data.none",
                        "data.country",
                        "data.country.id",
                        "data.country.tags",
                        "data.",
                        "data.note",
                        "error",
                        "deep",
                        "deep.a");
        try (StrictJson json = StrictJson.open(once)) {
            assertThat(json.rows("data")).hasSize(2);
        }
        assertThat(StrictJson.namesOf(source("a,b\n1,2\n"))).isEmpty();
        assertThat(StrictJson.namesOf(source("{\"a\": 1, \"b"))).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            textBlock =
                    """
            {"a": 1,}#malformed-json at a.json, line 1, byte 8: expected JSON, found: Unexpected character ('}' (code 125)): was expecting double-quote to start field name (text: "{"a": 1,}")
            {"a": NaN}#malformed-json at a.json, line 1, byte 9: expected JSON, found: Non-standard token 'NaN': enable ^JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS^ to allow (text: "{"a": NaN}")
            [1] // said#malformed-json at a.json, line 1, byte 4: expected JSON, found: Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser) (text: "[1] // said")
            {"a": 1, "a": 2}#duplicate-key at a.json, line 1, byte 12: expected JSON, found: Duplicate field 'a' (text: "{"a": 1, "a": 2}")
            [1] 2#trailing-text at a.json, line 1, byte 4: expected nothing behind the value, found more (text: "[1] 2")
            [1]]#malformed-json at a.json, line 1, byte 3: expected JSON, found: Unexpected close marker ']': no open Array to close (text: "[1]]")
            [1, "\\ud800"]#lone-surrogate at a.json, line 1, byte 4: expected both halves of a character, found one (text: "[1, "\\ud800"]")
            [1e400]#number-out-of-range at a.json, line 1, byte 1: expected a number that a double can hold, found a larger one (text: "[1e400]")
            """)
    void refusesWhatIsNoGoodJson(String text, String message) {
        assertThat(refusal(text)).isEqualTo("error " + message.replace('^', '`'));
    }

    @Test
    void saysOnWhichLineADocumentIsCut() {
        assertThat(refusal("[\r\n1,\n{\"a\":"))
                .isEqualTo(
                        "error unexpected-end at a.json, line 3, byte 11: expected JSON, found: Unexpected end-of-input"
                                + " within/between Object entries (text: \"{\"a\":\")");
        assertThat(refusal("")).isEqualTo("error empty-file at a.json: expected a value, found an empty file");
        assertThat(refusal(" \n")).isEqualTo("error empty-file at a.json: expected a value, found an empty file");
    }

    @Test
    void refusesOtherEncodingsByName() {
        assertThat(refusal(DataSource.ofBytes("a.json", "[1]".getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo("error wrong-encoding at a.json, line 1, byte 0: expected UTF-8, found UTF-16LE");
        assertThat(refusal(DataSource.ofBytes("a.json", "[1]".getBytes(StandardCharsets.UTF_16))))
                .isEqualTo("error wrong-encoding at a.json, line 1, byte 0: expected UTF-8, found UTF-16BE");
        assertThat(refusal(DataSource.ofBytes("a.json", new byte[] {'[', 0, 0, 0})))
                .isEqualTo("error wrong-encoding at a.json, line 1, byte 0: expected UTF-8, found UTF-32");
        assertThat(refusal(DataSource.ofBytes("a.json", "[\n\"C\u00f4te\"]".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo("error wrong-encoding at a.json, line 2, byte 5: expected UTF-8, found the byte 0x74"
                        + " (text: \"\"C\ufffdte\"]\")");
    }

    /** Java's own decoder is the judge of what is UTF-8. */
    @Test
    void refusesEveryTwoAndThreeBytesThatJavaRefuses() {
        int refused = 0;
        for (int first = 0x80; first < 0x100; first++) {
            for (int second = 0x7f; second < 0x101; second++) {
                for (int third : new int[] {'"', 0x80, 0xbf}) {
                    byte[] bytes = {'"', (byte) first, (byte) second, (byte) third, '"'};
                    DataSource source = DataSource.ofBytes("a.json", bytes);
                    boolean good = new String(bytes, StandardCharsets.UTF_8).indexOf('\ufffd') < 0 && third != '"';
                    boolean read = true;
                    try (StrictJson json = StrictJson.open(source)) {
                        json.value(String.class);
                    } catch (LoadException e) {
                        read = false;
                        refused++;
                    }
                    assertThat(read).as("%x %x %x", first, second, third).isEqualTo(good);
                }
            }
        }
        assertThat(refused).isBetween(30_000, 128 * 130 * 3 - 1);
    }

    @Test
    void refusesMoreThanTheLimits() {
        Limits small = Limits.DEFAULT.withFieldBytes(8).withRowBytes(40).withColumns(2);
        assertThat(refusal(source("[\"123456789\"]").withLimits(small)))
                .isEqualTo(
                        "error field-too-long at a.json, line 1, byte 1: expected a text of at most 8 characters and a"
                                + " number of at most 1000, found a longer one (text: \"[\"123456789\"]\")");
        assertThat(refusal(source("[" + "1,".repeat(30) + "1]").withLimits(small)))
                .startsWith(
                        "error row-too-long at a.json, line 1, byte 41: expected a row of at most 40 bytes, found more");
        assertThat(refusal("[".repeat(101) + "]".repeat(101)))
                .startsWith(
                        "error too-deep at a.json, line 1, byte 100: expected at most 100 levels of nesting, found more");
        assertThat(refusal("[" + "1".repeat(1001) + "]"))
                .startsWith("error field-too-long at a.json, line 1, byte 1: ");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> StrictJson.open(
                                source("[{\"a\": 1, \"b\": 2, \"c\": 3}]").withLimits(small))
                        .rows()
                        .forEach(row -> {}))
                .withMessage(
                        "error too-many-columns at a.json, line 1, byte 23: expected at most 2 values in a row, found more"
                                + " (text: \"[{\"a\": 1, \"b\": 2, \"c\": 3}]\")");
    }

    /** Many rows within the limits are no long row. */
    @Test
    void theLimitOfARowIsNoLimitOfAFile() {
        String text = "[" + "{\"a\": 12345678},".repeat(5_000) + "{}]";
        try (StrictJson json = StrictJson.open(
                source(text).withLimits(Limits.DEFAULT.withFieldBytes(20).withRowBytes(20)))) {
            assertThat(json.rows()).hasSize(5_001);
        }
    }

    @Test
    void saysWhatItFoundInPlaceOfWhatWasAskedFor() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> rows("{\"message\": \"no such indicator\"}", "data"))
                .withMessage("error missing-array at a.json: expected an array at /data, found none"
                        + " (text: \"{message=no such indicator}\")");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> rows("[7]"))
                .withMessage("error unexpected-value at a.json, line 1, byte 1: expected an object, found another value"
                        + " (text: \"[7]\")");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> StrictJson.open(source("[\"0101\", \"28a6\"]"))
                        .values(HsCode.class)
                        .forEach(code -> {}))
                .withMessage(
                        "error unexpected-value at a.json, line 1, byte 9: expected a value of type HsCode, found at the"
                                + " top: HS code must have 2, 4, 6, 8 or 10 digits, but was \"28a6\" (text: \"[\"0101\", \"28a6\"]\")");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> StrictJson.open(source("null")).value(HsCode.class))
                .withMessage(
                        "error unexpected-value at a.json, line 1, byte 0: expected a value of type HsCode, found null"
                                + " (text: \"null\")");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() ->
                        StrictJson.open(source("[1]").withRows(2)).rows("0").forEach(row -> {}))
                .withMessageContaining("missing-array");
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(
                        () -> StrictJson.open(source("[{}]").withRows(2)).rows().forEach(row -> {}))
                .withMessage("error wrong-row-count at a.json: expected 2 rows, found 1");
    }

    @Test
    void isReadOnceAndToItsEnd() {
        StrictJson json = StrictJson.open(source("[{}, {}]"));
        json.rows().iterator().next();
        assertThat(json.report("made up")).isSameAs(json.report("made up"));
        assertThatIllegalStateException()
                .isThrownBy(() -> json.value(JsonNode.class))
                .withMessage("a.json was read before; open it again");
    }

    /** A document that is cut anywhere is refused: only a number alone does not show it. */
    @Test
    void refusesADocumentThatIsCutAtAnyByte() {
        byte[] whole = DOCUMENT.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            DataSource cut = DataSource.ofBytes("a.json", java.util.Arrays.copyOf(whole, length));
            assertThat(refusal(cut)).containsAnyOf("unexpected-end", "empty-file", "malformed-json");
        }
    }
}
