package io.github.criticalminerals.core.domain;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A name is not one that is known; the message lists at most three of the known ones that look like it, or says why.
 */
public final class UnknownNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_NEAREST = 3;
    /** Where nothing looks like the name, so many known ones are listed. */
    private static final int FEW = 8;

    private static final int MOST_SHOWN = 80;
    private static final int LEAST_COMMON = 3;

    private final String kind;
    private final String name;
    private final ImmutableList<String> nearest;
    private final String reason;

    /**
     * A name that is not known.
     *
     * @param kind what it should name, for example {@code country}
     * @param name the unknown name; the message shows 80 characters of it at most, control characters as spaces
     * @param nearest known names that look like it, the nearest first, possibly none; the first three are kept
     */
    public UnknownNameException(String kind, String name, List<String> nearest) {
        this(message(kind, name, nearest), kind, name, nearest, "");
    }

    private UnknownNameException(String message, String kind, String name, List<String> nearest, String reason) {
        super(message);
        this.reason = reason;
        this.kind = kind;
        this.name = name;
        this.nearest = nearest.stream().limit(MOST_NEAREST).collect(ImmutableList.toImmutableList());
    }

    /**
     * A name of which it is known why it is none, with the names that may be meant; the message ends with the reason.
     */
    static UnknownNameException because(String kind, String name, String reason, List<String> meant) {
        return new UnknownNameException(
                message(kind, name, ImmutableList.of()) + ": " + reason, kind, name, meant, reason);
    }

    /** Another name, which the strict method does not take; the message says which method does. */
    static UnknownNameException alias(String kind, String name, String meant, String method) {
        return new UnknownNameException(
                "\"" + shown(name) + "\" is another name of " + meant + ": " + method + " reads it",
                kind,
                name,
                ImmutableList.of(meant),
                "");
    }

    /**
     * A name that is not among the known ones. The three nearest by edit distance are kept, case ignored: those of
     * which at most half the letters differ. A known name that holds the unknown one, or is held by it, counts as one
     * edit away; what was typed is never among them.
     */
    public static UnknownNameException of(String kind, String name, Collection<String> known) {
        String wanted = cut(Text.plain(name)).toLowerCase(Locale.ROOT);
        record Candidate(String name, int distance) {}
        List<String> nearest = known.stream()
                .distinct()
                .map(candidate -> new Candidate(candidate, distance(wanted, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= Math.max(2, wanted.length() / 2)
                        && !candidate.name().equals(name))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST_NEAREST)
                .map(Candidate::name)
                .toList();
        return nearest.isEmpty() && !known.isEmpty() && known.size() <= FEW
                ? new UnknownNameException(
                        message(kind, name, ImmutableList.of()) + "; known: " + String.join("; ", known),
                        kind,
                        name,
                        ImmutableList.copyOf(known),
                        "")
                : new UnknownNameException(kind, name, nearest);
    }

    /** {@return what the name should have named, for example {@code country}} */
    String kind() {
        return kind;
    }

    /** {@return the unknown name as given} */
    public String name() {
        return name;
    }

    /** {@return known names that look like it: at most three, the nearest first} */
    public List<String> nearest() {
        return nearest;
    }

    /** {@return why the name is none, where that is known, such as that publishers mean different things by it} */
    public Optional<String> reason() {
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    private static String message(String kind, String name, List<String> nearest) {
        String some = String.join("; ", nearest.subList(0, Math.min(MOST_NEAREST, nearest.size())));
        return "unknown " + kind + " \"" + shown(name) + "\"" + (some.isEmpty() ? "" : "; nearest known: " + some);
    }

    private static String shown(String name) {
        return cut(name).replaceAll("\\p{Cntrl}", " ") + (name.length() > MOST_SHOWN ? "..." : "");
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(MOST_SHOWN, text.length()));
    }

    private static int distance(String a, String b) {
        boolean holds = Math.min(a.length(), b.length()) >= LEAST_COMMON && (a.contains(b) || b.contains(a));
        return holds ? Math.min(1, edits(a, b)) : edits(a, b);
    }

    /** Levenshtein's edit distance. */
    private static int edits(String a, String b) {
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
