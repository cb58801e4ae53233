package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.uncertainty.Comparison;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import io.github.criticalminerals.core.uncertainty.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * How likely each value of a risk score is, and which input makes it vary, under assumptions that are named.
 *
 * <pre>{@code
 * EuSupplyRisk.of(mined, governance).uncertainty(Distribution.Rule.TRIANGULAR).withRoundedFigures()
 *         .withSplit(Dirichlet.even(5)).of(MonteCarlo.of(100_000, 42)).quantile(0.95)
 * }</pre>
 *
 * <ul>
 *   <li>Amounts are drawn by the rule, un-normalised and independently of one another, and shares taken of their sum.
 *   <li>Governance estimates are normal with the World Bank's standard error; the errors of the six dimensions are
 *       taken as independent. Without a standard error they are fixed. A country is drawn once, wherever it occurs.
 *   <li>"Other countries" need {@link #withSplit}; amount and split are one input, their governance another, drawn by
 *       the rule from the range of the table.
 *   <li>The bounds of a result need none of these assumptions.
 * </ul>
 *
 * <p>Immutable; each {@code with} method returns another one.
 */
public final class RiskUncertainty {

    /** Whose score it is; asked for its text only. */
    private final Object of;

    private final Node score;
    private final Sampling sampling;

    private RiskUncertainty(Object of, Node score, Sampling sampling) {
        this.of = of;
        this.score = score;
        this.sampling = sampling;
    }

    static RiskUncertainty of(Object of, Distribution.Rule rule, Node score) {
        return new RiskUncertainty(of, score, new Sampling(rule, false, null));
    }

    /**
     * {@return a copy with every exact amount above 0 read as rounded: half a unit of its last digit that is not zero
     * to either side, so that 270000 t is 265000..275000 t}
     */
    public RiskUncertainty withRoundedFigures() {
        return new RiskUncertainty(of, score, sampling.withRounded());
    }

    /**
     * Returns a copy with unsplit parts split at random: among how many suppliers, and how evenly; an aggregate with
     * fewer members among those.
     */
    public RiskUncertainty withSplit(Dirichlet parts) {
        return new RiskUncertainty(of, score, sampling.withSplit(parts));
    }

    /**
     * Draws the score.
     *
     * @param run how often, and with which seed
     * @return the summary of its draws (unit of the score)
     * @throws IllegalArgumentException if a figure has no upper end, or a part is unsplit and no split is given
     */
    public Summary of(MonteCarlo run) {
        Draws draws = new Draws(sampling);
        ToDoubleFunction<double[]> drawn = score.compile(draws);
        return run.summary(draws.variables(), drawn).withOmissions(omissions());
    }

    /**
     * How much of the score's variance each input makes by itself.
     *
     * @param run how many pairs of draws, and with which seed; the error falls with the square root
     * @return the first-order index of each uncertain input: tonnages, governance estimates, the remainder as one
     * @throws IllegalArgumentException as for {@link #of}
     */
    public Sensitivity sensitivity(MonteCarlo run) {
        Draws inputs = new Draws(sampling);
        ToDoubleFunction<double[]> drawn = score.compile(inputs);
        return run.sensitivity(inputs.variables(), inputs.names(), drawn).withOmissions(omissions());
    }

    /**
     * Draws several scores side by side: how likely each is the greatest. What they share, a country's governance, is
     * drawn once for all.
     *
     * @param cases what to compare, by name, one or more
     * @param run how often, and with which seed
     * @return the summary of each, and the probability of each rank; rank 1 is the greatest
     * @throws IllegalArgumentException as for {@link #of}, or if there is no case
     */
    public static Comparison compare(Map<String, RiskUncertainty> cases, MonteCarlo run) {
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("cases must be one or more, but there is none");
        }
        Draws draws = new Draws(cases.values().iterator().next().sampling);
        List<ToDoubleFunction<double[]>> scores = new ArrayList<>();
        cases.values().forEach(one -> scores.add(one.score.compile(draws.under(one.sampling))));
        Comparison compared =
                run.compare(draws.variables(), ImmutableList.copyOf(cases.keySet()), (drawn, outcomes) -> {
                    for (int i = 0; i < outcomes.length; i++) {
                        outcomes[i] = scores.get(i).applyAsDouble(drawn);
                    }
                });
        return compared.withOmissions(
                name -> Objects.requireNonNull(cases.get(name), name).omissions());
    }

    private List<String> omissions() {
        return score.term().omissions();
    }

    @Override
    public String toString() {
        return "uncertainty of " + of + "; " + sampling + Text.behind(omissions());
    }
}
