package io.github.criticalminerals.io.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of the layout: every label is there, inside the picture, and on top of no other. */
class ChartProperties {
    @Property(tries = 40)
    void sharesKeepTheirLabelsApart(
            @ForAll("amounts") Map<String, Double> amounts, @ForAll @IntRange(min = 280, max = 1400) int width) {
        Chart chart = Chart.shares("A title that is long enough to be wrapped on narrow screens", "t", amounts)
                .withNote("A note that is also long enough to be wrapped on narrow screens, and 5 % of the wide ones.")
                .withWidth(width);
        checkLayout(chart, width);
        checkEveryLabel(chart, amounts);
    }

    @Property(tries = 40)
    void barsKeepTheirLabelsApart(
            @ForAll("amounts") Map<String, Double> amounts, @ForAll @IntRange(min = 280, max = 1400) int width) {
        Chart chart = Chart.bars("A title", "t", amounts).withWidth(width);
        checkLayout(chart, width);
        checkEveryLabel(chart, amounts);
    }

    @Property(tries = 40)
    void intervalsKeepTheirLabelsApart(
            @ForAll("amounts") Map<String, Double> amounts,
            @ForAll @IntRange(min = 0, max = 2) int kind,
            @ForAll @IntRange(min = 280, max = 1400) int width) {
        ImmutableMap.Builder<String, Interval> intervals = ImmutableMap.builder();
        amounts.forEach((label, amount) -> intervals.put(
                label,
                switch (kind) {
                    case 0 -> Interval.atLeast(amount);
                    case 1 -> Interval.exact(-amount);
                    default -> Interval.of(-amount, 2 * amount);
                }));
        Chart chart = Chart.intervals("A title", "points", intervals.build()).withWidth(width);
        checkLayout(chart, width);
        checkEveryLabel(chart, amounts);
    }

    @Property(tries = 40)
    void linesAndTimelinesKeepTheirLabelsApart(
            @ForAll("amounts") Map<String, Double> amounts,
            @ForAll @IntRange(min = 1, max = 9000) int days,
            @ForAll @IntRange(min = 280, max = 1400) int width) {
        LocalDate first = LocalDate.of(2024, 2, 28);
        ImmutableMap.Builder<String, ImmutableSortedMap<LocalDate, Double>> lines = ImmutableMap.builder();
        List<Span> spans = new ArrayList<>();
        amounts.forEach((label, amount) -> {
            lines.put(label, ImmutableSortedMap.of(first, amount, first.plusDays(days), -amount));
            spans.add(Span.of(label, label.substring(0, 1), first, first.plusDays(days)));
            spans.add(Span.openEnded(label, label.substring(0, 1), first.plusDays(1)));
        });
        checkLayout(Chart.lines("A title", "%", lines.build()).withWidth(width), width);
        Chart timeline =
                Chart.timeline("A title", spans, first.plusDays(days / 2)).withWidth(width);
        checkLayout(timeline, width);
        checkEveryLabel(timeline, amounts);
    }

    @Example
    void aTickLongerThanTheNumbersHasRoom() {
        // The free end beyond -9,870,809 holds a tick at -10,000,000
        Map<String, Double> amounts = ImmutableMap.of("A", 9_870_809.021, "B", 50.9);
        for (int width = 280; width < 800; width += 7) {
            Chart chart = Chart.intervals(
                            "A title", "points", Maps.transformValues(amounts, amount -> Interval.exact(-amount)))
                    .withWidth(width);
            checkLayout(chart, width);
        }
    }

    @Example
    void theLawsSeeAnOverlapAndATextOutside() {
        String good =
                Chart.bars("A title", "t", ImmutableMap.of("A", 1.0, "B", 2.0)).toSvg();
        assertThat(faults(good, 720)).isEmpty();
        assertThat(faults(good, 40)).contains("A title is outside");
        String broken = good.replaceFirst("(<text [^>]*>)A: 1", "$1A: 1</text>$1B: 2");
        assertThat(faults(broken, 720)).containsExactly("A: 1 overlaps B: 2");
    }

    @Provide
    Arbitrary<Map<String, Double>> amounts() {
        Arbitrary<String> labels = Arbitraries.strings()
                .withChars("abcdefghijkl MWWé%")
                .ofMinLength(1)
                .ofMaxLength(50)
                .map(text -> "L" + text.strip());
        return Arbitraries.maps(labels, Arbitraries.doubles().between(1e-3, 1e7).ofScale(3))
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static void checkLayout(Chart chart, int width) {
        assertThat(faults(chart.toSvg(), width)).isEmpty();
    }

    /** All letters of all labels are drawn, in whatever lines. */
    private static void checkEveryLabel(Chart chart, Map<String, Double> amounts) {
        String drawn = bare(String.join(
                "", Charts.texts(chart.toSvg()).stream().map(Charts.Text::text).toList()));
        assertThat(amounts.keySet()).allMatch(label -> drawn.contains(bare(label)));
    }

    private static String bare(String text) {
        return text.replaceAll("[ \\u00A0]", "");
    }

    private static List<String> faults(String svg, double width) {
        double height = Double.parseDouble(Charts.svg(svg).getAttribute("height"));
        List<Charts.Text> texts = Charts.texts(svg);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Charts.Text text = texts.get(i);
            if (text.x() < 0 || text.x() + text.width() > width || text.y() < text.size() / 2 || text.y() > height) {
                faults.add(text.text() + " is outside");
            }
            for (Charts.Text other : texts.subList(i + 1, texts.size())) {
                if (text.overlaps(other)) {
                    faults.add(text.text() + " overlaps " + other.text());
                }
            }
        }
        return faults;
    }
}
