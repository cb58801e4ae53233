package io.github.criticalminerals.core.risk;

import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Numbers of a draw by their symbols, and a formula over them. */
final class Drawn {

    private final List<Node> symbols = new ArrayList<>();
    private final IdentityHashMap<Node, ToDoubleFunction<double[]>> numbers = new IdentityHashMap<>();

    /** One more number; several of one symbol are parallel terms. */
    void add(String symbol, ToDoubleFunction<double[]> number) {
        // Exact, since what is drawn may stand above and below a fraction line
        Node node = Node.input(symbol, symbol, 1, "");
        symbols.add(node);
        numbers.put(node, number);
    }

    ToDoubleFunction<double[]> of(Expression formula) {
        return Node.computed("drawn", "drawn", "", formula, symbols)
                .compile(node -> Optional.ofNullable(numbers.get(node)));
    }
}
