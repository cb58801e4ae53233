package io.github.criticalminerals.core.index;

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
                "sum(c*s^2)",
                (t, n) -> t);
    }

    static Definition effectiveNumber() {
        return new Definition(
                "effective number of producers",
                Unit.PRODUCERS,
                false,
                new Statistic.PowerSum(2),
                "1 / sum(c*s^2)",
                (t, n) -> 1 / t);
    }

    static Definition concentrationRatio(int k) {
        return new Definition(
                "share of the largest " + k, Unit.FRACTION, true, new Statistic.TopShare(k), "sum(c*s)", (t, n) -> t);
    }

    static Definition nMinus1() {
        return new Definition(
                "share without the largest producer",
                Unit.FRACTION,
                false,
                new Statistic.TopShare(1),
                "1 - sum(c*s)",
                (t, n) -> 1 - t);
    }

    static Definition hallTideman() {
        return new Definition(
                "Hall-Tideman index",
                Unit.FRACTION,
                true,
                new Statistic.NegativeRankSum(),
                "1 / (2 * sum(c*r*s) - 1)",
                (t, n) -> 1 / (-2 * t - 1));
    }

    static Definition horvath() {
        return new Definition(
                "Horvath index",
                Unit.FRACTION,
                true,
                new Statistic.HorvathSum(),
                "sum(c*s^2 * (2 - s)) + largest(s) * (1 - largest(s))^2",
                (t, n) -> t);
    }
}
