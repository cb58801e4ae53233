package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.github.criticalminerals.core.quantity.Interval;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Made-up charts, one of each kind, and what the tests read from a chart's SVG. */
final class Charts {
    private Charts() {}

    static ImmutableMap<String, Chart> all() {
        return ImmutableMap.of(
                "shares", shares(), "bars", bars(), "intervals", intervals(), "lines", lines(), "timeline", timeline());
    }

    static Chart shares() {
        return Chart.shares(
                        "Made-up mine production, 2031",
                        "t REO",
                        ImmutableMap.of(
                                "Ruritania",
                                7919.0,
                                "Erewhon & Co",
                                1583.0,
                                "Côte d'Azur",
                                199.0,
                                "Utopia",
                                2.0,
                                "Nowhere",
                                0.0))
                .withNote("Invented for a test: nobody mines this.")
                .withSource("no publication, edition 0");
    }

    static Chart bars() {
        return Chart.bars(
                "Made-up changes, 2031",
                "t a year",
                ImmutableMap.of("Ruritania", 127.0, "Erewhon", -31.0, "Utopia", 0.0, "Nowhere", 0.37));
    }

    static Chart intervals() {
        return Chart.intervals(
                        "Made-up concentration, 2031",
                        "HHI, points, 0 to 10,000",
                        ImmutableMap.of(
                                "unobtainium",
                                Interval.of(4001, 4507),
                                "mithril, of which one row is withheld by its publisher",
                                Interval.atLeast(2003),
                                "vibranium",
                                Interval.exact(8111)))
                .withSource("no publication");
    }

    static Chart lines() {
        return Chart.lines(
                "Made-up prices, 2031",
                "% since 2030-12-31",
                ImmutableMap.of(
                        "Alpha",
                        ImmutableSortedMap.of(
                                LocalDate.of(2030, 12, 31),
                                0.0,
                                LocalDate.of(2031, 2, 3),
                                17.0,
                                LocalDate.of(2031, 5, 29),
                                41.0),
                        "Beta",
                        ImmutableSortedMap.of(LocalDate.of(2030, 12, 31), 0.0, LocalDate.of(2031, 5, 30), -23.0)));
    }

    static Chart timeline() {
        return Chart.timeline(
                "Made-up acts, 2031",
                ImmutableList.of(
                        Span.of("truce", "both", LocalDate.of(2031, 1, 13), LocalDate.of(2031, 4, 12)),
                        Span.openEnded(
                                "licences for everything that is rare, with a title that is long enough to need a second line"
                                        + " on narrow screens",
                                "Ruritania",
                                LocalDate.of(2031, 3, 2)),
                        Span.of("list grows", "Utopia", LocalDate.of(2031, 3, 5), LocalDate.of(2031, 3, 5))),
                LocalDate.of(2031, 4, 1));
    }

    /** A text of an SVG with the box that it fills (px); {@code y} is the baseline. */
    record Text(String text, double x, double y, double width, double size) {
        boolean overlaps(Text other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y - 0.75 * size < other.y + 0.2 * other.size
                    && other.y - 0.75 * other.size < y + 0.2 * size;
        }
    }

    static Element svg(String svg) {
        try {
            Document document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
            return document.getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not well formed: " + svg, e);
        }
    }

    static List<Text> texts(String svg) {
        NodeList elements = svg(svg).getElementsByTagName("text");
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            texts.add(new Text(
                    element.getTextContent(),
                    number(element, "x"),
                    number(element, "y"),
                    number(element, "textLength"),
                    number(element, "font-size")));
        }
        return texts;
    }

    /** The attribute of the element or of the nearest one around it. */
    static String attribute(Element element, String name) {
        return element.hasAttribute(name)
                ? element.getAttribute(name)
                : attribute((Element) element.getParentNode(), name);
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(attribute(element, name).replace("px", ""));
    }
}
