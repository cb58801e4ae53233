package io.github.criticalminerals.io.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.source.DataSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenRowTest {
    private static LoadReport read(String text) {
        try (CsvRows rows = StrictCsv.of(DataSource.ofText("a", text)).open()) {
            LoadReport.Builder report = rows.report("f");
            Map<String, Long> lines = new HashMap<>();
            for (CsvRow cells : rows) {
                OpenRow row = rows.open(cells);
                row.warning("odd", "n", "expected a number");
                if (row.trimmed("n").isEmpty()) {
                    row.error("missing", "n", "expected a number");
                }
                row.read("n", "no-number", Integer::valueOf);
                row.once(lines, row.spaced("k"), "twice", "k", "key");
                assertThat(row.end()).isEqualTo(row.isGood());
                row.add(Issue.info("later", row.place("k"), "told at once", ""));
            }
            return report.build();
        }
    }

    @Test
    void whatIsFoundIsToldWhenTheRowEnds() {
        LoadReport report = read("k,n\na,7\n");
        assertThat(report.rowsKept()).isEqualTo(1);
        assertThat(report.issues())
                .extracting(Issue::toString)
                .containsExactly(
                        "warning odd at a, line 2, column n, byte 6: expected a number, found 7 (text: \"7\")",
                        "info later at a, line 2, column k, byte 4: told at once");
    }

    @Test
    void allFaultsOfARowRejectItOnce() {
        LoadReport report = read("k,n\na,\n");
        assertThat(report.rowsRejected()).isEqualTo(1);
        assertThat(report.issuesByCode()).containsOnlyKeys("odd", "missing", "no-number", "later");
        assertThat(report.issues().get(1).message()).isEqualTo("expected a number, found nothing");
    }

    @Test
    void aRejectedRowDoesNotCountAsTheFirstOfItsKind() {
        LoadReport report = read("k,n\na,x\na,7\na,11\n");
        assertThat(report.rowsRejected()).isEqualTo(2);
        assertThat(report.errors())
                .extracting(Issue::toString)
                .element(1)
                .isEqualTo(
                        "error twice at a, line 4, column k, byte 12: expected every key once, found it in line 3 too"
                                + " (text: \"a\")");
    }
}
