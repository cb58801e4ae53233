package io.github.criticalminerals.examples.scenario;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.NMinusOne;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.reference.SupplyShares;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The largest supplier of each stage is lost, for the United States, the European Union and Japan. */
public final class WithoutTheLargest implements Scenario {

    private static final String[] BUYERS = {MagnetTrade.AMERICA, MagnetTrade.EUROPE, MagnetTrade.JAPAN};
    private static final double[] STOCKS = {0, 60, 180};
    private static final String NONE = "no table";

    private final ReferenceData data;
    private final MagnetTrade trade;
    private final RefinedMaterials refined;

    /**
     * The scenario on the bundled figures.
     *
     * @param data the figures
     */
    public WithoutTheLargest(ReferenceData data) {
        this.data = data;
        this.trade = new MagnetTrade(data);
        this.refined = new RefinedMaterials(data);
    }

    // region scenario
    /** Everything that the largest exporter of magnets makes is lost for the year 2026. */
    Simulation lost(double stockDays) {
        Shock outage = Shock.outage(Country.CHINA, Stage.MAGNET, Share.of(1));
        return Simulation.of(trade.chain(stockDays))
                .with(outage.from("2026-01-01"))
                .from("2026-01-01")
                .to("2026-12-31");
    }
    // endregion

    @Override
    public Answer answer() {
        Grid world = Grid.of("Of the world's supply without its largest country", "stage", "largest", "left, %");
        for (Stage stage : new Stage[] {Stage.MINING, Stage.REFINING}) {
            NMinusOne.Result result = NMinusOne.of(refined.table(stage, 2024)).result();
            world = world.row(
                    "magnet rare earths, " + stage + ", 2024",
                    Cell.of(result.largest().get(0).name()),
                    Cell.of(100 * result.share().exactValue(), 1));
        }
        Grid buyers = Grid.of(
                "Of a buyer's supply without its largest supplier, %",
                "stage", "United States", "European Union", "Japan");
        buyers = buyers.row(
                        "mining (US: all ores; EU: neodymium, 2016 to 2020)",
                        Cell.of("net exporter"),
                        europe(Stage.MINING),
                        Cell.of(NONE))
                .row("separation (neodymium)", Cell.of(NONE), Cell.of("no table of its own"), Cell.of(NONE))
                .row(
                        "compounds and metals, all rare earths, 2021 to 2024",
                        left(data.shares("rare earths").stream()
                                .filter(each -> each.buyer() == SupplyShares.Buyer.UNITED_STATES)
                                .findFirst()
                                .orElseThrow()),
                        Cell.of(NONE),
                        Cell.of(NONE))
                .row("magnets, imports, 2024", magnets(BUYERS[0]), magnets(BUYERS[1]), magnets(BUYERS[2]));
        Grid days = Grid.of(
                "First day short in 2026 if China makes no magnets from 1 January, nobody makes more",
                "stock",
                "United States",
                "European Union",
                "Japan");
        for (double stock : STOCKS) {
            Run run = lost(stock).run();
            days = days.row(
                    String.format(Locale.ROOT, "%.0f days", stock),
                    first(run, BUYERS[0]),
                    first(run, BUYERS[1]),
                    first(run, BUYERS[2]));
        }
        Run none = lost(0).run();
        return Answer.of(
                        "n-minus-one",
                        "4. N-1: each stage without its largest supplier",
                        "What is left at each stage for the United States, the European Union and Japan if the largest"
                                + " supplier is lost, and when is a stock of magnets gone? Shares of supply, and a"
                                + " what-if of the year 2026.",
                        chart())
                .finding("China is the largest in both tables of the world's output, mining and refining, and the"
                        + " world is left with less at refining. Separation and magnets have no such table, so that this"
                        + " is the narrower of two stages and not of the whole chain.")
                .finding(String.format(
                        Locale.ROOT,
                        "Of magnet imports Japan keeps %.0f %%, the United States %.0f %%, the European Union %.0f %%:"
                                + " the same loss is three different problems.",
                        100 * (1 - trade.chinasPart(BUYERS[2])),
                        100 * (1 - trade.chinasPart(BUYERS[0])),
                        100 * (1 - trade.chinasPart(BUYERS[1]))))
                .finding("\"" + NONE + "\" is no comfort: for most stages no table here says who supplies a buyer.")
                .grid(world)
                .grid(buyers)
                .grid(days)
                .bindsFirst(String.format(
                        Locale.ROOT,
                        "From %s nothing but the loss itself: the magnet industry of Japan, the next exporter, %s, and"
                                + " nobody is asked for more, since no spare capacity is among the figures.",
                        Answer.since(none, "Japan", Stage.MAGNET, LocalDate.of(2026, 2, 1)),
                        none.reason("Japan", Stage.MAGNET, LocalDate.of(2026, 2, 1))
                                .sentence()))
                .doesNotBind("Routes: no limit of transport is known, and none binds.")
                .assuming(
                        "What others can add",
                        "nothing within the year",
                        "Each tonne of spare capacity lessens the gap by a tonne; none is among the figures here.")
                .assuming(
                        "Stocks",
                        "0, 60, 180 days of imports",
                        "A stock of s days lasts s divided by China's part of imports.")
                .notKnown("The EU study's shares of separated neodymium for the EU repeat those of the world, since it"
                        + " has no figures of the EU's own: they are not shown as the EU's.")
                .notKnown("What each buyer makes at home of magnets (Japan and Germany do): it is not in trade, so that"
                        + " they keep more than shown of what they use.")
                .notKnown(MagnetTrade.WIDER)
                .source(MagnetTrade.SOURCE)
                .source(RefinedMaterials.SOURCE)
                .source("Import sources of the United States: USGS MCS 2026. EU: study of 2023, averages of about 2016"
                        + " to 2020.");
    }

    private static Cell first(Run run, String buyer) {
        return Cell.of(run.firstShortage(buyer), "not in 2026");
    }

    private Cell magnets(String buyer) {
        String most = MagnetTrade.sellers().stream()
                .max(Comparator.comparingDouble(seller -> trade.sent(seller, buyer)))
                .orElseThrow();
        double part = trade.sent(most, buyer) / trade.importsOf(buyer);
        return Cell.of(String.format(Locale.ROOT, "%.0f (without %s)", 100 - 100 * part, most));
    }

    private Cell europe(Stage stage) {
        return left(data.shares("neodymium", stage, SupplyShares.Buyer.EU));
    }

    private static Cell left(SupplyShares shares) {
        SupplyShares.Row most = shares.rows().stream()
                .filter(row -> row.who() instanceof Country)
                .max(Comparator.comparingDouble(
                        (SupplyShares.Row row) -> row.share().fraction().upper()))
                .orElseThrow();
        Interval left = Interval.ONE.minus(most.share().fraction());
        Producer who = most.who();
        return Cell.of(String.format(Locale.ROOT, "%.0f (without %s)", 50 * (left.lower() + left.upper()), who.name()));
    }

    private Chart chart() {
        Map<String, Double> bars = new LinkedHashMap<>();
        for (Stage stage : new Stage[] {Stage.MINING, Stage.REFINING}) {
            SupplyTable table = refined.table(stage, 2024);
            bars.put(
                    "world, " + stage + " (magnet rare earths)",
                    Answer.tenths(100 * NMinusOne.of(table).result().share().exactValue()));
        }
        for (String buyer : BUYERS) {
            bars.put(buyer + ", magnets imported", Answer.tenths(100 * (1 - trade.chinasPart(buyer))));
        }
        return Chart.bars("What is left without China", "% of supply, 2024", bars)
                .withNote("Refining and mining: of the world's output. Magnets: of a buyer's imports.")
                .withSource("IEA CMDE 2025; BACI HS17 V202601, HS 850511");
    }
}
