package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.scenario.ClosedForms;
import io.github.criticalminerals.core.substitution.Armington;
import io.github.criticalminerals.core.substitution.Elasticity;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tariffs of 30 % against 10 %, and of 100 %, on magnets. */
public final class Tariffs implements Scenario {

    private static final double[] ELASTICITIES = {0.5, 1.5, 3, 6};
    private static final double[] RATES = {0.1, 0.3, 1};
    private static final double[] INPUT_ELASTICITIES = {0.1, 0.3, 0.9};
    private static final String CHINA = "China";
    private static final HsCode MAGNETS = HsCode.of("850511");
    private static final Source ASSUMED = Source.of("this example", "assumed; none published could be verified");

    private final TradeTable trade;

    /**
     * The scenario on the bundled figures.
     *
     * @param data the figures
     */
    public Tariffs(ReferenceData data) {
        this.trade = data.trade("850511");
    }

    // region scenario
    /** What an importer buys after a duty on one origin, passed on in full, at one elasticity between origins. */
    Armington.Response after(Country importer, Country origin, double rate, double elasticity) {
        Map<String, Double> shares = shares(importer, origin);
        Elasticity between = new Elasticity(Interval.exact(elasticity), ASSUMED);
        return new Armington(shares, between)
                .after(ImmutableMap.of(origin.name(), 1 + rate))
                .get(0);
    }

    /** The origin's part of what the importer buys, in value before duty, and that of all others together. */
    Map<String, Double> shares(Country importer, Country origin) {
        double own = 0;
        double all = 0;
        for (TradeFlow flow : trade.importsOf(importer, MAGNETS, 2024)) {
            all += flow.value();
            own += flow.exporter().equals(origin) ? flow.value() : 0;
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put(origin.name(), own / all);
        shares.put("others", 1 - own / all);
        return shares;
    }
    // endregion

    @Override
    public Answer answer() {
        Country america = Country.UNITED_STATES;
        Answer answer = Answer.of(
                        "tariffs",
                        "9. Tariffs of 30 against 10 %, and of 100 %",
                        "What do a US duty of 30 % or 100 % on Chinese magnets, and a Chinese duty of 10 % on US ones,"
                                + " change in what is bought? By the elasticity of substitution between origins, of which"
                                + " no published value could be verified. Not by the day: prices passed on in full, all"
                                + " adjusted.",
                        chart())
                .finding(String.format(
                        Locale.ROOT,
                        "No duty stops the goods here, which the form of the model sees to: at 30 %% the United States buy %.0f to %.0f %% less of Chinese"
                                + " magnets and pay %.0f to %.0f %% more for the bundle, duty included, over elasticities from 0.5 to"
                                + " 6.",
                        less(america, 0.3, 0.5),
                        less(america, 0.3, 6),
                        dearer(america, 0.3, 6),
                        dearer(america, 0.3, 0.5)))
                .finding(String.format(
                        Locale.ROOT,
                        "China's duty of 10 %% moves the price of its bundle little: US magnets are %.1f %% of the value of"
                                + " the magnets that China imports.",
                        100 * shares(Country.CHINA, america).getOrDefault(america.name(), 0.0)))
                .finding("A ban is not a very high duty: with a duty goods still come for those who pay. Where few"
                        + " others make the goods the low elasticities are the likelier in the first year; none was measured"
                        + " for magnets.");
        for (boolean us : new boolean[] {true, false}) {
            Country importer = us ? america : Country.CHINA;
            Country origin = us ? Country.CHINA : america;
            Grid grid = Grid.of(
                    (us ? "US duty on Chinese magnets" : "Chinese duty on US magnets")
                            + ": change of the amount bought there, % / price of the importer's bundle, %",
                    "elasticity",
                    "duty 10 %",
                    "duty 30 %",
                    "duty 100 %");
            for (double elasticity : ELASTICITIES) {
                Cell[] cells = new Cell[RATES.length];
                for (int r = 0; r < RATES.length; r++) {
                    Armington.Response after = after(importer, origin, RATES[r], elasticity);
                    cells[r] = Cell.of(String.format(
                            Locale.ROOT,
                            "%+.1f / %+.1f",
                            100 * (after.amounts().getOrDefault(origin.name(), 0.0) - 1),
                            100 * (after.price() - 1)));
                }
                grid = grid.row(String.valueOf(elasticity), cells);
            }
            answer = answer.grid(grid);
        }
        return answer.grid(loss())
                .bindsFirst("Nothing binds: a duty acts through the price alone. What limits the shift is that others"
                        + " must be able to make more, which this closed form takes for granted.")
                .doesNotBind("The 100 % threatened for 2025-11-01: it was never in force.")
                .doesNotBind(
                        "China's duty of 10 %, for China: what it imports of magnets gets dearer by less than half of a per"
                                + " cent.")
                .assuming(
                        "Elasticity between origins",
                        "0.5, 1.5, 3, 6",
                        "It decides everything but the sign; none for rare earths could be verified.")
                .assuming(
                        "Who pays",
                        "the buyer, in full",
                        "If Chinese makers take half of the duty on themselves, the effects are those of half the rate.")
                .assuming(
                        "The amount of the bundle",
                        "as before",
                        "Dearer magnets are used less too; with an elasticity of demand e the bundle shrinks by about e"
                                + " times its price's rise.")
                .notKnown("What others can make: an elasticity of 6 asks them to multiply their sales at once.")
                .notKnown("Duties in force at the same time on other origins, and what the rates are today: those of"
                        + " 2025 were void from 2026-02-24 (event US-SCOTUS-24-1287); section 301 puts 25 % on"
                        + " Chinese magnets from 2026-01-01.")
                .source("BACI HS17 V202601 (CEPII, Etalab Open Licence 2.0): HS 850511, imports in USD, 2024.")
                .source("Method: Armington 1969 (doi 10.2307/3866403); the cost of a lost input: CES.");
    }

    private double less(Country importer, double rate, double elasticity) {
        return 100
                - 100
                        * after(importer, Country.CHINA, rate, elasticity)
                                .amounts()
                                .getOrDefault(CHINA, 0.0);
    }

    private double dearer(Country importer, double rate, double elasticity) {
        return 100 * (after(importer, Country.CHINA, rate, elasticity).price() - 1);
    }

    /** If the goods did not come at all. */
    private Grid loss() {
        Grid grid = Grid.of(
                "If the goods were cut to a fifth instead: output lost by a user for whom they are 0.01 % of cost, %",
                "elasticity of the input", "output lost", "first order (Hulten)");
        for (double elasticity : INPUT_ELASTICITIES) {
            grid = grid.row(
                    String.valueOf(elasticity),
                    Cell.of(100 * ClosedForms.lossOfInput(1e-4, 0.2, elasticity), 3),
                    Cell.of(100 * ClosedForms.firstOrderLoss(1e-4, 0.2), 3));
        }
        return grid;
    }

    private Chart chart() {
        Map<String, Interval> bars = new LinkedHashMap<>();
        for (double rate : RATES) {
            double few = less(Country.UNITED_STATES, rate, ELASTICITIES[0]);
            double many = less(Country.UNITED_STATES, rate, ELASTICITIES[ELASTICITIES.length - 1]);
            bars.put(
                    String.format(Locale.ROOT, "duty of %.0f %%", 100 * rate),
                    Interval.of(Math.rint(few), Math.rint(many)));
        }
        return Chart.intervals(
                        "Fewer Chinese magnets bought by the United States", "% of the amount before the duty", bars)
                .withNote("From an elasticity between origins of 0.5 to one of 6: no published value was verified.")
                .withSource("Armington closed form on BACI HS17 V202601, HS 850511, 2024");
    }
}
