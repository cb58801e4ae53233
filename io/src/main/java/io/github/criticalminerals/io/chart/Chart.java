package io.github.criticalminerals.io.chart;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.joining;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.EuCriticality;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.scenario.Corners;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;

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
 *   <li>An unknown amount is not 0: leave the row out and say so in a note, or draw intervals.
 * </ul>
 */
public final class Chart {
    private static final int NARROWEST = 280;
    private static final int WIDEST = 4000;
    private static final int USUAL_WIDTH = 720;

    private final String title;
    private final String unit;
    private final Content content;
    private final ImmutableList<String> notes;
    private final int width;
    private final String idPrefix;

    private Chart(String title, String unit, Content content, ImmutableList<String> notes, int width, String idPrefix) {
        this.title = Texts.present("title", title);
        this.unit = Texts.present("unit", unit);
        this.content = content;
        this.notes = notes;
        this.width = width;
        this.idPrefix = idPrefix;
    }

    /**
     * A pie of all amounts, clockwise from the top in the given order. An amount of 0 has no slice; a note names it.
     *
     * @param title what is shown, with its year
     * @param unit unit and basis of the amounts, such as {@code t REO}
     * @param amounts the amounts by label, none negative, not all 0
     * @throws IllegalArgumentException if a text is blank, an amount is negative or not finite, or the sum is 0
     */
    public static Chart shares(String title, String unit, Map<String, Double> amounts) {
        return shares(title, unit, amounts, 0);
    }

    /**
     * A pie in which the slices below a fraction of the sum are drawn as one, at the end, when there are at least two.
     * A note names each with its amount.
     *
     * @param title what is shown, with its year
     * @param unit unit and basis of the amounts, such as {@code t REO}
     * @param amounts the amounts by label, none negative, not all 0
     * @param groupedBelow the fraction of the sum, 0..1 without 1, below which slices are drawn as one
     * @throws IllegalArgumentException if a text is blank, an amount is negative or not finite, the sum is 0, or the
     *     fraction is out of range
     */
    public static Chart shares(String title, String unit, Map<String, Double> amounts, double groupedBelow) {
        checkArgument(
                groupedBelow >= 0 && groupedBelow < 1,
                "groupedBelow must be at least 0 and below 1, but was %s",
                groupedBelow);
        Map<String, Double> slices = new LinkedHashMap<>();
        StringJoiner zero = new StringJoiner(", ", "Zero: ", ".").setEmptyValue("");
        numbers(amounts).forEach((label, amount) -> {
            checkArgument(amount >= 0, "amount of %s must not be negative, but was %s", label, amount);
            if (amount == 0) {
                zero.add(label);
            } else {
                slices.put(label, amount);
            }
        });
        double sum = slices.values().stream().mapToDouble(Double::doubleValue).sum();
        checkArgument(sum > 0, "amounts must have a sum above 0, but were all 0");
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        List<String> small = slices.entrySet().stream()
                .filter(slice -> slice.getValue() / sum < groupedBelow)
                .map(Map.Entry::getKey)
                .collect(ImmutableList.toImmutableList());
        if (small.size() > 1) {
            String together = small.size() + " smaller, each under " + Texts.number(groupedBelow * 100) + " %";
            StringJoiner members = new StringJoiner(", ", "Drawn as one slice: ", ".");
            double amount = 0;
            for (String label : small) {
                double part = Objects.requireNonNull(slices.remove(label));
                members.add(label + " " + Texts.number(part));
                amount += part;
            }
            slices.put(together, amount);
            notes.add(members.toString());
        }
        if (zero.length() > 0) {
            notes.add(zero.toString());
        }
        Chart chart =
                new Chart(title, unit, new Content.Shares(ImmutableMap.copyOf(slices)), notes.build(), USUAL_WIDTH, "");
        return chart.withUnit(unit + "; sum " + Texts.number(sum));
    }

    /**
     * Horizontal bars from 0, one a row, in the given order.
     *
     * @param title what is shown, with its year
     * @param unit unit and basis of the amounts
     * @param amounts the amounts by label; negative ones go to the left
     * @throws IllegalArgumentException if a text is blank, there is no row, or an amount is not finite
     */
    public static Chart bars(String title, String unit, Map<String, Double> amounts) {
        return of(title, unit, new Content.Bars(numbers(amounts)));
    }

    /**
     * One interval a row: a line with a cap at each end, a dot where it is exact, and an arrow to the edge where the
     * upper end is unbounded. The axis includes 0.
     *
     * @param title what is shown, with its year
     * @param unit unit and basis of the ends
     * @param intervals the intervals by label
     * @throws IllegalArgumentException if a text is blank or there is no row
     */
    public static Chart intervals(String title, String unit, Map<String, Interval> intervals) {
        ImmutableMap<String, Interval> rows = ImmutableMap.copyOf(intervals);
        checkLabels(rows, "intervals");
        return of(title, unit, new Content.Intervals(rows));
    }

    /**
     * Lines over days. Neighbouring days are joined, whatever lies between them.
     *
     * @param title what is shown
     * @param unit unit of the numbers, such as {@code % since 2024-12-31}
     * @param lines the numbers by day, by label; a line has at least one day
     * @throws IllegalArgumentException if a text is blank, there is no line, a line has no day, or a number is not
     *     finite
     */
    public static Chart lines(String title, String unit, Map<String, ? extends SortedMap<LocalDate, Double>> lines) {
        return lines(title, unit, lines, ImmutableList.of());
    }

    /**
     * Lines over days with an upright mark at one of them, which the line below the title names.
     *
     * @param title what is shown
     * @param unit unit of the numbers, such as {@code % since 2024-12-31}
     * @param lines the numbers by day, by label; a line has at least one day
     * @param marked the day of the mark, from the first day of any line to the last
     * @throws IllegalArgumentException if a text is blank, there is no line, a line has no day, a number is not finite,
     *     or the mark would lie outside the lines
     */
    public static Chart lines(
            String title, String unit, Map<String, ? extends SortedMap<LocalDate, Double>> lines, LocalDate marked) {
        Objects.requireNonNull(marked, "marked");
        Chart chart = lines(title, unit, lines, ImmutableList.of(marked));
        checkArgument(
                lines.values().stream().anyMatch(line -> !marked.isBefore(line.firstKey()))
                        && lines.values().stream().anyMatch(line -> !marked.isAfter(line.lastKey())),
                "marked must be a day that the lines reach over, but was %s",
                marked);
        return chart.withUnit(unit + "; the upright mark is " + marked);
    }

    /** Lines with an upright mark at some days. */
    static Chart lines(
            String title,
            String unit,
            Map<String, ? extends SortedMap<LocalDate, Double>> lines,
            Collection<LocalDate> marked) {
        ImmutableMap.Builder<String, ImmutableSortedMap<LocalDate, Double>> copies = ImmutableMap.builder();
        lines.forEach((label, line) -> {
            ImmutableSortedMap<LocalDate, Double> copy = ImmutableSortedMap.copyOf(line);
            checkArgument(!copy.isEmpty(), "line %s must have a day, but has none", label);
            copy.forEach((day, number) -> Texts.finite(label + " on " + day, number));
            copies.put(label, copy);
        });
        ImmutableMap<String, ImmutableSortedMap<LocalDate, Double>> rows = copies.build();
        checkLabels(rows, "lines");
        return of(title, unit, new Content.Lines(rows, ImmutableList.copyOf(marked)));
    }

    /**
     * Spans of days, one a row, in the given order, with the days in words.
     *
     * @param title what is shown
     * @param spans the rows
     * @throws IllegalArgumentException if the title is blank or there is no row
     */
    public static Chart timeline(String title, List<Span> spans) {
        return timeline(title, spans, ImmutableList.of());
    }

    /**
     * Spans of days, one a row, in the given order, with an upright mark at one day.
     *
     * @param title what is shown
     * @param spans the rows
     * @param marked the day of the mark
     * @throws IllegalArgumentException if the title is blank or there is no row
     */
    public static Chart timeline(String title, List<Span> spans, LocalDate marked) {
        return timeline(title, spans, ImmutableList.of(marked));
    }

    private static Chart timeline(String title, List<Span> spans, ImmutableList<LocalDate> marked) {
        checkArgument(!spans.isEmpty(), "spans must not be empty");
        String unit = marked.isEmpty() ? "days" : "days; the upright mark is " + marked.get(0);
        return of(title, unit, new Content.Timeline(ImmutableList.copyOf(spans), marked));
    }

    /**
     * How concentrated each stage is: the range of its HHI, what it is without, and the stages that are not known.
     *
     * @param profile the stages of one source
     */
    public static Chart of(StageProfile profile) {
        return ResultCharts.stages(profile);
    }

    /**
     * Need, supply, gap and stock of all buyers, month by month (t), with a mark where a shock sets in.
     *
     * @param run the run
     */
    public static Chart of(Run run) {
        return ResultCharts.run(run);
    }

    /**
     * Supply and gap of the two runs at the ends of all ranges, month by month (t). They are no bounds, which a note
     * says.
     *
     * @param corners the two runs
     */
    public static Chart of(Corners corners) {
        return ResultCharts.corners(corners);
    }

    /**
     * What part of the variance each input makes by itself, the greatest first.
     *
     * @param sensitivity the indices
     * @throws IllegalArgumentException if there is no input
     */
    public static Chart of(Sensitivity sensitivity) {
        return ResultCharts.sensitivity(sensitivity);
    }

    /**
     * The rank of each material by each method, a range where a score is one; notes name what has no score.
     *
     * @param methods the scores
     */
    public static Chart of(SideBySide methods) {
        return ResultCharts.methods(methods);
    }

    /**
     * Supply risk against economic importance, with the EU's thresholds; each material's mark says its figures.
     *
     * @param materials the materials, numbered in this order
     * @throws IllegalArgumentException if none has two figures with an upper end
     */
    public static Chart of(List<EuCriticality> materials) {
        return ResultCharts.criticality(materials);
    }

    static Chart matrix(String title, String unit, Content.Matrix matrix) {
        return of(title, unit, matrix);
    }

    /**
     * Each act with its status over time, in force, suspended, announced, preliminary and unknown apart.
     *
     * @param timeline the acts
     * @param question acts whose scope overlaps it are drawn; {@link Scope#ALL} for all
     * @param first the first day
     * @param last the last day, not before the first
     * @throws IllegalArgumentException if no such act has an effect, or may have one, in these days
     */
    public static Chart of(PolicyTimeline timeline, Scope question, LocalDate first, LocalDate last) {
        return ResultCharts.timeline(timeline, question, first, last);
    }

    private static Chart of(String title, String unit, Content content) {
        return new Chart(title, unit, content, ImmutableList.of(), USUAL_WIDTH, "");
    }

    private static ImmutableMap<String, Double> numbers(Map<String, Double> amounts) {
        ImmutableMap<String, Double> rows = ImmutableMap.copyOf(amounts);
        checkLabels(rows, "amounts");
        rows.forEach((label, amount) -> Texts.finite("amount of " + label, amount));
        return rows;
    }

    private static void checkLabels(ImmutableMap<String, ?> rows, String argument) {
        checkArgument(!rows.isEmpty(), "%s must not be empty", argument);
        rows.keySet().forEach(label -> Texts.present("label", label));
    }

    /**
     * This chart with another line below the title; it starts as the unit.
     *
     * @param line unit, basis and what else the numbers mean
     * @throws IllegalArgumentException if the line is blank
     */
    public Chart withUnit(String line) {
        return new Chart(title, line, content, notes, width, idPrefix);
    }

    /**
     * This chart with one more line below the plot.
     *
     * @param note a sentence, wrapped where it is long
     * @throws IllegalArgumentException if the note is blank
     */
    public Chart withNote(String note) {
        ImmutableList<String> more = ImmutableList.<String>builder()
                .addAll(notes)
                .add(Texts.present("note", note))
                .build();
        return new Chart(title, unit, content, more, width, idPrefix);
    }

    /**
     * This chart with one more source below the plot, after the notes so far.
     *
     * @param source publisher, title and edition
     * @throws IllegalArgumentException if the source is blank
     */
    public Chart withSource(String source) {
        return withNote("Source: " + Texts.present("source", source));
    }

    /**
     * This chart laid out for another width.
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
        return new Chart(title, unit, content, notes, pixels, idPrefix);
    }

    /**
     * This chart with another start of every id in the SVG. Without it ids start with a digest of the picture, so that
     * different charts may stand in one page.
     *
     * @param prefix a letter, then letters, digits, {@code _} and {@code -}
     * @throws IllegalArgumentException if the prefix is anything else
     */
    public Chart withIdPrefix(String prefix) {
        checkArgument(
                prefix.matches("[A-Za-z][A-Za-z0-9_-]*"),
                "prefix must be a letter and then letters, digits, _ or -, but was \"%s\"",
                prefix);
        return new Chart(title, unit, content, notes, width, prefix);
    }

    /** What is shown. */
    public String title() {
        return title;
    }

    /** The lines below the plot, top first. */
    public List<String> notes() {
        return notes;
    }

    /** The numbers in words, for readers who do not see the picture: {@code China: 270,000 (68.5 %); ...}. */
    public String inWords() {
        return content.inWords();
    }

    /**
     * The numbers as CSV (RFC 4180, lines ended by a line feed), with all digits.
     *
     * @return a row for each mark: its label with {@code amount}, with {@code low,high} ({@code high} empty if there is
     *     no upper end), with {@code day,number}, with {@code group,from,until}, or with {@code
     *     group,x_low,x_high,y_low,y_high}
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
            return Svg.of(Drawing.of(title, unit, content, notes, width), title, unit + ". " + inWords(), idPrefix);
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
            return Drawing.of(title, unit, content, notes, width).toPng(scale);
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
