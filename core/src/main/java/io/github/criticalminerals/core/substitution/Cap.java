package io.github.criticalminerals.core.substitution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.quantity.Share;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The most that may come from one country at one stage, for all buyers or one.
 *
 * @param producer the country
 * @param stage the stage; the last one of the chain where it is for one buyer
 * @param buyer the name of the buyer, empty for all together
 * @param of what the limit is measured by
 * @param limit the limit (t a year, or fraction, 0..1)
 */
public record Cap(Producer producer, Stage stage, String buyer, Of of, double limit) {

    /** What a cap is measured by. */
    public enum Of {
        /** Tonnes a year. */
        TONNES,
        /** A fraction of what is needed of the stage's product, however much of it is delivered. */
        DEMAND,
        /** A fraction of what is delivered. */
        DELIVERED;

        @JsonCreator
        static Of ofJson(String name) {
            return Json.constant(values(), "of", name);
        }
    }

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is negative, not finite, or a fraction above 1
     */
    public Cap {
        Objects.requireNonNull(producer, "producer is required");
        Objects.requireNonNull(stage, "stage is required");
        Objects.requireNonNull(buyer, "buyer is required");
        Objects.requireNonNull(of, "of is required");
        if (!(limit >= 0) || limit > (of == Of.TONNES ? Double.MAX_VALUE : 1)) {
            throw new IllegalArgumentException(
                    (of == Of.TONNES ? "cap must be a number of tonnes from 0" : "cap must be a fraction, 0..1")
                            + ", but was " + limit
                            + (of != Of.TONNES && limit > 1 && limit <= 100 ? "; is it in percent?" : ""));
        }
    }

    /**
     * A cap in tonnes.
     *
     * @param tonnes the most (t a year)
     */
    public static Cap ofTonnes(Producer producer, Stage stage, double tonnes) {
        return new Cap(producer, stage, "", Of.TONNES, tonnes);
    }

    /**
     * A cap as a share of what is needed, such as the 65 % of annual consumption that the European Union aims at.
     *
     * @param share the largest share, exact
     */
    public static Cap ofDemand(Producer producer, Stage stage, Share share) {
        return new Cap(producer, stage, "", Of.DEMAND, share.fraction().exactValue());
    }

    /**
     * A cap as a share of what is delivered.
     *
     * @param share the largest share, exact
     */
    public static Cap ofDelivered(Producer producer, Stage stage, Share share) {
        return new Cap(producer, stage, "", Of.DELIVERED, share.fraction().exactValue());
    }

    /** Returns a copy for one buyer alone. */
    public Cap forBuyer(String name) {
        return new Cap(producer, stage, name, of, limit);
    }

    /** One line: {@code cap on China, mining, of 0.65 of demand}. */
    @Override
    public String toString() {
        return "cap on " + producer.name() + ", " + stage + (buyer.isEmpty() ? "" : ", for " + buyer) + ", of " + limit
                + (of == Of.TONNES ? " t" : of == Of.DEMAND ? " of demand" : " of deliveries");
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static Cap ofJson(
            @JsonProperty("producer") @Nullable Producer producer,
            @JsonProperty("stage") @Nullable Stage stage,
            @JsonProperty("buyer") Json.@Nullable Words buyer,
            @JsonProperty("of") @Nullable Of of,
            @JsonProperty("limit") Json.@Nullable Decimal limit) {
        return new Cap(producer, stage, Json.required(buyer, "buyer"), of, Json.required(limit, "limit"));
    }
}
