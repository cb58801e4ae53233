package io.github.criticalminerals.examples.house;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a public type may look like. Each rule gives one line for each place that breaks it. */
final class Shape {
    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    /** Util as a word of its own, so that a mine's Utilisation may have a type. */
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("Abstract[A-Z].*|.*Util(s|ity|ities)?([A-Z].*)?|.*(Helper|Manager).*|.*Impl");

    private final Class<?> type;
    private final List<String> faults = new ArrayList<>();

    private Shape(Class<?> type) {
        this.type = type;
    }

    /** What is wrong with the type, in the order of the rules. */
    static List<String> faults(Class<?> type) {
        Shape shape = new Shape(type);
        shape.checkName();
        if (isVisible(type)) {
            shape.checkKind();
            shape.checkSignatures();
            shape.checkMethods();
            shape.checkText();
        }
        shape.checkRecordComponents();
        return shape.faults;
    }

    /** Whether a user of the library sees the type: it and all that enclose it are public or protected. */
    private static boolean isVisible(Class<?> type) {
        Class<?> enclosing = type.getEnclosingClass();
        return isVisible(type.getModifiers()) && (enclosing == null || isVisible(enclosing));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private void checkName() {
        if (SAYS_NOTHING.matcher(type.getSimpleName()).matches()) {
            fault("has a name that says nothing");
        }
    }

    private void checkKind() {
        boolean closed = Modifier.isFinal(type.getModifiers()) || type.isEnum() || type.isSealed();
        if (!closed && !type.isAnnotation() && !isFunctionalInterface()) {
            fault("is neither final, record, enum, sealed nor a functional interface");
        }
    }

    /** Or one of default methods only, which says what many types share. */
    private boolean isFunctionalInterface() {
        return type.isInterface()
                && Stream.of(type.getMethods())
                                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                                .filter(method -> !isOfObject(method))
                                .count()
                        <= 1;
    }

    private static boolean isOfObject(Method method) {
        return Stream.of(Object.class.getMethods())
                .anyMatch(of -> of.getName().equals(method.getName())
                        && Arrays.equals(of.getParameterTypes(), method.getParameterTypes()));
    }

    private void checkSignatures() {
        Set<Type> supertypes = new LinkedHashSet<>(List.of(type.getGenericInterfaces()));
        Optional.ofNullable(type.getGenericSuperclass()).ifPresent(supertypes::add);
        supertypes.forEach(supertype -> checkForeign("its declaration", supertype));
        checkBounds("its declaration", type.getTypeParameters());
        visible(type.getDeclaredFields()).forEach(field -> checkForeign(name(field), field.getGenericType()));
        visible(type.getDeclaredConstructors()).forEach(this::checkExecutable);
        visible(type.getDeclaredMethods()).forEach(method -> {
            checkForeign(name(method), method.getGenericReturnType());
            checkExecutable(method);
        });
    }

    private void checkExecutable(Executable executable) {
        Stream.of(executable.getGenericParameterTypes(), executable.getGenericExceptionTypes())
                .flatMap(Stream::of)
                .forEach(named -> checkForeign(name(executable), named));
        checkBounds(name(executable), executable.getTypeParameters());
    }

    private void checkBounds(String where, TypeVariable<?>[] variables) {
        Stream.of(variables)
                .flatMap(variable -> Stream.of(variable.getBounds()))
                .forEach(bound -> checkForeign(where, bound));
    }

    private void checkForeign(String where, Type named) {
        if (named instanceof Class<?> plain) {
            String packageName = plain.isArray() ? "" : plain.getPackageName();
            if (packageName.startsWith("com.google.common") || packageName.startsWith("org.apache.commons.math3")) {
                fault("shows " + plain.getSimpleName() + " in " + where);
            } else if (plain.isArray()) {
                checkForeign(where, plain.getComponentType());
            }
        } else if (named instanceof ParameterizedType parameterized) {
            checkForeign(where, parameterized.getRawType());
            Stream.of(parameterized.getActualTypeArguments()).forEach(argument -> checkForeign(where, argument));
        } else if (named instanceof GenericArrayType array) {
            checkForeign(where, array.getGenericComponentType());
        } else if (named instanceof WildcardType wildcard) {
            Stream.of(wildcard.getUpperBounds(), wildcard.getLowerBounds())
                    .flatMap(Stream::of)
                    .forEach(bound -> checkForeign(where, bound));
        }
    }

    private void checkMethods() {
        visible(type.getDeclaredMethods()).forEach(method -> {
            if (method.getName().matches("find([A-Z].*)?") && !OPTIONALS.contains(method.getReturnType())) {
                fault("has " + name(method) + " that gives "
                        + method.getReturnType().getSimpleName() + " instead of an Optional");
            }
            if (method.getName().matches("get[A-Z].*") && !isOfAStranger(method)) {
                fault("has the getter " + name(method));
            }
        });
    }

    /** Whether an interface that is not ours gives the name, so that a kernel or framework finds it. */
    private boolean isOfAStranger(Method method) {
        return Stream.of(type.getInterfaces())
                .filter(parent -> !parent.getName().startsWith("io.github.criticalminerals"))
                .flatMap(parent -> Stream.of(parent.getMethods()))
                .anyMatch(of -> of.getName().equals(method.getName())
                        && Arrays.equals(of.getParameterTypes(), method.getParameterTypes()));
    }

    /**
     * What has a state says what it is: else a notebook shows its hash. Not of loaders' tools, which read and close.
     */
    private void checkText() {
        boolean hasInstances = Stream.of(type.getDeclaredMethods())
                .anyMatch(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic());
        if (!type.isInterface() && !type.getPackageName().contains(".io.") && hasInstances && !saysWhatItIs()) {
            fault("has no toString()");
        }
    }

    private boolean saysWhatItIs() {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private void checkRecordComponents() {
        if (type.isRecord()) {
            Stream.of(type.getRecordComponents())
                    .filter(component -> component.getType().isArray())
                    .map(RecordComponent::getName)
                    .forEach(name -> fault("holds the array " + name));
        }
    }

    private static <M extends Member & AnnotatedElement> Stream<M> visible(M[] members) {
        return Stream.of(members)
                .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
                .sorted((a, b) -> a.toString().compareTo(b.toString()));
    }

    private static String name(Member member) {
        return member instanceof Field
                ? member.getName()
                : member instanceof Constructor<?> ? "its constructor" : member.getName() + "()";
    }

    private void fault(String text) {
        String line = type.getName().substring(type.getPackageName().length() + 1) + " " + text;
        if (!faults.contains(line)) {
            faults.add(line);
        }
    }
}
