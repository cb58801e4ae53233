package io.github.criticalminerals.io.usgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.source.DataSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of errata: each row is whole, says why, and is met by the file it is of. */
class ErratumTest {
    private static CsvRows table() {
        return StrictCsv.of(DataSource.of("errata.csv", Erratum.class.getResourceAsStream("errata.csv")))
                .open();
    }

    @Test
    void everyRowNamesWhatItCorrectsAndSaysWhy() {
        Map<String, String> reasons = new HashMap<>();
        try (CsvRows rows = table()) {
            for (CsvRow row : rows) {
                for (String column : new String[] {"edition", "chapter", "type", "country", "column", "name", "why"}) {
                    assertThat(row.text(rows.column(column))).as(row.toString()).isNotBlank();
                }
                assertThat(row.text(rows.column("edition"))).matches("M[CY][SB] \\d{4}(\\|MCS \\d{4})*");
                String why = row.text(rows.column("why"));
                assertThat(reasons.merge(row.text(rows.column("name")), why, (first, second) -> first))
                        .isEqualTo(why);
                assertThat(row.text(rows.column("corrected"))).isNotEqualTo(row.text(rows.column("printed")));
            }
        }
        assertThat(reasons).hasSizeGreaterThan(20);
    }

    @Test
    void aRowIsFoundByAllItsCellsOnly() {
        assertThat(Erratum.find("MCS 2025", "Clays", "Mine poduction, Kaolin", "World total", "PROD_EST_ 2024", "4400"))
                .hasValueSatisfying(erratum -> {
                    assertThat(erratum.corrected()).isEqualTo("44000");
                    assertThat(erratum).asString().startsWith("MCS_2025_KAOLIN_TOTAL: ");
                });
        assertThat(Erratum.find("MCS 2024", "Clays", "Mine poduction, Kaolin", "World total", "PROD_EST_ 2024", "4400"))
                .isEmpty();
        assertThat(Erratum.find("MCS 2025", "Clays", "Bentonite", "World total", "PROD_EST_ 2024", "4400"))
                .isEmpty();
        assertThat(Erratum.find("MCS 2025", "Clays", "Mine poduction, Kaolin", "China", "PROD_EST_ 2024", "4400"))
                .isEmpty();
        assertThat(Erratum.find("MCS 2025", "Clays", "Mine poduction, Kaolin", "World total", "PROD_2023", "4400"))
                .isEmpty();
        assertThat(Erratum.find(
                        "MCS 2025", "Clays", "Mine poduction, Kaolin", "World total", "PROD_EST_ 2024", "44000"))
                .isEmpty();
    }

    /** But for zinc of 2023, whose file is not there, and the workbook, which is no data release. */
    @Test
    void everyErratumIsMetByAPublishedFile() {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null, "critmin.shared is not set");
        Set<String> met = new TreeSet<>();
        UsgsWorldData.loadAll(Path.of(shared, "data", "usgs")).reports().forEach(report -> report.errata()
                .forEach(erratum -> met.add(erratum.replaceAll(":.*", ""))));
        Set<String> named = new TreeSet<>();
        try (CsvRows rows = table()) {
            rows.forEach(row -> named.add(row.text(rows.column("name"))));
        }
        named.removeAll(met);
        assertThat(named).containsExactly("MCS_2023_ZINC_AUSTRALIA_RESERVES", "MYB_2022_MISCHMETAL_PRICE_UNIT");
    }
}
