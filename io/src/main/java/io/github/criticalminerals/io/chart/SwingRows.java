package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;

/**
 * A tornado: two bars a row, from the base case to the number with the input at its low end (above) and at its high end
 * (below), which are seen apart where both go the same way.
 */
final class SwingRows {
    private static final int HATCHED = 1;

    private SwingRows() {}

    static Drawing.Body of(Swings swings, String unit, Says says, int width) {
        Color low = Style.colour(0);
        Color high = Style.colour(1);
        double base = swings.base();
        List<Rows.Row> rows = new ArrayList<>();
        for (Swings.Row row : swings.rows()) {
            rows.add(new Rows.Row(
                    Texts.label(row.label()) + ", " + row.low() + " to " + row.high() + ": " + Texts.number(row.atLow())
                            + " to " + Texts.number(row.atHigh()),
                    ImmutableList.of(
                            piece(says, row.label() + ", " + row.low(), row.atLow(), base, unit, low, 0),
                            piece(says, row.label() + ", " + row.high(), row.atHigh(), base, unit, high, HATCHED))));
        }
        Rows.At at = new Rows.At(base, says.of("base", Texts.number(base) + " " + unit, ""));
        Drawing.Body body = Rows.of(rows, Parts.numberAxis(true), false, ImmutableList.of(at), width);
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(Parts.square("input at its low end", low, 0));
        legend.add(Parts.square("input at its high end", high, HATCHED));
        return body.under(legend);
    }

    private static Rows.Piece piece(
            Says says, String label, double to, double base, String unit, Color colour, int hatch) {
        return new Rows.Piece(
                says.of(label, Texts.number(to) + " " + unit, "base " + Texts.number(base)),
                Math.min(base, to),
                Math.max(base, to),
                Rows.Mark.BAR,
                colour,
                hatch,
                hatch / 2.0,
                (hatch + 1) / 2.0);
    }
}
