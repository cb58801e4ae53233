package io.github.criticalminerals.io.notebook;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One object as a notebook's cell shows it: plain text and HTML.
 *
 * <pre>{@code
 * Display.of(table).toHtml();
 * Display.of(List.of(low, high)).withMostRows(20);
 * }</pre>
 *
 * <ul>
 *   <li>Supply tables, stage profiles, runs, loads, timelines and charts have a form of their own; a result shows its
 *       sentence, with the tree of how it was made folded below it; a list of records is a table with a column for each
 *       component; a map is a table of two columns; what is not known shows its text.
 *   <li>A table longer than {@link #MOST_ROWS} rows is cut, and says how many rows there are.
 *   <li>The HTML is one well-formed fragment.
 * </ul>
 */
public final class Display {

    /** How many rows of a table are shown unless said otherwise. */
    public static final int MOST_ROWS = 60;

    /** How many levels of a tree are in sight unless said otherwise; those below are folded. */
    public static final int OPEN_LEVELS = 1;

    private static final String LIBRARY = "io.github.criticalminerals.";

    private final Object shown;
    private final int mostRows;
    private final int openLevels;

    private Display(Object shown, int mostRows, int openLevels) {
        this.shown = shown;
        this.mostRows = mostRows;
        this.openLevels = openLevels;
    }

    /**
     * The display of an object.
     *
     * @param shown any object; see the class comment for what has a form of its own
     * @return the display
     */
    public static Display of(Object shown) {
        Objects.requireNonNull(shown, "shown is required");
        return shown instanceof Display display ? display : new Display(shown, MOST_ROWS, OPEN_LEVELS);
    }

    /**
     * Whether an object is this library's, or a list, map or Optional that holds one.
     *
     * @param object any object
     * @return whether adapters should show it
     */
    public static boolean knows(Object object) {
        if (object instanceof Optional<?> optional) {
            return optional.map(Display::isOurs).orElse(false);
        }
        if (object instanceof Collection<?> all) {
            return all.stream().limit(MOST_ROWS).anyMatch(Display::isOurs);
        }
        if (object instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .limit(MOST_ROWS)
                    .anyMatch(entry -> isOurs(entry.getKey()) || isOurs(entry.getValue()));
        }
        return isOurs(object);
    }

    private static boolean isOurs(Object object) {
        return object != null && object.getClass().getName().startsWith(LIBRARY);
    }

    /**
     * Returns a copy with tables of another length.
     *
     * @param rows the most rows, at least 1
     * @return the display
     * @throws IllegalArgumentException if there are less
     */
    public Display withMostRows(int rows) {
        checkArgument(rows >= 1, "rows must be at least 1, but was %s", rows);
        return new Display(shown, rows, openLevels);
    }

    /**
     * Returns a copy that shows trees to another depth; what is below is folded.
     *
     * @param levels how many levels are in sight below the first line's own, 0 for that line alone
     * @return the display
     * @throws IllegalArgumentException if it is negative
     */
    public Display withOpenLevels(int levels) {
        checkArgument(levels >= 0, "levels must not be negative, but was %s", levels);
        return new Display(shown, mostRows, levels);
    }

    /** {@return the object's text} */
    public String toText() {
        return shown.toString();
    }

    /** {@return an HTML fragment, one element} */
    public String toHtml() {
        Cell cell = new Cell(mostRows, openLevels);
        cell.show(shown);
        return cell.html();
    }

    /** {@return the texts by MIME type: {@code text/html} and {@code text/plain}} */
    public Map<String, String> mimeTexts() {
        return ImmutableMap.of("text/html", toHtml(), "text/plain", toText());
    }

    /** The object's text. */
    @Override
    public String toString() {
        return toText();
    }
}
