package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.index.SharpBounds;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a calculator reads of its table or claims: whose amounts are in which ranges, and what is left out. */
final class Reading {

    private final Concentration of;

    Reading(Concentration of) {
        this.of = of;
    }

    Setting setting() {
        return of.table != null ? ofTable(of.table) : ofClaims();
    }

    private Setting ofClaims() {
        ShareClaims said = Objects.requireNonNull(of.claims, "claims");
        if (said.largest() > 0) {
            return ofLargest(said);
        }
        ShareClaims.Apart apart = said.apart();
        Rows rows = rowsOf(apart);
        SharpBounds bounds = SharpBounds.ofShares(rows.ranges, rows.sums(), cap(rows));
        if (!apart.areSharp()) {
            Rows some = rowsOf(said.someCases().apart());
            bounds = bounds.around(SharpBounds.ofShares(some.ranges, some.sums(), cap(some)));
        }
        return new Setting(rows, bounds, Coverage.of(rows), Setting.Origin.CLAIMS);
    }

    private Rows rowsOf(ShareClaims.Apart said) {
        Rows rows = new Rows(of.blocs);
        int known = 0;
        for (Map.Entry<Producer, Interval> one : said.ranges().entrySet()) {
            List<Country> members = one.getKey() instanceof Aggregate group ? group.members() : ImmutableList.of();
            if (members.isEmpty() || of.remainder == Concentration.Remainder.AS_ONE) {
                rows.add(one.getKey(), one.getValue());
            } else {
                rows.addPart(one.getKey(), one.getValue(), members.size());
            }
            known += Math.max(1, members.size());
        }
        for (ShareClaims.Rest rest : said.rests()) {
            rows.addPart(rest.name(), rest.share(), rest.members());
            known += rest.members();
        }
        if (Objects.requireNonNull(of.claims, "claims").othersExist()) {
            rows.addPart(Aggregate.of("others"), Interval.UNIT, unnamed(Country.MOST - known));
        }
        return rows;
    }

    private Setting ofLargest(ShareClaims said) {
        int howMany = said.largest();
        Interval share = said.claims().get(0).share().fraction();
        double most = said.othersExist() ? unnamed(Country.MOST - howMany) : 0;
        SharpBounds bounds = SharpBounds.ofLargest(howMany, share, most);
        Rows rows = new Rows(ImmutableList.of());
        for (int rank = 1; rank <= howMany; rank++) {
            rows.add(Aggregate.of("largest, rank " + rank), Interval.UNIT);
        }
        rows.addPart(Aggregate.of("others"), Interval.UNIT, most);
        return new Setting(rows, bounds, Coverage.of(rows), Setting.Origin.CLAIMS);
    }

    private Setting ofTable(SupplyTable data) {
        Rows rows = new Rows(of.blocs);
        List<Producer> withoutFigure = new ArrayList<>();
        List<Producer> excluded = new ArrayList<>();
        for (SupplyRow row : data.rows()) {
            addRow(row, data, rows, withoutFigure);
        }
        Optional<SupplyRow> rest = data.remainder();
        if (rest.isPresent() && of.remainder == Concentration.Remainder.EXCLUDED) {
            excluded.add(rest.get().producer());
        } else if (rest.isPresent()) {
            addRow(rest.get(), data, rows, withoutFigure);
        }
        SharpBounds bounds = SharpBounds.ofAmounts(rows.ranges, rows.sums(), cap(rows));
        Optional<Interval> total = printedTotal(data);
        Interval sum = Interval.ZERO;
        for (Interval each : Iterables.concat(bounds.named(), bounds.parts())) {
            sum = sum.plus(each);
        }
        Interval sumOfShares = total.isPresent() ? sum.dividedBy(total.get()) : Interval.ONE;
        Coverage coverage = new Coverage(rows.named, rows.parts, withoutFigure, excluded, sumOfShares, omissions(data));
        return new Setting(
                rows,
                bounds,
                coverage,
                new Setting.Origin("t " + data.basis().name(), total, notes(data, coverage), data.sources()));
    }

    private void addRow(SupplyRow row, SupplyTable data, Rows rows, List<Producer> withoutFigure) {
        if (!row.hasFigure() && of.unknownRows == Concentration.UnknownRows.LEAVE_OUT) {
            withoutFigure.add(row.producer());
            return;
        }
        Interval tonnes = row.amount().tonnes();
        if (row.producer() instanceof Aggregate group && of.remainder != Concentration.Remainder.AS_ONE) {
            double members = group.members().isEmpty()
                    ? unnamed(data.mostUnnamed())
                    : group.members().size();
            rows.addPart(group, tonnes, members);
        } else {
            rows.add(row.producer(), tonnes);
        }
    }

    private double unnamed(int most) {
        return Double.isNaN(of.mostUnnamed) ? Math.max(1, most) : of.mostUnnamed;
    }

    private double cap(Rows rows) {
        if (of.others == Concentration.Others.MAY_EXCEED_THE_NAMED) {
            return Double.POSITIVE_INFINITY;
        }
        return rows.ranges.stream()
                .mapToDouble(Interval::upper)
                .filter(most -> most > 0)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private Optional<Interval> printedTotal(SupplyTable data) {
        if (of.denominator == Concentration.Denominator.SUM_OF_ROWS) {
            return Optional.empty();
        }
        Interval printed = data.printedTotal().map(Mass::tonnes).orElse(Interval.ONE);
        if (of.denominator == Concentration.Denominator.PRINTED_TOTAL && printed.isBounded()) {
            return Optional.of(Interval.exact(printed.midpoint()));
        }
        return Optional.of(printed.isExact() ? Interval.ofPrinted(printed.exactValue()) : printed);
    }

    /** What results are without, in words; rows that may have any amount are in them. */
    List<String> omissions(SupplyTable data) {
        List<String> all = data.omissions();
        boolean bounded = of.unknownRows == Concentration.UnknownRows.UNBOUNDED
                && !data.rowsWithoutFigure().isEmpty();
        return bounded ? all.subList(1, all.size()) : all;
    }

    private List<String> notes(SupplyTable data, Coverage coverage) {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        notes.add("shares of " + data.measure().name().toLowerCase(Locale.ROOT) + " of "
                + data.commodity().name() + ", " + data.year()
                + data.edition().map(edition -> ", " + edition).orElse(""));
        if (of.denominator != Concentration.Denominator.SUM_OF_ROWS) {
            notes.add("shares are of the printed total and sum to "
                    + coverage.sumOfShares().inWords() + "; the index is exempt from its range");
        }
        notes.addAll(coverage.omissions());
        if (!coverage.excluded().isEmpty()) {
            notes.add("left out on request: " + Concentration.names(coverage.excluded()));
        }
        if (of.remainder == Concentration.Remainder.AS_ONE && data.remainder().isPresent()) {
            notes.add("counted as one producer: "
                    + data.remainder().get().producer().name());
        }
        return notes.build();
    }
}
