package io.github.criticalminerals.core.trade;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One year, by importer; null where there is no row. */
final class YearSums implements Serializable {
    private static final long serialVersionUID = 1L;

    final int number;

    @Nullable
    MarketSums[] markets = new MarketSums[0];

    YearSums(int number) {
        this.number = number;
    }

    @Nullable
    MarketSums find(int importer) {
        return importer < markets.length ? markets[importer] : null;
    }

    MarketSums of(int importer) {
        if (importer >= markets.length) {
            markets = Arrays.copyOf(markets, Math.max(importer + 1, 2 * markets.length));
        }
        MarketSums market = markets[importer];
        if (market == null) {
            market = new MarketSums();
            markets[importer] = market;
        }
        return market;
    }
}
