package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommodityTest {
    private static final Commodity FERRITE = Commodity.named("hard ferrite")
            .withElements(List.of(Element.of("Sr"), Element.of("Fe")))
            .withAliases(List.of("strontium ferrite"));

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Gemanium|germanium",
                "`Lithium `|lithium",
                "`Barite  `|barite",
                "baryte|barite",
                "RARE EARTHS|rare earths",
                "Rare-earths|rare earths",
                "Magnet rare earth elements|magnet rare earths",
                "Titanium & titanium dioxide|titanium",
                "TITANIUM AND TITANIUM DIOXIDE|titanium",
                "Nitrogen(fixed) - Ammonia|nitrogen (fixed), ammonia",
                "NITROGEN (FIXED)—AMMONIA|nitrogen (fixed), ammonia",
                "NIOBIUM (COLUMBIUM)|niobium",
                "aluminium|aluminum",
                "caesium|cesium",
                "Sulphur|sulfur",
                "Graphite|graphite (natural)",
                "HREE|heavy rare earths (EU 2023)",
                "PGM|platinum-group metals",
                "phosphate|phosphate rock",
                "Coking coal|coking coal",
                "líthium|lithium"
            })
    void parsesPublishersSpellings(String text, String name) {
        assertThat(Commodity.parse(text)).isSameAs(Commodity.of(name));
        assertThat(Commodity.find(text)).containsSame(Commodity.of(name));
    }

    @Test
    void keepsScopesApart() {
        assertThat(Set.of(
                        Commodity.of("rare earths"),
                        Commodity.of("magnet rare earths"),
                        Commodity.of("rare earths (heavy)"),
                        Commodity.of("heavy rare earths (EU 2023)"),
                        Commodity.of("permanent magnet rare earths (EU 2024)")))
                .hasSize(5);
        assertThat(Commodity.find("rare earth elements"))
                .as("the IEA means four, others sixteen or seventeen")
                .isEmpty();
        assertThat(Commodity.of("magnet rare earths").elements())
                .isEqualTo(List.of(Element.of("Nd"), Element.of("Pr"), Element.of("Dy"), Element.of("Tb")));
        assertThat(Commodity.of("rare earths").elements())
                .hasSize(16)
                .allMatch(ElementGroup.RARE_EARTHS.elements()::contains)
                .doesNotContain(Element.of("Sc"));
        assertThat(Commodity.of("cement").elements()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REE", "REEs", "rare earth elements", "Rare-Earth Element", "REO", "TREO"})
    void saysThatANameOfSeveralScopesMustBeMadePlain(String text) {
        assertThat(Commodity.find(text)).isEmpty();
        for (ThrowingCallable asked :
                List.<ThrowingCallable>of(() -> Commodity.parse(text), () -> Commodity.of(text))) {
            assertThatThrownBy(asked)
                    .isInstanceOfSatisfying(UnknownNameException.class, e -> assertThat(e.nearest())
                            .startsWith("rare earths", "magnet rare earths")
                            .allMatch(name -> Commodity.of(name).isStandard()))
                    .hasMessageStartingWith("unknown commodity \"" + text
                            + "\": publishers count different elements under this name; say which: rare earths (USGS:");
        }
    }

    @Test
    void noTwoShareANameOrAlias() {
        Map<String, Commodity> seen = new HashMap<>();
        for (Commodity commodity : Commodity.all()) {
            assertThat(commodity.isStandard()).isTrue();
            assertThat(commodity.elements()).doesNotHaveDuplicates();
            for (String name : names(commodity)) {
                String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
                assertThat(seen.put(letters, commodity)).as(name).isNull();
                assertThat(Commodity.parse(name)).isSameAs(commodity);
            }
        }
        assertThat(Commodity.all())
                .extracting(c -> c.name().toLowerCase(Locale.ROOT))
                .isSorted();
    }

    private static List<String> names(Commodity commodity) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(commodity.name()), commodity.aliases().stream())
                .toList();
    }

    @Test
    void standsForAnElement() {
        assertThat(Commodity.parse(Element.of("Nd").name())).isSameAs(Commodity.of("neodymium"));
        assertThat(Commodity.parse(Element.of("Al").name())).isSameAs(Commodity.of("aluminum"));
        assertThat(Commodity.parse(Element.of("Mg").name())).isSameAs(Commodity.of("magnesium metal"));
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> Commodity.parse(Element.of("Og").name()))
                .withMessageStartingWith("unknown commodity \"oganesson\"");
    }

    @Test
    void isStrictByName() {
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> Commodity.of("Lithium"))
                .withMessage("\"Lithium\" is another name of lithium: Commodity.parse reads it");
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> Commodity.of("aluminium"))
                .withMessage("\"aluminium\" is another name of aluminum: Commodity.parse reads it");
        assertThatExceptionOfType(UnknownNameException.class)
                .isThrownBy(() -> Commodity.parse("unobtainium"))
                .satisfies(unknown -> {
                    assertThat(unknown.kind()).isEqualTo("commodity");
                    assertThat(unknown.nearest()).hasSizeLessThanOrEqualTo(3);
                });
        assertThat(Commodity.find("")).isEmpty();
    }

    @Test
    void takesOnesOwnWithoutTellingAnybody() {
        assertThat(FERRITE).hasToString("hard ferrite");
        assertThat(FERRITE.isStandard()).isFalse();
        assertThat(FERRITE.elements()).containsExactly(Element.of("Sr"), Element.of("Fe"));
        assertThat(FERRITE.aliases()).containsExactly("strontium ferrite");
        assertThat(FERRITE).isNotEqualTo(Commodity.named("hard ferrite"));
        assertThat(Commodity.named("hard ferrite"))
                .isEqualTo(Commodity.named("hard ferrite"))
                .hasSameHashCodeAs(Commodity.named("hard ferrite"))
                .isNotEqualTo(Commodity.named("soft ferrite"))
                .isNotEqualTo(FERRITE.withElements(List.of()))
                .isNotEqualTo(Commodity.of("iron ore"));
        assertThat(Commodity.of("iron ore")).isNotEqualTo(FERRITE);
        assertThat(Commodity.find("hard ferrite")).isEmpty();
        assertThat(Commodity.all()).doesNotContain(FERRITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", " a", "--"})
    void refusesBadNames(String name) {
        refused(() -> Commodity.named(name))
                .hasMessage("name of a commodity must be one line with a letter or digit and no white space around it,"
                        + " but was \"" + name + "\"");
    }

    @Test
    void refusesToTakeTheNameOfAStandardOne() {
        refused(() -> Commodity.named("Aluminium"))
                .hasMessage("name of a commodity of your own must not be one of the standard commodity \"aluminum\","
                        + " but was \"Aluminium\"");
        refused(() -> FERRITE.withAliases(List.of("iron ore")))
                .hasMessage("alias of a commodity of your own must not be one of the standard commodity \"iron ore\","
                        + " but was \"iron ore\"");
        refused(() -> FERRITE.withElements(List.of(Element.of("Fe"), Element.of("Fe"))))
                .hasMessage("elements of a commodity must occur once, but were [Fe, Fe]");
        refused(() -> Commodity.of("tin").withAliases(List.of("stannum")))
                .hasMessage("a standard commodity keeps its elements and aliases, but was changed: \"tin\";"
                        + " make your own with Commodity.named");
        refused(() -> Commodity.of("tin").withElements(List.of()))
                .hasMessageStartingWith("a standard commodity keeps its elements");
    }

    @Test
    void roundTripsThroughTextAndJson() throws Exception {
        for (Commodity commodity : Commodity.all()) {
            assertThat(Commodity.of(commodity.toString())).isSameAs(commodity);
            assertThat(json.readValue(json.writeValueAsString(commodity), Commodity.class))
                    .isSameAs(commodity);
        }
        assertThat(json.writeValueAsString(Commodity.of("rare earths"))).isEqualTo("\"rare earths\"");
        assertThat(json.writeValueAsString(FERRITE))
                .isEqualTo("{\"name\":\"hard ferrite\",\"elements\":[\"Sr\",\"Fe\"],"
                        + "\"aliases\":[\"strontium ferrite\"]}");
        assertThat(json.readValue(json.writeValueAsString(FERRITE), Commodity.class))
                .isEqualTo(FERRITE);
        assertThat(json.readValue("{\"name\":\"hard ferrite\"}", Commodity.class))
                .isEqualTo(Commodity.named("hard ferrite"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|name of a commodity is required",
                "{\"name\":null}|name of a commodity is required",
                "{\"name\":3}|name of a commodity must be text, but was 3",
                "{\"name\":\"a\",\"elements\":\"Nd\"}|elements of a commodity must be a list, but was Nd",
                "{\"name\":\"a\",\"elements\":[null]}|elements of a commodity must be text, but was null",
                "{\"name\":\"a\",\"elements\":[\"Xx\"]}|unknown element symbol \"Xx\"",
                "{\"name\":\"tin\"}|name of a commodity of your own must not be one of the standard commodity \"tin\"",
                "[]|commodity must be a name or an object with a name, but was []",
                "7|commodity must be a name or an object with a name, but was 7",
                "\"Tin\"|\"Tin\" is another name of tin: Commodity.parse reads it"
            })
    void refusesOtherJson(String text, String message) {
        refused(text, Commodity.class).hasMessageContaining(message);
    }

    @Test
    void refusesNullJson() {
        refused(() -> Commodity.ofJson(null))
                .hasMessage("commodity must be a name or an object with a name, but was null");
    }

    @Test
    @Tag("shared")
    void coversTheMineralCommoditySummaries() throws Exception {
        Set<String> names = new TreeSet<>();
        columns("data/usgs/2025/MCS2025_World_Data.csv", "UTF-8", names, 1);
        columns("data/usgs/2026/MCS2026_Commodities_Data.csv", "windows-1252", names, 0, 2);
        names.removeAll(Set.of("COMMODITY", "MCS chapter", "Commodity"));
        assertThat(names).hasSizeGreaterThan(200).allMatch(name -> Commodity.find(name)
                .isPresent());
    }

    @Test
    @Tag("shared")
    void coversTheEuStudy() throws Exception {
        JsonNode rows = json.readTree(Files.readString(SharedFolder.file("vectors/methods.json")))
                .at("/eu_crm_2023_table/rows");
        Set<String> names = new TreeSet<>();
        rows.fieldNames().forEachRemaining(names::add);
        assertThat(names).hasSize(90).allMatch(name -> Commodity.find(name).isPresent());
    }

    private static void columns(String file, String charset, Set<String> into, int... columns) throws Exception {
        for (List<String> cells : SharedFolder.table(file, Charset.forName(charset))) {
            for (int column : columns) {
                if (column < cells.size()) {
                    into.add(cells.get(column));
                }
            }
        }
    }
}
