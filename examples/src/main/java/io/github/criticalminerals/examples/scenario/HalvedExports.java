package io.github.criticalminerals.examples.scenario;

import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.BuyerMonth;
import io.github.criticalminerals.core.scenario.Filler;
import io.github.criticalminerals.core.scenario.Month;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** China's exports of refined magnet rare earths are halved from May 2025, home use kept. */
public final class HalvedExports implements Scenario {

    private static final String ABROAD = RefinedMaterials.ABROAD;
    /** No figure here states how much of the world's use is China's; the answer hangs on it. */
    private static final double[] HOME = {0.3, 0.5, 0.7, 0.9};

    private static final double[] STOCKS = {30, 60, 90, 180};
    private static final LocalDate DAY = LocalDate.of(2025, 6, 2);

    private final RefinedMaterials refined;
    private final double growth;

    /**
     * The scenario on the bundled figures.
     *
     * @param data the figures
     */
    public HalvedExports(ReferenceData data) {
        this.refined = new RefinedMaterials(data);
        this.growth = refined.growth();
    }

    // region scenario
    /** From May 2025 half of what went abroad each day may leave China; its own makers get all they need. */
    Simulation halved(double home, double stockDays, double yearly) {
        Shock half = Shock.exportCut(Country.CHINA, Stage.REFINING, Share.of(0.5));
        return Simulation.of(refined.chain(home, stockDays, yearly))
                .with(half.from("2025-05-01"))
                .from("2025-01-01")
                .to("2026-12-31");
    }
    // endregion

    @Override
    public Answer answer() {
        Run half = halved(0.5, 0, growth).run();
        Answer answer = Answer.of(
                        "halved-exports",
                        "1. China halves its exports",
                        "What if China halved its exports of refined magnet rare earths from May 2025, kept what it"
                                + " uses at home, and demand grew as the IEA's outlook does? Day by day to the end of"
                                + " 2026: a what-if, no forecast, and no account of what happened.",
                        chart())
                .finding(String.format(
                        Locale.ROOT,
                        "If China uses half of all, others lack %.0f %% of what they need in May 2025, which is %.0f %%"
                                + " of what the world needs, and %.0f %% in December 2026.",
                        unmet(half, 2025, 5),
                        unmetOfWorld(half, 2025, 5),
                        unmet(half, 2026, 12)))
                .finding("The answer hangs on how much of the world's use of refined goods is China's own, which no"
                        + " figure here states: the less it exports, the less there is to halve. A small gap at 90 % is"
                        + " no comfort: the world then buys magnets, which this cut leaves free.")
                .finding(
                        "Demand that grows takes what others build: with flat demand a part of the gap closes by itself, and"
                                + " without the cut hardly anything is unmet outside China.")
                .grid(byHomeUse())
                .grid(whoFills(half))
                .grid(byStock());
        for (String lever : half.unbound()) {
            answer = answer.doesNotBind(lever);
        }
        return answer.bindsFirst("From " + Answer.since(half, "China", Stage.REFINING, DAY) + " China's refiner "
                        + half.reason("China", Stage.REFINING, DAY).sentence() + "; China's mine "
                        + half.reason("China", Stage.MINING, DAY).sentence() + ".")
                .doesNotBind("More ore: with the cut refiners outside China are short of capacity, not of feed.")
                .assuming("China's part of use", "30, 50, 70, 90 %", "It decides the answer: the first table.")
                .assuming(
                        "Growth of demand",
                        String.format(Locale.ROOT, "%.1f %% a year, everywhere alike", 100 * growth),
                        "As the outlook's refining grows to 2030; without it less is unmet in December 2026, as the"
                                + " table shows.")
                .assuming(
                        "New capacity",
                        "mines and refiners grow to what the outlook has for 2030, in equal steps",
                        "Nothing starts because of the cut; what is built faster fills more. That Myanmar mines less by"
                                + " 2030 is left out.")
                .assuming(
                        "How fast buyers turn to others",
                        "over 90 days",
                        "At once, the first month is less bad; later months are the same. Since demand grows, a part of the"
                                + " days has passed by May.")
                .assuming("Stocks", "none, or 30 to 180 days of need", "They decide when it hurts: the last table.")
                .notKnown("Prices (dearer goods are used less, and less is then unmet), the elements one by one,"
                        + " transhipment, and who feeds whom with ore (taken in proportion).")
                .notKnown(
                        "At 90 % China's own use outgrows what it refines, and China lacks something itself: the table"
                                + " is of buyers outside China.")
                .notKnown("Refined and mined tonnes do not close: "
                        + half.notes().stream()
                                .filter(note -> note.startsWith("balancing"))
                                .findFirst()
                                .orElse("no balancing item")
                        + ".")
                .source(RefinedMaterials.SOURCE);
    }

    private Grid byHomeUse() {
        Grid grid = Grid.of(
                "Unmet outside China, % of their need (in brackets: % of the world's need)",
                "China's part of all use",
                "exports before, t/a",
                "May 2025",
                "Dec 2025",
                "Dec 2026",
                "Dec 2026, flat demand",
                "Dec 2026, without the cut");
        double china = refined.refines(Country.CHINA, 2024).tonnes().exactValue();
        for (double home : HOME) {
            Run run = halved(home, 0, growth).run();
            Run flat = halved(home, 0, 0).run();
            grid = grid.row(
                    String.format(Locale.ROOT, "%.0f %%", 100 * home),
                    Cell.of(china - home * refined.world(2024), 0),
                    both(run, 2025, 5),
                    both(run, 2025, 12),
                    both(run, 2026, 12),
                    both(flat, 2026, 12),
                    both(run.simulation().baseline().run(), 2026, 12));
        }
        return grid;
    }

    private static Cell both(Run run, int year, int month) {
        return Cell.of(
                String.format(Locale.ROOT, "%.1f (%.1f)", unmet(run, year, month), unmetOfWorld(run, year, month)));
    }

    private static Grid whoFills(Run half) {
        Grid grid = Grid.of(
                "Which refiners give more than without the cut, to the end of 2026, if China uses half", "who", "t");
        for (Filler filler : half.whoFilled()) {
            if (filler.who().endsWith("refining")) {
                grid = grid.row(filler.who(), Cell.of(filler.tonnes(), 0));
            }
        }
        return grid.row(
                "still missing outside China", Cell.of(half.gap(ABROAD).tonnes().exactValue(), 0));
    }

    private Grid byStock() {
        Grid grid = Grid.of(
                "First day short outside China, by days of need in stock on 1 January 2025 (without a stock 1 May, but for traces)",
                "stock",
                "China uses 30 %",
                "50 %",
                "70 %",
                "90 %");
        for (double days : STOCKS) {
            List<Cell> cells = new ArrayList<>();
            for (double home : HOME) {
                cells.add(Cell.of(halved(home, days, growth).run().firstShortage(ABROAD), "not in the run"));
            }
            grid = grid.row(String.format(Locale.ROOT, "%.0f days", days), cells);
        }
        return grid;
    }

    private static double unmet(Run run, int year, int month) {
        BuyerMonth of = abroad(run, year, month);
        return 100 * of.gap() / of.need();
    }

    /** What buyers outside China lack, as a part of what all need. */
    private static double unmetOfWorld(Run run, int year, int month) {
        double need = run.months().stream()
                .filter(each -> each.month().equals(YearMonth.of(year, month)))
                .mapToDouble(Month::need)
                .sum();
        return 100 * abroad(run, year, month).gap() / need;
    }

    private static BuyerMonth abroad(Run run, int year, int month) {
        return run.buyerMonths().stream()
                .filter(each -> each.buyer().equals(ABROAD) && each.month().equals(YearMonth.of(year, month)))
                .findFirst()
                .orElseThrow();
    }

    private Chart chart() {
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        for (double home : HOME) {
            SortedMap<LocalDate, Double> line = new TreeMap<>();
            for (BuyerMonth each : halved(home, 0, growth).run().buyerMonths()) {
                if (each.buyer().equals(ABROAD)) {
                    line.put(each.month().atDay(15), 100 * each.gap() / each.need());
                }
            }
            lines.put(String.format(Locale.ROOT, "China uses %.0f %% of all", 100 * home), line);
        }
        return Chart.lines(
                        "Unmet outside China if it halves its exports from May 2025", "% of need in the month", lines)
                .withNote("A what-if: refined magnet rare earths, no stocks; demand and refiners outside China grow as"
                        + " in the IEA's outlook.")
                .withNote("How much of the world's use is China's own, no figure here says: four values.")
                .withSource("simulation on " + RefinedMaterials.EDITION);
    }
}
