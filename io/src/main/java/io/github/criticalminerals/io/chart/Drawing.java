package io.github.criticalminerals.io.chart;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Lists;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.plot.PiePlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.chart.ui.VerticalAlignment;
import org.jfree.data.Range;
import org.jfree.data.general.DefaultPieDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A chart laid out by JFreeChart: its height is what the plot needs, found by drawing it once on a throw-away picture.
 */
final class Drawing {
    private static final double MARGIN = 12;
    /** Below this width (px) labels stand above their rows, and the list of slices below the pie. */
    private static final int NARROW = 560;

    private static final double LINE_HEIGHT = 16;
    private static final double BAR_HEIGHT = 14;
    private static final double GAP = 10;
    /** Room (px) beyond the last bar, and for the arrow of one that goes on. */
    private static final double END = 4;

    private static final double ARROW = 28;

    /** The longest text of a tick of days; its letters are as wide as digits or wider. */
    private static final String DAY_PATTERN = "yyyy-MM-dd";

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final JFreeChart chart;
    private final int width;
    private final int height;

    private Drawing(JFreeChart chart, int width, int height) {
        this.chart = chart;
        this.width = width;
        this.height = height;
    }

    static Drawing of(String title, String unit, Content content, List<String> notes, int width) {
        Body body = body(content, width);
        JFreeChart chart = new JFreeChart(null, Style.font(Style.TITLE), body.plot, false);
        chart.setBackgroundPaint(Style.PAPER);
        chart.setPadding(new RectangleInsets(MARGIN, MARGIN, MARGIN, MARGIN));
        chart.setTextAntiAlias(true);
        chart.getRenderingHints().put(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        // JFreeChart breaks a line anew if it is too long with a space after it and with the width of each word rounded
        double room = (width - 2 * MARGIN) * 0.97 - 6;
        chart.addSubtitle(text(title, Style.TITLE, Style.INK, room, 2));
        chart.addSubtitle(text(unit, Style.LABEL, Style.QUIET_INK, room, 8));
        body.above.forEach(chart::addSubtitle);
        // JFreeChart puts the first of several below at the very bottom
        for (String note : Lists.reverse(notes)) {
            Title line = text(note, Style.NOTE, Style.QUIET_INK, room, 2);
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
    private record Body(Plot plot, double plotHeight, ImmutableList<Title> above, ImmutableList<Title> below) {}

    private static Body body(Content content, int width) {
        if (content instanceof Content.Shares shares) {
            return pie(shares, width);
        }
        if (content instanceof Content.Bars bars) {
            List<Row> rows = new ArrayList<>();
            bars.rows()
                    .forEach((label, amount) -> rows.add(new Row(
                            Texts.label(label) + ": " + Texts.number(amount),
                            Math.min(0, amount),
                            Math.max(0, amount),
                            Mark.BAR,
                            Style.colour(0))));
            return rows(rows, numberAxis(true), ImmutableList.of(), width);
        }
        if (content instanceof Content.Intervals intervals) {
            List<Row> rows = new ArrayList<>();
            intervals
                    .rows()
                    .forEach((label, interval) -> rows.add(new Row(
                            Texts.label(label) + ": " + Texts.interval(interval),
                            interval.lower(),
                            interval.upper(),
                            Mark.RANGE,
                            Style.colour(0))));
            return rows(rows, numberAxis(true), ImmutableList.of(), width);
        }
        if (content instanceof Content.Lines lines) {
            return lines(lines, width);
        }
        return timeline((Content.Timeline) content, width);
    }

    // ---- pie

    private static Body pie(Content.Shares shares, int width) {
        boolean narrow = width < NARROW;
        DefaultPieDataset<String> dataset = new DefaultPieDataset<>();
        PiePlot<String> plot = new PiePlot<>(dataset);
        Font font = Style.font(Style.LABEL);
        LegendItemCollection slices = new LegendItemCollection();
        double widest = 0;
        int lines = 0;
        for (Map.Entry<String, Double> slice : shares.slices().entrySet()) {
            Color colour = Style.colour(slices.getItemCount());
            String key = slice.getKey();
            dataset.setValue(key, slice.getValue());
            plot.setSectionPaint(key, colour);
            plot.setSectionOutlinePaint(key, Style.PAPER);
            plot.setSectionOutlineStroke(key, Style.HAIR);
            String text = Style.wrapped(
                    Texts.label(key) + ": " + shares.amount(slice.getValue()), font, width * (narrow ? 0.82 : 0.4));
            slices.add(square(text, colour));
            for (String line : Splitter.on('\n').split(text)) {
                widest = Math.max(widest, Style.width(line, font));
                lines++;
            }
        }
        plain(plot);
        plot.setCircular(true);
        plot.setStartAngle(90);
        plot.setShadowPaint(null);
        plot.setLabelGenerator(null);
        plot.setInteriorGap(0.02);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        LegendTitle legend = legend(slices, true);
        if (narrow) {
            legend.setPosition(RectangleEdge.BOTTOM);
            return new Body(plot, width * 0.62, ImmutableList.of(), ImmutableList.of(legend));
        }
        // The pie and the list beside it, with equal room left of, between and right of them
        double height = Math.max(Math.min(width * 0.4, 340), lines * 22.0 + 16);
        double room = Math.max(0, width - 2 * MARGIN - height - widest - 30) / 3;
        plot.setInsets(new RectangleInsets(0, room, 0, room));
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setMargin(new RectangleInsets(0, 0, 0, room));
        legend.setVerticalAlignment(VerticalAlignment.CENTER);
        return new Body(plot, height, ImmutableList.of(), ImmutableList.of(legend));
    }

    // ---- rows: bars, intervals, spans

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
    private record Row(String text, double from, double to, Mark mark, Color colour) {}

    private static Body rows(List<Row> rows, ValueAxis axis, List<Double> marked, int width) {
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
        boolean above = dates || width < NARROW || widest > width * 0.45;
        double before = dates || negative ? END : 0;
        double after = open ? ARROW : END;
        double numbers = high > low ? high - low : 1;
        // Half of a tick's label may stand out at either end; the picture's margin takes a part of it. What is left
        // free at the
        // ends may hold a longer tick than the numbers have: their scale tells how far that is.
        double least = longestOverhang(dates, low, high);
        double ends = (before + after)
                * numbers
                / (width - 2 * MARGIN - 2 * least - (above ? 0 : widest + 10) - before - after);
        double overhang = Math.max(least, longestOverhang(dates, negative ? low - ends : low, high + ends));
        double overhangLeft = dates || negative ? overhang : overhang(longestTick(0, Math.min(high, 1)));
        double plotWidth = width - 2 * MARGIN - overhang - (above ? overhangLeft : widest + 10);
        double pixel = numbers / (plotWidth - before - after);
        double left = low - before * pixel;
        double right = Math.max(high, low + (high > low ? 0 : 1)) + after * pixel;
        axis.setRange(left, right);

        ValueAxis labels = above ? plain(new NumberAxis()) : rowLabels(rows, font);
        XYPlot plot = plot(axis, labels, above ? overhangLeft : 0, overhang);
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
                    marks.add(() ->
                            plot.addAnnotation(new XYLineAnnotation(at, top, at, bottom + 5, Style.MARKED, Style.INK)));
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
        return new Body(plot, height, ImmutableList.of(), ImmutableList.of());
    }

    private static SymbolAxis rowLabels(List<Row> rows, Font font) {
        SymbolAxis axis =
                plain(new SymbolAxis(null, rows.stream().map(Row::text).toArray(String[]::new)));
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
            plot.addAnnotation(filled(new Rectangle2D.Double(row.from, top, seen, bottom - top), row.colour));
        } else if (row.from == row.to) {
            plot.addAnnotation(
                    filled(new Ellipse2D.Double(row.from - 5 * px, middle - 5 * py, 10 * px, 10 * py), row.colour));
        } else {
            plot.addAnnotation(new XYLineAnnotation(row.from, middle, to, middle, Style.RANGE, row.colour));
            for (double end : open ? new double[] {row.from} : new double[] {row.from, to}) {
                plot.addAnnotation(
                        new XYLineAnnotation(end, middle - 5 * py, end, middle + 5 * py, Style.RANGE, row.colour));
            }
        }
        if (open) {
            Path2D arrow = polygon(right - px, middle, to, middle - 5 * py, to, middle + 5 * py);
            plot.addAnnotation(filled(arrow, row.colour));
        }
    }

    private static XYShapeAnnotation filled(Shape shape, Color colour) {
        return new XYShapeAnnotation(shape, null, null, colour);
    }

    private static Body timeline(Content.Timeline timeline, int width) {
        Map<String, Color> colours = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Span span : timeline.spans()) {
            Color colour = colours.computeIfAbsent(span.group(), group -> Style.colour(colours.size()));
            double to = span.until().map(day -> millis(day.plusDays(1))).orElse(Double.POSITIVE_INFINITY);
            rows.add(new Row(
                    span.days() + ": " + Texts.label(span.label()), millis(span.from()), to, Mark.SPAN, colour));
        }
        List<Double> marked = timeline.marked().stream().map(Drawing::millis).toList();
        Body body = rows(rows, dateAxis(), marked, width);
        LegendItemCollection legend = new LegendItemCollection();
        colours.forEach((group, colour) -> legend.add(square(Texts.label(group), colour)));
        return new Body(body.plot, body.plotHeight, ImmutableList.of(legend(legend, false)), ImmutableList.of());
    }

    // ---- lines

    private static Body lines(Content.Lines content, int width) {
        XYSeriesCollection lines = new XYSeriesCollection();
        XYSeriesCollection ends = new XYSeriesCollection();
        XYLineAndShapeRenderer strokes = new XYLineAndShapeRenderer(true, false);
        XYLineAndShapeRenderer shapes = new XYLineAndShapeRenderer(false, true);
        LegendItemCollection legend = new LegendItemCollection();
        Font font = Style.font(Style.LABEL);
        int n = 0;
        for (Map.Entry<String, ImmutableSortedMap<LocalDate, Double>> line :
                content.lines().entrySet()) {
            XYSeries series = new XYSeries(line.getKey());
            line.getValue().forEach((day, number) -> series.add(millis(day), number.doubleValue()));
            XYSeries end = new XYSeries(line.getKey());
            end.add(millis(line.getValue().lastKey()), Content.Lines.last(line.getValue()));
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
        NumberAxis values = numberAxis(false);
        values.setAutoRangeIncludesZero(false);
        // Around a level line, or a single day, there must be something to draw too
        Range range = lines.getRangeBounds(true);
        if (range != null && range.getLength() == 0) {
            values.setRange(range.getLowerBound() - level(range), range.getUpperBound() + level(range));
        }
        DateAxis days = dateAxis();
        days.setTickLabelInsets(new RectangleInsets(4, 4, 2, 4));
        days.setAutoRangeMinimumSize(millis(LocalDate.EPOCH.plusDays(2)));
        XYPlot plot = plot(days, values, overhang(DAY_PATTERN), overhang(DAY_PATTERN));
        plot.setDataset(0, lines);
        plot.setRenderer(0, strokes);
        plot.setDataset(1, ends);
        plot.setRenderer(1, shapes);
        plot.setRangeGridlinesVisible(true);
        plot.setRangeGridlinePaint(Style.GRID);
        plot.setRangeGridlineStroke(Style.HAIR);
        plot.addRangeMarker(marker(0), Layer.BACKGROUND);
        double height = Math.min(420, Math.max(220, width * 0.5));
        return new Body(plot, height, ImmutableList.of(legend(legend, false)), ImmutableList.of());
    }

    private static double level(Range range) {
        return Math.max(1, Math.abs(range.getCentralValue())) / 10;
    }

    /** The last day of a line: circle, square, triangle, diamond, so that lines differ without colour too. */
    private static Shape endShape(int n) {
        return switch (n % 4) {
            case 0 -> new Ellipse2D.Double(-4.5, -4.5, 9, 9);
            case 1 -> new Rectangle2D.Double(-4, -4, 8, 8);
            case 2 -> polygon(0, -5, 5, 4, -5, 4);
            default -> polygon(0, -5.5, 5.5, 0, 0, 5.5, -5.5, 0);
        };
    }

    private static Path2D polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    // ---- parts

    /**
     * At least as long as any tick's label between two numbers: the longer whole part, and a decimal more than their
     * span.
     */
    private static String longestTick(double low, double high) {
        String from = Texts.number(Math.rint(low));
        String to = Texts.number(Math.rint(high));
        int decimals = high > low ? Math.max(0, 1 - (int) Math.floor(Math.log10(high - low))) : 0;
        return (low < 0 && !from.startsWith("-") ? "-" : "")
                + (from.length() > to.length() ? from : to)
                + (decimals > 0 ? "." + "0".repeat(decimals) : "");
    }

    private static double longestOverhang(boolean dates, double low, double high) {
        return overhang(dates ? DAY_PATTERN : longestTick(low, high));
    }

    private static double overhang(String tick) {
        return Math.max(0, Style.width(tick, Style.font(Style.NOTE)) / 2 - MARGIN + 3);
    }

    private static XYPlot plot(ValueAxis horizontal, ValueAxis vertical, double left, double right) {
        XYPlot plot = new XYPlot(null, horizontal, vertical, null);
        plain(plot);
        plot.setDomainGridlinePaint(Style.GRID);
        plot.setDomainGridlineStroke(Style.HAIR);
        plot.setRangeGridlinesVisible(false);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setInsets(new RectangleInsets(4, left, 4, right));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    private static void plain(Plot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setNoDataMessageFont(Style.font(Style.LABEL));
    }

    private static <A extends Axis> A plain(A axis) {
        axis.setLabelFont(Style.font(Style.LABEL));
        axis.setTickLabelFont(Style.font(Style.NOTE));
        axis.setTickLabelPaint(Style.QUIET_INK);
        axis.setAxisLinePaint(Style.AXIS);
        axis.setTickMarkPaint(Style.AXIS);
        return axis;
    }

    private static NumberAxis numberAxis(boolean horizontal) {
        NumberAxis axis = plain(new NumberAxis());
        TickUnits units = new TickUnits();
        for (int exponent = -9; exponent <= 15; exponent++) {
            // JFreeChart measures the ends of the range only: they must be as long as the ticks between them, no longer
            NumberFormat format = Texts.grouped();
            format.setMinimumFractionDigits(Math.max(0, -exponent));
            format.setMaximumFractionDigits(Math.max(0, -exponent));
            for (int step : new int[] {1, 2, 5}) {
                units.add(new NumberTickUnit(step * Math.pow(10, exponent), format));
            }
        }
        axis.setStandardTickUnits(units);
        axis.setAxisLineVisible(horizontal);
        axis.setTickMarksVisible(horizontal);
        return axis;
    }

    private static DateAxis dateAxis() {
        DateAxis axis = plain(new DateAxis(null, UTC, Locale.ROOT));
        TickUnits units = new TickUnits();
        for (int days : new int[] {1, 2, 5}) {
            units.add(unit(DateTickUnitType.DAY, days, DAY_PATTERN));
        }
        for (int months : new int[] {1, 2, 3, 6}) {
            units.add(unit(DateTickUnitType.MONTH, months, "yyyy-MM"));
        }
        for (int years : new int[] {1, 2, 5, 10, 20, 50}) {
            units.add(unit(DateTickUnitType.YEAR, years, "yyyy"));
        }
        axis.setStandardTickUnits(units);
        return axis;
    }

    private static DateTickUnit unit(DateTickUnitType type, int count, String pattern) {
        SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.ROOT);
        format.setTimeZone(UTC);
        return new DateTickUnit(type, count, format);
    }

    private static double millis(LocalDate day) {
        return day.toEpochDay() * 86_400_000.0;
    }

    private static ValueMarker marker(double at) {
        ValueMarker marker = new ValueMarker(at, Style.AXIS, Style.HAIR);
        marker.setLabelFont(Style.font(Style.NOTE));
        return marker;
    }

    private static TextTitle text(String text, float size, Color colour, double room, double below) {
        Font font = Style.font(size);
        return new TextTitle(
                Style.wrapped(text, font, room),
                font,
                colour,
                RectangleEdge.TOP,
                HorizontalAlignment.LEFT,
                VerticalAlignment.TOP,
                new RectangleInsets(0, 0, below, 0));
    }

    private static LegendItem square(String text, Color colour) {
        return new LegendItem(text, null, null, null, new Rectangle2D.Double(-5, -5, 10, 10), colour);
    }

    private static LegendTitle legend(LegendItemCollection items, boolean oneColumn) {
        LegendTitle legend = new LegendTitle(
                () -> items,
                oneColumn
                        ? new ColumnArrangement(HorizontalAlignment.LEFT, VerticalAlignment.TOP, 0, 2)
                        : new FlowArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, 10, 2),
                new ColumnArrangement(HorizontalAlignment.LEFT, VerticalAlignment.TOP, 0, 2));
        legend.setItemFont(Style.font(Style.LABEL));
        legend.setItemPaint(Style.INK);
        legend.setBackgroundPaint(Style.PAPER);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 2));
        legend.setLegendItemGraphicPadding(new RectangleInsets(2, 1, 2, 2));
        legend.setPadding(RectangleInsets.ZERO_INSETS);
        legend.setMargin(new RectangleInsets(0, 0, 6, 0));
        return legend;
    }
}
