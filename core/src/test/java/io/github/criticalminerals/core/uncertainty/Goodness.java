package io.github.criticalminerals.core.uncertainty;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Pearson's chi-squared test of a sampler against a distribution function, in bins of equal probability. */
final class Goodness {

    private static final int BINS = 200;

    private Goodness() {}

    /** The probability of a worse fit if the sampler is right. The seed is fixed, so the answer is, too. */
    static double ofFit(ToDoubleFunction<RandomGenerator> sampler, DoubleUnaryOperator cdf, int draws) {
        SplittableRandom random = new SplittableRandom(20_261_122);
        double[] edges = edges(cdf);
        long[] counts = new long[BINS];
        for (int i = 0; i < draws; i++) {
            int edge = Arrays.binarySearch(edges, sampler.applyAsDouble(random));
            counts[edge < 0 ? -edge - 1 : edge + 1]++;
        }
        double expected = (double) draws / BINS;
        double statistic = 0;
        for (long count : counts) {
            statistic += (count - expected) * (count - expected) / expected;
        }
        return 1 - new ChiSquaredDistribution(null, BINS - 1).cumulativeProbability(statistic);
    }

    /** Where one bin ends and the next begins, found by halving: a search is faster than the function for each draw. */
    private static double[] edges(DoubleUnaryOperator cdf) {
        double[] edges = new double[BINS - 1];
        for (int i = 0; i < edges.length; i++) {
            double part = (i + 1.0) / BINS;
            double low = -1;
            double high = 1;
            while (cdf.applyAsDouble(low) > part) {
                low *= 2;
            }
            while (cdf.applyAsDouble(high) < part) {
                high *= 2;
            }
            for (int halving = 0; halving < 60; halving++) {
                double middle = (low + high) / 2;
                if (cdf.applyAsDouble(middle) < part) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            edges[i] = high;
        }
        return edges;
    }
}
