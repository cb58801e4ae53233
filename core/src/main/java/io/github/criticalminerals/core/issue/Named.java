package io.github.criticalminerals.core.issue;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How constants are read from text: by their names alone, never by their place, which moves. */
public final class Named {
    private Named() {}

    /**
     * A constant by its name.
     *
     * @param <E> the constants' type
     * @param constants all of them
     * @param kind what they are, for the message
     * @param name the name, letter by letter
     * @return the constant
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static <E extends Enum<E>> E of(E[] constants, String kind, String name) {
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(kind + " must be one of "
                + Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", ")) + ", but was \"" + name
                + "\"");
    }
}
