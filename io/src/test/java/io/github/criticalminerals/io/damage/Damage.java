package io.github.criticalminerals.io.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;

/**
 * Damage that every loader must see: a small file that is cut at every byte, and one in which some bytes are others.
 */
public final class Damage {
    private Damage() {}

    /** A file that is cut is refused, has a row rejected or missing, or is said to be maybe cut. */
    public static <T> void cutAnywhere(byte[] whole, Function<DataSource, Loaded<T>> load) {
        long rows = load.apply(DataSource.ofBytes("a", whole)).report().rowsRead();
        for (int length = 0; length < whole.length; length++) {
            if (length > 0 && whole[length] == '\n' && whole[length - 1] == '\r') {
                continue; // half a line end is one
            }
            try {
                LoadReport report = load.apply(DataSource.ofBytes("a", Arrays.copyOf(whole, length)))
                        .report();
                assertThat(report.rowsRead() < rows
                                || report.rowsRejected() > 0
                                || report.issuesByCode().containsKey("may-be-cut"))
                        .as("%s bytes: %s", length, report)
                        .isTrue();
            } catch (LoadException e) {
                assertThat(e.issues()).isNotEmpty();
            }
        }
    }

    /**
     * A file with a few other bytes is refused, or what it says passes the check.
     *
     * @param check compares a value with what a slow, obvious reader of the same bytes finds
     */
    public static <T> void changedAnywhere(
            byte[] whole, String alphabet, Function<DataSource, Loaded<T>> load, Check<T> check) {
        int rounds = Rounds.count();
        Random random = Rounds.random();
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = changed(whole, alphabet, random);
            try {
                Loaded<T> loaded = load.apply(DataSource.ofBytes("a", bytes));
                LoadReport report = loaded.report();
                assertThat(report.rowsRead()).isEqualTo(report.rowsKept() + report.rowsRejected());
                check.compare(bytes, loaded);
            } catch (LoadException e) {
                refused++;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "seed " + Rounds.SEED + ", round " + round + ", " + e.getMessage() + ": "
                                + new String(bytes, StandardCharsets.ISO_8859_1),
                        e);
            }
        }
        assertThat(refused).isBetween(rounds / 50, rounds * 49 / 50);
    }

    /** Compares. */
    @FunctionalInterface
    public interface Check<T> {
        void compare(byte[] bytes, Loaded<T> loaded);
    }

    private static byte[] changed(byte[] whole, String alphabet, Random random) {
        StringBuilder text = new StringBuilder(new String(whole, StandardCharsets.ISO_8859_1));
        for (int i = random.nextInt(1, 4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            char other = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.insert(at, other);
                case 2 -> text.deleteCharAt(at);
                default -> text.setLength(random.nextInt(4) == 0 ? at : text.length());
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
