package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How concentrated a stage is by one table.
 *
 * @param table who makes how much
 * @param largest the largest producer with a figure
 * @param share its share (fraction, 0..1)
 * @param hhi the index (points, 0..10,000)
 * @param left what is left without the largest (fraction, 0..1)
 * @param ranked whether it is ranked against the others, or why not
 * @param bottleneck {@code yes} or {@code no}, nothing if it is not ranked
 */
record StageRow(
        SupplyTable table,
        String largest,
        Interval share,
        Interval hhi,
        Interval left,
        String ranked,
        String bottleneck) {

    static StageRow of(SupplyTable table, String ranked, String bottleneck) {
        Concentration concentration = Concentration.of(table);
        SupplyRow largest = table.rows().stream()
                .filter(SupplyRow::hasFigure)
                .max(Comparator.comparingDouble(row -> row.amount().tonnes().lower()))
                .orElseThrow();
        return new StageRow(
                table,
                largest.producer().name(),
                table.shareOf(largest.producer()).fraction(),
                concentration.hhi().points(),
                concentration.nMinus1().value(),
                ranked,
                bottleneck);
    }

    String stage() {
        return table.stages().stream().map(Stage::toString).collect(Collectors.joining(" and "));
    }

    String measure() {
        return table.measure().name().toLowerCase(Locale.ROOT);
    }

    String edition() {
        return table.edition().map(Edition::toString).orElse("");
    }
}
