package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.domain.ReferenceCases.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A difference is seen, whatever the case looks like, and what is not known is named. */
class ReferenceCasesTest {

    private static final double ANSWER = 0.48765432;

    @TempDir
    Path folder;

    /** The USGS's mean with one answer to everything; none where a score is negative. */
    private ReferenceCases run(String... files) throws IOException {
        for (int i = 0; i < files.length; i++) {
            Files.writeString(folder.resolve("file" + i + ".json"), files[i].replace('\'', '"'));
        }
        ReferenceCases cases = ReferenceCases.in("test", folder);
        cases.run(EnumSet.of(Shape.USGS_MEAN), (shape, testCase, file) -> {
            if (ReferenceCases.in(testCase).path("DP").asDouble() < 0) {
                throw new IllegalArgumentException("DP must not be negative");
            }
            cases.compareEach(
                    testCase, 1e-9, name -> name.equals("SR") ? OptionalDouble.of(ANSWER) : OptionalDouble.empty());
            return true;
        });
        return cases;
    }

    private static String usgs(String id, String outputs, String... more) {
        return "{'note': 'n', 'outputs': {" + outputs + "}, 'id': '" + id
                + "', 'inputs': {'note': 'n', 'EV': 1, 'TE': 0.5, 'DP': 1}" + String.join("", more) + "}";
    }

    private static String file(String... cases) {
        return "{'cases': [" + String.join(",", cases) + "]}";
    }

    @Test
    void whatAgreesIsCounted() throws IOException {
        ReferenceCases cases =
                run(file(usgs("a", "'SR': 0.48765432"), usgs("b", "'SR': '0.487654320000001', 'other': 1")));
        assertThat(cases.summary())
                .isEqualTo("test: 2 numbers of 2 cases compared (0 agree as printed), 0 cases run elsewhere, 0 of"
                        + " unknown shape, 1 unknown measures, 0 faults");
        cases.finish();
    }

    @Test
    void whatDiffersIsAFault() throws IOException {
        ReferenceCases cases = run(file(
                usgs("a", "'SR': 0.487654320600000"),
                usgs("b", "'SR': 0"),
                usgs("c", "'SR': null"),
                usgs("d", "'SR': 'Infinity'")));
        assertThat(cases.faults())
                .containsExactly(
                        "a | SR | expected 0.487654320600000 | actual 0.48765432 | DIFFERS",
                        "b | SR | expected 0 | actual 0.48765432 | DIFFERS",
                        "c | SR | expected null | actual 0.48765432 | DIFFERS",
                        "d | SR | expected Infinity | actual 0.48765432 | DIFFERS");
        assertThatThrownBy(cases::finish).isInstanceOf(AssertionError.class);
    }

    @Test
    void fewDigitsAgreeToHalfAUnitOfTheLast() throws IOException {
        ReferenceCases cases = run(file(
                usgs("a", "'SR': 0.49"),
                usgs("b", "'SR': 0.4877"),
                usgs("c", "'SR': 0.48"),
                usgs("d", "'SR': 0.4876"),
                usgs("e", "'SR': 0.490")));
        assertThat(cases.faults())
                .containsExactly(
                        "c | SR | expected 0.48 | actual 0.48765432 | DIFFERS",
                        "d | SR | expected 0.4876 | actual 0.48765432 | DIFFERS",
                        "e | SR | expected 0.490 | actual 0.48765432 | DIFFERS");
        assertThat(cases.summary()).contains("5 numbers of 5 cases compared (2 agree as printed)");
    }

    /** A program that prints one number in full rounds none, unlike a table that was transcribed. */
    @Test
    void aShortNumberBesideAFullOneIsExact() throws IOException {
        String outputs = "'SR': 0.49, 'other': 0.1234567890123456";
        ReferenceCases cases = run(file(usgs("a", outputs, ", 'kind': 'derived'"), usgs("b", outputs)));
        assertThat(cases.faults()).containsExactly("a | SR | expected 0.49 | actual 0.48765432 | DIFFERS");
    }

    @Test
    void whatIsRememberedIsAHint() throws IOException {
        ReferenceCases cases = run(file(usgs("a", "'SR': 0.9", ", 'read': 'memory'"), usgs("b", "'SR': 0.48765432")));
        assertThat(cases.summary()).contains("2 numbers").endsWith("0 faults");
    }

    @Test
    void whatThrowsIsAFaultUnlessNoNumberIsExpected() throws IOException {
        String inputs = ", 'inputs': {'EV': 1, 'TE': 0.5, 'DP': -1}}";
        ReferenceCases cases = run(file(
                "{'id': 'a', 'outputs': {'SR': 0.5}" + inputs,
                "{'id': 'b', 'outputs': {'SR': null}" + inputs,
                usgs("c", "'SR': 0.48765432")));
        assertThat(cases.faults())
                .containsExactly("a | threw java.lang.IllegalArgumentException: DP must not be negative");
        assertThat(cases.summary()).startsWith("test: 2 numbers of 3 cases");
    }

    @Test
    void whatIsNotKnownIsNamed() throws IOException {
        ReferenceCases cases = run(
                "{'vectors': [], 'events': [{'day': 1}], 'network': {'a': 1}, 'tool': {'name': 'x'}, '_meta': {}, 'note': 'n'}",
                "{'cases': [{'id': 'new', 'inputs': {'a': 1}, 'outputs': {'b': 2}}, 5, {'inputs': {}}]}",
                "[" + usgs("in an array", "'SR': 0.48765432") + "]",
                "{'further': [" + usgs("by another key", "'SR': 0.48765432")
                        + ", {'id': 'stock', 'inputs': {'gap_share': 1, 'stock_days_of_demand': 1}}]}");
        assertThat(cases.unknown())
                .containsExactly(
                        "file0.json events", "file0.json network", "new", "file1.json cases 2", "file1.json cases 3");
        assertThat(cases.summary())
                .isEqualTo("test: 2 numbers of 2 cases compared (0 agree as printed), 1 cases run elsewhere, 5 of"
                        + " unknown shape, 0 unknown measures, 0 faults");
    }

    @Test
    void noNumberAtAllSkipsTheTest() throws IOException {
        assertThatThrownBy(run("{'vectors': []}")::finish)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("critmin.vectors has no case of test");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> run("{'cases': [")).isInstanceOf(IOException.class);
    }

    @Test
    void eachShapeIsToldByItsFields() throws IOException {
        ReferenceCases cases = run(file(
                "{'id': 'm', 'x': [1], 'measures': {}}",
                "{'id': 'g', 'inputs': {'production': []}, 'expected': {}}",
                "{'id': 'w', 'inputs': {'production_2022_t': {}, 'imports': []}, 'outputs': {}}",
                "{'id': 'y', 'inputs': {'HHI': 33}, 'outputs': {'score': 1}}",
                "{'id': 'c', 'inputs': {'CHN': null, 'unit': 't'}, 'outputs': {'hhi': 1}}",
                "{'id': 't', 'inputs': {'countries_kt': {}, 'rest_of_world_kt': null, 'total_kt': 1}, 'outputs': {}}",
                usgs("u", "'SR': NaN")));
        assertThat(cases.unknown()).containsExactly("y", "t");
        assertThat(cases.summary()).contains("4 cases run elsewhere");
    }
}
