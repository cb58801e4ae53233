package io.github.criticalminerals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.io.chart.Chart;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PageTest {
    private static final List<String> HEADERS = List.of("id", "share_of_output", "what was said and by whom");
    private static final String SENTENCE = "A sentence that is longer than forty characters.";

    private static Page page() {
        return Page.titled("A <title> & more")
                .paragraph("See https://example.org/a?b=1&c=2, and <b>no markup</b>.")
                .section("Figure \"1\"")
                .figure(Chart.shares("Made up", "t", ImmutableMap.of("A", 3.0, "B", 1.0)))
                .links(ImmutableMap.of("the numbers", "figure-1.csv"))
                .section("Claims")
                .list(List.of("one", "two"))
                .table(
                        "All claims",
                        "",
                        HEADERS,
                        List.of(List.of("1", "68.5 %", SENTENCE), List.of("2", "", "O'Hara")));
    }

    private static Element root(String html) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not well formed: " + html, e);
        }
    }

    private static List<String> texts(Element root, String tag) {
        List<String> texts = new ArrayList<>();
        NodeList elements = root.getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(elements.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void textsStayTexts() {
        Element root = root(page().toHtml());
        assertThat(texts(root, "h1")).containsExactly("A <title> & more");
        assertThat(texts(root, "h2")).containsExactly("Figure \"1\"", "Claims");
        assertThat(texts(root, "p"))
                .containsExactly("See https://example.org/a?b=1&c=2, and <b>no markup</b>.", "the numbers");
        assertThat(root.getElementsByTagName("b").getLength()).isZero();
        assertThat(texts(root, "li")).containsExactly("Figure \"1\"", "Claims", "one", "two");
    }

    @Test
    void addressesBecomeLinksWithoutTheCommaAfterThem() {
        NodeList links = root(page().toHtml()).getElementsByTagName("a");
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < links.getLength(); i++) {
            addresses.add(((Element) links.item(i)).getAttribute("href"));
        }
        assertThat(addresses).containsExactly("https://example.org/a?b=1&c=2", "#s1", "#s2", "figure-1.csv");
    }

    @Test
    void tablesNameTheirColumnsAndRowsAndScrollInTheirOwnFrame() {
        assertThat(page().toHtml())
                .contains(
                        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"All claims\">\n<table>",
                        "<thead><tr><th scope=\"col\" class=\"number\">id</th>"
                                + "<th scope=\"col\" class=\"number\">share of output</th>"
                                + "<th scope=\"col\" class=\"sentence\">what was said and by whom</th></tr></thead>",
                        "<tr><th scope=\"row\" class=\"number\">2</th><td class=\"number\"></td>"
                                + "<td class=\"sentence\">O&#39;Hara</td></tr>");
    }

    @Test
    void onlyColumnsOfNumbersAreSetRight() {
        String html = Page.titled("T")
                .section("S")
                .table("C", "", List.of("a", "b", "c", "d"), List.of(List.of("3..5 %", "1,000", "2025-04-04", "W")))
                .toHtml();
        assertThat(html)
                .contains("<th scope=\"row\" class=\"number\">3..5 %</th><td class=\"number\">1,000</td><td"
                        + " class=\"date\">2025-04-04</td>"
                        + "<td>W</td>");
    }

    @Test
    void figuresStandTwiceWithIdsOfTheirOwn() {
        Chart chart = Chart.bars("Made up", "t", ImmutableMap.of("A", 3.0));
        Element root =
                root(Page.titled("T").section("S").figure(chart).figure(chart).toHtml());
        assertThat(root.getElementsByTagName("svg").getLength()).isEqualTo(4);
        List<String> ids = new ArrayList<>();
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).hasAttribute("id")) {
                ids.add(((Element) all.item(i)).getAttribute("id"));
            }
        }
        assertThat(ids)
                .contains("s1", "f1w-title", "f1n-title", "f2w-title", "f2n-desc")
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingIsLoadedAndOnlyTheSortingRuns() {
        assertThat(page().toHtml())
                .contains("default-src 'none'")
                .doesNotContain("<script src", "<img", "@import", "url(http", "src=\"");
        assertThat(page().toHtml()).isEqualTo(page().toHtml());
    }

    @Test
    void refusesWhatIsNoPage() {
        assertThatThrownBy(() -> Page.titled(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("title must not be blank");
        assertThatThrownBy(() -> page().section("")).hasMessage("heading must not be blank");
        assertThatThrownBy(() -> page().figure("<p>", "<p>"))
                .hasMessage("a figure must start with \"<svg \", but does not");
        assertThatThrownBy(() -> page().table("C", "", List.of(), List.of())).hasMessage("headers must not be empty");
        assertThatThrownBy(() -> page().table("C", "", HEADERS, List.of(List.of("1"))))
                .hasMessage("row must have 3 cells, but has 1: [1]");
        assertThatThrownBy(() -> Page.titled("T").toHtml())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a page needs at least one section");
    }

    @Test
    void aLongTableIsFolded() {
        assertThat(Page.titled("T")
                        .section("S")
                        .foldedTable("All", "", List.of("a"), List.of(List.of("1")))
                        .toHtml())
                .contains("<details>\n<summary>All</summary>\n<div class=\"scroll\"", "</table>\n</div>\n</details>");
    }

    @Test
    void aLongTextIsFoldedAndKeepsItsLines() {
        String html = Page.titled("Report")
                .section("Text")
                .text("In full", "a = 1\n  b < 2 https://example.org\n")
                .toHtml();
        assertThat(html)
                .contains("<details>\n<summary>In full</summary>\n<pre>a = 1\n  b &lt; 2 "
                        + "<a href=\"https://example.org\">https://example.org</a>\n</pre>\n</details>");
    }
}
