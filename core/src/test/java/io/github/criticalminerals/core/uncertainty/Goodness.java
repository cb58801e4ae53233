package io.github.criticalminerals.core.uncertainty;

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
        long[] counts = new long[BINS];
        for (int i = 0; i < draws; i++) {
            int bin = (int) (cdf.applyAsDouble(sampler.applyAsDouble(random)) * BINS);
            counts[Math.min(Math.max(bin, 0), BINS - 1)]++;
        }
        double expected = (double) draws / BINS;
        double statistic = 0;
        for (long count : counts) {
            statistic += (count - expected) * (count - expected) / expected;
        }
        return 1 - new ChiSquaredDistribution(null, BINS - 1).cumulativeProbability(statistic);
    }
}
