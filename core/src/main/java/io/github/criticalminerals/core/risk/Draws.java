package io.github.criticalminerals.core.risk;

import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The uncertain inputs of scores as they are collected, under assumptions. What has one identity is drawn once; what is
 * known is not drawn.
 */
final class Draws implements Node.Inputs {

    private static final class Pool {
        private final List<String> names = new ArrayList<>();
        private final Map<String, ToDoubleFunction<double[]>> byName = new LinkedHashMap<>();
        private Variables variables = Variables.of(List.of());
    }

    private final Sampling sampling;
    private final Pool pool;

    private Draws(Sampling sampling, Pool pool) {
        this.sampling = sampling;
        this.pool = pool;
    }

    Draws(Sampling sampling) {
        this(sampling, new Pool());
    }

    /** The same inputs, and more to come under other assumptions. */
    Draws under(Sampling others) {
        return new Draws(others, pool);
    }

    List<String> names() {
        return pool.names;
    }

    Variables variables() {
        return pool.variables;
    }

    /** An estimate with an error is normal; a range is drawn by the rule. */
    @Override
    public Optional<ToDoubleFunction<double[]>> find(Node node) {
        if (node.standardError().isPresent()) {
            return Optional.of(add(
                    node.identity(),
                    Distribution.normal(
                            node.value().exactValue(), node.standardError().getAsDouble())));
        }
        return node.isInput() ? Optional.of(add(node.identity(), sampling.rule().of(node.value()))) : Optional.empty();
    }

    /** An amount (t), perhaps read as rounded. */
    ToDoubleFunction<double[]> amount(String name, Producer who, Interval tonnes) {
        return add(name, distribution(who, tonnes));
    }

    /** A lumped amount (t), split among its suppliers, at most so many. */
    List<ToDoubleFunction<double[]>> split(String name, Producer who, Interval tonnes, int most) {
        Dirichlet split = sampling.split(who.name(), most);
        int from = pool.variables.size();
        pool.variables = pool.variables.andSplit(distribution(who, tonnes), split);
        pool.names.add(name);
        List<ToDoubleFunction<double[]>> parts = new ArrayList<>();
        for (int k = 0; k < split.parts(); k++) {
            int place = from + k;
            parts.add(drawn -> drawn[place]);
        }
        return parts;
    }

    private Distribution distribution(Producer who, Interval tonnes) {
        return sampling.rule().of(sampling.read(who, tonnes));
    }

    private ToDoubleFunction<double[]> add(String name, Distribution distribution) {
        if (distribution instanceof Distribution.Point point) {
            return Node.known(point.value());
        }
        return pool.byName.computeIfAbsent(name, n -> {
            int at = pool.variables.size();
            pool.variables = pool.variables.and(distribution);
            pool.names.add(n);
            return drawn -> drawn[at];
        });
    }
}
