package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A chart laid out by JFreeChart: its height is what the plot needs, found by drawing it once on a throw-away picture.
 */
final class Drawing {
    static final double MARGIN = 12;
    /** Below this width (px) labels stand above their rows, and the list of slices below the pie. */
    static final int NARROW = 560;

    private final JFreeChart chart;
    private final int width;
    private final int height;

    private Drawing(JFreeChart chart, int width, int height) {
        this.chart = chart;
        this.width = width;
        this.height = height;
    }

    static Drawing of(String title, String unit, Content content, List<String> notes, Says says, int width) {
        Body body = body(content, Texts.unit(unit), says, width);
        JFreeChart chart = new JFreeChart(null, Style.font(Style.TITLE), body.plot, false);
        chart.setBackgroundPaint(Style.PAPER);
        chart.setPadding(new RectangleInsets(MARGIN, MARGIN, MARGIN, MARGIN));
        chart.setTextAntiAlias(true);
        chart.getRenderingHints().put(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        // JFreeChart breaks a line anew if it is too long with a space after it and with the width of each word rounded
        double room = (width - 2 * MARGIN) * 0.97 - 6;
        chart.addSubtitle(Parts.text(title, Style.TITLE, Style.INK, room, 2));
        chart.addSubtitle(Parts.text(unit, Style.LABEL, Style.QUIET_INK, room, 8));
        body.above.forEach(chart::addSubtitle);
        // JFreeChart puts the first of several below at the very bottom
        for (String note : Lists.reverse(notes)) {
            Title line = Parts.text(note, Style.NOTE, Style.QUIET_INK, room, 2);
            line.setPosition(RectangleEdge.BOTTOM);
            chart.addSubtitle(line);
        }
        body.below.forEach(chart::addSubtitle);
        return new Drawing(chart, width, height(chart, width, body.plotHeight));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    void drawOn(Graphics2D graphics) {
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    }

    byte[] toPng(double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        drawOn(graphics);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static int height(JFreeChart chart, int width, double plotHeight) {
        double guess = plotHeight + 5000;
        ChartRenderingInfo info = new ChartRenderingInfo();
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, guess), info);
        graphics.dispose();
        return (int)
                Math.ceil(guess + plotHeight - info.getPlotInfo().getDataArea().getHeight());
    }

    /** What a kind of chart adds: the plot, how high it wants to be (px), and legends above or below it. */
    record Body(Plot plot, double plotHeight, ImmutableList<Title> above, ImmutableList<Title> below) {
        /** Under a legend. */
        Body under(LegendItemCollection legend) {
            return new Body(plot, plotHeight, ImmutableList.of(Parts.legend(legend, false)), below);
        }
    }

    private static Body body(Content content, String unit, Says says, int width) {
        if (content instanceof Content.Shares shares) {
            return Pie.of(shares, unit, says, width);
        }
        if (content instanceof Content.Bars bars) {
            return Rows.of(bars, unit, says, width);
        }
        if (content instanceof Content.Intervals intervals) {
            return Rows.of(intervals, unit, says, width);
        }
        if (content instanceof Content.Lines lines) {
            return DayLines.of(lines, unit, says, width);
        }
        if (content instanceof Content.Matrix matrix) {
            return Matrix.of(matrix, says, width);
        }
        if (content instanceof Swings swings) {
            return SwingRows.of(swings, unit, says, width);
        }
        if (content instanceof Streams streams) {
            return StreamPlot.of(streams, unit, says, width);
        }
        return SpanRows.of((Content.Timeline) content, says, width);
    }
}
