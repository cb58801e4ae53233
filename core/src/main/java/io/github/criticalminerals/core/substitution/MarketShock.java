package io.github.criticalminerals.core.substitution;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.Objects;

/**
 * Price and quantity of one market after a part of its supply is gone, where what remains and demand answer with
 * constant elasticities:
 *
 * <pre>{@code
 * (1 - a) p^es = p^-ed,  so  p = (1 - a)^(-1/(ed + es)),  q = p^-ed = (1 - a)^(ed/(ed + es))
 * }</pre>
 *
 * {@code a} is the share removed (0..1), {@code ed} and {@code es} the sizes of the elasticities of demand and of the
 * remaining supply, {@code p} and {@code q} the price and quantity as ratios to those before.
 *
 * <ul>
 *   <li>Both results are monotone in each input, so their ranges are those at the ends of the inputs.
 *   <li>A supply that does not answer at all leaves what the cut leaves, {@code q = 1 - a}; a demand that does not,
 *       {@code q = 1}.
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
     * {@return the price after the cut as its ratio to the price before (from 1), perhaps unbounded}
     *
     * @throws IllegalStateException if all supply is gone for certain, when there is no price
     */
    public Interval priceRatio() {
        return price().value();
    }

    /** {@return the quantity after the cut as its ratio to the quantity before (fraction, 0..1)} */
    public Interval quantityRatio() {
        return quantity().value();
    }

    private Node price() {
        if (removed.fraction().lower() == 1) {
            throw new IllegalStateException("without any supply there is no price");
        }
        String unit = "ratio to the price before";
        if (removed.fraction().upper() == 0) {
            return Node.input("p", "price after the cut, of nothing", 1, unit);
        }
        Expression answers = Expression.of("ed").plus("es");
        return Node.computed(
                "p",
                "price after the cut",
                unit,
                left().power(Expression.of(1).over(answers).negative()),
                inputs());
    }

    private Node quantity() {
        String unit = "ratio to the quantity before";
        if (supply.value().upper() == 0 || removed.fraction().lower() == 1) {
            return Node.computed("q", "quantity after the cut, what is left", unit, left(), inputs());
        }
        if (demand.value().upper() == 0) {
            return Node.input("q", "quantity after the cut, which demand takes at any price", 1, unit);
        }
        Expression part = Expression.of("ed").shareWith(Expression.of("es"));
        return Node.computed("q", "quantity after the cut", unit, left().power(part), inputs());
    }

    private static Expression left() {
        return Expression.of(1).minus("a");
    }

    private List<Node> inputs() {
        String unit = "percent for a percent";
        return ImmutableList.of(
                Node.input("a", "share of supply removed", removed.fraction(), "fraction, 0..1"),
                Node.input(
                        "ed",
                        "size of the elasticity of demand",
                        demand.value(),
                        unit,
                        ImmutableList.of(demand.source())),
                Node.input(
                        "es",
                        "elasticity of the remaining supply",
                        supply.value(),
                        unit,
                        ImmutableList.of(supply.source())));
    }

    /** {@return the tree of the quantity} */
    Term quantityTerm() {
        return quantity().term();
    }

    /**
     * {@return the tree of the price}
     *
     * @throws IllegalStateException if the price has no upper end, or there is none
     */
    Term priceTerm() {
        if (!priceRatio().isBounded()) {
            throw new IllegalStateException("price must be bounded to be explained, but was " + priceRatio());
        }
        return price().term();
    }

    /** {@return the tree of the quantity, then that of the price unless it has no upper end, as text} */
    public String explain() {
        boolean bounded = removed.fraction().lower() < 1 && priceRatio().isBounded();
        return quantityTerm().toText() + (bounded ? priceTerm().toText() : "! the price has no upper end\n");
    }
}
