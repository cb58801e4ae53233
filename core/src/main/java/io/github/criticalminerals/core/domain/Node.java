package io.github.criticalminerals.core.domain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One number of a calculation whose inputs are ranges: the one place where its formula stands.
 *
 * <pre>{@code
 * Node exposed = Node.computed("EV", "economic vulnerability", "fraction of the economy",
 *         Expression.of("VA").times("EXP").over("OP").summed().over("GDP"),
 *         Node.input("VA", "value added", Interval.of(7, 11), "money"), ...);
 * exposed.value();          // from every input at the end that lowers it, to every input at the end that raises it
 * exposed.term().toText();  // the tree of both ends
 * exposed.compile(inputs);  // the same formula over drawn inputs
 * }</pre>
 *
 * <ul>
 *   <li>A node is an input ({@link #input}), computed of others ({@link #computed}), a number that is explained
 *       elsewhere ({@link #of}), or chosen by a search ({@link #chosen}): the shares of one whole that give the least
 *       and the greatest, for example.
 *   <li>Inputs are taken as unrelated. A formula that would go up with an input in one place and down with it in
 *       another is refused, unless the input is exact.
 * </ul>
 *
 * <p>Immutable; each {@code with} method returns another node.
 */
public abstract sealed class Node {

    /** What a node is drawn as. */
    public interface Inputs {
        /**
         * How a node is drawn, if it is not to be computed of what is below it.
         *
         * @param node any node of the tree; an input that is not exact must be found
         * @return the number in a draw, or empty
         */
        Optional<ToDoubleFunction<double[]>> find(Node node);
    }

    private final String name;
    private final String label;
    private final String unit;
    private final double low;
    private final double high;
    private final Traits traits;

    /** What may be said of a node beside its value. */
    private record Traits(
            String identity, double standardError, ImmutableList<String> notes, ImmutableList<String> omissions) {
        static final Traits NONE = new Traits("", Double.NaN, ImmutableList.of(), ImmutableList.of());
    }

    private Node(String name, String label, String unit, double low, double high, Traits traits) {
        this.name = Term.checkName(name);
        this.label = Objects.requireNonNull(label, "label is required");
        this.unit = Objects.requireNonNull(unit, "unit is required");
        this.low = low;
        this.high = high;
        this.traits = traits;
    }

    /**
     * A number that is put in.
     *
     * @param name the symbol that formulas use: letters, digits and {@code _}
     * @param label what it is, in words
     * @param value the range it lies in
     * @param sources where it comes from, possibly none
     */
    public static Node input(String name, String label, Interval value, String unit, List<Source> sources) {
        return new Input(name, label, value, unit, ImmutableList.copyOf(sources), Traits.NONE);
    }

    /** {@return an input without source} */
    public static Node input(String name, String label, Interval value, String unit) {
        return input(name, label, value, unit, ImmutableList.of());
    }

    /** {@return a number that is known, without source} */
    public static Node input(String name, String label, double value, String unit) {
        return input(name, label, Interval.exact(value), unit);
    }

    /** A number that is explained elsewhere; an end of its range is its tree at that end. */
    public static Node of(Term term) {
        return new Given(term, Traits.NONE);
    }

    /**
     * A number that is computed of others.
     *
     * @param name the symbol that formulas use: letters, digits and {@code _}
     * @param label what it is, in words
     * @param formula over the names of the children
     * @throws IllegalArgumentException if the formula names what no child is called, or moves both ways with an input
     *     that is not exact
     */
    public static Node computed(String name, String label, String unit, Expression formula, List<Node> children) {
        Evaluation evaluation = new Evaluation(children);
        double low = evaluation.end(formula, Side.LOW);
        double high = evaluation.isExact() ? low : evaluation.end(formula, Side.HIGH);
        return new Computed(name, label, unit, low, high, formula, evaluation, Traits.NONE);
    }

    /** {@return a number that is computed of others, as above} */
    public static Node computed(String name, String label, String unit, Expression formula, Node... children) {
        return computed(name, label, unit, formula, ImmutableList.copyOf(children));
    }

    /**
     * A number whose ends a search found.
     *
     * @param name the symbol that formulas use: letters, digits and {@code _}
     * @param label what it is, in words
     * @param ends the value at either end
     * @param trees the tree at either end, of exact numbers, under this name; made when asked for
     * @param drawn the number in a draw
     */
    public static Node chosen(
            String name,
            String label,
            String unit,
            Function<Side, Double> ends,
            Function<Side, Term> trees,
            Function<Inputs, ToDoubleFunction<double[]>> drawn) {
        return new Chosen(name, label, unit, ends.apply(Side.LOW), ends.apply(Side.HIGH), trees, drawn, Traits.NONE);
    }

    /** A number that is the same in every draw. */
    public static ToDoubleFunction<double[]> known(double value) {
        return new Evaluation.Known(value);
    }

    /**
     * {@return a copy that is one number with every other node of that identity: they are drawn once}
     *
     * @param identity what it is, in words, for example {@code imports of Japan}
     */
    public Node withIdentity(String identity) {
        return with(new Traits(identity, traits.standardError, traits.notes, traits.omissions));
    }

    /**
     * {@return a copy that is an estimate with an error: it is drawn around its value, which is exact}
     *
     * @param error the standard error, in the unit of the value; 0 for none
     */
    public Node withStandardError(double error) {
        double known = error > 0 ? error : Double.NaN;
        return Double.compare(known, traits.standardError) == 0
                ? this
                : with(new Traits(traits.identity, known, traits.notes, traits.omissions));
    }

    /** Returns a copy with notes, which are printed below it: one line each, added to those there are. */
    public Node withNotes(List<String> notes) {
        return with(new Traits(
                traits.identity,
                traits.standardError,
                ImmutableList.<String>builder()
                        .addAll(traits.notes)
                        .addAll(notes)
                        .build(),
                traits.omissions));
    }

    /**
     * {@return a copy that says what the value is without}
     *
     * @param omissions one line each, such as {@code without United States: withheld}
     */
    public Node withOmissions(List<String> omissions) {
        return with(new Traits(traits.identity, traits.standardError, traits.notes, ImmutableList.copyOf(omissions)));
    }

    /** {@return a copy under another symbol, for use in a larger formula} */
    public Node named(String symbol) {
        return with(symbol, traits);
    }

    private Node with(Traits changed) {
        return with(name, changed);
    }

    abstract Node with(String symbol, Traits changed);

    /**
     * Which end of each input gives one end of this number.
     *
     * @param side which end of this number
     * @return the end of each input, by its identity; what a search chooses is not among them
     */
    Map<String, Side> sides(Side side) {
        return isInput() ? ImmutableMap.of(identity(), side) : ImmutableMap.of();
    }

    /** The tree at one end, without notes. */
    abstract Term tree(Side side);

    abstract @Nullable ToDoubleFunction<double[]> below(Inputs inputs);

    /** {@return the symbol that formulas use} */
    public String name() {
        return name;
    }

    /** {@return what it is, in words} */
    public String label() {
        return label;
    }

    /** {@return the unit and basis} */
    public String unit() {
        return unit;
    }

    /** {@return what it is drawn as; the label unless another was given} */
    public String identity() {
        return traits.identity.isEmpty() ? label : traits.identity;
    }

    /** {@return whether nothing is below it that it is computed of} */
    public boolean isInput() {
        return this instanceof Input || this instanceof Given;
    }

    /** {@return the standard error of an estimate, in its unit, or empty} */
    public OptionalDouble standardError() {
        return Double.isNaN(traits.standardError) ? OptionalDouble.empty() : OptionalDouble.of(traits.standardError);
    }

    /** {@return the range of the value} */
    public Interval value() {
        // Rounding alone may turn ends around that are equal in truth
        return Interval.of(Math.min(low, high), Math.max(low, high));
    }

    /** The value at one end. */
    public double end(Side side) {
        return side == Side.LOW ? low : high;
    }

    boolean isExact() {
        return low == high;
    }

    /** The tree at one end: every number in it is exact. A number that is known has one tree. */
    public Term at(Side side) {
        return noted(tree(low == high ? Side.LOW : side));
    }

    /** {@return the tree of both ends: one tree if the value is exact, else one for each end, side by side} */
    public Term term() {
        return noted(low == high ? tree(Side.LOW) : Term.between(tree(Side.LOW), tree(Side.HIGH)));
    }

    private Term noted(Term tree) {
        Term noted = tree.withOmissions(traits.omissions);
        for (String note : traits.notes) {
            noted = noted.withNote(note);
        }
        return noted;
    }

    /**
     * The number in a draw: the formula over drawn inputs. Nothing is allocated for a draw.
     *
     * @param inputs how the inputs are drawn; asked for every node from the root on, children in order
     * @return what computes it of a draw
     * @throws IllegalArgumentException if an input that is not exact is not found
     */
    public ToDoubleFunction<double[]> compile(Inputs inputs) {
        Optional<ToDoubleFunction<double[]>> drawn = inputs.find(this);
        if (drawn.isPresent()) {
            return drawn.get();
        }
        ToDoubleFunction<double[]> computed = below(inputs);
        if (computed != null) {
            return computed;
        }
        if (low != high) {
            throw new IllegalArgumentException("every input must be drawn, but " + identity() + " is not");
        }
        return known(low);
    }

    @Override
    public String toString() {
        return name + " = " + value() + (unit.isEmpty() ? "" : " (" + unit + ")") + " [" + label + "]";
    }

    private static final class Input extends Node {
        private final Interval range;
        private final ImmutableList<Source> sources;

        Input(String name, String label, Interval value, String unit, ImmutableList<Source> sources, Traits traits) {
            super(name, label, unit, value.lower(), value.upper(), traits);
            this.range = value;
            this.sources = sources;
        }

        @Override
        Node with(String symbol, Traits changed) {
            return new Input(symbol, label(), range, unit(), sources, changed);
        }

        @Override
        Term tree(Side side) {
            return Term.input(name(), label(), Interval.exact(end(side)), unit(), sources);
        }

        @Override
        @Nullable
        ToDoubleFunction<double[]> below(Inputs inputs) {
            return null;
        }
    }

    private static final class Given extends Node {
        private final Term given;

        Given(Term term, Traits traits) {
            super(
                    term.name(),
                    term.label(),
                    term.unit(),
                    term.value().lower(),
                    term.value().upper(),
                    traits);
            this.given = term;
        }

        @Override
        Node with(String symbol, Traits changed) {
            return new Given(given.named(symbol), changed);
        }

        @Override
        Term tree(Side side) {
            return given.at(side);
        }

        @Override
        public Term term() {
            return super.noted(given);
        }

        @Override
        @Nullable
        ToDoubleFunction<double[]> below(Inputs inputs) {
            return null;
        }
    }

    private static final class Computed extends Node {
        private final Expression formula;
        private final Evaluation evaluation;

        Computed(
                String name,
                String label,
                String unit,
                double low,
                double high,
                Expression formula,
                Evaluation evaluation,
                Traits traits) {
            super(name, label, unit, low, high, traits);
            this.formula = formula;
            this.evaluation = evaluation;
        }

        @Override
        Node with(String symbol, Traits changed) {
            return new Computed(symbol, label(), unit(), super.low, super.high, formula, evaluation, changed);
        }

        @Override
        Term tree(Side side) {
            return Term.computed(
                    name(), label(), Interval.exact(end(side)), unit(), formula, evaluation.children(formula, side));
        }

        @Override
        Map<String, Side> sides(Side side) {
            return evaluation.inputSides(formula, side);
        }

        @Override
        ToDoubleFunction<double[]> below(Inputs inputs) {
            return evaluation.compile(formula, inputs);
        }
    }

    private static final class Chosen extends Node {
        private final Function<Side, Term> trees;
        private final Function<Inputs, ToDoubleFunction<double[]>> drawn;

        Chosen(
                String name,
                String label,
                String unit,
                double low,
                double high,
                Function<Side, Term> trees,
                Function<Inputs, ToDoubleFunction<double[]>> drawn,
                Traits traits) {
            super(name, label, unit, low, high, traits);
            this.trees = trees;
            this.drawn = drawn;
        }

        @Override
        Node with(String symbol, Traits changed) {
            Function<Side, Term> named =
                    symbol.equals(name()) ? trees : side -> trees.apply(side).named(symbol);
            return new Chosen(symbol, label(), unit(), end(Side.LOW), end(Side.HIGH), named, drawn, changed);
        }

        @Override
        Term tree(Side side) {
            return trees.apply(side);
        }

        @Override
        ToDoubleFunction<double[]> below(Inputs inputs) {
            return drawn.apply(inputs);
        }
    }
}
