package io.github.criticalminerals.examples.scenario;

import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Malaysia and Vietnam let no raw ore of rare earths go. */
public final class RawOreBans implements Scenario {

    private static final Country MALAYSIA = Country.of("MYS");
    private static final Country VIETNAM = Country.of("VNM");
    private static final String EDITION = "MCS 2026";
    private static final int YEAR = 2025;
    private static final double[] TIMES = {1, 10, 100};

    private final ReferenceData data;

    /**
     * The scenario on the bundled figures.
     *
     * @param data the figures
     */
    public RawOreBans(ReferenceData data) {
        this.data = data;
    }

    // region scenario
    /** No ore of the two leaves in 2026, if they mine so many times what is printed; no plant at home takes it. */
    Simulation banned(double times) {
        SupplyTable mined = table(Measure.OUTPUT);
        SupplyChain chain = SupplyChain.of(mined);
        for (Country country : new Country[] {MALAYSIA, VIETNAM}) {
            Mass output = mined.findAmount(country).orElseThrow().scaledBy(times);
            chain = chain.with(Plant.of(country, Stage.MINING, output));
        }
        return Simulation.of(chain)
                .with(Shock.ban(MALAYSIA, Stage.MINING).from("2026-01-01"))
                .with(Shock.ban(VIETNAM, Stage.MINING).from("2026-01-01"))
                .from("2026-01-01")
                .to("2026-12-31");
    }
    // endregion

    private SupplyTable table(Measure measure) {
        return data.supply("rare earths", Stage.MINING, measure, YEAR, EDITION);
    }

    @Override
    public Answer answer() {
        SupplyTable mined = table(Measure.OUTPUT);
        SupplyTable reserves = table(Measure.RESERVES);
        Run run = banned(1).run();
        double gap = run.gap().tonnes().exactValue();
        double world = mined.sumOfRows().tonnes().upper();
        Grid grid = Grid.of(
                "Ore that the rest of the world lacks in 2026",
                "mined, times what is printed",
                "t REO a year",
                "% of all ore",
                "days of all ore");
        for (double times : TIMES) {
            Run each = banned(times).run();
            double lacking = each.gap().tonnes().exactValue();
            double need = each.need(SupplyChain.REST_OF_WORLD).tonnes().exactValue();
            grid = grid.row(
                    String.format(Locale.ROOT, "%.0f", times),
                    Cell.of(lacking, 0),
                    Cell.of(100 * lacking / need, 2),
                    Cell.of(365 * lacking / need, 1));
        }
        Grid who = Grid.of("What is printed", "country", "mined " + YEAR + ", t REO", "reserves, t REO");
        for (Country country : new Country[] {MALAYSIA, VIETNAM}) {
            who = who.row(
                    country.name(),
                    Cell.of(mined.findAmount(country).orElseThrow().tonnes().exactValue(), 0),
                    reserves.findAmount(country)
                            .filter(Mass::isKnown)
                            .filter(amount -> amount.tonnes().isExact())
                            .map(amount -> Cell.of(amount.tonnes().exactValue(), 0))
                            .orElse(Cell.of("not available")));
        }
        return Answer.of(
                        "raw-ore-bans",
                        "6. Bans on raw ore of Malaysia and Vietnam",
                        "What do the bans on exports of raw rare earths of Malaysia (2024) and Vietnam (2026) take from"
                                + " the world in a year? A what-if on the mine output of 2025.",
                        chart())
                .finding(String.format(
                        Locale.ROOT,
                        "As far as output is printed, hardly anything: %,.0f t REO of %,.0f t, %.2f %% of the world's"
                                + " ore. Even with ten times as much the bans take less than a hundredth.",
                        gap,
                        world,
                        100 * gap / world))
                .finding(
                        "That says little is reported as mined there, not that the bans are harmless: they act on what may be mined"
                                + " later, and the reserves are large beside the output.")
                .grid(who)
                .grid(grid)
                .bindsFirst("From " + Answer.since(run, "Malaysia", Stage.MINING, LocalDate.of(2026, 6, 1))
                        + " Malaysia's mines "
                        + run.reason("Malaysia", Stage.MINING, LocalDate.of(2026, 6, 1))
                                .sentence()
                        + ".")
                .doesNotBind("The plant in Malaysia that the documents name: it separates concentrate from Australia,"
                        + " which a ban on Malaysian ore does not touch.")
                .assuming(
                        "Plants at home",
                        "none takes the ore",
                        "Whatever a plant at home takes is not lost to the world; the ban then moves a stage and lacks"
                                + " nothing.")
                .assuming(
                        "Output",
                        "1, 10 and 100 times what is printed",
                        "The printed figures are estimates from China's imports, so that they are what left: what stayed"
                                + " or was smuggled is in none of them.")
                .notKnown("Whether Malaysia's ban is kept: its estimate for 2025, made from Chinese imports, is a year"
                        + " and more after the ban's first day.")
                .notKnown("Who feeds whom: which smelters in China take this ore, mostly for heavy rare earths, is"
                        + " nowhere; an all-oxide total hides a small stream that may matter for dysprosium.")
                .source("USGS Mineral Commodity Summaries 2026, rare earths, mine production " + YEAR
                        + " and reserves (doi 10.3133/mcs2026).")
                .source("Bans: ReferenceData.policyTimeline(), events MY-2023-RAW-RARE-EARTHS, VN-2025-RARE-EARTHS.");
    }

    private Chart chart() {
        Map<String, Double> bars = new LinkedHashMap<>();
        for (double times : TIMES) {
            Run run = banned(times).run();
            double part = run.gap().tonnes().exactValue()
                    / run.need(SupplyChain.REST_OF_WORLD).tonnes().exactValue();
            bars.put(
                    String.format(Locale.ROOT, "%.0f times the printed output", times), Math.rint(10_000 * part) / 100);
        }
        return Chart.bars("Ore lacking if Malaysia and Vietnam let none go", "% of the world's ore, 2026", bars)
                .withNote("A what-if: nobody else mines more, no plant at home takes the ore.")
                .withSource("simulation on MCS 2026, rare earths, mine production 2025, t REO");
    }
}
