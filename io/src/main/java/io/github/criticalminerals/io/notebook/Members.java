package io.github.criticalminerals.io.notebook;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Term;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an object says of itself by names that results share: {@code inWords()}, {@code term()}, {@code rows()}. */
final class Members {
    private Members() {}

    /** A result's sentence, or the text of what has none. */
    static String sentence(Object object) {
        return find(object, "inWords", String.class).orElseGet(object::toString);
    }

    /** The tree of a result that has one. */
    static Optional<Term> term(Object object) {
        return find(object, "term", Term.class);
    }

    /** The rows of what is a table of records. */
    static Optional<List<?>> rows(Object object, int most) {
        return find(object, "rows", List.class).<List<?>>map(rows -> rows).filter(rows -> areRecords(rows, most));
    }

    static boolean isPublicRecord(Object object) {
        return object instanceof Record && isPublic(object.getClass());
    }

    /** Whether the first ones, all that are shown, are public records of one type. */
    static boolean areRecords(Collection<?> all, int most) {
        return !all.isEmpty()
                && isPublicRecord(all.iterator().next())
                && all.stream().limit(most).map(Object::getClass).distinct().count() == 1;
    }

    static List<RecordComponent> components(Class<?> type) {
        return ImmutableList.copyOf(type.getRecordComponents());
    }

    static @Nullable Object of(Object object, RecordComponent component) {
        return call(object, component.getAccessor());
    }

    private static <T> Optional<T> find(Object object, String name, Class<T> type) {
        if (!isPublic(object.getClass())) {
            return Optional.empty();
        }
        return Arrays.stream(object.getClass().getMethods())
                .filter(method -> method.getName().equals(name)
                        && method.getParameterCount() == 0
                        && method.getReturnType() == type)
                .findFirst()
                .map(method -> type.cast(call(object, method)));
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static @Nullable Object call(Object object, Method method) {
        try {
            return method.invoke(object);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(method.getName() + " failed: " + e.getCause(), e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " must be accessible", e);
        }
    }
}
