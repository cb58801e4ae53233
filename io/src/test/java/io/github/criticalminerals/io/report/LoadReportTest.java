package io.github.criticalminerals.io.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadReportTest {
    private static final Place PLACE = Place.of("a.csv").atLine(3);
    private static final Issue ERROR = Issue.error("unknown-country", PLACE, "expected a country, found X", "X");
    private static final Issue WARNING = Issue.warning("may-be-cut", PLACE, "expected a line end, found none", "");

    @Test
    void holdsWhatWasCollected() {
        LoadReport report = LoadReport.builder("a.csv", "MCS 2025 world data")
                .edition("MCS 2025")
                .sha256("00")
                .licence("CC0 1.0")
                .citation("USGS, 2025")
                .rowsRead(7)
                .blankLines(2)
                .reject(List.of(WARNING, ERROR))
                .issue(WARNING)
                .addToSum("PROD_2023", new BigDecimal("3.5"))
                .addToSum("PROD_2023", new BigDecimal("5"))
                .alias("Burma", "Myanmar")
                .alias("China", "China")
                .erratum("kaolin: 4400 is 44000")
                .erratum("kaolin: 4400 is 44000")
                .build();
        assertThat(report.rowsRead()).isEqualTo(7);
        assertThat(report.rowsKept()).isEqualTo(6);
        assertThat(report.rowsRejected()).isEqualTo(1);
        assertThat(report.errors()).containsExactly(ERROR);
        assertThat(report.issuesByCode()).containsExactly(entry("may-be-cut", 2L), entry("unknown-country", 1L));
        assertThat(report.sums()).containsExactly(entry("PROD_2023", new BigDecimal("8.5")));
        assertThat(report).hasToString("a.csv: MCS 2025 world data, 7 rows read, 6 kept, 1 rejected, 3 issues");
        assertThat(report.toText())
                .isEqualTo(
                        """
                        source: a.csv
                        format: MCS 2025 world data
                        edition: MCS 2025
                        sha256: 00
                        licence: CC0 1.0
                        citation: USGS, 2025
                        rows: 7 read, 6 kept, 1 rejected
                        blank lines: 2
                        sum of PROD_2023: 8.5
                        erratum: kaolin: 4400 is 44000
                        read as: Burma -> Myanmar
                        issues: 2 may-be-cut
                        issues: 1 unknown-country
                        issue: warning may-be-cut at a.csv, line 3: expected a line end, found none
                        issue: error unknown-country at a.csv, line 3: expected a country, found X (text: "X")
                        issue: warning may-be-cut at a.csv, line 3: expected a line end, found none
                        """);
    }

    private static <K, V> java.util.Map.Entry<K, V> entry(K key, V value) {
        return java.util.Map.entry(key, value);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        LoadReport report = LoadReport.builder("a.csv", "any").rowsRead(1).build();
        assertThat(report.edition()).isEmpty();
        assertThat(report.sha256()).isEmpty();
        assertThat(report.licence()).isEmpty();
        assertThat(report.citation()).isEmpty();
        assertThat(report.format()).isEqualTo("any");
        assertThat(report.aliases()).isEmpty();
        assertThat(report.errata()).isEmpty();
        assertThat(report.toText())
                .isEqualTo("source: a.csv\nformat: any\nrows: 1 read, 1 kept, 0 rejected\nblank lines: 0\n");
        assertThat(LoadReport.builder("a.csv", "any").build().issues())
                .extracting(Issue::toString)
                .containsExactly("warning no-rows at a.csv: expected rows, found none");
    }

    @Test
    void endsWhenTheThreadIsInterrupted() {
        LoadReport.Builder report = LoadReport.builder("a.csv", "any").rowsRead(1);
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(report::goOn)
                    .satisfies(e -> assertThat(e.issues().get(0).code()).isEqualTo("interrupted"));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void longTextsAreCutInMessagesAndAliases() {
        String text = "x".repeat(60_000);
        LoadReport report = LoadReport.builder("a.csv", "any")
                .rowsRead(1)
                .alias(text, "Peru")
                .issue(Issue.warning("a-code", Place.of("a.csv"), "found " + text, text))
                .build();
        assertThat(report.issues().get(0).message()).hasSize(Issue.MESSAGE_LIMIT);
        assertThat(report.aliases().keySet())
                .allSatisfy(each -> assertThat(each).hasSize(Issue.RAW_TEXT_LIMIT));
    }

    @Test
    void givesUpRatherThanLeaveIssuesOut() {
        LoadReport.Builder report = LoadReport.builder("a.csv", "any").rowsRead(20_000);
        for (int i = 0; i < LoadReport.MOST_ISSUES; i++) {
            report.reject(List.of(ERROR));
        }
        assertThat(report.build().issues()).hasSize(10_000);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> report.issue(WARNING))
                .withMessage("error too-many-issues at a.csv: expected at most 10000 issues, found more; the first is "
                        + ERROR);
    }

    @Test
    void refusesWhatDoesNotAddUp() {
        assertThatIllegalStateException()
                .isThrownBy(() -> LoadReport.builder("a.csv", "any")
                        .reject(List.of(ERROR))
                        .build())
                .withMessage("rowsRejected must be at most rowsRead, 0, but was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadReport.builder("a.csv", "any").reject(List.of(WARNING)))
                .withMessage("reasons must hold an issue with severity error, but was [" + WARNING + "]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadReport.builder("a.csv", "any").rowsRead(-1))
                .withMessage("count must be at least 0, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadReport.builder("a.csv", " "))
                .withMessage("format must say something, but was blank");
    }

    @Test
    void givesTheValueOrAllErrors() {
        LoadReport good = LoadReport.builder("a.csv", "any").issue(WARNING).build();
        assertThat(new Loaded<>(7, good).orElseThrow()).isEqualTo(7);
        LoadReport bad = LoadReport.builder("a.csv", "any")
                .rowsRead(2)
                .reject(List.of(ERROR))
                .build();
        Loaded<Integer> loaded = new Loaded<>(7, bad);
        assertThat(loaded.value()).isEqualTo(7);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(loaded::orElseThrow)
                .withMessage(ERROR.toString())
                .satisfies(e -> assertThat(e.issues()).containsExactly(ERROR));
    }

    @Test
    void showsTwentyIssuesAndCountsTheRest() {
        LoadException many = new LoadException(Collections.nCopies(23, ERROR));
        assertThat(many.getMessage().lines()).hasSize(21).last().isEqualTo("and 3 more");
        assertThat(many.issues()).hasSize(23);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoadException(List.of()))
                .withMessage("issues must hold at least one issue, but was empty");
    }

    @Test
    void keepsItsMessageThroughSerialisation() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new LoadException(List.of(ERROR)));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            LoadException back = (LoadException) in.readObject();
            assertThat(back).hasMessage(ERROR.toString());
            assertThat(back.issues()).isEmpty();
        }
    }

    @Test
    void countsBlankRowsAsBlankLines() {
        LoadReport report = LoadReport.builder("a.csv", "format")
                .rowsRead(7)
                .blankLines(1)
                .blankRow()
                .blankRow()
                .build();
        assertThat(report.rowsRead()).isEqualTo(5);
        assertThat(report.rowsKept()).isEqualTo(5);
        assertThat(report.blankLines()).isEqualTo(3);
    }

    @Test
    void severalFilesGiveAllOrNothingToo() {
        LoadReport good = LoadReport.builder("a.csv", "format").build();
        Issue info = Issue.info("other-file", Place.of("b.txt"), "not read", "");
        LoadedAll<Integer> whole = new LoadedAll<>(7, List.of(good), List.of(info));
        assertThat(whole.errors()).isEmpty();
        assertThat(whole.orElseThrow()).isEqualTo(7);
        LoadReport bad = LoadReport.builder("c.csv", "format")
                .rowsRead(1)
                .reject(List.of(ERROR))
                .build();
        LoadedAll<Integer> part = new LoadedAll<>(7, List.of(good, bad), List.of(info, ERROR));
        assertThat(part.value()).isEqualTo(7);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(part::orElseThrow)
                .satisfies(e -> assertThat(e.issues()).containsExactly(ERROR, ERROR));
    }
}
