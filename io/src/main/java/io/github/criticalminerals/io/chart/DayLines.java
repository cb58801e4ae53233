package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.criticalminerals.core.quantity.Interval;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Numbers over days. */
final class DayLines {
    static Drawing.Body of(Content.Lines content, String unit, Says says, int width) {
        XYSeriesCollection lines = new XYSeriesCollection();
        XYSeriesCollection lasts = new XYSeriesCollection();
        XYSeriesCollection ends = new XYSeriesCollection();
        XYLineAndShapeRenderer strokes = new Said.Days(true, content, unit, says);
        XYLineAndShapeRenderer shapes = new Said.Days(false, content, unit, says);
        LegendItemCollection legend = new LegendItemCollection();
        Font font = Style.font(Style.LABEL);
        Map<String, Color> colours = Colours.of(content.lines().keySet());
        int n = 0;
        for (Map.Entry<String, ImmutableSortedMap<LocalDate, Double>> line :
                content.lines().entrySet()) {
            XYSeries series = new XYSeries(line.getKey());
            line.getValue().forEach((day, number) -> series.add(Parts.millis(day), number.doubleValue()));
            XYSeries end = new XYSeries(line.getKey());
            end.add(Parts.millis(line.getValue().lastKey()), Content.Lines.last(line.getValue()));
            lines.addSeries(series);
            lasts.addSeries(end);
            Color colour = Objects.requireNonNull(colours.get(line.getKey()));
            strokes.setSeriesPaint(n, colour);
            ImmutableSortedMap<LocalDate, Interval> band = content.bands().get(line.getKey());
            if (band != null) {
                band(strokes, says.of(line.getKey(), "the range of each day", ""), band, colour, n);
                ends.addSeries(ends(line.getKey() + " ", band));
            }
            shapes.setSeriesPaint(n, colour);
            shapes.setSeriesShape(n, endShape(n));
            legend.add(new LegendItem(
                    Style.wrapped(Texts.label(line.getKey()), font, width - 90),
                    null,
                    null,
                    null,
                    true,
                    endShape(n),
                    true,
                    colour,
                    false,
                    colour,
                    Style.HAIR,
                    true,
                    new Line2D.Double(-15, 0, 15, 0),
                    Style.line(n, 0),
                    colour));
            n++;
        }
        NumberAxis values = Parts.numberAxis(false);
        values.setAutoRangeIncludesZero(false);
        // Around a level line, or a single day, there must be something to draw too
        Range range = Range.combine(lines.getRangeBounds(true), ends.getRangeBounds(true));
        if (range != null && range.getLength() == 0) {
            values.setRange(range.getLowerBound() - level(range), range.getUpperBound() + level(range));
        }
        DateAxis days = Parts.dateAxis();
        days.setTickLabelInsets(new RectangleInsets(4, 4, 2, 4));
        days.setAutoRangeMinimumSize(Parts.millis(LocalDate.EPOCH.plusDays(2)));
        XYPlot plot = Parts.plot(days, values, Parts.overhang(Parts.DAY_PATTERN), Parts.overhang(Parts.DAY_PATTERN));
        plot.setDataset(0, lines);
        plot.setRenderer(0, strokes);
        plot.setDataset(1, lasts);
        plot.setRenderer(1, shapes);
        // Nothing is drawn by it, but the axis reaches over the bands
        plot.setDataset(2, ends);
        plot.setRenderer(2, new XYLineAndShapeRenderer(false, false));
        plot.setRangeGridlinesVisible(true);
        plot.setRangeGridlinePaint(Style.GRID);
        plot.setRangeGridlineStroke(Style.HAIR);
        plot.addRangeMarker(Parts.marker(0), Layer.BACKGROUND);
        content.marked()
                .forEach(day -> plot.addDomainMarker(
                        new ValueMarker(Parts.millis(day), Style.INK, Style.MARKED), Layer.BACKGROUND));
        double height = Math.min(420, Math.max(220, width * 0.5));
        return new Drawing.Body(plot, height, ImmutableList.of(Parts.legend(legend, false)), ImmutableList.of());
    }

    private static XYSeries ends(String key, ImmutableSortedMap<LocalDate, Interval> band) {
        XYSeries ends = new XYSeries(key);
        band.forEach((day, range) -> {
            ends.add(Parts.millis(day), range.lower());
            ends.add(Parts.millis(day), range.upper());
        });
        return ends;
    }

    /** Lightly filled behind the lines, with thin edges in the line's dashes. */
    private static void band(
            XYLineAndShapeRenderer renderer,
            String says,
            ImmutableSortedMap<LocalDate, Interval> band,
            Color colour,
            int n) {
        Path2D low = new Path2D.Double();
        Path2D high = new Path2D.Double();
        Path2D filled = new Path2D.Double();
        band.forEach((day, range) -> {
            to(low, Parts.millis(day), range.lower());
            to(high, Parts.millis(day), range.upper());
            to(filled, Parts.millis(day), range.upper());
        });
        band.descendingMap().forEach((day, range) -> to(filled, Parts.millis(day), range.lower()));
        filled.closePath();
        Color light = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 0x30);
        renderer.addAnnotation(new Said.Mark(says, new XYShapeAnnotation(filled, null, null, light)), Layer.BACKGROUND);
        for (Path2D edge : ImmutableList.of(low, high)) {
            renderer.addAnnotation(
                    new Said.Mark(says, new XYShapeAnnotation(edge, Style.edge(n), colour)), Layer.BACKGROUND);
        }
    }

    private static void to(Path2D path, double x, double y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private static double level(Range range) {
        return Math.max(1, Math.abs(range.getCentralValue())) / 10;
    }

    /** The last day of a line: circle, square, triangle, diamond, so that lines differ without colour too. */
    static Shape endShape(int n) {
        return switch (n % 4) {
            case 0 -> new Ellipse2D.Double(-4.5, -4.5, 9, 9);
            case 1 -> new Rectangle2D.Double(-4, -4, 8, 8);
            case 2 -> Parts.polygon(0, -5, 5, 4, -5, 4);
            default -> Parts.polygon(0, -5.5, 5.5, 0, 0, 5.5, -5.5, 0);
        };
    }
}
