package io.github.criticalminerals.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScenarioSpeedTest {

    /** Not how fast: that the lines are there, and that the loops find the engine's gap. */
    @Test
    void printsALineForEachRoundAndOneForTheDraws() {
        for (int years : new int[] {3, 10}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ScenarioSpeed.run(years, 2, 3, new PrintStream(bytes, true, StandardCharsets.UTF_8));
            List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSize(4);
            Matcher gaps = Pattern.compile("gaps ([0-9.]+) and ([0-9.]+) t").matcher(lines.get(0));
            assertThat(gaps.find()).isTrue();
            double engine = Double.parseDouble(gaps.group(1));
            assertThat(engine).isPositive();
            assertThat(Double.parseDouble(gaps.group(2))).isCloseTo(engine, within(1e-5));
            assertThat(lines.get(1)).contains(gaps.group());
            assertThat(lines.get(2)).startsWith("best: engine ");
            assertThat(lines.get(3)).startsWith("3 draws of three years on two threads in ");
        }
    }
}
