package io.github.criticalminerals.io.notebook;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML of the elements and attributes that viewers of notebooks keep, well-formed as XML too. */
final class Html {

    /** What is kept of a notebook that was opened and not run. */
    static final ImmutableSet<String> ELEMENTS = ImmutableSet.of(
            "div",
            "p",
            "span",
            "pre",
            "ul",
            "li",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "details",
            "summary",
            "figure",
            "figcaption",
            "img");

    static final ImmutableSet<String> ATTRIBUTES = ImmutableSet.of("title", "src", "alt");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes in turn, name and value. */
    Html open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content. */
    Html empty(String element, String... attributes) {
        start(element, attributes);
        out.append(" />");
        return this;
    }

    /** An element that holds a text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    private void start(String element, String... attributes) {
        checkArgument(ELEMENTS.contains(element), "element must be one that viewers keep, but was %s", element);
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            checkArgument(ATTRIBUTES.contains(attributes[i]), "attribute must be kept, but was %s", attributes[i]);
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    /** What XML cannot hold becomes U+FFFD. */
    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isText(c) ? c : 0xFFFD);
            }
        });
    }

    private static boolean isText(int c) {
        return c == '\n' || c == '\t' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
