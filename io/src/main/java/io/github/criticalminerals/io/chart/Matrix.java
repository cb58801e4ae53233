package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.quantity.Interval;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;

/** Points of two figures each, numbered, with a threshold of each figure; a range is a line through its point. */
final class Matrix {
    /** Half the side of the box (px) that a number takes. */
    private static final double HALF = 8;

    private Matrix() {}

    static Drawing.Body of(Content.Matrix matrix, Says says, int width) {
        NumberAxis across = axis(matrix.across());
        NumberAxis up = axis(matrix.up());
        across.setRange(0, most(matrix.points().stream().map(Content.Point::x).toList(), matrix.acrossAt()));
        up.setRange(0, most(matrix.points().stream().map(Content.Point::y).toList(), matrix.upAt()));
        XYPlot plot = Parts.plot(across, up, 0, HALF);
        // Nothing is drawn by it, but without one JFreeChart draws neither grid nor thresholds
        plot.setRenderer(new XYLineAndShapeRenderer());
        plot.setRangeGridlinesVisible(true);
        plot.setRangeGridlinePaint(Style.GRID);
        plot.setRangeGridlineStroke(Style.HAIR);
        plot.addDomainMarker(new ValueMarker(matrix.acrossAt(), Style.INK, Style.MARKED), Layer.BACKGROUND);
        plot.addRangeMarker(new ValueMarker(matrix.upAt(), Style.INK, Style.MARKED), Layer.BACKGROUND);
        plot.addAnnotation(new Points(matrix, says));
        LegendItemCollection legend = new LegendItemCollection();
        List<String> groups = groups(matrix);
        for (int i = 0; i < groups.size(); i++) {
            legend.add(new LegendItem(
                    Texts.label(groups.get(i)), null, null, null, DayLines.endShape(i), Style.colour(i)));
        }
        double height = Math.min(480, Math.max(260, width * 0.6));
        return new Drawing.Body(plot, height, ImmutableList.of(Parts.legend(legend, false)), ImmutableList.of());
    }

    private static NumberAxis axis(String label) {
        NumberAxis axis = Parts.numberAxis(true);
        axis.setLabel(label);
        axis.setLabelPaint(Style.QUIET_INK);
        return axis;
    }

    private static double most(List<Interval> figures, double threshold) {
        return 1.1
                * Math.max(
                        threshold,
                        figures.stream().mapToDouble(Interval::upper).max().orElse(0));
    }

    private static List<String> groups(Content.Matrix matrix) {
        Set<String> groups = new LinkedHashSet<>();
        matrix.points().forEach(point -> groups.add(point.group()));
        return ImmutableList.copyOf(groups);
    }

    /** Drawn when the plot's size is known, so that each number finds a free place beside its point. */
    private static final class Points extends AbstractXYAnnotation {
        private static final long serialVersionUID = 1L;

        private final transient Content.Matrix matrix;
        private final transient Says says;

        Points(Content.Matrix matrix, Says says) {
            this.matrix = matrix;
            this.says = says;
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
            List<String> groups = groups(matrix);
            List<Rectangle2D> taken = new ArrayList<>();
            List<double[]> places = new ArrayList<>();
            for (Content.Point point : matrix.points()) {
                int group = groups.indexOf(point.group());
                double x = across.valueToJava2D(point.x().midpoint(), area, RectangleEdge.BOTTOM);
                double y = up.valueToJava2D(point.y().midpoint(), area, RectangleEdge.LEFT);
                Color colour = Style.colour(group);
                graphics.setRenderingHint(
                        Svg.SAYS, Texts.drawn(says.of(point.label(), matrix.figures(point), point.group())));
                graphics.setPaint(colour);
                graphics.setStroke(Style.HAIR);
                if (!point.x().isExact()) {
                    double from = across.valueToJava2D(point.x().lower(), area, RectangleEdge.BOTTOM);
                    double to = across.valueToJava2D(point.x().upper(), area, RectangleEdge.BOTTOM);
                    graphics.draw(new Line2D.Double(from, y, to, y));
                    taken.add(new Rectangle2D.Double(from, y - 1, to - from, 2));
                }
                if (!point.y().isExact()) {
                    double from = up.valueToJava2D(point.y().lower(), area, RectangleEdge.LEFT);
                    double to = up.valueToJava2D(point.y().upper(), area, RectangleEdge.LEFT);
                    graphics.draw(new Line2D.Double(x, from, x, to));
                    taken.add(new Rectangle2D.Double(x - 1, to, 2, from - to));
                }
                Shape shape =
                        AffineTransform.getTranslateInstance(x, y).createTransformedShape(DayLines.endShape(group));
                graphics.fill(shape);
                graphics.setRenderingHint(Svg.SAYS, "");
                taken.add(shape.getBounds2D());
                places.add(new double[] {x, y});
            }
            Font font = Style.font(Style.NOTE);
            graphics.setFont(font);
            graphics.setPaint(Style.INK);
            for (int i = 0; i < places.size(); i++) {
                String number = String.valueOf(i + 1);
                Rectangle2D box = free(places.get(i)[0], places.get(i)[1], Style.width(number, font), taken, area);
                taken.add(box);
                graphics.drawString(number, (float) box.getX(), (float) (box.getMaxY() - 3));
            }
        }

        /** Beside the point where nothing stands yet; where all is full, further off. */
        private static Rectangle2D free(double x, double y, double width, List<Rectangle2D> taken, Rectangle2D area) {
            for (double off = HALF + 4; off < 20 * HALF; off += 4) {
                for (int turn = 0; turn < 8; turn++) {
                    double angle = -Math.PI / 4 + turn * Math.PI / 4;
                    Rectangle2D box = new Rectangle2D.Double(
                            x + off * Math.cos(angle) - width / 2, y + off * Math.sin(angle) - HALF, width, 2 * HALF);
                    if (area.contains(box) && taken.stream().noneMatch(box::intersects)) {
                        return box;
                    }
                }
            }
            return new Rectangle2D.Double(x - width / 2, y - HALF, width, 2 * HALF);
        }
    }
}
