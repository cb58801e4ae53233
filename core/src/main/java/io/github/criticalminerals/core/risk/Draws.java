package io.github.criticalminerals.core.risk;

import io.github.criticalminerals.core.uncertainty.Dirichlet;
import io.github.criticalminerals.core.uncertainty.Distribution;
import io.github.criticalminerals.core.uncertainty.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The uncertain inputs of a score as they are collected. What is named alike is drawn once; what is known is not drawn. */
final class Draws {

    private final List<String> names = new ArrayList<>();
    private final Map<String, ToDoubleFunction<double[]>> byName = new LinkedHashMap<>();
    private Variables variables = Variables.of(List.of());

    List<String> names() {
        return names;
    }

    Variables variables() {
        return variables;
    }

    ToDoubleFunction<double[]> add(String name, Distribution distribution) {
        if (distribution instanceof Distribution.Point point) {
            double value = point.value();
            return drawn -> value;
        }
        return byName.computeIfAbsent(name, n -> {
            int at = variables.size();
            variables = variables.and(distribution);
            names.add(n);
            return drawn -> drawn[at];
        });
    }

    /** An amount that is split: the index of the first part. */
    int addSplit(String name, Distribution amount, Dirichlet split) {
        int at = variables.size();
        variables = variables.andSplit(amount, split);
        names.add(name);
        return at;
    }
}
