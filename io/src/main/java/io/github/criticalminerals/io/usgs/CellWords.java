package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.io.csv.Figure;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the per-commodity files print in place of a number. */
final class CellWords {
    private static final ImmutableMap<String, Figure> MARKS = ImmutableMap.of(
            "\u2014", Figure.ZERO,
            "W", Figure.unknown(Mark.WITHHELD),
            "NA", Figure.unknown(Mark.NOT_AVAILABLE),
            "XX", Figure.unknown(Mark.NOT_APPLICABLE));

    private static final String SIZE =
            "(very )?(large|moderate|small)( to (very )?(large|moderate|small))?( in quantity)?";

    private static final Pattern THAN = Pattern.compile("(?i)(less|more|greater) than ([0-9,.]*[0-9])\\.?");
    private static final Pattern PROSE =
            Pattern.compile("(?i)adequate|extensive|unknown|\\p{L}{2,}[ ,;][\\p{L} ,;:.'()/\"\u201c\u201d\u2019-]{3,}");

    private record Phrase(Pattern pattern, Figure figure) {}

    private static final ImmutableList<Phrase> PHRASES = ImmutableList.of(
            phrase("less than (\u00bd|1/2|one-half|(a )?half( a)?) unit", Figure.LESS_THAN_HALF_UNIT),
            phrase("included (in|with) .+", Figure.unknown(Mark.INCLUDED_ELSEWHERE)),
            phrase(
                    "((reserves are )?categorized as |considered (to be )?)?[\"\u201c]?" + SIZE + "[\"\u201d]?",
                    Figure.unknown(Mark.QUALITATIVE)),
            phrase("variable, depending on .+", Figure.unknown(Mark.QUALITATIVE)));

    private CellWords() {}

    /**
     * Reads a cell.
     *
     * @param cell the text, trimmed
     * @param more marks that only this column knows
     * @return the figure, or empty if the text is none
     */
    static Optional<Figure> find(String cell, Map<String, Figure> more) {
        Figure mark = MARKS.get(cell);
        if (mark != null) {
            return Optional.of(mark);
        }
        Matcher than = THAN.matcher(cell);
        String bound = than.matches() ? (than.group(1).equalsIgnoreCase("less") ? "<" : ">") + than.group(2) : cell;
        Optional<Figure> figure = Figure.find(bound, more);
        return figure.isPresent() ? figure : phrase(cell);
    }

    /** Whether a text is words without any digit, which say something that no number can be made of. */
    static boolean isProse(String cell) {
        return PROSE.matcher(cell).matches();
    }

    /** What words in a cell, or in a note beside an empty one, say; empty if they are none of those known. */
    static Optional<Figure> phrase(String text) {
        return PHRASES.stream()
                .filter(phrase -> phrase.pattern().matcher(text).matches())
                .map(Phrase::figure)
                .findFirst();
    }

    private static Phrase phrase(String pattern, Figure figure) {
        return new Phrase(Pattern.compile("(?iu)" + pattern + "\\.?[\u201d\"]?"), figure);
    }
}
