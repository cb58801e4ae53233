package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A table of supply with the factors of each supplier's weight: the weighted Herfindahl index of it at both ends, how
 * it is explained there, and how it is drawn.
 */
final class WeightedSupply {

    /**
     * The factors of a supplier's weight.
     *
     * @param named those of a country, or none if it is left out
     * @param anyone those of a country that is not named, by the words for it
     * @param isMissing whether a country has no score
     */
    record Factors(
            Function<Country, Optional<List<Node>>> named,
            Function<String, List<Node>> anyone,
            Predicate<Country> isMissing,
            MissingGovernance policy) {}

    private static final String UNIT = "weighted fraction";
    private static final Expression SHARE = Expression.of("x").over("X");

    /** No weights: the plain index. */
    static final Factors UNWEIGHTED = new Factors(
            country -> Optional.of(ImmutableList.of()),
            who -> ImmutableList.of(),
            country -> false,
            MissingGovernance.UNKNOWN);

    /** Suppliers of one box: one country, or some of a lumped amount. */
    private record Part(String label, double count, List<Node> factors) {
        double weight(Side side) {
            double weight = 1;
            for (Node factor : factors) {
                weight *= factor.end(side);
            }
            return weight;
        }
    }

    /** An amount, and who may share it. */
    private record Box(Producer producer, Interval tonnes, List<Part> parts) {
        /** The least weight: of the amount split so that it weighs least. */
        double least() {
            if (parts.size() == 1) {
                return parts.get(0).weight(Side.LOW) / parts.get(0).count;
            }
            double sum = 0;
            for (Part part : parts) {
                sum += part.count / part.weight(Side.LOW);
            }
            return 1 / sum;
        }

        Part heaviest() {
            Part heaviest = parts.get(0);
            for (Part part : parts) {
                heaviest = part.weight(Side.HIGH) > heaviest.weight(Side.HIGH) ? part : heaviest;
            }
            return heaviest;
        }
    }

    private final SupplyTable table;
    private final String symbol;
    private final String label;
    private final ImmutableList<Box> boxes;
    private final RiskCoverage coverage;
    private final WeightedBounds.Found least;
    private final WeightedBounds.Found most;

    WeightedSupply(
            SupplyTable table,
            String symbol,
            String label,
            Factors factors,
            Concentration.Remainder remainder,
            int work) {
        this.table = table;
        this.symbol = symbol;
        this.label = label;
        List<Box> collected = new ArrayList<>();
        List<Producer> withoutFigure = new ArrayList<>();
        List<Producer> unsplit = new ArrayList<>();
        List<Producer> unscored = new ArrayList<>();
        List<SupplyRow> rows = new ArrayList<>(table.rows());
        if (remainder != Concentration.Remainder.EXCLUDED) {
            table.remainder().ifPresent(rows::add);
        }
        Interval scored = Interval.ZERO;
        Interval others = Interval.ZERO;
        for (SupplyRow row : rows) {
            if (!row.hasFigure()) {
                withoutFigure.add(row.producer());
                continue;
            }
            boolean one = remainder == Concentration.Remainder.AS_ONE;
            List<Part> parts = parts(row.producer(), factors, unscored, one, table.mostUnnamed());
            if (row.producer() instanceof Aggregate && !one) {
                unsplit.add(row.producer());
            }
            if (!parts.isEmpty()) {
                collected.add(new Box(row.producer(), row.amount().tonnes(), parts));
            }
            boolean hasScore = row.producer() instanceof Country && !unscored.contains(row.producer());
            scored = hasScore ? scored.plus(row.amount().tonnes()) : scored;
            others = hasScore ? others : others.plus(row.amount().tonnes());
        }
        boxes = ImmutableList.copyOf(collected);
        if (boxes.stream().allMatch(box -> box.tonnes.upper() == 0)) {
            throw new IllegalArgumentException("supply must have a row with an amount and a score, but " + table
                    + " has none" + (unscored.isEmpty() ? "" : "; without score: " + unscored));
        }
        coverage = new RiskCoverage(
                label,
                withoutFigure,
                unsplit,
                unscored,
                factors.policy,
                share(scored, others),
                table.omissions().stream()
                        .map(omission -> label + ": " + omission)
                        .toList());
        double[] lower = boxes.stream().mapToDouble(box -> box.tonnes.lower()).toArray();
        double[] upper = boxes.stream().mapToDouble(box -> box.tonnes.upper()).toArray();
        least = WeightedBounds.least(
                lower, upper, boxes.stream().mapToDouble(Box::least).toArray());
        most = WeightedBounds.most(
                lower,
                upper,
                boxes.stream()
                        .mapToDouble(box -> box.heaviest().weight(Side.HIGH))
                        .toArray(),
                work);
    }

    /** The share of a part in it and the others together. */
    static Share share(Interval part, Interval others) {
        return new Share(part.shareBeside(others));
    }

    private static List<Part> parts(
            Producer producer, Factors factors, List<Producer> unscored, boolean asOne, int unnamed) {
        if (producer instanceof Country country) {
            if (factors.isMissing.test(country)) {
                unscored.add(country);
            }
            return factors.named
                    .apply(country)
                    .map(found -> List.of(new Part(country.name(), 1, found)))
                    .orElse(List.of());
        }
        List<Country> members = ((Aggregate) producer).members();
        if (members.isEmpty() || asOne) {
            return List.of(new Part(producer.name(), asOne ? 1 : unnamed, factors.anyone.apply(producer.name())));
        }
        List<Part> parts = new ArrayList<>();
        for (Country member : members) {
            if (factors.isMissing.test(member)) {
                unscored.add(member);
            }
            factors.named
                    .apply(member)
                    .ifPresent(found -> parts.add(new Part(member.name() + " of " + producer.name(), 1, found)));
        }
        return parts;
    }

    RiskCoverage coverage() {
        return coverage;
    }

    /** What is to be known about the ends. */
    List<String> notes() {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        notes.addAll(coverage.notes());
        if (most.gap > 0) {
            notes.add(label + ": the upper end is an outer bound, "
                    + Interval.exact(most.gap).inWords() + " beyond the worst case found");
        }
        if (most.isLimit() || least.isLimit()) {
            notes.add(label + ": an amount has no upper end, and an end is the limit where it outgrows the others");
        }
        return notes.build();
    }

    /** The index: {@code sum w*s^2} at the amounts that make it least and greatest. */
    Node index() {
        return Node.chosen(symbol, label, UNIT, side -> found(side).value, this::at, this::drawn)
                .withOmissions(coverage.omissions());
    }

    private WeightedBounds.Found found(Side side) {
        return side == Side.LOW ? least : most;
    }

    /** The sum of weights times the squares of shares, or of amounts; of amounts it is over the square of their sum. */
    private Expression squares(String of, boolean counts) {
        List<Expression> factors = new ArrayList<>(counts ? List.of(Expression.of("c")) : List.of());
        boxes.get(0).parts.get(0).factors.forEach(factor -> factors.add(Expression.of(factor.name())));
        factors.add(Expression.of(of).squared());
        return Expression.product(factors).summed();
    }

    private Term at(Side side) {
        WeightedBounds.Found found = found(side);
        List<Term> children = new ArrayList<>();
        double total = 0;
        for (double amount : found.amounts) {
            total += amount;
        }
        boolean counts = side == Side.LOW
                && boxes.stream().anyMatch(box -> box.parts.stream().anyMatch(part -> part.count > 1));
        for (int i = 0; i < boxes.size(); i++) {
            // A tree of hundreds of suppliers takes longer than the search
            WeightedBounds.look();
            Box box = boxes.get(i);
            double amount = found.amounts[i];
            if (amount == 0) {
                continue;
            }
            if (side == Side.HIGH) {
                add(children, box.heaviest(), amount, total, side, counts, found.isLimit());
                continue;
            }
            for (Part part : box.parts) {
                double weight = part.weight(Side.LOW);
                double own = box.parts.size() == 1
                        ? amount / part.count
                        : weight == 0 ? amount : amount * box.least() / weight;
                add(children, part, own, total, side, counts, found.isLimit());
            }
        }
        // A limit has none
        double gap = found.gap > 0 ? found.gap : 0;
        Term index =
                Term.computed(symbol, label, Interval.exact(found.value - gap), UNIT, squares("s", counts), children);
        if (gap == 0) {
            return index;
        }
        Term beyond = exact("gap", "how far the bound lies beyond it", gap, UNIT);
        return Term.computed(
                symbol,
                label,
                Interval.exact(found.value),
                UNIT,
                Expression.of("worst").plus("gap"),
                ImmutableList.of(index.named("worst"), beyond));
    }

    private static Term exact(String name, String what, double value, String unit) {
        return Term.input(name, what, Interval.exact(value), unit, ImmutableList.of());
    }

    private void add(
            List<Term> children, Part part, double amount, double total, Side side, boolean counts, boolean limit) {
        if (counts) {
            children.add(exact("c", part.label, part.count, "number of suppliers"));
        }
        for (Node factor : part.factors) {
            children.add(factor.at(side));
        }
        String who = part.count > 1 && side == Side.LOW ? part.label + ", each of " + (long) part.count : part.label;
        if (limit) {
            children.add(exact("s", who + ", the limit", amount, "fraction, 0..1"));
            return;
        }
        String unit = "t " + table.basis().name();
        Term x = Term.input("x", who, Interval.exact(amount), unit, table.sources());
        Term whole = Term.input("X", "sum of the rows", Interval.exact(total), unit, table.sources());
        children.add(Term.computed(
                "s", who, Interval.exact(amount / total), "fraction, 0..1", SHARE, ImmutableList.of(x, whole)));
    }

    /** Amounts that are known are drawn only if they are read as rounded. */
    private ToDoubleFunction<double[]> drawn(Node.Inputs inputs) {
        Draws draws = (Draws) inputs;
        Drawn drawn = new Drawn();
        for (Box box : boxes) {
            String name = amountName(box.producer, label);
            int most = Math.max((int) box.parts.get(0).count, box.parts.size());
            List<ToDoubleFunction<double[]>> split = most == 1
                    ? List.of(draws.amount(name, box.producer, box.tonnes))
                    : draws.split(name, box.producer, box.tonnes, most);
            for (int k = 0; k < split.size(); k++) {
                drawn.add("x", split.get(k));
                Part part = box.parts.get(Math.min(k, box.parts.size() - 1));
                part.factors.forEach(factor -> drawn.add(factor.name(), factor.compile(draws)));
            }
        }
        return drawn.of(squares("x", false).over(Expression.of("x").summed().squared()));
    }

    static String amountName(Producer producer, String label) {
        return "amount of " + producer.name() + ", " + label;
    }
}
