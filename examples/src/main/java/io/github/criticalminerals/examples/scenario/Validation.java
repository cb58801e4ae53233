package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.BuyerMonth;
import io.github.criticalminerals.core.scenario.Effect;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.Indicator;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The simulation beside what was reported, with its errors and those of two yardsticks: nothing changes, and all stops
 * for the days that a licence takes. One number is calibrated: the part of magnet exports that waits, from May 2025.
 */
public final class Validation implements Scenario {

    private static final String MAGNETS = "China's exports of rare earth magnets";
    private static final String QUOTA = "China's export quota of rare earths";
    private static final String CUSTOMS = "China's customs exports of rare earths";
    private static final Basis TONNES = Basis.of("as reported");
    static final LocalDate LICENCE = LocalDate.of(2025, 4, 4);
    private static final int DAYS = 63;
    /** Three calendar months of 2025 before the licence. */
    private static final int QUARTER = 90;

    private static final String ABROAD = "abroad";
    private static final YearMonth CALIBRATED = YearMonth.of(2025, 5);

    private final ReferenceData data;
    private final EventWords words;

    /**
     * The page on the bundled figures.
     *
     * @param data the figures
     */
    public Validation(ReferenceData data) {
        this.data = data;
        this.words = new EventWords(data);
    }

    private double reported(String series, String date) {
        return words.tonnes(series, date, Optional.empty())
                .orElseThrow(() -> new IllegalStateException("no figure of " + series + " in " + date));
    }

    /** Exports a day in the first quarter of 2025 (t). */
    double before() {
        return reported(MAGNETS, "2025-01..2025-03") / QUARTER;
    }

    /** The part of exports that waits, so that May 2025 is met: all of May lies within the 63 days. */
    double waiting() {
        return 1 - reported(MAGNETS, CALIBRATED.toString()) / (before() * CALIBRATED.lengthOfMonth());
    }

    // region scenario
    /** A part of what China exports waits 63 days for a licence; so much of it is approved, the rest refused. */
    Simulation magnets(double perDay, double waiting, double approved) {
        Mass free = Mass.ofTonnes(perDay * 365 * (1 - waiting), TONNES);
        Mass licensed = Mass.ofTonnes(perDay * 365 * waiting, TONNES);
        Effect licence = new Effect.Licence(
                Interval.exact(DAYS), false, ImmutableList.of(), Share.of(approved), Share.of(1 - approved));
        SupplyChain chain = SupplyChain.builder(Commodity.named("rare earth magnets"), 2025, TONNES)
                .add(Plant.of(Country.CHINA, Stage.MAGNET, free).withName("free"))
                .add(Plant.of(Country.CHINA, Stage.MAGNET, licensed).withName("licensed"))
                .add(Buyer.of(ABROAD, free.plus(licensed)))
                .build();
        return Simulation.of(chain)
                .with(Shock.of("licence", licence, Scope.ALL.from(Country.CHINA))
                        .on("licensed")
                        .from(LICENCE))
                .from("2025-01-01")
                .to("2025-12-31");
    }
    // endregion

    private static double got(Run run, YearMonth month) {
        return run.buyerMonths().stream()
                .filter(each -> each.month().equals(month))
                .mapToDouble(BuyerMonth::got)
                .sum();
    }

    private static double stopped(double perDay, YearMonth month) {
        double days = 0;
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            days += day.isBefore(LICENCE) || !day.isBefore(LICENCE.plusDays(DAYS)) ? 1 : 0;
        }
        return days * perDay;
    }

    private static List<YearMonth> months() {
        List<YearMonth> months = new ArrayList<>();
        for (int month = 4; month <= 12; month++) {
            months.add(YearMonth.of(2025, month));
        }
        return months;
    }

    /** Simulated beside reported; the last row has the mean of the errors without their sign. */
    Grid magnets(String caption, double perDay, double waiting, Optional<Country> where) {
        Run run = magnets(perDay, waiting, 1).run();
        Run few = magnets(perDay, waiting, 0.13).run();
        Grid grid = Grid.of(
                caption,
                "month",
                "reported",
                "simulated, all approved",
                "error",
                "13 % approved, rest refused",
                "error",
                "nothing changes, error",
                "all stops 63 days, error");
        double[] sums = new double[4];
        int counted = 0;
        for (YearMonth month : months()) {
            Optional<Double> figure = words.tonnes(MAGNETS, month.toString(), where);
            double[] simulated = {
                got(run, month), got(few, month), perDay * month.lengthOfMonth(), stopped(perDay, month)
            };
            if (figure.isEmpty()) {
                grid = grid.row(
                        month.toString(),
                        Cell.of("not seen"),
                        Cell.of(simulated[0], 0),
                        Cell.of(""),
                        Cell.of(simulated[1], 0),
                        Cell.of(""),
                        Cell.of(""),
                        Cell.of(""));
                continue;
            }
            double real = figure.orElseThrow();
            boolean fitted = month.equals(CALIBRATED) && where.isEmpty();
            if (!fitted) {
                counted++;
                for (int s = 0; s < sums.length; s++) {
                    sums[s] += Math.abs(simulated[s] - real);
                }
            }
            grid = grid.row(
                    month + (fitted ? " (calibrated)" : ""),
                    Cell.of(real, 0),
                    Cell.of(simulated[0], 0),
                    Cell.of(simulated[0] - real, 0),
                    Cell.of(simulated[1], 0),
                    Cell.of(simulated[1] - real, 0),
                    Cell.of(simulated[2] - real, 0),
                    Cell.of(simulated[3] - real, 0));
        }
        return grid.row(
                where.isEmpty() ? "mean of errors without sign, May aside" : "mean of errors without sign",
                Cell.of(""),
                Cell.of(""),
                Cell.of(sums[0] / counted, 0),
                Cell.of(""),
                Cell.of(sums[1] / counted, 0),
                Cell.of(sums[2] / counted, 0),
                Cell.of(sums[3] / counted, 0));
    }

    /** A year's exports if the demand is that of a year before and no more than the quota may leave. */
    Simulation quota(double demand, double quota) {
        SupplyChain chain = SupplyChain.builder(Commodity.named("rare earths exported"), 2011, TONNES)
                .add(Plant.of(Country.CHINA, Stage.MINING, Mass.ofTonnes(demand, TONNES)))
                .add(Buyer.of(ABROAD, Mass.ofTonnes(demand, TONNES)))
                .build();
        return Simulation.of(chain)
                .with(Shock.quota(Country.CHINA, Stage.MINING, Mass.ofTonnes(quota, TONNES))
                        .from("2011-01-01")
                        .until("2011-12-31"))
                .from("2011-01-01")
                .to("2011-12-31");
    }

    /** Two figures are printed for 2011. */
    private List<Double> figures2011() {
        Indicator both = data.indicators().stream()
                .filter(each -> each.series().equals(CUSTOMS) && each.date().equals("2011"))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("[0-9]+,[0-9]{3}")
                .matcher(both.printed())
                .results()
                .map(found -> Double.valueOf(found.group().replace(",", "")))
                .toList();
    }

    private Grid quotas() {
        double before2010 = reported(CUSTOMS, "2010");
        double real2012 = reported(CUSTOMS, "2012");
        Grid grid = Grid.of(
                "3. Exports of rare earths under quotas, t",
                "year, demand taken as",
                "quota",
                "reported",
                "simulated",
                "error",
                "nothing changes, error",
                "exports are the quota, error");
        List<double[]> rows = new ArrayList<>();
        figures2011().forEach(figure -> rows.add(new double[] {2011, before2010, figure}));
        figures2011().forEach(figure -> rows.add(new double[] {2012, figure, real2012}));
        for (double[] row : rows) {
            double quota = reported(QUOTA, String.valueOf((int) row[0]));
            double simulated = got(quota(row[1], quota).run());
            grid = grid.row(
                    String.format(Locale.ROOT, "%.0f, %,.0f t of %.0f", row[0], row[1], row[0] - 1),
                    Cell.of(quota, 0),
                    Cell.of(row[2], 0),
                    Cell.of(simulated, 0),
                    Cell.of(simulated - row[2], 0),
                    Cell.of(row[1] - row[2], 0),
                    Cell.of(quota - row[2], 0));
        }
        return grid;
    }

    private static double got(Run run) {
        return run.buyerMonths().stream().mapToDouble(BuyerMonth::got).sum();
    }

    @Override
    public Answer answer() {
        Country america = Country.UNITED_STATES;
        double usBefore = words.tonnes(MAGNETS, "2025-03", Optional.of(america)).orElseThrow() / 31;
        return Answer.of(
                        "validation",
                        "Validation: what happened",
                        "Where does the simulation meet what was reported of four episodes, by how much does it miss,"
                                + " and does it miss by less than two yardsticks: nothing changes, and all stops for"
                                + " the days of a licence?",
                        chart())
                .finding(String.format(
                        Locale.ROOT,
                        "Magnets, 2025: one number is calibrated, on May alone: %.0f %% of exports wait. With all of it"
                                + " approved after 63 days the eight other months are missed by less, on average, than"
                                + " by either yardstick. From July on all three say the same, so that April and June"
                                + " alone tell: April is met better than by both, June worse than by \"all stops\".",
                        100 * waiting()))
                .finding("With 13 % approved, as one chamber reported of its members, and the rest refused, the model"
                        + " fails from July on: exports came back.")
                .finding("It fails in April (too low: exports fell more slowly than a licence from the 4th allows), in"
                        + " June (too high: they came back more slowly) and from July on (too low: more was sent than"
                        + " in the first quarter, which a chain that loses unmet need cannot show).")
                .finding("The United States are missed with the world's number, by more than \"all stops\" does: they"
                        + " got a smaller part than others in May. A number of their own would be a second"
                        + " calibration.")
                .finding(
                        "All rare earths by weight: no visible effect in the word of the event reading; their value"
                                + " fell by nearly a half on the year in May, on which a simulation by weight has nothing to say.")
                .finding("Quotas: a model that takes the exports of the year before as demand lets the quota bind in"
                        + " 2011 and is far too high: less was sent than the quota allows, and neither prices nor"
                        + " what left without customs is in it. In 2012 the quota does not bind, in the"
                        + " model and in fact; the model then is no better than \"nothing changes\".")
                .finding("Antimony and germanium: bit, in the four months from force. September 2024 holds two weeks"
                        + " before the control of antimony and the rush to ship: without that month the fall is deeper."
                        + " Published readings are of the EU's imports from China, not of"
                        + " China's exports to all.")
                .grid(magnets("1. Magnets to the world, t", before(), waiting(), Optional.empty()))
                .grid(magnets(
                        "1. Magnets to the United States, t, from the rate of March 2025",
                        usBefore,
                        waiting(),
                        Optional.of(america)))
                .grid(words.allRareEarths())
                .grid(quotas())
                .grid(words.otherMaterials())
                .bindsFirst("On 2025-05-15 the licensed part "
                        + magnets(before(), waiting(), 1)
                                .run()
                                .reason("licensed", Stage.MAGNET, LocalDate.of(2025, 5, 15))
                                .sentence()
                        + ".")
                .doesNotBind("The quota of 2012, at either figure of exports in 2011.")
                .assuming(
                        "The part that waits",
                        String.format(Locale.ROOT, "%.1f %%, calibrated on May 2025", 100 * waiting()),
                        "The only number that was fitted; May is no test for it.")
                .assuming(
                        "The days",
                        "63 on the calendar: 45 working days",
                        "With 45 no part could meet May: the 13 days from 19 May on would bring more than was exported.")
                .assuming(
                        "Exports before",
                        "the first quarter's, by the day",
                        "If some of it was bought ahead of the licence, the fall looks deeper than it is.")
                .notKnown("January to March 2025 by month; April is derived from a comparison; US exports of April were"
                        + " not seen.")
                .notKnown("2010 is untestable: customs and quota count different things (exports above the quota).")
                .notKnown(
                        "Antimony and germanium before their controls are known by sums of seven and six months, and by"
                                + " two single months: the noise between months looks smaller than it was.")
                .notKnown("Rare earths in January and February 2025 are known by their sum only; half of it stands for"
                        + " each. Five other months before April 2025 are reported, and six are the least for a"
                        + " reading, so that the word hangs on this.")
                .source("ReferenceData.indicators(): single figures as news agencies report them, with their pages;"
                        + " first published by China's customs.")
                .source(
                        "Exports of antimony and germanium: single figures of news pages, the same; each names its page.")
                .source("Quotas and customs exports 2010 to 2012: the same; exports of 2011 are printed as 16,900 t"
                        + " (customs) and 18,600 t (ministry).");
    }

    private Chart chart() {
        Map<String, SortedMap<LocalDate, Double>> lines = new LinkedHashMap<>();
        Run run = magnets(before(), waiting(), 1).run();
        SortedMap<LocalDate, Double> real = new TreeMap<>();
        SortedMap<LocalDate, Double> simulated = new TreeMap<>();
        SortedMap<LocalDate, Double> same = new TreeMap<>();
        SortedMap<LocalDate, Double> stop = new TreeMap<>();
        for (YearMonth month : months()) {
            LocalDate middle = month.atDay(15);
            words.tonnes(MAGNETS, month.toString(), Optional.empty()).ifPresent(tonnes -> real.put(middle, tonnes));
            simulated.put(middle, got(run, month));
            same.put(middle, before() * month.lengthOfMonth());
            stop.put(middle, stopped(before(), month));
        }
        lines.put("reported", real);
        lines.put("simulated, all approved", simulated);
        lines.put("nothing changes", same);
        lines.put("all stops 63 days", stop);
        return Chart.lines("China's exports of rare earth magnets, 2025", "t in the month", lines)
                .withNote("Calibrated on May alone: the part of exports that waits.")
                .withSource("China's customs as reported by news agencies; simulation");
    }
}
