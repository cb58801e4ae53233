package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Names and codes against tables outside the project: 1,852 names observed in publishers' files, with the code each
 * means (assigned by rule); the table country-codes of Data Packaged Core Datasets (PDDL); CEPII's country codes of
 * BACI V202601.
 */
@Tag("shared")
class CountryNamesReferenceTest {
    /** The observed table's name of a source, and the publisher. */
    private static final Map<String, String> PUBLISHERS = ImmutableMap.<String, String>builder()
            .put("BGS_WMS", "BGS")
            .put("CEPII_BACI_V202601", "BACI")
            .put("GTA", "GTA")
            .put("IEA_PAMS", "IEA")
            .put("UN_Comtrade", "Comtrade")
            .put("USGS_MCS2022", "USGS")
            .put("USGS_MCS2023", "USGS")
            .put("USGS_MCS2024", "USGS")
            .put("USGS_MCS2025", "USGS")
            .put("USGS_MCS2026", "USGS")
            .put("WorldBank_WGI", "World Bank")
            .build();

    /** Source, name, code in the observed table, and what it is here: every one that differs, with the reason. */
    private static final List<List<String>> EXCEPTIONS = List.of(
            // ISO 3166-3 RHZW: the state changed its name; the publisher gives no code
            List.of("BGS_WMS", "Rhodesia", "", "ZWE"),
            // ISO 3166-3 ZRCD: the state changed its name
            List.of("BGS_WMS", "Zaire", "ZAR", "COD"),
            // The publisher's own code
            List.of("BGS_WMS", "Kosovo", "1A0", "XKX"),
            // Two countries, not Belgium
            List.of("CEPII_BACI_V202601", "Belgium-Luxembourg (...1998)", "BEL", "Belgium-Luxembourg"),
            // Five countries; the publisher's own code
            List.of(
                    "CEPII_BACI_V202601",
                    "Southern African Customs Union (...1999)",
                    "ZA1",
                    "Southern African Customs Union"),
            // Members of EFTA that are not told apart; the publisher's own code
            List.of("CEPII_BACI_V202601", "Europe EFTA, nes", "R20", "Europe EFTA, nes"),
            // The publisher's own code; the United Nations count Taiwan here
            List.of("CEPII_BACI_V202601", "Other Asia, nes", "S19", "TWN"));

    @Test
    void everyObservedNameOfACountryMeansTheSameCode() throws IOException {
        List<List<String>> rows = table("data/iso/country_names_observed.csv");
        List<List<String>> different = new ArrayList<>();
        int countries = 0;
        for (List<String> row : rows) {
            String source = row.get(0);
            String name = row.get(1);
            String code = row.get(2);
            String kind = row.get(3);
            if (kind.equals("country") || kind.startsWith("country(wgi")) {
                countries++;
                String publisher = Objects.requireNonNull(PUBLISHERS.get(source), source);
                String here = Producer.find(name, publisher).map(Producer::id).orElse("unknown");
                if (!here.equals(code)) {
                    different.add(List.of(source, name, code, here));
                }
            }
        }
        assertThat(rows).hasSize(1852);
        assertThat(countries).isEqualTo(1661);
        assertThat(different).containsExactlyInAnyOrderElementsOf(EXCEPTIONS);
    }

    @Test
    void noObservedNameOfARestOrAWorldIsACountry() throws IOException {
        for (List<String> row : table("data/iso/country_names_observed.csv")) {
            String publisher = Objects.requireNonNull(PUBLISHERS.get(row.get(0)), row.get(0));
            String name = row.get(1);
            switch (row.get(3)) {
                case "world" ->
                    assertThat(Producer.find(name, publisher)).as(name).isEmpty();
                case "other", "bloc" ->
                    assertThat(Country.find(name, publisher)).as(name).isEmpty();
                case "composite" ->
                    assertThat(Aggregate.parse(name, publisher).members())
                            .as(name)
                            .hasSizeGreaterThan(1);
                case "area/aggregate" -> {
                    if (row.get(2).equals("S19")) {
                        assertThat(Country.parse(name, publisher).alpha3()).isEqualTo("TWN");
                    } else if (row.get(2).equals("W00")) {
                        assertThat(Producer.find(name, publisher)).isEmpty();
                    } else {
                        assertThat(Aggregate.parse(name, publisher).members())
                                .as(name)
                                .isEmpty();
                    }
                }
                case "country+footnote_e" ->
                    assertThat(Producer.find(name, publisher)).as(name).isEmpty();
                default -> {}
            }
        }
    }

    @Test
    void codesAndNamesOfTheCountryCodesTable() throws IOException {
        List<List<String>> rows = SharedFolder.table("data/iso/country-codes.csv", StandardCharsets.UTF_8);
        List<String> header = rows.get(0);
        assertThat(rows).hasSize(250);
        for (List<String> row : rows.subList(1, rows.size())) {
            Country country = Country.of(row.get(header.indexOf("ISO3166-1-Alpha-3")));
            assertThat(country.kind()).isEqualTo(Country.Kind.ISO);
            assertThat(country.alpha2()).contains(row.get(header.indexOf("ISO3166-1-Alpha-2")));
            assertThat(Integer.parseInt(country.numeric().orElseThrow()))
                    .isEqualTo(Integer.parseInt(row.get(header.indexOf("ISO3166-1-numeric"))));
            for (String column : List.of("official_name_en", "CLDR display name", "UNTERM English Short")) {
                // The United Nations mark two that are no members of theirs
                String name = row.get(header.indexOf(column)).replace("*", "");
                if (!name.isBlank() && !name.matches("Congo( \\(the\\))?|Bosnia")) {
                    assertThat(Country.find(name)).as(name).contains(country);
                }
            }
        }
    }

    @Test
    void numericCodesOfBaci() throws IOException {
        for (List<String> row : table("data/baci/country_codes_V202601.csv")) {
            assertThat(Producer.find(row.get(0), "BACI"))
                    .as(row.toString())
                    .isPresent()
                    .isEqualTo(Producer.find(row.get(1), "BACI"));
        }
    }

    @Test
    void everyCodeThatIsInUseIsKnown() throws IOException {
        TreeSet<String> unknown = new TreeSet<>();
        for (List<String> row : table("data/iso/country_names_observed.csv")) {
            if (row.get(3).equals("country") && !row.get(2).isEmpty()) {
                String publisher = Objects.requireNonNull(PUBLISHERS.get(row.get(0)), row.get(0));
                if (Country.find(row.get(2), publisher).isEmpty()) {
                    unknown.add(row.get(2));
                }
            }
        }
        // BACI's codes of two aggregates; their numeric codes and names are known
        assertThat(unknown).containsExactly("R20", "ZA1");
    }

    private static List<List<String>> table(String file) throws IOException {
        List<List<String>> rows = SharedFolder.table(file, StandardCharsets.UTF_8);
        return rows.subList(1, rows.size());
    }
}
