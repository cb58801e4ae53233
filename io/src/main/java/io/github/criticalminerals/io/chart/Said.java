package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.PiePlot;
import org.jfree.chart.plot.PiePlotState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.general.PieDataset;
import org.jfree.data.xy.XYDataset;

/** JFreeChart's ways to draw a mark, each under the hint that gives the mark its title in the SVG. */
final class Said {
    private Said() {}

    private static void draw(Graphics2D graphics, String says, Runnable drawing) {
        graphics.setRenderingHint(Svg.SAYS, Texts.drawn(says));
        drawing.run();
        graphics.setRenderingHint(Svg.SAYS, "");
    }

    /** A shape or a line. */
    static final class Mark extends AbstractXYAnnotation {
        private static final long serialVersionUID = 1L;

        private final String says;
        private final transient XYAnnotation mark;

        Mark(String says, XYAnnotation mark) {
            this.says = says;
            this.mark = mark;
        }

        @Override
        public void draw(
                Graphics2D graphics,
                XYPlot plot,
                Rectangle2D area,
                ValueAxis across,
                ValueAxis up,
                int index,
                PlotRenderingInfo info) {
            Said.draw(graphics, says, () -> mark.draw(graphics, plot, area, across, up, index, info));
        }
    }

    /** A pie, each slice of which says its own. */
    static final class Slices extends PiePlot<String> {
        private static final long serialVersionUID = 1L;

        /** How far (px) from the rim a number stands; two stand at least twice as far apart. */
        static final double NUMBER = 9;

        private final ImmutableList<String> says;
        private final transient List<Point2D> numbers = new ArrayList<>();

        /** The texts in the order of the slices. */
        Slices(PieDataset<String> slices, List<String> says) {
            super(slices);
            this.says = ImmutableList.copyOf(says);
        }

        @Override
        protected void drawItem(Graphics2D graphics, int slice, Rectangle2D area, PiePlotState state, int pass) {
            double from = state.getLatestAngle();
            Said.draw(graphics, says.get(slice), () -> super.drawItem(graphics, slice, area, state, pass));
            if (pass == state.getPassesRequired() - 1 || state.getPassesRequired() < 1) {
                number(graphics, slice, state.getPieArea(), (from + state.getLatestAngle()) / 2);
            }
        }

        /** The slice's number beside the rim, where it has room after the number before and before the first. */
        private void number(Graphics2D graphics, int slice, Rectangle2D pie, double degrees) {
            double radius = pie.getWidth() / 2 + NUMBER;
            double x = pie.getCenterX() + radius * Math.cos(Math.toRadians(degrees));
            double y = pie.getCenterY() - radius * Math.sin(Math.toRadians(degrees));
            if (slice == 0) {
                numbers.clear();
            }
            if (numbers.stream().anyMatch(other -> other.distance(x, y) < 2 * NUMBER)) {
                return;
            }
            numbers.add(new Point2D.Double(x, y));
            Font font = Style.font(Style.NOTE);
            String text = String.valueOf(slice + 1);
            graphics.setFont(font);
            graphics.setPaint(Style.INK);
            graphics.drawString(text, (float) (x - Style.width(text, font) / 2), (float) (y + 4));
        }
    }

    /** Numbers over days: each part of a line says the day and the number that it leads to, a marked day itself. */
    static final class Days extends XYLineAndShapeRenderer {
        private static final long serialVersionUID = 1L;

        private final transient Content.Lines content;
        private final String unit;
        private final transient Says says;
        /** How far (px) along its line an item begins, so that dashes go on from item to item. */
        private double along;

        /** Lines without shapes, or shapes without lines. */
        Days(boolean lines, Content.Lines content, String unit, Says says) {
            super(lines, !lines);
            this.content = content;
            this.unit = unit;
            this.says = says;
        }

        @Override
        public Stroke getItemStroke(int series, int item) {
            float period = Style.period(series);
            return Style.line(series, period == 0 ? 0 : (float) (along % period));
        }

        private double length(Rectangle2D area, ValueAxis across, ValueAxis up, XYDataset data, int series, int item) {
            double x = pixels(across, data.getXValue(series, item) - data.getXValue(series, item - 1), area.getWidth());
            double y = pixels(up, data.getYValue(series, item) - data.getYValue(series, item - 1), area.getHeight());
            return Math.sqrt(x * x + y * y);
        }

        private static double pixels(ValueAxis axis, double length, double all) {
            return length / axis.getRange().getLength() * all;
        }

        @Override
        public void drawItem(
                Graphics2D graphics,
                XYItemRendererState state,
                Rectangle2D area,
                PlotRenderingInfo info,
                XYPlot plot,
                ValueAxis across,
                ValueAxis up,
                XYDataset data,
                int series,
                int item,
                CrosshairState crosshair,
                int pass) {
            String label = data.getSeriesKey(series).toString();
            LocalDate day = Parts.day(data.getXValue(series, item));
            String range = content.band(label, day)
                    .map(band -> Texts.interval(band) + " " + unit)
                    .orElse("");
            String text = says.of(label + ", " + day, Texts.number(data.getYValue(series, item)) + " " + unit, range);
            if (item == 0) {
                along = 0;
            }
            Said.draw(
                    graphics,
                    text,
                    () -> super.drawItem(
                            graphics, state, area, info, plot, across, up, data, series, item, crosshair, pass));
            if (item > 0) {
                along += length(area, across, up, data, series, item);
            }
        }

        @Override
        public void drawDomainMarker(
                Graphics2D graphics, XYPlot plot, ValueAxis axis, Marker marker, Rectangle2D area) {
            String says = marker instanceof ValueMarker day
                    ? Parts.day(day.getValue()).toString()
                    : "";
            Said.draw(graphics, says, () -> super.drawDomainMarker(graphics, plot, axis, marker, area));
        }
    }
}
