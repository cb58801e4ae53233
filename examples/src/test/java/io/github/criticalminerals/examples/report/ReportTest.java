package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
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
    private static final Map<String, String> FILES = REPORT.files();

    @Test
    void everyCsvAndSvgEqualsItsGoldenFile() throws IOException {
        Golden.assertEqual("report", FILES, name -> !name.endsWith(".html"));
    }

    /** Beside each caption stands a link to a file that is there. */
    @Test
    void everyTableLinksItsFile() {
        List<String> captions = Splitter.on("<caption>")
                .splitToStream(FILES.get("index.html"))
                .skip(1)
                .map(text -> text.substring(0, text.indexOf("</caption>")))
                .toList();
        assertThat(captions).hasSizeGreaterThan(20).allSatisfy(caption -> assertThat(caption)
                .contains(".csv\">CSV</a>"));
        assertThat(captions).allSatisfy(caption -> assertThat(FILES)
                .containsKey(caption.substring(caption.indexOf("href=\"") + 6, caption.indexOf(".csv\"") + 4)));
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
        assertThat(Texts.signedPercent(PriceFigure.change(INPUT.price("Lynas"), PriceFigure.DOCUMENT)))
                .isEqualTo("+34.84 %");
        assertThat(Texts.signedPercent(PriceFigure.change(INPUT.price("MP Materials"), PriceFigure.DOCUMENT)))
                .isEqualTo("+87.18 %");
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
                .containsEntry("23", "different scope")
                .containsEntry("10", "consistent")
                .containsEntry("11", "partly consistent")
                .containsEntry("12", "consistent")
                .containsEntry("13a", "consistent")
                .containsEntry("13b", "consistent")
                .containsEntry("13c", "consistent")
                .containsEntry("14a", "partly consistent")
                .containsEntry("14b", "consistent")
                .containsEntry("15a", "consistent")
                .containsEntry("15b", "different measure")
                .containsEntry("15c", "inconsistent")
                .containsEntry("18a", "partly consistent")
                .containsEntry("18b", "partly consistent")
                .containsEntry("18c", "partly consistent")
                .containsEntry("18d", "inconsistent")
                .containsEntry("20a", "partly consistent")
                .containsEntry("24", "consistent");
        assertThat(verdicts(REPORT)).hasSize(35);
        assertThat(REPORT.findings())
                .allSatisfy(finding -> assertThat(finding.why()).isNotBlank());
        assertThat(verdicts(REPORT).values().stream().filter("not checkable"::equals))
                .hasSize(2);
    }

    @Test
    void actsAreNamedByTheirNumbers() {
        assertThat(finding("21").why())
                .isEqualTo(
                        "for announcements 55, 56, 57, 58, 61, 62 of 2025, suspended for 376 days from 2025-10-30; not for"
                                + " announcement 18 of 2025");
        assertThat(finding("21").meaning()).isEqualTo("0.5..1.5");
        assertThat(finding("22").why())
                .contains(
                        "On 2026-11-29: CN-TARIFF-2025-05-13 expired, announcement 70 of 2025 expired"
                                + " (CN-2026-09-28-extension, unsigned, would make it in force)",
                        "US-EO-2025-11-04 on 2026-02-20");
        assertThat(finding("22").figure()).isEqualTo("2026-11-10; 2026-11-27");
        assertThat(finding("22").why())
                .contains("announcement 70 of 2025 on 2026-11-10", "announcement 72 of 2025 on 2026-11-27");
    }

    @Test
    void laterFindingsNameFigureAndDay() {
        assertThat(finding("10").figure()).isEqualTo("-0.483425");
        assertThat(finding("10").why()).contains("by weight -5.67 %");
        assertThat(finding("13a").figure()).isEqualTo("0.3");
        assertThat(finding("13a").why()).contains("Executive Order 14195 20 %, Executive Order 14257 10 %");
        assertThat(finding("18a").why()).contains("+85.85 %", "+78.44 % at the next");
        assertThat(finding("18c").why())
                .contains(
                        "it holds on 1 of 29 days, on 2025-10-20 only", "with 18a and 18b it holds on 2025-10-20 only");
        assertThat(finding("18d").why()).contains("+21.47 % from close to close on 2025-10-20");
        assertThat(finding("20a").why()).contains("late 2029 or early 2030");
        assertThat(finding("24").why()).contains("United States 51,000 t REO, Canada none, Mexico has no row");
    }

    @Test
    void theOtherYearAndTheOtherScopeStandBesideAShareOfMining() {
        assertThat(finding("1").why())
                .isEqualTo(
                        "68.5 % of the sum of the rows; 69.2 % of the printed total; another scope: 61.0 % of magnet rare"
                                + " earths (IEA CMDE 2025)");
        assertThat(finding("6").why()).contains("69.4 % of the rows for 2025 in MCS 2026");
    }

    @Test
    void aMineralThatTheEuListsInAGroupOrFormHasThatEntry() {
        assertThat(FILES.get("lists.csv"))
                .contains(
                        "\ndysprosium,yes,yes,no,heavy rare earths (EU 2023)\n",
                        "\ntitanium,yes,yes,no,titanium metal\n",
                        "\ncobalt,yes,yes,no,cobalt\n",
                        "\nsilver,no,yes,yes,\n");
    }

    @Test
    void thePageIsInReadableNumbersAndFoldsLongTables() {
        String page = FILES.get("index.html");
        assertThat(page)
                .contains(
                        ">270,000</td>",
                        ">68.5 %</td>",
                        ">4,923.5..4,923.6</td>",
                        ">65..70 %</td>",
                        ">+34.84 %</td>",
                        "<li>MCS_2025_RARE_EARTHS_BLANK_IS_ZERO: an empty cell is zero",
                        ">iea-2025-rest-of-world: the rest of world holds Australia too",
                        "<summary>All 129 policy events with their sources, status on 2026-11-29</summary>",
                        "<summary>Tables of MCS 2025 and MCS 2026 that are not bundled, and why</summary>",
                        "New in the list of 2025: boron, copper, lead, metallurgical coal, phosphate rock, potash, rhenium,"
                                + " silicon, silver, uranium.");
    }

    private static Finding finding(String id) {
        return new ClaimCheck(INPUT)
                .all().stream()
                        .filter(finding -> finding.claim().id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void oneNumberChangedChangesShareIndexSliceAndVerdict() {
        SupplyTable table = INPUT.mining();
        SupplyTableBuilder builder = SupplyTable.builder(table.commodity(), table.stages(), table.year(), table.basis())
                .measure(table.measure())
                .edition(table.edition().orElseThrow())
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
        Map<String, String> before = FILES;
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
        assertThat(Files.readString(out.resolve("index.html"))).contains("Here the same of another commodity: cobalt.");
        assertThat(MineFigure.of(ReportInput.load(ReportInput.USUAL_DATE, "lithium"))
                        .notes())
                .contains("HHI 2,303.1 points.", "Without figure, and not in the sum: United States, Other countries.");
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
                            "halved-growth.csv",
                            "halved-summary.csv",
                            "halved.csv",
                            "index.html",
                            "lists.csv",
                            "not-bundled.csv",
                            "reconciliation.csv",
                            "restrictions.csv",
                            "risk-agreement.csv",
                            "risk-assumptions.csv",
                            "risk-explained.txt",
                            "risk-materials.csv",
                            "risk-side-by-side.csv",
                            "risk-stages.csv",
                            "risk-traded.csv",
                            "risk.csv",
                            "scenario-antimony-gallium.csv",
                            "scenario-halved-exports.csv",
                            "scenario-levers.csv",
                            "scenario-licence.csv",
                            "scenario-military-refused.csv",
                            "scenario-n-minus-one.csv",
                            "scenario-projects.csv",
                            "scenario-raw-ore-bans.csv",
                            "scenario-redirection.csv",
                            "scenario-suspension-ends.csv",
                            "scenario-tariffs.csv",
                            "scenario-validation.csv",
                            "screening.csv",
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
        String page = FILES.get("index.html");
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("<script src", "src=\"http", "@import", "<link rel=\"stylesheet")
                .contains("68.5 %", "4,923.5 to 4,923.6", "+34.84 %", "+87.18 %", "not checkable", "announcement");
    }

    @Test
    void optionsAreChecked() {
        assertThat(printed("--day", "2025-11-30"))
                .isEqualTo("error: option must be --date, --commodity or --out, but was \"--day\"\n");
        assertThat(printed("--date", "tomorrow"))
                .isEqualTo("error: --date must be like 2025-11-30, but was \"tomorrow\"\n");
    }

    @Test
    void whatCannotBeWrittenIsOneLineAndLeavesNothing(@TempDir Path out) throws IOException {
        Path blocked = Files.writeString(out.resolve("a-file"), "kept");
        assertThat(printed("--out", blocked.toString()))
                .startsWith("error: the report cannot be written: ")
                .hasLineCount(1);
        assertThat(blocked).hasContent("kept");
        Path folder = Files.createDirectories(out.resolve("older"));
        Files.createDirectories(folder.resolve("timeline.csv").resolve("in-the-way"));
        assertThat(printed("--out", folder.toString())).startsWith("error: the report cannot be written: ");
        try (java.util.stream.Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(each -> each.getFileName().toString().startsWith(".unfinished")))
                    .isEmpty();
        }
    }

    private static String printed(String... args) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        int status = Report.run(args, new java.io.PrintStream(bytes, true, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(1);
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Map<String, String> verdicts(Report report) {
        return report.findings().stream()
                .collect(Collectors.toMap(finding -> finding.claim().id(), finding -> finding.verdict()
                        .toString()));
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
