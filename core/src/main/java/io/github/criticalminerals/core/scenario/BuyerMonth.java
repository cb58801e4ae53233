package io.github.criticalminerals.core.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One month of one buyer.
 *
 * @param month the month
 * @param buyer the buyer's name
 * @param endUse what for
 * @param need what it needed (t)
 * @param got what arrived from the chain (t)
 * @param used what it used (t)
 * @param gap what it lacked (t)
 * @param stock what it had in stock at the end (t)
 * @param released what a reserve outside the chain gave it (t)
 */
public record BuyerMonth(
        YearMonth month,
        String buyer,
        EndUse endUse,
        double need,
        double got,
        double used,
        double gap,
        double stock,
        double released)
        implements Worded {

    @JsonCreator
    static BuyerMonth ofJson(
            @JsonProperty("month") Json.@Nullable Words month,
            @JsonProperty("buyer") Json.@Nullable Words buyer,
            @JsonProperty("endUse") @Nullable EndUse endUse,
            @JsonProperty("need") Json.@Nullable Decimal need,
            @JsonProperty("got") Json.@Nullable Decimal got,
            @JsonProperty("used") Json.@Nullable Decimal used,
            @JsonProperty("gap") Json.@Nullable Decimal gap,
            @JsonProperty("stock") Json.@Nullable Decimal stock,
            @JsonProperty("released") Json.@Nullable Decimal released) {
        return new BuyerMonth(
                Days.parseMonth("month", Json.required(month, "month")),
                Json.required(buyer, "buyer"),
                Objects.requireNonNull(endUse, "endUse is required"),
                Json.required(need, "need"),
                Json.required(got, "got"),
                Json.required(used, "used"),
                Json.required(gap, "gap"),
                Json.required(stock, "stock"),
                Json.required(released, "released"));
    }

    @JsonProperty("month")
    private String monthText() {
        return month.toString();
    }

    @Override
    public String toString() {
        return month + " " + buyer + ", " + endUse + ": needed "
                + Interval.exact(need).inWords() + " t, got "
                + Interval.exact(got).inWords() + " t, used "
                + Interval.exact(used).inWords() + " t, lacked "
                + Interval.exact(gap).inWords() + " t, in stock "
                + Interval.exact(stock).inWords() + " t";
    }
}
