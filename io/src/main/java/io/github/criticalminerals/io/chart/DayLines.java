package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.Map;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
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
    static Drawing.Body of(Content.Lines content, String unit, int width) {
        XYSeriesCollection lines = new XYSeriesCollection();
        XYSeriesCollection ends = new XYSeriesCollection();
        XYLineAndShapeRenderer strokes = new Said.Days(true, unit);
        XYLineAndShapeRenderer shapes = new Said.Days(false, unit);
        LegendItemCollection legend = new LegendItemCollection();
        Font font = Style.font(Style.LABEL);
        int n = 0;
        for (Map.Entry<String, ImmutableSortedMap<LocalDate, Double>> line :
                content.lines().entrySet()) {
            XYSeries series = new XYSeries(line.getKey());
            line.getValue().forEach((day, number) -> series.add(Parts.millis(day), number.doubleValue()));
            XYSeries end = new XYSeries(line.getKey());
            end.add(Parts.millis(line.getValue().lastKey()), Content.Lines.last(line.getValue()));
            lines.addSeries(series);
            ends.addSeries(end);
            Color colour = Style.colour(n);
            strokes.setSeriesPaint(n, colour);
            strokes.setSeriesStroke(n, Style.LINE);
            shapes.setSeriesPaint(n, colour);
            shapes.setSeriesShape(n, endShape(n));
            LegendItem item = new LegendItem(
                    Style.wrapped(Texts.label(line.getKey()), font, width - 60), null, null, null, endShape(n), colour);
            item.setLinePaint(colour);
            legend.add(item);
            n++;
        }
        NumberAxis values = Parts.numberAxis(false);
        values.setAutoRangeIncludesZero(false);
        // Around a level line, or a single day, there must be something to draw too
        Range range = lines.getRangeBounds(true);
        if (range != null && range.getLength() == 0) {
            values.setRange(range.getLowerBound() - level(range), range.getUpperBound() + level(range));
        }
        DateAxis days = Parts.dateAxis();
        days.setTickLabelInsets(new RectangleInsets(4, 4, 2, 4));
        days.setAutoRangeMinimumSize(Parts.millis(LocalDate.EPOCH.plusDays(2)));
        XYPlot plot = Parts.plot(days, values, Parts.overhang(Parts.DAY_PATTERN), Parts.overhang(Parts.DAY_PATTERN));
        plot.setDataset(0, lines);
        plot.setRenderer(0, strokes);
        plot.setDataset(1, ends);
        plot.setRenderer(1, shapes);
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
