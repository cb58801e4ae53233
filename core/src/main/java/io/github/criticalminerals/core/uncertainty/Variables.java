package io.github.criticalminerals.core.uncertainty;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The uncertain inputs of a calculation, in an order: a draw gives one number for each. Inputs are independent of one
 * another, but for the parts of a split, which add up to the amount that is split.
 */
public final class Variables {

    /** One amount in one place, or split over several. */
    private record Input(Distribution amount, Dirichlet split) {}

    private static final Dirichlet WHOLE = Dirichlet.even(1);

    private final ImmutableList<Input> inputs;
    private final int size;
    /** An array, since an iterator for every draw would be an allocation for every draw. */
    private final Drawing[] drawings;

    private Variables(ImmutableList<Input> inputs) {
        this.inputs = inputs;
        this.size = inputs.stream().mapToInt(input -> input.split.parts()).reduce(0, Math::addExact);
        this.drawings = drawings(inputs).toArray(Drawing[]::new);
    }

    /**
     * Independent inputs.
     *
     * @param distributions one for each input, in order, possibly none yet
     * @return the inputs
     */
    public static Variables of(List<? extends Distribution> distributions) {
        return new Variables(distributions.stream()
                .map(distribution -> new Input(distribution, WHOLE))
                .collect(ImmutableList.toImmutableList()));
    }

    /**
     * These inputs and one more.
     *
     * @param distribution the last input
     * @return the inputs
     */
    public Variables and(Distribution distribution) {
        return andSplit(distribution, WHOLE);
    }

    /**
     * These inputs and the parts of an amount.
     *
     * @param amount what is split, in the unit of the other inputs
     * @param split among how many, and how
     * @return the inputs, with one more for each part
     */
    public Variables andSplit(Distribution amount, Dirichlet split) {
        return new Variables(ImmutableList.<Input>builder()
                .addAll(inputs)
                .add(new Input(amount, split))
                .build());
    }

    /**
     * How many numbers a draw gives.
     *
     * @return the number of inputs, each part of a split counted
     */
    public int size() {
        return size;
    }

    /** Draws every input once, in order. */
    void draw(RandomGenerator random, double[] into) {
        for (Drawing drawing : drawings) {
            drawing.draw(random, into);
        }
    }

    @Override
    public String toString() {
        return size + " uncertain inputs";
    }

    /** Draws some of the inputs into their places. */
    private interface Drawing {
        void draw(RandomGenerator random, double[] into);
    }

    /** Neighbouring inputs that are normal or mostly uncut are drawn in one loop, which is what makes a run fast. */
    private static List<Drawing> drawings(List<Input> inputs) {
        ImmutableList.Builder<Drawing> drawings = ImmutableList.builder();
        List<Distribution.TruncatedNormal> normals = new ArrayList<>();
        int place = 0;
        for (Input input : inputs) {
            Distribution amount = input.amount;
            int from = place;
            place += input.split.parts();
            if (input.split.parts() == 1
                    && amount instanceof Distribution.TruncatedNormal normal
                    && normal.isDrawnByRejection()) {
                normals.add(normal);
                continue;
            }
            if (!normals.isEmpty()) {
                drawings.add(new Normals(from - normals.size(), normals));
                normals.clear();
            }
            drawings.add(
                    input.split.parts() == 1
                            ? (random, into) -> into[from] = amount.draw(random)
                            : (random, into) -> input.split.split(amount.draw(random), random, into, from));
        }
        if (!normals.isEmpty()) {
            drawings.add(new Normals(place - normals.size(), normals));
        }
        return drawings.build();
    }

    /** What {@link Distribution.TruncatedNormal#draw} does where the cut is rare, for many in a row. */
    private static final class Normals implements Drawing {
        private final int from;
        private final double[] mean;
        private final double[] sd;
        private final double[] lower;
        private final double[] upper;

        Normals(int from, List<Distribution.TruncatedNormal> normals) {
            this.from = from;
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

        @Override
        public void draw(RandomGenerator random, double[] into) {
            draw(random, into, from, mean, sd, lower, upper);
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
                double value;
                do {
                    value = mean[i] + sd[i] * Ziggurat.draw(random);
                } while (value < lower[i] || value > upper[i]);
                into[from + i] = value;
            }
        }
    }
}
