package io.github.criticalminerals.core.substitution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import io.github.criticalminerals.core.quantity.Share;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Recycling of end-of-life products as a plant: it gives a share of demand, up to a cap, from some years on.
 *
 * <p>{@code tonnes = min(rate * demand, cap)}. The rate is the end-of-life recycling input rate, the share of all input
 * that is from old scrap; not the share of scrap that is collected. What it does to a score is seen by {@link
 * Reallocation#additions} with {@link #plant}.
 *
 * @param name what the plant is called
 * @param producer where it is
 * @param stage the stage whose product it replaces
 * @param rate the share of the chain's demand that it can give (fraction, 0..1)
 * @param delayYears how long until it does (years, lower end at least 0)
 * @param cap the most it can give (t a year); 0.. (unbounded) for none known
 */
public record Recycling(String name, Producer producer, Stage stage, Share rate, Interval delayYears, Mass cap) {

    /** The longest delay that is taken for years. */
    private static final double MOST_YEARS = 200;

    /**
     * Checks rate and delay.
     *
     * @throws IllegalArgumentException if the rate is 1 for certain (all demand from scrap; 1 % is 0.01), or the delay
     *     negative or so long that it must be a calendar year
     */
    public Recycling {
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(producer, "producer is required");
        Objects.requireNonNull(stage, "stage is required");
        Objects.requireNonNull(rate, "rate is required");
        Objects.requireNonNull(delayYears, "delayYears is required");
        Objects.requireNonNull(cap, "cap is required");
        if (rate.fraction().lower() == 1) {
            throw new IllegalArgumentException(
                    "rate must be below 1, which is all of demand from scrap; 1 % is 0.01: " + name);
        }
        if (delayYears.lower() < 0 || delayYears.lower() > MOST_YEARS) {
            throw new IllegalArgumentException("delayYears must be between 0 and 200 (years from now; is it a calendar"
                    + " year?), but was " + delayYears);
        }
    }

    /**
     * Recycling at once, without a known cap, called as its producer's scrap.
     *
     * @param producer where it is
     * @param stage the stage whose product it replaces
     * @param rate the share of the chain's demand that it can give (fraction, 0..1)
     */
    public static Recycling of(Producer producer, Stage stage, Share rate, Basis basis) {
        return new Recycling("scrap of " + producer.name(), producer, stage, rate, Interval.ZERO, Mass.unknown(basis));
    }

    /** Returns a copy that starts later: how long until it does (years from now). */
    public Recycling after(Interval years) {
        return new Recycling(name, producer, stage, rate, years, cap);
    }

    /** Returns a copy with a cap: the most it can give (t a year). */
    public Recycling upTo(Mass most) {
        return new Recycling(name, producer, stage, rate, delayYears, most);
    }

    /**
     * What it gives once it runs.
     *
     * @param demand what is needed of the stage's product (t a year)
     * @return the amount (t a year, on the demand's basis)
     * @throws MixedBasisException if demand and cap are on two bases
     */
    public Mass tonnes(Mass demand) {
        demand.basis().requireSame(cap.basis());
        Interval wanted = rate.fraction().times(demand.tonnes());
        Interval most = cap.isKnown() ? cap.tonnes() : Interval.atLeast(wanted.upper());
        return new Mass(
                Interval.of(Math.min(wanted.lower(), most.lower()), Math.min(wanted.upper(), most.upper())),
                demand.basis());
    }

    /**
     * The plant that it is in a chain.
     *
     * @param chain the chain, whose buyers' demand counts
     * @return a plant without output, with spare capacity after the delay, that needs no stage before
     */
    public Plant plant(SupplyChain chain) {
        return Plant.of(producer, stage, Mass.ofTonnes(0, chain.basis()))
                .withName(name)
                .withSpare(tonnes(chain.demand()), delayYears, Interval.ZERO)
                .unfed();
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Recycling ofJson(
            @JsonProperty("name") Json.@Nullable Words name,
            @JsonProperty("producer") @Nullable Producer producer,
            @JsonProperty("stage") @Nullable Stage stage,
            @JsonProperty("rate") @Nullable Share rate,
            @JsonProperty("delayYears") @Nullable Interval delayYears,
            @JsonProperty("cap") @Nullable Mass cap) {
        return new Recycling(Json.required(name, "name"), producer, stage, rate, delayYears, cap);
    }
}
