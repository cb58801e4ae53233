package io.github.criticalminerals.core.dataset;

import static io.github.criticalminerals.core.dataset.GovernanceDimension.CONTROL_OF_CORRUPTION;
import static io.github.criticalminerals.core.dataset.GovernanceDimension.POLITICAL_STABILITY;
import static io.github.criticalminerals.core.dataset.GovernanceDimension.RULE_OF_LAW;
import static io.github.criticalminerals.core.dataset.GovernanceDimension.VOICE_AND_ACCOUNTABILITY;
import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GovernanceTableTest {

    private static final Edition EDITION = Edition.of("WGI", "2024");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final GovernanceScore FULL = GovernanceScore.builder(-0.53)
            .standardError(0.19)
            .estimateRange(Interval.of(-0.84, -0.22))
            .sources(7)
            .percentileRank(29)
            .percentileRange(Interval.of(17, 41))
            .score100(43)
            .score100StandardError(3)
            .score100Range(Interval.of(37, 47))
            .build();

    private static GovernanceTable.Builder six() {
        GovernanceTable.Builder builder = GovernanceTable.builder(2023, EDITION);
        double estimate = 0.02;
        for (GovernanceDimension dimension : GovernanceDimension.values()) {
            builder.add("Burma", dimension, estimate);
            estimate *= -2;
        }
        return builder;
    }

    @Test
    void aMissingScoreIsAbsentAndTheMeanNeedsAllSix() {
        GovernanceTable table = six().add("China", POLITICAL_STABILITY, -0.53).build();
        assertThat(table.find(Country.CHINA, POLITICAL_STABILITY)).contains(GovernanceScore.of(-0.53));
        assertThat(table.find(Country.CHINA, RULE_OF_LAW)).isEmpty();
        assertThat(table.mean(Country.CHINA)).isEmpty();
        assertThat(table.missing(Country.CHINA)).hasSize(5).doesNotContain(POLITICAL_STABILITY);
        assertThat(table.mean(Country.UNITED_STATES)).isEmpty();
        assertThat(table.missing(Country.UNITED_STATES)).hasSize(6);
        refused(() -> table.get(Country.CHINA, RULE_OF_LAW))
                .hasMessage("WGI 2024 has no rl estimate of China for 2023");
        // 0.02 - 0.04 + 0.08 - 0.16 + 0.32 - 0.64 = -0.42
        assertThat(table.missing(Country.of("MMR"))).isEmpty();
        assertThat(table.mean(Country.of("MMR")).orElseThrow()).isCloseTo(-0.07, within(1e-15));
        assertThat(table.countries()).containsExactly(Country.of("MMR"), Country.CHINA);
        assertThat(table.year()).isEqualTo(2023);
        assertThat(table).hasToString("WGI 2024, governance 2023: 2 countries, 7 scores");
    }

    @Test
    void rowsGoByCountryAsAddedAndByDimension() {
        GovernanceTable table = GovernanceTable.builder(2023, EDITION)
                .add("China", RULE_OF_LAW, 0.11)
                .add("Burma", RULE_OF_LAW, 0.13)
                .add("China", VOICE_AND_ACCOUNTABILITY, 0.17)
                .build();
        assertThat(table.rows())
                .extracting(row -> row.country() + " " + row.dimension().code() + " " + row.score())
                .containsExactly("CHN va 0.17 (WGI units)", "CHN rl 0.11 (WGI units)", "MMR rl 0.13 (WGI units)");
        assertThat(inAnotherOrder(EDITION)).isEqualTo(table).hasSameHashCodeAs(table);
        assertThat(inAnotherOrder(Edition.of("WGI", "2025"))).isNotEqualTo(table);
    }

    private static GovernanceTable inAnotherOrder(Edition edition) {
        return GovernanceTable.builder(2023, edition)
                .add("Burma", RULE_OF_LAW, 0.13)
                .add("China", VOICE_AND_ACCOUNTABILITY, 0.17)
                .add("China", RULE_OF_LAW, 0.11)
                .build();
    }

    @Test
    void aScoreIsGivenOnce() {
        refused(() -> six().add(Country.of("MMR"), CONTROL_OF_CORRUPTION, FULL))
                .hasMessage("cc score of Myanmar must be given once, but was given twice: -0.64 (WGI units),"
                        + " -0.53 +- 0.19 (WGI units)");
    }

    @Test
    void aScoreIsNotClampedAndItsScaleIsGuarded() {
        assertThat(GovernanceScore.of(-3.3, 0.2).estimate()).isEqualTo(-3.3);
        assertThat(GovernanceScore.of(-3.3, 0.2).standardError()).contains(0.2);
        assertThat(GovernanceScore.of(0.5).standardError()).isEmpty();
        assertThat(Double.doubleToLongBits(GovernanceScore.of(-0.0).estimate())).isZero();
        refused(() -> GovernanceScore.of(43)).hasMessage("estimate (WGI units) must be within -5..5, but was 43.0");
        refused(() -> GovernanceScore.of(Double.NaN))
                .hasMessage("estimate (WGI units) must be within -5..5, but was NaN");
        refused(() -> GovernanceScore.of(0, -0.1))
                .hasMessage("standard error (WGI units) must be a finite number, at least 0, but was -0.1");
        refused(() -> GovernanceScore.builder(0).sources(0).build())
                .hasMessage("number of sources must be at least 1, but was 0");
        refused(() -> GovernanceScore.builder(0).percentileRank(101).build())
                .hasMessage("percentile rank must be within 0..100, but was 101.0");
        refused(() -> GovernanceScore.builder(0)
                        .percentileRange(Interval.of(-1, 5))
                        .build())
                .hasMessage("range of the percentile rank must be within 0..100, but was -1..5");
    }

    private static GovernanceTable noted(String note) {
        return GovernanceTable.builder(2023, EDITION)
                .add(Country.CHINA, POLITICAL_STABILITY, FULL)
                .add("Burma", RULE_OF_LAW, 0.13)
                .source(Source.of("World Bank", "Worldwide Governance Indicators"))
                .note(note)
                .build();
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        GovernanceTable table = noted("a note");
        String json = MAPPER.writeValueAsString(table);
        assertThat(json)
                .isEqualTo("{\"year\":2023,\"edition\":\"WGI 2024\","
                        + "\"rows\":[{\"country\":\"CHN\",\"dimension\":\"POLITICAL_STABILITY\",\"score\":"
                        + "{\"estimate\":-0.53,\"standardError\":0.19,\"estimateRange\":\"-0.84..-0.22\",\"sources\":7,"
                        + "\"percentileRank\":29.0,\"percentileRange\":\"17..41\",\"score100\":43.0,"
                        + "\"score100StandardError\":3.0,\"score100Range\":\"37..47\"}},"
                        + "{\"country\":\"MMR\",\"dimension\":\"RULE_OF_LAW\",\"score\":{\"estimate\":0.13}}],"
                        + "\"sources\":[{\"publisher\":\"World Bank\",\"title\":\"Worldwide Governance Indicators\"}],"
                        + "\"notes\":[\"a note\"]}");
        assertThat(MAPPER.readValue(json, GovernanceTable.class)).isEqualTo(table);
        refused("{\"edition\":\"WGI 2024\"}", GovernanceTable.class).hasMessageContaining("year is required");
        refused("{\"year\":2023}", GovernanceTable.class).hasMessageContaining("edition is required");
        refused("{}", GovernanceScore.class).hasMessageContaining("estimate is required");
        refused("{\"country\":\"CHN\"}", GovernanceRow.class).hasMessageContaining("dimension is required");
    }

    @Test
    void everyPartOfAScoreCounts() {
        assertThat(FULL).isEqualTo(rebuilt(FULL)).hasSameHashCodeAs(rebuilt(FULL));
        List<GovernanceScore> others = List.of(
                GovernanceScore.of(-0.53),
                GovernanceScore.builder(-0.53).sources(7).build(),
                GovernanceScore.builder(-0.53).percentileRank(29).build(),
                GovernanceScore.builder(-0.53)
                        .percentileRange(Interval.of(17, 41))
                        .build(),
                GovernanceScore.builder(-0.53).score100(43).build(),
                GovernanceScore.builder(-0.53).score100StandardError(3).build(),
                GovernanceScore.builder(-0.53)
                        .score100Range(Interval.of(37, 47))
                        .build(),
                GovernanceScore.builder(-0.53)
                        .estimateRange(Interval.of(-0.84, -0.22))
                        .build());
        assertThat(others).doesNotHaveDuplicates().doesNotContain(FULL);
    }

    private static GovernanceScore rebuilt(GovernanceScore score) {
        return GovernanceScore.builder(score.estimate())
                .standardError(score.standardError().orElseThrow())
                .estimateRange(score.estimateRange().orElseThrow())
                .sources(score.sources().orElseThrow())
                .percentileRank(score.percentileRank().orElseThrow())
                .percentileRange(score.percentileRange().orElseThrow())
                .score100(score.score100().orElseThrow())
                .score100StandardError(score.score100StandardError().orElseThrow())
                .score100Range(score.score100Range().orElseThrow())
                .build();
    }

    @Test
    void csvLeavesNothingOut() {
        assertThat(noted("a, note").toCsv())
                .isEqualTo(
                        """
                        kind,year,edition,country,dimension,estimate,standard_error,estimate_low,estimate_high,sources,\
                        percentile_rank,percentile_low,percentile_high,score100,score100_standard_error,score100_low,score100_high,text
                        row,2023,WGI 2024,CHN,pv,-0.53,0.19,-0.84,-0.22,7,29.0,17.0,41.0,43.0,3.0,37.0,47.0,
                        row,2023,WGI 2024,MMR,rl,0.13,,,,,,,,,,,,
                        source,2023,WGI 2024,,,,,,,,,,,,,,,publisher=World Bank | title=Worldwide Governance Indicators
                        note,2023,WGI 2024,,,,,,,,,,,,,,,"a, note"
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "va, VOICE_AND_ACCOUNTABILITY",
        "PV, POLITICAL_STABILITY",
        "PV.EST, POLITICAL_STABILITY",
        "PV.PER.RNK.LOWER, POLITICAL_STABILITY",
        "GOV_WGI_PV.EST, POLITICAL_STABILITY",
        "GOV_WGI_RL_EST, RULE_OF_LAW",
        "GOV_WGI_RQ.SC, REGULATORY_QUALITY",
        "VoiceandAccountability, VOICE_AND_ACCOUNTABILITY",
        "Political StabilityNoViolence, POLITICAL_STABILITY",
        "Political Stability and Absence of Violence/Terrorism, POLITICAL_STABILITY",
        "political_stability, POLITICAL_STABILITY",
        "GovernmentEffectiveness, GOVERNMENT_EFFECTIVENESS",
        "RuleofLaw, RULE_OF_LAW",
        "ControlofCorruption, CONTROL_OF_CORRUPTION",
    })
    void dimensionsAreReadAsTheWorldBankWritesThem(String text, GovernanceDimension dimension) {
        assertThat(GovernanceDimension.parse(text)).isEqualTo(dimension);
    }

    @Test
    void otherTextIsNoDimension() {
        for (String text : List.of("", "xx", "pvx", "PV-EST", "NY.GDP.PCAP.CD", "GOV_WGI_XX.EST", "stability")) {
            assertThat(GovernanceDimension.find(text)).as(text).isEmpty();
        }
        refused(() -> GovernanceDimension.parse("xx"))
                .hasMessage("governance dimension must be one of va, pv, ge, rq, rl, cc, but was \"xx\"");
        for (GovernanceDimension dimension : GovernanceDimension.values()) {
            assertThat(GovernanceDimension.parse(dimension.label())).isEqualTo(dimension);
            assertThat(GovernanceDimension.parse(dimension.code())).isEqualTo(dimension);
        }
    }
}
