package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.IndexResult;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
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
record MineFigure(SupplyTable supply, Optional<SupplyTable> laterEdition) {

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
        List<SupplyRow> rows = new ArrayList<>(supply.rows());
        rows.sort(Comparator.comparingDouble(
                        (SupplyRow row) -> row.amount().tonnes().lower())
                .reversed()
                .thenComparing(row -> row.producer().name()));
        return Stream.concat(rows.stream(), supply.remainder().stream()).toList();
    }

    SupplyRow largest() {
        return rows().get(0);
    }

    Interval largestShare() {
        return supply.shareOf(largest().producer()).fraction();
    }

    IndexResult hhi() {
        return Concentration.of(supply).hhi();
    }

    /** What others print: shares of the publisher's rounded total. */
    IndexResult hhiByPrintedTotal() {
        return Concentration.of(supply)
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
        Chart chart =
                Chart.shares(title(), "t " + supply.basis(), amounts, 0.02).withIdPrefix("f1-");
        for (String note : notes()) {
            chart = chart.withNote(note);
        }
        for (Source source : supply.sources()) {
            chart = chart.withSource(source.toString());
        }
        return chart;
    }

    String title() {
        String name = supply.commodity().name();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + ": mine production by country, "
                + supply.year();
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        SupplyRow first = largest();
        notes.add(first.producer().name() + " " + Texts.tonnes(first.amount()) + " of "
                + Texts.tonnes(supply.sumOfRows()) + ", the sum of the rows: " + Texts.percent(largestShare()) + ".");
        notes.add("HHI " + Texts.points(hhi().value()) + " points"
                + (hhi().value().isExact()
                        ? "."
                        : ": the lower end if \"Other countries\" are many, the upper if they are one."));
        if (!supply.rowsWithoutFigure().isEmpty()) {
            notes.add("Without figure, and not in the sum: "
                    + supply.rowsWithoutFigure().stream()
                            .map(row -> row.producer().name())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        supply.printedTotal()
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

    /** A producer, its share, and what the later edition gives for it. */
    private record Line(SupplyRow row, Interval share, Optional<Mass> later) {
        private Optional<Interval> tonnes() {
            return Optional.of(row.amount().tonnes()).filter(tonnes -> row.hasFigure());
        }

        private Optional<Interval> knownShare() {
            return Optional.of(share).filter(known -> row.hasFigure());
        }
    }

    /** The rows of the figure. */
    Table<?> table(String file) {
        List<Line> lines = rows().stream()
                .map(row -> new Line(
                        row,
                        supply.shareOf(row.producer()).fraction(),
                        laterEdition.flatMap(later -> later.findAmount(row.producer()))))
                .toList();
        String edition = laterEdition
                .flatMap(SupplyTable::edition)
                .map(Edition::toString)
                .orElse("a later edition");
        return Table.of(file, "Rows of Figure 1", lines)
                .column("producer", line -> line.row().producer().name())
                .inFile("id", line -> line.row().producer().id())
                .range("tonnes", "t " + supply.basis(), Line::tonnes, Texts::amount)
                .inFile("basis", line -> supply.basis().name())
                .range("share", "share", Line::knownShare, share -> Texts.percent(share, 3))
                .inFile(
                        "marks",
                        line -> line.row().marks().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .onPage("marks", line -> line.row().marks().stream()
                        .map(mark -> mark.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", ")))
                .inFile("notes", line -> String.join(" | ", line.row().notes()))
                .onPage("notes", line -> String.join("; ", line.row().notes()))
                .inFile(
                        "edition",
                        line -> supply.edition().map(Edition::toString).orElse(""))
                .inFile("later_edition_tonnes", line -> line.later()
                        .map(amount -> amount.tonnes().toString())
                        .orElse(""))
                .onPage("t in " + edition, line -> line.later()
                        .map(amount -> Texts.amount(amount.tonnes()))
                        .orElse(""));
    }
}
