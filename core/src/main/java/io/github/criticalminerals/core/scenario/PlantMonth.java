package io.github.criticalminerals.core.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One month of one plant.
 *
 * @param month the month
 * @param plant the plant's name
 * @param stage its stage
 * @param made what it made (t)
 * @param fed the feed it used (t)
 * @param delivered what it sent off (t)
 * @param feed its stock of feed at the end (t)
 * @param product its stock of product at the end (t)
 * @param reason what bound it on most days
 */
public record PlantMonth(
        YearMonth month,
        String plant,
        Stage stage,
        double made,
        double fed,
        double delivered,
        double feed,
        double product,
        Reason reason)
        implements Worded {

    @JsonCreator
    static PlantMonth ofJson(
            @JsonProperty("month") Json.@Nullable Words month,
            @JsonProperty("plant") Json.@Nullable Words plant,
            @JsonProperty("stage") @Nullable Stage stage,
            @JsonProperty("made") Json.@Nullable Decimal made,
            @JsonProperty("fed") Json.@Nullable Decimal fed,
            @JsonProperty("delivered") Json.@Nullable Decimal delivered,
            @JsonProperty("feed") Json.@Nullable Decimal feed,
            @JsonProperty("product") Json.@Nullable Decimal product,
            @JsonProperty("reason") @Nullable Reason reason) {
        return new PlantMonth(
                Days.parseMonth("month", Json.required(month, "month")),
                Json.required(plant, "plant"),
                Objects.requireNonNull(stage, "stage is required"),
                Json.required(made, "made"),
                Json.required(fed, "fed"),
                Json.required(delivered, "delivered"),
                Json.required(feed, "feed"),
                Json.required(product, "product"),
                Objects.requireNonNull(reason, "reason is required"));
    }

    @JsonProperty("month")
    private String monthText() {
        return month.toString();
    }

    @Override
    public String toString() {
        return month + " " + plant + ", " + stage + ": made "
                + Interval.exact(made).inWords() + " t, delivered "
                + Interval.exact(delivered).inWords() + " t; " + reason;
    }
}
