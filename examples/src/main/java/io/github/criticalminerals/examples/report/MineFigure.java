package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.IndexResult;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.chart.Chart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figure 1: who mines how much, as the documents' pie has it, with the concentration that it shows. */
record MineFigure(SupplyTable table, Optional<SupplyTable> laterEdition) {

    static MineFigure of(ReportInput input) {
        SupplyTable table = input.figure();
        return new MineFigure(
                table,
                input.reference().tables().stream()
                        .filter(other -> other.commodity().equals(table.commodity())
                                && other.stages().equals(table.stages())
                                && other.measure() == table.measure()
                                && other.year() == table.year()
                                && other.edition()
                                        .map(Edition::toString)
                                        .equals(Optional.of(ReportInput.LATER_EDITION)))
                        .findFirst());
    }

    /** All producers and the remainder, the largest first; the remainder last. */
    List<SupplyRow> rows() {
        List<SupplyRow> rows = new ArrayList<>(table.rows());
        rows.sort(Comparator.comparingDouble(
                        (SupplyRow row) -> row.amount().tonnes().lower())
                .reversed()
                .thenComparing(row -> row.producer().name()));
        return Stream.concat(rows.stream(), table.remainder().stream()).toList();
    }

    SupplyRow largest() {
        return rows().get(0);
    }

    Interval largestShare() {
        return table.shareOf(largest().producer()).fraction();
    }

    IndexResult hhi() {
        return Concentration.of(table).hhi();
    }

    /** What others print: shares of the publisher's rounded total. */
    IndexResult hhiByPrintedTotal() {
        return Concentration.of(table)
                .withRemainder(Concentration.Remainder.AS_ONE)
                .withDenominator(Concentration.Denominator.PRINTED_TOTAL)
                .hhi();
    }

    Chart chart() {
        Map<String, Double> amounts = new LinkedHashMap<>();
        for (SupplyRow row : rows()) {
            if (row.hasFigure()) {
                amounts.put(row.producer().name(), row.amount().tonnes().midpoint());
            }
        }
        Chart chart = Chart.shares(title(), "t " + table.basis(), amounts, 0.02).withIdPrefix("f1-");
        for (String note : notes()) {
            chart = chart.withNote(note);
        }
        for (Source source : table.sources()) {
            chart = chart.withSource(source.toString());
        }
        return chart;
    }

    String title() {
        String name = table.commodity().name();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + ": mine production by country, "
                + table.year();
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        SupplyRow first = largest();
        notes.add(first.producer().name() + " " + Texts.tonnes(first.amount()) + " of "
                + Texts.tonnes(table.sumOfRows()) + ", the sum of the rows: " + Texts.percent(largestShare()) + ".");
        notes.add("HHI " + Texts.points(hhi().value()) + " points"
                + (hhi().value().isExact()
                        ? "."
                        : ": the lower end if \"Other countries\" are many, the upper if they are one."));
        if (!table.rowsWithoutFigure().isEmpty()) {
            notes.add("Without figure, and not in the sum: "
                    + table.rowsWithoutFigure().stream()
                            .map(row -> row.producer().name())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        table.printedTotal()
                .filter(total -> total.tonnes().isExact())
                .ifPresent(total -> notes.add("Of the printed, rounded total of " + Texts.tonnes(total) + ": "
                        + Texts.percent(Interval.exact(
                                first.amount().tonnes().lower() / total.tonnes().exactValue()))
                        + ", HHI " + Texts.points(hhiByPrintedTotal().value())
                        + " points; the rows add up to another sum, so these are not shares of one whole."));
        laterEdition.ifPresent(
                later -> notes.add("The edition " + later.edition().orElseThrow() + " gives for the same year "
                        + Texts.tonnes(later.findAmount(first.producer()).orElseThrow()) + " of "
                        + Texts.tonnes(later.sumOfRows()) + ", "
                        + Texts.percent(later.shareOf(first.producer()).fraction())
                        + "; HHI " + Texts.points(Concentration.of(later).hhi().value()) + " points."));
        return notes;
    }

    /** The rows for the page. */
    CsvTable readable() {
        CsvTable rows = new CsvTable(
                "producer",
                "t " + table.basis(),
                "share",
                "marks",
                "notes",
                "t in "
                        + laterEdition
                                .flatMap(SupplyTable::edition)
                                .map(Edition::toString)
                                .orElse("a later edition"));
        for (SupplyRow row : rows()) {
            rows.add(
                    row.producer().name(),
                    row.hasFigure() ? Texts.amount(row.amount().tonnes()) : "",
                    row.hasFigure()
                            ? Texts.percent(table.shareOf(row.producer()).fraction(), 3)
                            : "",
                    String.join(
                            ", ",
                            row.marks().stream()
                                    .map(mark ->
                                            mark.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                    .toList()),
                    String.join("; ", row.notes()),
                    laterEdition
                            .flatMap(later -> later.findAmount(row.producer()))
                            .map(amount -> Texts.amount(amount.tonnes()))
                            .orElse(""));
        }
        return rows;
    }

    CsvTable csv() {
        CsvTable csv = new CsvTable(
                "producer",
                "id",
                "tonnes_low",
                "tonnes_high",
                "basis",
                "share_low",
                "share_high",
                "marks",
                "notes",
                "edition",
                "later_edition_tonnes");
        for (SupplyRow row : rows()) {
            Interval share = table.shareOf(row.producer()).fraction();
            Interval tonnes = row.amount().tonnes();
            csv.add(
                    row.producer().name(),
                    row.producer().id(),
                    row.hasFigure() ? Interval.exact(tonnes.lower()).toString() : "",
                    tonnes.isBounded() ? Interval.exact(tonnes.upper()).toString() : "",
                    table.basis().name(),
                    row.hasFigure() ? Texts.rounded(Interval.exact(share.lower())) : "",
                    row.hasFigure() ? Texts.rounded(Interval.exact(share.upper())) : "",
                    String.join(" ", row.marks().stream().map(Enum::name).toList()),
                    String.join(" | ", row.notes()),
                    table.edition().map(Edition::toString).orElse(""),
                    laterEdition
                            .flatMap(later -> later.findAmount(row.producer()))
                            .map(amount -> amount.tonnes().toString())
                            .orElse(""));
        }
        return csv;
    }
}
