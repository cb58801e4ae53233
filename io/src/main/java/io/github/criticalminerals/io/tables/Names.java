package io.github.criticalminerals.io.tables;

import io.github.criticalminerals.core.issue.Issue;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the names of one file. The nearest known names, which take long to find, are said of the first unknown ones
 * only.
 */
final class Names {
    private static final int MOST_ADVICE = 100;

    private int advice;

    /**
     * The thing of a name.
     *
     * @param find finds it, or nothing
     * @param parse fails, with the nearest known names
     * @throws IllegalArgumentException if there is none of that name
     */
    <T> T read(String kind, String text, Function<String, Optional<T>> find, Function<String, T> parse) {
        Optional<T> found = find.apply(text);
        if (found.isPresent()) {
            return found.get();
        }
        if (advice++ < MOST_ADVICE) {
            return parse.apply(text);
        }
        throw new IllegalArgumentException(kind + " must be a known one, but was \"" + Issue.shown(text) + "\"");
    }
}
