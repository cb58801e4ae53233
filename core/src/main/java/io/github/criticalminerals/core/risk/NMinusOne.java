package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is left of supply without the largest supplier, and how much of the demand left it covers (N-1).
 *
 * <p>{@code S - S_max} (t), {@code (S - S_max)/S} (fraction), and with demand {@code (S - S_max)/(D - D_max)}, D_max
 * the largest supplier's own demand.
 *
 * <ul>
 *   <li>Lower is riskier. Range: from 0; the share below 1, the cover of demand may exceed 1.
 *   <li>Rows without figure are not in the sum; the result names them. "Other countries" may be one supplier or many,
 *       so that the amount is an interval, sharp.
 *   <li>Where the largest supplier is not certain, the cover spans all that it may be, and needs the own demand of
 *       each.
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
    @JsonIgnoreProperties(
            value = {"low", "high"},
            allowGetters = true)
    public record Result(
            Interval supplyLeft, Interval share, List<Producer> largest, List<Producer> withoutFigure, Term term)
            implements Worded {

        public Result {
            Objects.requireNonNull(supplyLeft, "supplyLeft is required");
            Objects.requireNonNull(share, "share is required");
            largest = ImmutableList.copyOf(largest);
            withoutFigure = ImmutableList.copyOf(withoutFigure);
            Objects.requireNonNull(term, "term is required");
        }

        /**
         * {@return what is left, for people: {@code without China 123,940 t are left, 31.5 % of the supply}: ends of a
         * range with few digits, outward}
         */
        @Override
        public String inWords() {
            return "without "
                    + String.join(" or ", largest.stream().map(Producer::name).toList()) + " " + supplyLeft.inWords()
                    + " t are left, " + share.inPercent() + " of the supply"
                    + Text.behind(term.omissions());
        }

        @JsonProperty("low")
        private double lowInJson() {
            return share.lower();
        }

        @JsonProperty("high")
        private @Nullable Double highInJson() {
            return share.isBounded() ? share.upper() : null;
        }

        @Override
        public String toString() {
            return "without the largest " + supplyLeft + " t are left, share " + share + Text.behind(term.omissions());
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

    /** What is left of the supply of a table. */
    public static NMinusOne of(SupplyTable table) {
        return new NMinusOne(Objects.requireNonNull(table, "table is required"), null, ImmutableMap.of());
    }

    /**
     * {@return a copy over demand}
     *
     * @param all demand of the world (t, on the table's basis), bounded
     * @param own demand of suppliers (t), by country; at least of those that may be the largest
     * @throws MixedBasisException if a demand is on another basis
     * @throws IllegalArgumentException if demand has no upper end
     */
    public NMinusOne withDemand(Mass all, Map<Country, Mass> own) {
        for (Mass amount :
                ImmutableList.<Mass>builder().add(all).addAll(own.values()).build()) {
            table.basis().requireSame(amount.basis());
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
        Node left = Node.of(Term.between(left(Side.LOW), left(Side.HIGH)));
        Term term = demand == null
                ? share.withNote("method: " + METHOD)
                : cover(demand, largest)
                        .withOmissions(table.omissions())
                        .withNotes(ImmutableList.of("method: " + METHOD))
                        .term();
        return new Result(left.value(), share.value(), largest, withoutFigure, term);
    }

    private List<Amount> amounts(Side side) {
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
                amounts.add(new Amount(row.producer(), tonnes.at(side), row.producer() instanceof Aggregate));
            }
        }
        return amounts.build();
    }

    /** Suppliers that may have more than all others: countries, and lumps that may be one country. */
    private List<Producer> largest() {
        double surely = amounts(Side.LOW).stream()
                .filter(amount -> !amount.splits)
                .mapToDouble(Amount::tonnes)
                .max()
                .orElse(0);
        return amounts(Side.HIGH).stream()
                .filter(amount -> amount.tonnes > 0 && amount.tonnes >= surely)
                .map(Amount::producer)
                .toList();
    }

    /**
     * What is left rises with every amount. It is least where lumps are one supplier each, and most where they are
     * split so that none of their suppliers is the largest.
     */
    private Term left(Side side) {
        List<Amount> amounts = amounts(side);
        Amount largest = amounts.get(0);
        double largestTonnes = 0;
        for (Amount amount : amounts) {
            int parts = amount.producer instanceof Aggregate group && side == Side.HIGH
                    ? group.members().isEmpty()
                            ? table.mostUnnamed()
                            : group.members().size()
                    : 1;
            double one = amount.tonnes / parts;
            if (one > largestTonnes) {
                largestTonnes = one;
                largest = amount;
            }
        }
        List<Node> children = new ArrayList<>();
        for (Amount amount : amounts) {
            children.add(tonnes("x", amount.producer.name(), amount.tonnes));
        }
        children.add(tonnes("S_max", "the largest, " + largest.producer.name(), largestTonnes));
        return Node.computed(
                        "S_left",
                        "supply of " + table.commodity() + " without the largest",
                        unit(),
                        Expression.of("x").summed().minus("S_max"),
                        children)
                .at(side);
    }

    private Node tonnes(String name, String what, double tonnes) {
        return Node.input(name, what, Interval.exact(tonnes), unit(), table.sources());
    }

    private String unit() {
        return "t " + table.basis().name();
    }

    private Node cover(Mass all, List<Producer> largest) {
        Interval removed = largest.stream()
                .map(producer -> ownDemand(producer, largest))
                .reduce(Interval::hull)
                .orElse(Interval.ZERO);
        double left = all.tonnes().lower() - removed.upper();
        if (!(left > 0)) {
            throw new IllegalArgumentException("demand left must be above 0, but was " + left + " t of " + all.tonnes()
                    + " t without the largest supplier's own");
        }
        return Node.computed(
                "N1",
                "cover of the demand left without the largest supplier",
                "fraction, from 0",
                Expression.of("S_left").over(Expression.of("D").minus("D_max")),
                Node.of(Term.between(left(Side.LOW), left(Side.HIGH))),
                Node.input("D", "demand", all.tonnes(), unit()),
                Node.input("D_max", "own demand of the largest supplier", removed, unit()));
    }

    private Interval ownDemand(Producer producer, List<Producer> largest) {
        Mass given = producer instanceof Country country ? ownDemand.get(country) : null;
        if (given == null) {
            throw new IllegalArgumentException("own demand must be given for whoever may be the largest supplier, "
                    + largest + ", but was not for " + producer.name());
        }
        return given.tonnes();
    }

    @Override
    public String toString() {
        return "N-1 of " + table + (demand == null ? "" : "; demand " + demand);
    }
}
