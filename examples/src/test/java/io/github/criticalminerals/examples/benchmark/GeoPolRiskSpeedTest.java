package io.github.criticalminerals.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeoPolRiskSpeedTest {

    /** Not how fast: that the lines are there, and that every round gives the same factors. */
    @Test
    void printsTwoLinesForEachRound() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        GeoPolRiskSpeed.run(100_000, 2, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).matches("100000 rows generated in \\d+ ms");
        assertThat(lines.subList(1, 5)).allMatch(line -> line.contains("  1000 scores and factors in "));
        assertThat(lines.subList(1, 5).stream().map(line -> line.replaceAll(".*(sum of factors \\S+)", "$1")))
                .containsOnly(lines.get(1).replaceAll(".*(sum of factors \\S+)", "$1"));
    }
}
