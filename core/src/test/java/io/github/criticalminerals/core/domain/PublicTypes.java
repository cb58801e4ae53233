package io.github.criticalminerals.core.domain;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The public types of a package, nested ones too: for tests that no new type may escape. */
public final class PublicTypes {

    private PublicTypes() {}

    /**
     * The public types of the package of one of them.
     *
     * @param one any class of the package
     * @return in the order of their names
     */
    public static List<Class<?>> besides(Class<?> one) throws IOException, ClassNotFoundException {
        Path root =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().getPath());
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(root.resolve(one.getPackageName().replace('.', '/')))) {
            for (String name : files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[A-Za-z]+\\.class"))
                    .sorted()
                    .toList()) {
                add(types, Class.forName(one.getPackageName() + "." + name.replace(".class", "")));
            }
        }
        return types;
    }

    private static void add(List<Class<?>> types, Class<?> type) {
        if (Modifier.isPublic(type.getModifiers())) {
            types.add(type);
            for (Class<?> nested : type.getDeclaredClasses()) {
                add(types, nested);
            }
        }
    }
}
