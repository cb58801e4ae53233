package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final ReportInput INPUT = ReportInput.load(ReportInput.USUAL_DATE, ReportInput.USUAL_COMMODITY);
    private static final Report REPORT = new Report(INPUT);

    @Test
    void everyCsvAndSvgEqualsItsGoldenFile() throws IOException {
        Golden.assertEqual("report", REPORT.files(), name -> !name.endsWith(".html"));
    }

    @Test
    void figureOneIsTheDocumentsPie() {
        MineFigure figure = MineFigure.of(INPUT);
        assertThat(figure.largest().producer()).isEqualTo(Country.of("CHN"));
        assertThat(figure.notes())
                .containsExactly(
                        "China 270,000 t REO of 393,950 t REO, the sum of the rows: 68.5 %.",
                        "HHI 4,923.5 to 4,923.6 points: the lower end if \"Other countries\" are many, the upper if they are"
                                + " one.",
                        "Of the printed, rounded total of 390,000 t REO: 69.2 %, HHI 5,023.9 points; the rows add up to"
                                + " another sum, so these are not shares of one whole.",
                        "The edition MCS 2026 gives for the same year 270,000 t REO of 384,000 t REO, 70.3 %; HHI 5,192.4"
                                + " points.");
    }

    @Test
    void figureTwoStartsFromTheLastCloseOfTheYear() {
        PriceFigure figure = new PriceFigure(INPUT.prices());
        assertThat(Texts.signedPercent(figure.change("Lynas"))).isEqualTo("+34.84 %");
        assertThat(Texts.signedPercent(figure.change("MP Materials"))).isEqualTo("+87.18 %");
    }

    @Test
    void verdictsAreTheExpectedOnes() {
        assertThat(verdicts(REPORT))
                .containsEntry("1", "consistent")
                .containsEntry("2", "consistent")
                .containsEntry("3", "consistent")
                .containsEntry("6", "consistent")
                .containsEntry("4", "different measure and scope")
                .containsEntry("5", "different measure and scope")
                .containsEntry("7", "different scope")
                .containsEntry("8", "different measure and scope")
                .containsEntry("9", "different measure and scope")
                .containsEntry("17a", "consistent")
                .containsEntry("17b", "consistent")
                .containsEntry("19a", "consistent")
                .containsEntry("19b", "consistent")
                .containsEntry("21", "consistent")
                .containsEntry("22", "consistent")
                .containsEntry("23", "inconsistent");
        assertThat(verdicts(REPORT)).hasSize(35);
        assertThat(REPORT.claims().rows())
                .allSatisfy(row -> assertThat(row.get(row.size() - 1)).isNotBlank());
        assertThat(verdicts(REPORT).values().stream().filter("not checkable"::equals))
                .hasSize(19);
    }

    @Test
    void oneNumberChangedChangesShareIndexSliceAndVerdict() {
        SupplyTable table = INPUT.mining();
        SupplyTable.Builder builder = SupplyTable.builder(
                        table.commodity(), table.stages(), table.year(), table.basis())
                .measure(table.measure())
                .vintage(table.vintage().orElseThrow())
                .printedTotal(table.printedTotal().orElseThrow())
                .remainder(table.remainder().orElseThrow());
        table.sources().forEach(builder::source);
        for (SupplyRow row : table.rows()) {
            builder.add(
                    row.producer().equals(Country.of("CHN"))
                            ? new SupplyRow(row.producer(), Mass.ofTonnes(250_000, Basis.REO), row.marks(), row.notes())
                            : row);
        }
        Report changed = new Report(INPUT.withReference(INPUT.reference().with(builder.build())));
        Map<String, String> before = REPORT.files();
        Map<String, String> after = changed.files();
        assertThat(after.get("figure-1-mine-production-2024.csv"))
                .contains("China,CHN,250000,250000,REO,0.668539,0.668539");
        assertThat(changed.summary(Path.of("x")).get(1)).contains("66.9 %");
        assertThat(changed.summary(Path.of("x")).get(2)).doesNotContain("4,923");
        assertThat(slices(after)).isNotEqualTo(slices(before));
        assertThat(verdicts(changed)).containsEntry("1", "consistent").containsEntry("6", "inconsistent");
        assertThat(after.get("stages.csv")).isNotEqualTo(before.get("stages.csv"));
        assertThat(after.get("figure-2-ytd-performance.svg")).isEqualTo(before.get("figure-2-ytd-performance.svg"));
    }

    @Test
    void runsForASecondCommodity(@TempDir Path out) throws IOException {
        Report cobalt = new Report(ReportInput.load(ReportInput.USUAL_DATE, "cobalt"));
        cobalt.write(out);
        assertThat(cobalt.summary(out).get(0)).isEqualTo("Cobalt: mine production by country, 2024 (MCS 2025)");
        assertThat(cobalt.summary(out).get(1)).contains("Congo");
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly(
                            "claims-refining-sets.csv",
                            "claims.csv",
                            "crma-2030.csv",
                            "figure-1-mine-production-2024.csv",
                            "figure-1-mine-production-2024.png",
                            "figure-1-mine-production-2024.svg",
                            "figure-2-ytd-performance.csv",
                            "figure-2-ytd-performance.png",
                            "figure-2-ytd-performance.svg",
                            "halved-summary.csv",
                            "halved.csv",
                            "index.html",
                            "lists.csv",
                            "reconciliation.csv",
                            "risk-agreement.csv",
                            "risk-assumptions.csv",
                            "risk-explained.txt",
                            "risk-side-by-side.csv",
                            "risk.csv",
                            "stages.csv",
                            "substitutes.csv",
                            "timeline.csv");
        }
    }

    @Test
    void theSummaryHasAtMostFortyLines() {
        assertThat(REPORT.summary(Path.of("somewhere"))).hasSizeBetween(10, 40);
    }

    @Test
    void thePageNeedsNoNetwork() {
        String page = REPORT.files().get("index.html");
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("<script", "src=\"http", "@import", "<link rel=\"stylesheet")
                .contains("68.5 %", "4,923.5 to 4,923.6", "+34.84 %", "+87.18 %", "not checkable", "announcement");
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> Report.main(new String[] {"--day", "2025-11-30"}))
                .hasMessage("option must be --date, --commodity or --out, but was \"--day\"");
        assertThatThrownBy(() -> Report.main(new String[] {"--date", "tomorrow"}))
                .hasMessage("--date must be like 2025-11-30, but was \"tomorrow\"");
    }

    private static Map<String, String> verdicts(Report report) {
        CsvTable claims = report.claims();
        int verdict = claims.header().indexOf("verdict");
        return claims.rows().stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(verdict)));
    }

    /** The drawn shapes of Figure 1, without its texts. */
    private static List<String> slices(Map<String, String> files) {
        return ImmutableList.copyOf(
                        files.get("figure-1-mine-production-2024.svg").split("<"))
                .stream()
                .filter(tag -> tag.startsWith("path"))
                .toList();
    }
}
