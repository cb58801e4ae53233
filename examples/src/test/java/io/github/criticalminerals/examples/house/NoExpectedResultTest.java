package io.github.criticalminerals.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The numbers that the report must arrive at stand in no main code, not even in a comment: they can only be computed.
 */
class NoExpectedResultTest {

    private static final List<String> RESULTS = ImmutableList.of("4923", "34.84", "87.18");

    @Test
    void mainCodeKnowsNoResult() throws IOException {
        List<String> found = new ArrayList<>();
        int read = 0;
        for (String module : List.of("core", "io", "examples")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    found.addAll(results(file.toString(), Files.readString(file)));
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(300);
        assertThat(found).isEmpty();
    }

    @Test
    void aResultIsFoundAlsoWithACommaOrAnUnderscore() {
        assertThat(results("a", "double hhi = 4_923.5;")).containsExactly("a: 4923");
        assertThat(results("b", "/** {@code 4,923.5}, +34.84 % */")).containsExactly("b: 4923", "b: 34.84");
        assertThat(results("c", "double hhi = 4_932.5;")).isEmpty();
    }

    private static List<String> results(String file, String code) {
        String digits = code.replaceAll("(?<=[0-9])[,_](?=[0-9])", "");
        return RESULTS.stream()
                .filter(digits::contains)
                .map(result -> file + ": " + result)
                .toList();
    }
}
