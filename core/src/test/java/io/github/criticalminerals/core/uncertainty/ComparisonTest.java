package io.github.criticalminerals.core.uncertainty;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final Map<String, Summary> SUMMARIES =
            ImmutableMap.of("mining", Summary.of(2, 3), "refining", Summary.of(5, 7));
    private static final Comparison COMPARED =
            new Comparison(SUMMARIES, List.of(List.of(0.25, 0.75), List.of(0.75, 0.25)), 0);

    @Test
    void answersByName() {
        assertThat(COMPARED.summary("refining")).isEqualTo(Summary.of(5, 7));
        assertThat(COMPARED.probability("mining", 1)).isEqualTo(0.25);
        assertThat(COMPARED.probability("refining", 2)).isEqualTo(0.25);
        assertThat(COMPARED.summaries().keySet()).containsExactly("mining", "refining");
    }

    @Test
    void refusesOtherNamesAndRanks() {
        refused(() -> COMPARED.summary("metal"))
                .hasMessage("name must be one of [mining, refining], but was \"metal\"");
        refused(() -> COMPARED.probability("metal", 1))
                .hasMessage("name must be one of [mining, refining], but was \"metal\"");
        refused(() -> COMPARED.probability("mining", 0)).hasMessage("rank must be between 1 and 2, but was 0");
        refused(() -> COMPARED.probability("mining", 3)).hasMessage("rank must be between 1 and 2, but was 3");
    }

    @Test
    void refusesWhatIsNoComparison() {
        refused(() -> new Comparison(Map.of(), List.of(), 0))
                .hasMessage("every outcome must have a probability for every rank, but for [] was []");
        refused(() -> new Comparison(SUMMARIES, List.of(List.of(1.0), List.of(1.0)), 0))
                .hasMessage("every outcome must have a probability for every rank, but for [mining, refining] was"
                        + " [[1.0], [1.0]]");
        refused(() -> new Comparison(SUMMARIES, List.of(List.of(0.5, 0.5), List.of(0.5, 0.7)), 0))
                .hasMessage("probabilities must be 0 or more and sum to 1, but was [0.5, 0.7]");
        refused(() -> new Comparison(SUMMARIES, List.of(List.of(-0.5, 1.5), List.of(0.5, 0.5)), 0))
                .hasMessage("probabilities must be 0 or more and sum to 1, but was [-0.5, 1.5]");
        refused(() -> new Comparison(SUMMARIES, COMPARED.ranks(), 1.5))
                .hasMessage("tied must be between 0 and 1, but was 1.5");
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue(mapper.writeValueAsString(COMPARED), Comparison.class))
                .isEqualTo(COMPARED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | summaries is required",
                "{'summaries':{}} | ranks is required",
                "{'summaries':{},'ranks':[]} | tied is required"
            })
    void refusesIncompleteJson(String json, String message) {
        refused(json.replace('\'', '"'), Comparison.class).rootCause().hasMessage(message);
    }
}
