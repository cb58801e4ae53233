package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A method whose inputs are missing is named for what it is. */
class RiskMethodTest {

    /** A part of a formula is no bound of the whole: the EU's own supply may be riskier than the world's. */
    @Test
    void noNamePromisesABound() {
        assertThat(RiskMethod.values()).allSatisfy(method -> assertThat(method + " " + method.brief())
                .doesNotContainIgnoringCase("at most")
                .doesNotContainIgnoringCase("at least")
                .doesNotContainIgnoringCase("up to"));
    }

    /** The published name stands for both sides, which no row of the world's tables alone has. */
    @Test
    void thePublishedNameIsForTheWholeMethod() {
        assertThat(RiskMethod.values()).extracting(RiskMethod::toString).doesNotContain("EU supply risk");
    }
}
