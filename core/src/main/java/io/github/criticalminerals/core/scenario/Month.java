package io.github.criticalminerals.core.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One month of a run, of all buyers together.
 *
 * @param month the month; the first and the last one of a run may be parts of months
 * @param made what the last stage made (t)
 * @param need what buyers needed (t)
 * @param used what they used (t)
 * @param gap what they lacked (t)
 * @param stock what they had in stock at the end (t)
 * @param released what reserves outside the chain gave them (t)
 * @param hhi the Herfindahl-Hirschman index of what the last stage delivered to them, by the producers' places (0..1);
 *     NaN where nothing was delivered
 * @param largest the largest of these places' part (fraction); NaN where nothing was delivered
 * @param price the mean price index, 1 on the baseline and always with the price off
 */
public record Month(
        YearMonth month,
        double made,
        double need,
        double used,
        double gap,
        double stock,
        double released,
        double hhi,
        double largest,
        double price)
        implements Worded {

    @JsonCreator
    static Month ofJson(
            @JsonProperty("month") Json.@Nullable Words month,
            @JsonProperty("made") Json.@Nullable Decimal made,
            @JsonProperty("need") Json.@Nullable Decimal need,
            @JsonProperty("used") Json.@Nullable Decimal used,
            @JsonProperty("gap") Json.@Nullable Decimal gap,
            @JsonProperty("stock") Json.@Nullable Decimal stock,
            @JsonProperty("released") Json.@Nullable Decimal released,
            @JsonProperty("hhi") Json.@Nullable Decimal hhi,
            @JsonProperty("largest") Json.@Nullable Decimal largest,
            @JsonProperty("price") Json.@Nullable Decimal price) {
        return new Month(
                Days.parseMonth("month", Json.required(month, "month")),
                Json.required(made, "made"),
                Json.required(need, "need"),
                Json.required(used, "used"),
                Json.required(gap, "gap"),
                Json.required(stock, "stock"),
                Json.required(released, "released"),
                orNaN(hhi),
                orNaN(largest),
                Json.required(price, "price"));
    }

    @JsonProperty("month")
    private String monthText() {
        return month.toString();
    }

    @JsonProperty("hhi")
    private @Nullable Double hhiInJson() {
        return Double.isNaN(hhi) ? null : hhi;
    }

    @JsonProperty("largest")
    private @Nullable Double largestInJson() {
        return Double.isNaN(largest) ? null : largest;
    }

    private static double orNaN(Json.@Nullable Decimal value) {
        return value == null ? Double.NaN : value.value();
    }

    @Override
    public String toString() {
        return month + ": made " + Interval.exact(made).inWords() + " t, needed "
                + Interval.exact(need).inWords() + " t, used "
                + Interval.exact(used).inWords() + " t, lacked "
                + Interval.exact(gap).inWords() + " t, in stock "
                + Interval.exact(stock).inWords() + " t";
    }
}
