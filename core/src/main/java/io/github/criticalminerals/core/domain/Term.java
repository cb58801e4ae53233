package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One number of a calculation, with its unit, how it was made of other numbers, and where those come from: the tree
 * that {@code explain()} prints.
 *
 * <p>A term without formula is an input. The formula of any other term is an arithmetic expression over the names of
 * its children, so that a reader, or a program, can compute it again: numbers, {@code + - * / ^ ( )}, and the functions
 * {@code sqrt}, {@code ln}, {@code exp}, {@code min(a, b)}, {@code max(a, b)}, {@code clamp(x, low, high)}, {@code
 * sum(expression)}, {@code mean(expression)}, {@code largest(expression)} and {@code least(expression)}. Several
 * children may have one name; inside {@code sum}, {@code mean}, {@code largest} and {@code least} the expression is
 * evaluated once for the first child of each name, once for the second and so on, with names that occur once held
 * fixed. Where one of these stands inside another, a name ranges with the inner one. A product with zero is zero, as in
 * {@link Interval#times}, so that {@code s * ln(s)} is zero at zero; {@code ^} binds before a sign and from the right.
 *
 * <p>Text, one term a line, children indented by two spaces below:
 *
 * <pre>{@code
 * H = 0.52 (fraction, 0..1) = sum(s^2) [Herfindahl-Hirschman index]
 *   s = 0.6 (fraction, 0..1) = x / X [Country A]
 *     x = 60 (t) [Country A] @1
 * }</pre>
 *
 * A line is: name, {@code =}, the value as an interval, the unit in parentheses, the formula after a second {@code =}
 * if there is one, the label in brackets, the numbers of the sources. Lines that begin with {@code !} are notes on the
 * term above. The numbered sources follow the tree.
 */
@Json.OnlyAnnotated
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class Term implements Worded {

    private static final String BETWEEN = "each end is the formula at that end of every term below";
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    @JsonProperty
    private final String name;

    @JsonProperty
    private final String label;

    @JsonProperty
    private final Interval value;

    @JsonProperty
    private final String unit;

    @JsonProperty
    private final @Nullable Expression formula;

    @JsonProperty
    private final ImmutableList<Source> sources;

    @JsonProperty
    private final ImmutableList<String> notes;

    /** Of this term alone. */
    @JsonProperty
    private final ImmutableList<String> omissions;

    @JsonProperty
    private final ImmutableList<Term> children;

    private Term(
            String name,
            String label,
            Interval value,
            String unit,
            @Nullable Expression formula,
            Iterable<Source> sources,
            Iterable<String> notes,
            Iterable<String> omissions,
            Iterable<Term> children) {
        this.name = Objects.requireNonNull(name, "name is required");
        this.label = oneLine(Objects.requireNonNull(label, "label is required"));
        this.value = Objects.requireNonNull(value, "value is required");
        this.unit = oneLine(Objects.requireNonNull(unit, "unit is required"));
        this.formula = formula;
        this.sources = ImmutableList.copyOf(sources);
        this.notes = ImmutableList.copyOf(Iterables.transform(notes, Term::oneLine));
        this.omissions = ImmutableList.copyOf(Iterables.transform(omissions, Term::oneLine));
        this.children = ImmutableList.copyOf(children);
        checkName(name);
        if (formula == null && !this.children.isEmpty()) {
            throw new IllegalArgumentException("term " + name + " has children and must say by which formula");
        }
    }

    /**
     * A number that was put in.
     *
     * @param name the symbol that formulas use: letters, digits and {@code _}
     * @param label what it is, in words
     * @param unit its unit and basis, for example {@code t REO} or {@code fraction, 0..1}
     * @param sources where it comes from, possibly none for an assumption
     */
    public static Term input(String name, String label, Interval value, String unit, List<Source> sources) {
        return new Term(
                name, label, value, unit, null, sources, ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
    }

    /**
     * A number that was computed.
     *
     * @param name the symbol that formulas use: letters, digits and {@code _}
     * @param label what it is, in words
     * @param formula over the children's names, that gives the value
     * @param children the terms it was computed of
     */
    public static Term computed(
            String name, String label, Interval value, String unit, Expression formula, List<Term> children) {
        return new Term(
                name,
                label,
                value,
                unit,
                formula,
                ImmutableList.of(),
                ImmutableList.of(),
                ImmutableList.of(),
                children);
    }

    /**
     * A number of which two ends are known, each with a tree of its own.
     *
     * @param low the tree of the lower end, which is exact
     * @param high the tree of the upper end, likewise, of the same symbol
     * @return the term, with both trees below it; the one tree if both have one value
     */
    public static Term between(Term low, Term high) {
        return low.value.equals(high.value)
                ? low
                : between(low.name, low.label, low.named(low.name + "_low"), high.named(low.name + "_high"));
    }

    /**
     * A number of which two ends are known, each with a tree of its own symbol.
     *
     * @param name the symbol of the number
     * @param label what it is, in words
     * @param low the tree of the lower end, which is exact
     * @param high the tree of the upper end, likewise
     * @return the term, with both trees below it
     */
    public static Term between(String name, String label, Term low, Term high) {
        double from = low.value.exactValue();
        double to = high.value.exactValue();
        Term t = input("t", "where between the ends, unknown", Interval.UNIT, "fraction, 0..1", ImmutableList.of());
        // Rounding alone may turn ends around that are equal in truth
        return computed(
                        name,
                        label,
                        Interval.of(Math.min(from, to), Math.max(from, to)),
                        low.unit,
                        Expression.of(
                                Expression.Operator.BETWEEN,
                                Expression.of(low.name),
                                Expression.of(high.name),
                                Expression.of(t.name)),
                        ImmutableList.of(low, high, t))
                .withNote(BETWEEN);
    }

    /**
     * This number at one end of its range.
     *
     * @return the tree that it has for that end; the bare number with a note, if it has none; this term if it is exact
     */
    public Term at(Side side) {
        if (value.isExact()) {
            return this;
        }
        Term end = is(Expression.Operator.BETWEEN)
                ? children.get(side == Side.LOW ? 0 : 1).named(name)
                : input(name, label, Interval.exact(value.at(side)), unit, sources)
                        .withNote("one end of " + value.inWords());
        for (String note : notes) {
            end = note.equals(BETWEEN) ? end : end.withNote(note);
        }
        return end.withOmissions(omissions);
    }

    /**
     * What was done last.
     *
     * @return true if the formula is that operator with its operands
     */
    public boolean is(Expression.Operator operator) {
        return formula instanceof Expression.Operation operation && operation.operator() == operator;
    }

    static String checkName(String name) {
        boolean isName = !name.isEmpty() && isLetter(name.charAt(0));
        for (int i = 1; isName && i < name.length(); i++) { // not by a pattern: every node of every score has a name
            char c = name.charAt(i);
            isName = isLetter(c) || (c >= '0' && c <= '9') || c == '_';
        }
        if (!isName) {
            throw new IllegalArgumentException("term name must be letters, digits and _, but was \"" + name + "\"");
        }
        return name;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Term ofJson(
            @JsonProperty("name") Json.@Nullable Words name,
            @JsonProperty("label") Json.@Nullable Words label,
            @JsonProperty("value") @Nullable Interval value,
            @JsonProperty("unit") Json.@Nullable Words unit,
            @JsonProperty("formula") @Nullable Expression formula,
            @JsonProperty("sources") @Nullable List<Source> sources,
            @JsonProperty("notes") @Nullable List<Json.Words> notes,
            @JsonProperty("omissions") @Nullable List<Json.Words> omissions,
            @JsonProperty("children") @Nullable List<Term> children) {
        return new Term(
                Json.required(name, "name"),
                label == null ? "" : label.value(),
                value,
                unit == null ? "" : unit.value(),
                formula,
                sources == null ? ImmutableList.of() : sources,
                Json.list(notes),
                Json.list(omissions),
                children == null ? ImmutableList.of() : children);
    }

    /** Returns a copy with a note below it. */
    public Term withNote(String note) {
        return with(ImmutableList.<String>builder().addAll(notes).add(note).build(), omissions);
    }

    /**
     * {@return a copy that says what the value is without}
     *
     * @param more one line each, such as {@code without United States: withheld}, added to those there are
     */
    public Term withOmissions(List<String> more) {
        return with(
                notes,
                ImmutableSet.<String>builder().addAll(omissions).addAll(more).build());
    }

    private Term with(Iterable<String> remarks, Iterable<String> missing) {
        return new Term(name, label, value, unit, formula, sources, remarks, missing, children);
    }

    /** Returns a copy under another symbol, for use in a larger formula: letters, digits and {@code _}. */
    public Term named(String symbol) {
        return new Term(symbol, label, value, unit, formula, sources, notes, omissions, children);
    }

    /** {@return the symbol that formulas use, for example {@code H}} */
    public String name() {
        return name;
    }

    /** {@return what it is, in words, for example {@code Herfindahl-Hirschman index}} */
    public String label() {
        return label;
    }

    /** {@return the value, in {@link #unit}} */
    public Interval value() {
        return value;
    }

    /** {@return the unit and basis, for example {@code t REO}} */
    public String unit() {
        return unit;
    }

    /** {@return how the value was made of the children: the expression, or empty if this is an input} */
    public Optional<Expression> formula() {
        return Optional.ofNullable(formula);
    }

    /** {@return where an input comes from: the sources, possibly none} */
    public List<Source> sources() {
        return sources;
    }

    /** {@return the sources of this term and of all below it, each once, in the order of the tree} */
    public Set<Source> allSources() {
        Set<Source> all = new LinkedHashSet<>(sources);
        children.forEach(child -> all.addAll(child.allSources()));
        return Collections.unmodifiableSet(all);
    }

    /** {@return remarks: one line each} */
    public List<String> notes() {
        return notes;
    }

    /** {@return what the value is without: one line for each omission of this term and of those below it} */
    public List<String> omissions() {
        Set<String> all = new LinkedHashSet<>(omissions);
        children.forEach(child -> all.addAll(child.omissions()));
        return ImmutableList.copyOf(all);
    }

    /** {@return the terms that this one was computed of: the children, none for an input} */
    public List<Term> children() {
        return children;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Term that
                && name.equals(that.name)
                && label.equals(that.label)
                && value.equals(that.value)
                && unit.equals(that.unit)
                && Objects.equals(formula, that.formula)
                && sources.equals(that.sources)
                && notes.equals(that.notes)
                && omissions.equals(that.omissions)
                && children.equals(that.children);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, label, value, unit, formula, sources, notes, omissions, children);
    }

    /**
     * {@return the tree as text, with its sources numbered below: lines separated by line feeds, the last one ended
     * too}
     */
    public String toText() {
        return toText(Integer.MAX_VALUE);
    }

    /**
     * The upper part of the tree as text.
     *
     * @param depth how many levels below this one, at least 0
     * @return as {@link #toText()}, with a line that counts the terms that are left out below a term, and the sources
     *     of those shown
     * @throws IllegalArgumentException if the depth is negative
     */
    public String toText(int depth) {
        if (depth < 0) {
            throw new IllegalArgumentException("depth must be at least 0, but was " + depth);
        }
        Map<Source, Integer> numbers = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        print("", depth, text, numbers);
        numbers.forEach((source, number) ->
                text.append('@').append(number).append(' ').append(source).append('\n'));
        return text.toString();
    }

    /** {@return this for people: its label, value with few digits and unit, and what it is without} */
    @Override
    public String inWords() {
        return (label.isEmpty() ? name : label) + " " + value.inWords() + (unit.isEmpty() ? "" : " " + unit)
                + Text.behind(omissions());
    }

    /** The first line of {@link #toText} without sources, and what the value is without. */
    @Override
    public String toString() {
        return line() + Text.behind(omissions());
    }

    private String line() {
        StringBuilder line = new StringBuilder(name).append(" = ").append(value);
        if (!unit.isEmpty()) {
            line.append(" (").append(unit).append(')');
        }
        if (formula != null) {
            line.append(" = ").append(formula);
        }
        if (!label.isEmpty()) {
            line.append(" [").append(label).append(']');
        }
        return line.toString();
    }

    /** Runs of white space become one space. Most texts have none, and a pattern takes a fifth of a report's time. */
    private static String oneLine(String text) {
        String stripped = text.strip();
        boolean plain = !stripped.contains("  ");
        for (int i = 0; plain && i < stripped.length(); i++) {
            plain = stripped.charAt(i) >= ' ';
        }
        return plain ? stripped : WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }

    private int below() {
        return children.stream().mapToInt(child -> 1 + child.below()).sum();
    }

    private void print(String indent, int depth, StringBuilder text, Map<Source, Integer> numbers) {
        text.append(indent).append(line());
        for (Source source : sources) {
            text.append(" @").append(numbers.computeIfAbsent(source, s -> numbers.size() + 1));
        }
        text.append('\n');
        for (String note : Iterables.concat(notes, omissions)) {
            text.append(indent).append("! ").append(note).append('\n');
        }
        if (depth == 0 && !children.isEmpty()) {
            int below = below();
            text.append(indent).append("  ... ").append(below).append(below == 1 ? " term" : " terms");
            text.append(" below\n");
            return;
        }
        for (Term child : children) {
            child.print(indent + "  ", depth - 1, text, numbers);
        }
    }
}
