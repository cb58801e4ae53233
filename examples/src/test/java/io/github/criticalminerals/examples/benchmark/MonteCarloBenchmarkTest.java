package io.github.criticalminerals.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonteCarloBenchmarkTest {

    /** Not how fast: that the lines are there, and that what is measured is one and the same figure. */
    @Test
    void printsALineForEachWayAndRound() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MonteCarloBenchmark.run(10_000, 2, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(6).allMatch(line -> line.contains("million draws per processor second"));
        assertThat(lines.stream().map(line -> line.replaceAll(".*(mean=\\S+ sd=\\S+).*", "$1")))
                .containsOnly(lines.get(0).replaceAll(".*(mean=\\S+ sd=\\S+).*", "$1"));
        assertThat(lines.get(0)).startsWith("1 thread ").contains("round 1");
        assertThat(lines.get(4)).startsWith("2 threads").contains("round 2");
    }
}
