package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.BuyerMonth;
import io.github.criticalminerals.core.scenario.Filler;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * China's exports of refined magnet rare earths are halved from May 2025, home use kept: a page of text and a chart.
 *
 * <p>Usage: {@code HalvedExports [chart.svg]}. The page goes to the standard output.
 */
public final class HalvedExports {

    private static final String GOODS = "magnet rare earths";
    private static final String EDITION = "IEA CMDE 2025";
    private static final String ABROAD = SupplyChain.REST_OF_WORLD;
    /** Nobody states how much of the world's use is China's; the answer hangs on it. */
    private static final double[] HOME = {0.3, 0.5, 0.7, 0.9};

    /** The outlook's years are taken at their middles. */
    private static final LocalDate MID_2024 = LocalDate.of(2024, 7, 1);

    private static final YearMonth CUT = YearMonth.of(2025, 5);
    /** The IEA's rows beside China. */
    private static final List<Producer> OTHERS =
            ImmutableList.of(Country.of("AUS"), Country.of("MYS"), Country.of("USA"), Aggregate.of("Rest of world"));

    private static final int[] STOCK_DAYS = {0, 30, 60, 90, 180};

    private final ReferenceData data = ReferenceData.load();
    private final List<Run> runs = new ArrayList<>();

    HalvedExports() {
        for (double home : HOME) {
            runs.add(halved(home, 0).run());
        }
    }

    /**
     * Prints the page and writes the chart.
     *
     * @param arguments the file of the chart, or nothing
     * @throws IOException if the chart cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        HalvedExports scenario = new HalvedExports();
        scenario.print(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (arguments.length > 0) {
            Files.writeString(Path.of(arguments[0]), scenario.chart().toSvg());
        }
    }

    // region scenario
    /** China serves its own use first, and others sell to others; they grow as the outlook for 2030 says. */
    Simulation halved(double home, double stockDays) {
        SupplyTable refined = table(Stage.REFINING, 2024);
        SupplyChain chain = SupplyChain.of(table(Stage.MINING, 2024), refined);
        Mass used = chain.demand().scaledBy(home);
        Mass exported = amount(refined, Country.CHINA).minus(used);
        chain = chain.with(Buyer.of("China", used))
                .with(Buyer.of(ABROAD, chain.demand().minus(used)).withStock(Interval.exact(stockDays)))
                .with(Route.of(Stage.REFINING, "China", "China", used))
                .with(Route.of(Stage.REFINING, "China", ABROAD, exported));
        for (Producer other : OTHERS) {
            Mass now = amount(refined, other);
            Mass more = amount(table(Stage.REFINING, 2030), other).minus(now);
            String name = other.name() + ", growth";
            Plant growth = Plant.project(name, other, Stage.REFINING, more, MID_2024, Interval.exact(6));
            chain = chain.with(growth)
                    .with(Route.of(Stage.REFINING, name, ABROAD, more.scaledBy(0)))
                    .with(Route.of(Stage.REFINING, other.name(), ABROAD, now));
        }
        Shock half = Shock.exportCut(Country.CHINA, Stage.REFINING, Share.of(0.5));
        return Simulation.of(chain).with(half.from("2025-05-01"));
    }
    // endregion

    private SupplyTable table(Stage stage, int year) {
        return data.supply(GOODS, stage, Measure.OUTPUT, year, EDITION);
    }

    private static Mass amount(SupplyTable table, Producer producer) {
        return table.findAmount(producer).orElseThrow();
    }

    void print(PrintStream out) {
        Run half = runs.get(1);
        SupplyTable refined = table(Stage.REFINING, 2024);
        double china = amount(refined, Country.CHINA).tonnes().exactValue();
        double needed = half.buyerMonths().stream()
                .filter(each -> each.buyer().equals(ABROAD) && !each.month().isBefore(CUT))
                .mapToDouble(BuyerMonth::need)
                .sum();
        double less = half.compareWith(half.simulation().baseline().run()).plants().stream()
                .filter(row -> row.plant().equals("China, refining"))
                .mapToDouble(row -> row.other() - row.made())
                .sum();
        double world = refined.sumOfRows().tonnes().exactValue();
        out.println("If China halved its exports of refined magnet rare earths from May 2025");
        out.println();
        out.println("A what-if, day by day to " + half.to() + ": no forecast, and no account of what happened.");
        out.println(
                "From 1 May 2025 half of what went abroad each day may leave; China's own makers get all they need.");
        out.println();
        out.println("The answer hangs on a number that no figure here states: how much of the world's use of refined");
        out.println("goods is China's own. The less it exports, the less there is to halve:");
        out.println();
        out.println("  China's part   China exports   others' need     unmet outside China, per cent of need");
        out.println("  of all use     before (t/a)    (t/a)            May 2025   Dec 2025   Dec 2026");
        for (int h = 0; h < HOME.length; h++) {
            Run run = runs.get(h);
            out.printf(
                    Locale.ROOT,
                    "  %.0f %%           %,7.0f         %,7.0f          %5.1f      %5.1f      %5.1f%n",
                    100 * HOME[h],
                    china - HOME[h] * world,
                    (1 - HOME[h]) * world,
                    unmet(run, 2025, 5),
                    unmet(run, 2025, 12),
                    unmet(run, 2026, 12));
        }
        out.println();
        out.println(
                "The last row is no comfort: if China uses 90 % itself, the world buys its magnets, which this cut");
        out.println("leaves free. The first month is the worst, since buyers need 90 days to shift all their orders.");
        out.println();
        out.println(
                "Who fills (if China uses half): only what is built anyway. Refiners outside China grow as the IEA's");
        out.println(
                "outlook for 2030 says, in equal steps; nothing starts because of the cut, and without it the same");
        out.println("growth would only have taken sales from China. From May 2025 to the end of 2026 it gives:");
        for (Filler filler : half.whoFilled()) {
            out.printf(Locale.ROOT, "  %-34s %,6.0f t%n", filler.who(), filler.tonnes());
        }
        out.printf(
                Locale.ROOT,
                "  %-34s %,6.0f t, of %,.0f t that were needed outside China%n",
                "still missing",
                half.gap(ABROAD).tonnes().exactValue(),
                needed);
        out.printf(
                Locale.ROOT,
                "China's refiners make %,.0f t less (%.0f %% of two years' output), a loss that a higher price may"
                        + " outweigh.%n",
                less,
                100 * less / (2 * china));
        out.println();
        out.println("Stocks decide when it hurts. No stock outside China is known; with so many days of need in");
        out.println("stock on 1 January 2025, something is short from:");
        out.println();
        out.println("  stock     China uses:    30 %           50 %           70 %           90 %");
        for (int days : STOCK_DAYS) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %3d days                 ", days));
            for (double home : HOME) {
                String first = halved(home, days)
                        .run()
                        .firstShortage(ABROAD)
                        .map(LocalDate::toString)
                        .orElse("not in the run");
                row.append(String.format(Locale.ROOT, "%-15s", first));
            }
            out.println(row.toString().stripTrailing());
        }
        out.println();
        LocalDate day = LocalDate.of(2025, 6, 2);
        out.println("Why, on " + day + " (if China uses half):");
        out.println(
                "  China's refiner " + half.reason("China", Stage.REFINING, day).sentence() + ".");
        out.println(
                "  China's mine " + half.reason("China", Stage.MINING, day).sentence() + ": refiners need less of it.");
        out.println("  More ore would change nothing; more refineries outside China would.");
        out.println();
        out.println(
                "What is left out: prices (dearer goods are used less, and less is then unmet); that China may sell");
        out.println("more magnets instead; the elements one by one; transhipment; who feeds whom with ore (taken in");
        out.println("proportion). Demand stays as in 2024, and refiners outside China sell nothing to China.");
        out.println();
        out.printf(
                Locale.ROOT,
                "Figures: %s: refining 2024, China %,.0f t of %,.0f t (%.1f %%);%n",
                EDITION,
                china,
                world,
                100 * china / world);
        out.println("  refining 2030, base case; mining 2024. What the tonnes count is not stated there.");
        out.println("Notes of the run:");
        half.notes().forEach(note -> out.println("  " + note));
    }

    private static double unmet(Run run, int year, int month) {
        for (BuyerMonth each : run.buyerMonths()) {
            if (each.buyer().equals(ABROAD)
                    && each.month().getYear() == year
                    && each.month().getMonthValue() == month) {
                return 100 * each.gap() / each.need();
            }
        }
        throw new IllegalArgumentException(run + " has no " + year + "-" + month);
    }

    Chart chart() {
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        for (int h = 0; h < HOME.length; h++) {
            SortedMap<LocalDate, Double> line = new TreeMap<>();
            for (BuyerMonth each : runs.get(h).buyerMonths()) {
                if (each.buyer().equals(ABROAD)) {
                    line.put(each.month().atDay(15), 100 * each.gap() / each.need());
                }
            }
            lines.put(String.format(Locale.ROOT, "China uses %.0f %% of all", 100 * HOME[h]), line);
        }
        return Chart.lines(
                        "Unmet outside China if it halves its exports from May 2025", "% of need in the month", lines)
                .withNote("A what-if: refined magnet rare earths, no stocks, others grow as in the IEA's outlook.")
                .withNote("How much of the world's use is China's own, no figure here says: four values.")
                .withSource("simulation on " + EDITION);
    }

    /** Page and chart. */
    @Override
    public String toString() {
        return "China's exports halved: " + runs;
    }
}
