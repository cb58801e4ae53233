package io.github.criticalminerals.core.domain;

import io.github.criticalminerals.core.domain.Expression.Constant;
import io.github.criticalminerals.core.domain.Expression.Operation;
import io.github.criticalminerals.core.domain.Expression.Operator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an expression is written. */
final class Notation {

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;
    private static final int ATOM = 4;

    private Notation() {}

    static String text(Operation operation) {
        List<Expression> of = operation.operands();
        Operator operator = operation.operator();
        return switch (operator) {
            case PLUS -> joined(of, SUM, PRODUCT, " + ");
            case MINUS -> left(of.get(0)) + " - " + right(of.get(1), PRODUCT);
            // a*(b/c) reads as a*b/c
            case TIMES -> joined(of, PRODUCT, PRODUCT, isTight(operation) ? "*" : " * ");
            case OVER -> text(of.get(0), PRODUCT) + (isTight(operation) ? "/" : " / ") + right(of.get(1), POWER);
            case POWER -> text(of.get(0), ATOM) + "^" + text(of.get(1), ATOM);
            case NEGATIVE -> "-" + text(of.get(0), PRODUCT);
            case SHARE -> text(of.get(0), PRODUCT) + " / (" + left(of.get(1)) + " + " + right(of.get(0), PRODUCT) + ")";
            case LACK -> "(" + of.get(0) + " - " + right(of.get(1), PRODUCT) + ") / " + text(of.get(0), POWER);
            case BLEND -> of.get(0).times(of.get(2)) + " + " + blended(of.get(1), of.get(2));
            case BETWEEN -> of.get(0) + " + (" + of.get(1) + " - " + of.get(0) + ") * " + of.get(2);
            default ->
                operator.name().toLowerCase(Locale.ROOT)
                        + of.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
        };
    }

    private static Expression blended(Expression b, Expression weight) {
        return b.times(Expression.of(1).minus(weight));
    }

    /** A product without parentheses has no space: that shows what belongs together. */
    private static boolean isTight(Operation operation) {
        if (operation.operator() == Operator.TIMES) {
            return operation.operands().stream().allMatch(factor -> level(factor) >= POWER || isTightQuotient(factor));
        }
        Expression above = operation.operand(0);
        Expression below = operation.operand(1);
        boolean product = above instanceof Operation left && left.operator() == Operator.TIMES && isTight(left);
        boolean number = below instanceof Constant && (above instanceof Constant || above instanceof Expression.Symbol);
        return (product || number) && level(below) == ATOM;
    }

    private static boolean isTightQuotient(Expression factor) {
        return factor instanceof Operation quotient && quotient.operator() == Operator.OVER && isTight(quotient);
    }

    private static String joined(List<Expression> of, int first, int others, String between) {
        StringBuilder text = new StringBuilder(text(of.get(0), first));
        for (Expression operand : of.subList(1, of.size())) {
            text.append(between).append(right(operand, others));
        }
        return text.toString();
    }

    private static String left(Expression operand) {
        return text(operand, SUM);
    }

    /** A sign behind an operator stands in parentheses. */
    private static String right(Expression operand, int level) {
        boolean sign = operand instanceof Operation operation && operation.operator() == Operator.NEGATIVE;
        return sign ? "(" + operand + ")" : text(operand, level);
    }

    private static String text(Expression operand, int least) {
        return level(operand) < least ? "(" + operand + ")" : operand.toString();
    }

    private static int level(Expression expression) {
        if (!(expression instanceof Operation operation)) {
            return expression instanceof Constant constant && constant.value() < 0 ? SUM : ATOM;
        }
        return switch (operation.operator()) {
            case PLUS, MINUS, BLEND, BETWEEN -> SUM;
            case TIMES, OVER, NEGATIVE, SHARE, LACK -> PRODUCT;
            case POWER -> POWER;
            default -> ATOM;
        };
    }
}
