package io.github.criticalminerals.io.tables;

import static io.github.criticalminerals.core.dataset.GovernanceDimension.POLITICAL_STABILITY;
import static io.github.criticalminerals.core.dataset.GovernanceDimension.RULE_OF_LAW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GovernanceTablesTest {
    private static final GovernanceTable FULL = GovernanceTable.builder(2023, Edition.of("WGI", "2025"))
            .add(
                    Country.CHINA,
                    POLITICAL_STABILITY,
                    GovernanceScore.of(Map.ofEntries(
                            Map.entry(Figure.ESTIMATE, -0.53),
                            Map.entry(Figure.STANDARD_ERROR, 0.19),
                            Map.entry(Figure.ESTIMATE_LOW, -0.84),
                            Map.entry(Figure.ESTIMATE_HIGH, -0.22),
                            Map.entry(Figure.SOURCES, 7.0),
                            Map.entry(Figure.PERCENTILE_RANK, 29.0),
                            Map.entry(Figure.PERCENTILE_LOW, 17.0),
                            Map.entry(Figure.PERCENTILE_HIGH, 41.0),
                            Map.entry(Figure.SCORE100, 43.0),
                            Map.entry(Figure.SCORE100_STANDARD_ERROR, 3.0),
                            Map.entry(Figure.SCORE100_LOW, 37.0),
                            Map.entry(Figure.SCORE100_HIGH, 47.0))))
            .add("Burma", RULE_OF_LAW, 1e-7)
            .source(Source.of("World Bank", "A | title").withLicence("CC BY 4.0"))
            .note("a \"note\", with a comma")
            .build();

    private static final GovernanceTable PLAIN = GovernanceTable.builder(2022, Edition.of("WGI", "2024"))
            .add("China", RULE_OF_LAW, -0.0)
            .build();

    private static Loaded<List<GovernanceTable>> read(String text) {
        return GovernanceTables.read(DataSource.ofText("g.csv", text));
    }

    @Test
    void tablesReadBackEqual() {
        String text = GovernanceTables.write(List.of(FULL, PLAIN));
        Loaded<List<GovernanceTable>> loaded = read(text);
        assertThat(loaded.value()).containsExactly(FULL, PLAIN);
        assertThat(loaded.report().rowsRead()).isEqualTo(5);
        assertThat(loaded.report().issues()).isEmpty();
        assertThat(read(GovernanceTables.write(List.of())).value()).isEmpty();
        assertThat(read(FULL.toCsv()).value()).containsExactly(FULL);
    }

    @Test
    void tablesThatWouldNotReadBackAreNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GovernanceTables.write(List.of(
                        PLAIN, GovernanceTable.builder(2022, PLAIN.edition()).build())))
                .withMessageStartingWith("tables must be such that CSV can hold them");
    }

    @ParameterizedTest
    @CsvSource({
        "year, 2022, x, invalid-year",
        "year, 2022, 22, invalid-year",
        "edition, WGI 2024, WGI, invalid-edition",
        "kind, row, total, unknown-kind",
        "country, CHN, XQX, unknown-country",
        "dimension, rl, xx, unknown-dimension",
        "estimate, 0.0, '', missing-estimate",
        "estimate, 0.0, NaN, invalid-number",
        "estimate, 0.0, 43, invalid-score"
    })
    void aBadCellIsNamed(String column, String good, String bad, String code) {
        String text = GovernanceTables.write(List.of(FULL, PLAIN)).replace("row,2022,WGI 2024,CHN,rl,0.0,", "@");
        String line = "row,2022,WGI 2024,CHN,rl,0.0,".replace(good, bad);
        Loaded<List<GovernanceTable>> loaded = read(text.replace("@", line));
        assertThat(loaded.report().errors()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(code);
            assertThat(issue.place().line()).hasValue(6);
            assertThat(issue.place().column()).contains(column);
            assertThat(issue.rawText()).isEqualTo(bad);
        });
        assertThat(loaded.value()).containsExactly(FULL);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, invalid-score",
        "0, invalid-score",
        "-2147483649, invalid-score",
        "7.5, invalid-score",
        "seven, invalid-number",
        "9999999, invalid-score"
    })
    void aCountOfSourcesIsAWholeNumberOfAtLeastOne(String count, String code) {
        String text = PLAIN.toCsv().replace("CHN,rl,0.0,,,,,", "CHN,rl,0.0,,,," + count + ",");
        assertThat(read(text).report().errors())
                .singleElement()
                .asString()
                .startsWith("error " + code + " at g.csv, line 2, column sources, byte ")
                .endsWith("expected a " + (code.endsWith("score") ? "whole number within 1..1000" : "number")
                        + ", found " + count + " (text: \"" + count + "\")");
    }

    @Test
    void scoresAreGivenOnceAndRangesHaveTwoEnds() {
        String row = "row,2022,WGI 2024,CHN,rl,0.0,,,,,,,,,,,,\n";
        assertThat(GovernanceTables.write(List.of(PLAIN))).endsWith(row);
        assertThat(read(PLAIN.toCsv() + row).report().errors())
                .singleElement()
                .asString()
                .startsWith("error duplicate-key at g.csv, line 3, column dimension, byte ")
                .contains("rl score of China must be given once");
        assertThat(read(PLAIN.toCsv().replace("0.0,,,,", "0.0,,-1,,")).report().errors())
                .singleElement()
                .asString()
                .contains("invalid-number at g.csv, line 2, column estimate_high, byte ")
                .endsWith(": expected both ends of a range, found nothing");
        assertThat(read(PLAIN.toCsv().replace("0.0,,,,", "0.0,,1,-1,")).report().errors())
                .singleElement()
                .asString()
                .endsWith(": expected an end of at least 1.0, found -1 (text: \"-1\")");
        assertThatThrownBy(() -> read("a,b\n1,2\n"))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith(
                        "error unexpected-column at g.csv, line 1, column a: expected no columns but [country,");
        assertThatThrownBy(() -> read("kind,year\n"))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("missing-column");
    }
}
