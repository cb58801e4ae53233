package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is left of supply without the largest supplier, and how much of the demand left it covers (N-1).
 *
 * <p>{@code S - S_max} (t), {@code (S - S_max)/S} (fraction), and with demand {@code (S - S_max)/(D - D_max)}, D_max the largest
 * supplier's own demand.
 *
 * <ul>
 *   <li>Lower is riskier. Range: from 0; the share below 1, the cover of demand may exceed 1.
 *   <li>Rows without figure are not in the sum; the result names them. "Other countries" may be one supplier or many, so that
 *       the amount is an interval, sharp.
 *   <li>Where the largest supplier is not certain, the cover spans all that it may be, and needs the own demand of each.
 * </ul>
 *
 * <p>Reference: International Energy Agency, Global Critical Minerals Outlook 2025, reads it so.
 *
 * <p>Immutable; each {@code with} method returns another calculator.
 */
public final class NMinusOne {

    /** The report that reads it so. */
    public static final Source METHOD =
            Source.of("International Energy Agency", "Global Critical Minerals Outlook 2025");

    /**
     * What is left.
     *
     * @param supplyLeft the supply without the largest supplier (t)
     * @param share of all supply (fraction, 0..1)
     * @param largest who the largest supplier may be
     * @param withoutFigure suppliers of whom no amount is given; they are in no sum
     * @param term the tree of numbers that the share was computed of; of the cover if there is demand
     */
    public record Result(
            Interval supplyLeft, Interval share, List<Producer> largest, List<Producer> withoutFigure, Term term) {

        /** Copies the lists. */
        public Result {
            Objects.requireNonNull(supplyLeft, "supplyLeft is required");
            Objects.requireNonNull(share, "share is required");
            largest = ImmutableList.copyOf(largest);
            withoutFigure = ImmutableList.copyOf(withoutFigure);
            Objects.requireNonNull(term, "term is required");
        }
    }

    private final SupplyTable table;
    private final @Nullable Mass demand;
    private final ImmutableMap<Country, Mass> ownDemand;

    private NMinusOne(SupplyTable table, @Nullable Mass demand, Map<Country, Mass> ownDemand) {
        this.table = table;
        this.demand = demand;
        this.ownDemand = ImmutableMap.copyOf(ownDemand);
    }

    /**
     * What is left of the supply of a table.
     *
     * @param table who supplies
     * @return the calculator
     */
    public static NMinusOne of(SupplyTable table) {
        return new NMinusOne(Objects.requireNonNull(table, "table is required"), null, ImmutableMap.of());
    }

    /**
     * The same over demand.
     *
     * @param all demand of the world (t, on the table's basis), bounded
     * @param own demand of suppliers (t), by country; at least of those that may be the largest
     * @return the calculator
     * @throws MixedBasisException if a demand is on another basis
     * @throws IllegalArgumentException if demand has no upper end
     */
    public NMinusOne withDemand(Mass all, Map<Country, Mass> own) {
        for (Mass amount :
                ImmutableList.<Mass>builder().add(all).addAll(own.values()).build()) {
            if (!amount.basis().equals(table.basis())) {
                throw new MixedBasisException(table.basis(), amount.basis());
            }
            if (!amount.tonnes().isBounded()) {
                throw new IllegalArgumentException("demand must have an upper end, but was " + amount);
            }
        }
        return new NMinusOne(table, all, own);
    }

    /** A supplier or a lump, at one end. */
    private record Amount(Producer producer, double tonnes, boolean splits) {}

    /**
     * Computes what is left.
     *
     * @return the result; its term is the cover of demand where that is given
     * @throws IllegalArgumentException if nobody has anything, an amount has no upper end, the own demand of
     *     one that may be the largest is not given, or no demand is left
     */
    public Result result() {
        List<Producer> withoutFigure =
                table.rowsWithoutFigure().stream().map(SupplyRow::producer).toList();
        Term share = Concentration.of(table).nMinus1().term();
        List<Producer> largest = largest();
        List<String> notes = new ArrayList<>();
        if (!withoutFigure.isEmpty()) {
            notes.add("not in the sum, for want of a figure: "
                    + String.join(
                            ", ", withoutFigure.stream().map(Producer::name).toList()));
        }
        notes.add("method: " + METHOD);
        Term low = left(false);
        Term high = left(true);
        Term left = Ends.join(low, high, notes);
        Term term = demand == null
                ? share.withNote("method: " + METHOD)
                : Ends.join(cover(low, largest, false), cover(high, largest, true), notes);
        return new Result(left.value(), share.value(), largest, withoutFigure, term);
    }

    private List<Amount> amounts(boolean high) {
        ImmutableList.Builder<Amount> amounts = ImmutableList.builder();
        List<SupplyRow> rows = new ArrayList<>(table.rows());
        table.remainder().ifPresent(rows::add);
        for (SupplyRow row : rows) {
            Interval tonnes = row.amount().tonnes();
            if (row.hasFigure()) {
                if (!tonnes.isBounded()) {
                    throw new IllegalArgumentException("amounts must have an upper end, but "
                            + row.producer().name() + " has " + tonnes + " t");
                }
                amounts.add(new Amount(
                        row.producer(), high ? tonnes.upper() : tonnes.lower(), row.producer() instanceof Aggregate));
            }
        }
        return amounts.build();
    }

    /** Suppliers that may have more than all others: countries, and lumps that may be one country. */
    private List<Producer> largest() {
        double surely = amounts(false).stream()
                .filter(amount -> !amount.splits)
                .mapToDouble(Amount::tonnes)
                .max()
                .orElse(0);
        return amounts(true).stream()
                .filter(amount -> amount.tonnes > 0 && amount.tonnes >= surely)
                .map(Amount::producer)
                .toList();
    }

    /**
     * What is left rises with every amount. It is least where lumps are one supplier each, and most where they are split so
     * that none of their suppliers is the largest.
     */
    private Term left(boolean high) {
        List<Amount> amounts = amounts(high);
        int members = amounts.stream().mapToInt(amount -> amount.splits ? 0 : 1).sum();
        double most = 0;
        Amount largest = amounts.get(0);
        double largestTonnes = 0;
        for (Amount amount : amounts) {
            int parts = amount.producer instanceof Aggregate group && high
                    ? group.members().isEmpty()
                            ? Math.max(1, Country.MOST - members)
                            : group.members().size()
                    : 1;
            double one = amount.tonnes / parts;
            if (one > largestTonnes) {
                largestTonnes = one;
                largest = amount;
            }
            most += amount.tonnes;
        }
        List<Term> children = new ArrayList<>();
        for (Amount amount : amounts) {
            children.add(Term.input(
                    "x",
                    amount.producer.name(),
                    Interval.exact(amount.tonnes),
                    "t " + table.basis().name(),
                    table.sources()));
        }
        children.add(Term.input(
                "S_max",
                "the largest, " + largest.producer.name(),
                Interval.exact(largestTonnes),
                "t " + table.basis().name(),
                table.sources()));
        return Term.computed(
                "S_left",
                "supply of " + table.commodity() + " without the largest",
                Interval.exact(most - largestTonnes),
                "t " + table.basis().name(),
                "sum(x) - S_max",
                children);
    }

    private Term cover(Term left, List<Producer> largest, boolean high) {
        Interval all = Objects.requireNonNull(demand, "demand").tonnes();
        double total = high ? all.lower() : all.upper();
        double removed = high ? 0 : Double.POSITIVE_INFINITY;
        for (Producer producer : largest) {
            Mass given = producer instanceof Country country ? ownDemand.get(country) : null;
            if (given == null) {
                throw new IllegalArgumentException("own demand must be given for whoever may be the largest supplier, "
                        + largest + ", but was not for " + producer.name());
            }
            removed = high
                    ? Math.max(removed, given.tonnes().upper())
                    : Math.min(removed, given.tonnes().lower());
        }
        if (!(total - removed > 0)) {
            throw new IllegalArgumentException("demand left must be above 0, but was " + (total - removed) + " t of "
                    + all + " t without the largest supplier's own");
        }
        String unit = "t " + table.basis().name();
        return Ends.computed(
                "N1",
                "cover of the demand left without the largest supplier",
                left.value().exactValue() / (total - removed),
                "fraction, from 0",
                "S_left / (D - D_max)",
                left,
                Ends.input("D", "demand", total, unit),
                Ends.input("D_max", "own demand of the largest supplier", removed, unit));
    }

    /** One line: of which supply, and for how much demand. */
    @Override
    public String toString() {
        return "N-1 of " + table + (demand == null ? "" : "; demand " + demand);
    }
}
