package io.github.criticalminerals.io.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every loader of text, and files with a few other characters, words, units or huge numbers: whatever is in them, there
 * is a report whose rows add up, or a {@link LoadException}.
 */
class LoaderMutationTest {
    private static final List<String> BITS = List.of(
            "<",
            ">",
            "<5",
            "\"",
            ",",
            "\n",
            " ",
            "\u00a0",
            "e",
            "-",
            "0",
            "9",
            "9e307",
            "1e300",
            "99999999999999999999999",
            "kilograms",
            "million metric tons",
            "Units are thousand metric tons",
            "Less than 5 tons",
            "Other <countries",
            "W",
            "--",
            "Congo",
            "World total",
            "\u0000",
            "\u00e9",
            ".",
            "=1+1",
            "[",
            "{",
            "1e-320",
            "-1");

    static Set<String> loaders() {
        return Samples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("loaders")
    void givesAReportOrATypedRefusal(String name) {
        Samples.Sample sample = Samples.all().get(name);
        int rounds = Rounds.count();
        Random random = Rounds.random();
        String whole = sample.file(3);
        assertThat(sample.load().apply(DataSource.ofText("a", whole)).rowsKept())
                .isPositive();
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            String changed = changed(whole, random);
            try {
                LoadReport report = sample.load().apply(DataSource.ofText("a", changed));
                assertThat(report.rowsRead()).isEqualTo(report.rowsKept() + report.rowsRejected());
                assertThat(report.toText()).doesNotContain("NaN", "Infinity");
            } catch (LoadException e) {
                assertThat(e.issues()).isNotEmpty();
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(name + ", seed " + Rounds.SEED + ", round " + round + ": " + changed, e);
            }
        }
        assertThat(refused).as("%s, seed %s", name, Rounds.SEED).isLessThan(rounds);
    }

    @ParameterizedTest
    @MethodSource("loaders")
    void aColumnWithoutANameIsReadOverOrRefused(String loader) {
        Samples.Sample sample = Samples.all().get(loader);
        for (String blank : List.of("", " ", "\u00a0", "\u2007", "\u3000", "\"\"", "\"\u00a0\"")) {
            for (String cell : List.of("", "7")) {
                for (boolean first : new boolean[] {true, false}) {
                    String[] lines = sample.file(3).split("\n", -1);
                    for (int i = 0; i < lines.length; i++) {
                        String added = i == 0 ? blank : cell;
                        if (!lines[i].isEmpty()) {
                            lines[i] = first ? added + "," + lines[i] : lines[i] + "," + added;
                        }
                    }
                    try {
                        LoadReport report = sample.load().apply(DataSource.ofText("a", String.join("\n", lines)));
                        assertThat(report.rowsRead()).isEqualTo(report.rowsKept() + report.rowsRejected());
                    } catch (LoadException e) {
                        assertThat(e.issues()).isNotEmpty();
                    }
                }
            }
        }
    }

    private static String changed(String whole, Random random) {
        StringBuilder text = new StringBuilder(whole);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            String bit = BITS.get(random.nextInt(BITS.size()));
            if (random.nextBoolean()) {
                text.insert(at, bit);
            } else {
                text.replace(at, Math.min(text.length(), at + random.nextInt(1, 8)), bit);
            }
        }
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
