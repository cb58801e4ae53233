package io.github.criticalminerals.io.prices;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.github.criticalminerals.core.dataset.PriceSeries;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a price file holds.
 *
 * @param series the prices of each column that has any, by its name, such as {@code Close}
 * @param volumes the traded volume by day, where the file has it (pieces, as printed)
 */
public record PriceData(Map<String, PriceSeries> series, SortedMap<LocalDate, BigDecimal> volumes) {
    public PriceData {
        series = ImmutableMap.copyOf(series);
        volumes = ImmutableSortedMap.copyOfSorted(volumes);
    }

    /**
     * The closing prices, or the values of a plain list.
     *
     * @return the series of the column {@code Close} or {@code value}
     * @throws IllegalStateException if the file has no such price
     */
    public PriceSeries closes() {
        return Optional.ofNullable(series.getOrDefault(Prices.CLOSE, series.get(Prices.VALUE)))
                .orElseThrow(() -> new IllegalStateException("the file must hold a closing price, but holds none"));
    }

    /**
     * {@return the closing prices adjusted for splits and dividends, the column {@code Adj Close}, or empty if the file
     * has none}
     */
    public Optional<PriceSeries> findAdjustedCloses() {
        return Optional.ofNullable(series.get(Prices.ADJUSTED));
    }
}
