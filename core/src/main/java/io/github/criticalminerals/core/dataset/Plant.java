package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A mine, plant or country at one stage of a {@link SupplyChain}: what it makes, and what more it could make when.
 *
 * @param name what it is called, once a stage, not blank
 * @param producer where it is
 * @param stage what it does
 * @param output what it makes in the chain's year (t)
 * @param spare what it can make beyond that once it has ramped up (t a year)
 * @param lagYears how long until the first of it comes (years, lower end at least 0); the upper end may be unbounded
 * @param rampYears how long from then until all of it comes, in equal steps (years, lower end at least 0)
 * @param cost what a tonne costs, or any other order of preference (whole number in a unit of the user's, at least 0)
 * @param fed whether it needs the product of the stage before; false for recycling, which brings its own
 * @param feedDays its stock of feed (days of what its output needs, lower end at least 0)
 * @param productDays its stock of product (days of its output, lower end at least 0)
 * @param starts the day from which its spare capacity counts its lag without being asked, for a project; {@link
 *     LocalDate#MAX} for spare capacity that waits until somebody needs it
 */
public record Plant(
        String name,
        Producer producer,
        Stage stage,
        Mass output,
        Mass spare,
        Interval lagYears,
        Interval rampYears,
        long cost,
        boolean fed,
        Interval feedDays,
        Interval productDays,
        LocalDate starts) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if the name is blank, or a time or the cost negative
     * @throws MixedBasisException if output and spare are on two bases
     */
    public Plant {
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(producer, "producer is required");
        Objects.requireNonNull(stage, "stage is required");
        Objects.requireNonNull(output, "output is required");
        Objects.requireNonNull(spare, "spare is required");
        Objects.requireNonNull(lagYears, "lagYears is required");
        Objects.requireNonNull(rampYears, "rampYears is required");
        if (name.isBlank()) {
            throw new IllegalArgumentException("plant must have a name, but was \"" + name + "\"");
        }
        output.basis().requireSame(spare.basis());
        notNegative("lag", lagYears.lower());
        notNegative("ramp", rampYears.lower());
        Objects.requireNonNull(feedDays, "feedDays is required");
        Objects.requireNonNull(productDays, "productDays is required");
        Objects.requireNonNull(starts, "starts is required");
        notNegative("feed stock", feedDays.lower());
        notNegative("product stock", productDays.lower());
        if (cost < 0) {
            throw new IllegalArgumentException("cost of a plant must not be negative, but was " + cost);
        }
    }

    private static void notNegative(String what, double value) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " of a plant must not be negative, but was " + value);
        }
    }

    /** Its parts, to be changed on their way to another plant. */
    private final class Draft {
        private String name = Plant.this.name;
        private Mass spare = Plant.this.spare;
        private Interval lag = lagYears;
        private Interval ramp = rampYears;
        private long cost = Plant.this.cost;
        private boolean fed = Plant.this.fed;
        private Interval feedDays = Plant.this.feedDays;
        private Interval productDays = Plant.this.productDays;
        private LocalDate starts = Plant.this.starts;

        Plant with(Consumer<Draft> change) {
            change.accept(this);
            return new Plant(name, producer, stage, output, spare, lag, ramp, cost, fed, feedDays, productDays, starts);
        }
    }

    /** A plant of a producer without spare capacity that costs nothing, called as its producer. */
    public static Plant of(Producer producer, Stage stage, Mass output) {
        return of(producer.name(), producer, stage, output);
    }

    private static Plant of(String name, Producer producer, Stage stage, Mass output) {
        return new Plant(
                name,
                producer,
                stage,
                output,
                Mass.ofTonnes(0, output.basis()),
                Interval.ZERO,
                Interval.ZERO,
                0,
                true,
                Interval.ZERO,
                Interval.ZERO,
                LocalDate.MAX);
    }

    /**
     * A plant that makes nothing yet.
     *
     * @param producer where it is
     * @param capacity what it will make once it has ramped up (t a year)
     * @param starts the day from which it makes something
     * @param rampYears how long from then until all of it comes (years)
     */
    public static Plant project(
            String name, Producer producer, Stage stage, Mass capacity, LocalDate starts, Interval rampYears) {
        Plant idle = of(name, producer, stage, Mass.ofTonnes(0, capacity.basis()));
        return idle.withSpare(capacity, Interval.ZERO, rampYears).new Draft().with(to -> to.starts = starts);
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Plant ofJson(
            @JsonProperty("name") Json.@Nullable Words name,
            @JsonProperty("producer") @Nullable Producer producer,
            @JsonProperty("stage") @Nullable Stage stage,
            @JsonProperty("output") @Nullable Mass output,
            @JsonProperty("spare") @Nullable Mass spare,
            @JsonProperty("lagYears") @Nullable Interval lagYears,
            @JsonProperty("rampYears") @Nullable Interval rampYears,
            @JsonProperty("cost") Json.@Nullable Whole cost,
            @JsonProperty("fed") Json.@Nullable Flag fed,
            @JsonProperty("feedDays") @Nullable Interval feedDays,
            @JsonProperty("productDays") @Nullable Interval productDays,
            @JsonProperty("starts") Json.@Nullable Words starts) {
        return new Plant(
                Json.required(name, "name"),
                producer,
                stage,
                output,
                spare,
                lagYears,
                rampYears,
                Json.required(cost, "cost"),
                Json.required(fed, "fed"),
                feedDays == null ? Interval.ZERO : feedDays,
                productDays == null ? Interval.ZERO : productDays,
                starts == null || starts.value().isEmpty() ? LocalDate.MAX : Text.day("starts", starts.value()));
    }

    @JsonProperty("starts")
    String startsText() {
        return isProject() ? starts.toString() : "";
    }

    /** {@return whether it starts by itself on a known day} */
    @JsonIgnore
    public boolean isProject() {
        return !starts.equals(LocalDate.MAX);
    }

    /** Returns a copy under another name, so that a producer can have several at one stage. */
    public Plant withName(String other) {
        return new Draft().with(to -> to.name = other);
    }

    /**
     * {@return a copy with capacity that it can bring into use}
     *
     * @param more what it can make beyond its output (t a year)
     * @param lag how long until the first of it comes (years)
     * @param ramp how long from then until all of it comes (years)
     */
    public Plant withSpare(Mass more, Interval lag, Interval ramp) {
        return new Draft().with(to -> {
            to.spare = more;
            to.lag = lag;
            to.ramp = ramp;
        });
    }

    /**
     * Returns a copy with stocks of feed (days of what its output needs) and of product (days of its output), which are
     * also what it keeps in stock when it can.
     */
    public Plant withStocks(Interval feed, Interval product) {
        return new Draft().with(to -> {
            to.feedDays = feed;
            to.productDays = product;
        });
    }

    /** Returns a copy at another cost a tonne (whole number, at least 0). */
    public Plant withCost(long each) {
        return new Draft().with(to -> to.cost = each);
    }

    /** {@return a copy without need of the stage before} */
    public Plant unfed() {
        return new Draft().with(to -> to.fed = false);
    }

    @Override
    public String toString() {
        return name + ", " + stage + ": " + output + ", spare " + spare.tonnes() + " t"
                + (isProject() ? " from " + starts : "");
    }
}
