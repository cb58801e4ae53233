package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who needs the product of a chain's last stage, for one use. Somebody who needs it for several uses is several buyers
 * of one place, as {@link SupplyChainBuilder#add(Buyer, java.util.Map)} makes them.
 *
 * @param name what it is called, once a chain, not blank
 * @param demand what it needs (t a year)
 * @param contracted the part of it that is under contract (t a year, exact, at most the demand)
 * @param priority its rank where buyers are served by priority: 1 is served first
 * @param endUse what it needs it for
 * @param place where it is
 * @param growth what its demand grows by (fraction a year, above -1)
 * @param stockDays its stock, which is also what it keeps in stock when it can (days of its demand, lower end at least
 *     0)
 * @param backOrders whether what it did not get is owed to it; else the need is lost
 */
public record Buyer(
        String name,
        Mass demand,
        Mass contracted,
        int priority,
        EndUse endUse,
        Producer place,
        Interval growth,
        Interval stockDays,
        boolean backOrders) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if the name is blank, the contract not exact or above the demand, or the
     *     priority below 1
     * @throws MixedBasisException if demand and contract are on two bases
     */
    public Buyer {
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(demand, "demand is required");
        Objects.requireNonNull(contracted, "contracted is required");
        Objects.requireNonNull(endUse, "endUse is required");
        Objects.requireNonNull(place, "place is required");
        Objects.requireNonNull(growth, "growth is required");
        Objects.requireNonNull(stockDays, "stockDays is required");
        if (growth.lower() <= -1) {
            throw new IllegalArgumentException("growth of " + name + " must be above -1, but was " + growth);
        }
        if (stockDays.lower() < 0) {
            throw new IllegalArgumentException("stock of " + name + " must not be negative, but was " + stockDays);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("buyer must have a name, but was \"" + name + "\"");
        }
        if (priority < 1) {
            throw new IllegalArgumentException("priority of " + name + " must be at least 1, but was " + priority);
        }
        demand.basis().requireSame(contracted.basis());
        if (!contracted.tonnes().isExact()
                || contracted.tonnes().lower() > demand.tonnes().lower()) {
            throw new IllegalArgumentException("contract of " + name + " must be exact and at most its demand of "
                    + demand + ", but was " + contracted);
        }
    }

    /** Its parts, to be changed on their way to another buyer. */
    private final class Draft {
        private String name = Buyer.this.name;
        private Mass demand = Buyer.this.demand;
        private Mass contracted = Buyer.this.contracted;
        private int priority = Buyer.this.priority;
        private EndUse endUse = Buyer.this.endUse;
        private Producer place = Buyer.this.place;
        private Interval growth = Buyer.this.growth;
        private Interval stockDays = Buyer.this.stockDays;
        private boolean backOrders = Buyer.this.backOrders;

        Buyer with(Consumer<Draft> change) {
            change.accept(this);
            return new Buyer(name, demand, contracted, priority, endUse, place, growth, stockDays, backOrders);
        }
    }

    /**
     * A civil buyer without contract or stock, of first priority, that does not grow. It is in the country that has its
     * name, or else in no country that is known.
     *
     * @param demand what it needs (t a year)
     */
    public static Buyer of(String name, Mass demand) {
        return new Buyer(
                name,
                demand,
                Mass.ofTonnes(0, demand.basis()),
                1,
                EndUse.CIVIL,
                placeOf(name),
                Interval.ZERO,
                Interval.ZERO,
                false);
    }

    private static Producer placeOf(String name) {
        Optional<Producer> found = Producer.find(name);
        if (found.isPresent()) {
            return found.get();
        }
        return Aggregate.of(name.isBlank() ? "nowhere" : name.replace('<', ' '));
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Buyer ofJson(
            @JsonProperty("name") Json.@Nullable Words name,
            @JsonProperty("demand") @Nullable Mass demand,
            @JsonProperty("contracted") @Nullable Mass contracted,
            @JsonProperty("priority") Json.@Nullable Whole priority,
            @JsonProperty("endUse") @Nullable EndUse endUse,
            @JsonProperty("place") @Nullable Producer place,
            @JsonProperty("growth") @Nullable Interval growth,
            @JsonProperty("stockDays") @Nullable Interval stockDays,
            @JsonProperty("backOrders") Json.@Nullable Flag backOrders) {
        String who = Json.required(name, "name");
        return new Buyer(
                who,
                demand,
                contracted,
                Json.requiredInt(priority, "priority"),
                endUse,
                place == null ? placeOf(who) : place,
                growth == null ? Interval.ZERO : growth,
                stockDays == null ? Interval.ZERO : stockDays,
                backOrders != null && backOrders.value());
    }

    /** Returns a copy with another demand (t a year). */
    Buyer withDemand(Mass other) {
        return new Draft().with(to -> to.demand = other);
    }

    /** Returns a part of it, exact, for one use, under the name of both. */
    Buyer part(EndUse use, double part) {
        return new Draft().with(to -> {
            to.name = name + ", " + use;
            to.demand = demand.scaledBy(part);
            to.contracted = contracted.scaledBy(part);
            to.endUse = use;
        });
    }

    /** Returns a copy with a part under contract (t a year, exact). */
    public Buyer withContract(Mass part) {
        return new Draft().with(to -> to.contracted = part);
    }

    /** Returns a copy with another rank, of which 1 is served first. */
    public Buyer withPriority(int rank) {
        return new Draft().with(to -> to.priority = rank);
    }

    /** Returns a copy for another use. */
    public Buyer withEndUse(EndUse use) {
        return new Draft().with(to -> to.endUse = use);
    }

    /** Returns a copy at another place. */
    public Buyer in(Producer where) {
        return new Draft().with(to -> to.place = where);
    }

    /** Returns a copy whose demand grows (fraction a year, above -1). */
    public Buyer withGrowth(Interval yearly) {
        return new Draft().with(to -> to.growth = yearly);
    }

    /**
     * Returns a copy with a stock (days of its demand, lower end at least 0), which is also what it keeps in stock when
     * it can.
     */
    public Buyer withStock(Interval days) {
        return new Draft().with(to -> to.stockDays = days);
    }

    /** {@return a copy to whom what it did not get is owed} */
    public Buyer withBackOrders() {
        return new Draft().with(to -> to.backOrders = true);
    }

    @Override
    public String toString() {
        return name + ": " + demand;
    }
}
