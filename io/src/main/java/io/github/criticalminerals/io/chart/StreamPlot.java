package io.github.criticalminerals.io.chart;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Streams between columns of bars. Where the columns stand too close for labels beside the bars, the bars are numbered
 * and listed below.
 */
final class StreamPlot extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;

    private static final double BAR = 10;
    private static final double LINE_HEIGHT = 15;
    private static final double GAP = 8;
    /** The least room (px) for a label beside its bar. */
    private static final double LABEL = 88;
    /** How high (px) the fullest column is without its gaps. */
    private static final double FULL = 300;

    private static final double NUMBER = 20;
    /** Lets a label be read over many streams. */
    private static final Color BEHIND = new Color(0xFF, 0xFF, 0xFF, 0xB0);

    private final transient Streams streams;
    private final transient Says says;
    private final String unit;
    private final transient Map<String, Color> colours;
    private final double pitch;
    private final double room;
    private final boolean numbered;
    private final transient List<Rectangle2D> bars = new ArrayList<>();
    private double header;
    private double height;
    private double scale;

    private StreamPlot(Streams streams, String unit, Says says, int width) {
        this.streams = streams;
        this.unit = unit;
        this.says = says;
        this.colours =
                Colours.of(streams.nodes().stream().map(Streams.Node::label).toList());
        double inner = width - 2 * Drawing.MARGIN;
        int columns = streams.columns().size();
        this.numbered = inner / columns - BAR - GAP < LABEL;
        this.room = numbered ? NUMBER : inner / columns - BAR - GAP;
        this.pitch = numbered ? (inner - BAR - NUMBER) / (columns - 1) : inner / columns;
        place();
    }

    static Drawing.Body of(Streams streams, String unit, Says says, int width) {
        StreamPlot drawn = new StreamPlot(streams, unit, says, width);
        XYPlot plot = Parts.plot(Parts.plain(new NumberAxis()), Parts.plain(new NumberAxis()), 0, 0);
        plot.getDomainAxis().setVisible(false);
        plot.getRangeAxis().setVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRenderer(new XYLineAndShapeRenderer());
        plot.addAnnotation(drawn);
        ImmutableList.Builder<Title> below = ImmutableList.builder();
        if (drawn.numbered) {
            LegendItemCollection items = new LegendItemCollection();
            for (int i = 0; i < streams.nodes().size(); i++) {
                Streams.Node node = streams.nodes().get(i);
                String text = (i + 1) + " " + Texts.label(streams.name(node)) + ": " + Texts.number(node.amount());
                items.add(Parts.square(
                        Style.wrapped(text, Style.font(Style.LABEL), width - 2 * Drawing.MARGIN - 40),
                        drawn.colour(node)));
            }
            LegendTitle legend = Parts.legend(items, true);
            legend.setPosition(RectangleEdge.BOTTOM);
            below.add(legend);
        }
        return new Drawing.Body(plot, drawn.height, ImmutableList.of(), below.build());
    }

    private Color colour(Streams.Node node) {
        return Objects.requireNonNull(colours.get(node.label()));
    }

    private List<String> label(int node) {
        Streams.Node of = streams.nodes().get(node);
        String text = numbered ? String.valueOf(node + 1) : Texts.label(of.label()) + ": " + Texts.number(of.amount());
        return Splitter.on('\n').splitToList(Style.wrapped(text, Style.font(Style.LABEL), room));
    }

    private List<String> header(int column) {
        return Splitter.on('\n')
                .splitToList(Style.wrapped(streams.columns().get(column), Style.font(Style.NOTE), pitch - 6));
    }

    /** Each bar in a slot that its label fits in too. */
    private void place() {
        double[] sums = new double[streams.columns().size()];
        for (int column = 0; column < sums.length; column++) {
            header = Math.max(header, header(column).size() * LINE_HEIGHT + GAP);
        }
        streams.nodes().forEach(node -> sums[node.column()] += node.amount());
        double most = 0;
        for (double sum : sums) {
            most = Math.max(most, sum);
        }
        scale = FULL / most;
        double[] next = new double[sums.length];
        for (int i = 0; i < streams.nodes().size(); i++) {
            Streams.Node node = streams.nodes().get(i);
            double bar = Math.max(2, node.amount() * scale);
            double slot = Math.max(bar, label(i).size() * LINE_HEIGHT);
            double top = header + next[node.column()] + (slot - bar) / 2;
            bars.add(new Rectangle2D.Double(node.column() * pitch, top, BAR, bar));
            next[node.column()] += slot + GAP;
            height = Math.max(height, header + next[node.column()]);
        }
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
        double[] out = new double[bars.size()];
        double[] in = new double[bars.size()];
        for (Streams.Link link : streams.links()) {
            Rectangle2D from = bars.get(link.from());
            Rectangle2D to = bars.get(link.to());
            double wide = link.amount() * scale;
            Shape stream = stream(
                    area.getX() + from.getMaxX(),
                    area.getY() + from.getY() + out[link.from()],
                    area.getX() + to.getX(),
                    area.getY() + to.getY() + in[link.to()],
                    Math.max(0.5, wide));
            out[link.from()] += wide;
            in[link.to()] += wide;
            Color colour = colour(streams.nodes().get(link.from()));
            say(graphics, says.of(streams.name(link), Texts.number(link.amount()) + " " + unit, ""));
            graphics.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 0x58));
            graphics.fill(stream);
            graphics.setPaint(colour);
            graphics.setStroke(Style.THIN);
            graphics.draw(stream);
        }
        for (int i = 0; i < bars.size(); i++) {
            Streams.Node node = streams.nodes().get(i);
            Rectangle2D bar = bars.get(i);
            say(graphics, says.of(streams.name(node), Texts.number(node.amount()) + " " + unit, ""));
            graphics.setPaint(colour(node));
            graphics.fill(new Rectangle2D.Double(
                    area.getX() + bar.getX(), area.getY() + bar.getY(), bar.getWidth(), bar.getHeight()));
        }
        say(graphics, "");
        for (int column = 0; column < streams.columns().size(); column++) {
            write(graphics, header(column), Style.NOTE, Style.QUIET_INK, area.getX() + column * pitch, area.getY());
        }
        for (int i = 0; i < bars.size(); i++) {
            Rectangle2D bar = bars.get(i);
            List<String> lines = label(i);
            double top = area.getY() + bar.getCenterY() - lines.size() * LINE_HEIGHT / 2;
            write(graphics, lines, Style.LABEL, Style.INK, area.getX() + bar.getMaxX() + 4, top);
        }
    }

    private static void say(Graphics2D graphics, String says) {
        graphics.setRenderingHint(Svg.SAYS, Texts.drawn(says));
    }

    private static void write(Graphics2D graphics, List<String> lines, float size, Color ink, double x, double top) {
        Font font = Style.font(size);
        graphics.setFont(font);
        double y = top;
        for (String line : lines) {
            y += LINE_HEIGHT;
            graphics.setPaint(BEHIND);
            graphics.fill(new Rectangle2D.Double(x - 1, y - LINE_HEIGHT + 1, Style.width(line, font) + 2, LINE_HEIGHT));
            graphics.setPaint(ink);
            graphics.drawString(line, (float) x, (float) (y - 3));
        }
    }

    private static Shape stream(double x, double y, double toX, double toY, double wide) {
        double middle = (x + toX) / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(x, y);
        path.curveTo(middle, y, middle, toY, toX, toY);
        path.lineTo(toX, toY + wide);
        path.curveTo(middle, toY + wide, middle, y + wide, x, y + wide);
        path.closePath();
        return path;
    }
}
