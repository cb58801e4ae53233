package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MixedBasisException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who delivers to whom: from a plant at one stage to a plant at the next, or from the last stage to a buyer.
 *
 * @param stage the stage that delivers
 * @param from the name of the plant there
 * @param to the name of the plant at the next stage, or of the buyer
 * @param flow what goes this way in the chain's year (t)
 * @param capacity the most that can (t a year); 0.. (unbounded) for no known limit
 * @param cost what a tonne costs (whole number in the plants' unit, at least 0)
 * @param days how long the way takes (days, at least 0)
 */
public record Route(Stage stage, String from, String to, Mass flow, Mass capacity, long cost, int days) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if the cost or the days are negative
     * @throws MixedBasisException if flow and capacity are on two bases
     */
    public Route {
        Objects.requireNonNull(stage, "stage is required");
        Objects.requireNonNull(from, "from is required");
        Objects.requireNonNull(to, "to is required");
        Objects.requireNonNull(flow, "flow is required");
        Objects.requireNonNull(capacity, "capacity is required");
        if (cost < 0) {
            throw new IllegalArgumentException("cost of a route must not be negative, but was " + cost);
        }
        if (days < 0) {
            throw new IllegalArgumentException("days of a route must not be negative, but were " + days);
        }
        flow.basis().requireSame(capacity.basis());
    }

    /**
     * A route that takes no time.
     *
     * @param from the name of the plant there
     * @param to the name of the plant at the next stage, or of the buyer
     * @param flow what goes this way in the chain's year (t)
     * @param capacity the most that can (t a year); 0.. (unbounded) for no known limit
     * @param cost what a tonne costs (whole number, at least 0)
     */
    public Route(Stage stage, String from, String to, Mass flow, Mass capacity, long cost) {
        this(stage, from, to, flow, capacity, cost, 0);
    }

    /**
     * A route without known limit that costs nothing and takes no time.
     *
     * @param from the name of the plant there
     * @param to the name of the plant at the next stage, or of the buyer
     * @param flow what goes this way in the chain's year (t)
     */
    public static Route of(Stage stage, String from, String to, Mass flow) {
        return new Route(stage, from, to, flow, Mass.unknown(flow.basis()), 0, 0);
    }

    /** Returns a copy that takes some time (days, at least 0). */
    public Route withDays(int taken) {
        return new Route(stage, from, to, flow, capacity, cost, taken);
    }

    /** Returns a copy with a limit to what can go this way (t a year). */
    public Route withCapacity(Mass most) {
        return new Route(stage, from, to, flow, most, cost, days);
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Route ofJson(
            @JsonProperty("stage") @Nullable Stage stage,
            @JsonProperty("from") Json.@Nullable Words from,
            @JsonProperty("to") Json.@Nullable Words to,
            @JsonProperty("flow") @Nullable Mass flow,
            @JsonProperty("capacity") @Nullable Mass capacity,
            @JsonProperty("cost") Json.@Nullable Whole cost,
            @JsonProperty("days") Json.@Nullable Whole days) {
        return new Route(
                stage,
                Json.required(from, "from"),
                Json.required(to, "to"),
                flow,
                capacity,
                Json.required(cost, "cost"),
                days == null ? 0 : Json.requiredInt(days, "days"));
    }

    /** One line: {@code mining, Australia to Malaysia: 13000 t REO}. */
    @Override
    public String toString() {
        return stage + ", " + from + " to " + to + ": " + flow;
    }
}
