package io.github.criticalminerals.examples.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which package may import which, read from a table with one package a line: {@code name -> imports}.
 *
 * <p>An import may be a package above, {@code name+} for that package and all that it imports, or a module such as
 * {@code core} for all its packages above. A row names only rows above it, so a table that can be read has no cycle.
 */
final class Edges {
    private final Map<String, Set<String>> allowed = new LinkedHashMap<>();

    private Edges() {}

    static Edges parse(String table) {
        Edges edges = new Edges();
        table.lines().filter(line -> !line.isBlank()).forEach(edges::add);
        return edges;
    }

    private void add(String line) {
        String[] sides = line.split("->", -1);
        String from = sides[0].strip();
        Set<String> to = new LinkedHashSet<>();
        words(sides[1]).forEach(word -> to.addAll(expanded(from, word)));
        if (allowed.put(from, to) != null) {
            throw new IllegalArgumentException(from + " stands twice in the table");
        }
    }

    private Set<String> expanded(String from, String word) {
        Set<String> names = new LinkedHashSet<>();
        String name = word.replace("+", "");
        if (allowed.containsKey(name)) {
            names.add(name);
            if (word.endsWith("+")) {
                names.addAll(allowed.get(name));
            }
        } else {
            allowed.keySet().stream().filter(row -> row.startsWith(name + ".")).forEach(names::add);
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(from + " may import only what stands above it, not " + word);
        }
        return names;
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty());
    }

    /** The packages of the table, in its order. */
    List<String> packages() {
        return List.copyOf(allowed.keySet());
    }

    /** What the package may import. */
    Set<String> importsOf(String name) {
        return allowed.get(name);
    }

    /** Every edge below the root that the table does not have, and every package that it does not name. */
    List<String> violations(JavaClasses classes, String root) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            String from = below(root, type);
            if (!allowed.containsKey(from)) {
                found.add(from + " is no package of the table, but holds " + type.getName());
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                String to = below(root, target);
                if (isBelow(root, target)
                        && !to.equals(from)
                        && !allowed.get(from).contains(to)) {
                    found.add(
                            from + " must not import " + to + ", but " + type.getName() + " uses " + target.getName());
                }
            }
        }
        return new ArrayList<>(found);
    }

    /** The packages that reach themselves, whatever the table says. */
    static List<String> cycles(JavaClasses classes, String root) {
        Map<String, Set<String>> graph = new LinkedHashMap<>();
        for (JavaClass type : classes) {
            Set<String> targets = graph.computeIfAbsent(below(root, type), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> isBelow(root, target))
                    .map(target -> below(root, target))
                    .filter(target -> !target.equals(below(root, type)))
                    .forEach(targets::add);
        }
        return graph.keySet().stream()
                .filter(name -> reachable(graph, name).contains(name))
                .sorted()
                .toList();
    }

    private static Set<String> reachable(Map<String, Set<String>> graph, String start) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(graph.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (seen.add(next)) {
                open.addAll(graph.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    private static boolean isBelow(String root, JavaClass type) {
        return type.getPackageName().startsWith(root + ".");
    }

    private static String below(String root, JavaClass type) {
        return isBelow(root, type) ? type.getPackageName().substring(root.length() + 1) : type.getPackageName();
    }
}
