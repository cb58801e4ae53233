package io.github.criticalminerals.core.trade;

import java.util.Comparator;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The profiles of sums that are finished, by year, importer's identity and product; parts of them are of importers. */
final class ProfilesInOrder implements Spliterator<ImportProfile> {
    private final ImportSums sums;
    private final YearSums[] years;
    private final int[] importers;
    private final int[] products;

    /** The market that is read, counted by year and importer; the one behind the last; the product that is next. */
    private int market;

    private int end;
    private int product;

    /** What was looked at; kept, for no compiler to leave the looking out. */
    @SuppressWarnings("UnusedVariable")
    private long looked;

    ProfilesInOrder(ImportSums sums) {
        this.sums = sums;
        this.years = sums.years.values().toArray(YearSums[]::new);
        this.importers = sums.parties.sorted((one, other) -> one.id().compareTo(other.id()));
        this.products = sums.products.sorted(Comparator.naturalOrder());
        this.end = years.length * importers.length;
    }

    private ProfilesInOrder(ProfilesInOrder all, int market, int end) {
        this.sums = all.sums;
        this.years = all.years;
        this.importers = all.importers;
        this.products = all.products;
        this.market = market;
        this.end = end;
    }

    @Override
    public boolean tryAdvance(Consumer<? super ImportProfile> taker) {
        for (; market < end; market++) {
            MarketSums of = market();
            if (product == 0) {
                look(of);
            }
            while (of != null && product < products.length) {
                ImportProfile profile = profile(of, product++);
                if (profile != null) {
                    taker.accept(profile);
                    return true;
                }
            }
            product = 0;
        }
        return false;
    }

    @Override
    public void forEachRemaining(Consumer<? super ImportProfile> taker) {
        for (; market < end; market++) {
            forEachRemaining(market(), taker);
        }
    }

    private void forEachRemaining(@Nullable MarketSums of, Consumer<? super ImportProfile> taker) {
        if (product == 0) {
            look(of);
        }
        for (; of != null && product < products.length; product++) {
            ImportProfile profile = profile(of, product);
            if (profile != null) {
                taker.accept(profile);
            }
        }
        product = 0;
    }

    /** Memory gives what lies together sooner than it gives one product's numbers after the other's. */
    private void look(@Nullable MarketSums of) {
        looked += of == null ? 0 : of.look(Integer.MAX_VALUE);
    }

    /** The market that is read; null if there is no row of it. */
    private @Nullable MarketSums market() {
        return years[market / importers.length].find(importers[market % importers.length]);
    }

    private @Nullable ImportProfile profile(MarketSums of, int next) {
        return sums.profile(
                years[market / importers.length].number, importers[market % importers.length], of, products[next]);
    }

    @Override
    public @Nullable Spliterator<ImportProfile> trySplit() {
        int middle = (market + end) >>> 1;
        if (product > 0 || middle == market) {
            return null;
        }
        ProfilesInOrder first = new ProfilesInOrder(this, market, middle);
        market = middle;
        return first;
    }

    /** As many as there would be if all markets had the same number. */
    @Override
    public long estimateSize() {
        return sums.groups * (end - market) / Math.max(1, years.length * importers.length);
    }

    @Override
    public int characteristics() {
        return ORDERED | DISTINCT | NONNULL | IMMUTABLE;
    }
}
