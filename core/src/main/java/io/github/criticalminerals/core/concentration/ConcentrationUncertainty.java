package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.uncertainty.Comparison;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Summary;
import io.github.criticalminerals.core.uncertainty.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How likely each value of an index is, under assumptions that are named: by which rule a known range becomes a
 * distribution, and among how many producers "Other countries" are split.
 *
 * <pre>{@code
 * Concentration.of(table).uncertainty(Distribution.Rule.TRIANGULAR).withRoundedFigures()
 *         .withSplit(Dirichlet.even(5)).of(Index.HHI, MonteCarlo.of(100_000, 42)).quantile(0.95)
 * }</pre>
 *
 * <p>The bounds of {@link Concentration#of(Index)} hold for certain and need no assumption; every draw lies within them
 * (but for {@link #withRoundedFigures}, which widens what is known).
 *
 * <ul>
 *   <li>Amounts are drawn independently of one another, and shares taken of their sum.
 *   <li>Claimed shares are drawn likewise, and only draws that add up to the whole count: under the uniform rule all
 *       completions are equally likely.
 *   <li>An unsplit part needs {@link #withSplit}; an aggregate whose members are known is split among them at most.
 *   <li>A figure without upper end has no distribution and is refused, and so are shares of a printed total, and a
 *       limit to unnamed producers by the named.
 * </ul>
 *
 * <p>Immutable; each {@code with} method returns another one.
 */
public final class ConcentrationUncertainty {

    private final Setting setting;
    private final boolean ofBlocs;
    private final Distribution.Rule rule;
    private final boolean rounded;
    private final @Nullable Dirichlet split;

    ConcentrationUncertainty(
            Setting setting, boolean ofBlocs, Distribution.Rule rule, boolean rounded, @Nullable Dirichlet split) {
        this.setting = setting;
        this.ofBlocs = ofBlocs;
        this.rule = rule;
        this.rounded = rounded;
        this.split = split;
    }

    /**
     * {@return a copy with every exact amount above 0 read as rounded: half a unit of its last digit that is not zero
     * to either side, so that 270000 is 265000..275000}
     *
     * @throws IllegalArgumentException if these are shares, or amounts of blocs, which nobody printed
     */
    public ConcentrationUncertainty withRoundedFigures() {
        if (ofBlocs || setting.bounds().isOfShares()) {
            throw new IllegalArgumentException("figures must be amounts as printed to be read as rounded, but are "
                    + (ofBlocs ? "sums over blocs" : "shares"));
        }
        return new ConcentrationUncertainty(setting, ofBlocs, rule, true, split);
    }

    /**
     * Returns a copy with unsplit parts split at random: among how many producers, and how evenly; an aggregate with
     * fewer members among those.
     */
    public ConcentrationUncertainty withSplit(Dirichlet parts) {
        return new ConcentrationUncertainty(setting, ofBlocs, rule, rounded, parts);
    }

    /** {@return what the draws are of, and what they leave out} */
    Coverage coverage() {
        return setting.coverage();
    }

    /**
     * Draws an index.
     *
     * @param run how often, and with which seed
     * @return the summary of its draws (unit of the index)
     * @throws IllegalArgumentException if a figure has no upper end, or a part is unsplit and no split is given
     * @throws ArithmeticException if the index is infinite for a draw, or claims leave next to nothing to draw
     */
    public Summary of(Index index, MonteCarlo run) {
        Variables variables = variables();
        return run.summary(variables, index.kernel(variables.size()))
                .withOmissions(coverage().omissions());
    }

    /**
     * Draws an index of several tables side by side, independently of one another: how likely each is the most
     * concentrated.
     *
     * @param cases what to compare, by name, one or more
     * @param run how often, and with which seed
     * @return the summary of each, and the probability of each rank; rank 1 is the greatest value, which is the least
     *     concentrated if the index falls with concentration
     * @throws IllegalArgumentException as for {@link #of}, or if there is no case
     * @throws ArithmeticException as for {@link #of}
     */
    public static Comparison compare(Map<String, ConcentrationUncertainty> cases, Index index, MonteCarlo run) {
        List<String> names = ImmutableList.copyOf(cases.keySet());
        Variables all = Variables.of(ImmutableList.of());
        int[] ends = new int[names.size()];
        List<ToDoubleFunction<double[]>> kernels = new ArrayList<>();
        int i = 0;
        for (ConcentrationUncertainty one : cases.values()) {
            Variables variables = one.variables();
            all = all.andAll(variables);
            ends[i] = all.size();
            kernels.add(index.kernel(variables.size()));
            i++;
        }
        Comparison compared = run.compare(all, names, (drawn, outcomes) -> {
            int from = 0;
            for (int k = 0; k < ends.length; k++) {
                outcomes[k] = kernels.get(k).applyAsDouble(Arrays.copyOfRange(drawn, from, ends[k]));
                from = ends[k];
            }
        });
        return compared.withOmissions(
                name -> Objects.requireNonNull(cases.get(name), name).coverage().omissions());
    }

    private Variables variables() {
        List<Interval> ranges = new ArrayList<>();
        for (int i = 0; i < setting.named().size(); i++) {
            ranges.add(range(setting.bounds().named().get(i), setting.named().get(i)));
        }
        List<Interval> sums = setting.bounds().parts();
        boolean free = !setting.bounds().isOfShares() || ranges.stream().allMatch(Interval::isExact);
        if (free) {
            Variables variables = Variables.of(ranges.stream().map(rule::of).toList());
            for (int p = 0; p < sums.size(); p++) {
                Interval amount = range(sums.get(p), setting.parts().get(p));
                variables = variables.andSplit(rule.of(amount), splitOf(p));
            }
            return variables;
        }
        if (sums.isEmpty()) {
            Interval widest = ranges.get(0);
            for (Interval range : ranges) {
                widest = range.width() > widest.width() ? range : widest;
            }
            ranges.remove(widest);
            return ofWhole(ranges, widest, Dirichlet.even(1));
        }
        return ofWhole(ranges, sums.get(0), splitOf(0));
    }

    private Variables ofWhole(List<Interval> ranges, Interval rest, Dirichlet splitOfRest) {
        return Variables.ofWhole(Variables.of(ranges.stream().map(rule::of).toList()), 1, rest, splitOfRest);
    }

    private Interval range(Interval amount, Producer producer) {
        if (!amount.isBounded()) {
            throw new IllegalArgumentException(
                    "amount of " + producer.name() + " must have an upper end to be drawn from, but was " + amount);
        }
        return rounded && amount.isExact() && amount.lower() > 0 ? Interval.ofPrinted(amount.lower()) : amount;
    }

    private Dirichlet splitOf(int part) {
        if (split == null) {
            throw new IllegalArgumentException("an unsplit part needs a split for draws (withSplit), and "
                    + setting.parts().get(part).name() + " has none");
        }
        int most = (int) Math.min(split.parts(), setting.members().get(part));
        return new Dirichlet(Math.max(1, most), split.concentration());
    }

    @Override
    public String toString() {
        return "uncertainty of the shares of "
                + (setting.named().size() + setting.parts().size())
                + (ofBlocs ? " blocs" : " producers") + ", " + rule + (rounded ? ", rounded figures" : "")
                + (split == null ? "" : ", split " + split)
                + Text.behind(setting.coverage().omissions());
    }
}
