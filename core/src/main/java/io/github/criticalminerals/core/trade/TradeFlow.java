package io.github.criticalminerals.core.trade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one party sold to another of one product in one year.
 *
 * <p>A missing quantity is 0.. (unbounded), never zero. Both parties may be the same: what a country sends to itself is
 * a re-import.
 *
 * @param year the year, 1000 to 9999
 * @param exporter the country it came from, or an aggregate such as {@code Areas, nes} or {@link #WORLD}
 * @param importer the country it went to, or an aggregate
 * @param product the product
 * @param value the value (USD of that year, nominal), at least 0
 * @param quantity the quantity (t), exact or unknown
 */
public record TradeFlow(int year, Producer exporter, Producer importer, HsCode product, double value, Mass quantity) {

    /** All partners together: a row with it is a total of other rows and no supplier. */
    public static final Aggregate WORLD = Aggregate.of("World");

    /** What the tonnes of trade statistics count: the goods without their packaging, whatever they contain. */
    public static final Basis NET_WEIGHT = Basis.of("net weight");

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the year has not four digits, the value is not a finite number of at
     *     least 0, or the quantity is a range
     */
    public TradeFlow {
        Objects.requireNonNull(exporter, "exporter is required");
        Objects.requireNonNull(importer, "importer is required");
        Objects.requireNonNull(product, "product is required");
        Text.requireYear(year);
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("value must be a finite number of at least 0 (USD), but was " + value);
        }
        if (quantity.isKnown() && !quantity.tonnes().isExact()) {
            throw new IllegalArgumentException("quantity must be exact or unknown, but was " + quantity);
        }
    }

    @JsonCreator
    @SuppressWarnings("NullAway") // the constructor refuses what JSON leaves out
    static TradeFlow ofJson(
            @JsonProperty("year") Json.@Nullable Whole year,
            @JsonProperty("exporter") @Nullable Producer exporter,
            @JsonProperty("importer") @Nullable Producer importer,
            @JsonProperty("product") @Nullable HsCode product,
            @JsonProperty("value") Json.@Nullable Decimal value,
            @JsonProperty("quantity") @Nullable Mass quantity) {
        return new TradeFlow(
                Json.requiredInt(year, "year"),
                exporter,
                importer,
                product,
                Json.required(value, "value"),
                Objects.requireNonNull(quantity, "quantity is required"));
    }

    /** One line for reading: year, parties, product, value, quantity or that there is none. */
    @Override
    public String toString() {
        return year + " " + exporter.id() + " to " + importer.id() + ", " + product + ": " + value + " USD, "
                + (quantity.isKnown() ? quantity : "no quantity");
    }
}
