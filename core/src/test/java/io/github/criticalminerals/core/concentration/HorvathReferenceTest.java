package io.github.criticalminerals.core.concentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Horvath's bounds against the truth. Where one producer leads, the index is his share and a sum of terms that are convex up
 * to one half: the most is at a vertex of what he may lead, and all of these are found by solving for every choice of limits;
 * the least is found by a search for the leader's share, with the others at a level found by halving.
 */
class HorvathReferenceTest {

    private static final int INSTANCES = Math.max(200, Family.instances(200));
    private static final int MOST_PRODUCERS = 5;
    private static final double ROUNDING = 1e-12;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** A producer: the part he is of or -1, and what he may have alone. */
    private record Seat(int part, double least, double most) {}

    private static List<Seat> seats(Knowledge known) {
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < known.lower.length; i++) {
            seats.add(new Seat(-1, known.lower[i], known.upper[i]));
        }
        for (int p = 0; p < known.members.length; p++) {
            for (int k = 0; k < known.members[p]; k++) {
                seats.add(new Seat(p, 0, Math.min(known.cap, known.partUpper[p])));
            }
        }
        return seats;
    }

    /** Few producers, many of whom may have more than a third; half of the boxes in twentieths, so that ends tie. */
    private static Knowledge random(SplittableRandom random) {
        while (true) {
            double unit = random.nextBoolean() ? 0.05 : 1e-9;
            double scale = random.nextBoolean() ? 1 : 0.6;
            int named = random.nextInt(5);
            int parts = random.nextInt(3);
            double[][] boxes = new double[2][named];
            double[][] held = new double[2][parts];
            for (int i = 0; i < named + parts; i++) {
                double a = unit * Math.rint(random.nextDouble() * scale / unit);
                double b = unit * Math.rint(random.nextDouble() * scale / unit);
                double[][] ends = i < named ? boxes : held;
                int at = i < named ? i : i - named;
                ends[1][at] = Math.max(a, b);
                ends[0][at] = random.nextInt(6) == 0 ? ends[1][at] : random.nextInt(3) == 0 ? 0 : Math.min(a, b);
            }
            double[] members = random.doubles(parts, 1, 4).map(Math::floor).toArray();
            double smallest = Arrays.stream(boxes[0]).min().orElse(0);
            double cap = smallest > 0 && random.nextBoolean() ? smallest : Double.POSITIVE_INFINITY;
            double producers = named + Knowledge.sum(members);
            if (producers < 2 || producers > MOST_PRODUCERS) {
                continue;
            }
            try {
                return Knowledge.ofShares(boxes[0], boxes[1], held[0], held[1], members, cap);
            } catch (IllegalArgumentException e) {
                // Contradictory: another
            }
        }
    }

    @Test
    void mostIsThatOfAllVertices() {
        SplittableRandom random = new SplittableRandom(149);
        for (int k = 0; k < INSTANCES; k++) {
            Knowledge known = random(random);
            double truth = ofAllVertices(known);
            Extreme most = new ShareBounds(known, ShareBounds.DEFAULT_WORK).mostConcentrated(Index.HORVATH);
            assertThat(most.gap).as("gap of instance " + k).isZero();
            assertThat(most.value).as("instance " + k).isCloseTo(truth, within(1e-9));
            // With too little work the truth lies in the gap
            for (int work : new int[] {1, 30, 100}) {
                Extreme early = new ShareBounds(known, work).mostConcentrated(Index.HORVATH);
                assertThat(truth).as("instance " + k).isBetween(early.value - early.gap - 1e-9, early.value + 1e-9);
            }
        }
    }

    @Test
    void leastIsThatOfASearchForEachLeader() {
        SplittableRandom random = new SplittableRandom(151);
        for (int k = 0; k < INSTANCES; k++) {
            Knowledge known = random(random);
            Extreme least = new ShareBounds(known, ShareBounds.DEFAULT_WORK).leastConcentrated(Index.HORVATH);
            assertThat(least.gap).as("gap of instance " + k).isZero();
            assertThat(least.value).as("instance " + k).isCloseTo(ofAllLeaders(known), within(1e-9));
        }
    }

    private static double ofAllVertices(Knowledge known) {
        List<Seat> seats = seats(known);
        double most = 0;
        for (int leader = 0; leader < seats.size(); leader++) {
            List<double[]> limits = limits(known, seats, leader);
            double[][] chosen = new double[seats.size()][];
            chosen[0] = row(seats.size(), 1);
            Arrays.fill(chosen[0], 1);
            most = Math.max(most, most(known, seats, limits, chosen, 1, 0));
        }
        return most;
    }

    private static double most(
            Knowledge known, List<Seat> seats, List<double[]> limits, double[][] chosen, int count, int from) {
        if (count == chosen.length) {
            double[] shares = solved(chosen);
            return shares.length > 0 && isCompletion(known, seats, shares) ? Index.HORVATH.ofAmounts(shares) : 0;
        }
        double most = 0;
        for (int k = from; k < limits.size(); k++) {
            chosen[count] = limits.get(k);
            most = Math.max(most, most(known, seats, limits, chosen, count + 1, k + 1));
        }
        return most;
    }

    /** A row of coefficients, and what they must give as its last. */
    private static double[] row(int size, double right) {
        double[] row = new double[size + 1];
        row[size] = right;
        return row;
    }

    private static List<double[]> limits(Knowledge known, List<Seat> seats, int leader) {
        int size = seats.size();
        List<double[]> limits = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            for (double end : new double[] {seats.get(i).least(), seats.get(i).most()}) {
                double[] row = row(size, end);
                row[i] = 1;
                limits.add(row);
            }
            if (i != leader) {
                double[] row = row(size, 0);
                row[i] = 1;
                row[leader] = -1;
                limits.add(row);
            }
        }
        for (int p = 0; p < known.members.length; p++) {
            for (double end : new double[] {known.partLower[p], known.partUpper[p]}) {
                double[] row = row(size, end);
                for (int i = 0; i < size; i++) {
                    row[i] = seats.get(i).part() == p ? 1 : 0;
                }
                limits.add(row);
            }
        }
        return limits;
    }

    /** The shares at which all limits hold; empty if these are not one point. */
    private static double[] solved(double[][] limits) {
        int n = limits.length;
        double[][] rows = Arrays.stream(limits).map(double[]::clone).toArray(double[][]::new);
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                pivot = Math.abs(rows[r][c]) > Math.abs(rows[pivot][c]) ? r : pivot;
            }
            double[] top = rows[pivot];
            rows[pivot] = rows[c];
            rows[c] = top;
            if (Math.abs(top[c]) < 1e-9) {
                return new double[0];
            }
            for (int r = 0; r < n; r++) {
                double factor = rows[r][c] / top[c];
                for (int k = c; r != c && k <= n; k++) {
                    rows[r][k] -= factor * top[k];
                }
            }
        }
        double[] shares = new double[n];
        for (int c = 0; c < n; c++) {
            double share = rows[c][n] / rows[c][c];
            shares[c] = Math.abs(share) < 1e-12 ? 0 : share;
        }
        return shares;
    }

    private static boolean isCompletion(Knowledge known, List<Seat> seats, double[] shares) {
        double[] held = new double[known.members.length];
        for (int i = 0; i < shares.length; i++) {
            Seat seat = seats.get(i);
            if (!isWithin(shares[i], seat.least(), seat.most())) {
                return false;
            }
            if (seat.part() >= 0) {
                held[seat.part()] += shares[i];
            }
        }
        for (int p = 0; p < held.length; p++) {
            if (!isWithin(held[p], known.partLower[p], known.partUpper[p])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithin(double x, double least, double most) {
        return x >= least - 1e-10 && x <= most + 1e-10;
    }

    private static double ofAllLeaders(Knowledge known) {
        List<Seat> seats = seats(known);
        double least = 1;
        for (int leader = 0; leader < seats.size(); leader++) {
            int who = leader;
            Seat seat = seats.get(who);
            double largest = Arrays.stream(known.lower).max().orElse(0);
            double from = Math.max(seat.least(), largest);
            double to = seat.most();
            // Feasible shares are an interval: too small where the others cannot have the rest, too large where they
            // have more
            from = Math.max(from, edge(from, to, m -> others(known, seats, who, m, 1) + m - 1 + ROUNDING));
            to = Math.min(to, edge(from, to, m -> others(known, seats, who, m, 0) + m - 1 - ROUNDING));
            for (double m : new double[] {from, to}) {
                least = Math.min(least, led(known, seats, who, m));
            }
            for (int k = 0; k < 100 && to - from > 1e-13; k++) {
                double left = to - GOLDEN * (to - from);
                double right = from + GOLDEN * (to - from);
                double atLeft = led(known, seats, who, left);
                double atRight = led(known, seats, who, right);
                least = Math.min(least, Math.min(atLeft, atRight));
                if (atLeft < atRight) {
                    to = right;
                } else {
                    from = left;
                }
            }
        }
        return least;
    }

    /** Where an increasing function passes zero, or the end that is nearest. */
    private static double edge(double from, double to, DoubleUnaryOperator function) {
        double low = from;
        double high = to;
        for (int k = 0; k < 100; k++) {
            double middle = (low + high) / 2;
            if (function.applyAsDouble(middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** What the others of a leader hold where each has a level if he may. */
    private static double others(Knowledge known, List<Seat> seats, int leader, double m, double level) {
        double sum = 0;
        double[] shares = others(known, seats, leader, m, level, 0);
        for (int i = 0; i < shares.length; i++) {
            sum += i == leader ? 0 : shares[i];
        }
        return sum;
    }

    private static double[] others(
            Knowledge known, List<Seat> seats, int leader, double m, double level, double ofLeader) {
        double[] shares = new double[seats.size()];
        for (int i = 0; i < shares.length; i++) {
            Seat seat = seats.get(i);
            if (i == leader) {
                shares[i] = ofLeader;
            } else if (seat.part() < 0) {
                shares[i] = Math.max(seat.least(), Math.min(Math.min(seat.most(), m), level));
            } else {
                int p = seat.part();
                boolean led = seats.get(leader).part() == p;
                double count = known.members[p] - (led ? 1 : 0);
                double held = count * Math.min(Math.min(seat.most(), m), level);
                double least = known.partLower[p] - (led ? m : 0);
                double most = known.partUpper[p] - (led ? m : 0);
                shares[i] = Math.max(0, Math.max(least, Math.min(most, held))) / count;
            }
        }
        return shares;
    }

    /** The least with a leader's share; infinite if nobody could complete it. */
    private static double led(Knowledge known, List<Seat> seats, int leader, double m) {
        double level = edge(0, 1, l -> others(known, seats, leader, m, l) + m - 1);
        double[] shares = others(known, seats, leader, m, level, m);
        double sum = Knowledge.sum(shares);
        boolean fits = Math.abs(sum - 1) < 1e-9 && isCompletion(known, seats, shares);
        return fits && Arrays.stream(shares).max().orElseThrow() <= m + 1e-10
                ? Index.HORVATH.ofAmounts(shares)
                : Double.POSITIVE_INFINITY;
    }
}
