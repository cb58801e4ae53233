package io.github.criticalminerals.io.chart;

import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.risk.EuCriticality;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.scenario.Corners;
import io.github.criticalminerals.core.scenario.Draws;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import io.github.criticalminerals.core.uncertainty.Tornado;
import java.time.LocalDate;
import java.util.List;

/** The charts that are made of a table or a result: a part of {@link Chart}, which has all its methods. */
abstract sealed class ObjectCharts extends LabelCharts permits Chart {

    /**
     * Who has what part: a pie if every figure is exact, in which those below 2 % are one slice that a note names; else
     * the range of each part (%), the whole range where a figure is withheld.
     *
     * @param table the table
     */
    public static Chart of(SupplyTable table) {
        return ResultCharts.supply(table);
    }

    /**
     * How concentrated each stage is: the range of its HHI, what it is without, and the stages that are not known.
     *
     * @param profile the stages of one source
     */
    public static Chart of(StageProfile profile) {
        return ResultCharts.stages(profile);
    }

    /**
     * Need, supply, gap and stock of all buyers, month by month (t), with a mark where a shock sets in.
     *
     * @param run the run
     */
    public static Chart of(Run run) {
        return RunCharts.run(run);
    }

    /**
     * Supply and gap of the two runs at the ends of all ranges, month by month (t). They are no bounds, which a note
     * says.
     *
     * @param corners the two runs
     */
    public static Chart of(Corners corners) {
        return RunCharts.corners(corners);
    }

    /**
     * Need, supply, gap and stock of all buyers, month by month (t), over many runs: the median of each, and the range
     * from the 5 % quantile to the 95 % quantile as a band. The runs are made for it.
     *
     * @param draws the runs
     * @throws ArithmeticException if an amount is not finite
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Chart of(Draws draws) {
        return RunCharts.draws(draws);
    }

    /**
     * What flows from stage to stage and to the buyers in a whole run (t), by country: the wider the stream, the more.
     * Those who handle less than 2 % of a stage are drawn as one, which a note names.
     *
     * @param run the run; that of {@code Simulation.of(chain)} for a chain to which nothing is done
     * @throws IllegalArgumentException if nothing flows
     */
    public static Chart flows(Run run) {
        return RunCharts.flows(run);
    }

    /**
     * The outcome with each input at its low and at its high end, as bars from the base case, the greatest swing first.
     *
     * @param tornado the outcomes
     * @throws IllegalArgumentException if there is no input
     */
    public static Chart of(Tornado tornado) {
        return ResultCharts.tornado(tornado);
    }

    /**
     * What part of the variance each input makes by itself, the greatest first.
     *
     * @param sensitivity the indices
     * @throws IllegalArgumentException if there is no input
     */
    public static Chart of(Sensitivity sensitivity) {
        return ResultCharts.sensitivity(sensitivity);
    }

    /**
     * The rank of each material by each method, a range where a score is one; notes name what has no score.
     *
     * @param methods the scores
     */
    public static Chart of(SideBySide methods) {
        return ResultCharts.methods(methods);
    }

    /**
     * Supply risk against economic importance, with the EU's thresholds; each material's mark says its figures.
     *
     * @param materials the materials, numbered in this order
     * @throws IllegalArgumentException if none has two figures with an upper end
     */
    public static Chart of(List<EuCriticality> materials) {
        return ResultCharts.criticality(materials);
    }

    /**
     * Each act with its status over time, in force, suspended, announced, preliminary and unknown apart.
     *
     * @param timeline the acts
     * @param question acts whose scope overlaps it are drawn; {@link Scope#ALL} for all
     * @param first the first day
     * @param last the last day, not before the first
     * @throws IllegalArgumentException if no such act has an effect, or may have one, in these days
     */
    public static Chart of(PolicyTimeline timeline, Scope question, LocalDate first, LocalDate last) {
        return PolicyCharts.timeline(timeline, question, first, last);
    }
}
