package io.github.criticalminerals.core.uncertainty;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The uncertain inputs of a calculation, in an order: a draw gives one number for each. Inputs are independent of one
 * another, but for the parts of a split, which add up to the amount that is split, and the parts of a whole.
 */
public final class Variables {

    /** Draws some inputs into their places, the first of which is given. */
    private interface Draw {
        void into(double[] into, int from, RandomGenerator random);
    }

    /** So many numbers that are drawn together; a single one has its distribution. */
    private record Input(int size, Draw draw, @Nullable Distribution single) {
        static Input of(Distribution distribution) {
            return new Input(1, (into, from, random) -> into[from] = distribution.draw(random), distribution);
        }
    }

    private static final int MOST_TRIES = 1_000_000;

    private final ImmutableList<Input> inputs;
    private final int size;
    /** An array, since an iterator for every draw would be an allocation for every draw. */
    private final Input[] drawn;

    private Variables(Iterable<Input> inputs) {
        this.inputs = ImmutableList.copyOf(inputs);
        this.size = this.inputs.stream().mapToInt(Input::size).reduce(0, Math::addExact);
        this.drawn = joined(this.inputs).toArray(Input[]::new);
    }

    /** Independent inputs: a distribution for each, in order, possibly none yet. */
    public static Variables of(List<? extends Distribution> distributions) {
        return new Variables(distributions.stream().map(Input::of).collect(ImmutableList.toImmutableList()));
    }

    /**
     * The parts of a whole that is known: inputs of which only those draws count that leave a rest within its range,
     * and that rest. Where every input is uniform, so is the draw over all that add up to the whole.
     *
     * @param parts the inputs but for the rest
     * @param whole what all add up to, in their unit, finite
     * @param rest where the rest lies
     * @param split how the rest is split, and among how many
     * @return the inputs: the parts, then the rest split
     */
    public static Variables ofWhole(Variables parts, double whole, Interval rest, Dirichlet split) {
        Draw draw = (into, from, random) -> drawWhole(parts, whole, rest, split, into, from, random);
        return new Variables(ImmutableList.of(new Input(parts.size + split.parts(), draw, null)));
    }

    /** {@return these inputs and one more, the last} */
    public Variables and(Distribution distribution) {
        return new Variables(Iterables.concat(inputs, ImmutableList.of(Input.of(distribution))));
    }

    /**
     * These inputs and the parts of an amount.
     *
     * @param amount what is split, in the unit of the other inputs
     * @param split among how many, and how
     * @return the inputs, with one more for each part
     */
    public Variables andSplit(Distribution amount, Dirichlet split) {
        Draw draw = (into, from, random) -> split.split(amount.draw(random), random, into, from);
        return new Variables(Iterables.concat(inputs, ImmutableList.of(new Input(split.parts(), draw, null))));
    }

    /** These inputs and others. */
    public Variables andAll(Variables others) {
        return new Variables(Iterables.concat(inputs, others.inputs));
    }

    /** {@return how many numbers a draw gives: the number of inputs, each part of a split counted} */
    public int size() {
        return size;
    }

    /** How many inputs are independent of one another: a split is one, and so are the parts of a whole. */
    int inputs() {
        return inputs.size();
    }

    /** A draw with one independent input of another draw. */
    double[] mixed(double[] draw, double[] other, int input) {
        int from = 0;
        for (int i = 0; i < input; i++) {
            from += inputs.get(i).size();
        }
        double[] mixed = draw.clone();
        System.arraycopy(other, from, mixed, from, inputs.get(input).size());
        return mixed;
    }

    /** Draws every input once, in order. */
    void draw(RandomGenerator random, double[] into, int from) {
        int at = from;
        for (Input input : drawn) {
            input.draw.into(into, at, random);
            at += input.size();
        }
    }

    @Override
    public String toString() {
        return size + " uncertain inputs";
    }

    /** Neighbours that are normal and hardly cut are drawn in one loop, which is what makes a run fast. */
    private static List<Input> joined(List<Input> inputs) {
        List<Input> joined = new ArrayList<>();
        List<Distribution.TruncatedNormal> normals = new ArrayList<>();
        for (Input input : inputs) {
            if (input.single instanceof Distribution.TruncatedNormal normal && normal.isOnlyCutInTheTails()) {
                normals.add(normal);
                continue;
            }
            if (!normals.isEmpty()) {
                joined.add(new Normals(normals).input());
                normals.clear();
            }
            joined.add(input);
        }
        if (!normals.isEmpty()) {
            joined.add(new Normals(normals).input());
        }
        return joined;
    }

    private static void drawWhole(
            Variables parts,
            double whole,
            Interval rest,
            Dirichlet split,
            double[] into,
            int from,
            RandomGenerator random) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            parts.draw(random, into, from);
            double left = whole;
            for (int i = from; i < from + parts.size; i++) {
                left -= into[i];
            }
            if (rest.contains(left)) {
                split.split(left, random, into, from + parts.size);
                return;
            }
        }
        throw new ArithmeticException("draws of the parts must leave a rest in " + rest + " of " + whole
                + " now and then, but a million did not");
    }

    /** Normal inputs of which none but those from the tails can lie outside its interval: only these are checked. */
    private static final class Normals {
        private final double[] mean;
        private final double[] sd;
        private final double[] lower;
        private final double[] upper;

        Normals(List<Distribution.TruncatedNormal> normals) {
            this.mean = normals.stream()
                    .mapToDouble(Distribution.TruncatedNormal::mean)
                    .toArray();
            this.sd = normals.stream()
                    .mapToDouble(Distribution.TruncatedNormal::sd)
                    .toArray();
            this.lower = normals.stream()
                    .mapToDouble(normal -> normal.interval().lower())
                    .toArray();
            this.upper = normals.stream()
                    .mapToDouble(normal -> normal.interval().upper())
                    .toArray();
        }

        Input input() {
            return new Input(
                    mean.length, (into, from, random) -> draw(random, into, from, mean, sd, lower, upper), null);
        }

        private static void draw(
                RandomGenerator random,
                double[] into,
                int from,
                double[] mean,
                double[] sd,
                double[] lower,
                double[] upper) {
            for (int i = 0; i < mean.length; i++) {
                long bits = random.nextLong();
                int layer = Ziggurat.layer(bits);
                double x = Ziggurat.place(bits, layer);
                into[from + i] = Ziggurat.isInside(x, layer)
                        ? mean[i] + sd[i] * x
                        : fromTheTails(
                                mean[i] + sd[i] * Ziggurat.outside(random, layer, x),
                                random,
                                mean[i],
                                sd[i],
                                lower[i],
                                upper[i]);
            }
        }

        private static double fromTheTails(
                double first, RandomGenerator random, double mean, double sd, double lower, double upper) {
            double value = first;
            while (value < lower || value > upper) {
                value = mean + sd * Ziggurat.draw(random);
            }
            return value;
        }
    }
}
