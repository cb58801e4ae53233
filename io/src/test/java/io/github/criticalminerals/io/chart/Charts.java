package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.core.uncertainty.MonteCarlo;
import io.github.criticalminerals.core.uncertainty.Tornado;
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
        return ImmutableMap.<String, Chart>builder()
                .put("shares", shares())
                .put("bars", bars())
                .put("intervals", intervals())
                .put("lines", lines())
                .put("timeline", timeline())
                .put("supply", supply())
                .put("bands", bands())
                .put("flows", flows())
                .put("tornado", tornado())
                .build();
    }

    static Chart supply() {
        return Chart.of(SupplyTable.builder("rare earths", Stage.MINING, 2031, Basis.REO)
                .edition(Edition.of("Made-up", "1"))
                .add("China", 7919)
                .add("United States", 1583)
                .add("Myanmar", 199)
                .remainder(97)
                .source(Source.of("Nobody", "No publication"))
                .build());
    }

    /** Two stages and a buyer; half of the greatest part of the second is stopped. */
    static Simulation simulation() {
        SupplyChain chain = SupplyChain.builder(Commodity.of("rare earths"), 2030, Basis.REO)
                .add(plant("China", Stage.MINING, 5003))
                .add(plant("Australia", Stage.MINING, 1009))
                .add(plant("Myanmar", Stage.MINING, 503))
                .add(plant("Vietnam", Stage.MINING, 11))
                .add(plant("Brazil", Stage.MINING, 13))
                .add(plant("China", Stage.REFINING, 5501))
                .add(plant("Malaysia", Stage.REFINING, 997))
                .add(Buyer.of("Japan", Mass.ofTonnes(1499, Basis.REO)).withStock(Interval.of(20, 60)))
                .add(Buyer.of("Rest of world", Mass.ofTonnes(4999, Basis.REO)))
                .source(Source.of("Nobody", "No publication"))
                .build();
        return Simulation.of(chain)
                .with(Shock.exportCut(Country.CHINA, Stage.REFINING, Share.parse("30..70 %"))
                        .from("2031-04-01"))
                .from("2031-01-01")
                .to("2031-12-31");
    }

    private static Plant plant(String country, Stage stage, double tonnes) {
        return Plant.of(Country.of(country), stage, Mass.ofTonnes(tonnes, Basis.REO));
    }

    static Chart bands() {
        return Chart.of(simulation().draw(MonteCarlo.of(100, 7)));
    }

    static Chart flows() {
        return Chart.flows(simulation().run());
    }

    static Chart tornado() {
        return Chart.of(new Tornado(
                "a made-up gap",
                "t REO",
                1009,
                List.of(
                        new Tornado.Swing("stock, days", Interval.of(0, 90), 1499, 211),
                        new Tornado.Swing("cut, %", Interval.of(25, 75), 307, 2003),
                        new Tornado.Swing("demand, % a year", Interval.of(-5, 5), 1103, 1201)),
                List.of("not varied: what nobody knows")));
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
