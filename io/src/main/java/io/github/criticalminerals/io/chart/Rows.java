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
import java.util.List;
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

    /** How a mark is drawn, and how wide (px) it is at least, so that it is seen. */
    enum Mark {
        BAR(1.5),
        RANGE(0),
        SPAN(5);

        private final double narrowest;

        Mark(double narrowest) {
            this.narrowest = narrowest;
        }
    }

    /**
     * What is drawn of a row, between two parts of its height, 0 at its top and 1 at its bottom; an upper end may be
     * infinite.
     */
    record Piece(String says, double from, double to, Mark mark, Color colour, int hatch, double top, double bottom) {
        Piece(String says, double from, double to, Mark mark, Color colour, int hatch) {
            this(says, from, to, mark, colour, hatch, 0, 1);
        }
    }

    record Row(String text, ImmutableList<Piece> pieces) {
        Row(String text, Piece piece) {
            this(text, ImmutableList.of(piece));
        }
    }

    /** An upright mark at every row. */
    record At(double at, String says) {}

    static Drawing.Body of(Content.Bars bars, String unit, Says says, int width) {
        List<Row> rows = new ArrayList<>();
        bars.rows()
                .forEach((label, amount) -> rows.add(new Row(
                        Texts.label(label) + ": " + Texts.number(amount),
                        new Piece(
                                says.of(label, Texts.number(amount) + " " + unit, ""),
                                Math.min(0, amount),
                                Math.max(0, amount),
                                Mark.BAR,
                                Colours.ofRow(label),
                                0))));
        return of(rows, Parts.numberAxis(true), true, ImmutableList.of(), width);
    }

    static Drawing.Body of(Content.Intervals intervals, String unit, Says says, int width) {
        List<Row> rows = new ArrayList<>();
        intervals
                .rows()
                .forEach((label, interval) -> rows.add(new Row(
                        Texts.label(label) + ": " + Texts.interval(interval),
                        new Piece(
                                says.of(label, Texts.interval(interval) + " " + unit, ""),
                                interval.lower(),
                                interval.upper(),
                                Mark.RANGE,
                                Colours.ofRow(label),
                                0))));
        return of(rows, Parts.numberAxis(true), true, ImmutableList.of(), width);
    }

    /** Rows on an axis that holds 0 if that means something, and the upright marks. */
    static Drawing.Body of(List<Row> rows, ValueAxis axis, boolean zero, List<At> marked, int width) {
        boolean dates = axis instanceof DateAxis;
        Font font = Style.font(Style.LABEL);
        double low = zero ? 0 : Double.POSITIVE_INFINITY;
        double high = zero ? 0 : Double.NEGATIVE_INFINITY;
        double widest = 0;
        boolean open = false;
        for (Row row : rows) {
            widest = Math.max(widest, Style.width(row.text, font));
            for (Piece piece : row.pieces) {
                low = Math.min(low, piece.from);
                high = Math.max(high, Double.isInfinite(piece.to) ? piece.from : piece.to);
                open |= Double.isInfinite(piece.to);
            }
        }
        for (At at : marked) {
            low = Math.min(low, at.at);
            high = Math.max(high, at.at);
        }
        boolean negative = low < 0 && zero;
        boolean above = dates || width < Drawing.NARROW || widest > width * 0.45;
        double before = !zero || negative ? END : 0;
        double after = open ? ARROW : END;
        double numbers = high > low ? high - low : 1;
        // Half of a tick's label may stand out at either end; the picture's margin takes a part of it. What is left
        // free at the ends may hold a longer tick than the numbers have: their scale tells how far that is.
        double least = Parts.longestOverhang(dates, low, high);
        double ends = (before + after)
                * numbers
                / (width - 2 * Drawing.MARGIN - 2 * least - (above ? 0 : widest + 10) - before - after);
        double overhang =
                Math.max(least, Parts.longestOverhang(dates, !zero || negative ? low - ends : low, high + ends));
        double overhangLeft = !zero || negative ? overhang : Parts.overhang(Parts.longestTick(0, Math.min(high, 1)));
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
                marked.forEach(at -> marks.add(() -> upright(plot, at, top, bottom + 5)));
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
            marked.forEach(at -> marks.add(() -> upright(plot, at, -0.5, rows.size() - 0.5)));
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

    private static void upright(XYPlot plot, At at, double top, double bottom) {
        plot.addAnnotation(
                new Said.Mark(at.says, new XYLineAnnotation(at.at, top, at.at, bottom, Style.MARKED, Style.INK)));
    }

    /** Draws a row between two heights; {@code px} and {@code py} are one pixel in the plot's coordinates. */
    private static void mark(XYPlot plot, Row row, double right, double top, double bottom, double px, double py) {
        for (Piece piece : row.pieces) {
            double height = bottom - top;
            mark(plot, piece, right, top + piece.top * height, top + piece.bottom * height, px, py);
        }
    }

    private static void mark(XYPlot plot, Piece piece, double right, double top, double bottom, double px, double py) {
        boolean open = Double.isInfinite(piece.to);
        double to = open ? right - 8 * px : piece.to;
        double middle = (top + bottom) / 2;
        if (piece.mark == Mark.BAR && piece.from == piece.to) {
            return;
        }
        if (piece.mark != Mark.RANGE) {
            double seen = Math.max(to - piece.from, piece.mark.narrowest * px);
            say(plot, piece, filled(new Rectangle2D.Double(piece.from, top, seen, bottom - top), piece.colour));
            Hatch.lines(piece.hatch, piece.from, piece.from + seen, top, bottom, px, py)
                    .ifPresent(lines -> say(plot, piece, new XYShapeAnnotation(lines, Style.MARKED, Style.PAPER)));
        } else if (piece.from == piece.to) {
            say(
                    plot,
                    piece,
                    filled(new Ellipse2D.Double(piece.from - 5 * px, middle - 5 * py, 10 * px, 10 * py), piece.colour));
        } else {
            say(plot, piece, line(piece.from, middle, to, middle, piece.colour));
            for (double end : open ? new double[] {piece.from} : new double[] {piece.from, to}) {
                say(plot, piece, line(end, middle - 5 * py, end, middle + 5 * py, piece.colour));
            }
        }
        if (open) {
            Path2D arrow = Parts.polygon(right - px, middle, to, middle - 5 * py, to, middle + 5 * py);
            say(plot, piece, filled(arrow, piece.colour));
        }
    }

    private static void say(XYPlot plot, Piece piece, XYAnnotation mark) {
        plot.addAnnotation(new Said.Mark(piece.says, mark));
    }

    private static XYAnnotation line(double x, double y, double toX, double toY, Color colour) {
        return new XYLineAnnotation(x, y, toX, toY, Style.RANGE, colour);
    }

    private static XYShapeAnnotation filled(Shape shape, Color colour) {
        return new XYShapeAnnotation(shape, null, null, colour);
    }
}
