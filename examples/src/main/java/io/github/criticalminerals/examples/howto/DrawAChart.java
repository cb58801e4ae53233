package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** I want a figure for a paper or a page. */
final class DrawAChart {
    public static void main(String[] args) throws IOException {
        SupplyTable mined = ReferenceData.load().supply("rare earths", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025");
        Chart chart = Chart.shares("Rare earths: mine production, 2024", "t REO", mined.midpoints(), 0.02)
                .withSource(mined.sources().get(0).toString());
        Path file = Path.of("target", "mine-production.svg");
        Files.writeString(file, chart.toSvg());
        System.out.println(chart.title() + " (t REO): " + chart.inWords());
    }
}
