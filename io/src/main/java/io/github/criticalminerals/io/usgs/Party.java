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
 * @param mark the footnote mark that the name ends with, numbers, {@code e} or both; may be empty
 */
record Party(Kind kind, Producer producer, String qualifier, String mark) {
    enum Kind {
        PRODUCER,
        REMAINDER,
        WORLD
    }

    private static final Pattern BRACKETS = Pattern.compile("(.+?)\\s*\\(([^()]+)\\)");
    private static final Pattern COMMA = Pattern.compile("([^,]+),\\s*(\\p{Ll}.*)");
    private static final Pattern WORLD = Pattern.compile("(?i)world totals?(?![a-z])(?!.*[0-9]$)\\s*(.*)");
    private static final Pattern OTHER = Pattern.compile("(?i)other(?: countries)?\\s*((?:\\([^()]*\\))?\\s*(?:,.*)?)");
    private static final Pattern NUMBERED = Pattern.compile("(.*[\\p{L})]),?\\s?([0-9]{1,2}(?:, ?[0-9]{1,2})*)");
    private static final Pattern ESTIMATED = Pattern.compile("(.*\\p{L})(e)");

    /**
     * Reads a cell whose white space was made single spaces. Footnote marks at its end, numbers or the {@code e} of an
     * estimate, are taken off only if the cell is no name with them: Greece stays Greece.
     */
    static Optional<Party> find(String cell) {
        Optional<Party> plain = plain(cell);
        if (plain.isPresent()) {
            return plain;
        }
        Matcher numbered = NUMBERED.matcher(cell);
        if (numbered.matches()) {
            return find(numbered.group(1)).map(party -> party.marked(numbered.group(2)));
        }
        Matcher estimated = ESTIMATED.matcher(cell);
        return estimated.matches()
                ? plain(estimated.group(1)).map(party -> party.marked(estimated.group(2)))
                : Optional.empty();
    }

    private Party marked(String more) {
        return new Party(kind, producer, qualifier, mark + more);
    }

    /** Whether the mark says that the figures are estimates. */
    boolean estimated() {
        return mark.startsWith("e");
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
        Optional<Producer> whole =
                cell.chars().anyMatch(Character::isLetter) ? Producer.find(cell, "USGS") : Optional.empty();
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
