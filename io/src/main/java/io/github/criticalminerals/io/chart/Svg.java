package io.github.criticalminerals.io.chart;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.hash.Hashing;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Writes a drawing as SVG text. Batik gives the elements; this class writes them, attributes in the order of their
 * names, so that no XML library has a say in the bytes.
 */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    /** The bundled font first, then those that were made to have its widths. */
    private static final String FONT_FAMILY = "Arimo, 'Liberation Sans', Arial, Helvetica, sans-serif";
    /** Decimals of a coordinate (px). */
    private static final int PRECISION = 2;

    /** A rendering hint: what the shapes say that are drawn under it, their title in the SVG; empty for nothing. */
    static final RenderingHints.Key SAYS = new RenderingHints.Key(1) {
        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof String;
        }
    };

    private final StringBuilder out = new StringBuilder();
    private final String prefix;

    private Svg(String prefix) {
        this.prefix = prefix;
    }

    static String of(Drawing drawing, String title, String description, String idPrefix) {
        Element root = elements(drawing, title, description);
        return write(root, idPrefix.isEmpty() ? "c" + digest(write(root, "")) + "-" : idPrefix);
    }

    private static Element elements(Drawing drawing, String title, String description) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setPrecision(PRECISION);
        context.setComment(null);
        SVGGraphics2D graphics = new Titled(context);
        graphics.setSVGCanvasSize(new Dimension(drawing.width(), drawing.height()));
        drawing.drawOn(graphics);
        Element root = graphics.getRoot();
        graphics.dispose();
        root.setAttribute("viewBox", "0 0 " + drawing.width() + " " + drawing.height());
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", "title");
        root.setAttribute("aria-describedby", "desc");
        root.insertBefore(text(root, "desc", description), root.getFirstChild());
        root.insertBefore(text(root, "title", title), root.getFirstChild());
        return root;
    }

    /** Gives a shape its title. */
    private static final class Titled extends SVGGraphics2D {
        Titled(SVGGeneratorContext context) {
            super(context, false);
        }

        private Titled(Titled other) {
            super(other);
        }

        @Override
        public Graphics create() {
            return new Titled(this);
        }

        @Override
        public void fill(Shape shape) {
            if (!isNowhere(shape) && !add(shape, DOMGroupManager.FILL)) {
                super.fill(shape);
            }
        }

        @Override
        public void draw(Shape shape) {
            if (!isNowhere(shape) && !add(shape, DOMGroupManager.DRAW)) {
                super.draw(shape);
            }
        }

        /** A line that is clipped along its own direction comes without a number, which no viewer of SVG reads. */
        private static boolean isNowhere(Shape shape) {
            Rectangle2D bounds = shape.getBounds2D();
            return Double.isNaN(bounds.getX() + bounds.getY() + bounds.getWidth() + bounds.getHeight());
        }

        private boolean add(Shape shape, short how) {
            if (!(getRenderingHint(SAYS) instanceof String says) || says.isEmpty()) {
                return false;
            }
            Element element = shapeConverter.toSVG(shape);
            if (element != null) {
                Element title = element.getOwnerDocument().createElementNS(NAMESPACE, "title");
                title.setTextContent(says);
                element.appendChild(title);
                domGroupManager.addElement(element, how);
            }
            return true;
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own XML parser is not usable", e);
        }
    }

    private static Element text(Element root, String name, String text) {
        Element element = root.getOwnerDocument().createElementNS(NAMESPACE, name);
        element.setAttribute("id", name);
        element.setTextContent(text);
        return element;
    }

    private static String digest(String svg) {
        return Hashing.sha256()
                .hashString(svg, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 8);
    }

    private static String write(Element root, String prefix) {
        Svg svg = new Svg(prefix);
        svg.element(root, 0);
        return svg.out.toString();
    }

    private void element(Element element, float inheritedFontSize) {
        String name = element.getTagName();
        if ((name.equals("g") || name.equals("defs")) && !element.hasChildNodes()) {
            return;
        }
        Map<String, String> attributes = attributes(element);
        String size = attributes.get("font-size");
        float fontSize = size == null ? inheritedFontSize : Float.parseFloat(size.replace("px", ""));
        if (name.equals("text")) {
            // Nothing lies outside the plot, and another font's letters may be taller
            attributes.remove("clip-path");
            fit(attributes, element.getTextContent(), fontSize);
        }
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escaped(value))
                .append('"'));
        if (!element.hasChildNodes()) {
            out.append("/>\n");
            return;
        }
        out.append('>');
        if (element.getFirstChild() instanceof Element) {
            out.append('\n');
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                element(inner, fontSize);
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                out.append(escaped(child.getNodeValue()));
            }
        }
        out.append("</").append(name).append(">\n");
    }

    private Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap given = element.getAttributes();
        for (int i = 0; i < given.getLength(); i++) {
            attributes.put(given.item(i).getNodeName(), given.item(i).getNodeValue());
        }
        attributes.remove("xmlns:xlink");
        attributes.remove("xml:space");
        attributes.computeIfPresent("font-family", (name, family) -> FONT_FAMILY);
        if (element.getTagName().equals("svg")) {
            attributes.put("xmlns", NAMESPACE);
            attributes.put("font-kerning", "none");
        }
        for (String name : ImmutableSortedMap.copyOf(attributes).keySet()) {
            attributes.computeIfPresent(name, (key, value) -> switch (key) {
                case "id", "aria-labelledby", "aria-describedby" -> prefix + value;
                default -> value.replace("url(#", "url(#" + prefix);
            });
        }
        return attributes;
    }

    /** A viewer without the font, or one of its widths, stretches the text to what was laid out. */
    private static void fit(Map<String, String> attributes, String text, float fontSize) {
        Font font = Style.font(fontSize);
        if (fontSize > 0 && !text.isBlank() && font.canDisplayUpTo(text) < 0) {
            attributes.put("textLength", Texts.pixels(Style.width(text, font)));
            attributes.put("lengthAdjust", "spacingAndGlyphs");
        }
    }

    private static String escaped(String text) {
        return inXml(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The text with U+FFFD for each character that no XML document can hold. */
    private static String inXml(String text) {
        StringBuilder xml = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= ' ' && c < Character.MIN_SURROGATE)
                                || (c > Character.MAX_SURROGATE && c < 0xfffe)
                                || c > 0xffff
                        ? c
                        : 0xfffd)
                .forEach(xml::appendCodePoint);
        return xml.toString();
    }
}
