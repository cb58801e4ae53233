package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers of METHODS 8, by hand, and beside them the engine. */
class ClosedFormsTest {

    @Test
    void aStockUnderALicence() {
        // d = 45, C = 60: 45 + 15/0.75 = 65; 45 + 15/0.5 = 75; 45 + 15/0.1 = 195
        assertThat(ClosedForms.stockOutUnderLicence(60, 45, 0.25)).isCloseTo(65, within(1e-9));
        assertThat(ClosedForms.stockOutUnderLicence(60, 45, 0.5)).isCloseTo(75, within(1e-9));
        assertThat(ClosedForms.stockOutUnderLicence(60, 45, 0.9)).isCloseTo(195, within(1e-9));
        // d = 63, C = 90: 63 + 27/0.87 = 94.03; 63 + 27/0.75 = 99; 63 + 27/0.5 = 117; 63 + 27/0.1 = 333
        assertThat(ClosedForms.stockOutUnderLicence(90, 63, 0.13)).isCloseTo(63 + 27 / 0.87, within(1e-9));
        assertThat(ClosedForms.stockOutUnderLicence(90, 63, 0.25)).isCloseTo(99, within(1e-9));
        assertThat(ClosedForms.stockOutUnderLicence(90, 63, 0.5)).isCloseTo(117, within(1e-9));
        assertThat(ClosedForms.stockOutUnderLicence(90, 63, 0.9)).isCloseTo(333, within(1e-9));
        assertThat(ClosedForms.stockOutUnderLicence(30, 45, 0.9)).isEqualTo(30);
        assertThat(ClosedForms.stockOutUnderLicence(60, 45, 1)).isInfinite();
        assertThat(ClosedForms.stockThatBridges(65, 45, 0.25)).isCloseTo(60, within(1e-9));
        assertThat(ClosedForms.stockThatBridges(40, 45, 0.25)).isEqualTo(40);
    }

    /** Orders of day t arrive on day t + 45, a part of them. The stock lasts 65 days, and 75. */
    @Test
    void theEngineRunsOutOfStockOnTheSameDay() {
        assertThat(stockOut(60, 45, 0.25)).isEqualTo(65);
        assertThat(stockOut(60, 45, 0.5)).isEqualTo(75);
        assertThat(stockOut(90, 63, 0.25)).isEqualTo(99);
        assertThat(stockOut(90, 63, 0.5)).isEqualTo(117);
        assertThat(stockOut(30, 45, 0.9)).isEqualTo(30);
        assertThat(stockOut(46, 45, 0.9)).isEqualTo(55);
    }

    private static Simulation licence(double cover, double days, double approved) {
        return Simulation.of(Chains.pair(cover))
                .from("2025-01-01")
                .to("2026-12-31")
                .with(Shock.licence(Chains.CHINA, Stage.REFINING, Interval.exact(days), Share.of(approved))
                        .from(Chains.DAY0));
    }

    private static int stockOut(double cover, double days, double approved) {
        return licence(cover, days, approved).run().daysToStockOut("Japan").orElseThrow();
    }

    @Test
    void aLostInput() {
        // c = 0.0001, m = 0.2, s = 0.5: power -1, Y = 1 / (0.9999 + 0.0001 x 5) = 1 / 1.0004
        assertThat(ClosedForms.lossOfInput(0.0001, 0.2, 0.5)).isCloseTo(1 - 1 / 1.0004, within(1e-15));
        assertThat(ClosedForms.lossOfInput(0.3, 0.2, 1)).isCloseTo(1 - Math.pow(0.2, 0.3), within(1e-15));
        assertThat(ClosedForms.lossOfInput(0.3, 0.2, 1 + 1e-7)).isCloseTo(1 - Math.pow(0.2, 0.3), within(1e-7));
        assertThat(ClosedForms.lossOfInput(0.3, 1, 0.4)).isZero();
        assertThat(ClosedForms.firstOrderLoss(0.0001, 0.2)).isCloseTo(0.0001 * Math.log(5), within(1e-18));
        refused(() -> ClosedForms.lossOfInput(0.1, 0, 0.5))
                .hasMessage("left must be above 0 and at most 1, elasticity above 0, but were 0.0 and 0.5");
        refused(() -> ClosedForms.firstOrderLoss(1, 0.5))
                .hasMessage("costShare must be above 0 and below 1, but was 1.0");
    }

    @Test
    void replacingASupplier() {
        assertThat(ClosedForms.scaleUpToReplace(0.6)).isCloseTo(2.5, within(1e-12));
        assertThat(ClosedForms.coveredAtCeiling(0.5, 1.5)).isCloseTo(0.5, within(1e-12));
        assertThat(ClosedForms.coveredAtCeiling(0.1, 2)).isEqualTo(1);
        refused(() -> ClosedForms.scaleUpToReplace(1));
        refused(() -> ClosedForms.coveredAtCeiling(0, 2));
        refused(() -> ClosedForms.coveredAtCeiling(0.5, 0.9));
    }

    /** alpha = beta = 1/2, h = p: pi_0 = 1/2 is enough for p/(p+h) = 1/2, so n = 0 and the stock is D. */
    @Test
    void theSizeOfAStock() {
        ClosedForms.Sizing none = ClosedForms.sizeOfStock(0.5, 0.5, 1, 1, 7);
        assertThat(none.periods()).isZero();
        assertThat(none.stock()).isEqualTo(7);
        // lacking: pi_n = 1/4 (1/2)^(n-1), n D each: 7/4 (1 + 2/2 + 3/4 + ...) = 7/4 x 4 = 7
        assertThat(none.cost()).isCloseTo(7, within(1e-12));
        // h = 1, p = 4: 0.8 is wanted. 1/2, 3/4, 7/8: n = 2, stock 21, cost 1/2 x 14 + 1/4 x 7 + 0 + 4 x 7 x (1/16 x 4)
        ClosedForms.Sizing two = ClosedForms.sizeOfStock(0.5, 0.5, 1, 4, 7);
        assertThat(two.periods()).isEqualTo(2);
        assertThat(two.stock()).isEqualTo(21);
        assertThat(two.cost()).isCloseTo(7 + 1.75 + 7, within(1e-12));
        refused(() -> ClosedForms.sizeOfStock(0, 0.5, 1, 4, 7));
    }

    /** A country that exports more than it has: supply 25, exports 40 and 1, scaled by 25/41. */
    @Test
    void exportsOfWhatIsNotThere() {
        ReExports origins = ReExports.of(
                Map.of("A", 25.0), List.of(new ReExports.Export("A", "B", 40), new ReExports.Export("A", "C", 1)));
        assertThat(origins.tonnes("A", "B")).isCloseTo(24.390243902439025, within(1e-9));
        assertThat(origins.tonnes("A", "C")).isCloseTo(0.6097560975609756, within(1e-9));
        assertThat(origins.rounds()).isEqualTo(1);
        assertThat(origins.share("A", "B")).isCloseTo(1, within(1e-12));
        refused(() -> origins.tonnes("A", "X"));
        refused(() -> new ReExports.Export("A", "A", 1));
    }
}
