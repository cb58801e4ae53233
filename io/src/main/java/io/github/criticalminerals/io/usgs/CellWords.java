package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.csv.Figure;
import io.github.criticalminerals.io.csv.PlainNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the per-commodity files print in place of a number. */
final class CellWords {
    private static final ImmutableMap<String, Figure> MARKS = ImmutableMap.of(
            "\u2014", Figure.ZERO,
            "W", Figure.unknown(Mark.WITHHELD),
            "NA", Figure.unknown(Mark.NOT_AVAILABLE),
            "XX", Figure.unknown(Mark.NOT_APPLICABLE));

    private static final String SIZE =
            "(very )?(large|moderate|small)( to (very )?(large|moderate|small))?( in quantity)?";

    private static final Pattern THAN =
            Pattern.compile("(?i)(less|more|greater) than ([0-9,.]*[0-9])(?: ?(%|\\p{L}[\\p{L} -]*))?\\.?");
    private static final Pattern PERCENT = Pattern.compile("([<>]?\\s?[0-9][0-9,.]*) ?%");
    private static final Pattern PROSE = Pattern.compile(
            "(?i)adequate|extensive|unknown|(?=(?:.*\\p{L}{3,}){2})\\p{L}{2,}[ ,;][\\p{L}0-9 ,;:.'()/%\"\u201c\u201d\u2019-]{3,}|\\p{L}{2,}[ ,;][\\p{L} ,;:.'()/\"\u201c\u201d\u2019-]{3,}");

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
        return find(cell, more, "");
    }

    /**
     * Reads a cell of a column whose unit is known.
     *
     * @param unit the unit, in words or as a symbol; may be empty
     */
    static Optional<Figure> find(String cell, Map<String, Figure> more, String unit) {
        Figure mark = more.getOrDefault(cell, MARKS.get(cell));
        if (mark != null) {
            return Optional.of(mark);
        }
        Matcher than = THAN.matcher(cell);
        if (than.matches()) {
            String number = factor(than.group(3), unit)
                    .flatMap(factor -> PlainNumber.find(than.group(2)).map(factor::multiply))
                    .map(BigDecimal::toPlainString)
                    .orElse("");
            return Figure.find((than.group(1).equalsIgnoreCase("less") ? "<" : ">") + number, ImmutableMap.of());
        }
        Matcher percent = PERCENT.matcher(cell);
        boolean percents = percent.matches() && unit.equals("percent");
        Optional<Figure> figure = Figure.find(percents ? percent.group(1) : cell, more);
        return figure.isPresent() ? figure : phrase(cell);
    }

    /** What turns a number of a cell's own unit into one of the column's; empty if the two are not of one kind. */
    private static Optional<BigDecimal> factor(@Nullable String own, String unit) {
        if (own == null || own.equalsIgnoreCase(unit) || (own.equals("%") && unit.equals("percent"))) {
            return Optional.of(BigDecimal.ONE);
        }
        Optional<MassUnit> from = Units.find(own.replaceFirst("(?i)(?<!metric )tons?$", "metric tons"));
        Optional<MassUnit> to = Units.find(unit);
        return from.isPresent() && to.isPresent()
                ? Optional.of(from.get().tonnes().divide(to.get().tonnes(), MathContext.DECIMAL64))
                : Optional.empty();
    }

    /** Whether a text is words, which say something that no number can be made of. */
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
