package io.github.criticalminerals.core.dataset;

import static io.github.criticalminerals.core.dataset.GovernanceDimension.CONTROL_OF_CORRUPTION;
import static io.github.criticalminerals.core.dataset.GovernanceDimension.POLITICAL_STABILITY;
import static io.github.criticalminerals.core.dataset.GovernanceDimension.RULE_OF_LAW;
import static io.github.criticalminerals.core.dataset.GovernanceDimension.VOICE_AND_ACCOUNTABILITY;
import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.dataset.GovernanceScore.Figure;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GovernanceTableTest {

    private static final Edition EDITION = Edition.of("WGI", "2024");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final GovernanceScore FULL = GovernanceScore.of(Map.ofEntries(
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
            Map.entry(Figure.SCORE100_HIGH, 47.0)));

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
        refused(() -> GovernanceScore.of(43))
                .hasMessage("estimate (WGI units) must be a number within -5..5, but was 43.0");
        refused(() -> GovernanceScore.of(Double.NaN))
                .hasMessage("estimate (WGI units) must be a number within -5..5, but was NaN");
        refused(() -> GovernanceScore.of(0, -0.1))
                .hasMessage("standard_error (WGI units) must be a number within 0..100, but was -0.1");
        refused(() -> GovernanceScore.of(Map.of(Figure.SOURCES, 7.0))).hasMessage("estimate is required");
    }

    @ParameterizedTest
    @CsvSource({
        "SOURCES, 0.0, sources (number) must be a whole number within 1..1000",
        "SOURCES, 7.5, sources (number) must be a whole number within 1..1000",
        "PERCENTILE_RANK, 101.0, percentile_rank (percentile) must be a number within 0..100",
        "PERCENTILE_LOW, -1.0, percentile_low (percentile) must be a number within 0..100",
        "SCORE100_HIGH, NaN, score100_high (points) must be a number within -100..200"
    })
    void aFigureIsWithinItsRange(Figure figure, double value, String message) {
        refused(() -> GovernanceScore.of(Map.of(Figure.ESTIMATE, 0.0, figure, value)))
                .hasMessage(message + ", but was " + value);
    }

    @ParameterizedTest
    @CsvSource({"ESTIMATE_LOW, ESTIMATE_HIGH", "PERCENTILE_LOW, PERCENTILE_HIGH", "SCORE100_LOW, SCORE100_HIGH"})
    void aRangeHasBothEndsTheLowerNotAboveTheUpper(Figure low, Figure high) {
        assertThat(GovernanceScore.of(Map.of(Figure.ESTIMATE, 0.0, low, 7.0, high, 7.0))
                        .find(high))
                .contains(7.0);
        String message = "a range must have both ends, the lower not above the upper, but ";
        refused(() -> GovernanceScore.of(Map.of(Figure.ESTIMATE, 0.0, low, 5.0, high, 3.0)))
                .hasMessage(message + low.column() + " was 5.0 and " + high.column() + " 3.0");
        refused(() -> GovernanceScore.of(Map.of(Figure.ESTIMATE, 0.0, high, 3.0)))
                .hasMessage(message + low.column() + " was missing and " + high.column() + " 3.0");
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
                        + "{\"estimate\":-0.53,\"standardError\":0.19,\"estimateLow\":-0.84,\"estimateHigh\":-0.22,\"sources\":7,"
                        + "\"percentileRank\":29.0,\"percentileLow\":17.0,\"percentileHigh\":41.0,\"score100\":43.0,"
                        + "\"score100StandardError\":3.0,\"score100Low\":37.0,\"score100High\":47.0}},"
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
    void everyFigureOfAScoreCounts() throws Exception {
        GovernanceScore again = MAPPER.readValue(MAPPER.writeValueAsString(FULL), GovernanceScore.class);
        assertThat(again).isEqualTo(FULL).hasSameHashCodeAs(FULL);
        for (Figure figure : Figure.values()) {
            Map<Figure, Double> figures = new EnumMap<>(Figure.class);
            for (Figure each : Figure.values()) {
                figures.put(
                        each,
                        FULL.find(each).orElseThrow() + (each != figure ? 0 : each == Figure.SOURCES ? 1 : 0.125));
            }
            assertThat(GovernanceScore.of(figures)).as(figure.column()).isNotEqualTo(FULL);
        }
        refused("{\"estimate\":0.5,\"score\":3}", GovernanceScore.class)
                .hasMessageContaining("figures must be among estimate, standardError, ")
                .hasMessageContaining("but was \"score\"");
        assertThat(MAPPER.readValue("{\"estimate\":0.5,\"sources\":null}", GovernanceScore.class))
                .isEqualTo(GovernanceScore.of(0.5));
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
