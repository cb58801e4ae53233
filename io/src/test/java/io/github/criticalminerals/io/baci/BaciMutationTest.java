package io.github.criticalminerals.io.baci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.trade.ImportProfile;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.io.damage.Rounds;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/**
 * Seeded damage to a small file: the rows are those that a plain reading of its lines finds, or there is a typed
 * refusal.
 */
class BaciMutationTest {
    private static final byte[] ALPHABET = "0129,,..- NA\n\"x\u00e9\u0000".getBytes(StandardCharsets.UTF_8);
    private static final String WHOLE =
            """
            t,i,j,k,v,q
            2023,156,392,284690,131.25,17.003
            2023,704,392,010121,2.5,  NA
            2024,36,842,280530,0.029,5
            """;
    private static final String PLAIN_ROW =
            " *[12]\\d{3} *, *\\d{1,3} *, *\\d{1,3} *, *\\d{5,6} *, *\\d+(\\.\\d+)? *, *(\\d+(\\.\\d+)?|NA) *";

    /** Chapters 01 to 09 with their headings. */
    private static final String FIRST_CHAPTERS = "0([136789]0[1-4]|[13789]0[56]|[3789]0[789]|2(0[1-9]|10)|4(0[1-9]|10)"
            + "|5(0[1-9]|1[01])|[789]10|[78]1[1-4])\\d\\d";

    @Test
    void readsWhatAPlainReadingFinds() {
        int rounds = Rounds.count();
        Random random = Rounds.random();
        int refused = 0;
        int compared = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = mutated(random);
            Loaded<TradeTable> loaded;
            try {
                loaded = Baci.load(DataSource.ofBytes("a.csv", bytes));
            } catch (LoadException e) {
                assertThat(e.issues()).isNotEmpty();
                refused++;
                continue;
            }
            assertThat(loaded.report().errors())
                    .hasSizeGreaterThanOrEqualTo((int) loaded.report().rowsRejected());
            assertThat(described(strictly(bytes)))
                    .as("seed %s, round %s", Rounds.SEED, round)
                    .isEqualTo(described(loaded));
            assertThat(profiled(DataSource.ofBytes("a.csv", bytes), 2))
                    .as("seed %s, round %s", Rounds.SEED, round)
                    .isEqualTo(profiled(strict(bytes), 1));
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.indexOf('"') < 0) {
                assertThat(loaded.value().rows().stream().map(BaciMutationTest::numbers))
                        .as("seed %s, round %s: %s", Rounds.SEED, round, text)
                        .containsExactlyElementsOf(plainly(text));
                compared++;
            }
        }
        assertThat(refused).isBetween(rounds / 20, rounds * 19 / 20);
        assertThat(compared).isGreaterThan(rounds / 5);
    }

    /** A quote in the header leaves every row to the reader that makes texts. */
    private static DataSource strict(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceFirst("^(\\s*)t,", "$1\"t\",");
        return DataSource.ofBytes("a.csv", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Loaded<TradeTable> strictly(byte[] bytes) {
        return Baci.load(strict(bytes));
    }

    /** Import profiles, issues and sums, but for the offsets, which the quotes move. */
    private static List<Object> profiled(DataSource source, int threads) {
        List<ImportProfile> profiles = new ArrayList<>();
        ProfileRows rows = new ProfileRows(threads, each -> each.forEach(profiles::add));
        LoadReport report = rows.load(() -> {
            Flows flows = new Flows("a.csv", true, rows);
            flows.read(source);
            return flows;
        });
        return List.of(
                profiles,
                report.issues().stream()
                        .map(issue -> issue.toString().replaceAll(", byte \\d+", ""))
                        .filter(issue -> !issue.contains("sha256"))
                        .toList(),
                report.rowsRead(),
                report.rowsRejected(),
                report.sums());
    }

    /** Rows that only the strict reader takes, or refuses, between others; two threads read what lies between two ends. */
    @Test
    void profilesAreTheSameWhereverBlocksEnd() {
        byte[] bytes = (WHOLE
                        + """
                        2024,36,842,280540,"1.5",NA
                        2024,36,842,280541,1x,NA

                        2024,36,842,284610,123456789.5,0.25
                        2024,156,392,284690,7,1\r
                        2024,156,392,850511,7,\u00e9
                        2024,156,392,850512,0.1234,1
                        2024,156,842,850511,8.25,  3
                        """)
                .getBytes(StandardCharsets.UTF_8);
        List<Object> whole = profiled(strict(bytes), 1);
        assertThat(whole.get(0)).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(8);
        int step = Boolean.getBoolean("critmin.thorough") ? 7 : 61;
        for (int first = 1; first < bytes.length; first++) {
            for (int second = first; second < bytes.length; second += 1 + (first + second) % step) {
                InputStream parts = new SequenceInputStream(
                        new ByteArrayInputStream(bytes, 0, first),
                        new SequenceInputStream(
                                new ByteArrayInputStream(bytes, first, second - first),
                                new ByteArrayInputStream(bytes, second, bytes.length - second)));
                assertThat(profiled(DataSource.of("a.csv", parts), 2))
                        .as(first + " and " + second)
                        .isEqualTo(whole);
            }
        }
        for (int threads = 1; threads <= 3; threads++) {
            InputStream one = new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] buffer, int offset, int length) {
                    return super.read(buffer, offset, Math.min(1, length));
                }

                @Override
                public synchronized int available() {
                    return 0;
                }
            };
            assertThat(profiled(DataSource.of("a.csv", one), threads)).isEqualTo(whole);
        }
    }

    /** Rows, issues and sums, but for the offsets, which the quotes move. */
    private static List<Object> described(Loaded<TradeTable> loaded) {
        return List.of(
                loaded.value().rows(),
                loaded.report().issues().stream()
                        .map(issue -> issue.toString().replaceAll(", byte \\d+", ""))
                        .filter(issue -> !issue.contains("sha256"))
                        .toList(),
                loaded.report().rowsRead(),
                loaded.report().rowsRejected(),
                loaded.report().sums());
    }

    /** Whatever part of the file comes first. */
    @Test
    void readsTheSameAtEverySplit() {
        byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
        Loaded<TradeTable> whole = Baci.load(DataSource.ofBytes("a.csv", bytes));
        for (int split = 1; split < bytes.length; split++) {
            InputStream parts = new SequenceInputStream(
                    new ByteArrayInputStream(bytes, 0, split),
                    new ByteArrayInputStream(bytes, split, bytes.length - split));
            assertThat(described(Baci.load(DataSource.of("a.csv", parts)))).isEqualTo(described(whole));
        }
    }

    /** Value and quantity of a flow, which say enough of where it comes from. */
    private static List<Object> numbers(TradeFlow flow) {
        return List.of(
                flow.year(),
                flow.product().digits(),
                flow.value(),
                flow.quantity().isKnown() ? flow.quantity().tonnes().exactValue() : "NA");
    }

    private static List<List<Object>> plainly(String text) {
        List<List<Object>> rows = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        int leading = 0; // how many digits the products of chapters 01 to 09 have
        List<String> lines = text.lines().toList();
        int header = 0;
        while (lines.get(header).isEmpty()) {
            header++;
        }
        for (String line : lines.subList(header + 1, lines.size())) {
            if (line.matches(PLAIN_ROW)) {
                List<String> cells =
                        Arrays.stream(line.split(",", -1)).map(String::strip).toList();
                boolean known = isKnown(cells.get(1)) && isKnown(cells.get(2));
                int digits = cells.get(3).length();
                String product = digits == 5 ? "0" + cells.get(3) : cells.get(3);
                boolean leads = product.startsWith("0");
                boolean whole = digits == 6 || product.matches(FIRST_CHAPTERS);
                double value = new BigDecimal(cells.get(4))
                        .multiply(BigDecimal.valueOf(1000))
                        .doubleValue();
                double tonnes = cells.get(5).equals("NA") ? 0 : Double.parseDouble(cells.get(5));
                boolean good = known && whole && value < 9e12 && tonnes < 1e12;
                if (!good || (leads && leading != 0 && leading != digits)) {
                    continue;
                }
                leading = leads ? digits : leading;
                if (seen.add(
                        List.of(cells.get(0), Integer.valueOf(cells.get(1)), Integer.valueOf(cells.get(2)), product))) {
                    rows.add(List.of(
                            Integer.valueOf(cells.get(0)),
                            product,
                            value,
                            cells.get(5).equals("NA") ? "NA" : tonnes));
                }
            }
        }
        return rows;
    }

    private static boolean isKnown(String code) {
        return Producer.find(Integer.toString(Integer.parseInt(code)), "BACI").isPresent();
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(12, bytes.length);
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
                default -> bytes = Arrays.copyOf(bytes, Math.max(at, 20));
            }
        }
        return bytes;
    }
}
