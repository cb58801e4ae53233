package io.github.criticalminerals.examples.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What main code must not do, whichever package it is in. Each method lists the places that do it, sorted. */
final class MainCode {
    /** The JDK collections whose order differs in every JVM run, and what makes them. */
    private static final Set<String> UNORDERED = Set.of(
            "Map.of",
            "Map.copyOf",
            "Map.ofEntries",
            "Set.of",
            "Set.copyOf",
            "Collectors.toUnmodifiableMap",
            "Collectors.toUnmodifiableSet");

    private MainCode() {}

    static List<String> commonsMathOutsideNumeric(JavaClasses classes) {
        return names(
                classes,
                type -> !type.getPackageName().endsWith(".core.numeric")
                        && type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency ->
                                        dependency.getTargetClass().getName().startsWith("org.apache.commons.math3.")));
    }

    static List<String> inRootPackages(JavaClasses classes, String root) {
        List<String> roots = List.of(root, root + ".core", root + ".io", root + ".examples");
        return names(classes, type -> roots.contains(type.getPackageName()));
    }

    /** What JMH generates has a package of its own and is not ours to mark. */
    static List<String> packagesNotNullMarked(JavaClasses classes) {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !name.endsWith(".jmh_generated"))
                .filter(name -> !isNullMarked(name))
                .sorted()
                .toList();
    }

    private static boolean isNullMarked(String packageName) {
        try {
            return Class.forName(packageName + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static List<String> unorderedCollections(JavaClasses classes) {
        return accesses(classes)
                .filter(access -> access.getTargetOwner().getPackageName().startsWith("java.util"))
                .filter(access -> UNORDERED.contains(target(access)))
                .map(access -> access.getOriginOwner().getSimpleName() + "."
                        + access.getOrigin().getName() + " calls " + target(access))
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> printsOrLogs(JavaClasses classes) {
        Stream<String> prints = accesses(classes)
                .filter(access -> target(access).equals("System.out")
                        || target(access).equals("System.err")
                        || access.getTarget().getName().equals("printStackTrace"))
                .map(access -> access.getOriginOwner().getSimpleName() + " uses "
                        + (target(access).startsWith("System.") ? target(access) : "printStackTrace"));
        Stream<String> logs = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().equals("java.util.logging"))
                .map(dependency -> dependency.getOriginClass().getSimpleName() + " uses java.util.logging");
        return Stream.concat(prints, logs).distinct().sorted().toList();
    }

    private static Stream<JavaAccess<?>> accesses(JavaClasses classes) {
        return classes.stream().flatMap(type -> Stream.of(
                        type.getAccessesFromSelf(),
                        type.getMethodReferencesFromSelf(),
                        type.getConstructorReferencesFromSelf())
                .flatMap(Set::stream));
    }

    private static String target(JavaAccess<?> access) {
        return access.getTargetOwner().getSimpleName() + "."
                + access.getTarget().getName();
    }

    private static List<String> names(JavaClasses classes, Predicate<JavaClass> condition) {
        return classes.stream()
                .filter(condition)
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }
}
