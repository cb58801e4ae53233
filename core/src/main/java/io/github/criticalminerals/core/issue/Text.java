package io.github.criticalminerals.core.issue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * White space of every kind: what is copied from a page or a PDF ends in no-break spaces, which {@code strip} keeps.
 */
public final class Text {
    private Text() {}

    /**
     * {@return a text without spaces, no-break spaces (U+00A0, U+2007, U+202F), zero-width ones and line breaks around
     * it}
     */
    public static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * {@return a text as one with an ordinary keyboard would type it: no white space at its ends, and a plain space for
     * every white space within}
     */
    public static String plain(String text) {
        String trimmed = trimmed(text);
        StringBuilder plain = null;
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c != ' ' && isSpace(c)) {
                plain = plain == null ? new StringBuilder(trimmed) : plain;
                plain.setCharAt(i, ' ');
            }
        }
        return plain == null ? trimmed : plain.toString();
    }

    /** Whether a text is white space alone. */
    public static boolean isBlank(String text) {
        return trimmed(text).isEmpty();
    }

    /**
     * Refuses a name that only looks like another one.
     *
     * @param what what is named, for the message
     * @throws IllegalArgumentException if it is blank, has white space around it, or another white space than plain
     *     spaces in it
     */
    public static String requireName(String what, String name) {
        Objects.requireNonNull(name, () -> what + " is required");
        if (name.isEmpty() || !name.equals(plain(name))) {
            throw new IllegalArgumentException(
                    what + " must be one line of text without white space around it, but was \"" + name + "\"");
        }
        return name;
    }

    /**
     * Reads a day.
     *
     * @param name what it is, for the message
     * @param text as ISO 8601 has it: {@code 2025-01-31}
     * @throws IllegalArgumentException if it has another form, or there is no such day
     */
    public static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " must be a day such as 2025-01-31, but was \"" + text + "\"", e);
        }
    }

    /**
     * Refuses a year that has not four digits, so that 24 is not taken for 2024.
     *
     * @throws IllegalArgumentException if it is not 1000 to 9999
     */
    public static int requireYear(int year) {
        if (year < 1000 || year > 9999) {
            throw new IllegalArgumentException("year must be 1000 to 9999, but was " + year);
        }
        return year;
    }

    private static boolean isSpace(char c) {
        return c <= ' '
                || (c > '~'
                        && (Character.isSpaceChar(c)
                                || Character.isWhitespace(c)
                                || c == '\u0085'
                                || c == '\u200b'
                                || c == '\ufeff'));
    }

    /**
     * {@return what a value is without, each line behind a semicolon, as it stands behind a value in the text of a
     * result}
     */
    public static String behind(Iterable<String> omissions) {
        StringBuilder text = new StringBuilder();
        omissions.forEach(omission -> text.append("; ").append(omission));
        return text.toString();
    }
}
