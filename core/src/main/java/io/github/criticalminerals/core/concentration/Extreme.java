package io.github.criticalminerals.core.concentration;

import java.util.Arrays;

/** One end of what an index can be, and the completion that gives it. Arrays are never changed after construction. */
final class Extreme {
    /** The value of the index, as proved. */
    final double value;

    /** How far the value is beyond the best completion found, 0 if that one gives it. */
    final double gap;

    final End.Kind kind;

    /** The share of each named producer. */
    final double[] named;

    /** The shares of the unnamed, the producers that have each, and the part that each belongs to. */
    final double[] unnamed;

    final double[] counts;
    final int[] parts;

    /** The share of what is spread over infinitely many unnamed producers. */
    final double crumbs;

    /** What the shares are shares of: the sum of the amounts of this completion. */
    final double total;

    /** How many producers an index counts that depends on them; NaN for any other. */
    final double counted;

    Extreme(
            double value,
            double gap,
            End.Kind kind,
            double[] named,
            double[] unnamed,
            double[] counts,
            int[] parts,
            double crumbs,
            double total,
            double counted) {
        this.value = value;
        this.gap = gap;
        this.kind = kind;
        this.named = named;
        this.unnamed = unnamed;
        this.counts = counts;
        this.parts = parts;
        this.crumbs = crumbs;
        this.total = total;
        this.counted = counted;
    }

    /**
     * The statistic of the shares; producers with nothing are left out if asked for. How many there are is asked only of an
     * index that counts them.
     */
    double statistic(Statistic statistic, boolean dropZeros, double producers) {
        int size = 0;
        double[] shares = new double[named.length + unnamed.length];
        double[] holders = new double[shares.length];
        for (double share : named) {
            if (share > 0 || !dropZeros) {
                shares[size] = share;
                holders[size++] = 1;
            }
        }
        for (int k = 0; k < unnamed.length; k++) {
            shares[size] = unnamed[k];
            holders[size++] = counts[k];
        }
        Ranking.sort(shares, holders, size);
        return statistic.of(shares, holders, size, producers);
    }

    /** The same with the last of the named as one more unnamed producer of a part. */
    Extreme withFirstUnnamed(int namedLeft, int part) {
        int size = unnamed.length;
        double[] shares = Arrays.copyOf(unnamed, size + 1);
        double[] holders = Arrays.copyOf(counts, size + 1);
        int[] owners = Arrays.copyOf(parts, size + 1);
        shares[size] = named[namedLeft];
        holders[size] = 1;
        owners[size] = part;
        return new Extreme(
                value, gap, kind, Arrays.copyOf(named, namedLeft), shares, holders, owners, crumbs, total, counted);
    }

    Extreme with(double newValue, double newGap, End.Kind newKind) {
        return new Extreme(newValue, newGap, newKind, named, unnamed, counts, parts, crumbs, total, counted);
    }

    /** The same with the value of a statistic that is its own index. */
    Extreme evaluated(Statistic statistic) {
        return with(statistic(statistic, true, Double.NaN), 0, kind == End.Kind.OUTER ? End.Kind.ATTAINED : kind);
    }

    /** The completion whose squares have these shares. */
    Extreme rooted() {
        double[] some = Arrays.stream(named).map(Math::sqrt).toArray();
        double[] others = Arrays.stream(unnamed).map(Math::sqrt).toArray();
        double whole = Knowledge.sum(some);
        for (int k = 0; k < others.length; k++) {
            whole += counts[k] * others[k];
        }
        double divisor = whole;
        Arrays.setAll(some, i -> some[i] / divisor);
        Arrays.setAll(others, k -> others[k] / divisor);
        return new Extreme(value, gap, kind, some, others, counts, parts, crumbs, Math.sqrt(total) * whole, counted);
    }

    /** The same shares of another whole. */
    Extreme ofWhole(double whole) {
        return new Extreme(value, gap, kind, named, unnamed, counts, parts, crumbs, whole, counted);
    }

    /** The same for an index that counts so many producers. */
    Extreme counting(double producers) {
        return new Extreme(value, gap, kind, named, unnamed, counts, parts, crumbs, total, producers);
    }

    /** The same shares taken of another whole, with the value there. */
    Extreme scaled(double scale, double newValue, double whole) {
        double[] scaledNamed = Arrays.stream(named).map(x -> x * scale).toArray();
        double[] scaledUnnamed = Arrays.stream(unnamed).map(x -> x * scale).toArray();
        return new Extreme(
                newValue, 0, kind, scaledNamed, scaledUnnamed, counts, parts, crumbs * scale, whole, counted);
    }
}
