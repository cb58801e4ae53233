package io.github.criticalminerals.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.numeric.LinearProgram.Relation;
import org.junit.jupiter.api.Test;

class LinearProgramTest {

    @Test
    void theLeastIsFoundWhateverTheScale() {
        for (double scale : new double[] {1e-9, 1, 1e12}) {
            LinearProgram program = new LinearProgram(2, FlowInstance.work());
            program.constrain("need", Relation.AT_LEAST, 7 * scale, new double[] {1, 1});
            program.constrain("cheap one", Relation.AT_MOST, 3 * scale, new double[] {1, 0});
            program.constrain("balance", Relation.AT_MOST, 5 * scale, new double[] {0, 1e-6});
            double[] solution = program.least(new double[] {2, 5});
            assertThat(solution[0] / scale).isCloseTo(3, within(1e-12));
            assertThat(solution[1] / scale).isCloseTo(4, within(1e-12));
        }
    }

    @Test
    void noPointIsNamed() {
        LinearProgram program = new LinearProgram(1, FlowInstance.work());
        program.constrain("need", Relation.AT_LEAST, 5, new double[] {1});
        program.constrain("limit", Relation.AT_MOST, 3, new double[] {1});
        assertThatThrownBy(() -> program.least(new double[] {1}))
                .isInstanceOfSatisfying(NoSolutionException.class, e -> assertThat(e.kind())
                        .isEqualTo(NoSolutionException.Kind.INFEASIBLE))
                .hasMessage("no point satisfies the 2 constraints");
    }

    @Test
    void noLeastValueIsNamed() {
        LinearProgram program = new LinearProgram(2, FlowInstance.work());
        program.constrain("need", Relation.AT_LEAST, 5, new double[] {1, -1});
        assertThatThrownBy(() -> program.least(new double[] {-1, 0}))
                .isInstanceOfSatisfying(NoSolutionException.class, e -> assertThat(e.kind())
                        .isEqualTo(NoSolutionException.Kind.UNBOUNDED))
                .hasMessage("the 1 constraints leave the objective without a least value");
    }

    /** 2x + 3y is least at y = 1 of the line x + 2y = 4 with y at most 1. */
    @Test
    void handCalculatedWithAnEquation() {
        LinearProgram program = new LinearProgram(2, FlowInstance.work());
        double[] line = {1, 2};
        program.constrain("line", Relation.EQUAL, 4, line);
        line[0] = 1000;
        program.constrain("cap", Relation.AT_MOST, 1, new double[] {0, 1});
        assertThat(program.least(new double[] {2, 3})).containsExactly(new double[] {2, 1}, within(1e-12));
        assertThat(program.least(new double[] {-2, -3})).containsExactly(new double[] {4, 0}, within(1e-12));
        assertThat(program).hasToString("linear program of 2 variables, 2 constraints");
    }

    @Test
    void boundsOfZeroAndBelowHaveAScaleToo() {
        LinearProgram program = new LinearProgram(2, FlowInstance.work());
        program.constrain("order", Relation.AT_LEAST, 0, new double[] {1, -3});
        assertThat(program.least(new double[] {1, 1})).containsExactly(0, 0);
        program.constrain("below", Relation.AT_MOST, -5, new double[] {0, -1});
        assertThat(program.least(new double[] {1, 1})).containsExactly(new double[] {15, 5}, within(1e-11));
        program.constrain("nothing", Relation.AT_MOST, 11, new double[] {0, 0});
        assertThat(program.least(new double[] {0, 1})[1]).isCloseTo(5, within(1e-11));
        LinearProgram free = new LinearProgram(1, FlowInstance.work());
        free.constrain("nothing", Relation.AT_LEAST, 1, new double[] {0});
        assertThatThrownBy(() -> free.least(new double[] {1})).hasMessage("no point satisfies the 1 constraints");
    }

    @Test
    void smallCoefficientsAreNoFault() {
        for (Relation relation : Relation.values()) {
            LinearProgram program = new LinearProgram(1, FlowInstance.work());
            program.constrain("need", relation, 0.1, new double[] {1e-7});
            assertThat(program.least(new double[] {relation == Relation.AT_MOST ? -1 : 1})[0])
                    .as("%s", relation)
                    .isCloseTo(1e6, within(1e-6));
        }
    }

    /** Coefficients so small beside others that the solver takes them for zero. */
    @Test
    void whatTheSolverGetsWrongIsNamed() {
        LinearProgram program = new LinearProgram(2, FlowInstance.work());
        program.constrain("need", Relation.AT_LEAST, 0, new double[] {-0.01, -1e-14});
        program.constrain("cap", Relation.AT_MOST, 1e6, new double[] {-0.1, 1e-11});
        assertInexact(program, "need must be AT_LEAST 0.0, but the solver left it at ", 2, -1);

        program = new LinearProgram(2, FlowInstance.work());
        program.constrain("cap", Relation.AT_MOST, -0.1, new double[] {-1e-8, -1e-7});
        program.constrain("balance", Relation.EQUAL, 0, new double[] {0.1, 1e-13});
        assertInexact(program, "cap must be AT_MOST -0.1, but the solver left it at ", 2, -1);

        program = new LinearProgram(2, FlowInstance.work());
        program.constrain("balance", Relation.EQUAL, -0.1, new double[] {-1e-6, -0.01});
        program.constrain("cap", Relation.AT_MOST, 0, new double[] {-1, 1e-8});
        assertInexact(program, "balance must be EQUAL -0.1, but the solver left it at ", 0, 3);
    }

    private static void assertInexact(LinearProgram program, String start, double... objective) {
        assertThatThrownBy(() -> program.least(objective))
                .isInstanceOfSatisfying(NoSolutionException.class, e -> assertThat(e.kind())
                        .isEqualTo(NoSolutionException.Kind.INEXACT))
                .hasMessageStartingWith(start);
    }

    /** Each change of the tableau costs (rows + 2) times (variables + 2 rows + 3) steps. */
    @Test
    void stepsAreThoseOfTheTableau() {
        Work work = new Work("a program", 1_000);
        LinearProgram program = new LinearProgram(2, work);
        program.constrain("need", Relation.AT_LEAST, 7, new double[] {1, 1});
        program.constrain("cap", Relation.AT_MOST, 3, new double[] {1, 0});
        program.least(new double[] {2, 5});
        int done = Integer.parseInt(work.toString().replaceAll("\\D+(\\d+) of.*", "$1"));
        assertThat(done).isPositive().matches(steps -> steps % (4 * 9) == 0, "a whole number of changes");
        LinearProgram again = new LinearProgram(2, new Work("a program", done - 1));
        again.constrain("need", Relation.AT_LEAST, 7, new double[] {1, 1});
        again.constrain("cap", Relation.AT_MOST, 3, new double[] {1, 0});
        assertThatThrownBy(() -> again.least(new double[] {2, 5}))
                .hasMessage("a program must end within " + (done - 1) + " steps, but did not");
    }

    @Test
    void oneThatIsTooLargeIsNotBegun() {
        LinearProgram program = new LinearProgram(9_999_998, new Work("a program", 1));
        assertThatThrownBy(() -> program.least(new double[0]))
                .isInstanceOfSatisfying(NoSolutionException.class, e -> assertThat(e.kind())
                        .isEqualTo(NoSolutionException.Kind.TOO_LONG))
                .hasMessage("a linear program must have at most 20000000 cells, but has 20000002:"
                        + " linear program of 9999998 variables, 0 constraints");
        LinearProgram tall = new LinearProgram(6_666_652, new Work("a program", 1));
        for (int row = 0; row < 7; row++) {
            tall.constrain("row", Relation.AT_MOST, 1, new double[0]);
        }
        assertThatThrownBy(() -> tall.least(new double[0])).hasMessageContaining(" has " + 9L * 6_666_669 + ":");
    }
}
