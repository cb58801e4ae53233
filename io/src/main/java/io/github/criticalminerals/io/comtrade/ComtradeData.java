package io.github.criticalminerals.io.comtrade;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.core.trade.TradeTableBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a file of UN Comtrade holds.
 *
 * @param rows the rows in the order of the file
 */
public record ComtradeData(List<ComtradeRow> rows) {
    static final Source SOURCE = Source.of("United Nations Statistics Division", "UN Comtrade Database");

    public ComtradeData {
        rows = ImmutableList.copyOf(rows);
    }

    /**
     * The rows that a condition holds for, such as those of one edition of the Harmonized System.
     *
     * @param condition the condition
     * @return new data
     */
    public ComtradeData where(Predicate<ComtradeRow> condition) {
        return new ComtradeData(rows.stream().filter(condition).toList());
    }

    /**
     * Imports as importers reported them: the reporter is the importer; values are {@code primaryValue}, mostly CIF.
     *
     * @return a table of the rows with the flow {@code M} that are {@link ComtradeRow#isWhole whole} and have an HS
     *     code and a value; a note says how many others have that flow
     * @throws IllegalArgumentException if one flow is there in two editions of the Harmonized System; take one with
     *     {@link #where}
     */
    public TradeTable reportedImports() {
        return table("M", "imports as the importer reported them; values are primaryValue, mostly CIF");
    }

    /**
     * Exports as exporters reported them: the reporter is the exporter; values are {@code primaryValue}, mostly FOB.
     *
     * @return a table of the rows with the flow {@code X} that are {@link ComtradeRow#isWhole whole} and have an HS
     *     code and a value; a note says how many others have that flow
     * @throws IllegalArgumentException if one flow is there in two editions of the Harmonized System; take one with
     *     {@link #where}
     */
    public TradeTable reportedExports() {
        return table("X", "exports as the exporter reported them; values are primaryValue, mostly FOB");
    }

    private TradeTable table(String flow, String note) {
        TradeTableBuilder table = TradeTable.builder().source(SOURCE).note(note);
        List<ComtradeRow> all =
                rows.stream().filter(row -> row.flow().equals(flow)).toList();
        String editions = all.stream()
                .map(row -> row.cell("classificationCode"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!editions.isEmpty()) {
            table.note("classification: " + editions);
        }
        int others = 0;
        for (ComtradeRow row : all) {
            Optional<HsCode> product = row.findProduct();
            Optional<BigDecimal> value = row.findNumber("primaryValue");
            if (row.isWhole() && product.isPresent() && value.isPresent()) {
                boolean imports = flow.equals("M");
                table.add(new TradeFlow(
                        row.year(),
                        imports ? row.partner() : row.reporter(),
                        imports ? row.reporter() : row.partner(),
                        product.get(),
                        value.get().doubleValue(),
                        row.netWeight()));
            } else {
                others++;
            }
        }
        if (others > 0) {
            table.note(others + " more rows of this flow are months, parts, no HS codes or without a value");
        }
        return table.build();
    }
}
