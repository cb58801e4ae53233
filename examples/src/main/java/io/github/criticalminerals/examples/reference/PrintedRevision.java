package io.github.criticalminerals.examples.reference;

import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Figures that later versions of a printed report changed while its data file stayed as first posted. The bundled
 * table has the
 * printed figure and says what the file has.
 */
enum PrintedRevision {
    /** Version 1.1 of 5 March 2026, page 153. */
    MCS_2026_CHINA_QUOTA_NOTE(
            "the file calls the output of China in 2024 a production quota; version 1.1 of the report (5 March"
                    + " 2026) took that note away") {
        @Override
        Optional<SupplyTable> change(SupplyTable table) {
            return is(table, Measure.OUTPUT) && table.year() == 2024
                    ? Optional.of(row(
                            table,
                            Country.CHINA,
                            row -> new SupplyRow(
                                    row.producer(),
                                    row.amount(),
                                    without(row.marks(), Mark.QUOTA),
                                    row.notes().stream()
                                            .filter(note -> !note.startsWith("Production quota"))
                                            .toList())))
                    : Optional.empty();
        }
    },
    /** Version 1.3 of 27 May 2026, page 153. */
    MCS_2026_BRAZIL_RESERVES(
            "the file has reserves of 21,000,000 for Brazil and of more than 85,000,000 for the world; version 1.3"
                    + " of the report (27 May 2026) has 11,000,000 and more than 75,000,000") {
        @Override
        Optional<SupplyTable> change(SupplyTable table) {
            if (!is(table, Measure.RESERVES)) {
                return Optional.empty();
            }
            SupplyTable changed = row(
                    table,
                    Country.of("BRA"),
                    row -> new SupplyRow(
                            row.producer(),
                            Mass.ofTonnes(11_000_000, table.basis()),
                            with(row.marks(), Mark.ERRATUM),
                            row.notes()));
            return Optional.of(changed.toBuilder()
                    .printedTotal(new Mass(Interval.atLeast(75_000_000), table.basis()))
                    .build());
        }
    };

    private final String explanation;

    PrintedRevision(String explanation) {
        this.explanation = explanation;
    }

    /** The table with the figures of the latest printed version, if they are others. */
    abstract Optional<SupplyTable> change(SupplyTable table);

    static SupplyTable apply(SupplyTable table) {
        SupplyTable latest = table;
        for (PrintedRevision revision : values()) {
            Optional<SupplyTable> changed = revision.change(latest);
            if (changed.isPresent() && !changed.get().equals(latest)) {
                latest = said(changed.get(), revision.name() + ": " + revision.explanation);
            }
        }
        return latest;
    }

    private static boolean is(SupplyTable table, Measure measure) {
        return table.edition().equals(Optional.of(Edition.of("MCS", "2026")))
                && table.commodity().equals(Commodity.of("rare earths"))
                && table.measure() == measure;
    }

    private static SupplyTable row(
            SupplyTable table, Country country, java.util.function.UnaryOperator<SupplyRow> change) {
        List<SupplyRow> rows = new ArrayList<>();
        for (SupplyRow row : table.rows()) {
            rows.add(row.producer().equals(country) ? change.apply(row) : row);
        }
        SupplyTableBuilder changed = SupplyTable.builder(table.commodity(), table.stages(), table.year(), table.basis())
                .measure(table.measure());
        table.edition().ifPresent(changed::edition);
        rows.forEach(changed::add);
        table.remainder().ifPresent(changed::remainder);
        table.printedTotal().ifPresent(changed::printedTotal);
        table.sources().forEach(changed::source);
        table.notes().forEach(changed::note);
        table.errata().forEach(changed::erratum);
        return changed.build();
    }

    /** The loader's remark on later versions gives way to the erratum. */
    private static SupplyTable said(SupplyTable table, String erratum) {
        List<String> notes = table.notes().stream()
                .map(note -> note.startsWith("Figures of the first posting of 6 February 2026.")
                        ? "Figures of the first posting of 6 February 2026, but for what the errata name."
                        : note)
                .toList();
        return copy(table, table.rows(), notes).erratum(erratum).build();
    }

    private static SupplyTableBuilder copy(SupplyTable table, List<SupplyRow> rows, List<String> notes) {
        SupplyTableBuilder copy = SupplyTable.builder(table.commodity(), table.stages(), table.year(), table.basis())
                .measure(table.measure());
        table.edition().ifPresent(copy::edition);
        rows.forEach(copy::add);
        table.remainder().ifPresent(copy::remainder);
        table.printedTotal().ifPresent(copy::printedTotal);
        table.sources().forEach(copy::source);
        notes.forEach(copy::note);
        table.errata().forEach(copy::erratum);
        return copy;
    }

    private static Set<Mark> without(Set<Mark> marks, Mark mark) {
        EnumSet<Mark> left = EnumSet.noneOf(Mark.class);
        left.addAll(marks);
        left.remove(mark);
        return left;
    }

    private static Set<Mark> with(Set<Mark> marks, Mark mark) {
        EnumSet<Mark> more = EnumSet.of(mark);
        more.addAll(marks);
        return more;
    }
}
