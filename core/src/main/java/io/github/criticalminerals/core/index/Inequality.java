package io.github.criticalminerals.core.index;

import static io.github.criticalminerals.core.index.Definition.S;

import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.index.Definition.Finish;
import io.github.criticalminerals.core.index.Definition.Formula;
import io.github.criticalminerals.core.index.Definition.Spread;
import io.github.criticalminerals.core.index.Definition.Unit;

/** The indices that are relative to how many producers there are. */
final class Inequality {
    private static final Expression N = Expression.of("n");

    private Inequality() {}

    static Definition normalisedHhi() {
        return new Definition(
                "normalised Herfindahl-Hirschman index",
                Unit.FRACTION,
                true,
                new Statistic.PowerSum(2),
                sum -> sum.of(S.squared())
                        .minus(Expression.of(1).over(N))
                        .over(Expression.of(1).minus(Expression.of(1).over(N))),
                Inequality::normalised,
                new Spread(
                        (t, share) -> t,
                        (share, named, others) ->
                                share == 0 ? 0 : Math.max(0, normalised(share * share / named, others))));
    }

    private static double normalised(double t, double n) {
        return (t - 1 / n) / (1 - 1 / n);
    }

    static Definition evenness() {
        return new Definition(
                "Pielou evenness",
                Unit.FRACTION,
                false,
                new Statistic.Entropy(0),
                sum -> Diversity.ENTROPY.of(sum).over(N.ln()),
                (t, n) -> (0 - t) / Math.log(n),
                new Spread((t, share) -> share, Inequality::evennessBeyond));
    }

    private static double evennessBeyond(double share, double named, double others) {
        double rest = 1 - share;
        return share <= named / (named + others)
                ? 1
                : Math.min(1, rest + (share * Math.log(named / share) - rest * Math.log(rest)) / Math.log(others));
    }

    static Definition theilT() {
        return moment("Theil T", sum -> N.ln().plus(sum.of(S.times(S.ln()))), 1);
    }

    static Definition theilL() {
        return moment("Theil L", sum -> sum.of(S.ln()).negative().over(N).minus(N.ln()), 0);
    }

    static Definition generalisedEntropy(double alpha) {
        String label = "generalised entropy of order " + Index.number(alpha);
        if (alpha == 0 || alpha == 1) {
            return moment(label, (alpha == 0 ? theilL() : theilT()).formula(), alpha);
        }
        Expression order = Expression.of(alpha);
        return moment(
                label,
                sum -> N.power(order.minus(1))
                        .times(sum.of(S.power(order)))
                        .minus(1)
                        .over(order.times(order.minus(1))),
                alpha);
    }

    private static Definition moment(String label, Formula formula, double alpha) {
        Statistic.Separable statistic = Statistic.ofMoment(alpha);
        Finish finish;
        if (statistic instanceof Statistic.Entropy near) {
            finish = (t, n) -> nearOne(near.d, alpha, t, n);
        } else if (statistic instanceof Statistic.LogSum near) {
            finish = (t, n) -> nearZero(near.a, t, n);
        } else {
            finish = (t, n) ->
                    Double.isInfinite(t) ? t : (Math.pow(n, alpha - 1) * Math.abs(t) - 1) / (alpha * (alpha - 1));
        }
        return new Definition(label, Unit.NUMBER, true, statistic, formula, finish);
    }

    private static double nearOne(double d, double alpha, double t, double n) {
        if (d == 0) {
            return Math.log(n) + t;
        }
        if (Double.isInfinite(n)) {
            return d > 0 ? n : -1 / (d * alpha);
        }
        return (Math.expm1(d * Math.log(n)) / d + Math.pow(n, d) * t) / alpha;
    }

    private static double nearZero(double a, double t, double n) {
        if (a > 0 && Double.isInfinite(n)) {
            return 1 / (a * (1 - a));
        }
        if (Double.isInfinite(t)) {
            return t;
        }
        return a == 0 ? t / n - Math.log(n) : (Math.pow(n, a) * t / n - Math.expm1(a * Math.log(n)) / a) / (1 - a);
    }

    static Definition atkinson(double epsilon) {
        // One less a small number would not hold the digits of that
        Statistic.Separable statistic =
                epsilon < Statistic.NEAR ? new Statistic.Entropy(-epsilon) : Statistic.ofMoment(1 - epsilon);
        Expression one = Expression.of(1);
        Expression rest = one.minus(Expression.of(epsilon));
        Formula formula = epsilon == 1
                ? sum -> one.minus(N.times(sum.of(S.ln()).over(N).exp()))
                : sum -> one.minus(N.power(Expression.of(epsilon).negative())
                        .times(sum.of(S.power(rest)))
                        .power(one.over(rest)));
        return new Definition(
                "Atkinson index of aversion " + Index.number(epsilon),
                Unit.FRACTION,
                true,
                statistic,
                formula,
                (t, n) -> Double.isInfinite(t) || Double.isInfinite(n) ? 1 : atkinson(statistic, epsilon, t, n));
    }

    private static double atkinson(Statistic.Separable statistic, double epsilon, double t, double n) {
        if (statistic instanceof Statistic.Entropy near) {
            double d = near.d;
            return -Math.expm1((d * Math.log(n) + Math.log1p(d * t)) / (1 + d));
        }
        if (statistic instanceof Statistic.LogSum near) {
            double a = near.a;
            return 1 - n * Math.exp(a == 0 ? -t / n : Math.log1p(-a * t / n) / a);
        }
        return 1 - Math.pow(Math.pow(n, -epsilon) * Math.abs(t), 1 / (1 - epsilon));
    }

    static Definition gini() {
        return new Definition(
                "Gini coefficient",
                Unit.FRACTION,
                true,
                new Statistic.NegativeRankSum(),
                sum -> Expression.of(1)
                        .plus(Expression.of(1)
                                .minus(Expression.of(2)
                                        .times(sum.of(Expression.of("r").times(S))))
                                .over(N)),
                (t, n) -> 1 + (1 + 2 * t) / n);
    }

    static Definition hoover() {
        return new Definition(
                "Hoover index",
                Unit.FRACTION,
                true,
                new Statistic.Excess(),
                sum -> sum.of(S.minus(Expression.of(1).over(N)).atLeast(0)),
                (t, n) -> t);
    }
}
