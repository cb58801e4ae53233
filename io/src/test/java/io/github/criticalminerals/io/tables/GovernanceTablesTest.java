package io.github.criticalminerals.io.tables;

import static io.github.criticalminerals.core.dataset.GovernanceDimension.POLITICAL_STABILITY;
import static io.github.criticalminerals.core.dataset.GovernanceDimension.RULE_OF_LAW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GovernanceTablesTest {
    private static final GovernanceTable FULL = GovernanceTable.builder(2023, Edition.of("WGI", "2025"))
            .add(
                    Country.CHINA,
                    POLITICAL_STABILITY,
                    GovernanceScore.builder(-0.53)
                            .standardError(0.19)
                            .estimateRange(Interval.of(-0.84, -0.22))
                            .sources(7)
                            .percentileRank(29)
                            .percentileRange(Interval.of(17, 41))
                            .score100(43)
                            .score100StandardError(3)
                            .score100Range(Interval.of(37, 47))
                            .build())
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
    @ValueSource(strings = {"-1", "-2147483649", "7.5", "seven", "9999999"})
    void aCountOfSourcesIsAWholeNumberOfAtLeastZero(String count) {
        String text = PLAIN.toCsv().replace("CHN,rl,0.0,,,,,", "CHN,rl,0.0,,,," + count + ",");
        assertThat(read(text).report().errors())
                .singleElement()
                .asString()
                .startsWith("error invalid-number at g.csv, line 2, column sources, byte ")
                .contains("sources must be a whole number of at least 0, but was \"" + count + "\"");
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
