package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.uncertainty.Comparison;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Outcome;
import io.github.criticalminerals.core.uncertainty.Summary;
import io.github.criticalminerals.core.uncertainty.Variables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
 *   <li>A figure without upper end has no distribution and is refused, and so are shares of a printed total, and a limit
 *       to unnamed producers by the named.
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

    private ConcentrationUncertainty(
            Setting setting, boolean ofBlocs, Distribution.Rule rule, boolean rounded, @Nullable Dirichlet split) {
        this.setting = setting;
        this.ofBlocs = ofBlocs;
        this.rule = rule;
        this.rounded = rounded;
        this.split = split;
    }

    static ConcentrationUncertainty of(Setting setting, boolean ofBlocs, Distribution.Rule rule) {
        if (setting.ofPrintedTotal) {
            throw new IllegalArgumentException("denominator must be SUM_OF_ROWS for draws, but was the printed total");
        }
        if (setting.largest != null) {
            throw new IllegalArgumentException(
                    "draws need shares of producers, but all that is known is a share of the largest");
        }
        if (!Double.isInfinite(setting.known.cap)) {
            throw new IllegalArgumentException(
                    "others must be MAY_EXCEED_THE_NAMED for draws, but was BELOW_THE_NAMED");
        }
        return new ConcentrationUncertainty(setting, ofBlocs, rule, false, null);
    }

    /**
     * The same with every exact amount above 0 read as rounded: half a unit of its last digit that is not zero to either
     * side, so that 270000 is 265000..275000.
     *
     * @return the uncertainty
     * @throws IllegalArgumentException if these are shares, or amounts of blocs, which nobody printed
     */
    public ConcentrationUncertainty withRoundedFigures() {
        if (ofBlocs || setting.known.totalIsFixed()) {
            throw new IllegalArgumentException("figures must be amounts as printed to be read as rounded, but are "
                    + (ofBlocs ? "sums over blocs" : "shares"));
        }
        return new ConcentrationUncertainty(setting, ofBlocs, rule, true, split);
    }

    /**
     * The same with unsplit parts split at random.
     *
     * @param parts among how many producers, and how evenly; an aggregate with fewer members among those
     * @return the uncertainty
     */
    public ConcentrationUncertainty withSplit(Dirichlet parts) {
        return new ConcentrationUncertainty(setting, ofBlocs, rule, rounded, parts);
    }

    /**
     * What the draws are of, and what they leave out.
     *
     * @return the coverage
     */
    public Coverage coverage() {
        return setting.coverage;
    }

    /**
     * Draws an index.
     *
     * @param index which
     * @param run how often, and with which seed
     * @return the summary of its draws (unit of the index)
     * @throws IllegalArgumentException if a figure has no upper end, or a part is unsplit and no split is given
     * @throws ArithmeticException if the index is infinite for a draw, or claims leave next to nothing to draw
     */
    public Summary of(Index index, MonteCarlo run) {
        Variables variables = variables();
        return run.summary(variables, kernel(index, variables.size()));
    }

    /**
     * Draws an index of several tables side by side, independently of one another: how likely each is the most
     * concentrated.
     *
     * @param cases what to compare, by name, one or more
     * @param index which index
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
        Outcome[] kernels = new Outcome[names.size()];
        int i = 0;
        for (ConcentrationUncertainty one : cases.values()) {
            Variables variables = one.variables();
            all = all.andAll(variables);
            ends[i] = all.size();
            kernels[i++] = kernel(index, variables.size());
        }
        return run.compare(all, names, (drawn, outcomes) -> {
            int from = 0;
            for (int k = 0; k < kernels.length; k++) {
                outcomes[k] = kernels[k].of(Arrays.copyOfRange(drawn, from, ends[k]));
                from = ends[k];
            }
        });
    }

    private Variables variables() {
        Knowledge known = setting.known;
        List<Interval> ranges = new ArrayList<>();
        for (int i = 0; i < known.lower.length; i++) {
            ranges.add(range(known.lower[i], known.upper[i], setting.named.get(i)));
        }
        boolean free = !known.totalIsFixed() || ranges.stream().allMatch(Interval::isExact);
        if (free) {
            Variables variables = Variables.of(ranges.stream().map(rule::of).toList());
            for (int p = 0; p < setting.parts.size(); p++) {
                Interval amount = range(known.partLower[p], known.partUpper[p], setting.parts.get(p));
                variables = variables.andSplit(rule.of(amount), splitOf(p));
            }
            return variables;
        }
        if (setting.parts.isEmpty()) {
            Interval widest = ranges.get(0);
            for (Interval range : ranges) {
                widest = range.width() > widest.width() ? range : widest;
            }
            ranges.remove(widest);
            return ofWhole(ranges, widest, Dirichlet.even(1));
        }
        return ofWhole(ranges, Interval.of(known.partLower[0], known.partUpper[0]), splitOf(0));
    }

    private Variables ofWhole(List<Interval> ranges, Interval rest, Dirichlet splitOfRest) {
        return Variables.ofWhole(
                Variables.of(ranges.stream().map(rule::of).toList()), setting.known.total, rest, splitOfRest);
    }

    private Interval range(double lower, double upper, Producer producer) {
        if (upper == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("amount of " + producer.name()
                    + " must have an upper end to be drawn from, but was " + Interval.of(lower, upper));
        }
        if (rounded && lower == upper && lower > 0) {
            return Interval.ofRounded(new BigDecimal(Double.toString(lower)).stripTrailingZeros());
        }
        return Interval.of(lower, upper);
    }

    private Dirichlet splitOf(int part) {
        if (split == null) {
            throw new IllegalArgumentException("an unsplit part needs a split for draws (withSplit), and "
                    + setting.parts.get(part).name() + " has none");
        }
        int most = (int) Math.min(split.parts(), setting.known.members[part]);
        return new Dirichlet(Math.max(1, most), split.concentration());
    }

    /** The index of drawn amounts, which it may sort; nothing is allocated and nothing checked twice. */
    private static Outcome kernel(Index index, int size) {
        Statistic statistic = index.statistic();
        if (statistic.equals(new Statistic.PowerSum(2)) && !index.isRelative()) {
            return drawn -> index.finish(squareShare(drawn), drawn.length);
        }
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return drawn -> {
            int counted = drawn.length;
            if (index.dropsZeros()) {
                counted = 0;
                for (double amount : drawn) {
                    if (amount > 0) {
                        drawn[counted++] = amount;
                    }
                }
            }
            if (counted < index.leastProducers()) {
                throw index.undefined();
            }
            return index.finish(statistic(statistic, drawn, ones, counted), counted);
        };
    }

    private static double statistic(Statistic statistic, double[] amounts, double[] ones, int counted) {
        double total = 0;
        for (int i = 0; i < counted; i++) {
            total += amounts[i];
        }
        for (int i = 0; i < counted; i++) {
            amounts[i] /= total;
        }
        Arrays.sort(amounts, 0, counted);
        return statistic.of(amounts, ones, counted, counted);
    }

    /** The sum of the squares over the square of the sum; two chains of additions each, so that neither waits. */
    private static double squareShare(double[] amounts) {
        double total = 0;
        double squares = 0;
        double otherTotal = 0;
        double otherSquares = 0;
        int pairs = amounts.length & ~1;
        for (int i = 0; i < pairs; i += 2) {
            total += amounts[i];
            squares += amounts[i] * amounts[i];
            otherTotal += amounts[i + 1];
            otherSquares += amounts[i + 1] * amounts[i + 1];
        }
        if (pairs < amounts.length) {
            total += amounts[pairs];
            squares += amounts[pairs] * amounts[pairs];
        }
        total += otherTotal;
        return (squares + otherSquares) / (total * total);
    }

    /** One line: of how many parts, and what is assumed. */
    @Override
    public String toString() {
        return "uncertainty of the shares of " + (setting.named.size() + setting.parts.size())
                + (ofBlocs ? " blocs" : " producers") + ", " + rule + (rounded ? ", rounded figures" : "")
                + (split == null ? "" : ", split " + split);
    }
}
