package io.github.criticalminerals.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Stream;

/** The indices that tests go over. */
public final class Family {
    public static final List<Index> ABSOLUTE = ImmutableList.of(
            Index.HHI,
            Index.EFFECTIVE_NUMBER,
            Index.concentrationRatio(1),
            Index.concentrationRatio(2),
            Index.concentrationRatio(3),
            Index.N_MINUS_1,
            Index.HALL_TIDEMAN,
            Index.hill(0),
            Index.hill(0.5),
            Index.hill(1),
            Index.hill(3),
            Index.hill(Double.POSITIVE_INFINITY),
            Index.hannahKay(1.5),
            Index.renyi(0.25),
            Index.renyi(1),
            Index.tsallis(0.5),
            Index.tsallis(1),
            Index.tsallis(3),
            Index.SHANNON);

    private Family() {}

    public static List<Index> relative(Zeros zeros) {
        return ImmutableList.of(
                Index.normalisedHhi(zeros),
                Index.evenness(zeros),
                Index.theilT(zeros),
                Index.theilL(zeros),
                Index.generalisedEntropy(2, zeros),
                Index.generalisedEntropy(0.5, zeros),
                Index.generalisedEntropy(-1, zeros),
                Index.generalisedEntropy(0, zeros),
                Index.generalisedEntropy(1, zeros),
                Index.atkinson(0.5, zeros),
                Index.atkinson(1, zeros),
                Index.atkinson(2, zeros),
                Index.gini(zeros),
                Index.hoover(zeros));
    }

    /** All whose bounds are sharp. */
    public static List<Index> schurConvex(Zeros zeros) {
        return Stream.concat(ABSOLUTE.stream(), relative(zeros).stream()).toList();
    }

    public static List<Index> all(Zeros zeros) {
        return Stream.concat(schurConvex(zeros).stream(), Stream.of(Index.HORVATH))
                .toList();
    }

    /** 1 where the index rises with concentration, else -1. */
    public static int sign(Index index) {
        return index.risesWithConcentration() ? 1 : -1;
    }

    /** The value with that sign; infinite where the index is. */
    public static double oriented(Index index, double... amounts) {
        try {
            return sign(index) * index.ofAmounts(amounts);
        } catch (IllegalArgumentException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** Equal where infinite, else within the tolerance, which is relative above 1. */
    public static void assertClose(String what, double found, double truth, double tolerance) {
        if (Double.isInfinite(truth)) {
            assertThat(found).as(what).isEqualTo(truth);
        } else {
            assertThat(found).as(what).isCloseTo(truth, within(tolerance * Math.max(1, Math.abs(truth))));
        }
    }

    /** How often a random instance is drawn: as often as told, ten times in the thorough run, a fifth for mutants. */
    public static int instances(int usual) {
        if (Integer.getInteger("jqwik.tries.default", 1000) < 1000) {
            return Math.max(1, usual / 5);
        }
        return Boolean.getBoolean("critmin.thorough") ? 10 * usual : usual;
    }
}
