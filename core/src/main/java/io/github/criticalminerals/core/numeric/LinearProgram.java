package io.github.criticalminerals.core.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * The least of a linear function of variables at least 0, under linear constraints.
 *
 * <p>Each row and the objective are divided by their largest coefficient, then right-hand sides by the largest of them,
 * before the simplex method is asked; every constraint is checked on the original data after it, and a broken one is an
 * error: solvers are silently wrong on badly scaled data.
 *
 * <p>Not for users of the library. Not for use by several threads.
 */
public final class LinearProgram {

    /** How far a constraint may be broken, relative to the largest right-hand side; both per largest coefficient. */
    public static final double TOLERANCE = 1e-9;

    /** How a row compares with its right-hand side. */
    public enum Relation {
        /** At most. */
        AT_MOST,
        /** Equal. */
        EQUAL,
        /** At least. */
        AT_LEAST
    }

    private static final int MOST_ITERATIONS = 100_000;
    /** Beyond these a single step would take too long, and too much memory. */
    private static final long MOST_CELLS = 20_000_000;

    private static final double EPSILON = 1e-11;
    private static final double CUT_OFF = 1e-12;
    private static final int ULPS = 10;

    private final int variables;
    private final Work work;
    private final List<Row> rows = new ArrayList<>();

    private static final class Row {

        final String name;
        final Relation relation;
        final double bound;
        final double[] coefficients;

        Row(String name, Relation relation, double bound, double[] coefficients) {
            this.name = name;
            this.relation = relation;
            this.bound = bound;
            this.coefficients = coefficients;
        }
    }

    /** Counts each change of the tableau, and so can be stopped in it. */
    private final class Simplex extends SimplexSolver {

        private final long cells;

        Simplex(long cells) {
            super(EPSILON, ULPS, CUT_OFF);
            this.cells = cells;
        }

        @Override
        protected void incrementIterationCount() {
            work.spend(cells);
            super.incrementIterationCount();
        }
    }

    /**
     * A program without constraints.
     *
     * @param variables how many variables there are, each at least 0
     * @param work what its solutions count their steps on
     */
    public LinearProgram(int variables, Work work) {
        this.variables = variables;
        this.work = work;
    }

    /**
     * Adds a constraint.
     *
     * @param name what it is, for messages
     * @param relation how the sum compares with the bound
     * @param bound the right-hand side, finite
     * @param coefficients one for each variable, finite; copied
     */
    public void constrain(String name, Relation relation, double bound, double[] coefficients) {
        rows.add(new Row(name, relation, bound, coefficients.clone()));
    }

    /**
     * The variables at which an objective is least.
     *
     * @param objective one coefficient for each variable, finite
     * @return the variables, each at least 0
     * @throws NoSolutionException if no point satisfies the constraints, the objective has no least value, the solver's
     *     answer breaks a constraint, or the program or the work is too large
     */
    public double[] least(double[] objective) {
        // a slack and an artificial variable for each row, at most
        long cells = (rows.size() + 2L) * (variables + 2L * rows.size() + 3);
        if (cells > MOST_CELLS) {
            throw new NoSolutionException(
                    NoSolutionException.Kind.TOO_LONG,
                    "a linear program must have at most " + MOST_CELLS + " cells, but has " + cells + ": " + this);
        }
        double scale = 0;
        for (Row row : rows) {
            scale = Math.max(scale, Math.abs(row.bound) / largest(row.coefficients));
        }
        double size = scale > 0 ? scale : 1;
        List<LinearConstraint> scaled = new ArrayList<>();
        for (Row row : rows) {
            double largest = largest(row.coefficients);
            scaled.add(new LinearConstraint(
                    times(row.coefficients, 1 / largest), relationship(row.relation), row.bound / largest / size));
        }
        double[] solution = times(solve(times(objective, 1 / largest(objective)), scaled, cells), size);
        for (int i = 0; i < variables; i++) {
            if (solution[i] < -TOLERANCE * size) {
                throw inexact("variable " + i + " must not be negative, but was " + solution[i]);
            }
            solution[i] = Math.max(0, solution[i]);
        }
        rows.forEach(row -> check(row, solution, size));
        return solution;
    }

    private double[] solve(double[] objective, List<LinearConstraint> constraints, long cells) {
        try {
            return solve(objective, constraints, cells, PivotSelectionRule.DANTZIG);
        } catch (TooManyIterationsException cycling) {
            try {
                return solve(objective, constraints, cells, PivotSelectionRule.BLAND);
            } catch (TooManyIterationsException e) {
                throw new NoSolutionException(
                        NoSolutionException.Kind.TOO_LONG,
                        "simplex must end within " + MOST_ITERATIONS + " steps, but did not");
            }
        }
    }

    private double[] solve(
            double[] objective, List<LinearConstraint> constraints, long cells, PivotSelectionRule rule) {
        try {
            return new Simplex(cells)
                    .optimize(
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            GoalType.MINIMIZE,
                            new NonNegativeConstraint(true),
                            new MaxIter(MOST_ITERATIONS),
                            rule)
                    .getPoint();
        } catch (NoFeasibleSolutionException e) {
            throw new NoSolutionException(
                    NoSolutionException.Kind.INFEASIBLE,
                    "no point satisfies the " + constraints.size() + " constraints");
        } catch (UnboundedSolutionException e) {
            throw new NoSolutionException(
                    NoSolutionException.Kind.UNBOUNDED,
                    "the " + constraints.size() + " constraints leave the objective without a least value");
        }
    }

    private static void check(Row row, double[] solution, double size) {
        double sum = 0;
        for (int i = 0; i < solution.length; i++) {
            sum += row.coefficients[i] * solution[i];
        }
        double excess = (sum - row.bound) / largest(row.coefficients);
        boolean broken =
                switch (row.relation) {
                    case AT_MOST -> excess > TOLERANCE * size;
                    case EQUAL -> Math.abs(excess) > TOLERANCE * size;
                    case AT_LEAST -> -excess > TOLERANCE * size;
                };
        if (broken) {
            throw inexact(
                    row.name + " must be " + row.relation + " " + row.bound + ", but the solver left it at " + sum);
        }
    }

    private static NoSolutionException inexact(String message) {
        return new NoSolutionException(NoSolutionException.Kind.INEXACT, message);
    }

    private static Relationship relationship(Relation relation) {
        return switch (relation) {
            case AT_MOST -> Relationship.LEQ;
            case EQUAL -> Relationship.EQ;
            case AT_LEAST -> Relationship.GEQ;
        };
    }

    private static double largest(double[] values) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        return largest > 0 ? largest : 1;
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    @Override
    public String toString() {
        return "linear program of " + variables + " variables, " + rows.size() + " constraints";
    }
}
