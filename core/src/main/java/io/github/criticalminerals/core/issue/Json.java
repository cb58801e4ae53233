package io.github.criticalminerals.core.issue;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scalars of JSON as they are written: a bare {@code ObjectMapper} else makes the year 2024 of 2024.5, a number of a
 * text, and a note of {@code true}. Creators take these in place of {@code Integer}, {@code Double}, {@code Boolean}
 * and {@code String}.
 */
public final class Json {
    private Json() {}

    /** Of such a type only what is annotated goes to JSON. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @JacksonAnnotationsInside
    @JsonAutoDetect(
            fieldVisibility = JsonAutoDetect.Visibility.NONE,
            getterVisibility = JsonAutoDetect.Visibility.NONE,
            isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    public @interface OnlyAnnotated {}

    /**
     * What a property holds that may be left out.
     *
     * @param <T> the type of the value
     * @param scalar the scalar, or null if it is left out
     * @return the value, or null
     */
    public static <T> @Nullable T orNull(@Nullable Scalar<T> scalar) {
        return scalar == null ? null : scalar.value();
    }

    /**
     * What a property holds that must be there.
     *
     * @param <T> the type of the value
     * @param scalar the scalar, or null if it is left out
     * @throws NullPointerException if it is left out; the message names the property
     */
    public static <T> T required(@Nullable Scalar<T> scalar, String name) {
        if (scalar == null) {
            throw new NullPointerException(name + " is required");
        }
        return scalar.value();
    }

    /**
     * What a property holds that must be an {@code int}.
     *
     * @param scalar the number, or null if it is left out
     * @throws NullPointerException if it is left out; the message names the property
     * @throws IllegalArgumentException if it is beyond the range
     */
    public static int requiredInt(@Nullable Whole scalar, String name) {
        long value = required(scalar, name);
        if (value != (int) value) {
            throw new IllegalArgumentException(name + " must be a whole number below 2^31, but was " + value);
        }
        return (int) value;
    }

    /**
     * What a property holds that is an {@code int} and may be left out.
     *
     * @param scalar the number, or null if it is left out
     * @return the number, or null
     * @throws IllegalArgumentException if it is beyond the range
     */
    public static @Nullable Integer intOrNull(@Nullable Whole scalar) {
        return scalar == null ? null : requiredInt(scalar, "value");
    }

    /**
     * The scalars of a list that may be left out.
     *
     * @param <T> the type of the values
     * @param scalars the scalars, or null if the list is left out
     * @return the values, none for null
     */
    public static <T> List<T> list(@Nullable List<? extends Scalar<T>> scalars) {
        return scalars == null
                ? ImmutableList.of()
                : scalars.stream().map(Scalar::value).collect(ImmutableList.toImmutableList());
    }

    /**
     * The scalars of a list that must be there.
     *
     * @param <T> the type of the values
     * @param scalars the scalars, or null if the list is left out
     * @throws NullPointerException if it is left out; the message names the property
     */
    public static <T> List<T> required(@Nullable List<? extends Scalar<T>> scalars, String name) {
        if (scalars == null) {
            throw new NullPointerException(name + " is required");
        }
        return list(scalars);
    }

    /**
     * The scalars of an object that must be there.
     *
     * @param <T> the type of the values
     * @param scalars the scalars by their names, or null if the object is left out
     * @return the values, in the same order
     * @throws NullPointerException if it is left out; the message names the property
     */
    public static <T> Map<String, T> required(@Nullable Map<String, ? extends Scalar<T>> scalars, String name) {
        if (scalars == null) {
            throw new NullPointerException(name + " is required");
        }
        ImmutableMap.Builder<String, T> values = ImmutableMap.builder();
        scalars.forEach((key, scalar) -> values.put(key, scalar.value()));
        return values.build();
    }

    /**
     * A text that stands for a value, such as a code.
     *
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if it is no text
     */
    public static String text(@Nullable Object json, String name) {
        if (json == null) {
            throw new NullPointerException(name + " is required");
        }
        if (json instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " must be a text, but was " + json);
    }

    /**
     * A constant by its name alone, never by its place, which moves.
     *
     * @param kind what they are, for the message
     * @param name the name, letter by letter
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static <E extends Enum<E>> E constant(E[] constants, String kind, String name) {
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(kind + " must be one of "
                + Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", ")) + ", but was \"" + name
                + "\"");
    }

    /**
     * One scalar.
     *
     * @param <T> the type of the value
     */
    public sealed interface Scalar<T> {
        /** {@return the value} */
        T value();
    }

    /**
     * A text, which a number or {@code true} is not.
     *
     * @param value the text
     */
    public record Words(String value) implements Scalar<String> {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Words of(Object json) {
            return new Words(text(json, "value"));
        }
    }

    /**
     * A whole number, which 2024.5 and "2024" are not.
     *
     * @param value the number
     */
    public record Whole(Long value) implements Scalar<Long> {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Whole of(Object json) {
            if (json instanceof Integer || json instanceof Long) {
                return new Whole(((Number) json).longValue());
            }
            throw new IllegalArgumentException("value must be a whole number, but was " + shown(json));
        }
    }

    /**
     * A number, which "0.5" is not.
     *
     * @param value the number
     */
    public record Decimal(Double value) implements Scalar<Double> {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Decimal of(Object json) {
            if (json instanceof Number number) {
                return new Decimal(number.doubleValue());
            }
            throw new IllegalArgumentException("value must be a number, but was " + shown(json));
        }
    }

    /**
     * True or false, which 0 and "true" are not.
     *
     * @param value which of them
     */
    public record Flag(Boolean value) implements Scalar<Boolean> {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Flag of(Object json) {
            if (json instanceof Boolean flag) {
                return new Flag(flag);
            }
            throw new IllegalArgumentException("value must be true or false, but was " + shown(json));
        }
    }

    private static String shown(Object json) {
        return json instanceof String ? "\"" + json + "\"" : json.toString();
    }
}
