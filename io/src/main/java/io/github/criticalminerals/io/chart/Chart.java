package io.github.criticalminerals.io.chart;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.joining;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A picture of numbers with their labels, as SVG text or PNG bytes.
 *
 * <p>A static factory chooses the kind; {@code with} methods give a changed copy. The title and the unit stand above
 * the plot; notes and sources stand below it. The width is given in pixels and the height follows from what must be
 * shown, so that no label is cut, shrunk or drawn over another: a chart for a narrow screen is the same chart {@link
 * #withWidth(int) with another width}, with the same size of letters.
 *
 * <p>{@code Chart.shares("Mine production, 2024", "t REO", amounts).withSource("USGS, MCS 2025").toSvg()}
 *
 * <ul>
 *   <li>The SVG holds real text, no script and no reference to anything outside, and has the same bytes on every
 *       machine and JDK. Every text names the bundled font and after it fonts of the same widths, and is fitted to its
 *       measured length where a viewer has none of them.
 *   <li>Labels may use Latin, Greek and Cyrillic letters; what the bundled font lacks is drawn in another font by a
 *       viewer of the SVG and as a box in the PNG.
 *   <li>Numbers are printed with at most six significant digits, whole ones in full.
 *   <li>A country has one colour in every chart; where a label is one, all other labels are grey. What a mark is can be
 *       told without colour: by its label, number, shape, dashes or hatching.
 *   <li>An unknown amount is not 0: leave the row out and say so in a note, or draw intervals.
 * </ul>
 */
public final class Chart extends ObjectCharts {
    private static final int NARROWEST = 280;
    private static final int WIDEST = 4000;
    private static final int USUAL_WIDTH = 720;

    private final String title;
    private final String unit;
    private final Content content;
    private final ImmutableList<String> notes;
    private final Says says;
    private final int width;
    private final String idPrefix;

    Chart(String title, String unit, Content content) {
        this(title, unit, content, ImmutableList.of(), Says.PLAIN, USUAL_WIDTH, "");
    }

    private Chart(
            String title,
            String unit,
            Content content,
            ImmutableList<String> notes,
            Says says,
            int width,
            String idPrefix) {
        this.title = Texts.present("title", title);
        this.unit = Texts.present("unit", unit);
        this.content = content;
        this.notes = notes;
        this.says = says;
        this.width = width;
        this.idPrefix = idPrefix;
    }

    /**
     * Returns a copy with another line below the title; it starts as the unit.
     *
     * @param line unit, basis and what else the numbers mean
     * @throws IllegalArgumentException if the line is blank
     */
    public Chart withUnit(String line) {
        return new Chart(title, line, content, notes, says, width, idPrefix);
    }

    /**
     * Returns a copy with one more line below the plot.
     *
     * @param note a sentence, wrapped where it is long
     * @throws IllegalArgumentException if the note is blank
     */
    public Chart withNote(String note) {
        return withNotes(ImmutableList.of(note));
    }

    /** The chart with more lines below the plot. */
    Chart withNotes(Iterable<String> lines) {
        ImmutableList.Builder<String> more = ImmutableList.<String>builder().addAll(notes);
        lines.forEach(note -> more.add(Texts.present("note", note)));
        return new Chart(title, unit, content, more.build(), says, width, idPrefix);
    }

    /** The chart with other titles of its marks. */
    Chart withSays(Says other) {
        return new Chart(title, unit, content, notes, other, width, idPrefix);
    }

    /**
     * Returns a copy with one more source below the plot, after the notes so far.
     *
     * @param source publisher, title and edition
     * @throws IllegalArgumentException if the source is blank
     */
    public Chart withSource(String source) {
        return withNote("Source: " + Texts.present("source", source));
    }

    /**
     * Returns a copy laid out for another width.
     *
     * @param pixels the width (CSS px), 280..4000; it starts as 720
     * @throws IllegalArgumentException if the width is out of range
     */
    public Chart withWidth(int pixels) {
        checkArgument(
                pixels >= NARROWEST && pixels <= WIDEST,
                "width must be between %s and %s px, but was %s",
                NARROWEST,
                WIDEST,
                pixels);
        return new Chart(title, unit, content, notes, says, pixels, idPrefix);
    }

    /**
     * Returns a copy with another start of every id in the SVG. Without it ids start with a digest of the picture, so
     * that different charts may stand in one page.
     *
     * @param prefix a letter, then letters, digits, {@code _} and {@code -}
     * @throws IllegalArgumentException if the prefix is anything else
     */
    public Chart withIdPrefix(String prefix) {
        checkArgument(
                prefix.matches("[A-Za-z][A-Za-z0-9_-]*"),
                "prefix must be a letter and then letters, digits, _ or -, but was \"%s\"",
                prefix);
        return new Chart(title, unit, content, notes, says, width, prefix);
    }

    /** {@return what is shown} */
    public String title() {
        return title;
    }

    /** {@return the lines below the plot, top first} */
    public List<String> notes() {
        return notes;
    }

    /** {@return the numbers in words, for readers who do not see the picture: {@code China: 270,000 (68.5 %); ...}} */
    public String inWords() {
        return content.inWords();
    }

    /**
     * The numbers as CSV (RFC 4180, lines ended by a line feed), with all digits.
     *
     * @return a row for each mark: its label with {@code amount}, with {@code low,high} ({@code high} empty if there is
     *     no upper end), with {@code day,number} and {@code low,high} of a band, with {@code group,from,until}, with
     *     {@code group,x_low,x_high,y_low,y_high}, or with {@code base,at_low,at_high}; a stream has {@code
     *     from_stage,from,to_stage,to,amount}
     */
    public String data() {
        StringBuilder csv = new StringBuilder();
        content.data().forEach(row -> csv.append(row.stream().map(Chart::field).collect(joining(",")))
                .append('\n'));
        return csv.toString();
    }

    private static String field(String text) {
        return CharMatcher.anyOf(",\"\r\n").matchesNoneOf(text) ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /**
     * The picture as SVG: one {@code svg} element without an XML declaration, ready for a file (UTF-8) or to stand in a
     * page.
     *
     * @throws IllegalStateException if JFreeChart or Batik's svggen is not on the class path
     */
    public String toSvg() {
        try {
            return Svg.of(
                    Drawing.of(title, unit, content, notes, says, width), title, unit + ". " + inWords(), idPrefix);
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    /**
     * The picture as PNG on white.
     *
     * @param scale pixels of the PNG for each pixel of the width, 0.1..8; 2 is sharp on most screens
     * @throws IllegalArgumentException if the scale is out of range
     * @throws IllegalStateException if JFreeChart is not on the class path
     */
    public byte[] toPng(double scale) {
        checkArgument(scale >= 0.1 && scale <= 8, "scale must be between 0.1 and 8, but was %s", scale);
        try {
            return Drawing.of(title, unit, content, notes, says, width).toPng(scale);
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(NoClassDefFoundError e) {
        return new IllegalStateException(
                "charts need org.jfree:jfreechart and org.apache.xmlgraphics:batik-svggen on the class path, which are"
                        + " optional dependencies: add both to yours",
                e);
    }

    /** The title with the unit, such as {@code Mine production, 2024 (t REO; sum 10)}. */
    @Override
    public String toString() {
        return title + " (" + unit + ")";
    }
}
