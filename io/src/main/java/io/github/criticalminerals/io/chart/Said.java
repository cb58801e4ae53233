package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
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

        private final ImmutableList<String> says;

        /** The texts in the order of the slices. */
        Slices(PieDataset<String> slices, List<String> says) {
            super(slices);
            this.says = ImmutableList.copyOf(says);
        }

        @Override
        protected void drawItem(Graphics2D graphics, int slice, Rectangle2D area, PiePlotState state, int pass) {
            Said.draw(graphics, says.get(slice), () -> super.drawItem(graphics, slice, area, state, pass));
        }
    }

    /** Numbers over days: each part of a line says the day and the number that it leads to, a marked day itself. */
    static final class Days extends XYLineAndShapeRenderer {
        private static final long serialVersionUID = 1L;

        private final String unit;

        /** Lines without shapes, or shapes without lines. */
        Days(boolean lines, String unit) {
            super(lines, !lines);
            this.unit = unit;
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
            String says = data.getSeriesKey(series) + ", " + Parts.day(data.getXValue(series, item)) + ": "
                    + Texts.number(data.getYValue(series, item)) + " " + unit;
            Said.draw(
                    graphics,
                    says,
                    () -> super.drawItem(
                            graphics, state, area, info, plot, across, up, data, series, item, crosshair, pass));
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
