package io.github.criticalminerals.examples.house.planted.packages.core.quantity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

public final class MakesUnordered {
    private MakesUnordered() {}

    public static Map<String, Integer> called() {
        return Map.of("a", 2, "b", 3);
    }

    public static Set<String> copied(List<String> names) {
        return Set.copyOf(names);
    }

    public static Set<String> collected(List<String> names) {
        return names.stream().collect(Collectors.toUnmodifiableSet());
    }

    public static UnaryOperator<Map<String, Integer>> referred() {
        return Map::copyOf;
    }
}
