package io.github.criticalminerals.core.index;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import java.util.Arrays;
import java.util.List;

/**
 * One end of what an index can be, and the completion that gives it: a share for every producer, named and unnamed.
 *
 * <p>Immutable. Shares are fractions of one, but where they were taken of a printed total.
 */
public final class Bound {
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

    final double crumbs;
    final double total;
    final double counted;

    /**
     * Unnamed producers with equal shares.
     *
     * @param part which of the unsplit parts they belong to, from 0
     * @param producers how many there are, at least 1
     * @param share the share of each (fraction, 0..1)
     */
    public record Unnamed(int part, long producers, double share) {}

    private Bound(
            double value, double gap, End.Kind kind, double[] named, Bound others, double crumbs, double counted) {
        this.value = value;
        this.gap = gap;
        this.kind = kind;
        this.named = named;
        this.unnamed = others.unnamed;
        this.counts = others.counts;
        this.parts = others.parts;
        this.crumbs = crumbs;
        this.total = others.total;
        this.counted = counted;
    }

    /** An attained end, whose value is to come, of shares of a total. */
    Bound(double[] named, double[] unnamed, double[] counts, int[] parts, double total) {
        this.value = Double.NaN;
        this.gap = 0;
        this.kind = End.Kind.ATTAINED;
        this.named = named;
        this.unnamed = unnamed;
        this.counts = counts;
        this.parts = parts;
        this.crumbs = 0;
        this.total = total;
        this.counted = Double.NaN;
    }

    /**
     * The statistic of the shares; producers with nothing are left out if asked for. How many there are is asked only
     * of an index that counts them.
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

    Bound with(double newValue, double newGap, End.Kind newKind) {
        return new Bound(newValue, newGap, newKind, named, this, crumbs, counted);
    }

    Bound withCrumbs(double share) {
        return new Bound(value, gap, kind, named, this, share, counted);
    }

    /** Returns a copy for an index that counts so many producers. */
    Bound counting(double producers) {
        return new Bound(value, gap, kind, named, this, crumbs, producers);
    }

    /** Returns a copy with the shares taken of another whole, and the value there. */
    Bound scaled(double scale, double newValue, double whole) {
        double[] scaledNamed = Arrays.stream(named).map(x -> x * scale).toArray();
        double[] scaledUnnamed = Arrays.stream(unnamed).map(x -> x * scale).toArray();
        return new Bound(scaledNamed, scaledUnnamed, counts, parts, whole)
                .withCrumbs(crumbs * scale)
                .counting(counted)
                .with(newValue, 0, kind);
    }

    /** {@return the value of the index (its unit), as proved} */
    public double value() {
        return value;
    }

    /** {@return whether a completion attains the value, and if none does how far from it the nearest one found is} */
    public End end() {
        return new End(kind, gap);
    }

    /** {@return the share of each named producer (fractions, 0..1), in the order they were given} */
    public List<Double> named() {
        return ImmutableList.copyOf(Doubles.asList(named));
    }

    /** {@return the unnamed producers that have something} */
    public List<Unnamed> unnamed() {
        ImmutableList.Builder<Unnamed> groups = ImmutableList.builder();
        for (int k = 0; k < unnamed.length; k++) {
            groups.add(new Unnamed(parts[k], (long) counts[k], unnamed[k]));
        }
        return groups.build();
    }

    /** {@return the share that is spread over ever more producers (fraction, 0..1), 0 unless the end is a limit} */
    public double crumbs() {
        return crumbs;
    }

    /** {@return what the shares are shares of, the sum of the amounts of this completion; infinite for some limits} */
    public double total() {
        return total;
    }

    /**
     * {@return how many producers an index counts that depends on their number, which may be infinite; NaN for any
     * other}
     */
    public double counted() {
        return counted;
    }

    @Override
    public String toString() {
        return value + " " + kind + (kind == End.Kind.OUTER ? " gap " + gap : "");
    }
}
