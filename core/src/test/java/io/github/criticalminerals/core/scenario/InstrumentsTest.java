package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.domain.Stage.REFINING;
import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentsTest {

    private static final LocalDate MARCH = LocalDate.of(2025, 3, 1);

    private static PolicyEvent.Builder event(String id, Instrument instrument) {
        return PolicyEvent.builder(id)
                .title(id)
                .issuer("Ministry", Chains.CHINA)
                .scope(Scope.ALL.from(Chains.CHINA))
                .instrument(instrument)
                .announced(LocalDate.of(2025, 1, 15))
                .from(MARCH)
                .verification(Verification.ACT)
                .source(Source.of("test", "invented"));
    }

    private static Simulation year(PolicyEvent... events) {
        return Simulation.of(Chains.pair(0), PolicyTimeline.of(List.of(events)))
                .from("2025-01-01")
                .to("2025-12-31");
    }

    @Test
    void anExportCutActsWhileItIsInForce() {
        Run run = year(event("CUT", new Instrument.ExportCut(Instrument.ExportCut.Of.VALUE, Share.of(0.5)))
                        .until(LocalDate.of(2025, 3, 10))
                        .build())
                .run();
        assertThat(run.gap().tonnes().lower()).isCloseTo(50, within(1e-9));
        assertThat(run.shocks()).hasSize(1);
        assertThat(run.shocks().get(0).announced()).isEqualTo(LocalDate.of(2025, 1, 15));
        assertThat(run.notes()).anyMatch(note -> note.contains("a cut of value, read as one of weight"));
    }

    @Test
    void aLicenceWithoutFiguresIsNamedAndTheUserMayBringThem() {
        Simulation simulation =
                year(event("LIC", Instrument.Licensing.WITHOUT_FIGURE).build());
        Run without = simulation.run();
        assertThat(without.gap().tonnes().lower()).isZero();
        assertThat(without.notes()).anyMatch(note -> note.contains("LIC: no shock (without figures: not simulated"));
        assertThat(without).asString().endsWith("; 1 events not simulated, see notes()");
        Effect licence = new Effect.Licence(Interval.exact(5), false, List.of(), Share.of(1), Share.of(0));
        Run with = simulation.with(Instruments.DEFAULT.with("LIC", licence)).run();
        assertThat(with.gap().tonnes().lower()).isCloseTo(50, within(1e-9));
        assertThatThrownBy(() -> simulation
                        .with(Instruments.DEFAULT.with("LCI", licence))
                        .run())
                .hasMessageContaining("LCI");
    }

    @Test
    void aBanAQuotaAndAnUnsignedThreat() {
        Run ban = year(event("BAN", new Instrument.Ban(Instrument.Ban.Reach.DENIED_IN_PRINCIPLE))
                        .build())
                .run();
        assertThat(ban.gap().tonnes().lower()).isCloseTo(306 * 10, within(1e-6));
        assertThat(ban.notes()).anyMatch(note -> note.contains("denied in principle, read as a total ban"));
        Run military = year(event("BAN", new Instrument.Ban(Instrument.Ban.Reach.MILITARY_USE))
                        .build())
                .run();
        assertThat(military.gap().tonnes().lower()).isZero();
        Simulation quota = year(event(
                        "QUOTA",
                        new Instrument.Quota(List.of(new Instrument.Quota.Tranche(
                                MARCH, LocalDate.of(2025, 3, 31), Mass.ofTonnes(200, Basis.REO)))))
                .build());
        assertThat(Simulation.of(Chains.pair(0), PolicyTimeline.of(List.of())).translations())
                .isEmpty();
        // 20 of 31 days: the quota counts only at one stage, and this chain has one
        assertThat(quota.run().gap().tonnes().lower()).isCloseTo(110, within(1e-9));
        Simulation threat = year(event("THREAT", new Instrument.Ban(Instrument.Ban.Reach.TOTAL))
                .unsigned()
                .build());
        assertThat(threat.run().gap().tonnes().lower()).isZero();
        assertThat(threat.run().notes()).anyMatch(note -> note.contains("THREAT") && note.contains("does not act"));
        assertThat(threat.corners().cautious().gap().tonnes().lower()).isCloseTo(3060, within(1e-6));
        assertThat(threat.corners().hopeful().gap().tonnes().lower()).isZero();
    }

    /** A scenario file is data. */
    @Test
    void shocksAreReadFromJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        List<Shock> shocks = List.of(
                Shock.outage(Chains.CHINA, REFINING, Share.of(0.2, 0.5))
                        .recovering(Recovery.linear(30))
                        .from("2025-02-01")
                        .until("2025-03-01"),
                Shock.licence(Chains.CHINA, REFINING, Interval.of(45, 63), Share.of(0.3))
                        .from("2025-02-01")
                        .announced(Chains.DAY0)
                        .on("China"),
                Shock.quota(Chains.CHINA, REFINING, Chains.daily(1)).from("2025-02-01"),
                Shock.of("pause", new Effect.Pause(), Scope.ALL).from("2025-02-01"));
        for (Shock shock : shocks) {
            assertThat(mapper.readValue(mapper.writeValueAsString(shock), Shock.class))
                    .isEqualTo(shock)
                    .hasSameHashCodeAs(shock);
        }
        refused("{\"name\":\"x\",\"from\":\"2025-01-01\",\"effect\":{\"type\":\"program\"}}", Shock.class)
                .hasMessageContaining("program");
    }
}
