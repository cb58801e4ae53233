package io.github.criticalminerals.io.chart;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.PiePlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;
import org.jfree.data.general.DefaultPieDataset;

/** The slices of a sum and the list of them. */
final class Pie {
    static Drawing.Body of(Content.Shares shares, String unit, Says says, int width) {
        boolean narrow = width < Drawing.NARROW;
        DefaultPieDataset<String> dataset = new DefaultPieDataset<>();
        List<String> texts = new ArrayList<>();
        shares.slices()
                .forEach((label, amount) -> texts.add(
                        says.of(label, Texts.percent(amount, shares.sum()), Texts.number(amount) + " " + unit)));
        PiePlot<String> plot = new Said.Slices(dataset, texts);
        Map<String, Color> colours = Colours.of(shares.slices().keySet());
        Font font = Style.font(Style.LABEL);
        LegendItemCollection slices = new LegendItemCollection();
        double widest = 0;
        int lines = 0;
        for (Map.Entry<String, Double> slice : shares.slices().entrySet()) {
            String key = slice.getKey();
            Color colour = Objects.requireNonNull(colours.get(key));
            dataset.setValue(key, slice.getValue());
            plot.setSectionPaint(key, colour);
            plot.setSectionOutlinePaint(key, Style.PAPER);
            plot.setSectionOutlineStroke(key, Style.HAIR);
            String text = Style.wrapped(
                    (slices.getItemCount() + 1) + ". " + Texts.label(key) + ": " + shares.amount(slice.getValue()),
                    font,
                    width * (narrow ? 0.82 : 0.4));
            slices.add(Parts.square(text, colour));
            for (String line : Splitter.on('\n').split(text)) {
                widest = Math.max(widest, Style.width(line, font));
                lines++;
            }
        }
        Parts.plain(plot);
        plot.setCircular(true);
        plot.setStartAngle(90);
        plot.setShadowPaint(null);
        plot.setLabelGenerator(null);
        plot.setInteriorGap(0.06);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        LegendTitle legend = Parts.legend(slices, true);
        if (narrow) {
            legend.setPosition(RectangleEdge.BOTTOM);
            return new Drawing.Body(plot, width * 0.62, ImmutableList.of(), ImmutableList.of(legend));
        }
        // The pie and the list beside it, with equal room left of, between and right of them
        double height = Math.max(Math.min(width * 0.4, 340), lines * 22.0 + 16);
        double room = Math.max(0, width - 2 * Drawing.MARGIN - height - widest - 30) / 3;
        plot.setInsets(new RectangleInsets(0, room, 0, room));
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setMargin(new RectangleInsets(0, 0, 0, room));
        legend.setVerticalAlignment(VerticalAlignment.CENTER);
        return new Drawing.Body(plot, height, ImmutableList.of(), ImmutableList.of(legend));
    }
}
