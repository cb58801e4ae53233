package io.github.criticalminerals.core.substitution;

import io.github.criticalminerals.core.numeric.Work;

/** What solves a {@link ChainProblem}, again and again with other limits. */
abstract class ChainModel {

    /**
     * The best solution.
     *
     * @param limits the limit of each constraint in tonnes, in the problem's order
     */
    abstract ChainProblem.Solution solve(double[] limits, Work work);

    /** How it solves, in words. */
    abstract String method();

    /** To how many digits of all demand an amount is exact. */
    abstract int digits();

    static ChainModel of(ChainProblem problem, Work work) {
        return problem.isFlow() ? new FlowModel(problem, work) : new ProgramModel(problem);
    }
}
