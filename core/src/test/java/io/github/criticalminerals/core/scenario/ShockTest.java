package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.domain.Stage.REFINING;
import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shocks, effects and choices as values: what they are called, what they refuse, and that they come back from JSON. */
class ShockTest {

    private static final Shock CUT =
            Shock.exportCut(Chains.CHINA, REFINING, Share.of(0.5)).from("2025-02-01");

    @Test
    void aShockSaysWhatItDoes() {
        Shock all = CUT.until("2025-03-01")
                .on("China")
                .to(Chains.JAPAN)
                .forUse(EndUse.MILITARY)
                .announced(LocalDate.of(2025, 1, 10))
                .named("cut");
        assertThat(all.name()).isEqualTo("cut");
        assertThat(all.effect()).isEqualTo(new Effect.ExportCut(Share.of(0.5)));
        assertThat(all.scope()).isEqualTo(CUT.scope().to(Chains.JAPAN).forUse(EndUse.MILITARY));
        assertThat(all.plants()).containsExactly("China");
        assertThat(all.from()).isEqualTo(LocalDate.of(2025, 2, 1));
        assertThat(all.until()).contains(LocalDate.of(2025, 3, 1));
        assertThat(all.announced()).isEqualTo(LocalDate.of(2025, 1, 10));
        assertThat(CUT.announced()).isEqualTo(CUT.from());
        assertThat(all).asString().startsWith("cut: ").endsWith(", plants [China], from 2025-02-01 until 2025-03-01");
        assertThat(List.of(
                        CUT.named("x"),
                        CUT.on("China"),
                        CUT.to(Chains.JAPAN),
                        CUT.from("2025-02-02"),
                        CUT.until("2025-03-01"),
                        CUT.announced(LocalDate.of(2025, 1, 1)),
                        CUT.lasting(Interval.exact(3))))
                .doesNotContain(CUT)
                .doesNotHaveDuplicates();
        assertThat((Object) CUT).isNotEqualTo("a text");
        assertThatIllegalStateException()
                .isThrownBy(() -> CUT.recovering(Recovery.linear(3)))
                .withMessageStartingWith("only an outage recovers, but export cut of China, refining is ");
        refused(() -> CUT.from("February")).hasMessage("from must be a day such as 2025-01-31, but was \"February\"");
    }

    @Test
    void namesOfTheUsualShocks() {
        assertThat(Shock.outage(Chains.CHINA, REFINING, Share.of(1)).name()).isEqualTo("outage of China, refining");
        assertThat(Shock.ban(Chains.CHINA, REFINING).effect()).isEqualTo(new Effect.ExportCut(Share.of(1)));
        assertThat(Shock.quota(Chains.CHINA, REFINING, Chains.daily(1)).name()).isEqualTo("quota of China, refining");
        Shock licence = Shock.licence(Chains.CHINA, REFINING, Interval.exact(45), Share.of(0.25));
        assertThat(licence.effect())
                .isEqualTo(new Effect.Licence(
                        Interval.exact(45), false, ImmutableList.of(), Share.of(0.25), Share.of(0.75)));
        assertThat(licence.scope()).isEqualTo(Scope.ALL.from(Chains.CHINA).at(REFINING));
    }

    @Test
    void everyEffectComesBackFromJson() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Effect.Licence licence = new Effect.Licence(
                Interval.of(45, 63), true, List.of(LocalDate.of(2025, 5, 1)), Share.of(0.1), Share.of(0.2));
        for (Effect effect : List.of(
                new Effect.Outage(Share.of(0.3), Recovery.convex(20)),
                new Effect.ExportCut(Share.of(0.2, 0.4)),
                new Effect.Quota(Chains.daily(3)),
                licence,
                new Effect.Easing(licence),
                new Effect.Pause(),
                new Effect.Tariff(Interval.exact(1.25)),
                new Effect.Release(Chains.daily(2)),
                new Effect.StockTarget(Interval.of(30, 60)),
                new Effect.Delay(Interval.exact(100)))) {
            assertThat(json.readValue(json.writeValueAsString(effect), Effect.class))
                    .isEqualTo(effect);
        }
        refused("{\"type\":\"export-cut\"}", Effect.class).hasMessageContaining("removed");
        refused("{\"name\":\"x\",\"from\":\"2025-01-01\"}", Shock.class).hasMessageContaining("effect");
    }

    @Test
    void effectsRefuseWhatCannotBe() {
        Interval below = Interval.of(-1, 1);
        Interval endless = Interval.of(1, Double.POSITIVE_INFINITY);
        for (Interval bad : List.of(below, endless)) {
            refused(() -> new Effect.Licence(bad, false, List.of(), Share.of(0), Share.of(0)))
                    .hasMessage("days of a licence must be bounded and at least 0, but were " + bad);
            refused(() -> new Effect.StockTarget(bad));
            refused(() -> new Effect.Delay(bad));
        }
        refused(() -> new Effect.Tariff(below));
        refused(() -> new Effect.Licence(Interval.exact(3), false, List.of(), Share.of(0.6), Share.of(0.5)))
                .hasMessageStartingWith("approved and refused must sum to at most 1, but were ");
    }

    @Test
    void choicesAsText() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (Switching each : List.of(Switching.NEVER, Switching.AT_ONCE, Switching.over(90))) {
            assertThat(json.readValue(json.writeValueAsString(each), Switching.class))
                    .isEqualTo(each);
        }
        assertThat(Switching.over(90)).hasToString("over 90 days");
        assertThat(Switching.NEVER).hasToString("never");
        assertThat(Switching.AT_ONCE).hasToString("at once");
        refused(() -> Switching.parse("soon"))
                .hasMessage("switching must be never, at once or over N days, but was \"soon\"");
        refused(() -> new Switching(-2)).hasMessage("days of switching must be at least 1, but were -2");
        for (Recovery each : List.of(Recovery.AT_ONCE, Recovery.linear(10), Recovery.convex(20))) {
            assertThat(json.readValue(json.writeValueAsString(each), Recovery.class))
                    .isEqualTo(each);
        }
        assertThat(Recovery.AT_ONCE).hasToString("recovery at once");
        assertThat(Recovery.linear(10)).hasToString("linear recovery in 10 days");
        assertThat(Recovery.convex(20)).hasToString("convex recovery of 20 days");
        assertThat(Recovery.linear(10).left(0)).isEqualTo(1);
        assertThat(Recovery.AT_ONCE.left(-1)).isEqualTo(1);
        assertThat(Recovery.linear(10).left(11)).isZero();
        refused(() -> new Recovery(Recovery.Shape.AT_ONCE, 3));
        assertThat(StockRule.UNTIL_EMPTY).hasToString("until empty");
        assertThat(StockRule.proportional(0.8)).hasToString("proportional(0.8)");
        refused(() -> new StockRule(1.1));
        refused(() -> new StockRule(-0.1));
    }

    /**
     * Ranges with one cause are at the same part of their widths; seeds and rules change what is drawn, threads do not.
     */
    @Test
    void whatIsDrawnTogether() {
        Simulation simulation = Simulation.of(Chains.pair(0))
                .from("2025-01-01")
                .to("2025-12-31")
                .with(
                        Shock.exportCut(Chains.CHINA, REFINING, Share.of(0.2, 0.4))
                                .named("a")
                                .from("2025-02-01")
                                .until("2025-02-28"),
                        Shock.exportCut(Chains.CHINA, REFINING, Share.of(0.2, 0.4))
                                .named("b")
                                .from("2025-03-01")
                                .until("2025-03-28"));
        Draws apart = simulation.draw(MonteCarlo.of(150, 5));
        Draws together = apart.together("policy", "size of a", "size of b");
        Map<String, Summary> outcomes = together.summaries(Map.of(
                "difference",
                run -> run.months().get(2).gap() - run.months().get(1).gap(),
                "gap",
                run -> run.gap().tonnes().exactValue()));
        assertThat(outcomes.get("difference").sd()).isLessThan(1e-6);
        assertThat(outcomes.get("gap").sd())
                .isGreaterThan(
                        apart.summary(run -> run.gap().tonnes().exactValue()).sd() * 1.2);
        assertThat(outcomes.get("gap").least()).isGreaterThanOrEqualTo(2 * 28 * 2);
        assertThat(outcomes.get("gap").greatest()).isLessThanOrEqualTo(2 * 28 * 4 + 1e-9);
        assertThat(outcomes.get("gap").count()).isEqualTo(150);
        Summary other = simulation
                .draw(MonteCarlo.of(150, 6))
                .summary(run -> run.gap().tonnes().exactValue());
        assertThat(other).isNotEqualTo(apart.summary(run -> run.gap().tonnes().exactValue()));
        Summary narrower = apart.withRule(Distribution.Rule.TRIANGULAR)
                .summary(run -> run.gap().tonnes().exactValue());
        assertThat(narrower.sd())
                .isLessThan(
                        apart.summary(run -> run.gap().tonnes().exactValue()).sd());
        assertThat(apart).asString().startsWith("150 draws with seed 5 of 2 ranges, ");
        refused(() -> together.together("other", "size of a"))
                .hasMessage("a range must have one cause, but size of a has two");
        refused(() -> simulation.draw(MonteCarlo.of(0, 1)));
        Shock quota = Shock.quota(
                        Chains.CHINA, REFINING, Mass.unknown(Chains.pair(0).basis()))
                .from("2025-05-01")
                .until("2025-06-01");
        refused(() -> simulation.with(quota).draw(MonteCarlo.of(3, 1)))
                .hasMessageStartingWith("amount of quota of China, refining must be bounded");
    }

    /** Three ranks on a plant that makes 12 of 30: 10 for the first, 2 of 12 for the second, nothing for the third. */
    @Test
    void rationingByRank() {
        Simulation simulation = Simulation.of(Chains.chain()
                        .add(Chains.plant(Chains.CHINA, REFINING, 30))
                        .add(Chains.buyer("a", 8).in(Chains.JAPAN).withPriority(3))
                        .add(Chains.buyer("b", 10).in(Chains.JAPAN).withPriority(1))
                        .add(Chains.buyer("c", 8).in(Chains.JAPAN).withPriority(2))
                        .add(Chains.buyer("d", 4).in(Chains.JAPAN).withPriority(2))
                        .build())
                .from("2025-01-01")
                .to("2025-01-01")
                .withPriorities(true)
                .with(Shock.outage(Chains.CHINA, REFINING, Share.of(0.6)).from("2025-01-01"));
        Run run = simulation.run();
        assertThat(run.gap("a").tonnes().exactValue()).isCloseTo(8, within(1e-9));
        assertThat(run.gap("b").tonnes().exactValue()).isZero();
        assertThat(run.gap("c").tonnes().exactValue()).isCloseTo(8 - 8 / 6.0, within(1e-9));
        assertThat(run.gap("d").tonnes().exactValue()).isCloseTo(4 - 4 / 6.0, within(1e-9));
        assertThat(run.explain(LocalDate.of(2025, 1, 1), "c").toText()).contains("by rank");
    }

    /** A quota with uses: what others need does not count; on a way under two quotas the tighter one holds. */
    @Test
    void quotasCountWhatTheyAreOn() {
        Simulation simulation = Simulation.of(Chains.chain()
                        .add(Chains.plant(Chains.CHINA, REFINING, 20))
                        .add(Chains.buyer("Army", 10).in(Chains.JAPAN).withEndUse(EndUse.MILITARY))
                        .add(Chains.buyer("Makers", 10).in(Chains.JAPAN))
                        .build())
                .from("2025-01-01")
                .to("2025-12-31")
                .with(Switching.NEVER)
                .withRedirection(false);
        Shock military = Shock.quota(
                        Chains.CHINA, REFINING, Mass.ofTonnes(55, Chains.pair(0).basis()))
                .named("military")
                .forUse(EndUse.MILITARY)
                .from("2025-02-01")
                .until("2025-02-20");
        Run one = simulation.with(military).run();
        assertThat(one.gap("Army").tonnes().exactValue()).isCloseTo(200 - 55, within(1e-9));
        assertThat(one.gap("Makers").tonnes().exactValue()).isZero();
        assertThat(one.firstShortage("Army")).contains(LocalDate.of(2025, 2, 6));
        Shock whole = Shock.quota(
                        Chains.CHINA,
                        REFINING,
                        Mass.ofTonnes(100, Chains.pair(0).basis()))
                .from("2025-02-01")
                .until("2025-02-20");
        Run two = simulation.with(military, whole).run();
        // 20 a day for five days use up the 100; the 55 are not used up before
        assertThat(two.gap("Army").tonnes().exactValue()).isCloseTo(150, within(1e-9));
        assertThat(two.gap("Makers").tonnes().exactValue()).isCloseTo(150, within(1e-9));
        assertThat(two.unbound()).isEmpty();
        Shock wide = Shock.of("wide", new Effect.Quota(Chains.daily(1)), Scope.ALL.from(Chains.CHINA))
                .from("2025-02-01")
                .until("2025-03-01");
        refused(() -> Simulation.of(Chains.rich()).with(wide).run())
                .hasMessage("a quota must be at one stage, but wide is at all");
        assertThat(simulation.with(wide).run().gap("Army").tonnes().exactValue())
                .isPositive();
    }
}
