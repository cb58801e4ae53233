package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The formula of a {@link Term} or a {@link Node}, over the names of its children.
 *
 * <pre>{@code
 * Expression.of("VA").times("EXP").over("OP").summed().over("GDP")
 * }</pre>
 *
 * <p>It prints as {@code sum(VA*EXP/OP) / GDP}; nothing reads that text back. A name that several children have ranges
 * over them inside {@link #summed}, {@link #mean}, {@link #largest} and {@link Operator#LEAST}, as {@link Term}
 * describes.
 *
 * <p>Which way the value moves with each name follows from the operators: up with the terms of a sum and the factors of
 * a product, down with what is subtracted and divided by. Factors and divisors are never negative. A name that stands
 * above and below a fraction line has an operator of its own: {@link #shareWith} and {@link #lacking}.
 *
 * <p>JSON: a name is a text, a number a number, and an operation a list of the operator and its operands: {@code
 * ["over",["sum",["times","VA","EXP"]],"GDP"]}.
 */
public sealed interface Expression {

    /** What an operation does with its operands. */
    enum Operator {
        /** {@code a + b + c}. */
        PLUS,
        /** {@code a - b}. */
        MINUS,
        /** {@code a*b*c}, of numbers that are not negative, zero if one is. */
        TIMES,
        /** {@code a / b}, of numbers that are not negative. */
        OVER,
        /** {@code a^b}, a not negative. */
        POWER,
        /** {@code -a}. */
        NEGATIVE,
        /** {@code min(a, b)}. */
        MIN,
        /** {@code max(a, b)}. */
        MAX,
        /** {@code clamp(x, low, high)}. */
        CLAMP,
        /** {@code ln(a)}. */
        LN,
        /** {@code exp(a)}. */
        EXP,
        /** A part in the whole that it makes with a rest, {@code a / (b + a)}: up with the part, down with the rest. */
        SHARE,
        /** What a part leaves of a whole, {@code (a - b) / a}: up with the whole, down with the part. */
        LACK,
        /** {@code a*w + b * (1 - w)}: which way it moves with w depends on which of a and b is the greater. */
        BLEND,
        /** {@code a + (b - a) * t}: a number of which two ends are known. */
        BETWEEN,
        /** {@code sum(a)}. */
        SUM,
        /** {@code mean(a)}. */
        MEAN,
        /** {@code largest(a)}. */
        LARGEST,
        /** {@code least(a)}. */
        LEAST;

        /** Whether the one operand ranges over the children of a name. */
        boolean ranges() {
            return compareTo(SUM) >= 0;
        }

        double apply(double x, double y) {
            return switch (this) {
                case PLUS, SUM, MEAN -> x + y;
                case MINUS -> x - y;
                case TIMES -> x == 0 || y == 0 ? 0 : x * y;
                case OVER -> x / y;
                case POWER -> y == 2 ? x * x : y == 1.0 / 3 ? Math.cbrt(x) : Math.pow(x, y);
                case MIN, LEAST -> Math.min(x, y);
                case MAX, LARGEST -> Math.max(x, y);
                case SHARE -> share(x, y);
                case LACK -> (x - y) / x;
                default -> throw new IllegalStateException(this + " has no two operands");
            };
        }

        private static double share(double part, double rest) {
            if (part + rest == 0) {
                throw new IllegalArgumentException("a share needs a whole above 0, but part and rest are both 0");
            }
            return part == Double.POSITIVE_INFINITY ? 1 : part / (rest + part);
        }
    }

    /**
     * The value of the children of a name.
     *
     * @param name the name: letters, digits and {@code _}
     */
    record Symbol(String name) implements Expression {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if it has another form
         */
        public Symbol {
            Term.checkName(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A number that is part of the formula.
     *
     * @param value the number, finite
     */
    record Constant(double value) implements Expression {
        @Override
        public String toString() {
            return Interval.exact(value).toString();
        }
    }

    /**
     * An operator with its operands.
     *
     * @param operator what is done
     * @param operands with what, in order
     */
    record Operation(Operator operator, List<Expression> operands) implements Expression {
        /**
         * Checks the number of operands.
         *
         * @throws IllegalArgumentException if the operator takes another number
         */
        public Operation {
            operands = ImmutableList.copyOf(operands);
            int size = operands.size();
            boolean fits =
                    switch (operator) {
                        case PLUS, TIMES -> size >= 2;
                        case MINUS, OVER, POWER, MIN, MAX, SHARE, LACK -> size == 2;
                        case CLAMP, BLEND, BETWEEN -> size == 3;
                        case NEGATIVE, LN, EXP, SUM, MEAN, LARGEST, LEAST -> size == 1;
                    };
            if (!fits) {
                throw new IllegalArgumentException(operator + " takes another number of operands, but had " + operands);
            }
        }

        Expression operand(int i) {
            return operands.get(i);
        }

        @Override
        public String toString() {
            return Notation.text(this);
        }
    }

    /** The children of a name. */
    static Expression of(String name) {
        return new Symbol(name);
    }

    /** A number. */
    static Expression of(double value) {
        return new Constant(value);
    }

    /**
     * The operator with its operands.
     *
     * @param operands with what, in order
     */
    static Expression of(Operator operator, Expression... operands) {
        return new Operation(operator, ImmutableList.copyOf(operands));
    }

    /**
     * What an operator is applied to last.
     *
     * @return its operands, empty if the last is another
     */
    default Optional<List<Expression>> of(Operator operator) {
        return this instanceof Operation operation && operation.operator == operator
                ? Optional.of(operation.operands)
                : Optional.empty();
    }

    /**
     * Whether the children of a name are in it.
     *
     * @return true if it is there
     */
    default boolean uses(String name) {
        return this instanceof Operation operation
                ? operation.operands.stream().anyMatch(operand -> operand.uses(name))
                : equals(of(name));
    }

    /**
     * The product of expressions, none of which is negative.
     *
     * @return the product, 1 of none
     */
    static Expression product(List<Expression> factors) {
        return factors.stream().reduce(Expression::times).orElse(of(1));
    }

    /**
     * A number between two others, {@code a*w + b * (1 - w)}.
     *
     * @param a what it is for weight 1
     * @param b what it is for weight 0
     * @param weight the weight, 0..1
     */
    static Expression blend(Expression a, Expression b, Expression weight) {
        return of(Operator.BLEND, a, b, weight);
    }

    /** {@return this plus another} */
    default Expression plus(Expression other) {
        return chained(Operator.PLUS, other);
    }

    /** {@return this plus the children of a name} */
    default Expression plus(String name) {
        return plus(of(name));
    }

    /** {@return this less another} */
    default Expression minus(Expression other) {
        return of(Operator.MINUS, this, other);
    }

    /** {@return this less the children of a name} */
    default Expression minus(String name) {
        return minus(of(name));
    }

    /** {@return this less a number} */
    default Expression minus(double number) {
        return minus(of(number));
    }

    /** {@return this times another; neither is negative} */
    default Expression times(Expression other) {
        return chained(Operator.TIMES, other);
    }

    /** {@return this times the children of a name} */
    default Expression times(String name) {
        return times(of(name));
    }

    /** {@return this times a number, which is not negative} */
    default Expression times(double factor) {
        return times(of(factor));
    }

    /** {@return this over another; neither is negative} */
    default Expression over(Expression divisor) {
        return of(Operator.OVER, this, divisor);
    }

    /** {@return this over the children of a name} */
    default Expression over(String name) {
        return over(of(name));
    }

    /** {@return this over a number, which is above 0} */
    default Expression over(double divisor) {
        return over(of(divisor));
    }

    /** {@return this to a power} */
    default Expression power(Expression exponent) {
        return of(Operator.POWER, this, exponent);
    }

    /** {@return this to a power that is a number} */
    default Expression power(double exponent) {
        return power(of(exponent));
    }

    /** {@return the square of this} */
    default Expression squared() {
        return power(2);
    }

    /** {@return the cube root of this} */
    default Expression cubeRoot() {
        return power(of(1).over(3));
    }

    /** {@return the natural logarithm of this} */
    default Expression ln() {
        return of(Operator.LN, this);
    }

    /** {@return e to the power of this} */
    default Expression exp() {
        return of(Operator.EXP, this);
    }

    /** {@return this with the opposite sign} */
    default Expression negative() {
        return of(Operator.NEGATIVE, this);
    }

    /** {@return this, or a number where it is less} */
    default Expression atLeast(double floor) {
        return of(Operator.MAX, this, of(floor));
    }

    /** {@return this moved into a range} */
    default Expression clamp(double low, double high) {
        return of(Operator.CLAMP, this, of(low), of(high));
    }

    /** {@return this over the sum of a rest and this; a share that rises with this and falls with the rest} */
    default Expression shareWith(Expression rest) {
        return of(Operator.SHARE, this, rest);
    }

    /** {@return what a part leaves of this whole, over this: rises with this and falls with the part} */
    default Expression lacking(Expression part) {
        return of(Operator.LACK, this, part);
    }

    /** {@return the sum of this over the children of its names} */
    default Expression summed() {
        return of(Operator.SUM, this);
    }

    /** {@return the mean of this over the children of its names} */
    default Expression mean() {
        return of(Operator.MEAN, this);
    }

    /** {@return the largest of this over the children of its names} */
    default Expression largest() {
        return of(Operator.LARGEST, this);
    }

    private Expression chained(Operator operator, Expression last) {
        boolean chain = this instanceof Operation same && same.operator == operator;
        List<Expression> operands = new ArrayList<>(chain ? ((Operation) this).operands : ImmutableList.of(this));
        operands.add(last);
        return new Operation(operator, operands);
    }

    /** {@return the form that JSON has} */
    @JsonValue
    default Object json() {
        if (this instanceof Symbol symbol) {
            return symbol.name;
        }
        if (this instanceof Constant constant) {
            return constant.value;
        }
        Operation operation = (Operation) this;
        return ImmutableList.builder()
                .add(operation.operator.name().toLowerCase(Locale.ROOT))
                .addAll(operation.operands.stream().map(Expression::json).iterator())
                .build();
    }

    /**
     * Reads the form that JSON has.
     *
     * @param json a text, a number, or a list of an operator and its operands
     * @throws IllegalArgumentException if it is none of these
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Expression ofJson(@Nullable Object json) {
        if (json instanceof String name) {
            return of(name);
        }
        if (json instanceof Number number) {
            return of(number.doubleValue());
        }
        if (json instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof String name) {
            for (Operator operator : Operator.values()) {
                if (operator.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return new Operation(
                            operator,
                            list.stream().skip(1).map(Expression::ofJson).toList());
                }
            }
        }
        throw new IllegalArgumentException(
                "expression must be a name, a number, or a list of an operator and its operands, but was "
                        + Objects.toString(json));
    }
}
