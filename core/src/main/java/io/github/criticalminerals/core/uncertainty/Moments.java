package io.github.criticalminerals.core.uncertainty;

/**
 * Count, mean and sum of squared deviations, of which those of two sets can be combined: Chan, T. F., Golub, G. H. and
 * LeVeque, R. J. (1983), Algorithms for Computing the Sample Variance, The American Statistician 37(3), 242-247, doi
 * 10.1080/00031305.1983.10483115. Two passes within a set, so nothing cancels.
 */
record Moments(long count, double mean, double squares, double least, double greatest) {

    /** The moments of the values from one index (included) to another (excluded), at least one. */
    static Moments of(double[] values, int from, int to) {
        int count = to - from;
        double sum = 0;
        double least = values[from];
        double greatest = values[from];
        for (int i = from; i < to; i++) {
            double value = values[i];
            sum += value;
            if (value < least) {
                least = value;
            } else if (value > greatest) {
                greatest = value;
            }
        }
        double mean = sum / count;
        if (Double.isInfinite(sum)) {
            mean = 0;
            for (int i = from; i < to; i++) {
                mean += values[i] / count;
            }
        }
        // Its last digit may be rounded out of the range
        mean = Math.min(Math.max(mean, least), greatest);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return new Moments(count, mean, squares, least, greatest);
    }

    Moments with(Moments other) {
        long total = count + other.count;
        double off = other.mean - mean;
        double weight = (double) other.count / total;
        return new Moments(
                total,
                mean + off * weight,
                squares + other.squares + off * off * weight * count,
                Math.min(least, other.least),
                Math.max(greatest, other.greatest));
    }
}
