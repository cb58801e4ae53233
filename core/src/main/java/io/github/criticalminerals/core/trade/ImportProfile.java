package io.github.criticalminerals.core.trade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How concentrated the suppliers of one importer are, for one product in one year, by value.
 *
 * <p>Where all values are zero there are no shares: they, the HHI and the concentration ratio are then 0..1.
 */
public final class ImportProfile implements Worded {

    /**
     * One of the largest suppliers.
     *
     * @param exporter who
     * @param value what it sold (USD)
     * @param share its share in the imports (fraction, 0..1)
     */
    public record Leader(Producer exporter, double value, Share share) implements Worded {

        @JsonCreator
        static Leader ofJson(
                @JsonProperty("exporter") @Nullable Producer exporter,
                @JsonProperty("value") Json.@Nullable Decimal value,
                @JsonProperty("share") @Nullable Share share) {
            return new Leader(
                    Objects.requireNonNull(exporter, "exporter is required"),
                    Json.required(value, "value"),
                    Objects.requireNonNull(share, "share is required"));
        }

        @Override
        public String toString() {
            return exporter.name() + " " + share.inPercent();
        }
    }

    private final int year;
    private final Producer importer;
    private final HsCode product;
    private final ImportSums sums;
    private final long[] block;
    private final int at;

    ImportProfile(int year, Producer importer, HsCode product, ImportSums sums, long[] block, int at) {
        this.year = year;
        this.importer = importer;
        this.product = product;
        this.sums = sums;
        this.block = block;
        this.at = at;
    }

    /** {@return the year} */
    public int year() {
        return year;
    }

    /** {@return who imports} */
    public Producer importer() {
        return importer;
    }

    /** {@return what} */
    public HsCode product() {
        return product;
    }

    /** {@return the value of all imports (USD of the year, nominal)} */
    public double value() {
        return sums.total(block, at) / ImportSums.UNITS;
    }

    /** {@return the number of exporters, those with a value of zero included} */
    public int suppliers() {
        return sums.suppliers(block, at);
    }

    /** {@return the Herfindahl-Hirschman index, the sum of the squared shares (fraction, 1/suppliers..1), exact} */
    public Interval hhi() {
        requireApart();
        return sums.total(block, at) == 0 ? Interval.UNIT : Interval.exact(sums.hhi(block, at));
    }

    /**
     * The share of the largest suppliers.
     *
     * @param k how many, at least 1 and at most as many as the profiles hold
     * @return CR_k (fraction, 0..1), exact; 1 if there are no more than k suppliers
     * @throws IllegalArgumentException if {@code k} is not in that range
     */
    public Interval concentrationRatio(int k) {
        if (k < 1 || k > sums.leaders()) {
            throw new IllegalArgumentException(
                    "k must be 1 to " + sums.leaders() + ", the leaders these profiles hold, but was " + k);
        }
        requireApart();
        long total = sums.total(block, at);
        long largest = 0;
        for (int rank = 0; rank < k; rank++) {
            largest += sums.leaderAmount(block, at, rank);
        }
        return total == 0 ? Interval.UNIT : Interval.exact((double) largest / total);
    }

    /** {@return the largest supplier; of equal ones the first by {@link Producer#id()}} */
    public Leader topSupplier() {
        return leader(0);
    }

    /** {@return the largest suppliers, at most as many as the profiles hold, the largest first} */
    public List<Leader> leaders() {
        ImmutableList.Builder<Leader> all = ImmutableList.builder();
        for (int rank = 0; rank < Math.min(sums.leaders(), suppliers()); rank++) {
            all.add(leader(rank));
        }
        return all.build();
    }

    private void requireApart() {
        PartAndWholeException overlap = sums.overlap(block, at);
        if (overlap != null) {
            throw overlap;
        }
    }

    private Leader leader(int rank) {
        requireApart();
        long total = sums.total(block, at);
        long amount = sums.leaderAmount(block, at, rank);
        return new Leader(
                sums.leader(block, at, rank),
                amount / ImportSums.UNITS,
                total == 0 ? Share.UNKNOWN : Share.of((double) amount / total));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImportProfile that
                && year == that.year
                && importer.equals(that.importer)
                && product.equals(that.product)
                && value() == that.value()
                && suppliers() == that.suppliers()
                && sums.hhi(block, at) == that.sums.hhi(that.block, that.at)
                && (sums.overlap(block, at) != null || leaders().equals(that.leaders()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(year, importer, product, value());
    }

    /** {@return this for people: value, number of suppliers, HHI with three digits and the largest supplier} */
    @Override
    public String inWords() {
        PartAndWholeException overlap = sums.overlap(block, at);
        return year + " " + importer.name() + ", " + product + ": "
                + Interval.exact(value()).inWords() + " USD from " + suppliers() + " suppliers, "
                + (overlap != null
                        ? overlap.part().name() + " beside " + overlap.whole().name() + ": no shares"
                        : "HHI " + hhi().inWords(3) + " (fraction, 0..1), the largest " + topSupplier());
    }

    /** One line: year, importer, product, value, number of suppliers, HHI and the largest supplier. */
    @Override
    public String toString() {
        PartAndWholeException overlap = sums.overlap(block, at);
        return year + " " + importer.id() + ", " + product + ": " + value() + " USD from " + suppliers()
                + " suppliers, "
                + (overlap != null
                        ? overlap.part().id() + " beside " + overlap.whole().id() + ": no shares"
                        : "hhi " + hhi() + ", " + topSupplier().exporter().id() + " "
                                + topSupplier().share());
    }
}
