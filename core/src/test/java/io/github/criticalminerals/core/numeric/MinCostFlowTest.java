package io.github.criticalminerals.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MinCostFlowTest {

    @Test
    void theCheaperWayIsFilledFirst() {
        MinCostFlow network = new MinCostFlow(3, FlowInstance.work());
        int direct = network.arc(0, 2, 7, 5);
        int first = network.arc(0, 1, 3, 1);
        int second = network.arc(1, 2, 11, 2);
        assertThat(network.send(0, 2, 5)).isEqualTo(5);
        assertThat(network.flow(first)).isEqualTo(3);
        assertThat(network.flow(second)).isEqualTo(3);
        assertThat(network.flow(direct)).isEqualTo(2);
        assertThat(network.totalCost()).isEqualTo(3 * 3 + 2 * 5);
    }

    @Test
    void whatDoesNotGetThroughIsNamed() {
        MinCostFlow network = new MinCostFlow(2, FlowInstance.work());
        network.arc(0, 1, 3, 1);
        assertThatThrownBy(() -> network.sendAll(0, 1, 5))
                .isInstanceOfSatisfying(NoSolutionException.class, e -> assertThat(e.kind())
                        .isEqualTo(NoSolutionException.Kind.INFEASIBLE))
                .hasMessage("flow must carry 5 from node 0 to node 1, but at most 3 gets through");
    }

    @Test
    void badArcsAreRefused() {
        MinCostFlow network = new MinCostFlow(2, FlowInstance.work());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.arc(0, 1, -1, 0))
                .withMessage("capacity must not be negative, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.arc(0, 1, 1, -2))
                .withMessage("cost must be between 0 and 576460752303423487 in a network of 2 nodes, but was -2");
    }

    @Test
    void aCostBeyondTheRangeIsNotSilent() {
        MinCostFlow network = new MinCostFlow(2, FlowInstance.work());
        network.arc(0, 1, 1L << 40, 1L << 40);
        network.send(0, 1, 1L << 40);
        assertThatThrownBy(network::totalCost).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aCopyIsOnItsOwn() {
        MinCostFlow network = new MinCostFlow(2, FlowInstance.work());
        int arc = network.arc(0, 1, 3, 1);
        int dear = network.arc(0, 1, 9, 2);
        network.sendAll(0, 1, 5);
        MinCostFlow copy = network.copy(FlowInstance.work());
        copy.limit(arc, 1);
        assertThat(copy.flow(arc)).isEqualTo(1);
        assertThat(copy.flow(dear)).isEqualTo(4);
        assertThat(network.flow(arc)).isEqualTo(3);
    }

    @Test
    void aChangedCapacityGivesWhatASolutionFromTheStartGives() {
        for (long seed = 0; seed < 100; seed++) {
            FlowInstance instance = FlowInstance.of(seed);
            SplittableRandom random = new SplittableRandom(seed);
            MinCostFlow warm = instance.network();
            warm.sendAll(instance.source(), instance.sink(), instance.amount());
            long[] capacities = instance.arcs().stream()
                    .mapToLong(FlowInstance.Arc::capacity)
                    .toArray();
            for (int change = 0; change < 12; change++) {
                int arc = random.nextInt(instance.arcs().size());
                if (instance.arcs().get(arc).cost() == FlowInstance.PENALTY
                        || instance.arcs().get(arc).to() == instance.sink()) {
                    continue;
                }
                capacities[arc] = random.nextInt(3) == 0 ? 0 : random.nextLong(2 * instance.amount());
                warm.limit(2 * arc, capacities[arc]);
                MinCostFlow cold = new MinCostFlow(instance.nodes(), FlowInstance.work());
                for (int k = 0; k < capacities.length; k++) {
                    FlowInstance.Arc it = instance.arcs().get(k);
                    cold.arc(it.from(), it.to(), capacities[k], it.cost());
                }
                cold.sendAll(instance.source(), instance.sink(), instance.amount());
                assertThat(warm.totalCost())
                        .as("seed %d change %d", seed, change)
                        .isEqualTo(cold.totalCost());
            }
            long[] balance = new long[instance.nodes()];
            for (int k = 0; k < capacities.length; k++) {
                FlowInstance.Arc it = instance.arcs().get(k);
                assertThat(warm.flow(2 * k)).isBetween(0L, capacities[k]);
                balance[it.from()] -= warm.flow(2 * k);
                balance[it.to()] += warm.flow(2 * k);
            }
            for (int v = 0; v < balance.length; v++) {
                assertThat(balance[v])
                        .isEqualTo(
                                v == instance.source()
                                        ? -instance.amount()
                                        : v == instance.sink() ? instance.amount() : 0);
            }
        }
    }
}
