package io.github.criticalminerals.core.substitution;

import io.github.criticalminerals.core.numeric.LinearProgram;
import io.github.criticalminerals.core.numeric.LinearProgram.Relation;
import io.github.criticalminerals.core.numeric.Work;
import java.util.Arrays;
import java.util.List;

/**
 * A chain with losses or relative caps as linear programs in tonnes, one for each level of demand from the most
 * important down, each with what the ones before it reached, and a last one for the cost.
 */
final class ProgramModel extends ChainModel {

    /** What a reached level may give up again, so that rounding does not leave the next program without solution. */
    private static final double SLACK = 1e-11;

    private static final double SETTLED = 1e-7;

    /** As many as {@link LinearProgram#TOLERANCE} has. */
    private static final int DIGITS = 9;

    private final ChainProblem problem;
    private final int links;

    ProgramModel(ChainProblem problem) {
        this.problem = problem;
        this.links = problem.links.size();
    }

    @Override
    String method() {
        return "linear programs, every constraint checked to " + LinearProgram.TOLERANCE + " relative";
    }

    @Override
    int digits() {
        return DIGITS;
    }

    @Override
    ChainProblem.Solution solve(double[] wanted, Work work) {
        double[] limits = problem.useful(wanted);
        double[] targets =
                problem.rule == Reallocation.Rule.PRO_RATA ? proRata(limits, work) : new double[problem.demand.length];
        List<ChainProblem.Tranche> tranches = problem.tranches(targets);
        int variables = links + tranches.size();
        LinearProgram program = program(variables, limits, work);
        double total = problem.totalDemand;
        for (int b = 0; b < problem.demand.length; b++) {
            double[] met = delivered(b, variables);
            for (int t = 0; t < tranches.size(); t++) {
                met[links + t] = tranches.get(t).buyer() == b ? 1 : 0;
            }
            program.constrain("demand of " + problem.buyers.get(b).name(), Relation.EQUAL, problem.demand[b], met);
        }
        int highest = 1;
        for (int t = 0; t < tranches.size(); t++) {
            double[] one = new double[variables];
            one[links + t] = 1;
            program.constrain(
                    "part " + t + " of demand",
                    Relation.AT_MOST,
                    tranches.get(t).tonnes(),
                    one);
            highest = Math.max(highest, tranches.get(t).level());
        }
        for (int level = highest; level > 0; level--) {
            double[] missing = new double[variables];
            for (int t = 0; t < tranches.size(); t++) {
                missing[links + t] = tranches.get(t).level() == level ? 1 : 0;
            }
            if (Arrays.stream(missing).sum() > 0) {
                double least = dot(missing, program.least(missing));
                program.constrain("level " + level, Relation.AT_MOST, least + SLACK * total, missing);
            }
        }
        double[] cost = new double[variables];
        for (int k = 0; k < links; k++) {
            ChainProblem.Link link = problem.links.get(k);
            cost[k] = link.cost() + problem.plants.get(link.from()).cost();
        }
        double[] solution = program.least(cost);
        double[] flows = Arrays.copyOf(solution, links);
        double[] unmet = new double[problem.demand.length];
        for (int t = 0; t < tranches.size(); t++) {
            double missing = solution[links + t];
            unmet[tranches.get(t).buyer()] += missing > 10 * SLACK * total ? missing : 0;
        }
        return new ChainProblem.Solution(flows, unmet, problem.cost(flows));
    }

    /** Balances and limits; variables beyond the links are free. */
    private LinearProgram program(int variables, double[] limits, Work work) {
        LinearProgram program = new LinearProgram(variables, work);
        work.spend((long) variables * problem.limits.size());
        for (int i = 0; i < problem.plants.size(); i++) {
            double[] balance = new double[variables];
            for (int k = 0; k < links; k++) {
                ChainProblem.Link link = problem.links.get(k);
                balance[k] = link.from() == i ? -1 : link.to() == i ? problem.yield[i] : 0;
            }
            if (problem.fed[i]) {
                program.constrain("balance of " + problem.plants.get(i), Relation.EQUAL, 0, balance);
            }
        }
        for (int i = 0; i < limits.length; i++) {
            ChainProblem.Limit limit = problem.limits.get(i);
            double[] row = new double[variables];
            limit.whole().forEach(k -> row[k] = -limit.share());
            limit.links().forEach(k -> row[k] += 1);
            program.constrain(limit.name(), Relation.AT_MOST, limits[i], row);
        }
        return program;
    }

    private double[] delivered(int buyer, int variables) {
        double[] row = new double[variables];
        for (int k = 0; k < links; k++) {
            row[k] = problem.links.get(k).to() == problem.plants.size() + buyer ? 1 : 0;
        }
        return row;
    }

    /**
     * The fractions as {@link Reallocation.Rule#PRO_RATA} defines them; the last variable is the fraction of all demand
     * (t).
     */
    private double[] proRata(double[] limits, Work work) {
        double[] demand = problem.demand;
        double[] given = new double[demand.length];
        boolean[] settled = new boolean[demand.length];
        for (int open = problem.totalDemand > 0 ? demand.length : 0; open > 0; ) {
            double[] largest = new double[links + 1];
            largest[links] = -1;
            double fraction = asked(limits, given, settled, -1, work).least(largest)[links] / problem.totalDemand;
            boolean[] held = settled.clone();
            for (int b = 0; b < demand.length; b++) {
                if (!settled[b]) {
                    double[] most = delivered(b, links + 1);
                    double[] negative = Arrays.stream(most).map(x -> -x).toArray();
                    double reach = dot(
                            most, asked(limits, given, settled, fraction, work).least(negative));
                    held[b] = fraction >= 1 || reach <= (fraction + SETTLED) * demand[b];
                }
            }
            if (Arrays.equals(held, settled)) {
                Arrays.fill(held, true);
            }
            for (int b = 0; b < demand.length; b++) {
                if (held[b] && !settled[b]) {
                    given[b] = fraction * demand[b] * (1 - SLACK);
                    settled[b] = true;
                    open--;
                }
            }
        }
        return given;
    }

    /**
     * A program in which settled buyers have what they were given and others a fraction of their demand, if negative
     * free.
     */
    private LinearProgram asked(double[] limits, double[] given, boolean[] settled, double fraction, Work work) {
        LinearProgram program = program(links + 1, limits, work);
        double[] one = new double[links + 1];
        one[links] = 1;
        program.constrain("fraction", Relation.AT_MOST, problem.totalDemand, one);
        for (int b = 0; b < given.length; b++) {
            double[] row = delivered(b, links + 1);
            String name = "deliveries to " + problem.buyers.get(b).name();
            if (settled[b]) {
                program.constrain(name, Relation.AT_LEAST, given[b], row);
            } else if (fraction < 0) {
                row[links] = -problem.demand[b] / problem.totalDemand;
                program.constrain(name, Relation.AT_LEAST, 0, row);
            } else {
                program.constrain(name, Relation.AT_LEAST, fraction * problem.demand[b] * (1 - SLACK), row);
            }
        }
        return program;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
