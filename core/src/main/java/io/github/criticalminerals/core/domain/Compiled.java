package io.github.criticalminerals.core.domain;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Expression.Operator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Operators over functions of a draw; the common ones each have a form of their own, since a draw is made of millions
 * of them.
 */
final class Compiled {

    private Compiled() {}

    static ToDoubleFunction<double[]> of(Operator operator, List<ToDoubleFunction<double[]>> operands) {
        ToDoubleFunction<double[]> first = operands.get(0);
        return switch (operator) {
            case NEGATIVE -> drawn -> -first.applyAsDouble(drawn);
            case LN -> drawn -> Math.log(first.applyAsDouble(drawn));
            case EXP -> drawn -> Math.exp(first.applyAsDouble(drawn));
            case CLAMP -> of(Operator.MIN, of(Operator.MAX, first, operands.get(1)), operands.get(2));
            case BLEND -> {
                ToDoubleFunction<double[]> other = operands.get(1);
                ToDoubleFunction<double[]> weight = operands.get(2);
                yield drawn -> {
                    double w = weight.applyAsDouble(drawn);
                    return first.applyAsDouble(drawn) * w + other.applyAsDouble(drawn) * (1 - w);
                };
            }
            case BETWEEN ->
                of(
                        Operator.PLUS,
                        first,
                        of(Operator.TIMES, of(Operator.MINUS, operands.get(1), first), operands.get(2)));
            case MEAN -> of(Operator.OVER, of(Operator.SUM, operands), Node.known(operands.size()));
            case PLUS, SUM -> operands.size() == 2 ? of(Operator.PLUS, first, operands.get(1)) : sum(operands);
            default -> {
                ToDoubleFunction<double[]> chain = first;
                for (ToDoubleFunction<double[]> operand : operands.subList(1, operands.size())) {
                    chain = of(operator, chain, operand);
                }
                yield chain;
            }
        };
    }

    private static ToDoubleFunction<double[]> of(
            Operator operator, ToDoubleFunction<double[]> x, ToDoubleFunction<double[]> y) {
        if (x instanceof Evaluation.Known known) {
            double left = known.value();
            return switch (operator) {
                case MINUS -> drawn -> left - y.applyAsDouble(drawn);
                case TIMES -> left == 1 ? y : drawn -> left * y.applyAsDouble(drawn);
                default -> drawn -> operator.apply(left, y.applyAsDouble(drawn));
            };
        }
        if (y instanceof Evaluation.Known known) {
            double right = known.value();
            return switch (operator) {
                case TIMES -> right == 1 ? x : drawn -> x.applyAsDouble(drawn) * right;
                case OVER -> drawn -> x.applyAsDouble(drawn) / right;
                case MIN -> drawn -> Math.min(x.applyAsDouble(drawn), right);
                case MAX -> drawn -> Math.max(x.applyAsDouble(drawn), right);
                case POWER -> power(x, right);
                default -> drawn -> operator.apply(x.applyAsDouble(drawn), right);
            };
        }
        return switch (operator) {
            case PLUS -> drawn -> x.applyAsDouble(drawn) + y.applyAsDouble(drawn);
            case MINUS -> drawn -> x.applyAsDouble(drawn) - y.applyAsDouble(drawn);
            case TIMES -> drawn -> x.applyAsDouble(drawn) * y.applyAsDouble(drawn);
            case OVER -> drawn -> x.applyAsDouble(drawn) / y.applyAsDouble(drawn);
            default -> drawn -> operator.apply(x.applyAsDouble(drawn), y.applyAsDouble(drawn));
        };
    }

    private static ToDoubleFunction<double[]> power(ToDoubleFunction<double[]> x, double order) {
        return order == 2
                ? drawn -> {
                    double value = x.applyAsDouble(drawn);
                    return value * value;
                }
                : drawn -> Operator.POWER.apply(x.applyAsDouble(drawn), order);
    }

    private static ToDoubleFunction<double[]> sum(List<ToDoubleFunction<double[]>> operands) {
        List<ToDoubleFunction<double[]>> each = ImmutableList.copyOf(operands);
        return drawn -> {
            double sum = 0;
            for (int i = 0; i < each.size(); i++) {
                sum += each.get(i).applyAsDouble(drawn);
            }
            return sum;
        };
    }
}
