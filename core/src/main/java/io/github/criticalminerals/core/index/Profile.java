package io.github.criticalminerals.core.index;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nine measures of one vector of amounts, computed together.
 *
 * <p>Every amount counts, also those of 0. For the definition of each measure see {@link Index}.
 *
 * @param hhi Herfindahl-Hirschman index (fraction, 0..1)
 * @param normalisedHhi the same moved to 0 for equal producers (fraction, 0..1)
 * @param cr1 share of the largest (fraction, 0..1)
 * @param cr3 share of the three largest (fraction, 0..1)
 * @param nMinus1 share without the largest (fraction, 0..1)
 * @param hallTideman Hall-Tideman index (fraction, 0..1)
 * @param gini Gini coefficient (0..1 - 1/n)
 * @param shannon Shannon entropy (nats, 0..ln n)
 * @param hillHalf Hill number of order 0.5 (number of producers, 1..n)
 */
public record Profile(
        double hhi,
        double normalisedHhi,
        double cr1,
        double cr3,
        double nMinus1,
        double hallTideman,
        double gini,
        double shannon,
        double hillHalf)
        implements Worded {

    /** The measures, in the order of the components and of the numbers that {@link #ofEach} writes. */
    public static final List<Index> MEASURES = ImmutableList.of(
            Index.HHI,
            Index.normalisedHhi(Zeros.KEPT),
            Index.concentrationRatio(1),
            Index.concentrationRatio(3),
            Index.N_MINUS_1,
            Index.HALL_TIDEMAN,
            Index.gini(Zeros.KEPT),
            Index.SHANNON,
            Index.hill(0.5));

    private static final int SIZE = 9;

    @JsonCreator
    static Profile ofJson(
            @JsonProperty("hhi") Json.@Nullable Decimal hhi,
            @JsonProperty("normalisedHhi") Json.@Nullable Decimal normalisedHhi,
            @JsonProperty("cr1") Json.@Nullable Decimal cr1,
            @JsonProperty("cr3") Json.@Nullable Decimal cr3,
            @JsonProperty("nMinus1") Json.@Nullable Decimal nMinus1,
            @JsonProperty("hallTideman") Json.@Nullable Decimal hallTideman,
            @JsonProperty("gini") Json.@Nullable Decimal gini,
            @JsonProperty("shannon") Json.@Nullable Decimal shannon,
            @JsonProperty("hillHalf") Json.@Nullable Decimal hillHalf) {
        return new Profile(
                Json.required(hhi, "hhi"),
                Json.required(normalisedHhi, "normalisedHhi"),
                Json.required(cr1, "cr1"),
                Json.required(cr3, "cr3"),
                Json.required(nMinus1, "nMinus1"),
                Json.required(hallTideman, "hallTideman"),
                Json.required(gini, "gini"),
                Json.required(shannon, "shannon"),
                Json.required(hillHalf, "hillHalf"));
    }

    /**
     * The profile of one vector.
     *
     * @param amounts one for each producer, at least two, in any order and unit, none negative, at least one above 0
     * @throws IllegalArgumentException if there are fewer than two amounts, one is negative, it or the sum not finite,
     *     or all are 0
     */
    public static Profile of(double... amounts) {
        double[] out = new double[SIZE];
        ofEach(amounts, amounts.length, out);
        return new Profile(out[0], out[1], out[2], out[3], out[4], out[5], out[6], out[7], out[8]);
    }

    /**
     * The profiles of many vectors of one length that lie one after the other.
     *
     * @param amounts the vectors, in any order and unit within each
     * @param width how many amounts a vector has, at least 2
     * @param out receives nine numbers for each vector, in the order of {@link #MEASURES}
     * @throws IllegalArgumentException if {@code width} is below 2, the lengths do not fit, an amount is negative or
     *     not finite, or all of a vector are 0
     */
    public static void ofEach(double[] amounts, int width, double[] out) {
        if (width < 2) {
            throw new IllegalArgumentException("width must be at least 2, but was " + width);
        }
        int vectors = amounts.length / width;
        if (vectors * width != amounts.length || out.length != vectors * SIZE) {
            throw new IllegalArgumentException(
                    "amounts must be whole vectors of " + width + " and out nine times as many"
                            + " numbers as vectors, but were " + amounts.length + " and " + out.length);
        }
        double[] sorted = new double[width];
        for (int v = 0; v < vectors; v++) {
            System.arraycopy(amounts, v * width, sorted, 0, width);
            Arrays.sort(sorted);
            write(sorted, width, out, v * SIZE);
        }
    }

    /**
     * The Lorenz curve: what part of the total the smallest producers have together.
     *
     * @param amounts one for each producer, in any order and unit, none negative, at least one above 0
     * @return n + 1 ordinates from 0 to 1; the abscissas are 0, 1/n, ..., 1
     * @throws IllegalArgumentException if an amount is negative, it or the sum not finite, or all are 0
     */
    public static double[] lorenz(double... amounts) {
        double[] sorted = amounts.clone();
        Arrays.sort(sorted);
        double total = Amounts.total(sorted);
        double[] curve = new double[sorted.length + 1];
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[i];
            curve[i + 1] = sum / total;
        }
        return curve;
    }

    @Override
    public String toString() {
        return "HHI " + few(hhi) + " (normalised " + few(normalisedHhi) + "), the largest " + few(cr1)
                + ", the largest three " + few(cr3) + ", without the largest " + few(nMinus1) + ", Hall-Tideman "
                + few(hallTideman) + ", Gini " + few(gini) + ", Shannon " + few(shannon)
                + " nats, Hill number of order 0.5 "
                + few(hillHalf);
    }

    private static String few(double value) {
        return Interval.exact(value).inWords(3);
    }

    private static void write(double[] sorted, int n, double[] out, int at) {
        double total = Amounts.total(sorted);
        double squares = 0;
        double ranked = 0;
        double entropy = 0;
        double roots = 0;
        double top = 0;
        for (int i = 0; i < n; i++) {
            double share = sorted[i] / total;
            squares += share * share;
            ranked += (n - i) * share;
            entropy -= share > 0 ? share * Math.log(share) : 0;
            roots += Math.sqrt(share);
            top += i >= n - 3 ? share : 0;
        }
        double largest = sorted[n - 1] / total;
        out[at] = Math.min(1, squares);
        out[at + 1] = Math.min(1, Math.max(0, (squares - 1.0 / n) / (1 - 1.0 / n)));
        out[at + 2] = largest;
        out[at + 3] = Math.min(1, top);
        out[at + 4] = 1 - largest;
        out[at + 5] = 1 / (2 * ranked - 1);
        out[at + 6] = Math.max(0, 1 + (1 - 2 * ranked) / n);
        out[at + 7] = Math.max(0, entropy);
        out[at + 8] = roots * roots;
    }
}
