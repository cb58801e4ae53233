package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.policy.EventStatus;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Restrictions one below the other over the same days, each with its stretches: filled where it is in force, hatched
 * where it is suspended, dotted where nobody can tell. Every mark says in words what it is.
 */
final class StretchDrawing {

    private static final int MARGIN = 12;
    private static final int TOP = 64;
    private static final int LINE = 14;
    private static final int BAR = 9;
    private static final ImmutableMap<EventStatus, String> FILLS = ImmutableMap.of(
            EventStatus.IN_FORCE,
            "#0072b2",
            EventStatus.SUSPENDED,
            "url(#%ssuspended)",
            EventStatus.UNKNOWN,
            "url(#%sunknown)");

    private final List<Stretch> stretches;
    private final LocalDate first;
    private final LocalDate last;
    private final Map<LocalDate, String> marked;
    private final String prefix;
    private final int width;
    private final StringBuilder svg = new StringBuilder();

    private StretchDrawing(
            List<Stretch> stretches,
            LocalDate first,
            LocalDate last,
            Map<LocalDate, String> marked,
            String prefix,
            int width) {
        this.stretches = stretches;
        this.first = first;
        this.last = last;
        this.marked = marked;
        this.prefix = prefix;
        this.width = width;
    }

    /**
     * Draws them.
     *
     * @param stretches at least one
     * @param first the day at the left edge
     * @param last the day at the right edge
     * @param marked the days of upright lines, with what they are
     * @param prefix of all ids, another for each drawing of a page
     * @param width in CSS px
     * @return an SVG element
     */
    static String toSvg(
            List<Stretch> stretches,
            LocalDate first,
            LocalDate last,
            Map<LocalDate, String> marked,
            String prefix,
            int width) {
        return new StretchDrawing(stretches, first, last, marked, prefix, width).draw();
    }

    private String draw() {
        Map<String, List<Stretch>> rows = new LinkedHashMap<>();
        stretches.forEach(each ->
                rows.computeIfAbsent(each.title(), title -> new ArrayList<>()).add(each));
        double y = TOP;
        StringBuilder body = new StringBuilder();
        for (Map.Entry<String, List<Stretch>> row : rows.entrySet()) {
            for (String line : lines(row.getKey())) {
                body.append(text(MARGIN, y + LINE - 4, line, "#222"));
                y += LINE;
            }
            for (Stretch stretch : row.getValue()) {
                body.append(bar(stretch, y));
            }
            y += BAR + 9;
        }
        double height = y + MARGIN;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"")
                .append(prefix)
                .append("title\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(number(height))
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(number(height))
                .append("\" font-family=\"Arimo, Liberation Sans, Arial, sans-serif\" font-size=\"11\">");
        svg.append("<title id=\"")
                .append(prefix)
                .append("title\">Restrictions and their status from ")
                .append(first);
        svg.append(" to ").append(last).append("</title>").append(patterns()).append(legend());
        for (LocalDate day = first.withDayOfMonth(1); !day.isAfter(last); day = day.plusMonths(width > 600 ? 3 : 6)) {
            if (!day.isBefore(first)) {
                svg.append(upright(day, height, "#d5d5d5", ""))
                        .append(text(x(day) + 2, TOP - 8, day.toString().substring(0, 7), "#555"));
            }
        }
        svg.append(body);
        marked.forEach((day, words) -> svg.append(upright(day, height, "#d55e00", words + ": " + day)));
        return svg.append("</svg>").toString();
    }

    private String patterns() {
        return ("<defs><pattern id=\"%ssuspended\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
                        + "<rect width=\"6\" height=\"6\" fill=\"#fff\"/><path d=\"M0 6L6 0\" stroke=\"#0072b2\" stroke-width=\"2\"/>"
                        + "</pattern><pattern id=\"%sunknown\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
                        + "<rect width=\"5\" height=\"5\" fill=\"#fff\"/><circle cx=\"2\" cy=\"2\" r=\"1.2\" fill=\"#555\"/>"
                        + "</pattern></defs>")
                .formatted(prefix, prefix);
    }

    private String legend() {
        StringBuilder legend = new StringBuilder();
        double x = MARGIN;
        for (Map.Entry<EventStatus, String> each : FILLS.entrySet()) {
            legend.append(rectangle(x, 14, 22, each.getKey(), each.getKey().toString()))
                    .append(text(x + 27, 22, each.getKey().toString(), "#222"));
            x += 92;
        }
        List<String> lines = new ArrayList<>();
        marked.forEach((day, words) -> lines.add(words + " " + day));
        return legend.append(text(MARGIN, 40, "upright: " + String.join(", ", lines), "#d55e00"))
                .toString();
    }

    private String bar(Stretch stretch, double y) {
        double from = x(stretch.from());
        double to = x(stretch.until().plusDays(1));
        String words = stretch.title() + ": " + stretch.status() + " from "
                + (stretch.from().equals(first) ? "before " : "") + stretch.from() + " to " + stretch.until()
                + (stretch.until().equals(last) ? " or later" : "");
        return rectangle(from, y, Math.max(1.5, to - from), stretch.status(), words);
    }

    private String rectangle(double x, double y, double wide, EventStatus status, String words) {
        return "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(wide) + "\" height=\"" + BAR
                + "\" fill=\"" + String.valueOf(FILLS.get(status)).formatted(prefix)
                + "\" stroke=\"" + (status == EventStatus.UNKNOWN ? "#555" : "#0072b2")
                + "\" stroke-width=\"0.8\"><title>"
                + Page.escaped(words) + "</title></rect>";
    }

    private String upright(LocalDate day, double height, String colour, String words) {
        return "<path d=\"M" + number(x(day)) + " " + (TOP - 4) + "V" + number(height - 6) + "\" stroke=\"" + colour
                + "\">" + (words.isEmpty() ? "" : "<title>" + Page.escaped(words) + "</title>") + "</path>";
    }

    private static String text(double x, double y, String words, String colour) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" fill=\"" + colour + "\">" + Page.escaped(words)
                + "</text>";
    }

    /** The title in lines that fit, at about 5.6 px a character. */
    private List<String> lines(String title) {
        int fits = (int) ((width - 2 * MARGIN) / 5.6);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : title.split(" ", -1)) {
            if (line.length() > 0 && line.length() + word.length() + 1 > fits) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private double x(LocalDate day) {
        double all = ChronoUnit.DAYS.between(first, last.plusDays(1));
        return MARGIN + (width - 2 * MARGIN) * ChronoUnit.DAYS.between(first, day) / all;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
