package io.github.criticalminerals.io.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of attacks, each in a program of its own with 96 MB; in a thorough run. The outcomes are printed. */
class AttacksTest {
    /** How long an attack may take, on a machine that does other things too (ms). */
    private static final long MOST_MILLIS = 10_000;

    static Set<String> attacks() {
        return Attacks.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void endsEarlyAndSaysWhy(String attack) throws IOException, InterruptedException {
        assumeTrue(Boolean.getBoolean("critmin.thorough"), "critmin.thorough is not set");
        Path output = Files.createTempFile("attack", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Attacks.class.getName(),
                        attack)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        process.waitFor();
        String printed = Files.readString(output).strip();
        Files.delete(output);
        System.out.println(attack + " | " + printed);
        assertThat(ended).as(attack).isTrue();
        assertThat(printed).as(attack).matches("(too-many-[a-z]+|field-too-long|row-too-long|[a-z-]+|loaded,.*) \\d+");
        assertThat(printed).as(attack).doesNotContain("OutOfMemory");
        assertThat(Long.parseLong(printed.substring(printed.lastIndexOf(' ') + 1)))
                .as(attack)
                .isLessThan(MOST_MILLIS);
    }
}
