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
}
