package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.BuyerMonth;
import io.github.criticalminerals.core.scenario.ClosedForms;
import io.github.criticalminerals.core.scenario.Effect;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The export licence of April 2025 on magnets: days of waiting, parts approved, and stocks. */
public final class ApprovalsOfApril implements Scenario {

    private static final double[] DAYS = {45, 63};
    private static final double[] APPROVED = {0.13, 0.25, 0.5, 0.9};
    private static final double[] STOCKS = {0, 60, 90, 180};
    private static final String BUYER = MagnetTrade.AMERICA;

    private final MagnetTrade trade;

    /**
     * The scenario on the bundled figures.
     *
     * @param data the figures
     */
    public ApprovalsOfApril(ReferenceData data) {
        this.trade = new MagnetTrade(data);
    }

    // region scenario
    /** All magnets that leave China from 4 April 2025 wait; the rest is refused, or waits for the next decision. */
    Simulation licensed(double days, double approved, boolean refused, double stockDays) {
        Share yes = Share.of(approved);
        Share no = Share.of(refused ? 1 - approved : 0);
        Effect licence = new Effect.Licence(Interval.exact(days), false, ImmutableList.of(), yes, no);
        Scope exports = Scope.ALL.from(Country.CHINA).at(Stage.MAGNET);
        return Simulation.of(trade.chain(stockDays))
                .with(Shock.of("licence of April 2025", licence, exports).from("2025-04-04"))
                .from("2025-01-01")
                .to("2025-12-31");
    }
    // endregion

    @Override
    public Answer answer() {
        Run typical = licensed(63, 0.25, true, 60).run();
        double part = trade.chinasPart(BUYER);
        Answer answer = Answer.of(
                        "licence",
                        "2. The export licence of April 2025",
                        "What if every magnet that leaves China waits 45 or 63 days from 4 April 2025, and only a part"
                                + " is then approved? Day by day to the end of 2025: a what-if on the trade of 2024,"
                                + " and no account of what happened (the page on validation sets that beside it).",
                        chart())
                .finding(String.format(
                        Locale.ROOT,
                        "Until the first decision the %s, without a stock, lack %.0f %% of their imports, China's part. Over the"
                                + " year the part approved decides more than 45 or 63 days.",
                        BUYER,
                        100 * part))
                .finding(String.format(
                        Locale.ROOT,
                        "Whether the rest is refused or pending matters more than these 18 days of waiting: at 63 days, 25 %% and no stock the"
                                + " year lacks %.0f days of imports if it is refused, %.0f if it is decided again.",
                        licensed(63, 0.25, true, 0).run().gapDays(BUYER),
                        licensed(63, 0.25, false, 0).run().gapDays(BUYER)))
                .finding(String.format(
                        Locale.ROOT,
                        "A stock lasts longer than its days, since only China's part is missing: 60 days of imports"
                                + " last to %s at 63 days and 25 %%, %.0f days after the licence.",
                        typical.firstShortage(BUYER).orElseThrow(),
                        (double) ChronoUnit.DAYS.between(
                                LocalDate.of(2025, 4, 4),
                                typical.firstShortage(BUYER).orElseThrow())));
        for (boolean refused : new boolean[] {true, false}) {
            answer = answer.grid(shortages(refused)).grid(gaps(refused));
        }
        return answer.grid(closedForm())
                .bindsFirst("On 2025-04-04 China's magnet industry "
                        + typical.reason("China", Stage.MAGNET, LocalDate.of(2025, 4, 4))
                                .sentence()
                        + "; on 2025-08-01 it "
                        + typical.reason("China", Stage.MAGNET, LocalDate.of(2025, 8, 1))
                                .sentence() + ".")
                .doesNotBind("Capacity elsewhere: a trade table does not show what more could be made, so that no other"
                        + " exporter helps in these runs.")
                .doesNotBind("More ore or more refining: what waits is finished magnets.")
                .assuming(
                        "What needs a licence",
                        "all magnets that leave China",
                        "The act covers those with samarium, gadolinium, terbium, dysprosium and others; if half of the"
                                + " trade needs one, gaps without a stock are half as large.")
                .assuming(
                        "The days",
                        "45 and 63 calendar days",
                        "The limit is 45 working days, which is 63 days on the calendar without holidays.")
                .assuming(
                        "The rate of approval",
                        "0.13, 0.25, 0.5, 0.9 at each decision",
                        "0.13 is 19 of 141 applications of one chamber's members by 2025-09-23; 121 were pending and 1"
                                + " was refused, so that 0.13 with the rest refused was never reported.")
                .assuming("Stocks", "0, 60, 90, 180 days of imports", "No stock of magnets is among the figures here.")
                .notKnown("Home output of magnets in the United States, Europe and Japan is in no trade table: needs"
                        + " here are imports, so the per cent are of imports and days of stock are days of imports.")
                .notKnown(MagnetTrade.WIDER)
                .source(MagnetTrade.SOURCE)
                .source("Licensing: single figures as reported, ReferenceData.indicators(), series \"China's export"
                        + " licences\".");
    }

    private Grid shortages(boolean refused) {
        Grid grid = Grid.of(
                "First day on which the " + BUYER + " lack something, the rest " + (refused ? "refused" : "pending"),
                "wait, approved",
                "no stock",
                "60 days",
                "90 days",
                "180 days");
        for (double days : DAYS) {
            for (double approved : APPROVED) {
                List<Cell> cells = new ArrayList<>();
                for (double stock : STOCKS) {
                    Run run = licensed(days, approved, refused, stock).run();
                    cells.add(Cell.of(run.firstShortage(BUYER), "not in 2025"));
                }
                grid = grid.row(label(days, approved), cells);
            }
        }
        return grid;
    }

    private Grid gaps(boolean refused) {
        Grid grid = Grid.of(
                "Lacking by the end of 2025, days of the " + BUYER + "' imports, the rest "
                        + (refused ? "refused" : "pending"),
                "wait, approved",
                "no stock",
                "60 days",
                "90 days",
                "180 days");
        for (double days : DAYS) {
            for (double approved : APPROVED) {
                List<Cell> cells = new ArrayList<>();
                for (double stock : STOCKS) {
                    cells.add(Cell.of(
                            licensed(days, approved, refused, stock).run().gapDays(BUYER), 0));
                }
                grid = grid.row(label(days, approved), cells);
            }
        }
        return grid;
    }

    /** For a buyer who has all from China. */
    private static Grid closedForm() {
        Grid grid = Grid.of(
                "Days until a stock is gone, for a buyer who has everything from China and asks for no more than he"
                        + " uses (closed form, the rest refused)",
                "wait, approved",
                "60 days",
                "90 days",
                "180 days");
        for (double days : DAYS) {
            for (double approved : APPROVED) {
                grid = grid.row(
                        label(days, approved),
                        Cell.of(ClosedForms.stockOutUnderLicence(60, days, approved), 0),
                        Cell.of(ClosedForms.stockOutUnderLicence(90, days, approved), 0),
                        Cell.of(ClosedForms.stockOutUnderLicence(180, days, approved), 0));
            }
        }
        return grid;
    }

    private static String label(double days, double approved) {
        return String.format(Locale.ROOT, "%.0f days, %.0f %%", days, 100 * approved);
    }

    private Chart chart() {
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        for (double approved : APPROVED) {
            SortedMap<LocalDate, Double> line = new TreeMap<>();
            for (BuyerMonth each : licensed(63, approved, true, 60).run().buyerMonths()) {
                if (each.buyer().equals(BUYER)) {
                    line.put(each.month().atDay(15), 100 * each.gap() / each.need());
                }
            }
            lines.put(String.format(Locale.ROOT, "%.0f %% approved, the rest refused", 100 * approved), line);
        }
        return Chart.lines("Magnets that the " + BUYER + " lack if licences take 63 days", "% of imports needed", lines)
                .withNote("A what-if: licences from 4 April 2025 on all magnets from China, a stock of 60 days.")
                .withSource("simulation on BACI HS17 V202601, HS 850511, 2024");
    }
}
