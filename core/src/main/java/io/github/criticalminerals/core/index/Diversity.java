package io.github.criticalminerals.core.index;

import static io.github.criticalminerals.core.index.Definition.S;

import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.index.Definition.Formula;
import io.github.criticalminerals.core.index.Definition.Unit;

/**
 * The Hill numbers and what is made of them. Near order 1 all come from {@link Statistic.Entropy}, whose differences
 * are not taken: {@code (s^q - s)/(q - 1)} is {@code s expm1((q - 1) ln s)/(q - 1)}, and s ln s at 1.
 */
final class Diversity {
    static final Formula ENTROPY = sum -> sum.of(S.times(S.ln())).negative();

    private Diversity() {}

    static Definition shannon() {
        return new Definition("Shannon entropy", Unit.NATS, false, new Statistic.Entropy(0), ENTROPY, (t, n) -> 0 - t);
    }

    static Definition hill(double order) {
        return new Definition(
                "Hill number of order " + Index.number(order),
                Unit.PRODUCERS,
                false,
                statistic(order),
                formula(order),
                (t, n) -> number(order, t));
    }

    static Definition hannahKay(double order) {
        return new Definition(
                "Hannah-Kay index of order " + Index.number(order),
                Unit.FRACTION,
                true,
                statistic(order),
                sum -> Expression.of(1).over(formula(order).of(sum)),
                (t, n) -> 1 / number(order, t));
    }

    static Definition renyi(double order) {
        return new Definition(
                "Renyi entropy of order " + Index.number(order),
                Unit.NATS,
                false,
                statistic(order),
                sum -> formula(order).of(sum).ln(),
                (t, n) -> statistic(order) instanceof Statistic.Entropy near
                        ? entropy(near, t)
                        : Math.log(number(order, t)));
    }

    static Definition tsallis(double order) {
        return new Definition(
                "Tsallis entropy of order " + Index.number(order),
                Unit.NUMBER,
                false,
                statistic(order),
                order == 1
                        ? ENTROPY
                        : sum -> Expression.of(1)
                                .minus(sum.of(S.power(order)))
                                .over(Expression.of(order).minus(1)),
                (t, n) -> statistic(order) instanceof Statistic.Entropy ? 0 - t : (1 - Math.abs(t)) / (order - 1));
    }

    private static Statistic statistic(double order) {
        return Double.isInfinite(order) ? new Statistic.TopShare(1) : Statistic.ofPower(order);
    }

    private static double number(double order, double t) {
        if (statistic(order) instanceof Statistic.Entropy near) {
            return Math.exp(entropy(near, t));
        }
        return Double.isInfinite(order) ? 1 / t : Math.pow(Math.abs(t), 1 / (1 - order));
    }

    /** Renyi's. */
    private static double entropy(Statistic.Entropy near, double t) {
        return near.d == 0 ? 0 - t : -Math.log1p(near.d * t) / near.d;
    }

    private static Formula formula(double order) {
        if (order == 1) {
            return sum -> ENTROPY.of(sum).exp();
        }
        return Double.isInfinite(order)
                ? sum -> Expression.of(1).over(sum.of(S))
                : sum -> sum.of(S.power(order))
                        .power(Expression.of(1).over(Expression.of(1).minus(order)));
    }
}
