package io.github.criticalminerals.core.concentration;

/**
 * What an index is computed from: a symmetric function of the shares that grows with concentration.
 * All but {@link HorvathSum} and {@link SquareShare} are convex, hence Schur-convex; the bounds rest
 * on that.
 *
 * <p>Shares come as values with counts ({@code counts[i]} producers have {@code shares[i]} each),
 * ascending by value, and the number of producers counted, which may exceed the sum of the counts:
 * the others have nothing. It may be infinite.
 */
sealed interface Statistic {
    /**
     * The value for shares that sum to one.
     *
     * @param shares ascending
     * @param counts producers that have each
     * @param size entries used
     * @param producers producers counted
     */
    double of(double[] shares, double[] counts, int size, double producers);

    /** A sum of one convex function over the producers, which can be searched over amounts as well. */
    sealed interface Separable extends Statistic {
        /** The convex function, of a share or an amount. */
        double term(double x);

        /** The statistic of the shares, from the sum of the terms of the amounts and their total. */
        double ofSum(double sum, double total, double producers);

        /** The total at which {@code ofSum(alpha + beta * total, total)} is stationary. */
        double stationaryTotal(double alpha, double beta, double producers);

        /**
         * The common amount of the free producers at which the statistic is stationary when the others
         * are fixed: total {@code fixedTotal}, sum of terms {@code fixedSum}, {@code fixedCount} of them.
         */
        double stationaryLevel(double fixedSum, double fixedTotal, double fixedCount);

        /** What crumbs too small to count add: nothing, or minus infinity. */
        double crumbs();

        @Override
        default double of(double[] shares, double[] counts, int size, double producers) {
            double sum = 0;
            double lost = 0;
            double counted = 0;
            for (int i = 0; i < size; i++) {
                double term = counts[i] * term(shares[i]);
                lost += Amounts.lost(sum, term);
                sum += term;
                counted += counts[i];
            }
            double value = Double.isNaN(lost) ? sum : sum + lost;
            return term(0) == 0 || counted >= producers ? value : Double.POSITIVE_INFINITY;
        }
    }

    /** The sum of the shares to a power, with the sign that makes it convex. */
    record PowerSum(double power) implements Separable {
        double sign() {
            return power > 1 || power < 0 ? 1 : -1;
        }

        @Override
        public double term(double x) {
            if (power == 2) {
                return x * x;
            }
            if (power == 0) {
                return x > 0 ? -1 : 0;
            }
            return sign() * Math.pow(x, power);
        }

        @Override
        public double ofSum(double sum, double total, double producers) {
            return power == 2 ? sum / total / total : sum / Math.pow(total, power);
        }

        @Override
        public double stationaryTotal(double alpha, double beta, double producers) {
            return power * alpha / (beta * (1 - power));
        }

        @Override
        public double stationaryLevel(double fixedSum, double fixedTotal, double fixedCount) {
            return Math.pow(sign() * fixedSum / fixedTotal, 1 / (power - 1));
        }

        @Override
        public double crumbs() {
            return power > 1 ? 0 : Double.NEGATIVE_INFINITY;
        }
    }

    /** Minus the Shannon entropy (natural logarithm). */
    record NegativeEntropy() implements Separable {
        @Override
        public double term(double x) {
            return x > 0 ? x * Math.log(x) : 0;
        }

        @Override
        public double ofSum(double sum, double total, double producers) {
            return sum / total - Math.log(total);
        }

        @Override
        public double stationaryTotal(double alpha, double beta, double producers) {
            return -alpha;
        }

        @Override
        public double stationaryLevel(double fixedSum, double fixedTotal, double fixedCount) {
            return Math.exp(fixedSum / fixedTotal);
        }

        @Override
        public double crumbs() {
            return Double.NEGATIVE_INFINITY;
        }
    }

    /** Minus the sum of the natural logarithms; infinite where a producer has nothing. */
    record NegativeLogSum() implements Separable {
        @Override
        public double term(double x) {
            return -Math.log(x);
        }

        @Override
        public double ofSum(double sum, double total, double producers) {
            return sum + producers * Math.log(total);
        }

        @Override
        public double stationaryTotal(double alpha, double beta, double producers) {
            return -producers / beta;
        }

        @Override
        public double stationaryLevel(double fixedSum, double fixedTotal, double fixedCount) {
            return fixedTotal / fixedCount;
        }

        @Override
        public double crumbs() {
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * The convex part of Horvath's index: {@code s^2 (2 - s)} up to one half, continued by its tangent.
     * Only the largest share can lie beyond one half. Defined for shares, not for amounts.
     */
    record HorvathPart() implements Separable {
        @Override
        public double term(double x) {
            return x <= 0.5 ? x * x * (2 - x) : 0.375 + 1.25 * (x - 0.5);
        }

        @Override
        public double ofSum(double sum, double total, double producers) {
            return sum;
        }

        @Override
        public double stationaryTotal(double alpha, double beta, double producers) {
            return Double.NaN;
        }

        @Override
        public double stationaryLevel(double fixedSum, double fixedTotal, double fixedCount) {
            return Double.NaN;
        }

        @Override
        public double crumbs() {
            return 0;
        }
    }

    /** The sum of the largest shares. */
    record TopShare(int top) implements Statistic {
        @Override
        public double of(double[] shares, double[] counts, int size, double producers) {
            double left = top;
            double sum = 0;
            for (int i = size - 1; i >= 0 && left > 0; i--) {
                double taken = Math.min(left, counts[i]);
                sum += taken * shares[i];
                left -= taken;
            }
            // All there are have the whole, whatever rounding says
            return Math.abs(sum - 1) < 1e-14 * size ? 1 : sum;
        }
    }

    /** Minus the sum of rank times share, rank 1 the largest: Hall-Tideman and Gini. */
    record NegativeRankSum() implements Statistic {
        @Override
        public double of(double[] shares, double[] counts, int size, double producers) {
            double above = 0;
            double sum = 0;
            for (int i = size - 1; i >= 0; i--) {
                sum += counts[i] * (above + (counts[i] + 1) / 2) * shares[i];
                above += counts[i];
            }
            return -sum;
        }
    }

    /** What the shares exceed the equal share by, summed: Hoover. */
    record Excess() implements Statistic {
        @Override
        public double of(double[] shares, double[] counts, int size, double producers) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += counts[i] * Math.max(0, shares[i] - 1 / producers);
            }
            return sum;
        }
    }

    /** Horvath's comprehensive concentration index; not Schur-convex. */
    record HorvathSum() implements Statistic {
        @Override
        public double of(double[] shares, double[] counts, int size, double producers) {
            double sum = shares[size - 1] - term(shares[size - 1]);
            for (int i = 0; i < size; i++) {
                sum += counts[i] * term(shares[i]);
            }
            return sum;
        }

        private static double term(double x) {
            return x * x * (2 - x);
        }
    }

    /** The Herfindahl index of the squared shares: dominance; not Schur-convex. */
    record SquareShare() implements Statistic {
        @Override
        public double of(double[] shares, double[] counts, int size, double producers) {
            double squares = 0;
            double fourths = 0;
            for (int i = 0; i < size; i++) {
                double square = shares[i] * shares[i];
                squares += counts[i] * square;
                fourths += counts[i] * square * square;
            }
            return fourths / squares / squares;
        }
    }
}
