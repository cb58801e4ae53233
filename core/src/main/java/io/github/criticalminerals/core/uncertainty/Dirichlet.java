package io.github.criticalminerals.core.uncertainty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a lumped amount ("Other countries") may be split among several that nothing distinguishes: a symmetric Dirichlet
 * distribution.
 *
 * <p>Concentration 1 makes every split equally likely; larger values draw the parts towards equality, smaller ones
 * towards one part with everything. Each part's share has mean {@code 1/n} and variance {@code (n - 1)/(n^2 (n c + 1))}
 * for n parts and concentration c. The parts of a draw add up to the amount (up to rounding).
 *
 * <p>Drawn as gamma numbers over their sum: Marsaglia, G. and Tsang, W. W. (2000), A Simple Method for Generating Gamma
 * Variables, ACM Transactions on Mathematical Software 26(3), 363-372, doi 10.1145/358407.358414; exponential numbers
 * for concentration 1.
 *
 * @param parts among how many, 1 or more
 * @param concentration the parameter of every part, above 0
 */
public record Dirichlet(int parts, double concentration) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if there is no part, or the concentration is not above 0 and finite
     */
    public Dirichlet {
        if (parts < 1) {
            throw new IllegalArgumentException("parts must be at least 1, but was " + parts);
        }
        if (!(concentration > 0 && Double.isFinite(concentration))) {
            throw new IllegalArgumentException("concentration must be above 0 and finite, but was " + concentration);
        }
    }

    /** Every split among so many, 1 or more, is equally likely: the distribution with concentration 1. */
    public static Dirichlet even(int parts) {
        return new Dirichlet(parts, 1);
    }

    @JsonCreator
    static Dirichlet ofJson(
            @JsonProperty("parts") Json.@Nullable Whole parts,
            @JsonProperty("concentration") Json.@Nullable Decimal concentration) {
        return new Dirichlet(Json.requiredInt(parts, "parts"), Json.required(concentration, "concentration"));
    }

    /**
     * Splits an amount.
     *
     * @param amount what to split, in any unit
     * @param random where the randomness comes from
     * @param into where the parts go, one after another
     * @param from the index of the first
     */
    void split(double amount, RandomGenerator random, double[] into, int from) {
        if (parts == 1) {
            into[from] = amount;
            return;
        }
        int to = from + parts;
        if (concentration < 1) {
            drawSmall(random, into, from, to);
        } else {
            for (int i = from; i < to; i++) {
                into[i] = concentration == 1 ? random.nextExponential() : gamma(random, concentration);
            }
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += into[i];
        }
        for (int i = from; i < to; i++) {
            into[i] = into[i] / sum * amount;
        }
    }

    /** Gamma numbers over the largest of them: below concentration 1 all of them may be too small for a double. */
    private void drawSmall(RandomGenerator random, double[] into, int from, int to) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            into[i] = Math.log(gamma(random, concentration + 1)) + Math.log(1 - random.nextDouble()) / concentration;
            largest = Math.max(largest, into[i]);
        }
        for (int i = from; i < to; i++) {
            into[i] = Math.exp(into[i] - largest);
        }
    }

    private static double gamma(RandomGenerator random, double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = Ziggurat.draw(random);
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                if (Math.log(1 - random.nextDouble()) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
                    return d * v;
                }
            }
        }
    }
}
