package io.github.criticalminerals.core.substitution;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.Objects;

/**
 * Price and quantity of one market after a part of its supply is gone, where what remains and demand answer with constant
 * elasticities:
 *
 * <pre>{@code
 * (1 - a) p^es = p^-ed,  so  p = (1 - a)^(-1/(ed + es)),  q = p^-ed = (1 - a)^(ed/(ed + es))
 * }</pre>
 *
 * {@code a} is the share removed (0..1), {@code ed} and {@code es} the sizes of the elasticities of demand and of the remaining
 * supply, {@code p} and {@code q} the price and quantity as ratios to those before.
 *
 * <ul>
 *   <li>Both results are monotone in each input, so their ranges are those at the ends of the inputs.
 *   <li>Where {@code a} may be 1, or both elasticities 0, the price has no upper end.
 *   <li>Nothing is said of the time that it takes.
 * </ul>
 *
 * @param removed the share of supply that is gone (fraction, 0..1)
 * @param demand the elasticity of demand
 * @param supply the elasticity of the remaining supply
 */
public record MarketShock(Share removed, Elasticity demand, Elasticity supply) {

    /**
     * Checks the elasticities.
     *
     * @throws IllegalArgumentException if both are 0 for certain, when no price clears the market, or one is unbounded
     */
    public MarketShock {
        Objects.requireNonNull(removed, "removed is required");
        Objects.requireNonNull(demand, "demand is required");
        Objects.requireNonNull(supply, "supply is required");
        if (demand.value().upper() + supply.value().upper() == 0) {
            throw new IllegalArgumentException("elasticities of demand and supply must not both be 0");
        }
        if (!demand.value().isBounded() || !supply.value().isBounded()) {
            throw new IllegalArgumentException(
                    "elasticities must be bounded, but were " + demand.value() + " and " + supply.value());
        }
    }

    /**
     * The price after the cut.
     *
     * @param removed the share of supply that is gone (fraction, 0..1)
     * @param demand the size of the elasticity of demand, at least 0
     * @param supply the elasticity of the remaining supply, at least 0
     * @return the price as a ratio to that before, at least 1; infinite if nothing is left
     */
    public static double priceRatio(double removed, double demand, double supply) {
        return removed == 0 ? 1 : Math.pow(1 - removed, -1 / (demand + supply));
    }

    /**
     * The quantity after the cut.
     *
     * @param removed the share of supply that is gone (fraction, 0..1)
     * @param demand the size of the elasticity of demand, at least 0
     * @param supply the elasticity of the remaining supply, at least 0
     * @return the quantity as a ratio to that before, 0..1; 1 if demand does not answer to the price
     */
    public static double quantityRatio(double removed, double demand, double supply) {
        return demand == 0 ? 1 : Math.pow(1 - removed, demand / (demand + supply));
    }

    /**
     * The price after the cut.
     *
     * @return its ratio to the price before (from 1), perhaps unbounded
     * @throws IllegalStateException if all supply is gone for certain, when there is no price
     */
    public Interval priceRatio() {
        Interval a = removed.fraction();
        if (a.lower() == 1) {
            throw new IllegalStateException("without any supply there is no price");
        }
        return Interval.of(
                priceRatio(a.lower(), demand.value().upper(), supply.value().upper()),
                priceRatio(a.upper(), demand.value().lower(), supply.value().lower()));
    }

    /**
     * The quantity after the cut.
     *
     * @return its ratio to the quantity before (fraction, 0..1)
     */
    public Interval quantityRatio() {
        Interval a = removed.fraction();
        return Interval.of(
                quantityRatio(a.upper(), demand.value().upper(), supply.value().lower()),
                quantityRatio(a.lower(), demand.value().lower(), supply.value().upper()));
    }

    /**
     * The quantity and the price that it follows from.
     *
     * @return the root
     */
    public Term term() {
        Term ed = Term.input(
                "ed",
                "size of the elasticity of demand",
                demand.value(),
                "percent for a percent",
                ImmutableList.of(demand.source()));
        Term es = Term.input(
                "es",
                "elasticity of the remaining supply",
                supply.value(),
                "percent for a percent",
                ImmutableList.of(supply.source()));
        Term a = Term.input("a", "share of supply removed", removed.fraction(), "fraction, 0..1", ImmutableList.of());
        Term p = Term.computed(
                "p",
                "price after the cut",
                priceRatio(),
                "ratio to the price before",
                "(1 - a)^(-1 / (ed + es))",
                ImmutableList.of(a, ed, es));
        return Term.computed(
                "q",
                "quantity after the cut",
                quantityRatio(),
                "ratio to the quantity before",
                "p^(-ed)",
                ImmutableList.of(p, ed));
    }

    /**
     * The tree as text.
     *
     * @return one term a line, then the sources
     */
    public String explain() {
        return term().toText();
    }
}
