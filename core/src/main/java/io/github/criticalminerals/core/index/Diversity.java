package io.github.criticalminerals.core.index;

import io.github.criticalminerals.core.index.Definition.Unit;

/**
 * The Hill numbers and what is made of them. Near order 1 all come from {@link Statistic.Entropy}, whose differences are
 * not taken: {@code (s^q - s)/(q - 1)} is {@code s expm1((q - 1) ln s)/(q - 1)}, and s ln s at 1.
 */
final class Diversity {
    private static final String ENTROPY = "-sum(c*s*ln(s))";

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
                "1 / (" + formula(order) + ")",
                (t, n) -> 1 / number(order, t));
    }

    static Definition renyi(double order) {
        return new Definition(
                "Renyi entropy of order " + Index.number(order),
                Unit.NATS,
                false,
                statistic(order),
                "ln(" + formula(order) + ")",
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
                order == 1 ? ENTROPY : "(1 - sum(c*s^A)) / (A - 1)".replace("A", Index.number(order)),
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
        return near.d() == 0 ? 0 - t : -Math.log1p(near.d() * t) / near.d();
    }

    private static String formula(double order) {
        if (order == 1) {
            return "exp(-sum(c*s*ln(s)))";
        }
        return Double.isInfinite(order) ? "1 / sum(c*s)" : "sum(c*s^A)^(1 / (1 - A))".replace("A", Index.number(order));
    }
}
