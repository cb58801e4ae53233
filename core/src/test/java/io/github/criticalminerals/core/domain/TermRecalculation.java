package io.github.criticalminerals.core.domain;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@link Term#toText} prints and computes every formula again, as a reader with a pocket calculator would:
 * nothing but the printed text is used.
 *
 * <p>Where a term and all its children are exact, formula and value must agree to 1e-12 relative. Where an interval is
 * among them, the value is computed again only if a note of the term says {@link #END_BY_END}: then the formula at the
 * children's lower ends must give the lower end and at their upper ends the upper end. Other such terms are skipped,
 * counted, and the count is printed.
 *
 * <p>For tests of whatever explains itself by terms: {@code TermRecalculation.check(result.term())}.
 */
public final class TermRecalculation {

    /** What a note says where the formula gives each end from the children's ends of the same side. */
    public static final String END_BY_END = "each end is the formula at that end of every term below";

    private static final double TOLERANCE = 1e-12;
    /** For differences of numbers much larger than the result: relative to the largest child. */
    private static final double CANCELLATION = 1e-15;

    private static final Pattern LINE = Pattern.compile("(?<name>[A-Za-z][A-Za-z0-9_]*) = (?<value>\\S+)"
            + "(?: \\((?<unit>.*?)\\))??(?: = (?<formula>[^\\[@]+?))?(?: \\[(?<label>.*)])?(?<sources>(?: @\\d+)*)");
    private static final Pattern SOURCE = Pattern.compile("@(\\d+) (.+)");

    private TermRecalculation() {}

    /**
     * One term as it was printed.
     *
     * @param name the symbol
     * @param value the value
     * @param unit the unit, empty if none
     * @param formula the expression, empty for an input
     * @param label the words, empty if none
     * @param sources the printed sources, as text
     * @param notes the notes
     * @param children the terms below
     */
    public record Line(
            String name,
            Interval value,
            String unit,
            Optional<String> formula,
            String label,
            List<String> sources,
            List<String> notes,
            List<Line> children) {}

    /**
     * What came out.
     *
     * @param inputs terms without formula
     * @param recomputed terms whose formula gave the printed value
     * @param skipped terms with a formula that intervals keep from being computed again
     * @param faults one line for each term whose formula did not give the printed value or could not be read
     */
    public record Outcome(int inputs, int recomputed, int skipped, List<String> faults) {}

    /**
     * Computes a tree again and fails on any difference; prints how many terms were skipped, if any.
     *
     * @param term the root
     * @return the counts
     */
    public static Outcome check(Term term) {
        Outcome outcome = recompute(term.toText());
        if (!outcome.faults().isEmpty()) {
            throw new AssertionError(String.join("\n", outcome.faults()) + "\nin\n" + term.toText());
        }
        if (outcome.skipped() > 0) {
            System.out.println("term " + term.name() + ": " + outcome.recomputed() + " formulas computed again, "
                    + outcome.skipped() + " skipped (intervals)");
        }
        return outcome;
    }

    /**
     * Computes every formula of a printed tree again.
     *
     * @param text what {@link Term#toText} prints
     * @return what came out
     */
    public static Outcome recompute(String text) {
        Count count = new Count();
        count.visit(parse(text));
        return new Outcome(count.inputs, count.recomputed, count.skipped, ImmutableList.copyOf(count.faults));
    }

    /**
     * Reads a printed tree.
     *
     * @param text what {@link Term#toText} prints
     * @return the root
     * @throws IllegalArgumentException if the text has another form, naming the line
     */
    public static Line parse(String text) {
        List<String> lines = text.lines().toList();
        List<String> sources = new ArrayList<>();
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).startsWith("@")) {
            end--;
        }
        for (String line : lines.subList(end, lines.size())) {
            Matcher source = SOURCE.matcher(line);
            if (!source.matches() || Integer.parseInt(source.group(1)) != sources.size() + 1) {
                throw new IllegalArgumentException("not a numbered source: " + line);
            }
            sources.add(source.group(2));
        }
        Deque<Line> open = new ArrayDeque<>();
        Line root = null;
        for (String line : lines.subList(0, end)) {
            String content = line.stripLeading();
            int depth = (line.length() - content.length()) / 2;
            if (content.startsWith("! ")) {
                if (depth != open.size() - 1) {
                    throw new IllegalArgumentException("a note at the wrong indentation: " + line);
                }
                open.element().notes().add(content.substring(2));
                continue;
            }
            if (depth > open.size() || (depth == 0 && root != null)) {
                throw new IllegalArgumentException("a term at the wrong indentation: " + line);
            }
            while (open.size() > depth) {
                open.pop();
            }
            Line term = line(content, sources);
            if (open.isEmpty()) {
                root = term;
            } else {
                open.element().children().add(term);
            }
            open.push(term);
        }
        if (root == null) {
            throw new IllegalArgumentException("there is no term in \"" + text + "\"");
        }
        return root;
    }

    private static Line line(String content, List<String> sources) {
        Matcher parts = LINE.matcher(content);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a term: " + content);
        }
        List<String> cited = new ArrayList<>();
        for (String number : parts.group("sources").split(" @", -1)) {
            if (!number.isEmpty()) {
                cited.add(sources.get(Integer.parseInt(number) - 1));
            }
        }
        return new Line(
                parts.group("name"),
                Interval.parse(parts.group("value")),
                Optional.ofNullable(parts.group("unit")).orElse(""),
                Optional.ofNullable(parts.group("formula")),
                Optional.ofNullable(parts.group("label")).orElse(""),
                cited,
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static final class Count {
        private int inputs;
        private int recomputed;
        private int skipped;
        private final List<String> faults = new ArrayList<>();

        private void visit(Line term) {
            if (term.formula().isEmpty()) {
                inputs++;
            } else {
                compute(term, term.formula().get());
            }
            term.children().forEach(this::visit);
        }

        private void compute(Line term, String formula) {
            boolean exact = term.value().isExact()
                    && term.children().stream().allMatch(child -> child.value().isExact());
            boolean endByEnd = term.notes().stream().anyMatch(note -> note.startsWith(END_BY_END));
            try {
                if (exact || endByEnd) {
                    boolean lower = agrees(term, formula, Interval::lower);
                    boolean upper = exact || agrees(term, formula, Interval::upper);
                    if (lower && upper) {
                        recomputed++;
                    }
                } else {
                    new Expression(formula, term, Interval::lower).value();
                    skipped++;
                }
            } catch (IllegalArgumentException e) {
                faults.add("term " + term.name() + ": " + e.getMessage());
            }
        }

        private boolean agrees(Line term, String formula, ToDoubleFunction<Interval> end) {
            double computed = new Expression(formula, term, end).value();
            double printed = end.applyAsDouble(term.value());
            double largestChild = term.children().stream()
                    .mapToDouble(child -> Math.abs(end.applyAsDouble(child.value())))
                    .filter(Double::isFinite)
                    .max()
                    .orElse(0);
            double allowed =
                    Math.max(TOLERANCE * Math.max(Math.abs(printed), Math.abs(computed)), CANCELLATION * largestChild);
            if (computed == printed || Math.abs(computed - printed) <= allowed) {
                return true;
            }
            faults.add(String.format(
                    Locale.ROOT, "term %s: %s gives %s, but printed is %s", term.name(), formula, computed, printed));
            return false;
        }
    }

    /** A recursive-descent evaluator of one formula at one end of the children's values. */
    private static final class Expression {
        private final String formula;
        private final Line term;
        private final ToDoubleFunction<Interval> end;
        private int at;
        /** Which child of a name that several have is meant; -1 outside sum, mean, largest and least. */
        private int index = -1;
        /** The names met directly inside the innermost sum, mean, largest or least. */
        private Set<String> ranging = new LinkedHashSet<>();

        Expression(String formula, Line term, ToDoubleFunction<Interval> end) {
            this.formula = formula;
            this.term = term;
            this.end = end;
        }

        double value() {
            double value = sum();
            if (peek() != 0) {
                throw unreadable("the end");
            }
            return value;
        }

        private double sum() {
            double value = product();
            while (peek() == '+' || peek() == '-') {
                value = take() == '+' ? value + product() : value - product();
            }
            return value;
        }

        private double product() {
            double value = signed();
            while (peek() == '*' || peek() == '/') {
                if (take() == '*') {
                    double factor = signed();
                    value = value == 0 || factor == 0 ? 0 : value * factor;
                } else {
                    value /= signed();
                }
            }
            return value;
        }

        private double signed() {
            if (peek() == '-') {
                take();
                return -signed();
            }
            return power();
        }

        private double power() {
            double base = atom();
            if (peek() == '^') {
                take();
                return Math.pow(base, signed());
            }
            return base;
        }

        private double atom() {
            char c = peek();
            if (c == '(') {
                take();
                double value = sum();
                expect(')');
                return value;
            }
            if (Character.isDigit(c)) {
                return number();
            }
            if (!Character.isLetter(c)) {
                throw unreadable("a number, a name or (");
            }
            int start = at;
            while (at < formula.length()
                    && (Character.isLetterOrDigit(formula.charAt(at)) || formula.charAt(at) == '_')) {
                at++;
            }
            String name = formula.substring(start, at);
            if (peek() != '(') {
                return named(name);
            }
            take();
            double value = call(name);
            expect(')');
            return value;
        }

        private double call(String function) {
            return switch (function) {
                case "sqrt" -> Math.sqrt(sum());
                case "ln" -> Math.log(sum());
                case "exp" -> Math.exp(sum());
                case "min", "max" -> {
                    double value = sum();
                    expect(',');
                    double other = sum();
                    yield function.equals("min") ? Math.min(value, other) : Math.max(value, other);
                }
                case "clamp" -> {
                    double value = sum();
                    expect(',');
                    double low = sum();
                    expect(',');
                    yield Math.min(Math.max(value, low), sum());
                }
                case "sum", "mean", "largest", "least" -> aggregate(function);
                default -> throw new IllegalArgumentException("no function " + function + " in " + formula);
            };
        }

        private double aggregate(String function) {
            int start = at;
            int outerIndex = index;
            Set<String> outerRanging = ranging;
            ranging = new LinkedHashSet<>();
            index = 0;
            List<Double> values = new ArrayList<>();
            values.add(sum());
            int size = 1;
            for (String name : ranging) {
                int count = valuesOf(name).size();
                if (size > 1 && count > 1 && count != size) {
                    throw new IllegalArgumentException(
                            "names of unequal counts " + ranging + " in " + function + " of " + formula);
                }
                size = Math.max(size, count);
            }
            for (index = 1; index < size; index++) {
                at = start;
                values.add(sum());
            }
            index = outerIndex;
            ranging = outerRanging;
            double total = values.stream().mapToDouble(Double::doubleValue).sum();
            return switch (function) {
                case "sum" -> total;
                case "mean" -> total / size;
                case "largest" ->
                    values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
                default ->
                    values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            };
        }

        private double named(String name) {
            List<Double> values = valuesOf(name);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no term " + name + " below, in " + formula);
            }
            ranging.add(name);
            if (values.size() == 1) {
                return values.get(0);
            }
            if (index < 0) {
                throw new IllegalArgumentException("several terms " + name + " below, not inside a sum, in " + formula);
            }
            if (index >= values.size()) {
                throw new IllegalArgumentException("names of unequal counts " + ranging + " in " + formula);
            }
            return values.get(index);
        }

        private List<Double> valuesOf(String name) {
            return term.children().stream()
                    .filter(child -> child.name().equals(name))
                    .map(child -> end.applyAsDouble(child.value()))
                    .toList();
        }

        private double number() {
            Matcher number = Pattern.compile("\\d+(\\.\\d+)?([eE][+-]?\\d+)?").matcher(formula);
            if (!number.find(at)) {
                throw unreadable("a number");
            }
            at = number.end();
            return Double.parseDouble(number.group());
        }

        private void expect(char wanted) {
            if (peek() != wanted) {
                throw unreadable(String.valueOf(wanted));
            }
            take();
        }

        /** The next character that is no space, or 0 at the end. */
        private char peek() {
            while (at < formula.length() && formula.charAt(at) == ' ') {
                at++;
            }
            return at < formula.length() ? formula.charAt(at) : 0;
        }

        private char take() {
            char c = peek();
            at++;
            return c;
        }

        private IllegalArgumentException unreadable(String wanted) {
            return new IllegalArgumentException("expected " + wanted + " at \""
                    + formula.substring(Math.min(at, formula.length())) + "\" in " + formula);
        }
    }
}
