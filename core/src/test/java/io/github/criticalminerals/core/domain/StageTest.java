package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.domain.Stage.MAGNET;
import static io.github.criticalminerals.core.domain.Stage.METAL;
import static io.github.criticalminerals.core.domain.Stage.MINING;
import static io.github.criticalminerals.core.domain.Stage.RECYCLING;
import static io.github.criticalminerals.core.domain.Stage.REFINING;
import static io.github.criticalminerals.core.domain.Stage.SEPARATION;
import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {

    private static final Stage ALLOY = Stage.of("alloy", 45);

    @Test
    void standsInTheOrderOfTheChain() {
        assertThat(Stage.standard())
                .containsExactly(MINING, SEPARATION, REFINING, METAL, MAGNET, RECYCLING)
                .isSorted();
        assertThat(Stage.inOrder(List.of(RECYCLING, ALLOY, MINING, ALLOY))).containsExactly(MINING, ALLOY, RECYCLING);
        assertThat(Stage.of("cast", 45)).isGreaterThan(ALLOY);
        assertThat(Stage.of("zinc bath", -3)).isLessThan(MINING);
    }

    @ParameterizedTest
    @CsvSource({
        "mining, mining, 10",
        "' Refining ', refining, 30",
        "alloy (45), alloy (45), 45",
        "ALLOY (45.50), alloy (45.5), 45.5",
        "mining (10), mining, 10",
        "ore / heap-leach 2 (-0.0), ore / heap-leach 2 (0), 0",
        "slag (-7), slag (-7), -7"
    })
    void readsAndPrints(String text, String printed, double position) {
        Stage stage = Stage.parse(text);
        assertThat(stage).hasToString(printed);
        assertThat(stage.position()).isEqualTo(position);
        assertThat(Stage.parse(printed)).isEqualTo(stage).hasSameHashCodeAs(stage);
    }

    @Test
    void refusesWhatIsNoStage() {
        assertThatThrownBy(() -> Stage.of("minig"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("unknown stage \"minig\"; nearest known: mining");
        refused(() -> Stage.parse("Processing"))
                .hasMessage("stage must be one of [mining, separation, refining, metal, magnet, recycling], but"
                        + " \"Processing\" is a part of the chain: [separation, refining]; parseSet reads it");
        refused(() -> Stage.of("mining", 11)).hasMessage("stage \"mining\" is at position 10, but was given 11");
        refused(() -> Stage.of("alloy", Double.POSITIVE_INFINITY))
                .hasMessage("stage position must be finite, but was Infinity");
        refused(() -> Stage.of("alloy", Double.NaN)).hasMessage("stage position must be finite, but was NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Alloy", "alloy ", "1st cut", "cutting and grinding", "and", "a(b)", "a,b"})
    void refusesOtherNames(String name) {
        refused(() -> Stage.of(name, 45))
                .hasMessage("stage name must be lower-case words without \"and\", but was \"" + name + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "processing | separation, refining",
                "Midstream | separation, refining",
                "upstream | mining",
                "extraction and processing | mining, separation, refining",
                "refining,mining | mining, refining",
                "mining, separation, and refining | mining, separation, refining",
                "downstream, alloy (45) | metal, alloy (45), magnet",
                "mining and mining | mining",
                "sanding (33) | sanding (33)"
            })
    void readsTheWordsOfReports(String text, String stages) {
        String printed = Stage.parseSet(text).stream().map(Stage::toString).collect(Collectors.joining(", "));
        assertThat(printed).isEqualTo(stages);
        assertThat(Stage.parseSet(printed)).isEqualTo(Stage.parseSet(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "mining,", "mining and and refining"})
    void refusesSetsWithGaps(String text) {
        assertThatThrownBy(() -> Stage.parseSet(text))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("unknown stage \"\"; known: mining; separation; refining; metal; magnet; recycling");
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        for (Stage stage : List.of(MINING, ALLOY)) {
            String json = mapper.writeValueAsString(stage);
            assertThat(json).isEqualTo("\"" + stage + "\"");
            assertThat(mapper.readValue(json, Stage.class)).isEqualTo(stage);
        }
        assertThat(mapper.readValue("null", Stage.class)).isNull();
        refused("{}", Stage.class).hasMessageContaining("core.domain.Stage");
        refused("\"smelting\"", Stage.class)
                .hasMessageContaining("\"smelting\" is another name of refining: Stage.parse reads it");
    }

    @Test
    void readsTheWordsOfPlants() {
        assertThat(Stage.parse("mine")).isEqualTo(MINING);
        assertThat(Stage.parse("Smelter\u00a0")).isEqualTo(Stage.REFINING);
        assertThat(Stage.parse("refinery")).isEqualTo(Stage.REFINING);
        assertThat(Stage.parseSet("mine and refinery")).containsExactly(MINING, Stage.REFINING);
        assertThatThrownBy(() -> Stage.of("smelter"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("\"smelter\" is another name of refining: Stage.parse reads it");
    }
}
