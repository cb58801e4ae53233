package io.github.criticalminerals.core.numeric;

import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * How far two figures of the same things order them alike. Not for users of the library; pure functions, safe from any
 * thread.
 */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Spearman's rho: the correlation of the ranks, ties sharing their mean rank.
     *
     * @param x one figure of each thing, at least 2
     * @param y another, in the same order
     * @return -1 (opposite) .. 1 (alike); NaN if one of them does not vary
     */
    public static double spearman(double[] x, double[] y) {
        return new SpearmansCorrelation().correlation(x, y);
    }

    /**
     * Kendall's tau-b: concordant less discordant pairs, corrected for ties.
     *
     * @param x one figure of each thing, at least 2
     * @param y another, in the same order
     * @return -1 (opposite) .. 1 (alike); NaN if one of them does not vary
     */
    public static double kendall(double[] x, double[] y) {
        return new KendallsCorrelation().correlation(x, y);
    }
}
