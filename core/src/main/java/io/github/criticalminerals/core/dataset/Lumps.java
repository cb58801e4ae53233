package io.github.criticalminerals.core.dataset;

import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.util.Collections;
import java.util.Set;

/** What the rows of a table that are known only as a sum hold of a producer, and the share that leaves to each. */
final class Lumps {

    private final SupplyTable table;

    Lumps(SupplyTable table) {
        this.table = table;
    }

    /** Whether the publisher leaves a country's cell empty since another row, whose figure is given, holds it. */
    boolean isInLump(SupplyRow row) {
        return !row.hasFigure()
                && !row.marks().contains(Mark.WITHHELD)
                && !row.marks().contains(Mark.NOT_AVAILABLE)
                && table.rows().stream()
                        .anyMatch(other -> other.hasFigure()
                                && other.producer() instanceof Aggregate group
                                && group.contains(row.producer()));
    }

    /** From 0 to all of the parts that may hold something of some countries (t). */
    Mass of(Set<Country> countries) {
        double most = 0;
        for (SupplyRow row : table.allRows()) {
            if (row.producer() instanceof Aggregate group
                    && (group.members().isEmpty()
                            ? anyAbsent(countries)
                            : !Collections.disjoint(group.members(), countries))) {
                most += row.amount().tonnes().upper();
            }
        }
        return new Mass(Interval.of(0, most), table.basis());
    }

    private boolean anyAbsent(Set<Country> countries) {
        return countries.stream().anyMatch(country -> table.findAmount(country).isEmpty());
    }

    /** The share of a producer, whether or not it has a row; sharp. */
    Share share(Producer producer) {
        Interval own = Interval.ZERO;
        Interval shared = Interval.ZERO;
        Interval rest = Interval.ZERO;
        boolean known = true;
        boolean hasRow = table.findAmount(producer).isPresent();
        for (SupplyRow row : table.allRows()) {
            boolean mayHold = mayHold(row, producer, hasRow);
            if (row.producer().equals(producer)) {
                known &= row.hasFigure() || isInLump(row);
                own = row.hasFigure() ? row.amount().tonnes() : own;
            } else if (!row.hasFigure()) {
                known &= !mayHold;
            } else if (mayHold) {
                shared = shared.plus(row.amount().tonnes());
            } else {
                rest = rest.plus(row.amount().tonnes());
            }
        }
        Interval all = own.plus(shared).plus(rest);
        if (!known || all.upper() == 0) {
            return Share.UNKNOWN;
        }
        if (all.isExact() && shared.upper() == 0) {
            return Share.of(own.lower() / table.sumOfRows().tonnes().exactValue());
        }
        double least = own.shareBeside(shared.plus(rest)).lower();
        return Share.of(least, own.plus(shared).shareBeside(rest).upper());
    }

    /** Whether another row may hold some of a producer's: a group that it belongs to, or anybody's if it has no row. */
    private static boolean mayHold(SupplyRow row, Producer producer, boolean hasRow) {
        return row.producer() instanceof Aggregate group
                && !group.equals(producer)
                && (group.members().isEmpty() ? !hasRow : group.contains(producer));
    }
}
