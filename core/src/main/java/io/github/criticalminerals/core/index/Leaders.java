package io.github.criticalminerals.core.index;

import static io.github.criticalminerals.core.index.Definition.S;

import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.index.Definition.Unit;

/** The HHI and the indices of the largest. */
final class Leaders {
    private Leaders() {}

    static Definition hhi() {
        return new Definition(
                "Herfindahl-Hirschman index",
                Unit.FRACTION,
                true,
                new Statistic.PowerSum(2),
                sum -> sum.of(S.squared()),
                (t, n) -> t);
    }

    static Definition effectiveNumber() {
        return new Definition(
                "effective number of producers",
                Unit.PRODUCERS,
                false,
                new Statistic.PowerSum(2),
                sum -> Expression.of(1).over(sum.of(S.squared())),
                (t, n) -> 1 / t);
    }

    static Definition concentrationRatio(int k) {
        return new Definition(
                "share of the largest " + k,
                Unit.FRACTION,
                true,
                new Statistic.TopShare(k),
                sum -> sum.of(S),
                (t, n) -> t);
    }

    static Definition nMinus1() {
        return new Definition(
                "share without the largest producer",
                Unit.FRACTION,
                false,
                new Statistic.TopShare(1),
                sum -> Expression.of(1).minus(sum.of(S)),
                (t, n) -> 1 - t);
    }

    static Definition hallTideman() {
        return new Definition(
                "Hall-Tideman index",
                Unit.FRACTION,
                true,
                new Statistic.NegativeRankSum(),
                sum -> Expression.of(1)
                        .over(Expression.of(2)
                                .times(sum.of(Expression.of("r").times(S)))
                                .minus(1)),
                (t, n) -> 1 / (-2 * t - 1));
    }

    static Definition horvath() {
        return new Definition(
                "Horvath index",
                Unit.FRACTION,
                true,
                new Statistic.HorvathSum(),
                sum -> sum.of(S.squared().times(Expression.of(2).minus(S)))
                        .plus(S.largest()
                                .times(Expression.of(1).minus(S.largest()).squared())),
                (t, n) -> t);
    }
}
