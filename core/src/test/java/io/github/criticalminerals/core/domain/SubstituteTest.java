package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubstituteTest {
    private static final Source SOURCE = Source.of("me", "an example, not a finding");
    private static final Commodity DY = Commodity.of("dysprosium");
    private static final Replacement TB = new Replacement.Material(Commodity.of("terbium"));
    private static final Application MAGNETS =
            new Application(DY, "permanent magnets", Share.ofPercent(89, 97), SOURCE);

    private final ObjectMapper json = new ObjectMapper();

    private static Substitute substitute(Replacement by, Interval performance, Interval cost, Interval readiness) {
        return Substitute.of(MAGNETS, by, SOURCE)
                .withPerformance(performance)
                .withCostRatio(cost)
                .withReadiness(readiness)
                .withShareOfUse(Share.of(0.31))
                .withYearsToDeploy(Interval.of(2, 3));
    }

    private static Substitute terbium() {
        return substitute(TB, Interval.exact(1), Interval.of(3, 5), Interval.exact(7));
    }

    @Test
    void holdsWhatItWasGiven() {
        Substitute substitute = terbium();
        assertThat(substitute).hasToString("dysprosium in permanent magnets by terbium");
        assertThat(substitute.application().share()).hasToString("89..97 %");
        assertThat(substitute.shareOfUse()).isEqualTo(Share.of(0.31));
        assertThat(substitute(
                        new Replacement.Technology("induction motor"),
                        Substitute.UNKNOWN_PERFORMANCE,
                        Substitute.UNKNOWN_COST_RATIO,
                        Substitute.UNKNOWN_READINESS))
                .hasToString("dysprosium in permanent magnets by induction motor");
        assertThat(TB.name()).isEqualTo("terbium");
        assertThat(TB).hasToString("terbium");
        assertThat(new Replacement.Technology("induction motor")).hasToString("induction motor");
    }

    @Test
    void refusesASubstituteForItself() {
        refused(() -> substitute(new Replacement.Material(DY), Interval.exact(1), Interval.exact(1), Interval.exact(9)))
                .hasMessage("substitute must be another material than the one it replaces,"
                        + " but was dysprosium in permanent magnets by dysprosium");
    }

    @Test
    void refusesFiguresOutsideTheirRange() {
        Interval one = Interval.exact(1);
        refused(() -> substitute(TB, Interval.of(-0.1, 1), one, one))
                .hasMessage("performance must not be negative, but was -0.1..1");
        refused(() -> substitute(TB, one, Interval.exact(-2), one))
                .hasMessage("costRatio must not be negative, but was -2");
        refused(() -> substitute(TB, one, one, Interval.of(0, 5)))
                .hasMessage("readiness must be between 1 and 9, but was 0..5");
        refused(() -> substitute(TB, one, one, Interval.atLeast(5)))
                .hasMessage("readiness must be between 1 and 9, but was 5..");
        refused(() -> terbium().withYearsToDeploy(Interval.of(-1, 2)))
                .hasMessage("yearsToDeploy must not be negative, but was -1..2");
        refused(() -> Share.of(1.2)).hasMessage("share must be between 0 and 1, but was 1.2");
        refused(() -> new Application(DY, " ", Share.UNKNOWN, SOURCE))
                .hasMessage("application must have a name, but was \" \"");
        refused(() -> new Replacement.Technology("")).hasMessage("technology must have a name, but was \"\"");
    }

    @Test
    void whatIsNotSaidIsUnknown() {
        Substitute bare = Substitute.of(MAGNETS, TB, SOURCE);
        assertThat(bare.performance()).isEqualTo(Interval.NON_NEGATIVE);
        assertThat(bare.costRatio()).isEqualTo(Interval.NON_NEGATIVE);
        assertThat(bare.readiness()).isEqualTo(Interval.of(1, 9));
        assertThat(bare.shareOfUse()).isEqualTo(Share.UNKNOWN);
        assertThat(bare.yearsToDeploy()).isEqualTo(Interval.NON_NEGATIVE);
        Substitute whole = terbium();
        assertThat(whole.performance()).isEqualTo(Interval.exact(1));
        assertThat(whole.costRatio()).isEqualTo(Interval.of(3, 5));
        assertThat(whole.readiness()).isEqualTo(Interval.exact(7));
        assertThat(whole.yearsToDeploy()).isEqualTo(Interval.of(2, 3));
        assertThat(whole.source()).isEqualTo(SOURCE);
    }

    @Test
    void aPercentageOrACalendarYearDoesNotPass() {
        Substitute bare = Substitute.of(MAGNETS, TB, SOURCE);
        refused(() -> bare.withPerformance(Interval.of(85, 95)))
                .hasMessage(
                        "performance must be at most 10 (a ratio, 1 is as well as before; is it in percent?), but was"
                                + " 85..95");
        refused(() -> bare.withPerformance(Interval.of(0.9, 95)));
        refused(() -> bare.withCostRatio(Interval.atLeast(120)))
                .hasMessage("costRatio must be at most 50 (a ratio, 1 is as much as before; is it in percent?), but was"
                        + " 120..");
        refused(() -> bare.withYearsToDeploy(Interval.exact(2030)))
                .hasMessage("yearsToDeploy must be at most 200 (years from now; is it a calendar year?), but was 2030");
        assertThat(bare.withPerformance(Interval.exact(10)).performance()).isEqualTo(Interval.exact(10));
        assertThat(bare.withCostRatio(Interval.exact(50)).costRatio()).isEqualTo(Interval.exact(50));
        assertThat(bare.withYearsToDeploy(Interval.exact(200)).yearsToDeploy()).isEqualTo(Interval.exact(200));
    }

    @Test
    void roundTripsThroughJson() throws Exception {
        assertThat(json.readValue(json.writeValueAsString(terbium()), Substitute.class))
                .isEqualTo(terbium());
        Substitute motor = substitute(
                new Replacement.Technology("induction motor"),
                Interval.of(0.83, 0.97),
                Substitute.UNKNOWN_COST_RATIO,
                Interval.exact(9));
        assertThat(json.readValue(json.writeValueAsString(motor), Substitute.class))
                .isEqualTo(motor);
        assertThat(json.writeValueAsString(motor.replacement()))
                .isEqualTo("{\"kind\":\"technology\",\"name\":\"induction motor\"}");
        assertThat(json.writeValueAsString(TB)).isEqualTo("{\"kind\":\"material\",\"commodity\":\"terbium\"}");
        assertThat(json.readValue(json.writeValueAsString(TB), Replacement.class))
                .isEqualTo(TB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application",
                "replacement",
                "performance",
                "costRatio",
                "readiness",
                "shareOfUse",
                "yearsToDeploy",
                "source"
            })
    void refusesJsonWithoutAProperty(String property) {
        JsonOfAPackage.needs(terbium(), property, property + " is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"material", "name", "share", "source"})
    void refusesAnApplicationWithoutAProperty(String property) {
        JsonOfAPackage.needs(MAGNETS, property, property + " is required");
    }

    @Test
    void refusesAReplacementOfNoKind() {
        refused("{}", Replacement.class);
        refused("{\"kind\":\"material\"}", Replacement.class).hasMessageContaining("commodity is required");
        refused("{\"kind\":\"technology\",\"name\":null}", Replacement.class).hasMessageContaining("name is required");
        refused("{\"kind\":\"magic\",\"name\":\"x\"}", Replacement.class);
    }
}
