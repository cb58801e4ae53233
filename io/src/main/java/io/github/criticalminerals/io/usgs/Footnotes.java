package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.io.csv.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands below a table: the meaning of its marks ({@code eEstimated.  rRevised.  -- Zero.}), numbered footnotes
 * ({@code 3Official production quota.}) and remarks without a number.
 */
final class Footnotes {
    private static final Pattern MEANING =
            Pattern.compile("\\G(Do\\., do\\.|[Dd]o\\.|--|\\u2014|NA|W|XX|E|[a-z]) ?(\\p{Lu}[^.]*)\\.?(?: +|$)");
    private static final Pattern NUMBERED = Pattern.compile("([1-9][0-9]?) ?([\\p{Lu}\"'\\u201c(\\[].*)");
    private static final Pattern MARKS = Pattern.compile("[0-9]{1,2}|[a-z]");
    private static final Pattern POINTER = Pattern.compile("\\(([1-9][0-9]?)\\)");
    private static final String ESTIMATED = "Estimated";

    private final Map<String, String> meanings = new LinkedHashMap<>();
    private final List<String> numbered = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Set<Integer> used = new LinkedHashSet<>();

    /** Reads a line below a table, its white space made single spaces. */
    void read(String line) {
        Matcher footnote = NUMBERED.matcher(line);
        if (footnote.matches() && Integer.parseInt(footnote.group(1)) == numbered.size() + 1) {
            numbered.add(footnote.group(2));
            return;
        }
        Map<String, String> found = new LinkedHashMap<>();
        Matcher meaning = MEANING.matcher(line);
        int end = 0;
        while (meaning.find()) {
            found.put(meaning.group(1), meaning.group(2));
            end = meaning.end();
        }
        if (end == line.length()) {
            meanings.putAll(found);
        } else {
            remarks.add(line);
        }
    }

    /** What marks say: whether the figure is an estimate, and the words of all others. */
    record Said(boolean estimated, List<String> notes) {
        static final Said NOTHING = new Said(false, ImmutableList.of());

        Said {
            notes = ImmutableSet.copyOf(notes).asList();
        }

        /** What both say. */
        Said and(Said other) {
            return new Said(
                    estimated || other.estimated,
                    ImmutableList.<String>builder()
                            .addAll(notes)
                            .addAll(other.notes)
                            .build());
        }

        /** The figure as they say it is: a number may be an estimate or a quota. */
        Figure of(Figure figure) {
            Figure said = estimated && figure.isKnown() ? figure.with(Mark.ESTIMATED) : figure;
            boolean quota = notes.stream()
                    .anyMatch(note -> note.toLowerCase(Locale.ROOT).contains("production quota"));
            return quota && figure.isKnown() ? said.with(Mark.QUOTA) : said;
        }
    }

    /**
     * What marks such as {@code e}, {@code r, 6} or {@code e4} say; empty if the table does not say what one of them
     * means.
     */
    Optional<Said> said(String marks) {
        boolean estimated = false;
        List<String> notes = new ArrayList<>();
        Set<Integer> numbers = new LinkedHashSet<>();
        Matcher each = MARKS.matcher(marks);
        int end = 0;
        while (each.find()) {
            if (!marks.substring(end, each.start()).isBlank()
                    && !marks.substring(end, each.start()).strip().equals(",")) {
                return Optional.empty();
            }
            end = each.end();
            String mark = each.group();
            boolean digits = Character.isDigit(mark.charAt(0));
            String words = digits ? footnote(Integer.parseInt(mark)) : meanings.getOrDefault(mark, "");
            if (words.isEmpty()) {
                return Optional.empty();
            }
            if (digits) {
                numbers.add(Integer.parseInt(mark));
            }
            if (words.equals(ESTIMATED)) {
                estimated = true;
            } else {
                notes.add(digits ? words : words + ".");
            }
        }
        if (!marks.substring(end).isBlank()) {
            return Optional.empty();
        }
        used.addAll(numbers);
        return Optional.of(new Said(estimated, notes));
    }

    /** The footnote that a cell such as {@code (4)} points to in place of a number. */
    Optional<String> behind(String cell) {
        Matcher pointer = POINTER.matcher(cell);
        String words = pointer.matches() ? footnote(Integer.parseInt(pointer.group(1))) : "";
        if (!words.isEmpty()) {
            used.add(Integer.parseInt(pointer.group(1)));
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private String footnote(int number) {
        return number >= 1 && number <= numbered.size() ? numbered.get(number - 1) : "";
    }

    /** What is said of the whole table: the remarks, and the footnotes that no mark asked for so far. */
    List<String> others() {
        List<String> others = new ArrayList<>(remarks);
        for (int number = 1; number <= numbered.size(); number++) {
            if (!used.contains(number)) {
                others.add(footnote(number));
            }
        }
        return ImmutableList.copyOf(others);
    }
}
