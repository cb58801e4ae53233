package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.domain.Stage.REFINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
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

class SimulationTest {

    private static final SupplyTable REFINED = SupplyTable.builder("rare earths", REFINING, 2024, Basis.REO)
            .add("China", 36_500)
            .add("Malaysia", 7_300)
            .build();
    private static final PolicyTimeline TIMELINE = PolicyTimeline.of(List.of(PolicyEvent.builder("XX-1")
            .title("Cut of exports")
            .issuer("Ministry", Country.of("CHN"))
            .scope(Scope.ALL.from(Country.of("CHN")))
            .instrument(new Instrument.ExportCut(Instrument.ExportCut.Of.QUANTITY, Share.of(0.5)))
            .announced(LocalDate.of(2025, 1, 1))
            .from(LocalDate.of(2025, 5, 1))
            .until(LocalDate.of(2025, 5, 30))
            .verification(Verification.ACT)
            .source(Source.of("test", "invented"))
            .build()));

    /** The first lines of the package's page, as a user types them. */
    @Test
    void whatAUserTypes() {
        Country china = Country.CHINA;
        Share half = Share.of(0.5);
        LocalDate date = LocalDate.of(2025, 5, 1);
        LocalDate day = LocalDate.of(2025, 5, 10);
        SupplyChain chain = SupplyChain.of(REFINED)
                .with(Buyer.of("China", Mass.ofTonnes(18_250, Basis.REO)))
                .with(Buyer.of("Japan", Mass.ofTonnes(10_950, Basis.REO)));

        Run dated = Simulation.of(chain, TIMELINE)
                .from("2025-01-01")
                .to("2026-12-31")
                .run();
        Run output = Simulation.of(chain)
                .with(Shock.outage(china, REFINING, half).from(date))
                .run();
        Run run = Simulation.of(chain)
                .with(Shock.exportCut(china, REFINING, half).from(date))
                .run();
        Run baseline = run.simulation().baseline().run();

        // Chain: China 100 and Malaysia 20 a day; China needs 50, Japan 30, the rest of the world 120 - 80 = 40.
        // In proportion each buyer has 5/6 from China. Half of exports gone for 30 days: Japan lacks 25/2 a day, 375 t.
        assertThat(dated.gap("Japan").tonnes().lower()).isCloseTo(375, within(1e-9));
        assertThat(dated.gap("China").tonnes().lower()).isZero();
        // Half of output: all lack 5/12 of what they need from the first of May 2025 to the end of 2026, 610 days.
        assertThat(output.gap("Japan").tonnes().lower()).isCloseTo(610 * 12.5, within(1e-6));
        assertThat(output.gap("China").tonnes().lower()).isCloseTo(610 * 50 * 5 / 12.0, within(1e-6));
        assertThat(run.gap("Japan").tonnes().lower()).isPositive();
        assertThat(run.gap("China").tonnes().lower()).isZero();
        assertThat(run.months()).hasSize(24);
        assertThat(run.firstShortage()).contains(date);
        assertThat(run.whoFilled()).isEmpty();
        assertThat(run.explain(day).toText()).contains("China, refining may not deliver more abroad: a ban or a cut");
        assertThat(Chains.moreGap(run.compareWith(baseline)))
                .isEqualTo(run.gap().tonnes().lower());
        assertThat(run.compareWith(baseline).differing()).hasSize(20);
    }

    @Test
    void homeUseStaysWhenExportsAreHalvedAndNotWhenOutputIs() {
        SupplyChain chain = Chains.refined();
        Simulation quiet =
                Simulation.of(chain).from("2025-01-01").to("2025-01-01").withoutReactions();
        Run cut = quiet.with(
                        Shock.exportCut(Chains.CHINA, REFINING, Share.of(0.5)).from(Chains.DAY0))
                .run();
        Run outage = quiet.with(
                        Shock.outage(Chains.CHINA, REFINING, Share.of(0.5)).from(Chains.DAY0))
                .run();
        // Each buyer has 85 % from China. Exports halved: Japan lacks 0.425 x 35, China nothing.
        assertThat(cut.gap("China").tonnes().lower()).isZero();
        assertThat(cut.gap("Japan").tonnes().lower()).isCloseTo(0.425 * 35, within(1e-9));
        // Output halved: everybody lacks 42.5 %.
        assertThat(outage.gap("China").tonnes().lower()).isCloseTo(0.425 * 40, within(1e-9));
        assertThat(outage.gap("Japan").tonnes().lower()).isCloseTo(0.425 * 35, within(1e-9));
    }

    @Test
    void aDayWithoutShocksIsTheBaselineToTheBit() {
        Simulation simulation =
                Simulation.of(Chains.rich()).from("2025-01-01").to("2027-12-31").with(SpareStart.NEVER);
        Engine engine = Chains.engine(simulation);
        Network net = engine.net;
        for (int t = 0; t < 1095; t++) {
            engine.day(t);
            for (int i = 0; i < net.plantCount; i++) {
                assertThat(engine.now.made[i]).isEqualTo(net.made[i]);
                assertThat(engine.now.product[i]).isEqualTo(net.productTarget[i]);
                assertThat(engine.now.feed[i]).isEqualTo(net.feedTarget[i]);
            }
            assertThat(engine.now.shipped).containsExactly(net.flow);
            assertThat(engine.now.arrived).containsExactly(net.flow);
            assertThat(engine.now.used).containsExactly(net.need);
            assertThat(engine.now.gap).containsOnly(0.0);
            assertThat(engine.now.stock).containsExactly(net.buyerTarget);
        }
    }

    @Test
    void theDaysThatARunHasUnlessToldOtherwise() {
        Simulation plain = Simulation.of(Chains.refined());
        assertThat(plain.start()).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(plain.end()).isEqualTo(LocalDate.of(2026, 12, 31));
        Simulation later = plain.with(Shock.ban(Chains.CHINA, REFINING).from("2028-03-01"));
        assertThat(later.start()).isEqualTo(LocalDate.of(2028, 1, 1));
        assertThat(later).hasToString("simulation of " + Chains.refined() + ", 2028-01-01 to 2029-12-31, 1 shocks");
        assertThat(later.run().to()).isEqualTo(LocalDate.of(2029, 12, 31));
        assertThat(later.run()).asString().startsWith("run of rare earths, 2028-01-01 to 2029-12-31: gap ");
    }

    @Test
    void aTableMakesAPlantOfEachRowAndTheRestOfTheWorldNeedsWhatNobodyElseDoes() {
        SupplyTable mined = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                .add("China", 50_000)
                .build();
        SupplyChain chain = SupplyChain.of(mined, REFINED);
        assertThat(chain.stages()).containsExactly(Stage.MINING, REFINING);
        assertThat(chain.buyers()).extracting(Buyer::name).containsExactly(SupplyChain.REST_OF_WORLD);
        assertThat(chain.demand()).isEqualTo(Mass.ofTonnes(43_800, Basis.REO));
        SupplyChain more = chain.with(Buyer.of("Japan", Mass.ofTonnes(40_000, Basis.REO)));
        assertThat(more.demand()).isEqualTo(Mass.ofTonnes(43_800, Basis.REO));
        SupplyChain all = more.with(Buyer.of("Japan", Mass.ofTonnes(50_000, Basis.REO)));
        assertThat(all.buyers()).extracting(Buyer::name).containsExactly("Japan");
        // What is known of the rest of the world stays when something else is added.
        SupplyChain stocked = chain.with(chain.buyers().get(0).withStock(Interval.exact(60)))
                .with(Buyer.of("Japan", Mass.ofTonnes(13_800, Basis.REO)));
        assertThat(stocked.buyers())
                .contains(Buyer.of(SupplyChain.REST_OF_WORLD, Mass.ofTonnes(30_000, Basis.REO))
                        .withStock(Interval.exact(60)));
        // Mining closes with 50,000 - 43,800 = 6,200 t that go elsewhere; buyers with 6,200 that come from elsewhere.
        assertThat(Simulation.of(all).run().balancingItems().get("mining")).isCloseTo(-6_200, within(1e-6));
        assertThat(Simulation.of(all).run().balancingItems().get("refining")).isCloseTo(6_200, within(1e-6));
        assertThat(Simulation.of(all).run().notes())
                .anyMatch(note -> note.startsWith("balancing item of mining: -6"))
                .contains("flows from mining: in proportion, since no route says them");
    }
}
