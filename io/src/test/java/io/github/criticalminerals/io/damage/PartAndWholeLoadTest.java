package io.github.criticalminerals.io.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.bgs.BgsData;
import io.github.criticalminerals.io.bgs.BgsMineralStatistics;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.usgs.UsgsData;
import io.github.criticalminerals.io.usgs.UsgsWorldData;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A country beside a group that it is in, in a file of every loader of tables: named with the file; other tables are
 * read.
 */
class PartAndWholeLoadTest {
    private static final String RULE = "producers must be apart, but ";

    private static void says(LoadReport report, String part) {
        assertThat(report.issues()).anySatisfy(issue -> {
            assertThat(issue.code()).isEqualTo("part-and-whole");
            assertThat(issue.message()).startsWith(RULE + part);
            assertThat(issue.place().toString()).contains("a.csv");
        });
    }

    @Test
    void aListOfOnesOwn() {
        assertThatThrownBy(() -> SupplyTables.countryAmounts(
                        DataSource.ofText("a.csv", "country,amount\nChina,60\nChina and Burma,70\nAustralia,30\n"),
                        SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO),
                        MassUnit.TONNE))
                .isInstanceOfSatisfying(
                        LoadException.class,
                        e -> assertThat(e.issues()).extracting(Issue::code).contains("part-and-whole"))
                .hasMessageContaining(RULE + "China is a member of China and Burma")
                .hasMessageContaining("a.csv");
    }

    @Test
    void tablesAsThisLibraryWritesThem() {
        SupplyTable good = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO)
                .add("China", 60)
                .add("Australia", 30)
                .build();
        String apart = SupplyTables.write(List.of(
                SupplyTable.builder("rare earths", Stage.MINING, 2023, Basis.REO)
                        .add("Vietnam", 60)
                        .add("China and Burma", 70)
                        .build(),
                good));
        Loaded<List<SupplyTable>> csv = SupplyTables.read(
                DataSource.ofText("a.csv", apart.replace("VNM", "CHN").replace("Vietnam", "China")));
        assertThat(csv.value()).containsExactly(good);
        says(csv.report(), "China is a member of China and Burma");

        String json = SupplyTables.writeJson(List.of(good))
                .replace("\"AUS\"", "{\"aggregate\":\"China and Burma\",\"members\":[\"CHN\",\"MMR\"]}");
        assertThatThrownBy(() ->
                        SupplyTables.readJson(DataSource.ofText("a.csv", json)).orElseThrow())
                .hasMessageContaining(RULE + "China is a member of China and Burma")
                .hasMessageContaining("a.csv");
    }

    @Test
    void theGeologicalSurvey() {
        String text = "Source,Country,Type,Cap_t_est_2022,Cap_t_est_2023,Prod_notes\r\n"
                + "MCS2024,United States,\"Plant capacity, fused aluminum oxide\",5,0,\r\n"
                + "MCS2024,United States and Canada,\"Plant capacity, fused aluminum oxide\",60000,60000,\r\n"
                + "MCS2024,China,\"Plant capacity, fused aluminum oxide\",800000,800000,\r\n";
        Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.ofText("mcs2024-abras_world.csv", text));
        assertThat(loaded.value().tables()).hasSize(1);
        assertThat(loaded.value().tables().get(0).table().year()).isEqualTo(2023);
        assertThat(loaded.report().issues()).anySatisfy(issue -> {
            assertThat(issue.code()).isEqualTo("part-and-whole");
            assertThat(issue.place().toString()).contains("mcs2024-abras_world.csv");
        });
    }

    @Test
    void theBritishSurvey() {
        String header = "country_trans,country_iso3_code,country_iso2_code,bgs_commodity_trans,bgs_sub_commodity_trans,"
                + "bgs_commodity_code,bgs_statistic_type_trans,units,year,quantity,quantity_in_book_style,"
                + "data_precision_description,concat_figure_notes_code,concat_figure_notes_text,"
                + "concat_table_notes_text,x\n";
        String text = header
                + row("Belgium", "BEL", "1977", 11)
                + row("Belgium-Luxembourg", "", "1977", 13)
                + row("Peru", "PER", "1978", 7);
        Loaded<BgsData> loaded = BgsMineralStatistics.load(DataSource.ofText("a.csv", text));
        assertThat(loaded.value().tables()).hasSize(1);
        says(loaded.report(), "Belgium is a member of Belgium-Luxembourg");
    }

    private static String row(String country, String iso3, String year, int quantity) {
        return country + "," + iso3 + ",,\"cobalt, mine\",,848,Production,tonnes (metal content)," + year
                + "-01-01 00:00:00," + quantity + "," + quantity + ",,,,,17.5\n";
    }
}
