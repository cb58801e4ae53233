package io.github.criticalminerals.io.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Path2D;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/** Axes, legends and lines of text that every kind of chart has alike. */
final class Parts {
    /** The longest text of a tick of days; its letters are as wide as digits or wider. */
    static final String DAY_PATTERN = "yyyy-MM-dd";

    static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    static Path2D polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /**
     * At least as long as any tick's label between two numbers: the longer whole part, and a decimal more than their
     * span.
     */
    static String longestTick(double low, double high) {
        String from = Texts.number(Math.rint(low));
        String to = Texts.number(Math.rint(high));
        int decimals = high > low ? Math.max(0, 1 - (int) Math.floor(Math.log10(high - low))) : 0;
        return (low < 0 && !from.startsWith("-") ? "-" : "")
                + (from.length() > to.length() ? from : to)
                + (decimals > 0 ? "." + "0".repeat(decimals) : "");
    }

    static double longestOverhang(boolean dates, double low, double high) {
        return overhang(dates ? DAY_PATTERN : longestTick(low, high));
    }

    static double overhang(String tick) {
        return Math.max(0, Style.width(tick, Style.font(Style.NOTE)) / 2 - Drawing.MARGIN + 3);
    }

    static XYPlot plot(ValueAxis horizontal, ValueAxis vertical, double left, double right) {
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

    static void plain(Plot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setNoDataMessageFont(Style.font(Style.LABEL));
    }

    static <A extends Axis> A plain(A axis) {
        axis.setLabelFont(Style.font(Style.LABEL));
        axis.setTickLabelFont(Style.font(Style.NOTE));
        axis.setTickLabelPaint(Style.QUIET_INK);
        axis.setAxisLinePaint(Style.AXIS);
        axis.setTickMarkPaint(Style.AXIS);
        return axis;
    }

    static NumberAxis numberAxis(boolean horizontal) {
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

    static DateAxis dateAxis() {
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

    static double millis(LocalDate day) {
        return day.toEpochDay() * 86_400_000.0;
    }

    static LocalDate day(double millis) {
        return LocalDate.ofEpochDay(Math.round(millis / 86_400_000.0));
    }

    static ValueMarker marker(double at) {
        ValueMarker marker = new ValueMarker(at, Style.AXIS, Style.HAIR);
        marker.setLabelFont(Style.font(Style.NOTE));
        return marker;
    }

    static TextTitle text(String text, float size, Color colour, double room, double below) {
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

    static LegendItem square(String text, Color colour) {
        return square(text, colour, 0);
    }

    static LegendItem square(String text, Color colour, int hatch) {
        return new LegendItem(text, null, null, null, Hatch.square(hatch), colour);
    }

    static LegendTitle legend(LegendItemCollection items, boolean oneColumn) {
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
