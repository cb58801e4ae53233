package io.github.criticalminerals.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every file of JSONTestSuite, where the property {@code critmin.shared} says where it is. */
@Tag("shared")
class JsonConformanceTest {
    /** What is allowed, and refused all the same: of two values under one name one would be lost. */
    private static final List<String> REFUSED = List.of("y_object_duplicated_key_and_value", "y_object_duplicated_key");

    /** What a reader may do as it likes, and what this one does: "read", or the code of its refusal. */
    private static final Map<String, String> FREE = Map.ofEntries(
            Map.entry("i_number_double_huge_neg_exp", "read"),
            Map.entry("i_number_huge_exp", "number-out-of-range"),
            Map.entry("i_number_neg_int_huge_exp", "number-out-of-range"),
            Map.entry("i_number_pos_double_huge_exp", "number-out-of-range"),
            Map.entry("i_number_real_neg_overflow", "number-out-of-range"),
            Map.entry("i_number_real_pos_overflow", "number-out-of-range"),
            Map.entry("i_number_real_underflow", "read"),
            Map.entry("i_number_too_big_neg_int", "read"),
            Map.entry("i_number_too_big_pos_int", "read"),
            Map.entry("i_number_very_big_negative_int", "read"),
            Map.entry("i_object_key_lone_2nd_surrogate", "lone-surrogate"),
            Map.entry("i_string_1st_surrogate_but_2nd_missing", "lone-surrogate"),
            Map.entry("i_string_1st_valid_surrogate_2nd_invalid", "lone-surrogate"),
            Map.entry("i_string_UTF-16LE_with_BOM", "wrong-encoding"),
            Map.entry("i_string_UTF-8_invalid_sequence", "wrong-encoding"),
            Map.entry("i_string_UTF8_surrogate_U+D800", "wrong-encoding"),
            Map.entry("i_string_incomplete_surrogate_and_escape_valid", "lone-surrogate"),
            Map.entry("i_string_incomplete_surrogate_pair", "lone-surrogate"),
            Map.entry("i_string_incomplete_surrogates_escape_valid", "lone-surrogate"),
            Map.entry("i_string_invalid_lonely_surrogate", "lone-surrogate"),
            Map.entry("i_string_invalid_surrogate", "lone-surrogate"),
            Map.entry("i_string_invalid_utf-8", "wrong-encoding"),
            Map.entry("i_string_inverted_surrogates_U+1D11E", "lone-surrogate"),
            Map.entry("i_string_iso_latin_1", "wrong-encoding"),
            Map.entry("i_string_lone_second_surrogate", "lone-surrogate"),
            Map.entry("i_string_lone_utf8_continuation_byte", "wrong-encoding"),
            Map.entry("i_string_not_in_unicode_range", "wrong-encoding"),
            Map.entry("i_string_overlong_sequence_2_bytes", "wrong-encoding"),
            Map.entry("i_string_overlong_sequence_6_bytes", "wrong-encoding"),
            Map.entry("i_string_overlong_sequence_6_bytes_null", "wrong-encoding"),
            Map.entry("i_string_truncated-utf-8", "wrong-encoding"),
            Map.entry("i_string_utf16BE_no_BOM", "wrong-encoding"),
            Map.entry("i_string_utf16LE_no_BOM", "wrong-encoding"),
            Map.entry("i_structure_500_nested_arrays", "too-deep"),
            Map.entry("i_structure_UTF-8_BOM_empty_object", "read"));

    private static Map<String, String> outcomes(String start) throws IOException {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null && !shared.isBlank(), "critmin.shared is not set");
        Path folder = Path.of(shared, "data", "conformance", "JSONTestSuite", "test_parsing");
        Map<String, String> outcomes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().startsWith(start))
                    .forEach(file ->
                            outcomes.put(file.getFileName().toString().replaceAll("\\.json$", ""), outcome(file)));
        }
        assertThat(outcomes).isNotEmpty();
        return outcomes;
    }

    private static String outcome(Path file) {
        try (StrictJson json = StrictJson.open(DataSource.of(file))) {
            json.value(JsonNode.class);
            return "read";
        } catch (LoadException e) {
            return e.issues().get(0).code();
        }
    }

    @Test
    void readsWhatMustBeReadButForDuplicateNames() throws IOException {
        Map<String, String> outcomes = outcomes("y_");
        outcomes.forEach((name, outcome) ->
                assertThat(outcome).as(name).isEqualTo(REFUSED.contains(name) ? "duplicate-key" : "read"));
    }

    @Test
    void refusesWhatMustBeRefused() throws IOException {
        outcomes("n_").forEach((name, outcome) -> assertThat(outcome).as(name).isNotEqualTo("read"));
    }

    @Test
    void doesWithTheRestWhatTheListSays() throws IOException {
        Map<String, String> outcomes = outcomes("i_");
        assertThat(FREE).containsAllEntriesOf(outcomes);
    }
}
