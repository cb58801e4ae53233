package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubstituteCatalogueTest {

    private static Substitute row(String material, String application, String replacement) {
        return SubstituteCatalogue.of(Commodity.of(material)).stream()
                .filter(row -> row.application().name().equals(application)
                        && row.replacement().name().equals(replacement))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRowNamesItsReportAndPlaceAndQuotesIt() {
        assertThat(SubstituteCatalogue.all()).isNotEmpty().allSatisfy(row -> {
            Source source = row.source();
            assertThat(source.locator().orElseThrow()).matches("(p\\.|table) \\d+.*|(section|chapter) \".+\"");
            assertThat(source.note().orElseThrow()).endsWith(".");
            assertThat(source.doi().or(source::url)).isPresent();
            assertThat(row.application().source()).isEqualTo(source);
        });
    }

    @Test
    void everyQuoteSpeaksOfTheMaterialOrItsReplacement() {
        assertThat(SubstituteCatalogue.all()).allSatisfy(row -> {
            Commodity material = row.application().material();
            Stream<String> names = Pattern.compile("\\W+")
                    .splitAsStream(material.name() + " " + row.replacement().name())
                    .filter(word -> word.length() > 2)
                    .map(word -> word.replaceAll("s$", ""));
            Stream<String> symbols = material.elements().stream().map(element -> " " + element.symbol() + "\\b");
            String words =
                    Stream.concat(names.map(name -> "(?i)\\b" + name), symbols).collect(Collectors.joining("|"));
            assertThat(row.source().note().orElseThrow()).containsPattern(words);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dysprosium",
                "neodymium",
                "terbium",
                "gallium",
                "germanium",
                "cobalt",
                "lithium",
                "graphite (natural)",
                "tungsten"
            })
    void holdsTheMaterialsOfAStart(String material) {
        assertThat(SubstituteCatalogue.of(Commodity.of(material)))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.application().material()).isEqualTo(Commodity.of(material)));
    }

    @Test
    void namesAReplacementInAUseOnce() {
        assertThat(SubstituteCatalogue.all()).extracting(Substitute::toString).doesNotHaveDuplicates();
    }

    @Test
    void everyReportIsUsed() {
        List<String> cited = ClassPathTable.read("substitutes.tsv").stream()
                .map(row -> ClassPathTable.cell(row, "report"))
                .distinct()
                .collect(Collectors.toList());
        assertThat(ClassPathTable.read("substitute-reports.tsv"))
                .extracting(row -> ClassPathTable.cell(row, "report"))
                .containsExactlyInAnyOrderElementsOf(cited);
    }

    @Test
    void whatThePageDoesNotSayIsUnknown() {
        Substitute glass = row("germanium", "infrared optics", "chalcogenide glass");
        assertThat(glass).hasToString("germanium in infrared optics by chalcogenide glass");
        assertThat(glass.replacement()).isInstanceOf(Replacement.Technology.class);
        assertThat(glass.shareOfUse()).isEqualTo(Share.UNKNOWN);
        assertThat(glass.application().share()).isEqualTo(Share.UNKNOWN);
        assertThat(glass.performance()).isEqualTo(Substitute.UNKNOWN_PERFORMANCE);
        assertThat(glass.yearsToDeploy()).isEqualTo(Substitute.UNKNOWN_YEARS);
    }

    @Test
    void aFigureOfThePageIsAnIntervalWhereThePageGivesOne() {
        assertThat(row("dysprosium", "NdFeB magnets", "grain boundary diffusion")
                        .shareOfUse())
                .isEqualTo(Share.of(0.5));
        assertThat(row("neodymium", "NdFeB magnets", "cerium").shareOfUse()).isEqualTo(new Share(Interval.of(0, 0.5)));
        // handCalculated: 6.5/11.5, 223/229 and 223/168, rounded outward
        assertThat(row("neodymium", "electric vehicle traction motors", "ferrite magnets")
                        .performance())
                .isEqualTo(Interval.of(0.565, 1));
        assertThat(row("lithium", "lithium-ion batteries", "sodium-ion batteries (SIB)")
                        .costRatio())
                .isEqualTo(Interval.of(0.973, 1.328));
    }

    @Test
    void citesAsAReferenceListDoes() {
        assertThat(row("dysprosium", "NdFeB magnets", "terbium").source())
                .hasToString(
                        "Magnetics Business & Technology, S. Trout, Dysprosium 2.0, in the issue Summer 2018, p. 34,"
                                + " https://www.nxtbook.com/nxtbooks/webcom/magnetics_2018summer/index.php?startid=34"
                                + " [We also learned that terbium works a bit better than Dy in increasing HcJ, but Tb is usually not"
                                + " as cost effective.]");
        assertThat(row("cobalt", "hydroformylation catalysts", "rhodium").source())
                .hasToString("U.S. Geological Survey, Mineral Commodity Summaries 2026, p. 2 of the chapter Cobalt,"
                        + " doi:10.3133/mcs2026, public domain [Potential substitutes in other applications include ..."
                        + " rhodium in hydroformylation catalysts; ...]");
    }

    @Test
    void aMaterialOfOnesOwnHasItsElements() {
        assertThat(SubstituteCatalogue.of(Commodity.of("germanium")))
                .extracting(Substitute::replacement)
                .contains(new Replacement.Material(
                        Commodity.named("gallium arsenide").withElements(List.of(Element.of("Ga"), Element.of("As")))));
        assertThat(SubstituteCatalogue.of(Commodity.of("copper"))).isEmpty();
        assertThat(SubstituteCatalogue.of(Commodity.of("rare earths"))).isEmpty();
    }
}
