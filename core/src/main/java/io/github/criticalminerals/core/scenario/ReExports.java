package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where goods were made that countries buy from each other, re-exports followed back: effective exposure to an origin.
 *
 * <p>With P the production of each country, t_ij what i exports to j, T_i = P_i + sum_j t_ji what i has, and Q_ij =
 * t_ij / T_i, what i has is a mix, and each export carries the mix: O = diag(P) (I - Q)^-1. What of it stays is
 * consumed: the origin of a country's consumption is its column of O times (T_j - exports_j) / T_j. Rows sum to
 * production, columns to consumption.
 *
 * <ul>
 *   <li>A country that exports more than it makes and imports has its exports scaled by (production + imports)/exports,
 *       repeated until none does: supply 25 and exports 40 and 1 become 24.3902 and 0.6098. {@link #rounds()} says how
 *       often.
 *   <li>A mix has no order: that the domestic part is exported first, or last, is not known and not assumed.
 * </ul>
 *
 * <p>Reference: Croft, S. A., West, C. D., Green, J. M. H. 2018, Journal of Cleaner Production (correction for
 * re-exports).
 */
public final class ReExports implements Worded {

    private static final int MOST_ROUNDS = 10_000;

    /**
     * What one country exports to another.
     *
     * @param from who exports
     * @param to who imports
     * @param tonnes how much (t, at least 0)
     */
    public record Export(String from, String to, double tonnes) implements Worded {
        /**
         * Checks the flow.
         *
         * @throws IllegalArgumentException if it is negative, not finite, or to the country itself
         */
        public Export {
            Objects.requireNonNull(from, "from is required");
            Objects.requireNonNull(to, "to is required");
            if (!(tonnes >= 0) || Double.isInfinite(tonnes) || from.equals(to)) {
                throw new IllegalArgumentException("a flow must be at least 0 and to another country, but was " + tonnes
                        + " t from " + from + " to " + to);
            }
        }

        /** One line: {@code 1,310 t from China to Japan}. */
        @Override
        public String toString() {
            return Interval.exact(tonnes).inWords() + " t from " + from + " to " + to;
        }
    }

    private final ImmutableList<String> countries;
    private final double[][] consumed;
    private final int rounds;

    private ReExports(List<String> countries, double[][] consumed, int rounds) {
        this.countries = ImmutableList.copyOf(countries);
        this.consumed = consumed;
        this.rounds = rounds;
    }

    /**
     * Follows exports back.
     *
     * @param production what each country makes (t, at least 0); those that are missing make nothing
     * @param trade what goes from one to another; several flows of a pair add up
     * @throws IllegalArgumentException if a figure is negative, or some countries send round what nobody makes
     */
    public static ReExports of(Map<String, Double> production, List<Export> trade) {
        Set<String> names = new LinkedHashSet<>(production.keySet());
        trade.forEach(flow -> {
            names.add(flow.from);
            names.add(flow.to);
        });
        List<String> countries = new ArrayList<>(names);
        int n = countries.size();
        double[] made = new double[n];
        double[][] sent = new double[n][n];
        for (int i = 0; i < n; i++) {
            made[i] = production.getOrDefault(countries.get(i), 0.0);
            if (!(made[i] >= 0) || Double.isInfinite(made[i])) {
                throw new IllegalArgumentException(
                        "production must be at least 0, but that of " + countries.get(i) + " is " + made[i]);
            }
        }
        for (Export flow : trade) {
            sent[countries.indexOf(flow.from)][countries.indexOf(flow.to)] += flow.tonnes;
        }
        int rounds = balance(made, sent);
        return new ReExports(countries, follow(countries, made, sent), rounds);
    }

    private static double supply(int i, double[] made, double[][] sent) {
        double sum = made[i];
        for (double[] from : sent) {
            sum += from[i];
        }
        return sum;
    }

    private static double exports(int i, double[][] sent) {
        double sum = 0;
        for (double each : sent[i]) {
            sum += each;
        }
        return sum;
    }

    /** Scales what is exported and not there. All countries of a round by what they have at its start. */
    private static int balance(double[] made, double[][] sent) {
        int n = made.length;
        double[] factor = new double[n];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean scaled = false;
            for (int i = 0; i < n; i++) {
                double supply = supply(i, made, sent);
                double exports = exports(i, sent);
                boolean tooMuch = exports > supply * (1 + 1e-12);
                factor[i] = tooMuch ? supply / exports : 1;
                scaled |= tooMuch;
            }
            if (!scaled) {
                return round;
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    sent[i][j] *= factor[i];
                }
            }
        }
        return MOST_ROUNDS;
    }

    /** Solves O (I - Q) = diag(P) by elimination on the transpose, and keeps what stays. */
    private static double[][] follow(List<String> countries, double[] made, double[][] sent) {
        int n = made.length;
        double[][] a = new double[n][2 * n];
        double[] stays = new double[n];
        for (int i = 0; i < n; i++) {
            double supply = supply(i, made, sent);
            stays[i] = supply > 0 ? Math.max(0, supply - exports(i, sent)) / supply : 0;
            for (int j = 0; j < n; j++) {
                a[j][i] = (i == j ? 1 : 0) - (supply > 0 ? sent[i][j] / supply : 0);
            }
            a[i][n + i] = made[i];
        }
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
            }
            double[] row = a[pivot];
            a[pivot] = a[c];
            a[c] = row;
            if (Math.abs(row[c]) < 1e-12) {
                throw new IllegalArgumentException(
                        "trade must not go round without production, but does so with " + countries.get(c));
            }
            for (int r = 0; r < n; r++) {
                double factor = r == c ? 0 : a[r][c] / row[c];
                for (int k = c; factor != 0 && k < 2 * n; k++) {
                    a[r][k] -= factor * row[k];
                }
            }
        }
        double[][] consumed = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int o = 0; o < n; o++) {
                consumed[o][j] = Math.max(0, a[j][n + o] / a[j][j]) * stays[j];
            }
        }
        return consumed;
    }

    /** {@return how often exports that are more than there is had to be scaled} */
    public int rounds() {
        return rounds;
    }

    /**
     * What one country consumes that another made.
     *
     * @return how much (t)
     * @throws IllegalArgumentException if one of them is not among the countries
     */
    public double tonnes(String origin, String consumer) {
        return consumed[index(origin)][index(consumer)];
    }

    /**
     * Effective exposure.
     *
     * @return the part of the consumer's consumption (fraction; over all origins the sum is one), 0 if it consumes
     *     nothing
     * @throws IllegalArgumentException if one of them is not among the countries
     */
    public double share(String origin, String consumer) {
        double all = 0;
        for (double[] row : consumed) {
            all += row[index(consumer)];
        }
        return all > 0 ? tonnes(origin, consumer) / all : 0;
    }

    private int index(String country) {
        int at = countries.indexOf(country);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "country must be one of " + String.join(", ", countries) + ", but was " + country);
        }
        return at;
    }

    @Override
    public String toString() {
        return "origins of what " + countries.size() + " countries consume";
    }
}
