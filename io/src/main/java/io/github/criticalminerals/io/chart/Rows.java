package io.github.criticalminerals.io.chart;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/** One row a label: bars, intervals, spans of days. */
final class Rows {
    private static final double LINE_HEIGHT = 16;
    private static final double BAR_HEIGHT = 14;
    private static final double GAP = 10;
    /** Room (px) beyond the last bar, and for the arrow of one that goes on. */
    private static final double END = 4;

    private static final double ARROW = 28;

    /** How a row is drawn, and how wide (px) it is at least, so that it is seen. */
    private enum Mark {
        BAR(1.5),
        RANGE(0),
        SPAN(5);

        private final double narrowest;

        Mark(double narrowest) {
            this.narrowest = narrowest;
        }
    }

    /** One row; an upper end may be infinite. */
    private record Row(String text, String says, double from, double to, Mark mark, Color colour) {}

    static Drawing.Body of(Content.Bars bars, String unit, int width) {
        List<Row> rows = new ArrayList<>();
        bars.rows()
                .forEach((label, amount) -> rows.add(new Row(
                        Texts.label(label) + ": " + Texts.number(amount),
                        label + ": " + Texts.number(amount) + " " + unit,
                        Math.min(0, amount),
                        Math.max(0, amount),
                        Mark.BAR,
                        Style.colour(0))));
        return of(rows, Parts.numberAxis(true), ImmutableList.of(), width);
    }

    static Drawing.Body of(Content.Intervals intervals, String unit, int width) {
        List<Row> rows = new ArrayList<>();
        intervals
                .rows()
                .forEach((label, interval) -> rows.add(new Row(
                        Texts.label(label) + ": " + Texts.interval(interval),
                        label + ": " + Texts.interval(interval) + " " + unit,
                        interval.lower(),
                        interval.upper(),
                        Mark.RANGE,
                        Style.colour(0))));
        return of(rows, Parts.numberAxis(true), ImmutableList.of(), width);
    }

    private static Drawing.Body of(List<Row> rows, ValueAxis axis, List<Double> marked, int width) {
        boolean dates = axis instanceof DateAxis;
        Font font = Style.font(Style.LABEL);
        double low = dates ? Double.POSITIVE_INFINITY : 0;
        double high = dates ? Double.NEGATIVE_INFINITY : 0;
        double widest = 0;
        boolean open = false;
        for (Row row : rows) {
            low = Math.min(low, row.from);
            high = Math.max(high, Double.isInfinite(row.to) ? row.from : row.to);
            widest = Math.max(widest, Style.width(row.text, font));
            open |= Double.isInfinite(row.to);
        }
        for (double at : marked) {
            low = Math.min(low, at);
            high = Math.max(high, at);
        }
        boolean negative = low < 0 && !dates;
        boolean above = dates || width < Drawing.NARROW || widest > width * 0.45;
        double before = dates || negative ? END : 0;
        double after = open ? ARROW : END;
        double numbers = high > low ? high - low : 1;
        // Half of a tick's label may stand out at either end; the picture's margin takes a part of it. What is left
        // free at the
        // ends may hold a longer tick than the numbers have: their scale tells how far that is.
        double least = Parts.longestOverhang(dates, low, high);
        double ends = (before + after)
                * numbers
                / (width - 2 * Drawing.MARGIN - 2 * least - (above ? 0 : widest + 10) - before - after);
        double overhang = Math.max(least, Parts.longestOverhang(dates, negative ? low - ends : low, high + ends));
        double overhangLeft = dates || negative ? overhang : Parts.overhang(Parts.longestTick(0, Math.min(high, 1)));
        double plotWidth = width - 2 * Drawing.MARGIN - overhang - (above ? overhangLeft : widest + 10);
        double pixel = numbers / (plotWidth - before - after);
        double left = low - before * pixel;
        double right = Math.max(high, low + (high > low ? 0 : 1)) + after * pixel;
        axis.setRange(left, right);

        ValueAxis labels = above ? Parts.plain(new NumberAxis()) : rowLabels(rows, font);
        XYPlot plot = Parts.plot(axis, labels, above ? overhangLeft : 0, overhang);
        double height = 0;
        List<Runnable> marks = new ArrayList<>();
        if (above) {
            labels.setVisible(false);
            for (Row row : rows) {
                height += GAP / 2;
                for (String line : Splitter.on('\n').split(Style.wrapped(row.text, font, plotWidth))) {
                    height += LINE_HEIGHT;
                    XYTextAnnotation text = new XYTextAnnotation(line, left + 2 * pixel, height - 4);
                    text.setFont(font);
                    text.setPaint(Style.INK);
                    text.setTextAnchor(TextAnchor.BASELINE_LEFT);
                    marks.add(() -> plot.addAnnotation(text));
                }
                double top = height;
                height += BAR_HEIGHT - 4;
                double bottom = height;
                // Beside the bars only: a line from top to bottom would cross the labels
                if (negative) {
                    marks.add(() -> plot.addAnnotation(
                            new XYLineAnnotation(0, top - 1, 0, bottom + 1, Style.HAIR, Style.AXIS)));
                }
                marks.add(() -> mark(plot, row, right, top, bottom, pixel, 1));
                for (double at : marked) {
                    marks.add(() -> plot.addAnnotation(new Said.Mark(
                            Parts.day(at).toString(),
                            new XYLineAnnotation(at, top, at, bottom + 5, Style.MARKED, Style.INK))));
                }
                height += GAP / 2;
            }
            labels.setRange(0, height);
        } else {
            double rowHeight = BAR_HEIGHT + GAP;
            double half = BAR_HEIGHT / rowHeight / 2;
            for (int i = 0; i < rows.size(); i++) {
                int at = i;
                marks.add(() -> mark(plot, rows.get(at), right, at - half, at + half, pixel, 1 / rowHeight));
            }
            height = rows.size() * rowHeight;
        }
        labels.setInverted(true);
        if (negative && !above) {
            plot.addAnnotation(new XYLineAnnotation(0, -1, 0, rows.size(), Style.HAIR, Style.AXIS));
        }
        marks.forEach(Runnable::run);
        return new Drawing.Body(plot, height, ImmutableList.of(), ImmutableList.of());
    }

    private static SymbolAxis rowLabels(List<Row> rows, Font font) {
        SymbolAxis axis =
                Parts.plain(new SymbolAxis(null, rows.stream().map(Row::text).toArray(String[]::new)));
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(Style.INK);
        axis.setTickMarksVisible(false);
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, rows.size() - 0.5);
        return axis;
    }

    /**
     * Draws a row's bar or range between two heights; {@code px} and {@code py} are one pixel in the plot's
     * coordinates.
     */
    private static void mark(XYPlot plot, Row row, double right, double top, double bottom, double px, double py) {
        boolean open = Double.isInfinite(row.to);
        double to = open ? right - 8 * px : row.to;
        double middle = (top + bottom) / 2;
        if (row.mark == Mark.BAR && row.from == row.to) {
            return;
        }
        if (row.mark != Mark.RANGE) {
            double seen = Math.max(to - row.from, row.mark.narrowest * px);
            say(plot, row, filled(new Rectangle2D.Double(row.from, top, seen, bottom - top), row.colour));
        } else if (row.from == row.to) {
            say(
                    plot,
                    row,
                    filled(new Ellipse2D.Double(row.from - 5 * px, middle - 5 * py, 10 * px, 10 * py), row.colour));
        } else {
            say(plot, row, new XYLineAnnotation(row.from, middle, to, middle, Style.RANGE, row.colour));
            for (double end : open ? new double[] {row.from} : new double[] {row.from, to}) {
                say(
                        plot,
                        row,
                        new XYLineAnnotation(end, middle - 5 * py, end, middle + 5 * py, Style.RANGE, row.colour));
            }
        }
        if (open) {
            Path2D arrow = Parts.polygon(right - px, middle, to, middle - 5 * py, to, middle + 5 * py);
            say(plot, row, filled(arrow, row.colour));
        }
    }

    private static void say(XYPlot plot, Row row, XYAnnotation mark) {
        plot.addAnnotation(new Said.Mark(row.says, mark));
    }

    private static XYShapeAnnotation filled(Shape shape, Color colour) {
        return new XYShapeAnnotation(shape, null, null, colour);
    }

    static Drawing.Body of(Content.Timeline timeline, int width) {
        Map<String, Color> colours = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Span span : timeline.spans()) {
            Color colour = colours.computeIfAbsent(span.group(), group -> Style.colour(colours.size()));
            double to = span.until().map(day -> Parts.millis(day.plusDays(1))).orElse(Double.POSITIVE_INFINITY);
            rows.add(new Row(
                    span.days() + ": " + Texts.label(span.label()),
                    span.toString(),
                    Parts.millis(span.from()),
                    to,
                    Mark.SPAN,
                    colour));
        }
        List<Double> marked = timeline.marked().stream().map(Parts::millis).toList();
        Drawing.Body body = of(rows, Parts.dateAxis(), marked, width);
        LegendItemCollection legend = new LegendItemCollection();
        colours.forEach((group, colour) -> legend.add(Parts.square(Texts.label(group), colour)));
        return new Drawing.Body(
                body.plot(), body.plotHeight(), ImmutableList.of(Parts.legend(legend, false)), ImmutableList.of());
    }
}
