package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jfree.chart.LegendItemCollection;

/** Spans of days, one a row; a group has a colour and a hatching. */
final class SpanRows {
    private SpanRows() {}

    static Drawing.Body of(Content.Timeline timeline, Says says, int width) {
        Set<String> names = new LinkedHashSet<>();
        timeline.spans().forEach(span -> names.add(span.group()));
        ImmutableList<String> groups = ImmutableList.copyOf(names);
        Map<String, Color> colours = Colours.of(groups);
        List<Rows.Row> rows = new ArrayList<>();
        for (Span span : timeline.spans()) {
            rows.add(new Rows.Row(
                    span.days() + ": " + Texts.label(span.label()),
                    new Rows.Piece(
                            says.of(span.days(), Texts.apart(span.label()), span.group()),
                            Parts.millis(span.from()),
                            span.until()
                                    .map(day -> Parts.millis(day.plusDays(1)))
                                    .orElse(Double.POSITIVE_INFINITY),
                            Rows.Mark.SPAN,
                            Objects.requireNonNull(colours.get(span.group())),
                            groups.indexOf(span.group()))));
        }
        List<Rows.At> marked = timeline.marked().stream()
                .map(day -> new Rows.At(Parts.millis(day), day.toString()))
                .toList();
        Drawing.Body body = Rows.of(rows, Parts.dateAxis(), false, marked, width);
        LegendItemCollection legend = new LegendItemCollection();
        groups.forEach(group -> legend.add(
                Parts.square(Texts.label(group), Objects.requireNonNull(colours.get(group)), groups.indexOf(group))));
        return body.under(legend);
    }
}
