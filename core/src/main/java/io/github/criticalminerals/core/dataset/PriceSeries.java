package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Closing prices by day. Days without trade are simply not there: they are neither zero nor filled in; what a price
 * "was" on such a day is the last close before it, and {@link #lastOnOrBefore} says of which day that is.
 *
 * <p>A series is either as traded or adjusted, and says which: {@link #adjustment}.
 *
 * <p>JSON: name, unit, adjustment where it is stated, and an object of ISO dates and closes.
 *
 * @param name what is priced, for example {@code Lynas Rare Earths Ltd}
 * @param unit the unit of the prices, for example {@code AUD/share}
 * @param adjustment for what the prices were changed after they were traded: {@link Adjustment#UNSTATED} where nobody
 *     says so
 * @param closes the closes by day (in the unit), in order of the days, at least one, all above zero
 */
public record PriceSeries(String name, String unit, Adjustment adjustment, SortedMap<LocalDate, Double> closes) {

    /** @throws IllegalArgumentException if there is no close, or one is not a finite number above zero */
    public PriceSeries {
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(unit, "unit is required");
        Objects.requireNonNull(adjustment, "adjustment is required");
        closes = ImmutableSortedMap.copyOfSorted(closes);
        if (closes.isEmpty()) {
            throw new IllegalArgumentException("price series \"" + name + "\" must have at least one close");
        }
        closes.forEach((date, close) -> {
            if (!(close > 0) || Double.isInfinite(close)) {
                throw new IllegalArgumentException("close of " + date + " must be above zero, but was " + close);
            }
        });
    }

    @JsonCreator
    static PriceSeries ofJson(
            @JsonProperty("name") Json.@Nullable Words name,
            @JsonProperty("unit") Json.@Nullable Words unit,
            @JsonProperty("adjustment") @Nullable Adjustment adjustment,
            @JsonProperty("closes") @Nullable Map<String, Json.Decimal> closes) {
        String priced = Json.required(name, "name");
        String in = Json.required(unit, "unit");
        SortedMap<LocalDate, Double> read = new TreeMap<>();
        Objects.requireNonNull(closes, "closes is required")
                .forEach((date, close) ->
                        read.put(Text.day("date of a close", date), Json.required(close, "close of " + date)));
        return new PriceSeries(priced, in, adjustment == null ? Adjustment.UNSTATED : adjustment, read);
    }

    @JsonProperty("adjustment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    Adjustment statedAdjustment() {
        return adjustment == Adjustment.UNSTATED ? null : adjustment;
    }

    @JsonProperty("closes")
    Map<String, Double> closesByText() {
        ImmutableMap.Builder<String, Double> byText = ImmutableMap.builder();
        closes.forEach((date, close) -> byText.put(date.toString(), close));
        return byText.build();
    }

    /** {@return the close of a day (in {@link #unit}), empty if there was no trade on that day} */
    public Optional<Double> findClose(LocalDate date) {
        return Optional.ofNullable(closes.get(date));
    }

    /**
     * The day of the last close on or before a day.
     *
     * @return that day itself or the trading day before it
     * @throws IllegalArgumentException if the series begins later
     */
    public LocalDate lastOnOrBefore(LocalDate date) {
        LocalDate last = sorted().floorKey(date);
        if (last == null) {
            throw new IllegalArgumentException(
                    "price series \"" + name + "\" begins on " + closes.firstKey() + ", after " + date);
        }
        return last;
    }

    /**
     * The change of price between two days, each taken at its last close on or before.
     *
     * @param base the day to compare with
     * @param date the day to look at, not before {@code base}
     * @return the change (fraction; 0.25 is a rise by a quarter, -0.5 a fall by half)
     * @throws IllegalArgumentException if the series begins after {@code base} or the days are the wrong way round
     */
    public double changeSince(LocalDate base, LocalDate date) {
        if (date.isBefore(base)) {
            throw new IllegalArgumentException("date must not be before its base " + base + ", but was " + date);
        }
        return close(lastOnOrBefore(date)) / close(lastOnOrBefore(base)) - 1;
    }

    /**
     * The series as an index that is 100 on a day, from that day on.
     *
     * @param base the day; its last close on or before is the base
     * @return an index series with the base day first
     * @throws IllegalArgumentException if the series begins after {@code base}
     */
    public PriceSeries rebasedTo(LocalDate base) {
        LocalDate first = lastOnOrBefore(base);
        double close = close(first);
        TreeMap<LocalDate, Double> index = new TreeMap<>();
        closes.tailMap(first).forEach((date, value) -> index.put(date, 100 * (value / close)));
        return new PriceSeries(name, "index, " + first + " = 100", adjustment, index);
    }

    private double close(LocalDate date) {
        return Objects.requireNonNull(closes.get(date), "no close on that day");
    }

    private ImmutableSortedMap<LocalDate, Double> sorted() {
        return ImmutableSortedMap.copyOfSorted(closes);
    }

    /** One line: name, unit, adjustment where it is stated, number of closes, first and last day. */
    @Override
    public String toString() {
        String said = adjustment == Adjustment.UNSTATED ? "" : ", " + adjustment;
        return name + " (" + unit + said + "): " + closes.size() + " closes, " + closes.firstKey() + " to "
                + closes.lastKey();
    }

    /** For what prices were changed after they were traded, so that those before and after an event compare. */
    public enum Adjustment {
        /** Nobody says. */
        UNSTATED("adjustment unstated"),
        /** For nothing: the prices as they were traded. */
        NONE("not adjusted"),
        /** For splits, not for dividends. */
        SPLITS("adjusted for splits"),
        /** For splits and dividends: what an owner gained or lost, and no price that was ever paid. */
        SPLITS_AND_DIVIDENDS("adjusted for splits and dividends");

        private final String words;

        Adjustment(String words) {
            this.words = words;
        }

        @JsonCreator
        static Adjustment ofJson(String name) {
            return Json.constant(values(), "adjustment", name);
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
