package io.github.criticalminerals.examples.scenario;

import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** China's exports turn to Southeast Asia and Europe while their total falls by no more than a tenth. */
public final class Redirection implements Scenario {

    private static final double[] FALLS = {0, 0.02, 0.05, 0.1};

    private final MagnetTrade trade;

    /**
     * The scenario on the bundled figures.
     *
     * @param data the figures
     */
    public Redirection(ReferenceData data) {
        this.trade = new MagnetTrade(data);
    }

    // region scenario
    /** From April 2025 China's exports of magnets fall by such a part of all, for the United States alone or for all. */
    Simulation falls(double ofAll, boolean forAmericaAlone) {
        double part = forAmericaAlone ? Math.min(1, ofAll / americasPart()) : ofAll;
        Shock cut = Shock.exportCut(Country.CHINA, Stage.MAGNET, Share.of(part));
        return Simulation.of(trade.chain(0))
                .with((forAmericaAlone ? cut.to(Country.UNITED_STATES) : cut).from("2025-04-01"))
                .from("2025-01-01")
                .to("2025-12-31");
    }

    /** What of China's exports goes to the United States (fraction). */
    double americasPart() {
        return trade.sent("China", MagnetTrade.AMERICA) / trade.exportsOf("China");
    }
    // endregion

    private double lacks(double ofAll, boolean alone) {
        Run run = falls(ofAll, alone).run();
        return 100
                * run.gap(MagnetTrade.AMERICA).tonnes().exactValue()
                / (run.need(MagnetTrade.AMERICA).tonnes().exactValue() * 275 / 365);
    }

    @Override
    public Answer answer() {
        double others = trade.sent("China", MagnetTrade.ASIA) + trade.sent("China", MagnetTrade.EUROPE);
        Grid grid = Grid.of(
                "What the United States lack from April to December 2025, % of their imports",
                "China's exports in total",
                "falls on all alike",
                "falls on the United States alone",
                "US get none, %",
                "then Southeast Asia and Europe take more, % of theirs");
        for (double fall : FALLS) {
            double redirected = trade.sent("China", MagnetTrade.AMERICA) - fall * trade.exportsOf("China");
            grid = grid.row(
                    String.format(Locale.ROOT, "%.0f %%", -100 * fall).replace("-0 %", "as before"),
                    Cell.of(lacks(fall, false), 1),
                    Cell.of(lacks(fall, true), 1),
                    Cell.of(100 * trade.chinasPart(MagnetTrade.AMERICA), 1),
                    redirected > 0 ? Cell.of(100 * redirected / others, 1) : Cell.of("no more"));
        }
        return Answer.of(
                        "redirection",
                        "7. Redirection to Southeast Asia and Europe",
                        "One document says that China's exports shifted to Southeast Asia and Europe in April 2025 and"
                                + " did not collapse, another that supply broke off at once. Can both be true? What one"
                                + " buyer lacks while the total falls by 0 to 10 %, on the trade of 2024.",
                        chart())
                .finding(String.format(
                        Locale.ROOT,
                        "Both can: the United States take %.1f %% of China's magnet exports, so that a total that falls"
                                + " by no more than that can hide any cut for them, up to the whole.",
                        100 * americasPart()))
                .finding(String.format(
                        Locale.ROOT,
                        "A fall by 5 %% in total is %.1f %% of US imports if all bear it, %.1f %% if the United States"
                                + " bear it alone.",
                        lacks(0.05, false),
                        lacks(0.05, true)))
                .finding(
                        "So a total that falls by less than a buyer's part does not say what that buyer got. What would decide is"
                                + " exports by destination and month.")
                .grid(grid)
                .bindsFirst("On 2025-06-01 China's magnet industry "
                        + falls(0.05, true)
                                .run()
                                .reason("China", Stage.MAGNET, LocalDate.of(2025, 6, 1))
                                .sentence()
                        + ".")
                .doesNotBind("China's capacity: what is not sent to one is free for others.")
                .assuming(
                        "Whether others want more",
                        "as much as is redirected",
                        "If they want no more than in 2024 the total falls by what one buyer loses.")
                .assuming(
                        "Goods sent on",
                        "none",
                        "If Southeast Asia sends on what it gets, the United States lack less, and their statistics show"
                                + " another origin.")
                .assuming("Stocks", "none", "Each day of stock delays the gap by a day and more (scenario 2).")
                .notKnown("Exports by destination for April 2025: of the months after, single figures for some buyers"
                        + " were seen. For what was reported in total (magnets fell by far more than a tenth in April"
                        + " and May, all rare earths hardly by weight) see the page on validation.")
                .notKnown(MagnetTrade.WIDER)
                .source(MagnetTrade.SOURCE);
    }

    private Chart chart() {
        Map<String, Double> bars = new LinkedHashMap<>();
        for (double fall : FALLS) {
            if (fall > 0) {
                String total = String.format(Locale.ROOT, "total -%.0f %%", 100 * fall);
                bars.put(total + ", all alike", Answer.tenths(lacks(fall, false)));
                bars.put(total + ", US alone", Answer.tenths(lacks(fall, true)));
            }
        }
        return Chart.bars("What the United States lack of magnets", "% of imports, April to December 2025", bars)
                .withNote("A what-if: the same fall of China's exports in total, borne by all or by one.")
                .withSource("simulation on BACI HS17 V202601, HS 850511, 2024");
    }
}
