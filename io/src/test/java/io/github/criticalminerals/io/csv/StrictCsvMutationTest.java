package io.github.criticalminerals.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.criticalminerals.io.damage.Rounds;
import io.github.criticalminerals.io.source.DataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Seeded damage to a small file: the outcome is that of {@link SlowCsv}, a table or a typed refusal. */
class StrictCsvMutationTest {
    private static final byte[] ALPHABET = "a1,\"\"\r\n\t; #\u00e9\u0000".getBytes(StandardCharsets.UTF_8);
    private static final byte[] WHOLE = "country,amount\r\nPeru,7\n\n\"Korea, \"\"R\"\"\",\"1\n3\"\r\nC\u00f4te,\n"
            .getBytes(StandardCharsets.UTF_8);

    @Test
    void readsWhatTheObviousParserReads() {
        int rounds = Rounds.count();
        Random random = Rounds.random();
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = mutated(random);
            String expected = SlowCsv.outcome(bytes);
            String found = SlowCsv.outcomeOf(() -> StrictCsvTest.read(DataSource.ofBytes("a.csv", bytes)));
            assertThat(found)
                    .as("seed %s, round %s: %s", Rounds.SEED, round, Arrays.toString(bytes))
                    .isEqualTo(expected);
            if (expected.equals("refused")) {
                refused++;
            } else {
                assertThat(secondOpinion(bytes)).as(expected).isEqualTo(expected);
            }
        }
        assertThat(refused).isBetween(rounds / 5, rounds * 19 / 20);
    }

    /** What FastCSV reads, which is not strict, from a text that nothing is wrong with. */
    private static String secondOpinion(byte[] bytes) {
        List<List<String>> rows = CsvReader.builder().ofCsvRecord(new String(bytes, StandardCharsets.UTF_8)).stream()
                .map(CsvRecord::getFields)
                .collect(Collectors.toCollection(ArrayList::new));
        rows.set(0, rows.get(0).stream().map(SlowCsv::name).toList());
        return rows.toString();
    }

    /** Plain rows up to the end of the buffer, and something else on one side of it, across it, or on the other. */
    @Test
    void readsWhatTheObviousParserReadsWhereverTheBufferEnds() {
        for (String odd :
                List.of("Peru,8\n", "\"a\nb\",9\n", "x\r\ny,2\r\n", "\n\nPeru,8", "C\u00f4te,8\n", "\u0000,8\n")) {
            for (int length = Blocks.SIZE - 12; length < Blocks.SIZE + 4; length++) {
                StringBuilder text = new StringBuilder("country,amount\n");
                while (text.length() < length - 20) {
                    text.append("Chile,13\n");
                }
                text.append("x".repeat(Math.max(0, length - text.length() - 3))).append(",1\n");
                byte[] bytes = text.append(odd).append("Peru,7\n").toString().getBytes(StandardCharsets.UTF_8);
                assertThat(SlowCsv.outcomeOf(() -> StrictCsvTest.read(DataSource.ofBytes("a.csv", bytes))))
                        .as("%s after %s bytes", odd, length)
                        .isEqualTo(SlowCsv.outcome(bytes));
            }
        }
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = WHOLE.clone();
        for (int i = random.nextInt(1, 4); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            byte other = ALPHABET[random.nextInt(ALPHABET.length)];
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = other;
                case 1 -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    longer[at] = other;
                    bytes = longer;
                }
                case 2 -> {
                    byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
                    System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
                    bytes = shorter;
                }
                default -> bytes = Arrays.copyOf(bytes, Math.max(at, 1));
            }
        }
        return bytes;
    }
}
