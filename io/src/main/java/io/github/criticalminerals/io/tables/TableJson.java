package io.github.criticalminerals.io.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.io.json.StrictJson;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Supply tables as JSON. */
final class TableJson {
    /** Made when tables are written; to read none takes none. */
    private static final Supplier<ObjectMapper> MAPPER = Suppliers.memoize(ObjectMapper::new);

    private static final String FORMAT = "supply tables, JSON of this library";

    private TableJson() {}

    static boolean isJson(DataSource source) {
        String head = new String(source.head(), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .stripLeading();
        return head.startsWith("[") || head.startsWith("{");
    }

    static Recognition recognise(DataSource source) {
        List<String> missing = new ArrayList<>(List.of("commodity", "stages", "measure", "year", "basis"));
        missing.removeAll(StrictJson.namesOf(source));
        return new Recognition(FORMAT, missing);
    }

    static Loaded<List<SupplyTable>> read(DataSource source) {
        try (StrictJson json = StrictJson.open(source)) {
            ImmutableList<SupplyTable> tables = ImmutableList.copyOf(json.values(SupplyTable.class));
            LoadReport.Builder report = json.report(FORMAT);
            tables.forEach(table -> table.errata().forEach(report::erratum));
            return new Loaded<>(tables, report.build());
        }
    }

    static String write(List<SupplyTable> tables) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter layout = new DefaultPrettyPrinter();
        layout.indentArraysWith(lines);
        layout.indentObjectsWith(lines);
        try {
            return MAPPER.get().writer(layout).writeValueAsString(tables) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "tables must be such that JSON can hold them, but " + e.getOriginalMessage(), e);
        }
    }
}
