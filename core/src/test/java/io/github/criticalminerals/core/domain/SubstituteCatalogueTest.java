package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubstituteCatalogueTest {

    private static Substitute row(String material, String application, String replacement) {
        return allOf(Commodity.of(material)).stream()
                .filter(row -> row.application().name().equals(application)
                        && row.replacement().name().equals(replacement))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRowNamesItsReportAndPlaceAndQuotesIt() {
        assertThat(Substitute.all()).isNotEmpty().allSatisfy(row -> {
            Source source = row.source();
            assertThat(source.locator().orElseThrow())
                    .matches("(p\\.|table|paragraphs?) \\d+.*|(section|chapter|paragraph) \".+\".*");
            assertThat(source.note().orElseThrow()).endsWith(".");
            assertThat(source.doi().or(source::url)).isPresent();
            assertThat(row.application().source()).isEqualTo(source);
        });
    }

    @Test
    void everyQuoteSpeaksOfTheMaterialOrItsReplacement() {
        assertThat(Substitute.all()).allSatisfy(row -> {
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
                "samarium",
                "europium",
                "yttrium",
                "lanthanum",
                "gallium",
                "germanium",
                "cobalt",
                "lithium",
                "graphite (natural)",
                "tungsten"
            })
    void holdsTheMaterialsOfAStart(String material) {
        assertThat(allOf(Commodity.of(material)))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.application().material()).isEqualTo(Commodity.of(material)));
    }

    @Test
    void namesAReplacementInAUseOnce() {
        assertThat(Substitute.all()).extracting(Substitute::toString).doesNotHaveDuplicates();
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

    /** What the words of a quote say of a figure, by the convention at the head of the table. */
    private record Claim(Substitute row, Function<Substitute, Interval> column, String words, Interval meant) {

        Interval figure() {
            return column.apply(row);
        }
    }

    /** Words that mean an interval; fractions. */
    private static Interval about(double value) {
        return Interval.of(value - 0.025, value + 0.025);
    }

    private static Interval percent(int printed) {
        return Interval.of((printed - 0.5) / 100, (printed + 0.5) / 100);
    }

    private static Interval upTo(double value) {
        return Interval.of(0, value);
    }

    private static Interval atLeast(double value) {
        return Interval.of(value, 1);
    }

    private static Interval without(Interval saved) {
        return Interval.of(1 - saved.upper(), 1 - saved.lower());
    }

    private static List<Claim> claims() {
        Function<Substitute, Interval> share = row -> row.shareOfUse().fraction();
        String motors = "electric vehicle traction motors";
        Substitute diffusion = row("dysprosium", "NdFeB magnets", "grain boundary diffusion");
        Substitute nissan = row("dysprosium", motors, "grain boundary diffusion");
        Substitute phosphor = row("terbium", "fluorescent lighting", "green phosphor with less terbium");
        Substitute magnet = row("neodymium", "NdFeB magnets", "lanthanum and cerium");
        Substitute motor = row("neodymium", motors, "lanthanum and cerium");
        Substitute mischmetal = row("samarium", "samarium-cobalt magnets", "mischmetal");
        Substitute cerium = row("dysprosium", "NdFeB magnets", "cerium with cobalt");
        Substitute ferrite = row("neodymium", motors, "ferrite magnets");
        Substitute lfp = row("cobalt", "electric vehicle batteries", "LFP batteries");
        Substitute sodium = row("lithium", "lithium-ion batteries", "sodium-ion batteries (SIB)");
        return List.of(
                new Claim(diffusion, share, "roughly 50% less Dy", about(0.5)),
                new Claim(nissan, share, "40% less", percent(40)),
                new Claim(phosphor, share, "by 90 percent", percent(90)),
                new Claim(magnet, share, "by up to 50 percent", upTo(0.5)),
                new Claim(motor, share, "by around 20 per cent", about(0.2)),
                new Claim(motor, Substitute::yearsToDeploy, "within 10 years", upTo(10)),
                new Claim(mischmetal, share, "50% less Sm", percent(50)),
                new Claim(cerium, Substitute::costRatio, "at least 20 to 40% cheaper", without(atLeast(0.2))),
                // handCalculated: each printed figure is half a unit of its last digit
                new Claim(ferrite, Substitute::performance, "lowest at 6.5 Nm/kg", Interval.of(6.45 / 11.55, 1)),
                new Claim(
                        lfp, Substitute::costRatio, "less than 25% more expensive than their LFP", Interval.of(0.8, 1)),
                new Claim(
                        sodium,
                        Substitute::costRatio,
                        "223 EUR/kWh is obtained, compared to 229 EUR/kWh for the LFP and 168 EUR/kWh",
                        Interval.of(222.5 / 229.5, 223.5 / 167.5)));
    }

    @Test
    void everyFigureIsWhatTheWordsOfItsQuoteMean() {
        assertThat(claims()).allSatisfy(claim -> {
            assertThat(claim.row().source().note().orElseThrow()).contains(claim.words());
            Interval figure = claim.figure();
            assertThat(figure.lower())
                    .as(claim.words())
                    .isLessThan(figure.upper())
                    .isBetween(claim.meant().lower() - 0.001, claim.meant().lower() + 1e-12);
            assertThat(figure.upper())
                    .as(claim.words())
                    .isBetween(claim.meant().upper() - 1e-12, claim.meant().upper() + 0.001);
        });
        long figures = ClassPathTable.read("substitutes.tsv").stream()
                .flatMap(row -> Stream.of("performance", "cost_ratio", "readiness", "share_of_use", "years")
                        .map(column -> ClassPathTable.cell(row, column)))
                .filter(cell -> !cell.equals("-"))
                .count();
        assertThat(claims()).hasSize(Math.toIntExact(figures));
    }

    @Test
    void everyChapterOfTheSummariesHasItsOwnFile() {
        assertThat(Substitute.all())
                .filteredOn(row -> row.source().publisher().equals("U.S. Geological Survey"))
                .hasSizeGreaterThan(50)
                .allSatisfy(row -> {
                    String material = row.application().material().name().replaceAll(" .*", "");
                    assertThat(row.source().title()).containsIgnoringCase("chapter " + material);
                    assertThat(row.source().url().orElseThrow()).endsWith("mcs2026-" + material + ".pdf");
                    assertThat(row.source().locator()).hasValue("p. 2 of 2, paragraph \"Substitutes\"");
                });
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
                .hasToString("U.S. Geological Survey, Mineral Commodity Summaries 2026, chapter Cobalt, p. 2 of 2,"
                        + " paragraph \"Substitutes\", doi:10.3133/mcs2026, public domain [Potential substitutes in other applications include ..."
                        + " rhodium in hydroformylation catalysts; ...]");
    }

    @Test
    void aMaterialOfOnesOwnHasItsElements() {
        assertThat(allOf(Commodity.of("germanium")))
                .extracting(Substitute::replacement)
                .contains(new Replacement.Material(
                        Commodity.named("gallium arsenide").withElements(List.of(Element.of("Ga"), Element.of("As")))));
        assertThat(allOf(Commodity.of("copper"))).isEmpty();
        assertThat(allOf(Commodity.of("rare earths"))).isEmpty();
    }

    private static List<Substitute> allOf(Commodity material) {
        return Substitute.all().stream()
                .filter(row -> row.application().material().equals(material))
                .toList();
    }
}
