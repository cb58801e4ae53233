package io.github.criticalminerals.io.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.ConcentrationSeries;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import io.github.criticalminerals.core.risk.EuSupplyRisk;
import io.github.criticalminerals.core.risk.NMinusOne;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplaySystem;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class DisplayTest {
    /** What viewers of a notebook that was opened and not run keep. */
    private static final Set<String> KEPT_ELEMENTS = Set.of(
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

    private static final Set<String> KEPT_OF_ALL = Set.of("class", "title", "lang", "dir");
    private static final Set<String> KEPT_OF_PICTURES = Set.of("src", "alt");

    private static final Source SOURCE = Source.of("A survey", "A & B \"tables\" <2024>");
    private static final SupplyTable TABLE = SupplyTable.builder("lithium", Stage.MINING, 2023, Basis.METAL)
            .add("Australia", 88_007)
            .add("Chile", Interval.of(48_000, 50_000), Mark.ESTIMATED)
            .addUnknown("United States", Mark.WITHHELD)
            .remainder(1_103)
            .printedTotal(240_000)
            .omission("2 rows of own.csv were rejected")
            .source(SOURCE)
            .build();
    private static final Chart CHART =
            Chart.bars("Lithium <2023>", "t", Map.of("Australia", 88_007.0)).withSource("A survey");
    private static final ReferenceData DATA = ReferenceData.load();
    private static final PolicyTimeline TIMELINE = DATA.policyTimeline();
    private static final LocalDate DAY = LocalDate.parse("2025-05-15");

    private static Run run() {
        SupplyTable refined = DATA.supply("magnet rare earths", Stage.REFINING, Measure.OUTPUT, 2024, "IEA CMDE 2025");
        return Simulation.of(SupplyChain.of(refined).with(Buyer.of("Japan", Mass.ofTonnes(5_000, refined.basis()))))
                .with(Shock.exportCut(Country.CHINA, Stage.REFINING, Share.of(0.5))
                        .from("2025-04-04"))
                .to("2025-12-31")
                .run();
    }

    private static Loaded<?> loaded() {
        return SupplyTables.countryAmounts(
                DataSource.ofText("mine.csv", "country,amount\nChina,7\nChnia,5\n"),
                SupplyTable.builder("cobalt", Stage.MINING, 2024, Basis.METAL),
                MassUnit.TONNE);
    }

    private static Map<String, Object> kinds() {
        Concentration of = Concentration.of(TABLE);
        GovernanceTable governance = DATA.governance(2023, "WGI 2024");
        Map<String, Object> kinds = new LinkedHashMap<>();
        kinds.put("table", TABLE);
        kinds.put("row", TABLE.rows().get(0));
        kinds.put("rows", TABLE.rows());
        kinds.put("remainder", TABLE.remainder());
        kinds.put("source", SOURCE);
        kinds.put("index", of.hhi());
        kinds.put("tree", of.hhi().term());
        kinds.put("contributions", of.contributions());
        kinds.put("completion", of.hhi().completion(Side.LOW));
        kinds.put("series", ConcentrationSeries.of(List.of(TABLE), Index.HHI));
        kinds.put("profile", DATA.stageProfile("magnet rare earths", 2024, "IEA CMDE 2025"));
        kinds.put("N-1", NMinusOne.of(TABLE).result());
        kinds.put("EU", EuSupplyRisk.of(TABLE, governance).result());
        kinds.put("governance", governance);
        kinds.put("run", run());
        kinds.put("comparison", run().compareWith(run().simulation().baseline().run()));
        kinds.put("timeline", TIMELINE);
        kinds.put("event", TIMELINE.events().get(0));
        kinds.put("binding", TIMELINE.bindingOn(DAY, Scope.ALL.of(Commodity.of("dysprosium"))));
        kinds.put("standings", TIMELINE.standingsOn(DAY));
        kinds.put("load", loaded());
        kinds.put("load report", loaded().report());
        kinds.put("chart", CHART);
        kinds.put("interval", Interval.of(3, 5));
        kinds.put("share", Share.parse("over 80 %"));
        kinds.put("mass", Mass.unknown(Basis.REO));
        kinds.put("shares", List.of(Share.of(0.5), Share.UNKNOWN));
        kinds.put("results", List.of(of.hhi(), of.nMinus1()));
        kinds.put("map", Map.of(Stage.MINING, of.hhi()));
        kinds.put("charts by name", List.of(CHART, CHART));
        kinds.put("stranger", List.of("<b>", 5));
        kinds.put("nothing", List.of());
        return kinds;
    }

    private static Element root(String html) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)))
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(html, e);
        }
    }

    private static Stream<Element> elements(Element root) {
        return Stream.concat(
                Stream.of(root),
                IntStream.range(0, root.getElementsByTagName("*").getLength())
                        .mapToObj(i -> (Element) root.getElementsByTagName("*").item(i)));
    }

    private static void checkKept(String html) {
        elements(root(html)).forEach(element -> {
            assertThat(KEPT_ELEMENTS).contains(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Node attribute = element.getAttributes().item(i);
                boolean kept = KEPT_OF_ALL.contains(attribute.getNodeName())
                        || (element.getTagName().equals("img") && KEPT_OF_PICTURES.contains(attribute.getNodeName()));
                assertThat(kept).as(element.getTagName() + " " + attribute).isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aViewerKeepsAllOfIt() {
        return kinds().entrySet().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> {
                    Display display = Display.of(kind.getValue());
                    checkKept(display.toHtml());
                    assertThat(display.mimeTexts())
                            .containsEntry("text/html", display.toHtml())
                            .containsEntry("text/plain", kind.getValue().toString());
                }));
    }

    @Property
    void anyTextIsWellFormed(@ForAll String text, @ForAll String other) {
        checkKept(Display.of(text).toHtml());
        checkKept(Display.of(Map.of(text, other)).toHtml());
        checkKept(Display.of(
                        List.of(Term.input("x", "", Interval.ONE, "", List.of()).withNote("note " + other)))
                .toHtml());
        Element shown = root(Display.of(text).toHtml());
        assertThat(shown.getTextContent().codePoints().filter(c -> c != 0xFFFD).count())
                .isLessThanOrEqualTo(text.codePoints().count());
    }

    private static List<String> titles(Object shown, String text) {
        return elements(root(Display.of(shown).toHtml()))
                .filter(element -> element.getTextContent().equals(text))
                .map(element -> element.getAttribute("title"))
                .collect(Collectors.toList());
    }

    @Test
    void aFigureSaysItsRangeAndSource() {
        assertThat(titles(TABLE, "48,000 to 50,000")).containsExactly("48000..50000 t contained metal, " + SOURCE);
        Share chile = TABLE.shareOf("Chile");
        assertThat(titles(TABLE, chile.inPercent())).containsExactly(chile + ", " + SOURCE);
        assertThat(titles(
                        Concentration.of(TABLE).hhi(),
                        Concentration.of(TABLE).hhi().inWords()))
                .containsExactly(Concentration.of(TABLE).hhi().value() + ", " + SOURCE);
        assertThat(titles(Interval.of(1.23456, 2), "1.234 to 2")).containsExactly("1.23456..2");
        assertThat(titles(Share.of(0.12345), "12.3 %")).containsExactly("0.12345");
    }

    @Test
    void aWithheldRowHasNoFigureAndTheOmissionIsSaid() {
        assertThat(titles(TABLE, "no figure")).containsExactly("0.. t contained metal, " + SOURCE);
        assertThat(Display.of(TABLE).toHtml())
                .contains(
                        "United States", "2 rows of own.csv were rejected", "printed total: 240000 t contained metal");
        assertThat(Display.of(Concentration.of(TABLE).hhi()).toHtml())
                .contains("without United States: withheld", "2 rows of own.csv were rejected");
    }

    @Test
    void aLongTableIsCutWithACount() {
        String cut = Display.of(TABLE.rows()).withMostRows(2).toHtml();
        assertThat(elements(root(cut)).filter(e -> e.getTagName().equals("tr"))).hasSize(1 + 2);
        assertThat(cut).contains("the first 2 of 3");
        assertThat(Display.of(TABLE.rows()).withMostRows(3).toHtml()).doesNotContain("the first");
        List<Share> many = IntStream.range(0, 61).mapToObj(i -> Share.UNKNOWN).toList();
        assertThat(Display.of(many).toHtml()).contains("the first 60 of 61");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Display.of(TABLE).withMostRows(0))
                .withMessage("rows must be at least 1, but was 0");
    }

    @Test
    void aTreeIsFoldedBelowADepth() {
        Term term = Concentration.of(TABLE).hhi().term();
        assertThat(elements(root(Display.of(term).withOpenLevels(0).toHtml())).findFirst())
                .hasValueSatisfying(root -> assertThat(root.getTagName()).isEqualTo("details"));
        assertThat(Display.of(term).withOpenLevels(99).toHtml()).doesNotContain("details");
        for (int depth : new int[] {0, 1, 99}) {
            assertThat(Display.of(term).withOpenLevels(depth).toHtml()).contains("88007");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Display.of(term).withOpenLevels(-1))
                .withMessage("levels must not be negative, but was -1");
    }

    @Test
    void aChartIsAPictureWithItsWords() {
        Element picture = elements(root(Display.of(CHART).toHtml()))
                .filter(e -> e.getTagName().equals("img"))
                .findFirst()
                .orElseThrow();
        assertThat(picture.getAttribute("alt")).isEqualTo("Lithium <2023>. " + CHART.inWords());
        String prefix = "data:image/svg+xml;base64,";
        assertThat(picture.getAttribute("src")).startsWith(prefix);
        assertThat(new String(
                        Base64.getDecoder().decode(picture.getAttribute("src").substring(prefix.length())),
                        StandardCharsets.UTF_8))
                .isEqualTo(CHART.toSvg());
    }

    @Test
    void formsOfTheirOwn() {
        assertThat(Display.of(run()).toHtml()).contains("lacking, from 2025-04-04 on", "2025-12", "months, in t");
        assertThat(Display.of(TIMELINE).withMostRows(1).toHtml())
                .contains(
                        TIMELINE.events().get(0).issuer(),
                        "the first 1 of " + TIMELINE.events().size());
        assertThat(Display.of(DATA.stageProfile("magnet rare earths", 2024, "IEA CMDE 2025"))
                        .toHtml())
                .contains("8,353 to 8,363", "bottleneck by hhi: refining");
        assertThat(Display.of(loaded().report()).toHtml()).contains("unknown-producer", "Chnia");
        assertThat(Display.of(Concentration.of(TABLE).contributions()).toHtml())
                .contains("<th>producer</th>", "<td>Australia</td>");
    }

    @Test
    void whatIsOurs() {
        assertThat(kinds().entrySet().stream()
                        .filter(kind -> !Display.knows(kind.getValue()))
                        .map(Map.Entry::getKey))
                .containsExactly("stranger", "nothing");
        assertThat(Display.knows(Optional.empty())).isFalse();
        assertThat(Display.knows("text")).isFalse();
        assertThat(Display.of(Display.of(TABLE)).toText()).isEqualTo(TABLE.toString());
        assertThat(Display.of(TABLE)).hasToString(TABLE.toString());
        assertThatNullPointerException().isThrownBy(() -> Display.of(null)).withMessage("shown is required");
    }

    /** Who has no kernel on the class path can still call it. */
    @Test
    void noKernelIsNeeded() throws IOException {
        for (Class<?> type : List.of(Display.class, Cell.class, Html.class, Value.class, Members.class)) {
            try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .contains("io/notebook/")
                        .doesNotContain("org/rapaio", "org/dflib");
            }
        }
    }

    /** Through the kernel's own entry, which finds the adapter by its service file. */
    @Test
    void rapaioShowsOursAndKeepsItsOwn() {
        for (Object ours : List.of(TABLE, TABLE.rows(), Map.of("a", TABLE), TABLE.remainder(), Display.of(CHART))) {
            DisplayData data = DisplaySystem.inst().render(ours);
            assertThat(data.data().get("text/html")).isEqualTo(Display.of(ours).toHtml());
            assertThat(data.data().get("text/plain")).isEqualTo(ours.toString());
        }
        DisplayData strange = DisplaySystem.inst().render(List.of("pear", "plum"));
        assertThat(strange.data().toString()).contains("pear", "plum").doesNotContain("<pre>pear");
        assertThat(ServiceLoader.load(DisplayProvider.class)).hasAtLeastOneElementOfType(RapaioDisplays.class);
    }

    @Test
    void jjavaShowsOursAndStrangersAsText() {
        Renderer renderer = new Renderer();
        JJavaDisplays.install(renderer);
        assertThat(renderer.render(TABLE).getData(MIMEType.TEXT_HTML))
                .isEqualTo(Display.of(TABLE).toHtml());
        assertThat(renderer.renderAs(TABLE, "text/plain").getData(MIMEType.TEXT_PLAIN))
                .isEqualTo(TABLE.toString());
        assertThat(renderer.render(List.of(TABLE)).getData(MIMEType.TEXT_HTML))
                .isEqualTo(Display.of(List.of(TABLE)).toHtml());
        assertThat(renderer.render(List.of("pear")).getData(MIMEType.TEXT_PLAIN))
                .isEqualTo("[pear]");
        assertThat(renderer.render(List.of("pear")).hasDataForType(MIMEType.TEXT_HTML))
                .isFalse();
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(JJavaDisplays.class);
    }
}
