package io.github.criticalminerals.io.usgs;

import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Producer;
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
 */
record Party(Kind kind, Producer producer, String qualifier) {
    enum Kind {
        PRODUCER,
        REMAINDER,
        WORLD
    }

    private static final Pattern BRACKETS = Pattern.compile("(.+?)\\s*\\(([^()]+)\\)");
    private static final Pattern WORLD = Pattern.compile("(?i)world total\\s*(.*)");
    private static final Pattern OTHER = Pattern.compile("(?i)other countries\\s*(.*)");

    /** Reads a cell whose white space was made single spaces. */
    static Optional<Party> find(String cell) {
        Matcher world = WORLD.matcher(cell);
        if (world.matches()) {
            return Optional.of(new Party(Kind.WORLD, Aggregate.of("World total"), unbracketed(world.group(1))));
        }
        Matcher other = OTHER.matcher(cell);
        if (other.matches()) {
            return Optional.of(new Party(Kind.REMAINDER, Aggregate.of("Other countries"), unbracketed(other.group(1))));
        }
        Optional<Producer> whole = Producer.find(cell, "USGS");
        if (whole.isPresent()) {
            return whole.map(producer -> new Party(Kind.PRODUCER, producer, ""));
        }
        Matcher brackets = BRACKETS.matcher(cell);
        if (!brackets.matches()) {
            return Optional.empty();
        }
        return Producer.find(brackets.group(1), "USGS")
                .map(producer -> new Party(Kind.PRODUCER, producer, brackets.group(2)));
    }

    private static String unbracketed(String text) {
        return text.replaceAll("^[(,]\\s*|\\)$", "").toLowerCase(Locale.ROOT).equals("rounded")
                ? ""
                : text.replaceAll("^[(,]\\s*|\\)$", "");
    }
}
