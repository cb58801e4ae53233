package io.github.criticalminerals.core.domain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Expression.Constant;
import io.github.criticalminerals.core.domain.Expression.Operation;
import io.github.criticalminerals.core.domain.Expression.Operator;
import io.github.criticalminerals.core.domain.Expression.Symbol;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Computes an expression over nodes: at either end, or compiled to a function of a draw. */
final class Evaluation {

    /** The same number in every draw. */
    record Known(double value) implements ToDoubleFunction<double[]> {
        @Override
        public double applyAsDouble(double[] drawn) {
            return value;
        }
    }

    private static final int FEW = 4;

    private final ImmutableList<Node> children;
    /** The children of each name; the names are few, and sooner looked through than put into a map. */
    private final List<List<Node>> byName;

    private final boolean exact;

    Evaluation(List<Node> children) {
        this.children = ImmutableList.copyOf(children);
        this.byName = new ArrayList<>(Math.min(FEW, children.size()));
        boolean allExact = true;
        for (Node child : this.children) {
            List<Node> same = find(child.name());
            if (same.isEmpty()) {
                same = new ArrayList<>(1);
                byName.add(same);
            }
            same.add(child);
            allExact &= child.isExact();
        }
        this.exact = allExact;
    }

    private List<Node> find(String name) {
        for (List<Node> same : byName) {
            if (same.get(0).name().equals(name)) {
                return same;
            }
        }
        return ImmutableList.of();
    }

    /** Whether every child is, so that both ends of the value are one. */
    boolean isExact() {
        return exact;
    }

    /** The value with every child at the end that moves it to a side. */
    double end(Expression formula, Side side) {
        Map<String, Set<Side>> sides = exact ? ImmutableMap.of() : new LinkedHashMap<>();
        double end = end(formula, side, 0, sides);
        sides.forEach((name, both) -> {
            if (both.size() > 1) {
                throw new IllegalArgumentException(
                        "formula must move one way with " + name + ", which is not exact, but was " + formula);
            }
        });
        return end;
    }

    /** The children, each at the end that moves the value to a side. */
    List<Term> children(Expression formula, Side side) {
        Map<String, Set<Side>> sides = new LinkedHashMap<>();
        end(formula, side, 0, sides);
        return children.stream()
                .map(child -> child.at(sideOf(child, side, sides)))
                .collect(ImmutableList.toImmutableList());
    }

    /** Which end of each input gives one end of the value. */
    Map<String, Side> inputSides(Expression formula, Side side) {
        Map<String, Set<Side>> sides = new LinkedHashMap<>();
        end(formula, side, 0, sides);
        Map<String, Side> inputs = new LinkedHashMap<>();
        children.forEach(child -> inputs.putAll(child.sides(sideOf(child, side, sides))));
        return ImmutableMap.copyOf(inputs);
    }

    private static Side sideOf(Node child, Side side, Map<String, Set<Side>> sides) {
        return sides.getOrDefault(child.name(), EnumSet.of(side)).iterator().next();
    }

    private double end(Expression formula, Side side, int index, Map<String, Set<Side>> sides) {
        if (formula instanceof Constant constant) {
            return constant.value();
        }
        if (formula instanceof Symbol symbol) {
            List<Node> found = named(symbol.name());
            Node child = found.get(found.size() == 1 ? 0 : index);
            if (!child.isExact()) {
                sides.computeIfAbsent(symbol.name(), name -> EnumSet.noneOf(Side.class))
                        .add(side);
            }
            return child.end(side);
        }
        Operation operation = (Operation) formula;
        Operator operator = operation.operator();
        if (operator.ranges()) {
            int size = size(operation.operand(0));
            double value = end(operation.operand(0), side, 0, sides);
            for (int i = 1; i < size; i++) {
                value = operator.apply(value, end(operation.operand(0), side, i, sides));
            }
            return operator == Operator.MEAN ? value / size : value;
        }
        double[] ends = new double[operation.operands().size()];
        for (int i = 0; i < ends.length; i++) {
            Side of = rises(operation, i, side, index) ? side : side.opposite();
            ends[i] = end(operation.operand(i), of, index, sides);
            if (ends[i] < 0 && !mayBeNegative(operation, i, index)) {
                throw new IllegalArgumentException("factors, divisors, bases and parts must not be negative, but "
                        + operation.operand(i) + " was " + ends[i] + " in " + formula);
            }
        }
        return switch (operator) {
            case NEGATIVE -> -ends[0];
            case LN -> Math.log(ends[0]);
            case EXP -> Math.exp(ends[0]);
            case CLAMP -> Math.min(Math.max(ends[0], ends[1]), ends[2]);
            case BLEND -> ends[0] * ends[2] + ends[1] * (1 - ends[2]);
            case BETWEEN -> ends[0] + (ends[1] - ends[0]) * ends[2];
            default -> {
                double value = ends[0];
                for (int i = 1; i < ends.length; i++) {
                    value = operator.apply(value, ends[i]);
                }
                yield value;
            }
        };
    }

    /** Which way an operation moves with one of its operands. */
    private boolean rises(Operation operation, int operand, Side side, int index) {
        return switch (operation.operator()) {
            case MINUS, OVER, SHARE, LACK -> operand == 0;
            case NEGATIVE -> false;
            case BLEND -> operand != 2 || bare(operation, 0, side, index) >= bare(operation, 1, side, index);
            case BETWEEN -> operand != 2 || bare(operation, 1, side, index) >= bare(operation, 0, side, index);
            case POWER -> operand == 0 ? isAbove(operation, 1, 0, index) : isAbove(operation, 0, 1, index);
            default -> true;
        };
    }

    /** Whether an operand lies above a number at which the power turns. */
    private boolean isAbove(Operation power, int operand, double turn, int index) {
        double low = bare(power, operand, Side.LOW, index);
        double high = bare(power, operand, Side.HIGH, index);
        boolean other = bare(power, 1 - operand, Side.LOW, index) < bare(power, 1 - operand, Side.HIGH, index);
        if (low < turn && high > turn && other) {
            throw new IllegalArgumentException(power.operand(operand) + " must not lie on both sides of " + turn
                    + " in " + power + ", but was " + low + ".." + high);
        }
        return high > turn;
    }

    /** Whether the operation moves one way although an operand is negative: all is exact, or but for one factor. */
    private boolean mayBeNegative(Operation operation, int operand, int index) {
        Operator operator = operation.operator();
        boolean factor = operator == Operator.TIMES || (operator == Operator.OVER && operand == 0);
        boolean signed = operator == Operator.POWER
                ? operand == 0
                : factor || operator == Operator.OVER || operator == Operator.SHARE || operator == Operator.LACK;
        for (int i = 0; signed && i < operation.operands().size(); i++) {
            boolean own = i == operand && factor;
            if (!own && bare(operation, i, Side.LOW, index) != bare(operation, i, Side.HIGH, index)) {
                return false;
            }
        }
        return true;
    }

    private double bare(Operation operation, int operand, Side side, int index) {
        return end(operation.operand(operand), side, index, new LinkedHashMap<>());
    }

    private List<Node> named(String name) {
        List<Node> found = find(name);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("formula must name children, "
                    + byName.stream().map(same -> same.get(0).name()).toList() + ", but named " + name);
        }
        return found;
    }

    /** Over how many a sum ranges. */
    private int size(Expression each) {
        Set<Integer> sizes = new LinkedHashSet<>();
        sizes(each, sizes);
        sizes.remove(1);
        if (sizes.size() > 1) {
            throw new IllegalArgumentException("names of unequal counts " + sizes + " in " + each);
        }
        return sizes.isEmpty() ? 1 : sizes.iterator().next();
    }

    private void sizes(Expression each, Set<Integer> sizes) {
        if (each instanceof Symbol symbol) {
            sizes.add(named(symbol.name()).size());
        } else if (each instanceof Operation operation && !operation.operator().ranges()) {
            operation.operands().forEach(operand -> sizes(operand, sizes));
        }
    }

    /** The formula over drawn children, which are compiled in their order. */
    ToDoubleFunction<double[]> compile(Expression formula, Node.Inputs inputs) {
        Map<String, List<ToDoubleFunction<double[]>>> drawn = new LinkedHashMap<>();
        children.forEach(child ->
                drawn.computeIfAbsent(child.name(), name -> new ArrayList<>()).add(child.compile(inputs)));
        return compile(formula, 0, drawn);
    }

    private ToDoubleFunction<double[]> compile(
            Expression formula, int index, Map<String, List<ToDoubleFunction<double[]>>> drawn) {
        if (formula instanceof Constant constant) {
            return new Known(constant.value());
        }
        if (formula instanceof Symbol symbol) {
            List<ToDoubleFunction<double[]>> of = drawn.getOrDefault(symbol.name(), ImmutableList.of());
            return of.get(of.size() == 1 ? 0 : index);
        }
        Operation operation = (Operation) formula;
        List<ToDoubleFunction<double[]>> operands = new ArrayList<>();
        int size = operation.operator().ranges()
                ? size(operation.operand(0))
                : operation.operands().size();
        for (int i = 0; i < size; i++) {
            operands.add(
                    operation.operator().ranges()
                            ? compile(operation.operand(0), i, drawn)
                            : compile(operation.operand(i), index, drawn));
        }
        ToDoubleFunction<double[]> compiled = Compiled.of(operation.operator(), operands);
        return operands.stream().allMatch(Known.class::isInstance)
                ? new Known(compiled.applyAsDouble(new double[0]))
                : compiled;
    }
}
