package io.github.criticalminerals.core.substitution;

/** What solves a {@link ChainProblem}, again and again with other limits. */
interface ChainModel {

    /**
     * The best solution.
     *
     * @param limits the limit of each constraint in tonnes, in the problem's order
     */
    ChainProblem.Solution solve(double[] limits);

    /** How it solves, in words. */
    String method();

    static ChainModel of(ChainProblem problem) {
        return problem.isFlow() ? new FlowModel(problem) : new ProgramModel(problem);
    }
}
