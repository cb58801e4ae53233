package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.scenario.BuyerMonth;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.reference.SupplyShares;
import io.github.criticalminerals.io.reference.UsStatistic;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Antimony and gallium for the United States, 2023 to 2025: what the dated controls do, and what was reported. */
public final class AntimonyAndGallium implements Scenario {

    private static final String AMERICA = "United States";
    private static final Basis PRINTED = Basis.of("as printed");
    private static final List<String> MATERIALS = ImmutableList.of("antimony", "gallium");
    /** Oxide and metal of antimony; metal of gallium. */
    private static final List<String> DETAILS = ImmutableList.of("Oxide", "Unwrought, powder", "Metal");

    private static final List<String> CONTROLS = ImmutableList.of(
            "CN-MOFCOM-2023-23",
            "CN-MOFCOM-2024-33",
            "CN-MOFCOM-2024-46-2",
            "CN-MOFCOM-2024-46-2-graphite",
            "CN-MOFCOM-2025-72");

    private final ReferenceData data;

    /**
     * The scenario on the bundled figures.
     *
     * @param data the figures
     */
    public AntimonyAndGallium(ReferenceData data) {
        this.data = data;
    }

    // region scenario
    /** The imports of 2023 under the dated controls, if other countries can send no more than they did. */
    Simulation controlled(String material) {
        double imports = imports(material, 2023);
        double china = chinasPart(material);
        Aggregate others = Aggregate.of("other countries");
        SupplyChain chain = SupplyChain.builder(Commodity.of(material), 2023, PRINTED)
                .add(Plant.of(Country.CHINA, Stage.REFINING, tonnes(imports * china)))
                .add(Plant.of(others, Stage.REFINING, tonnes(imports * (1 - china))))
                .add(Buyer.of(AMERICA, tonnes(imports)))
                .build();
        return Simulation.of(chain, controls()).from("2023-01-01").to("2025-12-31");
    }
    // endregion

    /** China's controls on the two, and the suspension of one. */
    private PolicyTimeline controls() {
        return PolicyTimeline.of(data.policyEvents().stream()
                .filter(event -> CONTROLS.contains(event.id()))
                .toList());
    }

    private static Mass tonnes(double tonnes) {
        return Mass.ofTonnes(tonnes, PRINTED);
    }

    /** Imports for consumption in a year (t, as printed). */
    double imports(String material, int year) {
        return data.statistics(material).stream()
                .filter(each -> each.kind() == UsStatistic.Kind.IMPORTS && each.year() == year)
                .filter(each -> DETAILS.stream().anyMatch(end -> each.detail().endsWith(": " + end)))
                .mapToDouble(each -> each.value().exactValue() / (each.unit().equals("kilograms") ? 1000 : 1))
                .sum();
    }

    /** China's part of imports, average of 2021 to 2024 (fraction). */
    double chinasPart(String material) {
        SupplyShares shares = data.shares(material).stream()
                .filter(each -> each.buyer() == SupplyShares.Buyer.UNITED_STATES)
                .filter(each -> each.form().endsWith("Total metal and oxide")
                        || each.form().endsWith("Metal"))
                .findFirst()
                .orElseThrow();
        double percent = Math.rint(100
                * (shares.shareOf("China").fraction().lower()
                        + shares.shareOf("China").fraction().upper())
                / 2);
        return percent / 100;
    }

    private static double got(Run run, int year) {
        return run.buyerMonths().stream()
                .filter(each -> each.month().getYear() == year)
                .mapToDouble(BuyerMonth::got)
                .sum();
    }

    private UsStatistic price(String material, int year) {
        return data.prices(material).stream()
                .filter(each -> each.year() == year)
                .findFirst()
                .orElseThrow();
    }

    private double dearer(String material) {
        return price(material, 2025).value().exactValue()
                / price(material, 2023).value().exactValue();
    }

    @Override
    public Answer answer() {
        Map<String, Run> runs = new LinkedHashMap<>();
        MATERIALS.forEach(material -> runs.put(material, controlled(material).run()));
        return answer(runs);
    }

    private Answer answer(Map<String, Run> runs) {
        Answer answer = Answer.of(
                        "antimony-gallium",
                        "10. Antimony and gallium, 2023 to 2025",
                        "What do China's dated controls do to US imports, on the imports of 2023 and with nobody else"
                                + " sending more, and what did the United States report? Simulated and reported side by"
                                + " side.",
                        chart(runs))
                .finding(
                        "By weight the refusal of December 2024 cannot be seen in the US totals of a year: reported imports of both"
                                + " rose in 2025. What the model holds fixed, that nobody else sends more, is false for both"
                                + " in that year.")
                .finding(String.format(
                        Locale.ROOT,
                        "The price rose meanwhile: antimony of 2025 costs %.1f times what it did in 2023, gallium %.1f"
                                + " times. A price has other causes too.",
                        dearer("antimony"),
                        dearer("gallium")))
                .finding("Whether Chinese goods came by other countries, these totals cannot tell: a fall of the origin"
                        + " with no fall of the total is called diverted, and origins by month are not bundled.");
        for (Map.Entry<String, Run> each : runs.entrySet()) {
            String material = each.getKey();
            Run run = each.getValue();
            Grid grid = Grid.of(
                    "US imports of " + (material.equals("antimony") ? "antimony oxide and metal" : "gallium metal")
                            + ", t as printed; price in "
                            + data.prices(material).get(0).unit(),
                    "year",
                    "simulated",
                    "reported",
                    "error, t",
                    "error of \"nothing changes\", t",
                    "price");
            for (int year = 2023; year <= 2025; year++) {
                double reported = imports(material, year);
                int digits = reported < 100 ? 1 : 0;
                grid = grid.row(
                        String.valueOf(year),
                        Cell.of(got(run, year), digits),
                        Cell.of(reported, digits),
                        Cell.of(got(run, year) - reported, digits),
                        Cell.of(imports(material, 2023) - reported, digits),
                        Cell.of(price(material, year).printed()));
            }
            answer = answer.grid(grid)
                    .assuming(
                            "China's part of US imports of " + material,
                            String.format(Locale.ROOT, "%.0f %%", 100 * chinasPart(material)),
                            "An average of 2021 to 2024, printed without the years; a tenth more of it is a tenth of"
                                    + " imports more that is refused.");
        }
        Run antimony = runs.values().iterator().next();
        LocalDate day = LocalDate.of(2025, 1, 15);
        answer = answer.bindsFirst("On " + day + " China's antimony smelters "
                        + antimony.reason("China", Stage.REFINING, day).sentence()
                        + ": the refusal in principle to the United States, in force from "
                        + antimony.firstShortage(AMERICA).orElseThrow() + ".")
                .assuming("Refused in principle", "read as a total ban", "What is let through all the same is no gap.");
        for (String event : ImmutableList.of("CN-MOFCOM-2023-23", "CN-MOFCOM-2024-33")) {
            answer = answer.doesNotBind(data.policyTimeline().event(event).title() + " (" + event
                    + "): no figures stated, so not simulated; that is no sign that it did nothing.");
        }
        return answer.doesNotBind("The refusal from 2025-11-09 on: it is suspended to 2026-11-27.")
                .notKnown("Monthly imports by origin: with them the event could be read in words (bit, diverted).")
                .notKnown(
                        "Stocks: consumers' stocks of gallium are printed for the end of a year, those of antimony are"
                                + " not.")
                .notKnown("What the tonnes of antimony count: gross weight of oxide and metal are added as printed.")
                .source("USGS Mineral Commodity Summaries 2026, salient statistics and import sources of antimony and"
                        + " gallium (doi 10.3133/mcs2026); 2025 is estimated there.")
                .source("Controls: ReferenceData.policyTimeline(), events CN-MOFCOM-2023-23, CN-MOFCOM-2024-33,"
                        + " CN-MOFCOM-2024-46-2, CN-MOFCOM-2025-72.");
    }

    private Chart chart(Map<String, Run> runs) {
        Map<String, Double> bars = new LinkedHashMap<>();
        for (Map.Entry<String, Run> each : runs.entrySet()) {
            String material = each.getKey();
            Run run = each.getValue();
            for (int year = 2024; year <= 2025; year++) {
                double base = imports(material, 2023);
                bars.put(material + " " + year + ", simulated", Answer.tenths(100 * got(run, year) / base));
                bars.put(material + " " + year + ", reported", Answer.tenths(100 * imports(material, year) / base));
            }
        }
        return Chart.bars("US imports under China's controls", "% of the imports of 2023", bars)
                .withNote("Simulated: nobody else sends more. Reported: others did, or the goods came another way.")
                .withSource("USGS MCS 2026; simulation on it");
    }
}
