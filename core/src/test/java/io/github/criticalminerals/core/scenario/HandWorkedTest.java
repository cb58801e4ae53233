package io.github.criticalminerals.core.scenario;

import static io.github.criticalminerals.core.domain.Stage.MINING;
import static io.github.criticalminerals.core.domain.Stage.REFINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.time.LocalDate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Two cases worked in full by hand: two stages, three countries, the twelve months of 2025. Tonnes. */
class HandWorkedTest {

    private static final Country AUSTRALIA = Country.of("AUS");

    /** Refills are set so slow as not to count: 1800 t in 10^9 days, a year long. */
    private static final Offset<Double> NEAR = within(1e-3);

    /**
     * A licence and a stock. China mines 80 a day, Australia 20; China refines 100 and delivers 40 to China and 60 to
     * Japan, which has 30 days in stock: 1800. From 1 April (day 90) exports wait 45 days; half is approved, half
     * refused.
     *
     * <ul>
     *   <li>Days 90 to 134: nothing arrives in Japan. The stock covers 30 days, to 30 April (day 119). From 1 May on
     *       Japan lacks 60 a day for 15 days, to 15 May (day 134): 900.
     *   <li>From 16 May (day 135) half of the orders of 45 days before arrives: 30 a day. Japan lacks 30 a day for the
     *       other 16 days of May, 480, and then 900 in June, 930 in July, 930, 900, 930, 900, 930.
     *   <li>In all 900 + 480 + 900 + 930 + 930 + 900 + 930 + 900 + 930 = 7800, or 7800/60 = 130 days of demand.
     *   <li>China refines 100 a day to the end of March (3100, 2800, 3100), 40 a day in April (1200), in May 15 x 40 +
     *       16 x 70 = 1720, then 70 a day: 2100, 2170, 2170, 2100, 2170, 2100, 2170. Australia mines a fifth of each.
     * </ul>
     */
    @Test
    void aLicenceAndAStock() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(Chains.CHINA, MINING, 80))
                .add(Chains.plant(AUSTRALIA, MINING, 20))
                .add(Chains.plant(Chains.CHINA, REFINING, 100))
                .add(Chains.buyer("China", 40))
                .add(Chains.buyer("Japan", 60).withStock(Interval.exact(30)))
                .build();
        Run run = Simulation.of(chain)
                .from("2025-01-01")
                .to("2025-12-31")
                .withRefill(1_000_000_000)
                .with(Shock.licence(Chains.CHINA, REFINING, Interval.exact(45), Share.of(0.5))
                        .from("2025-04-01"))
                .run();
        double[] gaps = {0, 0, 0, 0, 1380, 900, 930, 930, 900, 930, 900, 930};
        double[] refined = {3100, 2800, 3100, 1200, 1720, 2100, 2170, 2170, 2100, 2170, 2100, 2170};
        double[] stocks = {1800, 1800, 1800, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        for (int m = 0; m < 12; m++) {
            assertThat(run.months().get(m).gap()).as("gap of month %s", m + 1).isCloseTo(gaps[m], NEAR);
            assertThat(run.months().get(m).made()).as("made in month %s", m + 1).isCloseTo(refined[m], NEAR);
            assertThat(run.months().get(m).stock())
                    .as("stock of month %s", m + 1)
                    .isCloseTo(stocks[m], NEAR);
            assertThat(run.plantMonths().get(3 * m).plant()).isEqualTo("Australia");
            assertThat(run.plantMonths().get(3 * m).made())
                    .as("mined in month %s", m + 1)
                    .isCloseTo(refined[m] / 5, NEAR);
            // China's month: 40 a day, never short
            assertThat(run.buyerMonths().get(2 * m).buyer()).isEqualTo("China");
            assertThat(run.buyerMonths().get(2 * m).gap()).isZero();
        }
        assertThat(run.gap("Japan").tonnes().lower()).isCloseTo(7800, NEAR);
        assertThat(run.gapDays("Japan")).isCloseTo(130, NEAR);
        assertThat(run.firstShortage()).contains(LocalDate.of(2025, 5, 1));
        assertThat(run.worstDay("Japan")).contains(LocalDate.of(2025, 5, 1));
        assertThat(run.daysToStockOut("Japan")).contains(30);
        assertThat(run.recovery("Japan")).isEmpty();
        assertThat(run.lastShockDay()).isEmpty();
        assertThat(run.reason("China", REFINING, LocalDate.of(2025, 3, 10))).isEqualTo(Reason.ORDERS);
        assertThat(run.reason("China", REFINING, LocalDate.of(2025, 4, 10))).isEqualTo(Reason.AWAITING_LICENCE);
        assertThat(run.reason("China", REFINING, LocalDate.of(2025, 6, 10))).isEqualTo(Reason.REFUSED);
        assertThat(run.reasons("China", REFINING))
                .containsEntry(Reason.ORDERS, 90)
                .containsEntry(Reason.AWAITING_LICENCE, 45)
                .containsEntry(Reason.REFUSED, 230);
        // what filled it: 1800 of stock
        assertThat(run.whoFilled()).hasSize(1);
        assertThat(run.whoFilled().get(0).who()).isEqualTo("stock of Japan");
        assertThat(run.whoFilled().get(0).tonnes()).isCloseTo(1800, NEAR);
        assertThat(run.exposure("Japan", MINING).get("China")).isCloseTo(0.8, within(1e-9));
        assertThat(run.exposure("Japan", REFINING)).containsOnlyKeys("China");
        assertThat(run.explain(LocalDate.of(2025, 5, 20)).value().lower()).isCloseTo(30, NEAR);
    }

    /**
     * A quota, redirection and a spare plant. Australia mines 120 a day. China refines 100 (40 to China, 40 to Japan,
     * 20 to the United States), Malaysia 20 (10 to Japan, 10 to the United States) and could make 30 more 10 days after
     * somebody asks. China may send Japan 2400 from April to December; Malaysia must halve its exports to the United
     * States in July. Orders that fail are placed with others at once.
     *
     * <ul>
     *   <li>2400 is 60 days of 40: the quota is used up on 30 May. On 31 May Japan lacks 40 and Malaysia has nothing
     *       left: its 10 days begin. May: 40.
     *   <li>1 to 9 June: 40 a day. 10 June: Malaysia can make 50 and is asked for 30 more, but has feed for 20: 40
     *       again. From 11 June on it has the feed: Japan lacks 10 a day. June: 10 x 40 + 20 x 10 = 600. Malaysia: 10 x
     *       20 + 20 x 50 = 1200.
     *   <li>1 July: Malaysia may send the United States 5 instead of 10 and has feed for 15 + 30 = 45. It offers Japan
     *       the 5 that it may not ship, and is asked for 30 more, for which 25 is left: Japan lacks 40 - 30 = 10.
     *       China, which keeps 40 back, would give the United States 5, but has no feed for it: they lack 5.
     *   <li>2 to 31 July: China has the feed: the United States lack nothing. Malaysia makes 50: Japan gets 10 + 5 + 30
     *       and lacks 5. July: Japan 10 + 30 x 5 = 160, the United States 5. Malaysia: 45 + 30 x 50 = 1545. China: 60 +
     *       30 x 65 = 2010.
     *   <li>August to December: Japan lacks 10 a day again: 310, 300, 310, 300, 310.
     *   <li>In all Japan lacks 40 + 600 + 160 + 1530 = 2330.
     * </ul>
     */
    @Test
    void aQuotaRedirectionAndASparePlant() {
        SupplyChain chain = Chains.chain()
                .add(Chains.plant(AUSTRALIA, MINING, 120))
                .add(Chains.plant(Chains.CHINA, REFINING, 100))
                .add(Chains.plant(Chains.MALAYSIA, REFINING, 20)
                        .withSpare(Chains.daily(30), Interval.exact(10 / 365.0), Interval.ZERO))
                .add(Chains.buyer("China", 40))
                .add(Chains.buyer("Japan", 50))
                .add(Chains.buyer("United States", 30))
                .add(Route.of(REFINING, "China", "China", Chains.daily(40)))
                .add(Route.of(REFINING, "China", "Japan", Chains.daily(40)))
                .add(Route.of(REFINING, "China", "United States", Chains.daily(20)))
                .add(Route.of(REFINING, "Malaysia", "Japan", Chains.daily(10)))
                .add(Route.of(REFINING, "Malaysia", "United States", Chains.daily(10)))
                .build();
        Run run = Simulation.of(chain)
                .from("2025-01-01")
                .to("2025-12-31")
                .withRefill(1_000_000_000)
                .with(Switching.AT_ONCE)
                .with(Shock.quota(Chains.CHINA, REFINING, Mass.ofTonnes(2400, Basis.REO))
                        .to(Chains.JAPAN)
                        .from("2025-04-01")
                        .until("2025-12-31"))
                .with(Shock.exportCut(Chains.MALAYSIA, REFINING, Share.of(0.5))
                        .to(Chains.USA)
                        .from("2025-07-01")
                        .until("2025-07-31"))
                .run();
        double[] japan = {0, 0, 0, 0, 40, 600, 160, 310, 300, 310, 300, 310};
        double[] states = {0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0};
        double[] malaysia = {620, 560, 620, 600, 620, 1200, 1545, 1550, 1500, 1550, 1500, 1550};
        // May: 30 x 100 + 60; then 60 a day but in July
        double[] china = {3100, 2800, 3100, 3000, 3060, 1800, 2010, 1860, 1800, 1860, 1800, 1860};
        for (int m = 0; m < 12; m++) {
            assertThat(run.buyerMonths().get(3 * m + 1).gap())
                    .as("Japan, month %s", m + 1)
                    .isCloseTo(japan[m], NEAR);
            assertThat(run.buyerMonths().get(3 * m + 2).gap())
                    .as("USA, month %s", m + 1)
                    .isCloseTo(states[m], NEAR);
            assertThat(run.plantMonths().get(3 * m + 1).made())
                    .as("China, month %s", m + 1)
                    .isCloseTo(china[m], NEAR);
            assertThat(run.plantMonths().get(3 * m + 2).made())
                    .as("Malaysia, month %s", m + 1)
                    .isCloseTo(malaysia[m], NEAR);
        }
        assertThat(run.gap("Japan").tonnes().lower()).isCloseTo(2330, NEAR);
        assertThat(run.gap("China").tonnes().lower()).isZero();
        assertThat(run.firstShortage()).contains(LocalDate.of(2025, 5, 31));
        assertThat(run.firstShortage("United States")).contains(LocalDate.of(2025, 7, 1));
        assertThat(run.lastShockDay()).contains(LocalDate.of(2025, 12, 31));
        assertThat(run.reason("China", REFINING, LocalDate.of(2025, 5, 30))).isEqualTo(Reason.ORDERS);
        assertThat(run.reason("China", REFINING, LocalDate.of(2025, 5, 31))).isEqualTo(Reason.QUOTA_USED);
        assertThat(run.reason("Malaysia", REFINING, LocalDate.of(2025, 7, 5))).isEqualTo(Reason.BANNED);
        // Malaysia: 580 in June beyond 600, 925, 930, 900, 930, 900, 930 beyond a daily 20
        assertThat(run.whoFilled().get(0).who()).isEqualTo("Malaysia, refining");
        assertThat(run.whoFilled().get(0).tonnes()).isCloseTo(600 + 925 + 930 + 900 + 930 + 900 + 930, NEAR);
    }
}
