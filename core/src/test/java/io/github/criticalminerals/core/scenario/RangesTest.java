package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.domain.Stage.REFINING;
import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Lengths of shocks and elasticities that are ranges, by hand on a chain of 10 t a day without stocks. */
class RangesTest {

    private static final Shock BAN = Shock.ban(Chains.CHINA, REFINING).from("2025-02-01");
    private static final Simulation YEAR =
            Simulation.of(Chains.pair(0)).from("2025-01-01").to("2025-12-31");

    private static double gap(Run run) {
        return run.gap().tonnes().exactValue();
    }

    @Test
    void aShockLastsAsLongAsARunTakes() {
        Simulation ranged = YEAR.with(BAN.lasting(Interval.of(10, 30)));
        assertThat(ranged.ranges()).containsOnlyKeys("length of ban of China, refining");
        // each day without deliveries lacks 10 t
        assertThat(gap(ranged.corners().hopeful())).isCloseTo(100, within(1e-9));
        assertThat(gap(ranged.corners().cautious())).isCloseTo(300, within(1e-9));
        assertThat(gap(ranged.run())).isCloseTo(200, within(1e-9));
        assertThat(ranged.run().lastShockDay()).contains(LocalDate.of(2025, 2, 20));
        Summary drawn = ranged.draw(MonteCarlo.of(200, 11)).summary(RangesTest::gap);
        assertThat(drawn.mean()).isBetween(185.0, 215.0);
        assertThat(drawn.sd()).isGreaterThan(40);
    }

    @Test
    void aLengthIsAnotherWayToSayTheLastDay() throws IOException {
        Shock ten = BAN.lasting(Interval.exact(10));
        assertThat(gap(YEAR.with(ten).run()))
                .isEqualTo(gap(YEAR.with(BAN.until("2025-02-10")).run()));
        assertThat(gap(YEAR.with(BAN.lasting(Interval.exact(9.5))).run())).isCloseTo(100, within(1e-9));
        assertThat(ten.until()).isEmpty();
        assertThat(ten).isNotEqualTo(BAN).hasToString(BAN + " for 10 days");
        assertThat(ten.until("2025-03-01")).isEqualTo(BAN.until("2025-03-01"));
        assertThat(BAN.until("2025-03-01").lasting(Interval.exact(10))).isEqualTo(ten);
        ObjectMapper json = new ObjectMapper();
        Shock ranged = BAN.lasting(Interval.of(10, 30));
        assertThat(json.readValue(json.writeValueAsString(ranged), Shock.class)).isEqualTo(ranged);
        assertThat(json.writeValueAsString(BAN)).doesNotContain("days");
    }

    @Test
    void aLengthIsADayOrMoreAndEnds() {
        refused(() -> BAN.lasting(Interval.of(0, 5)))
                .hasMessage(
                        "a shock must last at least 1 day and come to an end, but ban of China, refining lasts 0..5");
        refused(() -> BAN.lasting(Interval.of(1, Double.POSITIVE_INFINITY)));
        refused(() -> Shock.ofJson(
                        new Json.Words("both"),
                        BAN.effect(),
                        BAN.scope(),
                        null,
                        new Json.Words("2025-02-01"),
                        new Json.Words("2025-02-10"),
                        Interval.exact(10),
                        null))
                .hasMessage("a shock must have a last day or a length, but both has both");
    }

    @Test
    void elasticitiesAreRanges() {
        Simulation half =
                YEAR.with(Shock.exportCut(Chains.CHINA, REFINING, Share.of(0.5)).from("2025-02-01"));
        Simulation ranged = half.withPrice(Interval.of(0.1, 0.5), Interval.of(0.1, 0.2));
        assertThat(ranged.ranges()).containsOnlyKeys("elasticity of demand", "elasticity of supply");
        assertThat(gap(ranged.corners().hopeful()))
                .isEqualTo(gap(
                        half.withPrice(Interval.exact(0.5), Interval.exact(0.2)).run()));
        assertThat(gap(ranged.corners().cautious()))
                .isEqualTo(gap(
                        half.withPrice(Interval.exact(0.1), Interval.exact(0.1)).run()))
                .isGreaterThan(gap(
                        half.withPrice(Interval.exact(0.5), Interval.exact(0.2)).run()));
        assertThat(ranged.run().notes())
                .contains("the middle was taken of each range: elasticity of demand, elasticity of supply");
        assertThat(ranged.draw(MonteCarlo.of(20, 3)).summary(RangesTest::gap).sd())
                .isPositive();
        // the tree of a day is worked out with the same numbers as the run
        Run run = ranged.corners().cautious();
        LocalDate day = LocalDate.of(2025, 3, 1);
        assertThat(run.explain(day).value().exactValue())
                .isEqualTo(run.gap("Japan", day).tonnes().exactValue());
        refused(() -> half.withPrice(Interval.of(0, 1), Interval.ZERO));
        refused(() -> half.withPrice(Interval.of(1, Double.POSITIVE_INFINITY), Interval.ZERO));
    }
}
