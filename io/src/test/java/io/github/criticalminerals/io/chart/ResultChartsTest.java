package io.github.criticalminerals.io.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.EuCriticality;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import io.github.criticalminerals.core.uncertainty.Variables;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A chart of each result in one call; the system property critmin.gallery names a folder that takes their pictures. */
class ResultChartsTest {
    private static final ReferenceData DATA = ReferenceData.load();

    private static Simulation simulation() {
        SupplyTable refined = DATA.supply("magnet rare earths", Stage.REFINING, Measure.OUTPUT, 2024, "IEA CMDE 2025");
        return Simulation.of(SupplyChain.of(refined)
                        .with(Buyer.of("Japan", Mass.ofTonnes(5_000, refined.basis()))
                                .withStock(Interval.of(30, 90))))
                .with(Shock.exportCut(Country.CHINA, Stage.REFINING, Share.of(0.5))
                        .from("2025-04-04"))
                .to("2025-12-31");
    }

    private static StageProfile profile() {
        return StageProfile.of(
                List.of(SupplyTable.builder("lithium", Stage.MINING, 2023, Basis.METAL)
                        .add("Australia", 88)
                        .add("Chile", 49)
                        .addUnknown("United States")
                        .remainder(13)
                        .build()),
                Stage.parseSet("mining, refining"));
    }

    private static Sensitivity sensitivity() {
        return MonteCarlo.of(1_000, 7)
                .sensitivity(
                        Variables.of(List.of(
                                Distribution.uniform(Interval.of(0, 1)), Distribution.uniform(Interval.of(0, 3)))),
                        List.of("recycling", "cut"),
                        x -> x[0] + x[1]);
    }

    private static SideBySide methods() {
        SideBySide.Builder methods = SideBySide.builder();
        for (String material : List.of("gallium", "cobalt", "copper")) {
            double score = material.length();
            methods.add("EU", material, Term.input("SR", "", Interval.of(score, score + 0.5), "EU scale", List.of()));
            methods.add("USGS", material, Term.input("SR", "", Interval.exact(-score), "USGS scale", List.of()));
        }
        return methods.missing("USGS", "tin", "no demand is given").build();
    }

    private static List<EuCriticality> materials() {
        return List.of(
                EuCriticality.of("gallium", Interval.exact(3.9), Interval.exact(3.7), true),
                EuCriticality.of("copper", Interval.exact(0.1), Interval.exact(4), true),
                EuCriticality.of("gold", Interval.of(0.1, 0.3), Interval.exact(2.2), false),
                EuCriticality.of("tin", Interval.of(0.8, 1.2), Interval.of(4.1, 4.3), false),
                EuCriticality.of("zinc", Interval.of(0.8, 1.2), Interval.of(4.1, 4.3), false),
                EuCriticality.of("unknown", Interval.NON_NEGATIVE, Interval.exact(4), false));
    }

    private static Chart restrictions() {
        return Chart.of(
                DATA.policyTimeline(),
                Scope.ALL.of(Commodity.of("dysprosium")).from(Country.CHINA),
                LocalDate.parse("2025-01-01"),
                LocalDate.parse("2026-12-31"));
    }

    private static Map<String, Chart> charts() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("stages", Chart.of(profile()));
        charts.put("run", Chart.of(simulation().run()));
        charts.put("corners", Chart.of(simulation().corners()));
        charts.put("sensitivity", Chart.of(sensitivity()));
        charts.put("methods", Chart.of(methods()));
        charts.put("restrictions", restrictions());
        charts.put("criticality", Chart.of(materials()));
        return charts;
    }

    @TestFactory
    Stream<DynamicTest> eachIsDrawnAtTwoWidths() {
        return charts().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    for (int width : new int[] {360, 720}) {
                        Chart chart = each.getValue().withWidth(width);
                        assertThat(chart.toSvg()).startsWith("<svg").contains("<title");
                        keep(each.getKey() + "-" + width + ".png", chart.toPng(1.5));
                    }
                    assertThat(each.getValue().data().lines().count()).isGreaterThan(1);
                    assertThat(each.getValue().inWords()).isNotBlank();
                }));
    }

    private static void keep(String name, byte[] png) throws IOException {
        String folder = System.getProperty("critmin.gallery");
        if (folder != null) {
            Files.write(Files.createDirectories(Path.of(folder)).resolve(name), png);
        }
    }

    @Test
    void aStageSaysWhatItIsWithout() {
        Chart chart = Chart.of(profile());
        assertThat(chart.data()).startsWith("label,low,high\nmining,").hasLineCount(2);
        assertThat(chart.notes()).containsExactly("mining: without United States: no figure.", "Not known: refining.");
    }

    @Test
    void aRunMarksItsShocks() {
        Run run = simulation().run();
        Chart chart = Chart.of(run);
        assertThat(chart.toString()).contains("upright: a shock sets in");
        assertThat(chart.notes()).anyMatch(note -> note.startsWith("From 2025-04-04: "));
        assertThat(chart.notes()).anyMatch(note -> note.startsWith("Source: International Energy Agency"));
        assertThat(chart.data().lines().filter(line -> line.startsWith("lacked,")))
                .hasSize(12)
                .contains("lacked,2025-01-15,"
                        + Interval.exact(run.months().get(0).gap()));
        assertThat(chart.toSvg())
                .isNotEqualTo(Chart.of(run.simulation().baseline().run()).toSvg());
    }

    @Test
    void cornersAreNoBounds() {
        assertThat(Chart.of(simulation().corners()).notes()).anyMatch(note -> note.contains("no bounds"));
    }

    @Test
    void theGreatestInputComesFirst() {
        assertThat(Chart.of(sensitivity()).data().lines().skip(1))
                .first()
                .asString()
                .startsWith("cut,");
    }

    @Test
    void whatHasNoScoreIsNamed() {
        Chart chart = Chart.of(methods());
        assertThat(chart.notes()).anyMatch(note -> note.contains("tin") && note.contains("no demand is given"));
        assertThat(chart.data()).contains("\"gallium, EU (7 to 7.5)\"");
    }

    @Test
    void aPointSaysWhoItIs() {
        Chart chart = Chart.of(materials());
        assertThat(chart.toSvg())
                .contains(
                        "<title>gallium: economic importance (EU scale, 0 to 10) 3.7; supply risk (EU scale, from 0) 3.9"
                                + " (by thresholds)</title>",
                        "<title>tin: economic importance (EU scale, 0 to 10) 4.1 to 4.3; supply risk (EU scale, from 0)"
                                + " 0.8 to 1.2")
                .as("the thresholds")
                .contains("stroke-width=\"1.5\"");
        assertThat(chart.notes())
                .anyMatch(note -> note.startsWith("1 gallium: supply risk 3.9, economic importance 3.7, by thresholds"))
                .anyMatch(note -> note.startsWith("Not drawn, for a figure has no upper end: unknown"));
        assertThat(chart.data()).contains("gold,not critical,2.2,2.2,0.1,0.3\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Chart.of(List.of()))
                .withMessage("materials must hold one with both figures bounded, but were []");
    }

    @Test
    void suspendedAndUnknownStandApart() {
        Chart chart = restrictions();
        assertThat(chart.data().lines().map(line -> line.replaceAll(".*,([a-z ]+),[0-9-]+,[0-9-]+$", "$1")))
                .contains("in force", "suspended");
        PolicyTimeline timeline = PolicyTimeline.of(List.of());
        LocalDate day = LocalDate.parse("2025-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Chart.of(timeline, Scope.ALL, day, day))
                .withMessageStartingWith("an event must be announced or in force between first and last, but none is");
    }
}
