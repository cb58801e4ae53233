package io.github.criticalminerals.examples.howto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.concentration.IndexResult;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.io.reference.ReferenceData;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.tables.SupplyTables;
import io.github.criticalminerals.io.tables.TidyCsv;
import java.util.List;

/** I want tables and results as CSV and JSON, and read them back. */
final class CsvAndJson {
    public static void main(String[] args) throws JsonProcessingException {
        SupplyTable mined = ReferenceData.load().supply("cobalt", Stage.MINING, Measure.OUTPUT, 2024, "MCS 2025");
        String csv = SupplyTables.write(List.of(mined));
        csv.lines().limit(3).forEach(System.out::println);
        List<SupplyTable> again =
                SupplyTables.read(DataSource.ofText("cobalt.csv", csv)).orElseThrow();
        System.out.println("CSV read back equal: " + again.equals(List.of(mined)));

        IndexResult hhi = Concentration.of(mined).hhi();
        ObjectMapper json = new ObjectMapper();
        String text = json.writeValueAsString(hhi);
        System.out.println("HHI in JSON (fraction, 0..1): "
                + json.readTree(text).get("value").asText());
        System.out.println(
                "its ends as numbers: " + json.readTree(text).get("low").doubleValue() + ", "
                        + json.readTree(text).get("high").doubleValue());
        System.out.println("JSON read back equal: "
                + json.readValue(text, IndexResult.class).equals(hhi));

        String tidy = TidyCsv.of().add(mined).add(mined, hhi).toText(); // for pandas, R, dflib
        tidy.lines().filter(row -> !row.contains("amount")).limit(3).forEach(System.out::println);
    }
}
