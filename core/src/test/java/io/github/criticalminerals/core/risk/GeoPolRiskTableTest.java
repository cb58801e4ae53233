package io.github.criticalminerals.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
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
                                        io.github.criticalminerals.core.quantity.Mass.ofTonnes(0, Basis.METAL),
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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.toSimaProCsv("Norway", LocalDate.of(2026, 11, 29)))
                .withMessage("buyer must have a row with a factor, one of [Japan, Australia], but was Norway");
    }
}
