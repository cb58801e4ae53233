package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who needs the product of a chain's last stage.
 *
 * @param name what it is called, once a chain, not blank
 * @param demand what it needs (t a year)
 * @param contracted the part of it that is under contract (t a year, exact, at most the demand)
 * @param priority its rank where buyers are served by priority: 1 is served first
 * @param endUse what it needs it for
 */
public record Buyer(String name, Mass demand, Mass contracted, int priority, EndUse endUse) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if the name is blank, the contract not exact or above the demand, or the priority
     *     below 1
     * @throws MixedBasisException if demand and contract are on two bases
     */
    public Buyer {
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(demand, "demand is required");
        Objects.requireNonNull(contracted, "contracted is required");
        Objects.requireNonNull(endUse, "endUse is required");
        if (name.isBlank()) {
            throw new IllegalArgumentException("buyer must have a name, but was \"" + name + "\"");
        }
        if (priority < 1) {
            throw new IllegalArgumentException("priority of " + name + " must be at least 1, but was " + priority);
        }
        if (!demand.basis().equals(contracted.basis())) {
            throw new MixedBasisException(demand.basis(), contracted.basis());
        }
        if (!contracted.tonnes().isExact()
                || contracted.tonnes().lower() > demand.tonnes().lower()) {
            throw new IllegalArgumentException("contract of " + name + " must be exact and at most its demand of "
                    + demand + ", but was " + contracted);
        }
    }

    /**
     * A civil buyer without contract, of first priority.
     *
     * @param name what it is called
     * @param demand what it needs (t a year)
     * @return the buyer
     */
    public static Buyer of(String name, Mass demand) {
        return new Buyer(name, demand, Mass.ofTonnes(0, demand.basis()), 1, EndUse.CIVIL);
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Buyer ofJson(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("demand") @Nullable Mass demand,
            @JsonProperty("contracted") @Nullable Mass contracted,
            @JsonProperty("priority") @Nullable Integer priority,
            @JsonProperty("endUse") @Nullable EndUse endUse) {
        return new Buyer(name, demand, contracted, Objects.requireNonNull(priority, "priority is required"), endUse);
    }

    /**
     * The same with a part under contract.
     *
     * @param part how much (t a year, exact)
     * @return the buyer
     */
    public Buyer withContract(Mass part) {
        return new Buyer(name, demand, part, priority, endUse);
    }

    /**
     * The same with another rank.
     *
     * @param rank 1 is served first
     * @return the buyer
     */
    public Buyer withPriority(int rank) {
        return new Buyer(name, demand, contracted, rank, endUse);
    }

    /**
     * The same for another use.
     *
     * @param use what for
     * @return the buyer
     */
    public Buyer withEndUse(EndUse use) {
        return new Buyer(name, demand, contracted, priority, use);
    }

    /** One line: name and demand. */
    @Override
    public String toString() {
        return name + ": " + demand;
    }
}
