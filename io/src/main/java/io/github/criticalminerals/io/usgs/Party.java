package io.github.criticalminerals.io.usgs;

import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Producer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose row it is: a producer's, the remainder's or the world's.
 *
 * @param kind which of the three
 * @param producer the producer; for the world an aggregate of that name
 * @param qualifier what the cell says besides, in brackets or after a comma; may be empty
 * @param mark the footnote mark that the name ends with, a number or {@code e}; may be empty
 */
record Party(Kind kind, Producer producer, String qualifier, String mark) {
    enum Kind {
        PRODUCER,
        REMAINDER,
        WORLD
    }

    private static final Pattern BRACKETS = Pattern.compile("(.+?)\\s*\\(([^()]+)\\)");
    private static final Pattern COMMA = Pattern.compile("([^,]+),\\s*(\\p{Ll}.*)");
    private static final String REST = "\\s*((?:\\([^()]*\\))?\\s*(?:,.*)?)";
    private static final Pattern WORLD = Pattern.compile("(?i)world total" + REST);
    private static final Pattern OTHER = Pattern.compile("(?i)other(?: countries)?" + REST);
    private static final Pattern MARKED = Pattern.compile("(.*[\\p{L})])\\s?([0-9]{1,2})|(.*\\p{L})(e)");

    /**
     * Reads a cell whose white space was made single spaces. A footnote mark at its end, a number or the {@code e} of an
     * estimate, is taken off only if the cell is no name with it: Greece stays Greece.
     */
    static Optional<Party> find(String cell) {
        Optional<Party> plain = plain(cell);
        if (plain.isPresent()) {
            return plain;
        }
        Matcher marked = MARKED.matcher(cell);
        if (!marked.matches()) {
            return Optional.empty();
        }
        boolean numbered = marked.group(1) != null;
        return plain(marked.group(numbered ? 1 : 3))
                .map(party ->
                        new Party(party.kind(), party.producer(), party.qualifier(), marked.group(numbered ? 2 : 4)));
    }

    /** Whether the mark says that the figures are estimates. */
    boolean estimated() {
        return mark.equals("e");
    }

    private static Optional<Party> plain(String cell) {
        Matcher world = WORLD.matcher(cell);
        if (world.matches()) {
            return Optional.of(party(Kind.WORLD, Aggregate.of("World total"), unbracketed(world.group(1))));
        }
        Matcher other = OTHER.matcher(cell);
        if (other.matches()) {
            return Optional.of(party(Kind.REMAINDER, Aggregate.of("Other countries"), unbracketed(other.group(1))));
        }
        Optional<Producer> whole = Producer.find(cell, "USGS");
        if (whole.isPresent()) {
            return whole.map(producer -> party(Kind.PRODUCER, producer, ""));
        }
        for (Pattern qualified : List.of(BRACKETS, COMMA)) {
            Matcher matcher = qualified.matcher(cell);
            Optional<Producer> named = matcher.matches() ? Producer.find(matcher.group(1), "USGS") : Optional.empty();
            if (named.isPresent()) {
                return named.map(producer -> party(Kind.PRODUCER, producer, matcher.group(2)));
            }
        }
        return Optional.empty();
    }

    private static Party party(Kind kind, Producer producer, String qualifier) {
        return new Party(kind, producer, qualifier, "");
    }

    private static String unbracketed(String text) {
        return text.replaceAll("^[(,]\\s*|\\)$", "").toLowerCase(Locale.ROOT).equals("rounded")
                ? ""
                : text.replaceAll("^[(,]\\s*|\\)$", "");
    }
}
