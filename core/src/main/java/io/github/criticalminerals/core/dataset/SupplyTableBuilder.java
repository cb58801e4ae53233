package io.github.criticalminerals.core.dataset;

import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link SupplyTable}. Not for use by several threads. */
public final class SupplyTableBuilder {

    final Commodity commodity;
    final ImmutableSet<Stage> stages;
    final int year;
    final Basis basis;
    final List<SupplyRow> rows = new ArrayList<>();
    final List<Source> sources = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final List<String> errata = new ArrayList<>();
    final List<String> omissions = new ArrayList<>();
    Measure measure = Measure.OUTPUT;

    @Nullable
    Edition edition;

    @Nullable
    SupplyRow remainder;

    @Nullable
    Mass printedTotal;

    private @Nullable Mass total;

    SupplyTableBuilder(Commodity commodity, Set<Stage> stages, int year, Basis basis) {
        this.commodity = Objects.requireNonNull(commodity, "commodity is required");
        this.stages = ImmutableSet.copyOf(Objects.requireNonNull(stages, "stages is required"));
        this.year = Text.requireYear(year);
        this.basis = Objects.requireNonNull(basis, "basis is required");
    }

    /** Says what is measured; output unless said. */
    public SupplyTableBuilder measure(Measure what) {
        this.measure = Objects.requireNonNull(what, "measure is required");
        return this;
    }

    /** Says in which edition the figures were printed. */
    public SupplyTableBuilder edition(Edition edition) {
        this.edition = edition;
        return this;
    }

    /** Adds a source of the figures. */
    public SupplyTableBuilder source(Source source) {
        sources.add(source);
        return this;
    }

    /** Adds a remark on the whole table. */
    public SupplyTableBuilder note(String note) {
        notes.add(note);
        return this;
    }

    /** Names a publisher's error that is corrected in this table. */
    public SupplyTableBuilder erratum(String erratum) {
        errata.add(erratum);
        return this;
    }

    /**
     * Says what the table is without and every result of it must say: rows of a file that were rejected, for
     * example. Rows without figure and a printed total that differs are said without it.
     *
     * @param omission in words, such as {@code 2 rows of own.csv were rejected}
     */
    public SupplyTableBuilder omission(String omission) {
        omissions.add(Objects.requireNonNull(omission, "omission is required"));
        return this;
    }

    /**
     * Adds a country, named as {@link Producer#parse} reads it, with a known amount (t, on the table's basis), at least
     * 0.
     */
    public SupplyTableBuilder add(String country, double tonnes) {
        return add(Producer.parse(country), Mass.ofTonnes(tonnes, basis));
    }

    /**
     * Adds a country with an amount known within bounds.
     *
     * @param country its name or code, as {@link Producer#parse} reads it
     * @param tonnes the amount (t, on the table's basis)
     * @param marks what the publisher says about the figure
     */
    public SupplyTableBuilder add(String country, Interval tonnes, Mark... marks) {
        return add(Producer.parse(country), new Mass(tonnes, basis), marks);
    }

    /**
     * Adds a producer.
     *
     * @param producer a country or a named aggregate
     * @param amount the amount, on the table's basis
     * @param marks what the publisher says about the figure
     */
    public SupplyTableBuilder add(Producer producer, Mass amount, Mark... marks) {
        return add(SupplyRow.of(producer, amount, marks));
    }

    /** Adds a row, on the table's basis. */
    public SupplyTableBuilder add(SupplyRow row) {
        rows.add(row);
        return this;
    }

    /**
     * Adds a country, named as {@link Producer#parse} reads it, of which no figure is given, and why: {@link
     * Mark#WITHHELD}.
     */
    public SupplyTableBuilder addUnknown(String country, Mark... marks) {
        return add(Producer.parse(country), Mass.unknown(basis), marks);
    }

    /**
     * Says how much is lumped together as "Other countries".
     *
     * @param tonnes the amount (t, on the table's basis), at least 0
     * @throws IllegalArgumentException if there is a remainder already
     */
    public SupplyTableBuilder remainder(double tonnes) {
        return remainder(SupplyRow.of(Aggregate.of("Other countries"), Mass.ofTonnes(tonnes, basis)));
    }

    /**
     * Says what is lumped together and how much it is.
     *
     * @param row the aggregate's row, on the table's basis
     * @throws IllegalArgumentException if there is a remainder already; one that is known only in parts is their sum
     */
    public SupplyTableBuilder remainder(SupplyRow row) {
        if (remainder != null) {
            throw new IllegalArgumentException(
                    "remainder must be given once, but was given twice: " + text(remainder) + " and " + text(row));
        }
        this.remainder = row;
        return this;
    }

    private static String text(SupplyRow row) {
        return row.producer().name() + ", " + row.amount();
    }

    /**
     * Says how much all have together: what the rows leave of it becomes the remainder, and it is the printed
     * total. Where rows have no figure the remainder is from 0 on, since they may hold all of the missing part.
     *
     * @param tonnes the total (t, on the table's basis)
     */
    public SupplyTableBuilder total(double tonnes) {
        this.total = Mass.ofTonnes(tonnes, basis);
        return printedTotal(tonnes);
    }

    private void fillUp(Mass all) {
        Interval sum = Interval.ZERO;
        boolean isComplete = true;
        for (SupplyRow row : rows) {
            isComplete &= row.hasFigure();
            sum = row.hasFigure() ? sum.plus(row.amount().tonnes()) : sum;
        }
        double most = all.tonnes().exactValue() - sum.lower();
        if (most < 0) {
            throw new IllegalArgumentException(
                    "total must be at least the sum of the rows, " + new Mass(sum, basis) + ", but was " + all);
        }
        if (most > 0) {
            double least = isComplete ? Math.max(0, all.tonnes().exactValue() - sum.upper()) : 0;
            remainder(SupplyRow.of(Aggregate.of("Other countries"), new Mass(Interval.of(least, most), basis)));
        }
        total = null;
    }

    /** Says which total the publisher printed (t, on the table's basis), taken as exact. */
    public SupplyTableBuilder printedTotal(double tonnes) {
        return printedTotal(Mass.ofTonnes(tonnes, basis));
    }

    /** Says which total the publisher printed, on the table's basis; for a rounded one the figure as printed. */
    public SupplyTableBuilder printedTotal(Mass total) {
        this.printedTotal = total;
        return this;
    }

    /**
     * Makes the table.
     *
     * @throws IllegalArgumentException if a producer is given twice, or the rows exceed the {@link #total}
     * @throws PartAndWholeException if a country has an amount beside that of a group it belongs to
     * @throws MixedBasisException if an amount is on another basis than the table
     */
    public SupplyTable build() {
        if (total != null) {
            fillUp(total);
        }
        return new SupplyTable(this);
    }

    @Override
    public String toString() {
        return "table of " + commodity.name() + " " + year + " so far: " + rows.size() + " rows";
    }
}
