package io.github.criticalminerals.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** {@link MinCostFlow} and {@link LinearProgram} against the optimal objectives of an independent solver. */
class FlowReferenceTest {

    private static List<Long> objectives() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(FlowReferenceTest.class.getResourceAsStream("flow-objectives.tsv"))) {
            List<Long> objectives = new ArrayList<>();
            for (String line :
                    Splitter.on('\n').omitEmptyStrings().split(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
                if (!line.startsWith("#")) {
                    List<String> cells = Splitter.on('\t').splitToList(line);
                    assertThat(Long.parseLong(cells.get(0))).isEqualTo(objectives.size());
                    objectives.add(Long.parseLong(cells.get(1)));
                }
            }
            assertThat(objectives).hasSize(FlowInstance.COUNT);
            return objectives;
        }
    }

    @Test
    void theFlowCostsTheLeastToTheUnit() throws IOException {
        List<Long> objectives = objectives();
        for (int seed = 0; seed < objectives.size(); seed++) {
            FlowInstance instance = FlowInstance.of(seed);
            MinCostFlow network = instance.network();
            network.sendAll(instance.source(), instance.sink(), instance.amount());
            assertThat(network.totalCost()).as("seed %d", seed).isEqualTo(objectives.get(seed));
        }
    }

    @Test
    void theSimplexMethodCostsTheSame() throws IOException {
        List<Long> objectives = objectives();
        for (int seed = 0; seed < objectives.size(); seed++) {
            double expected = objectives.get(seed);
            assertThat(FlowInstance.of(seed).leastCostBySimplex())
                    .as("seed %d", seed)
                    .isCloseTo(expected, within(1e-9 * expected));
        }
    }
}
