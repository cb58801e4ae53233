package io.github.criticalminerals.core.index;

/**
 * What an index is computed from: a symmetric function of the shares that grows with concentration. All but
 * {@link HorvathSum} are convex, hence Schur-convex; the bounds rest on that.
 *
 * <p>Shares come as values with counts ({@code counts[i]} producers have {@code shares[i]} each), ascending by value,
 * and the number of producers counted, which may exceed the sum of the counts: the others have nothing. It may be
 * infinite.
 */
abstract sealed class Statistic {
    /**
     * The value for shares that sum to one.
     *
     * @param shares ascending
     */
    abstract double of(double[] shares, double[] counts, int size, double producers);

    /** What a share adds that is spread over producers too small to count: may be minus infinity. */
    abstract double crumbs(double share);

    /** Whether it is the sum of the squares. */
    boolean isSquares() {
        return this instanceof PowerSum sum && sum.power == 2;
    }

    /** A sum of one convex function over the producers, which can be searched over amounts as well. */
    abstract static sealed class Separable extends Statistic {
        /** The convex function, of a share or an amount. */
        abstract double term(double x);

        /** The statistic of the shares, from the sum of the terms of the amounts and their total. */
        abstract double ofSum(double sum, double total, double producers);

        /** The total at which {@code ofSum(alpha + beta * total, total)} is stationary. */
        abstract double stationaryTotal(double alpha, double beta, double producers);

        /**
         * The common amount of the free producers at which the statistic is stationary when the others
         * are fixed: total {@code fixedTotal}, sum of terms {@code fixedSum}, {@code fixedCount} of them.
         */
        abstract double stationaryLevel(double fixedSum, double fixedTotal, double fixedCount);

        @Override
        double of(double[] shares, double[] counts, int size, double producers) {
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
            double ofNothing = term(0);
            return ofNothing == 0 || counted >= producers ? value : value + (producers - counted) * ofNothing;
        }
    }

    /**
     * Next to orders 0 and 1 a sum of powers holds too few digits of what it differs by from what it is there, and
     * other sums serve.
     */
    static final double NEAR = 0.25;

    /** For the sum of the shares to a power from 0 on, to which a share of nothing adds nothing. */
    static Separable ofPower(double power) {
        return Math.abs(power - 1) < NEAR ? new Entropy(power - 1) : new PowerSum(power);
    }

    /** For the mean of the shares to a power. */
    static Separable ofMoment(double power) {
        return Math.abs(power) < NEAR ? new LogSum(power) : ofPower(power);
    }

    /** The sum of the shares to a power, with the sign that makes it convex. */
    static final class PowerSum extends Separable {
        final double power;

        PowerSum(double power) {
            this.power = power;
        }

        double sign() {
            return power > 1 || power < 0 ? 1 : -1;
        }

        @Override
        double term(double x) {
            if (power == 2) {
                return x * x;
            }
            if (power == 0) {
                return x > 0 ? -1 : 0;
            }
            return sign() * Math.pow(x, power);
        }

        @Override
        double ofSum(double sum, double total, double producers) {
            return power == 2 ? sum / total / total : sum / Math.pow(total, power);
        }

        @Override
        double stationaryTotal(double alpha, double beta, double producers) {
            return power * alpha / (beta * (1 - power));
        }

        @Override
        double stationaryLevel(double fixedSum, double fixedTotal, double fixedCount) {
            return Math.pow(sign() * fixedSum / fixedTotal, 1 / (power - 1));
        }

        @Override
        double crumbs(double share) {
            return power > 1 ? 0 : Double.NEGATIVE_INFINITY;
        }
    }

    /**
     * The sum of {@code (s^(1 + d) - s) / d}, which at d = 0 is minus the Shannon entropy (natural logarithm). The
     * order less one, d, is above -1.
     */
    static final class Entropy extends Separable {
        final double d;

        Entropy(double d) {
            this.d = d;
        }

        @Override
        double term(double x) {
            if (!(x > 0)) {
                return 0;
            }
            return d == 0 ? x * Math.log(x) : x * Math.expm1(d * Math.log(x)) / d;
        }

        @Override
        double ofSum(double sum, double total, double producers) {
            double log = Math.log(total);
            return d == 0 ? sum / total - log : sum * Math.exp(-(1 + d) * log) + Math.expm1(-d * log) / d;
        }

        @Override
        double stationaryTotal(double alpha, double beta, double producers) {
            return -(1 + d) * alpha / (1 + d * beta);
        }

        @Override
        double stationaryLevel(double fixedSum, double fixedTotal, double fixedCount) {
            double mean = fixedSum / fixedTotal;
            return d == 0 ? Math.exp(mean) : Math.exp(Math.log1p(d * mean) / d);
        }

        @Override
        double crumbs(double share) {
            return d > 0 ? -share / d : Double.NEGATIVE_INFINITY;
        }
    }

    /**
     * The sum of {@code (1 - s^a) / a}, which at a = 0 is minus the sum of the natural logarithms.
     * The order a is below 1; up to 0 it is infinite where a producer has nothing.
     */
    static final class LogSum extends Separable {
        final double a;

        LogSum(double a) {
            this.a = a;
        }

        @Override
        double term(double x) {
            return a == 0 ? -Math.log(x) : -Math.expm1(a * Math.log(x)) / a;
        }

        @Override
        double ofSum(double sum, double total, double producers) {
            double log = Math.log(total);
            return a == 0 ? sum + producers * log : sum * Math.exp(-a * log) - producers * Math.expm1(-a * log) / a;
        }

        @Override
        double stationaryTotal(double alpha, double beta, double producers) {
            return (a * alpha - producers) / ((1 - a) * beta);
        }

        @Override
        double stationaryLevel(double fixedSum, double fixedTotal, double fixedCount) {
            return Math.pow(fixedTotal / (fixedCount - a * fixedSum), 1 / (1 - a));
        }

        @Override
        double crumbs(double share) {
            return a > 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
    }

    /** The sum of the largest shares. */
    static final class TopShare extends Statistic {
        final int top;

        TopShare(int top) {
            this.top = top;
        }

        @Override
        double of(double[] shares, double[] counts, int size, double producers) {
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

        @Override
        double crumbs(double share) {
            return 0;
        }
    }

    /** Minus the sum of rank times share, rank 1 the largest: Hall-Tideman and Gini. */
    static final class NegativeRankSum extends Statistic {
        @Override
        double of(double[] shares, double[] counts, int size, double producers) {
            double above = 0;
            double sum = 0;
            for (int i = size - 1; i >= 0; i--) {
                sum += counts[i] * (above + (counts[i] + 1) / 2) * shares[i];
                above += counts[i];
            }
            return -sum;
        }

        @Override
        double crumbs(double share) {
            return Double.NEGATIVE_INFINITY;
        }
    }

    /** What the shares exceed the equal share by, summed: Hoover. */
    static final class Excess extends Statistic {
        @Override
        double of(double[] shares, double[] counts, int size, double producers) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += counts[i] * Math.max(0, shares[i] - 1 / producers);
            }
            return sum;
        }

        @Override
        double crumbs(double share) {
            return 0;
        }
    }

    /** Horvath's comprehensive concentration index; not Schur-convex, so that it has outer bounds only. */
    static final class HorvathSum extends Statistic {
        @Override
        double of(double[] shares, double[] counts, int size, double producers) {
            double sum = shares[size - 1] - term(shares[size - 1]);
            for (int i = 0; i < size; i++) {
                sum += counts[i] * term(shares[i]);
            }
            return sum;
        }

        private static double term(double x) {
            return x * x * (2 - x);
        }

        @Override
        double crumbs(double share) {
            return 0;
        }
    }
}
