package io.github.criticalminerals.io.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.criticalminerals.core.issue.Place;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    @Test
    void theLayoutThatMissesLeastComesFirst() {
        LoadException error = Recognition.unknownLayout(
                Place.of("data.csv").atLine(1),
                List.of(new Recognition("wide", List.of("a", "b")), new Recognition("long", List.of("c"))),
                "x,y");

        assertThat(error)
                .hasMessage(
                        "error unknown-layout at data.csv, line 1: expected one of these layouts: long, which misses c;"
                                + " wide, which misses a, b (text: \"x,y\")");
    }

    @Test
    void manyMissingColumnsAreCounted() {
        LoadException error = Recognition.unknownLayout(
                Place.of("data.csv").atLine(1), List.of(new Recognition("wide", Collections.nCopies(14, "a"))), "");

        assertThat(error).hasMessageContaining("which misses a, a, a, a, a, a, a, a, a, a, a, a and 2 more");
    }

    @Test
    void fitsIfNothingIsMissing() {
        assertThat(new Recognition("long", List.of()).fits()).isTrue();
        assertThat(new Recognition("long", List.of("year")).fits()).isFalse();
    }

    @Test
    void aLayoutHasAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recognition(" ", List.of()))
                .withMessage("format must name a layout, but was blank");
    }
}
