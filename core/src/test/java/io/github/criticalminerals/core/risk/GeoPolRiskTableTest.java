package io.github.criticalminerals.core.risk;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeoPolRiskTableTest {
    private static final GovernanceTable GOVERNANCE = GovernanceTable.builder(2023, Edition.of("WGI", "2024"))
            .add(Country.of("COD"), GovernanceDimension.POLITICAL_STABILITY, GovernanceScore.of(-2, 0.2))
            .add(Country.of("AUS"), GovernanceDimension.POLITICAL_STABILITY, GovernanceScore.of(1, 0.2))
            .build();

    private static GeoPolRisk production(String commodity, int year) {
        return GeoPolRisk.of(
                SupplyTable.builder(commodity, Stage.MINING, year, Basis.METAL)
                        .add("COD", 83)
                        .add("AUS", 17)
                        .remainder(11)
                        .build(),
                GOVERNANCE);
    }

    private static Imports bought(String buyer, String commodity, int year) {
        return Imports.builder(Country.of(buyer), Commodity.of(commodity), Stage.parseSet("mining"), year, Basis.METAL)
                .add("COD", 7, 91_000)
                .add("AUS", 3, 41_000)
                .build();
    }

    private final GeoPolRiskTable table = GeoPolRiskTable.of(
            List.of(production("cobalt", 2023), production("cobalt", 2022), production("lithium", 2023)),
            List.of(
                    bought("JPN", "cobalt", 2023),
                    bought("JPN", "cobalt", 2022),
                    bought("AUS", "lithium", 2023),
                    bought("JPN", "nickel", 2023)));

    @Test
    void givesARowForEachPurchase() {
        assertThat(table.rows()).hasSize(4);
        assertThat(table.rows().get(0).score().orElseThrow())
                .isEqualTo(production("cobalt", 2023)
                        .of(Imports.builder(
                                        "Japan",
                                        Mass.ofTonnes(0, Basis.METAL),
                                        Commodity.of("cobalt"),
                                        Stage.parseSet("mining"),
                                        2023)
                                .add("COD", 7, 91_000)
                                .add("AUS", 3, 41_000)
                                .build())
                        .value());
        assertThat(table.rows().get(3).score()).isEmpty();
        assertThat(table.rows().get(3).remark())
                .isEqualTo("production of nickel must be given once for 2023, but is given 0 times");
        assertThat(table).hasToString("GeoPolRisk of 4 purchases, 3 with a factor");
    }

    /** A buyer without own mines is not blurred by "Other countries" unless asked. */
    @Test
    void othersAreNotTheBuyersOwnUnlessAsked() {
        double exact = table.rows().get(0).score().orElseThrow().width();
        double blurred =
                table.withOthersPerhapsOwn().rows().get(0).score().orElseThrow().width();
        assertThat(blurred).isGreaterThan(exact);
        assertThat(table.withOthersPerhapsOwn().rows().get(2))
                .isEqualTo(table.rows().get(2));
    }

    @Test
    void writesRowsAsCsv() {
        assertThat(table.toCsv().lines())
                .hasSize(5)
                .first()
                .isEqualTo("commodity,buyer,year,score_low,score_high,factor_low,factor_high,remark,without");
        assertThat(table.toCsv().lines().toList().get(4)).startsWith("nickel,Japan,2023,,,,,");
    }

    /** The blocks and the six cells of a factor as the format's description has them. */
    @Test
    void writesAMethodForSimaProOpenLcaAndBrightway() {
        List<String> lines =
                table.toSimaProCsv("Japan", LocalDate.of(2026, 11, 29)).lines().toList();
        assertThat(lines.get(0)).isEqualTo("{SimaPro 8.5.0.0}");
        assertThat(lines)
                .contains("{methods}", "{CSV separator: Semicolon}", "Method", "Name", "GeoPolRisk Japan", "End");
        int category = lines.indexOf("Impact category");
        assertThat(lines.get(category + 1)).matches("Geopolitical supply risk 2022(, low)?;kg Cu eq");
        int substances = lines.indexOf("Substances");
        String[] cells = lines.get(substances + 1).split(";", -1);
        assertThat(cells)
                .hasSize(6)
                .startsWith("Raw", "(unspecified)", "Cobalt", "")
                .endsWith("kg");
        assertThat(Double.parseDouble(cells[4])).isPositive();
        assertThat(lines).anyMatch(line -> line.contains("Without factor: nickel 2023"));
        refused(() -> table.toSimaProCsv("Norway", LocalDate.of(2026, 11, 29)))
                .hasMessage("buyer must have a row with a factor, one of [Japan, Australia], but was Norway");
    }

    private static GeoPolRisk split(String commodity, int year) {
        return GeoPolRisk.of(
                SupplyTable.builder(commodity, Stage.MINING, year, Basis.METAL)
                        .add("COD", 83)
                        .add("AUS", 17)
                        .build(),
                GOVERNANCE);
    }

    /** The whole file, line by line: what is known for sure has one category a year, a range has two. */
    @Test
    void handCalculatedFileOfAMethod() {
        GeoPolRiskTable some = GeoPolRiskTable.of(
                List.of(split("cobalt", 2023), production("lithium", 2022)),
                List.of(
                        bought("JPN", "cobalt", 2023),
                        bought("AUS", "cobalt", 2023),
                        bought("JPN", "lithium", 2022),
                        bought("JPN", "nickel", 2023)));
        String cobalt = some.rows().get(0).factor().orElseThrow().toString();
        GeoPolRiskTable.Row lithium = some.rows().get(2);
        double low = lithium.factor().orElseThrow().lower();
        double high = lithium.factor().orElseThrow().upper();
        assertThat(low).isLessThan(high);
        assertThat(some.toSimaProCsv("Japan", LocalDate.of(2026, 11, 29)).split("\r\n", -1))
                .containsExactly(
                        "{SimaPro 8.5.0.0}",
                        "{methods}",
                        "{Date: 2026-11-29}",
                        "{Time: 00:00:00}",
                        "{Project: Methods}",
                        "{CSV Format version: 8.0.5}",
                        "{CSV separator: Semicolon}",
                        "{Decimal separator: .}",
                        "{Date separator: -}",
                        "{Short date format: yyyy-MM-dd}",
                        "",
                        "Method",
                        "",
                        "Name",
                        "GeoPolRisk Japan",
                        "",
                        "Version",
                        "1;0",
                        "",
                        "Comment",
                        "Method: " + GeoPolRisk.METHOD + ". kg copper equivalent per kg. Without factor: nickel 2023"
                                + " (production of nickel must be given once for 2023, but is given 0 times)",
                        "",
                        "Category",
                        "Others",
                        "",
                        "Use Damage Assessment",
                        "No",
                        "",
                        "Use Normalization",
                        "No",
                        "",
                        "Use Weighting",
                        "No",
                        "",
                        "Use Addition",
                        "No",
                        "",
                        "Weighting unit",
                        "",
                        "",
                        "Impact category",
                        "Geopolitical supply risk 2022, low;kg Cu eq",
                        "",
                        "Substances",
                        "Raw;(unspecified);Lithium;;" + low + ";kg",
                        "",
                        "",
                        "Impact category",
                        "Geopolitical supply risk 2022, high;kg Cu eq",
                        "",
                        "Substances",
                        "Raw;(unspecified);Lithium;;" + high + ";kg",
                        "",
                        "",
                        "Impact category",
                        "Geopolitical supply risk 2023;kg Cu eq",
                        "",
                        "Substances",
                        "Raw;(unspecified);Cobalt;;" + cobalt + ";kg",
                        "",
                        "End",
                        "");
        assertThat(some.toCsv().lines().toList().get(3))
                .isEqualTo("lithium,Japan,2022," + lithium.score().orElseThrow().lower() + ","
                        + lithium.score().orElseThrow().upper() + "," + low + "," + high + ",,");
        assertThat(lithium)
                .hasToString("Japan, lithium, 2022: score " + lithium.score().orElseThrow() + ", factor "
                        + lithium.factor().orElseThrow() + " kg copper equivalent per kg");
        assertThat(some.rows().get(3))
                .hasToString("Japan, nickel, 2023: no score (production of nickel must be given once for 2023, but is"
                        + " given 0 times)");
    }

    /** What a buyer without a row bought at home it may have mined; so may a buyer with a row have more. */
    @Test
    void aBuyerWithPurchasesInsideMayHaveMines() {
        GeoPolRisk world = production("cobalt", 2023);
        Imports inside = Imports.builder(
                        Country.of("JPN"), Commodity.of("cobalt"), Stage.parseSet("mining"), 2023, Basis.METAL)
                .source(Cases.PAGE)
                .add("COD", 7, 91_000)
                .add("JPN", 3, 41_000)
                .build();
        GeoPolRiskTable some = GeoPolRiskTable.of(
                List.of(world), List.of(inside, bought("AUS", "cobalt", 2023), bought("JPN", "cobalt", 2023)));
        assertThat(some.rows().get(0).score()).contains(world.of(inside).value());
        assertThat(some.rows().get(1).score())
                .contains(world.of(bought("AUS", "cobalt", 2023)).value());
        assertThat(some.rows().get(2).score().orElseThrow())
                .isNotEqualTo(world.of(bought("JPN", "cobalt", 2023)).value());
    }

    /** Values in another currency give a score and no factor, and the row says so. */
    @Test
    void withoutAPriceInUsdThereIsNoFactor() {
        Imports euros = Imports.builder(
                        Country.of("JPN"), Commodity.of("cobalt"), Stage.parseSet("mining"), 2023, Basis.METAL)
                .add(new Imports.Purchase(Country.of("COD"), Mass.ofTonnes(7, Basis.METAL), Money.of(91_000, "EUR")))
                .build();
        GeoPolRiskTable.Row row = GeoPolRiskTable.of(List.of(split("cobalt", 2023)), List.of(euros))
                .rows()
                .get(0);
        assertThat(row.score()).isPresent();
        assertThat(row.factor()).isEmpty();
        assertThat(row.remark()).isEqualTo("no price in USD");
    }

    /** Who sold an unknown amount is named wherever the scores are. */
    @Test
    void whatAScoreIsWithoutIsNamed() {
        Imports some = Imports.builder(
                        Country.of("JPN"), Commodity.of("cobalt"), Stage.parseSet("mining"), 2023, Basis.METAL)
                .add("COD", 7, 91_000)
                .add(new Imports.Purchase(Country.of("AUS"), Mass.unknown(Basis.METAL), Money.of(41_000, "USD")))
                .build();
        GeoPolRiskTable without = GeoPolRiskTable.of(List.of(split("cobalt", 2023)), List.of(some));
        String omission = "imports of Japan: without Australia: no figure";
        assertThat(split("cobalt", 2023).of(some).coverage().omissions()).containsExactly(omission);
        assertThat(without.rows().get(0).omissions()).containsExactly(omission);
        assertThat(without).hasToString("GeoPolRisk of 1 purchases, 1 with a factor; " + omission);
        assertThat(without.toSimaProCsv("Japan", LocalDate.of(2026, 11, 29)))
                .contains("kg copper equivalent per kg., " + omission + "\r\n");
        assertThat(without.toCsv()).endsWith(",," + omission + "\n");
    }
}
