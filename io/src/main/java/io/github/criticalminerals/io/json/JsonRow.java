package io.github.criticalminerals.io.json;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of an array: a value for each name, and the place of each in the file.
 *
 * <p>What lies deeper has its names joined by dots, {@code country.value}, and in an array its index, {@code tags.0};
 * empty objects and arrays have no value.
 */
public final class JsonRow {
    /** What a name has: its text, null for null, and where it stands. */
    record Cell(@Nullable String text, Place place) {}

    private final Place place;
    private final Map<String, Cell> cells;

    JsonRow(Place place, Map<String, Cell> cells) {
        this.place = place;
        this.cells = new LinkedHashMap<>(cells);
    }

    /** {@return the names in the order of the file} */
    public List<String> names() {
        return ImmutableList.copyOf(cells.keySet());
    }

    /**
     * Whether the row has a name, be it null.
     *
     * @param name the name
     * @return true if it has
     */
    public boolean has(String name) {
        return cells.containsKey(name);
    }

    /**
     * The value of a name as text: a string's text, a number as it is written, {@code true}, {@code false}.
     *
     * @param name the name
     * @return the text; empty for null and for an empty string, which {@link #isNull} tells apart
     * @throws LoadException {@code missing-field} if there is no such name; the message lists those there are
     */
    public String text(String name) {
        String text = cell(name).text();
        return text == null ? "" : text;
    }

    /**
     * Whether a value is null.
     *
     * @param name the name
     * @return true if it is
     * @throws LoadException {@code missing-field} if there is no such name
     */
    public boolean isNull(String name) {
        return cell(name).text() == null;
    }

    /** {@return the place of the row: the line and the byte it starts at} */
    public Place place() {
        return place;
    }

    /**
     * The place of a value.
     *
     * @param name the name
     * @return its line and byte, and the name as its column
     * @throws LoadException {@code missing-field} if there is no such name
     */
    public Place place(String name) {
        return cell(name).place();
    }

    private Cell cell(String name) {
        Cell cell = cells.get(name);
        if (cell == null) {
            throw LoadException.of(
                    "missing-field", place, "expected " + name + ", found " + String.join(", ", cells.keySet()));
        }
        return cell;
    }

    /** For people: the place and the values. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(place.toString()).append(':');
        cells.forEach((name, cell) -> line.append(' ').append(name).append('=').append(cell.text()));
        return line.toString().replace('<', '\u2039');
    }
}
