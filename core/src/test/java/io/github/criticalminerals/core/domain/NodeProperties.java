package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.domain.Expression.Operator;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Laws of calculations: both ends, the tree, the draw and the direction come from one formula and agree. */
class NodeProperties {

    private static final double STEP = 1e-4;

    /** A formula over inputs of which each stands once, made at random. */
    private static final class Made {
        final SplittableRandom random;
        final List<Node> inputs = new ArrayList<>();
        final List<String> weights = new ArrayList<>();

        Made(long seed) {
            random = new SplittableRandom(seed);
        }

        Expression expression(int depth) {
            if (depth == 0 || random.nextInt(5) == 0) {
                return input(0.2, 3);
            }
            Expression a = expression(depth - 1);
            Expression b = expression(depth - 1);
            return switch (random.nextInt(13)) {
                case 0 -> a.plus(b);
                case 1 -> a.minus(b).plus(Expression.of(1000));
                case 2 -> a.times(b);
                case 3 -> a.over(b);
                case 4 -> a.squared();
                case 5 -> a.cubeRoot();
                case 6 -> Expression.of(Operator.MIN, a, b);
                case 7 -> Expression.of(Operator.MAX, a, b);
                case 8 -> a.clamp(0.5, 1.5);
                case 9 -> a.shareWith(b);
                case 10 -> a.plus(b).lacking(input(0.01, 0.1)).plus(Expression.of(1000));
                case 11 -> Expression.of(Operator.LN, a.plus(Expression.of(1)));
                default -> Expression.blend(a, b, weight());
            };
        }

        private Expression weight() {
            Expression weight = input(0.1, 0.5);
            weights.add(weight.toString());
            return weight;
        }

        private Expression input(double from, double width) {
            String name = "x" + inputs.size();
            double low = from + random.nextDouble() * width;
            double high = random.nextInt(3) == 0 ? low : low + random.nextDouble() * width / 2;
            inputs.add(Node.input(name, "input " + name, Interval.of(low, high), "points"));
            return Expression.of(name);
        }

        /** Inputs are drawn in order, known ones too. */
        Optional<ToDoubleFunction<double[]>> find(Node node) {
            int at = inputs.indexOf(node);
            return at < 0 ? Optional.empty() : Optional.of(drawn -> drawn[at]);
        }

        double[] draw() {
            return inputs.stream()
                    .mapToDouble(input -> input.value().lower()
                            + random.nextDouble() * input.value().width())
                    .toArray();
        }
    }

    @Property(tries = 500)
    void everyDrawLiesBetweenTheEndsAndMovesAsTheNodeSays(@ForAll long seed) {
        Made made = new Made(seed);
        Expression formula = made.expression(3);
        Node node;
        try {
            node = Node.computed("y", "result", "points", formula, made.inputs);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("must not be negative");
            return;
        }
        ToDoubleFunction<double[]> drawn = node.compile(made::find);
        Map<String, Side> sides = node.sides(Side.HIGH);
        double tolerance = 1e-9 * Math.max(1, Math.abs(node.end(Side.HIGH)));
        for (int round = 0; round < 20; round++) {
            double[] draw = made.draw();
            double value = drawn.applyAsDouble(draw);
            assertThat(value)
                    .as("%s at %s", formula, draw)
                    .isBetween(node.end(Side.LOW) - tolerance, node.end(Side.HIGH) + tolerance);
            for (int i = 0; i < draw.length; i++) {
                Node input = made.inputs.get(i);
                if (made.weights.contains(input.name())) {
                    continue;
                }
                double[] moved = draw.clone();
                // Beyond its range an input may move what is clamped within it
                moved[i] = Math.min(moved[i] + STEP, input.value().upper());
                double change = drawn.applyAsDouble(moved) - value;
                boolean rises = sides.get(input.identity()) == Side.HIGH;
                assertThat(rises ? change : -change)
                        .as("%s with %s at %s", formula, input.name(), draw)
                        .isGreaterThanOrEqualTo(-tolerance);
            }
        }
    }

    @Property(tries = 200)
    void theEndsAreTheFormulaAtTheEndsAndThePrintedTreeGivesThemAgain(@ForAll long seed) {
        Made made = new Made(seed);
        Node node;
        try {
            node = Node.computed("y", "result", "points", made.expression(3), made.inputs);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("must not be negative");
            return;
        }
        TermRecalculation.check(node.term());
        ToDoubleFunction<double[]> drawn = node.compile(made::find);
        for (Side side : Side.values()) {
            Map<String, Side> sides = node.sides(side);
            double[] corner = made.inputs.stream()
                    .mapToDouble(input -> input.end(sides.get(input.identity())))
                    .toArray();
            assertThat(drawn.applyAsDouble(corner))
                    .isCloseTo(node.end(side), within(1e-9 * Math.max(1, Math.abs(node.end(side)))));
        }
    }

    /** A check that could not fail would be none: with the sides turned around it does. */
    @Test
    void aWrongDirectionIsSeen() {
        Node a = Node.input("a", "part", Interval.of(2, 3), "t");
        Node b = Node.input("b", "rest", Interval.of(5, 7), "t");
        Node share = Node.computed("y", "share", "", Expression.of("a").shareWith(Expression.of("b")), a, b);
        assertThat(share.sides(Side.HIGH)).isEqualTo(Map.of("part", Side.HIGH, "rest", Side.LOW));
        assertThat(share.value()).isEqualTo(Interval.of(2.0 / 9, 3.0 / 8));
    }

    /** A negative base or part would turn the direction around: these were once taken the wrong way. */
    @Test
    void aNegativeBaseWholeOrPartIsRefused() {
        Node a = Node.input("a", "a", Interval.of(2, 3), "t");
        for (Expression wrong : List.of(
                Expression.of("n").squared(),
                Expression.of("n").shareWith(Expression.of("a")),
                Expression.of("a").shareWith(Expression.of("n")),
                Expression.of("a").lacking(Expression.of("n")),
                Expression.of("a").over("n"))) {
            assertThatThrownBy(() -> Node.computed("y", "wrong", "", wrong, a, negative()))
                    .as("%s", wrong)
                    .hasMessageContaining("must not be negative, but n was");
        }
        assertThat(Node.computed("y", "half", "", Expression.of("n").over(2), negative())
                        .value())
                .isEqualTo(Interval.of(-1, -0.5));
    }

    @Test
    void whatWouldMoveBothWaysIsRefused() {
        Node a = Node.input("a", "part", Interval.of(2, 3), "t");
        Node b = Node.input("b", "rest", Interval.of(5, 7), "t");
        Expression both = Expression.of("a").over(Expression.of("b").plus("a"));
        refused(() -> Node.computed("y", "share", "", both, a, b))
                .hasMessage("formula must move one way with a, which is not exact, but was a / (b + a)");
        Node known = Node.input("a", "part", 2, "t");
        assertThat(Node.computed("y", "share", "", both, known, b).value()).isEqualTo(Interval.of(2.0 / 9, 2.0 / 7));
        refused(() -> Node.computed("y", "product", "", Expression.of("n").times("a"), a, negative()))
                .hasMessage("factors, divisors, bases and parts must not be negative, but n was -2.0 in n*a");
        refused(() -> Node.computed("y", "sum", "", Expression.of("z").plus("a"), a))
                .hasMessage("formula must name children, [a], but named z");
    }

    private static Node negative() {
        return Node.input("n", "negative", Interval.of(-2, -1), "t");
    }
}
