package io.github.criticalminerals.io.usgs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.io.damage.Damage;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalLayoutTest {
    private static final String HEADER =
            "Source,Year,Units,Critical_mineral,Primary_prod,Secondary_prod,Prod_notes,Apparent_Consumption,Consumption_Notes,Net_Import_Reliance,Primary_import_sources_2021-24,Import_source_notes,Leading_source_country,Leading_country_prod,Leading_source_precent_world,World_total_prod,World_prod_notes\n";
    private static final String TIN =
            "MCS2026,2025_estimated,metric tons,Tin (refined)9,\u2014,\"1,700\",Secondary.,W,,>73,"
                    + "\"Peru, Bolivia\",By value.,China,7100,31,\"23,000\",Mined.\n";

    private static Loaded<UsgsData> load(String text) {
        return UsgsWorldData.load(DataSource.ofText("any.csv", text));
    }

    @Test
    void everyCellIsAStatistic() {
        Loaded<UsgsData> loaded = load(HEADER + TIN);
        assertThat(loaded.report().issues()).isEmpty();
        assertThat(loaded.report().format()).isEqualTo("Mineral Commodity Summaries, critical minerals");
        assertThat(loaded.report().sums()).hasSize(4).containsKey("Secondary_prod");
        assertThat(loaded.value().tables()).isEmpty();
        assertThat(loaded.value().statistics())
                .extracting(each -> each.commodity() + "|" + each.area() + "|" + each.statistic() + "|" + each.unit()
                        + "|" + each.period() + "|" + each.value() + "|" + each.marks() + "|" + each.notes())
                .containsExactly(
                        "Tin (refined)|United States|Production|metric tons|2025|0|[ESTIMATED]"
                                + "|[Secondary., Footnote mark 9 behind the name.]",
                        "Tin (refined)|United States|Production|metric tons|2025|1700|[ESTIMATED]"
                                + "|[Secondary., Footnote mark 9 behind the name.]",
                        "Tin (refined)|United States|Consumption|metric tons|2025|0..|[WITHHELD]"
                                + "|[Footnote mark 9 behind the name.]",
                        "Tin (refined)|United States|Net import reliance|percent|2025|73..|[ESTIMATED, INEQUALITY]"
                                + "|[By value., Footnote mark 9 behind the name.]",
                        "Tin (refined)|United States|Primary_import_sources_2021-24||2025|0..|[QUALITATIVE]"
                                + "|[By value., Footnote mark 9 behind the name.]",
                        "Tin (refined)|China|Production|metric tons|2025|7100|[ESTIMATED]"
                                + "|[Mined., Footnote mark 9 behind the name.]",
                        "Tin (refined)|China|Share of world production|percent|2025|31|[ESTIMATED]"
                                + "|[Mined., Footnote mark 9 behind the name.]",
                        "Tin (refined)|World total|Production|metric tons|2025|23000|[ESTIMATED]"
                                + "|[Mined., Footnote mark 9 behind the name.]");
    }

    @Test
    void aYearWithOtherSpellingsIsRead() {
        Loaded<UsgsData> loaded =
                load(HEADER.replace("Apparent_Consumption,Consumption_Notes", "Apparent_Consuption,Contsumption_Notes")
                        + TIN.replace("MCS2026,2025", "MCS 2024,2023"));
        assertThat(loaded.value().statistics()).hasSize(8).allMatch(each -> each.period()
                .equals("2023"));
        assertThat(loaded.report().edition()).contains("MCS 2024");
    }

    @Test
    void applicationsAndTheChartOfRelianceAreRead() {
        Loaded<UsgsData> uses = load("Source,Critical Mineral,Primary Applications,Category_Note\n"
                + "MCS2024,Tin,\"Solder, plating\",Mined.\n");
        assertThat(uses.value().statistics()).singleElement().satisfies(use -> {
            assertThat(use.text()).isEqualTo("Solder, plating");
            assertThat(use.marks()).containsExactly(Mark.QUALITATIVE);
            assertThat(use.notes()).containsExactly("Mined.");
        });
        Loaded<UsgsData> chart =
                load("Source,Import_Share_Order,Commodity,Net_Import_Reliance_pct_2024,Major_Import_Sources_2020_2023\n"
                        + "MCS2025,1,Tin,E,\"Peru, Bolivia\"\n");
        assertThat(chart.value().statistics())
                .extracting(each -> each.statistic() + " " + each.period() + " " + each.text())
                .containsExactly("Net import reliance 2024 E", "Major_Import_Sources_2020_2023 2020 Peru, Bolivia");
    }

    @ParameterizedTest
    @CsvSource({
        "MCS2026, MCX, wrong-edition",
        "2025_estimated, soon, not-a-year",
        "Tin (refined)9, '', missing-text",
        "7100, 7x, not-a-number",
        "31, -31, not-a-number"
    })
    void aBadCellIsOneIssue(String right, String wrong, String code) {
        Loaded<UsgsData> loaded =
                load(HEADER + TIN + TIN.replace("Tin", "Zinc").replace(right.replace("Tin", "Zinc"), wrong));
        assertThat(loaded.report().errors()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(code);
            assertThat(issue.place().line()).hasValue(3);
        });
        assertThat(loaded.value().statistics()).hasSize(8);
    }

    @Test
    void aMineralStandsOnce() {
        assertThat(load(HEADER + TIN + TIN).report().issuesByCode()).containsOnlyKeys("duplicate-row");
    }

    @Test
    void aCutIsSeen() {
        Damage.cutAnywhere(
                (HEADER + TIN + TIN.replace("Tin", "Zinc")).getBytes(StandardCharsets.UTF_8), UsgsWorldData::load);
    }
}
