package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Effect;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Licences for military use refused, those for civil use decided fast. */
public final class MilitaryUseRefused implements Scenario {

    private static final double[] PARTS = {0.01, 0.05, 0.1};
    private static final double[] CIVIL_DAYS = {0, 15, 45};
    private static final double[] STOCKS = {0, 60, 180};
    private static final LocalDate AUTUMN = LocalDate.of(2025, 10, 1);

    private final MagnetTrade trade;

    /**
     * The scenario on the bundled figures.
     *
     * @param data the figures
     */
    public MilitaryUseRefused(ReferenceData data) {
        this.trade = new MagnetTrade(data);
    }

    // region scenario
    /** From 4 April 2025 nothing goes to the military of the United States; civil licences take so many days. */
    Simulation refused(double militaryPart, double civilDays, double stockDays) {
        Shock military =
                Shock.ban(Country.CHINA, Stage.MAGNET).to(Country.UNITED_STATES).forUse(EndUse.MILITARY);
        Effect fast =
                new Effect.Licence(Interval.exact(civilDays), false, ImmutableList.of(), Share.of(1), Share.of(0));
        Scope civil = Scope.ALL.from(Country.CHINA).at(Stage.MAGNET).forUse(EndUse.CIVIL);
        return Simulation.of(trade.chain(stockDays, militaryPart))
                .with(military.named("military refused").from("2025-04-04"))
                .with(Shock.of("civil fast track", fast, civil).from("2025-04-04"))
                .from("2025-01-01")
                .to("2025-12-31");
    }
    // endregion

    @Override
    public Answer answer() {
        Run typical = refused(0.05, 15, 60).run();
        Grid stocks = Grid.of(
                "Lacking in 2025, days of what each use needs, civil licences in 15 days, 5 % military",
                "stock", "military", "first day", "civil", "first day");
        for (double stock : STOCKS) {
            Run run = refused(0.05, 15, stock).run();
            stocks = stocks.row(
                    String.format(Locale.ROOT, "%.0f days", stock),
                    Cell.of(run.gapDays(MagnetTrade.MILITARY), 0),
                    Cell.of(run.firstShortage(MagnetTrade.MILITARY), "not in 2025"),
                    Cell.of(run.gapDays(MagnetTrade.CIVIL), 0),
                    Cell.of(run.firstShortage(MagnetTrade.CIVIL), "not in 2025"));
        }
        Grid parts = Grid.of(
                "Lacking in 2025 with no stock, tonnes, by the military's part of imports (in no figure here)",
                "military part",
                "military",
                "civil, at once",
                "civil, 15 days",
                "civil, 45 days");
        for (double part : PARTS) {
            parts = parts.row(
                    String.format(Locale.ROOT, "%.0f %%", 100 * part),
                    lacks(part, 0, MagnetTrade.MILITARY),
                    lacks(part, CIVIL_DAYS[0], MagnetTrade.CIVIL),
                    lacks(part, CIVIL_DAYS[1], MagnetTrade.CIVIL),
                    lacks(part, CIVIL_DAYS[2], MagnetTrade.CIVIL));
        }
        return Answer.of(
                        "military-refused",
                        "3. Military use refused, civil use fast-tracked",
                        "What if from 4 April 2025 no magnet leaves China for military use in the United States, while"
                                + " licences for civil use are granted after 0, 15 or 45 days? A what-if on the trade"
                                + " of 2024, to the end of 2025.",
                        chart())
                .finding(String.format(
                        Locale.ROOT,
                        "The two uses part: with 60 days in stock the military is short from %s and stays short"
                                + " (%.0f days of its imports by the end of the year); civil buyers lack %.0f days.",
                        typical.firstShortage(MagnetTrade.MILITARY)
                                .map(LocalDate::toString)
                                .orElse("no day"),
                        typical.gapDays(MagnetTrade.MILITARY),
                        typical.gapDays(MagnetTrade.CIVIL)))
                .finding(String.format(
                        Locale.ROOT,
                        "A total would hide it: with no stock and 5 %% military use the military lacks %,.0f t in the"
                                + " year, civil buyers %,.0f t in the first 15 days, after which they lack nothing.",
                        tonnes(0.05, 15, MagnetTrade.MILITARY),
                        tonnes(0.05, 15, MagnetTrade.CIVIL)))
                .grid(stocks)
                .grid(parts)
                .bindsFirst("From " + Answer.since(typical, "China", Stage.MAGNET, AUTUMN) + " China's magnet makers "
                        + typical.reason("China", Stage.MAGNET, AUTUMN).sentence()
                        + ", and only the orders for military use are struck.")
                .doesNotBind("The length of the civil fast track, for the military: it is refused whatever civil"
                        + " buyers wait.")
                .doesNotBind("A civil stock above the days of waiting: nothing more is bridged by it.")
                .assuming(
                        "The military's part of US imports",
                        "1, 5 and 10 %",
                        "Tonnes lacking go with it; the days do not: every military buyer lacks the same days.")
                .assuming(
                        "Who delivers to the military",
                        "the same origins as to all others",
                        "US law has kept Chinese magnets out of defence purchases since 2019 (event US-DFARS-2019), in"
                                + " so far as it is kept, less is lost than shown; what remains are parts bought"
                                + " further down.")
                .assuming(
                        "The fast track",
                        "0, 15 and 45 days, all approved",
                        "No act or report that was read states its days or its approvals.")
                .assuming(
                        "Dual use",
                        "treated as civil",
                        "If it is refused like military use, its part of need is short as the military's is.")
                .notKnown("Whether civil magnets move on to military makers inside the United States: in a chain of"
                        + " countries they cannot, in a market they may, and then the refusal bites less and later.")
                .notKnown(MagnetTrade.WIDER)
                .source(MagnetTrade.SOURCE);
    }

    private double tonnes(double part, double civilDays, String buyer) {
        return refused(part, civilDays, 0).run().gap(buyer).tonnes().exactValue();
    }

    private Cell lacks(double part, double civilDays, String buyer) {
        return Cell.of(tonnes(part, civilDays, buyer), 0);
    }

    private Chart chart() {
        Map<String, Double> bars = new LinkedHashMap<>();
        for (double stock : STOCKS) {
            Run run = refused(0.05, 15, stock).run();
            String with = String.format(Locale.ROOT, ", stock of %.0f days", stock);
            bars.put("military" + with, Answer.tenths(run.gapDays(MagnetTrade.MILITARY)));
            bars.put("civil" + with, Answer.tenths(run.gapDays(MagnetTrade.CIVIL)));
        }
        return Chart.bars("Magnets lacking in 2025 if military use is refused", "days of each use's imports", bars)
                .withNote("A what-if: refused from 4 April 2025; civil licences take 15 days and are all granted.")
                .withSource("simulation on BACI HS17 V202601, HS 850511, 2024");
    }
}
