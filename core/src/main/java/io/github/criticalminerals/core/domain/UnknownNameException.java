package io.github.criticalminerals.core.domain;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A name is not one that is known; the message lists the nearest known ones. */
public final class UnknownNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_NEAREST = 5;

    private final String kind;
    private final String name;
    private final transient ImmutableList<String> nearest;

    /**
     * A name that is not known.
     *
     * @param kind what it should name, for example {@code country}
     * @param name the unknown name
     * @param nearest known names that look like it, the nearest first, possibly none
     */
    public UnknownNameException(String kind, String name, List<String> nearest) {
        super("unknown " + kind + " \"" + name + "\""
                + (nearest.isEmpty() ? "" : "; nearest known: " + String.join(", ", nearest)));
        this.kind = kind;
        this.name = name;
        this.nearest = ImmutableList.copyOf(nearest);
    }

    /**
     * A name that is not among the known ones; the five nearest by edit distance (case ignored) are kept.
     *
     * @param kind what it should name
     * @param name the unknown name
     * @param known all known names
     * @return the exception
     */
    public static UnknownNameException of(String kind, String name, Collection<String> known) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return new UnknownNameException(
                kind,
                name,
                known.stream()
                        .distinct()
                        .sorted(Comparator.<String>comparingInt(
                                        candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(MOST_NEAREST)
                        .toList());
    }

    /**
     * What the name should have named.
     *
     * @return for example {@code country}
     */
    public String kind() {
        return kind;
    }

    /**
     * The unknown name.
     *
     * @return the name as given
     */
    public String name() {
        return name;
    }

    /**
     * Known names that look like it.
     *
     * @return at most five, the nearest first
     */
    public List<String> nearest() {
        return nearest;
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
