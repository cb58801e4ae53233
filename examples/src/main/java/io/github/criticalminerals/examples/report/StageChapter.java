package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.chart.Chart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How concentrated each stage is, and which one is the bottleneck. */
final class StageChapter implements Chapter {

    private final ImmutableList<StageRow> ranked;
    private final Table<StageRow> table;

    StageChapter(ReportInput input) {
        List<SupplyTable> sameSource = ImmutableList.of(input.minedMagnetElements(), input.refining());
        SupplyTable bottleneck = sameSource.stream()
                .max(Comparator.comparingDouble(
                        each -> Concentration.of(each).hhi().value().lower()))
                .orElseThrow();
        this.ranked = sameSource.stream()
                .map(each -> StageRow.of(each, "yes", each.equals(bottleneck) ? "yes" : "no"))
                .collect(ImmutableList.toImmutableList());
        this.table = Table.of(
                        "stages.csv",
                        "By stage: the largest supplier's share, HHI in points, what is left without the largest",
                        ImmutableList.<StageRow>builder()
                                .addAll(ranked)
                                .add(StageRow.of(input.mining(), "no: another source and scope", ""))
                                .add(StageRow.of(input.reserves(), "no: another source, scope and measure", ""))
                                .build())
                .inFile("commodity", row -> row.table().commodity().name())
                .column("stage", StageRow::stage)
                .onPage("commodity", row -> row.table().commodity().name())
                .column("measure", StageRow::measure)
                .inFile("year", row -> Integer.toString(row.table().year()))
                .column("edition", StageRow::edition)
                .inFile("basis", row -> row.table().basis().name())
                .inFile(
                        "sum_tonnes",
                        row -> Texts.rounded(row.table().sumOfRows().tonnes()))
                .column("largest", StageRow::largest)
                .range("share", "share", row -> Optional.of(row.share()), Texts::percent)
                .range("hhi_points", "HHI", row -> Optional.of(row.hhi()), Texts::hhi)
                .range("n_minus_1", "N-1", row -> Optional.of(row.left()), Texts::percent)
                .column("ranked", StageRow::ranked)
                .column("bottleneck", StageRow::bottleneck);
    }

    private Chart chart() {
        Map<String, Interval> rows = new LinkedHashMap<>();
        ranked.forEach(row -> rows.put(row.stage() + ", magnet rare earths", row.hhi()));
        return Chart.intervals(
                        "Concentration by stage, " + ReportInput.YEAR,
                        "HHI, points; the range is what is not known",
                        rows)
                .withSource(ranked.get(0).table().sources().get(0).toString());
    }

    @Override
    public Map<String, String> files() {
        return ImmutableMap.of(table.file(), table.toCsv());
    }

    @Override
    public void addTo(Page page) {
        page.section("Stages: which one is the bottleneck")
                .paragraph(
                        "Stages are ranked within one source only. Mining and reserves after the USGS stand beside it and are"
                                + " not ranked. Separation and magnets have no country table here; their shares are unknown,"
                                + " and the bottleneck is that of the stages that have one.")
                .figure(chart());
        table.addTo(page);
    }

    @Override
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add("By stage, within one source (" + ReportInput.IEA_EDITION + ", magnet rare earths, "
                + ReportInput.YEAR + ")");
        for (StageRow row : ranked) {
            lines.add("  " + row.stage() + ": HHI " + Texts.points(row.hhi().scaledBy(1e-4)) + " points, China "
                    + Texts.percent(row.table().shareOf("China").fraction())
                    + (row.bottleneck().equals("yes") ? " (the bottleneck)" : ""));
        }
        return lines;
    }
}
