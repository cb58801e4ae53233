package io.github.criticalminerals.core.domain;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.quantity.Basis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a newcomer types, and where it leads. */
class NamesTest {

    private static final String REE =
            "unknown commodity \"REE\": publishers count different elements under this name; say which: rare earths"
                    + " (USGS: the lanthanides and yttrium), magnet rare earths (IEA: neodymium, praseodymium, dysprosium,"
                    + " terbium), heavy rare earths (EU 2023) or light rare earths (EU 2023)";

    @Test
    void ofNamesTheMethodThatReadsAnotherName() {
        refused(() -> Country.of("DRC"))
                .hasMessage("\"DRC\" is another name of the Democratic Republic of the Congo: Country.parse reads it");
        assertThatThrownBy(() -> Country.of("Burma"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("\"Burma\" is another name of Myanmar: Country.parse reads it");
        refused(() -> Commodity.of("Nd")).hasMessage("\"Nd\" is another name of neodymium: Commodity.parse reads it");
        refused(() -> Element.of("neodymium"))
                .hasMessage("\"neodymium\" is another name of Nd: Element.parse reads it");
    }

    @Test
    void symbolsOfElementsAreCommodities() {
        assertThat(Commodity.parse("Nd")).isEqualTo(Commodity.of("neodymium"));
        assertThat(Commodity.parse("Li\u00a0")).isEqualTo(Commodity.of("lithium"));
        assertThat(Commodity.parse("Co")).isEqualTo(Commodity.of("cobalt"));
        assertThat(Commodity.find("CO")).isEmpty();
        assertThat(Commodity.find("nd")).isEmpty();
        assertThat(Commodity.find("Og")).isEmpty();
    }

    @Test
    void anAmbiguousNameKeepsItsExplanation() {
        refused(() -> Commodity.parse("REE")).hasMessage(REE);
        refused(() -> Commodity.of("REE")).hasMessage(REE);
        refused(() -> SupplyTable.builder("REE", Stage.MINING, 2024, Basis.REO)).hasMessage(REE);
    }

    @Test
    void groupsAndTheRestAreNamedForWhatTheyAre() {
        refused(() -> Country.parse("EU"))
                .hasMessage("unknown country \"EU\": it is a group of countries, whose members on a day are"
                        + " CountryGroup.EU.membersOn(date)");
        refused(() -> Producer.parse("European Union"))
                .hasMessage(
                        "unknown producer \"European Union\": it is a group of countries, whose members on a day are"
                                + " CountryGroup.EU.membersOn(date)");
        refused(() -> Country.parse("Other countries"))
                .hasMessage("unknown country \"Other countries\": it is no single country; Producer.parse reads it");
        refused(() -> Country.of("China and Burma"))
                .hasMessage("unknown country \"China and Burma\": it is no single country; Producer.parse reads it");
    }

    @Test
    void noBreakSpacesAtTheEndsAreNoLetters() {
        assertThat(Edition.parse("MCS 2025\u00a0"))
                .isEqualTo(Edition.parse("MCS\u00a02025"))
                .isEqualTo(Edition.of("MCS", "2025"));
        assertThat(Stage.parse("mining\u00a0")).isEqualTo(Stage.MINING);
        assertThat(HsCode.parse("2805.30\u202f")).isEqualTo(HsCode.of("280530"));
        assertThat(Element.parse("Nd\u00a0")).isEqualTo(Element.of("Nd"));
        assertThat(Oxide.parse("\u00a0Nd2O3\u00a0")).isEqualTo(Oxide.parse("Nd2O3"));
        refused(() -> Aggregate.of("Other countries\u00a0"));
        refused(() -> Edition.of("MCS\u00a0", "2025"));
        refused(() -> Edition.of("MCS", "2025\u00a0"));
        refused(() -> Commodity.named("unobtainium\u00a0"));
        refused(() -> new EndUse("\u00a0", EndUse.Kind.CIVIL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Republic of Chile | CHL",
                "the Kingdom of the Netherlands | NLD",
                "Chile, Republic of | CHL",
                "Philippines, Republic of the | PHL",
                "Swiss Confederation | CHE",
                "Hellenic Republic | GRC",
                "United Mexican States | MEX",
                "Republic of the Union of Myanmar | MMR",
                "Argentine Republic | ARG",
                "French Republic | FRA",
                "Korea DPR | PRK",
                "Western Samoa | WSM",
                "TFYR Macedonia | MKD",
                "Former Soviet Union | SUN",
                "Sudan (former) | SDN"
            })
    void readsFormalNames(String name, String code) {
        assertThat(Country.parse(name).alpha3()).isEqualTo(code);
    }

    /** All 195 English formal names of the table country-codes, of which 138 were unknown. */
    @Test
    @Tag("shared")
    void readsEveryFormalNameAsItsCountry() throws IOException {
        List<List<String>> rows = SharedFolder.table("data/iso/country-codes.csv", StandardCharsets.UTF_8);
        List<String> header = rows.get(0);
        int read = 0;
        for (List<String> cells : rows.subList(1, rows.size())) {
            String formal = cells.get(header.indexOf("UNTERM English Formal"));
            if (!formal.isBlank()) {
                assertThat(Country.parse(formal).alpha3())
                        .as(formal)
                        .isEqualTo(cells.get(header.indexOf("ISO3166-1-Alpha-3")));
                read++;
            }
        }
        assertThat(read).isGreaterThan(190);
    }
}
