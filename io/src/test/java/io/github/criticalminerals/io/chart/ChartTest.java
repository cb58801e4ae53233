package io.github.criticalminerals.io.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/github/criticalminerals/io/chart");
    private static final ImmutableMap<String, Double> AMOUNTS = ImmutableMap.of("A", 7.0, "B", 2.0, "C", 1.0);

    /** Each kind at two widths; with {@code -Dcritmin.golden=write} they are written anew. */
    @TestFactory
    Stream<DynamicTest> svgIsTheGoldenFile() {
        return Charts.all().entrySet().stream().flatMap(kind -> Stream.of(336, 720)
                .map(width -> dynamicTest(kind.getKey() + "-" + width, () -> {
                    String name = kind.getKey() + "-" + width + ".svg";
                    String svg = kind.getValue().withWidth(width).toSvg();
                    if ("write".equals(System.getProperty("critmin.golden"))) {
                        Files.writeString(GOLDEN.resolve(name), svg);
                    }
                    assertThat(svg).isEqualTo(Files.readString(GOLDEN.resolve(name)));
                })));
    }

    @Test
    void svgNamesOneFontAndNothingOutside() {
        Charts.all().forEach((kind, chart) -> {
            String svg = chart.toSvg();
            Element root = Charts.svg(svg);
            NodeList texts = root.getElementsByTagName("text");
            assertThat(texts.getLength()).as(kind).isPositive();
            for (int i = 0; i < texts.getLength(); i++) {
                assertThat(Charts.attribute((Element) texts.item(i), "font-family"))
                        .isEqualTo("Arimo, 'Liberation Sans', Arial, Helvetica, sans-serif");
            }
            assertThat(svg)
                    .startsWith("<svg ")
                    .doesNotContain("href", "<script", "<image", "<!", "http://www.w3.org/1999")
                    .endsWith("</svg>\n");
        });
    }

    @Test
    void svgIsNamedAndDescribed() {
        Element root = Charts.svg(Charts.shares().withIdPrefix("fig1-").toSvg());
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("fig1-title");
        assertThat(root.getAttribute("aria-describedby")).isEqualTo("fig1-desc");
        assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Made-up mine production, 2031");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("t REO; sum 9,703. Ruritania: 7,919 (81.6 %); Erewhon & Co: 1,583 (16.3 %);"
                        + " Côte d'Azur: 199 (2.1 %); Utopia: 2 (under 0.1 %)");
    }

    /** Label, value and unit, a range as one; a line says its days, a marked day itself. */
    @Test
    void everyMarkSaysWhatItShows() {
        assertThat(says(Charts.shares()))
                .containsExactly(
                        "Ruritania: 81.6 % (7,919 t REO)",
                        "Erewhon & Co: 16.3 % (1,583 t REO)",
                        "Côte d'Azur: 2.1 % (199 t REO)",
                        "Utopia: under 0.1 % (2 t REO)");
        assertThat(says(Charts.bars()))
                .as("an amount of 0 has no bar")
                .containsExactly("Ruritania: 127 t a year", "Erewhon: -31 t a year", "Nowhere: 0.37 t a year");
        assertThat(says(Charts.intervals()))
                .containsExactly(
                        "unobtainium: 4,001 to 4,507 HHI, points, 0 to 10,000",
                        "mithril, of which one row is withheld by its publisher: at least 2,003 HHI, points, 0 to 10,000",
                        "vibranium: 8,111 HHI, points, 0 to 10,000");
        assertThat(says(Charts.lines()))
                .containsExactlyInAnyOrder(
                        "Alpha, 2031-02-03: 17 % since 2030-12-31",
                        "Alpha, 2031-05-29: 41 % since 2030-12-31", "Beta, 2031-05-30: -23 % since 2030-12-31");
        assertThat(says(Charts.timeline()))
                .contains("2031-04-01")
                .containsAll(Splitter.on("; ").splitToList(Charts.timeline().inWords()));
    }

    @Test
    void aMarkedDayStandsInTheUnitAndWithinTheLines() {
        ImmutableMap<String, ImmutableSortedMap<LocalDate, Double>> lines = ImmutableMap.of(
                "A", ImmutableSortedMap.of(LocalDate.of(2031, 1, 1), 1.0, LocalDate.of(2031, 3, 1), 2.0));
        Chart chart = Chart.lines("T", "t", lines, LocalDate.of(2031, 2, 1));
        assertThat(chart).hasToString("T (t; the upright mark is 2031-02-01)");
        assertThat(says(chart)).containsExactlyInAnyOrder("2031-02-01", "A, 2031-03-01: 2 t");
        refuses(
                () -> Chart.lines("T", "t", lines, LocalDate.of(2031, 3, 2)),
                "marked must be a day that the lines reach over, but was 2031-03-02");
        refuses(
                () -> Chart.lines("T", "t", lines, LocalDate.of(2030, 12, 31)),
                "marked must be a day that the lines reach over, but was 2030-12-31");
    }

    /** The titles of shapes, each once. */
    private static List<String> says(Chart chart) {
        NodeList titles = Charts.svg(chart.toSvg()).getElementsByTagName("title");
        List<String> says = new ArrayList<>();
        for (int i = 1; i < titles.getLength(); i++) {
            String text = titles.item(i).getTextContent();
            if (!says.contains(text)) {
                says.add(text);
            }
        }
        return says;
    }

    @Test
    void idsDifferBetweenChartsAndFollowThePrefix() {
        List<String> ids = new ArrayList<>();
        Charts.all().values().forEach(chart -> ids.addAll(ids(chart.toSvg())));
        assertThat(ids).doesNotHaveDuplicates();
        String svg = Charts.timeline().withIdPrefix("x").toSvg();
        assertThat(ids(svg)).isNotEmpty().allMatch(id -> id.startsWith("x"));
        assertThat(svg).contains("url(#xclipPath").doesNotContain("url(#clip");
    }

    private static List<String> ids(String svg) {
        List<String> ids = new ArrayList<>();
        NodeList all = Charts.svg(svg).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).hasAttribute("id")) {
                ids.add(((Element) all.item(i)).getAttribute("id"));
            }
        }
        return ids;
    }

    @Test
    void svgShowsTitleUnitLabelsNotesAndSourcesInOrder() {
        List<String> lines = Charts.texts(Charts.shares().withWidth(720).toSvg()).stream()
                .map(Charts.Text::text)
                .toList();
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "Made-up mine production, 2031",
                        "t REO; sum 9,703",
                        "1. Ruritania: 7,919 (81.6 %)",
                        "2. Erewhon & Co: 1,583 (16.3 %)",
                        "3. Côte d'Azur: 199 (2.1 %)",
                        "4. Utopia: 2 (under 0.1 %)",
                        "1",
                        "2",
                        "3",
                        "Zero: Nowhere.",
                        "Invented for a test: nobody mines this.",
                        "Source: no publication, edition 0");
        Map<String, Double> heights = new HashMap<>();
        Charts.texts(Charts.shares().toSvg()).forEach(text -> heights.put(text.text(), text.y()));
        assertThat(heights.get("Zero: Nowhere."))
                .isLessThan(heights.get("Invented for a test: nobody mines this."))
                .isGreaterThan(heights.get("4. Utopia: 2 (under 0.1 %)"));
        assertThat(heights.get("Source: no publication, edition 0"))
                .isGreaterThan(heights.get("Invented for a test: nobody mines this."));
    }

    @Test
    void anotherAmountGivesAnotherPicture() {
        String one = Chart.shares("T", "t", AMOUNTS).toSvg();
        String other = Chart.shares("T", "t", ImmutableMap.of("A", 7.0, "B", 2.0, "C", 3.0))
                .toSvg();
        assertThat(one)
                .contains("A: 7 (70.0 %)")
                .isEqualTo(Chart.shares("T", "t", AMOUNTS).toSvg());
        assertThat(other).contains("A: 7 (58.3 %)").doesNotContain("70.0 %");
    }

    @Test
    void smallSlicesAreOneOnlyWhenAskedAndTheNoteNamesThem() {
        Chart grouped = Chart.shares("T", "t", AMOUNTS, 0.25).withSource("S");
        assertThat(grouped.inWords()).isEqualTo("A: 7 (70.0 %); 2 smaller, each under 25 %: 3 (30.0 %)");
        assertThat(grouped.notes()).containsExactly("Drawn as one slice: B 2, C 1.", "Source: S");
        assertThat(Chart.shares("T", "t", AMOUNTS, 0.15).inWords())
                .as("one alone keeps its name")
                .isEqualTo("A: 7 (70.0 %); B: 2 (20.0 %); C: 1 (10.0 %)");
        assertThat(Chart.shares("T", "t", AMOUNTS).notes()).isEmpty();
    }

    @Test
    void everyKindSaysItsNumbersInWords() {
        assertThat(Charts.bars().inWords()).isEqualTo("Ruritania: 127; Erewhon: -31; Utopia: 0; Nowhere: 0.37");
        assertThat(Charts.intervals().inWords())
                .isEqualTo(
                        "unobtainium: 4,001 to 4,507; mithril, of which one row is withheld by its publisher: at least"
                                + " 2,003; vibranium: 8,111");
        assertThat(Charts.lines().inWords())
                .isEqualTo("Alpha: 0 on 2030-12-31 to 41 on 2031-05-29; Beta: 0 on 2030-12-31 to -23 on 2031-05-30");
        assertThat(Charts.timeline().inWords())
                .startsWith("2031-01-13 to 2031-04-12: truce (both); from 2031-03-02: licences for")
                .endsWith("; 2031-03-05: list grows (Utopia)");
        assertThat(Charts.timeline()).hasToString("Made-up acts, 2031 (days; the upright mark is 2031-04-01)");
        assertThat(Charts.bars().title()).isEqualTo("Made-up changes, 2031");
    }

    @Test
    void zeroHasNoBar() {
        assertThat(shapes(Chart.bars("T", "t", ImmutableMap.of("A", 3.0, "B", 0.0))))
                .isEqualTo(shapes(Chart.bars("T", "t", ImmutableMap.of("A", 3.0))))
                .isEqualTo(shapes(Chart.bars("T", "t", ImmutableMap.of("A", 3.0, "B", 1e-3))) - 1);
    }

    private static int shapes(Chart chart) {
        NodeList groups = Charts.svg(chart.toSvg()).getElementsByTagName("rect");
        return groups.getLength()
                + Charts.svg(chart.toSvg()).getElementsByTagName("path").getLength();
    }

    @Test
    void dayAndLevelLinesAreDrawn() {
        Chart chart = Chart.lines(
                "T", "USD", ImmutableMap.of("one day", ImmutableSortedMap.of(LocalDate.of(2031, 7, 1), 500.0)));
        assertThat(Charts.texts(chart.toSvg()).stream().map(Charts.Text::text))
                .contains("one day", "500", "2031-07-01");
    }

    @Test
    void scriptsOtherThanTheFontsAreNotStretched() {
        String svg = Chart.bars("稀土", "t", ImmutableMap.of("China", 1.0)).toSvg();
        assertThat(svg).containsPattern("<text [^>]*>稀土</text>").doesNotContainPattern("<text [^>]*textLength[^>]*>稀土");
    }

    @Test
    void markupInTextsStaysText() {
        Chart chart = Chart.bars("<b>&\"", "t", ImmutableMap.of("</text><script>", 1.0));
        Element root = Charts.svg(chart.toSvg());
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
        assertThat(Charts.texts(chart.toSvg()).stream().map(Charts.Text::text))
                .contains("<b>&\"", "</text><script>: 1");
    }

    /** Case hard-11: whatever character stands in a text, the picture is XML. */
    @Test
    void everyCharacterOfATextIsXmlOrReplaced() {
        for (int c : new int[] {
            0, 1, 8, 0xb, 0x1f, 0x7f, 0x80, 0xd800, 0xdfff, 0xfffe, 0xffff, '<', '&', '"', 0x202e, 0x1f600
        }) {
            String text = "T" + (c > 0xffff ? Character.toString(c) : String.valueOf((char) c)) + "]]>";
            String svg = Chart.bars(text, text, ImmutableMap.of(text, 1.0, "b", 2.0))
                    .withNote(text)
                    .toSvg();
            assertThat(Charts.svg(svg).getTagName()).as("U+%04X", c).isEqualTo("svg");
        }
    }

    /**
     * Case hard-11: a label of any length is drawn in two lines or three; the words beside the picture hold all of it.
     */
    @Test
    void longTextsAreCut() {
        for (String unit : List.of("x", "word ")) {
            String text = unit.repeat(60_000 / unit.length());
            for (Chart chart : List.of(
                    Chart.bars(text, "t", ImmutableMap.of(text, 1.0, text + "b", 2.0)),
                    Chart.shares(text, "t", ImmutableMap.of(text, 1.0, "b", 2.0)))) {
                String svg = chart.withNote(text).toSvg();
                assertThat(Charts.texts(svg)).allMatch(each -> each.text().length() < 200);
                assertThat(Charts.texts(svg).stream().map(Charts.Text::text)).anyMatch(each -> each.contains("..."));
            }
        }
    }

    @Test
    void pngHasTheScaledSizeAndTheColours() throws IOException {
        BufferedImage image = ImageIO.read(
                new ByteArrayInputStream(Charts.shares().withWidth(600).toPng(1.5)));
        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(image.getRGB(2, 2)).isEqualTo(0xFFFFFFFF);
        TreeSet<Integer> colours = new TreeSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        assertThat(colours).contains(0x0072B2, 0xD55E00, 0x009E73, 0x222222);
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        refuses(() -> Chart.shares(" ", "t", AMOUNTS), "title must not be blank");
        refuses(() -> Chart.shares("T", "", AMOUNTS), "unit must not be blank");
        refuses(() -> Chart.shares("T", "t", ImmutableMap.of()), "amounts must not be empty");
        refuses(
                () -> Chart.shares("T", "t", ImmutableMap.of("A", -1.0)),
                "amount of A must not be negative, but was -1.0");
        refuses(
                () -> Chart.shares("T", "t", ImmutableMap.of("A", 0.0)),
                "amounts must have a sum above 0, but were all 0");
        refuses(() -> Chart.shares("T", "t", AMOUNTS, 1), "groupedBelow must be at least 0 and below 1, but was 1.0");
        refuses(
                () -> Chart.bars("T", "t", ImmutableMap.of("A", Double.NaN)),
                "amount of A must be finite, but was NaN");
        refuses(() -> Chart.bars("T", "t", ImmutableMap.of("", 1.0)), "label must not be blank");
        refuses(() -> Chart.intervals("T", "t", ImmutableMap.of()), "intervals must not be empty");
        refuses(() -> Chart.lines("T", "t", ImmutableMap.of()), "lines must not be empty");
        refuses(
                () -> Chart.lines("T", "t", ImmutableMap.of("A", ImmutableSortedMap.<LocalDate, Double>of())),
                "line A must have a day, but has none");
        refuses(
                () -> Chart.lines(
                        "T",
                        "t",
                        ImmutableMap.of("A", ImmutableSortedMap.of(LocalDate.EPOCH, Double.POSITIVE_INFINITY))),
                "A on 1970-01-01 must be finite, but was Infinity");
        refuses(() -> Chart.timeline("T", List.of()), "spans must not be empty");
        Chart chart = Chart.bars("T", "t", AMOUNTS);
        refuses(() -> chart.withWidth(279), "width must be between 280 and 4000 px, but was 279");
        refuses(() -> chart.withWidth(4001), "width must be between 280 and 4000 px, but was 4001");
        refuses(() -> chart.withNote(""), "note must not be blank");
        refuses(() -> chart.withSource(" "), "source must not be blank");
        refuses(
                () -> chart.withIdPrefix("1a"),
                "prefix must be a letter and then letters, digits, _ or -, but was \"1a\"");
        refuses(() -> chart.toPng(0), "scale must be between 0.1 and 8, but was 0.0");
        refuses(() -> chart.toPng(Double.NaN), "scale must be between 0.1 and 8, but was NaN");
        assertThatThrownBy(() -> Chart.timeline("T", List.of(), null)).isInstanceOf(NullPointerException.class);
    }

    private static void refuses(Runnable call, String message) {
        assertThat(catchThrowable(call::run))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
