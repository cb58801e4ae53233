package io.github.criticalminerals.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.chart.Chart;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class GalleryTest {

    /** Every kind draws the ordinary data; of hard data it draws a picture with a text for it, or says in a sentence why not. */
    @Test
    void everyKindDrawsOrSaysWhyNot() throws Exception {
        List<String> drawn = new ArrayList<>();
        for (Map.Entry<String, Function<Map<String, Interval>, Chart>> kind :
                Kinds.all().entrySet()) {
            for (Map.Entry<String, Map<String, Interval>> data : Hard.data().entrySet()) {
                String figures = Gallery.figures(kind.getValue(), data.getValue());
                String name = kind.getKey() + ": " + data.getKey();
                if (figures.startsWith("<p>")) {
                    assertThat(figures).as(name).matches("(?s)<p>Not drawn: .+ (must|needs?) .+</p>\n");
                    continue;
                }
                drawn.add(name);
                assertThat(figures).as(name).doesNotContainPattern("[\" ,ML-](NaN|Infinity)[\" ,]");
                NodeList texts = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader("<g>" + figures + "</g>")))
                        .getElementsByTagName("desc");
                assertThat(texts.getLength()).as(name).isEqualTo(2);
                assertThat(texts.item(0).getTextContent()).as(name).isNotBlank();
            }
        }
        String ordinary = Hard.data().keySet().iterator().next();
        assertThat(drawn)
                .containsAll(Kinds.all().keySet().stream()
                        .map(kind -> kind + ": " + ordinary)
                        .toList());
    }
}
